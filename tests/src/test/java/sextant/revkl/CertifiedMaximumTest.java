package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.ascent.MaximumSearch;
import sextant.audit.ascent.Regularised;
import sextant.descent.ProjectedStep;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.testing.PlainDoubles;
import sextant.testing.Samples;

/** Brackets of the maximum, against grids in doubles and quadratics worked out by hand. */
class CertifiedMaximumTest {

  private static final int BITS = 192;

  private static Interval[] vector(double... entries) {
    Interval[] v = new Interval[entries.length];
    for (int k = 0; k < v.length; k++) {
      v[k] = Interval.from(new BigFraction(entries[k]), BITS);
    }
    return v;
  }

  private static double middle(Interval value) {
    return value.lo().toFraction().doubleValue();
  }

  /** J = -(m/2)||theta - c||^2 with c inside: the gap itself. */
  @Example
  @Tag("RKL-PL")
  void theGapBoundIsTightInside() {
    // m = 2, c = (1/2, 0), theta = (0, 1/4): g = 2 (c - theta), gap = ||c - theta||^2
    Dyadic bound = GapBound.best(vector(1, -0.5), vector(0, 0.25), q("2"), q("2"), BITS);
    assertEquals(0.3125, bound.toFraction().doubleValue(), 1e-12);
  }

  /** c outside, theta the nearest point of the ball: the gap is 0, though the gradient is not. */
  @Example
  @Tag("RKL-PL")
  void theGapBoundSeesTheBoundary() {
    Dyadic none = GapBound.best(vector(4, 0), vector(1, 0), q("1"), q("2"), BITS);
    assertTrue(none.toFraction().doubleValue() < 1e-15);
    // at (0, 1) with c = (3, 0): J* - J = 10 - 4 = 6
    Dyadic far = GapBound.best(vector(6, -2), vector(0, 1), q("1"), q("2"), BITS);
    assertTrue(far.toFraction().doubleValue() >= 6);
    assertTrue(far.toFraction().doubleValue() < 10.1);
  }

  /** Every multiplier gives a bound. */
  @Property(tries = 200, seed = Samples.SEED)
  @Tag("RKL-PL")
  void everyMultiplierBounds(@ForAll long seed) {
    Random random = new Random(seed);
    double m = 0.25 + random.nextDouble() * 4;
    double radius = 0.5 + random.nextDouble();
    double[] c = {random.nextGaussian() * 2, random.nextGaussian() * 2};
    double[] v = onBall(random.nextGaussian(), random.nextGaussian(), radius);
    double[] best = onBall(c[0], c[1], radius);
    double gap = m / 2 * (square(v, c) - square(best, c));
    Interval bound =
        GapBound.withMultiplier(
            vector(m * (c[0] - v[0]), m * (c[1] - v[1])),
            vector(v),
            new BigFraction(radius),
            new BigFraction(m),
            new BigFraction(random.nextDouble() * 5),
            BITS);
    assertTrue(middle(bound) >= gap - 1e-9, () -> bound + " below " + gap);
  }

  private static double[] onBall(double x, double y, double radius) {
    double factor = Math.min(1, radius / Math.hypot(x, y));
    return new double[] {x * factor * (1 - 1e-12), y * factor * (1 - 1e-12)};
  }

  private static double square(double[] a, double[] b) {
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
  }

  /** No point of a grid is above J*, and some point is close to it. */
  @Example
  @Tag("RKL-LIN")
  void noPointOfAGridIsHigher() throws Exception {
    for (String name :
        new String[] {"tiny", "boundary-maximum", "one-dimension", "rho-zero", "two-maxima"}) {
      Instance instance = ConcavityTest.shipped(name);
      RegularisedProblem problem = RegularisedProblem.of(instance, null);
      CertifiedMaximum maximum = MaximumSearch.find(problem);
      double best = Double.NEGATIVE_INFINITY;
      double gamma = problem.gamma().doubleValue();
      double reach = problem.d().doubleValue();
      for (int part = -200; part <= 200; part++) {
        double value = ConcavityTest.objective(instance, gamma, true, reach * part / 200);
        best = Math.max(best, value);
      }
      double found = middle(maximum.value());
      assertTrue(found >= best - 1e-9, name);
      assertTrue(found <= best + 3e-4, name + " " + found + " " + best);
      assertTrue(maximum.value().width().toFraction().doubleValue() < 1e-25, name);
      assertTrue(maximum.distance().toFraction().doubleValue() < 1e-12, name);
    }
  }

