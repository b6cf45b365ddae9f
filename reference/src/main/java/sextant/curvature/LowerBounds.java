package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

//@ model import sextant.exact.Reals;
//@ model import sextant.robust.RobustLoss;

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
 *   x                    Boxes.point(0)
 *   f(x)                 twoResponses  (1 - x^2)(4 x + 2 t (1 - 3 x^2)), a downward curvature at B = 1
 * </pre>
 */
public final class LowerBounds {

  private static final int BITS = 96;

  /** More places, before or after the point, are not asked for. */
  public static final int MOST_PLACES = 1 << 20;

  /** Of 1 + t, no more places than this: enclosures are hardly narrower. */
  private static final int FINEST = 80;

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
  /*@ public normal_behavior
  @   requires law.length == psi.length && \nonnullelements(law) && \nonnullelements(psi);
  @   requires \nonnullelements(move) && \nonnullelements(direction);
  @   requires move.length == direction.length;
  @   requires (\forall int y; 0 <= y && y < psi.length; psi[y].length == move.length);
  @   requires (\forall int y, j; 0 <= y && y < psi.length
  @       && 0 <= j && j < psi[y].length; psi[y][j] != null);
  @   ensures true;
  @ pure */
  public static BigFraction curvature(
      BigFraction[] law, BigFraction[][] psi, BigFraction[] move, BigFraction[] direction) {
    BigFraction[] g = centred(law, products(psi, direction));
    BigFraction[] f = products(psi, move);
    BigFraction twiceVariance = Rationals.dot(law, squares(g)).multiply(2);
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= i && i <= g.length;
    //@ loop_writes i, total;
    //@ loop_decreases g.length - i;
    for (int i = 0; i < g.length; i++) {
      //@ loop_invariant 0 <= j && j <= g.length;
      //@ loop_writes j, total;
      //@ loop_decreases g.length - j;
      for (int j = 0; j < g.length; j++) {
        BigFraction term = bend(f[i].subtract(f[j]), g[i], g[j], twiceVariance);
        total = total.add(law[i].multiply(law[j]).multiply(term));
      }
    }
    return total;
  }

  /** 2 sign(h)(g1^2 - g2^2) + |h|((g1 + g2)^2 - 2V). */
  /*@ private normal_behavior
  @   ensures h.value == 0 ==> \result.value == 0;
  @   ensures h.value > 0 ==> \result.value == 2 * (g1.value * g1.value - g2.value * g2.value)
  @       + h.value * ((g1.value + g2.value) * (g1.value + g2.value) - twiceVariance.value);
  @   ensures h.value < 0 ==> \result.value
  @       == 0 - 2 * (g1.value * g1.value - g2.value * g2.value)
  @       - h.value * ((g1.value + g2.value) * (g1.value + g2.value) - twiceVariance.value);
  @ pure */
  private static BigFraction bend(
      BigFraction h, BigFraction g1, BigFraction g2, BigFraction twiceVariance) {
    BigFraction sum = g1.add(g2);
    BigFraction gap = Rationals.square(g1).subtract(Rationals.square(g2));
    BigFraction bent = Rationals.square(sum).subtract(twiceVariance);
    //@ ghost boolean square = DirectionalCurvature.sameSquare(sum.value, g1.value + g2.value);
    /*@ ghost boolean up = RobustLoss.sameMultiple(bent.value, (g1.value + g2.value)
    @     * (g1.value + g2.value) - twiceVariance.value, h.value); @*/
    /*@ ghost boolean down = RobustLoss.sameMultiple(bent.value, (g1.value + g2.value)
    @     * (g1.value + g2.value) - twiceVariance.value, 0 - h.value); @*/
    return gap.multiply(2 * Rationals.signum(h)).add(Rationals.abs(h).multiply(bent));
  }

