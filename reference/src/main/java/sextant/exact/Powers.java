package sextant.exact;

/**
 * Lemmas on powers of two that the proofs of {@link Dyadic} call upon; nothing at run time.
 *
 * <p>{@code 2^k} is the model function {@code Reals.powerOfTwo}.
 */
final class Powers {

  /*@ // 2^(k+1) = 2 2^k.
  @ normal_behavior
  @   requires k < Long.MAX_VALUE;
  @   ensures \result;
  @   ensures Reals.powerOfTwo(k + 1) == 2 * Reals.powerOfTwo(k);
  @ static pure model boolean doubled(long k) { return true; }
  @*/

  /*@ // x y doubled in its second factor.
  @ normal_behavior
  @   requires p == x * y && q == 2 * p && z == 2 * y;
  @   ensures \result;
  @   ensures q == x * z;
  @ static pure model boolean doubledProduct(\real x, \real y, \real z,
  @                                                 \real p, \real q) { return true; }
  @*/

  /*@ // 2^(a+b) = 2^a 2^b for b >= 0, by induction.
  @ normal_behavior
  @   requires 0 <= b && b <= (1L << 62) && -(1L << 62) <= a && a < (1L << 62);
  @   ensures \result;
  @   ensures Reals.powerOfTwo(a + b) == Reals.powerOfTwo(a) * Reals.powerOfTwo(b);
  @ static pure model boolean powersTimes(long a, long b) {
  @   //@ loop_invariant 0 <= i && i <= b;
  @   //@ loop_invariant Reals.powerOfTwo(a + i) == Reals.powerOfTwo(a) * Reals.powerOfTwo(i);
  @   //@ loop_writes i;
  @   for (long i = 0; i < b; i++) {
  @     //@ ghost boolean d = doubled(i) && doubled(a + i);
  @     //@ ghost boolean e = doubledProduct(Reals.powerOfTwo(a), Reals.powerOfTwo(i),
  @     //@     Reals.powerOfTwo(i + 1), Reals.powerOfTwo(a + i), Reals.powerOfTwo(a + i + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // 2^a <= 2^b, and < for a < b, by induction.
  @ normal_behavior
  @   requires a <= b;
  @   ensures \result;
  @   ensures 0 < Reals.powerOfTwo(a) && Reals.powerOfTwo(a) <= Reals.powerOfTwo(b);
  @   ensures a < b ==> 2 * Reals.powerOfTwo(a) <= Reals.powerOfTwo(b);
  @ static pure model boolean powersOrdered(long a, long b) {
  @   //@ ghost boolean p = Reals.positive(a);
  @   //@ loop_invariant a <= i && i <= b && Reals.powerOfTwo(a) <= Reals.powerOfTwo(i);
  @   //@ loop_invariant a < i ==> 2 * Reals.powerOfTwo(a) <= Reals.powerOfTwo(i);
  @   //@ loop_writes i;
  @   for (long i = a; i < b; i++) {
  @     //@ ghost boolean d = doubled(i);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // 2^(a+b) = 2^a 2^b.
  @ normal_behavior
  @   requires -(1L << 61) <= b && b <= (1L << 61) && -(1L << 61) <= a && a <= (1L << 61);
  @   ensures \result;
  @   ensures Reals.powerOfTwo(a + b) == Reals.powerOfTwo(a) * Reals.powerOfTwo(b);
  @ static pure model boolean powersAdd(long a, long b) {
  @   //@ ghost boolean p = b >= 0 && powersTimes(a, b);
  @   //@ ghost boolean q = b < 0 && powersTimes(a + b, 0 - b) && powersTimes(b, 0 - b);
  @   //@ ghost boolean r = b < 0 && powerCancelled(Reals.powerOfTwo(a), Reals.powerOfTwo(b),
  @   //@     Reals.powerOfTwo(a + b), Reals.powerOfTwo(0 - b));
  @   return true;
  @ }
  @*/

