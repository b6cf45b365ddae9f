package sextant.curvature;

/**
 * That one step of elimination in enclosures contains the step of any matrix within them: facts,
 * nothing at run time. {@link EnclosedElimination} computes the steps.
 *
 * <pre>
 *   symbol      here         remark
 *   e, x, y, p  e, x, y, p   entries of the matrix, as in {@link Pivots#isRemainder}
 *   r           r            what remains of e
 *   x/p         quotient
 *   [xl, xh]    xl, xh       the enclosure of x, and so of the others: al, ah of a
 * </pre>
 */
final class EnclosedStep {

  /*@ // x/p, 0 where p is 0.
  @ public normal_behavior
  @   ensures p != 0 ==> \result * p == x;
  @ public static pure heap_free model \real quotient(\real x, \real p) {
  @   return p == 0 ? (\real) 0 : x / p;
  @ }
  @*/

  /*@ // Bounds of the products of ends bound the product.
  @ public normal_behavior
  @   requires xl <= x && x <= xh && yl <= y && y <= yh;
  @   requires m <= xl * yl && m <= xl * yh && m <= xh * yl && m <= xh * yh;
  @   ensures \result;
  @   ensures m <= x * y;
  @ public static pure heap_free model boolean leastProduct(\real xl, \real xh, \real yl,
  @     \real yh, \real m, \real x, \real y) {
  @   assert y >= 0 ==> xl * y <= x * y;
  @   assert y < 0 ==> xh * y <= x * y;
  @   assert xl >= 0 ==> xl * yl <= xl * y;
  @   assert xl < 0 ==> xl * yh <= xl * y;
  @   assert xh >= 0 ==> xh * yl <= xh * y;
  @   assert xh < 0 ==> xh * yh <= xh * y;
  @   return true;
  @ }
  @*/

  /*@ // The same from above.
  @ public normal_behavior
  @   requires xl <= x && x <= xh && yl <= y && y <= yh;
  @   requires m >= xl * yl && m >= xl * yh && m >= xh * yl && m >= xh * yh;
  @   ensures \result;
  @   ensures m >= x * y;
  @ public static pure heap_free model boolean greatestProduct(\real xl, \real xh, \real yl,
  @     \real yh, \real m, \real x, \real y) {
  @   assert y >= 0 ==> xh * y >= x * y;
  @   assert y < 0 ==> xl * y >= x * y;
  @   assert xl >= 0 ==> xl * yh >= xl * y;
  @   assert xl < 0 ==> xl * yl >= xl * y;
  @   assert xh >= 0 ==> xh * yh >= xh * y;
  @   assert xh < 0 ==> xh * yl >= xh * y;
  @   return true;
  @ }
  @*/

  /*@ // Ends of a quotient by a positive enclosure.
  @ public normal_behavior
  @   requires xl <= x && x <= xh && 0 < pl && pl <= p && p <= ph && f * p == x;
  @   requires m * (xl >= 0 ? ph : pl) <= xl && n * (xh >= 0 ? pl : ph) >= xh;
  @   ensures \result;
  @   ensures m <= f && f <= n;
  @ public static pure heap_free model boolean quotientInside(\real xl, \real xh, \real pl,
  @     \real ph, \real m, \real n, \real x, \real p, \real f) {
  @   boolean below = notAbove(m, xl, pl, ph, x, p, f);
  @   boolean above = notAbove(0 - n, 0 - xh, pl, ph, 0 - x, p, 0 - f);
  @   return true;
  @ }
  @*/

  /*@ // Its lower end.
  @ public normal_behavior
  @   requires xl <= x && 0 < pl && pl <= p && p <= ph && f * p == x;
  @   requires xl >= 0 && m * ph <= xl || xl <= 0 && m * pl <= xl;
  @   ensures \result;
  @   ensures m <= f;
  @ public static pure heap_free model boolean notAbove(\real m, \real xl, \real pl, \real ph,
  @     \real x, \real p, \real f) {
  @   assert m >= 0 ==> m * p <= m * ph;
  @   assert m < 0 ==> m * p <= m * pl;
  @   assert m * p <= f * p || xl > 0 && m < 0;
  @   assert f * p >= xl;
  @   return byPositive(m, f, p, xl);
  @ }
  @*/

