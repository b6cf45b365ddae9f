package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

//@ model import sextant.exact.Reals;

/**
 * Definiteness and eigenvalues of symmetric matrices by Gaussian elimination without square roots:
 * of rational matrices decided, singular ones included; of matrices known by enclosures shown where
 * the pivots, or a minor of order one or two of what an elimination leaves, have certain signs.
 *
 * <pre>
 *   symbol      here                     meaning
 *   A           a                        a symmetric matrix, rational or within enclosures
 *   A >= 0      isPositiveSemidefinite   for rational A
 *   lambda      shift                    A - lambda I is what {@link #test} tests
 *   ||A||       norm                     for A >= 0: the least t with t I - A >= 0, enclosed
 *   lambda_min  leastEigenvalue          enclosed by exact decisions about the matrix of middles
 *               aboveLeastEigenvalue     bounded above by the pivots alone, as in the search
 * </pre>
 */
public final class SymmetricMatrix {

  private static final int NORM_BITS = 64;

  /** What the pivots show. */
  public enum Answer {
    /** Every matrix within the enclosures, less the shift, is positive definite. */
    DEFINITE,
    /** None of them is positive semidefinite. */
    NOT_SEMIDEFINITE,
    /** Neither is certain. */
    OPEN
  }

  private SymmetricMatrix() {}

  /**
   * Whether v.A v &gt;= 0 for every v. A pivot may not be negative; where it is 0 the rest of its
   * row must be, or the form takes both signs.
   *
   * @param a symmetric, d by d; only the upper triangle is read
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result && a.length > 0 ==> a[0][0].value >= 0;
  @   ensures a.length == 0 ==> \result;
  @   ensures a.length == 1 ==> (\result <==> a[0][0].value >= 0);
  @ pure */
  public static boolean isPositiveSemidefinite(BigFraction[][] a) {
    BigFraction[][] rest = a;
    /*@ loop_invariant 0 <= rest.length && rest.length <= a.length && \nonnullelements(rest);
    @ loop_invariant (\forall int i; 0 <= i && i < rest.length; rest[i].length == rest.length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < rest.length
    @     && 0 <= j && j < rest[i].length; rest[i][j] != null);
    @ loop_invariant rest.length == a.length ==> rest == a;
    @ loop_invariant rest.length < a.length ==> a[0][0].value >= 0;
    @ loop_writes rest;
    @ loop_decreases rest.length; @*/
    while (rest.length > 0) {
      int sign = Rationals.signum(rest[0][0]);
      if (sign < 0 || (sign == 0 && !Elimination.isZeroBeyond(rest[0]))) {
        return false;
      }
      rest = Elimination.remainder(rest);
    }
    return true;
  }

  /**
   * Whether v.A v &gt; 0 for every v other than 0: every pivot must be positive.
   *
   * @param a symmetric, d by d; only the upper triangle is read
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result && a.length > 0 ==> a[0][0].value > 0;
  @   ensures \result && a.length > 1
  @       ==> a[0][0].value * a[1][1].value > a[0][1].value * a[0][1].value;
  @   ensures a.length == 0 ==> \result;
  @   ensures a.length == 1 ==> (\result <==> a[0][0].value > 0);
  @   ensures a.length == 2 ==> (\result <==> a[0][0].value > 0
  @       && a[0][0].value * a[1][1].value > a[0][1].value * a[0][1].value);
  @ pure */
  public static boolean isPositiveDefinite(BigFraction[][] a) {
    BigFraction[][] rest = a;
    /*@ loop_invariant 0 <= rest.length && rest.length <= a.length && \nonnullelements(rest);
    @ loop_invariant (\forall int i; 0 <= i && i < rest.length; rest[i].length == rest.length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < rest.length
    @     && 0 <= j && j < rest[i].length; rest[i][j] != null);
    @ loop_invariant rest.length == a.length ==> rest == a;
    @ loop_invariant rest.length < a.length ==> a[0][0].value > 0;
    @ loop_invariant rest.length == a.length - 1 && rest.length > 0
    @     ==> Elimination.isRemainder(a[0][0].value, a[0][1].value, a[0][1].value, a[1][1].value,
    @         rest[0][0].value);
    @ loop_invariant rest.length < a.length - 1
    @     ==> a[0][0].value * a[1][1].value > a[0][1].value * a[0][1].value;
    @ loop_writes rest;
    @ loop_decreases rest.length; @*/
    while (rest.length > 0) {
      /*@ ghost boolean minor = rest.length != a.length - 1 || Elimination.isMinor(a[0][0].value,
      @     a[0][1].value, a[1][1].value, rest[0][0].value); @*/
      if (Rationals.signum(rest[0][0]) <= 0) {
        return false;
      }
      rest = Elimination.remainder(rest);
    }
    return true;
  }

