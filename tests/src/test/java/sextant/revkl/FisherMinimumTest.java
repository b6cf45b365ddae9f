package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Domain.Membership;
import sextant.model.Instance;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** Least eigenvalues at a point and over the whole domain, against formulas and other points. */
class FisherMinimumTest {

  private static final BigFraction PERCENT = new BigFraction(1, 100);

  @Provide
  Arbitrary<Instance> rational() {
    return RandomInstances.rational();
  }

  private static FisherMinimum search(Instance instance, long boxes) {
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    return FisherMinimum.of(instance, domain, FeatureSpan.of(instance), PERCENT, boxes, 96);
  }

  /** e^t/(1 + e^t)^2. */
  private static Interval logistic(String t) {
    Interval power = Elementary.exp(Interval.from(q(t), 200), 200);
    return power.divide(Interval.ONE.add(power, 200).square(200), 200);
  }

  private static void assertMinimum(Interval exact, FisherMinimum search) {
    assertTrue(search.isComplete());
    assertTrue(search.lower().compareTo(exact.hi()) <= 0, search.lower()::toString);
    assertTrue(search.upper().compareTo(exact.lo()) >= 0, search.upper()::toString);
    BigFraction ratio = search.upper().toFraction().divide(search.lower().toFraction());
    assertTrue(ratio.compareTo(q("102/100")) < 0, ratio::toString);
  }

  @Example
  @Tag("RKL-LAM")
  void twoResponsesHaveTheirMinimumAtTheEnd() {
    Instance ball = twoResponses(number("0"), "1/2").domain(Domain.ball(q("2"))).build();
    assertMinimum(logistic("2"), search(ball, 1000));
    Domain box = Domain.box(new BigFraction[] {q("-1")}, new BigFraction[] {q("3")});
    assertMinimum(logistic("3"), search(ball.toBuilder().domain(box).build(), 1000));
    Instance moved = ball.withThetaRef(new LogNumber[] {number("-1/2")});
    assertMinimum(logistic("5/2"), search(moved, 1000));
  }

  @Example
  @Tag("RKL-LAM")
  void stoppedEarlyBothEndsAreStillCertain() {
    Instance ball = twoResponses(number("0"), "1/2").domain(Domain.ball(q("2"))).build();
    FisherMinimum search = search(ball, 3);
    assertFalse(search.isComplete());
    assertEquals(3, search.boxes());
    assertTrue(search.lower().compareTo(logistic("2").hi()) <= 0);
    assertTrue(search.upper().compareTo(logistic("2").lo()) >= 0);
    // not below what the closed form says: e^{-2}/4
    assertTrue(search.lower().toFraction().doubleValue() >= Math.exp(-2) / 4 - 1e-12);
  }

  /** A box narrower than the precision, at a place that no binary fraction hits. */
  @Example
  @Tag("RKL-LAM")
  void aBoxNarrowerThanThePrecision() {
    BigFraction end = q("1/3").add(BigFraction.TWO.pow(-200));
    Domain box = Domain.box(new BigFraction[] {q("1/3")}, new BigFraction[] {end});
    Instance instance = twoResponses(number("1/3"), "1/2").domain(box).build();
    assertMinimum(logistic("1/3"), search(instance, 20));
  }

  /**
   * Features 0, 1 and 3: far out the variance falls like e^{-2t}, more than the gap of 1 allows.
   */
  @Example
  @Tag("RKL-LAM")
  void theWidestGapCounts() {
    Instance instance = line(number("3"), "0", "1", "3").domain(Domain.ball(q("3"))).build();
    FisherMinimum search = search(instance, 2000);
    assertTrue(search.isComplete());
    Interval end = Fisher.enclose(ScoreTable.of(instance, 200))[0][0];
    assertTrue(search.lower().compareTo(end.hi()) <= 0, search.lower()::toString);
  }

