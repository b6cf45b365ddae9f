package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

//@ model import sextant.exact.Reals;

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
  @   ensures cubeOf(Elementary.realExp(0 - t.value)) != 0
  @       ==> \result.lo().value <= bendOf(t.value, Elementary.realExp(0 - t.value))
  @       && bendOf(t.value, Elementary.realExp(0 - t.value)) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval klPolicyRef(BigFraction t, int bits) {
    Interval point = Interval.from(t, bits);
    return bend(point, Elementary.exp(point.negate(), bits), bits);
  }

  /*@ // s^2.
  @ public normal_behavior
  @   ensures \result == s * s;
  @ public static pure heap_free model \real squareOf(\real s) { return s * s; }
  @ // s^3.
  @ public normal_behavior
  @   ensures \result == productOf(squareOf(s), s);
  @ public static pure heap_free model \real thirdPowerOf(\real s) {
  @   return productOf(squareOf(s), s);
  @ }
  @ // (1 + q)^3.
  @ public normal_behavior
  @   ensures \result == thirdPowerOf(q + 1);
  @ public static pure heap_free model \real cubeOf(\real q) { return thirdPowerOf(q + 1); }
  @ // q ((1 + q) - t (1 - q)).
  @ public normal_behavior
  @   ensures \result == productOf(q, slopeOf(t, q));
  @ public static pure heap_free model \real riseOf(\real t, \real q) {
  @   return productOf(q, slopeOf(t, q));
  @ }
  @ // That divided by (1 + q)^3.
  @ public normal_behavior
  @   requires cubeOf(q) != 0;
  @   ensures \result == riseOf(t, q) / cubeOf(q);
  @ public static pure heap_free model \real bendOf(\real t, \real q) {
  @   return riseOf(t, q) / cubeOf(q);
  @ }
  @*/

  /** q ((1 + q) - t (1 - q)) / (1 + q)^3. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; t.lo().value <= v && v <= t.hi().value ==>
  @       (\forall \real w; q.lo().value <= w && w <= q.hi().value && cubeOf(w) != 0 ==>
  @           \result.lo().value <= bendOf(v, w) && bendOf(v, w) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval bend(Interval t, Interval q, int bits) {
    return rise(t, q, bits).divide(cube(q, bits), bits);
  }

  /** q ((1 + q) - t (1 - q)). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; t.lo().value <= v && v <= t.hi().value ==>
  @       (\forall \real w; q.lo().value <= w && w <= q.hi().value ==>
  @           \result.lo().value <= riseOf(v, w) && riseOf(v, w) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval rise(Interval t, Interval q, int bits) {
    return product(q, slope(t, q, bits), bits);
  }

  /** (1 + q)^3. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real w; q.lo().value <= w && w <= q.hi().value ==>
  @       \result.lo().value <= cubeOf(w) && cubeOf(w) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval cube(Interval q, int bits) {
    return thirdPower(q.add(Interval.ONE, bits), bits);
  }

  /** s^3. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; s.lo().value <= v && v <= s.hi().value ==>
  @       \result.lo().value <= thirdPowerOf(v) && thirdPowerOf(v) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval thirdPower(Interval s, int bits) {
    return product(square(s, bits), s, bits);
  }

  /** s^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; s.lo().value <= v && v <= s.hi().value ==>
  @       \result.lo().value <= squareOf(v) && squareOf(v) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval square(Interval s, int bits) {
    return s.square(bits);
  }

  /*@ // (1 + q) - t (1 - q).
  @ public normal_behavior
  @   ensures \result == 1 + q - productOf(t, 1 - q);
  @ public static pure heap_free model \real slopeOf(\real t, \real q) {
  @   return 1 + q - productOf(t, 1 - q);
  @ }
  @ // a b.
  @ public normal_behavior
  @   ensures \result == a * b;
  @ public static pure heap_free model \real productOf(\real a, \real b) { return a * b; }
  @*/

  /** (1 + q) - t (1 - q), of the sign of 1 - t tanh(t/2). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; t.lo().value <= v && v <= t.hi().value ==>
  @       (\forall \real w; q.lo().value <= w && w <= q.hi().value ==>
  @           \result.lo().value <= slopeOf(v, w) && slopeOf(v, w) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval slope(Interval t, Interval q, int bits) {
    Interval rest = Interval.ONE.subtract(q, bits);
    return q.add(Interval.ONE, bits).subtract(product(t, rest, bits), bits);
  }

  /** a b. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; a.lo().value <= v && v <= a.hi().value ==>
  @       (\forall \real w; b.lo().value <= w && w <= b.hi().value ==>
  @           \result.lo().value <= productOf(v, w) && productOf(v, w) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval product(Interval a, Interval b, int bits) {
    Interval product = a.multiply(b, bits);
    /*@ ghost boolean all = products(a.lo().value, a.hi().value, b.lo().value, b.hi().value,
    @     product.lo().value, product.hi().value); @*/
    return product;
  }

  /*@ // Bounds of the products of the ends bound all products.
  @ private normal_behavior
  @   requires l <= xl * yl && l <= xl * yh && l <= xh * yl && l <= xh * yh;
  @   requires h >= xl * yl && h >= xl * yh && h >= xh * yl && h >= xh * yh;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @       (\forall \real y; yl <= y && y <= yh ==>
  @           l <= productOf(x, y) && productOf(x, y) <= h));
  @ private static pure heap_free model boolean products(\real xl, \real xh, \real yl,
  @     \real yh, \real l, \real h) {
  @   return true;
  @ }
  @*/

  /**
   * Encloses t*, the positive root of t tanh(t/2) = 1, within 2^-places, by bisection: t tanh(t/2)
   * increases, and the sign at each end is certified.
   *
   * @param places binary places
   */
  /*@ public behavior
  @   requires 0 <= places && places <= 1 << 24;
  @   ensures 1 <= \result.lo().value && \result.hi().value <= 2;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval inflection(int places) {
    int bits = places + 64;
    Dyadic low = Dyadic.ONE;
    Dyadic high = Dyadic.of(2);
    /*@ loop_invariant 0 <= k && k <= places;
    @ loop_invariant 1 <= low.value && low.value <= high.value && high.value <= 2;
    @ loop_decreases places - k; @*/
    for (int k = 0; k < places; k++) {
      //@ ghost boolean half = isHalf();
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
  @   ensures \result.value * (c.value * c.value * 8)
  @       == 5 - 4 * c.value - (3 - 2 * c.value) * Elementary.realLn(c.value);
  @ pure */
  public static LogNumber sail(BigFraction c) {
    BigFraction square = c.multiply(c).multiply(8);
    LogNumber numerator = numerator(c);
    //@ ghost boolean positive = atLeastOne(c.value);
    BigFraction scale = square.reciprocal();
    LogNumber sail = numerator.multiply(scale);
    //@ ghost boolean same = quotient(square.value, scale.value, numerator.value, sail.value);
    //@ assert sail.value * square.value == numerator.value;
    return sail;
  }

  /** 5 - 4C - (3 - 2C) log C. */
  /*@ private normal_behavior
  @   requires c.value >= 1;
  @   ensures \result.value == 5 - 4 * c.value - (3 - 2 * c.value) * Elementary.realLn(c.value);
  @ pure */
  private static LogNumber numerator(BigFraction c) {
    BigFraction constant = new BigFraction(5).subtract(c.multiply(4));
    BigFraction factor = c.multiply(2).subtract(3);
    LogNumber product = LogNumber.log(c).multiply(factor);
    //@ ghost boolean same = opposite(c.value, factor.value, Elementary.realLn(c.value));
    return LogNumber.of(constant).add(product);
  }

  /*@ // f = 2c - 3 gives f l = -(3 - 2c) l.
  @ private normal_behavior
  @   requires f == 2 * c - 3;
  @   ensures \result;
  @   ensures f * l == 0 - (3 - 2 * c) * l;
  @ private static pure heap_free model boolean opposite(\real c, \real f, \real l) {
  @   return true;
  @ }
  @ // c >= 1 has a positive square.
  @ private normal_behavior
  @   requires c >= 1;
  @   ensures \result;
  @   ensures c * c * 8 > 0 && 8 * c * c == c * c * 8;
  @ private static pure heap_free model boolean atLeastOne(\real c) { return true; }
  @ // q = r n with r d = 1 is the quotient n/d.
  @ private normal_behavior
  @   requires r * d == 1 && q == r * n;
  @   ensures \result;
  @   ensures q * d == n;
  @ private static pure heap_free model boolean quotient(\real d, \real r, \real n, \real q) {
  @   return true;
  @ }
  @*/

  /** Encloses C_1 within 2^-places; {@link #sail} is positive on [1, C_1). */
  /*@ public behavior
  @   requires 0 <= places && places <= 1 << 24;
  @   ensures 1 <= \result.lo().value && \result.hi().value <= 2;
  @   ensures \result.hi().value - \result.lo().value <= Reals.powerOfTwo(0 - places);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval lowerSwitch(int places) {
    return bisect(Dyadic.ONE, Dyadic.of(2), places);
  }

  /** Encloses C_2 within 2^-places; {@link #sail} is negative on (C_1, C_2), positive beyond. */
  /*@ public behavior
  @   requires 0 <= places && places <= 1 << 24;
  @   ensures 2 <= \result.lo().value && \result.hi().value <= 16;
  @   ensures \result.hi().value - \result.lo().value <= Reals.powerOfTwo(0 - places);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval upperSwitch(int places) {
    return bisect(Dyadic.of(16), Dyadic.of(2), places);
  }

  /** The place where {@link #sail} changes its sign, positive at the first end. */
  /*@ private behavior
  @   requires 1 <= positive.value && 1 <= negative.value;
  @   requires 0 <= places && places <= 1 << 24;
  @   ensures positive.value <= \result.lo().value || negative.value <= \result.lo().value;
  @   ensures \result.hi().value <= positive.value || \result.hi().value <= negative.value;
  @   ensures \result.hi().value - \result.lo().value <= Reals.powerOfTwo(0 - places);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval bisect(Dyadic positive, Dyadic negative, int places) {
    Dyadic plus = positive;
    Dyadic minus = negative;
    /*@ loop_invariant positive.value <= plus.value || negative.value <= plus.value;
    @ loop_invariant positive.value <= minus.value || negative.value <= minus.value;
    @ loop_invariant plus.value <= positive.value || plus.value <= negative.value;
    @ loop_invariant minus.value <= positive.value || minus.value <= negative.value; @*/
    while (plus.subtract(minus).abs().compareTo(Dyadic.ONE.shift(-places)) > 0) {
      //@ ghost boolean half = isHalf();
      Dyadic middle = plus.add(minus).shift(-1);
      if (sail(middle.toFraction()).signum() > 0) {
        plus = middle;
      } else {
        minus = middle;
      }
    }
    return plus.compareTo(minus) < 0 ? Interval.of(plus, minus) : Interval.of(minus, plus);
  }

  /*@ // 2^-1 is one half.
  @ private normal_behavior
  @   ensures \result;
  @   ensures 2 * Reals.powerOfTwo(0 - 1) == 1;
  @ private static pure model boolean isHalf() {
  @   //@ assert Reals.powerOfTwo(0) == 1;
  @   return true;
  @ }
  @*/
}
