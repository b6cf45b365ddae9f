package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;

/**
 * The decomposition of the robust loss over any finite list of pairs, with the weight, the nominal
 * preference and the two losses of each. Between the pointwise formulas of {@link WorstCase} and
 * the expectations over an instance stands only this sum, and its laws are proved here for arrays
 * of every length.
 *
 * <pre>
 *   paper            here           meaning
 *   d_theta(z)       weight[k]      probability of the k-th pair, at least 0
 *   P*(1|z)          preference[k]  nominal preference p; [p - rho, p + rho] lies in [0, 1]
 *   l^1, l^0         a[k], b[k]     the two losses of the pair
 *   P(1|z)           chosen[k]      any preference in [p - rho, p + rho]
 *   E[P l^1 +        objective      expected loss under the oracle P
 *     (1 - P) l^0]
 *   E|l^1 - l^0|     spread         beta R when l^1 - l^0 = -beta h
 *   E[max ...]       supremum       the sum of the pointwise maxima
 * </pre>
 */
public final class Decomposition {

  private Decomposition() {}

  /*@ // The first n terms w (q a + (1 - q) b).
  @ public normal_behavior
  @   requires 0 <= n && n <= w.length && n <= q.length && n <= a.length && n <= b.length;
  @   requires \nonnullelements(w) && \nonnullelements(q);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : mixtures(w, q, a, b, n - 1)
  @       + w[n - 1].value
  @         * (q[n - 1].value * a[n - 1].value + (1 - q[n - 1].value) * b[n - 1].value));
  @ public static pure model \real mixtures(BigFraction[] w, BigFraction[] q, LogNumber[] a,
  @     LogNumber[] b, int n) {
  @   return n == 0 ? (\real) 0 : mixtures(w, q, a, b, n - 1)
  @       + w[n - 1].value
  @         * (q[n - 1].value * a[n - 1].value + (1 - q[n - 1].value) * b[n - 1].value);
  @ }
  @*/

  /*@ // The first n terms w |a - b|.
  @ public normal_behavior
  @   requires 0 <= n && n <= w.length && n <= a.length && n <= b.length;
  @   requires \nonnullelements(w) && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : spreads(w, a, b, n - 1)
  @       + w[n - 1].value * gap(a[n - 1].value, b[n - 1].value));
  @ public static pure model \real spreads(BigFraction[] w, LogNumber[] a, LogNumber[] b,
  @     int n) {
  @   return n == 0 ? (\real) 0 : spreads(w, a, b, n - 1)
  @       + w[n - 1].value * gap(a[n - 1].value, b[n - 1].value);
  @ }
  @*/

  /*@ // The greater of q a + (1 - q) b at q = p - rho and at q = p + rho.
  @ public normal_behavior
  @   ensures \result == (a >= b
  @       ? (p + rho) * a + (1 - (p + rho)) * b : (p - rho) * a + (1 - (p - rho)) * b);
  @ public static pure model \real maximum(\real p, \real rho, \real a, \real b) {
  @   return a >= b
  @       ? (p + rho) * a + (1 - (p + rho)) * b : (p - rho) * a + (1 - (p - rho)) * b;
  @ }
  @*/

  /*@ // The first n terms w times the pointwise maximum.
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

  /** w (q a + (1 - q) b), one term of the objective. */
  /*@ private normal_behavior
  @   ensures \result.value == w.value * (q.value * a.value + (1 - q.value) * b.value);
  @ pure */
  private static LogNumber weighted(BigFraction w, BigFraction q, LogNumber a, LogNumber b) {
    return WorstCase.mixture(q, a, b).multiply(w);
  }

  /** w |a - b|, one term of the spread. */
  /*@ private normal_behavior
  @   ensures \result.value == w.value * gap(a.value, b.value);
  @ pure */
  private static LogNumber weightedGap(BigFraction w, LogNumber a, LogNumber b) {
    return a.subtract(b).abs().multiply(w);
  }

  /** w times the pointwise maximum, one term of the supremum. */
  /*@ private normal_behavior
  @   requires rho.value >= 0;
  @   requires 0 <= p.value - rho.value && p.value + rho.value <= 1;
  @   ensures \result.value == w.value * maximum(p.value, rho.value, a.value, b.value);
  @ pure */
  private static LogNumber weightedMaximum(
      BigFraction w, BigFraction p, BigFraction rho, LogNumber a, LogNumber b) {
    LogNumber worst = WorstCase.value(p, rho, a, b);
    //@ assert worst.value == maximum(p.value, rho.value, a.value, b.value);
    return worst.multiply(w);
  }

