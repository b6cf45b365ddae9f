package sextant.revkl;

import java.math.BigInteger;
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
  /*@ public normal_behavior
  @   requires threshold.value >= 0;
  @   ensures 2 * threshold.value + 1 < 2 * \result.value;
  @   ensures 2 * \result.value <= 2 * threshold.value + 3;
  @ pure */
  public static BigFraction moderate(BigFraction threshold) {
    BigFraction raised = threshold.add(BigFraction.ONE_HALF);
    BigInteger numerator = raised.getNumerator();
    BigInteger denominator = raised.getDenominator();
    //@ ghost boolean part = wholePart(numerator.value, denominator.value);
    BigInteger whole = numerator.divide(denominator);
    /*@ ghost boolean below = divided(
    @     raised.value, denominator.value, numerator.value, whole.value); @*/
    return new BigFraction(whole).add(BigFraction.ONE);
  }

  /*@ // The whole part of n/d.
  @ private normal_behavior
  @   requires n >= 0 && d > 0;
  @   ensures \result;
  @   ensures (n / d) * d <= n && n < (n / d) * d + d;
  @ private static pure heap_free model boolean wholePart(\bigint n, \bigint d) { return true; }
  @ // q d = n with w d <= n < w d + d gives w <= q < w + 1.
  @ private normal_behavior
  @   requires d > 0 && q * d == n && w * d <= n && n < w * d + d;
  @   ensures \result;
  @   ensures w <= q && q < w + 1;
  @ private static pure heap_free model boolean divided(\real q, \real d, \real n, \real w) {
  @   return true;
  @ }
  @*/

  /** Whether gamma is above the threshold. */
  /*@ normal_behavior
  @   ensures \result <==> gamma.value > threshold.value;
  @ pure */
  static boolean isAbove(BigFraction gamma, BigFraction threshold) {
    return Rationals.signum(gamma.subtract(threshold)) > 0;
  }

  /*@ // |e| <= k, e = sigma - p*: e (a^2 - b^2) >= -k (a^2 + b^2).
  @ public normal_behavior
  @   requires 0 - k <= e && e <= k;
  @   ensures \result;
  @   ensures e * (a * a - b * b) >= 0 - k * (a * a + b * b);
  @ public static pure heap_free model boolean crossTerm(\real e, \real k, \real a, \real b) {
  @   return true;
  @ }
  @ // The loss l >= l0 times (a + b)^2 - 2 v, v >= 0.
  @ public normal_behavior
  @   requires l >= low && v >= 0;
  @   ensures \result;
  @   ensures (l - low) * ((a + b) * (a + b) - 2 * v) >= 0 - 2 * v * (l - low);
  @ public static pure heap_free model boolean lossTerm(\real l, \real low, \real a, \real b,
  @     \real v) {
  @   return true;
  @ }
  @ // The three terms together are at least -C v; h = log 2 - l0 + beta E|h|, at most log 2
  @ // - l0 + beta D B = room.
  @ public normal_behavior
  @   requires first >= 0 && second >= 0 - 4 * k * beta * v && third >= 0 - 2 * v * h;
  @   requires h <= room && v >= 0 && c == 4 * k * beta + 2 * room;
  @   ensures \result;
  @   ensures first + second + third >= 0 - c * v;
  @ public static pure heap_free model boolean sumOfTerms(\real first, \real second,
  @     \real third, \real beta, \real k, \real v, \real h, \real room, \real c) {
  @   return true;
  @ }
  @ // h >= -C f, f >= lambda_F n: h + gamma f >= (gamma - C) lambda_F n.
  @ public normal_behavior
  @   requires h >= 0 - c * f && f >= least * n && gamma >= c;
  @   ensures \result;
  @   ensures h + gamma * f >= (gamma - c) * least * n;
  @ public static pure heap_free model boolean strongConcavity(\real h, \real f, \real n,
  @     \real c, \real gamma, \real least) {
  @   return true;
  @ }
  @ // h >= -L^- n, f >= lambda_F n, gamma lambda_F >= L^- + m.
  @ public normal_behavior
  @   requires h >= 0 - lower * n && f >= least * n && n >= 0 && gamma >= 0;
  @   requires gamma * least >= lower + m;
  @   ensures \result;
  @   ensures h + gamma * f >= m * n;
  @ public static pure heap_free model boolean crudeConcavity(\real h, \real f, \real n,
  @     \real lower, \real gamma, \real least, \real m) {
  @   return true;
  @ }
  @ // h >= -C f, q >= r f with r = 1 - 2 D B, gamma r >= C.
  @ public normal_behavior
  @   requires h >= 0 - c * f && f >= 0 && q >= r * f && gamma >= 0 && gamma * r >= c;
  @   ensures \result;
  @   ensures h + gamma * q >= 0;
  @ public static pure heap_free model boolean otherConcavity(\real h, \real f, \real q,
  @     \real c, \real gamma, \real r) {
  @   return true;
  @ }
  @ // h <= L^+ n, f <= s n with s = B^2.
  @ public normal_behavior
  @   requires h <= upper * n && f <= s * n && gamma >= 0;
  @   ensures \result;
  @   ensures h + gamma * f <= (upper + gamma * s) * n;
  @ public static pure heap_free model boolean upperSide(\real h, \real f, \real n,
  @     \real upper, \real gamma, \real s) {
  @   return true;
  @ }
  @*/
}
