package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import sextant.audit.checks.Checks;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The checks of the constants: they hold on random instances, and say what they should. */
class CurvatureChecksTest {

  private static final List<String> IDS =
      List.of(
          "ORA-A3",
          "ORA-A6",
          "ORA-LB.1",
          "ORA-LB.2",
          "ORA-LB.4",
          "ORA-R4.9",
          "ORA-T4.7",
          "ORA-T4.8",
          "SAIL-BIAS");

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  private static List<Verdict> verdicts(String id, Subject subject) {
    for (Check check : Checks.all()) {
      if (check.id().equals(id)) {
        return check.check(subject);
      }
    }
    throw new AssertionError("no check " + id);
  }

  @Property(tries = 15, seed = Samples.SEED)
  @Tag("ORA-A3")
  @Tag("ORA-A6")
  @Tag("ORA-LB.1")
  @Tag("ORA-LB.2")
  @Tag("ORA-LB.4")
  @Tag("ORA-R4.9")
  @Tag("ORA-T4.7")
  @Tag("ORA-T4.8")
  @Tag("SAIL-BIAS")
  void nothingIsRefutedOrOpen(@ForAll("any") Instance instance) {
    Subject subject = new Subject(instance);
    for (String id : IDS) {
      for (Verdict verdict : verdicts(id, subject)) {
        assertNotEquals(Evidence.REFUTED, verdict.evidence(), () -> id + " " + verdict);
        assertNotEquals(Evidence.UNDECIDED, verdict.evidence(), () -> id + " " + verdict);
      }
    }
  }

  @Example
  @Tag("ORA-T4.7")
  void withoutADomainThereAreNoConstants() {
    Subject subject = new Subject(twoResponses(log("2"), "1/2").build());
    for (String id : List.of("ORA-A3", "ORA-LB.4", "ORA-R4.9", "ORA-T4.7", "ORA-T4.8")) {
      for (Verdict verdict : verdicts(id, subject)) {
        assertEquals(Evidence.NOT_APPLICABLE, verdict.evidence());
        assertEquals("the instance has no domain Θ", verdict.detail());
      }
    }
  }

  /** Fisher matrix of (2/3, 1/3) at distance 1: 2/9, against B = 1/2 and the paper's B = 1. */
  @Example
  @Tag("ORA-LB.2")
  void slackIsReported() {
    Subject subject = new Subject(twoResponses(log("2"), "1/2").build());
    List<Verdict> verdicts = verdicts("ORA-LB.2", subject);
    assertEquals(Evidence.DECIDED, verdicts.get(0).evidence());
    assertTrue(verdicts.get(0).detail().contains("≤ 4.000"), verdicts.get(0).detail());
    assertTrue(verdicts.get(0).detail().contains("17.999"), verdicts.get(0).detail());
    assertTrue(verdicts.get(1).detail().contains("≤ 0.250"), verdicts.get(1).detail());
  }

  @Example
  @Tag("SAIL-BIAS")
  void uphillIsReported() {
    Subject up = new Subject(twoResponses(log("16"), "1/2").build());
    assertTrue(verdicts("SAIL-BIAS", up).get(0).detail().endsWith("goes uphill"));
    Subject down = new Subject(twoResponses(log("2"), "1/2").build());
    assertTrue(!verdicts("SAIL-BIAS", down).get(0).detail().contains("uphill"));
  }

  /** A kink at theta leaves the midpoints; equal features leave a constant. */
  @Example
  @Tag("ORA-T4.7")
  void kinksAndConstants() {
    Instance kink = twoResponses(log("1"), "1/2").domain(Domain.ball(q("1"))).rho(q("1/4")).build();
    for (Verdict verdict : verdicts("ORA-T4.7", new Subject(kink))) {
      assertTrue(verdict.detail().contains("a kink at θ"), verdict.detail());
    }
  }
}
