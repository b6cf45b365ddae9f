package sextant.audit;

import java.math.BigDecimal;
import java.util.function.IntFunction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

/**
 * Verdicts from enclosures: refine until they separate or agree, up to a limit, and never guess.
 */
public final class Precision {

  /** The agreement asked of an equality on a rational instance. */
  public static final BigDecimal WITHIN = new BigDecimal("1E-50");

  private static final int FIRST_BITS = 256;
  private static final int LAST_BITS = 1 << 14;
  private static final Dyadic BOUND =
      Dyadic.fromFractionDown(sextant.exact.Rationals.parse("1/1" + "0".repeat(50), 60), 64);

  private Precision() {}

  /**
   * An equality on a rational instance: |left - right| &lt;= 10^-50, or refuted when the enclosure
   * of the difference excludes 0.
   *
   * @param difference encloses left - right at a given precision
   * @param detail what agrees
   */
  public static Verdict agree(IntFunction<Interval> difference, String detail) {
    for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
      Interval value = difference.apply(bits);
      if (!value.containsZero()) {
        return Verdict.refuted(detail + ": the difference is " + Show.interval(value, 30));
      }
      if (value.magnitude().compareTo(BOUND) <= 0) {
        return Verdict.agree(WITHIN, detail);
      }
    }
    return Verdict.undecided(
        detail + ": no agreement within " + WITHIN + " at the precision limit");
  }

  /**
   * A strict inequality: ENCLOSED when the enclosure is positive, refuted when it is negative or
   * exactly 0.
   *
   * @param value encloses right - left at a given precision
   * @param detail what is positive
   */
  public static Verdict positive(IntFunction<Interval> value, String detail) {
    for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
      Interval enclosure = value.apply(bits);
      if (enclosure.isPositive()) {
        return Verdict.enclosed(detail);
      }
      if (enclosure.hi().signum() <= 0) {
        return Verdict.refuted(detail + ": the value is " + Show.interval(enclosure, 30));
      }
    }
    return Verdict.undecided(detail + ": the sign is open at the precision limit");
  }

  /**
   * An exact equality.
   *
   * @param difference left - right
   * @param detail what is equal
   */
  public static Verdict zero(LogNumber difference, String detail) {
    return difference.isZero()
        ? Verdict.decided(detail)
        : Verdict.refuted(detail + ": the difference is " + Show.number(difference, 30));
  }
}
