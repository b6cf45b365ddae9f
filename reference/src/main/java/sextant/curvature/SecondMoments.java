package sextant.curvature;

/**
 * Second moments of finite laws of every length, as facts that the sharper constants rest on;
 * nothing at run time. Laws, random variables, mass and mean are those of {@link FiniteSums}.
 *
 * <pre>
 *   symbol                    here                 remark
 *   (v + e g_j)^2             square               e = 1 or -1
 *   g_j^2                     own
 *   sum_j p_j (v + e g_j)^2   squares              of the first n, as all that follow
 *   sum_j p_j g_j^2           raw
 *   sum_j p_j (g_j - c)^2     squares, v=-c, e=1   the variance V where c is the mean
 *   sum_i p_i squares(g_i)    pairs                E(g1 + e g2)^2 if n = d, d rows
 * </pre>
 */
final class SecondMoments {

  /*@ // (v + e x)^2.
  @ public normal_behavior
  @   ensures \result == (v + e * x) * (v + e * x);
  @ public static pure heap_free model \real square(\real v, \real e, \real x) {
  @   return (v + e * x) * (v + e * x);
  @ }
  @*/

  /*@ // x^2.
  @ public normal_behavior
  @   ensures \result == x * x;
  @ public static pure heap_free model \real own(\real x) {
  @   return x * x;
  @ }
  @*/

  /*@ // The first n p_j (v + e g_j)^2.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result == (n == 0 ? (\real) 0 : squares(f, v, e, n - 1)
  @       + FiniteSums.chance(n - 1) * square(v, e, FiniteSums.variable(f, n - 1)));
  @ public static pure heap_free model \real squares(int f, \real v, \real e, int n) {
  @   return n == 0 ? (\real) 0 : squares(f, v, e, n - 1)
  @       + FiniteSums.chance(n - 1) * square(v, e, FiniteSums.variable(f, n - 1));
  @ }
  @*/

  /*@ // The first n p_j g_j^2.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result == (n == 0 ? (\real) 0 : raw(f, n - 1)
  @       + FiniteSums.chance(n - 1) * own(FiniteSums.variable(f, n - 1)));
  @ public static pure heap_free model \real raw(int f, int n) {
  @   return n == 0 ? (\real) 0 : raw(f, n - 1)
  @       + FiniteSums.chance(n - 1) * own(FiniteSums.variable(f, n - 1));
  @ }
  @*/

  /*@ // The first n of the d sums of squares about the g_i, times p_i: E(g1 + e g2)^2 where n = d.
  @ public normal_behavior
  @   requires 0 <= n && 0 <= d;
  @   ensures \result == (n == 0 ? (\real) 0 : pairs(f, e, d, n - 1)
  @       + FiniteSums.chance(n - 1) * squares(f, FiniteSums.variable(f, n - 1), e, d));
  @ public static pure heap_free model \real pairs(int f, \real e, int d, int n) {
  @   return n == 0 ? (\real) 0 : pairs(f, e, d, n - 1)
  @       + FiniteSums.chance(n - 1) * squares(f, FiniteSums.variable(f, n - 1), e, d);
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
  @   requires expands(v, e, t, r, q, s) && y == (v + e * x) * (v + e * x) && z == x * x;
  @   ensures \result;
  @   ensures expands(v, e, t + p * y, r + p * z, q + p * x, s + p);
  @ public static pure heap_free model boolean expandsNext(\real v, \real e, \real p, \real x,
  @     \real y, \real z, \real t, \real r, \real q, \real s) {
  @   assert y == v * v + 2 * e * v * x + e * e * z;
  @   assert p * y == p * (v * v) + p * (2 * e * v * x) + p * (e * e * z);
  @   return true;
  @ }
  @*/

  /*@ // The same with names for what it makes of t, r, q and s.
  @ public normal_behavior
  @   requires expands(v, e, t, r, q, s) && tNext == t + p * square(v, e, x);
  @   requires rNext == r + p * own(x) && qNext == q + p * x && sNext == s + p;
  @   ensures \result;
  @   ensures expands(v, e, tNext, rNext, qNext, sNext);
  @ public static pure heap_free model boolean expandsOn(\real v, \real e, \real p, \real x,
  @     \real t, \real r, \real q, \real s, \real tNext, \real rNext, \real qNext,
  @     \real sNext) {
  @   return expandsNext(v, e, p, x, square(v, e, x), own(x), t, r, q, s);
  @ }
  @*/

