package sextant.curvature;

/**
 * Why positive pivots make a form positive, for matrices of every size and any order of the pivots:
 * facts, nothing at run time. {@link Elimination} and {@link SymmetricMatrix} compute the pivots.
 *
 * <p>Stage k + 1 is stage k less a multiple of the row of the k-th pivot p, row and column of which
 * it makes 0; so v.A v loses (row.v)^2/p, and nothing is left in the end:
 *
 * <pre>
 *   v.A v  =  sum_k (row_k.v)^2/p_k
 *
 *   symbol       here         remark
 *   A, a_ij      entry        at stage 0; any symmetric matrix
 *   v            vector       any
 *   q_k          pivot        the index of the k-th pivot
 *   p_k          entry(k, q_k, q_k)
 *   row_i.v      dot          of the first n columns
 *   v.A v        form         of the first n rows
 * </pre>
 *
 * <p>The first three are names of functions of which nothing is known but what a lemma's premises
 * say: what is proved holds for all matrices, vectors and orders.
 */
final class Pivots {

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real entry(int k, int i, int j);
  @*/

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real vector(int i);
  @*/

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model int pivot(int k);
  @*/

  /*@ // The k-th pivot.
  @ public normal_behavior
  @   ensures \result == entry(k, pivot(k), pivot(k));
  @ public static pure heap_free model \real pivotOf(int k) {
  @   return entry(k, pivot(k), pivot(k));
  @ }
  @*/

  /*@ // What remains of an entry e: r p = e p - x y.
  @ public normal_behavior
  @   ensures \result <==> r * p == e * p - x * y;
  @ public static pure heap_free model boolean isRemainder(\real p, \real x, \real y, \real e,
  @     \real r) {
  @   return r * p == e * p - x * y;
  @ }
  @*/

  /*@ // What a stage makes of an entry e: what remains of it, or e itself where the pivot is 0.
  @ public normal_behavior
  @   ensures \result <==> (p == 0 ? r == e : isRemainder(p, x, y, e, r));
  @ public static pure heap_free model boolean isLeft(\real p, \real x, \real y, \real e,
  @     \real r) {
  @   return p == 0 ? r == e : isRemainder(p, x, y, e, r);
  @ }
  @*/

  /*@ // Entry (i, j) of stage k + 1 is what stage k makes of it.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE;
  @   ensures \result <==> isLeft(entry(k, pivot(k), pivot(k)), entry(k, pivot(k), i),
  @       entry(k, pivot(k), j), entry(k, i, j), entry(k + 1, i, j));
  @ public static pure heap_free model boolean follows(int k, int i, int j) {
  @   return isLeft(entry(k, pivot(k), pivot(k)), entry(k, pivot(k), i),
  @       entry(k, pivot(k), j), entry(k, i, j), entry(k + 1, i, j));
  @ }
  @*/

  /*@ // The first n terms of row i times v, at stage k.
  @ public normal_behavior
  @   requires 0 <= n;
  @   ensures \result == (n == 0 ? (\real) 0
  @       : dot(k, i, n - 1) + entry(k, i, n - 1) * vector(n - 1));
  @ public static pure heap_free model \real dot(int k, int i, int n) {
  @   return n == 0 ? (\real) 0 : dot(k, i, n - 1) + entry(k, i, n - 1) * vector(n - 1);
  @ }
  @*/

  /*@ // The first n of the d rows, times v: v.A v where n = d.
  @ public normal_behavior
  @   requires 0 <= n && 0 <= d;
  @   ensures \result == (n == 0 ? (\real) 0
  @       : form(k, d, n - 1) + dot(k, n - 1, d) * vector(n - 1));
  @ public static pure heap_free model \real form(int k, int d, int n) {
  @   return n == 0 ? (\real) 0 : form(k, d, n - 1) + dot(k, n - 1, d) * vector(n - 1);
  @ }
  @*/

  /*@ // v times what is left.
  @ public normal_behavior
  @   requires isRemainder(p, x, y, e, r);
  @   ensures \result;
  @   ensures isRemainder(p, x, y * v, e * v, r * v);
  @ public static pure heap_free model boolean times(\real p, \real x, \real y, \real e, \real r,
  @     \real v) {
  @   return true;
  @ }
  @*/