  /*@ private normal_behavior
  @   requires \nonnullelements(g);
  @   ensures \fresh(\result) && \result.length == g.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < g.length; \result[k].value == g[k].value * g[k].value);
  @ pure */
  private static BigFraction[] squares(BigFraction[] g) {
    BigFraction[] squares = new BigFraction[g.length];
    //@ loop_invariant 0 <= y && y <= g.length;
    /*@ loop_invariant (\forall int k; 0 <= k && k < y;
    @     squares[k] != null && squares[k].value == g[k].value * g[k].value); @*/
    //@ loop_writes y, squares[*];
    //@ loop_decreases g.length - y;
    for (int y = 0; y < g.length; y++) {
      squares[y] = Rationals.square(g[y]);
    }
    return squares;
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
    //@ loop_invariant 0 <= i && i <= g.length && total.value >= 0;
    //@ loop_writes i, total;
    //@ loop_decreases g.length - i;
    for (int i = 0; i < g.length; i++) {
      //@ loop_invariant 0 <= j && j <= i && total.value >= 0;
      //@ loop_writes j, total;
      //@ loop_decreases i - j;
      for (int j = 0; j < i; j++) {
        total = total.add(distance(law[i], law[j], g[i], g[j]));
      }
    }
    return total.multiply(2);
  }

  /** p q |g1^2 - g2^2|. */
  /*@ private normal_behavior
  @   requires p.value >= 0 && q.value >= 0;
  @   ensures \result.value >= 0;
  @ pure */
  private static BigFraction distance(
      BigFraction p, BigFraction q, BigFraction g1, BigFraction g2) {
    BigFraction gap = Rationals.abs(Rationals.square(g1).subtract(Rationals.square(g2)));
    //@ ghost boolean both = Reals.order((\real) 0, p.value, q.value);
    BigFraction mass = p.multiply(q);
    //@ ghost boolean all = Reals.order((\real) 0, mass.value, gap.value);
    return mass.multiply(gap);
  }

