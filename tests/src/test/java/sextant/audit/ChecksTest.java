package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.checks.Checks;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.PreferenceOracle;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** Every check: its evidence where it applies, its reason where it does not. */
class ChecksTest {

  private static List<Verdict> verdicts(String id, Instance instance) {
    for (Check check : Checks.all()) {
      if (check.id().equals(id)) {
        return check.check(new Subject(instance));
      }
    }
    throw new AssertionError("no check " + id);
  }

  private static Verdict verdict(String id, Instance instance) {
    List<Verdict> verdicts = verdicts(id, instance);
    assertEquals(1, verdicts.size());
    return verdicts.get(0);
  }

  private static void assertVerdict(String label, String words, Verdict verdict) {
    assertEquals(label, verdict.label(), verdict.detail());
    assertTrue(verdict.detail().contains(words), verdict.detail());
    assertFalse(verdict.detail().contains("\n"));
  }

  /**
   * Rewards (log 2, 0): P* = 2/3, margin 1/3, rho = 1/6; theta = log 2; a ball that holds theta.
   */
  private static InstanceBuilder good() {
    LogNumber[][] rewards = {{log("2"), LogNumber.ZERO}};
    return twoResponses(log("2"), "1/2")
        .oracle(PreferenceOracle.ofRewards(rewards))
        .delta(q("1/3"))
        .rho(q("1/6"))
        .domain(Domain.ball(q("1")));
  }

  /** The same with theta = 3/10, which is not log-rational. */
  private static InstanceBuilder goodRational() {
    return good().theta(new LogNumber[] {number("3/10")});
  }

  private static InstanceBuilder outsideMargin() {
    return good().delta(q("2/5"));
  }

  private static InstanceBuilder wideRadius() {
    return good().rho(q("1/3"));
  }

  @Example
  @Tag("ORA-T4.1")
  void closedForm() {
    assertVerdict("DECIDED", "brute force over 2 vertices", verdict("ORA-T4.1", good().build()));
    assertVerdict(
        "ENCLOSED(1E-50)", "pointwise maximum", verdict("ORA-T4.1", goodRational().build()));
    assertVerdict(
        "NOT-APPLICABLE",
        "the margin fails: P*(b ≻ a | x) = 1/3 < δ = 2/5",
        verdict("ORA-T4.1", outsideMargin().build()));
    assertVerdict(
        "NOT-APPLICABLE",
        "ρ = 1/3 is not below δ = 1/3",
        verdict("ORA-T4.1", wideRadius().build()));
  }

  @Example
  @Tag("ORA-T4.1-NEC")
  void whatTheMarginBuys() {
    // rho = 1: h > 0 has room 2/3, so the excess is 4/9 log 2 (1 - 2/3) = 0.1026884711940...
    assertVerdict(
        "DECIDED", "excess at ρ = 1 is 0.10268847119", verdict("ORA-T4.1-NEC", good().build()));
    assertVerdict("DECIDED", "ρ ≤ δ", verdict("ORA-T4.1-NEC", wideRadius().build()));
    assertVerdict(
        "DECIDED", "ρ beyond the margin", verdict("ORA-T4.1-NEC", outsideMargin().build()));
    assertVerdict("ENCLOSED(1E-50)", "ρ ≤ δ", verdict("ORA-T4.1-NEC", goodRational().build()));
  }

  @Example
  @Tag("ORA-R4.2")
  void affine() {
    assertVerdict("DECIDED", "affine on [0, δ]", verdict("ORA-R4.2", good().build()));
    assertVerdict("ENCLOSED(1E-50)", "increasing", verdict("ORA-R4.2", goodRational().build()));
    Instance flat = goodRational().thetaRef(new LogNumber[] {number("3/10")}).build();
    assertVerdict("ENCLOSED(1E-50)", "constant", verdict("ORA-R4.2", flat));
    assertVerdict("NOT-APPLICABLE", "margin", verdict("ORA-R4.2", outsideMargin().build()));
  }

