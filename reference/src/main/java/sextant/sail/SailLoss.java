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
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static LogNumber value(LogRational model) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length;
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = prompt(model, x);
    }
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures true;
  @ pure */
  private static LogNumber prompt(LogRational model, int x) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length;
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, x, i);
    }
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber row(LogRational model, int x, int i) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = pairTerm(model, x, i, j);
    }
    return LogNumber.sum(terms);
  }

  /** d_theta(z) times the expected pair loss, for z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber pairTerm(LogRational model, int x, int i, int j) {
    //@ ghost boolean filled = model.filled();
    //@ ghost boolean compared = model.compared();
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
