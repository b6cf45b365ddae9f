package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.Limits;
import sextant.model.PreferenceOracle;

//@ model import sextant.exact.Elementary;

/**
 * The margin of a preference oracle.
 *
 * <pre>
 *   paper            here           meaning
 *   delta            delta          margin, in (0, 1/2]
 *   rho              rho            radius of the uncertainty set
 *   P*(1|z)          preference     nominal preference, delta &lt;= P* &lt;= 1 - delta (A1, Eq. 5)
 *   r(x,y)           reward         Bradley-Terry rewards, P* = sigma(r(x,y1) - r(x,y2)) (Eq. 4)
 * </pre>
 */
public final class Margin {

  private static final int FIRST_BITS = 64;

  /** Only a rational preference too long for {@link Limits#WEIGHT_BITS} could come this close. */
  private static final int LAST_BITS = 1 << 15;

  private Margin() {}

  /**
   * ORA-A1. Whether delta &lt;= P*(1|z) &lt;= 1 - delta for every z (Eq. 5), decided from the
   * preferences themselves. Prompts of mass 0 count: the paper says "everywhere".
   *
   * @param instance the instance
   * @param delta the margin
   */
  /*@ public behavior
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result <==> (\forall int x, i, j;
  @       0 <= x && x < instance.promptCount() && 0 <= i && i < instance.responseCount()
  @       && 0 <= j && j < instance.responseCount();
  @       delta.value <= instance.oracle().preferenceOf(x, i, j));
  @   signals_only ArithmeticException;
  @ pure */
  public static boolean holds(Instance instance, BigFraction delta) {
    return violation(instance, delta) == null;
  }

  /**
   * The first z = {x, y1, y2} with P*(1|z) &lt; delta, or null when the margin holds. The other
   * bound, P* &lt;= 1 - delta, is the same statement about the swapped pair.
   *
   * @param instance the instance
   * @param delta the margin
   */
  /*@ public behavior
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result == null ==> (\forall int x, i, j;
  @       0 <= x && x < instance.promptCount() && 0 <= i && i < instance.responseCount()
  @       && 0 <= j && j < instance.responseCount();
  @       delta.value <= instance.oracle().preferenceOf(x, i, j));
  @   ensures \result != null ==> isViolation(instance.oracle(), \result, delta);
  @   signals_only ArithmeticException;
  @ pure */
  public static /*@ nullable */ int @Nullable [] violation(Instance instance, BigFraction delta) {
    PreferenceOracle oracle = instance.oracle();
    int prompts = instance.promptCount();
    int n = instance.responseCount();
    /*@ nullable @*/ int[] found = null;
    /*@ loop_invariant 0 <= x && x <= prompts && prompts == oracle.promptCount();
    @ loop_invariant n == oracle.responseCount();
    @ loop_invariant found == null ==> (\forall int u, i, j; 0 <= u && u < x && 0 <= i && i < n
    @     && 0 <= j && j < n; delta.value <= oracle.preferenceOf(u, i, j));
    @ loop_invariant found != null ==> isViolation(oracle, found, delta);
    @ loop_writes x, found;
    @ loop_decreases prompts - x; @*/
    for (int x = 0; x < prompts && found == null; x++) {
      found = promptViolation(oracle, n, x, delta);
    }
    return found;
  }

  /*@ // z = {x, y1, y2} with P*(1|z) < delta.
  @ public normal_behavior
  @   ensures \result <==> z.length == 3 && 0 <= z[0] && z[0] < oracle.promptCount()
  @       && 0 <= z[1] && z[1] < oracle.responseCount()
  @       && 0 <= z[2] && z[2] < oracle.responseCount()
  @       && oracle.preferenceOf(z[0], z[1], z[2]) < delta.value;
  @ public static pure model boolean isViolation(
  @     PreferenceOracle oracle, int[] z, BigFraction delta) {
  @   return z.length == 3 && 0 <= z[0] && z[0] < oracle.promptCount()
  @       && 0 <= z[1] && z[1] < oracle.responseCount()
  @       && 0 <= z[2] && z[2] < oracle.responseCount()
  @       && oracle.preferenceOf(z[0], z[1], z[2]) < delta.value;
  @ }
  @*/

