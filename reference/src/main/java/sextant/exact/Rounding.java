package sextant.exact;

import java.math.BigInteger;

/**
 * The directed operations of {@link Dyadic}: results of few bits on a chosen side of the exact one.
 *
 * <p>{@code bits} is the length of the mantissa kept; {@code up} tells the side.
 */
final class Rounding {

  private Rounding() {}

  /**
   * {@code m 2^e} rounded to {@code bits} bits, up or down. {@code |e| <= 2^62 - 2^31} here, so
   * that no sum of exponents overflows.
   */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires -(1L << 62) + (1L << 31) <= e && e <= (1L << 62) - (1L << 31);
  @   ensures up ==> \result.value >= m.value * Reals.powerOfTwo(e);
  @   ensures up && m.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= m.value * Reals.powerOfTwo(e);
  @   ensures !up && m.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) e > Dyadic.EXPONENT_LIMIT - Binary.LENGTH_LIMIT; pure @*/
  static Dyadic round(BigInteger m, long e, int bits, boolean up) {
    int excess = Binary.lengthOf(m) - bits;
    if (excess <= 0) {
      return placed(m, e, up);
    }
    BigInteger kept = shifted(m, excess, up);
    //@ ghost boolean p = Reals.positive(e) && Powers.powersTimes(e, excess);
    /*@ ghost boolean q = up
    @   ? Powers.scaledUp(kept.value, m.value, Reals.powerOfTwo(excess), Reals.powerOfTwo(e),
    @       Reals.powerOfTwo(e + excess))
    @   : Powers.scaledDown(kept.value, m.value, Reals.powerOfTwo(excess), Reals.powerOfTwo(e),
    @       Reals.powerOfTwo(e + excess)); @*/
    return placed(kept, e + excess, up);
  }

  /**
   * {@code m / 2^n} rounded to an integer. {@link Binary#shiftedRight} is floor for either sign;
   * the ceiling is one more exactly when a bit is lost.
   */
  /*@ private normal_behavior requires n >= 0 && m.value != 0;
  @   ensures up ==> \result.value * Reals.powerOfTwo(n) >= m.value;
  @   ensures up && m.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value * Reals.powerOfTwo(n) <= m.value;
  @   ensures !up && m.value >= 0 ==> \result.value >= 0; pure @*/
  private static BigInteger shifted(BigInteger m, int n, boolean up) {
    BigInteger floor = Binary.shiftedRight(m, n);
    //@ ghost boolean p = Reals.positive(n);
    //@ ghost boolean q = Powers.signOfProduct(floor.value, Reals.powerOfTwo(n));
    //@ ghost boolean r = Powers.signOfProduct(floor.value + 1, Reals.powerOfTwo(n));
    return up && Binary.lowestOne(m) < n ? floor.add(BigInteger.ONE) : floor;
  }

  /**
   * {@code m 2^e} itself where the exponent has room. Below {@code 2^-2^60} it becomes 0, or the
   * bound away from 0 that keeps its top, whichever is on the safe side.
   */
  /*@ private behavior requires -(1L << 62) <= e && e <= (1L << 62);
  @   ensures up ==> \result.value >= m.value * Reals.powerOfTwo(e);
  @   ensures up && m.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= m.value * Reals.powerOfTwo(e);
  @   ensures !up && m.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException x) e > Dyadic.EXPONENT_LIMIT; pure @*/
  private static Dyadic placed(BigInteger m, long e, boolean up) {
    //@ ghost boolean p = Reals.positive(e);
    //@ ghost boolean q = Powers.signOfProduct(m.value, Reals.powerOfTwo(e));
    if (e >= -Dyadic.EXPONENT_LIMIT) {
      return Dyadic.of(m, e);
    }
    int sign = m.signum();
    if (up != sign > 0) {
      return Dyadic.ZERO;
    }
    int length = Binary.lengthOf(m);
    long top = Math.max(e + length, -Dyadic.EXPONENT_LIMIT);
    //@ ghost boolean r = Powers.magnitude(m.value, e, length);
    //@ ghost boolean s = Powers.powersOrdered(e + length, top);
    return Dyadic.of(BigInteger.valueOf(sign), top);
  }

  /** {@code a b}. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures up ==> \result.value >= a.value * b.value;
  @   ensures up && a.value * b.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= a.value * b.value;
  @   ensures !up && a.value * b.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  static Dyadic product(Dyadic a, Dyadic b, int bits, boolean up) {
    BigInteger m = a.mantissa().multiply(b.mantissa());
    long e = a.exponent() + b.exponent();
    //@ ghost boolean d = Dyadic.denotes(a) && Dyadic.denotes(b);
    //@ ghost boolean p = Reals.positive(e) && Powers.powersAdd(a.exponent, b.exponent);
    /*@ ghost boolean q = Powers.productOf(a.mantissa.value, b.mantissa.value, m.value,
    @     Reals.powerOfTwo(a.exponent), Reals.powerOfTwo(b.exponent), Reals.powerOfTwo(e),
    @     a.value, b.value); @*/
    //@ ghost boolean s = Powers.signOfProduct(m.value, Reals.powerOfTwo(e));
    return round(m, e, bits, up);
  }

  /** {@code a + b}. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures up ==> \result.value >= a.value + b.value;
  @   ensures up && a.value + b.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= a.value + b.value;
  @   ensures !up && a.value + b.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  static Dyadic sum(Dyadic a, Dyadic b, int bits, boolean up) {
    if (a.signum() == 0) {
      return rounded(b, bits, up);
    }
    if (b.signum() == 0) {
      return rounded(a, bits, up);
    }
    long topOfA = a.top();
    long topOfB = b.top();
    return topOfA >= topOfB
        ? orderedSum(a, topOfA, b, topOfB, bits, up)
        : orderedSum(b, topOfB, a, topOfA, bits, up);
  }

  /** {@code a} with {@code bits} bits. */
  /*@ behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures up ==> \result.value >= a.value && (a.value <= 0 ==> \result.value <= 0);
  @   ensures !up ==> \result.value <= a.value && (a.value >= 0 ==> \result.value >= 0);
  @   signals_only ArithmeticException; pure @*/
  static Dyadic rounded(Dyadic a, int bits, boolean up) {
    //@ ghost boolean d = Dyadic.denotes(a) && Reals.positive(a.exponent);
    //@ ghost boolean s = Powers.signOfProduct(a.mantissa.value, Reals.powerOfTwo(a.exponent));
    return round(a.mantissa(), a.exponent(), bits, up);
  }

  /**
   * The sum of two numbers, the top of the first at least that of the second. 2^cut divides the
   * first and lies below its last kept place; a second one below 2^cut is replaced by a bound.
   */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && large.value != 0;
  @   requires large.exponent <= top && top <= large.exponent + Binary.LENGTH_LIMIT;
  @   requires small.exponent <= smallTop && smallTop <= small.exponent + Binary.LENGTH_LIMIT;
  @   requires smallTop <= top && small.value <= Reals.powerOfTwo(smallTop);
  @   requires 0 - small.value <= Reals.powerOfTwo(smallTop);
  @   ensures up ==> \result.value >= large.value + small.value;
  @   ensures up && large.value + small.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= large.value + small.value;
  @   ensures !up && large.value + small.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  private static Dyadic orderedSum(
      Dyadic large, long top, Dyadic small, long smallTop, int bits, boolean up) {
    //@ ghost boolean l = Dyadic.withinLimit(large) && Dyadic.withinLimit(small);
    long cut = Math.min(large.exponent(), top - bits - 2);
    if (smallTop < cut) {
      //@ ghost boolean o = Powers.powersOrdered(smallTop, cut);
      return sumWithSliver(large, cut, small, bits, up);
    }
    long shift = large.exponent() - small.exponent();
    return shift >= 0
        ? alignedSum(large, small, (int) shift, bits, up)
        : alignedSum(small, large, (int) -shift, bits, up);
  }

  /** The sum with the bound 0 or ±2^cut of {@code small} on the side to which it is rounded. */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && large.value != 0;
  @   requires cut <= large.exponent && large.exponent - cut <= Dyadic.BITS_LIMIT + 2;
  @   requires 2 * small.value <= Reals.powerOfTwo(cut);
  @   requires 0 - 2 * small.value <= Reals.powerOfTwo(cut);
  @   ensures up ==> \result.value >= large.value + small.value;
  @   ensures up && large.value + small.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= large.value + small.value;
  @   ensures !up && large.value + small.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  private static Dyadic sumWithSliver(Dyadic large, long cut, Dyadic small, int bits, boolean up) {
    //@ ghost boolean l = Dyadic.withinLimit(large) && Dyadic.denotes(large);
    int shift = (int) (large.exponent() - cut);
    BigInteger aligned = Binary.shiftedLeft(large.mantissa(), shift);
    boolean outward = up == small.signum() > 0;
    BigInteger sliver = outward ? BigInteger.valueOf(small.signum()) : BigInteger.ZERO;
    BigInteger m = aligned.add(sliver);
    //@ ghost boolean p = Reals.positive(cut) && Powers.powersTimes(cut, shift);
    /*@ ghost boolean q = Powers.scaled(large.mantissa.value, Reals.powerOfTwo(shift),
    @     Reals.powerOfTwo(cut), Reals.powerOfTwo(large.exponent), aligned.value); @*/
    /*@ ghost boolean r = Powers.sumOf(aligned.value, sliver.value, m.value,
    @     Reals.powerOfTwo(cut)); @*/
    //@ ghost boolean s = Powers.atLeastOnce(aligned.value, Reals.powerOfTwo(cut));
    return round(m, cut, bits, up);
  }

  /** The sum of two numbers whose exponents differ by {@code shift}. */
  /*@ private behavior requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires shift >= 0 && high.exponent - low.exponent == shift;
  @   ensures up ==> \result.value >= high.value + low.value;
  @   ensures up && high.value + low.value <= 0 ==> \result.value <= 0;
  @   ensures !up ==> \result.value <= high.value + low.value;
  @   ensures !up && high.value + low.value >= 0 ==> \result.value >= 0;
  @   signals_only ArithmeticException; pure @*/
  private static Dyadic alignedSum(Dyadic high, Dyadic low, int shift, int bits, boolean up) {
    //@ ghost boolean l = Dyadic.denotes(high) && Dyadic.denotes(low) && Dyadic.withinLimit(low);
    BigInteger aligned = Binary.shiftedLeft(high.mantissa(), shift);
    BigInteger m = aligned.add(low.mantissa());
    //@ ghost boolean p = Reals.positive(low.exponent) && Powers.powersTimes(low.exponent, shift);
    /*@ ghost boolean q = Powers.scaled(high.mantissa.value, Reals.powerOfTwo(shift),
    @     Reals.powerOfTwo(low.exponent), Reals.powerOfTwo(high.exponent), aligned.value); @*/
    /*@ ghost boolean r = Powers.sumOf(aligned.value, low.mantissa.value, m.value,
    @     Reals.powerOfTwo(low.exponent)); @*/
    //@ ghost boolean s = Powers.signOfProduct(m.value, Reals.powerOfTwo(low.exponent));
    return round(m, low.exponent(), bits, up);
  }
}
