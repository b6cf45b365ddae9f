package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.EstimatorMoments;
import sextant.descent.SampleGradient;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.PenaltyByRank;
import sextant.robust.PenaltySubdifferential;
import sextant.sail.SailGradient;

/**
 * ORA-A6: the means of the estimators, by enumeration of every z and label, are the gradient of
 * L_SAIL and an element of the subdifferential of R. In exact numbers these come from the score
 * calculus, in enclosures from sums response by response. Variances are reported.
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
    return List.of(model == null ? enclosed(subject, detail) : exact(model, detail));
  }

  private static Verdict exact(LogRational model, String detail) {
    LogNumber[] gradient = SailGradient.value(model);
    LogNumber[] sail = SampleGradient.sailMean(model);
    LogNumber[] centre = PenaltySubdifferential.of(model).centre();
    LogNumber[] penalty = SampleGradient.penaltyMean(model);
    Verdict joint = Verdict.decided(detail);
    for (int k = 0; k < sail.length; k++) {
      joint =
          joint
              .and(Precision.zero(gradient[k].subtract(sail[k]), detail))
              .and(Precision.zero(centre[k].subtract(penalty[k]), detail));
    }
    return joint;
  }

  private static Verdict enclosed(Subject subject, String detail) {
    Verdict joint = Verdict.decided(detail);
    for (int k = 0; k < subject.instance().dimension(); k++) {
      joint = joint.and(enclosed(subject, k, detail));
    }
    return joint;
  }

  private static Verdict enclosed(Subject subject, int k, String detail) {
    Instance instance = subject.instance();
    Verdict sail =
        Precision.agree(
            bits ->
                Gradients.coordinate(instance, subject.sums(bits).gradientWeights(), k, bits)
                    .subtract(subject.moments(bits).sailMean()[k], bits),
            detail);
    Verdict penalty =
        Precision.agree(
            bits ->
                Gradients.coordinate(
                        instance, PenaltyByRank.of(subject.table(bits)).gradientWeights(), k, bits)
                    .subtract(subject.moments(bits).penaltyMean()[k], bits),
            detail);
    return sail.and(penalty);
  }
}
