package sextant.exact;

//@ model import org.apache.commons.math3.fraction.BigFraction;

/**
 * Lemmas on powers that the proofs of {@link Rationals#pow} call upon; nothing at run time.
 *
 * <p>{@code q^n} is the model function {@code Rationals.powerOf}.
 */
final class PowerLaws {

  /*@ // (q d)^n = q^n d^n, by induction.
  @ normal_behavior
  @   requires n >= 0 && p == q * d;
  @   ensures \result;
  @   ensures Rationals.powerOf(p, n) == Rationals.powerOf(q, n) * Rationals.powerOf(d, n);
  @ static pure model boolean powersMultiply(\real p, \real q, \real d, int n) {
  @   //@ loop_invariant 0 <= i && i <= n;
  @   //@ loop_invariant Rationals.powerOf(p, i)
  @   //@     == Rationals.powerOf(q, i) * Rationals.powerOf(d, i);
  @   //@ loop_writes i;
  @   for (int i = 0; i < n; i++) {
  @     boolean s = nextMultiplies(p, q, d, i);
  @   }
  @   return true;
  @ }
  @ normal_behavior
  @   requires 0 <= n && n < Integer.MAX_VALUE && p == q * d;
  @   requires Rationals.powerOf(p, n) == Rationals.powerOf(q, n) * Rationals.powerOf(d, n);
  @   ensures \result;
  @   ensures Rationals.powerOf(p, n + 1)
  @       == Rationals.powerOf(q, n + 1) * Rationals.powerOf(d, n + 1);
  @ static pure model boolean nextMultiplies(\real p, \real q, \real d, int n) {
  @   boolean s = RationalLoops.powerStep(p, n) && RationalLoops.powerStep(q, n);
  @   boolean u = RationalLoops.powerStep(d, n);
  @   boolean t = powersTogether(p, q, d, Rationals.powerOf(p, n),
  @       Rationals.powerOf(q, n), Rationals.powerOf(d, n), Rationals.powerOf(q, n + 1),
  @       Rationals.powerOf(d, n + 1));
  @   return true;
  @ }
  @ normal_behavior
  @   requires v == q * y && w == d * z && p == q * d && x == y * z;
  @   ensures \result;
  @   ensures p * x == v * w;
  @ static pure model boolean powersTogether(\real p, \real q, \real d, \real x, \real y,
  @     \real z, \real v, \real w) {
  @   boolean a = Powers.scaled(d, z, y, x, w);
  @   \real r = d * x;
  @   boolean b = Powers.scaled(q, d, x, r, p) && Powers.scaled(q, y, w, r, v);
  @   return true;
  @ }
  @*/

  /*@ // q^n is not 0 for q not 0, and positive for q > 0, by induction.
  @ normal_behavior
  @   requires n >= 0 && q != 0;
  @   ensures \result;
  @   ensures Rationals.powerOf(q, n) != 0 && (q > 0 ==> Rationals.powerOf(q, n) > 0);
  @ static pure model boolean powerNotZero(\real q, int n) {
  @   //@ loop_invariant 0 <= i && i <= n && Rationals.powerOf(q, i) != 0;
  @   //@ loop_invariant q > 0 ==> Rationals.powerOf(q, i) > 0;
  @   //@ loop_writes i;
  @   for (int i = 0; i < n; i++) {
  @     boolean s = RationalLoops.powerStep(q, i)
  @         && productNotZero(q, Rationals.powerOf(q, i));
  @   }
  @   return true;
  @ }
  @ normal_behavior
  @   requires x != 0 && y != 0;
  @   ensures \result;
  @   ensures x * y != 0 && (x > 0 && y > 0 ==> x * y > 0);
  @ static pure model boolean productNotZero(\real x, \real y) { return true; }
  @*/

  /*@ // r v = u and u = q v give r = q; r u = v gives r q = 1.
  @ normal_behavior
  @   requires v != 0 && u == q * v;
  @   ensures \result;
  @   ensures (r * v == u ==> r == q) && (r * u == v ==> r * q == 1);
  @ static pure model boolean quotientOfPowers(\real q, \real r, \real u, \real v) {
  @   boolean a = notZeroCancelled(r, q, v) && notZeroCancelled(r * q, 1, v);
  @   return true;
  @ }
  @ normal_behavior
  @   requires v != 0;
  @   ensures \result;
  @   ensures x * v == y * v ==> x == y;
  @ static pure model boolean notZeroCancelled(\real x, \real y, \real v) { return true; }
  @*/

  private PowerLaws() {}
}
