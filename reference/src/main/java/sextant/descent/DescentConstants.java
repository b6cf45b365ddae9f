package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.RobustConstants;
import sextant.curvature.SailConstants;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Margin;

/**
 * What the right side of ORA-T5.2 is made of, computed from an instance, nothing assumed; each a
 * rational that is rounded to the safe side.
 *
 * <pre>
 *   paper                  here           published             sharper
 *   kappa                  modulus        of ORA-T4.8, with     of ORA-T4.8
 *                                         the proved L
 *   lambda_env             lambdaEnv      in (0, 1/kappa)       in (0, 1/kappa)
 *   1 - kappa lambda_env   contraction    by its kappa          by its kappa
 *   L                      curvature      L_env = 1/(lambda_env 1/lambda_env
 *                                         (1 - kappa lambda_env))
 *   G_tot^2                secondMoment   of ORA-LB.4           of ORA-LB.4
 *   G_F                    subgradient    -                     bounds ||v||, v of dF less normals
 *   M                      gradient       -                     bounds ||grad F_env|| on Theta
 * </pre>
 */
public final class DescentConstants {

  private static final int BITS = 256;

  private final /*@ spec_public @*/ BigFraction modulus;
  private final /*@ spec_public @*/ BigFraction lambdaEnv;
  private final /*@ spec_public @*/ BigFraction curvature;
  private final /*@ spec_public @*/ BigFraction secondMoment;

  //@ public invariant lambdaEnv.value > 0 && modulus.value * lambdaEnv.value < 1;

  /*@ private normal_behavior
  @   requires lambdaEnv.value > 0 && modulus.value * lambdaEnv.value < 1;
  @   ensures this.modulus == modulus && this.lambdaEnv == lambdaEnv;
  @   ensures this.curvature == curvature && this.secondMoment == secondMoment;
  @ pure */
  private DescentConstants(
      BigFraction modulus, BigFraction lambdaEnv, BigFraction curvature, BigFraction secondMoment) {
    this.modulus = modulus;
    this.lambdaEnv = lambdaEnv;
    this.curvature = curvature;
    this.secondMoment = secondMoment;
  }

  /**
   * The published constants, with the paper's B = max ||psi||.
   *
   * @param instance with a domain that holds theta_ref
   * @param lambdaEnv positive and below 1/{@link #modulusPublished}
   * @param batch samples a step, positive
   */
  /*@ public behavior
  @   requires lambdaEnv.value > 0 && batch >= 1;
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result.lambdaEnv == lambdaEnv;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static DescentConstants published(Instance instance, BigFraction lambdaEnv, int batch) {
    BigFraction b = FeatureBounds.of(instance).norm();
    BigFraction d = reach(instance);
    BigFraction beta = instance.beta();
    BigFraction kappa = modulusPublished(instance);
    Interval moment =
        RobustConstants.secondMomentPublished(
            notNegative(SailConstants.gradientPublished(b, d, beta, BITS)),
            notNegative(Interval.from(PenaltyConstants.subgradientPublished(b, d), BITS)),
            notNegative(SailConstants.deviation(b, d, beta, BITS)),
            notNegative(PenaltyConstants.deviation(b, d, BITS)),
            lambda(instance),
            batch,
            BITS);
    requireBelow(kappa, lambdaEnv);
    return new DescentConstants(
        kappa, lambdaEnv, MoreauEnvelope.lipschitz(lambdaEnv, kappa), moment.hi().toFraction());
  }

  /**
   * The sharper constants, with B of certified balls.
   *
   * @param instance with a domain that holds theta_ref
   * @param lambdaEnv positive and below 1/kappa, the kappa of {@link ProximalProblem#modulus}
   * @param batch samples a step, positive
   */
  /*@ public behavior
  @   requires lambdaEnv.value > 0 && batch >= 1;
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle.promptCount() == instance.promptNames.length;
  @   requires instance.oracle.responseCount() == instance.responseNames.length;
  @   ensures \result.lambdaEnv == lambdaEnv;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static DescentConstants sharper(Instance instance, BigFraction lambdaEnv, int batch) {
    BigFraction b = FeatureBounds.of(instance).radius();
    BigFraction d = reach(instance);
    BigFraction kappa = ProximalProblem.modulus(instance);
    Interval moment =
        RobustConstants.secondMoment(
            notNegative(gradient(instance, b, d)),
            notNegative(PenaltyConstants.subgradient(b, d, BITS)),
            notNegative(SailConstants.deviation(b, d, instance.beta(), BITS)),
            notNegative(PenaltyConstants.deviation(b, d, BITS)),
            lambda(instance),
            batch,
            BITS);
    requireBelow(kappa, lambdaEnv);
    return new DescentConstants(kappa, lambdaEnv, lambdaEnv.reciprocal(), moment.hi().toFraction());
  }

  /** The published kappa. */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static BigFraction modulusPublished(Instance instance) {
    Interval kappa =
        RobustConstants.modulusPublished(
            FeatureBounds.of(instance).norm(),
            reach(instance),
            instance.beta(),
            instance.rho(),
            BITS);
    return Rationals.max(BigFraction.ZERO, kappa.hi().toFraction());
  }

