package sextant.envelope;

/**
 * What the proof of {@link MoreauEnvelope}'s gradient, of its Lipschitz constants and of {@link
 * ProximalPoint}'s ball rests on (ORA, Lemma 4.11), as facts of real arithmetic; nothing at run
 * time.
 *
 * <p>Products of vectors are numbers here, and what is said of one coordinate is summed by hand.
 *
 * <pre>
 *   symbol                      here          meaning
 *   lambda_env                  lambda
 *   m                           m             1/lambda_env - kappa
 *   theta, theta-hat, theta'    t, hat, next  a coordinate of theta, of its proximal point, and of
 *                                             theta + delta
 *   g = (theta - theta-hat)/    g             the gradient of F_env, a coordinate of it
 *     lambda_env
 *   x = u - theta-hat           x             u any point of Theta
 *   delta                       d, or dd      a coordinate, or ||delta||^2
 *   g·delta                     w
 *   F_env(theta)                f
 *   1/lambda_env                a             F_env rises by at most g·delta + a ||delta||^2/2
 *   kappa/(1 - kappa lambda)    b             and by at least g·delta - b ||delta||^2/2
 *   h = F_env + b ||·||^2/2     hx, hy        at the points x and y; convex
 * </pre>
 */
final class EnvelopeLemmas {

  private EnvelopeLemmas() {}

