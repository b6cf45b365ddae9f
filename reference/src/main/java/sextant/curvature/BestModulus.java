package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Interval;

//@ model import sextant.exact.Reals;

/**
 * The best modulus of weak convexity of R for given t = D B, B = 1: for t &gt;= 1 no instance bends
 * downward more than two responses do ({@code proofs-notes/best-modulus.md}). The inequality that
 * this rests on is verified here on boxes that cover all cases.
 *
 * <pre>
 *   notes          here         meaning
 *   z              z            1/t; everything below is divided by t
 *   P, Q           p, q         masses of the responses above and below a cut
 *   P, alpha,      Boxes.point  of a case that is looked for, 0 to 3
 *   beta, z
 *   x              x            P - Q
 *   alpha, beta    a, b         1 - mean above the cut, 1 + mean below it
 *   d              d            2 - alpha - beta, distance of the two means
 *   e              e            1 - c = 2Q + P alpha - Q beta, c the mean of all
 *   r = theta alpha theta      free, at most e/alpha
 *   u, l           slope        bounds on I_U/alpha and I_L/beta
 *   T(x)           twoResponses 2 (1 - x^2)(1 + 2 x z - 3 x^2)
 *   tau            floor        max T, bounded below by one of its values
 *   K              bend         what t multiplies
 * </pre>
 */
public final class BestModulus {

  private static final int BITS = 40;

  /** A box narrower than this that is not settled ends the search. */
  private static final Dyadic NARROW = Dyadic.ONE.shift(-16);

  /** theta is tried at 0, 1, ... up to this. */
  private static final int LARGEST_THETA = 4;

  /** A greater count is not reported. */
  static final int MOST_BOXES = 1 << 30;

  private static final Interval TWO = Interval.of(2);

  private static final Interval QUARTER = Interval.ONE.shift(-2);

  /** Where T is evaluated instead of at its maximiser, in units of z. */
  private static final Dyadic NEAR_MAXIMISER = Dyadic.of(15).shift(-6);

  private BestModulus() {}

  /**
   * Encloses an upper bound on the best modulus, B = 1: for t &gt;= 1 the best modulus itself, for
   * t &lt; 1 the chord (1 - t) 2S* + t tau(1).
   *
   * @param t D B, at least 0
   * @param places the width is of the order of 2^-places, at most 40; positive for t below 1
   */
  /*@ public behavior
  @   requires -LowerBounds.MOST_PLACES <= places && places <= 40;
  @   requires t.value < 1 ==> places >= 1;
  @   ensures t.value >= 1 && 0 <= Boxes.point(0) && Boxes.point(0) <= 1
  @       ==> LowerBounds.atPoint(t.value) <= \result.hi.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval upperBound(BigFraction t, int places) {
    if (t.compareTo(BigFraction.ONE) >= 0) {
      return LowerBounds.twoResponsesBest(t, places);
    }
    int bits = 2 * places;
    Interval still = UniversalConstant.value().shift(1);
    Interval moved = LowerBounds.twoResponsesBest(BigFraction.ONE, places);
    return still.multiply(BigFraction.ONE.subtract(t), bits).add(moved.multiply(t, bits), bits);
  }

  /**
   * Verifies the inequality for all z in [0, reach]: all laws, all cuts and all t &gt;= 1/reach.
   *
   * @param reach the greatest z; 1 for the theorem
   * @return the number of boxes looked at, or -1 if a narrow one was not settled, or they are more
   *     than 2^30
   */
  /*@ public behavior
  @   ensures \result >= 0 && 0 <= Boxes.point(0) && Boxes.point(0) <= 1
  @       && 0 <= Boxes.point(1) && Boxes.point(1) <= 2
  @       && 0 <= Boxes.point(2) && Boxes.point(2) <= 2
  @       && 0 <= Boxes.point(3) && Boxes.point(3) <= reach.value ==> met();
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static int verify(Dyadic reach) {
    Interval unit = Interval.of(Dyadic.ZERO, Dyadic.ONE);
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert Reals.powerOfTwo(1) == 2;
    Interval wide = unit.shift(1);
    return settle(new Interval[] {unit, wide, wide, Interval.of(Dyadic.ZERO, reach)});
  }

  /*@ // Whether {@link #isSettled} said yes of a box that holds Boxes.point: a name for it.
  @ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model boolean met();
  @*/

