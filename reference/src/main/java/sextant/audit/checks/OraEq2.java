package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Transport;

/**
 * ORA-Eq2: for Bernoulli laws the 1-Wasserstein distance is |p - q|. Checked on every rational
 * preference p of the instance, against q = p ± rho (clipped to [0, 1]), 0, 1/2 and 1: the least
 * cost of a coupling and the dual value both equal the closed form.
 */
public final class OraEq2 implements Check {

  @Override
  public String id() {
    return "ORA-Eq2";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    return List.of(
        Pairs.all(
            instance,
            "least coupling cost = dual value = |p − q| for q = p ± ρ, 0, 1/2, 1",
            (x, i, j) -> {
              BigFraction p = instance.oracle().rational(x, i, j);
              return p == null ? null : against(p, instance.rho());
            }));
  }

  private static Verdict against(BigFraction p, BigFraction rho) {
    BigFraction[] others = {
      Rationals.max(BigFraction.ZERO, p.subtract(rho)),
      Rationals.min(BigFraction.ONE, p.add(rho)),
      BigFraction.ZERO,
      BigFraction.ONE_HALF,
      BigFraction.ONE
    };
    for (BigFraction q : others) {
      BigFraction closed = Transport.distance(p, q);
      boolean primal = Rationals.equal(Transport.primal(p, q), closed);
      boolean dual = Rationals.equal(Transport.dual(p, q), closed);
      if (!primal || !dual) {
        return Verdict.refuted(
            "p = "
                + Rationals.format(p)
                + ", q = "
                + Rationals.format(q)
                + ": the "
                + (primal ? "dual value" : "least coupling cost")
                + " is not |p − q|");
      }
    }
    return Verdict.decided("W₁");
  }
}
