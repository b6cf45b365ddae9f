package sextant.curvature;

/**
 * What the curvature of L_SAIL, the bounds on gradients and the constant S* rest on, as facts of
 * real arithmetic; nothing at run time. Expectations, integrals and logarithms are dealt with in
 * the proof notes: the lemmas speak of the numbers under them, and of their values. The loss's term
 * from below is {@code revkl.Concavity}'s.
 *
 * <pre>
 *   notes                             here
 *   |x - y|                           TwoPoints.gap
 *   sigma(t), p*                      s or v, p
 *   beta, B, D, delta, lambda, n      beta, b, d, delta, lambda, n
 *   k = sigma(2 beta D B) - delta     k, 1 without the margin
 *   S*                                star, 1 without the margin
 *   l0 = 0 or H(delta)                low
 *   log 2 - l0                        rest
 *   log 2 - l0 + 2 beta D B           room, or range in the gradient's bound
 *   V, at most B^2                    v
 *   E|g1^2 - g2^2|, E[l - l0], E|h|   w, x, y
 *   sqrt 2                            q with q q = 2
 *   G, G_R, sigma, sigma_R            g, gr, sd, sdr
 *   E|X|^2, E[X·Y], E|Y|^2            xx, xy, yy; their roots are at most x and y
 *   c, e, eta, q, r, tau, H_tau(s)    c, e, eta, q, r, tau, h, of universal-constant.md
 * </pre>
 */
final class CurvatureLemmas {

