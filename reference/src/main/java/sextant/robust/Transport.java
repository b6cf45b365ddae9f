package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * The 1-Wasserstein distance of two Bernoulli laws under the ground cost |y - y'|.
 *
 * <pre>
 *   paper         here        meaning
 *   p, q          p, q        probabilities of 1 under the two laws
 *   W_1           distance    |p - q| (ORA, Eq. 2)
 *   -             primal      least cost of a coupling, found at the ends of the segment of couplings
 *   -             dual        greatest difference of expectations of a 1-Lipschitz function
 * </pre>
 *
 * A coupling is fixed by a = P(1,1), with max(0, p+q-1) &lt;= a &lt;= min(p,q); its cost is P(1,0)
 * + P(0,1) = p + q - 2a, affine in a, so that its least value is at an end.
 */
public final class Transport {

  private Transport() {}

  /**
   * ORA-Eq2. The closed form |p - q|.
   *
   * @param p in [0, 1]
   * @param q in [0, 1]
   */
  /*@ public normal_behavior
  @   ensures \result.value == (p.value >= q.value ? p.value - q.value : q.value - p.value);
  @ pure */
  public static BigFraction distance(BigFraction p, BigFraction q) {
    return Rationals.abs(p.subtract(q));
  }

  /**
   * The cost p + q - 2a of the coupling with P(1,1) = a.
   *
   * @param p in [0, 1]
   * @param q in [0, 1]
   * @param a in [max(0, p+q-1), min(p, q)]
   */
  /*@ public normal_behavior
  @   ensures \result.value == (p.value - a.value) + (q.value - a.value);
  @ pure */
  public static BigFraction couplingCost(BigFraction p, BigFraction q, BigFraction a) {
    BigFraction oneZero = p.subtract(a);
    BigFraction zeroOne = q.subtract(a);
    return oneZero.add(zeroOne);
  }

  /** The least cost of a coupling: the better end of the segment of couplings. */
  /*@ public normal_behavior
  @   requires 0 <= p.value && p.value <= 1 && 0 <= q.value && q.value <= 1;
  @   ensures (\forall \real a; 0 <= a && p.value + q.value - 1 <= a && a <= p.value && a <= q.value
  @               ==> \result.value <= (p.value - a) + (q.value - a));
  @ pure */
  public static BigFraction primal(BigFraction p, BigFraction q) {
    BigFraction independentOfOnes = p.add(q).subtract(BigFraction.ONE);
    BigFraction least = Rationals.max(BigFraction.ZERO, independentOfOnes);
    BigFraction greatest = Rationals.min(p, q);
    return Rationals.min(couplingCost(p, q, least), couplingCost(p, q, greatest));
  }

  /**
   * The greatest E_p f - E_q f over 1-Lipschitz f on {0, 1}: f(1) - f(0) = s with |s| &lt;= 1 gives
   * s (p - q), greatest at s = 1 or s = -1.
   */
  /*@ public normal_behavior
  @   ensures (\forall \real s; 0 - 1 <= s && s <= 1 ==> s * (p.value - q.value) <= \result.value);
  @ pure */
  public static BigFraction dual(BigFraction p, BigFraction q) {
    return Rationals.max(p.subtract(q), q.subtract(p));
  }
}
