package sextant.curvature;

/**
 * What the pivots of an elimination say of v.A v, for matrices of every size and any order of the
 * pivots: facts, nothing at run time. The stages and their sums are those of {@link Pivots}.
 *
 * <pre>
 *   symbol       here         remark
 *   k, q_k = i   Stages.place(i)
 *   p_k >= 0     nonNegative  v.A v >= 0, where a row whose pivot is 0 is 0
 *   p_k > 0      definite     v.A v > 0 for v other than 0
 *   q_k = k      inOrder      the k-th pivot is the k-th entry of the diagonal
 *                passes       of a pivot in order, that it is no obstacle to v.A v >= 0
 * </pre>
 */
final class Definiteness {

  /*@ // Where one of the first m pivots is 0, so is its whole row at its stage.
  @ public normal_behavior
  @   ensures \result <==> (\forall int k, j; 0 <= k && k < m && Pivots.pivotOf(k) == 0
  @       && 0 <= j && j < d; Pivots.entry(k, Pivots.pivot(k), j) == 0);
  @ public static pure heap_free model boolean zeroRows(int m, int d);
  @*/

  /*@ // v has nothing after q_m, in the order of the pivots.
  @ public normal_behavior
  @   ensures \result <==> (\forall int k; m < k && k < d;
  @       Pivots.vector(Pivots.pivot(k)) == 0);
  @ public static pure heap_free model boolean endsWith(int m, int d);
  @*/

  /*@ // At stage m every index but q_m has had its stage, so that its row is 0, or its coordinate of
  @ // v is 0 where v ends with q_m in the order of the pivots: then only column q_m counts.
  @ public normal_behavior
  @   requires 0 <= m && m < d && 0 <= r && r < d;
  @   requires Stages.all(d);
  @   requires zeroRows(m, d);
  @   requires endsWith(m, d);
  @   ensures \result;
  @   ensures Pivots.dot(m, r, d)
  @       == Pivots.entry(m, r, Pivots.pivot(m)) * Pivots.vector(Pivots.pivot(m));
  @ public static pure heap_free model boolean oneColumn(int m, int r, int d) {
  @   boolean even = Stages.symmetric(m, d);
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant Pivots.dot(m, r, n) == (Pivots.pivot(m) < n
  @       ? Pivots.entry(m, r, Pivots.pivot(m)) * Pivots.vector(Pivots.pivot(m)) : (\real) 0);
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean done = Stages.place(n) >= m || Stages.gone(Stages.place(n), m, d);
  @     assert Stages.place(n) < m ==> Pivots.entry(m, n, r) == 0;
  @     assert Stages.place(n) > m ==> Pivots.vector(n) == 0;
  @     boolean none = n == Pivots.pivot(m)
  @         || noProduct(Pivots.entry(m, r, n), Pivots.vector(n));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // A product with a factor 0.
  @ public normal_behavior
  @   requires x == 0 || y == 0;
  @   ensures \result;
  @   ensures x * y == 0;
  @ public static pure heap_free model boolean noProduct(\real x, \real y) {
  @   return true;
  @ }
  @*/

  /*@ // The rows of the other indices add nothing.
  @ public normal_behavior
  @   requires 0 <= m && m < d && 0 <= r && r < d && r != Pivots.pivot(m);
  @   requires Stages.all(d);
  @   requires zeroRows(m, d);
  @   requires endsWith(m, d);
  @   ensures \result;
  @   ensures Pivots.dot(m, r, d) * Pivots.vector(r) == 0;
  @ public static pure heap_free model boolean noRow(int m, int r, int d) {
  @   boolean even = Stages.symmetric(m, d);
  @   boolean column = oneColumn(m, r, d);
  @   boolean done = Stages.place(r) >= m || Stages.gone(Stages.place(r), m, d);
  @   assert Stages.place(r) < m ==> Pivots.entry(m, r, Pivots.pivot(m)) == 0;
  @   boolean nothing = Stages.place(r) >= m
  @       || noProduct(Pivots.entry(m, r, Pivots.pivot(m)), Pivots.vector(Pivots.pivot(m)));
  @   assert Stages.place(r) > m ==> Pivots.vector(r) == 0;
  @   return noProduct(Pivots.dot(m, r, d), Pivots.vector(r));
  @ }
  @*/

