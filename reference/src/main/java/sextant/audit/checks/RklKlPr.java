package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.revkl.FeatureSpan;
import sextant.revkl.Fisher;
import sextant.revkl.KlDirection;
import sextant.revkl.KlHessian;
import sextant.sail.ScoreTable;

/**
 * RKL-KL-PR: klPolicyRef is not convex on Theta in general, refuted by a point where its Hessian
 * has a negative eigenvalue; and that Hessian is at least (1 - 2DB) F.
 */
public final class RklKlPr implements Check {

  private static final int FIRST_BITS = 128;
  private static final int LAST_BITS = 2048;

  @Override
  public String id() {
    return "RKL-KL-PR";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    Domain domain = instance.domain();
    BigFraction d = FeatureBounds.reach(instance);
    FeatureSpan span = FeatureSpan.of(instance);
    if (domain == null || d == null || span.rank() == 0) {
      Verdict away =
          Verdict.notApplicable(
              domain == null ? "the instance has no domain Θ" : "klPolicyRef is constant");
      return List.of(away.about("convex"), away.about("bound"));
    }
    BigFraction twice = d.multiply(subject.bounds().radius()).multiply(BigFraction.TWO);
    String fault = subject.domainFault();
    Verdict bound = fault == null ? bound(subject, span, twice) : Verdict.notApplicable(fault);
    return List.of(convex(instance, domain, span, twice).about("convex"), bound.about("bound"));
  }

  private static Verdict convex(
      Instance instance, Domain domain, FeatureSpan span, BigFraction twice) {
    String shown = "2DB = " + Show.number(LogNumber.of(twice), 3);
    if (twice.compareTo(BigFraction.ONE) <= 0) {
      return Verdict.notApplicable("convex here by the bound: " + shown + " ≤ 1");
    }
    String witness =
        Rays.notSemidefinite(
            instance,
            domain,
            span,
            (at, bits) -> KlHessian.enclose(ScoreTable.of(at, bits), KlDirection.POLICY_REF));
    return witness == null
        ? Verdict.notApplicable("no witness among the points tried, and " + shown + " > 1")
        : Verdict.refuted(witness);
  }

  /** Hess klPolicyRef - (1 - 2DB) F is positive definite on the span. */
  private static Verdict bound(Subject subject, FeatureSpan span, BigFraction twice) {
    BigFraction factor = BigFraction.ONE.subtract(twice);
    for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
      ScoreTable table = subject.table(bits);
      Interval[][] room =
          WeakConvexity.sum(
              KlHessian.enclose(table, KlDirection.POLICY_REF),
              Fisher.enclose(table),
              factor.negate(),
              bits);
      switch (SymmetricMatrix.test(span.restrict(room, bits), Dyadic.ZERO, bits)) {
        case DEFINITE:
          return Verdict.enclosed(
              "∇²klPolicyRef ≻ (1 − 2DB)F, 1 − 2DB = " + Show.number(LogNumber.of(factor), 3));
        case NOT_SEMIDEFINITE:
          return Verdict.refuted("∇²klPolicyRef is below (1 − 2DB)F in some direction");
        default:
          break;
      }
    }
    return Verdict.undecided("the pivots of ∇²klPolicyRef − (1 − 2DB)F are open");
  }
}