  /*@ // x = s u and y u = 1 give s = x y.
  @ normal_behavior
  @   requires x == s * u && y * u == 1;
  @   ensures \result;
  @   ensures s == x * y;
  @ static pure model boolean powerCancelled(\real x, \real y, \real s, \real u) {
  @   return true;
  @ }
  @*/

  /*@ // The sign of m p for p > 0.
  @ normal_behavior
  @   requires p > 0;
  @   ensures \result;
  @   ensures (m * p > 0 <==> m > 0) && (m * p < 0 <==> m < 0) && (m * p == 0 <==> m == 0);
  @ static pure model boolean signOfProduct(\real m, \real p) { return true; }
  @*/

  /*@ // The product of a 2^i = a p and b 2^j = b q.
  @ normal_behavior
  @   requires v == a * p && w == b * q && c == a * b && r == p * q;
  @   ensures \result;
  @   ensures c * r == v * w;
  @ static pure model boolean productOf(\bigint a, \bigint b, \bigint c, \real p, \real q,
  @                                     \real r, \real v, \real w) { return true; }
  @*/

  /*@ // a 2^i 2^j.
  @ normal_behavior
  @   requires v == a * p && r == p * q;
  @   ensures \result;
  @   ensures a * r == v * q;
  @ static pure model boolean scaled(\real a, \real p, \real q, \real r, \real v) {
  @   return true;
  @ }
  @*/

  /*@ // a 2^i and the sum of two mantissas.
  @ normal_behavior
  @   requires m == a + b;
  @   ensures \result;
  @   ensures m * p == a * p + b * p;
  @ static pure model boolean sumOf(\bigint a, \bigint b, \bigint m, \real p) { return true; }
  @*/

  /*@ // An integer that is not 0 is at least 1 in magnitude.
  @ normal_behavior
  @   requires p > 0;
  @   ensures \result;
  @   ensures (a > 0 ==> a * p >= p) && (a < 0 ==> a * p <= 0 - p) && (a == 0 ==> a * p == 0);
  @ static pure model boolean atLeastOnce(\bigint a, \real p) { return true; }
  @*/

  /*@ // |m| <= 2^k bounds |m 2^e|.
  @ normal_behavior
  @   requires m <= Reals.powerOfTwo(k) && 0 - m <= Reals.powerOfTwo(k);
  @   requires k >= 0 && -(1L << 62) <= e && e < (1L << 62);
  @   ensures \result;
  @   ensures m * Reals.powerOfTwo(e) <= Reals.powerOfTwo(e + k);
  @   ensures 0 - m * Reals.powerOfTwo(e) <= Reals.powerOfTwo(e + k);
  @ static pure model boolean magnitude(\bigint m, long e, int k) {
  @   //@ ghost boolean p = Reals.positive(e) && powersTimes(e, k);
  @   //@ ghost boolean o = Reals.order(m, Reals.powerOfTwo(k), Reals.powerOfTwo(e));
  @   //@ ghost boolean q = Reals.order(0 - m, Reals.powerOfTwo(k), Reals.powerOfTwo(e));
  @   return true;
  @ }
  @*/

  /*@ // k 2^n <= m gives k 2^(e+n) <= m 2^e.
  @ normal_behavior
  @   requires k * p <= m && q > 0 && r == q * p;
  @   ensures \result;
  @   ensures k * r <= m * q;
  @ static pure model boolean scaledDown(\real k, \real m, \real p, \real q, \real r) {
  @   //@ ghost boolean o = Reals.order(k * p, m, q);
  @   return true;
  @ }
  @*/

  /*@ // k 2^n >= m gives k 2^(e+n) >= m 2^e.
  @ normal_behavior
  @   requires k * p >= m && q > 0 && r == q * p;
  @   ensures \result;
  @   ensures k * r >= m * q;
  @ static pure model boolean scaledUp(\real k, \real m, \real p, \real q, \real r) {
  @   //@ ghost boolean o = Reals.order(m, k * p, q);
  @   return true;
  @ }
  @*/