  /** A coordinate that the box fixes, at a place that no binary fraction hits. */
  @Example
  @Tag("RKL-LAM")
  void fixedCoordinates() {
    BigFraction[][][] psi = {{{q("1"), q("0")}, {q("0"), q("1")}, {q("0"), q("0")}}};
    LogNumber[] zero = {LogNumber.ZERO, LogNumber.ZERO};
    Instance instance =
        line(LogNumber.ZERO, "0", "1", "2").features(psi).thetaRef(zero).theta(zero).build();
    Domain box =
        Domain.box(new BigFraction[] {q("-1"), q("1/3")}, new BigFraction[] {q("1"), q("1/3")});
    Instance boxed = instance.toBuilder().domain(box).build();
    FisherMinimum search = search(boxed, 3000);
    assertTrue(search.isComplete());
    double least = Double.POSITIVE_INFINITY;
    for (int i = -400; i <= 400; i++) {
      least = Math.min(least, byHand(i / 400.0, 1.0 / 3));
    }
    assertEquals(least, search.upper().toFraction().doubleValue(), least / 50);
    assertTrue(search.lower().toFraction().doubleValue() <= least + 1e-12);
  }

  /** The least eigenvalue of the covariance of (1,0), (0,1), (0,0) with scores a, b, 0. */
  private static double byHand(double a, double b) {
    double total = Math.exp(a) + Math.exp(b) + 1;
    double p = Math.exp(a) / total;
    double r = Math.exp(b) / total;
    double difference = p * (1 - p) - r * (1 - r);
    double root = Math.sqrt(difference * difference + 4 * p * p * r * r);
    return (p * (1 - p) + r * (1 - r) - root) / 2;
  }

  /** No point of the domain has a smaller eigenvalue than the lower end, and some a larger one. */
  @Property(tries = 40, seed = Samples.SEED)
  @Tag("RKL-LAM")
  void theLowerEndIsBelowEveryPoint(@ForAll("rational") Instance random) {
    FeatureSpan span = FeatureSpan.of(random);
    if (span.rank() > 0) {
      Domain domain = Domain.ball(q("3/2"));
      Instance instance = random.toBuilder().domain(domain).build();
      FisherMinimum search = search(instance, 60);
      BigFraction d = q("3/2");
      BigFraction b = FeatureBounds.of(instance).radius();
      Interval reference =
          FisherSpectrum.least(
              span.restrict(Fisher.reference(ScoreTable.of(instance, 96)), 96), 96);
      Interval closed = FisherBound.factor(d, b, 96).multiply(reference, 96);
      Interval sharper =
          FisherBound.sharper(d, FisherBound.diameter(instance), 96).multiply(reference, 96);
      // the search knows the reference's eigenvalue to a hundredth
      BigFraction slack = q("102/100");
      assertTrue(
          closed.lo().toFraction().compareTo(sharper.hi().toFraction().multiply(slack)) <= 0);
      assertTrue(
          sharper.lo().toFraction().compareTo(search.lower().toFraction().multiply(slack)) <= 0);
      assertTrue(search.lower().compareTo(search.upper()) <= 0);
      java.util.Random places = new java.util.Random(instance.dimension());
      for (int i = 0; i < 12; i++) {
        LogNumber[] theta = instance.thetaRef();
        for (int k = 0; k < theta.length; k++) {
          theta[k] = theta[k].add(LogNumber.of(new BigFraction(places.nextInt(25) - 12, 8)));
        }
        if (domain.contains(theta, instance.thetaRef()) == Membership.INSIDE) {
          Interval there = FisherSpectrum.least(ScoreTable.of(instance.withTheta(theta), 96), span);
          assertTrue(there.hi().compareTo(search.lower()) >= 0);
          if (search.isComplete()) {
            BigFraction most = there.hi().toFraction().multiply(q("102/100"));
            assertTrue(search.upper().toFraction().compareTo(most) <= 0);
          }
        }
      }
    }
  }

