package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.LogRational;
import sextant.robust.PenaltySubdifferential;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.PairFunction;
import sextant.sail.SailGradient;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;
import sextant.testing.Samples;

/** Gradients and Hessians of the smallest instances, worked out by hand. */
class HandValuesTest {

  private static final BigFraction[] ONE = {BigFraction.ONE};

  /**
   * psi = 1, 0; theta = log 2; s = sigma(theta) = 2/3. R = 2 s (1-s) theta, s' = s(1-s) = 2/9, s''
   * = s'(1-2s) = -2/27, s''' = s''(1-2s) - 2 s'^2 = 2/81 - 8/81 = -2/27. So R' = 2 s'' theta + 2 s'
   * = 4/9 - 4/27 log 2 and R'' = 2 s''' theta + 4 s'' = -8/27 - 4/27 log 2.
   */
  @Test
  void penaltyOfTwoResponses() {
    LogRational model = exact(twoResponses(log("2"), "1/3").build());
    PenaltySubdifferential subdifferential = PenaltySubdifferential.of(model);
    assertTrue(subdifferential.isSmooth() && PenaltyHessian.isSmooth(model));
    assertEquals(number("4/9").subtract(log("4/27", "2")), subdifferential.centre()[0]);
    assertEquals(subdifferential.centre()[0], subdifferential.along(ONE));
    LogNumber second = number("-8/27").subtract(log("4/27", "2"));
    assertEquals(second, PenaltyHessian.value(model)[0][0]);
    assertEquals(second, DirectionalCurvature.penalty(model, ONE));
  }

  /**
   * The same with p = P*(a over b) = 1/3, beta = 1: L = (1-w) log 2 + w f, w = 2 s (1-s) = 4/9, w'
   * = 2 s'' = -4/27, w'' = 2 s''' = -4/27; f = p log(3/2) + (1-p) log 3 = log 3 - 1/3 log 2, f' = s
   * - p = 1/3, f'' = s' = 2/9. So L' = w'(f - log 2) + w f' = 4/27 - 4/27 (log 3 - 4/3 log 2) and
   * L'' = w''(f - log 2) + 2 w' f' + w f'' = -4/27 (log 3 - 4/3 log 2) - 8/81 + 8/81.
   */
  @Test
  void sailOfTwoResponses() {
    LogRational model = exact(twoResponses(log("2"), "1/3").build());
    LogNumber excess = log("3").subtract(log("4/3", "2")).multiply(q("4/27"));
    assertEquals(number("4/27").subtract(excess), SailGradient.value(model)[0]);
    assertEquals(excess.negate(), SailHessian.value(model)[0][0]);
    assertEquals(excess.negate(), DirectionalCurvature.sail(model, ONE));
  }

  /** beta = 2 doubles df/dh and quadruples d2f/dh2: at odds e^{2 h} = 4 sigma = 4/5. */
  @Test
  void betaEntersTheDerivativesOfTheLoss() {
    LogRational model = exact(twoResponses(log("2"), "1/3").beta(BigFraction.TWO).build());
    PairFunction loss = PairFunction.loss(model);
    assertEquals(q("14/15"), loss.slope(0, 0, 1));
    assertEquals(q("-14/15"), loss.slope(0, 1, 0));
    assertEquals(q("16/25"), loss.curvature(0, 0, 1));
    assertEquals(q("1"), loss.curvature(0, 0, 0));
    assertEquals(log("2"), loss.value(0, 0, 0));
    // f = log 5 - 1/3 log 4, w as above
    LogNumber excess = log("5").subtract(log("5/3", "2")).multiply(q("-4/27"));
    assertEquals(excess.add(number("56/135")), SailGradient.value(model)[0]);
    LogNumber second = excess.add(number("-112/405")).add(number("64/225"));
    assertEquals(second, SailHessian.value(model)[0][0]);
  }

  /**
   * theta = theta_ref: h = 0 for all pairs, R = |theta|/2 near 0, its subdifferential [-1/2,1/2].
   */
  @Test
  void kinkOfTwoResponses() {
    Instance instance = twoResponses(LogNumber.ZERO, "1/3").build();
    LogRational model = exact(instance);
    PenaltySubdifferential subdifferential = PenaltySubdifferential.of(model);
    assertFalse(subdifferential.isSmooth() || PenaltyHessian.isSmooth(model));
    assertTrue(subdifferential.centre()[0].isZero());
    // sign 0 = 0 for each order by itself; +1 for both would cancel in every sum
    assertEquals(BigFraction.ZERO, PenaltySubdifferential.absoluteLogit(model).slope(0, 0, 1));
    assertEquals(1, subdifferential.generatorCount());
    assertEquals(q("1/2"), subdifferential.generator(0)[0]);
    assertEquals(number("1/2"), subdifferential.along(ONE));
    assertEquals(number("1/2"), subdifferential.along(new BigFraction[] {q("-1")}));
    assertEquals(number("-1/6"), subdifferential.element(new BigFraction[] {q("-1/3")})[0]);
    assertTrue(PenaltyHessian.value(model)[0][0].isZero());
    assertFalse(GramHessian.penalty(ScoreTable.of(instance, 64)).isSmooth());
    // L = log 2 + theta/12 + ...: dl/dh = 1/2 - 1/3, w = 1/2
    assertEquals(number("1/12"), SailGradient.value(model)[0]);
  }

