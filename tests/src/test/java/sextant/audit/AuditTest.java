package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.audit.AuditResult.ClaimResult;
import sextant.audit.AuditResult.InstanceVerdict;
import sextant.audit.AuditResult.Outcome;
import sextant.audit.checks.Checks;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.PreferenceOracle;

/** The runner, and what it makes of single verdicts. */
class AuditTest {
  private final ClaimRegistry registry = ClaimRegistry.load();

  private static Check fake(String id, java.util.function.Function<Subject, List<Verdict>> body) {
    return new Check() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public List<Verdict> check(Subject subject) {
        return body.apply(subject);
      }
    };
  }

  private static Map<String, Instance> instances(int count) {
    Map<String, Instance> instances = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      instances.put("file" + i, twoResponses(log("2"), "1/2").build());
    }
    return instances;
  }

  @Test
  void aCheckOutOfRangeIsUndecidedForEveryVariant() throws InterruptedException {
    Check selector =
        fake(
            "ORA-LA.1-SEL",
            subject -> {
              throw new ArithmeticException("exp of a number of 2^59 or more is out of range");
            });
    Check law = fake("ORA-Eq1", subject -> List.of(Verdict.decided("fine")));
    AuditResult result =
        new Audit(registry, List.of(selector, law)).run(instances(2), 2, name -> {});
    assertEquals(3, result.claims().size());
    assertEquals("ORA-Eq1", result.claims().get(0).label());
    assertEquals(Evidence.DECIDED, result.claims().get(0).evidence());
    for (ClaimResult open : result.claims().subList(1, 3)) {
      assertEquals(Evidence.UNDECIDED, open.evidence());
      assertEquals(2, open.applied());
      assertTrue(open.finding().contains("out of range: exp of a number of 2^59"), open.finding());
    }
    assertEquals("ORA-LA.1-SEL published", result.claims().get(1).label());
    assertEquals("ORA-LA.1-SEL corrected", result.claims().get(2).label());
    assertEquals(3, result.exitCode());
  }

  @Test
  void otherFailuresOfACheckAreNotHidden() {
    Check broken =
        fake(
            "ORA-Eq1",
            subject -> {
              throw new IllegalStateException("a bug");
            });
    Audit audit = new Audit(registry, List.of(broken));
    assertThrows(IllegalStateException.class, () -> audit.run(instances(1), 1, name -> {}));
    Check overflow =
        fake(
            "ORA-Eq1",
            subject -> {
              throw new StackOverflowError();
            });
    Audit deep = new Audit(registry, List.of(overflow));
    assertThrows(StackOverflowError.class, () -> deep.run(instances(1), 1, name -> {}));
    Audit unknown =
        new Audit(registry, List.of(fake("ORA-X", subject -> List.of(Verdict.decided("")))));
    assertThrows(IllegalStateException.class, () -> unknown.run(instances(1), 1, name -> {}));
  }

  @Test
  void everyInstanceIsReportedInOrder() throws InterruptedException {
    ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
    Check law = fake("ORA-Eq1", subject -> List.of(Verdict.decided("fine")));
    AuditResult result = new Audit(registry, List.of(law)).run(instances(5), 3, seen::add);
    assertEquals(List.of("file0", "file1", "file2", "file3", "file4"), List.copyOf(seen));
    assertEquals(
        List.copyOf(seen),
        result.claims().get(0).instances().stream().map(InstanceVerdict::instance).toList());
    assertEquals(0, result.exitCode());
    assertEquals(5, result.claims().get(0).decided());
  }

  /** Scores, moves and rewards from large to beyond what any exponential can tell from 0. */
  @ParameterizedTest
  @ValueSource(strings = {"1000000000000", "1000000000000000000000000000000"})
  void hugeNumbersRefuteNothing(String magnitude) throws InterruptedException {
    LogNumber huge = number(magnitude);
    Instance still = line(LogNumber.ZERO, "0", "-1", "2").rho(q("1/4")).build();
    LogNumber[][] rewards = {{LogNumber.ZERO, huge, number("1")}};
    Map<String, Instance> instances = new LinkedHashMap<>();
    // theta itself huge is left out: R is then below every precision, and 2^14 bits take long
    instances.put("reference", still.withThetaRef(new LogNumber[] {huge}));
    instances.put(
        "rewards",
        still
            .withTheta(new LogNumber[] {number("1")})
            .withOracle(PreferenceOracle.ofRewards(rewards)));
    AuditResult result = new Audit(registry, Checks.all()).run(instances, 1, name -> {});
    for (ClaimResult claim : result.claims()) {
      assertEquals(
          claim.label().equals("ORA-LA.1-SEL published"),
          claim.evidence() == Evidence.REFUTED,
          () -> claim.label() + " " + claim.finding());
      assertEquals(
          -1, claim.finding().indexOf("out of range"), () -> claim.label() + claim.finding());
    }
  }

  private ClaimResult sum(String id, String variant, Verdict... verdicts) {
    Claim claim = registry.find(id);
    assertNotNull(claim);
    List<InstanceVerdict> entries = new java.util.ArrayList<>();
    for (int i = 0; i < verdicts.length; i++) {
      entries.add(new InstanceVerdict("i" + i, 1, verdicts[i]));
    }
    return ClaimResult.of(claim, variant, entries);
  }

  @Test
  void theWeakestEvidenceCounts() {
    Verdict decided = Verdict.decided("exact");
    Verdict narrow = Verdict.agree(new BigDecimal("1E-50"), "narrow");
    Verdict wide = Verdict.agree(new BigDecimal("1E-20"), "wide");
    Verdict away = Verdict.notApplicable("no");
    ClaimResult all = sum("ORA-T4.1", "", decided, narrow, wide, away);
    assertEquals(Evidence.ENCLOSED, all.evidence());
    assertEquals("ENCLOSED(1E-20)", all.evidenceLabel());
    assertEquals(3, all.applied());
    assertEquals(1, all.decided());
    assertEquals(Outcome.AS_EXPECTED, all.outcome());
    assertEquals("i1: narrow", all.finding());
    ClaimResult open = sum("ORA-T4.1", "", narrow, Verdict.undecided("open"), decided);
    assertEquals(Evidence.UNDECIDED, open.evidence());
    assertNull(open.within());
    assertEquals(Outcome.UNDECIDED, open.outcome());
    ClaimResult refuted =
        sum("ORA-T4.1", "", Verdict.undecided("open"), Verdict.refuted("witness"), decided);
    assertEquals(Evidence.REFUTED, refuted.evidence());
    assertEquals("i1: witness", refuted.finding());
    assertEquals(Outcome.NOT_AS_EXPECTED, refuted.outcome());
  }

  @Test
  void vacuousClaimsAreFlagged() {
    ClaimResult nowhere = sum("ORA-T4.1", "", Verdict.notApplicable("no"));
    assertTrue(nowhere.vacuous());
    assertEquals(Evidence.NOT_APPLICABLE, nowhere.evidence());
    assertEquals("applied nowhere", nowhere.finding());
    assertEquals(Outcome.AS_EXPECTED, nowhere.outcome());
    assertTrue(sum("ORA-T4.1", "").vacuous());
  }

  @Test
  void expectedRefutations() {
    Verdict away = Verdict.notApplicable("ρ = 0");
    Verdict decided = Verdict.decided("a member");
    Verdict refuted = Verdict.refuted("witness");
    assertEquals(
        Outcome.AS_EXPECTED, sum("ORA-LA.1-SEL", "published", decided, refuted, away).outcome());
    assertEquals(
        Outcome.NOT_AS_EXPECTED, sum("ORA-LA.1-SEL", "published", decided, away).outcome());
    assertEquals(
        Outcome.NOT_AS_EXPECTED, sum("ORA-LA.1-SEL", "corrected", decided, refuted).outcome());
  }

  @Test
  void exitCodes() {
    ClaimResult good = sum("ORA-T4.1", "", Verdict.decided("exact"));
    ClaimResult open = sum("ORA-T4.1", "", Verdict.undecided("open"));
    ClaimResult bad = sum("ORA-T4.1", "", Verdict.refuted("witness"));
    ClaimResult vacuous = sum("ORA-T4.1", "");
    assertEquals(0, new AuditResult(List.of()).exitCode());
    assertEquals(0, new AuditResult(List.of(good, vacuous)).exitCode());
    assertEquals(3, new AuditResult(List.of(good, open)).exitCode());
    assertEquals(1, new AuditResult(List.of(open, bad, good)).exitCode());
  }
}