  /*@ // The sum of two that are left of the same row.
  @ public normal_behavior
  @   requires isRemainder(p, x, y, e, r) && isRemainder(p, x, z, f, s);
  @   ensures \result;
  @   ensures isRemainder(p, x, y + z, e + f, r + s);
  @ public static pure heap_free model boolean plus(\real p, \real x, \real y, \real e, \real r,
  @     \real z, \real f, \real s) {
  @   return true;
  @ }
  @*/

  /*@ // One more term of the sums y, e and r, with names for what it makes of them.
  @ public normal_behavior
  @   requires isRemainder(p, x, y, e, r) && isRemainder(p, x, z, f, s);
  @   requires yNext == y + z * v && eNext == e + f * v && rNext == r + s * v;
  @   ensures \result;
  @   ensures isRemainder(p, x, yNext, eNext, rNext);
  @ public static pure heap_free model boolean added(\real p, \real x, \real y, \real e, \real r,
  @     \real z, \real f, \real s, \real v, \real yNext, \real eNext, \real rNext) {
  @   boolean term = times(p, x, z, f, s, v);
  @   return plus(p, x, y, e, r, z * v, f * v, s * v);
  @ }
  @*/

  /*@ // The first n terms of row i.
  @ public normal_behavior
  @   requires 0 <= n && n <= d && 0 <= i && i < d && 0 <= k && k < Integer.MAX_VALUE;
  @   requires (\forall int j; 0 <= j && j < d; follows(k, i, j)) && pivotOf(k) != 0;
  @   ensures \result;
  @   ensures isRemainder(pivotOf(k), entry(k, pivot(k), i), dot(k, pivot(k), n),
  @       dot(k, i, n), dot(k + 1, i, n));
  @ public static pure heap_free model boolean row(int k, int i, int d, int n) {
  @   loop_invariant 0 <= m && m <= n;
  @   loop_invariant isRemainder(pivotOf(k), entry(k, pivot(k), i),
  @       dot(k, pivot(k), m), dot(k, i, m), dot(k + 1, i, m));
  @   loop_decreases n - m;
  @   for (int m = 0; m < n; m++) {
  @     boolean next = follows(k, i, m);
  @     boolean step = added(pivotOf(k), entry(k, pivot(k), i), dot(k, pivot(k), m),
  @         dot(k, i, m), dot(k + 1, i, m), entry(k, pivot(k), m), entry(k, i, m),
  @         entry(k + 1, i, m), vector(m), dot(k, pivot(k), m + 1), dot(k, i, m + 1),
  @         dot(k + 1, i, m + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Where the pivot is 0, nothing changes.
  @ public normal_behavior
  @   requires 0 <= n && n <= d && 0 <= i && i < d && 0 <= k && k < Integer.MAX_VALUE;
  @   requires (\forall int j; 0 <= j && j < d; follows(k, i, j)) && pivotOf(k) == 0;
  @   ensures \result;
  @   ensures dot(k + 1, i, n) == dot(k, i, n);
  @ public static pure heap_free model boolean sameRow(int k, int i, int d, int n) {
  @   loop_invariant 0 <= m && m <= n && dot(k + 1, i, m) == dot(k, i, m);
  @   loop_decreases n - m;
  @   for (int m = 0; m < n; m++) {
  @     boolean next = follows(k, i, m);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The first n rows: p form' = p form - (row_q.v of the first n) (row_q.v).
  @ public normal_behavior
  @   requires 0 <= n && n <= d && 0 <= k && k < Integer.MAX_VALUE && pivotOf(k) != 0;
  @   requires (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d; follows(k, i, j));
  @   ensures \result;
  @   ensures isRemainder(pivotOf(k), dot(k, pivot(k), d), dot(k, pivot(k), n), form(k, d, n),
  @       form(k + 1, d, n));
  @ public static pure heap_free model boolean rows(int k, int d, int n) {
  @   loop_invariant 0 <= m && m <= n;
  @   loop_invariant isRemainder(pivotOf(k), dot(k, pivot(k), d), dot(k, pivot(k), m),
  @       form(k, d, m), form(k + 1, d, m));
  @   loop_decreases n - m;
  @   for (int m = 0; m < n; m++) {
  @     boolean next = row(k, m, d, d);
  @     boolean other = exchanged(pivotOf(k), entry(k, pivot(k), m), dot(k, pivot(k), d),
  @         dot(k, m, d), dot(k + 1, m, d));
  @     boolean step = added(pivotOf(k), dot(k, pivot(k), d), dot(k, pivot(k), m),
  @         form(k, d, m), form(k + 1, d, m), entry(k, pivot(k), m), dot(k, m, d),
  @         dot(k + 1, m, d), vector(m), dot(k, pivot(k), m + 1), form(k, d, m + 1),
  @         form(k + 1, d, m + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Which factor comes first does not matter.
  @ public normal_behavior
  @   requires isRemainder(p, x, y, e, r);
  @   ensures \result;
  @   ensures isRemainder(p, y, x, e, r);
  @ public static pure heap_free model boolean exchanged(\real p, \real x, \real y, \real e,
  @     \real r) {
  @   return true;
  @ }
  @*/

