package sextant.curvature;

/**
 * What the sharper constants of {@link PenaltyConstants} and {@link SailConstants} rest on, as
 * facts of real arithmetic; nothing at run time. {@link FiniteSums} and {@link MixedTerm} have the
 * sums.
 *
 * <p>For x and y in [0, M], |x - y| = x + y - 2 min(x, y) and min(x, y) &gt;= xy/M. So, with
 * probabilities p and w in [0, M] of mean mu,
 *
 * <pre>
 *   sum p_i p_j |w_i - w_j|  =  E|w1 - w2|  &lt;=  2 mu (1 - mu/M)  &lt;=  M/2
 *
 *   symbol     here
 *   |x - y|    gap       here x = g1^2, y = g2^2 with M = (B + c)^2, or f(y1), f(y2) with M = 2DB
 *   mu, M      mu, m
 *   B, |c|     b, c
 * </pre>
 */
final class TwoPoints {

  private TwoPoints() {}

  /*@ // |x - y|.
  @ public normal_behavior
  @   ensures \result == (x < y ? y - x : x - y);
  @ public static pure heap_free model \real gap(\real x, \real y) {
  @   return x < y ? y - x : x - y;
  @ }
  @ // M |x - y| <= M (x + y) - 2 x y.
  @ public normal_behavior
  @   requires 0 <= x && x <= m && 0 <= y && y <= m;
  @   ensures \result;
  @   ensures m * gap(x, y) <= m * (x + y) - 2 * x * y;
  @ public static pure heap_free model boolean twoPoints(\real x, \real y, \real m) {
  @   return true;
  @ }
  @ // 2 mu (M - mu) <= M^2/2.
  @ public normal_behavior
  @   ensures \result;
  @   ensures 4 * mu * (m - mu) <= m * m;
  @ public static pure heap_free model boolean half(\real mu, \real m) {
  @   assert (m - 2 * mu) * (m - 2 * mu) >= 0;
  @   return true;
  @ }
  @ // 2 mu (M - mu) increases up to M/2.
  @ public normal_behavior
  @   requires mu <= nu && 2 * nu <= m;
  @   ensures \result;
  @   ensures mu * (m - mu) <= nu * (m - nu);
  @ public static pure heap_free model boolean increases(\real mu, \real nu, \real m) {
  @   assert (nu - mu) * (m - mu - nu) >= 0;
  @   return true;
  @ }
  @ // ORA-T4.7: with M = (B + c)^2 and mu <= B^2 - c^2, 2 mu (M - mu) <= B^2 M.
  @ public normal_behavior
  @   requires 0 <= c && c <= b && 0 <= mu && mu <= b * b - c * c;
  @   ensures \result;
  @   ensures 2 * mu * ((b + c) * (b + c) - mu) <= b * b * ((b + c) * (b + c));
  @ public static pure heap_free model boolean mixedTerm(\real b, \real c, \real mu) {
  @   return 3 * c <= b ? nearCentre(b, c, mu) : offCentre(b, c, mu);
  @ }
  @ // The case c <= B/3.
  @ public normal_behavior
  @   requires 0 <= c && 3 * c <= b;
  @   ensures \result;
  @   ensures 2 * mu * ((b + c) * (b + c) - mu) <= b * b * ((b + c) * (b + c));
  @ public static pure heap_free model boolean nearCentre(\real b, \real c, \real mu) {
  @   boolean middle = half(mu, (b + c) * (b + c));
  @   assert (b + c) * (b + c) <= 2 * (b * b);
  @   assert 0 <= (b + c) * (b + c);
  @   return scaled((b + c) * (b + c), 2 * (b * b), (b + c) * (b + c));
  @ }
  @ // x <= y and 0 <= z give x z <= y z.
  @ public normal_behavior
  @   requires x <= y && 0 <= z;
  @   ensures \result;
  @   ensures x * z <= y * z;
  @ public static pure heap_free model boolean scaled(\real x, \real y, \real z) {
  @   return true;
  @ }
  @ // The case c > B/3: the bound is largest at mu = B^2 - c^2, where it is 4 c (B - c) M.
  @ public normal_behavior
  @   requires 0 <= c && c <= b && b <= 3 * c && mu <= b * b - c * c;
  @   ensures \result;
  @   ensures 2 * mu * ((b + c) * (b + c) - mu) <= b * b * ((b + c) * (b + c));
  @ public static pure heap_free model boolean offCentre(\real b, \real c, \real mu) {
  @   assert (b + c) * (3 * c - b) >= 0;
  @   assert 2 * (b * b - c * c) <= (b + c) * (b + c);
  @   boolean grows = increases(mu, b * b - c * c, (b + c) * (b + c));
  @   assert (b - 2 * c) * (b - 2 * c) >= 0;
  @   assert 4 * c * (b - c) <= b * b;
  @   assert 0 <= (b + c) * (b + c);
  @   boolean most = scaled(4 * c * (b - c), b * b, (b + c) * (b + c));
  @   assert 2 * (b * b - c * c) * ((b + c) * (b + c) - (b * b - c * c))
  @       == 4 * c * (b - c) * ((b + c) * (b + c));
  @   return true;
  @ }
  @*/
}