  /** The first violation at one prompt, or null. */
  /*@ private behavior
  @   requires 0 <= x && x < oracle.promptCount() && n == oracle.responseCount();
  @   ensures \result == null ==> (\forall int i, j; 0 <= i && i < n && 0 <= j && j < n;
  @       delta.value <= oracle.preferenceOf(x, i, j));
  @   ensures \result != null ==> isViolation(oracle, \result, delta);
  @   signals_only ArithmeticException;
  @ pure */
  private static /*@ nullable */ int @Nullable [] promptViolation(
      PreferenceOracle oracle, int n, int x, BigFraction delta) {
    /*@ nullable @*/ int[] found = null;
    /*@ loop_invariant 0 <= i && i <= n && n == oracle.responseCount();
    @ loop_invariant x < oracle.promptCount();
    @ loop_invariant found == null ==> (\forall int u, j; 0 <= u && u < i && 0 <= j && j < n;
    @     delta.value <= oracle.preferenceOf(x, u, j));
    @ loop_invariant found != null ==> isViolation(oracle, found, delta);
    @ loop_writes i, found;
    @ loop_decreases n - i; @*/
    for (int i = 0; i < n && found == null; i++) {
      int j = rowViolation(oracle, n, x, i, delta);
      found = j < n ? new int[] {x, i, j} : null;
    }
    return found;
  }

