package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
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

/**
 * ORA-R4.2: the robust loss is affine and non-decreasing in the radius, and L_SAIL at radius 0. The
 * robust loss is taken as the pointwise maximum at rho = 0, delta/2 and delta: concave in rho and
 * equal to its chord at the midpoint, hence affine on [0, delta].
 */
public final class OraR42 implements Check {

  @Override
  public String id() {
    return "ORA-R4.2";
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
    BigFraction delta = subject.instance().delta();
    LogNumber atZero = PointwiseMaximum.value(model, BigFraction.ZERO);
    LogNumber atHalf = PointwiseMaximum.value(model, delta.divide(2));
    LogNumber atDelta = PointwiseMaximum.value(model, delta);
    Verdict verdict =
        Precision.zero(RobustLoss.affine(atZero, atHalf, atDelta), "affine on [0, δ]")
            .and(Precision.zero(atZero.subtract(subject.exactSail(model)), "L_SAIL at 0"));
    return atDelta.compareTo(atZero) >= 0
        ? verdict.and(Verdict.decided("non-decreasing"))
        : Verdict.refuted("the value at δ is below the value at 0");
  }

  private static Verdict enclosed(Subject subject) {
    Instance instance = subject.instance();
    BigFraction delta = instance.delta();
    Verdict verdict =
        Precision.agree(
                bits -> {
                  Interval outer =
                      PointwiseMaximum.value(instance, BigFraction.ZERO, bits)
                          .add(PointwiseMaximum.value(instance, delta, bits), bits);
                  Interval middle = PointwiseMaximum.value(instance, delta.divide(2), bits);
                  return middle.shift(1).subtract(outer, bits);
                },
                "affine on [0, δ]")
            .and(
                Precision.agree(
                    bits ->
                        PointwiseMaximum.value(instance, BigFraction.ZERO, bits)
                            .subtract(subject.sums(bits).loss(), bits),
                    "L_SAIL at 0"));
    // the slope is beta R >= 0, and R = 0 exactly when all scores of positive mass are tied
    boolean flat = subject.penalty(64).isPoint();
    return flat
        ? verdict.and(Verdict.decided("constant"))
        : verdict.and(
            Precision.positive(
                bits ->
                    PointwiseMaximum.value(instance, delta, bits)
                        .subtract(PointwiseMaximum.value(instance, BigFraction.ZERO, bits), bits),
                "increasing"));
  }
}
