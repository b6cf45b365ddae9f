package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;

//@ model import sextant.exact.Elementary;

/**
 * The logistic loss of one pair, exact where e^{beta h} is rational.
 *
 * <pre>
 *   paper        here             meaning
 *   e^{beta h}   odds             the odds that the implicit reward gives the first response
 *   l^1          firstPreferred   -log sigma(beta h)  = log(1 + e^{-beta h})
 *   l^0          secondPreferred  -log sigma(-beta h) = log(1 + e^{beta h})
 *   p*           preference       P*(y1 preferred to y2 | x)
 *   l            expected         p* l^1 + (1 - p*) l^0
 * </pre>
 */
public final class PairLoss {

  private PairLoss() {}

  /**
   * The loss l^1 when the first response is the preferred one.
   *
   * @param odds e^{beta h} &gt; 0
   */
  /*@ public normal_behavior
  @   requires odds.value > 0;
  @   ensures \result.value == Elementary.realLn(1 + 1 / odds.value);
  @ pure */
  public static LogNumber firstPreferred(BigFraction odds) {
    return LogNumber.log(BigFraction.ONE.add(odds.reciprocal()));
  }

  /**
   * The loss l^0 when the second response is the preferred one.
   *
   * @param odds e^{beta h} &gt; 0
   */
  /*@ public normal_behavior
  @   requires odds.value > 0;
  @   ensures \result.value == Elementary.realLn(1 + odds.value);
  @ pure */
  public static LogNumber secondPreferred(BigFraction odds) {
    return LogNumber.log(BigFraction.ONE.add(odds));
  }

  /**
   * The expected loss l = p* l^1 + (1 - p*) l^0 of one pair.
   *
   * @param preference p*, in [0, 1]
   * @param first l^1
   * @param second l^0
   */
  /*@ public normal_behavior
  @   ensures \result.value == preference.value * first.value
  @                          + (1 - preference.value) * second.value;
  @ pure */
  public static LogNumber expected(BigFraction preference, LogNumber first, LogNumber second) {
    BigFraction complement = BigFraction.ONE.subtract(preference);
    return first.multiply(preference).add(second.multiply(complement));
  }
}
