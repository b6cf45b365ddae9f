package sextant.testing;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;

/**
 * Gradients pair by pair, from grad E[f] = E[grad f + f S] with S = psi(y1) + psi(y2) - 2 E psi, in
 * exact arithmetic. Nothing is summed by response or by rank, and nothing comes from the packages
 * under test: only the exact weights of the model.
 */
public final class ScoreCalculus {

  private ScoreCalculus() {}

  /** One coordinate of the gradient of L_SAIL. */
  public static LogNumber sailGradient(LogRational model, int k) {
    return gradient(model, k, true);
  }

  /** One coordinate of the subgradient of R that takes sign 0 = 0. */
  public static LogNumber penaltyGradient(LogRational model, int k) {
    return gradient(model, k, false);
  }

  private static LogNumber gradient(LogRational model, int k, boolean sail) {
    Instance instance = model.instance();
    int n = model.responseCount();
    LogNumber total = LogNumber.ZERO;
    for (int x = 0; x < model.promptCount(); x++) {
      BigFraction norm = BigFraction.ZERO;
      BigFraction mean = BigFraction.ZERO;
      for (int y = 0; y < n; y++) {
        norm = norm.add(model.weight(x, y));
        mean = mean.add(model.weight(x, y).multiply(instance.feature(x, y, k)));
      }
      mean = mean.divide(norm);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction psi1 = instance.feature(x, i, k);
          BigFraction psi2 = instance.feature(x, j, k);
          BigFraction score = psi1.add(psi2).subtract(mean.multiply(2));
          BigFraction gap = psi1.subtract(psi2);
          LogNumber h = logit(instance, x, i, j);
          LogNumber value = sail ? loss(model, x, i, j) : h.abs();
          BigFraction slope =
              sail ? slope(model, x, i, j).multiply(instance.beta()) : new BigFraction(h.signum());
          BigFraction probability =
              model
                  .weight(x, i)
                  .multiply(model.weight(x, j))
                  .divide(norm.multiply(norm))
                  .multiply(instance.mass(x));
          LogNumber term = LogNumber.of(slope.multiply(gap)).add(value.multiply(score));
          total = total.add(term.multiply(probability));
        }
      }
    }
    return total;
  }

  /** (theta - theta_ref)·(psi(x,i) - psi(x,j)). */
  public static LogNumber logit(Instance instance, int x, int i, int j) {
    LogNumber h = LogNumber.ZERO;
    for (int k = 0; k < instance.dimension(); k++) {
      BigFraction gap = instance.feature(x, i, k).subtract(instance.feature(x, j, k));
      h = h.add(instance.theta(k).multiply(gap)).subtract(instance.thetaRef(k).multiply(gap));
    }
    return h;
  }

  /** p log(1 + e^{-beta h}) + (1 - p) log(1 + e^{beta h}) from the exact tilts. */
  public static LogNumber loss(LogRational model, int x, int i, int j) {
    BigFraction p = model.preference(x, i, j);
    BigFraction total = model.tilt(x, i).add(model.tilt(x, j));
    LogNumber first = LogNumber.log(total.divide(model.tilt(x, i)));
    LogNumber second = LogNumber.log(total.divide(model.tilt(x, j)));
    return first.multiply(p).add(second.multiply(BigFraction.ONE.subtract(p)));
  }

  /** sigma(beta h) - p. */
  private static BigFraction slope(LogRational model, int x, int i, int j) {
    BigFraction total = model.tilt(x, i).add(model.tilt(x, j));
    return model.tilt(x, i).divide(total).subtract(model.preference(x, i, j));
  }
}
