package sextant.audit.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Domain.Membership;
import sextant.model.Instance;
import sextant.revkl.FeatureSpan;

/** A few points of Theta where a property of every point may be refuted. */
final class Rays {

  private static final int QUARTERS = 4;

  /** Points are taken along the first axes only: a search of many would take long. */
  private static final int AXES = 3;

  /** The eigenvalue itself is shown for few dimensions. */
  private static final int FEW = 6;

  private static final int BITS = 160;

  private Rays() {}

  /**
   * theta, theta_ref, and from there along the first axes in four steps to the end of Theta; those
   * that are certainly in Theta.
   */
  static List<LogNumber[]> points(Instance instance, Domain domain) {
    List<LogNumber[]> candidates = new ArrayList<>();
    candidates.add(instance.theta());
    candidates.add(instance.thetaRef());
    for (int k = 0; k < Math.min(AXES, instance.dimension()); k++) {
      for (int side = -1; side <= 1; side += 2) {
        for (int quarter = 1; quarter <= QUARTERS; quarter++) {
          LogNumber[] point = instance.thetaRef();
          LogNumber full = end(instance, domain, k, side).subtract(point[k]);
          point[k] = point[k].add(full.multiply(new BigFraction(quarter, QUARTERS)));
          candidates.add(point);
        }
      }
    }
    List<LogNumber[]> points = new ArrayList<>();
    for (LogNumber[] point : candidates) {
      if (domain.contains(point, instance.thetaRef()) == Membership.INSIDE) {
        points.add(point);
      }
    }
    return points;
  }

  /** The end of Theta from theta_ref along an axis. */
  private static LogNumber end(Instance instance, Domain domain, int k, int side) {
    if (domain.isBall()) {
      BigFraction radius = domain.radius();
      return instance.thetaRef(k).add(LogNumber.of(side < 0 ? radius.negate() : radius));
    }
    return LogNumber.of(side < 0 ? domain.lower(k) : domain.upper(k));
  }

  /**
   * The first point at which a matrix certainly has a negative eigenvalue on the span, as a text
   * with a bound of that eigenvalue; null when there is none.
   *
   * @param matrix encloses the matrix of an instance at its theta, at a precision
   */
  static @Nullable String notSemidefinite(
      Instance instance,
      Domain domain,
      FeatureSpan span,
      BiFunction<Instance, Integer, Interval[][]> matrix) {
    for (LogNumber[] point : points(instance, domain)) {
      Instance there = instance.withTheta(point);
      Interval[][] at = span.restrict(matrix.apply(there, BITS), BITS);
      if (SymmetricMatrix.test(at, Dyadic.ZERO, BITS) == Answer.NOT_SEMIDEFINITE) {
        return "θ = " + text(point) + eigenvalue(at);
      }
    }
    return null;
  }

  private static String eigenvalue(Interval[][] at) {
    return at.length > FEW
        ? ""
        : ": least eigenvalue " + Show.interval(SymmetricMatrix.leastEigenvalue(at, 60), 12);
  }

  private static String text(LogNumber[] point) {
    StringBuilder text = new StringBuilder("(");
    for (int k = 0; k < point.length; k++) {
      text.append(k == 0 ? "" : ", ");
      String exact = point[k].canonical().toString();
      text.append(exact.length() <= 24 ? exact : Show.number(point[k], 10));
    }
    return text.append(")").toString();
  }
}