  /** Whether t I - A &gt;= 0, that is, whether no eigenvalue of A exceeds t. */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result && a.length > 0 ==> a[0][0].value <= t.value;
  @   ensures a.length == 1 ==> (\result <==> a[0][0].value <= t.value);
  @ pure */
  public static boolean isAtMost(BigFraction[][] a, BigFraction t) {
    return isPositiveSemidefinite(Elimination.scaledAndShifted(a, BigFraction.MINUS_ONE, t));
  }

  /*@ // The sum of the first n entries of the diagonal.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result == (n == 0 ? (\real) 0 : traceOf(a, n - 1) + a[n - 1][n - 1].value);
  @ public static pure model \real traceOf(BigFraction[][] a, int n) {
  @   return n == 0 ? (\real) 0 : traceOf(a, n - 1) + a[n - 1][n - 1].value;
  @ }
  @*/

  /** The sum of the diagonal; for A &gt;= 0 it bounds the norm. */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result.value == traceOf(a, a.length);
  @ pure */
  public static BigFraction trace(BigFraction[][] a) {
    BigFraction trace = BigFraction.ZERO;
    /*@ loop_invariant 0 <= i && i <= a.length && trace.value == traceOf(a, i);
    @ loop_writes i, trace;
    @ loop_decreases a.length - i; @*/
    for (int i = 0; i < a.length; i++) {
      trace = trace.add(a[i][i]);
    }
    return trace;
  }

