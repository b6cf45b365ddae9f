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
  @   ensures \result.length == model.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, e; 0 <= a && a < \result.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < a;
  @       \result[a][b].value == \result[b][a].value);
  @ pure */
  public static BigFraction[][] value(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    int d = model.instance().dimension();
    BigFraction[][] fisher = new BigFraction[d][];
    /*@ loop_invariant 0 <= a && a <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < a;
    @     fisher[i] != null && fisher[i].length == d);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < fisher[i].length; fisher[i][e] != null);
    @ loop_invariant (\forall int i, b; 0 <= i && i < a && 0 <= b && b < i;
    @     fisher[i][b].value == fisher[b][i].value);
    @ loop_writes a, fisher[*];
    @ loop_decreases d - a; @*/
    for (int a = 0; a < d; a++) {
      fisher[a] = row(model, scores, fisher, a);
    }
    return fisher;
  }

  /** Row a, whose part before the diagonal stands in the rows above. */
  /*@ private normal_behavior
  @   requires 0 <= a && a < above.length && above.length == model.instance().dimension();
  @   requires scores.dimension() == model.instance().dimension();
  @   requires (\forall int i; 0 <= i && i < a;
  @       above[i] != null && above[i].length == above.length);
  @   requires (\forall int i, e; 0 <= i && i < a
  @       && 0 <= e && e < above[i].length; above[i][e] != null);
  @   ensures \fresh(\result) && \result.length == above.length && \nonnullelements(\result);
  @   ensures (\forall int b; 0 <= b && b < a; \result[b] == above[b][a]);
  @ pure */
  private static BigFraction[] row(
      LogRational model, ScoreFunction scores, BigFraction[][] above, int a) {
    BigFraction[] row = new BigFraction[above.length];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_invariant (\forall int i; 0 <= i && i < b && i < a; row[i] == above[i][a]);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      if (b < a) {
        BigFraction[] earlier = above[b];
        //@ assert a < earlier.length;
        //@ assert earlier[a] != null;
        row[b] = earlier[a];
      } else {
        row[b] = entry(model, scores, a, b);
      }
    }
    return row;
  }

  /** The mean over the prompts of entry (a, b) of Cov_theta(psi). */
  /*@ private normal_behavior
  @   requires 0 <= a && a < scores.dimension() && 0 <= b && b < scores.dimension();
  @   ensures true;
  @ pure */
  private static BigFraction entry(LogRational model, ScoreFunction scores, int a, int b) {
    int prompts = model.promptCount();
    BigFraction[] terms = new BigFraction[prompts];
    /*@ loop_invariant 0 <= x && x <= prompts;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases prompts - x; @*/
    for (int x = 0; x < prompts; x++) {
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
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] enclose(ScoreTable table) {
    Interval[][] laws = new Interval[table.instance().promptCount()][];
    for (int x = 0; x < laws.length; x++) {
      laws[x] = new Interval[table.instance().responseCount()];
      for (int y = 0; y < laws[x].length; y++) {
        laws[x][y] = table.policy(x, y);
      }
    }
    return SecondMoments.sum(table.instance(), laws, laws, table.bits());
  }

  /**
   * Encloses F(theta_ref), for an instance of either regime.
   *
   * @param table the responses' scores and laws
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] reference(ScoreTable table) {
    Interval[][] laws = new Interval[table.instance().promptCount()][];
    for (int x = 0; x < laws.length; x++) {
      laws[x] = new Interval[table.instance().responseCount()];
      for (int y = 0; y < laws[x].length; y++) {
        laws[x][y] = table.refPolicy(x, y);
      }
    }
    return SecondMoments.sum(table.instance(), laws, laws, table.bits());
  }
}
