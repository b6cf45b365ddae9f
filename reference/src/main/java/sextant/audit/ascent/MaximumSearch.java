package sextant.audit.ascent;

import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import sextant.descent.ProjectedStep;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.KlDirection;
import sextant.revkl.Objective;
import sextant.revkl.RegularisedProblem;
import sextant.sail.ScoreTable;

/**
 * Finds the maximiser of J_gamma over the ball; {@link CertifiedMaximum} brackets the maximum from
 * it, so that nothing here need be trusted.
 *
 * <p>Newton's method: the maximum of the quadratic model over the ball, in doubles, by bisection
 * for the multiplier of the ball; gradients and points are exact to many bits, so the digits grow
 * with every step.
 */
public final class MaximumSearch {

  private static final int BITS = 192;
  private static final int PLACES = 144;
  private static final int MOST_STEPS = 60;
  private static final int HALVINGS = 30;
  private static final int BISECTIONS = 200;

  /** Outward, so that a point meant for the sphere is projected on it. */
  private static final double OUTWARD = 1 + 1e-9;

  /** A bracket of this relative width will do. */
  private static final int ENOUGH_BITS = 100;

  private final RegularisedProblem problem;
  private final Domain domain;
  private final double radius;

  private MaximumSearch(RegularisedProblem problem, Domain domain) {
    this.problem = problem;
    this.domain = domain;
    this.radius = problem.d().doubleValue();
  }

  /**
   * The best bracket found.
   *
   * @param problem the objective and its constants
   */
  public static CertifiedMaximum find(RegularisedProblem problem) {
    Domain domain = problem.instance().domain();
    if (domain == null) {
      throw new IllegalArgumentException("no domain");
    }
    return new MaximumSearch(problem, domain).run();
  }

  private CertifiedMaximum run() {
    CertifiedMaximum best = CertifiedMaximum.of(problem, problem.instance().thetaRef(), BITS);
    LogNumber[] point = best.point();
    Interval value = objective(point).value();
    for (int step = 0; step < MOST_STEPS && !isEnough(best); step++) {
      double[] move = newton(point);
      boolean risen = false;
      for (int half = 0; half < HALVINGS && !risen; half++) {
        LogNumber[] next = moved(point, move, Math.scalb(1.0, -half));
        Interval there = objective(next).value();
        // a step that changes J by less than its enclosure's width is taken: it may be the last
        if (there.hi().compareTo(value.lo()) >= 0) {
          point = next;
          value = there;
          risen = true;
        }
      }
      CertifiedMaximum found = CertifiedMaximum.of(problem, point, BITS);
      if (found.value().width().compareTo(best.value().width()) < 0) {
        best = found;
      } else if (step > MOST_STEPS / 2 || !risen) {
        break;
      }
    }
    return best;
  }

  private static boolean isEnough(CertifiedMaximum found) {
    Dyadic width = found.value().width();
    return width.signum() == 0 || width.compareTo(Dyadic.ONE.shift(-ENOUGH_BITS)) < 0;
  }

  private Objective objective(LogNumber[] point) {
    Instance there = problem.instance().withTheta(point);
    return Objective.of(ScoreTable.of(there, BITS), KlDirection.REF_POLICY, problem.gamma());
  }

  /** The point moved by a multiple of a vector, projected on the ball and rounded. */
  private LogNumber[] moved(LogNumber[] point, double[] move, double times) {
    Interval[] along = new Interval[move.length];
    for (int k = 0; k < along.length; k++) {
      along[k] = Interval.from(new BigFraction(move[k] * times), BITS);
    }
    Instance there = problem.instance().withTheta(point);
    return ProjectedStep.of(there, domain, along, BigFraction.ONE.negate(), PLACES, BITS).point();
  }

