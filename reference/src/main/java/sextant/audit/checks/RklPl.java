package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.KlDirection;
import sextant.revkl.Objective;
import sextant.revkl.PolyakLojasiewicz;
import sextant.revkl.RegularisedProblem;

/**
 * RKL-PL: ||grad J||^2 &gt;= 2 m (J* - J) with klRefPolicy at a few points, and whether the
 * maximiser is on the boundary, where that says nothing. With klPolicyRef at the same gamma, in one
 * dimension, a search for a minimum between two points, which no inequality of this kind survives.
 */
public final class RklPl implements Check {

  private static final int BITS = Regularisation.BITS;
  private static final int PARTS = 32;

  @Override
  public String id() {
    return "RKL-PL";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("refPolicy"), away.about("policyRef"));
    }
    RegularisedProblem problem = subject.regularised().problem();
    CertifiedMaximum maximum = subject.regularised().maximum();
    Verdict plain =
        NearStationary.everywhere(
            NearStationary.points(subject.instance()), point -> plain(problem, maximum, point));
    if (Regularisation.isOnBoundary(problem, maximum)) {
      Interval norm = NearStationary.norm(maximum.gradient());
      plain =
          plain.and(
              Verdict.enclosed(
                  "the maximiser is on the boundary, ‖∇J‖ = "
                      + Show.brief(norm)
                      + " there: no small gradient tells that it is near"));
    }
    return List.of(plain.about("refPolicy"), other(subject.instance(), problem).about("policyRef"));
  }

  private static Verdict plain(
      RegularisedProblem problem, CertifiedMaximum maximum, LogNumber[] point) {
    Objective here =
        Regularisation.objective(
            problem.instance(), point, KlDirection.REF_POLICY, problem.gamma());
    Interval square = NearStationary.square(here.gradient());
    Interval gap = Regularisation.gap(maximum, here);
    Interval room = PolyakLojasiewicz.plainGap(square, gap, problem.modulus(), BITS);
    String words =
        Regularisation.constants(problem)
            + ": ‖∇J‖² = "
            + Show.brief(square)
            + " ≥ 2m(J* − J) = "
            + Show.brief(square.subtract(room, BITS));
    return NearStationary.notNegative(room, words, words);
  }

  /** Looks for a &lt; b with J'(a) &lt; 0 &lt; J'(b): between them J has a minimum. */
  private static Verdict other(Instance instance, RegularisedProblem problem) {
    if (instance.dimension() > 1) {
      return Verdict.notApplicable("searched in one dimension only");
    }
    LogNumber[] falling = null;
    for (int part = -PARTS; part <= PARTS; part++) {
      BigFraction length = problem.d().multiply(new BigFraction(part, PARTS));
      LogNumber[] point = Regularisation.along(instance, 0, length);
      Interval slope =
          Regularisation.objective(instance, point, KlDirection.POLICY_REF, problem.gamma())
              .gradient()[0];
      if (slope.isNegative() && falling == null) {
        falling = point;
      }
      if (falling != null && slope.isPositive()) {
        return Verdict.refuted(
            Regularisation.constants(problem)
                + ": J_γ with klPolicyRef falls at θ = "
                + RklConc.text(falling)
                + " and rises at θ = "
                + RklConc.text(point)
                + ", by "
                + Show.brief(slope)
                + ": it has a minimum between them, where ∇J = 0 < J* − J");
      }
    }
    return Verdict.notApplicable("no second maximum seen from " + (2 * PARTS + 1) + " points");
  }
}
