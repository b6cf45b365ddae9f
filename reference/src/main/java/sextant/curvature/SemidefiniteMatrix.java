package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/**
 * Semidefiniteness of rational symmetric matrices, decided, singular ones included, and the
 * spectral norm that follows from it.
 *
 * <pre>
 *   symbol     here                     meaning
 *   A          a                        a symmetric matrix
 *   A >= 0     isPositiveSemidefinite   by Gaussian elimination without square roots
 *   ||A||      norm                     for A >= 0: the least t with t I - A >= 0, enclosed
 *   lambda     leastEigenvalue          of a matrix known by enclosures
 * </pre>
 */
public final class SemidefiniteMatrix {

  private static final int NORM_BITS = 64;

  private SemidefiniteMatrix() {}

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
}
