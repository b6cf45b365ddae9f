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
  /*@ pure @*/
  long top() {
    return exponent + mantissa.bitLength();
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
    int sign = mantissa.signum();
    if (sign != other.mantissa.signum()) {
      return sign < other.mantissa.signum() ? -1 : 1;
    }
    if (sign == 0) {
      return 0;
    }
    // For a negative mantissa, bitLength puts |m| in (2^(b-1), 2^b]: again disjoint ranges.
    long top = top();
    long otherTop = other.top();
    if (top != otherTop) {
      return top < otherTop ? -sign : sign;
    }
    // Equal tops: the exponents differ by no more than the lengths of the mantissas.
    long shift = exponent - other.exponent;
    return shift >= 0
        ? mantissa.shiftLeft((int) shift).compareTo(other.mantissa)
        : mantissa.compareTo(other.mantissa.shiftLeft((int) -shift));
  }

  /** Compares with a rational, exactly and without forming {@code 2^e}. */
  /*@ public normal_behavior
  @   ensures (\result < 0 <==> value < q.value) && (\result == 0 <==> value == q.value)
  @       && (\result > 0 <==> value > q.value); pure @*/
  public int compareTo(BigFraction q) {
    return new Dyadic(mantissa.multiply(q.getDenominator()), exponent)
        .compareTo(new Dyadic(q.getNumerator(), 0));
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
    if (mantissa.signum() == 0) {
      return other;
    }
    if (other.mantissa.signum() == 0) {
      return this;
    }
    long shift = exponent - other.exponent;
    if (shift > ALIGNMENT_LIMIT || shift < -ALIGNMENT_LIMIT) {
      throw new ArithmeticException(
          "exact sum of 2^" + exponent + " and 2^" + other.exponent + " would be too long");
    }
    return shift >= 0
        ? of(mantissa.shiftLeft((int) shift).add(other.mantissa), other.exponent)
        : of(mantissa.add(other.mantissa.shiftLeft((int) -shift)), exponent);
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
    //@ ghost boolean m = denotes(this) && withinLimit(this) && denotes(other) && withinLimit(other);
    //@ ghost boolean p = Powers.powersAdd(exponent, other.exponent);
    BigInteger product = mantissa.multiply(other.mantissa);
    //@ ghost boolean q = Powers.productOf(mantissa.value, other.mantissa.value, product.value,
    //@     Reals.powerOfTwo(exponent), Reals.powerOfTwo(other.exponent),
    //@     Reals.powerOfTwo(exponent + other.exponent), value, other.value);
    return of(product, exponent + other.exponent);
  }

  /** {@code this * 2^k}, exact; ArithmeticException when the exponent leaves its range. */
  /*@ public behavior ensures \result.value == value * Reals.powerOfTwo(k);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic shift(long k) {
    if (k > 2 * EXPONENT_LIMIT || k < -2 * EXPONENT_LIMIT) {
      throw new ArithmeticException("dyadic exponent out of range: shift by " + k);
    }
    //@ ghost boolean m = denotes(this) && withinLimit(this) && Powers.powersAdd(exponent, k);
    //@ ghost boolean s = Powers.scaled(mantissa.value, Reals.powerOfTwo(exponent),
    //@     Reals.powerOfTwo(k), Reals.powerOfTwo(exponent + k), value);
    return of(mantissa, exponent + k);
  }

  /** The greatest number {@code <= this} with a mantissa of {@code bits} bits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= value && (value >= 0 ==> \result.value >= 0);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic roundDown(int bits) {
    checkBits(bits);
    return mantissa.bitLength() <= bits ? this : round(mantissa, exponent, bits, false);
  }

  /** The least number {@code >= this} with a mantissa of {@code bits} bits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= value && (value <= 0 ==> \result.value <= 0);
  @   signals_only ArithmeticException; pure @*/
  public Dyadic roundUp(int bits) {
    checkBits(bits);
    return mantissa.bitLength() <= bits ? this : round(mantissa, exponent, bits, true);
  }

  /** A number at most {@code a + b}, with {@code bits} bits; exact when the sum fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= a.value + b.value;
  @   ensures a.value + b.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic addDown(Dyadic a, Dyadic b, int bits) {
    return addDirected(a, b, bits, false);
  }

  /** A number at least {@code a + b}, with {@code bits} bits; exact when the sum fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= a.value + b.value;
  @   ensures a.value + b.value <= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic addUp(Dyadic a, Dyadic b, int bits) {
    return addDirected(a, b, bits, true);
  }

  /** A number at most {@code a * b}, with {@code bits} bits; exact when the product fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= a.value * b.value;
  @   ensures a.value >= 0 && b.value >= 0 || a.value <= 0 && b.value <= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic multiplyDown(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return round(a.mantissa.multiply(b.mantissa), a.exponent + b.exponent, bits, false);
  }

  /** A number at least {@code a * b}, with {@code bits} bits; exact when the product fits. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= a.value * b.value;
  @   ensures a.value >= 0 && b.value <= 0 || a.value <= 0 && b.value >= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic multiplyUp(Dyadic a, Dyadic b, int bits) {
    checkBits(bits);
    return round(a.mantissa.multiply(b.mantissa), a.exponent + b.exponent, bits, true);
  }

  /** A number at most {@code a / b}, with {@code bits} bits; ArithmeticException when b is 0. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT && b.value != 0;
  @   ensures b.value > 0
  @       ? \result.value * b.value <= a.value : \result.value * b.value >= a.value;
  @   ensures a.value >= 0 && b.value > 0 || a.value <= 0 && b.value < 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic divideDown(Dyadic a, Dyadic b, int bits) {
    return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent, bits, false);
  }

  /** A number at least {@code a / b}, with {@code bits} bits; ArithmeticException when b is 0. */
  /*@ public behavior requires 1 <= bits && bits <= BITS_LIMIT && b.value != 0;
  @   ensures b.value > 0
  @       ? \result.value * b.value >= a.value : \result.value * b.value <= a.value;
  @   ensures a.value <= 0 && b.value > 0 || a.value >= 0 && b.value < 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  public static Dyadic divideUp(Dyadic a, Dyadic b, int bits) {
    return quotient(a.mantissa, b.mantissa, a.exponent - b.exponent, bits, true);
  }

  /** A number at most {@code q}, with {@code bits} bits; exact when q is dyadic and fits. */
  /*@ public normal_behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value <= q.value && (q.value >= 0 ==> \result.value >= 0); pure @*/
  public static Dyadic fromFractionDown(BigFraction q, int bits) {
    return quotient(q.getNumerator(), q.getDenominator(), 0, bits, false);
  }

  /** A number at least {@code q}, with {@code bits} bits; exact when q is dyadic and fits. */
  /*@ public normal_behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures \result.value >= q.value && (q.value <= 0 ==> \result.value <= 0); pure @*/
  public static Dyadic fromFractionUp(BigFraction q, int bits) {
    return quotient(q.getNumerator(), q.getDenominator(), 0, bits, true);
  }

  /** The same number as a fraction; ArithmeticException when its exponent is beyond 2^26. */
  //@ public behavior ensures \result.value == value; signals_only ArithmeticException; pure
  public BigFraction toFraction() {
    int zeros = Math.max(mantissa.getLowestSetBit(), 0);
    long e = exponent + zeros;
    if (e > ALIGNMENT_LIMIT || e < -ALIGNMENT_LIMIT) {
      throw new ArithmeticException("2^" + e + " is too long for a fraction");
    }
    BigInteger odd = mantissa.shiftRight(zeros);
    return e >= 0
        ? new BigFraction(odd.shiftLeft((int) e))
        : new BigFraction(odd, BigInteger.ONE.shiftLeft((int) -e));
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

  static void checkBits(int bits) {
    if (bits < 1 || bits > BITS_LIMIT) {
      throw new IllegalArgumentException("bits must lie in 1.." + BITS_LIMIT + ", got " + bits);
    }
  }

  /**
   * {@code m 2^e} rounded to {@code bits} bits, up or down. {@code shiftRight} is floor for either
   * sign; the ceiling is one more exactly when a bit is lost. {@code |e| <= 2^62} here, so that no
   * sum of exponents overflows.
   */
  static Dyadic round(BigInteger m, long e, int bits, boolean up) {
    int sign = m.signum();
    if (sign == 0) {
      return ZERO;
    }
    int excess = m.bitLength() - bits;
    BigInteger kept = m;
    long exponent = e;
    if (excess > 0) {
      kept = m.shiftRight(excess);
      if (up && m.getLowestSetBit() < excess) {
        kept = kept.add(BigInteger.ONE);
      }
      exponent = e + excess;
    }
    if (exponent < -EXPONENT_LIMIT) {
      // Anything here is below 2^(bits - 2^60) in magnitude; the bound away from 0 keeps its top.
      return up == sign > 0 ? tiny(sign, exponent + kept.bitLength()) : ZERO;
    }
    return of(kept, exponent);
  }

  /** A number of the given sign with magnitude at least 2^top, where top may be out of range. */
  private static Dyadic tiny(int sign, long top) {
    return new Dyadic(BigInteger.valueOf(sign), Math.max(top, -EXPONENT_LIMIT));
  }

  /*@ private behavior requires 1 <= bits && bits <= BITS_LIMIT;
  @   ensures up ==> \result.value >= a.value + b.value;
  @   ensures up && a.value + b.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= a.value + b.value;
  @   ensures !up && a.value + b.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  private static Dyadic addDirected(Dyadic a, Dyadic b, int bits, boolean up) {
    checkBits(bits);
    if (a.mantissa.signum() == 0) {
      return round(b.mantissa, b.exponent, bits, up);
    }
    if (b.mantissa.signum() == 0) {
      return round(a.mantissa, a.exponent, bits, up);
    }
    boolean aLarger = a.top() >= b.top();
    Dyadic large = aLarger ? a : b;
    Dyadic small = aLarger ? b : a;
    // 2^cut divides the large number and lies below its last kept place. A small number below
    // 2^cut is replaced by the bound 0 or ±2^cut on the side to which the result is rounded.
    long cut = Math.min(large.exponent, large.top() - bits - 2);
    if (small.top() < cut) {
      BigInteger aligned = large.mantissa.shiftLeft((int) (large.exponent - cut));
      boolean outward = up == small.mantissa.signum() > 0;
      BigInteger sliver = outward ? BigInteger.valueOf(small.signum()) : BigInteger.ZERO;
      return round(aligned.add(sliver), cut, bits, up);
    }
    long shift = a.exponent - b.exponent;
    return shift >= 0
        ? round(a.mantissa.shiftLeft((int) shift).add(b.mantissa), b.exponent, bits, up)
        : round(a.mantissa.add(b.mantissa.shiftLeft((int) -shift)), a.exponent, bits, up);
  }

  /** {@code n/d 2^e} rounded: the integer quotient gets at least {@code bits} bits. */
  private static Dyadic quotient(BigInteger n, BigInteger d, long e, int bits, boolean up) {
    checkBits(bits);
    if (d.signum() < 0) {
      return quotient(n.negate(), d.negate(), e, bits, up);
    }
    if (d.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    int scale = bits + d.bitLength() - n.bitLength() + 1;
    BigInteger[] parts =
        scale >= 0
            ? n.shiftLeft(scale).divideAndRemainder(d)
            : n.divideAndRemainder(d.shiftLeft(-scale));
    BigInteger quotient = parts[0]; // truncated towards 0
    int remainder = parts[1].signum();
    if (up && remainder > 0) {
      quotient = quotient.add(BigInteger.ONE);
    } else if (!up && remainder < 0) {
      quotient = quotient.subtract(BigInteger.ONE);
    }
    return round(quotient, e - scale, bits, up);
  }
}