  /** Features 0, 1, 3 at theta_ref: all gaps are multiples of one direction and merge. */
  @Test
  void parallelSegmentsMerge() {
    Instance instance = line(LogNumber.ZERO, "0", "1", "3").build();
    PenaltySubdifferential subdifferential = PenaltySubdifferential.of(exact(instance));
    assertEquals(1, subdifferential.generatorCount());
    assertEquals(BigFraction.ONE, subdifferential.direction(0)[0]);
    // 2/9 (1 + 3 + 2)
    assertEquals(q("4/3"), subdifferential.coefficient(0));
    SubdifferentialByRank quick = SubdifferentialByRank.of(ScoreTable.of(instance, 100));
    assertEquals(1, quick.generatorCount());
    assertEncloses(quick.coefficient(0), number("4/3"), 90, "coefficient");
  }

  @Test
  void oneResponseHasNoDerivatives() {
    Instance instance = line(log("2"), "5").build();
    LogRational model = exact(instance);
    assertTrue(SailGradient.value(model)[0].isZero());
    assertTrue(SailHessian.value(model)[0][0].isZero());
    assertTrue(PenaltyHessian.value(model)[0][0].isZero());
    assertTrue(PenaltyHessian.isSmooth(model));
    ScoreTable table = ScoreTable.of(instance, 64);
    assertEquals(Interval.ZERO, GramHessian.sail(table).matrix()[0][0]);
    assertEquals(Interval.ZERO, GramHessian.penalty(table).matrix()[0][0]);
    assertEquals(Interval.ZERO, GramHessian.sail(table).along(ONE));
  }

  /** Equal features: smooth even at theta_ref, and no curvature at all. */
  @Test
  void duplicateFeaturesAreNoKink() {
    LogRational model = exact(line(LogNumber.ZERO, "2", "2").build());
    assertTrue(PenaltyHessian.isSmooth(model));
    assertTrue(SailHessian.value(model)[0][0].isZero());
    assertTrue(ScoreFunction.of(model).covariance(0, 0, 0).equals(BigFraction.ZERO));
  }

  /** d = 2 with features along (1, 2) only: the Hessians are multiples of (1,2)(1,2)'. */
  @Test
  void singularCovariance() {
    InstanceBuilder builder = twoResponses(log("2"), "1/3");
    BigFraction[][][] psi = {{{q("1"), q("2")}, {q("0"), q("0")}}};
    LogNumber[] none = {LogNumber.ZERO, LogNumber.ZERO};
    LogRational model =
        exact(
            builder
                .features(psi)
                .thetaRef(none)
                .theta(new LogNumber[] {log("2"), LogNumber.ZERO})
                .build());
    LogNumber[][] sail = SailHessian.value(model);
    LogNumber[][] penalty = PenaltyHessian.value(model);
    for (LogNumber[][] hessian : new LogNumber[][][] {sail, penalty}) {
      assertEquals(hessian[0][0].multiply(q("2")), hessian[0][1]);
      assertEquals(hessian[0][0].multiply(q("4")), hessian[1][1]);
    }
    assertEquals(number("-8/27").subtract(log("4/27", "2")), penalty[0][0]);
    BigFraction[] across = {q("2"), q("-1")};
    assertTrue(DirectionalCurvature.sail(model, across).isZero());
    assertEquals(q("4/9"), ScoreFunction.of(model).covariance(0, 1, 0));
    assertEquals(Samples.q("2/3"), ScoreFunction.of(model).mean(0, 0));
  }

  /** Scores too far apart for their exponentials still give narrow enclosures. */
  @Test
  void hugeScoresStayFinite() {
    Instance instance = line(number("3000000000"), "0", "1", "2").build();
    ScoreTable table = ScoreTable.of(instance, 100);
    Interval sail = GramHessian.sail(table).matrix()[0][0];
    Interval penalty = GramHessian.penalty(table).matrix()[0][0];
    assertTrue(sail.magnitude().compareTo(BigFraction.TWO.pow(-60)) < 0, "" + sail);
    assertTrue(penalty.magnitude().compareTo(BigFraction.TWO.pow(-60)) < 0, "" + penalty);
  }
}