  /*@ // ORA-A3, first term: 0 <= sigma(t) sigma(-t) <= 1/4, with sigma(-t) = 1 - sigma(t).
  @ public normal_behavior
  @   requires 0 <= s && s <= 1;
  @   ensures \result;
  @   ensures 0 <= beta * beta * (s * (1 - s)) * (x * x);
  @   ensures 4 * (beta * beta * (s * (1 - s)) * (x * x)) <= beta * beta * (x * x);
  @ public static pure heap_free model boolean bendTerm(\real s, \real beta, \real x) {
  @   assert (2 * s - 1) * (2 * s - 1) >= 0;
  @   assert 4 * (s * (1 - s)) <= 1;
  @   assert 0 <= s * (1 - s);
  @   boolean low = TwoPoints.scaled(0, s * (1 - s), (beta * x) * (beta * x));
  @   boolean high = TwoPoints.scaled(4 * (s * (1 - s)), 1, (beta * x) * (beta * x));
  @   return true;
  @ }
  @ // |e| <= k gives |e (x - y)| <= k |x - y|; in ORA-A3 x = g1^2 and y = g2^2, in ORA-LB.4
  @ // x = a1 and y = a2, e = sigma - p* or |e| <= 1.
  @ public normal_behavior
  @   requires 0 - k <= e && e <= k;
  @   ensures \result;
  @   ensures e * (x - y) <= k * TwoPoints.gap(x, y);
  @   ensures 0 - k * TwoPoints.gap(x, y) <= e * (x - y);
  @ public static pure heap_free model boolean slopeTerm(\real e, \real k, \real x, \real y) {
  @   return true;
  @ }
  @ // sigma in [1 - s, s] and p* in [delta, 1 - delta] give |sigma - p*| <= s - delta.
  @ public normal_behavior
  @   requires 1 - s <= v && v <= s && delta <= p && p <= 1 - delta;
  @   ensures \result;
  @   ensures v - p <= s - delta && 0 - (s - delta) <= v - p;
  @ public static pure heap_free model boolean marginSlope(\real v, \real s, \real p,
  @     \real delta) {
  @   return true;
  @ }
  @ // l = p l^1 + (1 - p) l^0 lies where l^1 and l^0 do.
  @ public normal_behavior
  @   requires 0 <= p && p <= 1 && low <= one && one <= high && low <= zero && zero <= high;
  @   ensures \result;
  @   ensures low <= p * one + (1 - p) * zero && p * one + (1 - p) * zero <= high;
  @ public static pure heap_free model boolean mixedLoss(\real p, \real one, \real zero,
  @     \real low, \real high) {
  @   boolean first = TwoPoints.scaled(low, one, p) && TwoPoints.scaled(one, high, p);
  @   boolean other = TwoPoints.scaled(low, zero, 1 - p) && TwoPoints.scaled(zero, high, 1 - p);
  @   return true;
  @ }
  @ // ORA-A3, third term from above: (l - l0)((a + b)^2 - 2 V) <= room (a + b)^2.
  @ public normal_behavior
  @   requires low <= l && l - low <= room && v >= 0;
  @   ensures \result;
  @   ensures (l - low) * ((a + b) * (a + b) - 2 * v) <= (l - low) * ((a + b) * (a + b));
  @   ensures (l - low) * ((a + b) * (a + b)) <= room * ((a + b) * (a + b));
  @ public static pure heap_free model boolean lossCeiling(\real l, \real low, \real a, \real b,
  @     \real v, \real room) {
  @   boolean more = TwoPoints.scaled(l - low, room, (a + b) * (a + b));
  @   assert (l - low) * v >= 0;
  @   return true;
  @ }
  @ // ORA-A3: -L^- = -(2 k S* beta B^2 + 2 B^2 (log 2 - l0 + beta D B)) is below the sum.
  @ public normal_behavior
  @   requires first >= 0 && second >= 0 - 2 * (beta * k) * w && third >= 0 - 2 * v * x;
  @   requires w <= star * (b * b) && v <= b * b && 0 <= x;
  @   requires x <= rest + beta * y && y <= d * b && beta >= 0 && k >= 0;
  @   ensures \result;
  @   ensures first + second + third
  @       >= 0 - (2 * (beta * k) * (star * (b * b)) + 2 * (b * b) * (rest + beta * (d * b)));
  @ public static pure heap_free model boolean lowerSum(\real first, \real second, \real third,
  @     \real beta, \real k, \real star, \real b, \real d, \real rest, \real v, \real w, \real x,
  @     \real y) {
  @   assert beta * k >= 0;
  @   boolean mixed = TwoPoints.scaled(w, star * (b * b), beta * k);
  @   boolean reach = TwoPoints.scaled(y, d * b, beta);
  @   boolean spread = TwoPoints.scaled(v, b * b, x);
  @   boolean loss = TwoPoints.scaled(x, rest + beta * (d * b), b * b);
  @   return true;
  @ }
  @ // ORA-A3: L^+ = beta^2 B^2/2 + 2 k S* beta B^2 + 2 B^2 room is above the sum, doubled here.
  @ public normal_behavior
  @   requires 4 * first <= beta * beta * (2 * v) && second <= 2 * (beta * k) * w;
  @   requires third <= room * (2 * v) && w <= star * (b * b) && v <= b * b;
  @   requires beta >= 0 && k >= 0 && room >= 0;
  @   ensures \result;
  @   ensures 2 * (first + second + third) <= beta * beta * (b * b)
  @       + 4 * (beta * k) * (star * (b * b)) + 4 * (b * b) * room;
  @ public static pure heap_free model boolean upperSum(\real first, \real second, \real third,
  @     \real beta, \real k, \real star, \real b, \real room, \real v, \real w) {
  @   assert beta * k >= 0 && beta * beta >= 0;
  @   boolean bend = TwoPoints.scaled(v, b * b, beta * beta);
  @   boolean mixed = TwoPoints.scaled(w, star * (b * b), beta * k);
  @   boolean loss = TwoPoints.scaled(v, b * b, room);
  @   return true;
  @ }
  @*/

