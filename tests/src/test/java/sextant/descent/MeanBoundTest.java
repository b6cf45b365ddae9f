package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;

/** The bounds are their formulas, rounded up; they fail as seldom as they say. */
@Tag("ORA-T5.2")
class MeanBoundTest {

  private static final int BITS = 64;

  private static double real(Dyadic v) {
    return v.toFraction().doubleValue();
  }

  private static Interval[] values(int... units) {
    Interval[] values = new Interval[units.length];
    for (int n = 0; n < units.length; n++) {
      values[n] = Interval.of(units[n]);
    }
    return values;
  }

  @Example
  void meanAndVariance() {
    Interval[] values = values(1, 2, 4, 9);
    assertTrue(MeanBound.mean(values, BITS).contains(q("4")));
    Interval variance = MeanBound.variance(values, BITS);
    assertTrue(variance.contains(q("38/3")));
    assertTrue(variance.width().compareTo(q("1/1000000000")) < 0);
    Interval[] wide = {Interval.of(0).hull(Interval.of(1)), Interval.of(3)};
    assertTrue(MeanBound.mean(wide, BITS).contains(q("3/2")));
    assertTrue(MeanBound.mean(wide, BITS).contains(q("2")));
    assertTrue(MeanBound.variance(wide, BITS).contains(q("9/2")));
  }

  /** Both formulas, term by term, in doubles. */
  @Example
  void formulas() {
    Interval mean = Interval.of(4);
    double hoeffding = 4 + 9 * Math.sqrt(Math.log(20) / 16);
    Dyadic first = MeanBound.hoeffding(mean, q("9"), 8, q("1/20"), BITS);
    assertEquals(hoeffding, real(first), 1e-12);
    double log = Math.log(40);
    double bernstein = 4 + Math.sqrt(2 * 12.5 * log / 8) + 7 * 9 * log / (3 * 7);
    Dyadic second =
        MeanBound.bernstein(mean, Interval.from(q("25/2"), BITS), q("9"), 8, q("1/20"), BITS);
    assertEquals(bernstein, real(second), 1e-12);
  }

  /** The upper end of an enclosed mean counts, and less precision gives more. */
  @Example
  void theResultIsRoundedUp() {
    Interval mean = Interval.of(4).hull(Interval.of(5));
    double upper = 5 + Math.sqrt(Math.log(20) / 16);
    assertEquals(upper, real(MeanBound.hoeffding(mean, q("1"), 8, q("1/20"), BITS)), 1e-12);
    Interval point = Interval.of(4);
    Dyadic fine = MeanBound.hoeffding(point, q("1"), 8, q("1/20"), 200);
    Dyadic coarse = MeanBound.hoeffding(point, q("1"), 8, q("1/20"), 20);
    assertTrue(coarse.compareTo(fine) > 0);
  }

  /** Little variance and many samples: Bernstein's is less; few samples: Hoeffding's. */
  @Example
  void theLessOfTheTwo() {
    Interval[] still = new Interval[1000];
    Arrays.fill(still, Interval.of(3));
    double log = Math.log(4 / 0.05);
    double bernstein = 3 + 7 * 10 * log / (3 * 999);
    assertEquals(bernstein, real(MeanBound.upper(still, q("10"), q("1/20"), BITS)), 1e-9);
    double hoeffding = 5 + 10 * Math.sqrt(Math.log(2 / 0.05) / 4);
    Dyadic few = MeanBound.upper(values(0, 10), q("10"), q("1/20"), BITS);
    assertEquals(hoeffding, real(few), 1e-9);
  }

  /**
   * How often the bound is below the mean of the law that is 1 with probability p, else 0: at most
   * alpha of the time. The sample's own mean, which is no bound, is below it far more often.
   */
  @Example
  void coverage() {
    Random random = new Random(20260214);
    BigFraction alpha = q("1/5");
    int trials = 1500;
    double[] chances = {0.02, 0.3, 0.5, 0.9};
    int[] sizes = {2, 12, 60};
    for (double p : chances) {
      for (int size : sizes) {
        int failures = 0;
        int naive = 0;
        for (int trial = 0; trial < trials; trial++) {
          int[] drawn = new int[size];
          int sum = 0;
          for (int n = 0; n < size; n++) {
            drawn[n] = random.nextDouble() < p ? 1 : 0;
            sum += drawn[n];
          }
          double bound = real(MeanBound.upper(values(drawn), BigFraction.ONE, alpha, 32));
          failures += bound < p ? 1 : 0;
          naive += sum < p * size ? 1 : 0;
        }
        double allowed = 0.2 * trials + 4 * Math.sqrt(0.16 * trials);
        int failed = failures;
        assertTrue(failed <= allowed, () -> failed + " failures at p = " + p);
        if (p == 0.5 && size == 60) {
          assertTrue(naive > allowed, "the simulation could not fail");
          assertTrue(failed < naive);
        }
      }
    }
  }
}
