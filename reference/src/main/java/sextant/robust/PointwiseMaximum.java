package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.Limits;
import sextant.model.LogRational;
import sextant.model.Policy;

/**
 * The robust loss as an expectation of pointwise maxima: for every z the worse end of the clipped
 * interval of preferences. It shares no formula with {@link RobustLoss} or {@link
 * VertexEnumeration} (only the packages exact and model), so that their agreement means something.
 *
 * <pre>
 *   paper            here        meaning
 *   l^1, l^0         preferred,  the two losses of z, from log-ratios of probabilities
 *                    other
 *   [p-rho, p+rho]   ends        clipped to [0, 1]; {1/2} alone when y1 = y2 (antisymmetry)
 * </pre>
 */
public final class PointwiseMaximum {

  private PointwiseMaximum() {}

  /**
   * The robust loss of a log-rational instance at a radius of one's choice, exact.
   *
   * @param model the exact data
   * @param rho the radius, at least 0
   */
  public static LogNumber value(LogRational model, BigFraction rho) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      LogNumber[] move = new LogNumber[n];
      for (int y = 0; y < n; y++) {
        move[y] = LogNumber.log(model.policy(x, y).divide(model.refPolicy(x, y)));
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction weight =
              model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
          LogNumber logit = move[i].subtract(move[j]).multiply(model.instance().beta());
          LogNumber worst = worst(model.preference(x, i, j), rho, i == j, logit);
          terms[count] = worst.multiply(weight);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }

  /** The worse end of the clipped interval, for one z with beta h = logit. */
  private static LogNumber worst(
      BigFraction preference, BigFraction rho, boolean same, LogNumber logit) {
    BigFraction low = preference;
    BigFraction high = preference;
    if (!same) {
      low = Rationals.max(BigFraction.ZERO, preference.subtract(rho));
      high = Rationals.min(BigFraction.ONE, preference.add(rho));
    }
    LogNumber preferred = softplus(logit.negate());
    LogNumber other = softplus(logit);
    return LogNumber.max(blend(low, preferred, other), blend(high, preferred, other));
  }

  private static LogNumber blend(BigFraction q, LogNumber preferred, LogNumber other) {
    return other.add(preferred.subtract(other).multiply(q));
  }

  /** log(1 + e^v) where e^v is rational. */
  private static LogNumber softplus(LogNumber v) {
    BigFraction power = v.exp(2 * Limits.WEIGHT_BITS);
    if (power == null) {
      throw new ArithmeticException("e^(beta h) is not a rational of the permitted size");
    }
    return LogNumber.log(power.add(BigFraction.ONE));
  }

  /**
   * Encloses the robust loss of any instance at a radius of one's choice.
   *
   * @param instance the instance
   * @param rho the radius, at least 0
   * @param bits mantissa bits kept
   */
  public static Interval value(Instance instance, BigFraction rho, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval prompt = promptValue(instance, x, rho, bits);
      total = total.add(prompt.multiply(instance.mass(x), bits), bits);
    }
    return total;
  }

  private static Interval promptValue(Instance instance, int x, BigFraction rho, int bits) {
    int n = instance.responseCount();
    LogNumber[] scores = new LogNumber[n];
    LogNumber[] refScores = new LogNumber[n];
    for (int y = 0; y < n; y++) {
      scores[y] = instance.score(x, y);
      refScores[y] = instance.refScore(x, y);
    }
    Interval[] law = Policy.fromScores(scores, bits);
    Interval[] logLaw = Policy.logFromScores(scores, bits);
    Interval[] logRef = Policy.logFromScores(refScores, bits);
    Interval[] move = new Interval[n];
    for (int y = 0; y < n; y++) {
      move[y] = logLaw[y].subtract(logRef[y], bits);
    }
    Interval total = Interval.ZERO;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Interval logit = move[i].subtract(move[j], bits).multiply(instance.beta(), bits);
        Interval preference = instance.oracle().enclose(x, i, j, bits);
        Interval worst = worst(preference, rho, i == j, logit, bits);
        total = total.add(law[i].multiply(law[j], bits).multiply(worst, bits), bits);
      }
    }
    return total;
  }

  private static Interval worst(
      Interval preference, BigFraction rho, boolean same, Interval logit, int bits) {
    Interval low = preference;
    Interval high = preference;
    if (!same) {
      Interval radius = Interval.from(rho, bits);
      low = preference.subtract(radius, bits).max(Interval.ZERO);
      high = preference.add(radius, bits).min(Interval.ONE);
    }
    Interval preferred = Elementary.softplus(logit.negate(), bits);
    Interval other = Elementary.softplus(logit, bits);
    return blend(low, preferred, other, bits).max(blend(high, preferred, other, bits));
  }

  private static Interval blend(Interval q, Interval preferred, Interval other, int bits) {
    return other.add(preferred.subtract(other, bits).multiply(q, bits), bits);
  }
}