  /*@ // ORA-LB.4, fact (ii): |f - m| <= r gives 2 k (f - m) x <= k^2 r^2 + x^2, x = u·S.
  @ public normal_behavior
  @   requires m - r <= f && f <= m + r;
  @   ensures \result;
  @   ensures 2 * k * ((f - m) * x) <= k * k * (r * r) + x * x;
  @ public static pure heap_free model boolean recentred(\real f, \real m, \real r, \real k,
  @     \real x) {
  @   assert (k * (f - m) - x) * (k * (f - m) - x) >= 0;
  @   assert (r - (f - m)) * (r + (f - m)) >= 0;
  @   assert (f - m) * (f - m) <= r * r;
  @   boolean scaled = TwoPoints.scaled((f - m) * (f - m), r * r, k * k);
  @   return true;
  @ }
  @ // Its mean, e = E[(f - m) x] and w = E x^2, for the k with k r^2 = e: e^2 <= w r^2.
  @ public normal_behavior
  @   requires 2 * k * e <= k * k * (r * r) + w && k * (r * r) == e;
  @   ensures \result;
  @   ensures e * e <= w * (r * r);
  @ public static pure heap_free model boolean midRangeMean(\real e, \real k, \real r, \real w) {
  @   boolean scaled = TwoPoints.scaled(2 * k * e, k * k * (r * r) + w, r * r);
  @   assert k * e * (r * r) == e * e;
  @   assert k * k * (r * r) * (r * r) == e * e;
  @   return true;
  @ }
  @ // e^2 <= w r^2 and w <= 2 B^2 give |e| <= sqrt 2 B r.
  @ public normal_behavior
  @   requires e * e <= w * (r * r) && w <= 2 * (b * b);
  @   requires q * q == 2 && q >= 0 && b >= 0 && r >= 0;
  @   ensures \result;
  @   ensures e <= q * b * r && 0 - q * b * r <= e;
  @ public static pure heap_free model boolean rootBound(\real e, \real w, \real b, \real q,
  @     \real r) {
  @   boolean wide = TwoPoints.scaled(w, 2 * (b * b), r * r);
  @   assert (q * b * r) * (q * b * r) == (q * q) * ((b * b) * (r * r));
  @   assert e * e <= (q * b * r) * (q * b * r);
  @   assert q * b * r >= 0;
  @   return rootsOrdered(e, q * b * r);
  @ }
  @ // x^2 <= y^2 and y >= 0 give |x| <= y.
  @ public normal_behavior
  @   requires x * x <= y * y && y >= 0;
  @   ensures \result;
  @   ensures x <= y && 0 - y <= x;
  @ public static pure heap_free model boolean rootsOrdered(\real x, \real y) {
  @   return true;
  @ }
  @ // ORA-LB.4: G = k beta B + (B/sqrt 2)(log 2 - l0 + 2 beta D B), the last factor being twice
  @ // the r of the loss; and, with beta k = 1 and r = D B, G_R. Doubled.
  @ public normal_behavior
  @   requires first <= beta * k * y && y <= b && second <= q * b * r && 2 * r == range;
  @   requires beta >= 0 && k >= 0;
  @   ensures \result;
  @   ensures 2 * (first + second) <= 2 * (beta * k) * b + q * b * range;
  @ public static pure heap_free model boolean gradientSum(\real first, \real second, \real beta,
  @     \real k, \real b, \real q, \real r, \real y, \real range) {
  @   assert beta * k >= 0;
  @   boolean slope = TwoPoints.scaled(y, b, beta * k);
  @   assert 2 * (q * b * r) == q * b * range;
  @   return true;
  @ }
  @ // A vector of squared norm n, times l with |l| <= m.
  @ public normal_behavior
  @   requires 0 - m <= l && l <= m && n >= 0;
  @   ensures \result;
  @   ensures l * l * n <= m * m * n;
  @ public static pure heap_free model boolean termSquare(\real l, \real m, \real n) {
  @   assert (m - l) * (m + l) >= 0;
  @   assert l * l <= m * m;
  @   return TwoPoints.scaled(l * l, m * m, n);
  @ }
  @ // In the mean, w = E n <= 2 B^2: the root of the second moment is at most sqrt 2 B m.
  @ public normal_behavior
  @   requires xx <= m * m * w && w <= 2 * (b * b) && q * q == 2;
  @   ensures \result;
  @   ensures xx <= (q * b * m) * (q * b * m);
  @ public static pure heap_free model boolean termMoment(\real xx, \real m, \real w, \real b,
  @     \real q) {
  @   boolean wide = TwoPoints.scaled(w, 2 * (b * b), m * m);
  @   assert (q * b * m) * (q * b * m) == (q * q) * ((b * b) * (m * m));
  @   return true;
  @ }
  @ // The triangle inequality for X + lambda Y from that of Cauchy and Schwarz, in L^2 and for
  @ // deviations.
  @ public normal_behavior
  @   requires xy * xy <= xx * yy && xx <= x * x && 0 <= yy && yy <= y * y;
  @   requires x >= 0 && y >= 0 && lambda >= 0;
  @   ensures \result;
  @   ensures xx + 2 * (lambda * xy) + lambda * lambda * yy
  @       <= (x + lambda * y) * (x + lambda * y);
  @ public static pure heap_free model boolean rootTriangle(\real xx, \real xy, \real yy, \real x,
  @     \real y, \real lambda) {
  @   boolean left = TwoPoints.scaled(xx, x * x, yy);
  @   boolean right = TwoPoints.scaled(yy, y * y, x * x);
  @   assert (x * y) * (x * y) == (x * x) * (y * y);
  @   boolean root = rootsOrdered(xy, x * y);
  @   boolean middle = TwoPoints.scaled(xy, x * y, lambda);
  @   boolean last = TwoPoints.scaled(yy, y * y, lambda * lambda);
  @   assert (x + lambda * y) * (x + lambda * y)
  @       == x * x + 2 * (lambda * (x * y)) + lambda * lambda * (y * y);
  @   return true;
  @ }
  @ // ORA-LB.4, the whole: E||G||^2 = ||E G||^2 + Var/n, times n.
  @ public normal_behavior
  @   requires n * second == n * mean + variance && n > 0;
  @   requires mean <= (g + lambda * gr) * (g + lambda * gr);
  @   requires variance <= (sd + lambda * sdr) * (sd + lambda * sdr);
  @   ensures \result;
  @   ensures n * second <= n * ((g + lambda * gr) * (g + lambda * gr))
  @       + (sd + lambda * sdr) * (sd + lambda * sdr);
  @ public static pure heap_free model boolean wholeMoment(\real second, \real mean,
  @     \real variance, \real n, \real g, \real gr, \real sd, \real sdr, \real lambda) {
  @   return TwoPoints.scaled(mean, (g + lambda * gr) * (g + lambda * gr), n);
  @ }
  @ // ORA-LB.4, published: a coordinate of the square of a sum of four.
  @ public normal_behavior
  @   ensures \result;
  @   ensures (x + y + z + w) * (x + y + z + w) <= 4 * (x * x + y * y + z * z + w * w);
  @ public static pure heap_free model boolean fourSquares(\real x, \real y, \real z, \real w) {
  @   assert (x - y) * (x - y) >= 0 && (x - z) * (x - z) >= 0 && (x - w) * (x - w) >= 0;
  @   assert (y - z) * (y - z) >= 0 && (y - w) * (y - w) >= 0 && (z - w) * (z - w) >= 0;
  @   return true;
  @ }
  @ // Published G_tot^2, times n: aa and bb squared means, cc and dd of the noises of the batch.
  @ public normal_behavior
  @   requires second <= 4 * (aa + lambda * lambda * bb + cc + lambda * lambda * dd) && n > 0;
  @   requires aa <= g * g && bb <= gr * gr && n * cc <= sd * sd && n * dd <= sdr * sdr;
  @   ensures \result;
  @   ensures n * second <= 4 * (n * (g * g + lambda * lambda * (gr * gr))
  @       + sd * sd + lambda * lambda * (sdr * sdr));
  @ public static pure heap_free model boolean publishedSum(\real second, \real aa, \real bb,
  @     \real cc, \real dd, \real n, \real g, \real gr, \real sd, \real sdr, \real lambda) {
  @   boolean mean = TwoPoints.scaled(bb, gr * gr, lambda * lambda);
  @   boolean noise = TwoPoints.scaled(n * dd, sdr * sdr, lambda * lambda);
  @   boolean means = TwoPoints.scaled(aa + lambda * lambda * bb,
  @       g * g + lambda * lambda * (gr * gr), n);
  @   boolean all = TwoPoints.scaled(second,
  @       4 * (aa + lambda * lambda * bb + cc + lambda * lambda * dd), n);
  @   assert n * (lambda * lambda * dd) == n * dd * (lambda * lambda);
  @   return true;
  @ }
  @*/

