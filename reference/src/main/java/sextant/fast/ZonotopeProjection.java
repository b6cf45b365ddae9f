package sextant.fast;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The projection of a point on a zonotope in doubles: a proposal, to be certified by others.
 *
 * <p>Minimises |p - c - sum_k t_k v_k|^2 over t in [-1,1]^m: least squares with bounds, by active
 * sets (Stark and Parker 1995). Multipliers at a bound stay there until the residual pulls them
 * inside; the others move towards their joint least-squares solution, up to the first bound on the
 * way. A few sweeps over single multipliers come first; alone they take forever where segments are
 * nearly parallel.
 */
public final class ZonotopeProjection {

  private static final int SWEEPS = 100;
  private static final double SETTLED = 1e-17;

  /** A pull of less than this part of its factors is rounding. */
  private static final double ROUNDING = 1e-13;

  private final double[] offset;
  private final double[][] segments;
  private final double[] t;

  private ZonotopeProjection(double[] offset, double[][] segments) {
    this.offset = offset;
    this.segments = segments;
    t = new double[segments.length];
  }

  /**
   * Multipliers of an element near the projection.
   *
   * @param offset p - c
   * @param segments v_k
   * @return one multiplier a segment, in [-1, 1]
   */
  public static double[] multipliers(double[] offset, double[][] segments) {
    ZonotopeProjection projection = new ZonotopeProjection(offset, segments);
    projection.sweep();
    projection.solve();
    return projection.t;
  }

  /** One multiplier at a time, the minimiser is explicit. */
  private void sweep() {
    double[] residual = offset.clone();
    double moved = 1;
    for (int sweep = 0; sweep < SWEEPS && moved > SETTLED; sweep++) {
      moved = 0;
      for (int k = 0; k < t.length; k++) {
        double square = dot(segments[k], segments[k]);
        if (square > 0) {
          double next = clamped(t[k] + dot(residual, segments[k]) / square);
          double step = next - t[k];
          for (int a = 0; a < residual.length; a++) {
            residual[a] -= step * segments[k][a];
          }
          t[k] = next;
          moved = Math.max(moved, Math.abs(step));
        }
      }
    }
  }

  private void solve() {
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < t.length; k++) {
      if (Math.abs(t[k]) < 1) {
        free.add(k);
      }
    }
    int steps = 20 + 10 * t.length; // no more are ever needed but where rounding goes in circles
    for (int step = 0; step < steps; step++) {
      int stopped = free.isEmpty() ? -1 : towardsLeastSquares(free);
      if (stopped >= 0) {
        free.remove(Integer.valueOf(stopped));
      } else {
        int pulled = mostPulled(free);
        if (pulled < 0) {
          return;
        }
        free.add(pulled);
      }
    }
  }

  /** Moves the free multipliers; the one that reaches its bound on the way, or -1. */
  private int towardsLeastSquares(List<Integer> free) {
    double[][] columns = new double[offset.length][free.size()];
    for (int f = 0; f < free.size(); f++) {
      for (int a = 0; a < offset.length; a++) {
        columns[a][f] = segments[free.get(f)][a];
      }
    }
    double[] move =
        new SingularValueDecomposition(new Array2DRowRealMatrix(columns, false))
            .getSolver()
            .solve(new ArrayRealVector(residual(), false))
            .toArray();
    double part = 1;
    int stopped = -1;
    for (int f = 0; f < move.length; f++) {
      double room = Math.copySign(1, move[f]) - t[free.get(f)];
      if (Math.abs(move[f]) * part > Math.abs(room)) {
        part = room / move[f];
        stopped = f;
      }
    }
    for (int f = 0; f < move.length; f++) {
      int k = free.get(f);
      t[k] = f == stopped ? Math.copySign(1, move[f]) : clamped(t[k] + part * move[f]);
    }
    return stopped < 0 ? -1 : free.get(stopped);
  }

  /** The multiplier at a bound that the residual pulls inside most strongly, or -1. */
  private int mostPulled(List<Integer> free) {
    double[] residual = residual();
    double length = Math.sqrt(dot(residual, residual));
    int most = -1;
    double strongest = ROUNDING * length;
    for (int k = 0; k < t.length; k++) {
      double size = Math.sqrt(dot(segments[k], segments[k]));
      if (size > 0 && !free.contains(k)) {
        double pull = -Math.signum(t[k]) * dot(residual, segments[k]) / size;
        if (pull > strongest) {
          strongest = pull;
          most = k;
        }
      }
    }
    return most;
  }

  private double[] residual() {
    double[] residual = offset.clone();
    for (int k = 0; k < t.length; k++) {
      for (int a = 0; a < residual.length; a++) {
        residual[a] -= t[k] * segments[k][a];
      }
    }
    return residual;
  }

  private static double clamped(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  private static double dot(double[] v, double[] w) {
    double total = 0;
    for (int a = 0; a < v.length; a++) {
      total += v[a] * w[a];
    }
    return total;
  }
}
