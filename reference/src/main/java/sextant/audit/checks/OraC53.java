package sextant.audit.checks;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.RobustConstants;
import sextant.curvature.SailConstants;
import sextant.descent.RateBound;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-C5.3: the best step size of the right side of ORA-T5.2, what that side is there, and the
 * number of steps from which it is at most eps; with every constant computed, at one lambda_env for
 * the published and the sharper ones.
 */
public final class OraC53 implements Check {

  private static final int BITS = 256;
  private static final BigFraction EPSILON = new BigFraction(1, 10);

  @Override
  public String id() {
    return "ORA-C5.3";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction d = FeatureBounds.reach(subject.instance());
    String fault = NearStationary.fault(subject);
    if (fault != null || d == null) {
      Verdict away = Verdict.notApplicable(fault == null ? "no domain" : fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    Instance instance = subject.instance();
    BigFraction gap = SailConstants.excess(instance.delta(), BITS).hi().toFraction();
    if (Rationals.isZero(subject.bounds().radius())
        || Rationals.equal(instance.delta(), BigFraction.ONE_HALF)) {
      Verdict still = Verdict.decided("θ_ref is a minimiser: no step is needed");
      return List.of(still.about("published"), still.about("sharper"));
    }
    BigFraction kappa = publishedModulus(subject, d);
    BigFraction lambdaEnv = ProximalProblem.moderate(kappa);
    BigFraction contraction = BigFraction.ONE.subtract(kappa.multiply(lambdaEnv));
    BigFraction sharper =
        BigFraction.ONE.subtract(ProximalProblem.modulus(instance).multiply(lambdaEnv));
    return List.of(
        check(
                gap,
                publishedMoment(subject, d),
                MoreauEnvelope.lipschitz(lambdaEnv, kappa),
                contraction)
            .about("published"),
        check(gap, sharperMoment(subject, d), lambdaEnv.reciprocal(), sharper).about("sharper"));
  }

  /**
   * The three statements for given constants.
   *
   * @param gap Delta
   * @param moment G_tot^2
   * @param curvature L_env or 1/lambda_env
   * @param contraction 1 - kappa lambda_env
   */
  static Verdict check(
      BigFraction gap, BigFraction moment, BigFraction curvature, BigFraction contraction) {
    BigFraction steps = RateBound.horizon(gap, moment, curvature, contraction, EPSILON);
    Interval step = RateBound.bestStep(gap, moment, steps, curvature, BITS);
    Interval rate = RateBound.leastRightSide(gap, moment, steps, curvature, contraction, BITS);
    Interval there = RateBound.rightSide(gap, moment, steps, curvature, contraction, step, BITS);
    String words = "the right side is at most 1/10 from T = " + ceiling(steps) + " on";
    Verdict verdict =
        zero(there.subtract(rate, BITS), words)
            .and(zero(rate.subtract(Interval.from(EPSILON, BITS), BITS), words));
    return verdict.and(
        more(there, step.shift(1), gap, moment, steps, curvature, contraction)
            .and(more(there, step.shift(-1), gap, moment, steps, curvature, contraction)));
  }

  /** The right side at another step size is more. */
  private static Verdict more(
      Interval least,
      Interval step,
      BigFraction gap,
      BigFraction moment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction) {
    Interval other = RateBound.rightSide(gap, moment, steps, curvature, contraction, step, BITS);
    Interval rise = other.subtract(least, BITS);
    return rise.isPositive()
        ? Verdict.enclosed("more at 2η, η/2")
        : Verdict.refuted("not more at 2η or η/2: the rise is " + Show.interval(rise, 20));
  }

  private static String ceiling(BigFraction value) {
    BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
    return parts[0].add(BigInteger.valueOf(parts[1].signum())).toString();
  }

  /** Agreement of both sides, refuted when they certainly differ. */
  private static Verdict zero(Interval difference, String words) {
    return difference.containsZero()
        ? NearStationary.notNegative(difference, words, words)
        : Verdict.refuted(words + ": off by " + Show.interval(difference, 20));
  }

  private static BigFraction publishedModulus(Subject subject, BigFraction d) {
    Instance instance = subject.instance();
    return RobustConstants.modulusPublished(
            subject.bounds().norm(), d, instance.beta(), instance.rho(), BITS)
        .hi()
        .toFraction();
  }

  private static BigFraction lambda(Subject subject) {
    return subject.instance().rho().multiply(subject.instance().beta());
  }

  private static BigFraction publishedMoment(Subject subject, BigFraction d) {
    BigFraction b = subject.bounds().norm();
    BigFraction beta = subject.instance().beta();
    return RobustConstants.secondMomentPublished(
            SailConstants.gradientPublished(b, d, beta, BITS),
            Interval.from(PenaltyConstants.subgradientPublished(b, d), BITS),
            SailConstants.deviation(b, d, beta, BITS),
            PenaltyConstants.deviation(b, d, BITS),
            lambda(subject),
            1,
            BITS)
        .hi()
        .toFraction();
  }

  private static BigFraction sharperMoment(Subject subject, BigFraction d) {
    BigFraction b = subject.bounds().radius();
    Instance instance = subject.instance();
    BigFraction beta = instance.beta();
    return RobustConstants.secondMoment(
            SailConstants.gradientWithMargin(b, d, beta, instance.delta(), BITS),
            PenaltyConstants.subgradient(b, d, BITS),
            SailConstants.deviation(b, d, beta, BITS),
            PenaltyConstants.deviation(b, d, BITS),
            lambda(subject),
            1,
            BITS)
        .hi()
        .toFraction();
  }
}
