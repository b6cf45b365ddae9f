package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.FeatureBounds;
import sextant.curvature.RobustConstants;
import sextant.exact.Interval;
import sextant.model.Instance;

/**
 * ORA-R4.9: the remark needs a finite modulus of weak convexity and cites "Theorem 4.4", which is
 * an example of the opposite; Theorem 4.8 is meant, and gives one on every instance.
 */
public final class OraR49 implements Check {

  private static final int BITS = 128;

  @Override
  public String id() {
    return "ORA-R4.9";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    BigFraction d = FeatureBounds.reach(instance);
    String fault = subject.domainFault();
    if (fault != null || d == null) {
      return List.of(Verdict.notApplicable(fault == null ? "no domain" : fault));
    }
    Interval published =
        RobustConstants.modulusPublished(
            subject.bounds().norm(), d, instance.beta(), instance.rho(), BITS);
    Interval sharper =
        RobustConstants.modulusSharper(
            subject.bounds().radius(), d, instance.beta(), instance.rho(), BITS);
    String words =
        "κ of Theorem 4.8: published "
            + Show.interval(published, 4)
            + ", sharper "
            + Show.interval(sharper, 4);
    boolean smaller = sharper.hi().compareTo(published.lo()) <= 0;
    return List.of(
        smaller ? Verdict.enclosed(words) : Verdict.undecided(words + ", not told apart"));
  }
}
