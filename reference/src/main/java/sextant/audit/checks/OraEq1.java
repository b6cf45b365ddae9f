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
import sextant.sail.SamplingLaw;
import sextant.sail.ScoreTable;

/** ORA-Eq1: the sampling law sums to exactly 1. */
public final class OraEq1 implements Check {

  @Override
  public String id() {
    return "ORA-Eq1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    BigFraction[] mass = new BigFraction[instance.promptCount()];
    for (int x = 0; x < mass.length; x++) {
      mass[x] = instance.mass(x);
    }
    LogRational model = subject.exact();
    String detail = "Σ d_θ(z) = 1";
    if (model != null) {
      BigFraction[][] policy = new BigFraction[mass.length][];
      for (int x = 0; x < mass.length; x++) {
        policy[x] = model.policy(x);
      }
      BigFraction excess = SamplingLaw.total(mass, policy).subtract(BigFraction.ONE);
      return List.of(Precision.zero(LogNumber.of(excess), detail));
    }
    return List.of(
        Precision.agree(
            bits -> {
              Interval total = SamplingLaw.total(mass, laws(subject.table(bits)), bits);
              return total.subtract(Interval.ONE, bits);
            },
            detail));
  }

  private static Interval[][] laws(ScoreTable table) {
    Instance instance = table.instance();
    Interval[][] policy = new Interval[instance.promptCount()][instance.responseCount()];
    for (int x = 0; x < policy.length; x++) {
      for (int y = 0; y < policy[x].length; y++) {
        policy[x][y] = table.policy(x, y);
      }
    }
    return policy;
  }
}
