package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;

/**
 * The Hessians of the two divergences, exact and enclosed.
 *
 * <pre>
 *   symbol               here               meaning
 *   Hess klRefPolicy     Fisher             E_x Cov_theta(psi)
 *   Hess klPolicyRef     policyRef          E_x E_theta[(1 + Dtheta·g) g g']
 *   g                    ScoreFunction      psi - E_theta psi
 *   Dtheta                                  theta - theta_ref
 * </pre>
 */
public final class KlHessian {

  private KlHessian() {}

  /**
   * RKL-KL-PR: the Hessian of klPolicyRef, F + E[(Dtheta·g) g g'], d by d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures \result.length == model.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a].length == \result.length && \nonnullelements(\result[a]));
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b].value == \result[b][a].value);
  @ pure */
  public static LogNumber[][] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] move = KlGradient.move(model);
    BigFraction[][] fisher = Fisher.value(model);
    LogNumber[][] hessian = new LogNumber[fisher.length][fisher.length];
    for (int a = 0; a < fisher.length; a++) {
      for (int b = 0; b <= a; b++) {
        LogNumber third = thirdMoment(model, scores, move, a, b);
        hessian[a][b] = LogNumber.of(fisher[a][b]).add(third);
        hessian[b][a] = hessian[a][b];
      }
    }
    return hessian;
  }

  /** E_x E_theta[(Dtheta·g) g_a g_b]: its coefficients of Dtheta are rational. */
  private static LogNumber thirdMoment(
      LogRational model, ScoreFunction scores, LogNumber[] move, int a, int b) {
    BigFraction[] coefficients = new BigFraction[move.length];
    for (int k = 0; k < move.length; k++) {
      BigFraction total = BigFraction.ZERO;
      for (int x = 0; x < model.promptCount(); x++) {
        for (int y = 0; y < model.responseCount(); y++) {
          BigFraction product =
              scores.score(x, y, a).multiply(scores.score(x, y, b)).multiply(scores.score(x, y, k));
          total = total.add(product.multiply(model.policy(x, y)).multiply(model.mass(x)));
        }
      }
      coefficients[k] = total;
    }
    return LogNumber.dot(coefficients, move);
  }

  /**
   * Encloses the Hessian of a divergence, for an instance of either regime.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] enclose(ScoreTable table, KlDirection direction) {
    return direction == KlDirection.REF_POLICY ? Fisher.enclose(table) : policyRef(table);
  }

  private static Interval[][] policyRef(ScoreTable table) {
    int bits = table.bits();
    int prompts = table.instance().promptCount();
    int n = table.instance().responseCount();
    Interval[][] laws = new Interval[prompts][n];
    Interval[][] weights = new Interval[prompts][n];
    for (int x = 0; x < prompts; x++) {
      Interval[] centred = CentredScores.of(table, x);
      for (int y = 0; y < n; y++) {
        laws[x][y] = table.policy(x, y);
        weights[x][y] = laws[x][y].multiply(centred[y].add(Interval.ONE, bits), bits);
      }
    }
    return SecondMoments.sum(table.instance(), laws, weights, bits);
  }
}
