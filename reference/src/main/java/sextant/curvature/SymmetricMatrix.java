package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

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
  public static boolean isPositiveSemidefinite(BigFraction[][] a) {
    BigFraction[][] rest = new BigFraction[a.length][];
    for (int i = 0; i < a.length; i++) {
      rest[i] = a[i].clone();
    }
    for (int k = 0; k < rest.length; k++) {
      int sign = Rationals.signum(rest[k][k]);
      if (sign < 0 || (sign == 0 && !isZeroBeyond(rest[k], k))) {
        return false;
      }
      if (sign > 0) {
        eliminate(rest, k);
      }
    }
    return true;
  }

  /**
   * Whether v.A v &gt; 0 for every v other than 0: every pivot must be positive.
   *
   * @param a symmetric, d by d; only the upper triangle is read
   */
  public static boolean isPositiveDefinite(BigFraction[][] a) {
    BigFraction[][] rest = new BigFraction[a.length][];
    for (int i = 0; i < a.length; i++) {
      rest[i] = a[i].clone();
    }
    for (int k = 0; k < rest.length; k++) {
      if (Rationals.signum(rest[k][k]) <= 0) {
        return false;
      }
      eliminate(rest, k);
    }
    return true;
  }

  private static boolean isZeroBeyond(BigFraction[] row, int k) {
    boolean zero = true;
    for (int j = k + 1; j < row.length; j++) {
      zero = zero && Rationals.isZero(row[j]);
    }
    return zero;
  }

  private static void eliminate(BigFraction[][] rest, int k) {
    for (int i = k + 1; i < rest.length; i++) {
      BigFraction factor = rest[k][i].divide(rest[k][k]);
      for (int j = i; j < rest.length; j++) {
        rest[i][j] = rest[i][j].subtract(factor.multiply(rest[k][j]));
      }
    }
  }

  /** Whether t I - A &gt;= 0, that is, whether no eigenvalue of A exceeds t. */
  public static boolean isAtMost(BigFraction[][] a, BigFraction t) {
    BigFraction[][] gap = new BigFraction[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        gap[i][j] = i == j ? t.subtract(a[i][j]) : a[i][j].negate();
      }
    }
    return isPositiveSemidefinite(gap);
  }

  /** The sum of the diagonal; for A &gt;= 0 it bounds the norm. */
  public static BigFraction trace(BigFraction[][] a) {
    BigFraction[] diagonal = new BigFraction[a.length];
    for (int i = 0; i < a.length; i++) {
      diagonal[i] = a[i][i];
    }
    return Rationals.sum(diagonal);
  }

  /**
   * Encloses the greatest eigenvalue of A &gt;= 0 between two dyadic numbers, by bisection between
   * 0 and the trace; each end is decided exactly.
   *
   * @param a symmetric and positive semidefinite
   * @param steps halvings
   */
  public static Interval norm(BigFraction[][] a, int steps) {
    Dyadic low = Dyadic.ZERO;
    Dyadic high = Dyadic.fromFractionUp(trace(a), NORM_BITS);
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
  public static boolean isAtLeast(BigFraction[][] a, BigFraction t) {
    BigFraction[][] rest = new BigFraction[a.length][];
    for (int i = 0; i < a.length; i++) {
      rest[i] = a[i].clone();
      rest[i][i] = rest[i][i].subtract(t);
    }
    return isPositiveSemidefinite(rest);
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
