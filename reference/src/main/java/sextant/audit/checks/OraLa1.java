package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Evidence;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.WorstCase;
import sextant.sail.PairLoss;

/**
 * ORA-LA.1: the greatest q a + (1 - q) b over [p - rho, p + rho] is p a + (1 - p) b + rho |a - b|,
 * attained at p + rho when a &gt; b and at p - rho when a &lt; b. The closed form is compared with
 * the greater end, and with five points of the interval, which must not exceed it.
 */
public final class OraLa1 implements Check {

  private static final String DETAIL = "closed form = greater end of the interval";
  private static final int STEPS = 4;

  @Override
  public String id() {
    return "ORA-LA.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    LogRational model = subject.exact();
    return List.of(
        Pairs.all(
            instance,
            DETAIL,
            (x, i, j) -> {
              BigFraction preference = instance.oracle().rational(x, i, j);
              if (preference == null || !fits(preference, instance.rho())) {
                return null;
              }
              return model != null
                  ? exact(model, x, i, j, preference)
                  : enclosed(instance, x, i, j, preference);
            }));
  }

  private static boolean fits(BigFraction preference, BigFraction rho) {
    return preference.subtract(rho).compareTo(BigFraction.ZERO) >= 0
        && preference.add(rho).compareTo(BigFraction.ONE) <= 0;
  }

  private static Verdict exact(LogRational model, int x, int i, int j, BigFraction preference) {
    BigFraction rho = model.instance().rho();
    BigFraction odds = model.tilt(x, i).divide(model.tilt(x, j));
    LogNumber a = PairLoss.firstPreferred(odds);
    LogNumber b = PairLoss.secondPreferred(odds);
    LogNumber closed = WorstCase.value(preference, rho, a, b);
    Verdict verdict = attained(closed, preference, rho, a, b);
    for (int k = 0; k <= STEPS && verdict.evidence() != Evidence.REFUTED; k++) {
      BigFraction q = preference.add(rho.multiply(new BigFraction(2 * k - STEPS, STEPS)));
      LogNumber there = a.multiply(q).add(b.multiply(BigFraction.ONE.subtract(q)));
      if (there.compareTo(closed) > 0) {
        verdict = Verdict.refuted("the value at q = " + Rationals.format(q) + " is greater");
      }
    }
    return verdict;
  }

  private static Verdict attained(
      LogNumber closed, BigFraction preference, BigFraction rho, LogNumber a, LogNumber b) {
    int sign = a.compareTo(b);
    BigFraction q = sign >= 0 ? preference.add(rho) : preference.subtract(rho);
    LogNumber there = a.multiply(q).add(b.multiply(BigFraction.ONE.subtract(q)));
    return Precision.zero(closed.subtract(there), DETAIL);
  }

  private static @Nullable Verdict enclosed(
      Instance instance, int x, int i, int j, BigFraction preference) {
    LogNumber h =
        instance
            .score(x, i)
            .subtract(instance.refScore(x, i))
            .subtract(instance.score(x, j).subtract(instance.refScore(x, j)))
            .multiply(instance.beta());
    return Precision.agree(bits -> difference(h, preference, instance.rho(), bits), DETAIL);
  }

  private static Interval difference(
      LogNumber scaled, BigFraction preference, BigFraction rho, int bits) {
    Interval logit = scaled.enclose(bits);
    Interval a = Elementary.softplus(logit.negate(), bits);
    Interval b = Elementary.softplus(logit, bits);
    Interval closed =
        mix(preference, a, b, bits).add(a.subtract(b, bits).abs().multiply(rho, bits), bits);
    Interval low = mix(preference.subtract(rho), a, b, bits);
    Interval high = mix(preference.add(rho), a, b, bits);
    return closed.subtract(low.max(high), bits);
  }

  private static Interval mix(BigFraction q, Interval a, Interval b, int bits) {
    return a.multiply(q, bits).add(b.multiply(BigFraction.ONE.subtract(q), bits), bits);
  }
}
