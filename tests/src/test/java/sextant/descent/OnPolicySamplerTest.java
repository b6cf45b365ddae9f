package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.sail.ScoreTable;
import sextant.testing.PlainDescent;

/** Samples: repeatable, and of the law that they should have. */
@Tag("ORA-Alg1")
class OnPolicySamplerTest {

  private static final int BITS = 128;
  private static final int DRAWS = 20_000;
  private static final long SEED = 7;

  /** How often a right law may fail a test. */
  private static final double RISK = 1e-6;

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  private static Interval[] law(String... probabilities) {
    Interval[] law = new Interval[probabilities.length];
    for (int k = 0; k < law.length; k++) {
      law[k] = Interval.from(q(probabilities[k]), BITS);
    }
    return law;
  }

  private static void assertFits(double[] law, long[] counts) {
    double total = Arrays.stream(counts).sum();
    double statistic = 0;
    int cells = 0;
    for (int n = 0; n < law.length; n++) {
      double expected = law[n] * total;
      if (expected == 0) {
        assertEquals(0, counts[n], "a draw of probability 0");
      } else {
        statistic += (counts[n] - expected) * (counts[n] - expected) / expected;
        cells++;
      }
    }
    double limit = new ChiSquaredDistribution(cells - 1).inverseCumulativeProbability(1 - RISK);
    assertTrue(statistic < limit, "chi-square " + statistic + " above " + limit);
  }

  @Test
  void theSameSeedGivesTheSameSamples() throws Exception {
    ScoreTable table = ScoreTable.of(shipped("one-prompt"), BITS);
    OnPolicySampler first = new OnPolicySampler(SEED);
    OnPolicySampler second = new OnPolicySampler(SEED);
    int[][] batch = first.batch(table, 50);
    assertEquals(50, batch.length);
    assertArrayEquals(batch, second.batch(table, 50));
    assertEquals(first.uniform(1000), second.uniform(1000));
    assertArrayEquals(first.batch(table, 50), second.batch(table, 50));
    assertFalse(Arrays.deepEquals(batch, first.batch(table, 50)), "not the same batch again");
    assertFalse(Arrays.deepEquals(batch, new OnPolicySampler(SEED + 1).batch(table, 50)));
    assertArrayEquals(new int[0][], first.batch(table, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny", "one-prompt", "one-dimension", "preferences", "extreme-odds"})
  void frequencies(String name) throws Exception {
    Instance instance = shipped(name);
    PlainDescent plain = new PlainDescent(instance, PlainDescent.offset(instance));
    int n = instance.responseCount();
    double[] law = new double[instance.promptCount() * n * n];
    double rest = 0;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double preferred = plain.law(x, i, j) * plain.label(x, i, j, 1);
          double other = plain.law(x, j, i) * plain.label(x, j, i, 0);
          law[(x * n + i) * n + j] = preferred + other;
        }
      }
    }
    long[] counts = new long[law.length];
    ScoreTable table = ScoreTable.of(instance, BITS);
    for (int[] sample : new OnPolicySampler(SEED).batch(table, DRAWS)) {
      counts[(sample[0] * n + sample[1]) * n + sample[2]]++;
    }
    // Rare outcomes count as one.
    long rare = 0;
    for (int c = 0; c < law.length; c++) {
      if (law[c] * DRAWS < 10) {
        rest += law[c];
        rare += counts[c];
        law[c] = 0;
        counts[c] = 0;
      }
    }
    double[] laws = Arrays.copyOf(law, law.length + 1);
    long[] all = Arrays.copyOf(counts, laws.length);
    laws[law.length] = rest;
    all[law.length] = rare;
    assertEquals(1, Arrays.stream(laws).sum(), 1e-12);
    assertFits(laws, all);
  }

