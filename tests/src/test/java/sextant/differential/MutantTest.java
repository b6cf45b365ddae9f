package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.fast.Implementation;
import sextant.fast.Mutant;
import sextant.fast.PairLoops;
import sextant.fast.PrefixSums;
import sextant.fast.Target;

/** Every bug class is found, and named as itself and nothing else. */
class MutantTest {

  private static final int JOBS = Runtime.getRuntime().availableProcessors();

  /** What exposes the classes that touch little. */
  private static final Map<Mutant, Set<Target>> EXPOSED_BY =
      Map.of(
          Mutant.KL_SIGN, Set.of(Target.KL_REF_POLICY, Target.KL_POLICY_REF),
          Mutant.KL_SWAPPED, Set.of(Target.KL_REF_POLICY, Target.KL_POLICY_REF),
          Mutant.RHO_IGNORED, Set.of(Target.ROBUST, Target.WORST_CASE_ORACLE),
          Mutant.SMOOTHING_IGNORED, Set.of(Target.BATCH_SMOOTHED_LOSS, Target.BATCH_UNBIASED_LOSS),
          Mutant.TIES_TO_FIRST, Set.of(Target.WORST_CASE_ORACLE),
          Mutant.SCORE_TERM_DROPPED,
              Set.of(
                  Target.SAIL_GRADIENT,
                  Target.PENALTY_GRADIENT,
                  Target.BATCH_GRADIENT,
                  Target.BATCH_PENALTY_GRADIENT));

  private static DifferentialTest test(Format format) {
    return new DifferentialTest(format, List.of(Target.values()), true, JOBS);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyMutantIsKilledAndNamed(Format format) throws InterruptedException {
    MutantTable table =
        MutantTable.run(
            test(format),
            List.of(
                new BuiltInCandidate("loops", new PairLoops()),
                new BuiltInCandidate("sums", new PrefixSums())),
            new CaseGenerator(format, 7),
            400,
            7,
            done -> {});
    assertTrue(table.isSound(), table::toString);
    assertEquals(Mutant.values().length, table.rows().size());
    for (MutantTable.Row row : table.rows()) {
      assertEquals(List.of(row.mutant()), row.result().classes());
      Set<Target> expected = EXPOSED_BY.get(row.mutant());
      if (expected != null) {
        assertEquals(new TreeSet<>(expected), new TreeSet<>(row.exposedBy()));
      }
    }
  }

  /** The table itself can say no: a right implementation among the mutants is not found. */
  @Test
  void aTableWithAnEquivalentMutantIsNotSound() throws InterruptedException {
    CheckResult fine =
        test(Format.BINARY64)
            .run(
                List.of(new BuiltInCandidate("loops", new PairLoops())),
                new CaseGenerator(Format.BINARY64, 1)::at,
                40,
                1,
                done -> {})
            .get(0);
    MutantTable.Row row =
        new MutantTable.Row(
            Mutant.KL_SIGN, List.of(), fine.classes().contains(Mutant.KL_SIGN), fine);
    assertFalse(new MutantTable(40, List.of(row), List.of()).isSound());
    MutantTable alarm = new MutantTable(40, List.of(), List.of(fine));
    assertFalse(alarm.isSound());
  }

  /** A bug of no class is found all the same, and no class is named. */
  @Test
  void anUnknownBugIsNamedNothing() throws InterruptedException {
    Implementation off =
        (target, problem, batch) -> {
          double[] values = new PrefixSums().evaluate(target, problem, batch);
          values[0] = 1.01 * values[0] + 1e-3;
          return values;
        };
    CheckResult result = run(off);
    assertFalse(result.agrees());
    assertEquals(List.of(), result.classes());
    Diagnosis diagnosis = result.diagnosis(Target.SAIL);
    assertEquals("no known bug class", diagnosis == null ? "" : diagnosis.text());
  }

  /** Single precision inside is called that. */
  @Test
  void coarseArithmeticIsRecognised() throws InterruptedException {
    CheckResult result = run(new sextant.fast.SinglePrecision());
    Diagnosis diagnosis = result.diagnosis(Target.SAIL);
    assertTrue(diagnosis != null && diagnosis.coarse());
    assertEquals(
        "the errors are of the size that binary32 arithmetic makes",
        diagnosis == null ? "" : diagnosis.text());
  }

  /** The class of one quantity alone is named, though the others are right. */
  @Test
  void oneWrongQuantity() throws InterruptedException {
    Implementation right = new PrefixSums();
    Implementation swapped = Mutant.PREFERENCE_SWAPPED.implementation();
    CheckResult result =
        run(
            (target, problem, batch) ->
                (target == Target.SAIL_GRADIENT ? swapped : right)
                    .evaluate(target, problem, batch));
    assertEquals(List.of(Mutant.PREFERENCE_SWAPPED), result.classes());
    assertEquals(1, result.diagnoses().size());
  }

  private static CheckResult run(Implementation implementation) throws InterruptedException {
    return test(Format.BINARY64)
        .run(
            List.of(new BuiltInCandidate("mine", implementation)),
            new CaseGenerator(Format.BINARY64, 3)::at,
            200,
            3,
            done -> {})
        .get(0);
  }
}
