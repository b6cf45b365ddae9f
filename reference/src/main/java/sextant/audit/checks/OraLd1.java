package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.envelope.Stationarity;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.sail.ScoreTable;

/**
 * ORA-LD.1: the distance of 0 from the subdifferential at theta is at least (1 - kappa lambda_env)
 * ||grad F_env||, by the supporting half-space of the envelope's gradient; and F = |·| shows that
 * no multiple of ||grad F_env|| bounds it from above.
 */
public final class OraLd1 implements Check {

  /** The constant that the converse is shown to fail for. */
  private static final BigFraction CONSTANT = new BigFraction(1_000_000);

  @Override
  public String id() {
    return "ORA-LD.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    Verdict verdict = noConverse(subject.envelopes().problem().lambdaEnv());
    for (LogNumber[] theta : NearStationary.points(subject.instance())) {
      verdict = at(subject, theta).and(verdict);
    }
    return List.of(verdict);
  }

  private static Verdict at(Subject subject, LogNumber[] theta) {
    MoreauEnvelope envelope = subject.envelopes().at(theta);
    Verdict open = NearStationary.stall(envelope);
    if (open != null) {
      return open;
    }
    int bits = NearStationary.BITS;
    ProximalProblem problem = envelope.certificate().problem();
    Interval[] g = envelope.gradient();
    Interval norm = envelope.gradientNorm();
    ScoreTable table = ScoreTable.of(problem.instance(), bits);
    Interval product = Stationarity.leastProduct(g, table);
    // v·g <= ||v|| ||g|| for every v: where g is not 0, dist(0, dF) is at least product/||g||
    Interval distance =
        norm.isPositive() && product.isPositive() ? product.divide(norm, bits) : Interval.ZERO;
    Interval right = norm.multiply(problem.contraction(), bits);
    String left = "dist(0, ∂F(θ)) ≥ " + NearStationary.show(distance);
    String bound = NearStationary.show(right) + " = (1 − κλ_env)‖∇F_env‖";
    return NearStationary.notNegative(
        Stationarity.distanceGap(distance, norm, problem.contraction(), bits),
        left + " ≥ " + bound,
        left + ", which agrees with " + bound);
  }

  /** F = |·| at theta = lambda/(2C): the distance is 1, and C ||grad F_env|| is 1/2. */
  static Verdict noConverse(BigFraction lambdaEnv) {
    BigFraction theta = lambdaEnv.divide(CONSTANT.multiply(2));
    BigFraction gradient =
        theta.subtract(Stationarity.softThreshold(theta, lambdaEnv)).divide(lambdaEnv);
    BigFraction distance = BigFraction.ONE;
    boolean above = distance.compareTo(CONSTANT.multiply(gradient)) > 0;
    String words = "F = |·| at λ_env/(2C): distance 1 > C·‖∇F_env‖ = 1/2, C = 10⁶";
    return above && Rationals.equal(gradient.multiply(CONSTANT), BigFraction.ONE_HALF)
        ? Verdict.decided(words)
        : Verdict.refuted(words);
  }
}
