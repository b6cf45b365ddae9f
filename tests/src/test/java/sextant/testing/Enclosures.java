package sextant.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;

/** Containment of exact values in enclosures, decided by comparisons of log-numbers. */
public final class Enclosures {

  private Enclosures() {}

  /** Fails unless the interval contains the exact value and is narrow: |width| at most 2^-bits. */
  public static void assertEncloses(Interval interval, LogNumber exact, int bits, String what) {
    assertContains(interval, exact, what);
    assertNarrow(interval, bits, what);
  }

  /** Fails unless the interval contains the exact value. */
  public static void assertContains(Interval interval, LogNumber exact, String what) {
    assertTrue(
        LogNumber.of(interval.lo().toFraction()).compareTo(exact) <= 0
            && LogNumber.of(interval.hi().toFraction()).compareTo(exact) >= 0,
        () -> what + ": " + show(interval) + " does not contain " + exact);
  }

  /** Fails unless the interval is at most 2^-bits wide. */
  public static void assertNarrow(Interval interval, int bits, String what) {
    assertTrue(
        interval.width().toFraction().compareTo(BigFraction.TWO.pow(-bits)) <= 0,
        () -> what + ": " + show(interval) + " is wider than 2^-" + bits);
  }

  /** Fails unless two enclosures of the same number overlap and both are narrow. */
  public static void assertAgree(Interval first, Interval second, int bits, String what) {
    assertTrue(
        first.lo().compareTo(second.hi()) <= 0 && second.lo().compareTo(first.hi()) <= 0,
        () -> what + ": " + show(first) + " and " + show(second) + " are disjoint");
    assertNarrow(first, bits, what);
    assertNarrow(second, bits, what);
  }

  /** sum_x mu(x) sum_y w[x][y] psi_k(x,y). */
  public static Interval contract(Instance instance, Interval[][] weights, int k, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < weights.length; x++) {
      for (int y = 0; y < weights[x].length; y++) {
        BigFraction factor = instance.mass(x).multiply(instance.feature(x, y, k));
        total = total.add(weights[x][y].multiply(factor, bits), bits);
      }
    }
    return total;
  }

  private static String show(Interval interval) {
    return "[" + interval.lo() + ", " + interval.hi() + "]";
  }
}
