package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.PointwiseMaximum;
import sextant.robust.RobustLoss;
import sextant.robust.VertexEnumeration;

/**
 * ORA-T4.1: the robust loss is L_SAIL + rho beta R. Three ways that share no formula: the closed
 * form, the expectation of pointwise maxima, and brute force over the vertices of the uncertainty
 * polytope.
 */
public final class OraT41 implements Check {

  @Override
  public String id() {
    return "ORA-T4.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.marginFault();
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    LogRational model = subject.exact();
    return List.of(model != null ? exact(subject, model) : enclosed(subject));
  }

  private static Verdict exact(Subject subject, LogRational model) {
    Instance instance = subject.instance();
    LogNumber closed =
        RobustLoss.closedForm(
            subject.exactSail(model), instance.rho(), instance.beta(), subject.exactPenalty(model));
    LogNumber pointwise = PointwiseMaximum.value(model, instance.rho());
    Verdict verdict = Precision.zero(closed.subtract(pointwise), "closed form = pointwise maximum");
    if (VertexEnumeration.feasible(instance)) {
      LogNumber vertices = VertexEnumeration.supremum(model, instance.rho());
      verdict = verdict.and(Precision.zero(closed.subtract(vertices), bruteForce(instance)));
    }
    return verdict;
  }

  private static Verdict enclosed(Subject subject) {
    Instance instance = subject.instance();
    Verdict verdict =
        Precision.agree(
            bits -> {
              Interval pointwise = PointwiseMaximum.value(instance, instance.rho(), bits);
              return closedForm(subject, bits).subtract(pointwise, bits);
            },
            "closed form = pointwise maximum");
    if (VertexEnumeration.feasible(instance)) {
      verdict =
          verdict.and(
              Precision.agree(
                  bits -> {
                    Interval vertices = VertexEnumeration.supremum(instance, instance.rho(), bits);
                    return closedForm(subject, bits).subtract(vertices, bits);
                  },
                  bruteForce(instance)));
    }
    return verdict;
  }

  private static Interval closedForm(Subject subject, int bits) {
    Instance instance = subject.instance();
    return RobustLoss.closedForm(
        subject.sums(bits).loss(), instance.rho(), instance.beta(), subject.penalty(bits), bits);
  }

  private static String bruteForce(Instance instance) {
    int pairs = VertexEnumeration.pairs(instance.responseCount());
    boolean joint = VertexEnumeration.joint(instance);
    int dimension = joint ? pairs * instance.promptCount() : pairs;
    return "= brute force over " + (1 << dimension) + (joint ? " vertices" : " vertices a prompt");
  }
}
