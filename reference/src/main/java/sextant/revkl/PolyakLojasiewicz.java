package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

/**
 * Three inequalities of Polyak and Lojasiewicz for an m-strongly concave J on a convex Theta whose
 * negative bends upward by at most L (reconstructed). They are different claims: the first speaks
 * of the gradient, the others of the projected step theta+ = proj(theta + grad J/L).
 *
 * <pre>
 *   symbol                              here           meaning
 *   J* - J(theta)                       gap            J* the maximum over Theta
 *   ||grad J||^2 - 2 m gap              plainGap       at least 0
 *   G_L = L (theta+ - theta)            -              the gradient mapping
 *   (1 - m/L) ||G_L||^2                 mappingGap     at least 0, gap taken at theta+
 *     - 2 m (J* - J(theta+))
 *   max over w in Theta of              rise           the best of the quadratic model, reached at
 *     grad J·(w - theta)                               w = theta+
 *     - (L/2) ||w - theta||^2
 *   2 L rise - 2 m gap                  proximalGap    at least 0
 * </pre>
 */
public final class PolyakLojasiewicz {

  private PolyakLojasiewicz() {}

  /**
   * RKL-PL. Encloses ||grad J(theta)||^2 - 2 m (J* - J(theta)), which is at least 0.
   *
   * @param square encloses ||grad J(theta)||^2
   * @param gap encloses J* - J(theta)
   * @param modulus m
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real s; square.lo().value <= s && s <= square.hi().value ==>
  @       (\forall \real g; gap.lo().value <= g && g <= gap.hi().value ==>
  @           \result.lo().value <= s - 2 * (modulus.value * g)
  @           && s - 2 * (modulus.value * g) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval plainGap(Interval square, Interval gap, BigFraction modulus, int bits) {
    return square.subtract(gap.multiply(modulus, bits).shift(1), bits);
  }

  /**
   * RKL-PL-MAP. Encloses (1 - m/L) ||G_L||^2 - 2 m (J* - J(theta+)), which is at least 0.
   *
   * @param square encloses ||G_L||^2
   * @param gap encloses J* - J(theta+), at the point that the step reaches
   * @param modulus m
   * @param smoothness L, positive
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && smoothness.value > 0;
  @   ensures (\forall \real s; square.lo().value <= s && s <= square.hi().value ==>
  @       (\forall \real g; gap.lo().value <= g && g <= gap.hi().value ==>
  @           \result.lo().value <= (1 - modulus.value / smoothness.value) * s
  @               - 2 * (modulus.value * g)
  @           && (1 - modulus.value / smoothness.value) * s - 2 * (modulus.value * g)
  @               <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval mappingGap(
      Interval square, Interval gap, BigFraction modulus, BigFraction smoothness, int bits) {
    BigFraction kept = BigFraction.ONE.subtract(modulus.divide(smoothness));
    return square.multiply(kept, bits).subtract(gap.multiply(modulus, bits).shift(1), bits);
  }

  /**
   * RKL-PL-PROX. Encloses 2 L rise - 2 m (J* - J(theta)), which is at least 0.
   *
   * @param rise encloses the best of the quadratic model
   * @param gap encloses J* - J(theta), at the point where the step starts
   * @param modulus m
   * @param smoothness L
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real r; rise.lo().value <= r && r <= rise.hi().value ==>
  @       (\forall \real g; gap.lo().value <= g && g <= gap.hi().value ==>
  @           \result.lo().value <= 2 * (smoothness.value * r) - 2 * (modulus.value * g)
  @           && 2 * (smoothness.value * r) - 2 * (modulus.value * g) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval proximalGap(
      Interval rise, Interval gap, BigFraction modulus, BigFraction smoothness, int bits) {
    Interval model = rise.multiply(smoothness, bits).shift(1);
    return model.subtract(gap.multiply(modulus, bits).shift(1), bits);
  }
}
