package sextant.curvature;

//@ model import org.apache.commons.math3.fraction.BigFraction;

/**
 * Second moments of finite laws of every length, as facts that the sharper constants rest on;
 * nothing at run time. Mass and mean are those of {@link FiniteSums}.
 *
 * <pre>
 *   symbol                    here                 remark
 *   p_j (v + e g_j)^2         term                 e = 1 or -1
 *   sum_j p_j (v + e g_j)^2   squares              of the first n, as all that follow
 *   sum_j p_j g_j^2           raw
 *   sum_j p_j (g_j - c)^2     squares, v=-c, e=1   the variance V where c is the mean
 *   squares(g_i)              r[i]
 *   sum_i p_i r_i             mean of r            E(g1 + g2)^2 or E(g1 - g2)^2
 * </pre>
 */
final class SecondMoments {

  /*@ // p (v + e x)^2.
  @ public normal_behavior
  @   ensures \result == p * ((v + e * x) * (v + e * x));
  @ public static pure heap_free model \real term(\real p, \real v, \real e, \real x) {
  @   return p * ((v + e * x) * (v + e * x));
  @ }
  @*/

  /*@ // The first n p_j (v + e g_j)^2.
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && n <= g.length;
  @   requires \nonnullelements(p) && \nonnullelements(g);
  @   ensures \result == (n == 0 ? (\real) 0 : squares(p, g, v, e, n - 1)
  @       + term(p[n - 1].value, v, e, g[n - 1].value));
  @ public static pure model \real squares(BigFraction[] p, BigFraction[] g, \real v, \real e,
  @     int n) {
  @   return n == 0 ? (\real) 0 : squares(p, g, v, e, n - 1)
  @       + term(p[n - 1].value, v, e, g[n - 1].value);
  @ }
  @*/

  /*@ // The same about 0.
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && n <= g.length;
  @   requires \nonnullelements(p) && \nonnullelements(g);
  @   ensures \result == squares(p, g, (\real) 0, (\real) 1, n);
  @   ensures \result == (n == 0 ? (\real) 0 : raw(p, g, n - 1)
  @       + term(p[n - 1].value, (\real) 0, (\real) 1, g[n - 1].value));
  @ public static pure model \real raw(BigFraction[] p, BigFraction[] g, int n) {
  @   return squares(p, g, (\real) 0, (\real) 1, n);
  @ }
  @*/

  /*@ // t = v^2 s + 2 e v q + e^2 r: the sum t about v, that about 0, the mean and the mass.
  @ public normal_behavior
  @   ensures \result <==> t == v * v * s + 2 * e * v * q + e * e * r;
  @ public static pure heap_free model boolean expands(\real v, \real e, \real t, \real r,
  @     \real q, \real s) {
  @   return t == v * v * s + 2 * e * v * q + e * e * r;
  @ }
  @*/

  /*@ // One more term.
  @ public normal_behavior
  @   requires expands(v, e, t, r, q, s);
  @   ensures \result;
  @   ensures expands(v, e, t + term(p, v, e, x), r + term(p, (\real) 0, (\real) 1, x),
  @       q + p * x, s + p);
  @ public static pure heap_free model boolean expandsNext(\real v, \real e, \real p, \real x,
  @     \real t, \real r, \real q, \real s) {
  @   return true;
  @ }
  @*/

  /*@ // The same with names for what it makes of t, r, q and s.
  @ public normal_behavior
  @   requires expands(v, e, t, r, q, s) && tNext == t + term(p, v, e, x);
  @   requires rNext == r + term(p, (\real) 0, (\real) 1, x);
  @   requires qNext == q + p * x && sNext == s + p;
  @   ensures \result;
  @   ensures expands(v, e, tNext, rNext, qNext, sNext);
  @ public static pure heap_free model boolean expandsOn(\real v, \real e, \real p, \real x,
  @     \real t, \real r, \real q, \real s, \real tNext, \real rNext, \real qNext,
  @     \real sNext) {
  @   return expandsNext(v, e, p, x, t, r, q, s);
  @ }
  @*/

