package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A closed interval with dyadic end points: a certified enclosure of a real number.
 *
 * <p>Every operation returns an interval that contains the exact image of its arguments: for all x
 * in X and y in Y, x ∘ y lies in X ∘ Y. The parameter {@code bits} is the number of mantissa bits
 * kept in each end; rounding is outward, and nothing is rounded when the exact end fits, so points
 * stay points where they can.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>X = [x̲, x̄]</td><td>{@link #lo()}, {@link #hi()}</td></tr>
 *   <tr><td>w(X) = x̄ − x̲</td><td>{@link #width()}</td></tr>
 *   <tr><td>|X| = max |x|</td><td>{@link #magnitude()}</td></tr>
 * </table>
 */
public final class Interval {

  /** The answer of {@link #sign()} when the interval holds numbers of different signs. */
  public static final int INDETERMINATE = 2;

  /** The point 0. */
  public static final Interval ZERO = new Interval(Dyadic.ZERO, Dyadic.ZERO);

  /** The point 1. */
  public static final Interval ONE = new Interval(Dyadic.ONE, Dyadic.ONE);

  /** Longer widths than this are rounded up by {@link #width()}. */
  private static final int WIDTH_BITS = 64;

  /** Extra bits of the running sum in {@link #sum}: up to 2^31 roundings stay below one place. */
  private static final /*@ spec_public @*/ int SUM_GUARD_BITS = 32;

  private final /*@ spec_public @*/ Dyadic lo;
  private final /*@ spec_public @*/ Dyadic hi;

  //@ public invariant lo.value <= hi.value;

  /*@ requires true;
  @ ensures ZERO.lo.value == 0 && ZERO.hi.value == 0;
  @ ensures ONE.lo.value == 1 && ONE.hi.value == 1;
  @ static_initializer @*/

  /*@ private normal_behavior
  @   requires lo.value <= hi.value;
  @   ensures this.lo == lo && this.hi == hi; pure @*/
  private Interval(Dyadic lo, Dyadic hi) {
    this.lo = lo;
    this.hi = hi;
  }

  // Lemmas for the prover, each a fact of real arithmetic (see the method that uses it).

  /*@ public normal_behavior requires m <= xl*yl && m <= xl*yh && m <= xh*yl && m <= xh*yh;
  @   requires M >= xl*yl && M >= xl*yh && M >= xh*yl && M >= xh*yh;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @              (\forall \real y; yl <= y && y <= yh ==> m <= x*y && x*y <= M));
  @ static pure model public boolean mulBounds(\real xl, \real xh, \real yl, \real yh,
  @                                            \real m, \real M) { return true; }
  @*/

  /*@ public normal_behavior requires a <= b && c >= 0;
  @   ensures \result;
  @   ensures a*c <= b*c;
  @ static pure model public boolean mulOrder(\real a, \real b, \real c) { return true; }
  @*/

  /*@ public normal_behavior
  @   requires yl > 0 && m <= xl/yl && m <= xl/yh && M >= xh/yl && M >= xh/yh;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @              (\forall \real y; yl <= y && y <= yh ==> m <= x/y && x/y <= M));
  @ static pure model public boolean divBounds(\real xl, \real xh, \real yl, \real yh,
  @                                            \real m, \real M) { return true; }
  @*/

  /** The interval {@code [lo, hi]}; IllegalArgumentException when lo > hi. */
  /*@ public normal_behavior requires lo.value <= hi.value;
  @   ensures \result.lo == lo && \result.hi == hi;
  @ also public exceptional_behavior
  @   requires lo.value > hi.value;
  @   signals_only IllegalArgumentException; pure @*/
  public static Interval of(Dyadic lo, Dyadic hi) {
    if (lo.compareTo(hi) > 0) {
      throw new IllegalArgumentException("interval ends out of order: " + lo + " > " + hi);
    }
    return new Interval(lo, hi);
  }

  /** The point x. */
  /*@ public normal_behavior ensures \result.lo == x && \result.hi == x; pure @*/
  public static Interval exact(Dyadic x) {
    return new Interval(x, x);
  }

  /** The point n. */
  /*@ public normal_behavior ensures \result.lo.value == n && \result.hi.value == n; pure @*/
  public static Interval of(long n) {
    return exact(Dyadic.of(n));
  }

  /** The narrowest enclosure of q by ends of {@code bits} bits; a point when q is one of them. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value <= q.value && q.value <= \result.hi.value; pure @*/
  public static Interval from(BigFraction q, int bits) {
    return new Interval(Dyadic.fromFractionDown(q, bits), Dyadic.fromFractionUp(q, bits));
  }

  /** The least element. */
  /*@ public normal_behavior ensures \result == lo; pure @*/
  public Dyadic lo() {
    return lo;
  }

  /** The greatest element. */
  /*@ public normal_behavior ensures \result == hi; pure @*/
  public Dyadic hi() {
    return hi;
  }

  /** X + Y. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x + y && x + y <= \result.hi.value)); pure @*/
  public Interval add(Interval o, int bits) {
    return new Interval(Dyadic.addDown(lo, o.lo, bits), Dyadic.addUp(hi, o.hi, bits));
  }

  /** X − Y. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x - y && x - y <= \result.hi.value)); pure @*/
  public Interval subtract(Interval o, int bits) {
    return new Interval(
        Dyadic.addDown(lo, o.hi.negate(), bits), Dyadic.addUp(hi, o.lo.negate(), bits));
  }

  /** X Y. The signs tell which of the four corner products are extreme, so most cases need two. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x * y && x * y <= \result.hi.value)); pure @*/
  public Interval multiply(Interval o, int bits) {
    Dyadic l;
    Dyadic h;
    if (lo.signum() >= 0) {
      l = Dyadic.multiplyDown(o.lo.signum() >= 0 ? lo : hi, o.lo, bits);
      h = Dyadic.multiplyUp(o.hi.signum() >= 0 ? hi : lo, o.hi, bits);
    } else if (hi.signum() <= 0) {
      l = Dyadic.multiplyDown(o.hi.signum() >= 0 ? lo : hi, o.hi, bits);
      h = Dyadic.multiplyUp(o.lo.signum() >= 0 ? hi : lo, o.lo, bits);
    } else if (o.lo.signum() >= 0) {
      l = Dyadic.multiplyDown(lo, o.hi, bits);
      h = Dyadic.multiplyUp(hi, o.hi, bits);
    } else if (o.hi.signum() <= 0) {
      l = Dyadic.multiplyDown(hi, o.lo, bits);
      h = Dyadic.multiplyUp(lo, o.lo, bits);
    } else {
      l = lesser(Dyadic.multiplyDown(lo, o.hi, bits), Dyadic.multiplyDown(hi, o.lo, bits));
      h = greater(Dyadic.multiplyUp(lo, o.lo, bits), Dyadic.multiplyUp(hi, o.hi, bits));
    }
    /*@ ghost boolean bounds =
    @     mulBounds(lo.value, hi.value, o.lo.value, o.hi.value, l.value, h.value); @*/
    return new Interval(l, h);
  }

  /** X / Y; ArithmeticException when Y contains 0. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires o.lo.value > 0 || o.hi.value < 0;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x / y && x / y <= \result.hi.value));
  @ also public exceptional_behavior
  @   requires o.lo.value <= 0 && 0 <= o.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval divide(Interval o, int bits) {
    if (o.containsZero()) {
      throw new ArithmeticException("division by an interval that contains 0");
    }
    if (o.hi.signum() < 0) {
      return negate().divide(o.negate(), bits);
    }
    Dyadic l = Dyadic.divideDown(lo, lo.signum() >= 0 ? o.hi : o.lo, bits);
    Dyadic h = Dyadic.divideUp(hi, hi.signum() >= 0 ? o.lo : o.hi, bits);
    /*@ ghost boolean bounds =
    @     divBounds(lo.value, hi.value, o.lo.value, o.hi.value, l.value, h.value); @*/
    return new Interval(l, h);
  }

  /** The squares x² of X: never negative, unlike X X. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= x * x && x * x <= \result.hi.value); pure @*/
  public Interval square(int bits) {
    Interval a = abs();
    return new Interval(Dyadic.multiplyDown(a.lo, a.lo, bits), Dyadic.multiplyUp(a.hi, a.hi, bits));
  }

  /** q X, with one rounding an end. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= q.value * x && q.value * x <= \result.hi.value); pure @*/
  public Interval multiply(BigFraction q, int bits) {
    Dyadic n = Dyadic.of(q.getNumerator(), 0);
    Dyadic l = n.signum() >= 0 ? lo : hi;
    Dyadic h = n.signum() >= 0 ? hi : lo;
    if (q.getDenominator().equals(BigInteger.ONE)) {
      return new Interval(Dyadic.multiplyDown(l, n, bits), Dyadic.multiplyUp(h, n, bits));
    }
    Dyadic d = Dyadic.of(q.getDenominator(), 0);
    return new Interval(
        Dyadic.divideDown(l.multiply(n), d, bits), Dyadic.divideUp(h.multiply(n), d, bits));
  }

  /** −X. */
  /*@ public normal_behavior
  @   ensures \result.lo.value == 0 - hi.value && \result.hi.value == 0 - lo.value;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= 0 - x && 0 - x <= \result.hi.value); pure @*/
  public Interval negate() {
    return new Interval(hi.negate(), lo.negate());
  }

  /** The absolute values |x| of X. */
  /*@ public normal_behavior
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= (x < 0 ? 0 - x : x) && (x < 0 ? 0 - x : x) <= \result.hi.value);
  @ pure @*/
  public Interval abs() {
    if (lo.signum() >= 0) {
      return this;
    }
    return hi.signum() <= 0 ? negate() : new Interval(Dyadic.ZERO, magnitude());
  }

  /** The numbers max(x, y). */
  /*@ public normal_behavior
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= (x < y ? y : x) && (x < y ? y : x) <= \result.hi.value));
  @ pure @*/
  public Interval max(Interval o) {
    return new Interval(greater(lo, o.lo), greater(hi, o.hi));
  }

  /** The numbers min(x, y). */
  /*@ public normal_behavior
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= (x < y ? x : y) && (x < y ? x : y) <= \result.hi.value));
  @ pure @*/
  public Interval min(Interval o) {
    return new Interval(lesser(lo, o.lo), lesser(hi, o.hi));
  }

  /** The least interval that contains both. */
  /*@ public normal_behavior
  @   ensures (\forall \real x; (lo.value <= x && x <= hi.value)
  @                             || (o.lo.value <= x && x <= o.hi.value) ==>
  @              \result.lo.value <= x && x <= \result.hi.value); pure @*/
  public Interval hull(Interval o) {
    return new Interval(lesser(lo, o.lo), greater(hi, o.hi));
  }

  /** 2^k X, exact. */
  /*@ pure @*/
  public Interval shift(int k) {
    return new Interval(lo.shift(k), hi.shift(k));
  }

  /** The sum of all terms, 0 for none; errors grow with the largest partial sum, not with n. */
  /*@ public normal_behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT - SUM_GUARD_BITS;
  @ pure @*/
  public static Interval sum(Interval[] terms, int bits) {
    int workBits = bits + SUM_GUARD_BITS;
    Dyadic l = Dyadic.ZERO;
    Dyadic h = Dyadic.ZERO;
    for (int i = 0; i < terms.length; i++) {
      l = Dyadic.addDown(l, terms[i].lo, workBits);
      h = Dyadic.addUp(h, terms[i].hi, workBits);
    }
    return new Interval(l.roundDown(bits), h.roundUp(bits));
  }

  /** Whether q is an element. */
  /*@ public normal_behavior
  @   ensures \result == (lo.value <= q.value && q.value <= hi.value); pure @*/
  public boolean contains(BigFraction q) {
    return lo.compareTo(q) <= 0 && hi.compareTo(q) >= 0;
  }

  /** Whether every element of o is an element. */
  /*@ public normal_behavior
  @   ensures \result == (lo.value <= o.lo.value && o.hi.value <= hi.value); pure @*/
  public boolean contains(Interval o) {
    return lo.compareTo(o.lo) <= 0 && o.hi.compareTo(hi) <= 0;
  }

  /** Whether 0 is an element. */
  /*@ public normal_behavior ensures \result == (lo.value <= 0 && 0 <= hi.value); pure @*/
  public boolean containsZero() {
    return lo.signum() <= 0 && hi.signum() >= 0;
  }

  /** Whether every element is above 0. */
  /*@ public normal_behavior ensures \result == (lo.value > 0); pure @*/
  public boolean isPositive() {
    return lo.signum() > 0;
  }

  /** Whether every element is below 0. */
  /*@ public normal_behavior ensures \result == (hi.value < 0); pure @*/
  public boolean isNegative() {
    return hi.signum() < 0;
  }

  /** Whether there is one element only. */
  /*@ public normal_behavior ensures \result == (lo.value == hi.value); pure @*/
  public boolean isPoint() {
    return lo == hi || lo.compareTo(hi) == 0;
  }

  /** The common sign of all elements, -1, 0 or 1; {@link #INDETERMINATE} when there is none. */
  /*@ public normal_behavior
  @   ensures \result == 1 <==> lo.value > 0;
  @   ensures \result == -1 <==> hi.value < 0;
  @   ensures \result == 0 <==> lo.value == 0 && hi.value == 0;
  @   ensures \result == 1 || \result == -1 || \result == 0 || \result == INDETERMINATE; pure @*/
  public int sign() {
    if (lo.signum() > 0) {
      return 1;
    }
    if (hi.signum() < 0) {
      return -1;
    }
    return lo.signum() == 0 && hi.signum() == 0 ? 0 : INDETERMINATE;
  }

  /** hi − lo, rounded up when it is longer than 64 bits. */
  /*@ public normal_behavior ensures \result.value >= hi.value - lo.value; pure @*/
  public Dyadic width() {
    return Dyadic.addUp(hi, lo.negate(), WIDTH_BITS);
  }

  /** max |x|, exact. */
  /*@ public normal_behavior
  @   ensures \result.value >= hi.value && \result.value >= 0 - lo.value;
  @   ensures \result.value == hi.value || \result.value == 0 - lo.value; pure @*/
  public Dyadic magnitude() {
    return greater(hi, lo.negate());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Interval
        && lo.equals(((Interval) other).lo)
        && hi.equals(((Interval) other).hi);
  }

  @Override
  public int hashCode() {
    return 31 * lo.hashCode() + hi.hashCode();
  }

  @Override
  public String toString() {
    return "[" + lo + ", " + hi + "]";
  }

  /*@ private normal_behavior
  @   ensures \result.value <= a.value && \result.value <= b.value;
  @   ensures \result == a || \result == b; pure @*/
  private static Dyadic lesser(Dyadic a, Dyadic b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /*@ private normal_behavior
  @   ensures \result.value >= a.value && \result.value >= b.value;
  @   ensures \result == a || \result == b; pure @*/
  private static Dyadic greater(Dyadic a, Dyadic b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