  /** The step to the maximum of the quadratic model over the ball. */
  private double[] newton(LogNumber[] point) {
    Objective objective = objective(point);
    Interval[] gradient = objective.gradient();
    int d = gradient.length;
    BigFraction[] exactGradient = new BigFraction[d];
    BigFraction[] exactOffset = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      exactGradient[k] = gradient[k].lo().toFraction();
      exactOffset[k] =
          point[k].subtract(problem.instance().thetaRef(k)).enclose(BITS).lo().toFraction();
    }
    EigenDecomposition eigen = new EigenDecomposition(negative(objective.hessian()));
    double multiplier = multiplier(eigen, doubles(exactGradient), doubles(exactOffset));
    BigFraction exactMultiplier = new BigFraction(multiplier);
    double[] residual = new double[d];
    for (int k = 0; k < d; k++) {
      residual[k] = number(exactGradient[k].subtract(exactOffset[k].multiply(exactMultiplier)));
    }
    double[] move = solve(eigen, residual, multiplier);
    if (multiplier > 0) {
      for (int k = 0; k < d; k++) {
        double target = number(exactOffset[k]) + move[k];
        move[k] += target * (OUTWARD - 1);
      }
    }
    return move;
  }

  /** The least alpha &gt;= 0 whose step ends in the ball. */
  private double multiplier(EigenDecomposition eigen, double[] gradient, double[] offset) {
    if (length(eigen, gradient, offset, 0) <= radius) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int k = 0; k < BISECTIONS && length(eigen, gradient, offset, high) > radius; k++) {
      low = high;
      high *= 2;
    }
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = (low + high) / 2;
      if (length(eigen, gradient, offset, middle) > radius) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** ||offset + step||. */
  private static double length(
      EigenDecomposition eigen, double[] gradient, double[] offset, double multiplier) {
    double[] residual = new double[offset.length];
    for (int k = 0; k < residual.length; k++) {
      residual[k] = gradient[k] - multiplier * offset[k];
    }
    double[] move = solve(eigen, residual, multiplier);
    double square = 0;
    for (int k = 0; k < move.length; k++) {
      square += (offset[k] + move[k]) * (offset[k] + move[k]);
    }
    return Math.sqrt(square);
  }

  /** (A + alpha I)^-1 r, with eigenvalues kept above 0. */
  private static double[] solve(EigenDecomposition eigen, double[] residual, double multiplier) {
    double[] values = eigen.getRealEigenvalues();
    double floor = Double.MIN_NORMAL;
    for (double value : values) {
      floor = Math.max(floor, Math.abs(value) * 1e-13);
    }
    double[] result = new double[residual.length];
    for (int i = 0; i < values.length; i++) {
      double[] vector = eigen.getEigenvector(i).toArray();
      double along = 0;
      for (int k = 0; k < vector.length; k++) {
        along += vector[k] * residual[k];
      }
      along /= Math.max(values[i], floor) + multiplier;
      for (int k = 0; k < vector.length; k++) {
        result[k] += along * vector[k];
      }
    }
    return result;
  }

  private static RealMatrix negative(Interval[][] hessian) {
    RealMatrix matrix = new Array2DRowRealMatrix(hessian.length, hessian.length);
    for (int a = 0; a < hessian.length; a++) {
      for (int b = 0; b < hessian.length; b++) {
        matrix.setEntry(a, b, -number(hessian[Math.min(a, b)][Math.max(a, b)].lo().toFraction()));
      }
    }
    return matrix;
  }

  private static double[] doubles(BigFraction[] values) {
    double[] result = new double[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = number(values[k]);
    }
    return result;
  }

  /** About the same double; BigFraction's own conversion overflows for long fractions. */
  static double number(BigFraction value) {
    if (Rationals.isZero(value)) {
      return 0;
    }
    Dyadic near = Dyadic.fromFractionDown(value, 60);
    return Math.scalb(
        near.mantissa().doubleValue(), (int) Math.max(-2000, Math.min(2000, near.exponent())));
  }
}