  /*@ // So the form of stage m is p_m times the square of that coordinate, and has its sign.
  @ public normal_behavior
  @   requires 0 <= m && m < d;
  @   requires Stages.all(d);
  @   requires zeroRows(m, d);
  @   requires endsWith(m, d);
  @   ensures \result;
  @   ensures Pivots.pivotOf(m) > 0 && Pivots.vector(Pivots.pivot(m)) != 0
  @       ==> Pivots.form(m, d, d) > 0;
  @   ensures Pivots.pivotOf(m) >= 0 ==> Pivots.form(m, d, d) >= 0;
  @   ensures Pivots.pivotOf(m) < 0 && Pivots.vector(Pivots.pivot(m)) != 0
  @       ==> Pivots.form(m, d, d) < 0;
  @ public static pure heap_free model boolean oneSquare(int m, int d) {
  @   boolean all = oneColumn(m, Pivots.pivot(m), d);
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant Pivots.form(m, d, n) == (Pivots.pivot(m) < n
  @       ? Pivots.dot(m, Pivots.pivot(m), d) * Pivots.vector(Pivots.pivot(m)) : (\real) 0);
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean none = n == Pivots.pivot(m) || noRow(m, n, d);
  @   }
  @   return signs(Pivots.form(m, d, d), Pivots.dot(m, Pivots.pivot(m), d),
  @       Pivots.pivotOf(m), Pivots.vector(Pivots.pivot(m)));
  @ }
  @*/

  /*@ // The sign of x v for x = p v.
  @ public normal_behavior
  @   requires x == p * v && f == x * v;
  @   ensures \result;
  @   ensures p > 0 && v != 0 ==> f > 0;
  @   ensures p >= 0 ==> f >= 0;
  @   ensures p < 0 && v != 0 ==> f < 0;
  @ public static pure heap_free model boolean signs(\real f, \real x, \real p, \real v) {
  @   assert f == p * (v * v) && v * v >= 0 && (v != 0 ==> v * v > 0);
  @   return true;
  @ }
  @*/

  /*@ // Up to stage n the form does not grow where the pivots are at least 0.
  @ public normal_behavior
  @   requires 0 <= n && n <= d;
  @   requires Stages.all(d);
  @   requires (\forall int k; 0 <= k && k < n; Pivots.pivotOf(k) >= 0);
  @   ensures \result;
  @   ensures Pivots.form(n, d, d) <= Pivots.form(0, d, d);
  @ public static pure heap_free model boolean falls(int n, int d) {
  @   loop_invariant 0 <= k && k <= n;
  @   loop_invariant Pivots.form(k, d, d) <= Pivots.form(0, d, d);
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean step = Pivots.stage(k, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Pivots above 0: v.A v > 0, where q_m is the last in the order of the pivots that v has.
  @ public normal_behavior
  @   requires 0 <= m && m < d;
  @   requires Stages.all(d);
  @   requires (\forall int k; 0 <= k && k < d; Pivots.pivotOf(k) > 0);
  @   requires Pivots.vector(Pivots.pivot(m)) != 0;
  @   requires endsWith(m, d);
  @   ensures \result;
  @   ensures Pivots.form(0, d, d) > 0;
  @ public static pure heap_free model boolean definite(int m, int d) {
  @   boolean less = falls(m, d);
  @   boolean square = oneSquare(m, d);
  @   return true;
  @ }
  @*/

