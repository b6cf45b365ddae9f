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

  private final /*@ spec_public */ LogNumber[] point;
  private final /*@ spec_public */ Dyadic error;

  //@ public invariant error.value >= 0;

  /*@ private normal_behavior
  @   requires error.value >= 0;
  @   ensures this.point == point && this.error == error;
  @ pure */
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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == instance.dimension && \nonnullelements(gradient);
  @   requires domain.isBall()
  @       || domain.lower.length == gradient.length && domain.upper.length == gradient.length
  @           && \nonnullelements(domain.lower) && \nonnullelements(domain.upper);
  @   ensures \result.point.length == gradient.length && \result.error.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static ProjectedStep of(
      Instance instance,
      Domain domain,
      Interval[] gradient,
      BigFraction eta,
      int places,
      int bits) {
    Interval[] end = end(instance, gradient, eta, bits);
    Interval[] offset =
        domain.isBall() ? onBall(end, domain.radius(), bits) : onBox(instance, domain, end, bits);
    Dyadic[] rounded = rounded(offset, places);
    return new ProjectedStep(point(instance, rounded), error(offset, rounded, bits));
  }

  /** Encloses theta - eta G - theta_ref. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires gradient.length == instance.dimension && \nonnullelements(gradient);
  @   ensures \result.length == gradient.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] end(Instance instance, Interval[] gradient, BigFraction eta, int bits) {
    LogNumber[] theta = instance.theta();
    LogNumber[] thetaRef = instance.thetaRef();
    Interval[] end = new Interval[gradient.length];
    /*@ loop_invariant 0 <= k && k <= end.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; end[i] != null);
    @ loop_writes k, end[*];
    @ loop_decreases end.length - k; @*/
    for (int k = 0; k < end.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(gradient[k]);
      LogNumber gap = theta[k].subtract(thetaRef[k]);
      end[k] = gap.enclose(bits).subtract(gradient[k].multiply(eta, bits), bits);
    }
    return end;
  }

  /*@ private behavior
  @   requires \nonnullelements(offset);
  @   ensures \result.length == offset.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic[] rounded(Interval[] offset, int places) {
    Dyadic[] rounded = new Dyadic[offset.length];
    /*@ loop_invariant 0 <= k && k <= rounded.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; rounded[i] != null);
    @ loop_writes k, rounded[*];
    @ loop_decreases rounded.length - k; @*/
    for (int k = 0; k < rounded.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(offset[k]);
      rounded[k] = towardsZero(offset[k], places);
    }
    return rounded;
  }

  /** theta_ref + w. */
  /*@ private behavior
  @   requires w.length == instance.dimension && \nonnullelements(w);
  @   ensures \result.length == w.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber[] point(Instance instance, Dyadic[] w) {
    LogNumber[] thetaRef = instance.thetaRef();
    LogNumber[] point = new LogNumber[w.length];
    /*@ loop_invariant 0 <= k && k <= point.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; point[i] != null);
    @ loop_writes k, point[*];
    @ loop_decreases point.length - k; @*/
    for (int k = 0; k < point.length; k++) {
      point[k] = thetaRef[k].add(LogNumber.of(w[k].toFraction()));
    }
    return point;
  }

  /** Bounds the distance of w from every point enclosed. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && offset.length == w.length;
  @   requires \nonnullelements(offset) && \nonnullelements(w);
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic error(Interval[] offset, Dyadic[] w, int bits) {
    Interval[] squares = new Interval[offset.length];
    /*@ loop_invariant 0 <= k && k <= squares.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     squares[i] != null && squares[i].lo.value >= 0);
    @ loop_writes k, squares[*];
    @ loop_decreases squares.length - k; @*/
    for (int k = 0; k < squares.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(offset[k]);
      squares[k] = offset[k].subtract(Interval.exact(w[k]), bits).square(bits);
    }
    return Elementary.sqrt(Interval.sum(squares, bits), bits).hi();
  }

  /**
   * Encloses the projection of w on the ball about 0: w itself, or w drawn in.
   *
   * @param offset encloses w
   * @param radius positive
   */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && \nonnullelements(offset);
  @   ensures \result.length == offset.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[] onBall(Interval[] offset, BigFraction radius, int bits) {
    Interval norm = norm(offset, bits);
    Interval limit = Interval.from(radius, bits);
    if (norm.hi().compareTo(limit.lo()) <= 0) {
      return offset.clone();
    }
    // min(1, limit/norm), where norm may be as small as limit: then it is limit/max(norm, limit)
    Interval factor = limit.divide(norm.max(limit), bits).min(Interval.ONE);
    Interval[] result = new Interval[offset.length];
    /*@ loop_invariant 0 <= k && k <= result.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; result[i] != null);
    @ loop_writes k, result[*];
    @ loop_decreases result.length - k; @*/
    for (int k = 0; k < result.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(offset[k]);
      result[k] = offset[k].multiply(factor, bits);
    }
    return result;
  }

  /** Encloses ||w||. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && \nonnullelements(offset);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval norm(Interval[] offset, int bits) {
    Interval[] squares = new Interval[offset.length];
    /*@ loop_invariant 0 <= k && k <= squares.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     squares[i] != null && squares[i].lo.value >= 0);
    @ loop_writes k, squares[*];
    @ loop_decreases squares.length - k; @*/
    for (int k = 0; k < squares.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(offset[k]);
      squares[k] = offset[k].square(bits);
    }
    return Elementary.sqrt(Interval.sum(squares, bits), bits);
  }

  /** Encloses the projection of theta_ref + w on a box, less theta_ref. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && \nonnullelements(offset);
  @   requires offset.length == instance.dimension;
  @   requires offset.length == domain.lower.length && offset.length == domain.upper.length;
  @   requires \nonnullelements(domain.lower) && \nonnullelements(domain.upper);
  @   ensures \result.length == offset.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] onBox(Instance instance, Domain domain, Interval[] offset, int bits) {
    LogNumber[] thetaRef = instance.thetaRef();
    Interval[] result = new Interval[offset.length];
    /*@ loop_invariant 0 <= k && k <= result.length;
    @ loop_invariant \nonnullelements(domain.lower) && \nonnullelements(domain.upper);
    @ loop_invariant (\forall int i; 0 <= i && i < k; result[i] != null);
    @ loop_writes k, result[*];
    @ loop_decreases result.length - k; @*/
    for (int k = 0; k < result.length; k++) {
      LogNumber ref = thetaRef[k];
      Interval low = LogNumber.of(domain.lower(k)).subtract(ref).enclose(bits);
      Interval high = LogNumber.of(domain.upper(k)).subtract(ref).enclose(bits);
      //@ ghost boolean ordered = Interval.ordered(offset[k]);
      result[k] = offset[k].max(low).min(high);
    }
    return result;
  }

  /**
   * The multiple of 2^-places nearest to the enclosed number among those between 0 and every number
   * of the enclosure.
   */
  /*@ behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
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
  /*@ public normal_behavior
  @   ensures \result.length == point.length && \nonnullelements(\result);
  @ pure */
  public LogNumber[] point() {
    return point.clone();
  }

  /** A number that the distance of the point from the step's end does not exceed. */
  /*@ public normal_behavior
  @   ensures \result == error && \result.value >= 0;
  @ pure */
  public Dyadic error() {
    return error;
  }
}
