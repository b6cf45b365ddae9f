package sextant.audit.checks;

import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Show;
import sextant.audit.Verdict;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/** Verdicts about upper bounds, with how much room each leaves. */
final class Bounds {

  private static final int FIRST_BITS = 128;
  private static final int LAST_BITS = 1 << 12;
  private static final int SHOWN_BITS = 64;

  /** Numbers with more zeros after the point are written with a power of ten. */
  private static final int FEW_ZEROS = 6;

  /** Beyond this the room is told by its order of magnitude alone. */
  private static final Dyadic MANY = Dyadic.of(1_000_000);

  private Bounds() {}

  /**
   * actual &lt;= bound by enclosures, equality included where both are points.
   *
   * @param name what is bounded
   * @param actual encloses it at a given precision
   * @param bound encloses the bound
   */
  static Verdict atMost(String name, IntFunction<Interval> actual, IntFunction<Interval> bound) {
    Verdict verdict = null;
    for (int bits = FIRST_BITS; bits <= LAST_BITS && verdict == null; bits *= 2) {
      Interval left = actual.apply(bits);
      Interval right = bound.apply(bits);
      Interval room = right.subtract(left, bits);
      String words = words(name, left, right);
      if (room.lo().signum() >= 0) {
        verdict = Verdict.enclosed(words);
      } else if (room.isNegative()) {
        verdict = Verdict.refuted(words);
      }
    }
    return verdict == null
        ? Verdict.undecided(name + ": the enclosures touch at the precision limit")
        : verdict;
  }

  /** sqrt(actual) &lt;= bound, decided in rational numbers; bound at least 0. */
  static Verdict rootAtMost(String name, BigFraction actual, BigFraction bound) {
    boolean holds = actual.compareTo(Rationals.square(bound)) <= 0;
    Interval root = Elementary.sqrt(Interval.from(actual, SHOWN_BITS), SHOWN_BITS);
    String words = words(name, root, Interval.from(bound, SHOWN_BITS));
    return holds ? Verdict.decided(words) : Verdict.refuted(words);
  }

  /** actual &lt;= bound, decided in rational numbers. */
  static Verdict atMost(String name, BigFraction actual, BigFraction bound) {
    String words = words(name, Interval.from(actual, SHOWN_BITS), Interval.from(bound, SHOWN_BITS));
    return actual.compareTo(bound) <= 0 ? Verdict.decided(words) : Verdict.refuted(words);
  }

  /** "name 0.31 ≤ 1.00, 3.2 times": the bound as a multiple of what it bounds. */
  static String words(String name, Interval actual, Interval bound) {
    boolean within = bound.subtract(actual, SHOWN_BITS).hi().signum() >= 0;
    String text = name + " " + show(actual) + (within ? " ≤ " : " > ") + show(bound);
    return text + times(actual, bound);
  }

  /** ", 3.2 times": the bound as a multiple of what it bounds; empty where that may be 0. */
  static String times(Interval actual, Interval bound) {
    if (!actual.isPositive()) {
      return "";
    }
    Interval times = bound.divide(actual, SHOWN_BITS);
    return times.lo().compareTo(MANY) > 0 ? ", over 10⁶ times" : ", " + show(times) + " times";
  }

  private static String show(Interval value) {
    return Show.interval(value, 3);
  }

  /** A number of at least 0 to three figures after its zeros, with a power of ten where small. */
  static String significant(Interval value) {
    int zeros = zeros(value.lo());
    if (zeros <= FEW_ZEROS) {
      return Show.interval(value, zeros + 2);
    }
    Interval figures = value.multiply(new BigFraction(10).pow(zeros), SHOWN_BITS);
    return Show.interval(figures, 2) + "e-" + zeros;
  }

  /** How often a number above 0 must be multiplied by 10 to be at least 1; 0 for others. */
  private static int zeros(Dyadic value) {
    if (value.signum() <= 0) {
      return 0;
    }
    // a little below the answer first: log10(2) > 0.30102, and the numbers may be very small
    long halvings = -(value.mantissa().bitLength() + value.exponent());
    int zeros = (int) Math.max(0, halvings * 30102 / 100_000);
    BigFraction scaled = value.toFraction().multiply(new BigFraction(10).pow(zeros));
    while (scaled.compareTo(BigFraction.ONE) < 0) {
      scaled = scaled.multiply(10);
      zeros++;
    }
    return zeros;
  }
}
