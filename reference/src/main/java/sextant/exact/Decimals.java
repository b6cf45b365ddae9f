package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Certified decimal strings: every digit printed is the digit of a true lower or upper bound.
 *
 * <p>A string has exactly {@code digits} places after the point, and no point when there are none;
 * zero carries no sign. One unit is {@code 10^-digits}.
 */
public final class Decimals {

  /** Longest integer part, in bits, that is written out. */
  private static final long INTEGER_LIMIT = 1L << 24;

  /** Most places after the point. */
  public static final int DIGITS_LIMIT = 1_000_000;

  private Decimals() {}

  /** The greatest decimal with {@code digits} places that is at most x. */
  /*@ public normal_behavior requires 0 <= digits && digits <= DIGITS_LIMIT; pure @*/
  public static String floor(Dyadic x, int digits) {
    return format(floorUnits(x, digits), digits);
  }

  /** The least decimal with {@code digits} places that is at least x. */
  /*@ public normal_behavior requires 0 <= digits && digits <= DIGITS_LIMIT; pure @*/
  public static String ceiling(Dyadic x, int digits) {
    return format(floorUnits(x.negate(), digits).negate(), digits);
  }

  /** The greatest decimal with {@code digits} places that is at most x. */
  /*@ public normal_behavior requires 0 <= digits && digits <= DIGITS_LIMIT; pure @*/
  public static String floor(BigFraction x, int digits) {
    return format(floorUnits(x.getNumerator(), x.getDenominator(), digits), digits);
  }

  /** The least decimal with {@code digits} places that is at least x. */
  /*@ public normal_behavior requires 0 <= digits && digits <= DIGITS_LIMIT; pure @*/
  public static String ceiling(BigFraction x, int digits) {
    BigInteger negated = x.getNumerator().negate();
    return format(floorUnits(negated, x.getDenominator(), digits).negate(), digits);
  }

  /**
   * How many units of the last place lie between two decimals with equally many places, {@code hi -
   * lo}; IllegalArgumentException when the places differ, NumberFormatException for anything else.
   */
  /*@ pure @*/
  public static BigInteger unitsBetween(String lo, String hi) {
    if (places(lo) != places(hi)) {
      throw new IllegalArgumentException(
          "decimals with different numbers of places: " + lo + " and " + hi);
    }
    return units(hi).subtract(units(lo));
  }

  /** floor(x 10^digits), without forming a power of two as long as the exponent of x. */
  private static BigInteger floorUnits(Dyadic x, int digits) {
    BigInteger scale = powerOfTen(digits);
    if (x.signum() == 0) {
      return BigInteger.ZERO;
    }
    if (x.top() + scale.bitLength() <= 0) {
      return x.signum() > 0 ? BigInteger.ZERO : BigInteger.ONE.negate(); // |x| 10^digits < 1
    }
    if (x.top() > INTEGER_LIMIT) {
      throw new ArithmeticException("too large for a decimal: about 2^" + x.top());
    }
    return FixedPoint.floor(Dyadic.of(x.mantissa().multiply(scale), x.exponent()), 0);
  }

  private static BigInteger floorUnits(BigInteger n, BigInteger d, int digits) {
    BigInteger[] parts = n.multiply(powerOfTen(digits)).divideAndRemainder(d);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger powerOfTen(int digits) {
    if (digits < 0 || digits > DIGITS_LIMIT) {
      throw new IllegalArgumentException("digits must lie in 0.." + DIGITS_LIMIT + ": " + digits);
    }
    return BigInteger.TEN.pow(digits);
  }

  private static String format(BigInteger units, int digits) {
    String sign = units.signum() < 0 ? "-" : "";
    String text = units.abs().toString();
    if (digits == 0) {
      return sign + text;
    }
    StringBuilder padded = new StringBuilder();
    for (int i = text.length(); i <= digits; i++) {
      padded.append('0');
    }
    padded.append(text);
    padded.insert(padded.length() - digits, '.');
    return sign + padded;
  }

  /** Places after the point. */
  private static int places(String decimal) {
    int point = decimal.indexOf('.');
    return point < 0 ? 0 : decimal.length() - point - 1;
  }

  /** The number in units of its last place: the decimal without its point. */
  private static BigInteger units(String decimal) {
    int point = decimal.indexOf('.');
    return new BigInteger(
        point < 0 ? decimal : decimal.substring(0, point) + decimal.substring(point + 1));
  }
}
