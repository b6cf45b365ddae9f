package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * One step of Gaussian elimination in a symmetric rational matrix, without square roots, and why it
 * tells about definiteness: with p the first entry, x the first unknown and l what the others add
 * to the first row,
 *
 * <pre>
 *   v.A v = p x^2 + 2 x l + r = p (x + l/p)^2 + (r - l^2/p)
 *
 *   symbol        here        meaning
 *   A             a           symmetric; only the upper triangle is read
 *   r - l^2/p     remainder   the form of the matrix that is left, one row and column smaller
 *   l/p           f, factor
 *   s A + t I     scaledAndShifted
 * </pre>
 */
final class Elimination {

  private Elimination() {}

  /*@ // Completing the square: p x^2 + 2 x l + r is p (x + l/p)^2 and what remains, r - l^2/p.
  @ public normal_behavior
  @   requires p > 0 && f * p == l;
  @   ensures \result;
  @   ensures p * x * x + 2 * x * l + r == p * ((x + f) * (x + f)) + (r - f * l);
  @ public static pure heap_free model boolean completes(\real p, \real l, \real r, \real x,
  @     \real f) {
  @   return true;
  @ }
  @ // So the form is positive where what remains is, or where the rest vanishes and x does not.
  @ public normal_behavior
  @   requires p > 0 && f * p == l;
  @   requires r - f * l > 0 || l == 0 && r == 0 && x != 0;
  @   ensures \result;
  @   ensures p * x * x + 2 * x * l + r > 0;
  @ public static pure heap_free model boolean staysPositive(\real p, \real l, \real r, \real x,
  @     \real f) {
  @   boolean square = completes(p, l, r, x, f);
  @   return true;
  @ }
  @ // And it is not everywhere positive where p is not, or where what remains is not: x = -f.
  @ public normal_behavior
  @   requires p <= 0 || f * p == l && r - f * l <= 0;
  @   ensures \result;
  @   ensures p <= 0 ==> p * 1 * 1 <= 0;
  @   ensures p > 0 ==> p * (0 - f) * (0 - f) + 2 * (0 - f) * l + r <= 0;
  @ public static pure heap_free model boolean isAttained(\real p, \real l, \real r, \real f) {
  @   return true;
  @ }
  @*/

  /*@ // What remains of an entry e: r p = e p - x y.
  @ public normal_behavior
  @   ensures \result <==> r * p == e * p - x * y;
  @ public static pure heap_free model boolean isRemainder(\real p, \real x, \real y, \real e,
  @     \real r) {
  @   return r * p == e * p - x * y;
  @ }
  @ // Its sign, times p, is that of the minor.
  @ public normal_behavior
  @   requires p > 0 && isRemainder(p, x, x, e, r);
  @   ensures \result;
  @   ensures r > 0 <==> p * e > x * x;
  @ public static pure heap_free model boolean isMinor(\real p, \real x, \real e, \real r) {
  @   return true;
  @ }
  @ // e - (x/p) y is what remains of e.
  @ public normal_behavior
  @   requires f * p == x && r == e - f * y;
  @   ensures \result;
  @   ensures isRemainder(p, x, y, e, r);
  @ public static pure heap_free model boolean remains(\real p, \real x, \real y, \real e,
  @     \real f, \real r) {
  @   return true;
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
  @   ensures a[0][0].value != 0 && a.length > 1 ==> isRemainder(a[0][0].value, a[0][1].value,
  @       a[0][1].value, a[1][1].value, \result[0][0].value);
  @ pure */
  static BigFraction[][] remainder(BigFraction[][] a) {
    BigFraction[][] rest = new BigFraction[a.length - 1][];
    /*@ loop_invariant 0 <= i && i <= rest.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i;
    @     rest[k] != null && rest[k].length == rest.length);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i
    @     && 0 <= j && j < rest.length; rest[k][j] != null);
    @ loop_invariant i > 0 && a[0][0].value != 0 ==> isRemainder(a[0][0].value, a[0][1].value,
    @     a[0][1].value, a[1][1].value, rest[0][0].value);
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
  @   ensures a[0][0].value != 0 ==> isRemainder(a[0][0].value, a[0][i + 1].value,
  @       a[0][i + 1].value, a[i + 1][i + 1].value, \result[i].value);
  @ pure */
  static BigFraction[] remainderOfRow(BigFraction[][] a, int i) {
    BigFraction pivot = a[0][0];
    BigFraction factor = Rationals.isZero(pivot) ? BigFraction.ZERO : a[0][i + 1].divide(pivot);
    BigFraction[] row = new BigFraction[a.length - 1];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; row[k] != null);
    @ loop_invariant i < j && a[0][0].value != 0 ==> isRemainder(a[0][0].value, a[0][i + 1].value,
    @     a[0][i + 1].value, a[i + 1][i + 1].value, row[i].value);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = j < i ? BigFraction.ZERO : a[i + 1][j + 1].subtract(factor.multiply(a[0][j + 1]));
      /*@ ghost boolean step = j != i || pivot.value == 0 || remains(pivot.value,
      @     a[0][i + 1].value, a[0][i + 1].value, a[i + 1][i + 1].value, factor.value,
      @     row[i].value); @*/
    }
    return row;
  }

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
  @   ensures a.length > 0 ==> \result[0][0].value == sign.value * a[0][0].value + t.value;
  @ pure */
  static BigFraction[][] scaledAndShifted(BigFraction[][] a, BigFraction sign, BigFraction t) {
    BigFraction[][] gap = new BigFraction[a.length][];
    /*@ loop_invariant 0 <= i && i <= gap.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i;
    @     gap[k] != null && gap[k].length == gap.length);
    @ loop_invariant (\forall int k, j; 0 <= k && k < i
    @     && 0 <= j && j < gap.length; gap[k][j] != null);
    @ loop_invariant i > 0 ==> gap[0][0].value == sign.value * a[0][0].value + t.value;
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
  @   ensures \result[i].value == sign.value * row[i].value + t.value;
  @ pure */
  static BigFraction[] shiftedRow(BigFraction[] row, BigFraction sign, int i, BigFraction t) {
    BigFraction[] shifted = new BigFraction[row.length];
    /*@ loop_invariant 0 <= j && j <= shifted.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; shifted[k] != null);
    @ loop_invariant i < j ==> shifted[i].value == sign.value * row[i].value + t.value;
    @ loop_writes j, shifted[*];
    @ loop_decreases shifted.length - j; @*/
    for (int j = 0; j < shifted.length; j++) {
      BigFraction entry = sign.multiply(row[j]);
      shifted[j] = j == i ? entry.add(t) : entry;
    }
    return shifted;
  }
}
