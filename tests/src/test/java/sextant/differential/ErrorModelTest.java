package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.fast.Batch;
import sextant.fast.PrefixSums;
import sextant.fast.Problem;
import sextant.fast.Sample;
import sextant.fast.Target;
import sextant.model.ModelException;

/** The tolerance: by hand, its scale, its limits, and that little hides under it. */
class ErrorModelTest {

  private static final List<Target> ALL = List.of(Target.values());

  private static Case twoResponses(double theta) {
    return twoResponses(theta, 0);
  }

  private static Case twoResponses(double theta, double rho) {
    Problem problem =
        new Problem(
            new double[] {1},
            new double[][][] {{{1}, {0}}},
            new double[] {theta},
            new double[] {0},
            1,
            rho,
            new double[][][] {{{0.5, 0.5}, {0.5, 0.5}}});
    return new Case(0, "hand", problem, new Batch(List.of(new Sample(0, 0, 1, 1)), 0));
  }

  /** theta = 1, psi = 1, 0: A = 1, d = 1, n = 2, N = 5, R = 2 s (1 - s), s = e/(1+e). */
  @Test
  void byHand() {
    Reference penalty = ExactAnswers.of(twoResponses(1), Format.BINARY64, ALL).get(Target.PENALTY);
    double u = 0x1p-53;
    double e = 4 * u * (9 + 4 + 24);
    double nu = (5 + 32) * u;
    double s = Math.E / (1 + Math.E);
    double r = 2 * s * (1 - s);
    // sums over pairs: E|h| = r, E 1 = 1
    double expected = 1.25 * (2 * e * r + e + nu * (r + 2));
    assertNotNull(penalty);
    assertEquals(expected, penalty.tolerance()[0], 1e-6 * expected);
    assertEquals(r, penalty.high()[0], 1e-15);
  }

  @Test
  void itScalesWithTheRoundoff() {
    Case one = new CaseGenerator(Format.BINARY32, 3).at(100);
    Map<Target, Reference> wide = ExactAnswers.of(one, Format.BINARY32, ALL);
    Map<Target, Reference> narrow = ExactAnswers.of(one, Format.BINARY64, ALL);
    for (Target target : List.of(Target.SAIL, Target.PENALTY, Target.KL_POLICY_REF)) {
      double ratio = wide.get(target).tolerance()[0] / narrow.get(target).tolerance()[0];
      assertEquals(0x1p29, ratio, 0x1p29 * 1e-3, target.key());
    }
  }

  @Test
  void scoresBeyondTheModelAreRefused() {
    ModelException e =
        assertThrows(
            ModelException.class,
            () -> ExactAnswers.of(twoResponses(0x1p60), Format.BINARY64, ALL));
    assertEquals("the scores are too large for the error model", e.rule());
    assertFalse(ExactAnswers.of(twoResponses(0x1p40), Format.BINARY64, ALL).isEmpty());
  }

  /** A relative error of 10^-9 in double precision is seen in almost every case. */
  @Test
  void littleHidesUnderIt() {
    CaseGenerator generator = new CaseGenerator(Format.BINARY64, 11);
    int seen = 0;
    int cases = 300;
    for (int k = 0; k < cases; k++) {
      Case one = generator.at(k);
      Reference sail = ExactAnswers.of(one, Format.BINARY64, List.of(Target.SAIL)).get(Target.SAIL);
      double[] answer = new PrefixSums().evaluate(Target.SAIL, one.problem(), one.batch());
      assertNotNull(sail);
      assertNull(Comparison.of(sail, answer, Format.BINARY64).fault());
      answer[0] *= 1 + 1e-9;
      seen += Comparison.of(sail, answer, Format.BINARY64).fault() == null ? 0 : 1;
    }
    int found = seen;
    assertTrue(found > cases * 9 / 10, () -> found + " of " + cases);
  }

