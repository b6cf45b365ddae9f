package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * One step of Gaussian elimination in a symmetric rational matrix, without square roots. That the
 * matrices so made are the stages of {@link Pivots} is shown here, what the stages say of v.A v in
 * {@link Definiteness}.
 *
 * <pre>
 *   symbol          here        meaning
 *   A               a           symmetric; only the upper triangle is read
 *   a_ij            e           its row i has x in the pivot's column, column j y in its row
 *   p               p, pivot    the first entry
 *   a_ij - x y/p    remainder   the matrix that is left, one row and column smaller
 *   x/p             f, factor
 *   s A + t I       scaledAndShifted
 * </pre>
 */
final class Elimination {

  private Elimination() {}

  /*@ // e - (x/p) y is what remains of e.
  @ public normal_behavior
  @   requires (p == 0 ? f == 0 : f * p == x) && r == e - f * y;
  @   ensures \result;
  @   ensures Pivots.isLeft(p, x, y, e, r);
  @ public static pure heap_free model boolean remains(\real p, \real x, \real y, \real e,
  @     \real f, \real r) {
  @   return p == 0 || timesPivot(p, x, y, e, f, r);
  @ }
  @*/

  /*@ // p times it.
  @ public normal_behavior
  @   requires f * p == x && r == e - f * y;
  @   ensures \result;
  @   ensures Pivots.isRemainder(p, x, y, e, r);
  @ public static pure heap_free model boolean timesPivot(\real p, \real x, \real y, \real e,
  @     \real f, \real r) {
  @   return true;
  @ }
  @*/

  /*@ // What is left of a matrix d by d is stage k of its elimination in order.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires 0 <= k && k <= d && rest.length == d - k;
  @   ensures \result <==> (\forall int l, j; 0 <= l && l <= j && j < rest.length;
  @       rest[l][j].value == Pivots.entry(k, k + l, k + j));
  @ public static pure model boolean isStage(BigFraction[][] rest, int k, int d);
  @*/

  /*@ // There is one number only that is left of an entry.
  @ public normal_behavior
  @   requires Pivots.isLeft(p, x, y, e, r) && Pivots.isLeft(p, x, y, e, s);
  @   ensures \result;
  @   ensures r == s;
  @ public static pure heap_free model boolean sole(\real p, \real x, \real y, \real e, \real r,
  @     \real s) {
  @   assert (r - s) * p == 0 || p == 0;
  @   return true;
  @ }
  @*/

  /*@ // Row i of what remainder makes of stage k is that of stage k + 1.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires \nonnullelements(next);
  @   requires (\forall int l; 0 <= l && l < next.length; next[l].length == next.length);
  @   requires (\forall int l, j; 0 <= l && l < next.length
  @       && 0 <= j && j < next[l].length; next[l][j] != null);
  @   requires next.length == rest.length - 1 && 0 <= k && k < d && rest.length == d - k;
  @   requires Definiteness.inOrder(d);
  @   requires isStage(rest, k, d);
  @   requires (\forall int l, j; 0 <= l && l <= j && j < next.length;
  @       Pivots.isLeft(rest[0][0].value, rest[0][l + 1].value, rest[0][j + 1].value,
  @           rest[l + 1][j + 1].value, next[l][j].value));
  @   requires 0 <= i && i < next.length;
  @   ensures \result;
  @   ensures (\forall int j; i <= j && j < next.length;
  @       next[i][j].value == Pivots.entry(k + 1, k + 1 + i, k + 1 + j));
  @ public static pure model boolean nextRow(BigFraction[][] rest, BigFraction[][] next, int k,
  @     int d, int i) {
  @   loop_invariant i <= n && n <= next.length;
  @   loop_invariant (\forall int j; i <= j && j < n;
  @       next[i][j].value == Pivots.entry(k + 1, k + 1 + i, k + 1 + j));
  @   loop_decreases next.length - n;
  @   for (int n = i; n < next.length; n++) {
  @     assert Pivots.pivot(k) == k && Pivots.follows(k, k + 1 + i, k + 1 + n);
  @     assert rest[0][0].value == Pivots.entry(k, k, k);
  @     assert rest[0][i + 1].value == Pivots.entry(k, k, k + 1 + i);
  @     assert rest[0][n + 1].value == Pivots.entry(k, k, k + 1 + n);
  @     assert rest[i + 1][n + 1].value == Pivots.entry(k, k + 1 + i, k + 1 + n);
  @     boolean step = sole(rest[0][0].value, rest[0][i + 1].value, rest[0][n + 1].value,
  @         rest[i + 1][n + 1].value, next[i][n].value,
  @         Pivots.entry(k + 1, k + 1 + i, k + 1 + n));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // So is all of it.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires \nonnullelements(next);
  @   requires (\forall int l; 0 <= l && l < next.length; next[l].length == next.length);
  @   requires (\forall int l, j; 0 <= l && l < next.length
  @       && 0 <= j && j < next[l].length; next[l][j] != null);
  @   requires next.length == rest.length - 1 && 0 <= k && k < d && rest.length == d - k;
  @   requires Definiteness.inOrder(d);
  @   requires isStage(rest, k, d);
  @   requires (\forall int l, j; 0 <= l && l <= j && j < next.length;
  @       Pivots.isLeft(rest[0][0].value, rest[0][l + 1].value, rest[0][j + 1].value,
  @           rest[l + 1][j + 1].value, next[l][j].value));
  @   ensures \result;
  @   ensures isStage(next, k + 1, d);
  @ public static pure model boolean nextStage(BigFraction[][] rest, BigFraction[][] next, int k,
  @     int d) {
  @   loop_invariant 0 <= n && n <= next.length;
  @   loop_invariant (\forall int i, j; 0 <= i && i < n && i <= j && j < next.length;
  @       next[i][j].value == Pivots.entry(k + 1, k + 1 + i, k + 1 + j));
  @   loop_decreases next.length - n;
  @   for (int n = 0; n < next.length; n++) {
  @     boolean step = nextRow(rest, next, k, d, n);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The first row is 0 where row k of stage k is from column k on.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires 0 <= k && k < d && rest.length == d - k;
  @   requires isStage(rest, k, d);
  @   ensures \result;
  @   ensures (\forall int j; 0 <= j && j < rest.length; rest[0][j].value == 0)
  @       <==> (\forall int j; k <= j && j < d; Pivots.entry(k, k, j) == 0);
  @ public static pure model boolean zeroRow(BigFraction[][] rest, int k, int d) {
  @   loop_invariant k <= n && n <= d;
  @   loop_invariant (\forall int j; 0 <= j && j < n - k; rest[0][j].value == 0)
  @       <==> (\forall int j; k <= j && j < n; Pivots.entry(k, k, j) == 0);
  @   loop_decreases d - n;
  @   for (int n = k; n < d; n++) {
  @     assert rest[0][n - k].value == Pivots.entry(k, k, n);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // The first entry is the k-th pivot.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires 0 <= k && k < d && rest.length == d - k && Definiteness.inOrder(d);
  @   requires isStage(rest, k, d);
  @   ensures \result;
  @   ensures Pivots.pivotOf(k) == rest[0][0].value;
  @ public static pure model boolean firstPivot(BigFraction[][] rest, int k, int d) {
  @   assert Pivots.pivot(k) == k && rest[0][0].value == Pivots.entry(k, k, k);
  @   return true;
  @ }
  @*/

