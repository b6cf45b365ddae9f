package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An exact dyadic rational {@code m 2^e}: the end points of every enclosure.
 *
 * <p>No operation takes a gcd: mantissas are aligned by shifts alone. Exponents are {@code long},
 * so that {@code e^(-2^50)} has a representation; no operation allocates memory in proportion to an
 * exponent. Exponents stay within {@code [-2^60, 2^60]}: beyond it the exact operations throw
 * {@link ArithmeticException}, and the directed ones throw only on overflow, an underflow becoming
 * 0 or the smallest magnitude, whichever is on the safe side.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>m, e</td><td>{@link #mantissa()}, {@link #exponent()}; not normalised: m may be even</td></tr>
 *   <tr><td>t</td><td>{@link #top()}: 2^(t-1) &lt;= |m 2^e| &lt;= 2^t</td></tr>
 *   <tr><td>bits</td><td>length of the mantissa kept by a directed operation</td></tr>
 * </table>
 */
public final class Dyadic implements Comparable<Dyadic> {
  //@ model public \real value;

  /** Largest absolute value of an exponent. */
  public static final long EXPONENT_LIMIT = 1L << 60;

  /** Longest mantissa that may be asked for. */
  public static final int BITS_LIMIT = 1 << 26;

  /** Longest shift that exact addition and {@link #toFraction()} perform. */
  static final long ALIGNMENT_LIMIT = 1L << 26;

  /** The number 0. */
  public static final Dyadic ZERO = new Dyadic(BigInteger.ZERO, 0);

  /** The number 1. */
  public static final Dyadic ONE = new Dyadic(BigInteger.ONE, 0);

  //@ ensures ZERO.value == 0 && ONE.value == 1; static_initializer

  private final /*@ spec_public @*/ BigInteger mantissa;
  private final /*@ spec_public @*/ long exponent;

  private Dyadic(BigInteger mantissa, long exponent) {
    this.mantissa = mantissa;
    this.exponent = exponent;
  }

  /*@ // What value means: the definition of this name.
  @ normal_behavior
  @   ensures \result;
  @   ensures d.value == d.mantissa.value * Reals.powerOfTwo(d.exponent);
  @ static pure model boolean denotes(Dyadic d);
  @*/

  /*@ // The range of exponents: madeOf demands it, and no other method makes a number.
  @ normal_behavior
  @   ensures \result;
  @   ensures -EXPONENT_LIMIT <= d.exponent && d.exponent <= EXPONENT_LIMIT;
  @ static pure model boolean withinLimit(Dyadic d);
  @*/

  /** The number with these fields. */
  /*@ private normal_behavior requires -EXPONENT_LIMIT <= e && e <= EXPONENT_LIMIT;
  @   ensures \result.mantissa == m && \result.exponent == e; pure @*/
  private static Dyadic madeOf(BigInteger m, long e) {
    return new Dyadic(m, e);
  }

  /** {@code mantissa * 2^exponent}; ArithmeticException when the exponent is beyond 2^60. */
  /*@ public normal_behavior requires -EXPONENT_LIMIT <= exponent && exponent <= EXPONENT_LIMIT;
  @   ensures \result.value == mantissa.value * Reals.powerOfTwo(exponent);
  @   ensures exponent == 0 ==> \result.value == mantissa.value;
  @ also public behavior
  @   requires exponent < -EXPONENT_LIMIT || exponent > EXPONENT_LIMIT;
  @   ensures mantissa.value == 0 && \result.value == 0; signals_only ArithmeticException;
  @   signals (ArithmeticException e) mantissa.value != 0; pure @*/
  public static Dyadic of(BigInteger mantissa, long exponent) {
    if (mantissa.signum() == 0) {
      return ZERO;
    }
    if (exponent > EXPONENT_LIMIT || exponent < -EXPONENT_LIMIT) {
      throw new ArithmeticException("dyadic exponent out of range: 2^" + exponent);
    }
    Dyadic result = madeOf(mantissa, exponent);
    //@ ghost boolean m = denotes(result);
    return result;
  }

  /** The integer {@code n}. */
  /*@ public normal_behavior ensures \result.value == n; pure @*/
  public static Dyadic of(long n) {
    return of(BigInteger.valueOf(n), 0);
  }

  /** The integer m of {@code m * 2^e}; 0 only for the number 0. */
  /*@ public normal_behavior ensures \result == mantissa; pure @*/
  public BigInteger mantissa() {
    return mantissa;
  }

  /** The exponent e of {@code m * 2^e}; 0 for the number 0. */
  /*@ public normal_behavior
  @   ensures \result == exponent;
  @   ensures -EXPONENT_LIMIT <= \result && \result <= EXPONENT_LIMIT; pure @*/
  public long exponent() {
    //@ ghost boolean b = withinLimit(this);
    return exponent;
  }

  /** The t with {@code 2^(t-1) <= |this| <= 2^t}; meaningless for 0. */
  /*@ normal_behavior
  @   ensures exponent <= \result && \result <= exponent + Binary.LENGTH_LIMIT;
  @   ensures value <= Reals.powerOfTwo(\result) && 0 - value <= Reals.powerOfTwo(\result);
  @   ensures value > 0 ==> value < Reals.powerOfTwo(\result);
  @   ensures value > 0 ==> Reals.powerOfTwo(\result - 1) <= value;
  @   ensures value < 0 ==> Reals.powerOfTwo(\result - 1) < 0 - value; pure @*/
  long top() {
    int length = Binary.lengthOf(mantissa);
    //@ ghost boolean d = denotes(this) && withinLimit(this);
    //@ ghost boolean b = Powers.brackets(mantissa.value, exponent, length);
    return exponent + length;
  }

  /** -1, 0 or 1. */
  /*@ public normal_behavior ensures \result == (value > 0 ? 1 : (value < 0 ? -1 : 0)); pure @*/
  public int signum() {
    //@ ghost boolean m = denotes(this) && Reals.positive(exponent);
    //@ ghost boolean s = Powers.signOfProduct(mantissa.value, Reals.powerOfTwo(exponent));
    return mantissa.signum();
  }

  /** Exact comparison of values: signs, then magnitudes, and digits only when both agree. */
  /*@ also public normal_behavior
  @   ensures (\result < 0 <==> value < other.value) && (\result == 0 <==> value == other.value)
  @       && (\result > 0 <==> value > other.value); pure @*/
  @Override
  public int compareTo(Dyadic other) {
    //@ ghost boolean d = denotes(this) && denotes(other);
    //@ ghost boolean l = withinLimit(this) && withinLimit(other);
    int sign = signum();
    int otherSign = other.signum();
    if (sign != otherSign) {
      return sign < otherSign ? -1 : 1;
    }
    if (sign == 0) {
      return 0;
    }
    // For a negative mantissa, lengthOf puts |m| in (2^(b-1), 2^b]: again disjoint ranges.
    int length = Binary.lengthOf(mantissa);
    int otherLength = Binary.lengthOf(other.mantissa);
    long top = exponent + length;
    long otherTop = other.exponent + otherLength;
    if (top != otherTop) {
      //@ ghost boolean b = Powers.brackets(mantissa.value, exponent, length);
      //@ ghost boolean c = Powers.brackets(other.mantissa.value, other.exponent, otherLength);
      //@ ghost boolean o = top < otherTop && Powers.powersOrdered(top, otherTop - 1);
      //@ ghost boolean p = top > otherTop && Powers.powersOrdered(otherTop, top - 1);
      return top < otherTop ? -sign : sign;
    }
    // Equal tops: the exponents differ by no more than the lengths of the mantissas.
    int shift = otherLength - length;
    return shift >= 0 ? compareAligned(this, other, shift) : -compareAligned(other, this, -shift);
  }

  /** Compares two numbers whose exponents differ by {@code shift}. */
  /*@ private normal_behavior requires shift >= 0 && high.exponent - low.exponent == shift;
  @   ensures -1 <= \result && \result <= 1;
  @   ensures (\result < 0 <==> high.value < low.value)
  @       && (\result == 0 <==> high.value == low.value)
  @       && (\result > 0 <==> high.value > low.value); pure @*/
  private static int compareAligned(Dyadic high, Dyadic low, int shift) {
    BigInteger aligned = Binary.shiftedLeft(high.mantissa, shift);
    //@ ghost boolean d = denotes(high) && denotes(low) && withinLimit(low);
    //@ ghost boolean p = Reals.positive(low.exponent) && Powers.powersTimes(low.exponent, shift);
    /*@ ghost boolean q = Powers.scaled(high.mantissa.value, Reals.powerOfTwo(shift),
    @     Reals.powerOfTwo(low.exponent), Reals.powerOfTwo(high.exponent), aligned.value); @*/
    /*@ ghost boolean c = Powers.compared(aligned.value, low.mantissa.value,
    @     Reals.powerOfTwo(low.exponent), high.value, low.value); @*/
    return aligned.compareTo(low.mantissa);
  }

  /** Compares with a rational, exactly and without forming {@code 2^e}. */
  /*@ public normal_behavior
  @   ensures (\result < 0 <==> value < q.value) && (\result == 0 <==> value == q.value)
  @       && (\result > 0 <==> value > q.value); pure @*/
  public int compareTo(BigFraction q) {
    BigInteger denominator = q.getDenominator();
    BigInteger numerator = q.getNumerator();
    BigInteger product = mantissa.multiply(denominator);
    //@ ghost boolean l = denotes(this) && withinLimit(this);
    Dyadic multiple = madeOf(product, exponent);
    Dyadic whole = madeOf(numerator, 0);
    //@ ghost boolean d = denotes(multiple) && denotes(whole);
    /*@ ghost boolean p = Powers.productOf(mantissa.value, denominator.value, product.value,
    @     Reals.powerOfTwo(exponent), 1, Reals.powerOfTwo(exponent), value, denominator.value); @*/
    /*@ ghost boolean c = Powers.compared(value, q.value, denominator.value,
    @     multiple.value, whole.value); @*/
    return multiple.compareTo(whole);
  }

  /** {@code -this}, exact. */
  /*@ public normal_behavior ensures \result.value == 0 - value; pure @*/
  public Dyadic negate() {
    //@ ghost boolean m = denotes(this) && withinLimit(this);
    return of(mantissa.negate(), exponent);
  }

  /** {@code |this|}, exact. */
  /*@ public normal_behavior ensures \result.value == (value < 0 ? 0 - value : value); pure @*/
  public Dyadic abs() {
    return signum() < 0 ? negate() : this;
  }

  /** {@code this + other}, exact; ArithmeticException when the exponents are over 2^26 apart. */
  /*@ public behavior ensures \result.value == value + other.value;
  @   signals_only ArithmeticException; pure @*/
  public Dyadic add(Dyadic other) {
    if (signum() == 0) {
      return other;
    }
    if (other.signum() == 0) {
      return this;
    }
    //@ ghost boolean l = withinLimit(this) && withinLimit(other);
    int shift = checkedShift(exponent - other.exponent);
    return shift >= 0 ? addAligned(this, other, shift) : addAligned(other, this, -shift);
  }

  /** The exact sum of two numbers whose exponents differ by {@code shift}. */
  /*@ private normal_behavior requires shift >= 0 && high.exponent - low.exponent == shift;
  @   ensures \result.value == high.value + low.value; pure @*/
  private static Dyadic addAligned(Dyadic high, Dyadic low, int shift) {
    BigInteger aligned = Binary.shiftedLeft(high.mantissa, shift);
    BigInteger sum = aligned.add(low.mantissa);
    //@ ghost boolean d = denotes(high) && denotes(low) && withinLimit(low);
    //@ ghost boolean p = Powers.powersTimes(low.exponent, shift);
    /*@ ghost boolean q = Powers.scaled(high.mantissa.value, Reals.powerOfTwo(shift),
    @     Reals.powerOfTwo(low.exponent), Reals.powerOfTwo(high.exponent), aligned.value); @*/
    /*@ ghost boolean r = Powers.sumOf(aligned.value, low.mantissa.value, sum.value,
    @     Reals.powerOfTwo(low.exponent)); @*/
    return of(sum, low.exponent);
  }

  /** {@code this - other}, exact; ArithmeticException when the exponents are over 2^26 apart. */
  /*@ public behavior ensures \result.value == value - other.value;
  @   signals_only ArithmeticException; pure @*/
  public Dyadic subtract(Dyadic other) {
    return add(other.negate());
  }

  /** {@code this * other}, exact; ArithmeticException when the exponent leaves its range. */
  /*@ public behavior ensures \result.value == value * other.value;
  @   signals_only ArithmeticException; pure @*/
  public Dyadic multiply(Dyadic other) {
    //@ ghost boolean d = denotes(this) && denotes(other);
    //@ ghost boolean l = withinLimit(this) && withinLimit(other);
    //@ ghost boolean p = Powers.powersAdd(exponent, other.exponent);
    BigInteger product = mantissa.multiply(other.mantissa);
    /*@ ghost boolean q = Powers.productOf(mantissa.value, other.mantissa.value, product.value,
    @     Reals.powerOfTwo(exponent), Reals.powerOfTwo(other.exponent),
    @     Reals.powerOfTwo(exponent + other.exponent), value, other.value); @*/
    return of(product, exponent + other.exponent);
  }

  /** {@code this * 2^k}, exact; ArithmeticException when the exponent leaves its range. */
  /*@ public behavior ensures \result.value == value * Reals.powerOfTwo(k);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic shift(long k) {
    checkReach(k);
    //@ ghost boolean m = denotes(this) && withinLimit(this) && Powers.powersAdd(exponent, k);
    /*@ ghost boolean s = Powers.scaled(mantissa.value, Reals.powerOfTwo(exponent),
    @     Reals.powerOfTwo(k), Reals.powerOfTwo(exponent + k), value); @*/
    return of(mantissa, exponent + k);
  }

  /** ArithmeticException when {@code k} is no difference of exponents. */
  /*@ private behavior
  @   ensures -2 * EXPONENT_LIMIT <= k && k <= 2 * EXPONENT_LIMIT;
  @   signals_only ArithmeticException; pure @*/
  private static void checkReach(long k) {
    if (k > 2 * EXPONENT_LIMIT || k < -2 * EXPONENT_LIMIT) {
      throw new ArithmeticException("dyadic exponent out of range: shift by " + k);
    }
  }

  /** The greatest number {@code <= this} with a mantissa of {@code bits} bits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= value && (value >= 0 ==> \result.value >= 0);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic roundDown(int bits) {
    checkBits(bits);
    return Binary.lengthOf(mantissa) <= bits ? this : Rounding.rounded(this, bits, false);
  }

  /** The least number {@code >= this} with a mantissa of {@code bits} bits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= value && (value <= 0 ==> \result.value <= 0);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic roundUp(int bits) {
    checkBits(bits);
    return Binary.lengthOf(mantissa) <= bits ? this : Rounding.rounded(this, bits, true);
  }

  /** A number at most {@code a + b}, with {@code bits} bits; exact when the sum fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= a.value + b.value;
  @   ensures a.value + b.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic addDown(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return Rounding.sum(a, b, bits, false);
  }

  /** A number at least {@code a + b}, with {@code bits} bits; exact when the sum fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= a.value + b.value;
  @   ensures a.value + b.value <= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic addUp(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return Rounding.sum(a, b, bits, true);
  }

  /** A number at most {@code a * b}, with {@code bits} bits; exact when the product fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= a.value * b.value;
  @   ensures a.value >= 0 && b.value >= 0 || a.value <= 0 && b.value <= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic multiplyDown(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    //@ ghost boolean s = Powers.signs(a.value, b.value);
    return Rounding.product(a, b, bits, false);
  }

  /** A number at least {@code a * b}, with {@code bits} bits; exact when the product fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= a.value * b.value;
  @   ensures a.value >= 0 && b.value <= 0 || a.value <= 0 && b.value >= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic multiplyUp(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    //@ ghost boolean s = Powers.signs(a.value, b.value);
    return Rounding.product(a, b, bits, true);
  }

  /** A number at most {@code a / b}, with {@code bits} bits; ArithmeticException when b is 0. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT && b.value != 0;
  @   ensures b.value > 0
  @       ? \result.value * b.value <= a.value : \result.value * b.value >= a.value;
  @   ensures a.value >= 0 && b.value > 0 || a.value <= 0 && b.value < 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic divideDown(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return Quotients.ratio(a, b, bits, false);
  }

  /** A number at least {@code a / b}, with {@code bits} bits; ArithmeticException when b is 0. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT && b.value != 0;
  @   ensures b.value > 0
  @       ? \result.value * b.value >= a.value : \result.value * b.value <= a.value;
  @   ensures a.value <= 0 && b.value > 0 || a.value >= 0 && b.value < 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic divideUp(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return Quotients.ratio(a, b, bits, true);
  }

  /** A number at most {@code q}, with {@code bits} bits; exact when q is dyadic and fits. */
  /*@ public normal_behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= q.value && (q.value >= 0 ==> \result.value >= 0); pure @*/
  public static Dyadic fromFractionDown(BigFraction q, int bits) {
    checkBits(bits);
    BigInteger denominator = q.getDenominator();
    Dyadic result = Quotients.quotient(q.getNumerator(), denominator, 0, bits, false);
    //@ ghost boolean c = Powers.factorCancelled(result.value, q.value, denominator.value);
    //@ ghost boolean d = Powers.factorCancelled(q.value, result.value, denominator.value);
    return result;
  }

  /** A number at least {@code q}, with {@code bits} bits; exact when q is dyadic and fits. */
  /*@ public normal_behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= q.value && (q.value <= 0 ==> \result.value <= 0); pure @*/
  public static Dyadic fromFractionUp(BigFraction q, int bits) {
    checkBits(bits);
    BigInteger denominator = q.getDenominator();
    Dyadic result = Quotients.quotient(q.getNumerator(), denominator, 0, bits, true);
    //@ ghost boolean c = Powers.factorCancelled(result.value, q.value, denominator.value);
    //@ ghost boolean d = Powers.factorCancelled(q.value, result.value, denominator.value);
    return result;
  }

  /** The same number as a fraction; ArithmeticException when its exponent is beyond 2^26. */
  //@ public behavior ensures \result.value == value; signals_only ArithmeticException; pure
  public BigFraction toFraction() {
    //@ ghost boolean d = denotes(this) && withinLimit(this);
    if (signum() == 0) {
      return BigFraction.ZERO;
    }
    int zeros = Binary.lowestOne(mantissa);
    BigInteger odd = Binary.shiftedRight(mantissa, zeros);
    //@ assert odd.value * Reals.powerOfTwo(zeros) == mantissa.value;
    //@ ghost boolean p = Powers.powersTimes(exponent, zeros);
    /*@ ghost boolean q = Powers.scaled(odd.value, Reals.powerOfTwo(zeros),
    @     Reals.powerOfTwo(exponent), Reals.powerOfTwo(exponent + zeros), mantissa.value); @*/
    return scaledFraction(odd, checkedShift(exponent + zeros));
  }

  /** {@code e} itself; ArithmeticException when it is beyond 2^26. */
  /*@ private behavior
  @   ensures \result == e && -ALIGNMENT_LIMIT <= \result && \result <= ALIGNMENT_LIMIT;
  @   signals_only ArithmeticException; pure @*/
  private static int checkedShift(long e) {
    if (e > ALIGNMENT_LIMIT || e < -ALIGNMENT_LIMIT) {
      throw new ArithmeticException("2^" + e + " is too long");
    }
    return (int) e;
  }

  /** The fraction {@code m 2^e}. */
  /*@ private normal_behavior requires -ALIGNMENT_LIMIT <= e && e <= ALIGNMENT_LIMIT;
  @   ensures \result.value == m.value * Reals.powerOfTwo(e); pure @*/
  private static BigFraction scaledFraction(BigInteger m, int e) {
    if (e >= 0) {
      return new BigFraction(Binary.shiftedLeft(m, e));
    }
    BigInteger denominator = Binary.shiftedLeft(BigInteger.ONE, -e);
    //@ ghost boolean p = Reals.positive(0 - e) && Powers.powersTimes(e, 0 - e);
    BigFraction result = new BigFraction(m, denominator);
    /*@ ghost boolean s = Powers.powerCancelled(m.value, Reals.powerOfTwo(e), result.value,
    @     Reals.powerOfTwo(0 - e)); @*/
    return result;
  }

  /** Equality of values, whatever the representation. */
  /*@ also public normal_behavior
  @   ensures \result <==> other instanceof Dyadic && ((Dyadic) other).value == value; pure @*/
  @Override
  public boolean equals(/*@ nullable @*/ @Nullable Object other) {
    return other instanceof Dyadic && compareTo((Dyadic) other) == 0;
  }

  @Override
  public int hashCode() {
    int zeros = Math.max(mantissa.getLowestSetBit(), 0);
    return 31 * mantissa.shiftRight(zeros).hashCode() + Long.hashCode(exponent + zeros);
  }

  @Override
  public String toString() {
    return exponent == 0 ? mantissa.toString() : mantissa + "*2^" + exponent;
  }

  /*@ normal_behavior requires 1 <= bits && bits <= BITS_LIMIT; ensures true;
  @ also exceptional_behavior
  @   requires bits < 1 || bits > BITS_LIMIT; signals_only IllegalArgumentException; pure @*/
  static void checkBits(int bits) {
    if (bits < 1 || bits > BITS_LIMIT) {
      throw new IllegalArgumentException("bits must lie in 1..2^26, got " + bits);
    }
  }
}