  /*@ // From a quotient of the mantissas n and d to that of the numbers a and b.
  @ normal_behavior
  @   requires z == y * x && a == n * z && b == d * x && x > 0;
  @   ensures \result;
  @   ensures w * d <= n * y ==> w * b <= a;
  @   ensures w * d >= n * y ==> w * b >= a;
  @ static pure model boolean divided(\real w, \real d, \real n, \real y, \real x, \real z,
  @                                   \real a, \real b) {
  @   //@ ghost boolean s = scaled(w, d, x, b, w * d) && scaled(n, y, x, z, n * y);
  @   //@ ghost boolean c = compared(w * d, n * y, x, w * b, a);
  @   return true;
  @ }
  @*/

  /*@ // A common positive factor of both sides.
  @ normal_behavior
  @   requires d > 0;
  @   ensures \result;
  @   ensures x * d <= y * d <==> x <= y;
  @ static pure model boolean factorCancelled(\real x, \real y, \real d) { return true; }
  @*/

  /*@ // w <= k r and k d <= n p give w d <= n p r.
  @ normal_behavior
  @   requires m == n * p && k * d <= m && w <= k * r && r > 0 && d > 0 && t == r * p;
  @   ensures \result;
  @   ensures w * d <= n * t;
  @ static pure model boolean scaledNumeratorDown(\real w, \real k, \real n, \real d, \real m,
  @     \real p, \real r, \real t) {
  @   //@ ghost boolean o = Reals.order(w, k * r, d) && Reals.order(k * d, m, r);
  @   return true;
  @ }
  @ normal_behavior
  @   requires m == n * p && k * d >= m && w >= k * r && r > 0 && d > 0 && t == r * p;
  @   ensures \result;
  @   ensures w * d >= n * t;
  @ static pure model boolean scaledNumeratorUp(\real w, \real k, \real n, \real d, \real m,
  @     \real p, \real r, \real t) {
  @   //@ ghost boolean o = Reals.order(k * r, w, d) && Reals.order(m, k * d, r);
  @   return true;
  @ }
  @*/

  /*@ // w <= k r and k d p <= n give w d <= n t.
  @ normal_behavior
  @   requires m == d * p && k * m <= n && w <= k * r && t > 0 && d > 0 && r == t * p;
  @   ensures \result;
  @   ensures w * d <= n * t;
  @ static pure model boolean scaledDenominatorDown(\real w, \real k, \real n, \real d, \real m,
  @     \real p, \real t, \real r) {
  @   //@ ghost boolean o = Reals.order(w, k * r, d) && Reals.order(k * m, n, t);
  @   return true;
  @ }
  @ normal_behavior
  @   requires m == d * p && k * m >= n && w >= k * r && t > 0 && d > 0 && r == t * p;
  @   ensures \result;
  @   ensures w * d >= n * t;
  @ static pure model boolean scaledDenominatorUp(\real w, \real k, \real n, \real d, \real m,
  @     \real p, \real t, \real r) {
  @   //@ ghost boolean o = Reals.order(k * r, w, d) && Reals.order(n, k * m, t);
  @   return true;
  @ }
  @*/

  /*@ // n = k d + r with |r| < d and r of n's sign: the sign of k.
  @ normal_behavior
  @   requires n == k * d + r && d > 0 && 0 - d < r && r < d;
  @   requires (n >= 0 ==> r >= 0) && (n <= 0 ==> r <= 0);
  @   ensures \result;
  @   ensures (n >= 0 ==> k >= 0) && (n <= 0 ==> k <= 0);
  @   ensures n < 0 && r < 0 ==> k <= 0;
  @   ensures (k + 1) * d == k * d + d && (k - 1) * d == k * d - d;
  @ static pure model boolean truncated(\bigint n, \bigint d, \bigint k, \bigint r) {
  @   return true;
  @ }
  @*/

