package sextant.exact;

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

  /*@ ensures ZERO.lo.value == 0 && ZERO.hi.value == 0;
  @ ensures ONE.lo.value == 1 && ONE.hi.value == 1; static_initializer @*/

  /*@ normal_behavior requires lo.value <= hi.value;
  @   ensures this.lo == lo && this.hi == hi; pure @*/
  Interval(Dyadic lo, Dyadic hi) {
    this.lo = lo;
    this.hi = hi;
  }

  /*@ // The invariant of an interval that is read from an array.
  @ public normal_behavior
  @   ensures \result;
  @   ensures x.lo.value <= x.hi.value;
  @ public static pure model boolean ordered(Interval x) { return true; }
  @*/

  /*@ // The sums of the least and of the greatest elements of the first n terms.
  @ public normal_behavior
  @   requires 0 <= n && n <= terms.length && \nonnullelements(terms);
  @   ensures \result == (n == 0 ? (\real) 0 : leastSum(terms, n - 1) + terms[n - 1].lo.value);
  @ public static pure model \real leastSum(Interval[] terms, int n) {
  @   return n == 0 ? (\real) 0 : leastSum(terms, n - 1) + terms[n - 1].lo.value;
  @ }
  @ public normal_behavior
  @   requires 0 <= n && n <= terms.length && \nonnullelements(terms);
  @   ensures \result == (n == 0 ? (\real) 0 : greatestSum(terms, n - 1) + terms[n - 1].hi.value);
  @ public static pure model \real greatestSum(Interval[] terms, int n) {
  @   return n == 0 ? (\real) 0 : greatestSum(terms, n - 1) + terms[n - 1].hi.value;
  @ }
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
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x + y && x + y <= \result.hi.value));
  @   ensures \result.lo.value <= lo.value + o.lo.value;
  @   ensures hi.value + o.hi.value <= \result.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval add(Interval o, int bits) {
    return new Interval(Dyadic.addDown(lo, o.lo, bits), Dyadic.addUp(hi, o.hi, bits));
  }

  /** X − Y. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x - y && x - y <= \result.hi.value));
  @   ensures \result.lo.value <= lo.value - o.hi.value;
  @   ensures hi.value - o.lo.value <= \result.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval subtract(Interval o, int bits) {
    return new Interval(
        Dyadic.addDown(lo, o.hi.negate(), bits), Dyadic.addUp(hi, o.lo.negate(), bits));
  }

  /** X Y. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x * y && x * y <= \result.hi.value));
  @   ensures \result.lo.value <= lo.value * o.lo.value && \result.lo.value <= lo.value * o.hi.value;
  @   ensures \result.lo.value <= hi.value * o.lo.value && \result.lo.value <= hi.value * o.hi.value;
  @   ensures \result.hi.value >= lo.value * o.lo.value && \result.hi.value >= lo.value * o.hi.value;
  @   ensures \result.hi.value >= hi.value * o.lo.value && \result.hi.value >= hi.value * o.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval multiply(Interval o, int bits) {
    return IntervalEnds.product(this, o, bits);
  }

  /** X / Y; ArithmeticException when Y contains 0. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires o.lo.value > 0 || o.hi.value < 0;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= x / y && x / y <= \result.hi.value));
  @   ensures o.lo.value > 0
  @       ==> \result.lo.value * (lo.value >= 0 ? o.hi.value : o.lo.value) <= lo.value;
  @   ensures o.lo.value > 0
  @       ==> \result.hi.value * (hi.value >= 0 ? o.lo.value : o.hi.value) >= hi.value;
  @   signals_only ArithmeticException;
  @ also public exceptional_behavior
  @   requires o.lo.value <= 0 && 0 <= o.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval divide(Interval o, int bits) {
    if (o.containsZero()) {
      throw new ArithmeticException("division by an interval that contains 0");
    }
    if (o.hi.signum() < 0) {
      return IntervalEnds.quotient(negate(), o.negate(), bits);
    }
    return IntervalEnds.quotient(this, o, bits);
  }

  /** The squares x² of X: never negative, unlike X X. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= x * x && x * x <= \result.hi.value);
  @   signals_only ArithmeticException; pure @*/
  public Interval square(int bits) {
    Interval a = abs();
    Dyadic l = Dyadic.multiplyDown(a.lo, a.lo, bits);
    Dyadic h = Dyadic.multiplyUp(a.hi, a.hi, bits);
    /*@ ghost boolean all =
    @     Reals.squares(lo.value, hi.value, a.lo.value, a.hi.value, l.value, h.value); @*/
    return new Interval(l, h);
  }

  /** q X, with one rounding an end. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              \result.lo.value <= q.value * x && q.value * x <= \result.hi.value);
  @   ensures \result.lo.value <= q.value * lo.value && q.value * lo.value <= \result.hi.value;
  @   ensures \result.lo.value <= q.value * hi.value && q.value * hi.value <= \result.hi.value;
  @   signals_only ArithmeticException; pure @*/
  public Interval multiply(BigFraction q, int bits) {
    Interval r = IntervalEnds.multiple(this, q, bits);
    //@ ghost boolean all = Reals.multiples(q.value, lo.value, hi.value, r.lo.value, r.hi.value);
    return r;
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
  @   ensures \result.lo.value
  @       == (lo.value >= 0 ? lo.value : (hi.value <= 0 ? 0 - hi.value : 0));
  @   ensures \result.hi.value >= hi.value && \result.hi.value >= 0 - lo.value;
  @   ensures \result.hi.value == hi.value || \result.hi.value == 0 - lo.value;
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
  @   ensures \result.lo.value == (lo.value < o.lo.value ? o.lo.value : lo.value);
  @   ensures \result.hi.value == (hi.value < o.hi.value ? o.hi.value : hi.value);
  @ pure @*/
  public Interval max(Interval o) {
    return new Interval(greater(lo, o.lo), greater(hi, o.hi));
  }

  /** The numbers min(x, y). */
  /*@ public normal_behavior
  @   ensures (\forall \real x; lo.value <= x && x <= hi.value ==>
  @              (\forall \real y; o.lo.value <= y && y <= o.hi.value ==>
  @                 \result.lo.value <= (x < y ? x : y) && (x < y ? x : y) <= \result.hi.value));
  @   ensures \result.lo.value == (lo.value > o.lo.value ? o.lo.value : lo.value);
  @   ensures \result.hi.value == (hi.value > o.hi.value ? o.hi.value : hi.value);
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
  /*@ public behavior
  @   ensures \result.lo.value == lo.value * Reals.powerOfTwo(k);
  @   ensures \result.hi.value == hi.value * Reals.powerOfTwo(k);
  @   signals_only ArithmeticException; pure @*/
  public Interval shift(int k) {
    Dyadic l = lo.shift(k);
    Dyadic h = hi.shift(k);
    //@ ghost boolean positive = Reals.positive(k);
    //@ ghost boolean order = Reals.order(lo.value, hi.value, Reals.powerOfTwo(k));
    return new Interval(l, h);
  }

  /** The sum of all terms, 0 for none; errors grow with the largest partial sum, not with n. */
  /*@ public behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT - SUM_GUARD_BITS;
  @   requires \nonnullelements(terms);
  @   ensures \result.lo.value <= leastSum(terms, terms.length);
  @   ensures \result.hi.value >= greatestSum(terms, terms.length);
  @   ensures (\forall int i; 0 <= i && i < terms.length; terms[i].lo.value >= 0)
  @       ==> \result.lo.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Interval sum(Interval[] terms, int bits) {
    int workBits = bits + SUM_GUARD_BITS;
    Dyadic l = Dyadic.ZERO;
    Dyadic h = Dyadic.ZERO;
    /*@ loop_invariant 0 <= i && i <= terms.length;
    @ loop_invariant l.value <= h.value;
    @ loop_invariant l.value <= leastSum(terms, i);
    @ loop_invariant greatestSum(terms, i) <= h.value;
    @ loop_invariant (\forall int j; 0 <= j && j < i; terms[j].lo.value >= 0) ==> l.value >= 0;
    @ loop_writes i, l, h;
    @ decreases terms.length - i; @*/
    for (int i = 0; i < terms.length; i++) {
      //@ ghost boolean ordered = ordered(terms[i]);
      l = Dyadic.addDown(l, terms[i].lo, workBits);
      h = Dyadic.addUp(h, terms[i].hi, workBits);
    }
    return of(l.roundDown(bits), h.roundUp(bits));
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
  /*@ public behavior ensures \result.value >= hi.value - lo.value;
  @   signals_only ArithmeticException; pure @*/
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

  /*@ also public normal_behavior
  @   ensures \result <==> other instanceof Interval
  @       && ((Interval) other).lo.value == lo.value
  @       && ((Interval) other).hi.value == hi.value; pure @*/
  @Override
  public boolean equals(/*@ nullable @*/ @Nullable Object other) {
    return other instanceof Interval
        && lo.compareTo(((Interval) other).lo) == 0
        && hi.compareTo(((Interval) other).hi) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * lo.hashCode() + hi.hashCode();
  }

  @Override
  public String toString() {
    return "[" + lo + ", " + hi + "]";
  }

  /*@ normal_behavior
  @   ensures \result.value <= a.value && \result.value <= b.value;
  @   ensures \result == a || \result == b; pure @*/
  static Dyadic lesser(Dyadic a, Dyadic b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /*@ normal_behavior
  @   ensures \result.value >= a.value && \result.value >= b.value;
  @   ensures \result == a || \result == b; pure @*/
  static Dyadic greater(Dyadic a, Dyadic b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
