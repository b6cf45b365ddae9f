package sextant.curvature;

import java.util.ArrayDeque;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.BoxTree;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * ORA-T4.7, the modulus itself: encloses kappa* = - min over Theta and unit u of the second
 * derivative of R in direction u, by branch and bound over the whole of Theta. Smooth points
 * decide: the kinks of R only bend upward (proofs-notes/ORA-T4.7.md). In each chamber of the kinks'
 * arrangement R is analytic; a box of it is done with once every second derivative there is
 * certainly above the least one found so far, less the tolerance.
 *
 * <pre>
 *   paper               here        meaning
 *   Theta - theta_ref   trees       one of every chamber, of boxes of tau = theta - theta_ref
 *   kappa_R             lower,      kappa* is between them
 *                       upper
 * </pre>
 *
 * Over a box with centre c and half widths r, the second derivatives lie in H(c) + sum_k
 * T_k(box)·[-r_k, r_k] (mean value theorem); {@link SymmetricMatrix} decides whether all those
 * matrices, less the threshold, are positive definite.
 */
public final class WeakConvexityModulus {

  /** Hears how the search goes on. */
  public interface Listener {
    /**
     * Called now and then.
     *
     * @param boxes boxes looked at so far
     * @param open boxes still open
     */
    void boxes(long boxes, int open);
  }

  private static final int LISTEN_EVERY = 64;
  private static final int HALVINGS = 12;

  /**
   * Tolerance relative to the least second derivative found is 1 in this, times the width asked.
   */
  private static final int SHARE = 2;

  /** A modulus below the greatest ||Delta psi||^2 divided by this counts as if it were so large. */
  private static final int SCALE = 256;

  private final int bits;
  private final int dimension;
  private final Domain domain;
  private final Interval[] lower;
  private final Interval[] upper;
  private final Chambers chambers;
  private final SignedPenalty penalty;
  private final Dyadic relative;
  private final Dyadic scale;
  private final /*@ spec_public */ ArrayDeque<BoxTree> open = new ArrayDeque<>();
  private /*@ spec_public */ BoxTree[] trees = new BoxTree[0];
  private /*@ spec_public nullable */ @Nullable Dyadic found;
  private long boxes;

