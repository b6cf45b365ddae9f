package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertAgree;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.PenaltyByRank;
import sextant.robust.PenaltySubdifferential;
import sextant.sail.SailByResponse;
import sextant.sail.SailGradient;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;
import sextant.testing.ScoreCalculus;

/**
 * Literal gradients and Hessians, quick enclosures and difference quotients against one another.
 */
class HessianPropertyTest {

  private static final int BITS = 200;
  private static final int NARROW = 140;

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> rational() {
    return RandomInstances.rational();
  }

  @Property(tries = 60, seed = Samples.SEED)
  void gradientsAreEnclosed(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreTable table = ScoreTable.of(instance, BITS);
    LogNumber[] sail = SailGradient.value(model);
    LogNumber[] penalty = PenaltySubdifferential.of(model).centre();
    Interval[] sailQuick =
        WeightedFeatures.sum(instance, SailByResponse.of(table).gradientWeights(), BITS);
    Interval[] penaltyQuick =
        WeightedFeatures.sum(instance, PenaltyByRank.of(table).gradientWeights(), BITS);
    assertEquals(instance.dimension(), sail.length);
    for (int k = 0; k < sail.length; k++) {
      assertEquals(ScoreCalculus.sailGradient(model, k), sail[k]);
      assertEquals(ScoreCalculus.penaltyGradient(model, k), penalty[k]);
      assertEncloses(sailQuick[k], sail[k], NARROW, "sail " + k);
      assertEncloses(penaltyQuick[k], penalty[k], NARROW, "penalty " + k);
    }
  }

  @Property(tries = 40, seed = Samples.SEED)
  void hessiansAreEnclosed(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreTable table = ScoreTable.of(instance, BITS);
    enclosed(SailHessian.value(model), GramHessian.sail(table).matrix(), "sail");
    enclosed(PenaltyHessian.value(model), GramHessian.penalty(table).matrix(), "penalty");
    assertEquals(PenaltyHessian.isSmooth(model), GramHessian.penalty(table).isSmooth());
    assertTrue(GramHessian.sail(table).isSmooth());
  }

  private static void enclosed(LogNumber[][] exact, Interval[][] quick, String what) {
    assertEquals(exact.length, quick.length);
    for (int a = 0; a < exact.length; a++) {
      for (int b = 0; b < exact.length; b++) {
        assertEncloses(quick[a][b], exact[a][b], NARROW, what + " " + a + " " + b);
        assertEquals(exact[b][a], exact[a][b]);
        assertEquals(quick[b][a], quick[a][b]);
      }
    }
  }

  @Property(tries = 40, seed = Samples.SEED)
  void curvatureAlongIsTheQuadraticForm(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreTable table = ScoreTable.of(instance, BITS);
    Random random = new Random(instance.dimension());
    BigFraction[] u = new BigFraction[instance.dimension()];
    for (int k = 0; k < u.length; k++) {
      u[k] = new BigFraction(random.nextInt(9) - 4, 1 + random.nextInt(3));
    }
    LogNumber sail = DirectionalCurvature.sail(model, u);
    LogNumber penalty = DirectionalCurvature.penalty(model, u);
    assertEquals(form(SailHessian.value(model), u), sail);
    assertEquals(form(PenaltyHessian.value(model), u), penalty);
    assertEncloses(GramHessian.sail(table).along(u), sail, NARROW, "sail");
    assertEncloses(GramHessian.penalty(table).along(u), penalty, NARROW, "penalty");
  }

  private static LogNumber form(LogNumber[][] hessian, BigFraction[] u) {
    LogNumber total = LogNumber.ZERO;
    for (int a = 0; a < u.length; a++) {
      total = total.add(LogNumber.dot(u, hessian[a]).multiply(u[a]));
    }
    return total;
  }

