package sextant.curvature;

/**
 * Sums over finite laws of every length, as facts that the sharper constants rest on; nothing at
 * run time. {@link TwoPoints} has what holds of two numbers, this class the sums of it.
 *
 * <pre>
 *   symbol                        here         remark
 *   p_i                           chance       probabilities, at least 0
 *   w_i                           variable     of the f-th random variable, the i-th value
 *   sum p_i                       mass         of the first n, as all that follow
 *   sum p_i w_i                   mean
 *   sum_j p_j |v - w_j|           row
 *   sum_i p_i row(w_i)            difference   E|w1 - w2|, Gini's mean difference
 *   [0, M]                        m            where all w_i are
 * </pre>
 *
 * <p>The first two are names of functions of which nothing is known but what a lemma's premises
 * say: what is proved holds for all laws and all random variables.
 */
final class FiniteSums {

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real chance(int i);
  @*/

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real variable(int f, int i);
  @*/

  /*@ // The first n p_i.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result == (n == 0 ? (\real) 0 : mass(n - 1) + chance(n - 1));
  @ public static pure heap_free model \real mass(int n) {
  @   return n == 0 ? (\real) 0 : mass(n - 1) + chance(n - 1);
  @ }
  @*/

  /*@ // The first n p_i w_i.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result
  @       == (n == 0 ? (\real) 0 : mean(f, n - 1) + chance(n - 1) * variable(f, n - 1));
  @ public static pure heap_free model \real mean(int f, int n) {
  @   return n == 0 ? (\real) 0 : mean(f, n - 1) + chance(n - 1) * variable(f, n - 1);
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

  /*@ // The same with names for what it makes of q and s.
  @ public normal_behavior
  @   requires p >= 0 && l <= x && x <= l + m && meanHolds(l, m, q, s);
  @   requires qNext == q + p * x && sNext == s + p;
  @   ensures \result;
  @   ensures meanHolds(l, m, qNext, sNext);
  @ public static pure heap_free model boolean meanGrowsOn(\real l, \real m, \real p, \real x,
  @     \real q, \real s, \real qNext, \real sNext) {
  @   return meanGrows(l, m, p, x, q, s);
  @ }
  @*/

  /*@ // The mean of numbers in an interval is in it.
  @ public normal_behavior
  @   requires 0 <= n && mass(n) == 1;
  @   requires (\forall int i; 0 <= i && i < n; chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; l <= variable(f, i) && variable(f, i) <= l + m);
  @   ensures \result;
  @   ensures l <= mean(f, n) && mean(f, n) <= l + m;
  @ public static pure heap_free model boolean meanInside(int f, int n, \real l, \real m) {
  @   loop_invariant 0 <= k && k <= n && meanHolds(l, m, mean(f, k), mass(k));
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean step = meanGrowsOn(l, m, chance(k), variable(f, k), mean(f, k), mass(k),
  @         mean(f, k + 1), mass(k + 1));
  @   }
  @   return ofOne(l, m, mean(f, n), mass(n));
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
  @   requires 0 <= n;
  @   ensures \result == (n == 0 ? (\real) 0
  @       : row(f, v, n - 1) + chance(n - 1) * TwoPoints.gap(v, variable(f, n - 1)));
  @ public static pure heap_free model \real row(int f, \real v, int n) {
  @   return n == 0 ? (\real) 0
  @       : row(f, v, n - 1) + chance(n - 1) * TwoPoints.gap(v, variable(f, n - 1));
  @ }
  @*/

