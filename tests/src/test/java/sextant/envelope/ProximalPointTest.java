package sextant.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.ProximalSamples.solve;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.testing.PlainDoubles;
import sextant.testing.ProximalSamples;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** Certified proximal points against bisection, brute force and each other. */
class ProximalPointTest {

  private static final int BITS = 320;
  private static final BigFraction ZERO = BigFraction.ZERO;

  /** The gap of two coordinates is at most the radius. */
  private static void assertWithin(LogNumber truth, LogNumber found, Dyadic radius, String what) {
    LogNumber gap = truth.subtract(found).abs();
    assertTrue(
        gap.enclose(BITS).lo().compareTo(radius) <= 0,
        () -> what + ": " + truth + " is farther from " + found + " than " + radius);
  }

  // ---- one dimension, two responses: bisection on the derivative, written out here

  /** phi' for psi = 1, 0 and theta_ref = 0, with |u| of the given sign. */
  private static Interval slope(Instance i, BigFraction lambdaEnv, BigFraction u, int sign) {
    BigFraction p = q("1/4");
    BigFraction beta = i.beta();
    Interval x = Interval.from(u, BITS);
    Interval up = Elementary.exp(x.negate(), BITS);
    Interval sigma = Interval.ONE.divide(Interval.ONE.add(up, BITS), BITS);
    Interval other = Interval.ONE.subtract(sigma, BITS);
    Interval law = sigma.multiply(other, BITS);
    Interval bend = law.multiply(other.subtract(sigma, BITS), BITS);
    Interval scaled = x.multiply(beta, BITS);
    Interval loss =
        Elementary.softplus(scaled.negate(), BITS)
            .multiply(p, BITS)
            .add(Elementary.softplus(scaled, BITS).multiply(q("3/4"), BITS), BITS);
    Interval odds =
        Interval.ONE.divide(Interval.ONE.add(Elementary.exp(scaled.negate(), BITS), BITS), BITS);
    BigFraction lambda = i.rho().multiply(beta);
    Interval surplus =
        loss.add(x.multiply(lambda.multiply(sign), BITS), BITS)
            .subtract(Elementary.log2(BITS), BITS);
    Interval path =
        odds.subtract(Interval.from(p, BITS), BITS)
            .multiply(beta, BITS)
            .add(Interval.from(lambda.multiply(sign), BITS), BITS);
    Interval pull =
        x.subtract(i.theta(0).enclose(BITS), BITS).multiply(lambdaEnv.reciprocal(), BITS);
    return bend.multiply(surplus, BITS)
        .add(law.multiply(path, BITS), BITS)
        .shift(1)
        .add(pull, BITS);
  }

  /** The minimiser over [-D, D], to 2^-200. */
  private static BigFraction bisect(Instance i, BigFraction lambdaEnv) {
    BigFraction low = i.domain().radius().negate();
    BigFraction high = i.domain().radius();
    boolean right = slope(i, lambdaEnv, ZERO, 1).isNegative();
    boolean left = slope(i, lambdaEnv, ZERO, -1).isPositive();
    if (!right && !left) {
      return ZERO;
    }
    int sign = right ? 1 : -1;
    low = right ? ZERO : low;
    high = right ? high : ZERO;
    if (slope(i, lambdaEnv, high, sign).isNegative()) {
      return high;
    }
    if (slope(i, lambdaEnv, low, sign).isPositive()) {
      return low;
    }
    for (int k = 0; k < 210; k++) {
      BigFraction middle = low.add(high).divide(2);
      Interval s = slope(i, lambdaEnv, middle, sign);
      assertTrue(!s.containsZero(), "bisection is undecided");
      low = s.isNegative() ? middle : low;
      high = s.isNegative() ? high : middle;
    }
    return low;
  }

