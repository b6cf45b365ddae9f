package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.Projection;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * ORA-Eq44: the projection on Theta does not raise the envelope. From a point outside, along the
 * first coordinate and, in a box or where the distance stays rational, the second.
 */
public final class OraEq44 implements Check {

  private static final BigFraction THREE_FIFTHS = new BigFraction(3, 5);
  private static final BigFraction FOUR_FIFTHS = new BigFraction(4, 5);

  @Override
  public String id() {
    return "ORA-Eq44";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    return List.of(fault == null ? project(subject) : Verdict.notApplicable(fault));
  }

  private static Verdict project(Subject subject) {
    Instance instance = subject.instance();
    Domain domain = subject.envelopes().problem().domain();
    BigFraction far =
        domain.isBall()
            ? domain.radius().multiply(new BigFraction(3, 2))
            : domain.radiusBound(instance.thetaRef()).add(BigFraction.ONE);
    BigFraction[] move = new BigFraction[instance.dimension()];
    for (int k = 0; k < move.length; k++) {
      BigFraction share = k == 0 ? THREE_FIFTHS : k == 1 ? FOUR_FIFTHS : BigFraction.ZERO;
      share = move.length == 1 || (k < 2 && !domain.isBall()) ? BigFraction.ONE : share;
      move[k] = far.multiply(share);
    }
    LogNumber[] ref = instance.thetaRef();
    LogNumber[] nearest = Projection.onto(domain, ref, move);
    LogNumber[] outside = new LogNumber[move.length];
    for (int k = 0; k < move.length; k++) {
      outside[k] = ref[k].add(LogNumber.of(move[k]));
    }
    MoreauEnvelope from = subject.envelopes().at(outside);
    MoreauEnvelope to = subject.envelopes().at(nearest);
    Verdict open = NearStationary.stall(from);
    open = open == null ? NearStationary.stall(to) : open;
    if (open != null) {
      return open;
    }
    int bits = NearStationary.BITS;
    Interval fall = from.value().subtract(to.value(), bits);
    Interval gap = NearStationary.square(NearStationary.difference(outside, nearest));
    BigFraction half = subject.envelopes().problem().lambdaEnv().multiply(2).reciprocal();
    Interval least = gap.multiply(half, bits);
    return NearStationary.notNegative(
            fall, "F_env(proj u) ≤ F_env(u)", "F_env(proj u) agrees with F_env(u)")
        .and(
            NearStationary.notNegative(
                fall.subtract(least, bits),
                "F_env falls by "
                    + NearStationary.show(fall)
                    + " ≥ ‖u − proj u‖²/(2λ_env) = "
                    + NearStationary.show(least),
                "F_env falls by what agrees with ‖u − proj u‖²/(2λ_env) = "
                    + NearStationary.show(least)));
  }
}
