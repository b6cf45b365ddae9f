package sextant.curvature;

import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * S*, the supremum of E|g1^2 - g2^2| over all laws on [-1, 1], where g is the deviation from the
 * mean and g1, g2 are independent copies. It is the greatest value of a function of two variables
 * ({@code proofs-notes/universal-constant.md}), enclosed here by branch and bound.
 *
 * <pre>
 *   notes     here       meaning
 *   c, r      Boxes.point of a law that is looked for, 0 and 1
 *   c         c          the mean, in [0, 1]
 *   e         1 - c      distance from the mean to the nearer end
 *   r         r          share of [0, e] that carries no mass, in [0, 1]
 *   A(r)      area       (1 - r^2)/2 + r^2 log r, decreasing, A(0) = 1/2
 *   N(r)      share      (1 - r + r log r)/2, decreasing, N(0) = 1/2
 *   m         reach      c + e N(r), increasing in c, decreasing in r
 *   Phi       objective  e^2 A(r) + 2 c (1 - m^2)
 *   S*        value      the maximum of Phi
 * </pre>
 */
public final class UniversalConstant {

  private static final int BITS = 112;

  /** The enclosure that constants are built on is at most 2^-44 wide. */
  private static final int PLACES = 44;

  /** Near the maximiser: where the search looks first. Any other point would do, only slower. */
  private static final Dyadic GUESSED_MEAN = Dyadic.of(583).shift(-10);

  private static final Dyadic GUESSED_SHARE = Dyadic.of(780).shift(-10);

  private UniversalConstant() {}

  // S* itself, uninterpreted: contracts speak of it, the prover knows no more.
  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real supremum();
  @*/

  /** Computed when first asked for. */
  private static final class Certified {
    static final Interval VALUE = maximum(PLACES);

    private Certified() {}
  }

  /** Encloses S* = 0.77052398..., to 13 places. */
  /*@ public normal_behavior
  @   ensures \result.lo().value <= supremum() && supremum() <= \result.hi().value;
  @ pure */
  public static Interval value() {
    return Certified.VALUE;
  }

  /*@ // Phi at Boxes.point, and whether it is less there than its maximum: names.
  @ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real phi();
  @ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model boolean isLess();
  @ // Whether [cl, ch] x [rl, rh] holds the point.
  @ public normal_behavior
  @   ensures \result <==> cl <= Boxes.point(0) && Boxes.point(0) <= ch
  @       && rl <= Boxes.point(1) && Boxes.point(1) <= rh;
  @ public static pure heap_free model boolean isHeld(\real cl, \real ch, \real rl, \real rh) {
  @   return cl <= Boxes.point(0) && Boxes.point(0) <= ch
  @       && rl <= Boxes.point(1) && Boxes.point(1) <= rh;
  @ }
  @*/

