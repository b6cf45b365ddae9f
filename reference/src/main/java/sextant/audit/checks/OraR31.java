package sextant.audit.checks;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Margin;

/**
 * ORA-R3.1: for Bradley-Terry oracles the margin holds exactly when every reward gap is at most
 * log((1 - delta)/delta). Both sides are decided, one from the preferences and one from the
 * rewards, at the instance's delta, at the tightest margin it allows, and just beyond that one.
 */
public final class OraR31 implements Check {

  private static final BigFraction BEYOND = new BigFraction(1_000_001, 1_000_000);

  @Override
  public String id() {
    return "ORA-R3.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    if (!instance.oracle().hasRewards()) {
      return List.of(Verdict.notApplicable("the oracle is not given by rewards"));
    }
    List<String> outcomes = new ArrayList<>();
    for (BigFraction delta : margins(instance)) {
      boolean byPreference = Margin.holds(instance, delta);
      boolean byReward = Margin.rewardGapHolds(instance, delta);
      String at = "δ = " + Rationals.format(delta);
      if (byPreference != byReward) {
        return List.of(
            Verdict.refuted(at + ": margin " + byPreference + ", reward gap " + byReward));
      }
      outcomes.add(at + (byPreference ? " both hold" : " both fail"));
    }
    return List.of(Verdict.decided(String.join("; ", outcomes)));
  }

  private static List<BigFraction> margins(Instance instance) {
    List<BigFraction> margins = new ArrayList<>();
    margins.add(instance.delta());
    BigFraction least = leastRational(instance);
    if (least.compareTo(BigFraction.ONE_HALF) < 0) {
      margins.add(least);
      margins.add(least.multiply(BEYOND));
    }
    return margins;
  }

  /** The least rational preference off the diagonal; 1/2 when there is none. */
  private static BigFraction leastRational(Instance instance) {
    BigFraction least = BigFraction.ONE_HALF;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          BigFraction preference = instance.oracle().rational(x, i, j);
          if (preference != null) {
            least = Rationals.min(least, preference);
          }
        }
      }
    }
    return least;
  }
}
