package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.descent.EstimatorMoments;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/**
 * How far below its maximum over a ball an m-strongly concave J can be at a point of the ball, from
 * its gradient there. For every w of the ball and every alpha &gt;= 0
 *
 * <pre>
 *   J(w) - J(theta) &lt;= g·s - (m/2)||s||^2                                       s = w - theta
 *                   &lt;= g·s - (m/2)||s||^2 + (alpha/2)(D^2 - ||v + s||^2)        v = theta - theta_ref
 *                   &lt;= ||g - alpha v||^2/(2(m + alpha)) + (alpha/2)(D^2 - ||v||^2)
 * </pre>
 *
 * <p>The last is the most over all s. alpha = 0 gives ||g||^2/(2m); an alpha near ||g||/D is good
 * where the maximiser is on the boundary.
 *
 * <pre>
 *   symbol    here        meaning
 *   g         gradient    grad J(theta)
 *   v         offset      theta - theta_ref
 *   D         radius
 *   m         modulus     at least 0
 *   alpha     multiplier  at least 0, m + alpha positive
 * </pre>
 */
public final class GapBound {

  private GapBound() {}

  /** Encloses the bound for one multiplier. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == offset.length;
  @   requires \nonnullelements(gradient) && \nonnullelements(offset);
  @   requires multiplier.value >= 0 && modulus.value + multiplier.value > 0;
  @   ensures \result.hi().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval withMultiplier(
      Interval[] gradient,
      Interval[] offset,
      BigFraction radius,
      BigFraction modulus,
      BigFraction multiplier,
      int bits) {
    BigFraction factor = modulus.add(multiplier).multiply(2).reciprocal();
    //@ ghost boolean positive = positive(factor.value, modulus.value + multiplier.value);
    Interval rest = difference(gradient, offset, multiplier, bits);
    Interval steep = rest.multiply(factor, bits);
    //@ ghost boolean first = notBelow(factor.value, rest.hi().value);
    BigFraction half = multiplier.divide(2);
    Interval room = room(offset, radius, bits);
    Interval bent = room.multiply(half, bits);
    //@ ghost boolean second = notBelow(half.value, room.hi().value);
    return steep.add(bent, bits);
  }

  /*@ // The reciprocal of a positive number is positive.
  @ private normal_behavior
  @   requires s > 0 && f * (s * 2) == 1;
  @   ensures \result;
  @   ensures f > 0;
  @ private static pure heap_free model boolean positive(\real f, \real s) { return true; }
  @ // A product of numbers that are not negative is not negative.
  @ private normal_behavior
  @   requires f >= 0 && x >= 0;
  @   ensures \result;
  @   ensures f * x >= 0;
  @ private static pure heap_free model boolean notBelow(\real f, \real x) { return true; }
  @*/

  /** Encloses ||g - alpha v||^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == offset.length;
  @   requires \nonnullelements(gradient) && \nonnullelements(offset);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval difference(
      Interval[] gradient, Interval[] offset, BigFraction multiplier, int bits) {
    Interval[] squares = new Interval[gradient.length];
    /*@ loop_invariant 0 <= k && k <= squares.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     squares[i] != null && squares[i].lo.value >= 0);
    @ loop_writes k, squares[*];
    @ loop_decreases squares.length - k; @*/
    for (int k = 0; k < squares.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(gradient[k]);
      //@ ghost boolean orderedToo = Interval.ordered(offset[k]);
      Interval gap = gradient[k].subtract(offset[k].multiply(multiplier, bits), bits);
      squares[k] = gap.square(bits);
    }
    return Interval.sum(squares, bits);
  }

  /** Encloses D^2 - ||v||^2, at least 0. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && \nonnullelements(offset);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval room(Interval[] offset, BigFraction radius, int bits) {
    Interval inside = Interval.from(radius.multiply(radius), bits);
    return inside.subtract(ProjectedAscent.squaredNorm(offset, bits), bits).max(Interval.ZERO);
  }

  /**
   * A number that J* - J(theta) does not exceed: the least of the bounds for a few multipliers.
   *
   * @param gradient encloses g
   * @param offset encloses v, at most D long
   * @param radius D
   * @param modulus m, positive
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == offset.length;
  @   requires \nonnullelements(gradient) && \nonnullelements(offset);
  @   requires radius.value > 0 && modulus.value > 0;
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Dyadic best(
      Interval[] gradient, Interval[] offset, BigFraction radius, BigFraction modulus, int bits) {
    BigFraction along = dot(gradient, offset, bits).lo().toFraction().divide(radius).divide(radius);
    Interval square = EstimatorMoments.squaredNorm(gradient, bits);
    BigFraction steep = Elementary.sqrt(square, bits).lo().toFraction().divide(radius);
    Dyadic best = withMultiplier(gradient, offset, radius, modulus, BigFraction.ZERO, bits).hi();
    best = lesser(best, gradient, offset, radius, modulus, along, bits);
    best = lesser(best, gradient, offset, radius, modulus, steep, bits);
    return lesser(best, gradient, offset, radius, modulus, steep.subtract(modulus), bits);
  }

  /** The bound for one multiplier where that is not negative and gives less; else the first. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == offset.length;
  @   requires \nonnullelements(gradient) && \nonnullelements(offset);
  @   requires best.value >= 0 && modulus.value > 0;
  @   ensures 0 <= \result.value && \result.value <= best.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic lesser(
      Dyadic best,
      Interval[] gradient,
      Interval[] offset,
      BigFraction radius,
      BigFraction modulus,
      BigFraction multiplier,
      int bits) {
    if (Rationals.signum(multiplier) < 0) {
      return best;
    }
    Dyadic bound = withMultiplier(gradient, offset, radius, modulus, multiplier, bits).hi();
    return bound.compareTo(best) < 0 ? bound : best;
  }

  /** Encloses v·w. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && v.length == w.length;
  @   requires \nonnullelements(v) && \nonnullelements(w);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval dot(Interval[] v, Interval[] w, int bits) {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= k && k <= v.length && total.lo.value <= total.hi.value;
    @ loop_writes k, total;
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(v[k]);
      //@ ghost boolean orderedToo = Interval.ordered(w[k]);
      total = total.add(v[k].multiply(w[k], bits), bits);
    }
    return total;
  }
}