  @Example
  @Tag("ORA-A1")
  void margin() {
    assertVerdict("DECIDED", "δ = 1/3, ρ = 1/6", verdict("ORA-A1", good().build()));
    assertVerdict("NOT-APPLICABLE", "margin", verdict("ORA-A1", outsideMargin().build()));
    assertVerdict("DECIDED", "1/6 from 0 and 1", verdict("ORA-A1.1", good().build()));
    assertVerdict("NOT-APPLICABLE", "not below", verdict("ORA-A1.1", wideRadius().build()));
    LogNumber[][] irrational = {{number("1/2"), LogNumber.ZERO}};
    Instance enclosed = good().oracle(PreferenceOracle.ofRewards(irrational)).build();
    assertVerdict("ENCLOSED", "4 pairs", verdict("ORA-A1.1", enclosed));
  }

  @Example
  @Tag("ORA-R3.1")
  void rewardGap() {
    assertVerdict(
        "DECIDED",
        "δ = 1/3 both hold; δ = 1/3 both hold; δ = 1000001/3000000 both fail",
        verdict("ORA-R3.1", good().build()));
    assertVerdict("DECIDED", "δ = 2/5 both fail", verdict("ORA-R3.1", outsideMargin().build()));
    assertVerdict(
        "NOT-APPLICABLE",
        "not given by rewards",
        verdict("ORA-R3.1", twoResponses(log("2"), "1/2").build()));
  }

  @Example
  @Tag("ORA-LA.1-SEL")
  void selectors() {
    List<Verdict> verdicts = verdicts("ORA-LA.1-SEL", good().build());
    assertEquals("published", verdicts.get(0).variant());
    assertVerdict("REFUTED", "P(y ≻ y) = 1/2 + ρ = 2/3 ≠ 1/2", verdicts.get(0));
    assertEquals("corrected", verdicts.get(1).variant());
    assertVerdict("DECIDED", "attains the supremum", verdicts.get(1));
    assertVerdict(
        "ENCLOSED(1E-50)", "attains", verdicts("ORA-LA.1-SEL", goodRational().build()).get(1));
    List<Verdict> still = verdicts("ORA-LA.1-SEL", good().rho(q("0")).build());
    assertVerdict("NOT-APPLICABLE", "ρ = 0", still.get(0));
    assertVerdict("DECIDED", "a member", still.get(1));
    for (Verdict outside : verdicts("ORA-LA.1-SEL", outsideMargin().build())) {
      assertVerdict("NOT-APPLICABLE", "margin", outside);
    }
    // the smallest witness: one response
    Instance smallest = line(log("2"), "1").rho(q("1/4")).build();
    assertVerdict("REFUTED", "= 3/4 ≠ 1/2", verdicts("ORA-LA.1-SEL", smallest).get(0));
    assertVerdict("DECIDED", "a member", verdicts("ORA-LA.1-SEL", smallest).get(1));
  }

  @Example
  @Tag("ORA-LA.1")
  void worstCaseOfAPair() {
    assertVerdict("DECIDED", "4 pairs", verdict("ORA-LA.1", good().build()));
    assertVerdict("ENCLOSED(1E-50)", "4 pairs", verdict("ORA-LA.1", goodRational().build()));
    // [p - rho, p + rho] leaves [0, 1] off the diagonal only
    assertVerdict("DECIDED", "2 pairs", verdict("ORA-LA.1", good().rho(q("1/2")).build()));
    assertVerdict("NOT-APPLICABLE", "no pair", verdict("ORA-LA.1", good().rho(q("1")).build()));
  }

