package sextant.audit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Evidence;
import sextant.audit.Verdict;
import sextant.audit.ascent.Regularised;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.revkl.RegularisedProblem;

/** Projected ascent, row by row. */
class AscentRunTest {

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  private static double middle(Interval value) {
    return value.lo().toFraction().doubleValue();
  }

  @Example
  @Tag("RKL-LIN")
  void fiftyStepsOnRealData() throws Exception {
    AscentRun run = AscentRun.of(shipped("alpacaeval-close"), null, 50, 96, 5);
    assertEquals(51, run.rows());
    assertEquals(6 + run.problem().instance().dimension(), run.columns().size());
    assertEquals(0, run.verdicts().size());
    assertEquals(q("4"), run.problem().gamma());
    assertTrue(run.problem().threshold().compareTo(q("4")) < 0);
    double last = Double.POSITIVE_INFINITY;
    double factor = middle(run.contraction());
    double first = middle(run.gap());
    for (int row = 0; row < run.rows(); row++) {
      List<Interval> values = run.next();
      assertEquals(8, values.size());
      if (row % 10 == 0) {
        Interval gap = assertNotNull2(values.get(1));
        assertTrue(middle(gap) < last);
        last = middle(gap);
        assertEquals(first * Math.pow(factor, row), middle(assertNotNull2(values.get(2))), 1e-9);
        // inside the ball the gradient mapping is the gradient
        assertEquals(
            middle(assertNotNull2(values.get(3))), middle(assertNotNull2(values.get(4))), 1e-9);
        assertEquals(
            middle(run.maximum().value()),
            middle(assertNotNull2(values.get(0))) + middle(gap),
            1e-12);
      } else {
        assertNull(values.get(1));
      }
    }
    assertTrue(last < 1e-6 && last > 0);
    for (String id :
        new String[] {"RKL-LIN", "RKL-PL refPolicy", "RKL-PL-MAP corrected", "RKL-PL-PROX"}) {
      assertEquals(Evidence.ENCLOSED, assertNotNull3(run.verdicts().get(id)).evidence(), id);
      assertNull(assertNotNull3(run.verdicts().get(id)).within(), id);
    }
    assertThrows(IllegalStateException.class, run::next);
    assertEquals(7, run.constants().size());
  }

  private static Interval assertNotNull2(Interval value) {
    assertNotNull(value);
    return value;
  }

  private static Verdict assertNotNull3(Verdict verdict) {
    assertNotNull(verdict);
    return verdict;
  }

  /** Where the maximiser is on the boundary the gap vanishes and the gradient does not. */
  @Example
  @Tag("RKL-LIN")
  @Tag("RKL-PL")
  void onTheBoundary() throws Exception {
    AscentRun run = AscentRun.of(shipped("boundary-maximum"), q("8"), 10, 128, 1);
    Interval gradient = null;
    Interval mapping = null;
    for (int row = 0; row < run.rows(); row++) {
      List<Interval> values = run.next();
      gradient = values.get(3);
      mapping = values.get(4);
    }
    assertEquals(0.14758, middle(assertNotNull2(gradient)), 1e-4);
    assertTrue(assertNotNull2(mapping).hi().toFraction().doubleValue() < 1e-30);
    assertTrue(run.gap().hi().toFraction().doubleValue() < 1e-30);
    assertEquals(Evidence.ENCLOSED, assertNotNull3(run.verdicts().get("RKL-LIN")).evidence());
  }

  /** With a modulus that is too large the claims are refuted: the checks can fail. */
  @Example
  @Tag("RKL-LIN")
  @Tag("RKL-PL")
  @Tag("RKL-PL-PROX")
  @Tag("RKL-PL-MAP")
  void aWrongModulusIsNoticed() throws Exception {
    Instance instance = shipped("alpacaeval-close");
    RegularisedProblem right = RegularisedProblem.of(instance, null);
    BigFraction wrong = right.leastFisher().multiply(80);
    Regularised regularised = Regularised.of(right.withLeastFisher(wrong));
    AscentRun run = AscentRun.of(regularised, 30, 96, 30);
    for (int row = 0; row < run.rows(); row++) {
      run.next();
    }
    assertEquals(Evidence.REFUTED, run.stepwise().evidence());
    assertEquals(Evidence.REFUTED, run.fromStart().evidence());
    for (String id :
        new String[] {"RKL-LIN", "RKL-PL refPolicy", "RKL-PL-MAP corrected", "RKL-PL-PROX"}) {
      Verdict verdict = assertNotNull3(run.verdicts().get(id));
      assertEquals(Evidence.REFUTED, verdict.evidence(), id + " " + verdict);
    }
  }

  /** Coarse rounding is paid for by the bound, and the run goes on to the end. */
  @Example
  @Tag("RKL-LIN")
  void coarseRounding() throws Exception {
    AscentRun run = AscentRun.of(shipped("tiny"), null, 300, 32, 3);
    Interval rounding = null;
    for (int row = 0; row < run.rows(); row++) {
      rounding = run.next().get(5);
    }
    assertTrue(assertNotNull2(rounding).hi().toFraction().doubleValue() > 1e-12);
    assertEquals(Evidence.ENCLOSED, assertNotNull3(run.verdicts().get("RKL-LIN")).evidence());
  }

  @Example
  void badParametersInOneLine() throws Exception {
    Instance tiny = shipped("tiny");
    assertMessage("steps", () -> AscentRun.of(tiny, null, 0, 96, 1));
    assertMessage("binary places", () -> AscentRun.of(tiny, null, 1, 8, 1));
    assertMessage("binary places", () -> AscentRun.of(tiny, null, 1, 100_000, 1));
    assertMessage("checkpoints", () -> AscentRun.of(tiny, null, 1, 96, 0));
    assertMessage("not above the threshold", () -> AscentRun.of(tiny, q("1"), 1, 96, 1));
    Instance box = shipped("box-domain");
    assertMessage("Θ is a box", () -> AscentRun.of(box, null, 1, 96, 1));
    Instance outside = shipped("outside-domain");
    assertMessage("domain", () -> AscentRun.of(outside, null, 1, 96, 1));
    Instance flat = shipped("one-response");
    assertMessage("singular", () -> AscentRun.of(flat, null, 1, 96, 1));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable run) {
    String message = String.valueOf(assertThrows(IllegalArgumentException.class, run).getMessage());
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }
}
