package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.differential.CheckResult.Minimal;
import sextant.fast.Implementation;
import sextant.fast.Mutant;
import sextant.fast.PrefixSums;
import sextant.fast.Problem;
import sextant.fast.Target;

/** Failing cases made small. */
class ShrinkerTest {

  private static CheckResult check(Implementation implementation, List<Target> targets)
      throws InterruptedException {
    DifferentialTest test = new DifferentialTest(Format.BINARY64, targets, true, 1);
    Candidate candidate = new BuiltInCandidate("mine", implementation);
    CheckResult result =
        test.run(
                List.of(candidate),
                k -> new CaseGenerator(Format.BINARY64, 1).at(k + CaseGenerator.fixedCount()),
                60,
                1,
                done -> {})
            .get(0);
    return test.minimise(result, candidate);
  }

  @ParameterizedTest
  @CsvSource({
    "SCORE_TERM_DROPPED,sailGradient,2",
    "PREFERENCE_SWAPPED,sail,2",
    "SQUARE,penalty,2",
    "SUM_FOR_MEAN,sail,2",
    "RHO_IGNORED,robust,2",
    "KL_SIGN,klPolicyRef,2",
    "TIES_TO_FIRST,worstCaseOracle,1"
  })
  void aBugInAFormulaShowsOnTheLeastInstance(Mutant mutant, String key, int responses)
      throws InterruptedException {
    Target target = Target.of(key);
    assertNotNull(target);
    CheckResult result = check(mutant.implementation(), List.of(target));
    Minimal minimal = result.minimal();
    assertNotNull(minimal);
    Problem p = minimal.finding().testCase().problem();
    assertEquals(1, p.prompts());
    assertEquals(responses, p.responses());
    assertEquals(1, p.dimension());
    assertEquals(1, p.mass()[0]);
    assertTrue(simple(p.theta()[0]) && simple(p.thetaRef()[0]) && simple(p.beta()), p::toString);
    assertEquals(Finding.Kind.WRONG_VALUE, minimal.finding().kind());
    Reference exact = minimal.reference();
    assertNotNull(exact);
    double[] answer = minimal.answer();
    assertNotNull(answer);
    assertNotNull(Comparison.of(exact, answer, Format.BINARY64).fault());
  }

  /** At most four significant bits. */
  private static boolean simple(double value) {
    return value * 16 == Math.rint(value * 16) && Math.abs(value) <= 1024;
  }

  /** A bug that needs two prompts and three responses keeps them. */
  @Test
  void whatTheBugNeedsIsKept() throws InterruptedException {
    CheckResult result =
        check(
            (target, problem, batch) -> {
              double[] value = new PrefixSums().evaluate(target, problem, batch);
              value[0] += problem.prompts() >= 2 && problem.responses() >= 3 ? 1 : 0;
              return value;
            },
            List.of(Target.PENALTY));
    Minimal minimal = result.minimal();
    assertNotNull(minimal);
    assertEquals(2, minimal.finding().testCase().problem().prompts());
    assertEquals(3, minimal.finding().testCase().problem().responses());
  }

  @Test
  void anExceptionIsAFindingAndIsMadeSmall() throws InterruptedException {
    CheckResult result =
        check(
            (target, problem, batch) -> {
              if (problem.dimension() >= 2) {
                throw new IllegalStateException("too wide");
              }
              return new PrefixSums().evaluate(target, problem, batch);
            },
            List.of(Target.SAIL));
    assertEquals(Finding.Kind.ERROR, result.findings().get(0).kind());
    assertTrue(result.findings().get(0).detail().contains("too wide"));
    Minimal minimal = result.minimal();
    assertNotNull(minimal);
    assertEquals(2, minimal.finding().testCase().problem().dimension());
    assertEquals(1, minimal.finding().testCase().problem().responses());
    assertNull(minimal.answer());
  }

  @Test
  void withoutAFindingThereIsNothingToShrink() throws InterruptedException {
    CheckResult result = check(new PrefixSums(), List.of(Target.SAIL));
    assertTrue(result.agrees());
    assertNull(result.minimal());
  }
}
