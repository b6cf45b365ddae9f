package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;

/**
 * The {@link Decomposition} beyond the margin, over any finite list of pairs: the maxima over the
 * intervals clipped to [0, 1], and what the closed form has too much.
 *
 * <pre>
 *   notation         here           meaning
 *   d_theta(z)       weight[k]      probability of the k-th pair, at least 0
 *   P*(1|z)          preference[k]  nominal preference p, in [0, 1]
 *   l^1, l^0         a[k], b[k]     the two losses of the pair; h &gt; 0 where a &lt; b
 *   rho_z            room           p if a &lt; b, 1 - p if a &gt; b
 *   sup              supremum       the sum of the clipped pointwise maxima
 *   -                excess         E[ |l^1 - l^0| (rho - rho_z)+ ]
 * </pre>
 */
public final class ClippedDecomposition {

  private ClippedDecomposition() {}

  /*@ // The greater of q a + (1 - q) b at the two clipped ends.
  @ public normal_behavior
  @   ensures \result == (a >= b
  @       ? ClippedWorstCase.greatest(p, rho) * a + (1 - ClippedWorstCase.greatest(p, rho)) * b
  @       : ClippedWorstCase.least(p, rho) * a + (1 - ClippedWorstCase.least(p, rho)) * b);
  @ public static pure model \real maximum(\real p, \real rho, \real a, \real b) {
  @   return a >= b
  @       ? ClippedWorstCase.greatest(p, rho) * a + (1 - ClippedWorstCase.greatest(p, rho)) * b
  @       : ClippedWorstCase.least(p, rho) * a + (1 - ClippedWorstCase.least(p, rho)) * b;
  @ }
  @*/

  /*@ // The first n terms w times the clipped pointwise maximum.
  @ public normal_behavior
  @   requires 0 <= n && n <= w.length && n <= p.length && n <= a.length && n <= b.length;
  @   requires \nonnullelements(w) && \nonnullelements(p);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : maxima(w, p, rho, a, b, n - 1)
  @       + w[n - 1].value
  @         * maximum(p[n - 1].value, rho.value, a[n - 1].value, b[n - 1].value));
  @ public static pure model \real maxima(BigFraction[] w, BigFraction[] p, BigFraction rho,
  @     LogNumber[] a, LogNumber[] b, int n) {
  @   return n == 0 ? (\real) 0 : maxima(w, p, rho, a, b, n - 1)
  @       + w[n - 1].value
  @         * maximum(p[n - 1].value, rho.value, a[n - 1].value, b[n - 1].value);
  @ }
  @*/

  /*@ // (rho - rho_z)+, where the signs of a - b say on which side the room is.
  @ public normal_behavior
  @   ensures \result == (a >= b
  @       ? (rho > 1 - p ? rho - (1 - p) : (\real) 0) : (rho > p ? rho - p : (\real) 0));
  @ public static pure model \real over(\real p, \real rho, \real a, \real b) {
  @   return a >= b
  @       ? (rho > 1 - p ? rho - (1 - p) : (\real) 0) : (rho > p ? rho - p : (\real) 0);
  @ }
  @*/

  /*@ // ORA-T4.1-NEC in real numbers: what the ends have too much when they are not clipped.
  @ public normal_behavior
  @   ensures \result;
  @   ensures Decomposition.maximum(p, rho, a, b) - maximum(p, rho, a, b)
  @       == over(p, rho, a, b) * Decomposition.gap(a, b);
  @ public static pure model boolean exceeds(\real p, \real rho, \real a, \real b) {
  @   return true;
  @ }
  @*/

  /*@ // The same, weighted: w (s - t) = w s - w t, not negative.
  @ public normal_behavior
  @   requires s - t == o * g;
  @   ensures \result;
  @   ensures w * s - w * t == (w * o) * g;
  @   ensures w >= 0 && o >= 0 && g >= 0 ==> (w * o) * g >= 0;
  @   ensures o == 0 ==> (w * o) * g == 0;
  @ public static pure model boolean weighs(\real w, \real s, \real t, \real o, \real g) {
  @   return true;
  @ }
  @*/

  /** w times the clipped pointwise maximum, one term of the supremum. */
  /*@ private normal_behavior
  @   requires 0 <= p.value && p.value <= 1 && rho.value >= 0;
  @   ensures \result.value == w.value * maximum(p.value, rho.value, a.value, b.value);
  @ pure */
  private static LogNumber weightedMaximum(
      BigFraction w, BigFraction p, BigFraction rho, LogNumber a, LogNumber b) {
    LogNumber worst = ClippedWorstCase.value(p, rho, a, b);
    //@ assert worst.value == maximum(p.value, rho.value, a.value, b.value);
    return worst.multiply(w);
  }

