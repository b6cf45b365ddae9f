package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.curvature.RobustConstants;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.Margin;

/**
 * The problem that defines the Moreau envelope of the robust loss (ORA, section 4): minimise phi
 * over Theta. Its data are checked here, so that there is exactly one solution.
 *
 * <pre>
 *   paper         here          meaning
 *   F             -             L_SAIL + lambda R on Theta, lambda = rho beta, infinite outside
 *   theta         instance      the instance's theta, any point of R^d: Theta need not hold it
 *   lambda_env    lambdaEnv     the envelope's parameter, in (0, 1/kappa)
 *   kappa         modulus       F is kappa-weakly convex on Theta (ORA-T4.8, sharper)
 *   phi(u)        -             F(u) + ||u - theta||^2/(2 lambda_env)
 *   m             convexity     1/lambda_env - kappa &gt; 0: phi is m-strongly convex on Theta
 * </pre>
 *
 * <p>L_SAIL + lambda R is the worst case over the uncertainty set where {@link #isWorstCase}: the
 * oracle keeps the margin delta, and rho &lt;= delta. Otherwise it is what it says and no more.
 */
public final class ProximalProblem {

  private static final int BITS = 64;

  private final /*@ spec_public @*/ Instance instance;
  private final /*@ spec_public @*/ Domain domain;
  private final /*@ spec_public @*/ BigFraction lambdaEnv;
  private final /*@ spec_public @*/ BigFraction modulus;
  private final /*@ spec_public @*/ boolean margin;

  //@ public invariant lambdaEnv.value > 0 && modulus.value * lambdaEnv.value < 1;

  /*@ private normal_behavior
  @   requires lambdaEnv.value > 0 && modulus.value * lambdaEnv.value < 1;
  @   ensures this.instance == instance && this.domain == domain;
  @   ensures this.lambdaEnv == lambdaEnv && this.modulus == modulus;
  @   ensures this.margin == margin;
  @ pure */
  private ProximalProblem(
      Instance instance,
      Domain domain,
      BigFraction lambdaEnv,
      BigFraction modulus,
      boolean margin) {
    this.instance = instance;
    this.domain = domain;
    this.lambdaEnv = lambdaEnv;
    this.modulus = modulus;
    this.margin = margin;
  }

  /**
   * The problem at an instance's theta.
   *
   * @param instance with a domain that holds theta_ref
   * @param lambdaEnv positive and below 1/kappa
   * @throws IllegalArgumentException where these do not hold, in one line
   */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result.instance == instance && \result.domain == instance.domain();
  @   ensures \result.lambdaEnv == lambdaEnv;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static ProximalProblem of(Instance instance, BigFraction lambdaEnv) {
    if (Rationals.signum(lambdaEnv) <= 0) {
      throw new IllegalArgumentException(
          "lambda_env must be positive, not " + Rationals.format(lambdaEnv));
    }
    boolean margin = keepsMargin(instance);
    BigFraction kappa = modulus(instance, margin);
    BigFraction product = kappa.multiply(lambdaEnv);
    if (product.compareTo(BigFraction.ONE) >= 0) {
      throw new IllegalArgumentException(
          "lambda_env = "
              + Rationals.format(lambdaEnv)
              + " must be below 1/kappa = "
              + Decimals.floor(kappa.reciprocal(), 12)
              + "…");
    }
    return new ProximalProblem(instance, domain(instance), lambdaEnv, kappa, margin);
  }

  /**
   * The problem with {@link #moderate} for lambda_env.
   *
   * @param instance with a domain that holds theta_ref
   */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result.instance == instance && \result.domain == instance.domain();
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static ProximalProblem moderate(Instance instance) {
    boolean margin = keepsMargin(instance);
    BigFraction kappa = modulus(instance, margin);
    return new ProximalProblem(instance, domain(instance), moderate(kappa), kappa, margin);
  }

  /** The same problem at another theta, any point of R^d. */
  /*@ public normal_behavior
  @   requires theta.length == instance.dimension() && \nonnullelements(theta);
  @   ensures \result.domain == domain && \result.lambdaEnv == lambdaEnv;
  @   ensures \result.modulus == modulus && \result.margin == margin;
  @ pure */
  public ProximalProblem at(LogNumber[] theta) {
    return new ProximalProblem(instance.withTheta(theta), domain, lambdaEnv, modulus, margin);
  }

  /**
   * kappa: a rational, rounded up, with F kappa-weakly convex on Theta. That of ORA-T4.8 under the
   * margin, where the oracle keeps it; otherwise the one that needs none.
   *
   * @param instance with a domain that holds theta_ref
   */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static BigFraction modulus(Instance instance) {
    return modulus(instance, keepsMargin(instance));
  }

