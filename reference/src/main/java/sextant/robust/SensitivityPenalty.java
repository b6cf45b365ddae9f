package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.PairLogit;
import sextant.sail.SamplingLaw;

/**
 * The sensitivity penalty, literally: a sum over prompts and ordered pairs, in exact arithmetic.
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
  /*@ public normal_behavior
  @   ensures \result.value >= 0;
  @ pure */
  public static LogNumber value(LogRational model) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length;
    @ loop_invariant (\forall int k; 0 <= k && k < x; prompts[k] != null && prompts[k].value >= 0);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = promptValue(model, x);
    }
    //@ ghost boolean sign = notNegative(prompts);
    return LogNumber.sum(prompts);
  }

  /** The terms of prompt x. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber promptValue(LogRational model, int x) {
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; rows[k] != null && rows[k].value >= 0);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowValue(model, x, i);
    }
    //@ ghost boolean sign = notNegative(rows);
    return LogNumber.sum(rows);
  }

  /** The terms z = (x, i, j) for all j. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber rowValue(LogRational model, int x, int i) {
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; terms[k] != null && terms[k].value >= 0);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      BigFraction probability =
          SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
      terms[j] = term(probability, logit(model, x, i, j));
    }
    //@ ghost boolean sign = notNegative(terms);
    return LogNumber.sum(terms);
  }

  /** One pair's share, d_theta(z)|h(z)|. */
  /*@ private normal_behavior
  @   requires probability.value >= 0;
  @   ensures \result.value
  @       == probability.value * (logit.value < 0 ? 0 - logit.value : logit.value);
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber term(BigFraction probability, LogNumber logit) {
    return logit.abs().multiply(probability);
  }

  /*@ // A sum of numbers that are not negative is not negative, by induction.
  @ private normal_behavior
  @   requires \nonnullelements(v);
  @   requires (\forall int k; 0 <= k && k < v.length; v[k].value >= 0);
  @   ensures \result;
  @   ensures LogNumber.sumOf(v, v.length) >= 0;
  @ private static pure model boolean notNegative(LogNumber[] v) {
  @   //@ loop_invariant 0 <= n && n <= v.length && LogNumber.sumOf(v, n) >= 0;
  @   //@ loop_writes n;
  @   for (int n = 0; n < v.length; n++) {}
  @   return true;
  @ }
  @*/

  /** h(z) for z = (x, i, j), in its log-linear form. */
  /*@ normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  static LogNumber logit(LogRational model, int x, int i, int j) {
    return PairLogit.logLinear(
        model.instance().theta(),
        model.instance().thetaRef(),
        model.instance().features(x, i),
        model.instance().features(x, j));
  }
}
