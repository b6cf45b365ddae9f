package sextant.revkl;

import java.util.ArrayDeque;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.BoxTree;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * The least value of lambda^+_min(F(theta)) over all of Theta, by branch and bound over boxes of w
 * = theta - theta_ref.
 *
 * <pre>
 *   symbol                                here           meaning
 *   c, r                                  centre, half   a box: centre and half widths
 *   Theta - theta_ref                     all            boxes that together hold it
 *   osc_x                                 FisherField    the greatest change of a difference of
 *                                                        scores of prompt x within the box
 *   F(w) &gt;= E_x e^{-osc_x} Cov_c(psi)     bound          for every w in the box
 *   min over Theta of lambda^+_min(F)     lower, upper   it lies between them
 * </pre>
 *
 * <p>On a box the policy of a prompt changes by a factor of e^{-osc_x} at least, and Var(a) = min_c
 * E(a - c)^2 grows with the law; so the bound. The upper end is attained at a point of Theta. The
 * search may stop at any time: both ends are certified then too.
 */
public final class FisherMinimum {

  private static final int HALVINGS = 8;

  private final FisherField field;
  private final Domain domain;
  private final int bits;
  private final Interval[] smallest;
  private final Interval[] greatest;
  private final /*@ spec_public */ BoxTree all;
  private final boolean[] fixed;
  private final /*@ spec_public */ ArrayDeque<BoxTree> open = new ArrayDeque<>();
  private final Dyadic slack;
  private /*@ spec_public */ Dyadic upper;
  private long boxes;

  private FisherMinimum(
      Instance instance, Domain domain, FeatureSpan span, BigFraction width, int bits) {
    this.domain = domain;
    this.bits = bits;
    this.field = new FisherField(instance, span, bits);
    this.slack = Dyadic.ONE.add(Dyadic.fromFractionDown(width, bits));
    int d = instance.dimension();
    this.smallest = new Interval[d];
    this.greatest = new Interval[d];
    Interval[] root = new Interval[d];
    this.fixed = new boolean[d];
    for (int k = 0; k < d; k++) {
      if (domain.isBall()) {
        greatest[k] = Interval.from(domain.radius(), bits);
        smallest[k] = greatest[k].negate();
      } else {
        smallest[k] = offset(domain.lower(k), instance.thetaRef(k), bits);
        greatest[k] = offset(domain.upper(k), instance.thetaRef(k), bits);
      }
      root[k] = smallest[k].hull(greatest[k]);
      fixed[k] = !domain.isBall() && Rationals.equal(domain.lower(k), domain.upper(k));
    }
    this.all = new BoxTree(0, root, Dyadic.ZERO);
    this.upper = Dyadic.ZERO;
  }

  private static Interval offset(BigFraction side, LogNumber reference, int bits) {
    return LogNumber.of(side).subtract(reference).enclose(bits);
  }

  /**
   * Encloses the minimum.
   *
   * @param instance the instance
   * @param domain its domain
   * @param span the span of its features, of rank at least 1
   * @param width the relative width asked for, positive
   * @param mostBoxes when to stop
   * @param bits precision; more than log2 of the matrix's condition
   */
  public static FisherMinimum of(
      Instance instance,
      Domain domain,
      FeatureSpan span,
      BigFraction width,
      long mostBoxes,
      int bits) {
    FisherMinimum search = new FisherMinimum(instance, domain, span, width, bits);
    Interval[] centre = search.centre(search.all.box());
    // in a box narrower than the precision no binary point is certain to be: then all of it
    Interval[] first = search.isWithin(centre) ? centre : search.all.box();
    search.upper = search.least(search.field.laws(first)).hi();
    BigFraction reach = domain.radiusBound(instance.thetaRef());
    Interval[] reference = new Interval[instance.dimension()];
    for (int k = 0; k < reference.length; k++) {
      reference[k] = Interval.ZERO;
    }
    Interval closed =
        FisherBound.sharper(reach, FisherBound.diameter(instance), bits)
            .multiply(search.least(search.field.laws(reference)), bits);
    search.all.settle(closed.lo());
    search.open.add(search.all);
    search.run(mostBoxes);
    return search;
  }

  private void run(long mostBoxes) {
    while (!open.isEmpty() && boxes < mostBoxes) {
      BoxTree tree = open.removeFirst();
      boxes++;
      if (mayMeet(tree.box())) {
        examine(tree);
      } else {
        tree.leaveOut();
      }
    }
  }

  /** Whether the search came to its end, so that the ends are as close as asked. */
  /*@ public normal_behavior
  @   ensures \result <==> open.isEmpty();
  @ pure */
  public boolean isComplete() {
    return open.isEmpty();
  }

  /** Boxes looked at. */
  public long boxes() {
    return boxes;
  }

