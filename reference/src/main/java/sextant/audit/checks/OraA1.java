package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-A1: the margin delta &lt;= P* &lt;= 1 - delta, and rho &lt; delta. An assumption is never
 * refuted: where it fails, the claims that need it are not applicable.
 */
public final class OraA1 implements Check {

  @Override
  public String id() {
    return "ORA-A1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.marginFault();
    Instance instance = subject.instance();
    return List.of(
        fault != null
            ? Verdict.notApplicable(fault)
            : Verdict.decided(
                "δ = "
                    + Rationals.format(instance.delta())
                    + ", ρ = "
                    + Rationals.format(instance.rho())));
  }
}
