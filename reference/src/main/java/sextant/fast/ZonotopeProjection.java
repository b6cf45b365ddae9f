package sextant.fast;

/**
 * The projection of a point on a zonotope in doubles, by coordinate descent: a proposal, to be
 * certified by others.
 *
 * <p>Minimises |p - c - sum_k t_k v_k|^2 over t in [-1,1]^m. One coordinate at a time the minimiser
 * is explicit, and the sweeps converge.
 */
public final class ZonotopeProjection {

  private static final int MOST_SWEEPS = 10_000;
  private static final double SETTLED = 1e-17;

  private ZonotopeProjection() {}

  /**
   * Multipliers of an element near the projection.
   *
   * @param offset p - c
   * @param segments v_k
   * @return one multiplier a segment, in [-1, 1]
   */
  public static double[] multipliers(double[] offset, double[][] segments) {
    double[] t = new double[segments.length];
    double[] residual = offset.clone();
    double moved = 1;
    for (int sweep = 0; sweep < MOST_SWEEPS && moved > SETTLED; sweep++) {
      moved = 0;
      for (int k = 0; k < t.length; k++) {
        double square = dot(segments[k], segments[k]);
        if (square > 0) {
          double best = t[k] + dot(residual, segments[k]) / square;
          double next = Math.max(-1, Math.min(1, best));
          double step = next - t[k];
          for (int a = 0; a < residual.length; a++) {
            residual[a] -= step * segments[k][a];
          }
          t[k] = next;
          moved = Math.max(moved, Math.abs(step));
        }
      }
    }
    return t;
  }

  private static double dot(double[] v, double[] w) {
    double total = 0;
    for (int a = 0; a < v.length; a++) {
      total += v[a] * w[a];
    }
    return total;
  }
}
