package sextant.audit;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.ZonotopeDistance;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.fast.ZonotopeProjection;

/**
 * Certified distance of a point to a zonotope, the shape of the subdifferential of R: doubles
 * propose an element and a supporting direction, {@link ZonotopeDistance} certifies both.
 */
public final class SubdifferentialDistance {

  private static final long LONGEST_EXPONENT = 10_000;

  private SubdifferentialDistance() {}

  /**
   * Encloses the distance.
   *
   * @param point encloses the point
   * @param centre encloses the zonotope's centre
   * @param directions the directions of its segments
   * @param coefficients enclose their half-lengths in units of the directions
   * @param bits mantissa bits kept
   */
  public static Interval between(
      Interval[] point,
      Interval[] centre,
      BigFraction[][] directions,
      Interval[] coefficients,
      int bits) {
    ZonotopeDistance distance = ZonotopeDistance.of(point, centre, directions, coefficients, bits);
    double[] offset = new double[point.length];
    for (int a = 0; a < offset.length; a++) {
      offset[a] = middle(point[a].subtract(centre[a], bits));
    }
    double[][] segments = new double[directions.length][point.length];
    for (int k = 0; k < segments.length; k++) {
      for (int a = 0; a < offset.length; a++) {
        segments[k][a] = middle(coefficients[k].multiply(directions[k][a], bits));
      }
    }
    double[] proposal = ZonotopeProjection.multipliers(offset, segments);
    BigFraction[] t = new BigFraction[proposal.length];
    for (int k = 0; k < t.length; k++) {
      boolean usable = Math.abs(proposal[k]) <= 1;
      t[k] = usable ? new BigFraction(proposal[k]) : BigFraction.ZERO;
    }
    Interval[] residual = distance.residual(t);
    BigFraction[] u = new BigFraction[residual.length];
    for (int a = 0; a < u.length; a++) {
      u[a] = isModest(residual[a].lo()) ? residual[a].lo().toFraction() : BigFraction.ZERO;
    }
    Dyadic upper = distance.upper(t);
    Dyadic lower = distance.lower(u);
    return Interval.of(lower, upper);
  }

  /** About the middle, for a proposal. */
  private static double middle(Interval value) {
    return isModest(value.lo()) ? value.lo().toFraction().doubleValue() : 0;
  }

  /** Whether the number is short as a fraction; a number out of all proportion is left out. */
  private static boolean isModest(Dyadic value) {
    return Math.abs(value.exponent()) <= LONGEST_EXPONENT;
  }
}
