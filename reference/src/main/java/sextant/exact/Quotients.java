package sextant.exact;

import java.math.BigInteger;

/**
 * The directed quotients of {@link Dyadic}: results of few bits on a chosen side of the exact one.
 *
 * <p>{@code bits} is the length of the mantissa kept; {@code up} tells the side.
 */
final class Quotients {

  private Quotients() {}

  /** {@code a / b}; ArithmeticException when b is 0. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && b.value != 0;
  @   ensures up == (b.value > 0) ==> \result.value * b.value >= a.value;
  @   ensures up == (b.value < 0) ==> \result.value * b.value <= a.value;
  @   ensures !up && (a.value >= 0 && b.value > 0 || a.value <= 0 && b.value < 0)
  @       ==> \result.value >= 0;
  @   ensures up && (a.value <= 0 && b.value > 0 || a.value >= 0 && b.value < 0)
  @       ==> \result.value <= 0;
  @   signals_only ArithmeticException; pure @*/
  static Dyadic ratio(Dyadic a, Dyadic b, int bits, boolean up) {
    long e = a.exponent() - b.exponent();
    //@ ghost boolean l = Dyadic.denotes(a) && Dyadic.denotes(b);
    //@ ghost boolean p = Reals.positive(a.exponent) && Reals.positive(b.exponent);
    //@ ghost boolean q = Powers.powersAdd(e, b.exponent);
    //@ ghost boolean s = Powers.signOfProduct(a.mantissa.value, Reals.powerOfTwo(a.exponent));
    //@ ghost boolean t = Powers.signOfProduct(b.mantissa.value, Reals.powerOfTwo(b.exponent));
    Dyadic result = quotient(a.mantissa(), b.mantissa(), e, bits, up);
    /*@ ghost boolean r = Powers.divided(result.value, b.mantissa.value, a.mantissa.value,
    @     Reals.powerOfTwo(e), Reals.powerOfTwo(b.exponent), Reals.powerOfTwo(a.exponent),
    @     a.value, b.value); @*/
    return result;
  }

  /** {@code n/d 2^e}; ArithmeticException when d is 0. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires -(1L << 61) <= e && e <= (1L << 61);
  @   ensures up == (d.value > 0) ==> \result.value * d.value >= n.value * Reals.powerOfTwo(e);
  @   ensures up == (d.value < 0) ==> \result.value * d.value <= n.value * Reals.powerOfTwo(e);
  @   ensures !up && (n.value >= 0 && d.value > 0 || n.value <= 0 && d.value < 0)
  @       ==> \result.value >= 0;
  @   ensures up && (n.value <= 0 && d.value > 0 || n.value >= 0 && d.value < 0)
  @       ==> \result.value <= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) d.value == 0 || e > Dyadic.EXPONENT_LIMIT - (1L << 32);
  @   pure @*/
  static Dyadic quotient(BigInteger n, BigInteger d, long e, int bits, boolean up) {
    if (d.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    return d.signum() > 0
        ? positiveQuotient(n, d, e, bits, up)
        : positiveQuotient(n.negate(), d.negate(), e, bits, up);
  }

  /** {@code n/d 2^e} for d > 0: the integer quotient gets at least {@code bits} bits. */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && d.value > 0;
  @   requires -(1L << 61) <= e && e <= (1L << 61);
  @   ensures up ==> \result.value * d.value >= n.value * Reals.powerOfTwo(e);
  @   ensures !up ==> \result.value * d.value <= n.value * Reals.powerOfTwo(e);
  @   ensures !up && n.value >= 0 ==> \result.value >= 0;
  @   ensures up && n.value <= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) e > Dyadic.EXPONENT_LIMIT - (1L << 32); pure @*/
  private static Dyadic positiveQuotient(BigInteger n, BigInteger d, long e, int bits, boolean up) {
    int scale = bits + Binary.lengthOf(d) - Binary.lengthOf(n) + 1;
    return scale >= 0
        ? ofScaledNumerator(n, d, e, scale, bits, up)
        : ofScaledDenominator(n, d, e, -scale, bits, up);
  }