  /** The scalar products of all features with a vector. */
  /*@ private normal_behavior
  @   requires \nonnullelements(psi) && \nonnullelements(v);
  @   requires (\forall int y; 0 <= y && y < psi.length; psi[y].length == v.length);
  @   requires (\forall int y, j; 0 <= y && y < psi.length
  @       && 0 <= j && j < psi[y].length; psi[y][j] != null);
  @   ensures \fresh(\result) && \result.length == psi.length && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] products(BigFraction[][] psi, BigFraction[] v) {
    BigFraction[] result = new BigFraction[psi.length];
    //@ loop_invariant 0 <= y && y <= psi.length;
    /*@ loop_invariant (\forall int k, j; 0 <= k && k < psi.length
    @     && 0 <= j && j < psi[k].length; psi[k][j] != null); @*/
    //@ loop_invariant (\forall int j; 0 <= j && j < v.length; v[j] != null);
    //@ loop_invariant (\forall int k; 0 <= k && k < y; result[k] != null);
    //@ loop_writes y, result[*];
    //@ loop_decreases psi.length - y;
    for (int y = 0; y < psi.length; y++) {
      result[y] = Rationals.dot(psi[y], v);
    }
    return result;
  }

  /** The values less their mean. */
  /*@ private normal_behavior
  @   requires law.length == values.length && \nonnullelements(law) && \nonnullelements(values);
  @   ensures \fresh(\result) && \result.length == values.length && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] centred(BigFraction[] law, BigFraction[] values) {
    BigFraction mean = Rationals.dot(law, values);
    BigFraction[] result = new BigFraction[values.length];
    //@ loop_invariant 0 <= y && y <= values.length;
    /*@ loop_invariant (\forall int k; 0 <= k && k < y;
    @     result[k] != null && result[k].value == values[k].value - mean.value); @*/
    //@ loop_writes y, result[*];
    //@ loop_decreases values.length - y;
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

  /*@ // The value of twoResponses at Boxes.point(0) and t: a name.
  @ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real atPoint(\real t);
  @*/

  /**
   * Encloses the greatest of {@link #twoResponses} over x in [0, 1], by halving while the bound
   * f(x) &lt;= f(middle) + |f'| w/2 leaves room above the best point.
   *
   * @param t D B, at least 0
   * @param places the width is at most 2^-places; below 0 where t is large
   * @throws IllegalArgumentException if 2^-places is below (1 + t) 2^-79, which the precision of
   *     the search does not reach
   */
  /*@ public behavior
  @   requires -MOST_PLACES <= places && places <= MOST_PLACES;
  @   ensures 0 <= Boxes.point(0) && Boxes.point(0) <= 1 ==> atPoint(t.value) <= \result.hi.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval twoResponsesBest(BigFraction t, int places) {
    Dyadic tolerance = Dyadic.ONE.shift(-places - 1);
    Dyadic finest = Dyadic.fromFractionUp(t.add(BigFraction.ONE), BITS).shift(-FINEST);
    if (tolerance.compareTo(finest) < 0) {
      throw new IllegalArgumentException("more places than the precision of the search");
    }
    Dyadic best = Dyadic.ZERO;
    Dyadic ceiling = Dyadic.ZERO;
    Interval[][] open = unit();
    //@ ghost boolean inside = 0 <= Boxes.point(0) && Boxes.point(0) <= 1;
    //@ ghost int at = inside ? 0 : -1;
    /*@ loop_invariant \nonnullelements(open);
    @ loop_invariant (\forall int k; 0 <= k && k < open.length;
    @     open[k].length == 1 && open[k][0] != null);
    @ loop_invariant -1 <= at && at < open.length;
    @ loop_invariant at >= 0 ==> open[at][0].lo.value <= Boxes.point(0)
    @     && Boxes.point(0) <= open[at][0].hi.value;
    @ loop_invariant inside && at < 0 ==> atPoint(t.value) <= ceiling.value;
    @ loop_writes open, best, ceiling, at;
    @*/
    while (open.length > 0) {
      Interval[] box = open[0];
      //@ assert \nonnullelements(box);
      //@ ghost boolean ordered = Interval.ordered(box[0]);
      Dyadic found = atMiddle(box[0], t).lo();
      best = found.compareTo(best) > 0 ? found : best;
      Dyadic upper = upperBound(box[0], t);
      Interval[][] more = new Interval[0][];
      if (upper.compareTo(best.add(tolerance)) > 0) {
        more = halves(box);
      } else {
        ceiling = upper.compareTo(ceiling) > 0 ? upper : ceiling;
      }
      /*@ set at = at > 0 ? at - 1 : at < 0 || more.length == 0 ? -1
      @     : more[0][0].lo.value <= Boxes.point(0) && Boxes.point(0) <= more[0][0].hi.value
      @         ? open.length - 1 : open.length; @*/
      open = Boxes.after(open, more);
    }
    return Interval.of(best, best.compareTo(ceiling) > 0 ? best : ceiling);
  }

  /** [0, 1], in a list of boxes. */
  /*@ private behavior
  @   ensures \fresh(\result) && \result.length == 1 && \result[0] != null;
  @   ensures \nonnullelements(\result[0]) && \result[0].length == 1;
  @   ensures \result[0][0].lo.value == 0 && \result[0][0].hi.value == 1;
  @   signals_only IllegalArgumentException;
  @ pure */
  private static Interval[][] unit() {
    Interval[] unit = {Interval.of(Dyadic.ZERO, Dyadic.ONE)};
    return new Interval[][] {unit};
  }

  /*@ private behavior
  @   requires \nonnullelements(box) && box.length == 1;
  @   ensures \fresh(\result) && \result.length == 2 && \nonnullelements(\result);
  @   ensures \nonnullelements(\result[0]) && \result[0].length == 1;
  @   ensures \nonnullelements(\result[1]) && \result[1].length == 1;
  @   ensures box[0].lo.value <= Boxes.point(0) && Boxes.point(0) <= box[0].hi.value
  @       ==> \result[0][0].lo.value <= Boxes.point(0)
  @           && Boxes.point(0) <= \result[0][0].hi.value
  @         || \result[1][0].lo.value <= Boxes.point(0)
  @           && Boxes.point(0) <= \result[1][0].hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] halves(Interval[] box) {
    return Boxes.halves(box, 0);
  }

  /** f at the middle. */
  /*@ private behavior
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval atMiddle(Interval x, BigFraction t) {
    return Interval.from(twoResponses(Boxes.middle(x).toFraction(), t), BITS);
  }

  /** A number that f does not exceed on x. */
  /*@ private behavior
  @   ensures x.lo.value <= Boxes.point(0) && Boxes.point(0) <= x.hi.value
  @       ==> atPoint(t.value) <= \result.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Dyadic upperBound(Interval x, BigFraction t) {
    Interval off = x.subtract(Interval.exact(Boxes.middle(x)), BITS);
    return atMiddle(x, t).add(twoResponsesSlope(x, t).multiply(off, BITS), BITS).hi();
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