  /** A certified lower bound of the minimum, complete or not. */
  /*@ public behavior
  @   ensures \result.value <= upper.value;
  @   ensures Boxes.holds(all.box) && BoxTree.isAsked(all.part)
  @       ==> \result.value <= BoxTree.atPoint();
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
  public Dyadic lower() {
    //@ ghost boolean whole = BoxTree.isWhole(all);
    /*@ nullable */ Dyadic least = BoxTree.least(all, upper);
    if (least == null) {
      throw new IllegalStateException("a box has no bound");
    }
    return least;
  }

  /** A certified upper bound: an upper bound of the eigenvalue at a point of Theta. */
  public Dyadic upper() {
    return upper;
  }

  private boolean mayMeet(Interval[] box) {
    return !domain.isBall()
        || squaredNorm(box).lo().compareTo(Rationals.square(domain.radius())) <= 0;
  }

  private Interval squaredNorm(Interval[] point) {
    Interval total = Interval.ZERO;
    for (int k = 0; k < point.length; k++) {
      total = total.add(point[k].square(bits), bits);
    }
    return total;
  }

  private Interval least(Interval[][] laws) {
    return FisherSpectrum.least(field.matrix(laws), bits, HALVINGS);
  }

  private void examine(BoxTree tree) {
    Interval[] box = tree.box();
    Interval[] centre = centre(box);
    Interval[][] laws = field.laws(centre);
    learn(centre, laws);
    Dyadic[] half = half(box);
    Interval[][] matrix = field.below(laws, half);
    Dyadic goal = Dyadic.divideDown(upper, slack, bits);
    if (SymmetricMatrix.test(matrix, goal, bits) == Answer.DEFINITE) {
      tree.settle(goal);
    } else {
      Dyadic here = FisherSpectrum.below(matrix, bits, HALVINGS);
      Dyadic known = tree.bound();
      if (known == null || here.compareTo(known) > 0) {
        tree.settle(here);
      }
      split(tree, half);
    }
  }

  /**
   * Takes note of the value at a point of Theta: the centre, or the point of the ball next to it.
   */
  private void learn(Interval[] centre, Interval[][] laws) {
    Interval[][] there = laws;
    if (!isWithin(centre)) {
      if (!domain.isBall()) {
        return;
      }
      Interval length = Elementary.sqrt(squaredNorm(centre), bits);
      Dyadic factor = Interval.from(domain.radius(), bits).divide(length, bits).lo();
      Interval[] inside = new Interval[centre.length];
      for (int k = 0; k < inside.length; k++) {
        inside[k] = Interval.exact(centre[k].lo().multiply(factor));
      }
      there = field.laws(inside);
    }
    Interval[][] matrix = field.matrix(there);
    if (SymmetricMatrix.test(matrix, upper, bits) == Answer.NOT_SEMIDEFINITE) {
      upper = FisherSpectrum.least(matrix, bits, HALVINGS).hi();
    }
  }

  private boolean isWithin(Interval[] centre) {
    if (domain.isBall()) {
      return squaredNorm(centre).hi().compareTo(Rationals.square(domain.radius())) <= 0;
    }
    boolean within = true;
    for (int k = 0; k < centre.length; k++) {
      boolean inner =
          centre[k].lo().compareTo(smallest[k].hi()) >= 0
              && centre[k].hi().compareTo(greatest[k].lo()) <= 0;
      within = within && (fixed[k] || inner);
    }
    return within;
  }

  /** The middle of a box; a coordinate that Theta fixes stays as it is enclosed. */
  private Interval[] centre(Interval[] box) {
    Interval[] centre = new Interval[box.length];
    for (int k = 0; k < centre.length; k++) {
      Dyadic middle = Boxes.middle(box[k]);
      centre[k] = fixed[k] ? box[k] : Interval.exact(middle);
    }
    return centre;
  }

  /** How far a coordinate may be from the centre's. */
  private Dyadic[] half(Interval[] box) {
    Dyadic[] half = new Dyadic[box.length];
    for (int k = 0; k < half.length; k++) {
      half[k] = fixed[k] ? box[k].width() : box[k].width().shift(-1);
    }
    return half;
  }

  /** Halves the coordinate that changes the scores most. */
  private void split(BoxTree tree, Dyadic[] half) {
    int best = 0;
    Dyadic most = Dyadic.ZERO.subtract(Dyadic.ONE);
    for (int k = 0; k < half.length; k++) {
      Dyadic[] alone = new Dyadic[half.length];
      for (int j = 0; j < alone.length; j++) {
        alone[j] = j == k ? half[k] : Dyadic.ZERO;
      }
      Dyadic change = field.change(alone);
      if (!fixed[k] && change.compareTo(most) > 0) {
        most = change;
        best = k;
      }
    }
    for (BoxTree part : tree.halve(best)) {
      open.addLast(part);
    }
  }
}