  /*@ // Stage k passes where the first entry is above 0, or the first row is 0.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == rest.length);
  @   requires (\forall int l, j; 0 <= l && l < rest.length
  @       && 0 <= j && j < rest[l].length; rest[l][j] != null);
  @   requires 0 <= k && k < d && rest.length == d - k && Definiteness.inOrder(d);
  @   requires isStage(rest, k, d);
  @   ensures \result;
  @   ensures Definiteness.passes(k, d) <==> (rest[0][0].value > 0 || rest[0][0].value == 0
  @       && (\forall int j; 1 <= j && j < rest.length; rest[0][j].value == 0));
  @ public static pure model boolean passing(BigFraction[][] rest, int k, int d) {
  @   boolean row = zeroRow(rest, k, d);
  @   return firstPivot(rest, k, d);
  @ }
  @*/

  /** Whether all entries after the first are 0. */
  /*@ normal_behavior
  @   requires \nonnullelements(row);
  @   ensures \result <==> (\forall int j; 1 <= j && j < row.length; row[j].value == 0);
  @ pure */
  static boolean isZeroBeyond(BigFraction[] row) {
    boolean zero = true;
    /*@ loop_invariant 1 <= j && (j <= row.length || j == 1);
    @ loop_invariant zero <==> (\forall int k; 1 <= k && k < j; row[k].value == 0);
    @ loop_writes j, zero;
    @ loop_decreases row.length - j; @*/
    for (int j = 1; j < row.length; j++) {
      zero = zero && Rationals.isZero(row[j]);
    }
    return zero;
  }

  /** Whether a row is one that a form without negative values can begin with. */
  /*@ normal_behavior
  @   requires row.length > 0 && \nonnullelements(row);
  @   ensures \result <==> (row[0].value > 0 || row[0].value == 0
  @       && (\forall int j; 1 <= j && j < row.length; row[j].value == 0));
  @ pure */
  static boolean passes(BigFraction[] row) {
    int sign = Rationals.signum(row[0]);
    return sign > 0 || (sign == 0 && isZeroBeyond(row));
  }