  /*@ // p > 0 is cancelled; or m < 0 and f p > 0.
  @ public normal_behavior
  @   requires p > 0 && (m * p <= f * p || m < 0 && xl > 0 && f * p >= xl);
  @   ensures \result;
  @   ensures m <= f;
  @ public static pure heap_free model boolean byPositive(\real m, \real f, \real p, \real xl) {
  @   return true;
  @ }
  @*/

  /*@ // r = e - f y for what is left of e, f = x/p; so bounds of f y and e bound it.
  @ public normal_behavior
  @   requires p > 0 && f * p == x && Pivots.isRemainder(p, x, y, e, r);
  @   ensures \result;
  @   ensures r == e - f * y;
  @ public static pure heap_free model boolean solved(\real p, \real x, \real y, \real e,
  @     \real r, \real f) {
  @   assert (r - (e - f * y)) * p == 0;
  @   return true;
  @ }
  @*/

  /*@ // The same on the diagonal, with g = x^2/p.
  @ public normal_behavior
  @   requires p > 0 && g * p == x * x && Pivots.isRemainder(p, x, x, e, r);
  @   ensures \result;
  @   ensures r == e - g;
  @ public static pure heap_free model boolean solvedSquare(\real p, \real x, \real e, \real r,
  @     \real g) {
  @   assert (r - (e - g)) * p == 0;
  @   return true;
  @ }
  @*/

  /*@ // x^2 is between the squares of the ends of |x|.
  @ public normal_behavior
  @   requires xl <= x && x <= xh && 0 <= al && (al <= xl || al <= 0 - xh || al == 0);
  @   requires xh <= ah && 0 - xl <= ah && sl <= al * al && ah * ah <= sh;
  @   ensures \result;
  @   ensures sl <= x * x && x * x <= sh;
  @ public static pure heap_free model boolean squareInside(\real xl, \real xh, \real al,
  @     \real ah, \real sl, \real sh, \real x) {
  @   return true;
  @ }
  @*/

  /*@ // What is left of e on the diagonal: [e] - [x^2]/[p].
  @ public normal_behavior
  @   requires el <= e && e <= eh && sl <= x * x && x * x <= sh && 0 < pl && pl <= p && p <= ph;
  @   requires ql * (sl >= 0 ? ph : pl) <= sl && qh * (sh >= 0 ? pl : ph) >= sh;
  @   requires rl <= el - qh && eh - ql <= rh && Pivots.isRemainder(p, x, x, e, r);
  @   ensures \result;
  @   ensures rl <= r && r <= rh;
  @ public static pure heap_free model boolean onDiagonal(\real el, \real eh, \real sl, \real sh,
  @     \real pl, \real ph, \real ql, \real qh, \real rl, \real rh, \real e, \real x, \real p,
  @     \real r) {
  @   boolean inside = quotientInside(sl, sh, pl, ph, ql, qh, x * x, p, quotient(x * x, p));
  @   return solvedSquare(p, x, e, r, quotient(x * x, p));
  @ }
  @*/

  /*@ // What is left of e beside the diagonal: [e] - ([x]/[p]) [y], of which [m] is the product.
  @ public normal_behavior
  @   requires el <= e && e <= eh && xl <= x && x <= xh && yl <= y && y <= yh;
  @   requires 0 < pl && pl <= p && p <= ph;
  @   requires fl * (xl >= 0 ? ph : pl) <= xl && fh * (xh >= 0 ? pl : ph) >= xh;
  @   requires ml <= fl * yl && ml <= fl * yh && ml <= fh * yl && ml <= fh * yh;
  @   requires mh >= fl * yl && mh >= fl * yh && mh >= fh * yl && mh >= fh * yh;
  @   requires rl <= el - mh && eh - ml <= rh && Pivots.isRemainder(p, x, y, e, r);
  @   ensures \result;
  @   ensures rl <= r && r <= rh;
  @ public static pure heap_free model boolean beside(\real el, \real eh, \real xl, \real xh,
  @     \real yl, \real yh, \real pl, \real ph, \real fl, \real fh, \real ml, \real mh, \real rl,
  @     \real rh, \real e, \real x, \real y, \real p, \real r) {
  @   boolean inside = quotientInside(xl, xh, pl, ph, fl, fh, x, p, quotient(x, p));
  @   boolean least = leastProduct(fl, fh, yl, yh, ml, quotient(x, p), y);
  @   boolean greatest = greatestProduct(fl, fh, yl, yh, mh, quotient(x, p), y);
  @   return solved(p, x, y, e, r, quotient(x, p));
  @ }
  @*/

  private EnclosedStep() {}
}
