package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

/**
 * How fast projected ascent on an m-strongly concave J converges, and what the divergence costs
 * (reconstructed).
 *
 * <pre>
 *   symbol                    here            meaning
 *   b_t                       bound           bounds J* - J_t
 *   (1 - m/L) b_t + s         nextBound       bounds J* - J_(t+1); s bounds what rounding the step
 *                                             costs
 *   2 G^2/(m (T + 1))         averagedBound   bounds E[J* - J(average)] after T stochastic steps of
 *                                             sizes 2/(m (t + 1)), t = 1..T, weights proportional
 *                                             to t; G^2 bounds E||G_t||^2
 *   2/(m (t + 1))             step            the t-th step size
 *   (1 - eta m) a - 2 eta g   oneStepBound    bounds E||theta_(t+1) - theta*||^2, a = ||theta_t -
 *     + eta^2 E||G||^2                        theta*||^2, g = J* - J_t
 *   2 G^2/(m eps) - 1         horizon         T from which that is at most eps
 *   gamma B^2 D^2/2           biasBound       bounds J_0(theta*) - J_0(theta*_gamma)
 * </pre>
 */
public final class AscentRate {

  private AscentRate() {}

  /**
   * RKL-LIN. Encloses (1 - m/L) b + s, which bounds the gap after one more step.
   *
   * @param bound encloses b, a bound on the gap before the step
   * @param modulus m
   * @param smoothness L, positive
   * @param slip encloses s
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && smoothness.value > 0;
  @   ensures (\forall \real b; bound.lo().value <= b && b <= bound.hi().value ==>
  @       (\forall \real s; slip.lo().value <= s && s <= slip.hi().value ==>
  @           \result.lo().value <= (1 - modulus.value / smoothness.value) * b + s
  @           && (1 - modulus.value / smoothness.value) * b + s <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval nextBound(
      Interval bound, BigFraction modulus, BigFraction smoothness, Interval slip, int bits) {
    BigFraction kept = BigFraction.ONE.subtract(modulus.divide(smoothness));
    return bound.multiply(kept, bits).add(slip, bits);
  }

  /**
   * RKL-STO. The bound 2 G^2/(m (T + 1)) on the expected gap of the weighted average.
   *
   * @param secondMoment G^2
   * @param modulus m, positive
   * @param steps T, at least 1
   */
  /*@ public normal_behavior
  @   requires modulus.value > 0 && steps.value >= 1;
  @   ensures \result.value * (modulus.value * (steps.value + 1)) == 2 * secondMoment.value;
  @ pure */
  public static BigFraction averagedBound(
      BigFraction secondMoment, BigFraction modulus, BigFraction steps) {
    return secondMoment.multiply(2).divide(modulus.multiply(steps.add(BigFraction.ONE)));
  }

  /**
   * The t-th step size 2/(m (t + 1)).
   *
   * @param modulus m, positive
   * @param t from 1 on
   */
  /*@ public normal_behavior
  @   requires modulus.value > 0 && t >= 1;
  @   ensures \result.value * (modulus.value * (t + 1)) == 2;
  @ pure */
  public static BigFraction step(BigFraction modulus, int t) {
    return BigFraction.TWO.divide(modulus.multiply(new BigFraction(t).add(BigFraction.ONE)));
  }

  /**
   * Encloses (1 - eta m) a - 2 eta g + eta^2 M, which bounds E||theta_(t+1) - theta*||^2.
   *
   * @param square encloses a = ||theta_t - theta*||^2
   * @param gap encloses g = J* - J_t
   * @param moment encloses M = E||G||^2
   * @param step eta, positive
   * @param modulus m
   */
  public static Interval oneStepBound(
      Interval square,
      Interval gap,
      Interval moment,
      BigFraction step,
      BigFraction modulus,
      int bits) {
    BigFraction kept = BigFraction.ONE.subtract(step.multiply(modulus));
    return square
        .multiply(kept, bits)
        .subtract(gap.multiply(step.multiply(2), bits), bits)
        .add(moment.multiply(step.multiply(step), bits), bits);
  }

  /**
   * The T at which 2 G^2/(m (T + 1)) is eps: with more steps it is smaller.
   *
   * @param secondMoment G^2
   * @param modulus m, positive
   * @param epsilon positive
   */
  /*@ public normal_behavior
  @   requires modulus.value > 0 && epsilon.value > 0;
  @   ensures (\result.value + 1) * (modulus.value * epsilon.value) == 2 * secondMoment.value;
  @ pure */
  public static BigFraction horizon(
      BigFraction secondMoment, BigFraction modulus, BigFraction epsilon) {
    return secondMoment.multiply(2).divide(modulus.multiply(epsilon)).subtract(BigFraction.ONE);
  }

  /**
   * RKL-BIAS. gamma B^2 D^2/2, which bounds what the maximiser of J_gamma loses in J_0, for both
   * divergences.
   *
   * @param gamma at least 0
   * @param b B
   * @param d D
   */
  /*@ public normal_behavior
  @   ensures 2 * \result.value == gamma.value * ((b.value * d.value) * (b.value * d.value));
  @ pure */
  public static BigFraction biasBound(BigFraction gamma, BigFraction b, BigFraction d) {
    BigFraction reach = b.multiply(d);
    return gamma.multiply(reach.multiply(reach)).divide(2);
  }
}
