package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The gradients of the two divergences, exact and enclosed.
 *
 * <pre>
 *   symbol                  here                     meaning
 *   grad klRefPolicy        refPolicy                E_x [E_theta psi - E_ref psi]; rational
 *   grad klPolicyRef        policyRef                E_x Cov_theta(psi, Dtheta·psi)
 *   Dtheta                                           theta - theta_ref
 *   pi_theta - pi_ref, pi_theta (Dtheta·g)  weights  the same as weights of the features
 * </pre>
 *
 * The divergences themselves are in {@link sextant.sail.KlDivergence}.
 */
public final class KlGradient {

  private KlGradient() {}

  /**
   * The gradient of klRefPolicy, d rational numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static BigFraction[] refPolicy(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    BigFraction[] gradient = new BigFraction[scores.dimension()];
    for (int k = 0; k < gradient.length; k++) {
      BigFraction[] terms = new BigFraction[model.promptCount()];
      for (int x = 0; x < terms.length; x++) {
        BigFraction reference = BigFraction.ZERO;
        for (int y = 0; y < model.responseCount(); y++) {
          BigFraction feature = model.instance().feature(x, y, k);
          reference = reference.add(feature.multiply(model.refPolicy(x, y)));
        }
        terms[x] = scores.mean(x, k).subtract(reference).multiply(model.mass(x));
      }
      gradient[k] = Rationals.sum(terms);
    }
    return gradient;
  }

  /**
   * The gradient of klPolicyRef, d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static LogNumber[] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] move = move(model);
    int d = scores.dimension();
    LogNumber[] gradient = new LogNumber[d];
    for (int k = 0; k < d; k++) {
      // Cov(psi_k, Dtheta·psi) = sum_j Cov(psi_k, psi_j) Dtheta_j
      LogNumber[] terms = new LogNumber[model.promptCount()];
      for (int x = 0; x < terms.length; x++) {
        BigFraction[] row = new BigFraction[d];
        for (int j = 0; j < d; j++) {
          row[j] = scores.covariance(x, k, j);
        }
        terms[x] = LogNumber.dot(row, move).multiply(model.mass(x));
      }
      gradient[k] = LogNumber.sum(terms);
    }
    return gradient;
  }

  /** theta - theta_ref. */
  static LogNumber[] move(LogRational model) {
    LogNumber[] move = new LogNumber[model.instance().dimension()];
    for (int k = 0; k < move.length; k++) {
      move[k] = model.instance().theta(k).subtract(model.instance().thetaRef(k));
    }
    return move;
  }

  /**
   * Encloses the gradient of a divergence, for an instance of either regime.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] enclose(ScoreTable table, KlDirection direction) {
    return WeightedFeatures.sum(table.instance(), weights(table, direction), table.bits());
  }

  /**
   * Encloses the weights w with grad K = sum_x mu(x) sum_y w[x][y] psi(x,y); they sum to 0 in each
   * prompt.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  public static Interval[][] weights(ScoreTable table, KlDirection direction) {
    int bits = table.bits();
    Interval[][] weights = new Interval[table.instance().promptCount()][];
    for (int x = 0; x < weights.length; x++) {
      weights[x] = new Interval[table.instance().responseCount()];
      Interval[] centred = CentredScores.of(table, x);
      for (int y = 0; y < weights[x].length; y++) {
        weights[x][y] =
            direction == KlDirection.REF_POLICY
                ? table.policy(x, y).subtract(table.refPolicy(x, y), bits)
                : table.policy(x, y).multiply(centred[y], bits);
      }
    }
    return weights;
  }
}
