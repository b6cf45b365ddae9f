package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.RobustConstants;
import sextant.curvature.SailConstants;
import sextant.descent.EstimatorMoments;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-LB.4: bounds on the gradient of L_SAIL, on the subgradient of R that the estimator has for
 * its mean, on the standard deviations of one sample, and on the second moment of the whole.
 */
public final class OraLb4 implements Check {

  @Override
  public String id() {
    return "ORA-LB.4";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction d = FeatureBounds.reach(subject.instance());
    String fault = subject.domainFault();
    if (fault != null || d == null) {
      Verdict away = Verdict.notApplicable(fault == null ? "no domain" : fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    if (Rationals.isZero(subject.bounds().radius())) {
      Verdict still = Verdict.decided("features are equal within every prompt: no gradient at all");
      return List.of(still.about("published"), still.about("sharper"));
    }
    return List.of(published(subject, d).about("published"), sharper(subject, d).about("sharper"));
  }

  private static Verdict published(Subject subject, BigFraction d) {
    BigFraction b = subject.bounds().norm();
    BigFraction beta = subject.instance().beta();
    return Bounds.atMost(
            "‖∇L‖",
            bits -> norm(moments(subject, bits).sailMean(), bits),
            bits -> SailConstants.gradientPublished(b, d, beta, bits))
        .and(
            Bounds.atMost(
                "‖∂R‖",
                bits -> norm(moments(subject, bits).penaltyMean(), bits),
                bits -> Interval.from(PenaltyConstants.subgradientPublished(b, d), bits)))
        .and(
            total(
                subject,
                bits ->
                    RobustConstants.secondMomentPublished(
                        SailConstants.gradientPublished(b, d, beta, bits),
                        Interval.from(PenaltyConstants.subgradientPublished(b, d), bits),
                        SailConstants.deviation(b, d, beta, bits),
                        PenaltyConstants.deviation(b, d, bits),
                        lambda(subject),
                        1,
                        bits)));
  }

  private static Verdict sharper(Subject subject, BigFraction d) {
    Instance instance = subject.instance();
    BigFraction b = subject.bounds().radius();
    BigFraction beta = instance.beta();
    boolean margin = subject.marginFault() == null;
    IntFunction<Interval> gradient =
        bits ->
            margin
                ? SailConstants.gradientWithMargin(b, d, beta, instance.delta(), bits)
                : SailConstants.gradient(b, d, beta, bits);
    return Bounds.atMost(
            margin ? "‖∇L‖ (margin)" : "‖∇L‖",
            bits -> norm(moments(subject, bits).sailMean(), bits),
            gradient)
        .and(
            Bounds.atMost(
                "‖∂R‖",
                bits -> norm(moments(subject, bits).penaltyMean(), bits),
                bits -> PenaltyConstants.subgradient(b, d, bits)))
        .and(
            Bounds.atMost(
                "σ_SAIL",
                bits -> sailDeviation(subject, bits),
                bits -> SailConstants.deviation(b, d, beta, bits)))
        .and(
            Bounds.atMost(
                "σ_R",
                bits -> penaltyDeviation(subject, bits),
                bits -> PenaltyConstants.deviation(b, d, bits)))
        .and(
            total(
                subject,
                bits ->
                    RobustConstants.secondMoment(
                        gradient.apply(bits),
                        PenaltyConstants.subgradient(b, d, bits),
                        SailConstants.deviation(b, d, beta, bits),
                        PenaltyConstants.deviation(b, d, bits),
                        lambda(subject),
                        1,
                        bits)));
  }

  /** E||G||^2 &lt;= ||E G_SAIL + lambda E G_R||^2 + (sigma_SAIL + lambda sigma_R)^2 &lt;= bound. */
  private static Verdict total(Subject subject, IntFunction<Interval> bound) {
    return Bounds.atMost(
        "E‖G‖² ≤",
        bits -> {
          EstimatorMoments moments = moments(subject, bits);
          Interval[] mean = moments.sailMean();
          Interval[] penalty = moments.penaltyMean();
          for (int k = 0; k < mean.length; k++) {
            mean[k] = mean[k].add(penalty[k].multiply(lambda(subject), bits), bits);
          }
          Interval noise =
              sailDeviation(subject, bits)
                  .add(penaltyDeviation(subject, bits).multiply(lambda(subject), bits), bits);
          return EstimatorMoments.squaredNorm(mean, bits).add(noise.square(bits), bits);
        },
        bound);
  }

  private static BigFraction lambda(Subject subject) {
    return subject.instance().rho().multiply(subject.instance().beta());
  }

  private static EstimatorMoments moments(Subject subject, int bits) {
    return subject.moments(bits);
  }

  private static Interval sailDeviation(Subject subject, int bits) {
    EstimatorMoments moments = moments(subject, bits);
    return Elementary.sqrt(
        EstimatorMoments.variance(moments.sailSecondMoment(), moments.sailMean(), bits), bits);
  }

  private static Interval penaltyDeviation(Subject subject, int bits) {
    EstimatorMoments moments = moments(subject, bits);
    return Elementary.sqrt(
        EstimatorMoments.variance(moments.penaltySecondMoment(), moments.penaltyMean(), bits),
        bits);
  }

  private static Interval norm(Interval[] v, int bits) {
    return Elementary.sqrt(EstimatorMoments.squaredNorm(v, bits), bits);
  }
}
