package sextant.audit.prox;

import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Dyadic;

/** Linear systems in rounded dyadic numbers: proposals of as many digits as asked for. */
final class Elimination {

  private Elimination() {}

  /**
   * About the solution of a x = b, or null where a pivot is 0.
   *
   * @param a square; overwritten
   * @param b as long; overwritten
   * @param bits mantissa bits kept
   */
  static Dyadic @Nullable [] solve(Dyadic[][] a, Dyadic[] b, int bits) {
    int n = b.length;
    for (int k = 0; k < n; k++) {
      int best = k;
      for (int i = k + 1; i < n; i++) {
        best = a[i][k].abs().compareTo(a[best][k].abs()) > 0 ? i : best;
      }
      if (a[best][k].signum() == 0) {
        return null;
      }
      Dyadic[] row = a[k];
      a[k] = a[best];
      a[best] = row;
      Dyadic right = b[k];
      b[k] = b[best];
      b[best] = right;
      for (int i = k + 1; i < n; i++) {
        Dyadic factor = Dyadic.divideDown(a[i][k], a[k][k], bits);
        for (int j = k + 1; j < n; j++) {
          a[i][j] = less(a[i][j], factor, a[k][j], bits);
        }
        b[i] = less(b[i], factor, b[k], bits);
      }
    }
    Dyadic[] x = new Dyadic[n];
    for (int k = n - 1; k >= 0; k--) {
      Dyadic rest = b[k];
      for (int j = k + 1; j < n; j++) {
        rest = less(rest, a[k][j], x[j], bits);
      }
      x[k] = Dyadic.divideDown(rest, a[k][k], bits);
    }
    return x;
  }

  private static Dyadic less(Dyadic from, Dyadic factor, Dyadic other, int bits) {
    return Dyadic.addDown(from, Dyadic.multiplyDown(factor, other, bits).negate(), bits);
  }
}
