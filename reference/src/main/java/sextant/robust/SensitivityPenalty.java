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

  /*@ // A sum of numbers of which none is negative.
  @ public normal_behavior
  @   requires \nonnullelements(v);
  @   requires (\forall int i; 0 <= i && i < v.length; v[i].value >= 0);
  @   ensures \result;
  @   ensures LogNumber.sumOf(v, v.length) >= 0;
  @ public static pure model boolean sumNotNegative(LogNumber[] v) {
  @   loop_invariant 0 <= k && k <= v.length && LogNumber.sumOf(v, k) >= 0;
  @   loop_decreases v.length - k;
  @   for (int k = 0; k < v.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /*@ // A product of three numbers of which none is negative, times a fourth.
  @ public normal_behavior
  @   requires a >= 0 && b >= 0 && c >= 0 && d >= 0;
  @   ensures \result;
  @   ensures a * b * c >= 0 && d * (a * b * c) >= 0;
  @ public static pure model boolean productNotNegative(\real a, \real b, \real c, \real d) {
  @   return true;
  @ }
  @*/

  /**
   * R(theta) of a log-rational instance, an exact log-number.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized();
  @   ensures \result.value >= 0;
  @ pure */
  public static LogNumber value(LogRational model) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null && prompts[u].value >= 0);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = prompt(model, x);
    }
    //@ ghost boolean positive = sumNotNegative(prompts);
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber prompt(LogRational model, int x) {
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null && rows[u].value >= 0);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, x, i);
    }
    //@ ghost boolean positive = sumNotNegative(rows);
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber row(LogRational model, int x, int i) {
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null && terms[u].value >= 0);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = term(model, x, i, j);
    }
    //@ ghost boolean positive = sumNotNegative(terms);
    return LogNumber.sum(terms);
  }

  /** d_theta(z) |h(z)| for z = (x, i, j). */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber term(LogRational model, int x, int i, int j) {
    //@ ghost boolean filled = model.filled();
    BigFraction mass = model.mass(x);
    BigFraction first = model.policy(x, i);
    BigFraction second = model.policy(x, j);
    LogNumber distance = logit(model, x, i, j).abs();
    /*@ ghost boolean positive
    @     = productNotNegative(mass.value, first.value, second.value, distance.value); @*/
    return distance.multiply(SamplingLaw.probability(mass, first, second));
  }

  /** h(z) for z = (x, i, j), in its log-linear form. */
  /*@ normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  static LogNumber logit(LogRational model, int x, int i, int j) {
    //@ ghost boolean complete = model.instance().wholeAt(x);
    return PairLogit.logLinear(
        model.instance().theta(),
        model.instance().thetaRef(),
        model.instance().features(x, i),
        model.instance().features(x, j));
  }
}
