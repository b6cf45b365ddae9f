package sextant.audit;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/** Certified values in a few characters. */
public final class Show {

  private static final int LONGEST_FRACTION = 40;
  private static final int SPARE_BITS = 32;
  private static final int LONGEST_INTEGER_BITS = 4096;

  /** From this order of magnitude on, and from its negative down, no digits are shown. */
  private static final int FAR = 9;

  private Show() {}

  /** An exact fraction, or its first digits when it is long. */
  public static String fraction(BigFraction value) {
    String text = Rationals.format(value);
    return text.length() <= LONGEST_FRACTION ? text : number(LogNumber.of(value), 10);
  }

  /** A log-number to some places after the point. */
  public static String number(LogNumber value, int digits) {
    Dyadic size = value.enclose(SPARE_BITS).magnitude();
    long beforePoint = Math.max(0, size.mantissa().bitLength() + size.exponent());
    int bits = digits * 4 + SPARE_BITS + (int) Math.min(beforePoint, LONGEST_INTEGER_BITS);
    return interval(value.enclose(bits), digits);
  }

  /**
   * An enclosure to some places after the point: the common digits, then the two endings in
   * brackets where the ends differ.
   */
  public static String interval(Interval value, int digits) {
    return between(Decimals.floor(value.lo(), digits), Decimals.ceiling(value.hi(), digits));
  }

  /**
   * A number to about four significant places; beyond 10^9 and below 10^-9 its order of magnitude.
   */
  public static String brief(Interval value) {
    BigFraction size = value.magnitude().toFraction();
    int order = order(size);
    boolean far = order >= FAR || order < -FAR;
    String text;
    if (Rationals.isZero(size)) {
      text = "0";
    } else if (far && value.isPositive()) {
      text = "over 10^" + order(value.lo().toFraction());
    } else if (far && value.isNegative()) {
      text = "below -10^" + order(value.hi().negate().toFraction());
    } else if (far) {
      text = "0 ± 10^" + (order + 1);
    } else {
      text = interval(value, Math.max(0, 3 - order));
    }
    return text;
  }

  /** The k with 10^k &lt;= size &lt; 10^(k + 1); 0 for 0. */
  public static int order(BigFraction size) {
    int order = 0;
    if (Rationals.signum(size) > 0) {
      while (power(order + 1).compareTo(size) <= 0) {
        order++;
      }
      while (power(order).compareTo(size) > 0) {
        order--;
      }
    }
    return order;
  }

  private static BigFraction power(int k) {
    return new BigFraction(10).pow(k);
  }

  /** Two decimals of equally many places: "0.1234[5,7]", or one of them when they are equal. */
  public static String between(String lo, String hi) {
    String result;
    if (lo.equals(hi)) {
      result = lo;
    } else if (lo.length() != hi.length()) {
      result = "[" + lo + "," + hi + "]";
    } else {
      int common = 0;
      while (lo.charAt(common) == hi.charAt(common)) {
        common++;
      }
      boolean pointBefore = common > lo.indexOf('.') && lo.indexOf('.') >= 0;
      result =
          pointBefore
              ? lo.substring(0, common)
                  + "["
                  + lo.substring(common)
                  + ","
                  + hi.substring(common)
                  + "]"
              : "[" + lo + "," + hi + "]";
    }
    return result;
  }
}
