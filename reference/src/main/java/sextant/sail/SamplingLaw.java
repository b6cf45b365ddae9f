package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

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

  /*@ // The sum of the first n entries.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && \nonnullelements(a);
  @   ensures \result == (n == 0 ? (\real) 0 : sum(a, n - 1) + a[n - 1].value);
  @ public static pure model \real sum(BigFraction[] a, int n) {
  @   return n == 0 ? (\real) 0 : sum(a, n - 1) + a[n - 1].value;
  @ }
  @*/

  /*@ // r (s + t) = r s + r t.
  @ public normal_behavior
  @   requires u == s + t;
  @   ensures \result;
  @   ensures r * u == r * s + r * t;
  @ public static pure model boolean distributes(\real r, \real s, \real t, \real u) {
  @   return true;
  @ }
  @*/

  /*@ // (r s) t = (r t) s.
  @ public normal_behavior
  @   ensures \result;
  @   ensures (r * s) * t == (r * t) * s;
  @ public static pure model boolean exchanges(\real r, \real s, \real t) {
  @   return true;
  @ }
  @*/

  /** The row of one first response: the sum over the second ones of mass * first * policy[y2]. */
  /*@ normal_behavior
  @   requires \nonnullelements(policy);
  @   ensures \result.value == (mass.value * first.value) * sum(policy, policy.length);
  @ pure */
  static BigFraction rowTotal(BigFraction mass, BigFraction first, BigFraction[] policy) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= j && j <= policy.length;
    //@ loop_invariant total.value == (mass.value * first.value) * sum(policy, j);
    //@ loop_decreases policy.length - j;
    for (int j = 0; j < policy.length; j++) {
      /*@ ghost boolean step = distributes(mass.value * first.value, sum(policy, j),
      @     policy[j].value, sum(policy, j + 1)); @*/
      total = total.add(probability(mass, first, policy[j]));
    }
    return total;
  }

  /**
   * The total of one prompt: the sum over ordered pairs of mass * policy[y1] * policy[y2].
   *
   * @param mass mu(x)
   * @param policy pi_theta(.|x), one entry a response
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(policy);
  @   ensures \result.value
  @       == (mass.value * sum(policy, policy.length)) * sum(policy, policy.length);
  @ pure */
  public static BigFraction promptTotal(BigFraction mass, BigFraction[] policy) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= i && i <= policy.length;
    /*@ loop_invariant total.value
    @     == (mass.value * sum(policy, policy.length)) * sum(policy, i); @*/
    //@ loop_decreases policy.length - i;
    for (int i = 0; i < policy.length; i++) {
      /*@ ghost boolean step = distributes(mass.value * sum(policy, policy.length),
      @     sum(policy, i), policy[i].value, sum(policy, i + 1)); @*/
      /*@ ghost boolean order =
      @     exchanges(mass.value, policy[i].value, sum(policy, policy.length)); @*/
      total = total.add(rowTotal(mass, policy[i], policy));
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
  @   requires (\forall int i, j; 0 <= i && i < policy.length && 0 <= j && j < policy[i].length;
  @       policy[i][j] != null);
  @   requires (\forall int i; 0 <= i && i < policy.length;
  @       sum(policy[i], policy[i].length) == 1);
  @   requires sum(mass, mass.length) == 1;
  @   ensures \result.value == 1;
  @ pure */
  public static BigFraction total(BigFraction[] mass, BigFraction[][] policy) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= x && x <= mass.length;
    //@ loop_invariant total.value == sum(mass, x);
    // the prover does not see that the loop leaves the sums of the arrays as they are
    //@ loop_invariant sum(mass, mass.length) == 1;
    /*@ loop_invariant (\forall int i; 0 <= i && i < policy.length;
    @     sum(policy[i], policy[i].length) == 1); @*/
    //@ loop_decreases mass.length - x;
    for (int x = 0; x < mass.length; x++) {
      //@ assert \nonnullelements(policy[x]);
      //@ assert sum(policy[x], policy[x].length) == 1;
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
  /*@ public behavior
  @   requires mass.length == policy.length && 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   requires \nonnullelements(mass);
  @   requires (\forall int x; 0 <= x && x < policy.length;
  @       policy[x] != null);
  @   requires (\forall int x, e; 0 <= x && x < policy.length
  @       && 0 <= e && e < policy[x].length; policy[x][e] != null);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval total(BigFraction[] mass, Interval[][] policy, int bits) {
    Interval total = Interval.ZERO;
    //@ loop_invariant 0 <= x && x <= mass.length && total.lo.value <= total.hi.value;
    //@ loop_decreases mass.length - x;
    for (int x = 0; x < mass.length; x++) {
      total = total.add(promptTotal(policy[x], bits).multiply(mass[x], bits), bits);
    }
    return total;
  }

  /** Encloses the sum of the products of all ordered pairs. */
  /*@ private behavior
  @   requires \nonnullelements(policy) && 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval promptTotal(Interval[] policy, int bits) {
    Interval total = Interval.ZERO;
    //@ loop_invariant 0 <= i && i <= policy.length && total.lo.value <= total.hi.value;
    //@ loop_decreases policy.length - i;
    for (int i = 0; i < policy.length; i++) {
      //@ loop_invariant 0 <= j && j <= policy.length && total.lo.value <= total.hi.value;
      //@ loop_decreases policy.length - j;
      for (int j = 0; j < policy.length; j++) {
        //@ ghost boolean ordered = Interval.ordered(policy[i]);
        //@ ghost boolean orderedToo = Interval.ordered(policy[j]);
        total = total.add(policy[i].multiply(policy[j], bits), bits);
      }
    }
    return total;
  }
}