  @Example
  @Tag("ORA-Eq14")
  void surplusTransportLogitAndLaw() {
    for (String id : new String[] {"ORA-Eq14", "ORA-Eq33", "ORA-Eq1", "SAIL-RED", "SAIL-RPE"}) {
      assertEquals("DECIDED", verdict(id, good().build()).label(), id);
      assertEquals("ENCLOSED(1E-50)", verdict(id, goodRational().build()).label(), id);
    }
    assertVerdict("DECIDED", "4 pairs", verdict("ORA-Eq2", goodRational().build()));
    assertVerdict("DECIDED", "4 pairs", verdict("ORA-Eq2", good().rho(q("7/3")).build()));
  }

  @Example
  @Tag("SAIL-RED")
  @Tag("SAIL-RPE")
  void preconditionsOfTheReduction() {
    assertVerdict("NOT-APPLICABLE", "Θ", verdict("SAIL-RED", good().domain(null).build()));
    Instance outside = good().domain(Domain.ball(q("1/2"))).build();
    assertVerdict("NOT-APPLICABLE", "θ ∈ Θ: outside", verdict("SAIL-RED", outside));
    BigFraction[] lower = {q("1/10")};
    BigFraction[] upper = {q("2")};
    Instance refOutside = good().domain(Domain.box(lower, upper)).build();
    assertVerdict("NOT-APPLICABLE", "θ_ref ∈ Θ: outside", verdict("SAIL-RED", refOutside));
    assertVerdict(
        "NOT-APPLICABLE", "rewards", verdict("SAIL-RPE", twoResponses(log("2"), "1/2").build()));
    // e^{r/beta} irrational in a log-rational instance
    Instance root = good().beta(q("2")).theta(new LogNumber[] {log("4")}).build();
    assertVerdict("ENCLOSED(1E-50)", "identity", verdict("SAIL-RPE", root));
  }

  @Example
  @Tag("ORA-E4.4")
  void example() {
    assertVerdict("ENCLOSED(1E-50)", "0.1832366956759506703", verdict("ORA-E4.4", good().build()));
    assertVerdict("NOT-APPLICABLE", "shape", verdict("ORA-E4.4", line(log("2"), "1").build()));
    assertVerdict("NOT-APPLICABLE", "shape", verdict("ORA-E4.4", line(log("2"), "1", "1").build()));
    Instance moved = good().thetaRef(new LogNumber[] {log("2")}).build();
    assertVerdict("NOT-APPLICABLE", "shape", verdict("ORA-E4.4", moved));
  }

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  /**
   * On random instances of every kind: nothing is open, only what is false in general is refuted.
   */
  @Property(tries = 10, seed = Samples.SEED)
  void randomInstances(@ForAll("any") Instance instance) {
    Subject subject = new Subject(instance);
    ClaimRegistry registry = ClaimRegistry.load();
    boolean margin = subject.marginFault() == null;
    for (Check check : Checks.all()) {
      Claim claim = registry.find(check.id());
      assertNotNull(claim);
      List<Verdict> verdicts = check.check(subject);
      assertEquals(claim.verdictVariants(), verdicts.stream().map(Verdict::variant).toList());
      for (Verdict verdict : verdicts) {
        String what = check.id() + " " + verdict;
        // on a ball of radius 1000 the constants of SAIL-RevKL have hundreds of digits
        boolean open = verdict.evidence() == Evidence.UNDECIDED;
        assertTrue(!open || check.id().startsWith("RKL-"), what);
        boolean refuted = verdict.evidence() == Evidence.REFUTED;
        if (check.id().equals("ORA-LA.1-SEL") && verdict.variant().equals("published")) {
          assertEquals(margin && instance.rho().compareTo(BigFraction.ZERO) > 0, refuted, what);
        }
        boolean expected = "refuted".equals(claim.expected().get(verdict.variant()));
        assertTrue(expected || !refuted, what);
        if (claim.assumes().contains("ORA-A1") && !check.id().equals("ORA-LA.1")) {
          assertTrue(margin || verdict.evidence() == Evidence.NOT_APPLICABLE, what);
        }
      }
    }
  }
}
