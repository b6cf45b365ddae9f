package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The ends of products, quotients and multiples of intervals: which ends of the operands give them,
 * and how they are rounded. The contracts speak of the ends alone; {@link Interval} concludes from
 * them, as the lemmas of {@link Reals} do, that the result contains the whole image.
 *
 * <pre>
 *   symbol         here        meaning
 *   X, Y           x, y        the operands
 *   q = n/d        q, n, d     a rational factor
 *   [l, h]         l, h        the result
 * </pre>
 */
final class IntervalEnds {

  private IntervalEnds() {}

  /** X Y. The signs tell which of the four corner products are extreme, so most cases need two. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value <= x.lo.value * y.lo.value;
  @   ensures \result.lo.value <= x.lo.value * y.hi.value;
  @   ensures \result.lo.value <= x.hi.value * y.lo.value;
  @   ensures \result.lo.value <= x.hi.value * y.hi.value;
  @   ensures \result.hi.value >= x.lo.value * y.lo.value;
  @   ensures \result.hi.value >= x.lo.value * y.hi.value;
  @   ensures \result.hi.value >= x.hi.value * y.lo.value;
  @   ensures \result.hi.value >= x.hi.value * y.hi.value;
  @   signals_only ArithmeticException; pure @*/
  static Interval product(Interval x, Interval y, int bits) {
    Dyadic xl = x.lo();
    Dyadic xh = x.hi();
    Dyadic yl = y.lo();
    Dyadic yh = y.hi();
    Dyadic l;
    Dyadic h;
    if (xl.signum() >= 0) {
      l = Dyadic.multiplyDown(yl.signum() >= 0 ? xl : xh, yl, bits);
      h = Dyadic.multiplyUp(yh.signum() >= 0 ? xh : xl, yh, bits);
    } else if (xh.signum() <= 0) {
      l = Dyadic.multiplyDown(yh.signum() >= 0 ? xl : xh, yh, bits);
      h = Dyadic.multiplyUp(yl.signum() >= 0 ? xh : xl, yl, bits);
    } else if (yl.signum() >= 0) {
      l = Dyadic.multiplyDown(xl, yh, bits);
      h = Dyadic.multiplyUp(xh, yh, bits);
    } else if (yh.signum() <= 0) {
      l = Dyadic.multiplyDown(xh, yl, bits);
      h = Dyadic.multiplyUp(xl, yl, bits);
    } else {
      l = Interval.lesser(Dyadic.multiplyDown(xl, yh, bits), Dyadic.multiplyDown(xh, yl, bits));
      h = Interval.greater(Dyadic.multiplyUp(xl, yl, bits), Dyadic.multiplyUp(xh, yh, bits));
    }
    //@ ghost boolean c = Reals.corners(xl.value, xh.value, yl.value, yh.value, l.value, h.value);
    return new Interval(l, h);
  }

  /** X / Y for Y > 0. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && y.lo.value > 0;
  @   ensures \result.lo.value * (x.lo.value >= 0 ? y.hi.value : y.lo.value) <= x.lo.value;
  @   ensures \result.hi.value * (x.hi.value >= 0 ? y.lo.value : y.hi.value) >= x.hi.value;
  @   signals_only ArithmeticException; pure @*/
  static Interval quotient(Interval x, Interval y, int bits) {
    Dyadic xl = x.lo();
    Dyadic xh = x.hi();
    Dyadic l = Dyadic.divideDown(xl, xl.signum() >= 0 ? y.hi() : y.lo(), bits);
    Dyadic h = Dyadic.divideUp(xh, xh.signum() >= 0 ? y.lo() : y.hi(), bits);
    return new Interval(l, h);
  }

  /** q X, with one rounding an end. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value <= q.value * (q.value >= 0 ? x.lo.value : x.hi.value);
  @   ensures \result.hi.value >= q.value * (q.value >= 0 ? x.hi.value : x.lo.value);
  @   signals_only ArithmeticException; pure @*/
  static Interval multiple(Interval x, BigFraction q, int bits) {
    BigInteger denominator = q.getDenominator();
    Dyadic n = Dyadic.of(q.getNumerator(), 0);
    Dyadic d = Dyadic.of(denominator, 0);
    Dyadic p = n.signum() >= 0 ? x.lo() : x.hi();
    Dyadic r = n.signum() >= 0 ? x.hi() : x.lo();
    Interval scaled = scale(p, r, n, d, denominator.equals(BigInteger.ONE), bits);
    /*@ ghost boolean ends = Reals.ratio(q.value, n.value, d.value, p.value, r.value,
    @     scaled.lo.value, scaled.hi.value); @*/
    return scaled;
  }

  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires d.value > 0 && (integer ==> d.value == 1);
  @   requires n.value >= 0 ? p.value <= r.value : r.value <= p.value;
  @   ensures \result.lo.value * d.value <= p.value * n.value;
  @   ensures \result.hi.value * d.value >= r.value * n.value;
  @   signals_only ArithmeticException; pure @*/
  private static Interval scale(Dyadic p, Dyadic r, Dyadic n, Dyadic d, boolean integer, int bits) {
    if (integer) {
      return new Interval(Dyadic.multiplyDown(p, n, bits), Dyadic.multiplyUp(r, n, bits));
    }
    return new Interval(
        Dyadic.divideDown(p.multiply(n), d, bits), Dyadic.divideUp(r.multiply(n), d, bits));
  }
}
