package sextant.revkl;

import java.util.ArrayDeque;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * Where on Theta the Hessian of -L_SAIL is definite on the span of the features, certified box by
 * box of w = theta - theta_ref.
 *
 * <pre>
 *   symbol                              here             meaning
 *   H(c)                                                 the Hessian of L_SAIL at a box's centre
 *   T                                   thirdDerivative  no third derivative on the box is larger
 *   rho                                                  no point of the box is farther from c
 *   H(w) within T rho of H(c)                            in the operator norm, on the box
 *   -L_SAIL strictly concave, convex    concave, convex  volumes of such boxes
 *   indefinite                          indefinite       the Hessian takes both signs, throughout
 *                                       undecided        what is left when the search stops
 * </pre>
 *
 * Boxes wholly outside Theta are left out; of those across its boundary the whole volume counts.
 */
public final class DefiniteRegion {

  private static final int BITS = 96;

  private final Instance instance;
  private final Domain domain;
  private final FeatureSpan span;
  private final BigFraction radius;
  private final ArrayDeque<Interval[]> open = new ArrayDeque<>();
  private Dyadic concave = Dyadic.ZERO;
  private Dyadic convex = Dyadic.ZERO;
  private Dyadic indefinite = Dyadic.ZERO;
  private long boxes;

  private DefiniteRegion(Instance instance, Domain domain, FeatureSpan span) {
    this.instance = instance;
    this.domain = domain;
    this.span = span;
    this.radius = FeatureBounds.of(instance).radius();
  }

  /**
   * The region of an instance.
   *
   * @param instance the instance
   * @param domain its domain
   * @param span the span of its features, of rank at least 1
   * @param mostBoxes when to stop
   */
  public static DefiniteRegion of(
      Instance instance, Domain domain, FeatureSpan span, long mostBoxes) {
    DefiniteRegion region = new DefiniteRegion(instance, domain, span);
    region.open.add(region.root());
    while (!region.open.isEmpty() && region.boxes < mostBoxes) {
      Interval[] box = region.open.removeFirst();
      if (region.mayMeet(box)) {
        region.boxes++;
        region.examine(box);
      }
    }
    return region;
  }

  private Interval[] root() {
    Interval[] root = new Interval[instance.dimension()];
    for (int k = 0; k < root.length; k++) {
      if (domain.isBall()) {
        Interval side = Interval.from(domain.radius(), BITS);
        root[k] = side.negate().hull(side);
      } else {
        LogNumber reference = instance.thetaRef(k);
        Interval low = LogNumber.of(domain.lower(k)).subtract(reference).enclose(BITS);
        Interval high = LogNumber.of(domain.upper(k)).subtract(reference).enclose(BITS);
        root[k] = low.hull(high);
      }
    }
    return root;
  }

  /*@ private behavior
  @   ensures !domain.isBall() ==> \result;
  @   signals_only ArithmeticException;
  @ pure */
  private boolean mayMeet(Interval[] box) {
    return !domain.isBall()
        || squaredNorm(box).lo().compareTo(Rationals.square(domain.radius())) <= 0;
  }