  /** {@code n/d 2^e}, from the integer part of {@code n 2^scale / d}. */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && d.value > 0 && scale >= 0;
  @   requires -(1L << 61) <= e && e <= (1L << 61);
  @   ensures up ==> \result.value * d.value >= n.value * Reals.powerOfTwo(e);
  @   ensures !up ==> \result.value * d.value <= n.value * Reals.powerOfTwo(e);
  @   ensures !up && n.value >= 0 ==> \result.value >= 0;
  @   ensures up && n.value <= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) e > Dyadic.EXPONENT_LIMIT - (1L << 32); pure @*/
  private static Dyadic ofScaledNumerator(
      BigInteger n, BigInteger d, long e, int scale, int bits, boolean up) {
    BigInteger scaled = Binary.shiftedLeft(n, scale);
    //@ ghost boolean p = Reals.positive(scale) && Reals.positive(e - scale);
    //@ ghost boolean s = Powers.signOfProduct(n.value, Reals.powerOfTwo(scale));
    //@ ghost boolean t = Powers.powersTimes(e - scale, scale);
    BigInteger q = integerQuotient(scaled, d, up);
    Dyadic result = Rounding.round(q, e - scale, bits, up);
    /*@ ghost boolean r = up
    @   ? Powers.scaledNumeratorUp(result.value, q.value, n.value, d.value, scaled.value,
    @       Reals.powerOfTwo(scale), Reals.powerOfTwo(e - scale), Reals.powerOfTwo(e))
    @   : Powers.scaledNumeratorDown(result.value, q.value, n.value, d.value, scaled.value,
    @       Reals.powerOfTwo(scale), Reals.powerOfTwo(e - scale), Reals.powerOfTwo(e)); @*/
    return result;
  }

  /** {@code n/d 2^e}, from the integer part of {@code n / (d 2^scale)}. */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && d.value > 0;
  @   requires 0 <= scale && scale <= Binary.LENGTH_LIMIT;
  @   requires -(1L << 61) <= e && e <= (1L << 61);
  @   ensures up ==> \result.value * d.value >= n.value * Reals.powerOfTwo(e);
  @   ensures !up ==> \result.value * d.value <= n.value * Reals.powerOfTwo(e);
  @   ensures !up && n.value >= 0 ==> \result.value >= 0;
  @   ensures up && n.value <= 0 ==> \result.value <= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) e > Dyadic.EXPONENT_LIMIT - (1L << 32); pure @*/
  private static Dyadic ofScaledDenominator(
      BigInteger n, BigInteger d, long e, int scale, int bits, boolean up) {
    BigInteger scaled = Binary.shiftedLeft(d, scale);
    //@ ghost boolean p = Reals.positive(scale) && Reals.positive(e);
    //@ ghost boolean s = Powers.signOfProduct(d.value, Reals.powerOfTwo(scale));
    //@ ghost boolean t = Powers.powersTimes(e, scale);
    BigInteger q = integerQuotient(n, scaled, up);
    Dyadic result = Rounding.round(q, e + scale, bits, up);
    /*@ ghost boolean r = up
    @   ? Powers.scaledDenominatorUp(result.value, q.value, n.value, d.value, scaled.value,
    @       Reals.powerOfTwo(scale), Reals.powerOfTwo(e), Reals.powerOfTwo(e + scale))
    @   : Powers.scaledDenominatorDown(result.value, q.value, n.value, d.value, scaled.value,
    @       Reals.powerOfTwo(scale), Reals.powerOfTwo(e), Reals.powerOfTwo(e + scale)); @*/
    return result;
  }

  /** The integer next to {@code n / d} on the chosen side, for d > 0. */
  /*@ private normal_behavior requires d.value > 0;
  @   ensures up ==> \result.value * d.value >= n.value;
  @   ensures !up ==> \result.value * d.value <= n.value;
  @   ensures !up && n.value >= 0 ==> \result.value >= 0;
  @   ensures up && n.value <= 0 ==> \result.value <= 0; pure @*/
  private static BigInteger integerQuotient(BigInteger n, BigInteger d, boolean up) {
    BigInteger[] parts = Binary.quotientAndRemainder(n, d);
    BigInteger quotient = parts[0]; // truncated towards 0
    //@ ghost boolean q = Powers.truncated(n.value, d.value, quotient.value, parts[1].value);
    int remainder = parts[1].signum();
    if (up && remainder > 0) {
      return quotient.add(BigInteger.ONE);
    }
    return !up && remainder < 0 ? quotient.subtract(BigInteger.ONE) : quotient;
  }
}