  /*@ // ORA-T4.8: f + kf |.|^2 and g + kg |.|^2 lie below their chord from x to y at z, so does
  @ // (f + lambda g) + (kf + lambda kg)|.|^2; kf and kg are the halves of the moduli.
  @ public normal_behavior
  @   requires fz + kf * nz <= (1 - t) * (fx + kf * nx) + t * (fy + kf * ny);
  @   requires gz + kg * nz <= (1 - t) * (gx + kg * nx) + t * (gy + kg * ny) && lambda >= 0;
  @   ensures \result;
  @   ensures (fz + lambda * gz) + (kf + lambda * kg) * nz
  @       <= (1 - t) * ((fx + lambda * gx) + (kf + lambda * kg) * nx)
  @       + t * ((fy + lambda * gy) + (kf + lambda * kg) * ny);
  @ public static pure heap_free model boolean convexityAdds(\real fx, \real fy, \real fz,
  @     \real gx, \real gy, \real gz, \real nx, \real ny, \real nz, \real kf, \real kg, \real t,
  @     \real lambda) {
  @   return TwoPoints.scaled(gz + kg * nz,
  @       (1 - t) * (gx + kg * nx) + t * (gy + kg * ny), lambda);
  @ }
  @ // The same where both have second derivatives p and q.
  @ public normal_behavior
  @   requires p >= 0 - kf && q >= 0 - kg && lambda >= 0;
  @   ensures \result;
  @   ensures p + lambda * q >= 0 - (kf + lambda * kg);
  @ public static pure heap_free model boolean curvatureAdds(\real p, \real q, \real kf,
  @     \real kg, \real lambda) {
  @   return TwoPoints.scaled(0 - kg, q, lambda);
  @ }
  @ // L^- <= L^+, both doubled; mixed is the second term of both.
  @ public normal_behavior
  @   requires beta >= 0 && b >= 0 && d >= 0;
  @   ensures \result;
  @   ensures 2 * (mixed + 2 * (b * b) * (rest + beta * (d * b)))
  @       <= beta * beta * (b * b) + 2 * (mixed + 2 * (b * b) * (rest + 2 * (beta * (d * b))));
  @ public static pure heap_free model boolean lowerBelowUpper(\real beta, \real b, \real d,
  @     \real mixed, \real rest) {
  @   assert (beta * b) * (beta * b) >= 0;
  @   assert d * b >= 0;
  @   assert beta * (d * b) >= 0;
  @   assert (b * b) * (beta * (d * b)) >= 0;
  @   return true;
  @ }
  @*/

