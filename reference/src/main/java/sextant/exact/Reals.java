package sextant.exact;

/**
 * Facts of real arithmetic that contracts and their proofs call upon; nothing at run time.
 *
 * <p>A lemma is a model method that returns true and ensures its fact. Facts about given numbers
 * and facts about all numbers of a range come in different lemmas: together they are brittle.
 */
public final class Reals {

  private Reals() {}

  /*@ // 2^k.
  @ public normal_behavior
  @   ensures \result == (k == 0
  @       ? (\real) 1
  @       : (k > 0 ? 2 * powerOfTwo(k - 1) : powerOfTwo(k + 1) / 2));
  @ public static pure heap_free model \real powerOfTwo(long k) {
  @   return k == 0
  @       ? (\real) 1
  @       : (k > 0 ? 2 * powerOfTwo(k - 1) : powerOfTwo(k + 1) / 2);
  @ }
  @*/

  /*@ // 2^k > 0, by induction.
  @ public normal_behavior
  @   ensures \result;
  @   ensures powerOfTwo(k) > 0;
  @ public static pure model boolean positive(long k) {
  @   //@ loop_invariant (k <= 0 && i == 0 || 0 <= i && i <= k) && powerOfTwo(i) > 0;
  @   //@ loop_writes i;
  @   for (long i = 0; i < k; i++) {}
  @   //@ loop_invariant (k >= 0 && j == 0 || k <= j && j <= 0) && powerOfTwo(j) > 0;
  @   //@ loop_writes j;
  @   for (long j = 0; j > k; j--) {}
  @   return true;
  @ }
  @*/

  /*@ // Multiplication by c >= 0 keeps the order.
  @ public normal_behavior
  @   requires a <= b && c >= 0;
  @   ensures \result;
  @   ensures a * c <= b * c;
  @ public static pure model boolean order(\real a, \real b, \real c) { return true; }
  @*/

  /*@ // Of the products of [xl, xh] and [yl, yh], the corners chosen by signs bound all four.
  @ public normal_behavior
  @   requires xl <= xh && yl <= yh;
  @   requires xl >= 0 ==> m <= (yl >= 0 ? xl : xh) * yl && M >= (yh >= 0 ? xh : xl) * yh;
  @   requires xl < 0 && xh <= 0
  @       ==> m <= (yh >= 0 ? xl : xh) * yh && M >= (yl >= 0 ? xh : xl) * yl;
  @   requires xl < 0 && xh > 0 && yl >= 0 ==> m <= xl * yh && M >= xh * yh;
  @   requires xl < 0 && xh > 0 && yl < 0 && yh <= 0 ==> m <= xh * yl && M >= xl * yl;
  @   requires xl < 0 && xh > 0 && yl < 0 && yh > 0
  @       ==> m <= xl * yh && m <= xh * yl && M >= xl * yl && M >= xh * yh;
  @   ensures \result;
  @   ensures m <= xl * yl && m <= xl * yh && m <= xh * yl && m <= xh * yh;
  @   ensures M >= xl * yl && M >= xl * yh && M >= xh * yl && M >= xh * yh;
  @ public static pure model boolean corners(\real xl, \real xh, \real yl, \real yh,
  @                                          \real m, \real M) { return true; }
  @*/

  /*@ // Bounds of the four corners bound all products.
  @ public normal_behavior
  @   requires m <= xl * yl && m <= xl * yh && m <= xh * yl && m <= xh * yh;
  @   requires M >= xl * yl && M >= xl * yh && M >= xh * yl && M >= xh * yh;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @              (\forall \real y; yl <= y && y <= yh ==> m <= x * y && x * y <= M));
  @ public static pure model boolean products(\real xl, \real xh, \real yl, \real yh,
  @                                           \real m, \real M) { return true; }
  @*/

  /*@ // Quotients by positive numbers, from the two ends that the signs choose.
  @ public normal_behavior
  @   requires xl <= xh && 0 < yl && yl <= yh;
  @   requires m * (xl >= 0 ? yh : yl) <= xl && M * (xh >= 0 ? yl : yh) >= xh;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @              (\forall \real y; yl <= y && y <= yh ==> m <= x / y && x / y <= M));
  @ public static pure model boolean quotients(\real xl, \real xh, \real yl, \real yh,
  @                                            \real m, \real M) { return true; }
  @*/

  /*@ // Quotients by negative numbers, from the ends of -X and -Y.
  @ public normal_behavior
  @   requires xl <= xh && yl <= yh && yh < 0;
  @   requires m * (0 - xh >= 0 ? 0 - yl : 0 - yh) <= 0 - xh;
  @   requires M * (0 - xl >= 0 ? 0 - yh : 0 - yl) >= 0 - xl;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==>
  @              (\forall \real y; yl <= y && y <= yh ==> m <= x / y && x / y <= M));
  @ public static pure model boolean negatedQuotients(\real xl, \real xh, \real yl, \real yh,
  @                                                   \real m, \real M) { return true; }
  @*/

  /*@ // Squares, from the ends [al, ah] of the absolute values.
  @ public normal_behavior
  @   requires xl <= xh && 0 <= al && (al <= xl || al <= 0 - xh || al == 0);
  @   requires xh <= ah && 0 - xl <= ah && m <= al * al && ah * ah <= M;
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==> m <= x * x && x * x <= M);
  @ public static pure model boolean squares(\real xl, \real xh, \real al, \real ah,
  @                                          \real m, \real M) { return true; }
  @*/

  /*@ // m <= p q and M >= r q, without the division in q = n/d.
  @ public normal_behavior
  @   requires d > 0 && q * d == n && m * d <= p * n && M * d >= r * n;
  @   ensures \result;
  @   ensures m <= q * p && M >= q * r && (n >= 0 <==> q >= 0);
  @ public static pure model boolean ratio(\real q, \real n, \real d, \real p, \real r,
  @                                        \real m, \real M) { return true; }
  @*/

  /*@ // Multiples q x, from those of the ends.
  @ public normal_behavior
  @   requires m <= q * (q >= 0 ? xl : xh) && M >= q * (q >= 0 ? xh : xl);
  @   ensures \result;
  @   ensures (\forall \real x; xl <= x && x <= xh ==> m <= q * x && q * x <= M);
  @ public static pure model boolean multiples(\real q, \real xl, \real xh,
  @                                            \real m, \real M) { return true; }
  @*/
}