  /*@ // ||u - theta||^2/(2 lambda_env) is (kappa + m) u^2/2 and an affine function: a coordinate,
  @ // times 2 lambda_env.
  @ public normal_behavior
  @   requires m * lambda == 1 - kappa * lambda;
  @   ensures \result;
  @   ensures (u - t) * (u - t) == lambda * (kappa + m) * u * u - 2 * u * t + t * t;
  @ public static pure heap_free model boolean penaltySplit(\real lambda, \real kappa, \real m,
  @     \real u, \real t) { return true; }
  @ // What moving theta by delta does to the squared distance of u, and of theta-hat: a coordinate.
  @ public normal_behavior
  @   requires next == t + d && x == u - hat && lambda * g == t - hat;
  @   ensures \result;
  @   ensures (u - next) * (u - next) - (u - t) * (u - t)
  @       == 2 * lambda * g * d - 2 * x * d + d * d;
  @   ensures (hat - next) * (hat - next) - (hat - t) * (hat - t) == 2 * lambda * g * d + d * d;
  @ public static pure heap_free model boolean penaltyMoved(\real lambda, \real t, \real next,
  @     \real d, \real u, \real hat, \real x, \real g) { return true; }
  @ // Inequality (2): with p = F(theta-hat), q = ||theta-hat - theta||^2, moved = ||theta-hat -
  @ // theta'||^2, the minimum at theta' is at most what theta-hat gives.
  @ public normal_behavior
  @   requires 2 * lambda * f == 2 * lambda * p + q;
  @   requires 2 * lambda * there <= 2 * lambda * p + moved && moved - q == 2 * lambda * w + dd;
  @   ensures \result;
  @   ensures 2 * lambda * there <= 2 * lambda * (f + w) + dd;
  @ public static pure heap_free model boolean upperBound(\real lambda, \real f, \real there,
  @     \real p, \real q, \real moved, \real w, \real dd) { return true; }
  @ // Inequality (3), a coordinate: with c = 1 - kappa lambda_env, m x^2/2 - x d/lambda_env +
  @ // d^2/(2 lambda_env), times 2 lambda_env c, is a square less kappa lambda_env d^2.
  @ public normal_behavior
  @   requires c == 1 - kappa * lambda && c > 0 && m * lambda == c && b * c == kappa;
  @   ensures \result;
  @   ensures c * (lambda * m * x * x - 2 * x * d + d * d)
  @       == (c * x - d) * (c * x - d) - kappa * lambda * d * d;
  @   ensures lambda * m * x * x - 2 * x * d + d * d >= 0 - lambda * b * d * d;
  @ public static pure heap_free model boolean completed(\real lambda, \real kappa, \real m,
  @     \real c, \real b, \real x, \real d) {
  @   assert (c * b) * lambda == 1 - c;
  @   assert lambda * m * x * x == c * x * x;
  @   return squareLeft(c, lambda * b, x, d);
  @ }
  @ // The square, k = lambda_env b being (1 - c)/c.
  @ public normal_behavior
  @   requires c > 0 && c * k == 1 - c;
  @   ensures \result;
  @   ensures c * (c * x * x - 2 * x * d + d * d)
  @       == (c * x - d) * (c * x - d) - (1 - c) * d * d;
  @   ensures c * x * x - 2 * x * d + d * d >= 0 - k * d * d;
  @ public static pure heap_free model boolean squareLeft(\real c, \real k, \real x, \real d) {
  @   assert (c * x - d) * (c * x - d) >= 0;
  @   assert c * k * (d * d) == (1 - c) * (d * d);
  @   return cancelled(c, c * x * x - 2 * x * d + d * d + k * d * d);
  @ }
  @ // c y >= 0 and c > 0 give y >= 0.
  @ public normal_behavior
  @   requires c > 0 && c * y >= 0;
  @   ensures \result;
  @   ensures y >= 0;
  @ public static pure heap_free model boolean cancelled(\real c, \real y) { return true; }
  @ // So no u brings the problem of theta' below F_env(theta) + g·delta - b ||delta||^2/2: by
  @ // strong convexity, p = F(u), q = ||u - theta||^2, moved = ||u - theta'||^2, xx = ||x||^2, xd
  @ // = x·delta.
  @ public normal_behavior
  @   requires 2 * lambda * p + q >= 2 * lambda * f + lambda * m * xx;
  @   requires moved - q == 2 * lambda * w - 2 * xd + dd;
  @   requires lambda * m * xx - 2 * xd + dd >= 0 - lambda * b * dd;
  @   ensures \result;
  @   ensures 2 * lambda * p + moved >= 2 * lambda * (f + w) - lambda * b * dd;
  @ public static pure heap_free model boolean lowerBound(\real lambda, \real m, \real b,
  @     \real f, \real p, \real q, \real moved, \real w, \real xx, \real xd, \real dd) {
  @   return true;
  @ }
  @ // By (2) and (3), h = F_env + b ||·||^2/2 is between its tangent and that with (a + b)
  @ // ||·||^2/2 above it, w = grad F_env(x)·(y - x), xx = ||x||^2, yy = ||y||^2, xd = x·(y - x).
  @ public normal_behavior
  @   requires 0 - b * dd <= 2 * (fy - fx - w) && 2 * (fy - fx - w) <= a * dd;
  @   requires 2 * hx == 2 * fx + b * xx && 2 * hy == 2 * fy + b * yy && yy - xx - 2 * xd == dd;
  @   ensures \result;
  @   ensures 0 <= 2 * (hy - hx - (w + b * xd));
  @   ensures 2 * (hy - hx - (w + b * xd)) <= (a + b) * dd;
  @ public static pure heap_free model boolean convexified(\real a, \real b, \real fx, \real fy,
  @     \real hx, \real hy, \real w, \real xx, \real yy, \real xd, \real dd) {
  @   assert b * (yy - xx - 2 * xd) == b * dd;
  @   return true;
  @ }
  @ // At z = y - e/(a + b), e = q - p: the tangent at x, of slope p, less what lies above the
  @ // tangent at y, of slope q; a coordinate, times 2 (a + b) = 2 k.
  @ public normal_behavior
  @   requires e == q - p && k * (y - z) == e;
  @   ensures \result;
  @   ensures k * (2 * p * (z - x) - 2 * q * (z - y) - k * (z - y) * (z - y))
  @       == 2 * k * p * (y - x) + e * e;
  @ public static pure heap_free model boolean tangents(\real k, \real x, \real y, \real z,
  @     \real p, \real q, \real e) {
  @   assert k * (z - y) == 0 - e;
  @   assert k * (z - x) == k * (y - x) - e;
  @   assert (k * (z - y)) * (k * (z - y)) == e * e;
  @   assert p * (k * (z - x)) == p * (k * (y - x)) - p * e;
  @   assert q * (k * (z - y)) == 0 - q * e;
  @   return true;
  @ }
  @ // So h(x) + grad h(x)·(y - x) + ||e||^2/(2 k) <= h(y), times 2 k: hz = h(z), p and q are the
  @ // products of the slopes with z - x and z - y, r = ||z - y||^2, s = grad h(x)·(y - x).
  @ public normal_behavior
  @   requires k > 0 && hx + p <= hz && 2 * hz <= 2 * hy + 2 * q + k * r;
  @   requires k * (2 * p - 2 * q - k * r) == 2 * k * s + ee;
  @   ensures \result;
  @   ensures 2 * k * (hx + s) + ee <= 2 * k * hy;
  @ public static pure heap_free model boolean raised(\real k, \real hx, \real hy, \real hz,
  @     \real p, \real q, \real r, \real s, \real ee) {
  @   assert 2 * hx + 2 * p - 2 * hy - 2 * q - k * r <= 0;
  @   assert k * (2 * hx + 2 * p - 2 * hy - 2 * q - k * r) <= 0;
  @   return true;
  @ }
  @ // That for x and y and for y and x: grad h is cocoercive, v = (grad h(y) - grad h(x))·(y - x)
  @ // being t - s, t = grad h(y)·(y - x).
  @ public normal_behavior
  @   requires 2 * k * (hx + s) + ee <= 2 * k * hy && 2 * k * (hy - t) + ee <= 2 * k * hx;
  @   ensures \result;
  @   ensures k * (t - s) >= ee;
  @ public static pure heap_free model boolean cocoercive(\real k, \real hx, \real hy, \real s,
  @     \real t, \real ee) { return true; }
  @ // Cocoercivity of F_env + b ||·||^2/2 in terms of F_env: nn = ||D||^2 and w = D·delta, D the
  @ // difference of the gradients; that of h is D + b delta.
  @ public normal_behavior
  @   requires (a + b) * (w + b * dd) >= nn + 2 * b * w + b * b * dd;
  @   ensures \result;
  @   ensures nn <= (a - b) * w + a * b * dd;
  @ public static pure heap_free model boolean rewritten(\real a, \real b, \real w, \real dd,
  @     \real nn) { return true; }
  @ // So ||D|| <= max(a, b) ||delta||, n = ||D||, r = ||delta||, |w| <= n r by Cauchy-Schwarz.
  @ public normal_behavior
  @   requires a >= 0 && b >= 0 && n >= 0 && r >= 0 && l >= a && l >= b;
  @   requires 0 - n * r <= w && w <= n * r && n * n <= (a - b) * w + a * b * (r * r);
  @   ensures \result;
  @   ensures n <= l * r;
  @ public static pure heap_free model boolean lipschitzBound(\real a, \real b, \real l,
  @     \real n, \real r, \real w) {
  @   return a >= b ? slopesOrdered(a, b, l, n, r, w) : slopesOrdered(b, a, l, n, r, 0 - w);
  @ }
  @ // The case a >= b: n^2 - (a - b) n r - a b r^2 = (n - a r) (n + b r).
  @ public normal_behavior
  @   requires a >= b && b >= 0 && n >= 0 && r >= 0 && l >= a;
  @   requires w <= n * r && n * n <= (a - b) * w + a * b * (r * r);
  @   ensures \result;
  @   ensures n <= l * r;
  @ public static pure heap_free model boolean slopesOrdered(\real a, \real b, \real l, \real n,
  @     \real r, \real w) {
  @   assert (a - b) * w <= (a - b) * (n * r);
  @   assert (n - a * r) * (n + b * r) == n * n - (a - b) * (n * r) - a * b * (r * r);
  @   assert a * r >= 0 && b * r >= 0;
  @   assert (l - a) * r >= 0;
  @   return notAbove(n - a * r, n + b * r);
  @ }
  @ // x y <= 0, x <= y and y >= 0 give x <= 0.
  @ public normal_behavior
  @   requires x * y <= 0 && x <= y && y >= 0;
  @   ensures \result;
  @   ensures x <= 0;
  @ public static pure heap_free model boolean notAbove(\real x, \real y) { return true; }
  @ // The published constant is a + b, and so at least max(a, b).
  @ public normal_behavior
  @   requires lambda > 0 && kappa >= 0 && c == 1 - kappa * lambda && c > 0;
  @   requires a * lambda == 1 && b * c == kappa && l * (lambda * c) == 1;
  @   ensures \result;
  @   ensures l == a + b && l >= a && l >= b;
  @ public static pure heap_free model boolean sumOfBounds(\real lambda, \real kappa, \real c,
  @     \real a, \real b, \real l) {
  @   boolean first = cancelled(lambda, a);
  @   boolean second = cancelled(c, b);
  @   assert lambda * c > 0;
  @   assert (lambda * c) * (a + b) == (a * lambda) * c + (b * c) * lambda;
  @   assert (lambda * c) * (a + b - l) == 0;
  @   boolean most = cancelled(lambda * c, a + b - l);
  @   boolean least = cancelled(lambda * c, l - (a + b));
  @   return true;
  @ }
  @ // The certified ball: at the step x from u to theta-hat, 2 (u - theta_ref)·x is ||theta-hat -
  @ // theta_ref||^2 - ||u - theta_ref||^2 - ||x||^2; a coordinate.
  @ public normal_behavior
  @   requires x == hat - u;
  @   ensures \result;
  @   ensures 2 * (u - ref) * x == (hat - ref) * (hat - ref) - (u - ref) * (u - ref) - x * x;
  @ public static pure heap_free model boolean inwards(\real u, \real hat, \real ref, \real x) {
  @   return true;
  @ }
  @ // So m x^2 <= s + r x, and ProximalPoint#beyond has the radius: p = phi(u), f = phi(theta-hat),
  @ // g = e - alpha (u - theta_ref) is a subgradient of phi at u, ex = e·x, along = (u -
  @ // theta_ref)·x, d = D^2, qq = ||u - theta_ref||^2, far = ||theta-hat - theta_ref||^2, s =
  @ // alpha (D^2 - qq)/2.
  @ public normal_behavior
  @   requires 2 * f >= 2 * p + 2 * (ex - alpha * along) + m * x * x && 2 * p >= 2 * f + m * x * x;
  @   requires 2 * along == far - qq - x * x && far <= d && alpha >= 0;
  @   requires 2 * s == alpha * (d - qq) && ex >= 0 - r * x;
  @   ensures \result;
  @   ensures m * x * x <= s + r * x;
  @   ensures 2 * f >= 2 * p - 2 * s - 2 * r * x + m * x * x;
  @ public static pure heap_free model boolean ballResidual(\real m, \real alpha, \real f, \real p,
  @     \real ex, \real along, \real x, \real far, \real qq, \real d, \real s, \real r) {
  @   assert x * x >= 0;
  @   assert alpha * (2 * along) <= alpha * (d - qq);
  @   return true;
  @ }
  @ // And F_env(theta) = phi(theta-hat) is at least phi(u) - s - r^2/(2m), fall = r^2/(2m).
  @ public normal_behavior
  @   requires m > 0 && fall * (2 * m) == r * r;
  @   requires 2 * f >= 2 * p - 2 * s - 2 * r * x + m * x * x;
  @   ensures \result;
  @   ensures f >= p - s - fall;
  @ public static pure heap_free model boolean fallBounded(\real m, \real f, \real p, \real s,
  @     \real r, \real x, \real fall) {
  @   assert (m * x - r) * (m * x - r) >= 0;
  @   assert m * (m * x * x - 2 * r * x + 2 * fall) == (m * x - r) * (m * x - r);
  @   return cancelled(m, m * x * x - 2 * r * x + 2 * fall);
  @ }
  @*/
}
