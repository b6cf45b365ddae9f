package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.PairLogit;
import sextant.sail.ScoreTable;

/** ORA-Eq33: for log-linear policies h = (theta - theta_ref)·Dpsi. */
public final class OraEq33 implements Check {

  private static final String DETAIL = "log-ratio of the policies = (θ−θ_ref)·Δψ";

  @Override
  public String id() {
    return "ORA-Eq33";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    LogRational model = subject.exact();
    return List.of(
        Pairs.all(
            instance,
            DETAIL,
            (x, i, j) -> model != null ? exact(model, x, i, j) : enclosed(subject, x, i, j)));
  }

  private static LogNumber logLinear(Instance instance, int x, int i, int j) {
    return PairLogit.logLinear(
        instance.theta(), instance.thetaRef(), instance.features(x, i), instance.features(x, j));
  }

  private static Verdict exact(LogRational model, int x, int i, int j) {
    LogNumber byDefinition =
        PairLogit.byDefinition(
            model.policy(x, i), model.refPolicy(x, i), model.policy(x, j), model.refPolicy(x, j));
    LogNumber logLinear = logLinear(model.instance(), x, i, j);
    return Precision.zero(PairLogit.difference(byDefinition, logLinear), "h");
  }

  private static Verdict enclosed(Subject subject, int x, int i, int j) {
    LogNumber logLinear = logLinear(subject.instance(), x, i, j);
    return Precision.agree(
        bits -> {
          ScoreTable table = subject.table(bits);
          return PairLogit.byDefinition(
                  table.logPolicy(x, i),
                  table.logRefPolicy(x, i),
                  table.logPolicy(x, j),
                  table.logRefPolicy(x, j),
                  bits)
              .subtract(logLinear.enclose(bits), bits);
        },
        "h");
  }
}
