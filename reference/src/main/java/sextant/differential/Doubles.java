package sextant.differential;

import java.math.BigInteger;
import sextant.exact.Dyadic;
import sextant.exact.Interval;

/** Between doubles and the exact numbers. */
final class Doubles {

  private static final int KEPT_BITS = 62;
  private static final int MIDDLE_BITS = 256;
  private static final int EXPONENTS = 5000;

  private Doubles() {}

  /** The number as a double, to within a unit of its last place. */
  static double of(Dyadic value) {
    BigInteger mantissa = value.mantissa();
    long exponent = value.exponent();
    int excess = mantissa.bitLength() - KEPT_BITS;
    if (excess > 0) {
      mantissa = mantissa.shiftRight(excess);
      exponent += excess;
    }
    int scale = (int) Math.max(-EXPONENTS, Math.min(EXPONENTS, exponent));
    return Math.scalb((double) mantissa.longValue(), scale);
  }

  /** A finite double as the number it is. */
  static Dyadic exact(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & ((1L << 52) - 1);
    int exponent = (int) ((bits >>> 52) & 0x7ff);
    long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
    BigInteger signed = BigInteger.valueOf(bits < 0 ? -mantissa : mantissa);
    return Dyadic.of(signed, Math.max(exponent, 1) - 1075);
  }

  /** The middle of an enclosure, nearly; its ends may be any number of binary orders apart. */
  static Dyadic middle(Interval value) {
    return Dyadic.addDown(value.lo(), value.hi(), MIDDLE_BITS).shift(-1);
  }

  /** What is missing from a double to a number, as a double. */
  static double rest(Dyadic value, double from) {
    return of(Dyadic.addDown(value, exact(-from), MIDDLE_BITS));
  }
}
