package sextant.curvature;

/**
 * ORA-T4.7, step 3, for finite laws of every length; nothing at run time: where a is in [-B, B] and
 * of mean c, E|w1 - w2| &lt;= B^2 for w = (a - c)^2. Laws, random variables and sums are those of
 * {@link FiniteSums}.
 *
 * <pre>
 *   symbol         here
 *   a_i            variable(a, i)   u.psi(x, y) less its value at c_x
 *   c              c                the mean of a
 *   w_i            variable(w, i)   g_i^2 = (a_i - c)^2
 *   E|w1 - w2|     t
 *   (B + |c|)^2    range            of w
 * </pre>
 */
final class MixedTerm {

  /*@ // |c|.
  @ public normal_behavior
  @   ensures \result == (c < 0 ? 0 - c : c);
  @ public static pure heap_free model \real size(\real c) {
  @   return c < 0 ? 0 - c : c;
  @ }
  @*/

  /*@ // (B + |c|)^2.
  @ public normal_behavior
  @   ensures \result == (b + size(c)) * (b + size(c));
  @ public static pure heap_free model \real range(\real b, \real c) {
  @   return (b + size(c)) * (b + size(c));
  @ }
  @*/

  /*@ // (x - c)^2.
  @ public normal_behavior
  @   ensures \result == (x - c) * (x - c);
  @ public static pure heap_free model \real square(\real x, \real c) {
  @   return (x - c) * (x - c);
  @ }
  @*/

  /*@ // A square (x - c)^2 is in [0, (B + |c|)^2].
  @ public normal_behavior
  @   requires 0 - b <= x && x <= b;
  @   ensures \result;
  @   ensures 0 <= (x - c) * (x - c) && (x - c) * (x - c) <= range(b, c);
  @ public static pure heap_free model boolean squareInside(\real b, \real c, \real x) {
  @   assert (b + size(c) - (x - c)) * (b + size(c) + (x - c)) >= 0;
  @   return true;
  @ }
  @*/

  /*@ // With names for the square and for m = (B + |c|)^2.
  @ public normal_behavior
  @   requires 0 - b <= x && x <= b && m == range(b, c);
  @   requires y == square(x, c);
  @   ensures \result;
  @   ensures 0 <= y && y <= m;
  @ public static pure heap_free model boolean within(\real b, \real c, \real m, \real x,
  @     \real y) {
  @   return squareInside(b, c, x);
  @ }
  @*/

  /*@ // All squares are; by induction.
  @ public normal_behavior
  @   requires (\forall int i; 0 <= i && i < n;
  @       0 - b <= FiniteSums.variable(a, i) && FiniteSums.variable(a, i) <= b);
  @   requires (\forall int i; 0 <= i && i < n;
  @       FiniteSums.variable(w, i) == square(FiniteSums.variable(a, i), c));
  @   requires 0 <= n && m == range(b, c);
  @   ensures \result;
  @   ensures (\forall int i; 0 <= i && i < n;
  @       0 <= FiniteSums.variable(w, i) && FiniteSums.variable(w, i) <= m);
  @ public static pure heap_free model boolean squaresInside(int a, int w, int n, \real b,
  @     \real c, \real m) {
  @   return n == 0 || squaresInside(a, w, n - 1, b, c, m) && within(b, c, m,
  @       FiniteSums.variable(a, n - 1), FiniteSums.variable(w, n - 1));
  @ }
  @*/

  /*@ // t <= (B^2 + c^2) s - 2 c q: of the sums t of w and q of a, and the mass s.
  @ public normal_behavior
  @   ensures \result <==> t <= (b * b + c * c) * s - 2 * c * q;
  @ public static pure heap_free model boolean spreads(\real b, \real c, \real q, \real s,
  @     \real t) {
  @   return t <= (b * b + c * c) * s - 2 * c * q;
  @ }
  @*/

  /*@ // y = (x - c)^2 is at most B^2 + c^2 - 2 c x.
  @ public normal_behavior
  @   requires 0 - b <= x && x <= b && y == square(x, c);
  @   ensures \result;
  @   ensures y <= b * b + c * c - 2 * c * x;
  @ public static pure heap_free model boolean chord(\real b, \real c, \real x, \real y) {
  @   assert (b - x) * (b + x) >= 0;
  @   return true;
  @ }
  @*/

  /*@ // One more term.
  @ public normal_behavior
  @   requires p >= 0 && y <= b * b + c * c - 2 * c * x && spreads(b, c, q, s, t);
  @   ensures \result;
  @   ensures spreads(b, c, q + p * x, s + p, t + p * y);
  @ public static pure heap_free model boolean spreadsTerm(\real b, \real c, \real p, \real x,
  @     \real y, \real q, \real s, \real t) {
  @   return TwoPoints.scaled(y, b * b + c * c - 2 * c * x, p);
  @ }
  @*/

  /*@ // The same with names for what it makes of q, s and t.
  @ public normal_behavior
  @   requires p >= 0 && 0 - b <= x && x <= b && y == square(x, c) && spreads(b, c, q, s, t);
  @   requires qNext == q + p * x && sNext == s + p && tNext == t + p * y;
  @   ensures \result;
  @   ensures spreads(b, c, qNext, sNext, tNext);
  @ public static pure heap_free model boolean spreadsOn(\real b, \real c, \real p, \real x,
  @     \real y, \real q, \real s, \real t, \real qNext, \real sNext, \real tNext) {
  @   boolean below = chord(b, c, x, y);
  @   return spreadsTerm(b, c, p, x, y, q, s, t);
  @ }
  @*/

