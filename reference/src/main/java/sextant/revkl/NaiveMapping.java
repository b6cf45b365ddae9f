package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * Why the gap of RKL-PL-MAP is taken at theta+: with the gap at theta itself it is false already
 * for J = 10 theta - theta^2/2 on Theta = [-1, 1], where m = L = 1 and the maximum is at 1.
 *
 * <pre>
 *   symbol                            here        meaning
 *   J(theta)                          value
 *   theta+ = proj(theta + J'(theta))  step        1 wherever it starts
 *   G_1 = theta+ - theta              -           the gradient mapping
 *   G_1^2 - 2 (J* - J(theta))         shortfall   -18 (1 - theta), below 0 for theta &lt; 1
 * </pre>
 */
public final class NaiveMapping {

  private NaiveMapping() {}

  /** J(theta) = 10 theta - theta^2/2. */
  /*@ public normal_behavior
  @   ensures \result.value == 10 * theta.value - theta.value * theta.value / 2;
  @ pure */
  public static BigFraction value(BigFraction theta) {
    return theta.multiply(10).subtract(theta.multiply(theta).divide(2));
  }

  /** theta+, the point of [-1, 1] nearest to theta + J'(theta). */
  /*@ public normal_behavior
  @   ensures \result.value == 1;
  @ pure */
  public static BigFraction step(BigFraction theta) {
    BigFraction moved = theta.add(new BigFraction(10).subtract(theta));
    return Rationals.max(BigFraction.ONE.negate(), Rationals.min(BigFraction.ONE, moved));
  }

  /**
   * G_1^2 - 2 (J* - J(theta)): what the naive form takes to be at least 0.
   *
   * @param theta in [-1, 1]
   */
  /*@ public normal_behavior
  @   ensures \result.value == 0 - 18 * (1 - theta.value);
  @ pure */
  public static BigFraction shortfall(BigFraction theta) {
    BigFraction mapping = step(theta).subtract(theta);
    BigFraction gap = value(BigFraction.ONE).subtract(value(theta));
    return Rationals.square(mapping).subtract(gap.multiply(2));
  }

  /**
   * G_1^2 - 2 (J* - J(theta+)): what RKL-PL-MAP says is at least 0.
   *
   * @param theta in [-1, 1]
   */
  /*@ public normal_behavior
  @   ensures \result.value == (1 - theta.value) * (1 - theta.value);
  @ pure */
  public static BigFraction room(BigFraction theta) {
    BigFraction next = step(theta);
    BigFraction gap = value(BigFraction.ONE).subtract(value(next));
    return Rationals.square(next.subtract(theta)).subtract(gap.multiply(2));
  }
}
