package sextant.curvature;

/**
 * What stays through the stages of an elimination: a symmetric matrix stays symmetric, and a row
 * that is 0 stays 0, that of a pivot from its stage on; facts, nothing at run time. The symbols are
 * those of {@link Pivots}.
 *
 * <pre>
 *   symbol                  here
 *   a_ij = a_ji             symmetric   at every stage
 *   row of q_m, after m     gone
 *   k, q_k = i              place(i)    every index is one
 * </pre>
 */
final class Stages {

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model int place(int i);
  @*/

  /*@ // The stages of a symmetric matrix, d by d; every index is a pivot's.
  @ public normal_behavior
  @   ensures \result <==> (\forall int k, i, j; 0 <= k && k < d && 0 <= i && i < d
  @           && 0 <= j && j < d; Pivots.follows(k, i, j))
  @       && (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d;
  @           Pivots.entry(0, i, j) == Pivots.entry(0, j, i))
  @       && (\forall int k; 0 <= k && k < d; 0 <= Pivots.pivot(k) && Pivots.pivot(k) < d)
  @       && (\forall int i; 0 <= i && i < d;
  @           0 <= place(i) && place(i) < d && Pivots.pivot(place(i)) == i);
  @ public static pure heap_free model boolean all(int d);
  @*/

  /*@ // Entries (i, j) and (j, i) stay equal.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE && Pivots.follows(k, i, j);
  @   requires Pivots.follows(k, j, i) && Pivots.entry(k, i, j) == Pivots.entry(k, j, i);
  @   ensures \result;
  @   ensures Pivots.entry(k + 1, i, j) == Pivots.entry(k + 1, j, i);
  @ public static pure heap_free model boolean stayEqual(int k, int i, int j) {
  @   return Pivots.pivotOf(k) == 0 || sameLeft(Pivots.pivotOf(k),
  @       Pivots.entry(k, Pivots.pivot(k), i), Pivots.entry(k, Pivots.pivot(k), j),
  @       Pivots.entry(k, i, j), Pivots.entry(k + 1, i, j), Pivots.entry(k + 1, j, i));
  @ }
  @*/

  /*@ // The same is left of equal entries.
  @ public normal_behavior
  @   requires p != 0 && Pivots.isRemainder(p, x, y, e, r) && Pivots.isRemainder(p, y, x, e, s);
  @   ensures \result;
  @   ensures r == s;
  @ public static pure heap_free model boolean sameLeft(\real p, \real x, \real y, \real e,
  @     \real r, \real s) {
  @   assert (r - s) * p == 0;
  @   return true;
  @ }
  @*/

  /*@ // So does a row and its column.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE && 0 <= i && i < d;
  @   requires (\forall int l, j; 0 <= l && l < d && 0 <= j && j < d; Pivots.follows(k, l, j));
  @   requires (\forall int j; 0 <= j && j < d;
  @       Pivots.entry(k, i, j) == Pivots.entry(k, j, i));
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < d;
  @       Pivots.entry(k + 1, i, j) == Pivots.entry(k + 1, j, i));
  @ public static pure heap_free model boolean rowStaysEqual(int k, int i, int d) {
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant (\forall int j; 0 <= j && j < n;
  @       Pivots.entry(k + 1, i, j) == Pivots.entry(k + 1, j, i));
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean step = stayEqual(k, i, n);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // And a symmetric matrix.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE;
  @   requires (\forall int l, j; 0 <= l && l < d && 0 <= j && j < d; Pivots.follows(k, l, j));
  @   requires (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d;
  @       Pivots.entry(k, i, j) == Pivots.entry(k, j, i));
  @   ensures \result;
  @   ensures (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d;
  @       Pivots.entry(k + 1, i, j) == Pivots.entry(k + 1, j, i));
  @ public static pure heap_free model boolean staysSymmetric(int k, int d) {
  @   loop_invariant 0 <= n && (n <= d || n == 0);
  @   loop_invariant (\forall int i, j; 0 <= i && i < n && 0 <= j && j < d;
  @       Pivots.entry(k + 1, i, j) == Pivots.entry(k + 1, j, i));
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean step = rowStaysEqual(k, n, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Every stage of a symmetric matrix is symmetric.
  @ public normal_behavior
  @   requires 0 <= n && n <= d;
  @   requires all(d);
  @   ensures \result;
  @   ensures (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d;
  @       Pivots.entry(n, i, j) == Pivots.entry(n, j, i));
  @ public static pure heap_free model boolean symmetric(int n, int d) {
  @   loop_invariant 0 <= k && k <= n;
  @   loop_invariant (\forall int i, j; 0 <= i && i < d && 0 <= j && j < d;
  @       Pivots.entry(k, i, j) == Pivots.entry(k, j, i));
  @   loop_decreases n - k;
  @   for (int k = 0; k < n; k++) {
  @     boolean step = staysSymmetric(k, d);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // Nothing is left of the pivot's own row, or of a 0 whose row has none of the pivot's column.
  @ public normal_behavior
  @   requires p != 0 && Pivots.isRemainder(p, x, y, e, r);
  @   requires x == p && e == y || x == 0 && e == 0;
  @   ensures \result;
  @   ensures r == 0;
  @ public static pure heap_free model boolean vanishes(\real p, \real x, \real y, \real e,
  @     \real r) {
  @   assert r * p == 0;
  @   return true;
  @ }
  @*/