  /*@ // Term k after those before it.
  @ public normal_behavior
  @   requires p.length == g.length && \nonnullelements(p) && \nonnullelements(g);
  @   requires 0 <= k && k < p.length;
  @   requires expands(v, e, squares(p, g, v, e, k), raw(p, g, k), FiniteSums.mean(p, g, k),
  @       FiniteSums.mass(p, k));
  @   ensures \result;
  @   ensures expands(v, e, squares(p, g, v, e, k + 1), raw(p, g, k + 1),
  @       FiniteSums.mean(p, g, k + 1), FiniteSums.mass(p, k + 1));
  @ public static pure model boolean nextTerm(BigFraction[] p, BigFraction[] g, \real v,
  @     \real e, int k) {
  @   return expandsOn(v, e, p[k].value, g[k].value, squares(p, g, v, e, k), raw(p, g, k),
  @       FiniteSums.mean(p, g, k), FiniteSums.mass(p, k), squares(p, g, v, e, k + 1),
  @       raw(p, g, k + 1), FiniteSums.mean(p, g, k + 1), FiniteSums.mass(p, k + 1));
  @ }
  @*/

  /*@ // A sum of squares from that about 0.
  @ public normal_behavior
  @   requires p.length == g.length && \nonnullelements(p) && \nonnullelements(g);
  @   ensures \result;
  @   ensures expands(v, e, squares(p, g, v, e, p.length), raw(p, g, p.length),
  @       FiniteSums.mean(p, g, p.length), FiniteSums.mass(p, p.length));
  @ public static pure model boolean expanded(BigFraction[] p, BigFraction[] g, \real v,
  @     \real e) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant expands(v, e, squares(p, g, v, e, k), raw(p, g, k),
  @       FiniteSums.mean(p, g, k), FiniteSums.mass(p, k));
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = nextTerm(p, g, v, e, k);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The sum v about the mean q, of mass 1, and that about c: u = v + (q - c)^2.
  @ public normal_behavior
  @   requires one == 1 && expands(0 - q, (\real) 1, v, r, q, one);
  @   requires expands(0 - c, (\real) 1, u, r, q, one);
  @   ensures \result;
  @   ensures u == v + (q - c) * (q - c) && v <= u && v == r - q * q;
  @ public static pure heap_free model boolean leastAtMean(\real c, \real u, \real v, \real r,
  @     \real q, \real one) {
  @   assert (q - c) * (q - c) >= 0;
  @   return true;
  @ }
  @*/

  /*@ // u <= b^2 s, of a sum of squares u and its mass s.
  @ public normal_behavior
  @   ensures \result <==> u <= b * b * s;
  @ public static pure heap_free model boolean below(\real b, \real u, \real s) {
  @   return u <= b * b * s;
  @ }
  @*/

  /*@ // One more term within b of c.
  @ public normal_behavior
  @   requires p >= 0 && below(b, u, s) && 0 - b <= x - c && x - c <= b;
  @   requires uNext == u + term(p, 0 - c, (\real) 1, x) && sNext == s + p;
  @   ensures \result;
  @   ensures below(b, uNext, sNext);
  @ public static pure heap_free model boolean within(\real b, \real c, \real p, \real x,
  @     \real u, \real s, \real uNext, \real sNext) {
  @   assert (b - (x - c)) * (b + (x - c)) >= 0;
  @   assert (x - c) * (x - c) <= b * b;
  @   boolean more = TwoPoints.scaled((x - c) * (x - c), b * b, p);
  @   return true;
  @ }
  @*/

  /*@ // Term k after those before it.
  @ public normal_behavior
  @   requires p.length == a.length && \nonnullelements(p) && \nonnullelements(a);
  @   requires 0 <= k && k < p.length && p[k].value >= 0;
  @   requires 0 - b <= a[k].value - c && a[k].value - c <= b;
  @   requires below(b, squares(p, a, 0 - c, (\real) 1, k), FiniteSums.mass(p, k));
  @   ensures \result;
  @   ensures below(b, squares(p, a, 0 - c, (\real) 1, k + 1), FiniteSums.mass(p, k + 1));
  @ public static pure model boolean nextWithin(BigFraction[] p, BigFraction[] a, \real c,
  @     \real b, int k) {
  @   return within(b, c, p[k].value, a[k].value, squares(p, a, 0 - c, (\real) 1, k),
  @       FiniteSums.mass(p, k), squares(p, a, 0 - c, (\real) 1, k + 1),
  @       FiniteSums.mass(p, k + 1));
  @ }
  @*/

