package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;

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

  /**
   * h of log-linear policies, (theta - theta_ref)·(psi(x,y1) - psi(x,y2)) (ORA, Eq. 33): exact on
   * every instance, so that its sign is always decidable.
   *
   * @param theta the parameters, length d
   * @param thetaRef the reference parameters, length d
   * @param feature1 psi(x,y1), length d
   * @param feature2 psi(x,y2), length d
   */
  public static LogNumber logLinear(
      LogNumber[] theta, LogNumber[] thetaRef, BigFraction[] feature1, BigFraction[] feature2) {
    LogNumber h = LogNumber.ZERO;
    for (int k = 0; k < theta.length; k++) {
      BigFraction difference = feature1[k].subtract(feature2[k]);
      h = h.add(theta[k].subtract(thetaRef[k]).multiply(difference));
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
  public static Interval byDefinition(
      Interval logPolicy1, Interval logRef1, Interval logPolicy2, Interval logRef2, int bits) {
    Interval first = logPolicy1.subtract(logRef1, bits);
    Interval second = logPolicy2.subtract(logRef2, bits);
    return first.subtract(second, bits);
  }
}
