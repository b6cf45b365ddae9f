package sextant.descent;

/**
 * What the proof of the rate of R-SCGD rests on (ORA, Theorem 5.2), as facts of real arithmetic;
 * nothing at run time.
 *
 * <pre>
 *   paper                       here    meaning
 *   lambda_env                  lambda
 *   c                           c       1 - kappa lambda_env
 *   eta, T                      eta, steps
 *   L                           l       L_env = 1/(lambda_env c), or 1/lambda_env
 *   G_tot^2                     moment  bounds E||G_t||^2
 *   F_t                         f       E F_env(theta_t)
 *   S_t                         sum     E||grad F_env(theta_0)||^2 + … + E||grad
 *                                       F_env(theta_(t-1))||^2
 *   Delta                       gap     at least F_env(theta_0) - F_inf
 *   M, e                        m, e    bounds of ||grad F_env|| on Theta and of the rounding
 *   M e + e^2/(2 lambda_env)    drift   what rounding an iterate can add to F_env
 *   L eta^2 G_tot^2/2 + drift   k       what a step can add to F_env
 *   G_F                         g       bounds ||v|| for v of the subdifferential of L_SAIL +
 *                                       lambda R on Theta
 * </pre>
 */
final class RateLemmas {

  private RateLemmas() {}

  /*@ // Rounding by xi adds at most M e + e^2/(2 lambda_env): there = F_env(theta + xi) by
  @ // inequality (2) of ORA-L4.11 with w = grad F_env(theta)·xi, n = ||grad F_env(theta)||, x =
  @ // ||xi||.
  @ public normal_behavior
  @   requires lambda > 0 && 2 * lambda * there <= 2 * lambda * (f + w) + x * x && w <= n * x;
  @   requires n <= m && 0 <= n && 0 <= x && x <= e;
  @   requires 2 * lambda * drift == 2 * lambda * (m * e) + e * e;
  @   ensures \result;
  @   ensures there <= f + drift;
  @ public static pure heap_free model boolean roundingAdds(\real lambda, \real there, \real f,
  @     \real w, \real n, \real x, \real m, \real e, \real drift) {
  @   assert n * x <= m * x;
  @   assert m * x <= m * e;
  @   assert x * x <= e * e;
  @   assert lambda * w <= lambda * (m * e);
  @   return freed(lambda, f + drift - there);
  @ }
  @ // x y >= 0 and x > 0 give y >= 0.
  @ public normal_behavior
  @   requires x > 0 && x * y >= 0;
  @   ensures \result;
  @   ensures y >= 0;
  @ public static pure heap_free model boolean freed(\real x, \real y) { return true; }
  @ // The step of the induction: if eta c S_t <= F_0 - F_t + t K, so at t + 1. By ORA-LC.2 the
  @ // exact step leads from f to at most f - eta c q + L eta^2 G_tot^2/2, q = E||grad
  @ // F_env(theta_t)||^2, and rounding to next.
  @ public normal_behavior
  @   requires eta * c * sum <= first - f + t * k;
  @   requires 2 * moved <= 2 * (f - eta * c * q) + l * eta * eta * moment;
  @   requires next <= moved + drift && 2 * k == l * eta * eta * moment + 2 * drift;
  @   ensures \result;
  @   ensures eta * c * (sum + q) <= first - next + (t + 1) * k;
  @ public static pure heap_free model boolean telescoped(\real eta, \real c, \real l,
  @     \real moment, \real drift, \real k, \real t, \real sum, \real q, \real first, \real f,
  @     \real moved, \real next) { return true; }
  @ // F_env = F(theta-hat) + y^2/(2 lambda_env) is at least F_inf, y = ||theta - theta-hat||.
  @ public normal_behavior
  @   requires lambda > 0 && 2 * lambda * f == 2 * lambda * hat + y * y && hat >= infimum;
  @   ensures \result;
  @   ensures f >= infimum;
  @ public static pure heap_free model boolean aboveInfimum(\real lambda, \real f, \real hat,
  @     \real y, \real infimum) {
  @   assert y * y >= 0;
  @   return freed(lambda, f - hat);
  @ }
  @ // After T steps the mean S_T/T is at most what RateBound#rightSide is by its contract.
  @ public normal_behavior
  @   requires eta > 0 && c > 0 && steps > 0;
  @   requires eta * c * sum <= first - last + steps * k && last >= infimum;
  @   requires gap >= first - infimum && 2 * k == l * eta * eta * moment + 2 * drift;
  @   requires mean * steps == sum;
  @   requires 2 * right * (eta * (c * steps))
  @       == 2 * (gap + drift * steps) + l * (eta * eta) * (moment * steps);
  @   ensures \result;
  @   ensures mean <= right;
  @ public static pure heap_free model boolean meanBounded(\real eta, \real c, \real l,
  @     \real moment, \real drift, \real k, \real steps, \real sum, \real mean, \real first,
  @     \real last, \real infimum, \real gap, \real right) {
  @   assert eta * (c * steps) > 0;
  @   assert steps * (2 * k) == l * (eta * eta) * (moment * steps) + 2 * drift * steps;
  @   assert (eta * (c * steps)) * mean == eta * c * sum;
  @   assert eta * c * sum <= gap + steps * k;
  @   assert (eta * (c * steps)) * (right - mean) >= 0;
  @   return freed(eta * (c * steps), right - mean);
  @ }
  @ // (1) and (2) term by term: Delta/(eta c T) + L eta G_tot^2/(2c) + drift/(eta c) is what
  @ // RateBound#rightSide is by its contract.
  @ public normal_behavior
  @   requires start * (eta * (c * steps)) == gap && 2 * c * noise == l * eta * moment;
  @   requires rounding * (eta * c) == drift;
  @   ensures \result;
  @   ensures 2 * (start + noise + rounding) * (eta * (c * steps))
  @       == 2 * (gap + drift * steps) + l * (eta * eta) * (moment * steps);
  @ public static pure heap_free model boolean termByTerm(\real eta, \real c, \real l,
  @     \real moment, \real drift, \real steps, \real gap, \real start, \real noise,
  @     \real rounding) {
  @   assert (2 * c * noise) * (eta * steps) == (l * eta * moment) * (eta * steps);
  @   assert (rounding * (eta * c)) * steps == drift * steps;
  @   return true;
  @ }
  @ // The right side falls as c rises and as L, G_tot^2 and drift fall: right from the one set of
  @ // constants, less from the other (a, p, v, z for c, L, G_tot^2, drift).
  @ public normal_behavior
  @   requires eta > 0 && steps > 0 && gap >= 0 && 0 < c && c <= a;
  @   requires 0 <= p && p <= l && 0 <= v && v <= moment && 0 <= z && z <= drift;
  @   requires 2 * right * (eta * (c * steps))
  @       == 2 * (gap + drift * steps) + l * (eta * eta) * (moment * steps);
  @   requires 2 * less * (eta * (a * steps))
  @       == 2 * (gap + z * steps) + p * (eta * eta) * (v * steps);
  @   ensures \result;
  @   ensures less <= right;
  @ public static pure heap_free model boolean sharpened(\real eta, \real steps, \real gap,
  @     \real c, \real l, \real moment, \real drift, \real right, \real a, \real p, \real v,
  @     \real z, \real less) {
  @   boolean factors = orderedProducts(p, l, v, moment);
  @   assert eta * eta * steps >= 0;
  @   boolean noise = orderedProducts(p * v, l * moment, eta * eta * steps, eta * eta * steps);
  @   boolean rounding = orderedProducts(z, drift, steps, steps);
  @   boolean divisor = orderedProducts(c, a, eta * steps, eta * steps);
  @   assert eta * steps > 0;
  @   assert c * (eta * steps) > 0;
  @   assert 2 * right * (c * (eta * steps))
  @       == 2 * (gap + drift * steps) + l * moment * (eta * eta * steps);
  @   assert 2 * less * (a * (eta * steps))
  @       == 2 * (gap + z * steps) + p * v * (eta * eta * steps);
  @   assert p * v * (eta * eta * steps) >= 0;
  @   return quotients(less, a * (eta * steps), right, c * (eta * steps));
  @ }
  @ // 0 <= x <= y and 0 <= z <= w give 0 <= x z <= y w.
  @ public normal_behavior
  @   requires 0 <= x && x <= y && 0 <= z && z <= w;
  @   ensures \result;
  @   ensures 0 <= x * z && x * z <= y * w;
  @ public static pure heap_free model boolean orderedProducts(\real x, \real y, \real z, \real w) {
  @   assert x * z <= y * z;
  @   assert y * z <= y * w;
  @   return true;
  @ }
  @ // A quotient x of a number that is not negative is at most y, of a greater number by a less.
  @ public normal_behavior
  @   requires 0 < d && d <= b && 0 <= x * b && x * b <= y * d;
  @   ensures \result;
  @   ensures x <= y;
  @ public static pure heap_free model boolean quotients(\real x, \real b, \real y, \real d) {
  @   boolean sign = freed(b, x);
  @   assert x * d <= x * b;
  @   return freed(d, y - x);
  @ }
  @ // 2 G_F is less than q = G_F/c iff kappa lambda_env > 1/2.
  @ public normal_behavior
  @   requires g > 0 && c == 1 - kappa * lambda && c > 0 && q * c == g;
  @   ensures \result;
  @   ensures 2 * g < q <==> 2 * (kappa * lambda) > 1;
  @ public static pure heap_free model boolean twiceLeast(\real g, \real kappa, \real lambda,
  @     \real c, \real q) {
  @   assert (q - 2 * g) * c == g * (1 - 2 * c);
  @   return true;
  @ }
  @ // ||grad F_env|| <= 2 G_F: F(theta-hat) + y^2/(2 lambda_env) <= F(theta) by the minimum, and
  @ // F(theta) - F(theta-hat) <= G_F y, y = ||theta - theta-hat|| = lambda_env n.
  @ public normal_behavior
  @   requires lambda > 0 && g >= 0 && y >= 0 && y == lambda * n;
  @   requires 2 * lambda * hat + y * y <= 2 * lambda * f && f - hat <= g * y;
  @   ensures \result;
  @   ensures n <= 2 * g;
  @ public static pure heap_free model boolean twiceBound(\real lambda, \real g, \real y,
  @     \real n, \real f, \real hat) {
  @   assert lambda * (f - hat) <= lambda * (g * y);
  @   assert y * y <= 2 * lambda * g * y;
  @   assert y * (2 * lambda * g - y) >= 0;
  @   assert lambda * g >= 0;
  @   assert 2 * lambda * g - y >= 0;
  @   return freed(lambda, 2 * g - n);
  @ }
  @*/
}
