package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/**
 * Instances whose penalty bends downward strongly: lower bounds on every modulus of weak convexity
 * that holds for all instances of given B and D.
 *
 * <p>The policy at theta, the features and the move theta - theta_ref determine the second
 * derivative of R at a smooth point. Where the features are affinely independent, theta can be
 * chosen so that the policy is any positive law, and theta_ref so that the move is any vector. All
 * of it may be rational, and then the derivative is.
 *
 * <pre>
 *   symbol               here          meaning
 *   pi                   law           the policy of the only prompt, positive masses
 *   psi                  psi           one feature vector a response
 *   theta - theta_ref    move
 *   u                    direction
 *   u.H u                curvature     second derivative of R along u, times ||u||^2 when not a unit
 *   E|g1^2 - g2^2|       spread        for scalar features
 *   t = D B              t
 *   f(x)                 twoResponses  (1 - x^2)(4 x + 2 t (1 - 3 x^2)), a downward curvature at B = 1
 * </pre>
 */
public final class LowerBounds {

  private static final int BITS = 96;

  private LowerBounds() {}

  /**
   * The second derivative of R along u, exact: E[2 sign(h)(g1^2 - g2^2) + |h|((g1 + g2)^2 - 2V)]
   * with g the centred values of u.psi and V their variance. Where h = 0 the sign is 0.
   *
   * @param law the policy of the only prompt
   * @param psi the features, one vector a response
   * @param move theta - theta_ref
   * @param direction u
   */
  public static BigFraction curvature(
      BigFraction[] law, BigFraction[][] psi, BigFraction[] move, BigFraction[] direction) {
    BigFraction[] g = centred(law, products(psi, direction));
    BigFraction[] f = products(psi, move);
    BigFraction[] squares = new BigFraction[g.length];
    for (int y = 0; y < g.length; y++) {
      squares[y] = Rationals.square(g[y]);
    }
    BigFraction twiceVariance = Rationals.dot(law, squares).multiply(2);
    BigFraction total = BigFraction.ZERO;
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < g.length; j++) {
        BigFraction h = f[i].subtract(f[j]);
        BigFraction mixed = squares[i].subtract(squares[j]).multiply(2 * Rationals.signum(h));
        BigFraction bent = Rationals.square(g[i].add(g[j])).subtract(twiceVariance);
        BigFraction term = mixed.add(Rationals.abs(h).multiply(bent));
        total = total.add(law[i].multiply(law[j]).multiply(term));
      }
    }
    return total;
  }

  /** E|g1^2 - g2^2| of a law on rational numbers, exact. */
  /*@ public normal_behavior
  @   requires law.length == values.length && \nonnullelements(law) && \nonnullelements(values);
  @   requires (\forall int k; 0 <= k && k < law.length; law[k].value >= 0);
  @   ensures \result.value >= 0;
  @ pure */
  public static BigFraction spread(BigFraction[] law, BigFraction[] values) {
    BigFraction[] g = centred(law, values);
    BigFraction total = BigFraction.ZERO;
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < i; j++) {
        BigFraction gap = Rationals.square(g[i]).subtract(Rationals.square(g[j]));
        total = total.add(law[i].multiply(law[j]).multiply(Rationals.abs(gap)));
      }
    }
    return total.multiply(2);
  }

  private static BigFraction[] products(BigFraction[][] psi, BigFraction[] v) {
    BigFraction[] result = new BigFraction[psi.length];
    for (int y = 0; y < psi.length; y++) {
      result[y] = Rationals.dot(psi[y], v);
    }
    return result;
  }

  private static BigFraction[] centred(BigFraction[] law, BigFraction[] values) {
    BigFraction mean = Rationals.dot(law, values);
    BigFraction[] result = new BigFraction[values.length];
    for (int y = 0; y < values.length; y++) {
      result[y] = values[y].subtract(mean);
    }
    return result;
  }

  /**
   * The downward curvature of R for two responses at distance 2B = 2 along the move, of masses (1 ±
   * x)/2: (1 - x^2)(4 x + 2 t (1 - 3 x^2)).
   *
   * @param x in [0, 1)
   * @param t D B
   */
  /*@ public normal_behavior
  @   ensures \result.value == (1 - x.value * x.value)
  @       * (4 * x.value + 2 * t.value * (1 - 3 * x.value * x.value));
  @ pure */
  public static BigFraction twoResponses(BigFraction x, BigFraction t) {
    BigFraction square = x.multiply(x);
    BigFraction second = BigFraction.ONE.subtract(square.multiply(3)).multiply(t).multiply(2);
    return BigFraction.ONE.subtract(square).multiply(x.multiply(4).add(second));
  }

  /**
   * Encloses the greatest of {@link #twoResponses} over x in [0, 1], by halving while the bound
   * f(x) &lt;= f(middle) + |f'| w/2 leaves room above the best point.
   *
   * @param t D B, at least 0
   * @param places the width is at most 2^-places
   */
  public static Interval twoResponsesBest(BigFraction t, int places) {
    Dyadic tolerance = Dyadic.ONE.shift(-places - 1);
    java.util.ArrayDeque<Interval> open = new java.util.ArrayDeque<>();
    open.add(Interval.of(Dyadic.ZERO, Dyadic.ONE));
    Dyadic best = Dyadic.ZERO;
    Dyadic ceiling = Dyadic.ZERO;
    while (!open.isEmpty()) {
      Interval x = open.remove();
      Dyadic half = x.lo().add(x.hi()).shift(-1);
      Interval at = Interval.from(twoResponses(half.toFraction(), t), BITS);
      best = at.lo().compareTo(best) > 0 ? at.lo() : best;
      Interval off = x.subtract(Interval.exact(half), BITS);
      Dyadic upper = at.add(twoResponsesSlope(x, t).multiply(off, BITS), BITS).hi();
      if (upper.compareTo(best.add(tolerance)) <= 0) {
        ceiling = upper.compareTo(ceiling) > 0 ? upper : ceiling;
      } else {
        open.add(Interval.of(x.lo(), half));
        open.add(Interval.of(half, x.hi()));
      }
    }
    return Interval.of(best, best.compareTo(ceiling) > 0 ? best : ceiling);
  }

  /** f'(x) = 4 - 12 x^2 - 8 t x (2 - 3 x^2). */
  private static Interval twoResponsesSlope(Interval x, BigFraction t) {
    Interval square = x.square(BITS);
    Interval first = square.multiply(new BigFraction(12), BITS);
    Interval second =
        Interval.of(2)
            .subtract(square.multiply(new BigFraction(3), BITS), BITS)
            .multiply(x, BITS)
            .multiply(t.multiply(8), BITS);
    return Interval.of(4).subtract(first, BITS).subtract(second, BITS);
  }
}