  /**
   * What elimination of the first row and column leaves, the Schur complement of the first entry.
   *
   * @param a not empty; where the first entry is 0, so is the rest of its row
   */
  /*@ normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   requires a.length > 0;
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i].length == \result.length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @       && 0 <= j && j < \result[i].length; \result[i][j] != null);
  @   ensures \result.length == a.length - 1;
  @   ensures (\forall int i, j; 0 <= i && i <= j && j < \result.length;
  @       Pivots.isLeft(a[0][0].value, a[0][i + 1].value, a[0][j + 1].value, a[i + 1][j + 1].value,
  @           \result[i][j].value));
  @ pure */
  static BigFraction[][] remainder(BigFraction[][] a) {
    BigFraction[][] rest = new BigFraction[a.length - 1][];
    /*@ loop_invariant 0 <= i && i <= rest.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i;
    @     rest[k] != null && rest[k].length == rest.length);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i
    @     && 0 <= j && j < rest.length; rest[k][j] != null);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i && k <= j && j < rest.length;
    @     Pivots.isLeft(a[0][0].value, a[0][k + 1].value, a[0][j + 1].value, a[k + 1][j + 1].value,
    @         rest[k][j].value));
    @ loop_writes i, rest[*];
    @ loop_decreases rest.length - i; @*/
    for (int i = 0; i < rest.length; i++) {
      rest[i] = remainderOfRow(a, i);
    }
    return rest;
  }

  /** Row i of what is left; before the diagonal, where it is not read, 0. */
  /*@ normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int k; 0 <= k && k < a.length; a[k].length == a.length);
  @   requires (\forall int k, j; 0 <= k && k < a.length
  @       && 0 <= j && j < a[k].length; a[k][j] != null);
  @   requires 0 <= i && i < a.length - 1;
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @   ensures \result.length == a.length - 1;
  @   ensures (\forall int j; i <= j && j < \result.length; Pivots.isLeft(a[0][0].value,
  @       a[0][i + 1].value, a[0][j + 1].value, a[i + 1][j + 1].value, \result[j].value));
  @ pure */
  static BigFraction[] remainderOfRow(BigFraction[][] a, int i) {
    BigFraction pivot = a[0][0];
    BigFraction factor = Rationals.isZero(pivot) ? BigFraction.ZERO : a[0][i + 1].divide(pivot);
    BigFraction[] row = new BigFraction[a.length - 1];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; row[k] != null);
    @ loop_invariant (\forall int k; i <= k && k < j; Pivots.isLeft(a[0][0].value,
    @     a[0][i + 1].value, a[0][k + 1].value, a[i + 1][k + 1].value, row[k].value));
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = j < i ? BigFraction.ZERO : a[i + 1][j + 1].subtract(factor.multiply(a[0][j + 1]));
      /*@ ghost boolean step = j < i || remains(pivot.value, a[0][i + 1].value,
      @     a[0][j + 1].value, a[i + 1][j + 1].value, factor.value, row[j].value); @*/
    }
    return row;
  }

  /*@ // An entry of s A + t I.
  @ public normal_behavior
  @   ensures \result == (diagonal ? s * e + t : s * e);
  @ public static pure heap_free model \real shiftedEntry(\real s, \real e, boolean diagonal,
  @     \real t) {
  @   return diagonal ? s * e + t : s * e;
  @ }
  @*/

  /** s A + t I. */
  /*@ normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i].length == \result.length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @       && 0 <= j && j < \result[i].length; \result[i][j] != null);
  @   ensures \result.length == a.length;
  @   ensures (\forall int i, j; 0 <= i && i < a.length && 0 <= j && j < a.length;
  @       \result[i][j].value == shiftedEntry(sign.value, a[i][j].value, i == j, t.value));
  @ pure */
  static BigFraction[][] scaledAndShifted(BigFraction[][] a, BigFraction sign, BigFraction t) {
    BigFraction[][] gap = new BigFraction[a.length][];
    /*@ loop_invariant 0 <= i && i <= gap.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i;
    @     gap[k] != null && gap[k].length == gap.length);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i
    @     && 0 <= j && j < gap.length; gap[k][j] != null);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i && 0 <= j && j < gap.length;
    @     gap[k][j].value == shiftedEntry(sign.value, a[k][j].value, k == j, t.value));
    @ loop_writes i, gap[*];
    @ loop_decreases gap.length - i; @*/
    for (int i = 0; i < gap.length; i++) {
      gap[i] = shiftedRow(a[i], sign, i, t);
    }
    return gap;
  }

  /** A row times s, and t more on the diagonal. */
  /*@ normal_behavior
  @   requires \nonnullelements(row) && 0 <= i && i < row.length;
  @   ensures \fresh(\result) && \nonnullelements(\result) && \result.length == row.length;
  @   ensures (\forall int j; 0 <= j && j < row.length;
  @       \result[j].value == shiftedEntry(sign.value, row[j].value, i == j, t.value));
  @ pure */
  static BigFraction[] shiftedRow(BigFraction[] row, BigFraction sign, int i, BigFraction t) {
    BigFraction[] shifted = new BigFraction[row.length];
    /*@ loop_invariant 0 <= j && j <= shifted.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; shifted[k] != null);
    @ loop_invariant (\forall int k; 0 <= k && k < j;
    @     shifted[k].value == shiftedEntry(sign.value, row[k].value, i == k, t.value));
    @ loop_writes j, shifted[*];
    @ loop_decreases shifted.length - j; @*/
    for (int j = 0; j < shifted.length; j++) {
      BigFraction entry = sign.multiply(row[j]);
      shifted[j] = j == i ? entry.add(t) : entry;
    }
    return shifted;
  }
}
