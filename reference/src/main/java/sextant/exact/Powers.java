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

  private Powers() {}
}