  /** The first j with P*(i over j | x) &lt; delta, or n. */
  /*@ private behavior
  @   requires 0 <= x && x < oracle.promptCount() && n == oracle.responseCount();
  @   requires 0 <= i && i < n;
  @   ensures 0 <= \result && \result <= n;
  @   ensures (\forall int j; 0 <= j && j < \result; delta.value <= oracle.preferenceOf(x, i, j));
  @   ensures \result < n ==> oracle.preferenceOf(x, i, \result) < delta.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static int rowViolation(PreferenceOracle oracle, int n, int x, int i, BigFraction delta) {
    int j = 0;
    /*@ loop_invariant 0 <= j && j <= n;
    @ loop_invariant (\forall int k; 0 <= k && k < j;
    @     delta.value <= oracle.preferenceOf(x, i, k));
    @ loop_writes j;
    @ loop_decreases n - j; @*/
    while (j < n && compare(oracle, x, i, j, delta) >= 0) {
      j++;
    }
    return j;
  }

  /**
   * The sign of P*(y1 over y2 | x) - bound, decided: an irrational preference differs from a
   * rational bound, so that doubling the precision terminates. Unlike {@link
   * PreferenceOracle#compare} it does not turn to the rewards, which are the other side of
   * ORA-R3.1.
   */
  /*@ behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires 0 <= y1 && y1 < oracle.responseCount() && 0 <= y2 && y2 < oracle.responseCount();
  @   ensures \result < 0 <==> oracle.preferenceOf(x, y1, y2) < bound.value;
  @   signals_only ArithmeticException;
  @ pure */
  static int compare(PreferenceOracle oracle, int x, int y1, int y2, BigFraction bound) {
    /*@ nullable @*/ BigFraction rational = oracle.rational(x, y1, y2);
    int sign;
    if (rational != null) {
      sign = rational.compareTo(bound);
    } else {
      sign = Interval.INDETERMINATE;
      /*@ loop_invariant FIRST_BITS <= bits && bits <= 2 * LAST_BITS;
      @ loop_invariant sign != Interval.INDETERMINATE
      @     ==> (sign < 0 <==> oracle.preferenceOf(x, y1, y2) < bound.value);
      @ loop_decreases 2 * LAST_BITS - bits; @*/
      for (int bits = FIRST_BITS; sign == Interval.INDETERMINATE; bits *= 2) {
        if (bits > LAST_BITS) {
          throw new ArithmeticException(
              "a preference is too close to " + Rationals.format(bound) + " to tell");
        }
        Interval preference = oracle.enclose(x, y1, y2, bits);
        sign = preference.subtract(Interval.from(bound, bits), bits).sign();
      }
    }
    return sign;
  }

  /**
   * ORA-A1.1. Whether the interval [preference - rho, preference + rho] stays in [delta - rho, 1 -
   * (delta - rho)], and so in (0, 1): then every member of the uncertainty set does.
   *
   * @param preference P*(1|z)
   * @param rho the radius, 0 &lt;= rho &lt; delta
   * @param delta the margin
   */
  /*@ public normal_behavior
  @   requires 0 <= rho.value && rho.value < delta.value;
  @   requires delta.value <= preference.value && preference.value <= 1 - delta.value;
  @   ensures \result;
  @ also public normal_behavior
  @   ensures \result <==> (delta.value - rho.value <= preference.value - rho.value
  @       && preference.value + rho.value <= 1 - (delta.value - rho.value)
  @       && 0 < delta.value - rho.value);
  @   ensures \result ==> (\forall \real q;
  @       preference.value - rho.value <= q && q <= preference.value + rho.value
  @       ==> delta.value - rho.value <= q && q <= 1 - (delta.value - rho.value)
  @           && 0 < q && q < 1);
  @ pure */
  public static boolean memberBounds(BigFraction preference, BigFraction rho, BigFraction delta) {
    BigFraction floor = delta.subtract(rho);
    BigFraction least = preference.subtract(rho);
    BigFraction greatest = preference.add(rho);
    return floor.compareTo(BigFraction.ZERO) > 0
        && least.compareTo(floor) >= 0
        && greatest.compareTo(BigFraction.ONE.subtract(floor)) <= 0;
  }

  /**
   * ORA-R3.1. Whether |r(x,y1) - r(x,y2)| &lt;= log((1 - delta)/delta) for every prompt and pair
   * (Eq. 6), decided from the rewards alone.
   *
   * @param instance an instance whose oracle has rewards
   * @param delta the margin, in (0, 1)
   */
  /*@ public normal_behavior
  @   requires instance.oracle().hasRewards() && 0 < delta.value && delta.value < 1;
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result <==> (\forall int x, i, j;
  @       0 <= x && x < instance.promptCount() && 0 <= i && i < instance.responseCount()
  @       && 0 <= j && j < instance.responseCount();
  @       instance.oracle().reward(x, i).value - instance.oracle().reward(x, j).value
  @           <= Elementary.realLn((1 - delta.value) / delta.value));
  @ pure */
  public static boolean rewardGapHolds(Instance instance, BigFraction delta) {
    PreferenceOracle oracle = instance.oracle();
    LogNumber bound = LogNumber.log(BigFraction.ONE.subtract(delta).divide(delta));
    int prompts = instance.promptCount();
    int n = instance.responseCount();
    int x = 0;
    /*@ loop_invariant 0 <= x && x <= prompts && prompts == oracle.promptCount();
    @ loop_invariant n == oracle.responseCount() && oracle.hasRewards();
    @ loop_invariant (\forall int u, i, j; 0 <= u && u < x && 0 <= i && i < n
    @     && 0 <= j && j < n;
    @     oracle.reward(u, i).value - oracle.reward(u, j).value <= bound.value);
    @ loop_writes x;
    @ loop_decreases prompts - x; @*/
    while (x < prompts && gapsWithin(oracle, n, x, bound)) {
      x++;
    }
    return x == prompts;
  }

  /** Whether the greatest reward of a prompt less the least, the greatest gap, is in bounds. */
  /*@ private normal_behavior
  @   requires oracle.hasRewards() && n == oracle.responseCount();
  @   requires 0 <= x && x < oracle.promptCount();
  @   ensures \result <==> (\forall int i, j; 0 <= i && i < n && 0 <= j && j < n;
  @       oracle.reward(x, i).value - oracle.reward(x, j).value <= bound.value);
  @ pure */
  private static boolean gapsWithin(PreferenceOracle oracle, int n, int x, LogNumber bound) {
    LogNumber greatest = oracle.reward(x, greatest(oracle, n, x));
    LogNumber least = oracle.reward(x, least(oracle, n, x));
    return greatest.subtract(least).compareTo(bound) <= 0;
  }

  /** The first response of greatest reward. */
  /*@ private normal_behavior
  @   requires oracle.hasRewards() && n == oracle.responseCount();
  @   requires 0 <= x && x < oracle.promptCount();
  @   ensures 0 <= \result && \result < n;
  @   ensures (\forall int i; 0 <= i && i < n;
  @       oracle.reward(x, i).value <= oracle.reward(x, \result).value);
  @ pure */
  private static int greatest(PreferenceOracle oracle, int n, int x) {
    int greatest = 0;
    /*@ loop_invariant 1 <= y && y <= n && 0 <= greatest && greatest < y;
    @ loop_invariant (\forall int i; 0 <= i && i < y;
    @     oracle.reward(x, i).value <= oracle.reward(x, greatest).value);
    @ loop_writes y, greatest;
    @ loop_decreases n - y; @*/
    for (int y = 1; y < n; y++) {
      greatest = oracle.reward(x, y).compareTo(oracle.reward(x, greatest)) > 0 ? y : greatest;
    }
    return greatest;
  }

  /** The first response of least reward. */
  /*@ private normal_behavior
  @   requires oracle.hasRewards() && n == oracle.responseCount();
  @   requires 0 <= x && x < oracle.promptCount();
  @   ensures 0 <= \result && \result < n;
  @   ensures (\forall int i; 0 <= i && i < n;
  @       oracle.reward(x, i).value >= oracle.reward(x, \result).value);
  @ pure */
  private static int least(PreferenceOracle oracle, int n, int x) {
    int least = 0;
    /*@ loop_invariant 1 <= y && y <= n && 0 <= least && least < y;
    @ loop_invariant (\forall int i; 0 <= i && i < y;
    @     oracle.reward(x, i).value >= oracle.reward(x, least).value);
    @ loop_writes y, least;
    @ loop_decreases n - y; @*/
    for (int y = 1; y < n; y++) {
      least = oracle.reward(x, y).compareTo(oracle.reward(x, least)) < 0 ? y : least;
    }
    return least;
  }
}
