package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Evidence;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.revkl.FeatureSpan;
import sextant.revkl.Fisher;
import sextant.revkl.FisherBound;
import sextant.revkl.FisherMinimum;
import sextant.revkl.FisherSpectrum;
import sextant.sail.ScoreTable;

/**
 * RKL-LAM: F(theta) is at least e^{-2DB} F(theta_ref) on Theta. At the instance's theta by the
 * pivots of the difference; beside the closed form lambda_F what branch and bound makes of the
 * least eigenvalue over all of Theta.
 */
public final class RklLam implements Check {

  private static final int FIRST_BITS = 128;
  private static final int LAST_BITS = 2048;

  /** The search over Theta is short, and for few dimensions; its ends are certified anyway. */
  private static final int BOXES = 250;

  private static final int FEW = 3;
  private static final BigFraction WIDTH = new BigFraction(1, 20);

  @Override
  public String id() {
    return "RKL-LAM";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    Domain domain = instance.domain();
    BigFraction d = FeatureBounds.reach(instance);
    String fault = subject.domainFault();
    if (fault != null || domain == null || d == null) {
      return List.of(Verdict.notApplicable(fault == null ? "no domain" : fault));
    }
    FeatureSpan span = FeatureSpan.of(instance);
    if (span.rank() == 0) {
      return List.of(Verdict.decided("F = 0: features are equal within every prompt"));
    }
    BigFraction b = subject.bounds().radius();
    Verdict verdict = atTheta(subject, span, d, b);
    if (instance.dimension() <= FEW) {
      Verdict search = overDomain(subject, domain, span, FisherBound.factor(d, b, FIRST_BITS));
      // a search that leaves it open takes nothing from what is known at theta
      verdict =
          search.evidence() == Evidence.UNDECIDED
              ? verdict.adding(search.detail())
              : verdict.and(search);
    }
    return List.of(verdict);
  }

  private static Verdict atTheta(Subject subject, FeatureSpan span, BigFraction d, BigFraction b) {
    for (int bits = FIRST_BITS; bits <= LAST_BITS; bits *= 2) {
      ScoreTable table = subject.table(bits);
      Interval factor = FisherBound.factor(d, b, bits);
      Interval[][] here = Fisher.enclose(table);
      Interval[][] there = Fisher.reference(table);
      Interval[][] room = new Interval[here.length][here.length];
      for (int i = 0; i < room.length; i++) {
        for (int j = 0; j < room.length; j++) {
          room[i][j] = here[i][j].subtract(there[i][j].multiply(factor, bits), bits);
        }
      }
      switch (SymmetricMatrix.test(span.restrict(room, bits), Dyadic.ZERO, bits)) {
        case DEFINITE:
          return Verdict.enclosed("F(θ) ≻ e^(−2DB) F(θ_ref)");
        case NOT_SEMIDEFINITE:
          return Verdict.refuted("F(θ) is below e^(−2DB) F(θ_ref) in some direction");
        default:
          break;
      }
    }
    return Verdict.undecided("the pivots of F(θ) − e^(−2DB) F(θ_ref) are open");
  }

  /**
   * The least eigenvalue over Theta is at least the closed form; how far the two are apart.
   *
   * @param factor encloses what the least eigenvalue at theta_ref is multiplied by
   */
  static Verdict overDomain(Subject subject, Domain domain, FeatureSpan span, Interval factor) {
    Interval[][] reference = span.restrict(Fisher.reference(subject.table(FIRST_BITS)), FIRST_BITS);
    Interval closed = FisherSpectrum.least(reference, FIRST_BITS).multiply(factor, FIRST_BITS);
    FisherMinimum search =
        FisherMinimum.of(subject.instance(), domain, span, WIDTH, BOXES, FIRST_BITS);
    Interval found = Interval.of(search.lower(), search.upper());
    String words =
        "λ_F = "
            + Bounds.significant(closed)
            + ", min over Θ between "
            + Bounds.significant(Interval.exact(found.lo()))
            + " and "
            + Bounds.significant(Interval.exact(found.hi()));
    Verdict verdict;
    if (found.lo().compareTo(closed.hi()) >= 0) {
      verdict = Verdict.enclosed(words);
    } else if (closed.lo().compareTo(found.hi()) > 0) {
      verdict = Verdict.refuted(words);
    } else {
      verdict = Verdict.undecided(words + ": the search is too coarse");
    }
    return verdict;
  }
}
