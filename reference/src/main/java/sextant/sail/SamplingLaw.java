package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

/**
 * The on-policy law of a prompt and a pair of responses.
 *
 * <pre>
 *   paper        here              meaning
 *   z            (x, y1, y2)       a prompt and an ordered pair of responses
 *   mu(x)        mass[x]           mass of the prompt
 *   pi_theta     policy[x][y]      probability of response y on prompt x
 *   d_theta(z)   probability       mu(x) pi_theta(y1|x) pi_theta(y2|x)   (ORA, Eq. 1)
 * </pre>
 */
public final class SamplingLaw {

  private SamplingLaw() {}

  /**
   * The probability d_theta(z) of one prompt and ordered pair (ORA, Eq. 1).
   *
   * @param mass mu(x), in [0, 1]
   * @param first pi_theta(y1|x)
   * @param second pi_theta(y2|x)
   */
  /*@ public normal_behavior
  @   ensures \result.value == mass.value * first.value * second.value;
  @ pure */
  public static BigFraction probability(BigFraction mass, BigFraction first, BigFraction second) {
    return mass.multiply(first).multiply(second);
  }

  /*@ static pure model public \real sum(BigFraction[] a, int n) {
  @   return n == 0 ? 0 : sum(a, n - 1) + a[n - 1].value; }
  @*/

  /**
   * The row total of one prompt: the sum over ordered pairs of mass * policy[y1] * policy[y2].
   *
   * @param mass mu(x)
   * @param policy pi_theta(.|x), one entry a response
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(policy);
  @   ensures \result.value == mass.value * sum(policy, policy.length) * sum(policy, policy.length);
  @ pure */
  public static BigFraction promptTotal(BigFraction mass, BigFraction[] policy) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= i <= policy.length;
    //@ loop_invariant total.value == mass.value * sum(policy, i) * sum(policy, policy.length);
    //@ decreases policy.length - i;
    for (int i = 0; i < policy.length; i++) {
      /*@ loop_invariant 0 <= j <= policy.length;
      @ loop_invariant total.value
      @     == mass.value * sum(policy, i) * sum(policy, policy.length)
      @         + mass.value * policy[i].value * sum(policy, j);
      @ decreases policy.length - j; @*/
      for (int j = 0; j < policy.length; j++) {
        total = total.add(probability(mass, policy[i], policy[j]));
      }
    }
    return total;
  }

  /**
   * ORA-Eq1. The total mass of d_theta over all prompts and ordered pairs: exactly 1 when the
   * prompt masses and each prompt's policy sum to 1.
   *
   * @param mass mu, one entry a prompt
   * @param policy pi_theta, [prompt][response]
   */
  /*@ public normal_behavior
  @   requires mass.length == policy.length;
  @   requires \nonnullelements(mass) && \nonnullelements(policy);
  @   requires (\forall int x; 0 <= x < policy.length; \nonnullelements(policy[x])
  @               && sum(policy[x], policy[x].length) == 1);
  @   requires sum(mass, mass.length) == 1;
  @   ensures \result.value == 1;
  @ pure */
  public static BigFraction total(BigFraction[] mass, BigFraction[][] policy) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= x <= mass.length;
    //@ loop_invariant total.value == sum(mass, x);
    //@ decreases mass.length - x;
    for (int x = 0; x < mass.length; x++) {
      total = total.add(promptTotal(mass[x], policy[x]));
    }
    return total;
  }

  /**
   * ORA-Eq1 with enclosures: an interval that contains the total mass of d_theta.
   *
   * @param mass mu, one exact entry a prompt
   * @param policy enclosures of pi_theta, [prompt][response]
   * @param bits mantissa bits kept
   */
  public static Interval total(BigFraction[] mass, Interval[][] policy, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < mass.length; x++) {
      Interval row = Interval.ZERO;
      for (int i = 0; i < policy[x].length; i++) {
        for (int j = 0; j < policy[x].length; j++) {
          row = row.add(policy[x][i].multiply(policy[x][j], bits), bits);
        }
      }
      total = total.add(row.multiply(mass[x], bits), bits);
    }
    return total;
  }
}
