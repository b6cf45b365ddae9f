package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.model.UncertaintySet;
import sextant.robust.PointwiseMaximum;
import sextant.robust.WorstCase;

/**
 * ORA-LA.1-SEL: which oracle attains the worst case. The published rule sends ties to p + rho and
 * so leaves the antisymmetric set; the corrected one, p + rho·sign(l^1 - l^0) with sign(0) = 0, is
 * a member and attains the supremum.
 *
 * <p>An oracle P* + e is a member exactly when its deviations e are antisymmetric, at most rho in
 * size, and keep P* + e in [0, 1]: the deviations of both selectors are rational in either regime,
 * so that membership is always decided.
 */
public final class OraLa1Sel implements Check {

  @Override
  public String id() {
    return "ORA-LA.1-SEL";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    return List.of(published(subject).about("published"), corrected(subject).about("corrected"));
  }

  private static Verdict published(Subject subject) {
    Instance instance = subject.instance();
    if (Rationals.isZero(instance.rho())) {
      return Verdict.notApplicable("ρ = 0: both rules select P* itself");
    }
    String fault = subject.marginFault();
    if (fault != null) {
      return Verdict.notApplicable(fault);
    }
    String reason = UncertaintySet.of(instance).reasonNotDeviation(deviations(subject, true));
    if (reason == null) {
      return Verdict.decided("the selected oracle is a member");
    }
    BigFraction selected = WorstCase.publishedSelector(BigFraction.ONE_HALF, instance.rho(), 0);
    return Verdict.refuted(
        Pairs.describe(instance, 0, 0, 0)
            + ": the rule selects P(y ≻ y) = 1/2 + ρ = "
            + Show.fraction(selected)
            + " ≠ 1/2; "
            + reason);
  }

  private static Verdict corrected(Subject subject) {
    String fault = subject.marginFault();
    if (fault != null) {
      return Verdict.notApplicable(fault);
    }
    Instance instance = subject.instance();
    BigFraction[][][] deviations = deviations(subject, false);
    String reason = UncertaintySet.of(instance).reasonNotDeviation(deviations);
    if (reason != null) {
      return Verdict.refuted(reason);
    }
    String detail = "a member, and it attains the supremum";
    LogRational model = subject.exact();
    if (model != null) {
      LogNumber supremum = PointwiseMaximum.value(model, instance.rho());
      return Precision.zero(supremum.subtract(objective(model, deviations)), detail);
    }
    return Precision.agree(
        bits ->
            PointwiseMaximum.value(instance, instance.rho(), bits)
                .subtract(objective(instance, deviations, bits), bits),
        detail);
  }

  /** Selected preference less P*, for every z. */
  private static BigFraction[][][] deviations(Subject subject, boolean published) {
    Instance instance = subject.instance();
    int n = instance.responseCount();
    BigFraction[][][] deviations = new BigFraction[instance.promptCount()][n][n];
    for (int x = 0; x < deviations.length; x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          // l^1 - l^0 = -beta h
          int sign = -subject.table(64).signOfLogit(x, i, j);
          deviations[x][i][j] =
              published
                  ? WorstCase.publishedSelector(BigFraction.ZERO, instance.rho(), sign)
                  : WorstCase.selector(BigFraction.ZERO, instance.rho(), sign);
        }
      }
    }
    return deviations;
  }

  /** The expected loss under the oracle P* + deviation, exact. */
  private static LogNumber objective(LogRational model, BigFraction[][][] deviations) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction q = model.preference(x, i, j).add(deviations[x][i][j]);
          BigFraction odds = model.tilt(x, i).divide(model.tilt(x, j));
          LogNumber a = LogNumber.log(odds.reciprocal().add(BigFraction.ONE));
          LogNumber b = LogNumber.log(odds.add(BigFraction.ONE));
          BigFraction weight =
              model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
          terms[count] = WorstCase.mixture(q, a, b).multiply(weight);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }

  private static Interval objective(Instance instance, BigFraction[][][] deviations, int bits) {
    int n = instance.responseCount();
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      LogNumber[] scores = new LogNumber[n];
      for (int y = 0; y < n; y++) {
        scores[y] = instance.score(x, y);
      }
      Interval[] law = sextant.model.Policy.fromScores(scores, bits);
      Interval prompt = Interval.ZERO;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          LogNumber h =
              scores[i]
                  .subtract(instance.refScore(x, i))
                  .subtract(scores[j].subtract(instance.refScore(x, j)));
          Interval logit = h.multiply(instance.beta()).enclose(bits);
          Interval q =
              instance
                  .oracle()
                  .enclose(x, i, j, bits)
                  .add(Interval.from(deviations[x][i][j], bits), bits);
          Interval loss = Elementary.softplus(logit, bits).subtract(q.multiply(logit, bits), bits);
          prompt = prompt.add(law[i].multiply(law[j], bits).multiply(loss, bits), bits);
        }
      }
      total = total.add(prompt.multiply(instance.mass(x), bits), bits);
    }
    return total;
  }
}
