package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.PenaltyByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;

/**
 * The Moreau envelope of the robust loss, enclosed from a certified proximal point (ORA, Lemma
 * 4.11).
 *
 * <pre>
 *   paper                 here              meaning
 *   F_env(theta)          value             min over Theta of F(u) + ||u - theta||^2/(2 lambda_env)
 *   grad F_env            gradient          (theta - theta-hat)/lambda_env
 *   L_env                 lipschitz         1/(lambda_env (1 - kappa lambda_env))
 *   -                     lipschitzSharper  max(1/lambda_env, kappa/(1 - kappa lambda_env))
 *   u, r, s, radius                         of {@link ProximalPoint}
 * </pre>
 *
 * <p>phi(u) - s - r^2/(2m) &lt;= F_env(theta) &lt;= phi(u): by strong convexity phi(theta-hat)
 * &gt;= phi(u) - s - r x + m x^2/2, x = ||theta-hat - u||.
 */
public final class MoreauEnvelope {

  private final ProximalPoint certificate;

  private MoreauEnvelope(ProximalPoint certificate) {
    this.certificate = certificate;
  }

  /** The envelope at the theta of a certified proximal point. */
  public static MoreauEnvelope of(ProximalPoint certificate) {
    return new MoreauEnvelope(certificate);
  }

  /** The certificate behind it. */
  public ProximalPoint certificate() {
    return certificate;
  }

  /** Encloses L_SAIL + lambda R at the theta of a table's instance. */
  public static Interval loss(ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    BigFraction lambda = instance.rho().multiply(instance.beta());
    return SailByResponse.of(table)
        .loss()
        .add(PenaltyByRank.of(table).value().multiply(lambda, bits), bits);
  }

  /** Encloses F_env(theta). */
  public Interval value() {
    ProximalProblem problem = certificate.problem();
    int bits = certificate.table().bits();
    BigFraction half = problem.lambdaEnv().multiply(2).reciprocal();
    Interval at =
        loss(certificate.table()).add(certificate.step().square(bits).multiply(half, bits), bits);
    Interval r = Interval.exact(certificate.residualNorm());
    Interval below =
        r.square(bits)
            .multiply(problem.convexity().multiply(2).reciprocal(), bits)
            .add(certificate.slack(), bits);
    return Interval.of(at.subtract(below, bits).lo(), at.hi());
  }

  /** Encloses grad F_env(theta), coordinate by coordinate. */
  public Interval[] gradient() {
    ProximalProblem problem = certificate.problem();
    int bits = certificate.table().bits();
    BigFraction factor = problem.lambdaEnv().reciprocal();
    Dyadic radius = certificate.radius();
    Interval error = Interval.of(radius.negate(), radius);
    Interval[] gradient = new Interval[problem.instance().dimension()];
    for (int k = 0; k < gradient.length; k++) {
      LogNumber gap = problem.instance().theta(k).subtract(certificate.point(k));
      gradient[k] = gap.enclose(bits).add(error, bits).multiply(factor, bits);
    }
    return gradient;
  }

  /** Encloses ||grad F_env(theta)|| = ||theta - theta-hat||/lambda_env. */
  public Interval gradientNorm() {
    int bits = certificate.table().bits();
    Dyadic radius = certificate.radius();
    return certificate
        .step()
        .add(Interval.of(radius.negate(), radius), bits)
        .max(Interval.ZERO)
        .multiply(certificate.problem().lambdaEnv().reciprocal(), bits);
  }

  /**
   * ORA-L4.11. L_env = 1/(lambda_env (1 - kappa lambda_env)): grad F_env = (theta -
   * theta-hat)/lambda_env has this Lipschitz constant.
   *
   * @param lambdaEnv positive
   * @param kappa at least 0, with kappa lambda_env &lt; 1
   */
  /*@ public normal_behavior
  @   requires lambdaEnv.value > 0 && kappa.value >= 0 && kappa.value * lambdaEnv.value < 1;
  @   ensures \result.value * (lambdaEnv.value * (1 - kappa.value * lambdaEnv.value)) == 1;
  @ pure */
  public static BigFraction lipschitz(BigFraction lambdaEnv, BigFraction kappa) {
    BigFraction contraction = BigFraction.ONE.subtract(kappa.multiply(lambdaEnv));
    return BigFraction.ONE.divide(lambdaEnv.multiply(contraction));
  }

  /** The sharper constant: the greater of 1/lambda_env and kappa/(1 - kappa lambda_env). */
  /*@ public normal_behavior
  @   requires lambdaEnv.value > 0 && kappa.value >= 0 && kappa.value * lambdaEnv.value < 1;
  @   ensures \result.value * lambdaEnv.value >= 1;
  @   ensures \result.value * (1 - kappa.value * lambdaEnv.value) >= kappa.value;
  @   ensures \result.value * lambdaEnv.value == 1
  @       || \result.value * (1 - kappa.value * lambdaEnv.value) == kappa.value;
  @ pure */
  public static BigFraction lipschitzSharper(BigFraction lambdaEnv, BigFraction kappa) {
    BigFraction contraction = BigFraction.ONE.subtract(kappa.multiply(lambdaEnv));
    return Rationals.max(BigFraction.ONE.divide(lambdaEnv), kappa.divide(contraction));
  }
}