  /** (grad(theta + t e) - grad(theta - t e)) / 2t differs from the Hessian by O(t^2). */
  @Property(tries = 25, seed = Samples.SEED)
  void hessianIsTheLimitOfDifferences(@ForAll("rational") Instance instance) {
    ScoreTable table = ScoreTable.of(instance, 256);
    boolean smooth = GramHessian.penalty(table).isSmooth();
    Interval[][] sail = GramHessian.sail(table).matrix();
    Interval[][] penalty = GramHessian.penalty(table).matrix();
    for (int k = 0; k < instance.dimension(); k++) {
      ScoreTable ahead = shifted(instance, k, BigFraction.TWO.pow(-60));
      ScoreTable behind = shifted(instance, k, BigFraction.TWO.pow(-60).negate());
      close(
          sail[k],
          WeightedFeatures.sum(instance, SailByResponse.of(ahead).gradientWeights(), 256),
          WeightedFeatures.sum(instance, SailByResponse.of(behind).gradientWeights(), 256));
      if (smooth) {
        close(
            penalty[k],
            WeightedFeatures.sum(instance, PenaltyByRank.of(ahead).gradientWeights(), 256),
            WeightedFeatures.sum(instance, PenaltyByRank.of(behind).gradientWeights(), 256));
      }
    }
  }

  private static ScoreTable shifted(Instance instance, int k, BigFraction step) {
    LogNumber[] theta = instance.theta();
    theta[k] = theta[k].add(LogNumber.of(step));
    return ScoreTable.of(instance.withTheta(theta), 256);
  }

  private static void close(Interval[] row, Interval[] ahead, Interval[] behind) {
    for (int a = 0; a < row.length; a++) {
      Interval slope = ahead[a].subtract(behind[a], 256).shift(59);
      Interval error = slope.subtract(row[a], 256);
      assertTrue(
          error.magnitude().toFraction().compareTo(BigFraction.TWO.pow(-90)) < 0,
          () -> "difference quotient off by " + error.magnitude());
    }
  }

  @Property(tries = 25, seed = Samples.SEED)
  void morePrecisionRefines(@ForAll("rational") Instance instance) {
    Interval[][] few = GramHessian.penalty(ScoreTable.of(instance, 100)).matrix();
    Interval[][] many = GramHessian.penalty(ScoreTable.of(instance, 300)).matrix();
    for (int a = 0; a < few.length; a++) {
      for (int b = 0; b < few.length; b++) {
        assertAgree(few[a][b], many[a][b], 50, "entry " + a + " " + b);
        Interval error = many[a][b];
        assertTrue(error.width().toFraction().compareTo(BigFraction.TWO.pow(-240)) < 0);
      }
    }
  }

  /** The score has mean 0, and minus half its derivative is the mean of g g'. */
  @Property(tries = 40, seed = Samples.SEED)
  void scoreFunction(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    ScoreFunction scores = ScoreFunction.of(model);
    assertEquals(instance.dimension(), scores.dimension());
    for (int x = 0; x < model.promptCount(); x++) {
      for (int a = 0; a < scores.dimension(); a++) {
        BigFraction mean = BigFraction.ZERO;
        BigFraction pairMean = BigFraction.ZERO;
        BigFraction[] products = new BigFraction[scores.dimension()];
        java.util.Arrays.fill(products, BigFraction.ZERO);
        for (int i = 0; i < model.responseCount(); i++) {
          mean = mean.add(scores.score(x, i, a).multiply(model.policy(x, i)));
          for (int j = 0; j < model.responseCount(); j++) {
            BigFraction law = model.policy(x, i).multiply(model.policy(x, j));
            pairMean = pairMean.add(scores.pairScore(x, i, j, a).multiply(law));
            for (int b = 0; b < products.length; b++) {
              BigFraction product =
                  scores.gap(x, i, j, a).multiply(scores.gap(x, i, j, b)).multiply(law);
              products[b] = products[b].add(product);
            }
          }
        }
        assertTrue(Rationals.isZero(mean) && Rationals.isZero(pairMean));
        for (int b = 0; b < products.length; b++) {
          // two independent copies: E Dpsi Dpsi' = 2 Cov
          assertEquals(products[b], scores.covariance(x, a, b).multiply(2));
        }
        assertTrue(Rationals.signum(scores.covariance(x, a, a)) >= 0);
      }
    }
  }
}
