package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;

/**
 * The maximum of J_gamma over Theta, bracketed from one point near it, however that was found: J at
 * the point from below, and by strong concavity from above ({@link GapBound}).
 *
 * <pre>
 *   symbol                       here       meaning
 *   -                            point      in Theta
 *   J* = max over Theta          value      enclosed
 *   ||point - theta*_gamma||     distance   at most sqrt(2 (J* - J(point))/m)
 * </pre>
 */
public final class CertifiedMaximum {

  private final LogNumber[] point;
  private final Interval value;
  private final Interval[] gradient;
  private final Dyadic distance;

  private CertifiedMaximum(
      LogNumber[] point, Interval value, Interval[] gradient, Dyadic distance) {
    this.point = point;
    this.value = value;
    this.gradient = gradient;
    this.distance = distance;
  }

  /**
   * The bracket from a point.
   *
   * @param problem the objective and its constants
   * @param point of Theta
   * @param bits the precision
   */
  public static CertifiedMaximum of(RegularisedProblem problem, LogNumber[] point, int bits) {
    Domain domain = problem.instance().domain();
    if (domain == null
        || domain.contains(point, problem.instance().thetaRef()) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("the point is not known to lie in the domain");
    }
    Objective objective = ProjectedAscent.objectiveAt(problem, point, bits);
    Interval here = objective.value();
    Interval[] gradient = objective.gradient();
    Dyadic gap =
        GapBound.best(
            gradient,
            ProjectedAscent.offset(problem.instance(), point, bits),
            problem.d(),
            problem.modulus(),
            bits);
    Interval value = here.add(Interval.of(Dyadic.ZERO, gap), bits);
    BigFraction ratio = problem.modulus().reciprocal().multiply(2);
    Interval square = Interval.exact(gap).multiply(ratio, bits).max(Interval.ZERO);
    return new CertifiedMaximum(point.clone(), value, gradient, Elementary.sqrt(square, bits).hi());
  }

  /** The point. */
  public LogNumber[] point() {
    return point.clone();
  }

  /** Encloses J*. */
  public Interval value() {
    return value;
  }

  /** Encloses grad J_gamma at the point. */
  public Interval[] gradient() {
    return gradient.clone();
  }

  /** How far from the point the maximiser is at most. */
  public Dyadic distance() {
    return distance;
  }
}