  /*@ // All terms; by induction.
  @ public normal_behavior
  @   requires 0 <= n;
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n;
  @       0 - b <= FiniteSums.variable(a, i) && FiniteSums.variable(a, i) <= b);
  @   requires (\forall int i; 0 <= i && i < n;
  @       FiniteSums.variable(w, i) == square(FiniteSums.variable(a, i), c));
  @   ensures \result;
  @   ensures spreads(b, c, FiniteSums.mean(a, n), FiniteSums.mass(n), FiniteSums.mean(w, n));
  @ public static pure heap_free model boolean allSpread(int a, int w, int n, \real b,
  @     \real c) {
  @   return n == 0 || allSpread(a, w, n - 1, b, c) && spreadsOn(b, c, FiniteSums.chance(n - 1),
  @       FiniteSums.variable(a, n - 1), FiniteSums.variable(w, n - 1),
  @       FiniteSums.mean(a, n - 1), FiniteSums.mass(n - 1), FiniteSums.mean(w, n - 1),
  @       FiniteSums.mean(a, n), FiniteSums.mass(n), FiniteSums.mean(w, n));
  @ }
  @*/

  /*@ // With mass 1 and mean c the mean mu of w, which is the variance, is at most B^2 - c^2.
  @ public normal_behavior
  @   requires one == 1 && spreads(b, c, c, one, mu);
  @   ensures \result;
  @   ensures mu <= b * b - c * c;
  @ public static pure heap_free model boolean variance(\real b, \real c, \real one,
  @     \real mu) {
  @   return true;
  @ }
  @*/

  /*@ // From the two-point bound m t <= 2 mu (m - mu) with m = (B + |c|)^2.
  @ public normal_behavior
  @   requires b > 0 && 0 <= mu && mu <= b * b - c * c && m == range(b, c);
  @   requires FiniteSums.rowsHold(m, mu, (\real) 1, mu, t);
  @   ensures \result;
  @   ensures t <= b * b;
  @ public static pure heap_free model boolean concludes(\real b, \real c, \real m, \real mu,
  @     \real t) {
  @   boolean centre = CurvatureLemmas.rootsOrdered(c, b);
  @   assert size(c) * size(c) == c * c;
  @   boolean most = TwoPoints.mixedTerm(b, size(c), mu);
  @   assert m > 0;
  @   assert m * t <= 2 * mu * (m - mu);
  @   return FiniteSums.cancelled(m, t, b * b);
  @ }
  @*/

  /*@ // The mean mu of w is at least 0.
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && m == range(b, c);
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n;
  @       0 - b <= FiniteSums.variable(a, i) && FiniteSums.variable(a, i) <= b);
  @   requires (\forall int i; 0 <= i && i < n;
  @       FiniteSums.variable(w, i) == square(FiniteSums.variable(a, i), c));
  @   requires mu == FiniteSums.mean(w, n);
  @   ensures \result;
  @   ensures 0 <= mu;
  @ public static pure heap_free model boolean positive(int a, int w, int n, \real b, \real c,
  @     \real m, \real mu) {
  @   boolean inside = squaresInside(a, w, n, b, c, m);
  @   return FiniteSums.meanInside(w, n, (\real) 0, m);
  @ }
  @*/

  /*@ // The two-point bound for w, on [0, m].
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && m == range(b, c);
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n;
  @       0 - b <= FiniteSums.variable(a, i) && FiniteSums.variable(a, i) <= b);
  @   requires (\forall int i; 0 <= i && i < n;
  @       FiniteSums.variable(w, i) == square(FiniteSums.variable(a, i), c));
  @   requires mu == FiniteSums.mean(w, n) && t == FiniteSums.difference(w, n, n);
  @   ensures \result;
  @   ensures FiniteSums.rowsHold(m, mu, (\real) 1, mu, t);
  @ public static pure heap_free model boolean twoPoints(int a, int w, int n, \real b, \real c,
  @     \real m, \real mu, \real t) {
  @   boolean inside = squaresInside(a, w, n, b, c, m);
  @   return FiniteSums.meanDifference(w, n, m, mu, t);
  @ }
  @*/

  /*@ // ORA-T4.7, step 3: t = E|g1^2 - g2^2| <= B^2.
  @ public normal_behavior
  @   requires 0 <= n && FiniteSums.mass(n) == 1 && b > 0 && m == range(b, c);
  @   requires (\forall int i; 0 <= i && i < n; FiniteSums.chance(i) >= 0);
  @   requires (\forall int i; 0 <= i && i < n;
  @       0 - b <= FiniteSums.variable(a, i) && FiniteSums.variable(a, i) <= b);
  @   requires (\forall int i; 0 <= i && i < n;
  @       FiniteSums.variable(w, i) == square(FiniteSums.variable(a, i), c));
  @   requires c == FiniteSums.mean(a, n) && mu == FiniteSums.mean(w, n);
  @   requires t == FiniteSums.difference(w, n, n);
  @   ensures \result;
  @   ensures t <= b * b;
  @ public static pure heap_free model boolean bounded(int a, int w, int n, \real b, \real c,
  @     \real m, \real mu, \real t) {
  @   boolean least = positive(a, w, n, b, c, m, mu);
  @   boolean all = allSpread(a, w, n, b, c);
  @   boolean most = variance(b, c, FiniteSums.mass(n), mu);
  @   boolean gini = twoPoints(a, w, n, b, c, m, mu, t);
  @   return concludes(b, c, m, mu, t);
  @ }
  @*/

  private MixedTerm() {}
}
