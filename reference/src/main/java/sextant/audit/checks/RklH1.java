package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.GramHessian;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.revkl.DefiniteRegion;
import sextant.revkl.FeatureSpan;
import sextant.sail.ScoreTable;

/**
 * RKL-H1: -L_SAIL is neither concave nor convex on Theta in general. Looks for a point where its
 * Hessian has the wrong sign; in one dimension also for the region where it is definite.
 */
public final class RklH1 implements Check {

  private static final int BOXES = 150;
  private static final int SHOWN_BITS = 32;
  private static final BigFraction HUNDRED = new BigFraction(100);

  @Override
  public String id() {
    return "RKL-H1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    Domain domain = instance.domain();
    FeatureSpan span = FeatureSpan.of(instance);
    if (domain == null || span.rank() == 0) {
      Verdict away =
          Verdict.notApplicable(
              domain == null ? "the instance has no domain Θ" : "L_SAIL is constant");
      return List.of(away.about("concave"), away.about("convex"));
    }
    DefiniteRegion region =
        instance.dimension() == 1 ? DefiniteRegion.of(instance, domain, span, BOXES) : null;
    boolean found = region != null && region.concave().add(region.convex()).signum() > 0;
    String words = region == null || !found ? "" : words(region);
    String up =
        Rays.notSemidefinite(
            instance, domain, span, (at, bits) -> GramHessian.sail(table(at, bits)).matrix());
    String down =
        Rays.notSemidefinite(
            instance,
            domain,
            span,
            (at, bits) -> WeakConvexity.negated(GramHessian.sail(table(at, bits)).matrix()));
    boolean concave = region != null && isAll(region, region.concave());
    boolean convex = region != null && isAll(region, region.convex());
    return List.of(
        verdict(up == null ? null : "∇²L_SAIL at " + up, concave, words).about("concave"),
        verdict(down == null ? null : "−∇²L_SAIL at " + down, convex, words).about("convex"));
  }

  private static ScoreTable table(Instance instance, int bits) {
    return ScoreTable.of(instance, bits);
  }

  private static Verdict verdict(@Nullable String witness, boolean everywhere, String words) {
    if (witness != null) {
      return Verdict.refuted(witness + words);
    }
    return everywhere
        ? Verdict.notApplicable("true here, on all of Θ" + words)
        : Verdict.notApplicable("neither a witness among the points tried nor a certificate");
  }

  private static boolean isAll(DefiniteRegion region, Dyadic part) {
    return region.undecided().signum() == 0 && part.compareTo(total(region)) == 0;
  }

  private static Dyadic total(DefiniteRegion region) {
    return region.concave().add(region.convex()).add(region.indefinite()).add(region.undecided());
  }

  /** Shares of Theta, which in one dimension the boxes cover exactly up to rounding. */
  private static String words(DefiniteRegion region) {
    return "; −L_SAIL certified concave on "
        + share(region, region.concave())
        + ", convex on "
        + share(region, region.convex())
        + " of Θ";
  }

  private static String share(DefiniteRegion region, Dyadic part) {
    Interval share =
        Interval.exact(part)
            .multiply(HUNDRED, SHOWN_BITS)
            .divide(Interval.exact(total(region)), SHOWN_BITS);
    return Show.interval(share, 1) + " %";
  }
}
