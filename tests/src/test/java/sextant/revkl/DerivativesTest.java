package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.KlDivergence;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** Derivatives of both divergences: exact, enclosed, by sums over pairs and by differences. */
class DerivativesTest {

  private static final int BITS = 256;
  private static final int NARROW = 190;
  private static final BigFraction GAMMA = new BigFraction(-7, 3);

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> rational() {
    return RandomInstances.rational();
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("RKL-KL-RP")
  @Tag("RKL-KL-PR")
  void derivativesAreTheSumsOverPairs(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreTable table = ScoreTable.of(instance, BITS);
    Interval[] refPolicy = KlGradient.enclose(table, KlDirection.REF_POLICY);
    Interval[] policyRef = KlGradient.enclose(table, KlDirection.POLICY_REF);
    Interval[][] fisher = KlHessian.enclose(table, KlDirection.REF_POLICY);
    Interval[][] hessian = KlHessian.enclose(table, KlDirection.POLICY_REF);
    Interval[][] reference = Fisher.reference(table);
    LogRational atReference = exact(instance.withTheta(instance.thetaRef()));
    for (int a = 0; a < instance.dimension(); a++) {
      assertEquals(BruteForce.refPolicyGradient(model, a), KlGradient.refPolicy(model)[a]);
      assertEquals(BruteForce.policyRefGradient(model, a), KlGradient.policyRef(model)[a]);
      assertEncloses(refPolicy[a], LogNumber.of(KlGradient.refPolicy(model)[a]), NARROW, "rp");
      assertEncloses(policyRef[a], KlGradient.policyRef(model)[a], NARROW, "pr");
      for (int b = 0; b < instance.dimension(); b++) {
        BigFraction entry = Fisher.value(model)[a][b];
        LogNumber other = KlHessian.policyRef(model)[a][b];
        assertEquals(BruteForce.fisher(model, a, b), entry);
        assertEquals(BruteForce.policyRefHessian(model, a, b), other);
        assertEncloses(fisher[a][b], LogNumber.of(entry), NARROW, "fisher");
        assertEncloses(hessian[a][b], other, NARROW, "hessian");
        LogNumber there = LogNumber.of(BruteForce.fisher(atReference, a, b));
        assertEncloses(reference[a][b], there, NARROW, "reference");
      }
    }
    assertEncloses(
        KlDirection.REF_POLICY.value(table), KlDivergence.refPolicy(model), NARROW, "value rp");
    assertEncloses(
        KlDirection.POLICY_REF.value(table), KlDivergence.policyRef(model), NARROW, "value pr");
  }

  @Property(tries = 25, seed = Samples.SEED)
  @Tag("RKL-KL-RP")
  @Tag("RKL-KL-PR")
  void derivativesAreLimitsOfDifferences(@ForAll("rational") Instance instance) {
    ScoreTable table = ScoreTable.of(instance, BITS);
    for (KlDirection direction : KlDirection.values()) {
      Objective objective = Objective.of(table, direction, GAMMA);
      for (int k = 0; k < instance.dimension(); k++) {
        ScoreTable ahead = shifted(instance, k, 1);
        ScoreTable behind = shifted(instance, k, -1);
        close(
            KlGradient.enclose(table, direction)[k],
            direction.value(ahead),
            direction.value(behind));
        Objective next = Objective.of(ahead, direction, GAMMA);
        Objective last = Objective.of(behind, direction, GAMMA);
        close(objective.gradient()[k], next.value(), last.value());
        for (int a = 0; a < instance.dimension(); a++) {
          close(
              KlHessian.enclose(table, direction)[k][a],
              KlGradient.enclose(ahead, direction)[a],
              KlGradient.enclose(behind, direction)[a]);
          close(objective.hessian()[k][a], next.gradient()[a], last.gradient()[a]);
        }
      }
    }
  }

  private static ScoreTable shifted(Instance instance, int k, int sign) {
    LogNumber[] theta = instance.theta();
    theta[k] = theta[k].add(LogNumber.of(BigFraction.TWO.pow(-60).multiply(sign)));
    return ScoreTable.of(instance.withTheta(theta), BITS);
  }

  /** (ahead - behind) / 2t, t = 2^-60, differs from the derivative by O(t^2). */
  private static void close(Interval derivative, Interval ahead, Interval behind) {
    Interval slope = ahead.subtract(behind, BITS).shift(59);
    Interval error = slope.subtract(derivative, BITS);
    assertTrue(
        error.magnitude().toFraction().compareTo(BigFraction.TWO.pow(-90)) < 0,
        () -> "difference quotient off by " + error.magnitude());
  }
}