  @Property(tries = 60, seed = Samples.SEED)
  void bisectionAgreesInOneDimension(@ForAll long seed) {
    Random random = new Random(seed);
    LogNumber theta =
        random.nextBoolean()
            ? LogNumber.of(new BigFraction(random.nextInt(61) - 30, 20))
            : log(new String[] {"2", "1/3", "6/5", "9/10"}[random.nextInt(4)]);
    Instance instance =
        twoResponses(theta, "1/4")
            .beta(new BigFraction(1 + random.nextInt(16), 2))
            .delta(q("1/4"))
            .rho(new BigFraction(random.nextInt(6), 20))
            .domain(Domain.ball(new BigFraction(1 + random.nextInt(8), 4)))
            .build();
    ProximalProblem problem =
        ProximalSamples.problem(instance, random.nextBoolean() ? "1/2" : "9/10");
    ProximalPoint found = solve(problem);
    BigFraction truth = bisect(instance, problem.lambdaEnv());
    Dyadic radius = Dyadic.addUp(found.radius(), Dyadic.ONE.shift(-190), 64);
    assertWithin(LogNumber.of(truth), found.point(0), radius, "bisection");
    if (Rationals.isZero(truth)) {
      assertTrue(found.point(0).isZero(), "a proximal point on the kink is found exactly");
    }
  }

  // ---- the definition: nothing in Theta is better, and by how much

  /** phi in doubles, by the definitions. */
  private static double objective(ProximalProblem problem, LogNumber[] u) {
    Instance at = problem.instance().withTheta(u);
    PlainDoubles plain = new PlainDoubles(at);
    double lambda = at.rho().multiply(at.beta()).doubleValue();
    double square = 0;
    for (int k = 0; k < u.length; k++) {
      double gap = PlainDoubles.value(u[k].subtract(problem.instance().theta(k)));
      square += gap * gap;
    }
    return plain.sail() + lambda * plain.penalty() + square / 2 / problem.lambdaEnv().doubleValue();
  }

  private static void assertLeast(ProximalProblem problem, Random random, int tries) {
    ProximalPoint found = solve(problem);
    Instance instance = problem.instance();
    int d = instance.dimension();
    LogNumber[] best = new LogNumber[d];
    for (int k = 0; k < d; k++) {
      best[k] = found.point(k);
    }
    double least = objective(problem, best);
    Interval value = MoreauEnvelope.of(found).value();
    assertEquals(least, value.lo().toFraction().doubleValue(), 1e-9);
    assertTrue(value.width().toFraction().doubleValue() < 1e-25, () -> "wide: " + value);
    for (int n = 0; n < tries; n++) {
      LogNumber[] u = new LogNumber[d];
      double square = 0;
      int size = 1 << random.nextInt(12);
      for (int k = 0; k < d; k++) {
        BigFraction step = new BigFraction(random.nextInt(41) - 20, 20 * size);
        u[k] = (n % 3 == 0 ? instance.thetaRef(k) : best[k]).add(LogNumber.of(step));
        double gap = PlainDoubles.value(u[k].subtract(best[k]));
        square += gap * gap;
      }
      if (problem.domain().contains(u, instance.thetaRef()) == Domain.Membership.INSIDE) {
        double growth = problem.convexity().doubleValue() * square / 2;
        double there = objective(problem, u);
        assertTrue(
            there >= least + growth - 1e-9 * (1 + Math.abs(least)),
            () -> "not the least, or grows too slowly: " + there + " " + least + " " + growth);
      }
    }
  }

  @Property(tries = 25, seed = Samples.SEED)
  void nothingInTheDomainIsBetter(@ForAll long seed) {
    Random random = new Random(seed);
    Instance instance = ProximalSamples.random(random, 1 + random.nextInt(3), random.nextBoolean());
    assertLeast(
        ProximalSamples.problem(instance, random.nextBoolean() ? "1/2" : "95/100"), random, 40);
  }

