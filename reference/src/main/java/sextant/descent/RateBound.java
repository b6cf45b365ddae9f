package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires steps.value > 0 && contraction.value > 0 && step.lo.value > 0;
  @   ensures (\forall \real e; step.lo.value <= e && e <= step.hi.value ==>
  @       \result.lo.value <= gap.value / (contraction.value * steps.value) / e
  @           + curvature.value * secondMoment.value / (contraction.value * 2) * e
  @       && gap.value / (contraction.value * steps.value) / e
  @           + curvature.value * secondMoment.value / (contraction.value * 2) * e
  @           <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval rightSide(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction,
      Interval step,
      int bits) {
    Interval start = start(gap.divide(contraction.multiply(steps)), step, bits);
    BigFraction noise =
        curvature.multiply(secondMoment).divide(contraction.multiply(BigFraction.TWO));
    return start.add(noise(noise, step, bits), bits);
  }

  /** Encloses q/eta. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && step.lo.value > 0;
  @   ensures (\forall \real e; step.lo.value <= e && e <= step.hi.value ==>
  @       \result.lo.value <= q.value / e && q.value / e <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval start(BigFraction q, Interval step, int bits) {
    return Interval.from(q, bits).divide(step, bits);
  }

  /** Encloses q eta. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real e; step.lo.value <= e && e <= step.hi.value ==>
  @       \result.lo.value <= q.value * e && q.value * e <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval noise(BigFraction q, Interval step, int bits) {
    return step.multiply(q, bits);
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

  /*@ // ORA-C5.3: K times what 2 Delta + K eta^2 T exceeds 2 eta T r by is a square times T,
  @ // where r^2 T = 2 K Delta and K = L G_tot^2.
  @ public normal_behavior
  @   requires r * r * steps == 2 * k * delta;
  @   ensures \result;
  @   ensures k * (2 * delta + k * eta * eta * steps - 2 * eta * steps * r)
  @       == steps * (k * eta - r) * (k * eta - r);
  @ public static pure model boolean square(\real k, \real delta, \real steps, \real eta,
  @     \real r) { return true; }
  @*/

  /*@ // ORA-C5.3: so no step size gives less than r/c: Delta/(eta c T) + K eta/(2c) >= r/c,
  @ // times 2 eta c T.
  @ public normal_behavior
  @   requires k >= 0 && delta >= 0 && steps > 0 && eta > 0 && r >= 0;
  @   requires r * r * steps == 2 * k * delta;
  @   ensures \result;
  @   ensures 2 * delta + k * eta * eta * steps >= 2 * eta * steps * r;
  @ public static pure model boolean least(\real k, \real delta, \real steps, \real eta,
  @     \real r) { return true; }
  @*/

  /*@ // ORA-C5.3: at eta^2 K T = 2 Delta it is r/c.
  @ public normal_behavior
  @   requires k > 0 && delta >= 0 && steps > 0 && eta >= 0 && r >= 0;
  @   requires r * r * steps == 2 * k * delta && eta * eta * k * steps == 2 * delta;
  @   ensures \result;
  @   ensures r == k * eta;
  @   ensures 2 * delta + k * eta * eta * steps == 2 * eta * steps * r;
  @ public static pure model boolean attained(\real k, \real delta, \real steps, \real eta,
  @     \real r) { return true; }
  @*/

  /*@ // ORA-C5.3: r/c is at most eps exactly from T = 2 K Delta/(c eps)^2 on; e = c eps.
  @ public normal_behavior
  @   requires steps > 0 && r >= 0 && e >= 0 && r * r * steps == 2 * k * delta;
  @   ensures \result;
  @   ensures r <= e <==> 2 * k * delta <= steps * e * e;
  @ public static pure model boolean reached(\real k, \real delta, \real steps, \real r,
  @     \real e) { return true; }
  @*/

  /** Encloses the step size at which the right side is least: e with e^2 L G_tot^2 T = 2 Delta. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gap.value >= 0 && secondMoment.value > 0 && steps.value > 0;
  @   requires curvature.value > 0;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real e; e >= 0 && e * e
  @       == gap.value * 2 / (curvature.value * secondMoment.value * steps.value) ==>
  @       \result.lo.value <= e && e <= \result.hi.value);
  @ pure */
  public static Interval bestStep(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      int bits) {
    BigFraction divisor = curvature.multiply(secondMoment).multiply(steps);
    //@ ghost boolean first = positive(curvature.value, secondMoment.value);
    //@ ghost boolean second = positive(curvature.value * secondMoment.value, steps.value);
    BigFraction twice = gap.multiply(BigFraction.TWO);
    BigFraction square = twice.divide(divisor);
    //@ ghost boolean third = quotient(square.value, twice.value, divisor.value);
    return root(square, bits);
  }

  /*@ // Products of positive numbers are positive.
  @ public normal_behavior
  @   requires a > 0 && b > 0;
  @   ensures \result;
  @   ensures a * b > 0;
  @ public static pure model boolean positive(\real a, \real b) { return true; }
  @*/

  /*@ // Products of numbers that are not negative, and a quotient of such a number.
  @ public normal_behavior
  @   requires a >= 0 && b >= 0;
  @   ensures \result;
  @   ensures a * b >= 0;
  @ public static pure model boolean nonNegative(\real a, \real b) { return true; }
  @ public normal_behavior
  @   requires p >= 0 && s > 0 && q * s == p;
  @   ensures \result;
  @   ensures q >= 0;
  @ public static pure model boolean quotient(\real q, \real p, \real s) { return true; }
  @*/

  /** Encloses the root of q, which is at least 0. */
  /*@ normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && q.value >= 0;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real r; r >= 0 && r * r == q.value ==>
  @       \result.lo.value <= r && r <= \result.hi.value);
  @ pure */
  private static Interval root(BigFraction q, int bits) {
    Interval square = Interval.from(q, bits).max(Interval.ZERO);
    //@ assert square.lo.value <= q.value && q.value <= square.hi.value;
    return Elementary.sqrt(square, bits);
  }

  /** Encloses the right side at its best step size: r/c with r^2 T = 2 L G_tot^2 Delta. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gap.value >= 0 && secondMoment.value >= 0 && steps.value > 0;
  @   requires curvature.value >= 0 && contraction.value > 0;
  @   ensures (\forall \real r; r >= 0 && r * r
  @       == curvature.value * secondMoment.value * gap.value * 2 / steps.value ==>
  @       \result.lo.value <= r / contraction.value
  @       && r / contraction.value <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval leastRightSide(
      BigFraction gap,
      BigFraction secondMoment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction,
      int bits) {
    BigFraction product = curvature.multiply(secondMoment).multiply(gap).multiply(BigFraction.TWO);
    //@ ghost boolean first = nonNegative(curvature.value, secondMoment.value);
    //@ ghost boolean second = nonNegative(curvature.value * secondMoment.value, gap.value);
    BigFraction square = product.divide(steps);
    //@ ghost boolean third = quotient(square.value, product.value, steps.value);
    return root(square, bits).multiply(contraction.reciprocal(), bits);
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