  /*@ // After stage k its pivot's row is 0.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE && 0 <= Pivots.pivot(k) && Pivots.pivot(k) < d;
  @   requires (\forall int l, j; 0 <= l && l < d && 0 <= j && j < d; Pivots.follows(k, l, j));
  @   requires Pivots.pivotOf(k) == 0
  @       ==> (\forall int j; 0 <= j && j < d; Pivots.entry(k, Pivots.pivot(k), j) == 0);
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < d; Pivots.entry(k + 1, Pivots.pivot(k), j) == 0);
  @ public static pure heap_free model boolean pivotRow(int k, int d) {
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant (\forall int j; 0 <= j && j < n;
  @       Pivots.entry(k + 1, Pivots.pivot(k), j) == 0);
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean next = Pivots.follows(k, Pivots.pivot(k), n);
  @     boolean step = Pivots.pivotOf(k) == 0 || vanishes(Pivots.pivotOf(k), Pivots.pivotOf(k),
  @         Pivots.entry(k, Pivots.pivot(k), n), Pivots.entry(k, Pivots.pivot(k), n),
  @         Pivots.entry(k + 1, Pivots.pivot(k), n));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // A row of a symmetric matrix that is 0 stays so.
  @ public normal_behavior
  @   requires 0 <= k && k < Integer.MAX_VALUE && 0 <= Pivots.pivot(k) && Pivots.pivot(k) < d;
  @   requires (\forall int l, j; 0 <= l && l < d && 0 <= j && j < d; Pivots.follows(k, l, j));
  @   requires (\forall int l, j; 0 <= l && l < d && 0 <= j && j < d;
  @       Pivots.entry(k, l, j) == Pivots.entry(k, j, l));
  @   requires 0 <= i && i < d && (\forall int j; 0 <= j && j < d; Pivots.entry(k, i, j) == 0);
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < d; Pivots.entry(k + 1, i, j) == 0);
  @ public static pure heap_free model boolean staysZero(int k, int i, int d) {
  @   assert Pivots.entry(k, i, Pivots.pivot(k)) == 0;
  @   assert Pivots.entry(k, i, Pivots.pivot(k)) == Pivots.entry(k, Pivots.pivot(k), i);
  @   loop_invariant 0 <= n && n <= d;
  @   loop_invariant (\forall int j; 0 <= j && j < n; Pivots.entry(k + 1, i, j) == 0);
  @   loop_decreases d - n;
  @   for (int n = 0; n < d; n++) {
  @     boolean next = Pivots.follows(k, i, n);
  @     boolean step = Pivots.pivotOf(k) == 0 || vanishes(Pivots.pivotOf(k),
  @         Pivots.entry(k, Pivots.pivot(k), i), Pivots.entry(k, Pivots.pivot(k), n),
  @         Pivots.entry(k, i, n), Pivots.entry(k + 1, i, n));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // From stage m + 1 on the row of the pivot of stage m is 0.
  @ public normal_behavior
  @   requires 0 <= m && m < n && n <= d;
  @   requires all(d);
  @   requires Pivots.pivotOf(m) == 0
  @       ==> (\forall int j; 0 <= j && j < d; Pivots.entry(m, Pivots.pivot(m), j) == 0);
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < d; Pivots.entry(n, Pivots.pivot(m), j) == 0);
  @ public static pure heap_free model boolean gone(int m, int n, int d) {
  @   boolean first = pivotRow(m, d);
  @   loop_invariant m < k && k <= n;
  @   loop_invariant (\forall int j; 0 <= j && j < d; Pivots.entry(k, Pivots.pivot(m), j) == 0);
  @   loop_decreases n - k;
  @   for (int k = m + 1; k < n; k++) {
  @     boolean even = symmetric(k, d);
  @     boolean step = staysZero(k, Pivots.pivot(m), d);
  @   }
  @   return true;
  @ }
  @*/

  private Stages() {}
}
