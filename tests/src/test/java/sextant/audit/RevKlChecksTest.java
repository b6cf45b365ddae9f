package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
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
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The checks of the divergences and the Fisher matrix: what they say, and when they are silent. */
class RevKlChecksTest {

  private static final List<String> HOLDING =
      List.of("RKL-KL-RP", "RKL-SING", "RKL-LAM", "RKL-KL-PR/bound");

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  private static Verdict verdict(String name, Instance instance) {
    String[] parts = name.split("/");
    for (Check check : Checks.all()) {
      if (check.id().equals(parts[0])) {
        for (Verdict verdict : check.check(new Subject(instance))) {
          if (verdict.variant().equals(parts.length > 1 ? parts[1] : "")) {
            return verdict;
          }
        }
      }
    }
    throw new AssertionError("no check " + name);
  }

  private static void assertVerdict(String label, String words, Verdict verdict) {
    assertEquals(label, verdict.label(), verdict.detail());
    assertTrue(verdict.detail().contains(words), verdict.detail());
  }

  @Property(tries = 8, seed = Samples.SEED)
  @Tag("RKL-KL-RP")
  @Tag("RKL-KL-PR")
  @Tag("RKL-SING")
  @Tag("RKL-LAM")
  void nothingThatHoldsIsRefutedOrOpen(@ForAll("any") Instance instance) {
    for (String name : HOLDING) {
      Verdict verdict = verdict(name, instance);
      assertNotEquals(Evidence.REFUTED, verdict.evidence(), () -> name + " " + verdict);
      assertNotEquals(Evidence.UNDECIDED, verdict.evidence(), () -> name + " " + verdict);
    }
  }

  private static Instance ball(LogNumber theta, String radius) {
    return twoResponses(theta, "1/2").domain(Domain.ball(q(radius))).build();
  }

  /** L'' is 1/8 at 0 and -8/125 + (8/625) log(5/4) = -0.06114... at log 4. */
  @Example
  @Tag("RKL-H1")
  void bothSignsOfTheSailHessian() {
    Instance instance = ball(log("4"), "2");
    assertVerdict(
        "REFUTED", "θ = (2*log(2)): least eigenvalue -0.0611", verdict("RKL-H1/concave", instance));
    assertVerdict("REFUTED", "least eigenvalue -0.12", verdict("RKL-H1/convex", instance));
    assertTrue(verdict("RKL-H1/convex", instance).detail().contains("% of Θ"));
  }

  /** Close to the reference -L_SAIL is concave everywhere, certified; and not convex. */
  @Example
  @Tag("RKL-H1")
  void concaveOnASmallDomain() {
    Instance instance = ball(number("1/100"), "1/20");
    assertVerdict("NOT-APPLICABLE", "true here, on all of Θ", verdict("RKL-H1/concave", instance));
    assertVerdict("REFUTED", "θ = (1/100)", verdict("RKL-H1/convex", instance));
    Domain far = Domain.box(new BigFraction[] {q("3/2")}, new BigFraction[] {q("31/20")});
    Instance away = instance.toBuilder().domain(far).theta(line("3/2")).build();
    assertVerdict("NOT-APPLICABLE", "true here, on all of Θ", verdict("RKL-H1/convex", away));
    assertVerdict("REFUTED", "θ = (3/2)", verdict("RKL-H1/concave", away));
  }

  private static LogNumber[] line(String value) {
    return new LogNumber[] {number(value)};
  }

  @Example
  @Tag("RKL-H1")
  void silentWhereItCannotTell() {
    assertVerdict(
        "NOT-APPLICABLE",
        "no domain",
        verdict("RKL-H1/concave", twoResponses(log("4"), "1/2").build()));
    Instance flat = Samples.line(log("4"), "1", "1").domain(Domain.ball(q("1"))).build();
    assertVerdict("NOT-APPLICABLE", "constant", verdict("RKL-H1/convex", flat));
    assertVerdict("NOT-APPLICABLE", "constant", verdict("RKL-KL-PR/convex", flat));
    assertVerdict("DECIDED", "F = 0", verdict("RKL-LAM", flat.withTheta(line("1/2"))));
    assertVerdict("DECIDED", "constant along v = (1)", verdict("RKL-SING", flat));
    // theta at a switch: between the signs nothing is found near C_1
    Domain near = Domain.box(new BigFraction[] {q("9/10")}, new BigFraction[] {q("91/100")});
    Instance instance = ball(number("0"), "1").toBuilder().domain(near).theta(line("9/10")).build();
    Verdict concave = verdict("RKL-H1/concave", instance);
    Verdict convex = verdict("RKL-H1/convex", instance);
    assertTrue(
        concave.evidence() == Evidence.NOT_APPLICABLE || convex.evidence() == Evidence.REFUTED,
        concave + " " + convex);
  }

