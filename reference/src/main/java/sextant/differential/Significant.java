package sextant.differential;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import sextant.exact.Dyadic;

/** The ends of enclosures in decimals of 25 significant digits, rounded outward. */
public final class Significant {

  private static final int DIGITS = 25;

  /** What is closer to 0 than 2 to this is rounded to 0, or away from it to 1E-3000. */
  private static final long SMALLEST = -10_000;

  private static final BigDecimal TINY = new BigDecimal("1E-3000");

  private Significant() {}

  /** A decimal that is not above the value. */
  public static String floor(Dyadic value) {
    return decimal(value, RoundingMode.FLOOR);
  }

  /** A decimal that is not below the value. */
  public static String ceiling(Dyadic value) {
    return decimal(value, RoundingMode.CEILING);
  }

  private static String decimal(Dyadic value, RoundingMode mode) {
    BigInteger mantissa = value.mantissa();
    if (value.signum() == 0) {
      return "0";
    }
    if (value.exponent() + mantissa.bitLength() < SMALLEST) {
      boolean away = value.signum() > 0 == (mode == RoundingMode.CEILING);
      return away ? (value.signum() > 0 ? TINY : TINY.negate()).toString() : "0";
    }
    // A mantissa is odd: a large negative exponent comes with a long mantissa only.
    int exponent = Math.toIntExact(value.exponent());
    BigDecimal exact =
        exponent >= 0
            ? new BigDecimal(mantissa.shiftLeft(exponent))
            : new BigDecimal(mantissa).divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    return exact.round(new MathContext(DIGITS, mode)).toString();
  }
}
