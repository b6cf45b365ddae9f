package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.OnPolicySampler;
import sextant.descent.Rscgd;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * ORA-Alg1: some steps of R-SCGD, so large that most are projected, stay in Theta, are rounded by
 * no more than they should be, and come out the same from the same seed.
 */
public final class OraAlg1 implements Check {

  private static final int STEPS = 6;
  private static final int BATCH = 3;
  private static final int PLACES = 64;
  private static final int BITS = 160;
  private static final long SEED = 1;

  @Override
  public String id() {
    return "ORA-Alg1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.domainFault();
    Domain domain = subject.instance().domain();
    return List.of(
        fault == null && domain != null
            ? check(subject.instance(), domain)
            : Verdict.notApplicable(fault == null ? "no domain" : fault));
  }

  private static Verdict check(Instance instance, Domain domain) {
    Rscgd first = start(instance, domain);
    Rscgd second = start(instance, domain);
    for (int t = 0; t < STEPS; t++) {
      first.step();
      second.step();
      Instance here = first.instance();
      if (domain.contains(here.theta(), here.thetaRef()) != Domain.Membership.INSIDE) {
        return Verdict.refuted("θ_" + first.count() + " is not in Θ");
      }
      for (int k = 0; k < here.dimension(); k++) {
        if (!here.theta(k).equals(second.instance().theta(k))) {
          return Verdict.refuted("θ_" + first.count() + " depends on more than the seed");
        }
      }
    }
    // each coordinate is off by a unit at most, and by what the enclosures are wide
    Dyadic most = Dyadic.ONE.shift(1 - PLACES).multiply(Dyadic.of(instance.dimension()));
    String off = Show.interval(Interval.exact(first.error()), 24);
    return first.error().compareTo(most) <= 0
        ? Verdict.decided(
            STEPS + " steps of η = 1 stay in Θ and repeat; rounded by " + off + " at most")
        : Verdict.undecided("rounded by " + off);
  }

  private static Rscgd start(Instance instance, Domain domain) {
    return new Rscgd(
        instance, domain, BigFraction.ONE, BATCH, new OnPolicySampler(SEED), PLACES, BITS);
  }
}
