package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.RobustConstants;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * ORA-T4.8: the robust loss is weakly convex on Theta with kappa = L + lambda kappa_R as published,
 * and with L^- + lambda kappa_R, both sharper; at two midpoints, and by the Hessian where smooth.
 */
public final class OraT48 implements Check {

  @Override
  public String id() {
    return "ORA-T4.8";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    BigFraction d = FeatureBounds.reach(instance);
    String fault = subject.domainFault();
    if (fault == null) {
      fault = subject.marginFault();
    }
    if (fault != null || d == null) {
      Verdict away = Verdict.notApplicable(fault == null ? "no domain" : fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    BigFraction paper = subject.bounds().norm();
    BigFraction b = subject.bounds().radius();
    BigFraction beta = instance.beta();
    BigFraction rho = instance.rho();
    return List.of(
        check(subject, bits -> RobustConstants.modulusPublished(paper, d, beta, rho, bits))
            .about("published"),
        check(
                subject,
                bits -> RobustConstants.modulusWithMargin(b, d, beta, rho, instance.delta(), bits))
            .about("sharper"));
  }

  private static Verdict check(Subject subject, IntFunction<Interval> kappa) {
    Verdict verdict = WeakConvexity.midpoints(subject, WeakConvexity::robust, kappa);
    Instance instance = subject.instance();
    if (!GramHessian.penalty(subject.table(64)).isSmooth()) {
      return verdict.and(Verdict.decided("a kink at θ, so midpoints only"));
    }
    BigFraction lambda = instance.rho().multiply(instance.beta());
    Verdict bend =
        WeakConvexity.bend(
            "−λ_min(∇²(L + λR))",
            bits -> {
              ScoreTable table = subject.table(bits);
              return WeakConvexity.sum(
                  GramHessian.sail(table).matrix(),
                  GramHessian.penalty(table).matrix(),
                  lambda,
                  bits);
            },
            kappa);
    return bend == null ? verdict : verdict.and(bend);
  }
}
