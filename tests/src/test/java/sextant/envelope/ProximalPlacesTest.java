package sextant.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.ProximalSamples.solve;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.Example;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.function.Executable;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.InstanceReader;
import sextant.robust.SubdifferentialByRank;
import sextant.testing.ProximalSamples;
import sextant.testing.Samples;

/** Every kind of place where a proximal point can lie, and what is refused. */
class ProximalPlacesTest {

  private static final BigFraction ZERO = BigFraction.ZERO;

  private static int kinkCount(ProximalPoint point) {
    return SubdifferentialByRank.of(point.table()).generatorCount();
  }

  /** The gap of two coordinates is at most the radius. */
  private static void assertWithin(LogNumber truth, LogNumber found, Dyadic radius, String what) {
    LogNumber gap = truth.subtract(found).abs();
    assertTrue(
        gap.enclose(320).lo().compareTo(radius) <= 0,
        () -> what + ": " + truth + " is farther from " + found + " than " + radius);
  }

  @Example
  void proposalsThatBreakTheRulesAreRefused() {
    Instance ball =
        twoResponses(number("1/100"), "1/2").rho(q("1/4")).domain(Domain.ball(q("1"))).build();
    ProximalProblem problem = ProximalSamples.problem(ball, "1/2");
    LogNumber[] kink = {LogNumber.ZERO};
    BigFraction[] none = {};
    BigFraction[] one = {ZERO};
    assertEquals(1, ProximalPoint.certify(problem, kink, one, ZERO, 64).residual().length);
    refused(() -> ProximalPoint.certify(problem, kink, none, ZERO, 64));
    refused(() -> ProximalPoint.certify(problem, kink, new BigFraction[] {q("1.01")}, ZERO, 64));
    refused(() -> ProximalPoint.certify(problem, kink, one, q("-1"), 64));
    refused(() -> ProximalPoint.certify(problem, new LogNumber[] {number("1.01")}, none, ZERO, 64));
    Domain box = Domain.box(new BigFraction[] {q("-1")}, new BigFraction[] {q("1")});
    ProximalProblem boxed = ProximalSamples.problem(ball.toBuilder().domain(box).build(), "1/2");
    refused(() -> ProximalPoint.certify(boxed, kink, one, q("1"), 64));
  }

  private static void refused(Executable proposal) {
    assertThrows(IllegalArgumentException.class, proposal);
  }

  @Example
  void problemsWithoutASolutionAreRefusedInOneLine() {
    Instance free = twoResponses(number("1/100"), "1/2").build();
    assertMessage("the instance has no domain", free, "1");
    Domain box = Domain.box(new BigFraction[] {q("1/2")}, new BigFraction[] {q("1")});
    assertMessage("theta_ref is not in the domain", free.toBuilder().domain(box).build(), "1");
    Instance ball = free.toBuilder().domain(Domain.ball(q("1"))).build();
    assertMessage("lambda_env must be positive, not 0", ball, "0");
    assertMessage("lambda_env must be positive, not -1/2", ball, "-1/2");
    BigFraction kappa = ProximalProblem.modulus(ball);
    String most = Rationals.format(kappa.reciprocal());
    String shown = Decimals.floor(kappa.reciprocal(), 12) + "…";
    assertMessage("lambda_env = " + most + " must be below 1/kappa = " + shown, ball, most);
    ProximalProblem.of(ball, kappa.reciprocal().multiply(q("999999/1000000")));
  }