  /** The pointwise maximum less the value at q, weighted: never negative. */
  /*@ private normal_behavior
  @   requires w.value >= 0 && rho.value >= 0;
  @   requires 0 <= p.value - rho.value && p.value + rho.value <= 1;
  @   requires p.value - rho.value <= q.value && q.value <= p.value + rho.value;
  @   ensures \result.value >= 0;
  @   ensures \result.value == w.value * maximum(p.value, rho.value, a.value, b.value)
  @       - w.value * (q.value * a.value + (1 - q.value) * b.value);
  @ pure */
  private static LogNumber weightedShortfall(
      BigFraction w, BigFraction p, BigFraction rho, BigFraction q, LogNumber a, LogNumber b) {
    /*@ ghost boolean least =
    @     atMost(w.value, p.value, rho.value, q.value, a.value, b.value); @*/
    return weightedMaximum(w, p, rho, a, b).subtract(weighted(w, q, a, b));
  }

  /*@ // r (s + t) = r s + r t.
  @ public normal_behavior
  @   requires u == s + t;
  @   ensures \result;
  @   ensures r * u == r * s + r * t;
  @ public static pure model boolean distributes(\real r, \real s, \real t, \real u) {
  @   return true;
  @ }
  @*/

  /*@ // The product of numbers that are not negative is not negative, and orders products.
  @ public normal_behavior
  @   requires w >= 0 && s <= t;
  @   ensures \result;
  @   ensures w * s <= w * t;
  @ public static pure model boolean ordered(\real w, \real s, \real t) {
  @   return true;
  @ }
  @*/

  /*@ // ORA-LA.1 in real numbers: no q within rho of p gives more than the maximum of the ends.
  @ public normal_behavior
  @   requires w >= 0 && rho >= 0 && p - rho <= q && q <= p + rho;
  @   ensures \result;
  @   ensures w * (q * a + (1 - q) * b) <= w * maximum(p, rho, a, b);
  @ public static pure model boolean atMost(\real w, \real p, \real rho, \real q, \real a,
  @     \real b) {
  @   ghost boolean bound = a >= b
  @       ? ordered(a - b, q, p + rho) : ordered(b - a, p - rho, q);
  @   assert q * a + (1 - q) * b <= maximum(p, rho, a, b);
  @   return ordered(w, q * a + (1 - q) * b, maximum(p, rho, a, b));
  @ }
  @*/

  /*@ // r (s t) = s (r t).
  @ public normal_behavior
  @   ensures \result;
  @   ensures r * (s * t) == s * (r * t);
  @ public static pure model boolean exchanges(\real r, \real s, \real t) {
  @   return true;
  @ }
  @*/

  /*@ // |a - b|.
  @ public normal_behavior
  @   ensures \result == (a >= b ? a - b : b - a);
  @ public static pure model \real gap(\real a, \real b) {
  @   return a >= b ? a - b : b - a;
  @ }
  @*/

  /*@ // ORA-Eq14 in real numbers: the maximum exceeds the mixture by rho times the gap.
  @ public normal_behavior
  @   ensures \result;
  @   ensures maximum(p, rho, a, b) == (p * a + (1 - p) * b) + rho * gap(a, b);
  @ public static pure model boolean exceeds(\real p, \real rho, \real a, \real b) {
  @   return true;
  @ }
  @*/

  /*@ // The same, weighted.
  @ public normal_behavior
  @   ensures \result;
  @   ensures w * maximum(p, rho, a, b)
  @       == w * (p * a + (1 - p) * b) + rho * (w * gap(a, b));
  @ public static pure model boolean twoWays(\real w, \real p, \real rho, \real a, \real b) {
  @   return exceeds(p, rho, a, b)
  @       && distributes(w, p * a + (1 - p) * b, rho * gap(a, b), maximum(p, rho, a, b))
  @       && exchanges(w, rho, gap(a, b));
  @ }
  @*/

  /*@ // The first n terms rho w |a - b|.
  @ public normal_behavior
  @   requires 0 <= n && n <= w.length && n <= a.length && n <= b.length;
  @   requires \nonnullelements(w) && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : surpluses(w, rho, a, b, n - 1)
  @       + rho.value * (w[n - 1].value * gap(a[n - 1].value, b[n - 1].value)));
  @ public static pure model \real surpluses(BigFraction[] w, BigFraction rho, LogNumber[] a,
  @     LogNumber[] b, int n) {
  @   return n == 0 ? (\real) 0 : surpluses(w, rho, a, b, n - 1)
  @       + rho.value * (w[n - 1].value * gap(a[n - 1].value, b[n - 1].value));
  @ }
  @*/