  /**
   * Halves a box until all parts are settled, the upper halves first.
   *
   * @param box P, alpha, beta and z
   * @return the number of boxes looked at, or -1 if a narrow one was not settled, or they are more
   *     than 2^30
   */
  /*@ behavior
  @   requires \nonnullelements(box) && box.length == 4;
  @   ensures -1 <= \result && \result <= MOST_BOXES;
  @   ensures \result >= 0 && Boxes.holds(box) ==> met();
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static int settle(Interval[] box) {
    /*@ ghost boolean ordered = Interval.ordered(box[0]) && Interval.ordered(box[1])
    @     && Interval.ordered(box[2]) && Interval.ordered(box[3]); @*/
    if (isSettled(box[0], box[1], box[2], box[3])) {
      return 1;
    }
    int side = widest(box);
    //@ ghost boolean one = Interval.ordered(box[side]);
    if (isNarrow(box[side])) {
      return -1;
    }
    Interval[][] halves = Boxes.halves(box, side);
    int upper = settle(halves[1]);
    int lower = upper < 0 ? -1 : settle(halves[0]);
    return lower < 0 || lower >= MOST_BOXES - upper ? -1 : 1 + lower + upper;
  }

  /*@ private behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static boolean isNarrow(Interval side) {
    return side.width().compareTo(NARROW) <= 0;
  }

  /** The side to halve: the widest, the first counted double. */
  /*@ private behavior
  @   requires \nonnullelements(box) && box.length > 0;
  @   ensures 0 <= \result && \result < box.length;
  @   signals_only ArithmeticException;
  @ pure */
  private static int widest(Interval[] box) {
    int side = 0;
    //@ ghost boolean first = Interval.ordered(box[0]);
    Dyadic most = box[0].width().shift(1);
    /*@ loop_invariant 1 <= k && k <= box.length && 0 <= side && side < box.length;
    @ loop_writes k, side, most;
    @ loop_decreases box.length - k; @*/
    for (int k = 1; k < box.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(box[k]);
      if (box[k].width().compareTo(most) > 0) {
        most = box[k].width();
        side = k;
      }
    }
    return side;
  }

  /** Whether one of the three sufficient conditions of the notes holds on the whole box. */
  /*@ behavior
  @   ensures \result && p.lo.value <= Boxes.point(0) && Boxes.point(0) <= p.hi.value
  @       && a.lo.value <= Boxes.point(1) && Boxes.point(1) <= a.hi.value
  @       && b.lo.value <= Boxes.point(2) && Boxes.point(2) <= b.hi.value
  @       && z.lo.value <= Boxes.point(3) && Boxes.point(3) <= z.hi.value ==> met();
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static boolean isSettled(Interval p, Interval a, Interval b, Interval z) {
    Interval both = a.add(b, BITS).min(TWO);
    if (a.lo().add(b.lo()).compareTo(TWO.lo()) > 0) {
      return true;
    }
    Interval q = Interval.ONE.subtract(p, BITS);
    Interval x = p.subtract(q, BITS);
    Interval e = distance(p, a, b);
    Interval rest = TWO.subtract(e, BITS);
    Interval floor = floor(z);
    Interval u = slope(p, e, a, x.subtract(z, BITS).max(Interval.ZERO), z);
    Interval l = slope(q, rest, b, z.subtract(x, BITS).max(Interval.ZERO), z);
    Interval room = Interval.ONE.subtract(both.shift(-2), BITS).multiply(floor, BITS);
    if (u.hi().compareTo(room.lo()) <= 0 && l.hi().compareTo(room.lo()) <= 0) {
      return true;
    }
    Interval square = TWO.subtract(both, BITS).square(BITS).shift(-2);
    Interval straight = square.multiply(twoResponses(x, z), BITS);
    Interval within = a.multiply(u, BITS).add(b.multiply(l, BITS), BITS);
    return isAtMost(straight.add(within, BITS), floor)
        || isAtMost(bend(p, x, a, b, square).add(stillBound(z), BITS), floor);
  }

  private static boolean isAtMost(Interval value, Interval floor) {
    return value.hi().compareTo(floor.lo()) <= 0;
  }

  /** A number below max T on the box, as T at one point increases with z. */
  static Interval floor(Interval z) {
    Interval least = Interval.exact(z.lo());
    return twoResponses(Interval.exact(z.lo().multiply(NEAR_MAXIMISER)), least);
  }

  /** T(x) = 2 (1 - x^2)(1 + 2 x z - 3 x^2). */
  static Interval twoResponses(Interval x, Interval z) {
    Interval square = x.square(BITS);
    Interval growth = x.multiply(z, BITS).shift(1);
    Interval second = Interval.ONE.add(growth, BITS).subtract(thrice(square), BITS);
    return Interval.ONE.subtract(square, BITS).multiply(second, BITS).shift(1);
  }

  private static Interval thrice(Interval v) {
    return v.multiply(Interval.of(3), BITS);
  }

  /**
   * Encloses e, which decreases in P and beta and increases in alpha where alpha + beta &lt;= 2.
   */
  static Interval distance(Interval p, Interval a, Interval b) {
    Dyadic least = distanceAt(p.hi(), a.lo(), b.hi()).lo();
    Dyadic most = distanceAt(p.lo(), a.hi(), b.lo()).hi();
    return Interval.of(least, most).max(Interval.ZERO).min(TWO);
  }

  private static Interval distanceAt(Dyadic p, Dyadic a, Dyadic b) {
    Dyadic below = Dyadic.ONE.subtract(p).multiply(Dyadic.of(2).subtract(b));
    return Interval.exact(below.add(p.multiply(a)));
  }

  /**
   * Encloses the least of the bounds on I_U/alpha that the tried values of theta give.
   *
   * @param p mass of the side
   * @param e distance of the overall mean from the side's end
   * @param a distance of the side's mean from that end
   * @param y (x - z)^+ above the cut, (z - x)^+ below it
   */
  private static Interval slope(Interval p, Interval e, Interval a, Interval y, Interval z) {
    Interval best = slopeAt(0, p, e, a, y, z);
    for (int theta = 1; theta <= LARGEST_THETA; theta++) {
      Interval reach = a.multiply(Interval.of(theta), BITS);
      if (reach.hi().compareTo(e.lo()) <= 0) {
        Interval bound = slopeAt(theta, p, e, a, y, z);
        best = bound.hi().compareTo(best.hi()) < 0 ? bound : best;
      }
    }
    return best;
  }

  /**
   * max {8P^2 r', 8P^2 max(r'/2, 1 - e) + 8yPQ} + P^2 theta^2 alpha - 4yPQ alpha with r' = e - r.
   */
  static Interval slopeAt(int theta, Interval p, Interval e, Interval a, Interval y, Interval z) {
    Interval square = p.square(BITS).multiply(z, BITS);
    Interval left = e.subtract(a.multiply(Interval.of(theta), BITS), BITS);
    Interval further = left.shift(-1).max(Interval.ONE.subtract(e, BITS));
    Interval spread = product(p).multiply(y, BITS).shift(2);
    Interval near = square.multiply(left, BITS).shift(3);
    Interval far = square.multiply(further, BITS).shift(3).add(spread.shift(1), BITS);
    Interval more = square.multiply(Interval.of(theta * theta), BITS).subtract(spread, BITS);
    return near.max(far).add(more.multiply(a, BITS), BITS);
  }

  /** Encloses PQ, at most 1/4. */
  private static Interval product(Interval p) {
    return p.multiply(Interval.ONE.subtract(p, BITS), BITS).min(QUARTER);
  }

  /** Encloses a bound on K: (d^2/4) 2 (1 - x^2)(1 - 3 x^2) + 4PQ (x^+ v_U + x^- v_L). */
  static Interval bend(Interval p, Interval x, Interval a, Interval b, Interval square) {
    Interval squared = x.square(BITS);
    Interval straight =
        Interval.ONE
            .subtract(squared, BITS)
            .multiply(Interval.ONE.subtract(thrice(squared), BITS), BITS)
            .multiply(square, BITS)
            .shift(1);
    Interval above = variance(a).multiply(x.max(Interval.ZERO), BITS);
    Interval below = variance(b).multiply(x.negate().max(Interval.ZERO), BITS);
    return straight.add(product(p).multiply(above.add(below, BITS), BITS).shift(2), BITS);
  }

  /** Encloses alpha (2 - alpha) = 1 - (1 - alpha)^2. */
  private static Interval variance(Interval a) {
    return Interval.ONE.subtract(Interval.ONE.subtract(a, BITS).square(BITS), BITS);
  }

  /** 2S*, divided by t. */
  private static Interval stillBound(Interval z) {
    return UniversalConstant.value().multiply(z, BITS).shift(1);
  }
}
