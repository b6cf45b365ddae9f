package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.EstimatorMoments;
import sextant.descent.SampleGradient;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;

/**
 * SAIL-BIAS: the gradient that holds the samples fixed is off by exactly E[l S]. Reports the size
 * of what is missing, and whether a step along the biased gradient goes uphill.
 */
public final class SailBias implements Check {

  private static final int SHOWN_BITS = 128;

  @Override
  public String id() {
    return "SAIL-BIAS";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    LogRational model = subject.exact();
    LogNumber[] dropped = model == null ? null : SampleGradient.droppedMean(model);
    String detail = words(subject);
    Instance instance = subject.instance();
    Verdict joint = null;
    for (int k = 0; k < instance.dimension(); k++) {
      int coordinate = k;
      LogNumber exact = dropped == null ? null : dropped[k];
      Verdict verdict =
          Precision.agree(
              bits -> {
                EstimatorMoments moments = subject.moments(bits);
                Interval missing =
                    exact == null ? moments.sailScore()[coordinate] : exact.enclose(bits);
                return Gradients.coordinate(
                        instance, subject.sums(bits).gradientWeights(), coordinate, bits)
                    .subtract(moments.sailPath()[coordinate], bits)
                    .subtract(missing, bits);
              },
              detail);
      joint = joint == null ? verdict : joint.and(verdict);
    }
    return List.of(joint == null ? Verdict.notApplicable("no coordinate") : joint);
  }

  private static String words(Subject subject) {
    EstimatorMoments moments = subject.moments(SHOWN_BITS);
    Interval[] path = moments.sailPath();
    Interval[] full = moments.sailMean();
    Interval along = Interval.ZERO;
    for (int k = 0; k < path.length; k++) {
      along = along.add(path[k].multiply(full[k], SHOWN_BITS), SHOWN_BITS);
    }
    String text =
        "‖∇L‖ = "
            + norm(full)
            + ", without the score term ‖E∇ℓ‖ = "
            + norm(path)
            + ", off by "
            + norm(moments.sailScore());
    return along.isNegative() ? text + "; a step along −E∇ℓ goes uphill" : text;
  }

  private static String norm(Interval[] v) {
    Interval square = EstimatorMoments.squaredNorm(v, SHOWN_BITS);
    return Show.interval(Elementary.sqrt(square, SHOWN_BITS), 6);
  }
}
