package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.ClippedWorstCase;
import sextant.robust.PointwiseMaximum;
import sextant.robust.RobustLoss;

/**
 * ORA-T4.1-NEC: what the margin buys. With the set clipped to [0, 1], the closed form less the
 * supremum is beta E[|h| (rho - rho_z)+]. Checked at the instance's rho and at rho = 1, where every
 * pair is clipped; there the excess is positive exactly when R is.
 */
public final class OraT41Nec implements Check {

  @Override
  public String id() {
    return "ORA-T4.1-NEC";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction rho = subject.instance().rho();
    Verdict verdict = identity(subject, rho);
    if (rho.compareTo(BigFraction.ONE) != 0) {
      verdict = verdict.and(identity(subject, BigFraction.ONE));
    }
    return List.of(verdict.and(zeroWithinMargin(subject)));
  }

  private static Verdict identity(Subject subject, BigFraction rho) {
    Instance instance = subject.instance();
    LogRational model = subject.exact();
    String at = "excess at ρ = " + Show.fraction(rho);
    if (model != null) {
      LogNumber closed =
          RobustLoss.closedForm(
              subject.exactSail(model), rho, instance.beta(), subject.exactPenalty(model));
      LogNumber supremum = PointwiseMaximum.value(model, rho);
      LogNumber excess = ClippedWorstCase.excess(model, rho);
      String detail = at + " is " + Show.number(excess, 12);
      return Precision.zero(closed.subtract(supremum).subtract(excess), detail);
    }
    Interval shown = ClippedWorstCase.excess(subject.table(128), rho);
    return Precision.agree(
        bits -> {
          Interval closed =
              RobustLoss.closedForm(
                  subject.sums(bits).loss(), rho, instance.beta(), subject.penalty(bits), bits);
          Interval supremum = PointwiseMaximum.value(instance, rho, bits);
          Interval excess = ClippedWorstCase.excess(subject.table(bits), rho);
          return closed.subtract(supremum, bits).subtract(excess, bits);
        },
        at + " is " + Show.interval(shown, 12));
  }

  /** Where the margin holds and rho &lt;= delta, no pair may overhang. */
  private static Verdict zeroWithinMargin(Subject subject) {
    Instance instance = subject.instance();
    boolean within =
        sextant.robust.Margin.holds(instance, instance.delta())
            && instance.rho().compareTo(instance.delta()) <= 0;
    Verdict verdict = Verdict.decided(within ? "ρ ≤ δ" : "ρ beyond the margin");
    if (within) {
      LogRational model = subject.exact();
      boolean zero =
          model != null
              ? ClippedWorstCase.excess(model, instance.rho()).isZero()
              : noOverhang(subject);
      verdict = zero ? verdict : Verdict.refuted("ρ ≤ δ, but the excess is not 0");
    }
    return verdict;
  }

  private static boolean noOverhang(Subject subject) {
    // with irrational preferences too: P* >= delta >= rho was decided just before
    Instance instance = subject.instance();
    boolean none = true;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          BigFraction preference = instance.oracle().rational(x, i, j);
          if (preference != null) {
            int sign = subject.table(64).signOfLogit(x, i, j);
            none &= Rationals.isZero(ClippedWorstCase.overhang(preference, instance.rho(), sign));
          }
        }
      }
    }
    return none;
  }
}