  /*@ // If u = r s so far, and s grows by t and u by r t, then u = r s still.
  @ public normal_behavior
  @   requires u == r * s && sNext == s + t && uNext == u + r * t;
  @   ensures \result;
  @   ensures uNext == r * sNext;
  @ public static pure model boolean carries(\real r, \real t, \real s, \real sNext,
  @     \real u, \real uNext) {
  @   return true;
  @ }
  @*/

  /*@ // The sum of the surpluses is rho times the spread.
  @ public normal_behavior
  @   requires w.length == a.length && w.length == b.length;
  @   requires \nonnullelements(w) && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result;
  @   ensures surpluses(w, rho, a, b, w.length) == rho.value * spreads(w, a, b, w.length);
  @ public static pure model boolean scales(BigFraction[] w, BigFraction rho, LogNumber[] a,
  @     LogNumber[] b) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant surpluses(w, rho, a, b, k) == rho.value * spreads(w, a, b, k);
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean step = carries(rho.value, w[k].value * gap(a[k].value, b[k].value),
  @         spreads(w, a, b, k), spreads(w, a, b, k + 1),
  @         surpluses(w, rho, a, b, k), surpluses(w, rho, a, b, k + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // ORA-T4.1: the sum of the maxima is the nominal loss plus the sum of the surpluses.
  @ public normal_behavior
  @   requires w.length == p.length && w.length == a.length && w.length == b.length;
  @   requires \nonnullelements(w) && \nonnullelements(p);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result;
  @   ensures maxima(w, p, rho, a, b, w.length)
  @       == mixtures(w, p, a, b, w.length) + surpluses(w, rho, a, b, w.length);
  @ public static pure model boolean decomposes(BigFraction[] w, BigFraction[] p,
  @     BigFraction rho, LogNumber[] a, LogNumber[] b) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant maxima(w, p, rho, a, b, k)
  @       == mixtures(w, p, a, b, k) + surpluses(w, rho, a, b, k);
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean same =
  @         twoWays(w[k].value, p[k].value, rho.value, a[k].value, b[k].value);
  @   }
  @   return true;
  @ }
  @*/

