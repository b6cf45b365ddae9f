package sextant.descent;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * A projected step, at a point that can be written down: the step's end is enclosed, and rounded
 * towards theta_ref, so that the point lies in Theta too (ORA, Algorithm 1).
 *
 * <pre>
 *   paper                       here    meaning
 *   proj_Theta(theta - eta G)   -       enclosed
 *   -                           point   theta_ref + w, w a multiple of 2^-places in each coordinate
 *   xi                          error   at least ||point - proj_Theta(theta - eta G)||
 * </pre>
 *
 * <p>Why point lies in Theta: coordinate by coordinate w lies between 0 and the projection's offset
 * from theta_ref. A ball about theta_ref holds such a point because its norm is no greater, a box
 * that holds theta_ref because it is an interval in each coordinate.
 */
public final class ProjectedStep {

  private final LogNumber[] point;
  private final Dyadic error;

  private ProjectedStep(LogNumber[] point, Dyadic error) {
    this.point = point;
    this.error = error;
  }

  /**
   * The step from an instance's theta.
   *
   * @param instance at theta
   * @param domain Theta, which holds theta_ref
   * @param gradient encloses G
   * @param eta the step size; negative to ascend
   * @param places binary places of the point's offset from theta_ref
   * @param bits the precision of the enclosures
   */
  public static ProjectedStep of(
      Instance instance,
      Domain domain,
      Interval[] gradient,
      BigFraction eta,
      int places,
      int bits) {
    Interval[] offset = new Interval[gradient.length];
    for (int k = 0; k < offset.length; k++) {
      LogNumber gap = instance.theta(k).subtract(instance.thetaRef(k));
      offset[k] = gap.enclose(bits).subtract(gradient[k].multiply(eta, bits), bits);
    }
    offset =
        domain.isBall()
            ? onBall(offset, domain.radius(), bits)
            : onBox(instance, domain, offset, bits);
    LogNumber[] point = new LogNumber[offset.length];
    Interval[] squares = new Interval[offset.length];
    for (int k = 0; k < offset.length; k++) {
      Dyadic w = towardsZero(offset[k], places);
      point[k] = instance.thetaRef(k).add(LogNumber.of(w.toFraction()));
      squares[k] = offset[k].subtract(Interval.exact(w), bits).square(bits);
    }
    Dyadic error = Elementary.sqrt(Interval.sum(squares, bits), bits).hi();
    return new ProjectedStep(point, error);
  }

  /**
   * Encloses the projection of w on the ball about 0: w itself, or w drawn in.
   *
   * @param offset encloses w
   * @param radius positive
   */
  static Interval[] onBall(Interval[] offset, BigFraction radius, int bits) {
    Interval[] squares = new Interval[offset.length];
    for (int k = 0; k < squares.length; k++) {
      squares[k] = offset[k].square(bits);
    }
    Interval norm = Elementary.sqrt(Interval.sum(squares, bits), bits);
    Interval limit = Interval.from(radius, bits);
    Interval[] result = offset.clone();
    if (norm.hi().compareTo(limit.lo()) > 0) {
      // min(1, limit/norm), where norm may be as small as limit: then it is limit/max(norm, limit)
      Interval factor = limit.divide(norm.max(limit), bits).min(Interval.ONE);
      for (int k = 0; k < result.length; k++) {
        result[k] = offset[k].multiply(factor, bits);
      }
    }
    return result;
  }

  /** Encloses the projection of theta_ref + w on a box, less theta_ref. */
  private static Interval[] onBox(Instance instance, Domain domain, Interval[] offset, int bits) {
    Interval[] result = new Interval[offset.length];
    for (int k = 0; k < result.length; k++) {
      LogNumber ref = instance.thetaRef(k);
      Interval low = LogNumber.of(domain.lower(k)).subtract(ref).enclose(bits);
      Interval high = LogNumber.of(domain.upper(k)).subtract(ref).enclose(bits);
      result[k] = offset[k].max(low).min(high);
    }
    return result;
  }

  /**
   * The multiple of 2^-places nearest to the enclosed number among those between 0 and every number
   * of the enclosure.
   */
  static Dyadic towardsZero(Interval w, int places) {
    Dyadic least = w.lo().signum() > 0 ? w.lo() : w.hi();
    if (w.containsZero()) {
      return Dyadic.ZERO;
    }
    long shift = least.exponent() + places;
    BigInteger magnitude = least.mantissa().abs();
    BigInteger units =
        shift >= 0
            ? magnitude.shiftLeft(Math.toIntExact(shift))
            : magnitude.shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    return Dyadic.of(least.signum() > 0 ? units : units.negate(), -places);
  }

  /** The point, in Theta. */
  public LogNumber[] point() {
    return point.clone();
  }

  /** A number that the distance of the point from the step's end does not exceed. */
  public Dyadic error() {
    return error;
  }
}