  /*@ private behavior
  @   requires \nonnullelements(point);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval squaredNorm(Interval[] point) {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= k && k <= point.length && total.lo.value <= total.hi.value;
    @ loop_writes k, total;
    @ loop_decreases point.length - k; @*/
    for (int k = 0; k < point.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(point[k]);
      total = total.add(point[k].square(BITS), BITS);
    }
    return total;
  }

  /**
   * Encloses T with |d^3 L_SAIL/ds^3| &lt;= T along every unit direction, where no |h| exceeds the
   * one given: T = B^3 [(6 + 3 sqrt 2)(log 2 + beta h) + 18 beta + 3 beta^2/2 + 2 beta^3/(3 sqrt
   * 3)].
   *
   * @param beta beta
   * @param b B
   * @param h bounds |h|
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval thirdDerivative(BigFraction beta, BigFraction b, Interval h, int bits) {
    Interval root2 = Elementary.sqrt(Interval.of(2), bits);
    Interval root3 = Elementary.sqrt(Interval.of(3), bits);
    Interval loss = Elementary.log2(bits).add(h.multiply(beta, bits), bits);
    Interval law =
        root2.multiply(new BigFraction(3), bits).add(Interval.of(6), bits).multiply(loss, bits);
    BigFraction square = beta.multiply(beta);
    BigFraction rational = beta.multiply(18).add(square.multiply(new BigFraction(3, 2)));
    Interval cube =
        Interval.from(square.multiply(beta).multiply(new BigFraction(2, 3)), bits)
            .divide(root3, bits);
    Interval total = law.add(Interval.from(rational, bits), bits).add(cube, bits);
    return total.multiply(b.multiply(b).multiply(b), bits);
  }

  private void examine(Interval[] box) {
    int d = box.length;
    LogNumber[] theta = instance.thetaRef();
    Interval[] offset = new Interval[d];
    for (int k = 0; k < d; k++) {
      Dyadic middle = Boxes.middle(box[k]);
      theta[k] = theta[k].add(LogNumber.of(middle.toFraction()));
      offset[k] = box[k].subtract(Interval.exact(middle), BITS);
    }
    ScoreTable table = ScoreTable.of(instance.withTheta(theta), BITS);
    Interval[][] hessian = span.restrict(GramHessian.sail(table).matrix(), BITS);
    Interval reach = Elementary.sqrt(squaredNorm(box), BITS);
    // |h| <= ||w|| 2B, and all of the box lies within the norm's enclosure
    Interval logit = Interval.exact(reach.hi()).multiply(radius.multiply(BigFraction.TWO), BITS);
    Interval third = thirdDerivative(instance.beta(), radius, logit, BITS);
    Interval distance = Elementary.sqrt(squaredNorm(offset), BITS);
    Dyadic change = third.multiply(distance, BITS).hi();
    Interval[][] negated = negated(hessian);
    if (SymmetricMatrix.test(hessian, change, BITS) == Answer.DEFINITE) {
      concave = concave.add(volume(box));
    } else if (SymmetricMatrix.test(negated, change, BITS) == Answer.DEFINITE) {
      convex = convex.add(volume(box));
    } else if (isBelow(hessian, change) && isBelow(negated, change)) {
      indefinite = indefinite.add(volume(box));
    } else {
      split(box);
    }
  }

  /** Whether some eigenvalue is certainly below minus the change. */
  private static boolean isBelow(Interval[][] a, Dyadic change) {
    return SymmetricMatrix.test(a, change.negate(), BITS) == Answer.NOT_SEMIDEFINITE;
  }

  static Interval[][] negated(Interval[][] a) {
    Interval[][] result = new Interval[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        result[i][j] = a[i][j].negate();
      }
    }
    return result;
  }

  /*@ private behavior
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic volume(Interval[] box) {
    Dyadic volume = Dyadic.ONE;
    /*@ loop_invariant 0 <= k && k <= box.length && volume.value >= 0;
    @ loop_writes k, volume;
    @ loop_decreases box.length - k; @*/
    for (int k = 0; k < box.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(box[k]);
      volume = volume.multiply(box[k].hi().subtract(box[k].lo()));
    }
    return volume;
  }

  private void split(Interval[] box) {
    for (Interval[] half : Boxes.halves(box, Boxes.widest(box))) {
      open.addLast(half);
    }
  }

  /** Volume of the boxes on which -L_SAIL is strictly concave. */
  public Dyadic concave() {
    return concave;
  }

  /** Volume of the boxes on which -L_SAIL is strictly convex. */
  public Dyadic convex() {
    return convex;
  }

  /** Volume of the boxes on which the Hessian takes both signs at every point. */
  public Dyadic indefinite() {
    return indefinite;
  }

  /** Volume of the boxes left undecided that may meet Theta. */
  /*@ public behavior
  @   ensures \result.value >= 0;
  @   signals_only RuntimeException;
  @ pure */
  public Dyadic undecided() {
    Dyadic total = Dyadic.ZERO;
    /*@ loop_invariant total.value >= 0;
    @ loop_writes total; @*/
    for (Interval[] box : open) {
      total = mayMeet(box) ? total.add(volume(box)) : total;
    }
    return total;
  }

  /** Boxes looked at. */
  public long boxes() {
    return boxes;
  }
}
