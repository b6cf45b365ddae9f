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
    BigFraction[][] fisher = new BigFraction[scores.dimension()][scores.dimension()];
    for (int a = 0; a < fisher.length; a++) {
      for (int b = 0; b <= a; b++) {
        BigFraction[] terms = new BigFraction[model.promptCount()];
        for (int x = 0; x < terms.length; x++) {
          terms[x] = scores.covariance(x, a, b).multiply(model.mass(x));
        }
        fisher[a][b] = Rationals.sum(terms);
        fisher[b][a] = fisher[a][b];
      }
    }
    return fisher;
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
