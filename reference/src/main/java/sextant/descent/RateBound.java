package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * The bound on the rate of R-SCGD and its best step size (ORA, Theorem 5.2 and Corollary 5.3).
 *
 * <pre>
 *   paper                     here            meaning
 *   Delta                     gap             at least F_env(theta_0) - F_inf
 *   G_tot^2                   secondMoment    bounds E||G||^2
 *   T                         steps           number of steps, positive
 *   eta                       step            the step size
 *   c                         contraction     1 - kappa lambda_env
 *   L                         curvature       L_env = 1/(lambda_env c), or 1/lambda_env, which will do
 *   Delta/(eta c T) +         rightSide       bounds E||grad F_env(theta_R)||^2
 *     L eta G_tot^2/(2c)
 *   sqrt(2 Delta/(L G_tot^2 T))   bestStep    where the right side is least
 *   sqrt(2 L G_tot^2 Delta/T)/c   leastRightSide   what it is there
 *   2 L G_tot^2 Delta/(c eps)^2   horizon     T from which that is at most eps
 * </pre>
 *
 * <p>With L = L_env these are the paper's eta = sqrt(2 lambda_env c Delta/(G_tot^2 T)), rate sqrt(2
 * G_tot^2 Delta/(lambda_env c^3 T)) and T = 2 G_tot^2 Delta/(lambda_env c^3 eps^2).
 */
public final class RateBound {

  private RateBound() {}

  /**
   * Encloses Delta/(eta c T) + L eta G_tot^2/(2c).
   *
   * @param step encloses eta, positive
   */
  public static Interval rightSide(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction,
      Interval step,
      int bits) {
    Interval start =
        Interval.from(gap.divide(contraction.multiply(steps)), bits).divide(step, bits);
    BigFraction noise =
        curvature.multiply(secondMoment).divide(contraction.multiply(BigFraction.TWO));
    return start.add(step.multiply(noise, bits), bits);
  }

  /**
   * ORA-T5.2. Delta/(eta c T) + L eta G_tot^2/(2c) + drift/(eta c), which bounds the mean of ||grad
   * F_env||^2 over the iterates, in expectation.
   *
   * @param gap Delta
   * @param secondMoment G_tot^2
   * @param steps T, positive
   * @param curvature L_env or 1/lambda_env
   * @param contraction 1 - kappa lambda_env, positive
   * @param step eta, positive
   * @param drift what rounding an iterate can add to F_env in a step; 0 for exact iterates
   */
  /*@ public normal_behavior
  @   requires steps.value > 0 && contraction.value > 0 && step.value > 0;
  @   ensures \result.value * (step.value * (contraction.value * steps.value))
  @       == gap.value + drift.value * steps.value
  @           + curvature.value * (step.value * step.value)
  @               * (secondMoment.value * steps.value) / 2;
  @ pure */
  public static BigFraction rightSide(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction,
      BigFraction step,
      BigFraction drift) {
    BigFraction sum =
        gap.add(drift.multiply(steps)).add(noise(secondMoment, steps, curvature, step));
    return sum.divide(divisor(steps, contraction, step));
  }

  /** L eta^2 G_tot^2 T/2, what the variance of all steps adds. */
  /*@ normal_behavior
  @   ensures \result.value == curvature.value * (step.value * step.value)
  @       * (secondMoment.value * steps.value) / 2;
  @ pure */
  private static BigFraction noise(
      BigFraction secondMoment, BigFraction steps, BigFraction curvature, BigFraction step) {
    return curvature.multiply(step.multiply(step)).multiply(secondMoment.multiply(steps)).divide(2);
  }

  /** eta c T. */
  /*@ normal_behavior
  @   requires steps.value > 0 && contraction.value > 0 && step.value > 0;
  @   ensures \result.value == step.value * (contraction.value * steps.value);
  @   ensures \result.value > 0;
  @ pure */
  private static BigFraction divisor(BigFraction steps, BigFraction contraction, BigFraction step) {
    return step.multiply(contraction.multiply(steps));
  }

  /** Encloses the step size at which the right side is least. */
  public static Interval bestStep(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      int bits) {
    BigFraction square =
        gap.multiply(BigFraction.TWO).divide(curvature.multiply(secondMoment).multiply(steps));
    return Elementary.sqrt(Interval.from(square, bits), bits);
  }

  /** Encloses the right side at its best step size. */
  public static Interval leastRightSide(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction,
      int bits) {
    BigFraction square =
        curvature.multiply(secondMoment).multiply(gap).multiply(BigFraction.TWO).divide(steps);
    return Elementary.sqrt(Interval.from(square, bits), bits)
        .multiply(contraction.reciprocal(), bits);
  }

  /**
   * ORA-C5.3. The T at which the least right side is eps: with more steps it is smaller.
   *
   * @param gap Delta
   * @param secondMoment G_tot^2
   * @param curvature L_env or 1/lambda_env
   * @param contraction 1 - kappa lambda_env, positive
   * @param epsilon the accuracy asked of the squared norm, positive
   */
  /*@ public normal_behavior
  @   requires contraction.value > 0 && epsilon.value > 0;
  @   ensures \result.value * (contraction.value * contraction.value
  @       * (epsilon.value * epsilon.value))
  @       == 2 * (curvature.value * secondMoment.value * gap.value);
  @ pure */
  public static BigFraction horizon(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction curvature,
      BigFraction contraction,
      BigFraction epsilon) {
    BigFraction product = curvature.multiply(secondMoment).multiply(gap);
    BigFraction squares = contraction.multiply(contraction).multiply(epsilon.multiply(epsilon));
    return product.multiply(BigFraction.TWO).divide(squares);
  }
}