  /** G_F, at least ||v|| for every v of the subdifferential of L_SAIL + lambda R on Theta. */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle.promptCount() == instance.promptNames.length;
  @   requires instance.oracle.responseCount() == instance.responseNames.length;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static BigFraction subgradient(Instance instance) {
    BigFraction b = FeatureBounds.of(instance).radius();
    BigFraction d = reach(instance);
    return gradient(instance, b, d)
        .add(PenaltyConstants.subgradient(b, d, BITS).multiply(lambda(instance), BITS), BITS)
        .hi()
        .toFraction();
  }

  /**
   * M, at least ||grad F_env|| on Theta: ||theta - theta-hat|| is at most the diameter of Theta,
   * ORA-LD.1 gives G_F/(1 - kappa lambda_env), and F(theta) - F(theta-hat) at least ||theta -
   * theta-hat||^2/(2 lambda_env) gives 2 G_F. The least of the three.
   */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   requires instance.oracle.promptCount() == instance.promptNames.length;
  @   requires instance.oracle.responseCount() == instance.responseNames.length;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public BigFraction gradient(Instance instance) {
    return gradient(subgradient(instance), reach(instance));
  }

  /**
   * The least of the three bounds on ||grad F_env||.
   *
   * @param slope G_F
   * @param reach D, half the diameter of Theta at most
   */
  /*@ normal_behavior
  @   ensures \result.value * lambdaEnv.value <= 2 * reach.value;
  @   ensures \result.value * (1 - modulus.value * lambdaEnv.value) <= slope.value;
  @   ensures \result.value <= 2 * slope.value;
  @   ensures \result.value * lambdaEnv.value == 2 * reach.value
  @       || \result.value * (1 - modulus.value * lambdaEnv.value) == slope.value
  @       || \result.value == 2 * slope.value;
  @ pure */
  BigFraction gradient(BigFraction slope, BigFraction reach) {
    BigFraction byDiameter = reach.multiply(2).divide(lambdaEnv);
    BigFraction byDistance = slope.divide(contraction());
    return least(byDiameter, byDistance, slope.multiply(2));
  }

  /*@ private normal_behavior
  @   ensures \result.value <= a.value && \result.value <= b.value && \result.value <= c.value;
  @   ensures \result == a || \result == b || \result == c;
  @ pure */
  private static BigFraction least(BigFraction a, BigFraction b, BigFraction c) {
    return Rationals.min(a, Rationals.min(b, c));
  }

  /** The bound on ||grad L_SAIL||, under the margin where the oracle keeps it. */
  /*@ private behavior
  @   requires b.value >= 0 && d.value >= 0;
  @   requires instance.oracle.promptCount() == instance.promptNames.length;
  @   requires instance.oracle.responseCount() == instance.responseNames.length;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval gradient(Instance instance, BigFraction b, BigFraction d) {
    BigFraction beta = instance.beta();
    BigFraction delta = instance.delta();
    return Margin.holds(instance, delta)
        ? SailConstants.gradientWithMargin(b, d, beta, delta, BITS)
        : SailConstants.gradient(b, d, beta, BITS);
  }

  /*@ private normal_behavior
  @   ensures \result.value >= 0;
  @ pure */
  private static BigFraction lambda(Instance instance) {
    return instance.rho().multiply(instance.beta());
  }

  /*@ private behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static BigFraction reach(Instance instance) {
    /*@ nullable */ BigFraction d = FeatureBounds.reach(instance);
    if (d == null) {
      throw new IllegalArgumentException("the instance has no domain");
    }
    return d;
  }

  /** The same enclosure of a number that is not negative. */
  /*@ private normal_behavior
  @   ensures \result.lo.value >= 0 && \result.lo.value >= enclosure.lo.value;
  @   ensures \result.hi.value >= enclosure.hi.value;
  @ pure */
  private static Interval notNegative(Interval enclosure) {
    return enclosure.max(Interval.ZERO);
  }

  /*@ private behavior
  @   ensures kappa.value * lambdaEnv.value < 1;
  @   signals_only IllegalArgumentException;
  @ pure */
  private static void requireBelow(BigFraction kappa, BigFraction lambdaEnv) {
    if (kappa.multiply(lambdaEnv).compareTo(BigFraction.ONE) >= 0) {
      throw new IllegalArgumentException("lambda_env must be below 1/kappa");
    }
  }

  /** kappa. */
  public BigFraction modulus() {
    return modulus;
  }

  /** lambda_env. */
  public BigFraction lambdaEnv() {
    return lambdaEnv;
  }

  /** 1 - kappa lambda_env, positive. */
  /*@ public normal_behavior
  @   ensures \result.value == 1 - modulus.value * lambdaEnv.value;
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction contraction() {
    return BigFraction.ONE.subtract(modulus.multiply(lambdaEnv));
  }

  /** L. */
  public BigFraction curvature() {
    return curvature;
  }

  /** G_tot^2. */
  public BigFraction secondMoment() {
    return secondMoment;
  }
}
