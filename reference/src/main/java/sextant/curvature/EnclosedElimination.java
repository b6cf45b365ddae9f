package sextant.curvature;

import sextant.exact.Dyadic;
import sextant.exact.Interval;

/**
 * Elimination in a symmetric matrix known by enclosures, in any order of the pivots. The stages of
 * every matrix within the enclosures, as {@link Pivots} has them, are within those computed here.
 *
 * <pre>
 *   symbol            here          meaning
 *   stage k           rest          of A - lambda I, the lower triangle: row i has i + 1 entries
 *   q_k               order[k]      the index of the k-th pivot
 *   k, q_k = i        place[i]      above k where i is still to come
 *   a_ij - x y/p      beside        i other than j
 *   a_ii - x^2/p      onDiagonal
 * </pre>
 */
final class EnclosedElimination {

  private EnclosedElimination() {}

  /*@ // At stage k what is left of the matrix is within what is left here.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires place.length == rest.length;
  @   ensures \result <==> (\forall int l, m; 0 <= m && m <= l && l < rest.length
  @       && place[l] >= k && place[m] >= k; rest[l][m].lo.value <= Pivots.entry(k, l, m)
  @           && Pivots.entry(k, l, m) <= rest[l][m].hi.value);
  @ public static pure model boolean enclosed(Interval[][] rest, int[] place, int k);
  @*/

  /*@ // Entry (i, j) of stage k is within it, both being to come.
  @ public normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires place.length == rest.length && 0 <= k && k <= rest.length;
  @   requires 0 <= i && i < rest.length && 0 <= j && j < rest.length;
  @   requires Stages.all(rest.length) && enclosed(rest, place, k);
  @   requires place[i] >= k && place[j] >= k;
  @   requires x == (i >= j ? rest[i][j] : rest[j][i]);
  @   ensures \result;
  @   ensures x.lo.value <= Pivots.entry(k, i, j) && Pivots.entry(k, i, j) <= x.hi.value;
  @   ensures Pivots.entry(k, i, j) == Pivots.entry(k, j, i);
  @ public static pure model boolean isRead(Interval[][] rest, int[] place, int k, int i, int j,
  @     Interval x) {
  @   boolean even = Stages.symmetric(k, rest.length);
  @   return true;
  @ }
  @*/

  /** Entry (i, j), from the lower triangle. */
  /*@ normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires 0 <= i && i < rest.length && 0 <= j && j < rest.length;
  @   ensures i >= j ==> \result == rest[i][j];
  @   ensures i <= j ==> \result == rest[j][i];
  @ pure */
  static Interval read(Interval[][] rest, int i, int j) {
    return i >= j ? rest[i][j] : rest[j][i];
  }