  @Property(tries = 25, seed = Samples.SEED)
  void inBothRegimes(@ForAll("drawn") Instance drawn, @ForAll long seed) {
    Random random = new Random(seed);
    Instance instance = drawn.toBuilder().domain(ProximalSamples.around(random, drawn)).build();
    assertLeast(ProximalSamples.problem(instance, "1/2"), random, 20);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<Instance> drawn() {
    return RandomInstances.any();
  }

  /** Every point of a grid, in two dimensions. */
  @Example
  void bruteForceOnAGrid() {
    for (long seed = 0; seed < 6; seed++) {
      Instance instance = ProximalSamples.random(new Random(seed), 2, true);
      ProximalProblem problem = ProximalSamples.problem(instance, "1/2");
      ProximalPoint found = solve(problem);
      double least = MoreauEnvelope.of(found).value().lo().toFraction().doubleValue();
      double best = Double.POSITIVE_INFINITY;
      for (int a = -30; a <= 30; a++) {
        for (int b = -30; b <= 30; b++) {
          LogNumber[] u = {
            instance.thetaRef(0).add(LogNumber.of(new BigFraction(a, 120))),
            instance.thetaRef(1).add(LogNumber.of(new BigFraction(b, 120)))
          };
          if (problem.domain().contains(u, instance.thetaRef()) == Domain.Membership.INSIDE) {
            best = Math.min(best, objective(problem, u));
          }
        }
      }
      assertTrue(best >= least - 1e-9, "the grid found something better");
      double slopes = 2.0 / problem.lambdaEnv().doubleValue() / 120;
      assertTrue(best <= least + slopes, "the grid is far above: " + best + " " + least);
    }
  }

  // ---- whatever is proposed, the ball holds the proximal point

  @Property(tries = 30, seed = Samples.SEED)
  void badProposalsGiveLargeBalls(@ForAll long seed) {
    Random random = new Random(seed);
    Instance instance = ProximalSamples.random(random, 1 + random.nextInt(3), true);
    ProximalProblem problem = ProximalSamples.problem(instance, "3/4");
    ProximalPoint truth = solve(problem);
    int d = instance.dimension();
    for (int n = 0; n < 10; n++) {
      LogNumber[] u = new LogNumber[d];
      for (int k = 0; k < d; k++) {
        u[k] = (n % 2 == 0 ? instance.thetaRef(k) : truth.point(k));
        if (n > 3) {
          u[k] = u[k].add(LogNumber.of(new BigFraction(random.nextInt(21) - 10, 200)));
        }
      }
      if (problem.domain().contains(u, instance.thetaRef()) == Domain.Membership.INSIDE) {
        SubdifferentialByRank kinks =
            SubdifferentialByRank.of(sextant.sail.ScoreTable.of(instance.withTheta(u), 128));
        BigFraction[] t = new BigFraction[kinks.generatorCount()];
        for (int k = 0; k < t.length; k++) {
          t[k] = new BigFraction(random.nextInt(21) - 10, 10);
        }
        BigFraction alpha =
            problem.domain().isBall() ? new BigFraction(random.nextInt(5), 2) : ZERO;
        ProximalPoint proposal = ProximalPoint.certify(problem, u, t, alpha, 128);
        Interval[] gap = new Interval[d];
        for (int k = 0; k < d; k++) {
          gap[k] = truth.point(k).subtract(u[k]).enclose(128);
        }
        Dyadic allowed = Dyadic.addUp(proposal.radius(), truth.radius(), 64);
        assertTrue(
            ProximalPoint.norm(gap, 128).lo().compareTo(allowed) <= 0,
            "the certified ball misses the proximal point");
        Interval rough = MoreauEnvelope.of(proposal).value();
        Interval fine = MoreauEnvelope.of(truth).value();
        assertTrue(
            rough.lo().compareTo(fine.hi()) <= 0 && fine.lo().compareTo(rough.hi()) <= 0,
            () -> "values: " + rough + " and " + fine);
        for (int k = 0; k < d; k++) {
          Interval slope = MoreauEnvelope.of(proposal).gradient()[k];
          Interval fineSlope = MoreauEnvelope.of(truth).gradient()[k];
          assertTrue(
              slope.lo().compareTo(fineSlope.hi()) <= 0
                  && fineSlope.lo().compareTo(slope.hi()) <= 0,
              "gradients");
        }
      }
    }
  }
}
