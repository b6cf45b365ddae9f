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
 *
 * <p>What a yes says of v.A v is proved, for every size, matrix and v ({@link Pivots}, {@link
 * Definiteness}), and so is what DEFINITE says ({@link EnclosedPivots}); what a no and
 * NOT_SEMIDEFINITE say is by hand ({@code proofs-notes/arithmetic.md}, 8).
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

  /*@ // Whether a is stage 0 of the elimination in order, that any symmetric matrix has.
  @ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result <==> Definiteness.inOrder(a.length) && Elimination.isStage(a, 0, a.length);
  @ public static pure model boolean isStart(BigFraction[][] a) {
  @   return Definiteness.inOrder(a.length) && Elimination.isStage(a, 0, a.length);
  @ }
  @*/

  /*@ // Whether s A + t I is stage 0.
  @ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures \result <==> Definiteness.inOrder(a.length)
  @       && (\forall int i, j; 0 <= i && i <= j && j < a.length;
  @           Elimination.shiftedEntry(s, a[i][j].value, i == j, t) == Pivots.entry(0, i, j));
  @ public static pure model boolean isStart(BigFraction[][] a, \real s, \real t);
  @*/

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
  @   ensures isStart(a) ==> (\result <==> (\forall int k; 0 <= k && k < a.length;
  @       Definiteness.passes(k, a.length)));
  @   ensures isStart(a) && \result ==> Pivots.form(0, a.length, a.length) >= 0;
  @   ensures a.length == 0 ==> \result;
  @ pure */
  public static boolean isPositiveSemidefinite(BigFraction[][] a) {
    //@ ghost boolean start = isStart(a);
    BigFraction[][] rest = a;
    int k = 0;
    /*@ loop_invariant 0 <= k && k <= a.length && rest.length == a.length - k;
    @ loop_invariant \nonnullelements(rest);
    @ loop_invariant (\forall int i; 0 <= i && i < rest.length; rest[i].length == rest.length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < rest.length
    @     && 0 <= j && j < rest[i].length; rest[i][j] != null);
    @ loop_invariant start ==> Elimination.isStage(rest, k, a.length);
    @ loop_invariant start
    @     ==> (\forall int m; 0 <= m && m < k; Definiteness.passes(m, a.length));
    @ loop_writes k, rest;
    @ loop_decreases a.length - k; @*/
    while (k < a.length) {
      //@ ghost boolean row = !start || Elimination.passing(rest, k, a.length);
      if (!Elimination.passes(rest[0])) {
        return false;
      }
      BigFraction[][] next = Elimination.remainder(rest);
      //@ ghost boolean step = !start || Elimination.nextStage(rest, next, k, a.length);
      rest = next;
      k++;
    }
    //@ ghost boolean form = !start || Definiteness.nonNegativeInOrder(a.length);
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
  @   ensures isStart(a) ==> (\result <==> (\forall int k; 0 <= k && k < a.length;
  @       Pivots.pivotOf(k) > 0));
  @   ensures isStart(a) && \result && (\exists int i; 0 <= i && i < a.length;
  @       Pivots.vector(i) != 0) ==> Pivots.form(0, a.length, a.length) > 0;
  @   ensures a.length == 0 ==> \result;
  @ pure */
  public static boolean isPositiveDefinite(BigFraction[][] a) {
    //@ ghost boolean start = isStart(a);
    BigFraction[][] rest = a;
    int k = 0;
    /*@ loop_invariant 0 <= k && k <= a.length && rest.length == a.length - k;
    @ loop_invariant \nonnullelements(rest);
    @ loop_invariant (\forall int i; 0 <= i && i < rest.length; rest[i].length == rest.length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < rest.length
    @     && 0 <= j && j < rest[i].length; rest[i][j] != null);
    @ loop_invariant start ==> Elimination.isStage(rest, k, a.length);
    @ loop_invariant start
    @     ==> (\forall int m; 0 <= m && m < k; Pivots.pivotOf(m) > 0);
    @ loop_writes k, rest;
    @ loop_decreases a.length - k; @*/
    while (k < a.length) {
      //@ ghost boolean first = !start || Elimination.firstPivot(rest, k, a.length);
      if (Rationals.signum(rest[0][0]) <= 0) {
        return false;
      }
      BigFraction[][] next = Elimination.remainder(rest);
      //@ ghost boolean step = !start || Elimination.nextStage(rest, next, k, a.length);
      rest = next;
      k++;
    }
    //@ ghost boolean form = !start || Definiteness.definite(a.length);
    return true;
  }

  /** Whether t I - A &gt;= 0, that is, whether no eigenvalue of A exceeds t. */
  /*@ public normal_behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; a[i].length == a.length);
  @   requires (\forall int i, j; 0 <= i && i < a.length
  @       && 0 <= j && j < a[i].length; a[i][j] != null);
  @   ensures isStart(a, (\real) 0 - 1, t.value) && \result
  @       ==> Pivots.form(0, a.length, a.length) >= 0;
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
  @   ensures isStart(a, (\real) 1, 0 - t.value) && \result
  @       ==> Pivots.form(0, a.length, a.length) >= 0;
  @ pure */
  public static boolean isAtLeast(BigFraction[][] a, BigFraction t) {
    return isPositiveSemidefinite(Elimination.scaledAndShifted(a, BigFraction.ONE, t.negate()));
  }

  /**
   * Whether A - shift I is positive definite.
   *
   * @param a enclosures of a symmetric matrix, d by d with d at least 1; the lower triangle is read
   * @param shift what is subtracted on the diagonal
   * @param bits precision
   */
  /*@ public behavior
  @   requires \nonnullelements(a);
  @   requires (\forall int l; 0 <= l && l < a.length; a[l].length == a.length);
  @   requires (\forall int l, m; 0 <= l && l < a.length
  @       && 0 <= m && m < a[l].length; a[l][m] != null);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   signals_only ArithmeticException;
  @ pure */
  public static Answer test(Interval[][] a, Dyadic shift, int bits) {
    return EnclosedPivots.test(a, shift, new int[a.length], bits);
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