  @Example
  @Tag("RKL-KL-PR")
  void convexNearTheReferenceOnly() {
    assertVerdict(
        "NOT-APPLICABLE", "2DB = 1.000 ≤ 1", verdict("RKL-KL-PR/convex", ball(log("2"), "1")));
    assertVerdict(
        "NOT-APPLICABLE", "no witness", verdict("RKL-KL-PR/convex", ball(log("2"), "3/2")));
    assertVerdict(
        "REFUTED", "least eigenvalue -0.0", verdict("RKL-KL-PR/convex", ball(log("2"), "8/5")));
    assertVerdict(
        "ENCLOSED", "1 − 2DB = -0.[601,599]", verdict("RKL-KL-PR/bound", ball(log("2"), "8/5")));
    assertVerdict("NOT-APPLICABLE", "outside", verdict("RKL-KL-PR/bound", ball(log("16"), "8/5")));
    assertVerdict(
        "NOT-APPLICABLE",
        "no domain",
        verdict("RKL-KL-PR/bound", twoResponses(log("4"), "1/2").build()));
  }

  /** F at (2/3, 1/3) is 2/9; over |theta| at most 2 the least is e^2/(1 + e^2)^2 = 0.10499... */
  @Example
  @Tag("RKL-LAM")
  @Tag("RKL-SING")
  @Tag("RKL-KL-RP")
  void valuesByHand() {
    Instance instance = ball(log("2"), "2");
    assertVerdict("DECIDED", "dim W = 1 of 1, λ⁺_min(F(θ)) = 0.222", verdictAt(instance));
    Verdict verdict = verdict("RKL-LAM", instance);
    // e^-2/4 = 0.03383...
    assertVerdict("ENCLOSED", "λ_F = 0.033[8,9], min over Θ between 0.10", verdict);
    assertVerdict("ENCLOSED(1E-50)", "F ⪰ 0; ∇²klRefPolicy = F", verdict("RKL-KL-RP", instance));
    assertVerdict(
        "NOT-APPLICABLE", "no domain", verdict("RKL-LAM", twoResponses(log("4"), "1/2").build()));
  }

  private static Verdict verdictAt(Instance instance) {
    Verdict verdict = verdict("RKL-SING", instance);
    String detail = verdict.detail().replace("0.22[2,3]", "0.222");
    return new Verdict(verdict.variant(), verdict.evidence(), verdict.within(), detail);
  }

  /** The origin and unit vectors: d + 1 responses that span everything. */
  private static Instance simplex(int d) {
    BigFraction[][][] psi = new BigFraction[1][d + 1][d];
    String[] features = new String[d + 1];
    LogNumber[] zero = new LogNumber[d];
    for (int y = 0; y <= d; y++) {
      features[y] = "0";
      for (int k = 0; k < d; k++) {
        psi[0][y][k] = y == k ? BigFraction.ONE : BigFraction.ZERO;
        zero[k] = LogNumber.ZERO;
      }
    }
    return Samples.line(LogNumber.ZERO, features)
        .features(psi)
        .thetaRef(zero)
        .theta(zero)
        .domain(Domain.ball(q("1")))
        .build();
  }

  /** Many dimensions: no search over the domain, and the claims still have their verdicts. */
  @Example
  @Tag("RKL-LAM")
  @Tag("RKL-SING")
  void manyDimensions() {
    Verdict verdict = verdict("RKL-LAM", simplex(4));
    assertVerdict("ENCLOSED", "F(θ) ≻ e^(−2DB) F(θ_ref)", verdict);
    assertTrue(!verdict.detail().contains("min over"), verdict.detail());
    // at the uniform law F = I/5 - 11'/25, whose least eigenvalue is 1/25
    assertVerdict("DECIDED", "λ⁺_min(F(θ)) = 0.0[399,401]", verdict("RKL-SING", simplex(4)));
    assertVerdict("ENCLOSED", "dim W = 7 of 7", verdict("RKL-SING", simplex(7)));
    assertVerdict("ENCLOSED(1E-50)", "F ⪰ 0", verdict("RKL-KL-RP", simplex(7)));
  }
}