  /*@ // S*, step 3: the left tail's integral is inner >= e q up to e and outer >= 2 c q beyond it;
  @ // the right tail's, right, is as much as both. So that of G up to e is 2 q or more, and with
  @ // eta = e - whole, q <= (e - eta)/2.
  @ public normal_behavior
  @   requires e == 1 - c && inner >= e * q && outer >= 2 * c * q;
  @   requires right == inner + outer && whole == right + inner && eta == e - whole;
  @   ensures \result;
  @   ensures whole >= 2 * q && 2 * q <= e - eta;
  @ public static pure heap_free model boolean tailsTied(\real c, \real e, \real q, \real inner,
  @     \real outer, \real right, \real whole, \real eta) {
  @   assert 2 * (e * q) + 2 * c * q == 2 * q;
  @   return true;
  @ }
  @ // Step 4, the value at q = (e - eta)/2.
  @ public normal_behavior
  @   requires e == 1 - c && 2 * q == e - eta;
  @   ensures \result;
  @   ensures 8 * c * (q * (1 - q)) == 2 * c * (1 - (c + eta) * (c + eta));
  @ public static pure heap_free model boolean tailValue(\real c, \real e, \real eta, \real q) {
  @   assert eta == e - 2 * q;
  @   assert c + eta == 1 - 2 * q;
  @   assert (1 - 2 * q) * (1 - 2 * q) == 1 - 4 * (q * (1 - q));
  @   return true;
  @ }
  @ // Step 4: v (1 - v) increases up to 1/2, so no q <= (e - eta)/2 has more; most = (e - eta)/2.
  @ public normal_behavior
  @   requires e == 1 - c && 0 <= c && 0 <= eta && 2 * most == e - eta && q <= most;
  @   ensures \result;
  @   ensures 8 * c * (q * (1 - q)) <= 2 * c * (1 - (c + eta) * (c + eta));
  @ public static pure heap_free model boolean tailBounded(\real c, \real e, \real eta, \real q,
  @     \real most) {
  @   assert 2 * most <= 1;
  @   boolean grows = TwoPoints.increases(q, most, 1);
  @   boolean scaled = TwoPoints.scaled(q * (1 - q), most * (1 - most), c);
  @   return tailValue(c, e, eta, most);
  @ }
  @ // Step 5: 2 c (1 - (c + eta)^2) does not increase with eta.
  @ public normal_behavior
  @   requires 0 <= c && 0 <= eta && eta <= next;
  @   ensures \result;
  @   ensures 2 * c * (1 - (c + next) * (c + next)) <= 2 * c * (1 - (c + eta) * (c + eta));
  @ public static pure heap_free model boolean tailFalls(\real c, \real eta, \real next) {
  @   assert (next - eta) * (2 * c + next + eta) >= 0;
  @   assert (c + eta) * (c + eta) <= (c + next) * (c + next);
  @   return TwoPoints.scaled((c + eta) * (c + eta), (c + next) * (c + next), c);
  @ }
  @ // Step 6: v -> s v (1 - v) - tau v is largest at h = (1 - tau/s)/2, or at 0 if tau > s; the
  @ // h is in [0, 1/2].
  @ public normal_behavior
  @   requires 0 <= v && 0 <= s && 0 <= tau;
  @   requires tau <= s ? 2 * s * h == s - tau : h == 0;
  @   ensures \result;
  @   ensures s * (v * (1 - v)) - tau * v <= s * (h * (1 - h)) - tau * h;
  @   ensures s > 0 ==> 0 <= h && 2 * h <= 1;
  @ public static pure heap_free model boolean pointwiseMost(\real s, \real tau, \real v,
  @     \real h) {
  @   return tau <= s ? mostBelow(s, tau, v, h) : TwoPoints.scaled(s, tau, v);
  @ }
  @ // The case tau <= s: the difference is s (h - v)^2.
  @ public normal_behavior
  @   requires 0 <= s && 0 <= tau && tau <= s && 2 * s * h == s - tau;
  @   ensures \result;
  @   ensures s * (v * (1 - v)) - tau * v <= s * (h * (1 - h)) - tau * h;
  @   ensures s > 0 ==> 0 <= h && 2 * h <= 1;
  @ public static pure heap_free model boolean mostBelow(\real s, \real tau, \real v, \real h) {
  @   assert (s - tau) * v == 2 * s * h * v;
  @   assert (s - tau) * h == 2 * s * h * h;
  @   boolean square = TwoPoints.scaled(0, s, (h - v) * (h - v));
  @   return true;
  @ }
  @ // S*, the extremal law: the density has mass (1 - r)/2 and all is a law, with some at 1.
  @ public normal_behavior
  @   requires tau == r * e && e > 0 && e <= 1 && r > 0 && 2 * mass * (tau * e) == tau * (e - tau);
  @   requires 2 * q == e - eta && eta >= 0 && 2 * top == 1 + r - 2 * q;
  @   ensures \result;
  @   ensures 2 * mass == 1 - r && top > 0 && q + top + mass == 1;
  @ public static pure heap_free model boolean extremalMasses(\real e, \real r, \real tau,
  @     \real eta, \real q, \real mass, \real top) {
  @   assert tau * e > 0;
  @   assert tau * (e - tau) == (1 - r) * (tau * e);
  @   assert (2 * mass - (1 - r)) * (tau * e) == 0;
  @   return true;
  @ }
  @ // Its mean is c: E(a - c)^+ = e - eta - q e is E(a - c)^- = q (1 + c).
  @ public normal_behavior
  @   requires e == 1 - c && 2 * q == e - eta;
  @   ensures \result;
  @   ensures e - eta - q * e == q * (1 + c);
  @ public static pure heap_free model boolean extremalMean(\real c, \real e, \real eta,
  @     \real q) {
  @   assert q * e == q - q * c;
  @   return true;
  @ }
  @*/

  private CurvatureLemmas() {}
}