  /** At kinks every element of the set is accepted, and nothing outside it. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void kinksTakeAnyElement(Format format) {
    CaseGenerator generator = new CaseGenerator(format, 5);
    SplittableRandom random = new SplittableRandom(9);
    int kinks = 0;
    for (int k = 0; k < 400; k++) {
      for (Target target : List.of(Target.PENALTY_GRADIENT, Target.BATCH_PENALTY_GRADIENT)) {
        Reference exact = ExactAnswers.of(generator.at(k), format, List.of(target)).get(target);
        assertNotNull(exact);
        if (exact.segments().length > 0) {
          kinks++;
          for (int attempt = 0; attempt < 6; attempt++) {
            double[] inside = element(exact, random, attempt < 3 ? 1 : 2);
            Comparison comparison = Comparison.of(exact, inside, format);
            assertNull(comparison.fault(), () -> target.key() + " " + comparison.detail());
          }
          double[] outside = beyond(exact);
          if (outside.length > 0) {
            assertEquals(Finding.Kind.WRONG_VALUE, Comparison.of(exact, outside, format).fault());
          }
        }
      }
    }
    assertTrue(kinks > 40, "kinks: " + kinks);
  }

  /** c + sum t_k v_k, every t a sign, or anything between. */
  private static double[] element(Reference exact, SplittableRandom random, int style) {
    double[] answer = new double[exact.high().length];
    double[] t = new double[exact.segments().length];
    for (int s = 0; s < t.length; s++) {
      t[s] = style == 1 ? (random.nextBoolean() ? 1 : -1) : random.nextDouble(-1, 1);
    }
    for (int k = 0; k < answer.length; k++) {
      answer[k] = exact.high()[k] + exact.low()[k];
      for (int s = 0; s < t.length; s++) {
        answer[k] += t[s] * exact.segments()[s][k];
      }
    }
    return answer;
  }

  /** Outside along the first coordinate, where the set is of visible length; else empty. */
  private static double[] beyond(Reference exact) {
    double reach = 0;
    for (double[] segment : exact.segments()) {
      reach += Math.abs(segment[0]);
    }
    if (reach < 1e3 * exact.tolerance()[0]) {
      return new double[0];
    }
    double[] answer = exact.high().clone();
    for (int k = 0; k < answer.length; k++) {
      answer[k] += exact.low()[k];
    }
    answer[0] += 1.1 * reach;
    return answer;
  }

  /** Nearly parallel segments, and tolerances far below their lengths: found at 4 of 100,000. */
  @Test
  void narrowSetsTakeTheirElements() {
    Case narrow = new CaseGenerator(Format.BINARY64, 20261122).at(21680);
    assertEquals("tiny features", narrow.label());
    Reference exact = ExactAnswers.of(narrow, Format.BINARY64, ALL).get(Target.PENALTY_GRADIENT);
    assertNotNull(exact);
    assertTrue(exact.set());
    double[] answer =
        new PrefixSums().evaluate(Target.PENALTY_GRADIENT, narrow.problem(), narrow.batch());
    Comparison comparison = Comparison.of(exact, answer, Format.BINARY64);
    assertNull(comparison.fault(), comparison::toString);
    answer[1] *= 1.001; // the set reaches 0.0007 of it to either side
    assertEquals(Finding.Kind.WRONG_VALUE, Comparison.of(exact, answer, Format.BINARY64).fault());
  }

  /** At a tie any member of the interval is a worst case, which says nothing about precision. */
  @Test
  void tiesOfTheOracleAreOutOfTheStatistics() {
    Case tie = twoResponses(0, 0.25);
    Reference exact = ExactAnswers.of(tie, Format.BINARY64, ALL).get(Target.WORST_CASE_ORACLE);
    assertNotNull(exact);
    double[] answer = exact.high().clone();
    Comparison comparison = Comparison.of(exact, answer, Format.BINARY64);
    assertNull(comparison.fault());
    assertTrue(exact.set());
    assertTrue(Double.isNaN(comparison.ulps()));
  }

  @Test
  void shapesNaNAndErrorsOutOfMeasure() {
    Reference exact =
        ExactAnswers.of(twoResponses(1), Format.BINARY64, ALL).get(Target.SAIL_GRADIENT);
    assertNotNull(exact);
    Format format = Format.BINARY64;
    assertEquals(Finding.Kind.WRONG_SHAPE, Comparison.of(exact, new double[0], format).fault());
    assertEquals(Finding.Kind.WRONG_SHAPE, Comparison.of(exact, new double[2], format).fault());
    double[] far = {Double.MAX_VALUE};
    Comparison wrong = Comparison.of(exact, far, format);
    assertEquals(Finding.Kind.WRONG_VALUE, wrong.fault());
    assertTrue(Double.isFinite(wrong.share()) && Double.isFinite(wrong.ulps()), wrong::toString);
    Reference zero =
        new Reference(new double[1], new double[1], new double[1], new double[0][], false);
    assertNull(Comparison.of(zero, new double[1], format).fault());
    assertEquals(Double.MAX_VALUE, Comparison.of(zero, new double[] {1}, format).share());
    double[] nan = {Double.NaN};
    assertEquals(Finding.Kind.NOT_FINITE, Comparison.of(exact, nan, format).fault());
  }
}