  /**
   * Encloses the greatest eigenvalue of A &gt;= 0 between two dyadic numbers, by bisection between
   * 0 and the trace; each end is decided exactly.
   *
   * @param a symmetric and positive semidefinite
   * @param steps halvings
   */
  /*@ public behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval norm(BigFraction[][] a, int steps) {
    Dyadic low = Dyadic.ZERO;
    Dyadic high = Dyadic.fromFractionUp(trace(a), NORM_BITS);
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert 2 * Reals.powerOfTwo(-1) == 1;
    /*@ loop_invariant low.value >= 0 && 0 <= k;
    @ loop_writes k, low, high;
    @ loop_decreases steps - k; @*/
    for (int k = 0; k < steps && high.signum() > 0; k++) {
      Dyadic half = low.add(high).shift(-1);
      if (isAtMost(a, half.toFraction())) {
        high = half;
      } else {
        low = half;
      }
    }
    return Interval.of(low, high);
  }

  /**
   * Encloses the least eigenvalue of every symmetric matrix within the enclosures: that of the
   * matrix of middles, by bisection and exact decisions, widened by d times the largest distance of
   * an entry from its middle, which bounds the norm of the difference.
   *
   * @param a enclosures of a symmetric matrix
   * @param steps halvings
   */
  public static Interval leastEigenvalue(Interval[][] a, int steps) {
    int d = a.length;
    BigFraction[][] middle = new BigFraction[d][d];
    Dyadic widest = Dyadic.ZERO;
    Dyadic largest = Dyadic.ZERO;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        Interval entry = i <= j ? a[i][j] : a[j][i];
        Dyadic half = entry.lo().add(entry.hi()).shift(-1).roundDown(NORM_BITS);
        middle[i][j] = half.toFraction();
        Dyadic off = entry.subtract(Interval.exact(half), NORM_BITS).magnitude();
        widest = off.compareTo(widest) > 0 ? off : widest;
        Dyadic size = half.abs();
        largest = size.compareTo(largest) > 0 ? size : largest;
      }
    }
    // every eigenvalue lies within d times the largest entry
    Dyadic high = largest.multiply(Dyadic.of(d)).roundUp(NORM_BITS);
    Dyadic low = high.negate();
    for (int k = 0; k < steps && low.compareTo(high) < 0; k++) {
      Dyadic half = low.add(high).shift(-1);
      if (isAtLeast(middle, half.toFraction())) {
        low = half;
      } else {
        high = half;
      }
    }
    Dyadic error = widest.multiply(Dyadic.of(d));
    return Interval.of(low.subtract(error), high.add(error));
  }

  /** Whether A - t I &gt;= 0, that is, whether no eigenvalue of A is below t. */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result && a.length > 0 ==> a[0][0].value >= t.value;
  @   ensures a.length == 1 ==> (\result <==> a[0][0].value >= t.value);
  @ pure */
  public static boolean isAtLeast(BigFraction[][] a, BigFraction t) {
    return isPositiveSemidefinite(Elimination.scaledAndShifted(a, BigFraction.ONE, t.negate()));
  }

  /**
   * Whether A - shift I is positive definite.
   *
   * @param a enclosures of a symmetric matrix, d by d with d at least 1
   * @param shift what is subtracted on the diagonal
   * @param bits precision
   */
  public static Answer test(Interval[][] a, Dyadic shift, int bits) {
    Interval[][] rest = shifted(a, shift, bits);
    int[] order = new int[rest.length];
    for (int k = 0; k < order.length; k++) {
      order[k] = k;
    }
    for (int k = 0; k < order.length; k++) {
      bringForward(rest, order, k);
      if (hasNegativeMinor(rest, order, k)) {
        return Answer.NOT_SEMIDEFINITE;
      }
      if (!rest[order[k]][order[k]].isPositive()) {
        return Answer.OPEN;
      }
      eliminate(rest, order, k, bits);
    }
    return Answer.DEFINITE;
  }

  private static Interval[][] shifted(Interval[][] a, Dyadic shift, int bits) {
    Interval[][] copy = new Interval[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = a[i].clone();
      copy[i][i] = copy[i][i].subtract(Interval.exact(shift), bits);
    }
    return copy;
  }

  /** Makes the diagonal entry with the greatest lower end the k-th pivot. */
  private static void bringForward(Interval[][] rest, int[] order, int k) {
    int best = k;
    for (int i = k + 1; i < order.length; i++) {
      Dyadic candidate = rest[order[i]][order[i]].lo();
      if (candidate.compareTo(rest[order[best]][order[best]].lo()) > 0) {
        best = i;
      }
    }
    int pivot = order[best];
    order[best] = order[k];
    order[k] = pivot;
  }

  /** Whether a diagonal entry, or a_ii a_jj - a_ij^2, is certainly negative in what remains. */
  private static boolean hasNegativeMinor(Interval[][] rest, int[] order, int k) {
    for (int i = k; i < order.length; i++) {
      Interval first = rest[order[i]][order[i]];
      if (first.isNegative()) {
        return true;
      }
      for (int j = k; j < i; j++) {
        Interval second = rest[order[j]][order[j]];
        Interval off = rest[order[i]][order[j]].abs();
        Dyadic most = first.hi().multiply(second.hi());
        if (second.hi().signum() >= 0 && most.compareTo(off.lo().multiply(off.lo())) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** The Schur complement of the k-th pivot, in what remains. */
  private static void eliminate(Interval[][] rest, int[] order, int k, int bits) {
    Interval[] row = rest[order[k]];
    Interval pivot = row[order[k]];
    for (int i = k + 1; i < order.length; i++) {
      int r = order[i];
      // v^2/p is never negative, unlike (v/p) v in enclosures
      rest[r][r] = rest[r][r].subtract(row[r].square(bits).divide(pivot, bits), bits);
      for (int j = k + 1; j < i; j++) {
        int c = order[j];
        Interval product = row[r].divide(pivot, bits).multiply(row[c], bits);
        rest[r][c] = rest[r][c].subtract(product, bits);
        rest[c][r] = rest[r][c];
      }
    }
  }

  /**
   * A number certainly above the least eigenvalue of every matrix within the enclosures, found by
   * bisection.
   *
   * @param a enclosures of a symmetric matrix
   * @param low where the search begins, below the least eigenvalue for good use
   * @param high a number already known to be above it
   * @param steps halvings
   * @param bits precision
   */
  public static Dyadic aboveLeastEigenvalue(
      Interval[][] a, Dyadic low, Dyadic high, int steps, int bits) {
    Dyadic below = low;
    Dyadic above = high;
    for (int k = 0; k < steps; k++) {
      Dyadic middle = Dyadic.addUp(below, above, bits).shift(-1);
      if (test(a, middle, bits) == Answer.NOT_SEMIDEFINITE) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }
}
