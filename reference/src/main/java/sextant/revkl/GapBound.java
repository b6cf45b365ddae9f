package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * How far below its maximum over a ball an m-strongly concave J can be at a point of the ball, from
 * its gradient there. For every w of the ball and every alpha &gt;= 0
 *
 * <pre>
 *   J(w) - J(theta) &lt;= g·s - (m/2)||s||^2                                       s = w - theta
 *                   &lt;= g·s - (m/2)||s||^2 + (alpha/2)(D^2 - ||v + s||^2)        v = theta - theta_ref
 *                   &lt;= ||g - alpha v||^2/(2(m + alpha)) + (alpha/2)(D^2 - ||v||^2)
 * </pre>
 *
 * <p>The last is the most over all s. alpha = 0 gives ||g||^2/(2m); an alpha near ||g||/D is good
 * where the maximiser is on the boundary.
 *
 * <pre>
 *   symbol    here        meaning
 *   g         gradient    grad J(theta)
 *   v         offset      theta - theta_ref
 *   D         radius
 *   m         modulus     at least 0
 *   alpha     multiplier  at least 0, m + alpha positive
 * </pre>
 */
public final class GapBound {

  private GapBound() {}

  /** Encloses the bound for one multiplier. */
  public static Interval withMultiplier(
      Interval[] gradient,
      Interval[] offset,
      BigFraction radius,
      BigFraction modulus,
      BigFraction multiplier,
      int bits) {
    Interval[] squares = new Interval[gradient.length];
    Interval[] rest = new Interval[gradient.length];
    for (int k = 0; k < gradient.length; k++) {
      rest[k] = gradient[k].subtract(offset[k].multiply(multiplier, bits), bits).square(bits);
      squares[k] = offset[k].square(bits);
    }
    BigFraction factor = modulus.add(multiplier).multiply(2).reciprocal();
    Interval inside = Interval.from(radius.multiply(radius), bits);
    Interval room = inside.subtract(Interval.sum(squares, bits), bits).max(Interval.ZERO);
    return Interval.sum(rest, bits)
        .multiply(factor, bits)
        .add(room.multiply(multiplier.divide(2), bits), bits);
  }

  /**
   * A number that J* - J(theta) does not exceed: the least of the bounds for a few multipliers.
   *
   * @param gradient encloses g
   * @param offset encloses v, at most D long
   * @param radius D
   * @param modulus m, positive
   */
  public static Dyadic best(
      Interval[] gradient, Interval[] offset, BigFraction radius, BigFraction modulus, int bits) {
    Interval dot = Interval.ZERO;
    Interval square = Interval.ZERO;
    for (int k = 0; k < gradient.length; k++) {
      dot = dot.add(gradient[k].multiply(offset[k], bits), bits);
      square = square.add(gradient[k].square(bits), bits);
    }
    BigFraction along = dot.lo().toFraction().divide(radius.multiply(radius));
    BigFraction steep = Elementary.sqrt(square, bits).lo().toFraction().divide(radius);
    BigFraction[] multipliers = {BigFraction.ZERO, along, steep, steep.subtract(modulus)};
    Dyadic best = null;
    for (int i = 0; i < multipliers.length; i++) {
      if (multipliers[i].compareTo(BigFraction.ZERO) >= 0) {
        Dyadic bound = withMultiplier(gradient, offset, radius, modulus, multipliers[i], bits).hi();
        best = best == null || bound.compareTo(best) < 0 ? bound : best;
      }
    }
    return best == null ? Dyadic.ZERO : best;
  }
}
