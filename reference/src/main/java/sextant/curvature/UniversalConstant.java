package sextant.curvature;

import java.util.ArrayDeque;
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

  /**
   * Encloses the maximum of Phi over [0, 1] x [0, 1] in an interval of width 2^-places or less.
   * Boxes are halved until none may hold a value above the best point's by more than that.
   *
   * @param places at most 80
   */
  public static Interval maximum(int places) {
    Dyadic tolerance = Dyadic.ONE.shift(-places - 1);
    Dyadic best = objective(Interval.exact(GUESSED_MEAN), Interval.exact(GUESSED_SHARE)).lo();
    Dyadic ceiling = best;
    ArrayDeque<Interval[]> open = new ArrayDeque<>();
    Interval unit = Interval.of(Dyadic.ZERO, Dyadic.ONE);
    open.add(new Interval[] {unit, unit});
    while (!open.isEmpty()) {
      Interval[] box = open.remove();
      if (isMonotone(box[0], box[1])) {
        continue;
      }
      Dyadic found = objective(middle(box[0]), middle(box[1])).lo();
      best = found.compareTo(best) > 0 ? found : best;
      Dyadic upper = upperBound(box[0], box[1]);
      if (upper.compareTo(best.add(tolerance)) <= 0) {
        ceiling = upper.compareTo(ceiling) > 0 ? upper : ceiling;
      } else {
        boolean first = box[0].width().compareTo(box[1].width()) >= 0;
        Interval split = first ? box[0] : box[1];
        Dyadic half = middle(split).lo();
        Interval low = Interval.of(split.lo(), half);
        Interval high = Interval.of(half, split.hi());
        open.add(first ? new Interval[] {low, box[1]} : new Interval[] {box[0], low});
        open.add(first ? new Interval[] {high, box[1]} : new Interval[] {box[0], high});
      }
    }
    return Interval.of(best, best.compareTo(ceiling) > 0 ? best : ceiling);
  }

  /** The middle of an interval, as a point. */
  private static Interval middle(Interval x) {
    return Interval.exact(x.lo().add(x.hi()).shift(-1));
  }

  /**
   * Whether the box lies inside the square and a partial derivative is nowhere 0 on it: then the
   * maximum is not attained there.
   */
  private static boolean isMonotone(Interval c, Interval r) {
    boolean inside =
        c.lo().signum() > 0
            && r.lo().signum() > 0
            && c.hi().compareTo(Dyadic.ONE) < 0
            && r.hi().compareTo(Dyadic.ONE) < 0;
    return inside && (!slopeInMean(c, r).containsZero() || !slopeInShare(c, r).containsZero());
  }

  /** A number that Phi does not exceed on the box: the lesser of two bounds. */
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
