package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

//@ model import sextant.exact.Dyadic;
//@ model import sextant.exact.Elementary;

/**
 * The pair logit h: how much more the policy has moved towards the first response than towards the
 * second.
 *
 * <pre>
 *   paper          here               meaning
 *   h              byDefinition       log[pi(y1)/pi_ref(y1)] - log[pi(y2)/pi_ref(y2)]
 *   (theta -       logLinear          the same for log-linear policies (ORA, Eq. 33)
 *    theta_ref)·Dpsi
 *   psi(x,y1)      feature1           features of the first response
 * </pre>
 */
public final class PairLogit {

  private PairLogit() {}

  /**
   * h by its definition, from the four probabilities (all positive).
   *
   * @param policy1 pi_theta(y1|x)
   * @param ref1 pi_ref(y1|x)
   * @param policy2 pi_theta(y2|x)
   * @param ref2 pi_ref(y2|x)
   */
  /*@ public normal_behavior
  @   requires policy1.value > 0 && ref1.value > 0 && policy2.value > 0 && ref2.value > 0;
  @   ensures \result.value == (Elementary.realLn(policy1.value) - Elementary.realLn(ref1.value))
  @                          - (Elementary.realLn(policy2.value) - Elementary.realLn(ref2.value));
  @ pure */
  public static LogNumber byDefinition(
      BigFraction policy1, BigFraction ref1, BigFraction policy2, BigFraction ref2) {
    LogNumber first = LogNumber.log(policy1).subtract(LogNumber.log(ref1));
    LogNumber second = LogNumber.log(policy2).subtract(LogNumber.log(ref2));
    return first.subtract(second);
  }

  /*@ // The first n terms (theta_k - theta_ref_k) (psi_k(x,y1) - psi_k(x,y2)).
  @ public normal_behavior
  @   requires 0 <= n && n <= theta.length && n <= thetaRef.length;
  @   requires n <= feature1.length && n <= feature2.length;
  @   requires \nonnullelements(theta) && \nonnullelements(thetaRef);
  @   requires \nonnullelements(feature1) && \nonnullelements(feature2);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : logLinearOf(theta, thetaRef, feature1, feature2, n - 1)
  @           + (theta[n - 1].value - thetaRef[n - 1].value)
  @             * (feature1[n - 1].value - feature2[n - 1].value));
  @ public static pure model \real logLinearOf(LogNumber[] theta, LogNumber[] thetaRef,
  @     BigFraction[] feature1, BigFraction[] feature2, int n) {
  @   return n == 0 ? (\real) 0 : logLinearOf(theta, thetaRef, feature1, feature2, n - 1)
  @       + (theta[n - 1].value - thetaRef[n - 1].value)
  @         * (feature1[n - 1].value - feature2[n - 1].value);
  @ }
  @*/

  /** The term of one coordinate. */
  /*@ private normal_behavior
  @   ensures \result.value
  @       == (theta.value - thetaRef.value) * (feature1.value - feature2.value);
  @ pure */
  private static LogNumber coordinate(
      LogNumber theta, LogNumber thetaRef, BigFraction feature1, BigFraction feature2) {
    return theta.subtract(thetaRef).multiply(feature1.subtract(feature2));
  }

  /**
   * h of log-linear policies, (theta - theta_ref)·(psi(x,y1) - psi(x,y2)) (ORA, Eq. 33): exact on
   * every instance, so that its sign is always decidable.
   *
   * @param theta the parameters, length d
   * @param thetaRef the reference parameters, length d
   * @param feature1 psi(x,y1), length d
   * @param feature2 psi(x,y2), length d
   */
  /*@ public normal_behavior
  @   requires theta.length == thetaRef.length;
  @   requires theta.length == feature1.length && theta.length == feature2.length;
  @   requires \nonnullelements(theta) && \nonnullelements(thetaRef);
  @   requires \nonnullelements(feature1) && \nonnullelements(feature2);
  @   ensures \result.value
  @       == logLinearOf(theta, thetaRef, feature1, feature2, theta.length);
  @ pure */
  public static LogNumber logLinear(
      LogNumber[] theta, LogNumber[] thetaRef, BigFraction[] feature1, BigFraction[] feature2) {
    LogNumber h = LogNumber.ZERO;
    //@ loop_invariant 0 <= k && k <= theta.length;
    //@ loop_invariant h.value == logLinearOf(theta, thetaRef, feature1, feature2, k);
    //@ loop_decreases theta.length - k;
    for (int k = 0; k < theta.length; k++) {
      h = h.add(coordinate(theta[k], thetaRef[k], feature1[k], feature2[k]));
    }
    return h;
  }

  /**
   * ORA-Eq33. The definition of h less its log-linear form: zero, since the partition functions
   * cancel.
   *
   * @param byDefinition h from the four probabilities
   * @param logLinear (theta - theta_ref)·Dpsi
   */
  /*@ public normal_behavior
  @   ensures \result.value == byDefinition.value - logLinear.value;
  @ pure */
  public static LogNumber difference(LogNumber byDefinition, LogNumber logLinear) {
    return byDefinition.subtract(logLinear);
  }

  /**
   * An enclosure of h by its definition.
   *
   * @param logPolicy1 encloses log pi_theta(y1|x)
   * @param logRef1 encloses log pi_ref(y1|x)
   * @param logPolicy2 encloses log pi_theta(y2|x)
   * @param logRef2 encloses log pi_ref(y2|x)
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real p; logPolicy1.lo().value <= p && p <= logPolicy1.hi().value ==>
  @       (\forall \real q; logRef1.lo().value <= q && q <= logRef1.hi().value ==>
  @       (\forall \real r; logPolicy2.lo().value <= r && r <= logPolicy2.hi().value ==>
  @       (\forall \real s; logRef2.lo().value <= s && s <= logRef2.hi().value ==>
  @           \result.lo().value <= (p - q) - (r - s)
  @           && (p - q) - (r - s) <= \result.hi().value))));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval byDefinition(
      Interval logPolicy1, Interval logRef1, Interval logPolicy2, Interval logRef2, int bits) {
    Interval first = logPolicy1.subtract(logRef1, bits);
    Interval second = logPolicy2.subtract(logRef2, bits);
    return first.subtract(second, bits);
  }
}
