package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.SailConstants;
import sextant.exact.Interval;

/**
 * ORA-A3: the paper assumes that L_SAIL is smooth; on Theta its curvature lies in [-L^-, L^+]. By
 * the Hessian at theta and at two midpoints, with the margin's constants where the margin holds.
 */
public final class OraA3 implements Check {

  @Override
  public String id() {
    return "ORA-A3";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction d = FeatureBounds.reach(subject.instance());
    String fault = subject.domainFault();
    if (fault != null || d == null) {
      Verdict away = Verdict.notApplicable(fault == null ? "no domain" : fault);
      return List.of(away.about("plain"), away.about("margin"));
    }
    BigFraction b = subject.bounds().radius();
    BigFraction beta = subject.instance().beta();
    BigFraction delta = subject.instance().delta();
    String margin = subject.marginFault();
    Verdict plain =
        check(
            subject,
            bits -> SailConstants.lowerCurvature(b, d, beta, bits),
            bits -> SailConstants.upperCurvature(b, d, beta, bits));
    Verdict sharp =
        margin != null
            ? Verdict.notApplicable(margin)
            : check(
                subject,
                bits -> SailConstants.lowerCurvatureWithMargin(b, d, beta, delta, bits),
                bits -> SailConstants.upperCurvatureWithMargin(b, d, beta, delta, bits));
    return List.of(plain.about("plain"), sharp.about("margin"));
  }

  private static Verdict check(
      Subject subject, IntFunction<Interval> lower, IntFunction<Interval> upper) {
    Verdict verdict = WeakConvexity.midpoints(subject, WeakConvexity::sail, lower);
    IntFunction<Interval[][]> hessian = bits -> GramHessian.sail(subject.table(bits)).matrix();
    Verdict below = WeakConvexity.bend("−λ_min(∇²L)", hessian, lower);
    Verdict above =
        WeakConvexity.bend("λ_max(∇²L)", bits -> WeakConvexity.negated(hessian.apply(bits)), upper);
    return below == null || above == null ? verdict : verdict.and(below).and(above);
  }
}
