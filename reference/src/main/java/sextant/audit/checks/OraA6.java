package sextant.audit.checks;

import java.util.List;
import java.util.function.IntFunction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.EstimatorMoments;
import sextant.descent.SampleGradient;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.robust.PenaltyByRank;

/**
 * ORA-A6: the means of the estimators, by enumeration of every z and label, are the gradient of
 * L_SAIL and an element of the subdifferential of R, both computed response by response. Variances
 * are reported.
 */
public final class OraA6 implements Check {

  private static final int SHOWN_BITS = 128;

  @Override
  public String id() {
    return "ORA-A6";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    LogRational model = subject.exact();
    EstimatorMoments shown = subject.moments(SHOWN_BITS);
    String detail =
        "unbiased; one sample's variance: SAIL "
            + Show.interval(
                EstimatorMoments.variance(shown.sailSecondMoment(), shown.sailMean(), SHOWN_BITS),
                6)
            + ", R "
            + Show.interval(
                EstimatorMoments.variance(
                    shown.penaltySecondMoment(), shown.penaltyMean(), SHOWN_BITS),
                6);
    LogNumber[] sail = model == null ? null : SampleGradient.sailMean(model);
    LogNumber[] penalty = model == null ? null : SampleGradient.penaltyMean(model);
    Verdict joint = null;
    for (int k = 0; k < subject.instance().dimension(); k++) {
      int coordinate = k;
      LogNumber exactSail = sail == null ? null : sail[k];
      LogNumber exactPenalty = penalty == null ? null : penalty[k];
      IntFunction<Interval> sailGap =
          bits -> {
            Interval gradient =
                Gradients.coordinate(
                    subject.instance(), subject.sums(bits).gradientWeights(), coordinate, bits);
            Interval mean =
                exactSail == null
                    ? subject.moments(bits).sailMean()[coordinate]
                    : exactSail.enclose(bits);
            return gradient.subtract(mean, bits);
          };
      IntFunction<Interval> penaltyGap =
          bits -> {
            Interval element =
                Gradients.coordinate(
                    subject.instance(),
                    PenaltyByRank.of(subject.table(bits)).gradientWeights(),
                    coordinate,
                    bits);
            Interval mean =
                exactPenalty == null
                    ? subject.moments(bits).penaltyMean()[coordinate]
                    : exactPenalty.enclose(bits);
            return element.subtract(mean, bits);
          };
      Verdict both = Precision.agree(sailGap, detail).and(Precision.agree(penaltyGap, detail));
      joint = joint == null ? both : joint.and(both);
    }
    return List.of(joint == null ? Verdict.notApplicable("no coordinate") : joint);
  }
}
