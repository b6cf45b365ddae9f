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
  @   ensures \result.value == preference.value * a.value + (1 - preference.value) * b.value
  @       + rho.value * (a.value >= b.value ? a.value - b.value : b.value - a.value);
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

  /*@ // ORA-LA.1-SEL, membership: whatever the code selects for a pair and for its swap, whose
  @ // preference is 1 - p and whose sign is -s, adds up to 1, is within rho of the nominal
  @ // preference and, where [p - rho, p + rho] is in [0, 1], is a probability. On z = (x, y, y),
  @ // its own swap, it is 1/2.
  @ public normal_behavior
  @   requires sign == 0 - 1 || sign == 0 || sign == 1;
  @   requires rho.value >= 0;
  @   requires 0 <= preference.value - rho.value && preference.value + rho.value <= 1;
  @   ensures \result;
  @ public static pure model boolean selectsMember(BigFraction preference, BigFraction rho,
  @     int sign) {
  @   BigFraction here = selector(preference, rho, sign);
  @   BigFraction swapped = selector(BigFraction.ONE.subtract(preference), rho, 0 - sign);
  @   BigFraction same = selector(BigFraction.ONE_HALF, rho, 0);
  @   return here.value + swapped.value == 1
  @       && preference.value - rho.value <= here.value
  @       && here.value <= preference.value + rho.value
  @       && 0 <= here.value && here.value <= 1
  @       && (1 - preference.value) - rho.value <= swapped.value
  @       && swapped.value <= (1 - preference.value) + rho.value
  @       && 0 <= swapped.value && swapped.value <= 1
  @       && 2 * same.value == 1;
  @ }
  @*/

  /*@ // ORA-LA.1-SEL, attainment: the selected preference attains the worst case.
  @ public normal_behavior
  @   requires rho.value >= 0;
  @   requires 0 <= preference.value - rho.value && preference.value + rho.value <= 1;
  @   ensures \result;
  @ public static pure model boolean selectorAttains(BigFraction preference, BigFraction rho,
  @     LogNumber a, LogNumber b) {
  @   BigFraction q = selector(preference, rho, a.subtract(b).signum());
  @   return mixture(q, a, b).value == value(preference, rho, a, b).value;
  @ }
  @*/

  /*@ // ORA-LA.1-SEL, the published rule refuted: with a positive radius it selects more than 1/2
  @ // on a tie of equal responses, and a pair and its swap then add up to more than 1.
  @ public normal_behavior
  @   requires rho.value > 0;
  @   ensures \result;
  @ public static pure model boolean publishedSelectsNoMember(BigFraction preference,
  @     BigFraction rho) {
  @   BigFraction same = publishedSelector(BigFraction.ONE_HALF, rho, 0);
  @   BigFraction here = publishedSelector(preference, rho, 0);
  @   BigFraction swapped = publishedSelector(BigFraction.ONE.subtract(preference), rho, 0);
  @   return 2 * same.value > 1 && here.value + swapped.value > 1;
  @ }
  @*/

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

  /*@ // ORA-Eq14, per pair: where l^1 - l^0 = -beta h, the worst case exceeds the nominal loss by
  @ // the surplus rho beta |h|.
  @ public normal_behavior
  @   requires rho.value >= 0 && beta.value > 0;
  @   requires 0 <= preference.value - rho.value && preference.value + rho.value <= 1;
  @   requires a.value - b.value == 0 - beta.value * h.value;
  @   ensures \result;
  @ public static pure model boolean surplusIsExcess(BigFraction preference, BigFraction rho,
  @     BigFraction beta, LogNumber h, LogNumber a, LogNumber b) {
  @   LogNumber worst = value(preference, rho, a, b);
  @   LogNumber nominal = mixture(preference, a, b);
  @   return worst.value - nominal.value == surplus(rho, beta, h).value;
  @ }
  @*/
}
