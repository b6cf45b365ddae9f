package sextant.sail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertAgree;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.PlainDoubles.TOLERANCE;
import static sextant.testing.Samples.exact;

import java.util.Arrays;
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
import sextant.testing.Enclosures;
import sextant.testing.PlainDoubles;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;
import sextant.testing.ScoreCalculus;

/** The literal definitions, the faster evaluations and plain doubles against one another. */
class SailPropertyTest {
  private static final int BITS = 160;
  private static final int NARROW = 110;

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> rational() {
    return RandomInstances.rational();
  }

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  @Property(tries = 60, seed = Samples.SEED)
  void enclosuresContainTheExactValues(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreTable table = ScoreTable.of(instance, BITS);
    assertEncloses(SailByResponse.of(table).loss(), SailLoss.value(model), NARROW, "sail");
    assertEncloses(table.klRefPolicy(), KlDivergence.refPolicy(model), NARROW, "klRefPolicy");
    assertEncloses(table.klPolicyRef(), KlDivergence.policyRef(model), NARROW, "klPolicyRef");
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        assertEncloses(table.policy(x, i), LogNumber.of(model.policy(x, i)), NARROW, "policy");
        assertEncloses(
            table.logPolicy(x, i), LogNumber.log(model.policy(x, i)), NARROW, "logPolicy");
        assertEncloses(
            table.refPolicy(x, i), LogNumber.of(model.refPolicy(x, i)), NARROW, "refPolicy");
        for (int j = 0; j < model.responseCount(); j++) {
          assertEncloses(
              table.preference(x, i, j), LogNumber.of(model.preference(x, i, j)), NARROW, "P*");
          assertEquals(ScoreCalculus.logit(instance, x, i, j).signum(), table.signOfLogit(x, i, j));
        }
      }
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  void gradientWeightsGiveTheGradient(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    Interval[][] weights = SailByResponse.of(ScoreTable.of(instance, BITS)).gradientWeights();
    for (int k = 0; k < instance.dimension(); k++) {
      assertEncloses(
          Enclosures.contract(instance, weights, k, BITS),
          ScoreCalculus.sailGradient(model, k),
          NARROW,
          "gradient " + k);
    }
  }

  /** (L(theta + t e) - L(theta - t e)) / 2t differs from the gradient by O(t^2). */
  @Property(tries = 25, seed = Samples.SEED)
  void gradientIsTheLimitOfDifferences(@ForAll("rational") Instance instance) {
    int bits = 256;
    Interval[][] weights = SailByResponse.of(ScoreTable.of(instance, bits)).gradientWeights();
    for (int k = 0; k < instance.dimension(); k++) {
      Interval forward = lossAt(instance, k, BigFraction.TWO.pow(-40), bits);
      Interval backward = lossAt(instance, k, BigFraction.TWO.pow(-40).negate(), bits);
      Interval slope = forward.subtract(backward, bits).shift(39);
      Interval error = slope.subtract(Enclosures.contract(instance, weights, k, bits), bits);
      assertTrue(
          error.magnitude().toFraction().compareTo(BigFraction.TWO.pow(-60)) < 0,
          () -> "difference quotient off by " + error.magnitude().toFraction().doubleValue());
    }
  }

  private static Interval lossAt(Instance instance, int k, BigFraction step, int bits) {
    LogNumber[] theta = instance.theta().clone();
    theta[k] = theta[k].add(LogNumber.of(step));
    return SailByResponse.of(ScoreTable.of(instance.withTheta(theta), bits)).loss();
  }

  @Property(tries = 100, seed = Samples.SEED)
  void plainDoublesAgree(@ForAll("any") Instance instance) {
    PlainDoubles doubles = new PlainDoubles(instance);
    ScoreTable table = ScoreTable.of(instance, 96);
    near(doubles.sail(), SailByResponse.of(table).loss(), "sail");
    near(doubles.klRefPolicy(), table.klRefPolicy(), "klRefPolicy");
    near(doubles.klPolicyRef(), table.klPolicyRef(), "klPolicyRef");
  }

