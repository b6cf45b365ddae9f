package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;
//@ model import sextant.exact.Reals;

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
  @           \result.lo().value <= s - twiceOf(modulus.value, g)
  @           && s - twiceOf(modulus.value, g) <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval plainGap(Interval square, Interval gap, BigFraction modulus, int bits) {
    return square.subtract(twice(gap, modulus, bits), bits);
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
  @           \result.lo().value <= keptOf(modulus.value, smoothness.value, s)
  @               - twiceOf(modulus.value, g)
  @           && keptOf(modulus.value, smoothness.value, s) - twiceOf(modulus.value, g)
  @               <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval mappingGap(
      Interval square, Interval gap, BigFraction modulus, BigFraction smoothness, int bits) {
    return kept(square, modulus, smoothness, bits).subtract(twice(gap, modulus, bits), bits);
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
  @           \result.lo().value <= twiceOf(smoothness.value, r) - twiceOf(modulus.value, g)
  @           && twiceOf(smoothness.value, r) - twiceOf(modulus.value, g)
  @               <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval proximalGap(
      Interval rise, Interval gap, BigFraction modulus, BigFraction smoothness, int bits) {
    return twice(rise, smoothness, bits).subtract(twice(gap, modulus, bits), bits);
  }

  /*@ // 2 q v.
  @ public normal_behavior
  @   ensures \result == 2 * (q * v);
  @ public static pure heap_free model \real twiceOf(\real q, \real v) { return 2 * (q * v); }
  @ // (1 - m/L) v.
  @ public normal_behavior
  @   requires ell != 0;
  @   ensures \result == (1 - m / ell) * v;
  @ public static pure heap_free model \real keptOf(\real m, \real ell, \real v) {
  @   return (1 - m / ell) * v;
  @ }
  @*/

  /** Encloses 2 q v for the v of an interval. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; x.lo().value <= v && v <= x.hi().value ==>
  @       \result.lo().value <= twiceOf(q.value, v) && twiceOf(q.value, v) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval twice(Interval x, BigFraction q, int bits) {
    Interval multiple = x.multiply(q, bits);
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert Reals.powerOfTwo(1) == 2;
    return multiple.shift(1);
  }

  /** Encloses (1 - m/L) v for the v of an interval. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && smoothness.value > 0;
  @   ensures (\forall \real v; x.lo().value <= v && v <= x.hi().value ==>
  @       \result.lo().value <= keptOf(modulus.value, smoothness.value, v)
  @       && keptOf(modulus.value, smoothness.value, v) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval kept(Interval x, BigFraction modulus, BigFraction smoothness, int bits) {
    return x.multiply(BigFraction.ONE.subtract(modulus.divide(smoothness)), bits);
  }

  /*@ // 2 k c - k^2 n <= p for k > 0, where c^2 <= p n, as for c = g.s, n = ||s||^2, p =
  @ // ||g||^2.
  @ public normal_behavior
  @   requires k > 0 && n >= 0 && p >= 0 && c * c <= p * n;
  @   ensures \result;
  @   ensures 2 * k * c - k * k * n <= p;
  @ public static pure heap_free model boolean completedSquare(\real k, \real c, \real n,
  @     \real p) {
  @   return true;
  @ }
  @ // The gap is at most g.s - (m/2)||s||^2, so 2 m gap <= ||g||^2.
  @ public normal_behavior
  @   requires m > 0 && 2 * gap <= 2 * c - m * n && 2 * m * c - m * m * n <= p;
  @   ensures \result;
  @   ensures 2 * (m * gap) <= p;
  @ public static pure heap_free model boolean gradientBoundsGap(\real m, \real gap, \real c,
  @     \real n, \real p) {
  @   return true;
  @ }
  @ // The bound with a multiplier: c = g.s - al v.s, p = ||g - al v||^2, r = D^2.
  @ public normal_behavior
  @   requires m >= 0 && al >= 0 && k == m + al && k > 0 && 2 * gap <= 2 * gs - m * ss;
  @   requires vv + 2 * vs + ss <= r && c == gs - al * vs && 2 * k * c - k * k * ss <= p;
  @   ensures \result;
  @   ensures 2 * k * gap <= p + k * al * (r - vv);
  @ public static pure heap_free model boolean multiplierBoundsGap(\real m, \real al, \real k,
  @     \real gap, \real gs, \real vs, \real ss, \real vv, \real r, \real c, \real p) {
  @   return true;
  @ }
  @ // jw, jt, jp: J at w, theta, theta+; gw, gs: g.(w - theta), g.s; hw: G_L.(w - theta);
  @ // n, s: ||w - theta||^2, ||s||^2, so ||G_L||^2 = L^2 s.
  @ public normal_behavior
  @   requires m > 0 && ell >= m && 2 * jw <= 2 * jt + 2 * gw - m * n;
  @   requires 2 * jp >= 2 * jt + 2 * gs - ell * s && gw - gs <= hw - ell * s;
  @   requires 2 * m * hw - m * m * n <= ell * ell * s;
  @   ensures \result;
  @   ensures 2 * m * (jw - jp) <= ell * (ell - m) * s;
  @ public static pure heap_free model boolean mappingBoundsGap(\real m, \real ell, \real jw,
  @     \real jt, \real jp, \real gw, \real gs, \real hw, \real n, \real s) {
  @   return true;
  @ }
  @ // rise >= f a - (L/2) f^2 n at the fraction f = m/L of the way, a >= gap + (m/2) n.
  @ public normal_behavior
  @   requires m > 0 && ell >= m && f * ell == m && 2 * rise >= 2 * f * a - ell * f * f * n;
  @   requires 2 * a >= 2 * gap + m * n && n >= 0;
  @   ensures \result;
  @   ensures ell * rise >= m * gap;
  @ public static pure heap_free model boolean modelBoundsGap(\real m, \real ell, \real f,
  @     \real rise, \real gap, \real a, \real n) {
  @   return true;
  @ }
  @*/
}
