package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.fast.Autodiff;
import sextant.fast.PairLoops;
import sextant.fast.PrefixSums;
import sextant.fast.SinglePrecision;
import sextant.fast.Target;

/** Right implementations are blamed in none of many shared cases, evaluated exactly once each. */
class SharedCasesTest {

  private static final int JOBS = Runtime.getRuntime().availableProcessors();

  private static void assertNoAlarm(Format format, long cases, List<Candidate> right)
      throws InterruptedException {
    DifferentialTest test = new DifferentialTest(format, List.of(Target.values()), true, JOBS);
    long seed = 20260214;
    List<CheckResult> results =
        test.run(right, new CaseGenerator(format, seed)::at, cases, seed, done -> {});
    for (CheckResult result : results) {
      assertTrue(result.agrees(), () -> result.candidate() + " " + result.findings());
      assertEquals(cases, result.cases());
      assertEquals(Target.values().length, result.rows().size());
      for (CheckResult.Row row : result.rows()) {
        assertEquals(cases, row.answered(), row.target().key());
        boolean set =
            List.of(
                    Target.PENALTY_GRADIENT,
                    Target.BATCH_PENALTY_GRADIENT,
                    Target.WORST_CASE_ORACLE)
                .contains(row.target());
        assertEquals(set, row.kinks() > cases / 100, "kinks of " + row.target().key());
      }
    }
  }

  @Test
  void inDoublePrecision() throws InterruptedException {
    assertNoAlarm(
        Format.BINARY64,
        8_000,
        List.of(
            new BuiltInCandidate("pair-loops", new PairLoops()),
            new BuiltInCandidate("prefix-sums", new PrefixSums())));
  }

  @Test
  void byAutomaticDifferentiation() throws InterruptedException {
    assertNoAlarm(Format.BINARY64, 2000, List.of(new BuiltInCandidate("autodiff", new Autodiff())));
  }

  @Test
  void inSinglePrecision() throws InterruptedException {
    assertNoAlarm(
        Format.BINARY32,
        3000,
        List.of(
            new BuiltInCandidate("pair-loops", new PairLoops()),
            new BuiltInCandidate("prefix-sums", new PrefixSums()),
            new BuiltInCandidate("single-precision", new SinglePrecision())));
  }
}
