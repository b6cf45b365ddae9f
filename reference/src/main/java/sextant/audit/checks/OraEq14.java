package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.WorstCase;
import sextant.sail.PairLoss;

/**
 * ORA-Eq14: l^1 - l^0 = -beta h, so that the worst case exceeds the nominal loss by rho beta |h|.
 * The surplus is compared with rho |l^1 - l^0|, from the losses themselves.
 */
public final class OraEq14 implements Check {

  private static final String DETAIL = "ℓ¹ − ℓ⁰ = −βh and ρ|ℓ¹ − ℓ⁰| = ρβ|h|";

  @Override
  public String id() {
    return "ORA-Eq14";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    LogRational model = subject.exact();
    return List.of(
        model != null
            ? Pairs.all(instance, DETAIL, (x, i, j) -> exact(model, x, i, j))
            : Pairs.all(instance, DETAIL, (x, i, j) -> enclosed(instance, x, i, j)));
  }

  /** The exact move of the score from the reference, (theta - theta_ref)·psi(x,y). */
  private static LogNumber move(Instance instance, int x, int y) {
    return instance.score(x, y).subtract(instance.refScore(x, y));
  }

  private static Verdict exact(LogRational model, int x, int i, int j) {
    Instance instance = model.instance();
    BigFraction odds = model.tilt(x, i).divide(model.tilt(x, j));
    LogNumber gap = PairLoss.firstPreferred(odds).subtract(PairLoss.secondPreferred(odds));
    LogNumber h = move(instance, x, i).subtract(move(instance, x, j));
    LogNumber surplus = WorstCase.surplus(instance.rho(), instance.beta(), h);
    return Precision.zero(gap.add(h.multiply(instance.beta())), "ℓ¹ − ℓ⁰ + βh")
        .and(Precision.zero(gap.abs().multiply(instance.rho()).subtract(surplus), "surplus"));
  }

  private static Verdict enclosed(Instance instance, int x, int i, int j) {
    LogNumber h = move(instance, x, i).subtract(move(instance, x, j));
    LogNumber scaled = h.multiply(instance.beta());
    LogNumber surplus = WorstCase.surplus(instance.rho(), instance.beta(), h);
    return Precision.agree(
            bits -> lossGap(scaled, bits).add(scaled.enclose(bits), bits), "ℓ¹ − ℓ⁰ + βh")
        .and(
            Precision.agree(
                bits ->
                    lossGap(scaled, bits)
                        .abs()
                        .multiply(instance.rho(), bits)
                        .subtract(surplus.enclose(bits), bits),
                "surplus"));
  }

  private static Interval lossGap(LogNumber scaled, int bits) {
    Interval logit = scaled.enclose(bits);
    Interval first = Elementary.softplus(logit.negate(), bits);
    return first.subtract(Elementary.softplus(logit, bits), bits);
  }
}
