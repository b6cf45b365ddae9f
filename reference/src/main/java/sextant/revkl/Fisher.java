package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.exact.Triangle;
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
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null && \result[a][b] == \result[b][a]);
  @ pure */
  public static BigFraction[][] value(LogRational model) {
    return Triangle.mirrored(triangle(model, ScoreFunction.of(model)));
  }

  /** The lower triangle of F. */
  /*@ private normal_behavior
  @   requires scores.model == model;
  @   requires model.weights.length == model.instance.promptNames.length;
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length; \result[a] != null
  @       && \result[a].length == a + 1);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b <= a;
  @       \result[a][b] != null);
  @ pure */
  private static BigFraction[][] triangle(LogRational model, ScoreFunction scores) {
    BigFraction[][] triangle = new BigFraction[scores.dimension()][];
    /*@ loop_invariant 0 <= k && k <= triangle.length;
    @ loop_invariant model.weights.length == model.instance.promptNames.length;
    @ loop_invariant (\forall int a; 0 <= a && a < k; triangle[a] != null
    @     && triangle[a].length == a + 1);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b <= a;
    @     triangle[a][b] != null);
    @ loop_writes k, triangle[*];
    @ loop_decreases triangle.length - k; @*/
    for (int k = 0; k < triangle.length; k++) {
      triangle[k] = row(model, scores, k);
    }
    return triangle;
  }

  /** The entries (a, 0) to (a, a) of F. */
  /*@ private normal_behavior
  @   requires scores.model == model;
  @   requires model.weights.length == model.instance.promptNames.length;
  @   requires 0 <= a && a < model.instance().dimension();
  @   ensures \fresh(\result) && \result.length == a + 1 && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] row(LogRational model, ScoreFunction scores, int a) {
    BigFraction[] row = new BigFraction[a + 1];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant model.weights.length == model.instance.promptNames.length;
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] = entry(model, scores, a, b);
    }
    return row;
  }

  /** E_x Cov_x(psi), entry (a, b). */
  /*@ private normal_behavior
  @   requires scores.model == model;
  @   requires model.weights.length == model.instance.promptNames.length;
  @   requires 0 <= a && a < model.instance.dimension && 0 <= b && b <= a;
  @   ensures true;
  @ pure */
  private static BigFraction entry(LogRational model, ScoreFunction scores, int a, int b) {
    BigFraction[] masses = new BigFraction[model.promptCount()];
    BigFraction[] covariances = new BigFraction[masses.length];
    /*@ loop_invariant 0 <= x && x <= masses.length;
    @ loop_invariant model.weights.length == model.instance.promptNames.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x;
    @     masses[i] != null && covariances[i] != null);
    @ loop_writes x, masses[*], covariances[*];
    @ loop_decreases masses.length - x; @*/
    for (int x = 0; x < masses.length; x++) {
      masses[x] = model.mass(x);
      covariances[x] = scores.covariance(x, a, b);
    }
    return value(masses, covariances);
  }

  /**
   * E_x Cov_x(psi), one entry.
   *
   * @param masses mu(x)
   * @param covariances the entry of Cov_x(psi), as many
   */
  /*@ normal_behavior
  @   requires masses.length == covariances.length;
  @   requires \nonnullelements(masses) && \nonnullelements(covariances);
  @   ensures \result.value == Rationals.dotOf(masses, covariances, masses.length);
  @ pure */
  static BigFraction value(BigFraction[] masses, BigFraction[] covariances) {
    return Rationals.dot(masses, covariances);
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
