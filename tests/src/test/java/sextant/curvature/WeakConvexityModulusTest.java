package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Dyadic;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.testing.Samples;

/** The enclosure of the true modulus of weak convexity, against differences in plain doubles. */
@Tag("ORA-T4.7")
class WeakConvexityModulusTest {

  private static final BigFraction PERCENT = q("1/100");

  private static WeakConvexityModulus modulus(Instance instance, BigFraction width) {
    return WeakConvexityModulus.of(instance, width, 200_000, 64, (boxes, open) -> {});
  }

  private static double value(@Nullable Dyadic bound) {
    assertNotNull(bound);
    return bound.toFraction().doubleValue();
  }

  private static Instance twoResponses(Domain domain) {
    return Samples.line(Samples.number("0"), "1", "-1").domain(domain).build();
  }

  @Example
  void twoResponsesByHand() {
    // R(t) = |t|/cosh(t)^2 with features 1 and -1: R'' has its minimum -1.7389…
    WeakConvexityModulus found = modulus(twoResponses(Domain.ball(q("4"))), PERCENT);
    assertTrue(found.isComplete());
    assertEquals(2, found.chamberCount());
    double least = 0;
    for (double t = 1e-3; t < 4; t += 1e-4) {
      double c = 1 / (Math.cosh(t) * Math.cosh(t));
      least = Math.min(least, c * (-4 * Math.tanh(t) + t * (4 - 6 * c)));
    }
    assertTrue(value(found.lower()) <= -least + 1e-9, () -> "above " + found.lower());
    assertTrue(value(found.upper()) >= -least - 1e-9, () -> "below " + found.upper());
    assertTrue(value(found.upper()) / value(found.lower()) < 1.01);
  }

  @Example
  void domainThatEndsBeforeTheMinimum() {
    WeakConvexityModulus small = modulus(twoResponses(Domain.ball(q("1/10"))), q("1/1000"));
    WeakConvexityModulus box =
        modulus(
            twoResponses(Domain.box(new BigFraction[] {q("-1/10")}, new BigFraction[] {q("1/20")})),
            q("1/1000"));
    double c = 1 / (Math.cosh(0.1) * Math.cosh(0.1));
    double end = -c * (-4 * Math.tanh(0.1) + 0.1 * (4 - 6 * c));
    assertTrue(value(small.lower()) <= end + 1e-9 && value(small.upper()) >= end - 1e-9);
    assertTrue(value(small.upper()) < 1.01 * end, "the whole line would give more");
    assertEquals(value(small.upper()), value(box.upper()), 2e-3);
  }

  @Example
  void domainOnOneSideOfTheKink() {
    // theta_ref = -1, Theta = [-1, -1/2]: R = 4pq tau with p = sigma(2 theta) is convex there, and
    // what lies beyond the kink, where R would bend downward, must not count.
    BigFraction[] lower = {q("-1")};
    Instance instance =
        Samples.line(Samples.number("0"), "1", "-1")
            .thetaRef(new LogNumber[] {Samples.number("-1")})
            .domain(Domain.box(lower, new BigFraction[] {q("-1/2")}))
            .build();
    WeakConvexityModulus found = modulus(instance, PERCENT);
    assertTrue(found.isComplete());
    double least = Double.POSITIVE_INFINITY;
    for (double tau = 0; tau <= 0.5; tau += 1e-4) {
      least = Math.min(least, bend(tau));
    }
    assertTrue(least > 1);
    assertTrue(value(found.lower()) <= -least + 1e-9);
    assertTrue(value(found.upper()) >= -least - 1e-9);
    assertEquals(-least, value(found.upper()), 0.02);
    // A little of the other side, where R = -4pq tau: the worst of it is at the kink, though the
    // continuation of that side into this one bends more.
    Instance both =
        Samples.line(Samples.number("0"), "1", "-1")
            .thetaRef(new LogNumber[] {Samples.number("-1")})
            .domain(Domain.box(new BigFraction[] {q("-101/100")}, new BigFraction[] {q("-1/2")}))
            .build();
    assertTrue(bend(0.25) > 1.2 * bend(0));
    assertEquals(bend(0), value(modulus(both, PERCENT).lower()), 0.02);
    Domain point = Domain.box(lower, lower);
    Instance degenerate =
        Samples.line(Samples.number("-1"), "1", "-1")
            .thetaRef(new LogNumber[] {Samples.number("-1")})
            .domain(point)
            .build();
    assertThrows(IllegalArgumentException.class, () -> modulus(degenerate, PERCENT));
  }

  /** The second derivative of 4pq tau at theta = tau - 1, p = sigma(2 theta). */
  private static double bend(double tau) {
    double p = 1 / (1 + Math.exp(-2 * (tau - 1)));
    double pq = p * (1 - p);
    return 4 * (2 * 2 * pq * (1 - 2 * p) + tau * 4 * pq * (1 - 6 * pq));
  }

  @Property(tries = 12, seed = Samples.SEED)
  void noDifferenceQuotientExceedsIt(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 2) int dimension) {
    Random random = new Random(seed);
    Instance instance =
        Penalties.random(
            seed, 1 + random.nextInt(2), 2 + random.nextInt(2), dimension, Domain.ball(q("3/2")));
    WeakConvexityModulus found = modulus(instance, q("1/20"));
    assertTrue(found.isComplete(), () -> found.lower() + " after " + found.boxes());
    double upper = value(found.upper());
    double greatest = 0;
    for (int tries = 0; tries < 4000; tries++) {
      double[] tau = direction(random, dimension);
      double[] u = direction(random, dimension);
      double radius = 1.499 * Math.sqrt(random.nextDouble());
      for (int k = 0; k < dimension; k++) {
        tau[k] *= radius;
      }
      if (Penalties.isClear(instance, tau, u)) {
        greatest = Math.max(greatest, -Penalties.curvature(instance, tau, u));
      }
    }
    double sampled = greatest;
    assertTrue(sampled <= upper + 1e-6, () -> sampled + " > " + upper);
    // and it is no idle bound: dense sampling comes near
    assertTrue(sampled >= 0.8 * value(found.lower()), () -> sampled + " << " + found.lower());
  }

  private static double[] direction(Random random, int dimension) {
    double[] u = new double[dimension];
    double norm = 0;
    while (norm == 0) {
      for (int k = 0; k < dimension; k++) {
        u[k] = random.nextGaussian();
        norm += u[k] * u[k];
      }
    }
    for (int k = 0; k < dimension; k++) {
      u[k] /= Math.sqrt(norm);
    }
    return u;
  }

  @Example
  void equalFeaturesHaveModulusZero() {
    Instance flat = Samples.line(Samples.number("0"), "1", "1").domain(Domain.ball(q("1"))).build();
    WeakConvexityModulus found = modulus(flat, PERCENT);
    assertEquals(0, value(found.lower()));
    assertEquals(0, value(found.upper()));
  }

  @Example
  void searchCutShortGivesNoUpperBound() {
    WeakConvexityModulus found =
        WeakConvexityModulus.of(
            twoResponses(Domain.ball(q("4"))), PERCENT, 20, 64, (boxes, open) -> {});
    assertFalse(found.isComplete());
    assertNull(found.upper());
    assertTrue(value(found.lower()) <= 1.739);
  }
}