  /*@ private behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  private static BigFraction modulus(Instance instance, boolean margin) {
    BigFraction d = domain(instance).radiusBound(instance.thetaRef());
    BigFraction b = FeatureBounds.of(instance).radius();
    BigFraction beta = instance.beta();
    BigFraction rho = instance.rho();
    Interval kappa =
        margin
            ? RobustConstants.modulusWithMargin(b, d, beta, rho, instance.delta(), BITS)
            : RobustConstants.modulusSharper(b, d, beta, rho, BITS);
    return Rationals.max(BigFraction.ZERO, kappa.hi().toFraction());
  }

  /*@ private behavior
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static boolean keepsMargin(Instance instance) {
    return Margin.holds(instance, instance.delta());
  }

  /** The instance's domain, which must hold theta_ref: the constants are about such. */
  /*@ behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result == instance.domain();
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static Domain domain(Instance instance) {
    /*@ nullable */ Domain domain = instance.domain();
    if (domain == null) {
      throw new IllegalArgumentException("the instance has no domain");
    }
    LogNumber[] ref = instance.thetaRef();
    if (domain.contains(ref, ref) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("theta_ref is not in the domain");
    }
    return domain;
  }

  /** The instance; its theta is the point at which the envelope is taken. */
  /*@ public normal_behavior
  @   ensures \result == instance;
  @ pure */
  public Instance instance() {
    return instance;
  }

  /** Theta. */
  public Domain domain() {
    return domain;
  }

  /** lambda_env. */
  /*@ public normal_behavior
  @   ensures \result == lambdaEnv && \result.value > 0;
  @ pure */
  public BigFraction lambdaEnv() {
    return lambdaEnv;
  }

  /** kappa. */
  public BigFraction modulus() {
    return modulus;
  }

  /** 1 - kappa lambda_env, positive. */
  /*@ public normal_behavior
  @   ensures \result.value == 1 - modulus.value * lambdaEnv.value;
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction contraction() {
    return BigFraction.ONE.subtract(modulus.multiply(lambdaEnv));
  }

  /** m = 1/lambda_env - kappa, positive. */
  /*@ public normal_behavior
  @   ensures \result.value == 1 / lambdaEnv.value - modulus.value;
  @   ensures \result.value * lambdaEnv.value == 1 - modulus.value * lambdaEnv.value;
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction convexity() {
    BigFraction steep = lambdaEnv.reciprocal();
    //@ ghost boolean convex = convex(steep.value, lambdaEnv.value, modulus.value);
    return steep.subtract(modulus);
  }

  /*@ // r <= 1/(2 kappa) gives 2 kappa r <= 1.
  @ public normal_behavior
  @   requires kappa > 0 && half * (kappa * 2) == 1 && r <= half;
  @   ensures \result;
  @   ensures 2 * kappa * r <= 1;
  @ public static pure model boolean below(\real half, \real kappa, \real r) { return true; }
  @*/

  /*@ // 1/lambda - kappa is positive where kappa lambda < 1.
  @ public normal_behavior
  @   requires lambda > 0 && steep * lambda == 1 && kappa * lambda < 1;
  @   ensures \result;
  @   ensures steep == 1 / lambda && steep - kappa > 0;
  @   ensures (steep - kappa) * lambda == 1 - kappa * lambda;
  @ public static pure model boolean convex(\real steep, \real lambda, \real kappa) {
  @   return true;
  @ }
  @*/

  /** Whether F is the worst case over the uncertainty set: the margin holds and rho is within. */
  /*@ public normal_behavior
  @   ensures !margin ==> !\result;
  @ pure */
  public boolean isWorstCase() {
    return margin && instance.rho().compareTo(instance.delta()) <= 0;
  }

  /**
   * A short rational about 1/(2 kappa), and certainly between 1/(4 kappa) and 1/(2 kappa); 1 where
   * kappa is 0.
   *
   * @param kappa at least 0
   */
  /*@ public behavior
  @   requires kappa.value >= 0;
  @   ensures kappa.value == 0 ==> \result.value == 1;
  @   ensures \result.value >= 0 && 2 * kappa.value * \result.value <= 1;
  @   signals_only ArithmeticException;
  @ pure */
  public static BigFraction moderate(BigFraction kappa) {
    if (Rationals.isZero(kappa)) {
      return BigFraction.ONE;
    }
    BigFraction half = kappa.multiply(2).reciprocal();
    Dyadic rounded = Dyadic.fromFractionDown(half, 4);
    //@ ghost boolean below = below(half.value, kappa.value, rounded.value);
    return rounded.toFraction();
  }
}