  /*@ // The first n of the d rows of the w_i, times p_i: E|w1 - w2| where n = d.
  @ public normal_behavior
  @   requires 0 <= n && 0 <= d;
  @   ensures \result == (n == 0 ? (\real) 0
  @       : difference(f, d, n - 1) + chance(n - 1) * row(f, variable(f, n - 1), d));
  @ public static pure heap_free model \real difference(int f, int d, int n) {
  @   return n == 0 ? (\real) 0
  @       : difference(f, d, n - 1) + chance(n - 1) * row(f, variable(f, n - 1), d);
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

  /*@ // A row of n terms.
  @ public normal_behavior
  @   requires 0 <= n && 0 <= v && v <= m;
  @   requires (\forall int i; 0 <= i && i < n; chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 <= variable(f, i) && variable(f, i) <= m);
  @   ensures \result;
  @   ensures rowHolds(m, v, mass(n), mean(f, n), row(f, v, n));
  @ public static pure heap_free model boolean rowBounded(int f, int n, \real m, \real v) {
  @   loop_invariant 0 <= k && k <= n && rowHolds(m, v, mass(k), mean(f, k), row(f, v, k));
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean step = rowGrowsOn(m, chance(k), v, variable(f, k), mass(k), mean(f, k),
  @         row(f, v, k), mass(k + 1), mean(f, k + 1), row(f, v, k + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Row k, r, after those before it.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE && 0 <= n && chance(k) >= 0;
  @   requires v == variable(f, k) && r == row(f, v, n) && rowHolds(m, v, (\real) 1, mu, r);
  @   requires rowsHold(m, mu, mass(k), mean(f, k), difference(f, n, k));
  @   ensures \result;
  @   ensures rowsHold(m, mu, mass(k + 1), mean(f, k + 1), difference(f, n, k + 1));
  @ public static pure heap_free model boolean nextRow(int f, int n, \real m, \real mu, int k,
  @     \real v, \real r) {
  @   return rowsGrow(m, (\real) 1, mu, chance(k), v, r, mass(k), mean(f, k),
  @       difference(f, n, k), mass(k + 1), mean(f, k + 1), difference(f, n, k + 1));
  @ }
  @*/

  /*@ // All rows.
  @ public normal_behavior
  @   requires 0 <= n && mass(n) == 1;
  @   requires (\forall int i; 0 <= i && i < n; chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 <= variable(f, i) && variable(f, i) <= m);
  @   ensures \result;
  @   ensures rowsHold(m, mean(f, n), mass(n), mean(f, n), difference(f, n, n));
  @ public static pure heap_free model boolean rowsBounded(int f, int n, \real m) {
  @   loop_invariant 0 <= k && k <= n;
  @   loop_invariant rowsHold(m, mean(f, n), mass(k), mean(f, k), difference(f, n, k));
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean own = rowBounded(f, n, m, variable(f, k));
  @     boolean step = nextRow(f, n, m, mean(f, n), k, variable(f, k),
  @         row(f, variable(f, k), n));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // ORA-T4.7, the two-point bound: M t <= 2 mu (M - mu), t = E|w1 - w2|, for w in [0, M] of
  @ // mean mu, in the form that rowsHold gives it.
  @ public normal_behavior
  @   requires 0 <= n && mass(n) == 1;
  @   requires (\forall int i; 0 <= i && i < n; chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 <= variable(f, i) && variable(f, i) <= m);
  @   requires mu == mean(f, n) && t == difference(f, n, n);
  @   ensures \result;
  @   ensures rowsHold(m, mu, (\real) 1, mu, t);
  @ public static pure heap_free model boolean meanDifference(int f, int n, \real m, \real mu,
  @     \real t) {
  @   return rowsBounded(f, n, m);
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

  /*@ // t = E|w1 - w2| <= M/2 for w in [0, M], M > 0: with f - min f for w this is ORA-T4.7's
  @ // E|h| <= DB, with a - min a it is ORA-LB.4's E|a1 - a2| <= B.
  @ public normal_behavior
  @   requires 0 <= n && mass(n) == 1 && m > 0;
  @   requires (\forall int i; 0 <= i && i < n; chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 <= variable(f, i) && variable(f, i) <= m);
  @   requires mu == mean(f, n) && t == difference(f, n, n);
  @   ensures \result;
  @   ensures 2 * t <= m;
  @ public static pure heap_free model boolean halfRange(int f, int n, \real m, \real mu,
  @     \real t) {
  @   boolean bound = meanDifference(f, n, m, mu, t);
  @   return halved(m, mu, (\real) 1, t);
  @ }
  @*/

  private FiniteSums() {}
}
