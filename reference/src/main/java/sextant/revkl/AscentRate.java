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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real a; square.lo().value <= a && a <= square.hi().value ==>
  @       (\forall \real g; gap.lo().value <= g && g <= gap.hi().value ==>
  @           (\forall \real v; moment.lo().value <= v && v <= moment.hi().value ==>
  @               \result.lo().value <= keptOf(step.value * modulus.value, a)
  @                   - gainOf(step.value, g) + noiseOf(step.value, v)
  @               && keptOf(step.value * modulus.value, a)
  @                   - gainOf(step.value, g) + noiseOf(step.value, v) <= \result.hi().value)));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval oneStepBound(
      Interval square,
      Interval gap,
      Interval moment,
      BigFraction step,
      BigFraction modulus,
      int bits) {
    return kept(square, step.multiply(modulus), bits)
        .subtract(gain(gap, step, bits), bits)
        .add(noise(moment, step, bits), bits);
  }

  /*@ // (1 - s) a.
  @ public normal_behavior
  @   ensures \result == (1 - s) * a;
  @ public static pure heap_free model \real keptOf(\real s, \real a) { return (1 - s) * a; }
  @ // 2 eta g.
  @ public normal_behavior
  @   ensures \result == eta * 2 * g;
  @ public static pure heap_free model \real gainOf(\real eta, \real g) { return eta * 2 * g; }
  @ // eta^2 v.
  @ public normal_behavior
  @   ensures \result == eta * eta * v;
  @ public static pure heap_free model \real noiseOf(\real eta, \real v) { return eta * eta * v; }
  @*/

  /** Encloses (1 - s) a. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real a; square.lo().value <= a && a <= square.hi().value ==>
  @       \result.lo().value <= keptOf(share.value, a)
  @       && keptOf(share.value, a) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval kept(Interval square, BigFraction share, int bits) {
    return square.multiply(BigFraction.ONE.subtract(share), bits);
  }

  /** Encloses 2 eta g. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real g; gap.lo().value <= g && g <= gap.hi().value ==>
  @       \result.lo().value <= gainOf(step.value, g)
  @       && gainOf(step.value, g) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval gain(Interval gap, BigFraction step, int bits) {
    return gap.multiply(step.multiply(2), bits);
  }

  /** Encloses eta^2 v. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real v; moment.lo().value <= v && v <= moment.hi().value ==>
  @       \result.lo().value <= noiseOf(step.value, v)
  @       && noiseOf(step.value, v) <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval noise(Interval moment, BigFraction step, int bits) {
    return moment.multiply(step.multiply(step), bits);
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

  /*@ // J+ >= J + rise, L rise >= m (J* - J), and rounding costs at most e.
  @ public normal_behavior
  @   requires ell > 0 && reached >= here + rise && ell * rise >= m * (best - here);
  @   requires rounded >= reached - e;
  @   ensures \result;
  @   ensures ell * (best - rounded) <= (ell - m) * (best - here) + ell * e;
  @ public static pure heap_free model boolean stepShrinksGap(\real m, \real ell, \real best,
  @     \real here, \real reached, \real rounded, \real rise, \real e) {
  @   return true;
  @ }
  @ // b <= q a and a <= p c give b <= (q p) c.
  @ public normal_behavior
  @   requires q >= 0 && b <= q * a && a <= p * c;
  @   ensures \result;
  @   ensures b <= q * p * c;
  @ public static pure heap_free model boolean stepsMultiply(\real a, \real b, \real c,
  @     \real p, \real q) {
  @   return true;
  @ }
  @ // a, b: J_0 at its maximiser and at that of J_gamma; ka, kb: K there; s = B^2, r = D^2.
  @ public normal_behavior
  @   requires gamma >= 0 && a >= b && b - gamma * kb >= a - gamma * ka && kb >= 0;
  @   requires 2 * ka <= s * n && n <= r && s >= 0;
  @   ensures \result;
  @   ensures 0 <= a - b;
  @   ensures a - b <= gamma * (ka - kb);
  @   ensures gamma * (ka - kb) <= gamma * ka;
  @   ensures 2 * gamma * ka <= gamma * s * r;
  @ public static pure heap_free model boolean biasChain(\real gamma, \real a, \real b,
  @     \real ka, \real kb, \real n, \real s, \real r) {
  @   return true;
  @ }
  @ // c >= gap + (m/2) a bounds the distance after a step, eta its size, v = E||G||^2 <= g.
  @ public normal_behavior
  @   requires eta > 0 && next <= a - 2 * eta * c + eta * eta * v && 2 * c >= 2 * gap + m * a;
  @   requires v <= g;
  @   ensures \result;
  @   ensures next <= (1 - eta * m) * a - 2 * eta * gap + eta * eta * g;
  @ public static pure heap_free model boolean distanceAfterStep(\real eta, \real m, \real a,
  @     \real next, \real c, \real gap, \real v, \real g) {
  @   return true;
  @ }
  @ // The same with eta k = 2, k = m (t + 1), times k^2.
  @ public normal_behavior
  @   requires k > 0 && eta * k == 2;
  @   requires next <= (1 - eta * m) * a - 2 * eta * gap + eta * eta * g;
  @   ensures \result;
  @   ensures k * k * next <= k * k * a - 2 * m * k * a - 4 * k * gap + 4 * g;
  @ public static pure heap_free model boolean solvedForGap(\real eta, \real m, \real k,
  @     \real a, \real next, \real gap, \real g) {
  @   return true;
  @ }
  @ // The same divided by k and with u = t + 1 as its weight: 4 m t gap <= 4 g + m^2 (t (t
  @ // - 1) a - t (t + 1) a+).
  @ public normal_behavior
  @   requires m > 0 && t >= 1 && g >= 0 && k == m * (t + 1);
  @   requires k * k * next <= k * k * a - 2 * m * k * a - 4 * k * gap + 4 * g;
  @   ensures \result;
  @   ensures 4 * m * t * gap <= 4 * g + m * m * (t * (t - 1) * a - t * (t + 1) * next);
  @ public static pure heap_free model boolean weightedGap(\real m, \real t, \real k, \real a,
  @     \real next, \real gap, \real g) {
  @   return true;
  @ }
  @ // Step t of the sum: s the sum before it.
  @ public normal_behavior
  @   requires 4 * m * s <= 4 * (t - 1) * g - m * m * (t * (t - 1) * a);
  @   requires 4 * m * t * gap <= 4 * g + m * m * (t * (t - 1) * a - t * (t + 1) * next);
  @   ensures \result;
  @   ensures 4 * m * (s + t * gap) <= 4 * t * g - m * m * (t * (t + 1) * next);
  @ public static pure heap_free model boolean telescopes(\real m, \real t, \real a,
  @     \real next, \real gap, \real g, \real s) {
  @   return true;
  @ }
  @ // The mean gap with weights t: mean T (T + 1) <= 2 s.
  @ public normal_behavior
  @   requires m > 0 && t >= 1 && last >= 0;
  @   requires 4 * m * s <= 4 * t * g - m * m * (t * (t + 1) * last);
  @   requires mean * (t * (t + 1)) <= 2 * s;
  @   ensures \result;
  @   ensures m * s <= t * g;
  @   ensures mean * (m * (t + 1)) <= 2 * g;
  @ public static pure heap_free model boolean averageBounded(\real m, \real t, \real last,
  @     \real g, \real s, \real mean) {
  @   return true;
  @ }
  @*/
}