  private WeakConvexityModulus(Instance instance, Domain domain, Dyadic relative, int bits) {
    this.bits = bits;
    this.domain = domain;
    this.relative = relative;
    dimension = instance.dimension();
    lower = new Interval[dimension];
    upper = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      if (domain.isBall()) {
        upper[k] = Interval.from(domain.radius(), bits);
        lower[k] = upper[k].negate();
      } else {
        lower[k] = offset(domain.lower(k), instance.thetaRef(k), bits);
        upper[k] = offset(domain.upper(k), instance.thetaRef(k), bits);
      }
    }
    chambers = Chambers.of(instance);
    penalty = new SignedPenalty(instance, chambers, bits);
    scale = Dyadic.fromFractionUp(greatestDifference(instance).divide(SCALE), bits);
  }

  /** The greatest ||Delta psi||^2. */
  private static BigFraction greatestDifference(Instance instance) {
    BigFraction greatest = BigFraction.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < i; j++) {
          BigFraction[] difference = instance.featureDifference(x, i, j);
          greatest = Rationals.max(greatest, Rationals.dot(difference, difference));
        }
      }
    }
    return greatest;
  }

  private static Interval offset(BigFraction bound, LogNumber reference, int bits) {
    return LogNumber.of(bound).subtract(reference).enclose(bits);
  }

  /**
   * Encloses the modulus of an instance.
   *
   * @param instance the instance, with a domain; theta_ref in it
   * @param width the relative width asked for, in (0, 1); relative to kappa* or, where that is
   *     small, to the greatest ||Delta psi||^2 / 256
   * @param mostBoxes when to give up
   * @param bits precision, 64 is plenty for widths down to a millionth
   * @param listener hears of the progress
   * @throws IllegalArgumentException if the instance has no domain, or one without an inside, or
   *     too many chambers
   */
  public static WeakConvexityModulus of(
      Instance instance, BigFraction width, long mostBoxes, int bits, Listener listener) {
    Domain domain = instance.domain();
    if (domain == null || !hasInside(domain)) {
      throw new IllegalArgumentException("the instance has no domain, or one without an inside");
    }
    Dyadic relative = Dyadic.fromFractionDown(width.divide(SHARE), bits);
    WeakConvexityModulus search = new WeakConvexityModulus(instance, domain, relative, bits);
    search.run(mostBoxes, listener);
    return search;
  }

  /** Whether there is a domain that is no mere face: in every coordinate it has a width. */
  /*@ public normal_behavior
  @   ensures domain == null ==> !\result;
  @   ensures domain != null && domain.isBall() ==> \result;
  @   ensures domain != null && !domain.isBall() ==> (\result
  @       <==> (\forall int k; 0 <= k && k < domain.dimension();
  @           domain.lower(k).value != domain.upper(k).value));
  @ pure */
  public static boolean hasInside(/*@ nullable */ @Nullable Domain domain) {
    boolean inside = domain != null;
    if (domain != null && !domain.isBall()) {
      inside = flat(domain) == domain.dimension();
    }
    return inside;
  }

  /** The first coordinate in which a box has no width; the number of coordinates if none. */
  /*@ private normal_behavior
  @   ensures 0 <= \result && \result <= domain.dimension();
  @   ensures (\forall int i; 0 <= i && i < \result;
  @       domain.lower(i).value != domain.upper(i).value);
  @   ensures \result < domain.dimension()
  @       ==> domain.lower(\result).value == domain.upper(\result).value;
  @   ensures \result == domain.dimension()
  @       <==> (\forall int k; 0 <= k && k < domain.dimension();
  @           domain.lower(k).value != domain.upper(k).value);
  @ pure */
  private static int flat(Domain domain) {
    int k = 0;
    /*@ loop_invariant 0 <= k && k <= domain.dimension();
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     domain.lower(i).value != domain.upper(i).value);
    @ loop_writes k;
    @ loop_decreases domain.dimension() - k; @*/
    while (k < domain.dimension() && !Rationals.equal(domain.lower(k), domain.upper(k))) {
      k++;
    }
    return k;
  }

  private void run(long mostBoxes, Listener listener) {
    if (chambers.normalCount() == 0) {
      // R is 0 throughout
      found = Dyadic.ZERO;
      trees = new BoxTree[] {new BoxTree(0, root(), found)};
      return;
    }
    trees = new BoxTree[chambers.count()];
    for (int chamber = 0; chamber < trees.length; chamber++) {
      trees[chamber] = new BoxTree(chamber, root(), null);
      open.addLast(trees[chamber]);
    }
    while (!open.isEmpty() && boxes < mostBoxes) {
      BoxTree tree = open.removeFirst();
      boxes++;
      if (boxes % LISTEN_EVERY == 0) {
        listener.boxes(boxes, open.size());
      }
      int[] signs = chambers.signs(tree.part());
      if (mayMeet(signs, tree.box())) {
        examine(tree, signs);
      } else {
        tree.leaveOut();
      }
    }
  }

  /** A box that holds Theta - theta_ref. */
  private Interval[] root() {
    Interval[] root = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      root[k] = lower[k].hull(upper[k]);
    }
    return root;
  }

  /** Whether the search came to its end, so that {@link #upper} is certified. */
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

  /** Chambers of the kinks' arrangement. */
  /*@ public normal_behavior
  @   ensures \result >= 0;
  @ pure */
  public int chamberCount() {
    return chambers.count();
  }

  /**
   * A certified lower bound of kappa*, minus a second derivative attained in Theta; null when no
   * point examined was certainly in Theta.
   */
  /*@ public normal_behavior
  @   ensures found == null ==> \result == null;
  @   ensures found != null ==> \result != null && \result.value == 0 - found.value;
  @ pure */
  public /*@ nullable */ @Nullable Dyadic lower() {
    return found == null ? null : found.negate();
  }

  /** A certified upper bound of kappa*, or null when the search did not come to its end. */
  /*@ public behavior
  @   ensures \result != null ==> (\forall int c; 0 <= c && c < trees.length;
  @       Boxes.holds(trees[c].box) && BoxTree.isAsked(trees[c].part)
  @           ==> 0 - \result.value <= BoxTree.atPoint());
  @   ensures \result != null ==> found != null && 0 - \result.value <= found.value;
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
  public /*@ nullable */ @Nullable Dyadic upper() {
    /*@ nullable */ Dyadic least = found;
    /*@ loop_invariant 0 <= c && c <= trees.length;
    @ loop_invariant least != null ==> found != null && least.value <= found.value;
    @ loop_invariant least != null ==> (\forall int i; 0 <= i && i < c;
    @     Boxes.holds(trees[i].box) && BoxTree.isAsked(trees[i].part)
    @         ==> least.value <= BoxTree.atPoint());
    @ loop_writes c, least;
    @ loop_decreases trees.length - c; @*/
    for (int c = 0; c < trees.length && least != null; c++) {
      //@ ghost boolean whole = BoxTree.isWhole(trees[c]);
      least = BoxTree.least(trees[c], least);
    }
    return least == null ? null : least.negate();
  }

  /**
   * Whether the box may hold a point of Theta inside the cell's chamber. Those on a hyperplane
   * alone do not count: they are limits of points inside some chamber that Theta reaches into.
   */
  private boolean mayMeet(int[] signs, Interval[] box) {
    for (int k = 0; k < chambers.normalCount(); k++) {
      if (side(signs, box, k).hi().signum() <= 0) {
        return false;
      }
    }
    return !domain.isBall() || squaredNorm(box).lo().compareTo(squaredRadius()) <= 0;
  }

  /** s_k n_k·tau over the box: positive within the chamber. */
  private Interval side(int[] signs, Interval[] box, int k) {
    Interval side = Interval.ZERO;
    BigFraction[] normal = chambers.normal(k);
    for (int i = 0; i < dimension; i++) {
      side = side.add(box[i].multiply(normal[i], bits), bits);
    }
    return signs[k] > 0 ? side : side.negate();
  }

  private BigFraction squaredRadius() {
    return Rationals.square(domain.radius());
  }

  private Interval squaredNorm(Interval[] point) {
    Interval total = Interval.ZERO;
    for (Interval coordinate : point) {
      total = total.add(coordinate.square(bits), bits);
    }
    return total;
  }

  private void examine(BoxTree tree, int[] signs) {
    Interval[] box = tree.box();
    Interval[] centre = new Interval[dimension];
    Interval[] offset = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      centre[k] = Interval.exact(Boxes.middle(box[k]));
      offset[k] = box[k].subtract(centre[k], bits);
    }
    Interval[][] at = penalty.hessian(signs, centre);
    if (isWithin(signs, centre)) {
      learn(at);
    }
    Interval[][][] third = penalty.thirdDerivatives(signs, box);
    Dyadic least = found;
    Dyadic threshold = least == null ? null : threshold(least);
    if (threshold != null && isAbove(spread(at, third, offset), threshold)) {
      tree.settle(threshold);
    } else {
      for (BoxTree half : tree.halve(widest(third, offset))) {
        open.addLast(half);
      }
    }
  }

  /** Whether all second derivatives of the box are above the threshold. */
  private boolean isAbove(Interval[][] second, Dyadic threshold) {
    return SymmetricMatrix.test(second, threshold, bits) == SymmetricMatrix.Answer.DEFINITE;
  }

  /** The least second derivative found, less the tolerance. */
  private Dyadic threshold(Dyadic least) {
    Dyadic size = least.abs().compareTo(scale) > 0 ? least.abs() : scale;
    return Dyadic.addDown(least, size.multiply(relative).negate(), bits);
  }

  /**
   * Whether the point is certainly inside Theta and in the closure of its chamber, into which Theta
   * then reaches.
   */
  private boolean isWithin(int[] signs, Interval[] point) {
    for (int k = 0; k < dimension; k++) {
      if (point[k].lo().compareTo(lower[k].hi()) <= 0
          || point[k].hi().compareTo(upper[k].lo()) >= 0) {
        return false;
      }
    }
    for (int k = 0; k < chambers.normalCount(); k++) {
      if (side(signs, point, k).lo().signum() < 0) {
        return false;
      }
    }
    return !domain.isBall() || squaredNorm(point).hi().compareTo(squaredRadius()) < 0;
  }

  /** Takes note of a second derivative below those known. */
  private void learn(Interval[][] at) {
    // the least eigenvalue is at most any diagonal entry
    Dyadic known = found == null ? at[0][0].hi() : found;
    found = known;
    if (SymmetricMatrix.test(at, known, bits) == SymmetricMatrix.Answer.NOT_SEMIDEFINITE) {
      Dyadic low = Dyadic.ZERO;
      for (Interval[] row : at) {
        for (Interval entry : row) {
          low = Dyadic.addDown(low, entry.magnitude().negate(), bits);
        }
      }
      found = SymmetricMatrix.aboveLeastEigenvalue(at, low, known, HALVINGS, bits);
    }
  }

  /** H(c) + sum_k T_k [-r_k, r_k]. */
  private Interval[][] spread(Interval[][] at, Interval[][][] third, Interval[] offset) {
    Interval[][] all = new Interval[dimension][dimension];
    for (int a = 0; a < dimension; a++) {
      for (int b = a; b < dimension; b++) {
        Interval sum = at[a][b];
        for (int k = 0; k < dimension; k++) {
          sum = sum.add(ordered(third, a, b, k).multiply(offset[k], bits), bits);
        }
        all[a][b] = sum;
        all[b][a] = sum;
      }
    }
    return all;
  }

  private static Interval ordered(Interval[][][] third, int a, int b, int c) {
    int least = Math.min(a, Math.min(b, c));
    int greatest = Math.max(a, Math.max(b, c));
    return third[least][a + b + c - least - greatest][greatest];
  }

  /** The coordinate whose width costs most. */
  private int widest(Interval[][][] third, Interval[] offset) {
    int best = 0;
    Dyadic most = Dyadic.ZERO;
    for (int k = 0; k < dimension; k++) {
      Dyadic sum = Dyadic.ZERO;
      for (int a = 0; a < dimension; a++) {
        for (int b = a; b < dimension; b++) {
          sum = Dyadic.addUp(sum, ordered(third, a, b, k).magnitude(), bits);
        }
      }
      Dyadic cost = sum.multiply(offset[k].magnitude()).roundUp(bits);
      if (cost.compareTo(most) > 0) {
        most = cost;
        best = k;
      }
    }
    return best;
  }
}