  /*@ // Where the pivot is 0, the form stays.
  @ public normal_behavior
  @   requires 0 <= n && n <= d && 0 <= k && k < Integer.MAX_VALUE && pivotOf(k) == 0;
  @   requires (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d; follows(k, i, j));
  @   ensures \result;
  @   ensures form(k + 1, d, n) == form(k, d, n);
  @ public static pure heap_free model boolean sameForm(int k, int d, int n) {
  @   loop_invariant 0 <= m && m <= n && form(k + 1, d, m) == form(k, d, m);
  @   loop_decreases n - m;
  @   for (int m = 0; m < n; m++) {
  @     boolean next = sameRow(k, m, d, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // What a form loses to a positive pivot is a square over it.
  @ public normal_behavior
  @   requires p > 0 && isRemainder(p, l, l, e, r);
  @   ensures \result;
  @   ensures r <= e && (l != 0 ==> r < e);
  @ public static pure heap_free model boolean loses(\real p, \real l, \real e, \real r) {
  @   assert l * l >= 0 && (l != 0 ==> l * l > 0);
  @   assert r * p <= e * p && (l != 0 ==> r * p < e * p);
  @   return true;
  @ }
  @*/

  /*@ // A stage with a pivot of at least 0: the form does not grow, and falls where row_q.v is not 0.
  @ public normal_behavior
  @   requires 0 <= d && 0 <= k && k < Integer.MAX_VALUE && pivotOf(k) >= 0;
  @   requires (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d; follows(k, i, j));
  @   ensures \result;
  @   ensures form(k + 1, d, d) <= form(k, d, d);
  @   ensures pivotOf(k) > 0 && dot(k, pivot(k), d) != 0
  @       ==> form(k + 1, d, d) < form(k, d, d);
  @ public static pure heap_free model boolean stage(int k, int d) {
  @   boolean step = pivotOf(k) == 0 ? sameForm(k, d, d)
  @       : rows(k, d, d)
  @           && loses(pivotOf(k), dot(k, pivot(k), d), form(k, d, d), form(k + 1, d, d));
  @   return true;
  @ }
  @*/

  /*@ // A stage with row_q.v = 0, or with the pivot 0: the form stays.
  @ public normal_behavior
  @   requires 0 <= d && 0 <= k && k < Integer.MAX_VALUE;
  @   requires (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d; follows(k, i, j));
  @   requires pivotOf(k) == 0 || dot(k, pivot(k), d) == 0;
  @   ensures \result;
  @   ensures form(k + 1, d, d) == form(k, d, d);
  @ public static pure heap_free model boolean keeps(int k, int d) {
  @   return pivotOf(k) == 0 ? sameForm(k, d, d)
  @       : rows(k, d, d)
  @           && unchanged(pivotOf(k), dot(k, pivot(k), d), form(k, d, d), form(k + 1, d, d));
  @ }
  @*/

  /*@ // Without the square nothing is lost.
  @ public normal_behavior
  @   requires p != 0 && l == 0 && isRemainder(p, l, l, e, r);
  @   ensures \result;
  @   ensures r == e;
  @ public static pure heap_free model boolean unchanged(\real p, \real l, \real e, \real r) {
  @   assert (r - e) * p == 0;
  @   return true;
  @ }
  @*/

  private Pivots() {}
}
