package sextant.audit.checks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.Limits;
import sextant.model.LogRational;
import sextant.sail.RewardPolicy;
import sextant.sail.ScoreTable;

/**
 * SAIL-RPE: E_pi[r] - beta KL(pi || pi_ref) = beta log Z - beta KL(pi || pi_r) for every law pi,
 * with the oracle's rewards as r. Checked for pi = pi_theta, pi_ref, the uniform law, and pi_r
 * itself.
 */
public final class SailRpe implements Check {

  private static final String DETAIL = "identity at π_θ, π_ref and the uniform law";

  @Override
  public String id() {
    return "SAIL-RPE";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    if (!instance.oracle().hasRewards()) {
      return List.of(Verdict.notApplicable("the oracle is not given by rewards"));
    }
    Verdict joint = null;
    for (int x = 0; x < instance.promptCount(); x++) {
      Verdict verdict = prompt(subject, x);
      joint = joint == null ? verdict : joint.and(verdict);
    }
    return List.of(joint == null ? Verdict.notApplicable("no prompts") : joint);
  }

  private static Verdict prompt(Subject subject, int x) {
    Instance instance = subject.instance();
    LogNumber[] reward = new LogNumber[instance.responseCount()];
    for (int y = 0; y < reward.length; y++) {
      reward[y] = instance.oracle().reward(x, y);
    }
    LogRational model = subject.exact();
    BigFraction[] tilted = model == null ? null : tilted(reward, instance.beta());
    return model != null && tilted != null
        ? exact(model, x, reward, tilted)
        : enclosed(subject, x, reward);
  }

  /** e^{(r(y) - r(0))/beta}, or null when one of them is not rational. */
  private static BigFraction @Nullable [] tilted(LogNumber[] reward, BigFraction beta) {
    BigFraction[] result = new BigFraction[reward.length];
    for (int y = 0; y < reward.length; y++) {
      LogNumber exponent = reward[y].subtract(reward[0]).multiply(beta.reciprocal());
      BigFraction power = exponent.exp(Limits.WEIGHT_BITS);
      if (power == null) {
        return null;
      }
      result[y] = power;
    }
    return result;
  }

  private static Verdict exact(LogRational model, int x, LogNumber[] reward, BigFraction[] tilted) {
    BigFraction beta = model.instance().beta();
    BigFraction[] ref = model.refPolicy(x);
    BigFraction[] uniform = new BigFraction[reward.length];
    Arrays.fill(uniform, new BigFraction(1, reward.length));
    Verdict joint = Verdict.decided(DETAIL);
    for (BigFraction[] law :
        List.of(model.policy(x), ref, uniform, RewardPolicy.optimal(ref, tilted))) {
      LogNumber gap = RewardPolicy.gap(law, ref, reward, tilted, beta);
      joint = joint.and(Precision.zero(gap, DETAIL));
    }
    return joint;
  }

  private static Verdict enclosed(Subject subject, int x, LogNumber[] reward) {
    BigFraction beta = subject.instance().beta();
    int n = reward.length;
    Verdict atPolicy =
        Precision.agree(
            bits -> {
              ScoreTable table = subject.table(bits);
              return RewardPolicy.gap(
                  policy(table, x), logPolicy(table, x), logRef(table, x), reward, beta, bits);
            },
            DETAIL);
    Verdict atReference =
        Precision.agree(
            bits -> {
              ScoreTable table = subject.table(bits);
              return RewardPolicy.gap(
                  ref(table, x), logRef(table, x), logRef(table, x), reward, beta, bits);
            },
            DETAIL);
    Verdict atUniform =
        Precision.agree(
            bits -> {
              Interval[] uniform = new Interval[n];
              Interval[] logUniform = new Interval[n];
              Arrays.fill(uniform, Interval.from(new BigFraction(1, n), bits));
              Arrays.fill(logUniform, LogNumber.log(new BigFraction(1, n)).enclose(bits));
              Interval[] logRef = logRef(subject.table(bits), x);
              return RewardPolicy.gap(uniform, logUniform, logRef, reward, beta, bits);
            },
            DETAIL);
    return atPolicy.and(atReference).and(atUniform);
  }

  private static Interval[] policy(ScoreTable table, int x) {
    return row(table, y -> table.policy(x, y));
  }

  private static Interval[] ref(ScoreTable table, int x) {
    return row(table, y -> table.refPolicy(x, y));
  }

  private static Interval[] logPolicy(ScoreTable table, int x) {
    return row(table, y -> table.logPolicy(x, y));
  }

  private static Interval[] logRef(ScoreTable table, int x) {
    return row(table, y -> table.logRefPolicy(x, y));
  }

  private static Interval[] row(ScoreTable table, IntFunction<Interval> entry) {
    Interval[] row = new Interval[table.instance().responseCount()];
    for (int y = 0; y < row.length; y++) {
      row[y] = entry.apply(y);
    }
    return row;
  }
}
