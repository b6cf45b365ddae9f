package sextant.curvature;

//@ model import org.apache.commons.math3.fraction.BigFraction;

/**
 * Sums over finite laws of every length, as facts that the sharper constants rest on; nothing at
 * run time. {@link TwoPoints} has what holds of two numbers, this class the sums of it.
 *
 * <pre>
 *   symbol                        here       remark
 *   p_i                           p[i]       probabilities, at least 0
 *   sum p_i                       mass       of the first n, as all that follow
 *   sum p_i w_i                   mean
 *   sum p_i (a_i - c)^2           squares    V where c is the mean of a
 *   sum_j p_j |v - w_j|           row
 *   sum_j p_j |w_i - w_j|         r[i]       the row of w_i
 *   sum_i p_i r_i                 mean of r  E|w1 - w2|, Gini's mean difference
 *   [0, M]                        m          where all w_i are
 * </pre>
 */
final class FiniteSums {

  /*@ // The first n p_i.
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && \nonnullelements(p);
  @   ensures \result == (n == 0 ? (\real) 0 : mass(p, n - 1) + p[n - 1].value);
  @ public static pure model \real mass(BigFraction[] p, int n) {
  @   return n == 0 ? (\real) 0 : mass(p, n - 1) + p[n - 1].value;
  @ }
  @*/

  /*@ // The first n p_i w_i.
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && n <= w.length;
  @   requires \nonnullelements(p) && \nonnullelements(w);
  @   ensures \result
  @       == (n == 0 ? (\real) 0 : mean(p, w, n - 1) + p[n - 1].value * w[n - 1].value);
  @ public static pure model \real mean(BigFraction[] p, BigFraction[] w, int n) {
  @   return n == 0 ? (\real) 0 : mean(p, w, n - 1) + p[n - 1].value * w[n - 1].value;
  @ }
  @*/

  /*@ // l s <= q <= (l + M) s, of a sum q and its mass s.
  @ public normal_behavior
  @   ensures \result <==> l * s <= q && q <= (l + m) * s;
  @ public static pure heap_free model boolean meanHolds(\real l, \real m, \real q, \real s) {
  @   return l * s <= q && q <= (l + m) * s;
  @ }
  @*/

  /*@ // One more term p x.
  @ public normal_behavior
  @   requires p >= 0 && l <= x && x <= l + m && meanHolds(l, m, q, s);
  @   ensures \result;
  @   ensures meanHolds(l, m, q + p * x, s + p);
  @ public static pure heap_free model boolean meanGrows(\real l, \real m, \real p, \real x,
  @     \real q, \real s) {
  @   boolean least = TwoPoints.scaled(l, x, p);
  @   boolean most = TwoPoints.scaled(x, l + m, p);
  @   return true;
  @ }
  @*/

  /*@ // Term k after those before it.
  @ public normal_behavior
  @   requires p.length == w.length && \nonnullelements(p) && \nonnullelements(w);
  @   requires 0 <= k && k < p.length && p[k].value >= 0;
  @   requires l <= w[k].value && w[k].value <= l + m;
  @   requires meanHolds(l, m, mean(p, w, k), mass(p, k));
  @   ensures \result;
  @   ensures meanHolds(l, m, mean(p, w, k + 1), mass(p, k + 1));
  @ public static pure model boolean nextTerm(BigFraction[] p, BigFraction[] w, \real l,
  @     \real m, int k) {
  @   return meanGrows(l, m, p[k].value, w[k].value, mean(p, w, k), mass(p, k));
  @ }
  @*/

  /*@ // The mean of numbers in an interval is in it.
  @ public normal_behavior
  @   requires p.length == w.length && \nonnullelements(p) && \nonnullelements(w);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < w.length; l <= w[i].value && w[i].value <= l + m);
  @   requires mass(p, p.length) == 1;
  @   ensures \result;
  @   ensures l <= mean(p, w, p.length) && mean(p, w, p.length) <= l + m;
  @ public static pure model boolean meanInside(BigFraction[] p, BigFraction[] w, \real l,
  @     \real m) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant meanHolds(l, m, mean(p, w, k), mass(p, k));
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = nextTerm(p, w, l, m, k);
  @   }
  @   return ofOne(l, m, mean(p, w, p.length), mass(p, p.length));
  @ }
  @*/

  /*@ // With the mass 1.
  @ public normal_behavior
  @   requires s == 1 && meanHolds(l, m, q, s);
  @   ensures \result;
  @   ensures l <= q && q <= l + m;
  @ public static pure heap_free model boolean ofOne(\real l, \real m, \real q, \real s) {
  @   return true;
  @ }
  @*/

  /*@ // The first n p_j |v - w_j|.
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && n <= w.length;
  @   requires \nonnullelements(p) && \nonnullelements(w);
  @   ensures \result == (n == 0 ? (\real) 0 : row(p, w, v, n - 1)
  @       + p[n - 1].value * TwoPoints.gap(v, w[n - 1].value));
  @ public static pure model \real row(BigFraction[] p, BigFraction[] w, \real v, int n) {
  @   return n == 0 ? (\real) 0 : row(p, w, v, n - 1)
  @       + p[n - 1].value * TwoPoints.gap(v, w[n - 1].value);
  @ }
  @*/

