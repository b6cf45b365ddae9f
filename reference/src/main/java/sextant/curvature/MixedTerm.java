package sextant.curvature;

//@ model import org.apache.commons.math3.fraction.BigFraction;

/**
 * ORA-T4.7, step 3, for finite laws of every length; nothing at run time: where a is in [-B, B] and
 * of mean c, E|w1 - w2| &lt;= B^2 for w = (a - c)^2. Sums are those of {@link FiniteSums} and
 * {@link SecondMoments}.
 *
 * <p>Of the r_i, whose mean is the double sum, only the bound on a row is asked; that the sums
 * below meet it is {@code FiniteSums#rowBounded}, and putting them in is left to the reader.
 *
 * <pre>
 *   symbol         here
 *   p_i            p[i]
 *   a_i            a[i]   u.psi(x, y) less its value at c_x
 *   c              c      the mean of a
 *   w_i            w[i]   g_i^2 = (a_i - c)^2
 *   r_i            r[i]   sum_j p_j |w_i - w_j|; FiniteSums#rowBounded gives what is asked of it
 *   (B + |c|)^2    range  of w
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

  /*@ // A square (x - c)^2 is at most (B + |c|)^2.
  @ public normal_behavior
  @   requires 0 - b <= x && x <= b;
  @   ensures \result;
  @   ensures 0 <= square(x, c) && square(x, c) <= range(b, c);
  @ public static pure heap_free model boolean squareInside(\real b, \real c, \real x) {
  @   assert (b + size(c) - (x - c)) * (b + size(c) + (x - c)) >= 0;
  @   return true;
  @ }
  @*/

  /*@ // All squares are.
  @ public normal_behavior
  @   requires a.length == w.length && \nonnullelements(a) && \nonnullelements(w);
  @   requires (\forall int i; 0 <= i && i < a.length; 0 - b <= a[i].value && a[i].value <= b);
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value == square(a[i].value, c));
  @   ensures \result;
  @   ensures (\forall int i; 0 <= i && i < w.length;
  @       0 <= w[i].value && w[i].value <= 0 + range(b, c));
  @ public static pure model boolean squaresInside(BigFraction[] a, BigFraction[] w, \real b,
  @     \real c) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant (\forall int i; 0 <= i && i < k;
  @       0 <= w[i].value && w[i].value <= 0 + range(b, c));
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean step = squareInside(b, c, a[k].value);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // p w is the term of the squares about c.
  @ public normal_behavior
  @   requires w == square(x, c);
  @   ensures \result;
  @   ensures p * w == SecondMoments.term(p, 0 - c, (\real) 1, x);
  @ public static pure heap_free model boolean sameTerm(\real p, \real w, \real x, \real c) {
  @   return true;
  @ }
  @*/

  /*@ // The mean of w is the variance.
  @ public normal_behavior
  @   requires p.length == a.length && p.length == w.length;
  @   requires \nonnullelements(p) && \nonnullelements(a) && \nonnullelements(w);
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value == square(a[i].value, c));
  @   ensures \result;
  @   ensures FiniteSums.mean(p, w, p.length)
  @       == SecondMoments.squares(p, a, 0 - c, (\real) 1, p.length);
  @ public static pure model boolean meanOfSquares(BigFraction[] p, BigFraction[] a,
  @     BigFraction[] w, \real c) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant FiniteSums.mean(p, w, k)
  @       == SecondMoments.squares(p, a, 0 - c, (\real) 1, k);
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @     boolean step = sameTerm(p[k].value, w[k].value, a[k].value, c);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // From the two-point bound m t <= 2 mu (m - mu) with m = (B + |c|)^2.
  @ public normal_behavior
  @   requires b > 0 && 0 - b <= c && c <= b && 0 <= mu && mu <= b * b - c * c;
  @   requires one == 1 && FiniteSums.rowsHold(range(b, c), mu, one, mu, t);
  @   ensures \result;
  @   ensures t <= b * b;
  @ public static pure heap_free model boolean concludes(\real b, \real c, \real mu, \real one,
  @     \real t) {
  @   assert size(c) * size(c) == c * c;
  @   boolean most = TwoPoints.mixedTerm(b, size(c), mu);
  @   assert range(b, c) > 0;
  @   assert range(b, c) * t <= 2 * mu * (range(b, c) - mu);
  @   return FiniteSums.cancelled(range(b, c), t, b * b);
  @ }
  @*/

  /*@ // ORA-T4.7, step 3: E|g1^2 - g2^2| <= B^2.
  @ public normal_behavior
  @   requires p.length == a.length && p.length == w.length && p.length == r.length;
  @   requires \nonnullelements(p) && \nonnullelements(a);
  @   requires \nonnullelements(w) && \nonnullelements(r);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value >= 0);
  @   requires (\forall int i; 0 <= i && i < a.length; 0 - b <= a[i].value && a[i].value <= b);
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value == square(a[i].value, c));
  @   requires (\forall int i; 0 <= i && i < r.length; FiniteSums.rowHolds(range(b, c),
  @       w[i].value, FiniteSums.mass(p, p.length), FiniteSums.mean(p, w, p.length),
  @       r[i].value));
  @   requires FiniteSums.mass(p, p.length) == 1 && c == FiniteSums.mean(p, a, p.length);
  @   requires b > 0;
  @   ensures \result;
  @   ensures FiniteSums.mean(p, r, p.length) <= b * b;
  @ public static pure model boolean bounded(BigFraction[] p, BigFraction[] a, BigFraction[] w,
  @     BigFraction[] r, \real b, \real c) {
  @   boolean inside = squaresInside(a, w, b, c);
  @   boolean centre = FiniteSums.meanInside(p, a, 0 - b, 2 * b);
  @   boolean positive = FiniteSums.meanInside(p, w, (\real) 0, range(b, c));
  @   boolean same = meanOfSquares(p, a, w, c);
  @   boolean variance = SecondMoments.varianceBounded(p, a, (\real) 0, b, c);
  @   boolean gini = FiniteSums.meanDifference(p, w, r, range(b, c));
  @   return concludes(b, c, FiniteSums.mean(p, w, p.length), FiniteSums.mass(p, p.length),
  @       FiniteSums.mean(p, r, p.length));
  @ }
  @*/

  private MixedTerm() {}
}
