package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Example44;
import sextant.robust.PenaltyByRank;
import sextant.sail.ScoreTable;

/**
 * ORA-E4.4: R is not convex. Applies to instances of the example's shape; R of the instance at
 * theta = 0, 1 and 2 is compared with Eq. 15 and with the factored difference, which is positive.
 */
public final class OraE44 implements Check {

  @Override
  public String id() {
    return "ORA-E4.4";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    String fault = shapeFault(instance);
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    BigFraction two = BigFraction.TWO;
    Verdict formula =
        Precision.agree(
                bits ->
                    penalty(instance, BigFraction.ONE, bits)
                        .subtract(Example44.penalty(BigFraction.ONE, bits), bits),
                "R(1) as in Eq. 15")
            .and(
                Precision.agree(
                    bits ->
                        penalty(instance, two, bits).subtract(Example44.penalty(two, bits), bits),
                    "R(2) as in Eq. 15"));
    Verdict difference =
        Precision.agree(
            bits -> gap(instance, bits).subtract(Example44.nonConvexity(bits), bits),
            "R(1) − R(2)/2 as factored");
    Verdict positive =
        Precision.positive(
            bits -> gap(instance, bits),
            "R(1) − (R(0) + R(2))/2 = " + Show.interval(gap(instance, 128), 20) + " > 0");
    return List.of(formula.and(difference).and(positive));
  }

  private static @Nullable String shapeFault(Instance instance) {
    boolean sizes =
        instance.promptCount() == 1 && instance.responseCount() == 2 && instance.dimension() == 1;
    boolean shape =
        sizes
            && Rationals.equal(instance.feature(0, 0, 0), BigFraction.ONE)
            && Rationals.isZero(instance.feature(0, 1, 0))
            && instance.thetaRef(0).isZero();
    return shape ? null : "not of the example's shape (|X| = 1, ψ = 1 and 0, θ_ref = 0)";
  }

  private static Interval penalty(Instance instance, BigFraction theta, int bits) {
    Instance moved = instance.withTheta(new LogNumber[] {LogNumber.of(theta)});
    return PenaltyByRank.of(ScoreTable.of(moved, bits)).value();
  }

  private static Interval gap(Instance instance, int bits) {
    Interval ends =
        penalty(instance, BigFraction.ZERO, bits)
            .add(penalty(instance, BigFraction.TWO, bits), bits);
    return penalty(instance, BigFraction.ONE, bits).subtract(ends.shift(-1), bits);
  }
}
