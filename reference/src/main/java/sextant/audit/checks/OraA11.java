package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Margin;

/** ORA-A1.1: every member of the uncertainty set stays in [delta - rho, 1 - (delta - rho)]. */
public final class OraA11 implements Check {

  @Override
  public String id() {
    return "ORA-A1.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.marginFault();
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    Instance instance = subject.instance();
    BigFraction floor = instance.delta().subtract(instance.rho());
    String detail = "both ends P* ± ρ stay at least " + Rationals.format(floor) + " from 0 and 1";
    return List.of(
        Pairs.all(instance, detail, (x, i, j) -> endsStayInside(instance, x, i, j, floor)));
  }

  private static Verdict endsStayInside(Instance instance, int x, int i, int j, BigFraction floor) {
    BigFraction preference = instance.oracle().rational(x, i, j);
    if (preference != null) {
      return Margin.memberBounds(preference, instance.rho(), instance.delta())
          ? Verdict.decided("inside")
          : Verdict.refuted("P* = " + Rationals.format(preference));
    }
    // an irrational preference: both inequalities are strict
    return Precision.positive(
            bits -> end(instance, x, i, j, bits).subtract(Interval.from(floor, bits), bits),
            "P* − ρ above the floor")
        .and(
            Precision.positive(
                bits -> end(instance, x, j, i, bits).subtract(Interval.from(floor, bits), bits),
                "P* + ρ below the ceiling"));
  }

  /** P*(y1 over y2) - rho; for the swapped pair this is 1 - (P* + rho). */
  private static Interval end(Instance instance, int x, int y1, int y2, int bits) {
    Interval preference = instance.oracle().enclose(x, y1, y2, bits);
    return preference.subtract(Interval.from(instance.rho(), bits), bits);
  }
}