  /** The lower triangle of A - shift I. */
  /*@ behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int l; 0 <= l && l < a.length; a[l].length == a.length);
  @   requires (\forall int l, m; 0 <= l && l < a.length
  @       && 0 <= m && m < a[l].length; a[l][m] != null);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \fresh(\result) && \nonnullelements(\result) && \result.length == a.length;
  @   ensures (\forall int l; 0 <= l && l < \result.length; \result[l].length == l + 1);
  @   ensures (\forall int l, m; 0 <= m && m <= l && l < \result.length; \result[l][m] != null);
  @   ensures (\forall int l, m; 0 <= m && m < l && l < \result.length;
  @       \result[l][m] == a[l][m]);
  @   ensures (\forall int l; 0 <= l && l < \result.length;
  @       \result[l][l].lo.value <= a[l][l].lo.value - shift.value
  @           && a[l][l].hi.value - shift.value <= \result[l][l].hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[][] lower(Interval[][] a, Dyadic shift, int bits) {
    Interval[][] rest = new Interval[a.length][];
    /*@ loop_invariant 0 <= i && i <= a.length;
    @ loop_invariant (\forall int l; 0 <= l && l < i; rest[l] != null && rest[l].length == l + 1);
    @ loop_invariant (\forall int l, m; 0 <= m && m <= l && l < i; rest[l][m] != null);
    @ loop_invariant (\forall int l, m; 0 <= m && m < l && l < i; rest[l][m] == a[l][m]);
    @ loop_invariant (\forall int l; 0 <= l && l < i;
    @     rest[l][l].lo.value <= a[l][l].lo.value - shift.value
    @         && a[l][l].hi.value - shift.value <= rest[l][l].hi.value);
    @ loop_writes i, rest[*];
    @ loop_decreases a.length - i; @*/
    for (int i = 0; i < a.length; i++) {
      rest[i] = lowerRow(a[i], i, shift, bits);
    }
    return rest;
  }

  /** Row i of it. */
  /*@ behavior
  @   requires \nonnullelements(row) && 0 <= i && i < row.length;
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \fresh(\result) && \nonnullelements(\result) && \result.length == i + 1;
  @   ensures (\forall int m; 0 <= m && m < i; \result[m] == row[m]);
  @   ensures \result[i].lo.value <= row[i].lo.value - shift.value;
  @   ensures row[i].hi.value - shift.value <= \result[i].hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[] lowerRow(Interval[] row, int i, Dyadic shift, int bits) {
    //@ ghost boolean ordered = Interval.ordered(row[i]);
    Interval diagonal = row[i].subtract(Interval.exact(shift), bits);
    Interval[] lower = new Interval[i + 1];
    /*@ loop_invariant 0 <= j && j <= i + 1;
    @ loop_invariant (\forall int m; 0 <= m && m < j; lower[m] != null);
    @ loop_invariant (\forall int m; 0 <= m && m < j && m < i; lower[m] == row[m]);
    @ loop_invariant j > i ==> lower[i] == diagonal;
    @ loop_writes j, lower[*];
    @ loop_decreases i + 1 - j; @*/
    for (int j = 0; j <= i; j++) {
      lower[j] = entry(row, i, j, diagonal);
    }
    return lower;
  }

  /** Entry j of row i of it. */
  /*@ private normal_behavior
  @   requires \nonnullelements(row) && 0 <= j && j <= i && i < row.length;
  @   ensures \result == (j < i ? row[j] : diagonal);
  @ pure */
  private static Interval entry(Interval[] row, int i, int j, Interval diagonal) {
    return j < i ? row[j] : diagonal;
  }

  /** What is left after the k-th pivot, which is certainly positive. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires 0 <= k && k < rest.length && rest[order[k]][order[k]].lo.value > 0;
  @   ensures \fresh(\result) && \nonnullelements(\result) && \result.length == rest.length;
  @   ensures (\forall int l; 0 <= l && l < \result.length; \result[l].length == l + 1);
  @   ensures (\forall int l, m; 0 <= m && m <= l && l < \result.length; \result[l][m] != null);
  @   ensures Stages.all(rest.length) && Pivots.pivot(k) == order[k] && enclosed(rest, place, k)
  @       ==> enclosed(\result, place, k + 1);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[][] next(Interval[][] rest, int[] order, int[] place, int k, int bits) {
    /*@ ghost boolean known = Stages.all(rest.length) && Pivots.pivot(k) == order[k]
    @     && enclosed(rest, place, k); @*/
    Interval[][] left = new Interval[rest.length][];
    /*@ loop_invariant 0 <= i && i <= rest.length;
    @ loop_invariant (\forall int l; 0 <= l && l < i; left[l] != null && left[l].length == l + 1);
    @ loop_invariant (\forall int l, m; 0 <= m && m <= l && l < i; left[l][m] != null);
    @ loop_invariant known ==> (\forall int l, m; 0 <= m && m <= l && l < i && place[l] > k
    @     && place[m] > k; left[l][m].lo.value <= Pivots.entry(k + 1, l, m)
    @         && Pivots.entry(k + 1, l, m) <= left[l][m].hi.value);
    @ loop_writes i, left[*];
    @ loop_decreases rest.length - i; @*/
    for (int i = 0; i < rest.length; i++) {
      left[i] = row(rest, order, place, k, i, bits);
    }
    return left;
  }

  /** Row i of what is left; what is done with stays. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires 0 <= k && k < rest.length && rest[order[k]][order[k]].lo.value > 0;
  @   requires 0 <= i && i < rest.length;
  @   ensures \fresh(\result) && \result.length == i + 1 && \nonnullelements(\result);
  @   ensures Stages.all(rest.length) && Pivots.pivot(k) == order[k] && enclosed(rest, place, k)
  @       ==> (\forall int m; 0 <= m && m <= i && place[i] > k && place[m] > k;
  @           \result[m].lo.value <= Pivots.entry(k + 1, i, m)
  @               && Pivots.entry(k + 1, i, m) <= \result[m].hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[] row(Interval[][] rest, int[] order, int[] place, int k, int i, int bits) {
    /*@ ghost boolean known = Stages.all(rest.length) && Pivots.pivot(k) == order[k]
    @     && enclosed(rest, place, k); @*/
    Interval[] row = new Interval[i + 1];
    /*@ loop_invariant 0 <= j && j <= i + 1;
    @ loop_invariant (\forall int m; 0 <= m && m < j; row[m] != null);
    @ loop_invariant known ==> (\forall int m; 0 <= m && m < j && place[i] > k && place[m] > k;
    @     row[m].lo.value <= Pivots.entry(k + 1, i, m)
    @         && Pivots.entry(k + 1, i, m) <= row[m].hi.value);
    @ loop_writes j, row[*];
    @ loop_decreases i + 1 - j; @*/
    for (int j = 0; j <= i; j++) {
      row[j] = left(rest, order, place, k, i, j, bits);
    }
    return row;
  }

  /** What is left of entry (i, j); what is done with stays. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires 0 <= k && k < rest.length && rest[order[k]][order[k]].lo.value > 0;
  @   requires 0 <= j && j <= i && i < rest.length;
  @   ensures place[i] > k && place[j] > k
  @       && Stages.all(rest.length) && Pivots.pivot(k) == order[k] && enclosed(rest, place, k)
  @       ==> \result.lo.value <= Pivots.entry(k + 1, i, j)
  @           && Pivots.entry(k + 1, i, j) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval left(Interval[][] rest, int[] order, int[] place, int k, int i, int j, int bits) {
    if (place[i] <= k || place[j] <= k) {
      return rest[i][j];
    }
    return j == i
        ? onDiagonal(rest, order, place, k, i, bits)
        : beside(rest, order, place, k, i, j, bits);
  }

  /** What is left of entry (i, i): x^2 is never negative, unlike x x in enclosures. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires 0 <= k && k < rest.length && rest[order[k]][order[k]].lo.value > 0;
  @   requires 0 <= i && i < rest.length && place[i] > k;
  @   ensures Stages.all(rest.length) && Pivots.pivot(k) == order[k] && enclosed(rest, place, k)
  @       ==> \result.lo.value <= Pivots.entry(k + 1, i, i)
  @           && Pivots.entry(k + 1, i, i) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval onDiagonal(Interval[][] rest, int[] order, int[] place, int k, int i, int bits) {
    Interval pivot = rest[order[k]][order[k]];
    Interval x = read(rest, i, order[k]);
    //@ ghost boolean ordered = Interval.ordered(pivot) && Interval.ordered(rest[i][i]);
    Interval size = x.abs();
    Interval squares = size.multiply(size, bits);
    Interval quotient = squares.divide(pivot, bits);
    Interval left = rest[i][i].subtract(quotient, bits);
    /*@ ghost boolean known = Stages.all(rest.length) && Pivots.pivot(k) == order[k]
    @     && enclosed(rest, place, k); @*/
    /*@ assert known ==> Pivots.follows(k, i, i)
    @     && Pivots.pivotOf(k) == Pivots.entry(k, order[k], order[k]); @*/
    /*@ ghost boolean read = !known || isRead(rest, place, k, order[k], i, x)
    @     && isRead(rest, place, k, order[k], order[k], pivot)
    @     && isRead(rest, place, k, i, i, rest[i][i]); @*/
    /*@ ghost boolean inside = !known || EnclosedStep.squareInside(x.lo.value, x.hi.value,
    @         size.lo.value, size.hi.value, squares.lo.value, squares.hi.value,
    @         Pivots.entry(k, order[k], i))
    @     && EnclosedStep.onDiagonal(rest[i][i].lo.value, rest[i][i].hi.value, squares.lo.value,
    @         squares.hi.value, pivot.lo.value, pivot.hi.value, quotient.lo.value,
    @         quotient.hi.value, left.lo.value, left.hi.value, Pivots.entry(k, i, i),
    @         Pivots.entry(k, order[k], i), Pivots.pivotOf(k), Pivots.entry(k + 1, i, i)); @*/
    return left;
  }

  /** What is left of entry (i, j). */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires 0 <= k && k < rest.length && rest[order[k]][order[k]].lo.value > 0;
  @   requires 0 <= j && j < i && i < rest.length && place[i] > k && place[j] > k;
  @   ensures Stages.all(rest.length) && Pivots.pivot(k) == order[k] && enclosed(rest, place, k)
  @       ==> \result.lo.value <= Pivots.entry(k + 1, i, j)
  @           && Pivots.entry(k + 1, i, j) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval beside(
      Interval[][] rest, int[] order, int[] place, int k, int i, int j, int bits) {
    Interval pivot = rest[order[k]][order[k]];
    Interval x = read(rest, place[i] > place[j] ? i : j, order[k]);
    Interval y = read(rest, place[i] > place[j] ? j : i, order[k]);
    //@ ghost boolean ordered = Interval.ordered(pivot) && Interval.ordered(rest[i][j]);
    Interval factor = x.divide(pivot, bits);
    Interval product = factor.multiply(y, bits);
    Interval left = rest[i][j].subtract(product, bits);
    /*@ ghost boolean known = Stages.all(rest.length) && Pivots.pivot(k) == order[k]
    @     && enclosed(rest, place, k); @*/
    //@ ghost int first = place[i] > place[j] ? i : j;
    //@ ghost int second = place[i] > place[j] ? j : i;
    /*@ assert known ==> Pivots.follows(k, i, j)
    @     && Pivots.pivotOf(k) == Pivots.entry(k, order[k], order[k]); @*/
    /*@ ghost boolean read = !known || isRead(rest, place, k, order[k], first, x)
    @     && isRead(rest, place, k, order[k], second, y)
    @     && isRead(rest, place, k, order[k], order[k], pivot)
    @     && isRead(rest, place, k, i, j, rest[i][j]); @*/
    /*@ ghost boolean turned = !known || first == i || Pivots.exchanged(Pivots.pivotOf(k),
    @     Pivots.entry(k, order[k], i), Pivots.entry(k, order[k], j), Pivots.entry(k, i, j),
    @     Pivots.entry(k + 1, i, j)); @*/
    /*@ ghost boolean inside = !known || EnclosedStep.beside(rest[i][j].lo.value,
    @     rest[i][j].hi.value, x.lo.value, x.hi.value, y.lo.value, y.hi.value, pivot.lo.value,
    @     pivot.hi.value, factor.lo.value, factor.hi.value, product.lo.value, product.hi.value,
    @     left.lo.value, left.hi.value, Pivots.entry(k, i, j), Pivots.entry(k, order[k], first),
    @     Pivots.entry(k, order[k], second), Pivots.pivotOf(k), Pivots.entry(k + 1, i, j)); @*/
    return left;
  }
}
