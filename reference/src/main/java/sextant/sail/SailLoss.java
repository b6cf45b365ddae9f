package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * The single-level SAIL loss, literally: a double loop over ordered pairs, in exact arithmetic.
 *
 * <pre>
 *   paper        here      meaning
 *   L_SAIL       value     E_{z ~ d_theta}[ p* l^1 + (1 - p*) l^0 ]   (ORA, Eq. 9)
 * </pre>
 *
 * The quick enclosure of the same number is {@link SailByResponse}.
 */
public final class SailLoss {

  private SailLoss() {}

  /**
   * L_SAIL of a log-rational instance (ORA, Eq. 9 in expectation form), an exact log-number.
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
          terms[count] = pairTerm(model, x, i, j);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }

  /** d_theta(z) times the expected pair loss, for z = (x, i, j). */
  private static LogNumber pairTerm(LogRational model, int x, int i, int j) {
    BigFraction odds = model.tilt(x, i).divide(model.tilt(x, j));
    LogNumber loss =
        PairLoss.expected(
            model.preference(x, i, j),
            PairLoss.firstPreferred(odds),
            PairLoss.secondPreferred(odds));
    BigFraction probability =
        SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
    return loss.multiply(probability);
  }
}
