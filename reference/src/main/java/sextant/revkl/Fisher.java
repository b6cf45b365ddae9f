package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;

/**
 * The Fisher matrix of the policy, exact and enclosed.
 *
 * <pre>
 *   symbol                              here            meaning
 *   F(theta) = E_x Cov_theta(psi)       value, enclose  also the Hessian of klRefPolicy
 *   F(theta_ref)                        reference       the same at theta_ref
 * </pre>
 */
public final class Fisher {

  private Fisher() {}

  /**
   * RKL-KL-RP: F(theta), which is the Hessian of klRefPolicy, d by d rational numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   ensures \result.length == model.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, e; 0 <= a && a < \result.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b].value == \result[b][a].value);
  @ pure */
  public static BigFraction[][] value(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    BigFraction[][] fisher = new BigFraction[scores.dimension()][];
    /*@ loop_invariant 0 <= a && a <= fisher.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; fisher[i] != null
    @     && fisher[i].length == fisher.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < fisher[i].length; fisher[i][e] != null);
    @ loop_invariant (\forall int i, j; 0 <= i && i < a && 0 <= j && j < i;
    @     fisher[i][j] == fisher[j][i]);
    @ loop_writes a, fisher[*];
    @ loop_decreases fisher.length - a; @*/
    for (int a = 0; a < fisher.length; a++) {
      fisher[a] = row(model, scores, fisher, a);
    }
    return fisher;
  }

  /** Row a; left of the diagonal it is in the rows before. */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires before.length == scores.dimension();
  @   requires 0 <= a && a < before.length;
  @   requires (\forall int i; 0 <= i && i < a; before[i] != null
  @       && before[i].length == before.length);
  @   requires (\forall int i, e; 0 <= i && i < a
  @       && 0 <= e && e < before[i].length; before[i][e] != null);
  @   ensures \fresh(\result) && \result.length == before.length && \nonnullelements(\result);
  @   ensures (\forall int b; 0 <= b && b < a; \result[b] == before[b][a]);
  @ pure */
  private static BigFraction[] row(
      LogRational model, ScoreFunction scores, BigFraction[][] before, int a) {
    BigFraction[] row = new BigFraction[before.length];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_invariant (\forall int i; 0 <= i && i < b && i < a; row[i] == before[i][a]);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] = b < a ? before[b][a] : meanCovariance(model, scores, a, b);
    }
    return row;
  }

  /** E_x Cov_x(psi_a, psi_b). */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires 0 <= a && a < scores.dimension() && 0 <= b && b < scores.dimension();
  @   ensures true;
  @ pure */
  private static BigFraction meanCovariance(LogRational model, ScoreFunction scores, int a, int b) {
    BigFraction[] terms = new BigFraction[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      terms[x] = scores.covariance(x, a, b).multiply(model.mass(x));
    }
    return Rationals.sum(terms);
  }

  /**
   * Encloses F(theta), for an instance of either regime.
   *
   * @param table the responses' scores and laws
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] enclose(ScoreTable table) {
    return of(table, false);
  }

  /**
   * Encloses F(theta_ref), for an instance of either regime.
   *
   * @param table the responses' scores and laws
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] reference(ScoreTable table) {
    return of(table, true);
  }

  /*@ private behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] of(ScoreTable table, boolean reference) {
    Interval[][] laws = new Interval[table.instance().promptCount()][];
    /*@ loop_invariant 0 <= x && x <= laws.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; laws[i] != null
    @     && laws[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < laws[i].length; laws[i][e] != null);
    @ loop_writes x, laws[*];
    @ loop_decreases laws.length - x; @*/
    for (int x = 0; x < laws.length; x++) {
      laws[x] = law(table, reference, x);
    }
    return SecondMoments.sum(table.instance(), laws, laws, table.bits());
  }

  /** pi_theta(.|x) or pi_ref(.|x). */
  /*@ normal_behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.length == table.instance().responseCount() && \nonnullelements(\result);
  @ pure */
  static Interval[] law(ScoreTable table, boolean reference, int x) {
    Interval[] law = new Interval[table.instance().responseCount()];
    /*@ loop_invariant 0 <= y && y <= law.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; law[i] != null);
    @ loop_writes y, law[*];
    @ loop_decreases law.length - y; @*/
    for (int y = 0; y < law.length; y++) {
      law[y] = reference ? table.refPolicy(x, y) : table.policy(x, y);
    }
    return law;
  }
}