  /*@ // The same with pivots of at least 0, and >=; where m = d - 1, of every v.
  @ public normal_behavior
  @   requires 0 <= m && m < d;
  @   requires Stages.all(d);
  @   requires zeroRows(m, d);
  @   requires (\forall int k; 0 <= k && k <= m; Pivots.pivotOf(k) >= 0);
  @   requires endsWith(m, d);
  @   ensures \result;
  @   ensures Pivots.form(0, d, d) >= 0;
  @ public static pure heap_free model boolean nonNegative(int m, int d) {
  @   boolean less = falls(m, d);
  @   boolean square = oneSquare(m, d);
  @   return true;
  @ }
  @*/

  /*@ // Up to stage n the form stays where row_q.v is 0 for all pivots but 0.
  @ public normal_behavior
  @   requires 0 <= n && n <= d;
  @   requires Stages.all(d);
  @   requires (\forall int k; 0 <= k && k < n;
  @       Pivots.pivotOf(k) == 0 || Pivots.dot(k, Pivots.pivot(k), d) == 0);
  @   ensures \result;
  @   ensures Pivots.form(n, d, d) == Pivots.form(0, d, d);
  @ public static pure heap_free model boolean stays(int n, int d) {
  @   loop_invariant 0 <= k && k <= n;
  @   loop_invariant Pivots.form(k, d, d) == Pivots.form(0, d, d);
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean step = Pivots.keeps(k, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // A pivot below 0: v.A v < 0 for a v that ends with it and makes the rows before it 0.
  @ public normal_behavior
  @   requires 0 <= m && m < d;
  @   requires Stages.all(d);
  @   requires zeroRows(m, d);
  @   requires Pivots.pivotOf(m) < 0 && Pivots.vector(Pivots.pivot(m)) != 0;
  @   requires endsWith(m, d);
  @   requires (\forall int k; 0 <= k && k < m;
  @       Pivots.pivotOf(k) == 0 || Pivots.dot(k, Pivots.pivot(k), d) == 0);
  @   ensures \result;
  @   ensures Pivots.form(0, d, d) < 0;
  @ public static pure heap_free model boolean indefinite(int m, int d) {
  @   boolean same = stays(m, d);
  @   boolean square = oneSquare(m, d);
  @   return true;
  @ }
  @*/

  /*@ // A v with a coordinate r that is not 0 ends with some q_m.
  @ public normal_behavior
  @   requires 0 <= Stages.place(r) && Stages.place(r) < d;
  @   requires Pivots.pivot(Stages.place(r)) == r && Pivots.vector(r) != 0;
  @   ensures 0 <= \result && \result < d;
  @   ensures Pivots.vector(Pivots.pivot(\result)) != 0;
  @   ensures endsWith(\result, d);
  @ public static pure heap_free model int last(int r, int d) {
  @   int m = d - 1;
  @   loop_invariant Stages.place(r) <= m && m < d;
  @   loop_invariant endsWith(m, d);
  @   loop_decreases m;
  @   while (Pivots.vector(Pivots.pivot(m)) == 0) {
  @     assert m != Stages.place(r);
  @     m--;
  @   }
  @   return m;
  @ }
  @*/

  /*@ // So v.A v > 0 for it.
  @ public normal_behavior
  @   requires 0 <= r && r < d && Pivots.vector(r) != 0;
  @   requires Stages.all(d);
  @   requires (\forall int k; 0 <= k && k < d; Pivots.pivotOf(k) > 0);
  @   ensures \result;
  @   ensures Pivots.form(0, d, d) > 0;
  @ public static pure heap_free model boolean definiteAlong(int r, int d) {
  @   assert 0 <= Stages.place(r) && Stages.place(r) < d;
  @   return definite(last(r, d), d);
  @ }
  @*/