  private static void near(double expected, Interval actual, String what) {
    assertEquals(expected, actual.lo().toFraction().doubleValue(), TOLERANCE, what);
    assertEquals(expected, actual.hi().toFraction().doubleValue(), TOLERANCE, what);
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("ORA-Eq1")
  void samplingLawSumsToOne(@ForAll("any") Instance instance) {
    int prompts = instance.promptCount();
    BigFraction[] mass = new BigFraction[prompts];
    Interval[][] enclosed = new Interval[prompts][instance.responseCount()];
    ScoreTable table = ScoreTable.of(instance, BITS);
    for (int x = 0; x < prompts; x++) {
      mass[x] = instance.mass(x);
      for (int y = 0; y < instance.responseCount(); y++) {
        enclosed[x][y] = table.policy(x, y);
      }
    }
    assertEncloses(
        SamplingLaw.total(mass, enclosed, BITS), LogNumber.of(BigFraction.ONE), NARROW, "total");
    LogRational model = LogRational.of(instance);
    if (model != null) {
      BigFraction[][] policy = new BigFraction[prompts][];
      for (int x = 0; x < prompts; x++) {
        policy[x] = model.policy(x);
      }
      assertEquals(BigFraction.ONE, SamplingLaw.total(mass, policy));
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("ORA-Eq33")
  void logitIsLogLinear(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          LogNumber byDefinition =
              PairLogit.byDefinition(
                  model.policy(x, i),
                  model.refPolicy(x, i),
                  model.policy(x, j),
                  model.refPolicy(x, j));
          LogNumber logLinear =
              PairLogit.logLinear(
                  instance.theta(),
                  instance.thetaRef(),
                  instance.features(x, i),
                  instance.features(x, j));
          assertEquals(byDefinition, logLinear);
          assertEquals(ScoreCalculus.logit(instance, x, i, j), logLinear);
        }
      }
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("SAIL-RED")
  void bilevelIsSingleLevel(@ForAll("any") Instance instance) {
    BigFraction[] offsets = new BigFraction[instance.promptCount()];
    for (int x = 0; x < offsets.length; x++) {
      offsets[x] = new BigFraction(5 * x + 3, 7);
    }
    assertAgree(
        Reduction.bilevel(instance, offsets, BITS),
        SailByResponse.of(ScoreTable.of(instance, BITS)).loss(),
        NARROW,
        "bilevel");
    LogRational model = LogRational.of(instance);
    if (model != null) {
      assertEquals(
          LogNumber.ZERO,
          Reduction.difference(Reduction.bilevel(model, offsets), SailLoss.value(model)));
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("SAIL-RPE")
  void rewardPolicyIdentityBothWays(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    int n = instance.responseCount();
    ScoreTable table = ScoreTable.of(instance, BITS);
    BigFraction beta = instance.beta();
    for (int x = 0; x < instance.promptCount(); x++) {
      // the reward that theta realises: its tilts are rational whatever beta is
      LogNumber[] reward = new LogNumber[n];
      BigFraction[] tilted = new BigFraction[n];
      Interval[] law = new Interval[n];
      Interval[] logLaw = new Interval[n];
      Interval[] logRef = new Interval[n];
      for (int y = 0; y < n; y++) {
        reward[y] = instance.score(x, y).subtract(instance.refScore(x, y)).multiply(beta);
        BigFraction top = model.weight(x, y).divide(model.refWeight(x, y));
        tilted[y] = top;
        law[y] = table.policy(x, y);
        logLaw[y] = table.logPolicy(x, y);
        logRef[y] = table.logRefPolicy(x, y);
      }
      BigFraction[] ref = model.refPolicy(x);
      assertEquals(LogNumber.ZERO, RewardPolicy.gap(model.policy(x), ref, reward, tilted, beta));
      assertEquals(LogNumber.ZERO, RewardPolicy.gap(ref, ref, reward, tilted, beta));
      assertEncloses(
          RewardPolicy.gap(law, logLaw, logRef, reward, beta, BITS), LogNumber.ZERO, NARROW, "gap");
      // pi_theta maximises: no law tried does better
      assertTrue(Arrays.equals(model.policy(x), RewardPolicy.optimal(ref, tilted)));
      LogNumber best = RewardPolicy.objective(model.policy(x), ref, reward, beta);
      assertTrue(best.compareTo(RewardPolicy.objective(ref, ref, reward, beta)) >= 0);
    }
  }
}
