package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import sextant.fast.Autodiff;
import sextant.fast.Batch;
import sextant.fast.Implementation;
import sextant.fast.PairLoops;
import sextant.fast.PrefixSums;
import sextant.fast.Problem;
import sextant.fast.Sample;
import sextant.fast.SinglePrecision;
import sextant.fast.Target;
import sextant.testing.Samples;

/** The implementations in doubles against the reference, with shrinking. */
class FastPropertyTest {

  @Provide
  Arbitrary<Case> cases() {
    return Problems.cases();
  }

  private static void assertRight(Implementation implementation, Case one, Format format) {
    Map<Target, Reference> exact = ExactAnswers.of(one, format, List.of(Target.values()));
    for (Target target : Target.values()) {
      double[] answer = implementation.evaluate(target, one.problem(), one.batch());
      Comparison comparison = Comparison.of(exact.get(target), answer, format);
      assertNull(comparison.fault(), () -> target.key() + ": " + comparison.detail());
    }
  }

  @Property(tries = 150, seed = Samples.SEED, edgeCases = EdgeCasesMode.NONE)
  void pairLoops(@ForAll("cases") Case one) {
    assertRight(new PairLoops(), one, Format.BINARY64);
  }

  @Property(tries = 150, seed = Samples.SEED, edgeCases = EdgeCasesMode.NONE)
  void prefixSums(@ForAll("cases") Case one) {
    assertRight(new PrefixSums(), one, Format.BINARY64);
  }

  @Property(tries = 100, seed = Samples.SEED, edgeCases = EdgeCasesMode.NONE)
  void autodiff(@ForAll("cases") Case one) {
    assertRight(new Autodiff(), one, Format.BINARY64);
  }

  @Property(tries = 150, seed = Samples.SEED, edgeCases = EdgeCasesMode.NONE)
  void singlePrecision(@ForAll("cases") Case one) {
    assertRight(new SinglePrecision(), one, Format.BINARY32);
  }

  /**
   * psi = 1, 0 at theta = log 2: laws 2/3 and 1/3, h = log 2, beta = 1, p* = 3/4, worked by hand.
   */
  @Example
  void byHand() {
    double h = Math.log(2);
    Problem problem =
        new Problem(
            new double[] {1},
            new double[][][] {{{1}, {0}}},
            new double[] {h},
            new double[] {0},
            1,
            0.25,
            new double[][][] {{{0.5, 0.75}, {0.25, 0.5}}});
    Batch batch = new Batch(List.of(new Sample(0, 0, 1, 1), new Sample(0, 0, 1, 0)), 0.25);
    double one = Math.log(1.5);
    double zero = Math.log(3);
    double pair = 0.75 * one + 0.25 * zero;
    double sail = 5.0 / 9 * h + 4.0 / 9 * pair;
    double penalty = 4.0 / 9 * h;
    for (Implementation fast : List.of(new PairLoops(), new PrefixSums(), new Autodiff())) {
      assertValue(fast, Target.SAIL, problem, batch, sail);
      assertValue(fast, Target.PENALTY, problem, batch, penalty);
      assertValue(fast, Target.ROBUST, problem, batch, sail + penalty / 4);
      assertValue(fast, Target.BATCH_LOSS, problem, batch, (one + zero) / 2);
      // sigma = 2/3: slopes -1/3 and 2/3
      assertValue(fast, Target.BATCH_PATH_GRADIENT, problem, batch, 1.0 / 6);
      // S = 1 - 4/3
      double score = -(one + zero) / 6;
      assertValue(fast, Target.BATCH_GRADIENT, problem, batch, 1.0 / 6 + score);
      assertValue(fast, Target.BATCH_PENALTY_GRADIENT, problem, batch, 1 - h / 3);
      assertValue(fast, Target.BATCH_SMOOTHED_LOSS, problem, batch, (one + zero) / 2);
      assertValue(fast, Target.BATCH_UNBIASED_LOSS, problem, batch, (one + zero) / 2);
      // R = 2 t e^t/(1 + e^t)^2 with derivative 2 s (1 - s)(1 + t (1 - 2 s)), s = 2/3
      assertValue(fast, Target.PENALTY_GRADIENT, problem, batch, 4.0 / 9 * (1 - h / 3));
      double[] worst = fast.evaluate(Target.WORST_CASE_ORACLE, problem, batch);
      assertEquals(List.of(0.5, 0.5, 0.5, 0.5), java.util.Arrays.stream(worst).boxed().toList());
    }
  }

  private static void assertValue(
      Implementation fast, Target target, Problem problem, Batch batch, double expected) {
    double[] answer = fast.evaluate(target, problem, batch);
    assertEquals(1, answer.length);
    assertEquals(expected, answer[0], 1e-15, target.key());
  }

  /** Thousands of responses: the two agree, on all processors, and twice is the same. */
  @Example
  void manyResponses() {
    int n = 1200;
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    double[][] psi = new double[n][3];
    double[][] table = new double[n][n];
    for (int i = 0; i < n; i++) {
      psi[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      table[i][i] = 0.5;
      for (int j = 0; j < i; j++) {
        table[i][j] = random.nextDouble();
        table[j][i] = 1 - table[i][j];
      }
    }
    Problem problem =
        new Problem(
            new double[] {1},
            new double[][][] {psi},
            new double[] {1, -2, 3},
            new double[] {0, 1, 1},
            2,
            0,
            new double[][][] {table});
    Batch batch = new Batch(List.of(new Sample(0, 1, 2, 1)), 0);
    for (Target target : List.of(Target.SAIL, Target.PENALTY, Target.SAIL_GRADIENT)) {
      double[] loops = new PairLoops().evaluate(target, problem, batch);
      double[] sums = new PrefixSums().evaluate(target, problem, batch);
      double[] again = new PrefixSums().evaluate(target, problem, batch);
      for (int k = 0; k < loops.length; k++) {
        assertEquals(loops[k], sums[k], 1e-10 * Math.max(1, Math.abs(loops[k])), target.key());
        assertTrue(sums[k] == again[k], "the same bits whatever the processors");
      }
    }
  }
}