  /*@ // Pivots above 0: v.A v > 0 for every v but 0.
  @ public normal_behavior
  @   requires 0 <= d;
  @   requires Stages.all(d);
  @   requires (\forall int k; 0 <= k && k < d; Pivots.pivotOf(k) > 0);
  @   ensures \result;
  @   ensures (\exists int i; 0 <= i && i < d; Pivots.vector(i) != 0)
  @       ==> Pivots.form(0, d, d) > 0;
  @ public static pure heap_free model boolean definite(int d) {
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant (\exists int i; 0 <= i && i < n; Pivots.vector(i) != 0)
  @       ==> Pivots.form(0, d, d) > 0;
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean step = Pivots.vector(n) == 0 || definiteAlong(n, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The stages of a symmetric matrix whose k-th pivot is the k-th entry of the diagonal.
  @ public normal_behavior
  @   ensures \result <==> Stages.all(d) && (\forall int i; 0 <= i && i < d;
  @       Pivots.pivot(i) == i && Stages.place(i) == i);
  @ public static pure heap_free model boolean inOrder(int d);
  @*/

  /*@ // A row whose pivot is 0, and is 0 after it, is 0 before it too.
  @ public normal_behavior
  @   requires inOrder(d) && 0 <= n && n <= d;
  @   requires (\forall int k, j; 0 <= k && k < n && Pivots.pivotOf(k) == 0 && k <= j && j < d;
  @       Pivots.entry(k, k, j) == 0);
  @   ensures \result;
  @   ensures zeroRows(n, d);
  @ public static pure heap_free model boolean rowsZero(int n, int d) {
  @   loop_invariant 0 <= m && m <= n;
  @   loop_invariant zeroRows(m, d);
  @   loop_decreases n - m;
  @   for (int m = 0; m < n; m++) {
  @     boolean before = beforeZero(m, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // At stage m the columns before m are 0.
  @ public normal_behavior
  @   requires inOrder(d) && 0 <= m && m < d;
  @   requires zeroRows(m, d);
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < m; Pivots.entry(m, m, j) == 0);
  @ public static pure heap_free model boolean beforeZero(int m, int d) {
  @   boolean even = Stages.symmetric(m, d);
  @   loop_invariant 0 <= n && n <= m;
  @   loop_invariant (\forall int j; 0 <= j && j < n; Pivots.entry(m, m, j) == 0);
  @   loop_decreases m - n;
  @   for (int n = 0; n < m; n++) {
  @     boolean step = Stages.gone(n, m, d);
  @     assert Pivots.entry(m, n, m) == 0;
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The k-th pivot, in order, is above 0, or it is 0 and so is its row after it.
  @ public normal_behavior
  @   requires 0 <= k && k < d;
  @   ensures \result <==> (Pivots.pivotOf(k) > 0 || Pivots.pivotOf(k) == 0
  @       && (\forall int j; k <= j && j < d; Pivots.entry(k, k, j) == 0));
  @ public static pure heap_free model boolean passes(int k, int d);
  @*/

  /*@ // Where all pass no pivot is below 0, and the row of a pivot that is 0 is 0.
  @ public normal_behavior
  @   requires inOrder(d) && 0 <= d && (\forall int k; 0 <= k && k < d; passes(k, d));
  @   ensures \result;
  @   ensures (\forall int k; 0 <= k && k < d; Pivots.pivotOf(k) >= 0);
  @   ensures zeroRows(d, d);
  @ public static pure heap_free model boolean noneBelow(int d) {
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant (\forall int k; 0 <= k && k < n; Pivots.pivotOf(k) >= 0);
  @   loop_invariant (\forall int k, j; 0 <= k && k < n && Pivots.pivotOf(k) == 0
  @       && k <= j && j < d; Pivots.entry(k, k, j) == 0);
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     assert passes(n, d);
  @   }
  @   return rowsZero(d, d);
  @ }
  @*/

  /*@ // So v.A v >= 0.
  @ public normal_behavior
  @   requires inOrder(d) && 0 <= d && (\forall int k; 0 <= k && k < d; passes(k, d));
  @   ensures \result;
  @   ensures Pivots.form(0, d, d) >= 0;
  @ public static pure heap_free model boolean nonNegativeInOrder(int d) {
  @   boolean signs = noneBelow(d);
  @   return d == 0 || nonNegative(d - 1, d);
  @ }
  @*/

  private Definiteness() {}
}
