package sextant.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertAgree;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.PlainDoubles.TOLERANCE;
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
import sextant.sail.SailByResponse;
import sextant.sail.SailLoss;
import sextant.sail.ScoreTable;
import sextant.testing.Enclosures;
import sextant.testing.PlainDoubles;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;
import sextant.testing.ScoreCalculus;

/** The robust loss three ways, the penalty three ways, and their gradients. */
class RobustPropertyTest {
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

  private static LogNumber closedForm(LogRational model, BigFraction rho) {
    return RobustLoss.closedForm(
        SailLoss.value(model), rho, model.instance().beta(), SensitivityPenalty.value(model));
  }

  private static Interval closedForm(Instance instance, BigFraction rho) {
    ScoreTable table = ScoreTable.of(instance, BITS);
    return RobustLoss.closedForm(
        SailByResponse.of(table).loss(),
        rho,
        instance.beta(),
        PenaltyByRank.of(table).value(),
        BITS);
  }

  /** The best margin of the instance: rho up to it, itself included, is within. */
  private static BigFraction margin(LogRational model) {
    BigFraction least = BigFraction.ONE_HALF;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          if (model.preference(x, i, j).compareTo(least) < 0) {
            least = model.preference(x, i, j);
          }
        }
      }
    }
    return least;
  }

  @Property(tries = 20, seed = Samples.SEED)
  @Tag("ORA-T4.1")
  void threeWaysWithinTheMargin(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    BigFraction margin = margin(model);
    for (BigFraction rho : new BigFraction[] {margin, margin.multiply(new BigFraction(2, 7))}) {
      LogNumber closed = closedForm(model, rho);
      assertEquals(closed, PointwiseMaximum.value(model, rho));
      assertEquals(closed, VertexEnumeration.supremum(model, rho));
    }
  }

  @Property(tries = 25, seed = Samples.SEED)
  @Tag("ORA-T4.1-NEC")
  void excessForAnyRadius(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    BigFraction rho = instance.rho();
    LogNumber excess = ClippedWorstCase.excess(model, rho);
    LogNumber supremum = PointwiseMaximum.value(model, rho);
    assertEquals(closedForm(model, rho), supremum.add(excess));
    assertEquals(supremum, VertexEnumeration.supremum(model, rho));
    assertEquals(overhangs(model, rho), excess.signum() > 0);
    assertTrue(excess.signum() >= 0);
  }

  /** Whether some z of positive mass with h != 0 has rho beyond the room against h. */
  private static boolean overhangs(LogRational model, BigFraction rho) {
    boolean found = false;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          boolean counts =
              model.mass(x).getNumerator().signum() > 0
                  && ScoreCalculus.logit(model.instance(), x, i, j).signum() > 0;
          found |= counts && rho.compareTo(model.preference(x, i, j)) > 0;
        }
      }
    }
    return found;
  }

  @Property(tries = 40, seed = Samples.SEED)
  @Tag("ORA-T4.1")
  void enclosuresContainTheExactValues(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    BigFraction rho = instance.rho();
    LogNumber supremum = PointwiseMaximum.value(model, rho);
    assertEncloses(PointwiseMaximum.value(instance, rho, BITS), supremum, NARROW, "max");
    assertEncloses(VertexEnumeration.supremum(instance, rho, BITS), supremum, NARROW, "vertices");
    assertEncloses(closedForm(instance, rho), closedForm(model, rho), NARROW, "closed form");
    ScoreTable table = ScoreTable.of(instance, BITS);
    assertEncloses(
        ClippedWorstCase.excess(table, rho), ClippedWorstCase.excess(model, rho), NARROW, "excess");
    assertEncloses(
        PenaltyByRank.of(table).value(), SensitivityPenalty.value(model), NARROW, "penalty");
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("ORA-T4.1-NEC")
  void rationalInstancesAgree(@ForAll("rational") Instance instance) {
    BigFraction rho = instance.rho();
    Interval supremum = PointwiseMaximum.value(instance, rho, BITS);
    assertAgree(supremum, VertexEnumeration.supremum(instance, rho, BITS), NARROW, "vertices");
    Interval excess = ClippedWorstCase.excess(ScoreTable.of(instance, BITS), rho);
    assertAgree(supremum.add(excess, BITS), closedForm(instance, rho), NARROW, "closed form");
  }

  @Property(tries = 100, seed = Samples.SEED)
  void plainDoublesAgree(@ForAll("any") Instance instance) {
    PlainDoubles doubles = new PlainDoubles(instance);
    double rho = instance.rho().doubleValue();
    near(doubles.robust(rho), PointwiseMaximum.value(instance, instance.rho(), 96), "max");
    near(doubles.robust(rho), VertexEnumeration.supremum(instance, instance.rho(), 96), "vertices");
    near(doubles.penalty(), PenaltyByRank.of(ScoreTable.of(instance, 96)).value(), "penalty");
  }

  private static void near(double expected, Interval actual, String what) {
    assertEquals(expected, actual.lo().toFraction().doubleValue(), TOLERANCE, what);
    assertEquals(expected, actual.hi().toFraction().doubleValue(), TOLERANCE, what);
  }

  @Property(tries = 60, seed = Samples.SEED)
  void penaltyIsZeroExactlyAtTies(@ForAll("any") Instance instance) {
    boolean tied = true;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 0; y < instance.responseCount(); y++) {
        tied &=
            instance.mass(x).getNumerator().signum() == 0
                || ScoreCalculus.logit(instance, x, y, 0).isZero();
      }
    }
    Interval penalty = PenaltyByRank.of(ScoreTable.of(instance, BITS)).value();
    assertEquals(tied, penalty.isPoint() && penalty.containsZero());
    assertEquals(!tied, penalty.isPositive());
    LogRational model = LogRational.of(instance);
    if (model != null) {
      assertEquals(tied ? 0 : 1, SensitivityPenalty.value(model).signum());
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  void gradientWeightsGiveASubgradient(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    Interval[][] weights = PenaltyByRank.of(ScoreTable.of(instance, BITS)).gradientWeights();
    for (int k = 0; k < instance.dimension(); k++) {
      assertEncloses(
          Enclosures.contract(instance, weights, k, BITS),
          ScoreCalculus.penaltyGradient(model, k),
          NARROW,
          "gradient " + k);
    }
  }

  /** Away from kinks the difference quotient of R approaches the gradient. */
  @Property(tries = 40, seed = Samples.SEED)
  void gradientIsTheLimitOfDifferences(@ForAll("rational") Instance instance) {
    if (nearKink(instance)) {
      return;
    }
    int bits = 256;
    Interval[][] weights = PenaltyByRank.of(ScoreTable.of(instance, bits)).gradientWeights();
    for (int k = 0; k < instance.dimension(); k++) {
      Interval forward = penaltyAt(instance, k, BigFraction.TWO.pow(-40), bits);
      Interval backward = penaltyAt(instance, k, BigFraction.TWO.pow(-40).negate(), bits);
      Interval slope = forward.subtract(backward, bits).shift(39);
      Interval error = slope.subtract(Enclosures.contract(instance, weights, k, bits), bits);
      assertTrue(
          error.magnitude().toFraction().compareTo(BigFraction.TWO.pow(-60)) < 0,
          () -> "difference quotient off by " + error.magnitude().toFraction().doubleValue());
    }
  }

  private static Interval penaltyAt(Instance instance, int k, BigFraction step, int bits) {
    LogNumber[] theta = instance.theta().clone();
    theta[k] = theta[k].add(LogNumber.of(step));
    return PenaltyByRank.of(ScoreTable.of(instance.withTheta(theta), bits)).value();
  }

  /** h = 0 with different features, or h so small that a step crosses 0. */
  private static boolean nearKink(Instance instance) {
    LogNumber small = LogNumber.of(BigFraction.TWO.pow(-30));
    boolean kink = false;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < i; j++) {
          boolean same = true;
          for (BigFraction gap : instance.featureDifference(x, i, j)) {
            same &= gap.getNumerator().signum() == 0;
          }
          LogNumber h = ScoreCalculus.logit(instance, x, i, j).abs();
          kink |= !same && h.compareTo(small) < 0;
        }
      }
    }
    return kink;
  }

  @Property(tries = 40, seed = Samples.SEED)
  @Tag("ORA-R4.2")
  void monotoneInTheRadius(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    LogNumber previous = SailLoss.value(model);
    assertEquals(previous, PointwiseMaximum.value(model, BigFraction.ZERO));
    for (int step = 1; step <= 6; step++) {
      LogNumber next = PointwiseMaximum.value(model, new BigFraction(step, 5));
      assertTrue(next.compareTo(previous) >= 0, "falls at " + step + "/5");
      previous = next;
    }
    BigFraction margin = margin(model);
    assertEquals(
        LogNumber.ZERO,
        RobustLoss.affine(
            PointwiseMaximum.value(model, BigFraction.ZERO),
            PointwiseMaximum.value(model, margin.divide(2)),
            PointwiseMaximum.value(model, margin)));
  }
}
