package sextant.curvature;

import sextant.exact.Dyadic;
import sextant.exact.Interval;

/**
 * Definiteness of a symmetric matrix known by enclosures: the order of the pivots, always the one
 * with the greatest lower end next, and what their signs show. {@link Definiteness} has why.
 *
 * <pre>
 *   symbol       here         meaning
 *   A            a            enclosures of a symmetric matrix
 *   lambda       shift        A - lambda I is what is tested
 *   stage k      rest         what is left of A - lambda I, the lower triangle
 *   q_k          order[k]     the index of the k-th pivot
 *   k, q_k = i   place[i]     which pivot i is
 * </pre>
 */
final class EnclosedPivots {

  private EnclosedPivots() {}

  /**
   * Whether A - shift I is positive definite.
   *
   * @param a enclosures of a symmetric matrix; the lower triangle is read
   * @param shift what is subtracted on the diagonal
   * @param order receives the order of the pivots
   * @param bits precision
   */
  /*@ behavior
  @   requires \nonnullelements(a) && order.length == a.length;
  @   requires (\forall int l; 0 <= l && l < a.length; a[l].length == a.length);
  @   requires (\forall int l, m; 0 <= l && l < a.length
  @       && 0 <= m && m < a[l].length; a[l][m] != null);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   assignable order[*];
  @   ensures \result == SymmetricMatrix.Answer.DEFINITE
  @       && Stages.all(a.length)
  @       && (\forall int l, m; 0 <= m && m < l && l < a.length;
  @           a[l][m].lo.value <= Pivots.entry(0, l, m)
  @               && Pivots.entry(0, l, m) <= a[l][m].hi.value)
  @       && (\forall int l; 0 <= l && l < a.length;
  @           a[l][l].lo.value - shift.value <= Pivots.entry(0, l, l)
  @               && Pivots.entry(0, l, l) <= a[l][l].hi.value - shift.value)
  @       && (\forall int l; 0 <= l && l < order.length; Pivots.pivot(l) == order[l])
  @       ==> (\forall int l; 0 <= l && l < a.length; Pivots.pivotOf(l) > 0)
  @           && ((\exists int l; 0 <= l && l < a.length; Pivots.vector(l) != 0)
  @               ==> Pivots.form(0, a.length, a.length) > 0);
  @   signals_only ArithmeticException;
  @*/
  static SymmetricMatrix.Answer test(Interval[][] a, Dyadic shift, int[] order, int bits) {
    Interval[][] rest = EnclosedElimination.lower(a, shift, bits);
    int[] place = new int[a.length];
    identity(order, place);
    SymmetricMatrix.Answer answer = run(rest, order, place, bits);
    /*@ ghost boolean known = answer == SymmetricMatrix.Answer.DEFINITE
    @       && Stages.all(a.length)
    @       && (\forall int l, m; 0 <= m && m < l && l < a.length;
    @           a[l][m].lo.value <= Pivots.entry(0, l, m)
    @               && Pivots.entry(0, l, m) <= a[l][m].hi.value)
    @       && (\forall int l; 0 <= l && l < a.length;
    @           a[l][l].lo.value - shift.value <= Pivots.entry(0, l, l)
    @               && Pivots.entry(0, l, l) <= a[l][l].hi.value - shift.value)
    @       && (\forall int l; 0 <= l && l < order.length; Pivots.pivot(l) == order[l]); @*/
    //@ ghost boolean form = !known || Definiteness.definite(a.length);
    return answer;
  }

