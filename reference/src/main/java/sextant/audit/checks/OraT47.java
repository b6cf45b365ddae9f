package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.PenaltyConstants;
import sextant.exact.Interval;

/**
 * ORA-T4.7: R is weakly convex on Theta with kappa_R = 16B^2 + 4DB^3 as published, and with 2S*B^2
 * + 2DB^3, S* = 0.7705...; at two midpoints, and by the Hessian where R is smooth.
 */
public final class OraT47 implements Check {

  @Override
  public String id() {
    return "ORA-T4.7";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction d = FeatureBounds.reach(subject.instance());
    String fault = subject.domainFault();
    if (fault != null || d == null) {
      Verdict away = Verdict.notApplicable(fault == null ? "no domain" : fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    BigFraction published = PenaltyConstants.modulusPublished(subject.bounds().norm(), d);
    BigFraction b = subject.bounds().radius();
    return List.of(
        check(subject, bits -> Interval.from(published, bits)).about("published"),
        check(subject, bits -> PenaltyConstants.modulusUniversal(b, d, bits)).about("sharper"));
  }

  private static Verdict check(Subject subject, IntFunction<Interval> kappa) {
    Verdict verdict = WeakConvexity.midpoints(subject, WeakConvexity::penalty, kappa);
    if (!GramHessian.penalty(subject.table(64)).isSmooth()) {
      return verdict.and(Verdict.decided("a kink at θ, so midpoints only"));
    }
    Verdict bend =
        WeakConvexity.bend(
            "−λ_min(∇²R)", bits -> GramHessian.penalty(subject.table(bits)).matrix(), kappa);
    return bend == null ? verdict : verdict.and(bend);
  }
}