  @Example
  @Tag("RKL-LIN")
  void twoDimensions() throws Exception {
    Instance instance = ConcavityTest.shipped("alpacaeval-close");
    RegularisedProblem problem = RegularisedProblem.of(instance, null);
    CertifiedMaximum maximum = MaximumSearch.find(problem);
    assertTrue(maximum.value().width().toFraction().doubleValue() < 1e-25);
    double found = middle(maximum.value());
    PlainDoubles there = new PlainDoubles(instance.withTheta(maximum.point()));
    assertEquals(-there.sail() - 4 * there.klRefPolicy(), found, 1e-9);
    for (int a = -2; a <= 2; a++) {
      for (int b = -2; b <= 2; b++) {
        double value = ConcavityTest.objective(instance, 4, true, 0.2 * a, 0.2 * b);
        assertTrue(value <= found + 1e-9);
      }
    }
  }

  /** A worse point gives a wider bracket around the same maximum. */
  @Example
  @Tag("RKL-PL")
  void anyPointBrackets() throws Exception {
    for (String name : new String[] {"tiny", "boundary-maximum"}) {
      Instance instance = ConcavityTest.shipped(name);
      RegularisedProblem problem = RegularisedProblem.of(instance, null);
      CertifiedMaximum best = MaximumSearch.find(problem);
      CertifiedMaximum rough = CertifiedMaximum.of(problem, instance.theta(), BITS);
      assertTrue(rough.value().hi().compareTo(best.value().lo()) >= 0, name);
      assertTrue(rough.value().lo().compareTo(best.value().hi()) <= 0, name);
      LogNumber apart = rough.point()[0].subtract(best.point()[0]);
      assertTrue(
          Math.abs(PlainDoubles.value(apart)) <= rough.distance().toFraction().doubleValue());
    }
  }

  @Example
  void pointsOutsideAreRefused() throws Exception {
    RegularisedProblem problem = RegularisedProblem.of(ConcavityTest.shipped("tiny"), null);
    LogNumber[] outside = {number("100")};
    assertThrows(IllegalArgumentException.class, () -> CertifiedMaximum.of(problem, outside, BITS));
    assertThrows(
        IllegalArgumentException.class, () -> ProjectedAscent.from(problem, outside, 64, BITS));
    Regularised none = Regularised.of(ConcavityTest.shipped("box-domain"), null);
    assertThrows(IllegalStateException.class, none::problem);
  }

  /** The step by central differences in doubles, projected on an interval. */
  @Example
  @Tag("RKL-LIN")
  @Tag("RKL-PL-PROX")
  void aStepByHand() throws Exception {
    for (String name : new String[] {"tiny", "boundary-maximum", "rho-zero"}) {
      Instance instance = ConcavityTest.shipped(name);
      RegularisedProblem problem = RegularisedProblem.of(instance, null);
      ProjectedAscent ascent = ProjectedAscent.from(problem, instance.theta(), 100, BITS);
      double at = PlainDoubles.value(instance.theta(0).subtract(instance.thetaRef(0)));
      double gamma = problem.gamma().doubleValue();
      double h = 1e-4;
      double slope =
          (ConcavityTest.objective(instance, gamma, true, at + h)
                  - ConcavityTest.objective(instance, gamma, true, at - h))
              / (2 * h);
      assertEquals(slope, middle(ascent.gradient()[0]), 1e-6, name);
      assertEquals(
          ConcavityTest.objective(instance, gamma, true, at), middle(ascent.value()), 1e-9);
      double smooth = problem.smoothness().doubleValue();
      double reach = problem.d().doubleValue();
      double next = Math.max(-reach, Math.min(reach, at + slope / smooth));
      ProjectedStep step = ascent.step();
      assertEquals(
          Math.pow(smooth * (next - at), 2), middle(ascent.mappingSquare(step)), 1e-5, name);
      assertEquals(
          slope * (next - at) - smooth / 2 * Math.pow(next - at, 2),
          middle(ascent.rise(step)),
          1e-6,
          name);
      double slip = ascent.slip(step).hi().toFraction().doubleValue();
      assertTrue(slip < 1e-25 && ascent.slip(step).lo().signum() == 0);
      assertEquals(
          problem.slope().doubleValue() * step.error().toFraction().doubleValue(), slip, 1e-32);
      ascent.advance(step);
      assertEquals(
          next, PlainDoubles.value(ascent.theta()[0].subtract(instance.thetaRef(0))), 1e-6);
      Interval norm = Elementary.sqrt(ascent.gradient()[0].square(BITS), BITS);
      assertTrue(norm.hi().toFraction().compareTo(problem.slope()) <= 0);
    }
  }
}