  @Test
  void whatHasProbabilityZeroIsNotDrawn() throws Exception {
    Instance instance = shipped("zero-mass-prompt");
    boolean some = false;
    for (int[] sample : new OnPolicySampler(SEED).batch(ScoreTable.of(instance, BITS), 2000)) {
      assertNotEquals(BigFraction.ZERO, instance.mass(sample[0]));
      some = true;
    }
    assertTrue(some);
    ScoreTable sure = ScoreTable.of(twoResponses(log("2"), "1").build(), BITS);
    ScoreTable never = ScoreTable.of(twoResponses(log("2"), "0").build(), BITS);
    for (int[] sample : new OnPolicySampler(SEED).batch(sure, 500)) {
      assertTrue(sample[1] <= sample[2], "b is never preferred to a");
    }
    for (int[] sample : new OnPolicySampler(SEED).batch(never, 500)) {
      assertTrue(sample[1] >= sample[2], "a is never preferred to b");
    }
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    for (String[] zeros :
        new String[][] {{"0", "1/3", "0", "2/3", "0"}, {"0", "0", "1"}, {"1", "0"}}) {
      for (int n = 0; n < 500; n++) {
        assertNotEquals("0", zeros[sampler.index(law(zeros), BITS)]);
      }
    }
  }

  /** With eighths the first three bits tell; a third takes as many bits as it takes. */
  @Test
  void theIndexIsThatOfTheBits() {
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    SplittableRandom same = new SplittableRandom(SEED);
    Interval[] eighths = law("1/8", "1/8", "1/4", "1/2");
    int[] index = {0, 1, 2, 2, 3, 3, 3, 3};
    for (int n = 0; n < 1000; n++) {
      assertEquals(index[same.nextInt() >>> 29], sampler.index(eighths, BITS));
    }
    Interval[] thirds = law("1/3", "1/3", "1/3");
    for (int n = 0; n < 1000; n++) {
      long word = same.nextInt() & 0xffffffffL;
      assertEquals(3 * word >>> 32, 3 * word + 2 >>> 32, "one word tells, with this seed");
      assertEquals(3 * word >>> 32, sampler.index(thirds, BITS));
    }
  }

  /** The first word does not tell: a second one is drawn, and no third. */
  @Test
  void moreBitsAreDrawnWhereTheyAreNeeded() {
    SplittableRandom same = new SplittableRandom(SEED);
    long first = same.nextInt() & 0xffffffffL;
    long second = same.nextInt() & 0xffffffffL;
    BigInteger drawn = BigInteger.valueOf(first).shiftLeft(32).add(BigInteger.valueOf(second));
    BigFraction scale = BigFraction.TWO.pow(64);
    BigFraction here = new BigFraction(drawn).divide(scale);
    BigFraction next = new BigFraction(drawn.add(BigInteger.ONE)).divide(scale);
    Interval[] split = {
      Interval.from(next, BITS), Interval.from(BigFraction.ONE.subtract(next), BITS)
    };
    assertEquals(0, new OnPolicySampler(SEED).index(split, BITS));
    split[0] = Interval.from(here, BITS);
    split[1] = Interval.from(BigFraction.ONE.subtract(here), BITS);
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    assertEquals(1, sampler.index(split, BITS));
    assertEquals(
        same.nextInt() >>> 31, sampler.index(law("1/2", "1/2"), BITS), "two words, no more");
  }

  @Test
  void aLawThatIsTooCoarseIsRefused() {
    Interval all = Interval.of(Dyadic.ZERO, Dyadic.ONE);
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    ArithmeticException fault =
        assertThrows(ArithmeticException.class, () -> sampler.index(new Interval[] {all, all}, 64));
    assertEquals("the precision does not tell a sample from its neighbours", fault.getMessage());
    // Half of the numbers lie where it is certain.
    Interval[] vague = {
      Interval.of(Dyadic.ONE.shift(-2), Dyadic.of(3).shift(-2)),
      Interval.of(Dyadic.ONE.shift(-2), Dyadic.of(3).shift(-2))
    };
    int[] outcome = new int[3];
    SplittableRandom same = new SplittableRandom(SEED);
    OnPolicySampler other = new OnPolicySampler(SEED);
    for (int n = 0; n < 400; n++) {
      int quarter = same.nextInt() >>> 30;
      int found;
      try {
        found = other.index(vague, 32);
      } catch (ArithmeticException e) {
        found = 2;
      }
      assertEquals(new int[] {0, 2, 2, 1}[quarter], found);
      outcome[found]++;
    }
    assertTrue(outcome[0] > 60 && outcome[1] > 60 && outcome[2] > 120, Arrays.toString(outcome));
  }

  @Test
  void uniform() {
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    long[] counts = new long[7];
    for (int n = 0; n < DRAWS; n++) {
      counts[sampler.uniform(7)]++;
    }
    double[] law = new double[7];
    Arrays.fill(law, 1 / 7.0);
    assertFits(law, counts);
    assertEquals(0, sampler.uniform(1));
  }
}
