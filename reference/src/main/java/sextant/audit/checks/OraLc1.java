package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.Stationarity;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.sail.ScoreTable;

/**
 * ORA-LC.1: g·v &gt;= (1 - kappa lambda_env) ||g||^2, g the envelope's gradient, for every v of the
 * subdifferential; at theta and theta_ref, with the least product over all of it.
 */
public final class OraLc1 implements Check {

  @Override
  public String id() {
    return "ORA-LC.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    return List.of(
        fault == null
            ? check(subject, subject.envelopes().problem().contraction())
            : Verdict.notApplicable(fault));
  }

  /**
   * The inequality with any factor in the place of 1 - kappa lambda_env.
   *
   * @param subject an instance to which the claim applies
   * @param factor what ||g||^2 is multiplied by
   */
  static Verdict check(Subject subject, BigFraction factor) {
    return NearStationary.everywhere(
        NearStationary.points(subject.instance()), theta -> at(subject, theta, factor));
  }

  private static Verdict at(Subject subject, LogNumber[] theta, BigFraction factor) {
    MoreauEnvelope envelope = subject.envelopes().at(theta);
    Verdict open = NearStationary.stall(envelope);
    if (open != null) {
      return open;
    }
    int bits = NearStationary.BITS;
    ScoreTable table = ScoreTable.of(envelope.certificate().problem().instance(), bits);
    Interval product = Stationarity.leastProduct(envelope.gradient(), table);
    Interval square = envelope.gradientNorm().square(bits);
    Interval right = square.multiply(factor, bits);
    Interval gap = Stationarity.monotonicityGap(product, square, factor, bits);
    String left = "⟨∇F_env, v⟩ = " + NearStationary.show(product);
    String sign = gap.isNegative() ? " < " : " ≥ ";
    return NearStationary.notNegative(
        gap,
        left + sign + NearStationary.show(right),
        left + " agrees with " + NearStationary.show(right));
  }
}
