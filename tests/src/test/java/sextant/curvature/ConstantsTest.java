package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.testing.Samples;

/** Every constant by its formula in double arithmetic, and the order between the variants. */
class ConstantsTest {
  private static final int BITS = 128;
  private static final double LOG2 = Math.log(2);
  private static final double S = 0.7705239809288006;

  private static void near(double expected, Interval actual) {
    double lo = actual.lo().toFraction().doubleValue();
    double hi = actual.hi().toFraction().doubleValue();
    assertTrue(lo <= hi && hi - lo <= 1e-11 * Math.max(1, Math.abs(hi)), actual.toString());
    assertEquals(expected, lo, 1e-11 * Math.max(1, Math.abs(expected)));
  }

  private static Interval point(BigFraction v) {
    return Interval.from(v, BITS);
  }

  private static void atMost(Interval a, Interval b) {
    assertTrue(a.hi().compareTo(b.hi()) <= 0, a + " > " + b);
  }

  @Example
  @Tag("ORA-LB.1")
  @Tag("ORA-LB.2")
  void scores() {
    assertEquals(q("3"), ScoreConstants.score(q("3/2")));
    assertEquals(q("9/4"), ScoreConstants.scoreSlope(q("3/2")));
    assertEquals(q("6"), ScoreConstants.pairScore(q("3/2")));
    assertEquals(q("9/2"), ScoreConstants.pairScoreSlope(q("3/2")));
    assertEquals(q("9/4"), ScoreConstants.fisher(q("3/2")));
    assertEquals(q("9"), ScoreConstants.fisherPublished(q("3/2")));
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("ORA-T4.7")
  @Tag("ORA-LB.4")
  void penalty(@ForAll @IntRange(min = 0, max = 90) int nb, @ForAll @IntRange(max = 70) int nd) {
    BigFraction b = new BigFraction(nb, 20);
    BigFraction d = new BigFraction(nd, 10);
    double x = nb / 20.0;
    double y = nd / 10.0;
    near(16 * x * x + 4 * y * x * x * x, point(PenaltyConstants.modulusPublished(b, d)));
    near(2 * x * x + 2 * y * x * x * x, point(PenaltyConstants.modulus(b, d)));
    near(2 * S * x * x + 2 * y * x * x * x, PenaltyConstants.modulusUniversal(b, d, BITS));
    near(4 + 2 * y * x, point(PenaltyConstants.relativeModulus(b, d)));
    near(2 * x + 8 * y * x * x, point(PenaltyConstants.subgradientPublished(b, d)));
    near(x + Math.sqrt(2) * y * x * x, PenaltyConstants.subgradient(b, d, BITS));
    near(Math.sqrt(2) * x + 2 * Math.sqrt(2) * y * x * x, PenaltyConstants.deviation(b, d, BITS));
    atMost(PenaltyConstants.modulusUniversal(b, d, BITS), point(PenaltyConstants.modulus(b, d)));
    atMost(point(PenaltyConstants.modulus(b, d)), point(PenaltyConstants.modulusPublished(b, d)));
    atMost(
        PenaltyConstants.subgradient(b, d, BITS),
        point(PenaltyConstants.subgradientPublished(b, d)));
  }

  @Property(tries = 60, seed = Samples.SEED)
  @Tag("ORA-A3")
  @Tag("ORA-T4.8")
  @Tag("ORA-LB.4")
  void sail(
      @ForAll @IntRange(min = 0, max = 60) int nb,
      @ForAll @IntRange(max = 50) int nd,
      @ForAll @IntRange(min = 1, max = 40) int nBeta,
      @ForAll @IntRange(min = 1, max = 50) int nDelta) {
    final BigFraction b = new BigFraction(nb, 20);
    final BigFraction d = new BigFraction(nd, 10);
    final BigFraction beta = new BigFraction(nBeta, 10);
    final BigFraction delta = new BigFraction(nDelta, 100);
    final double x = nb / 20.0;
    final double t = nBeta / 10.0 * nd / 10.0 * x; // beta D B
    final double w = nBeta / 10.0;
    final double m = nDelta / 100.0;
    final double excess = LOG2 + m * Math.log(m) + (1 - m) * Math.log(1 - m);
    final double k = 1 / (1 + Math.exp(-2 * t)) - m;
    near(2 * w * x * x + 2 * x * x * (LOG2 + t), SailConstants.lowerCurvature(b, d, beta, BITS));
    near(
        w * w * x * x / 2 + 2 * w * x * x + 2 * x * x * (LOG2 + 2 * t),
        SailConstants.upperCurvature(b, d, beta, BITS));
    near(
        2 * S * k * w * x * x + 2 * x * x * (excess + t),
        SailConstants.lowerCurvatureWithMargin(b, d, beta, delta, BITS));
    near(
        w * w * x * x / 2 + 2 * S * k * w * x * x + 2 * x * x * (excess + 2 * t),
        SailConstants.upperCurvatureWithMargin(b, d, beta, delta, BITS));
    near(4 * w + 2 * (LOG2 + t), SailConstants.relativeModulus(b, d, beta, BITS));
    near(
        4 * k * w + 2 * (excess + t),
        SailConstants.relativeModulusWithMargin(b, d, beta, delta, BITS));
    near(2 * w * x + 4 * x * (LOG2 + 2 * t), SailConstants.gradientPublished(b, d, beta, BITS));
    near(w * x + x / Math.sqrt(2) * (LOG2 + 2 * t), SailConstants.gradient(b, d, beta, BITS));
    near(
        k * w * x + x / Math.sqrt(2) * (excess + 2 * t),
        SailConstants.gradientWithMargin(b, d, beta, delta, BITS));
    near(
        Math.sqrt(2) * w * x + Math.sqrt(2) * x * (LOG2 + 2 * t),
        SailConstants.deviation(b, d, beta, BITS));
    atMost(
        SailConstants.lowerCurvatureWithMargin(b, d, beta, delta, BITS),
        SailConstants.lowerCurvature(b, d, beta, BITS));
    atMost(
        SailConstants.upperCurvatureWithMargin(b, d, beta, delta, BITS),
        SailConstants.upperCurvature(b, d, beta, BITS));
    atMost(
        SailConstants.lowerCurvature(b, d, beta, BITS),
        SailConstants.upperCurvature(b, d, beta, BITS));
    atMost(
        SailConstants.gradientWithMargin(b, d, beta, delta, BITS),
        SailConstants.gradient(b, d, beta, BITS));
  }

  @Example
  @Tag("ORA-T4.8")
  @Tag("ORA-R4.9")
  void robust() {
    final BigFraction b = q("1");
    final BigFraction d = q("2");
    final BigFraction beta = q("1/2");
    final BigFraction rho = q("1/5");
    final double upper = 0.125 + 1 + 2 * (LOG2 + 2);
    near(upper + 0.1 * 24, RobustConstants.modulusPublished(b, d, beta, rho, BITS));
    final double k = 1 / (1 + Math.exp(-2)) - 0.25;
    final double excess = LOG2 + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75);
    near(
        S * k + 2 * (excess + 1) + 0.1 * (2 * S + 4),
        RobustConstants.modulusWithMargin(b, d, beta, rho, q("1/4"), BITS));
  }

  @Example
  @Tag("ORA-LB.4")
  void secondMoments() {
    Interval g = Interval.of(3);
    Interval r = Interval.of(5);
    Interval s = Interval.of(7);
    Interval t = Interval.of(11);
    near(
        (3 + 0.5 * 5) * (3 + 0.5 * 5) + (7 + 0.5 * 11) * (7 + 0.5 * 11) / 4,
        RobustConstants.secondMoment(g, r, s, t, q("1/2"), 4, BITS));
    near(
        4 * (9 + 0.25 * 25 + (49 + 0.25 * 121) / 4),
        RobustConstants.secondMomentPublished(g, r, s, t, q("1/2"), 4, BITS));
  }
}
