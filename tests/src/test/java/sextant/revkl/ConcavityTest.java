package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.testing.PlainDoubles;
import sextant.testing.ProximalSamples;
import sextant.testing.Samples;

/** The threshold of concavity, and the constants of a regularised problem. */
class ConcavityTest {

  static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  /** J_gamma by the definitions in doubles, theta_ref moved along each coordinate. */
  static double objective(Instance instance, double gamma, boolean refPolicy, double... move) {
    LogNumber[] theta = instance.thetaRef();
    for (int k = 0; k < theta.length; k++) {
      theta[k] = theta[k].add(LogNumber.of(new BigFraction(move[k])));
    }
    PlainDoubles plain = new PlainDoubles(instance.withTheta(theta));
    double divergence = refPolicy ? plain.klRefPolicy() : plain.klPolicyRef();
    return -plain.sail() - gamma * divergence;
  }

  /** A second difference. */
  static double curvature(Instance instance, double gamma, boolean refPolicy, double at) {
    double h = 1e-3;
    return (objective(instance, gamma, refPolicy, at + h)
            - 2 * objective(instance, gamma, refPolicy, at)
            + objective(instance, gamma, refPolicy, at - h))
        / (h * h);
  }

  @Example
  @Tag("RKL-CONC")
  void formulas() {
    assertEquals(q("1/2"), Concavity.modulus(q("5"), q("3"), q("1/4")));
    assertEquals(q("-1/2"), Concavity.modulus(q("1"), q("3"), q("1/4")));
    assertEquals(q("28"), Concavity.crudeThreshold(q("5"), q("2"), q("1/4")));
    assertEquals(q("29"), Concavity.smoothness(q("2"), q("3"), q("3")));
    assertEquals(q("6"), Concavity.otherThreshold(q("3"), q("1/2"), q("1/2")));
    assertEquals(q("4"), Concavity.moderate(q("2.82")));
    assertEquals(q("3"), Concavity.moderate(q("2.4")));
    assertEquals(q("2"), Concavity.moderate(q("1/2")));
    assertEquals(q("1"), Concavity.moderate(q("0")));
    assertTrue(Concavity.isAbove(q("3"), q("2.9")));
    assertTrue(!Concavity.isAbove(q("3"), q("3")));
  }

  /** B = 1/2, D = 2, beta = 1/2, delta = 1/4, gamma = 3, by the formulas of the page in doubles. */
  @Example
  @Tag("RKL-CONC")
  void constantsByHand() throws Exception {
    RegularisedProblem problem = RegularisedProblem.of(shipped("example-4.4-log"), null);
    assertEquals(q("3"), problem.gamma());
    assertTrue(problem.margin());
    assertEquals(q("1/2"), problem.b());
    assertEquals(q("2"), problem.d());
    double k = 1 / (1 + Math.exp(-1)) - 0.25;
    double entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    double excess = Math.log(2) - entropy;
    double threshold = 4 * k * 0.5 + 2 * (excess + 0.5);
    assertEquals(threshold, problem.threshold().doubleValue(), 1e-12);
    assertEquals(0.25 * Math.exp(-2), problem.leastFisher().doubleValue(), 1e-12);
    assertEquals((3 - threshold) * 0.25 * Math.exp(-2), problem.modulus().doubleValue(), 1e-12);
    double mixed = 2 * 0.7705239 * k * 0.5 * 0.25;
    assertEquals(mixed + 0.5 * (excess + 0.5), problem.lowerCurvature().doubleValue(), 1e-5);
    double upper = 0.25 * 0.25 / 2 + mixed + 0.5 * (excess + 1);
    assertEquals(upper + 3 * 0.25, problem.smoothness().doubleValue(), 1e-5);
    double slope = k * 0.25 + 0.5 / Math.sqrt(2) * (excess + 1);
    assertEquals(slope + 3 * 0.5, problem.slope().doubleValue(), 1e-12);
    double deviation = Math.sqrt(2) * (0.25 + 0.5 * (Math.log(2) + 1));
    assertEquals(Math.pow(deviation + 3 * 0.5, 2), problem.secondMoment().doubleValue(), 1e-12);
    BigFraction half = q("1/2");
    assertEquals(
        q("1/2").multiply(problem.gamma().subtract(problem.threshold())),
        problem.withLeastFisher(half).modulus());
  }

