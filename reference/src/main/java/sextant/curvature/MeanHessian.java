package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.PairFunction;
import sextant.sail.SamplingLaw;
import sextant.sail.ScoreFunction;

//@ model import sextant.robust.RobustLoss;

/**
 * The Hessian of an expectation under the on-policy law, literally: a loop over ordered pairs for
 * every entry.
 *
 * <pre>
 *   paper                                               here    meaning
 *   E[Hess f + S grad f' + grad f S' + f (S S' + dS)]   value   the Hessian of E[f] (ORA, Eq. 39)
 *   the bracket                                         term    one entry, of one pair
 *   grad f, Hess f                                              df/dh Dpsi, d2f/dh2 Dpsi Dpsi'
 *   dS                                                          -2 Cov_x(psi)
 * </pre>
 */
public final class MeanHessian {

  private MeanHessian() {}

  /**
   * Entry (a, b) of the bracket at one pair.
   *
   * @param value f
   * @param slope df/dh
   * @param curvature d2f/dh2
   * @param gapA coordinate a of Dpsi
   * @param gapB coordinate b of Dpsi
   * @param scoreA coordinate a of S
   * @param scoreB coordinate b of S
   * @param covariance entry (a, b) of Cov_x(psi)
   */
  /*@ public normal_behavior
  @   ensures \result.value == curvature.value * (gapA.value * gapB.value)
  @       + slope.value * (scoreA.value * gapB.value + gapA.value * scoreB.value)
  @       + (scoreA.value * scoreB.value - 2 * covariance.value) * value.value;
  @ pure */
  public static LogNumber term(
      LogNumber value,
      BigFraction slope,
      BigFraction curvature,
      BigFraction gapA,
      BigFraction gapB,
      BigFraction scoreA,
      BigFraction scoreB,
      BigFraction covariance) {
    BigFraction product = gapA.multiply(gapB);
    /*@ ghost boolean first = RobustLoss.sameMultiple(
    @     product.value, gapA.value * gapB.value, curvature.value); @*/
    BigFraction cross = scoreA.multiply(gapB).add(gapA.multiply(scoreB));
    /*@ ghost boolean second = RobustLoss.sameMultiple(
    @     cross.value, scoreA.value * gapB.value + gapA.value * scoreB.value, slope.value); @*/
    BigFraction law = scoreA.multiply(scoreB).subtract(covariance.multiply(BigFraction.TWO));
    /*@ ghost boolean third = RobustLoss.sameMultiple(
    @     law.value, scoreA.value * scoreB.value - 2 * covariance.value, value.value); @*/
    return LogNumber.of(curvature.multiply(product).add(slope.multiply(cross)))
        .add(value.multiply(law));
  }

  /**
   * The Hessian of E[f], d by d exact log-numbers, symmetric.
   *
   * @param model the exact data
   * @param f a function of h
   */
  /*@ public normal_behavior
  @   requires f.value.length > 0 && f.value[0] != null;
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   ensures \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, e; 0 <= a && a < \result.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b].value == \result[b][a].value);
  @ pure */
  public static LogNumber[][] value(LogRational model, PairFunction f) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[][] hessian = new LogNumber[scores.dimension()][scores.dimension()];
    for (int a = 0; a < hessian.length; a++) {
      for (int b = 0; b <= a; b++) {
        LogNumber entry = entry(model, scores, f, a, b);
        hessian[a][b] = entry;
        hessian[b][a] = entry;
      }
    }
    return hessian;
  }

  private static LogNumber entry(
      LogRational model, ScoreFunction scores, PairFunction f, int a, int b) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction probability =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
          LogNumber term =
              term(
                  f.value(x, i, j),
                  f.slope(x, i, j),
                  f.curvature(x, i, j),
                  scores.gap(x, i, j, a),
                  scores.gap(x, i, j, b),
                  scores.pairScore(x, i, j, a),
                  scores.pairScore(x, i, j, b),
                  scores.covariance(x, a, b));
          terms[count] = term.multiply(probability);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }
}
