package sextant.curvature;

import sextant.exact.Dyadic;
import sextant.exact.Interval;

/**
 * Definiteness of symmetric matrices that are known by enclosures, through the pivots of Gaussian
 * elimination: all positive, the matrix is positive definite; a minor of order one or two that is
 * negative in what an elimination leaves shows a direction of negative curvature.
 *
 * <pre>
 *   symbol          here       meaning
 *   A               a          any symmetric matrix within the enclosures
 *   lambda          shift      A - lambda I is what is tested
 *   lambda_min(A)              the least eigenvalue: above lambda iff A - lambda I is definite
 * </pre>
 */
public final class DefiniteMatrix {

  /** What the pivots show. */
  public enum Answer {
    /** Every matrix within the enclosures, less the shift, is positive definite. */
    DEFINITE,
    /** None of them is positive semidefinite. */
    NOT_SEMIDEFINITE,
    /** Neither is certain. */
    OPEN
  }

  private DefiniteMatrix() {}

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
      Dyadic middle = below.add(above).shift(-1);
      if (test(a, middle, bits) == Answer.NOT_SEMIDEFINITE) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above.roundUp(bits);
  }
}