  private static void assertMessage(String message, Instance instance, String lambdaEnv) {
    String[] parts = lambdaEnv.split("/");
    BigFraction value = new BigFraction(new BigInteger(parts[0]));
    BigFraction given =
        parts.length == 1 ? value : value.divide(new BigFraction(new BigInteger(parts[1])));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ProximalProblem.of(instance, given));
    assertEquals(message, e.getMessage());
  }

  // ---- the places where a proximal point can lie

  /** On one kink; the multiplier 0 does not certify it. */
  @Example
  void onAKink() {
    Instance instance =
        twoResponses(number("1/50"), "1/2")
            .beta(q("4"))
            .rho(q("9/20"))
            .domain(Domain.ball(q("1/4")))
            .build();
    ProximalProblem problem = ProximalSamples.problem(instance, "1/2");
    ProximalPoint found = solve(problem);
    assertTrue(found.point(0).isZero());
    assertEquals(1, kinkCount(found));
    BigFraction[] zero = {ZERO};
    LogNumber[] there = {LogNumber.ZERO};
    Dyadic careless = ProximalPoint.certify(problem, there, zero, ZERO, 128).radius();
    assertTrue(careless.compareTo(q("1/100")) > 0, () -> "sign 0 = 0 gives " + careless);
  }

  /** theta = theta_ref, where every pair kinks and the oracle is indifferent. */
  @Example
  void atTheReference() {
    for (int d = 1; d <= 3; d++) {
      Instance drawn = ProximalSamples.random(new Random(5), d, true);
      Instance instance = drawn.withTheta(drawn.thetaRef());
      ProximalPoint found = solve(ProximalSamples.problem(instance, "1/2"));
      assertTrue(kinkCount(found) >= 1);
    }
  }

  /** Three kinks through theta_ref in two dimensions, of which the proximal point keeps all. */
  @Example
  void onSeveralKinks() {
    BigFraction[][][] psi = {{{q("1"), q("0")}, {q("0"), q("1")}, {q("-1"), q("-1")}}};
    Instance instance =
        new InstanceBuilder("three kinks")
            .prompts(new String[] {"x"}, new BigFraction[] {BigFraction.ONE})
            .responses(Samples.names("y", 3))
            .features(psi)
            .thetaRef(new LogNumber[] {log("2"), number("1/3")})
            .theta(new LogNumber[] {log("2").add(number("1/90")), number("31/90")})
            .beta(q("4"))
            .rho(q("9/20"))
            .delta(q("1/2"))
            .oracle(Samples.indifferent(1, 3))
            .domain(Domain.ball(q("1/4")))
            .build();
    ProximalPoint found = solve(ProximalSamples.problem(instance, "1/2"));
    assertEquals(3, kinkCount(found));
    for (int k = 0; k < 2; k++) {
      assertTrue(found.point(k).subtract(instance.thetaRef(k)).isZero());
    }
  }

  @Example
  void inTheCornerOfABox() {
    Instance drawn = ProximalSamples.random(new Random(2), 2, false);
    Domain box =
        Domain.box(new BigFraction[] {q("-1"), q("-1")}, new BigFraction[] {q("1"), q("3/4")});
    LogNumber[] far = {number("4"), number("-5")};
    Instance instance = drawn.toBuilder().domain(box).theta(far).build();
    ProximalPoint found = solve(ProximalSamples.problem(instance, "1/2"));
    assertEquals(0, found.point(0).compareTo(number("1")));
    assertEquals(0, found.point(1).compareTo(number("-1")));
    assertEquals(0, found.radius().signum(), "exactly the corner");
  }

  /** A corner that the point is drawn away from: its normals do not help. */
  @Example
  void inTheWrongCornerOfABox() {
    Instance drawn = ProximalSamples.random(new Random(2), 1, false);
    Domain box = Domain.box(new BigFraction[] {q("-1")}, new BigFraction[] {q("1")});
    Instance instance = drawn.toBuilder().domain(box).build();
    for (String corner : new String[] {"-1", "1"}) {
      LogNumber[] wrong = {number(corner)};
      LogNumber[] far = {number(corner).multiply(q("-5"))};
      ProximalProblem problem = ProximalSamples.problem(instance.withTheta(far), "1/2");
      ProximalPoint right = solve(problem);
      assertEquals(0, right.point(0).compareTo(number(corner).negate()));
      BigFraction[] none = {};
      Dyadic radius = ProximalPoint.certify(problem, wrong, none, ZERO, 64).radius();
      assertTrue(radius.compareTo(q("2")) >= 0, () -> "the ball is too small: " + radius);
    }
  }

  @Example
  void onTheSphere() {
    Instance drawn = ProximalSamples.random(new Random(3), 2, false);
    LogNumber[] far = {number("4"), number("-5")};
    Instance instance = drawn.toBuilder().domain(Domain.ball(q("1"))).theta(far).build();
    ProximalPoint found = solve(ProximalSamples.problem(instance, "1/2"));
    assertEquals(1, Rationals.signum(found.alpha()));
    assertTrue(found.slack().hi().signum() > 0, "a rational point inside");
  }

  @Example
  void whereThetaCannotMove() {
    BigFraction[] corner = {q("1/5"), q("1/5")};
    Instance drawn = ProximalSamples.random(new Random(3), 2, false);
    LogNumber[] ref = {number("1/5"), number("1/5")};
    Instance instance = drawn.toBuilder().thetaRef(ref).domain(Domain.box(corner, corner)).build();
    assertEquals(0, solve(ProximalSamples.problem(instance, "1/2")).radius().signum());
  }

  @Example
  void thirtyDigitsInThreeDimensionsAndMoreInEight() throws Exception {
    Instance real = InstanceReader.read(Path.of("../spec/instances/alpacaeval-rational.json"));
    ProximalPoint three = solve(ProximalSamples.problem(real, "1/2"));
    assertEquals(3, real.dimension());
    assertTrue(three.radius().compareTo(ProximalSamples.FINE) <= 0);
    for (long seed = 0; seed < 4; seed++) {
      Instance eight = ProximalSamples.random(new Random(seed), 8, seed % 2 == 0);
      solve(ProximalSamples.problem(eight, "1/2"), new BigFraction(10).pow(-100));
    }
  }

  /** A constant loss: the nearest point, and the squared distance. */
  @Example
  void ofAConstantLoss() throws Exception {
    Instance one = InstanceReader.read(Path.of("../spec/instances/one-response.json"));
    ProximalProblem problem = ProximalProblem.of(one, q("1/3"));
    MoreauEnvelope still = MoreauEnvelope.of(solve(problem));
    assertTrue(still.value().contains(Elementary.log2(200)));
    assertTrue(still.gradientNorm().hi().compareTo(q("1/1000000000000")) < 0);
    LogNumber[] away = {number("3"), number("4")};
    ProximalPoint moved = solve(problem.at(away));
    assertWithin(number("9/10"), moved.point(0), moved.radius(), "0.9");
    assertWithin(number("6/5"), moved.point(1), moved.radius(), "1.2");
    // (7/2)^2 * 3/2 = 147/8 above log 2, gradient (21/10, 14/5) * 3
    MoreauEnvelope envelope = MoreauEnvelope.of(moved);
    Interval expected = Elementary.log2(200).add(Interval.from(q("147/8"), 200), 200);
    Interval gap = envelope.value().subtract(expected, 200);
    assertTrue(gap.magnitude().compareTo(q(1, 1L << 60)) < 0, () -> "off by " + gap);
    assertTrue(envelope.gradient()[0].contains(q("63/10")));
    assertTrue(envelope.gradient()[1].contains(q("42/5")));
    assertTrue(envelope.gradientNorm().contains(q("21/2")));
  }

  @Example
  void constantsOfTheEnvelope() {
    assertEquals(q("9/2"), MoreauEnvelope.lipschitz(q("1/3"), q("1")));
    assertEquals(q("3"), MoreauEnvelope.lipschitzSharper(q("1/3"), q("1")));
    assertEquals(q("6"), MoreauEnvelope.lipschitzSharper(q("1/3"), q("2")));
    assertEquals(BigFraction.ONE, ProximalProblem.moderate(ZERO));
    assertEquals(q("1/4"), ProximalProblem.moderate(q("2")));
  }
}