  /** Without the margin: 4 beta + 2 (log 2 + beta D B) = 4 + 2 log 2 + 1. */
  @Example
  @Tag("RKL-CONC")
  void constantsWithoutTheMargin() {
    Instance instance =
        twoResponses(log("2"), "1").delta(q("1/4")).domain(Domain.ball(q("1"))).build();
    RegularisedProblem problem = RegularisedProblem.of(instance, q("20"));
    assertTrue(!problem.margin());
    assertEquals(5 + 2 * Math.log(2), problem.threshold().doubleValue(), 1e-12);
    double lower = 0.5 + 0.5 * (Math.log(2) + 0.5);
    assertEquals(lower, problem.lowerCurvature().doubleValue(), 1e-12);
    double upper = 0.125 + 0.5 + 0.5 * (Math.log(2) + 1);
    assertEquals(upper + 5, problem.smoothness().doubleValue(), 1e-12);
    double slope = 0.5 + 0.5 / Math.sqrt(2) * (Math.log(2) + 1);
    assertEquals(slope + 20 * 0.25, problem.slope().doubleValue(), 1e-12);
  }

  @Example
  @Tag("RKL-CONC")
  void faultsAreNamedInOneLine() throws Exception {
    Instance tiny = shipped("tiny");
    assertMessage("γ = 1 is not above the threshold of concavity, C < 121/100", tiny, q("1"));
    assertMessage("Θ is a box", shipped("box-domain"), q("100"));
    assertMessage("the Fisher matrix is singular", shipped("one-response"), null);
    assertMessage("no domain", twoResponses(log("2"), "1/2").build(), null);
    assertNull(RegularisedProblem.fault(tiny));
    assertEquals(q("2"), RegularisedProblem.of(tiny, null).gamma());
    assertEquals(q("4"), RegularisedProblem.of(shipped("alpacaeval-close"), null).gamma());
  }

  private static void assertMessage(String part, Instance instance, BigFraction gamma) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> RegularisedProblem.of(instance, gamma))
            .getMessage();
    assertTrue(String.valueOf(message).contains(part), message);
    assertEquals(1, String.valueOf(message).lines().count());
  }

  /** Second differences of the definitions: -J'' at least m, at most L. */
  @Property(tries = 25, seed = Samples.SEED)
  @Tag("RKL-CONC")
  void curvatureLiesBetween(@ForAll long seed) {
    Random random = new Random(seed);
    Instance drawn = ProximalSamples.random(random, 1, random.nextBoolean());
    if (RegularisedProblem.fault(drawn) != null || !FeatureSpan.of(drawn).isFull()) {
      return;
    }
    RegularisedProblem problem = RegularisedProblem.of(drawn, null);
    double gamma = problem.gamma().doubleValue();
    double reach = problem.d().doubleValue();
    for (int part = -4; part <= 4; part++) {
      double bend = -curvature(drawn, gamma, true, reach * part / 4);
      assertTrue(bend >= problem.modulus().doubleValue() - 1e-5, () -> "below m");
      assertTrue(bend <= problem.smoothness().doubleValue() + 1e-5, () -> "above L");
    }
  }

  /** The witness of the page: with klPolicyRef the same gamma bends upward at theta = 2. */
  @Example
  @Tag("RKL-CONC")
  void theOtherDivergenceIsNotConcave() throws Exception {
    Instance instance = shipped("example-4.4-log");
    assertEquals(0.16838789, curvature(instance, 3, false, 2), 1e-5);
    assertTrue(curvature(instance, 3, true, 2) < 0);
    double exact = -new Objective2(instance).bend(number("2"), KlDirection.POLICY_REF, q("3"));
    assertEquals(-0.16838789, exact, 1e-8);
  }

  /** The enclosed Hessian in one dimension as a double. */
  private record Objective2(Instance instance) {
    double bend(LogNumber theta, KlDirection direction, BigFraction gamma) {
      Instance there = instance.withTheta(new LogNumber[] {theta});
      return Objective.of(sextant.sail.ScoreTable.of(there, 128), direction, gamma)
          .hessian()[0][0]
          .lo()
          .toFraction()
          .doubleValue();
    }
  }
}
