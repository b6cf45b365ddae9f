package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * When J_gamma is concave, and how much (reconstructed). C is such that Hess L_SAIL &gt;= -C F on
 * Theta, F the Fisher matrix; lambda_F bounds the eigenvalues of F on Theta from below.
 *
 * <pre>
 *   symbol                         here              meaning
 *   C                              threshold         of {@link sextant.curvature.SailConstants}
 *   m = (gamma - C) lambda_F       modulus           J_gamma is m-strongly concave: klRefPolicy
 *   L = L^+ + gamma B^2            smoothness        J_gamma bends downward by no more: klRefPolicy
 *   (L^- + m)/lambda_F             crudeThreshold    the gamma that a bound on Hess L_SAIL by -L^-
 *                                                    asks for the same m
 *   C/(1 - 2 D B)                  otherThreshold    J_gamma with klPolicyRef is concave from there
 *                                                    on, where 2 D B &lt; 1
 * </pre>
 */
public final class Concavity {

  private Concavity() {}

  /**
   * RKL-CONC. The modulus of strong concavity m = (gamma - C) lambda_F of J_gamma with klRefPolicy;
   * concave already at gamma = C.
   *
   * @param gamma the weight of the divergence
   * @param threshold C
   * @param leastFisher lambda_F, at least 0
   */
  /*@ public normal_behavior
  @   ensures \result.value == (gamma.value - threshold.value) * leastFisher.value;
  @ pure */
  public static BigFraction modulus(
      BigFraction gamma, BigFraction threshold, BigFraction leastFisher) {
    return gamma.subtract(threshold).multiply(leastFisher);
  }

  /**
   * The gamma from which gamma lambda_F &gt;= L^- + m: what strong concavity with modulus m costs
   * when the Hessian of L_SAIL is bounded by -L^- alone.
   *
   * @param lower L^-
   * @param modulus m
   * @param leastFisher lambda_F, positive
   */
  /*@ public normal_behavior
  @   requires leastFisher.value > 0;
  @   ensures \result.value * leastFisher.value == lower.value + modulus.value;
  @ pure */
  public static BigFraction crudeThreshold(
      BigFraction lower, BigFraction modulus, BigFraction leastFisher) {
    return lower.add(modulus).divide(leastFisher);
  }

  /**
   * L = L^+ + gamma B^2: no curvature of -J_gamma on Theta is above it, with klRefPolicy.
   *
   * @param upper L^+
   * @param gamma at least 0
   * @param b B
   */
  /*@ public normal_behavior
  @   ensures \result.value == upper.value + gamma.value * (b.value * b.value);
  @ pure */
  public static BigFraction smoothness(BigFraction upper, BigFraction gamma, BigFraction b) {
    return upper.add(gamma.multiply(b.multiply(b)));
  }

  /**
   * C/(1 - 2 D B), from which on J_gamma with klPolicyRef is concave: Hess klPolicyRef &gt;= (1 - 2
   * D B) F.
   *
   * @param threshold C
   * @param d D
   * @param b B, with 2 D B &lt; 1
   */
  /*@ public normal_behavior
  @   requires 2 * (d.value * b.value) < 1;
  @   ensures \result.value * (1 - 2 * (d.value * b.value)) == threshold.value;
  @ pure */
  public static BigFraction otherThreshold(BigFraction threshold, BigFraction d, BigFraction b) {
    return threshold.divide(BigFraction.ONE.subtract(d.multiply(b).multiply(2)));
  }

  /**
   * A moderate gamma above the threshold: the least integer that exceeds C + 1/2.
   *
   * @param threshold C, at least 0
   */
  public static BigFraction moderate(BigFraction threshold) {
    BigFraction raised = threshold.add(BigFraction.ONE_HALF);
    return new BigFraction(raised.getNumerator().divide(raised.getDenominator()))
        .add(BigFraction.ONE);
  }

  /** Whether gamma is above the threshold. */
  static boolean isAbove(BigFraction gamma, BigFraction threshold) {
    return Rationals.signum(gamma.subtract(threshold)) > 0;
  }
}
