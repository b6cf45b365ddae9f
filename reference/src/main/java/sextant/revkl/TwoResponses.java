package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

/**
 * Two responses with psi = 1 and 0 and the uniform reference (theta_ref = 0): what the curvature of
 * the objective's parts comes to, in closed form.
 *
 * <pre>
 *   symbol                                   here           meaning
 *   t                                        t              theta, the score gap
 *   q = e^{-t}
 *   sigma'(t) (1 - t tanh(t/2))              klPolicyRef    second derivative of klPolicyRef,
 *                                                           q ((1 + q) - t (1 - q)) / (1 + q)^3
 *   t*, the root of t tanh(t/2) = 1, t &gt; 0   inflection     1.5434...
 *   C = cosh^2(t/2)                          c
 *   (5 - 4C - (3 - 2C) log C) / 8C^2         sail           second derivative of L_SAIL for beta = 1
 *                                                           and P* = 1/2
 *   C_1 &lt; C_2                                lowerSwitch,   where it is 0: 1.22..., 7.98...
 *                                            upperSwitch
 * </pre>
 */
public final class TwoResponses {

  private TwoResponses() {}

  /**
   * RKL-KL-PR: encloses the second derivative of klPolicyRef of the example.
   *
   * @param t the score gap
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value * (1 + Elementary.realExp(0 - t.value))
  @       * (1 + Elementary.realExp(0 - t.value)) * (1 + Elementary.realExp(0 - t.value))
  @       <= Elementary.realExp(0 - t.value) * (1 + Elementary.realExp(0 - t.value)
  @           - t.value * (1 - Elementary.realExp(0 - t.value)));
  @   ensures Elementary.realExp(0 - t.value) * (1 + Elementary.realExp(0 - t.value)
  @           - t.value * (1 - Elementary.realExp(0 - t.value)))
  @       <= \result.hi().value * (1 + Elementary.realExp(0 - t.value))
  @       * (1 + Elementary.realExp(0 - t.value)) * (1 + Elementary.realExp(0 - t.value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval klPolicyRef(BigFraction t, int bits) {
    Interval point = Interval.from(t, bits);
    Interval q = Elementary.exp(point.negate(), bits);
    Interval sum = q.add(Interval.ONE, bits);
    Interval slope = slope(point, q, bits);
    Interval cube = sum.square(bits).multiply(sum, bits);
    return q.multiply(slope, bits).divide(cube, bits);
  }

  /** (1 + q) - t (1 - q), of the sign of 1 - t tanh(t/2). */
  private static Interval slope(Interval t, Interval q, int bits) {
    Interval rest = Interval.ONE.subtract(q, bits);
    return q.add(Interval.ONE, bits).subtract(t.multiply(rest, bits), bits);
  }

  /**
   * Encloses t*, the positive root of t tanh(t/2) = 1, within 2^-places, by bisection: t tanh(t/2)
   * increases, and the sign at each end is certified.
   *
   * @param places binary places
   */
  public static Interval inflection(int places) {
    int bits = places + 64;
    Dyadic low = Dyadic.ONE;
    Dyadic high = Dyadic.of(2);
    for (int k = 0; k < places; k++) {
      Dyadic middle = low.add(high).shift(-1);
      Interval point = Interval.exact(middle);
      Interval slope = slope(point, Elementary.exp(point.negate(), bits), bits);
      if (slope.isPositive()) {
        low = middle;
      } else if (slope.isNegative()) {
        high = middle;
      }
    }
    return Interval.of(low, high);
  }

  /**
   * RKL-H1: the second derivative of L_SAIL of the example with beta = 1 and P* = 1/2, exact.
   *
   * @param c C = cosh^2(t/2), at least 1; rational where e^t is
   */
  /*@ public normal_behavior
  @   requires c.value >= 1;
  @   ensures \result.value * (8 * c.value * c.value)
  @       == 5 - 4 * c.value - (3 - 2 * c.value) * Elementary.realLn(c.value);
  @ pure */
  public static LogNumber sail(BigFraction c) {
    BigFraction constant = new BigFraction(5).subtract(c.multiply(4));
    BigFraction factor = c.multiply(2).subtract(3);
    BigFraction scale = c.multiply(c).multiply(8).reciprocal();
    return LogNumber.of(constant).add(LogNumber.log(c).multiply(factor)).multiply(scale);
  }

  /** Encloses C_1 within 2^-places; {@link #sail} is positive on [1, C_1). */
  public static Interval lowerSwitch(int places) {
    return bisect(Dyadic.ONE, Dyadic.of(2), places);
  }

  /** Encloses C_2 within 2^-places; {@link #sail} is negative on (C_1, C_2), positive beyond. */
  public static Interval upperSwitch(int places) {
    return bisect(Dyadic.of(16), Dyadic.of(2), places);
  }

  /** The place where {@link #sail} changes its sign, positive at the first end. */
  private static Interval bisect(Dyadic positive, Dyadic negative, int places) {
    Dyadic plus = positive;
    Dyadic minus = negative;
    while (plus.subtract(minus).abs().compareTo(Dyadic.ONE.shift(-places)) > 0) {
      Dyadic middle = plus.add(minus).shift(-1);
      if (sail(middle.toFraction()).signum() > 0) {
        plus = middle;
      } else {
        minus = middle;
      }
    }
    return plus.compareTo(minus) < 0 ? Interval.of(plus, minus) : Interval.of(minus, plus);
  }
}