  /*@ // A sum of n squares from that about 0, by induction.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result;
  @   ensures expands(v, e, squares(f, v, e, n), raw(f, n), FiniteSums.mean(f, n),
  @       FiniteSums.mass(n));
  @ public static pure heap_free model boolean expanded(int f, int n, \real v, \real e) {
  @   return n == 0 || expanded(f, n - 1, v, e) && expandsOn(v, e, FiniteSums.chance(n - 1),
  @       FiniteSums.variable(f, n - 1), squares(f, v, e, n - 1), raw(f, n - 1),
  @       FiniteSums.mean(f, n - 1), FiniteSums.mass(n - 1), squares(f, v, e, n), raw(f, n),
  @       FiniteSums.mean(f, n), FiniteSums.mass(n));
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
  @   requires uNext == u + p * square(0 - c, (\real) 1, x) && sNext == s + p;
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

  /*@ // What is within b of c has a mean square about c of at most b^2; by induction.
  @ public normal_behavior
  @   requires 0 <= n;
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 - b <= FiniteSums.variable(f, i) - c
  @       && FiniteSums.variable(f, i) - c <= b);
  @   ensures \result;
  @   ensures below(b, squares(f, 0 - c, (\real) 1, n), FiniteSums.mass(n));
  @ public static pure heap_free model boolean bounded(int f, int n, \real c, \real b) {
  @   return n == 0 || bounded(f, n - 1, c, b) && within(b, c, FiniteSums.chance(n - 1),
  @       FiniteSums.variable(f, n - 1), squares(f, 0 - c, (\real) 1, n - 1),
  @       FiniteSums.mass(n - 1), squares(f, 0 - c, (\real) 1, n), FiniteSums.mass(n));
  @ }
  @*/

  /*@ // ORA-LB.1, step 2: the variance v of a law within b of c is at most b^2 - (q - c)^2, where
  @ // q is its mean; the mean square is u about c, r about 0.
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && q == FiniteSums.mean(f, n);
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n; 0 - b <= FiniteSums.variable(f, i) - c
  @       && FiniteSums.variable(f, i) - c <= b);
  @   requires v == squares(f, 0 - q, (\real) 1, n) && u == squares(f, 0 - c, (\real) 1, n);
  @   requires r == raw(f, n);
  @   ensures \result;
  @   ensures v <= b * b - (q - c) * (q - c);
  @ public static pure heap_free model boolean varianceBounded(int f, int n, \real c, \real b,
  @     \real q, \real v, \real u, \real r) {
  @   return expanded(f, n, 0 - c, (\real) 1) && expanded(f, n, 0 - q, (\real) 1)
  @       && bounded(f, n, c, b) && leastAtMean(c, u, v, r, q, FiniteSums.mass(n));
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
  @   requires uNext == u + p * own(v);
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
  @   requires 0 <= k && k < Integer.MAX_VALUE && 0 <= n;
  @   requires FiniteSums.mass(n) == 1 && FiniteSums.mean(f, n) == 0;
  @   requires expands(FiniteSums.variable(f, k), e, squares(f, FiniteSums.variable(f, k), e, n),
  @       raw(f, n), FiniteSums.mean(f, n), FiniteSums.mass(n));
  @   requires adds(e, raw(f, n), pairs(f, e, n, k), raw(f, k), FiniteSums.mass(k));
  @   ensures \result;
  @   ensures adds(e, raw(f, n), pairs(f, e, n, k + 1), raw(f, k + 1), FiniteSums.mass(k + 1));
  @ public static pure heap_free model boolean nextRow(int f, int n, \real e, int k) {
  @   return addsNext(e, raw(f, n), FiniteSums.chance(k), FiniteSums.variable(f, k),
  @       squares(f, FiniteSums.variable(f, k), e, n), pairs(f, e, n, k), raw(f, k),
  @       FiniteSums.mass(k), FiniteSums.mass(n), FiniteSums.mean(f, n),
  @       pairs(f, e, n, k + 1), raw(f, k + 1), FiniteSums.mass(k + 1));
  @ }
  @*/

  /*@ // All rows.
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && FiniteSums.mean(f, n) == 0;
  @   ensures \result;
  @   ensures adds(e, raw(f, n), pairs(f, e, n, n), raw(f, n), FiniteSums.mass(n));
  @ public static pure heap_free model boolean allRows(int f, int n, \real e) {
  @   loop_invariant 0 <= k && k <= n;
  @   loop_invariant adds(e, raw(f, n), pairs(f, e, n, k), raw(f, k), FiniteSums.mass(k));
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean own = expanded(f, n, FiniteSums.variable(f, k), e);
  @     boolean step = nextRow(f, n, e, k);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // What all rows come to, t = w + e^2 w, e = 1 or -1.
  @ public normal_behavior
  @   requires one == 1 && adds(e, w, t, w, one) && (e == 1 || e == 0 - 1);
  @   ensures \result;
  @   ensures t == 2 * w;
  @ public static pure heap_free model boolean doubled(\real e, \real w, \real t, \real one) {
  @   return true;
  @ }
  @*/

  /*@ // t = E(g1 + g2)^2 or E(g1 - g2)^2 is 2V, V = w = E g^2, where g is of mean 0.
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && FiniteSums.mean(f, n) == 0;
  @   requires e == 1 || e == 0 - 1;
  @   requires w == raw(f, n) && t == pairs(f, e, n, n);
  @   ensures \result;
  @   ensures t == 2 * w;
  @ public static pure heap_free model boolean twiceVariance(int f, int n, \real e, \real w,
  @     \real t) {
  @   boolean all = allRows(f, n, e);
  @   return doubled(e, w, t, (\real) 1);
  @ }
  @*/

  private SecondMoments() {}
}
