package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.PairLogit;
import sextant.sail.SamplingLaw;

/**
 * The sensitivity penalty, literally: a double loop over ordered pairs, in exact arithmetic.
 *
 * <pre>
 *   paper       here       meaning
 *   R(theta)    value      E_{z ~ d_theta} |h(z)|   (ORA, Eq. 13)
 * </pre>
 *
 * The quick enclosure of the same number is {@link PenaltyByRank}.
 */
public final class SensitivityPenalty {

  private SensitivityPenalty() {}

  /**
   * R(theta) of a log-rational instance, an exact log-number.
   *
   * @param model the exact data
   */
  public static LogNumber value(LogRational model) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction probability =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
          terms[count] = logit(model, x, i, j).abs().multiply(probability);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }

  /** h(z) for z = (x, i, j), in its log-linear form. */
  static LogNumber logit(LogRational model, int x, int i, int j) {
    return PairLogit.logLinear(
        model.instance().theta(),
        model.instance().thetaRef(),
        model.instance().features(x, i),
        model.instance().features(x, j));
  }
}
