package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

//@ model import sextant.exact.Dyadic;

/**
 * The robust loss in closed form.
 *
 * <pre>
 *   paper          here           meaning
 *   L_SAIL         sail           the nominal loss
 *   R              penalty        the sensitivity penalty E|h|
 *   rho, beta      rho, beta      radius, inverse temperature
 *   lambda         rho·beta       the penalty's weight
 *   L_rho^W        closedForm     sup over the uncertainty set (ORA, Eq. 13)
 * </pre>
 */
public final class RobustLoss {

  private RobustLoss() {}

  /**
   * ORA-T4.1. The closed form L_SAIL + rho beta R of the robust loss, valid where [P* - rho, P* +
   * rho] stays in [0, 1].
   *
   * @param sail L_SAIL(theta)
   * @param rho the radius, at least 0
   * @param beta positive
   * @param penalty R(theta)
   */
  /*@ public normal_behavior
  @   requires rho.value >= 0 && beta.value > 0;
  @   ensures \result.value == sail.value + rho.value * beta.value * penalty.value;
  @ pure */
  public static LogNumber closedForm(
      LogNumber sail, BigFraction rho, BigFraction beta, LogNumber penalty) {
    return sail.add(penalty.multiply(rho.multiply(beta)));
  }

  /*@ // f = g gives f r = g r.
  @ public normal_behavior
  @   requires f == g;
  @   ensures \result;
  @   ensures f * r == g * r;
  @ public static pure heap_free model boolean sameMultiple(\real f, \real g, \real r) {
  @   return true;
  @ }
  @*/

  /**
   * Encloses the closed form. Linear in both values, it lies between those at the ends.
   *
   * @param sail encloses L_SAIL(theta)
   * @param rho the radius, at least 0
   * @param beta positive
   * @param penalty encloses R(theta)
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value
  @       <= sail.lo().value + (rho.value * beta.value) * penalty.lo().value;
  @   ensures \result.lo().value
  @       <= sail.lo().value + (rho.value * beta.value) * penalty.hi().value;
  @   ensures sail.hi().value + (rho.value * beta.value) * penalty.lo().value
  @       <= \result.hi().value;
  @   ensures sail.hi().value + (rho.value * beta.value) * penalty.hi().value
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval closedForm(
      Interval sail, BigFraction rho, BigFraction beta, Interval penalty, int bits) {
    BigFraction factor = rho.multiply(beta);
    Interval surplus = penalty.multiply(factor, bits);
    /*@ ghost boolean least =
    @     sameMultiple(factor.value, rho.value * beta.value, penalty.lo().value); @*/
    /*@ ghost boolean greatest =
    @     sameMultiple(factor.value, rho.value * beta.value, penalty.hi().value); @*/
    return sail.add(surplus, bits);
  }

  /**
   * ORA-R4.2. Twice the middle value less the sum of the outer ones: 0 exactly when the middle one
   * is their mean. The supremum is concave in rho (the sets grow linearly with it), and a concave
   * function that meets its chord at the midpoint is affine on the segment.
   *
   * @param atZero the robust loss at radius 0
   * @param atHalf the robust loss at radius rho/2
   * @param atRho the robust loss at radius rho
   */
  /*@ public normal_behavior
  @   ensures \result.value == 2 * atHalf.value - (atZero.value + atRho.value);
  @ pure */
  public static LogNumber affine(LogNumber atZero, LogNumber atHalf, LogNumber atRho) {
    return atHalf.multiply(BigFraction.TWO).subtract(atZero.add(atRho));
  }
}
