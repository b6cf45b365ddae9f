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

  private final /*@ spec_public @*/ ProximalPoint certificate;

  /*@ private normal_behavior
  @   ensures this.certificate == certificate;
  @ pure */
  private MoreauEnvelope(ProximalPoint certificate) {
    this.certificate = certificate;
  }

  /** The envelope at the theta of a certified proximal point. */
  /*@ public normal_behavior
  @   ensures \result.certificate == certificate;
  @ pure */
  public static MoreauEnvelope of(ProximalPoint certificate) {
    return new MoreauEnvelope(certificate);
  }

  /** The certificate behind it. */
  public ProximalPoint certificate() {
    return certificate;
  }

  /** Encloses L_SAIL + lambda R at the theta of a table's instance. */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval loss(ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    BigFraction lambda = instance.rho().multiply(instance.beta());
    return SailByResponse.of(table)
        .loss()
        .add(PenaltyByRank.of(table).value().multiply(lambda, bits), bits);
  }

  /** Encloses F_env(theta). */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval value() {
    ProximalProblem problem = certificate.problem();
    int bits = certificate.bits();
    Interval step = halfSquare(certificate.step(), problem.lambdaEnv().reciprocal(), bits);
    Interval at = loss(certificate.table()).add(step, bits);
    Interval r = Interval.exact(certificate.residualNorm());
    Interval fall = halfSquare(r, problem.convexity().reciprocal(), bits);
    return bracket(at, fall.add(certificate.slack(), bits), bits);
  }

  /** Encloses q x^2/2. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && q.value > 0;
  @   ensures \result.hi.value >= 0;
  @   ensures 2 * \result.lo.value <= q.value * (x.lo.value * x.lo.value);
  @   ensures 2 * \result.lo.value <= q.value * (x.hi.value * x.hi.value);
  @   ensures q.value * (x.lo.value * x.lo.value) <= 2 * \result.hi.value;
  @   ensures q.value * (x.hi.value * x.hi.value) <= 2 * \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval halfSquare(Interval x, BigFraction q, int bits) {
    //@ ghost boolean ordered = Interval.ordered(x);
    Interval square = x.square(bits);
    BigFraction half = q.divide(2);
    Interval result = square.multiply(half, bits);
    /*@ ghost boolean low = sandwiched(q.value, half.value, square.lo.value, square.hi.value,
    @     x.lo.value * x.lo.value, result.lo.value, result.hi.value); @*/
    /*@ ghost boolean high = sandwiched(q.value, half.value, square.lo.value, square.hi.value,
    @     x.hi.value * x.hi.value, result.lo.value, result.hi.value); @*/
    return result;
  }

  /*@ // q y, from the multiples h x of the ends of what holds y, where q = 2 h.
  @ public normal_behavior
  @   requires q > 0 && h * 2 == q && 0 <= lo && lo <= y && y <= hi;
  @   requires l <= h * lo && h * hi <= u;
  @   ensures \result;
  @   ensures 2 * l <= q * y && q * y <= 2 * u && u >= 0;
  @ public static pure model boolean sandwiched(\real q, \real h, \real lo, \real hi, \real y,
  @     \real l, \real u) { return true; }
  @*/

  /** From the least of at - below, below at least 0, to the greatest of at. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && below.hi.value >= 0;
  @   ensures \result.hi == at.hi;
  @   ensures (\forall \real f; at.lo.value <= f && f <= at.hi.value ==>
  @       (\forall \real b; b <= below.hi.value ==> \result.lo.value <= f - b));
  @   signals_only ArithmeticException;
  @ pure */
  static Interval bracket(Interval at, Interval below, int bits) {
    //@ ghost boolean ordered = Interval.ordered(at);
    return Interval.of(at.subtract(below, bits).lo(), at.hi());
  }

  /** Encloses grad F_env(theta), coordinate by coordinate. */
  /*@ public behavior
  @   ensures \result.length == certificate.problem.instance.dimension;
  @   ensures \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[] gradient() {
    ProximalProblem problem = certificate.problem();
    int bits = certificate.bits();
    Dyadic radius = certificate.radius();
    Interval error = Interval.of(radius.negate(), radius);
    Interval[] gradient = new Interval[problem.instance().dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; gradient[i] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      LogNumber gap = problem.instance().theta(k).subtract(certificate.point(k));
      gradient[k] = scaled(gap.enclose(bits).add(error, bits));
    }
    return gradient;
  }

  /** Encloses ||grad F_env(theta)|| = ||theta - theta-hat||/lambda_env. */
  /*@ public behavior
  @   ensures \result.hi.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval gradientNorm() {
    Dyadic radius = certificate.radius();
    Interval error = Interval.of(radius.negate(), radius);
    return scaled(certificate.step().add(error, certificate.bits()).max(Interval.ZERO));
  }

  /** Encloses x/lambda_env. */
  /*@ private behavior
  @   ensures \result.lo.value * certificate.problem.lambdaEnv.value <= x.lo.value;
  @   ensures x.hi.value <= \result.hi.value * certificate.problem.lambdaEnv.value;
  @   ensures x.hi.value >= 0 ==> \result.hi.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private Interval scaled(Interval x) {
    BigFraction lambdaEnv = certificate.problem().lambdaEnv();
    BigFraction factor = lambdaEnv.reciprocal();
    Interval result = x.multiply(factor, certificate.bits());
    /*@ ghost boolean undone = undone(factor.value, lambdaEnv.value, x.lo.value, x.hi.value,
    @     result.lo.value, result.hi.value); @*/
    return result;
  }

  /*@ // Bounds of q x, q = 1/d, times d.
  @ public normal_behavior
  @   requires d > 0 && q * d == 1 && l <= q * lo && q * hi <= u;
  @   ensures \result;
  @   ensures l * d <= lo && hi <= u * d && (hi >= 0 ==> u >= 0);
  @ public static pure model boolean undone(\real q, \real d, \real lo, \real hi, \real l,
  @     \real u) { return true; }
  @*/

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
