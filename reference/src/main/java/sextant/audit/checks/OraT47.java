package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.WeakConvexityModulus;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Instance;

/**
 * ORA-T4.7: R is weakly convex on Theta with kappa_R = 16B^2 + 4DB^3 as published, and with 2S*B^2
 * + 2DB^3, S* = 0.7705...; at two midpoints, by the Hessian where R is smooth, and in one dimension
 * over the whole of Theta, by the enclosed modulus itself.
 */
public final class OraT47 implements Check {

  private static final int SHOWN_BITS = 64;
  private static final int BOXES = 2000;
  private static final BigFraction WIDTH = new BigFraction(1, 100);

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
    Interval modulus = modulus(subject.instance());
    return List.of(
        check(subject, bits -> Interval.from(published, bits), modulus).about("published"),
        check(subject, bits -> PenaltyConstants.modulusUniversal(b, d, bits), modulus)
            .about("sharper"));
  }

  /**
   * The true modulus over all of Theta in one dimension, where the search is a matter of
   * milliseconds; null otherwise. For more coordinates there is {@code sextant modulus}.
   */
  private static @Nullable Interval modulus(Instance instance) {
    Interval enclosure = null;
    if (instance.dimension() == 1) {
      WeakConvexityModulus found =
          WeakConvexityModulus.of(instance, WIDTH, BOXES, SHOWN_BITS, (boxes, open) -> {});
      Dyadic lower = found.lower();
      Dyadic upper = found.upper();
      enclosure = lower == null || upper == null ? null : Interval.of(lower, upper);
    }
    return enclosure;
  }

  private static Verdict check(
      Subject subject, IntFunction<Interval> kappa, @Nullable Interval modulus) {
    Verdict verdict = check(subject, kappa);
    return modulus == null
        ? verdict
        : Bounds.atMost("κ* over all of Θ", bits -> modulus, kappa).and(verdict);
  }

  private static Verdict check(Subject subject, IntFunction<Interval> kappa) {
    Verdict verdict = WeakConvexity.midpoints(subject, WeakConvexity::penalty, kappa);
    if (!GramHessian.penalty(subject.table(SHOWN_BITS)).isSmooth()) {
      return verdict.and(Verdict.decided("a kink at θ, so midpoints only"));
    }
    Verdict bend =
        WeakConvexity.bend(
            "−λ_min(∇²R)", bits -> GramHessian.penalty(subject.table(bits)).matrix(), kappa);
    return bend == null ? verdict : verdict.and(bend);
  }
}
