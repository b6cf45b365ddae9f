package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

/**
 * The example that shows R is not convex: one prompt, psi(a) = 1, psi(b) = 0, theta_ref = 0 (ORA,
 * Example 4.4, Eq. 15).
 *
 * <pre>
 *   paper       here           meaning
 *   R(theta)    penalty        2 |theta| e^theta / (1 + e^theta)^2
 *   -           nonConvexity   R(1) - R(2)/2 = 2e(e-1)(e^3-1) / ((1+e)^2 (1+e^2)^2), with R(0) = 0
 * </pre>
 */
public final class Example44 {

  private Example44() {}

  /**
   * ORA-E4.4. Encloses R(theta) of the example (Eq. 15).
   *
   * @param theta the one parameter
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value * (1 + Elementary.realExp(theta.value))
  @                               * (1 + Elementary.realExp(theta.value))
  @       <= 2 * (theta.value < 0 ? 0 - theta.value : theta.value)
  @            * Elementary.realExp(theta.value);
  @   ensures 2 * (theta.value < 0 ? 0 - theta.value : theta.value)
  @            * Elementary.realExp(theta.value)
  @       <= \result.hi().value * (1 + Elementary.realExp(theta.value))
  @                              * (1 + Elementary.realExp(theta.value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval penalty(BigFraction theta, int bits) {
    Interval t = Interval.from(theta, bits);
    Interval power = Elementary.exp(t, bits);
    Interval denominator = Interval.ONE.add(power, bits).square(bits);
    return t.abs().multiply(power, bits).divide(denominator, bits).shift(1);
  }

  /**
   * Encloses R(1) - R(2)/2 in its factored form, whose factors are visibly positive.
   *
   * @param bits mantissa bits kept
   */
  public static Interval nonConvexity(int bits) {
    Interval e = Elementary.exp(Interval.ONE, bits);
    Interval square = e.multiply(e, bits);
    Interval cube = square.multiply(e, bits);
    Interval numerator =
        e.multiply(e.subtract(Interval.ONE, bits), bits)
            .multiply(cube.subtract(Interval.ONE, bits), bits)
            .shift(1);
    Interval first = Interval.ONE.add(e, bits).square(bits);
    Interval second = Interval.ONE.add(square, bits).square(bits);
    return numerator.divide(first.multiply(second, bits), bits);
  }
}