  /** The same of what {@link EnclosedElimination#lower} gives, from the indices' own order on. */
  /*@ private behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires order != place && 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   assignable order[*], place[*];
  @   ensures (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   ensures \result == SymmetricMatrix.Answer.DEFINITE
  @       && Stages.all(rest.length)
  @       && (\forall int l, m; 0 <= m && m <= l && l < rest.length;
  @           rest[l][m].lo.value <= Pivots.entry(0, l, m)
  @               && Pivots.entry(0, l, m) <= rest[l][m].hi.value)
  @       && (\forall int l; 0 <= l && l < order.length; Pivots.pivot(l) == order[l])
  @       ==> (\forall int l; 0 <= l && l < order.length; Pivots.pivotOf(l) > 0);
  @   signals_only ArithmeticException;
  @*/
  private static SymmetricMatrix.Answer run(Interval[][] rest, int[] order, int[] place, int bits) {
    /*@ ghost boolean start = Stages.all(rest.length)
    @     && (\forall int l, m; 0 <= m && m <= l && l < rest.length;
    @         rest[l][m].lo.value <= Pivots.entry(0, l, m)
    @             && Pivots.entry(0, l, m) <= rest[l][m].hi.value); @*/
    //@ assert start ==> EnclosedElimination.enclosed(rest, place, 0);
    //@ ghost int other = -1;
    Interval[][] left = rest;
    /*@ loop_invariant 0 <= k && k <= order.length && left.length == order.length;
    @ loop_invariant \nonnullelements(left);
    @ loop_invariant (\forall int l; 0 <= l && l < left.length; left[l].length == l + 1);
    @ loop_invariant (\forall int l, m; 0 <= m && m <= l && l < left.length; left[l][m] != null);
    @ loop_invariant (\forall int l; 0 <= l && l < order.length;
    @     0 <= order[l] && order[l] < order.length && place[order[l]] == l);
    @ loop_invariant other < k && (other >= 0 ==> Pivots.pivot(other) != order[other]);
    @ loop_invariant start && other < 0 ==> EnclosedElimination.enclosed(left, place, k);
    @ loop_invariant start && other < 0
    @     ==> (\forall int l; 0 <= l && l < k; Pivots.pivotOf(l) > 0);
    @ loop_writes k, left, order[*], place[*], other;
    @ loop_decreases order.length - k; @*/
    for (int k = 0; k < order.length; k++) {
      bringForward(left, order, place, k);
      if (hasNegativeMinor(left, order, k)) {
        return SymmetricMatrix.Answer.NOT_SEMIDEFINITE;
      }
      if (!isPositive(left, order[k])) {
        return SymmetricMatrix.Answer.OPEN;
      }
      //@ set other = other >= 0 || Pivots.pivot(k) == order[k] ? other : k;
      /*@ ghost boolean positive = !start || other >= 0
      @     || EnclosedElimination.isRead(left, place, k, order[k], order[k],
      @         left[order[k]][order[k]]); @*/
      left = EnclosedElimination.next(left, order, place, k, bits);
    }
    return SymmetricMatrix.Answer.DEFINITE;
  }

