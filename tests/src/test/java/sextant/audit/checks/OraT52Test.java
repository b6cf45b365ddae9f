package sextant.audit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.audit.Evidence;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.model.InstanceReader;

/** The check of ORA-T5.2: what it finds, and that it can find the opposite. */
@Tag("ORA-T5.2")
class OraT52Test {

  private static List<Verdict> check(String name) throws Exception {
    return new OraT52()
        .check(new Subject(InstanceReader.read(Path.of("../spec/instances/" + name + ".json"))));
  }

  private static Interval between(String lo, String hi) {
    return Interval.from(q(lo), 64).hull(Interval.from(q(hi), 64));
  }

  /** Few outcomes: all paths, T = 3 or 2. */
  @ParameterizedTest
  @CsvSource({"tiny,3", "example-4.4,3", "box-domain,2"})
  void byAllPaths(String name, int steps) throws Exception {
    List<Verdict> verdicts = check(name);
    assertEquals(2, verdicts.size());
    for (Verdict verdict : verdicts) {
      assertEquals(Evidence.ENCLOSED, verdict.evidence(), verdict.detail());
      assertTrue(verdict.detail().contains("T = " + steps + ", η = "), verdict.detail());
      assertTrue(verdict.detail().contains("E‖∇F_env(θ_R)‖² 0."), verdict.detail());
      assertTrue(verdict.detail().contains(" times"), verdict.detail());
    }
    assertEquals("published", verdicts.get(0).variant());
    assertEquals("sharper", verdicts.get(1).variant());
  }

  /** Many outcomes: a confidence bound. */
  @Test
  void byPathsAtRandom() throws Exception {
    for (Verdict verdict : check("alpacaeval-close")) {
      assertEquals("STATISTICAL(0.001)", verdict.label(), verdict.detail());
      assertTrue(verdict.detail().contains("by 32 paths at most "), verdict.detail());
      assertTrue(verdict.detail().contains("T = 4, η = "), verdict.detail());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-response", "two-equal-responses"})
  void whereNothingChangesItIsDecided(String name) throws Exception {
    for (Verdict verdict : check(name)) {
      assertEquals(Evidence.DECIDED, verdict.evidence());
      assertTrue(verdict.detail().contains("F is constant"), verdict.detail());
    }
  }

  @ParameterizedTest
  @CsvSource({"outside-domain,Θ", "beyond-margin,is not below"})
  void whereItDoesNotApply(String name, String reason) throws Exception {
    for (Verdict verdict : check(name)) {
      assertEquals(Evidence.NOT_APPLICABLE, verdict.evidence());
      assertTrue(verdict.detail().contains(reason), verdict.detail());
    }
    List<Verdict> free = new OraT52().check(new Subject(twoResponses(log("2"), "1/2").build()));
    assertEquals(Evidence.NOT_APPLICABLE, free.get(0).evidence());
    assertEquals(Evidence.NOT_APPLICABLE, free.get(1).evidence());
    assertTrue(free.get(0).detail().contains("domain"), free.get(0).detail());
  }

  /** The same code says yes, no and neither; of some paths alone it never says no. */
  @Test
  void whatItCanSay() {
    Interval left = between("1", "2");
    assertEquals(Evidence.ENCLOSED, compared(left, between("2", "3"), true));
    assertEquals(Evidence.UNDECIDED, compared(left, between("3/2", "3"), true));
    assertEquals(Evidence.UNDECIDED, compared(left, between("1", "1"), true));
    assertEquals(Evidence.REFUTED, compared(left, between("1/4", "1/2"), true));
    assertEquals(Evidence.STATISTICAL, compared(left, between("2", "3"), false));
    assertEquals(Evidence.UNDECIDED, compared(left, between("3/2", "3"), false));
    assertEquals(Evidence.UNDECIDED, compared(left, between("1/4", "1/2"), false));
    String words = OraT52.compare(left, between("1/4", "1/2"), true, "here").detail();
    assertTrue(words.endsWith("; here: it is not"), words);
  }

  private static Evidence compared(Interval left, Interval right, boolean whole) {
    return OraT52.compare(left, right, whole, "here").evidence();
  }
}