  /*@ // What is within b of c has a mean square about c of at most b^2.
  @ public normal_behavior
  @   requires p.length == a.length && \nonnullelements(p) && \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < a.length;
  @       0 - b <= a[i].value - c && a[i].value - c <= b);
  @   ensures \result;
  @   ensures below(b, squares(p, a, 0 - c, (\real) 1, p.length),
  @       FiniteSums.mass(p, p.length));
  @ public static pure model boolean bounded(BigFraction[] p, BigFraction[] a, \real c,
  @     \real b) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant below(b, squares(p, a, 0 - c, (\real) 1, k), FiniteSums.mass(p, k));
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = nextWithin(p, a, c, b, k);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // ORA-LB.1, step 2: the variance of a law within b of c is at most b^2 - (q - c)^2, where q
  @ // is its mean.
  @ public normal_behavior
  @   requires p.length == a.length && \nonnullelements(p) && \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < a.length;
  @       0 - b <= a[i].value - c && a[i].value - c <= b);
  @   requires FiniteSums.mass(p, p.length) == 1 && q == FiniteSums.mean(p, a, p.length);
  @   ensures \result;
  @   ensures squares(p, a, 0 - q, (\real) 1, p.length) <= b * b - (q - c) * (q - c);
  @ public static pure model boolean varianceBounded(BigFraction[] p, BigFraction[] a, \real c,
  @     \real b, \real q) {
  @   boolean about = expanded(p, a, 0 - c, (\real) 1);
  @   boolean own = expanded(p, a, 0 - q, (\real) 1);
  @   boolean most = bounded(p, a, c, b);
  @   return leastAtMean(c, squares(p, a, 0 - c, (\real) 1, p.length),
  @       squares(p, a, 0 - q, (\real) 1, p.length),
  @       raw(p, a, p.length), q, FiniteSums.mass(p, p.length));
  @ }
  @*/

  /*@ // t = u + e^2 w s: the sum t of rows of raw moment u and mass s, all being of raw moment w.
  @ public normal_behavior
  @   ensures \result <==> t == u + e * e * w * s;
  @ public static pure heap_free model boolean adds(\real e, \real w, \real t, \real u,
  @     \real s) {
  @   return t == u + e * e * w * s;
  @ }
  @*/

  /*@ // One more row t of a law of mass 1 and mean 0, with the weight p.
  @ public normal_behavior
  @   requires one == 1 && zero == 0 && expands(v, e, t, w, zero, one);
  @   requires adds(e, w, sum, u, s);
  @   requires uNext == u + term(p, (\real) 0, (\real) 1, v);
  @   requires sumNext == sum + p * t && sNext == s + p;
  @   ensures \result;
  @   ensures adds(e, w, sumNext, uNext, sNext);
  @ public static pure heap_free model boolean addsNext(\real e, \real w, \real p, \real v,
  @     \real t, \real sum, \real u, \real s, \real one, \real zero, \real sumNext,
  @     \real uNext, \real sNext) {
  @   assert t == v * v + e * e * w;
  @   return true;
  @ }
  @*/

  /*@ // Row k after those before it.
  @ public normal_behavior
  @   requires p.length == g.length && p.length == r.length;
  @   requires \nonnullelements(p) && \nonnullelements(g) && \nonnullelements(r);
  @   requires 0 <= k && k < p.length && one == 1 && zero == 0;
  @   requires expands(g[k].value, e, r[k].value, w, zero, one);
  @   requires adds(e, w, FiniteSums.mean(p, r, k), raw(p, g, k), FiniteSums.mass(p, k));
  @   ensures \result;
  @   ensures adds(e, w, FiniteSums.mean(p, r, k + 1), raw(p, g, k + 1),
  @       FiniteSums.mass(p, k + 1));
  @ public static pure model boolean nextRow(BigFraction[] p, BigFraction[] g, BigFraction[] r,
  @     \real e, \real w, \real one, \real zero, int k) {
  @   return addsNext(e, w, p[k].value, g[k].value, r[k].value, FiniteSums.mean(p, r, k),
  @       raw(p, g, k), FiniteSums.mass(p, k), one, zero, FiniteSums.mean(p, r, k + 1),
  @       raw(p, g, k + 1), FiniteSums.mass(p, k + 1));
  @ }
  @*/

  /*@ // What all rows come to: E(g1 + g2)^2 = E(g1 - g2)^2 = 2V, t = w + e^2 w, e = 1 or -1.
  @ public normal_behavior
  @   requires one == 1 && adds(e, w, t, w, one) && (e == 1 || e == 0 - 1);
  @   ensures \result;
  @   ensures t == 2 * w;
  @ public static pure heap_free model boolean doubled(\real e, \real w, \real t, \real one) {
  @   return true;
  @ }
  @*/

  private SecondMoments() {}
}