  /** The order of the indices themselves. */
  /*@ private normal_behavior
  @   requires order != place && order.length == place.length;
  @   assignable order[*], place[*];
  @   ensures (\forall int l; 0 <= l && l < order.length; order[l] == l && place[l] == l);
  @*/
  private static void identity(int[] order, int[] place) {
    /*@ loop_invariant 0 <= i && i <= order.length;
    @ loop_invariant (\forall int l; 0 <= l && l < i; order[l] == l && place[l] == l);
    @ loop_writes i, order[*], place[*];
    @ loop_decreases order.length - i; @*/
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      place[i] = i;
    }
  }

  /** Makes the diagonal entry with the greatest lower end the k-th pivot. */
  /*@ normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && place.length == rest.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   requires order != place && 0 <= k && k < order.length;
  @   assignable order[*], place[*];
  @   ensures (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   ensures (\forall int l; 0 <= l && l < k; order[l] == \old(order[l]));
  @   ensures \old(EnclosedElimination.enclosed(rest, place, k))
  @       ==> EnclosedElimination.enclosed(rest, place, k);
  @*/
  static void bringForward(Interval[][] rest, int[] order, int[] place, int k) {
    int best = greatest(rest, order, k);
    exchange(order, place, k, best);
  }

  /** The position, from k on, of the diagonal entry with the greatest lower end. */
  /*@ normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && 0 <= k && k < order.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length);
  @   ensures k <= \result && \result < order.length;
  @ pure */
  static int greatest(Interval[][] rest, int[] order, int k) {
    int best = k;
    /*@ loop_invariant k < i && i <= order.length && k <= best && best < order.length;
    @ loop_writes i, best;
    @ loop_decreases order.length - i; @*/
    for (int i = k + 1; i < order.length; i++) {
      /*@ ghost boolean ordered = Interval.ordered(rest[order[i]][order[i]])
      @     && Interval.ordered(rest[order[best]][order[best]]); @*/
      Dyadic candidate = rest[order[i]][order[i]].lo();
      if (candidate.compareTo(rest[order[best]][order[best]].lo()) > 0) {
        best = i;
      }
    }
    return best;
  }

  /** Exchanges two positions of the order. */
  /*@ normal_behavior
  @   requires order != place && order.length == place.length;
  @   requires 0 <= k && k <= best && best < order.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   assignable order[*], place[*];
  @   ensures (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length && place[order[l]] == l);
  @   ensures (\forall int l; 0 <= l && l < k; order[l] == \old(order[l]));
  @   ensures (\forall int l; 0 <= l && l < order.length;
  @       (place[l] >= k) == \old(place[l] >= k));
  @ */
  static void exchange(int[] order, int[] place, int k, int best) {
    int pivot = order[best];
    int other = order[k];
    order[best] = other;
    order[k] = pivot;
    place[other] = best;
    place[pivot] = k;
  }

  /** Whether a diagonal entry or a minor of order two forbids that what is left is >= 0. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && 0 <= k && k < order.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length);
  @   signals_only ArithmeticException;
  @ pure */
  static boolean hasNegativeMinor(Interval[][] rest, int[] order, int k) {
    boolean found = false;
    /*@ loop_invariant k <= i && i <= order.length;
    @ loop_writes i, found;
    @ loop_decreases order.length - i; @*/
    for (int i = k; i < order.length && !found; i++) {
      found = hasNegativeMinor(rest, order, k, i);
    }
    return found;
  }

  /** The same with i as the greater position. */
  /*@ behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires order.length == rest.length && 0 <= k && k <= i && i < order.length;
  @   requires (\forall int l; 0 <= l && l < order.length;
  @       0 <= order[l] && order[l] < order.length);
  @   ensures rest[order[i]][order[i]].hi.value < 0 ==> \result;
  @   signals_only ArithmeticException;
  @ pure */
  static boolean hasNegativeMinor(Interval[][] rest, int[] order, int k, int i) {
    Interval first = rest[order[i]][order[i]];
    //@ ghost boolean ordered = Interval.ordered(first);
    boolean found = first.isNegative();
    /*@ loop_invariant k <= j && j <= i && (first.hi.value < 0 ==> found);
    @ loop_writes j, found;
    @ loop_decreases i - j; @*/
    for (int j = k; j < i && !found; j++) {
      /*@ ghost boolean others = Interval.ordered(rest[order[j]][order[j]])
      @     && Interval.ordered(order[i] >= order[j] ? rest[order[i]][order[j]]
      @         : rest[order[j]][order[i]]); @*/
      found =
          excludesSemidefinite(
              first, rest[order[j]][order[j]], EnclosedElimination.read(rest, order[i], order[j]));
    }
    return found;
  }

  /**
   * Whether no [[x, z], [z, y]] within the enclosures is positive semidefinite, y not being
   * certainly negative: x y is below z^2 at their upper ends, which bound x y where both are at
   * least 0.
   */
  /*@ behavior
  @   ensures \result <==> y.hi.value >= 0 && (z.lo.value > 0
  @       ? x.hi.value * y.hi.value < z.lo.value * z.lo.value : z.hi.value < 0
  @           && x.hi.value * y.hi.value < z.hi.value * z.hi.value || x.hi.value * y.hi.value < 0);
  @   signals_only ArithmeticException;
  @ pure */
  static boolean excludesSemidefinite(Interval x, Interval y, Interval z) {
    //@ ghost boolean ordered = Interval.ordered(x) && Interval.ordered(y) && Interval.ordered(z);
    Dyadic least = z.abs().lo();
    Dyadic most = x.hi().multiply(y.hi());
    return y.hi().signum() >= 0 && most.compareTo(least.multiply(least)) < 0;
  }

  /** Whether entry (i, i) is certainly positive. */
  /*@ normal_behavior
  @   requires \nonnullelements(rest);
  @   requires (\forall int l; 0 <= l && l < rest.length; rest[l].length == l + 1);
  @   requires (\forall int l, m; 0 <= m && m <= l && l < rest.length; rest[l][m] != null);
  @   requires 0 <= i && i < rest.length;
  @   ensures \result <==> rest[i][i].lo.value > 0;
  @ pure */
  static boolean isPositive(Interval[][] rest, int i) {
    //@ ghost boolean ordered = Interval.ordered(rest[i][i]);
    return rest[i][i].isPositive();
  }
}