  /*@ // M r <= M (v s + q) - 2 v q: a row r = sum p_j |v - w_j| of mass s and mean q.
  @ public normal_behavior
  @   ensures \result <==> m * r <= m * (v * s + q) - 2 * v * q;
  @ public static pure heap_free model boolean rowHolds(\real m, \real v, \real s, \real q,
  @     \real r) {
  @   return m * r <= m * (v * s + q) - 2 * v * q;
  @ }
  @*/

  /*@ // M t <= M (q + s mu) - 2 q mu: the sum t of rows of mass s and mean q, where all are of
  @ // mass 1 and mean mu.
  @ public normal_behavior
  @   ensures \result <==> m * t <= m * (q + s * mu) - 2 * q * mu;
  @ public static pure heap_free model boolean rowsHold(\real m, \real mu, \real s, \real q,
  @     \real t) {
  @   return m * t <= m * (q + s * mu) - 2 * q * mu;
  @ }
  @*/

  /*@ // One more term p |v - x| of a row.
  @ public normal_behavior
  @   requires p >= 0 && 0 <= v && v <= m && 0 <= x && x <= m && rowHolds(m, v, s, q, r);
  @   ensures \result;
  @   ensures rowHolds(m, v, s + p, q + p * x, r + p * TwoPoints.gap(v, x));
  @ public static pure heap_free model boolean rowGrows(\real m, \real p, \real v, \real x,
  @     \real s, \real q, \real r) {
  @   boolean two = TwoPoints.twoPoints(v, x, m);
  @   boolean more = TwoPoints.scaled(
  @       m * TwoPoints.gap(v, x), m * (v + x) - 2 * v * x, p);
  @   return true;
  @ }
  @*/

  /*@ // One more row r, of v, with the weight p.
  @ public normal_behavior
  @   requires p >= 0 && rowHolds(m, v, (\real) 1, mu, r) && rowsHold(m, mu, s, q, t);
  @   ensures \result;
  @   ensures rowsHold(m, mu, s + p, q + p * v, t + p * r);
  @ public static pure heap_free model boolean rowsTerm(\real m, \real mu, \real p, \real v,
  @     \real r, \real s, \real q, \real t) {
  @   boolean more = TwoPoints.scaled(m * r, m * (v + mu) - 2 * v * mu, p);
  @   return true;
  @ }
  @*/

  /*@ // The same with names for what it makes of s, q and t.
  @ public normal_behavior
  @   requires p >= 0 && one == 1 && rowHolds(m, v, one, mu, r) && rowsHold(m, mu, s, q, t);
  @   requires sNext == s + p && qNext == q + p * v && tNext == t + p * r;
  @   ensures \result;
  @   ensures rowsHold(m, mu, sNext, qNext, tNext);
  @ public static pure heap_free model boolean rowsGrow(\real m, \real one, \real mu,
  @     \real p, \real v, \real r, \real s, \real q, \real t, \real sNext, \real qNext,
  @     \real tNext) {
  @   return rowsTerm(m, mu, p, v, r, s, q, t);
  @ }
  @*/

  /*@ // The same with names for what it makes of s, q and r.
  @ public normal_behavior
  @   requires p >= 0 && 0 <= v && v <= m && 0 <= x && x <= m && rowHolds(m, v, s, q, r);
  @   requires sNext == s + p && qNext == q + p * x && rNext == r + p * TwoPoints.gap(v, x);
  @   ensures \result;
  @   ensures rowHolds(m, v, sNext, qNext, rNext);
  @ public static pure heap_free model boolean rowGrowsOn(\real m, \real p, \real v, \real x,
  @     \real s, \real q, \real r, \real sNext, \real qNext, \real rNext) {
  @   return rowGrows(m, p, v, x, s, q, r);
  @ }
  @*/

  /*@ // Term k of a row after those before it.
  @ public normal_behavior
  @   requires p.length == w.length && \nonnullelements(p) && \nonnullelements(w);
  @   requires 0 <= k && k < p.length && p[k].value >= 0;
  @   requires 0 <= w[k].value && w[k].value <= m && 0 <= v && v <= m;
  @   requires rowHolds(m, v, mass(p, k), mean(p, w, k), row(p, w, v, k));
  @   ensures \result;
  @   ensures rowHolds(m, v, mass(p, k + 1), mean(p, w, k + 1), row(p, w, v, k + 1));
  @ public static pure model boolean nextInRow(BigFraction[] p, BigFraction[] w, \real m,
  @     \real v, int k) {
  @   return rowGrowsOn(m, p[k].value, v, w[k].value, mass(p, k), mean(p, w, k),
  @       row(p, w, v, k), mass(p, k + 1), mean(p, w, k + 1), row(p, w, v, k + 1));
  @ }
  @*/