  /**
   * The expected loss under an oracle.
   *
   * @param weight probabilities of the pairs
   * @param chosen the oracle's preferences, as many
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == chosen.length;
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(chosen);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == mixtures(weight, chosen, a, b, weight.length);
  @ pure */
  public static LogNumber objective(
      BigFraction[] weight, BigFraction[] chosen, LogNumber[] a, LogNumber[] b) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= weight.length;
    //@ loop_invariant total.value == mixtures(weight, chosen, a, b, k);
    //@ loop_decreases weight.length - k;
    for (int k = 0; k < weight.length; k++) {
      total = total.add(weighted(weight[k], chosen[k], a[k], b[k]));
    }
    return total;
  }

  /**
   * The expected absolute difference of the two losses.
   *
   * @param weight probabilities of the pairs
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == spreads(weight, a, b, weight.length);
  @ pure */
  public static LogNumber spread(BigFraction[] weight, LogNumber[] a, LogNumber[] b) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= weight.length;
    //@ loop_invariant total.value == spreads(weight, a, b, k);
    //@ loop_decreases weight.length - k;
    for (int k = 0; k < weight.length; k++) {
      total = total.add(weightedGap(weight[k], a[k], b[k]));
    }
    return total;
  }

  /**
   * ORA-T4.1, summed over a list of pairs: the sum of the pointwise maxima, which is the nominal
   * loss plus rho times the spread.
   *
   * @param weight probabilities of the pairs
   * @param preference nominal preferences, as many, with [p - rho, p + rho] in [0, 1]
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
  @       0 <= preference[i].value - rho.value && preference[i].value + rho.value <= 1);
  @   ensures \result.value == maxima(weight, preference, rho, a, b, weight.length);
  @   ensures \result.value == mixtures(weight, preference, a, b, weight.length)
  @       + rho.value * spreads(weight, a, b, weight.length);
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
    //@ ghost boolean closed = decomposes(weight, preference, rho, a, b);
    //@ ghost boolean scaled = scales(weight, rho, a, b);
    return total;
  }

  /**
   * ORA-T4.1, the other half: what an oracle within rho of the nominal one falls short of the
   * supremum. It is never negative.
   *
   * @param weight probabilities of the pairs, at least 0
   * @param preference nominal preferences, as many, with [p - rho, p + rho] in [0, 1]
   * @param rho the radius, at least 0
   * @param chosen the oracle's preferences, as many, within rho of the nominal ones
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == preference.length && weight.length == chosen.length;
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(preference);
  @   requires \nonnullelements(chosen) && \nonnullelements(a) && \nonnullelements(b);
  @   requires rho.value >= 0;
  @   requires (\forall int i; 0 <= i && i < weight.length; weight[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < preference.length;
  @       0 <= preference[i].value - rho.value && preference[i].value + rho.value <= 1);
  @   requires (\forall int i; 0 <= i && i < chosen.length;
  @       preference[i].value - rho.value <= chosen[i].value
  @       && chosen[i].value <= preference[i].value + rho.value);
  @   ensures \result.value == maxima(weight, preference, rho, a, b, weight.length)
  @       - mixtures(weight, chosen, a, b, weight.length);
  @   ensures \result.value >= 0;
  @ pure */
  public static LogNumber shortfall(
      BigFraction[] weight,
      BigFraction[] preference,
      BigFraction rho,
      BigFraction[] chosen,
      LogNumber[] a,
      LogNumber[] b) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= weight.length;
    /*@ loop_invariant total.value == maxima(weight, preference, rho, a, b, k)
    @     - mixtures(weight, chosen, a, b, k); @*/
    //@ loop_invariant total.value >= 0;
    //@ loop_decreases weight.length - k;
    for (int k = 0; k < weight.length; k++) {
      LogNumber term = weightedShortfall(weight[k], preference[k], rho, chosen[k], a[k], b[k]);
      total = total.add(term);
    }
    return total;
  }

  /*@ // The spread of weights that are not negative is not negative.
  @ public normal_behavior
  @   requires w.length == a.length && w.length == b.length;
  @   requires \nonnullelements(w) && \nonnullelements(a) && \nonnullelements(b);
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value >= 0);
  @   ensures \result;
  @   ensures spreads(w, a, b, w.length) >= 0;
  @ public static pure model boolean spreadsOut(BigFraction[] w, LogNumber[] a,
  @     LogNumber[] b) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant spreads(w, a, b, k) >= 0;
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean step = ordered(w[k].value, (\real) 0, gap(a[k].value, b[k].value));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // (t - r) s from the sums n + r s and n + t s.
  @ public normal_behavior
  @   requires r <= t && 0 <= s;
  @   requires first == n + r * s && second == n + t * s;
  @   ensures \result;
  @   ensures second - first == (t - r) * s;
  @   ensures second - first >= 0;
  @   ensures r == 0 ==> first == n;
  @ public static pure model boolean slopes(\real n, \real r, \real t, \real s, \real first,
  @     \real second) {
  @   return true;
  @ }
  @*/

  /**
   * ORA-R4.2, summed over a list of pairs: what the supremum gains from one radius to a greater
   * one, which is the difference of the radii times the spread. So it is affine in the radius, does
   * not decrease, and is the nominal loss at radius 0.
   *
   * @param weight probabilities of the pairs, at least 0
   * @param preference nominal preferences, as many, with [p - further, p + further] in [0, 1]
   * @param rho the radius, at least 0
   * @param further the greater radius
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires weight.length == preference.length;
  @   requires weight.length == a.length && weight.length == b.length;
  @   requires \nonnullelements(weight) && \nonnullelements(preference);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   requires 0 <= rho.value && rho.value <= further.value;
  @   requires (\forall int i; 0 <= i && i < weight.length; weight[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < preference.length;
  @       0 <= preference[i].value - further.value
  @       && preference[i].value + further.value <= 1);
  @   ensures \result.value == maxima(weight, preference, further, a, b, weight.length)
  @       - maxima(weight, preference, rho, a, b, weight.length);
  @   ensures \result.value == (further.value - rho.value) * spreads(weight, a, b, weight.length);
  @   ensures \result.value >= 0;
  @   ensures rho.value == 0 ==> maxima(weight, preference, rho, a, b, weight.length)
  @       == mixtures(weight, preference, a, b, weight.length);
  @ pure */
  public static LogNumber increase(
      BigFraction[] weight,
      BigFraction[] preference,
      BigFraction rho,
      BigFraction further,
      LogNumber[] a,
      LogNumber[] b) {
    LogNumber first = supremum(weight, preference, rho, a, b);
    LogNumber second = supremum(weight, preference, further, a, b);
    //@ ghost boolean out = spreadsOut(weight, a, b);
    /*@ ghost boolean affine = slopes(mixtures(weight, preference, a, b, weight.length),
    @     rho.value, further.value, spreads(weight, a, b, weight.length),
    @     first.value, second.value); @*/
    return second.subtract(first);
  }

  /**
   * The worst oracle of {@link #supremum}, by the corrected selector: within rho of the nominal
   * one, it attains each pointwise maximum.
   *
   * @param preference nominal preferences, with [p - rho, p + rho] in [0, 1]
   * @param rho the radius, at least 0
   * @param a losses when the first response is preferred, as many
   * @param b losses when the second one is, as many
   */
  /*@ public normal_behavior
  @   requires preference.length == a.length && preference.length == b.length;
  @   requires \nonnullelements(preference) && \nonnullelements(a) && \nonnullelements(b);
  @   requires rho.value >= 0;
  @   ensures \result.length == preference.length && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < \result.length;
  @       preference[i].value - rho.value <= \result[i].value
  @       && \result[i].value <= preference[i].value + rho.value);
  @   ensures (\forall int i; 0 <= i && i < \result.length;
  @       attains(preference[i].value, rho.value, a[i].value, b[i].value, \result[i].value));
  @ pure */
  public static BigFraction[] worst(
      BigFraction[] preference, BigFraction rho, LogNumber[] a, LogNumber[] b) {
    BigFraction[] worst = new BigFraction[preference.length];
    //@ loop_invariant 0 <= k && k <= preference.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < k; worst[i] != null
    @     && preference[i].value - rho.value <= worst[i].value
    @     && worst[i].value <= preference[i].value + rho.value
    @     && attains(preference[i].value, rho.value, a[i].value, b[i].value, worst[i].value)); @*/
    //@ loop_writes k, worst[*];
    //@ loop_decreases preference.length - k;
    for (int k = 0; k < preference.length; k++) {
      worst[k] = worstOf(preference[k], rho, a[k], b[k]);
    }
    return worst;
  }

  /*@ // Whether q a + (1 - q) b is the pointwise maximum.
  @ public normal_behavior
  @   ensures \result <==> q * a + (1 - q) * b == maximum(p, rho, a, b);
  @ public static pure heap_free model boolean attains(\real p, \real rho, \real a, \real b,
  @     \real q) {
  @   return q * a + (1 - q) * b == maximum(p, rho, a, b);
  @ }
  @*/

  /** The worst preference of one pair. */
  /*@ private normal_behavior
  @   requires rho.value >= 0;
  @   ensures p.value - rho.value <= \result.value && \result.value <= p.value + rho.value;
  @   ensures attains(p.value, rho.value, a.value, b.value, \result.value);
  @ pure */
  private static BigFraction worstOf(BigFraction p, BigFraction rho, LogNumber a, LogNumber b) {
    BigFraction worst = WorstCase.selector(p, rho, a.subtract(b).signum());
    //@ assert a.value > b.value ==> worst.value == p.value + rho.value;
    //@ assert a.value < b.value ==> worst.value == p.value - rho.value;
    return worst;
  }

  /*@ // Equal factors give equal products.
  @ public normal_behavior
  @   requires s == t;
  @   ensures \result;
  @   ensures w * s == w * t;
  @ public static pure model boolean same(\real w, \real s, \real t) {
  @   return true;
  @ }
  @*/

  /*@ // ORA-T4.1, attainment: an oracle that attains each pointwise maximum attains their sum.
  @ public normal_behavior
  @   requires w.length == p.length && w.length == q.length;
  @   requires w.length == a.length && w.length == b.length;
  @   requires \nonnullelements(w) && \nonnullelements(p) && \nonnullelements(q);
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   requires (\forall int i; 0 <= i && i < q.length;
  @       attains(p[i].value, rho.value, a[i].value, b[i].value, q[i].value));
  @   ensures \result;
  @   ensures mixtures(w, q, a, b, w.length) == maxima(w, p, rho, a, b, w.length);
  @ public static pure model boolean attained(BigFraction[] w, BigFraction[] p, BigFraction rho,
  @     BigFraction[] q, LogNumber[] a, LogNumber[] b) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant mixtures(w, q, a, b, k) == maxima(w, p, rho, a, b, k);
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     assert attains(p[k].value, rho.value, a[k].value, b[k].value, q[k].value);
  @     boolean step = same(w[k].value,
  @         q[k].value * a[k].value + (1 - q[k].value) * b[k].value,
  @         maximum(p[k].value, rho.value, a[k].value, b[k].value));
  @   }
  @   return true;
  @ }
  @*/
}