  /**
   * Encloses the maximum of Phi over [0, 1] x [0, 1] in an interval of width 2^-places or less.
   * Boxes are halved until none may hold a value above the best point's by more than that.
   *
   * @param places at most 80
   */
  /*@ public behavior
  @   requires 0 <= places && places <= 80;
  @   ensures isHeld((\real) 0, (\real) 1, (\real) 0, (\real) 1)
  @       ==> isLess() || phi() <= \result.hi.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval maximum(int places) {
    Dyadic tolerance = Dyadic.ONE.shift(-places - 1);
    Dyadic best = objective(Interval.exact(GUESSED_MEAN), Interval.exact(GUESSED_SHARE)).lo();
    Dyadic ceiling = best;
    Interval[][] open = square();
    //@ ghost boolean inside = isHeld((\real) 0, (\real) 1, (\real) 0, (\real) 1);
    //@ ghost int at = inside ? 0 : -1;
    /*@ loop_invariant \nonnullelements(open);
    @ loop_invariant (\forall int k; 0 <= k && k < open.length;
    @     open[k].length == 2 && open[k][0] != null && open[k][1] != null);
    @ loop_invariant -1 <= at && at < open.length;
    @ loop_invariant at >= 0 ==> isHeld(open[at][0].lo.value, open[at][0].hi.value,
    @     open[at][1].lo.value, open[at][1].hi.value);
    @ loop_invariant inside && at < 0 ==> isLess() || phi() <= ceiling.value;
    @ loop_writes open, best, ceiling, at;
    @*/
    while (open.length > 0) {
      Interval[] box = open[0];
      //@ assert \nonnullelements(box);
      //@ ghost boolean ordered = Interval.ordered(box[0]) && Interval.ordered(box[1]);
      Interval[][] more = new Interval[0][];
      if (!isMonotone(box[0], box[1])) {
        Dyadic found = objective(middle(box[0]), middle(box[1])).lo();
        best = found.compareTo(best) > 0 ? found : best;
        Dyadic upper = upperBound(box[0], box[1]);
        if (upper.compareTo(best.add(tolerance)) > 0) {
          more = halves(box);
        } else {
          ceiling = upper.compareTo(ceiling) > 0 ? upper : ceiling;
        }
      }
      /*@ set at = at > 0 ? at - 1 : at < 0 || more.length == 0 ? -1
      @     : isHeld(more[0][0].lo.value, more[0][0].hi.value, more[0][1].lo.value,
      @         more[0][1].hi.value) ? open.length - 1 : open.length; @*/
      open = Boxes.after(open, more);
    }
    return Interval.of(best, best.compareTo(ceiling) > 0 ? best : ceiling);
  }

  /** [0, 1] x [0, 1], in a list. */
  /*@ private behavior
  @   ensures \fresh(\result) && \result.length == 1 && \result[0] != null;
  @   ensures \nonnullelements(\result[0]) && \result[0].length == 2;
  @   ensures \result[0][0].lo.value == 0 && \result[0][0].hi.value == 1;
  @   ensures \result[0][1].lo.value == 0 && \result[0][1].hi.value == 1;
  @   signals_only IllegalArgumentException;
  @ pure */
  private static Interval[][] square() {
    Interval unit = Interval.of(Dyadic.ZERO, Dyadic.ONE);
    Interval[] square = {unit, unit};
    return new Interval[][] {square};
  }

  /** The halves of a box along its wider side. */
  /*@ private behavior
  @   requires \nonnullelements(box) && box.length == 2;
  @   ensures \fresh(\result) && \result.length == 2 && \nonnullelements(\result);
  @   ensures \nonnullelements(\result[0]) && \result[0].length == 2;
  @   ensures \nonnullelements(\result[1]) && \result[1].length == 2;
  @   ensures isHeld(box[0].lo.value, box[0].hi.value, box[1].lo.value, box[1].hi.value)
  @       ==> isHeld(\result[0][0].lo.value, \result[0][0].hi.value,
  @               \result[0][1].lo.value, \result[0][1].hi.value)
  @           || isHeld(\result[1][0].lo.value, \result[1][0].hi.value,
  @               \result[1][1].lo.value, \result[1][1].hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] halves(Interval[] box) {
    return Boxes.halves(box, Boxes.widest(box));
  }

  /** The middle of an interval, as a point. */
  /*@ private behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval middle(Interval x) {
    return Interval.exact(Boxes.middle(x));
  }

  /**
   * Whether the box lies inside the square and a partial derivative is nowhere 0 on it: then the
   * maximum is not attained there.
   */
  /*@ private behavior
  @   ensures \result && isHeld(c.lo.value, c.hi.value, r.lo.value, r.hi.value) ==> isLess();
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static boolean isMonotone(Interval c, Interval r) {
    boolean inside =
        c.lo().signum() > 0
            && r.lo().signum() > 0
            && c.hi().compareTo(Dyadic.ONE) < 0
            && r.hi().compareTo(Dyadic.ONE) < 0;
    return inside && (!slopeInMean(c, r).containsZero() || !slopeInShare(c, r).containsZero());
  }

  /** A number that Phi does not exceed on the box: the lesser of two bounds. */
  /*@ behavior
  @   ensures isHeld(c.lo.value, c.hi.value, r.lo.value, r.hi.value)
  @       ==> phi() <= \result.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static Dyadic upperBound(Interval c, Interval r) {
    Dyadic byOrder = objective(c, r).hi();
    if (r.lo().signum() == 0) {
      return byOrder;
    }
    // Phi(c, r) <= Phi(middle) + |Phi_c| |c - middle| + |Phi_r| |r - middle|
    Interval rise =
        slopeInMean(c, r)
            .multiply(c.subtract(middle(c), BITS), BITS)
            .add(slopeInShare(c, r).multiply(r.subtract(middle(r), BITS), BITS), BITS);
    Dyadic bySlope = objective(middle(c), middle(r)).add(rise, BITS).hi();
    return bySlope.compareTo(byOrder) < 0 ? bySlope : byOrder;
  }

  /** Encloses Phi over a box, using that A, N and m are monotone. */
  /*@ behavior
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static Interval objective(Interval c, Interval r) {
    Interval rest = Interval.ONE.subtract(c, BITS);
    Interval unused = Interval.ONE.subtract(reach(c, r).square(BITS), BITS);
    return rest.square(BITS).multiply(area(r), BITS).add(c.multiply(unused, BITS).shift(1), BITS);
  }

  /** Encloses m, which increases in c and decreases in r. */
  private static Interval reach(Interval c, Interval r) {
    Dyadic least = reachAt(Interval.exact(c.lo()), share(Interval.exact(r.hi()))).lo();
    Dyadic most = reachAt(Interval.exact(c.hi()), share(Interval.exact(r.lo()))).hi();
    return Interval.of(least, most);
  }

  private static Interval reachAt(Interval c, Interval share) {
    return c.add(Interval.ONE.subtract(c, BITS).multiply(share, BITS), BITS);
  }

  /** dPhi/dc = -2 e A + 2 (1 - m^2) - 4 c m (1 - N). */
  static Interval slopeInMean(Interval c, Interval r) {
    Interval m = reach(c, r);
    Interval shrink = Interval.ONE.subtract(c, BITS).multiply(area(r), BITS);
    Interval unused = Interval.ONE.subtract(m.square(BITS), BITS);
    Interval growth =
        c.multiply(m, BITS).multiply(Interval.ONE.subtract(share(r), BITS), BITS).shift(1);
    return unused.subtract(shrink, BITS).subtract(growth, BITS).shift(1);
  }

  /** dPhi/dr = 2 e log(r) (e r - c m), for r above 0. */
  static Interval slopeInShare(Interval c, Interval r) {
    Interval rest = Interval.ONE.subtract(c, BITS);
    Interval balance = rest.multiply(r, BITS).subtract(c.multiply(reach(c, r), BITS), BITS);
    return rest.multiply(Elementary.log(r, BITS), BITS).multiply(balance, BITS).shift(1);
  }

  /** Encloses A, which decreases. */
  private static Interval area(Interval r) {
    return Interval.of(areaAt(r.hi()).lo(), areaAt(r.lo()).hi());
  }

  private static Interval areaAt(Dyadic r) {
    Interval square = Interval.exact(r).square(BITS);
    Interval half = Interval.ONE.subtract(square, BITS).shift(-1);
    return r.signum() == 0
        ? half
        : half.add(square.multiply(Elementary.log(Interval.exact(r), BITS), BITS), BITS);
  }

  /** Encloses N, which decreases. */
  private static Interval share(Interval r) {
    return Interval.of(shareAt(r.hi()).lo(), shareAt(r.lo()).hi());
  }

  private static Interval shareAt(Dyadic r) {
    Interval point = Interval.exact(r);
    Interval linear = Interval.ONE.subtract(point, BITS);
    Interval sum =
        r.signum() == 0
            ? linear
            : linear.add(point.multiply(Elementary.log(point, BITS), BITS), BITS);
    return sum.shift(-1);
  }
}
