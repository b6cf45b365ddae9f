package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

//@ model import sextant.exact.Dyadic;

/**
 * How far the Fisher matrix can fall below the one at the reference, in closed form.
 *
 * <pre>
 *   symbol                           here      meaning
 *   e^{-2DB}                         factor    F(theta) &gt;= e^{-2DB} F(theta_ref) on Theta
 *   diam                             diameter  the greatest ||psi(x,y) - psi(x,y')||, mu(x) &gt; 0;
 *                                              at most 2B
 *   e^{-D diam}                      sharper   the same bound with diam in place of 2B
 *   lambda_F = e^{-2DB} lambda^+_min(F(theta_ref))
 * </pre>
 */
public final class FisherBound {

  private static final int ROOT_BITS = 64;

  private FisherBound() {}

  /**
   * RKL-LAM: encloses e^{-2DB}, by which the Fisher matrix at the reference bounds all others on
   * Theta from below.
   *
   * @param d D, at least 0
   * @param b B, at least 0
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires d.value >= 0 && b.value >= 0;
  @   ensures \result.lo().value <= Elementary.realExp(0 - 2 * d.value * b.value);
  @   ensures Elementary.realExp(0 - 2 * d.value * b.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval factor(BigFraction d, BigFraction b, int bits) {
    BigFraction exponent = d.multiply(b).multiply(BigFraction.TWO).negate();
    return Elementary.exp(Interval.from(exponent, bits), bits);
  }

  /**
   * Encloses e^{-D diam} from below; at most that and at least e^{-2DB}, up to rounding.
   *
   * @param d D, at least 0
   * @param diameter diam or more
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires d.value >= 0 && diameter.value >= 0;
  @   ensures \result.lo().value <= Elementary.realExp(0 - d.value * diameter.value);
  @   ensures Elementary.realExp(0 - d.value * diameter.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval sharper(BigFraction d, BigFraction diameter, int bits) {
    return Elementary.exp(Interval.from(d.multiply(diameter).negate(), bits), bits);
  }

  /** diam, rounded up where it is irrational: over the prompts of positive mass. */
  /*@ public behavior
  @   requires instance.masses.length == instance.promptNames.length && instance.whole();
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static BigFraction diameter(Instance instance) {
    BigFraction greatest = BigFraction.ZERO;
    /*@ loop_invariant 0 <= x && x <= instance.promptCount() && greatest.value >= 0;
    @ loop_decreases instance.promptCount() - x; @*/
    for (int x = 0; x < instance.promptCount(); x++) {
      //@ ghost boolean complete = instance.wholeAt(x);
      /*@ loop_invariant 0 <= i && i <= instance.responseCount() && greatest.value >= 0;
      @ loop_decreases instance.responseCount() - i; @*/
      for (int i = 0; i < instance.responseCount() && Rationals.signum(instance.mass(x)) > 0; i++) {
        /*@ loop_invariant 0 <= j && j <= i && greatest.value >= 0;
        @ loop_decreases i - j; @*/
        for (int j = 0; j < i; j++) {
          greatest = Rationals.max(greatest, squaredDistance(instance, x, i, j));
        }
      }
    }
    return FeatureBounds.rootUp(greatest, ROOT_BITS);
  }

  /** ||psi(x,i) - psi(x,j)||^2. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   requires 0 <= i && i < instance.responseCount() && 0 <= j && j < instance.responseCount();
  @   requires instance.complete(x);
  @   ensures true;
  @ pure */
  private static BigFraction squaredDistance(Instance instance, int x, int i, int j) {
    BigFraction[] gap = instance.featureDifference(x, i, j);
    return Rationals.dot(gap, gap);
  }
}
