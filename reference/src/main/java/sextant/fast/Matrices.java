package sextant.fast;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Small vectors and symmetric systems in doubles. */
final class Matrices {

  private Matrices() {}

  static double dot(double[] v, double[] w) {
    double total = 0;
    for (int k = 0; k < v.length; k++) {
      total += v[k] * w[k];
    }
    return total;
  }

  /** v += c w. */
  static void addTo(double[] v, double c, double[] w) {
    for (int k = 0; k < v.length; k++) {
      v[k] += c * w[k];
    }
  }

  /** m += c v w'. */
  static void addProduct(double[][] m, double c, double[] v, double[] w) {
    for (int a = 0; a < v.length; a++) {
      for (int b = 0; b < w.length; b++) {
        m[a][b] += c * v[a] * w[b];
      }
    }
  }

  /**
   * The solution of (A + t I) x = b with the least t of a sequence 0, ... for which the matrix is
   * positive definite, by Cholesky's method.
   */
  static double[] solve(double[][] a, double[] b) {
    double size = 0;
    for (int k = 0; k < b.length; k++) {
      size = Math.max(size, Math.abs(a[k][k]));
    }
    double shift = 0;
    double @Nullable [][] root = root(a, shift);
    while (root == null && shift < 1e6 * (size + 1)) {
      shift = shift == 0 ? 1e-14 * (size + 1e-300) : 10 * shift;
      root = root(a, shift);
    }
    double[] x = b.clone();
    if (root != null) {
      for (int i = 0; i < x.length; i++) {
        for (int k = 0; k < i; k++) {
          x[i] -= root[i][k] * x[k];
        }
        x[i] /= root[i][i];
      }
      for (int i = x.length - 1; i >= 0; i--) {
        for (int k = i + 1; k < x.length; k++) {
          x[i] -= root[k][i] * x[k];
        }
        x[i] /= root[i][i];
      }
    }
    return x;
  }

  private static double @Nullable [][] root(double[][] a, double shift) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j] + (i == j ? shift : 0);
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j) {
          if (!(sum > 0)) {
            return null;
          }
          l[i][i] = Math.sqrt(sum);
        } else {
          l[i][j] = sum / l[j][j];
        }
      }
    }
    return l;
  }
}
