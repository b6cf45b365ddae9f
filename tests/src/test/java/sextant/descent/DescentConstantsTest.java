package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalPoint;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;
import sextant.testing.PlainDescent;
import sextant.testing.ProximalSamples;
import sextant.testing.Samples;

/** The constants of ORA-T5.2: their formulas in doubles, and that they bound what they should. */
@Tag("ORA-T5.2")
class DescentConstantsTest {

  private static final double LOG2 = Math.log(2);

  /** S* of ORA-T4.7's sharper constant, to the digits of a double. */
  private static final double S = 0.770522;

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  private static void near(double expected, BigFraction found) {
    assertEquals(expected, found.doubleValue(), 2e-6 * (1 + Math.abs(expected)));
  }

  /** max ||psi||, by its definition. */
  private static double largestNorm(Instance instance) {
    double most = 0;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 0; y < instance.responseCount(); y++) {
        double square = 0;
        for (int k = 0; k < instance.dimension(); k++) {
          square += Math.pow(instance.feature(x, y, k).doubleValue(), 2);
        }
        most = Math.max(most, Math.sqrt(square));
      }
    }
    return most;
  }

  private static double leastPreference(Instance instance) {
    PlainDescent plain = new PlainDescent(instance, PlainDescent.offset(instance));
    double least = 1;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          least = Math.min(least, plain.preference(x, i, j));
        }
      }
    }
    return least;
  }

  @Example
  void published() throws Exception {
    for (String name : new String[] {"tiny", "one-prompt", "one-dimension"}) {
      Instance instance = shipped(name);
      double b = largestNorm(instance);
      double d = name.equals("tiny") ? 3 : 1;
      double beta = instance.beta().doubleValue();
      double lambda = instance.rho().doubleValue() * beta;
      double smooth = beta * beta * b * b / 2 + 2 * beta * b * b;
      double l = smooth + 2 * b * b * (LOG2 + 2 * beta * d * b);
      double kappa = l + lambda * (16 * b * b + 4 * d * b * b * b);
      near(kappa, DescentConstants.modulusPublished(instance));
      BigFraction lambdaEnv =
          ProximalProblem.moderate(q("2").add(DescentConstants.modulusPublished(instance)));
      double range = LOG2 + 2 * beta * d * b;
      double g = 2 * beta * b + 4 * b * range;
      double gr = 2 * b + 8 * d * b * b;
      double sigma = Math.sqrt(2) * b * (beta + range);
      double sigmaR = Math.sqrt(2) * (b + 2 * d * b * b);
      for (int batch : new int[] {1, 8}) {
        DescentConstants constants = DescentConstants.published(instance, lambdaEnv, batch);
        near(kappa, constants.modulus());
        assertEquals(lambdaEnv, constants.lambdaEnv());
        double contraction = 1 - kappa * lambdaEnv.doubleValue();
        near(contraction, constants.contraction());
        near(1 / (lambdaEnv.doubleValue() * contraction), constants.curvature());
        double noise = (sigma * sigma + lambda * lambda * sigmaR * sigmaR) / batch;
        near(4 * (g * g + lambda * lambda * gr * gr + noise), constants.secondMoment());
      }
    }
  }

  @Example
  void sharper() throws Exception {
    for (String name : new String[] {"tiny", "one-prompt", "one-dimension", "wide"}) {
      boolean wide = name.equals("wide");
      Instance instance = wide ? shipped("one-prompt").withDelta(q("2/5")) : shipped(name);
      double b = FeatureBounds.of(instance).radius().doubleValue();
      double d = FeatureBounds.reach(instance).doubleValue();
      double beta = instance.beta().doubleValue();
      double delta = instance.delta().doubleValue();
      double lambda = instance.rho().doubleValue() * beta;
      boolean margin = leastPreference(instance) >= delta;
      assertEquals(!wide, margin);
      double slope = 1 / (1 + Math.exp(-2 * beta * d * b)) - delta;
      double entropy = -delta * Math.log(delta) - (1 - delta) * Math.log(1 - delta);
      double base = margin ? LOG2 - entropy : LOG2;
      double lower =
          margin
              ? 2 * S * slope * beta * b * b + 2 * b * b * (base + beta * d * b)
              : 2 * beta * b * b + 2 * b * b * (base + beta * d * b);
      double kappa = lower + lambda * (2 * S * b * b + 2 * d * b * b * b);
      double range = base + 2 * beta * d * b;
      double g = (margin ? slope : 1) * beta * b + b / Math.sqrt(2) * range;
      double gr = b + Math.sqrt(2) * d * b * b;
      double sigma = Math.sqrt(2) * b * (beta + LOG2 + 2 * beta * d * b);
      double sigmaR = Math.sqrt(2) * (b + 2 * d * b * b);
      near(g + lambda * gr, DescentConstants.subgradient(instance));
      BigFraction lambdaEnv = ProximalProblem.moderate(ProximalProblem.modulus(instance));
      for (int batch : new int[] {1, 5}) {
        DescentConstants constants = DescentConstants.sharper(instance, lambdaEnv, batch);
        near(kappa, constants.modulus());
        assertEquals(lambdaEnv, constants.lambdaEnv());
        assertEquals(lambdaEnv.reciprocal(), constants.curvature());
        double contraction = 1 - kappa * lambdaEnv.doubleValue();
        near(contraction, constants.contraction());
        double noise = Math.pow(sigma + lambda * sigmaR, 2) / batch;
        near(Math.pow(g + lambda * gr, 2) + noise, constants.secondMoment());
        double slopes = (g + lambda * gr) * Math.min(2, 1 / contraction);
        near(Math.min(slopes, 2 * d / lambdaEnv.doubleValue()), constants.gradient(instance));
      }
    }
  }

  /** Each of the three bounds on the gradient is the least one somewhere. */
  @Example
  void theLeastOfThreeBounds() throws Exception {
    Instance instance = shipped("tiny");
    BigFraction kappa = ProximalProblem.modulus(instance);
    BigFraction slope = DescentConstants.subgradient(instance);
    BigFraction wide = kappa.reciprocal().multiply(q("9/10"));
    DescentConstants large = DescentConstants.sharper(instance, wide, 1);
    assertEquals(slope.multiply(2), large.gradient(instance));
    DescentConstants small = DescentConstants.sharper(instance, wide.divide(4), 1);
    assertEquals(slope.divide(small.contraction()), small.gradient(instance));
    Instance near =
        instance.toBuilder().domain(Domain.ball(q("1/100"))).theta(instance.thetaRef()).build();
    BigFraction most = ProximalProblem.modulus(near).reciprocal().multiply(q("9/10"));
    assertEquals(q("1/50").divide(most), DescentConstants.sharper(near, most, 1).gradient(near));
  }

  /** Nothing on Theta is beyond M, G_F and G_tot^2. */
  @Property(tries = 30, seed = Samples.SEED)
  void whatTheyBound(@ForAll long seed) {
    Random random = new Random(seed);
    Instance instance = inside(random);
    ProximalProblem problem =
        ProximalSamples.problem(instance, random.nextBoolean() ? "1/4" : "9/10");
    DescentConstants constants = DescentConstants.sharper(instance, problem.lambdaEnv(), 1);
    MoreauEnvelope envelope =
        MoreauEnvelope.of(ProximalSamples.solve(problem, q("1/1000000000000")));
    assertBelow(envelope.gradientNorm().lo(), constants.gradient(instance));
    ScoreTable table = ScoreTable.of(instance, 128);
    assertBelow(SampleOutcomes.of(table).secondMoment().lo(), constants.secondMoment());
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    BigFraction[] signs = new BigFraction[kinks.generatorCount()];
    for (int k = 0; k < signs.length; k++) {
      signs[k] = new BigFraction(2 * random.nextInt(2) - 1);
    }
    BigFraction square =
        EstimatorMoments.squaredNorm(ProximalPoint.subgradient(table, kinks, signs), 128)
            .lo()
            .toFraction();
    BigFraction slope = DescentConstants.subgradient(instance);
    assertTrue(square.compareTo(slope.multiply(slope)) <= 0);
    BigFraction kappa = DescentConstants.modulusPublished(instance);
    BigFraction small = ProximalProblem.moderate(kappa);
    DescentConstants published = DescentConstants.published(instance, small, 1);
    DescentConstants other = DescentConstants.sharper(instance, small, 1);
    assertTrue(other.modulus().compareTo(published.modulus()) <= 0);
    assertTrue(other.curvature().compareTo(published.curvature()) <= 0);
    assertTrue(other.secondMoment().compareTo(published.secondMoment()) <= 0);
  }

  private static void assertBelow(Dyadic found, BigFraction bound) {
    assertTrue(found.compareTo(bound) <= 0, () -> found.toFraction() + " above " + bound);
  }

  /** With theta in Theta: at theta_ref, where there are kinks, or drawn in. */
  private static Instance inside(Random random) {
    Instance drawn = ProximalSamples.random(random, 1 + random.nextInt(2), false);
    Domain domain = drawn.domain();
    LogNumber[] ref = drawn.thetaRef();
    if (domain == null || random.nextInt(3) == 0) {
      return drawn.withTheta(ref);
    }
    LogNumber[] theta = drawn.theta();
    while (domain.contains(theta, ref) != Domain.Membership.INSIDE) {
      for (int k = 0; k < theta.length; k++) {
        theta[k] = ref[k].add(theta[k].subtract(ref[k]).multiply(q("1/2")));
      }
    }
    return drawn.withTheta(theta);
  }

  @Example
  void refusals() throws Exception {
    Instance tiny = shipped("tiny");
    BigFraction limit = ProximalProblem.modulus(tiny).reciprocal();
    BigFraction published = DescentConstants.modulusPublished(tiny).reciprocal();
    assertTrue(published.compareTo(limit) < 0);
    refused("lambda_env must be below 1/kappa", () -> DescentConstants.sharper(tiny, limit, 1));
    refused(
        "lambda_env must be below 1/kappa", () -> DescentConstants.published(tiny, published, 1));
    DescentConstants between = DescentConstants.sharper(tiny, published, 1);
    assertEquals(published, between.lambdaEnv());
    Instance free = twoResponses(log("2"), "1/2").build();
    refused("the instance has no domain", () -> DescentConstants.sharper(free, q("1/100"), 1));
    refused("the instance has no domain", () -> DescentConstants.published(free, q("1/100"), 1));
    refused("the instance has no domain", () -> DescentConstants.subgradient(free));
  }

  private static void refused(String rule, org.junit.jupiter.api.function.Executable what) {
    assertEquals(rule, assertThrows(IllegalArgumentException.class, what).getMessage());
  }
}
