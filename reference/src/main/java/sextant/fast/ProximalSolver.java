package sextant.fast;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * The proximal point of the robust loss in doubles: a proposal, to be refined and certified by
 * others.
 *
 * <p>Minimises L_SAIL + lambda R + ||u - theta||^2/(2 lambda_env) over Theta along a path: kinks
 * are rounded at a scale eps, the boundary of Theta is kept off by a logarithmic barrier of the
 * same scale, and Newton's method follows the minimiser while eps falls. Where the path ends, the
 * slope of a rounded kink, {@link #multiplier}, is about the multiplier of that kink, and strictly
 * between -1 and 1 where the minimiser lies on it.
 */
public final class ProximalSolver {

  private static final double FIRST_SCALE = 0.1;
  private static final double LAST_SCALE = 1e-10;
  private static final double FALL = 0.25;
  private static final int MOST_STEPS = 40;
  private static final double NEAR = 1e-6;

  /** Scales within which a kink's slope is by 10^-4 or more away from its ends. */
  private static final double BEND = 70;

  private final SmoothedLoss loss;
  private final int dimension;
  private final double stiffness;
  private final double[] centre;
  private final boolean ball;
  private final double radius;
  private final double[] lower;
  private final double[] upper;
  private final double size;

  private double[] move;
  private double eps;

  private ProximalSolver(
      SmoothedLoss loss, Instance instance, Domain domain, BigFraction lambdaEnv) {
    this.loss = loss;
    dimension = instance.dimension();
    stiffness = 1 / lambdaEnv.doubleValue();
    centre = new double[dimension];
    lower = new double[dimension];
    upper = new double[dimension];
    ball = domain.isBall();
    radius = ball ? domain.radius().doubleValue() : 0;
    double reach = radius;
    for (int k = 0; k < dimension; k++) {
      centre[k] = SmoothedLoss.real(instance.theta(k).subtract(instance.thetaRef(k)));
      double ref = SmoothedLoss.real(instance.thetaRef(k));
      lower[k] = ball ? -radius : domain.lower(k).doubleValue() - ref;
      upper[k] = ball ? radius : domain.upper(k).doubleValue() - ref;
      reach = Math.max(reach, upper[k] - lower[k]);
    }
    size = reach > 0 ? reach : 1;
    move = centre;
    move = start();
  }

  /**
   * Follows the path to its end.
   *
   * @param loss of the instance
   * @param instance the instance; its theta is the centre of the proximal point
   * @param domain Theta
   * @param lambdaEnv the envelope's parameter
   */
  public static ProximalSolver solve(
      SmoothedLoss loss, Instance instance, Domain domain, BigFraction lambdaEnv) {
    ProximalSolver solver = new ProximalSolver(loss, instance, domain, lambdaEnv);
    for (double scale = FIRST_SCALE; scale > LAST_SCALE; scale *= FALL) {
      solver.centreAt(scale * solver.size);
    }
    return solver;
  }

  /** Coordinate k of the minimiser less theta_ref. */
  public BigFraction move(int k) {
    double value = move[k];
    return Double.isFinite(value) ? new BigFraction(value) : BigFraction.ZERO;
  }

  /** Whether the proposal lies about on the hyperplane u·w = 0. */
  public boolean isOn(BigFraction[] direction) {
    return Math.abs(along(direction)) < BEND * eps;
  }

  /** The multiplier of the kink with a direction, within (-1, 1). */
  public BigFraction multiplier(BigFraction[] direction) {
    double t = along(direction);
    double value = t / Math.sqrt(t * t + eps * eps);
    return Math.abs(value) < 1 ? new BigFraction(value) : BigFraction.ZERO;
  }

  /** Whether the proposal lies about on the lower face of coordinate k of a box. */
  public boolean isLow(int k) {
    return !ball && move[k] - lower[k] < NEAR * size;
  }

  /** Whether the proposal lies about on the upper face of coordinate k of a box. */
  public boolean isHigh(int k) {
    return !ball && upper[k] - move[k] < NEAR * size;
  }

  /** Whether the proposal lies about on the sphere of a ball. */
  public boolean isOnSphere() {
    return ball && radius - Math.sqrt(Matrices.dot(move, move)) < NEAR * size;
  }

  /** u·w for the unit vector along a direction. */
  private double along(BigFraction[] direction) {
    double[] u = new double[dimension];
    for (int k = 0; k < dimension; k++) {
      u[k] = direction[k].doubleValue();
    }
    return Matrices.dot(u, move) / Math.sqrt(Matrices.dot(u, u));
  }

  /** The centre drawn well inside. */
  private double[] start() {
    double[] w = centre.clone();
    double norm = Math.sqrt(Matrices.dot(w, w));
    for (int k = 0; k < dimension; k++) {
      if (ball) {
        w[k] = norm > 0.9 * radius ? w[k] * 0.9 * radius / norm : w[k];
      } else {
        double margin = 0.1 * (upper[k] - lower[k]);
        w[k] = Math.max(lower[k] + margin, Math.min(upper[k] - margin, w[k]));
      }
    }
    return w;
  }

  /** Newton's method at one scale. */
  private void centreAt(double scale) {
    eps = scale;
    double barrier = stiffness * size * eps;
    double before = objective(move, barrier);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = loss.gradient().clone();
      double[][] hessian = loss.hessian();
      for (int k = 0; k < dimension; k++) {
        gradient[k] += stiffness * (move[k] - centre[k]);
        hessian[k][k] += stiffness;
      }
      addBarrier(gradient, hessian, barrier);
      double[] direction = Matrices.solve(hessian, gradient);
      double decrement = Matrices.dot(direction, gradient);
      double length = 1;
      double[] next = stepped(direction, length);
      double after = objective(next, barrier);
      while (!(after < before) && length > 1e-12) {
        length /= 2;
        next = stepped(direction, length);
        after = objective(next, barrier);
      }
      if (!(after < before)) {
        break;
      }
      move = next;
      before = after;
      if (decrement < 1e-6 * barrier) {
        break;
      }
    }
  }

  private double[] stepped(double[] direction, double length) {
    double[] next = move.clone();
    Matrices.addTo(next, -length, direction);
    for (int k = 0; k < dimension; k++) {
      next[k] = lower[k] == upper[k] ? lower[k] : next[k];
    }
    return next;
  }

  /** The rounded objective with its barrier; infinite outside. */
  private double objective(double[] w, double barrier) {
    double total = 0;
    if (ball) {
      double slack = radius * radius - Matrices.dot(w, w);
      if (!(slack > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      total -= barrier * Math.log(slack);
    } else {
      for (int k = 0; k < dimension; k++) {
        if (lower[k] < upper[k]) {
          if (!(w[k] > lower[k] && w[k] < upper[k])) {
            return Double.POSITIVE_INFINITY;
          }
          total -= barrier * (Math.log(w[k] - lower[k]) + Math.log(upper[k] - w[k]));
        }
      }
    }
    for (int k = 0; k < dimension; k++) {
      total += stiffness * (w[k] - centre[k]) * (w[k] - centre[k]) / 2;
    }
    loss.evaluate(w, eps);
    return total + loss.value();
  }

  private void addBarrier(double[] gradient, double[][] hessian, double barrier) {
    if (ball) {
      double slack = radius * radius - Matrices.dot(move, move);
      Matrices.addTo(gradient, 2 * barrier / slack, move);
      Matrices.addProduct(hessian, 4 * barrier / (slack * slack), move, move);
      for (int k = 0; k < dimension; k++) {
        hessian[k][k] += 2 * barrier / slack;
      }
      return;
    }
    for (int k = 0; k < dimension; k++) {
      if (lower[k] < upper[k]) {
        double below = move[k] - lower[k];
        double above = upper[k] - move[k];
        gradient[k] += barrier * (1 / above - 1 / below);
        hessian[k][k] += barrier * (1 / (above * above) + 1 / (below * below));
      } else {
        gradient[k] = 0;
        for (int a = 0; a < dimension; a++) {
          hessian[a][k] = a == k ? 1 : 0;
          hessian[k][a] = a == k ? 1 : 0;
        }
      }
    }
  }
}