  /** On the span of one-hot features: three responses, the least eigenvalue over a ball. */
  @Example
  @Tag("RKL-SING")
  void searchWorksOnTheSpan() {
    Instance instance = FeatureSpanTest.oneHot().domain(Domain.ball(q("1/4"))).build();
    FisherMinimum search = search(instance, 400);
    assertTrue(search.lower().signum() > 0);
    assertTrue(search.lower().toFraction().compareTo(q("1/3")) < 0);
    assertTrue(search.upper().toFraction().compareTo(q("1/3")) < 0);
  }

  /** (a + c - sqrt((a - c)^2 + 4 b^2))/2 of random definite matrices of two rows. */
  @Property(tries = 200, seed = Samples.SEED)
  void eigenvaluesAreTheRootsOfTheQuadratic(@ForAll long seed) {
    java.util.Random random = new java.util.Random(seed);
    BigFraction a = new BigFraction(1 + random.nextInt(100), 1 + random.nextInt(20));
    BigFraction c = a.multiply(BigFraction.TWO.pow(-random.nextInt(90)));
    BigFraction bound = a.multiply(c).multiply(new BigFraction(random.nextInt(100), 100));
    Interval b = Elementary.sqrt(Interval.from(bound, 400), 400);
    Interval[][] matrix = {{Interval.from(a, 400), b}, {b, Interval.from(c, 400)}};
    Interval root =
        Elementary.sqrt(Interval.from(a.subtract(c).pow(2).add(bound.multiply(4)), 400), 400);
    Interval exact = Interval.from(a.add(c), 400).subtract(root, 400).shift(-1);
    Interval least = FisherSpectrum.least(matrix, 400);
    assertTrue(least.lo().compareTo(exact.hi()) <= 0);
    assertTrue(least.hi().compareTo(exact.lo()) >= 0);
    BigFraction ratio = least.width().toFraction().divide(exact.lo().toFraction());
    assertTrue(ratio.compareTo(q("1/1000")) < 0, ratio::toString);
  }

  @Example
  void eigenvaluesAtTheLimits() {
    Interval tiny = Interval.exact(Dyadic.ONE.shift(-300));
    Interval[][] diagonal = {{Interval.ONE, Interval.ZERO}, {Interval.ZERO, tiny}};
    Interval least = FisherSpectrum.least(diagonal, 64);
    assertTrue(least.contains(tiny), least.toString());
    Interval[][] zero = {{Interval.ZERO, Interval.ZERO}, {Interval.ZERO, Interval.ZERO}};
    assertEquals(Interval.ZERO, FisherSpectrum.least(zero, 64));
    Interval[][] one = {{Interval.of(Dyadic.of(-1), Dyadic.of(2))}};
    assertEquals(Interval.of(Dyadic.ZERO, Dyadic.of(2)), FisherSpectrum.least(one, 64));
    // [1 1; 1 1] is singular: nothing certain below, and 1 above
    Interval[][] ones = {{Interval.ONE, Interval.ONE}, {Interval.ONE, Interval.ONE}};
    assertEquals(Dyadic.ZERO, FisherSpectrum.least(ones, 64).lo());
    assertTrue(FisherSpectrum.least(ones, 64).hi().compareTo(Dyadic.ONE) <= 0);
  }

  @Example
  @Tag("RKL-LAM")
  void theFactorIsThePower() {
    Interval factor = FisherBound.factor(q("3"), q("1/6"), 200);
    Interval e = Elementary.exp(Interval.ONE, 220);
    Interval product = factor.multiply(e, 220);
    assertTrue(product.contains(BigFraction.ONE));
    assertTrue(product.width().toFraction().compareTo(BigFraction.TWO.pow(-190)) < 0);
    Interval sharper = FisherBound.sharper(q("2"), q("1/2"), 200).multiply(e, 220);
    assertTrue(sharper.contains(BigFraction.ONE));
  }
}
