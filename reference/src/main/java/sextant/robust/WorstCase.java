package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;

/**
 * The worst case over the uncertainty interval of one pair.
 *
 * <pre>
 *   paper            here          meaning
 *   p = P*(1|z)      preference    nominal preference
 *   rho              rho           radius; [p - rho, p + rho] lies in [0, 1]
 *   a, b             a, b          the two losses, l^1 and l^0
 *   q                q             a preference in [p - rho, p + rho]
 *   s                sign          sign(l^1 - l^0) = -sign(h), 0 on ties
 * </pre>
 */
public final class WorstCase {

  private WorstCase() {}

  /**
   * The expected loss q a + (1 - q) b.
   *
   * @param q preference for the first response
   * @param a loss when the first response is preferred
   * @param b loss when the second one is
   */
  /*@ public normal_behavior
  @   ensures \result.value == q.value * a.value + (1 - q.value) * b.value;
  @ pure */
  public static LogNumber mixture(BigFraction q, LogNumber a, LogNumber b) {
    return a.multiply(q).add(b.multiply(BigFraction.ONE.subtract(q)));
  }

  /**
   * ORA-LA.1. The greatest expected loss over [p - rho, p + rho], in closed form: p a + (1 - p) b +
   * rho |a - b| (Eq. 26).
   *
   * @param preference p
   * @param rho the radius, at least 0
   * @param a loss when the first response is preferred
   * @param b loss when the second one is
   */
  /*@ public normal_behavior
  @   requires rho.value >= 0;
  @   requires 0 <= preference.value - rho.value && preference.value + rho.value <= 1;
  @   ensures (\forall \real q;
  @       preference.value - rho.value <= q && q <= preference.value + rho.value
  @       ==> q * a.value + (1 - q) * b.value <= \result.value);
  @   ensures \result.value == (a.value >= b.value
  @       ? (preference.value + rho.value) * a.value + (1 - (preference.value + rho.value)) * b.value
  @       : (preference.value - rho.value) * a.value + (1 - (preference.value - rho.value)) * b.value);
  @ pure */
  public static LogNumber value(BigFraction preference, BigFraction rho, LogNumber a, LogNumber b) {
    return mixture(preference, a, b).add(a.subtract(b).abs().multiply(rho));
  }

  /**
   * ORA-LA.1-SEL. The corrected selector p + rho·s: on ties (s = 0) the nominal preference. It is
   * antisymmetric under the swap of the pair (p becomes 1 - p, s becomes -s), so that the selected
   * oracle is a member of the uncertainty set, and it attains the supremum.
   *
   * @param preference p
   * @param rho the radius
   * @param sign the sign of a - b: -1, 0 or 1
   */
  /*@ public normal_behavior
  @   requires sign == 0 - 1 || sign == 0 || sign == 1;
  @   requires rho.value >= 0;
  @   ensures \result.value == preference.value + rho.value * sign;
  @   ensures preference.value - rho.value <= \result.value;
  @   ensures \result.value <= preference.value + rho.value;
  @ pure */
  public static BigFraction selector(BigFraction preference, BigFraction rho, int sign) {
    BigFraction selected;
    if (sign > 0) {
      selected = preference.add(rho);
    } else if (sign < 0) {
      selected = preference.subtract(rho);
    } else {
      selected = preference;
    }
    return selected;
  }

  /**
   * The paper's selector, which sends ties to p + rho: kept to refute it. On z = (x, y, y) it
   * selects 1/2 + rho, which no antisymmetric oracle can have.
   *
   * @param preference p
   * @param rho the radius
   * @param sign the sign of a - b
   */
  /*@ public normal_behavior
  @   ensures \result.value == (sign >= 0 ? preference.value + rho.value
  @                                       : preference.value - rho.value);
  @ pure */
  public static BigFraction publishedSelector(BigFraction preference, BigFraction rho, int sign) {
    BigFraction selected;
    if (sign >= 0) {
      selected = preference.add(rho);
    } else {
      selected = preference.subtract(rho);
    }
    return selected;
  }

  /**
   * ORA-Eq14. The surplus rho beta |h| of the worst case over the nominal loss, since l^1 - l^0 =
   * -beta h.
   *
   * @param rho the radius, at least 0
   * @param beta the inverse temperature of the implicit reward, positive
   * @param h the pair logit
   */
  /*@ public normal_behavior
  @   requires rho.value >= 0 && beta.value > 0;
  @   ensures \result.value == rho.value * beta.value
  @                          * (h.value >= 0 ? h.value : 0 - h.value);
  @ pure */
  public static LogNumber surplus(BigFraction rho, BigFraction beta, LogNumber h) {
    return h.abs().multiply(rho.multiply(beta));
  }
}