  /*@ // x p and y p compare as x and y.
  @ normal_behavior
  @   requires p > 0 && v == x * p && w == y * p;
  @   ensures \result;
  @   ensures (x < y <==> v < w) && (x == y <==> v == w) && (x > y <==> v > w);
  @ static pure model boolean compared(\real x, \real y, \real p, \real v, \real w) {
  @   return true;
  @ }
  @*/

  /*@ // 2^(k-1) <= |m| <= 2^k brackets m 2^e.
  @ normal_behavior
  @   requires -(1L << 61) <= e && e <= (1L << 61) && 0 <= k;
  @   requires m <= Reals.powerOfTwo(k) && 0 - m <= Reals.powerOfTwo(k);
  @   requires m > 0 ==> m < Reals.powerOfTwo(k) && Reals.powerOfTwo(k - 1) <= m;
  @   requires m < 0 ==> Reals.powerOfTwo(k - 1) < 0 - m;
  @   ensures \result;
  @   ensures m * Reals.powerOfTwo(e) <= Reals.powerOfTwo(e + k);
  @   ensures 0 - m * Reals.powerOfTwo(e) <= Reals.powerOfTwo(e + k);
  @   ensures m * Reals.powerOfTwo(e) > 0 ==> m * Reals.powerOfTwo(e) < Reals.powerOfTwo(e + k);
  @   ensures m * Reals.powerOfTwo(e) > 0
  @       ==> Reals.powerOfTwo(e + k - 1) <= m * Reals.powerOfTwo(e);
  @   ensures m * Reals.powerOfTwo(e) < 0
  @       ==> Reals.powerOfTwo(e + k - 1) < 0 - m * Reals.powerOfTwo(e);
  @ static pure model boolean brackets(\bigint m, long e, int k) {
  @   //@ ghost boolean p = Reals.positive(e) && powersTimes(e, k) && doubled(k - 1);
  @   //@ ghost boolean d = doubled(e + k - 1);
  @   //@ ghost boolean b = bracketed(m, Reals.powerOfTwo(e), Reals.powerOfTwo(k - 1),
  @   //@     Reals.powerOfTwo(k), Reals.powerOfTwo(e + k - 1), Reals.powerOfTwo(e + k));
  @   return true;
  @ }
  @*/

  /*@ // The same for p = 2^e, l = 2^(k-1), h = 2^k, x = p l, y = p h.
  @ normal_behavior
  @   requires p > 0 && h == 2 * l && y == 2 * x && y == p * h && m <= h && 0 - m <= h;
  @   requires (m > 0 ==> m < h && l <= m) && (m < 0 ==> l < 0 - m);
  @   ensures \result;
  @   ensures m * p <= y && 0 - m * p <= y;
  @   ensures m * p > 0 ==> m * p < y && x <= m * p;
  @   ensures m * p < 0 ==> x < 0 - m * p;
  @ static pure model boolean bracketed(\real m, \real p, \real l, \real h, \real x, \real y) {
  @   //@ ghost boolean c = compared(m, h, p, m * p, y) && compared(l, m, p, x, m * p);
  @   //@ ghost boolean d = compared(0 - m, h, p, 0 - m * p, y);
  @   //@ ghost boolean e = compared(l, 0 - m, p, x, 0 - m * p) && signOfProduct(m, p);
  @   return true;
  @ }
  @*/

  /*@ // The signs of a product.
  @ normal_behavior
  @   ensures \result;
  @   ensures v >= 0 && w >= 0 || v <= 0 && w <= 0 ==> v * w >= 0;
  @   ensures v >= 0 && w <= 0 || v <= 0 && w >= 0 ==> v * w <= 0;
  @ static pure model boolean signs(\real v, \real w) { return true; }
  @*/

  private Powers() {}
}