  /*@ // A whole row.
  @ public normal_behavior
  @   requires p.length == w.length && \nonnullelements(p) && \nonnullelements(w);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < w.length; 0 <= w[i].value && w[i].value <= m);
  @   requires 0 <= v && v <= m;
  @   ensures \result;
  @   ensures rowHolds(m, v, mass(p, p.length), mean(p, w, p.length), row(p, w, v, p.length));
  @ public static pure model boolean rowBounded(BigFraction[] p, BigFraction[] w, \real m,
  @     \real v) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant rowHolds(m, v, mass(p, k), mean(p, w, k), row(p, w, v, k));
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = nextInRow(p, w, m, v, k);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Row k after those before it.
  @ public normal_behavior
  @   requires p.length == w.length && p.length == r.length;
  @   requires \nonnullelements(p) && \nonnullelements(w) && \nonnullelements(r);
  @   requires 0 <= k && k < p.length && p[k].value >= 0 && one == 1;
  @   requires rowHolds(m, w[k].value, one, mu, r[k].value);
  @   requires rowsHold(m, mu, mass(p, k), mean(p, w, k), mean(p, r, k));
  @   ensures \result;
  @   ensures rowsHold(m, mu, mass(p, k + 1), mean(p, w, k + 1), mean(p, r, k + 1));
  @ public static pure model boolean nextRow(BigFraction[] p, BigFraction[] w, BigFraction[] r,
  @     \real m, \real one, \real mu, int k) {
  @   return rowsGrow(m, one, mu, p[k].value, w[k].value, r[k].value, mass(p, k),
  @       mean(p, w, k), mean(p, r, k), mass(p, k + 1), mean(p, w, k + 1), mean(p, r, k + 1));
  @ }
  @*/

  /*@ // ORA-T4.7, the two-point bound: M t <= 2 mu (M - mu) for t = sum p_i r_i and w of mean mu
  @ // and mass 1, in the form that rowsHold gives it. Where r_i is the row of w_i, and w in [0, M],
  @ // rowBounded gives the premise, and t is E|w1 - w2|.
  @ public normal_behavior
  @   requires p.length == w.length && p.length == r.length;
  @   requires \nonnullelements(p) && \nonnullelements(w) && \nonnullelements(r);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < r.length; rowHolds(m, w[i].value,
  @       mass(p, p.length), mean(p, w, p.length), r[i].value));
  @   requires mass(p, p.length) == 1;
  @   ensures \result;
  @   ensures rowsHold(m, mean(p, w, p.length), mass(p, p.length), mean(p, w, p.length),
  @       mean(p, r, p.length));
  @ public static pure model boolean meanDifference(BigFraction[] p, BigFraction[] w,
  @     BigFraction[] r, \real m) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant rowsHold(m, mean(p, w, p.length), mass(p, k), mean(p, w, k),
  @       mean(p, r, k));
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = nextRow(p, w, r, m, mass(p, p.length), mean(p, w, p.length), k);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // It gives t <= M/2.
  @ public normal_behavior
  @   requires m > 0 && one == 1 && rowsHold(m, mu, one, mu, t);
  @   ensures \result;
  @   ensures 2 * t <= m;
  @ public static pure heap_free model boolean halved(\real m, \real mu, \real one,
  @     \real t) {
  @   assert m * t <= 2 * mu * (m - mu);
  @   boolean most = TwoPoints.half(mu, m);
  @   assert m * (2 * t) <= m * m;
  @   return cancelled(m, 2 * t, m);
  @ }
  @*/

  /*@ // m > 0 is cancelled.
  @ public normal_behavior
  @   requires m > 0 && m * x <= m * y;
  @   ensures \result;
  @   ensures x <= y;
  @ public static pure heap_free model boolean cancelled(\real m, \real x, \real y) {
  @   return true;
  @ }
  @*/

  /*@ // E|w1 - w2| <= M/2 for w in [0, M], M > 0: with f - min f for w this is ORA-T4.7's
  @ // E|h| <= DB, with a - min a it is ORA-LB.4's E|a1 - a2| <= B.
  @ public normal_behavior
  @   requires p.length == w.length && p.length == r.length;
  @   requires \nonnullelements(p) && \nonnullelements(w) && \nonnullelements(r);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < r.length; rowHolds(m, w[i].value,
  @       mass(p, p.length), mean(p, w, p.length), r[i].value));
  @   requires mass(p, p.length) == 1 && m > 0;
  @   ensures \result;
  @   ensures 2 * mean(p, r, p.length) <= m;
  @ public static pure model boolean halfRange(BigFraction[] p, BigFraction[] w,
  @     BigFraction[] r, \real m) {
  @   boolean bound = meanDifference(p, w, r, m);
  @   return halved(m, mean(p, w, p.length), mass(p, p.length), mean(p, r, p.length));
  @ }
  @*/

  private FiniteSums() {}
}
