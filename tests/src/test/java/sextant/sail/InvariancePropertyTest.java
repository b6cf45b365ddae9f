package sextant.sail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.features;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.model.PreferenceOracle;
import sextant.robust.PointwiseMaximum;
import sextant.robust.SensitivityPenalty;
import sextant.testing.Enclosures;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** What must not change the values. */
class InvariancePropertyTest {

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  private static void assertSameValues(Instance first, Instance second) {
    LogRational one = exact(first);
    LogRational two = exact(second);
    assertEquals(SailLoss.value(one), SailLoss.value(two), "sail");
    assertEquals(SensitivityPenalty.value(one), SensitivityPenalty.value(two), "penalty");
    assertEquals(KlDivergence.refPolicy(one), KlDivergence.refPolicy(two), "klRefPolicy");
    assertEquals(KlDivergence.policyRef(one), KlDivergence.policyRef(two), "klPolicyRef");
    assertEquals(
        PointwiseMaximum.value(one, first.rho()),
        PointwiseMaximum.value(two, second.rho()),
        "worst case");
    Enclosures.assertEncloses(
        SailByResponse.of(ScoreTable.of(second, 128)).loss(), SailLoss.value(one), 80, "sail");
  }

  @Property(tries = 40, seed = Samples.SEED)
  void shiftingAPromptsFeatures(
      @ForAll("logRational") Instance instance, @ForAll @IntRange(min = -3, max = 3) int shift) {
    BigFraction[][][] psi = features(instance);
    for (int x = 0; x < psi.length; x++) {
      for (BigFraction[] response : psi[x]) {
        for (int k = 0; k < response.length; k++) {
          response[k] = response[k].add(new BigFraction(shift * (x + 1) * (k + 2), 5));
        }
      }
    }
    assertSameValues(instance, instance.toBuilder().features(psi).build());
  }

  /** Rotates the responses of every prompt by one, oracle included. */
  @Property(tries = 40, seed = Samples.SEED)
  void permutingTheResponses(@ForAll("logRational") Instance instance) {
    int n = instance.responseCount();
    BigFraction[][][] psi = features(instance);
    BigFraction[][][] rotated = new BigFraction[psi.length][n][];
    BigFraction[][][] table = new BigFraction[psi.length][n][n];
    LogRational model = exact(instance);
    for (int x = 0; x < psi.length; x++) {
      for (int y = 0; y < n; y++) {
        rotated[x][y] = psi[x][(y + 1) % n];
        for (int j = 0; j < n; j++) {
          table[x][y][j] = model.preference(x, (y + 1) % n, (j + 1) % n);
        }
      }
    }
    Instance other =
        instance.toBuilder()
            .features(rotated)
            .oracle(PreferenceOracle.ofPreferences(table))
            .build();
    assertSameValues(instance, other);
    LogRational two = exact(other);
    for (int x = 0; x < psi.length; x++) {
      for (int y = 0; y < n; y++) {
        assertEquals(model.policy(x, (y + 1) % n), two.policy(x, y));
      }
    }
  }

  /** Negating the features and theta together, and splitting a prompt in two. */
  @Property(tries = 40, seed = Samples.SEED)
  void reflectingFeaturesAndParameters(@ForAll("logRational") Instance instance) {
    BigFraction[][][] psi = features(instance);
    for (BigFraction[][] prompt : psi) {
      for (BigFraction[] response : prompt) {
        for (int k = 0; k < response.length; k++) {
          response[k] = response[k].negate();
        }
      }
    }
    LogNumber[] theta = new LogNumber[instance.dimension()];
    LogNumber[] thetaRef = new LogNumber[instance.dimension()];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = instance.theta(k).negate();
      thetaRef[k] = instance.thetaRef(k).negate();
    }
    assertSameValues(
        instance, instance.toBuilder().features(psi).theta(theta).thetaRef(thetaRef).build());
  }

  /** The loss is linear in the masses: a mass of 0 silences a prompt whatever stands there. */
  @Property(tries = 40, seed = Samples.SEED)
  void promptsOfMassZeroAreSilent(@ForAll("logRational") Instance instance) {
    BigFraction[][][] psi = features(instance);
    boolean silent = false;
    for (int x = 0; x < psi.length; x++) {
      if (instance.mass(x).getNumerator().signum() == 0) {
        silent = true;
        for (int y = 0; y < psi[x].length; y++) {
          psi[x][y] = psi[x][0].clone();
          psi[x][y][0] = new BigFraction(y);
        }
      }
    }
    if (silent) {
      assertSameValues(instance, instance.toBuilder().features(psi).build());
    }
  }
}