  /** w |a - b| (rho - rho_z)+, one term of the excess. */
  /*@ private normal_behavior
  @   requires w.value >= 0 && 0 <= p.value && p.value <= 1 && rho.value >= 0;
  @   ensures \result.value
  @       == w.value * Decomposition.maximum(p.value, rho.value, a.value, b.value)
  @        - w.value * maximum(p.value, rho.value, a.value, b.value);
  @   ensures \result.value >= 0;
  @   ensures over(p.value, rho.value, a.value, b.value) == 0 ==> \result.value == 0;
  @ pure */
  private static LogNumber weightedExcess(
      BigFraction w, BigFraction p, BigFraction rho, LogNumber a, LogNumber b) {
    BigFraction overhang = ClippedWorstCase.overhang(p, rho, b.subtract(a).signum());
    LogNumber gap = a.subtract(b).abs();
    /*@ ghost boolean one = exceeds(p.value, rho.value, a.value, b.value); @*/
    /*@ ghost boolean many = weighs(w.value,
    @     Decomposition.maximum(p.value, rho.value, a.value, b.value),
    @     maximum(p.value, rho.value, a.value, b.value),
    @     over(p.value, rho.value, a.value, b.value),
    @     Decomposition.gap(a.value, b.value)); @*/
    //@ assert gap.value == Decomposition.gap(a.value, b.value);
    //@ assert a.value > b.value ==> overhang.value == over(p.value, rho.value, a.value, b.value);
    //@ assert a.value < b.value ==> overhang.value == over(p.value, rho.value, a.value, b.value);
    //@ assert a.value == b.value ==> gap.value == 0;
    return gap.multiply(w.multiply(overhang));
  }

  /**
   * The supremum over the clipped set: the sum of the clipped pointwise maxima.
   *
   * @param weight probabilities of the pairs
   * @param preference nominal preferences, as many, in [0, 1]
   * @param rho the radius, at least 0
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == preference.length;
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(preference);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   requires rho.value >= 0;
  @   requires (\forall int i; 0 <= i && i < preference.length;
  @       0 <= preference[i].value && preference[i].value <= 1);
  @   ensures \result.value == maxima(weight, preference, rho, a, b, weight.length);
  @ pure */
  public static LogNumber supremum(
      BigFraction[] weight,
      BigFraction[] preference,
      BigFraction rho,
      LogNumber[] a,
      LogNumber[] b) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= weight.length;
    //@ loop_invariant total.value == maxima(weight, preference, rho, a, b, k);
    //@ loop_decreases weight.length - k;
    for (int k = 0; k < weight.length; k++) {
      total = total.add(weightedMaximum(weight[k], preference[k], rho, a[k], b[k]));
    }
    return total;
  }

  /**
   * ORA-T4.1-NEC, summed over a list of pairs: E[ |l^1 - l^0| (rho - rho_z)+ ], which is the closed
   * form, nominal loss plus rho times the spread, less the supremum over the clipped set. It is
   * never negative, and 0 where no ball sticks out of [0, 1].
   *
   * @param weight probabilities of the pairs, at least 0
   * @param preference nominal preferences, as many, in [0, 1]
   * @param rho the radius, at least 0
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == preference.length;
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(preference);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   requires rho.value >= 0;
  @   requires (\forall int i; 0 <= i && i < weight.length; weight[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < preference.length;
  @       0 <= preference[i].value && preference[i].value <= 1);
  @   ensures \result.value == Decomposition.mixtures(weight, preference, a, b, weight.length)
  @       + rho.value * Decomposition.spreads(weight, a, b, weight.length)
  @       - maxima(weight, preference, rho, a, b, weight.length);
  @   ensures \result.value >= 0;
  @   ensures (\forall int i; 0 <= i && i < weight.length;
  @       over(preference[i].value, rho.value, a[i].value, b[i].value) == 0)
  @       ==> \result.value == 0;
  @ pure */
  public static LogNumber excess(
      BigFraction[] weight,
      BigFraction[] preference,
      BigFraction rho,
      LogNumber[] a,
      LogNumber[] b) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= weight.length;
    /*@ loop_invariant total.value == Decomposition.maxima(weight, preference, rho, a, b, k)
    @     - maxima(weight, preference, rho, a, b, k); @*/
    //@ loop_invariant total.value >= 0;
    /*@ loop_invariant (\forall int i; 0 <= i && i < k;
    @     over(preference[i].value, rho.value, a[i].value, b[i].value) == 0)
    @     ==> total.value == 0; @*/
    //@ loop_decreases weight.length - k;
    for (int k = 0; k < weight.length; k++) {
      total = total.add(weightedExcess(weight[k], preference[k], rho, a[k], b[k]));
    }
    //@ ghost boolean closed = Decomposition.decomposes(weight, preference, rho, a, b);
    //@ ghost boolean scaled = Decomposition.scales(weight, rho, a, b);
    return total;
  }
}
