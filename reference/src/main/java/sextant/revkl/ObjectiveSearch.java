package sextant.revkl;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.curvature.FeatureBounds;
import sextant.curvature.SailConstants;
import sextant.exact.BoxTree;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The maximum of J_gamma over a ball for any gamma &gt;= 0 and either divergence, concave or not,
 * by branch and bound; and where its maximisers are.
 *
 * <p>The ball lies in a cube, which is cut into smaller ones. In the cube of centre c and half
 * width h, with g = grad J(c) and no curvature of J above U,
 *
 * <pre>
 *   J &lt;= J(c) + h sum_k |g_k| + U d h^2/2.
 * </pre>
 *
 * <p>A cube is dropped when that is less than J at some point of the ball, or when no point of it
 * lies in the ball. The cubes that remain hold every maximiser.
 *
 * <pre>
 *   symbol                      here           meaning
 *   max over Theta of J_gamma   maximum        enclosed
 *   -J_gamma &gt;= b on a cube      BoxTree.bound
 *   L_SAIL at the maximisers    loss           enclosed, all of them
 *   K at the maximisers         divergence     enclosed, all of them
 *   U                           -              L^- (klRefPolicy), L^- + gamma max(0, 2 D' B - 1) B^2
 *                                              (klPolicyRef); D' in place of D reaches the corners
 * </pre>
 */
public final class ObjectiveSearch {

  private static final int BITS = 96;

  /** Dimensions beyond which cubes are too many. */
  public static final int FEW = 3;

  private final Instance instance;
  private final KlDirection direction;
  private final BigFraction gamma;
  private final BigFraction radius;
  private final BigFraction b;
  private final BigFraction reach;
  private final BigFraction diagonal;
  private final boolean margin;
  private final /*@ spec_public */ BoxTree all;
  private List<BoxTree> cubes = new ArrayList<>();
  private Dyadic half;
  private /*@ spec_public */ Dyadic best;
  private int evaluated;

  private ObjectiveSearch(
      Instance instance, KlDirection direction, BigFraction gamma, BigFraction radius) {
    this.instance = instance;
    this.direction = direction;
    this.gamma = gamma;
    this.radius = radius;
    this.b = FeatureBounds.of(instance).radius();
    this.diagonal = FeatureBounds.rootUp(new BigFraction(instance.dimension()), BITS);
    this.reach = radius.multiply(diagonal);
    this.margin = RegularisedProblem.hasMargin(instance);
    this.half = Dyadic.fromFractionUp(radius, BITS);
    this.best = Dyadic.ZERO;
    this.all = new BoxTree(0, cube(instance.dimension(), half), null);
  }

  private static Interval[] cube(int dimension, Dyadic half) {
    Interval[] cube = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      cube[k] = Interval.of(half.negate(), half);
    }
    return cube;
  }

  private static Dyadic[] centre(BoxTree cube) {
    Interval[] box = cube.box();
    Dyadic[] centre = new Dyadic[box.length];
    for (int k = 0; k < centre.length; k++) {
      centre[k] = Boxes.middle(box[k]);
    }
    return centre;
  }

  /** D', rounded up: how far from theta_ref a cube reaches. */
  private BigFraction reachOf(Dyadic[] centre) {
    BigFraction square = BigFraction.ZERO;
    for (int k = 0; k < centre.length; k++) {
      BigFraction side = centre[k].toFraction();
      square = square.add(side.multiply(side));
    }
    Interval norm = Elementary.sqrt(Interval.from(square, BITS), BITS);
    BigFraction corner = half.toFraction().multiply(diagonal);
    return Rationals.min(reach, norm.hi().toFraction().add(corner));
  }

  /** U on a cube: L^-, and how far the divergence may bend downward. */
  private BigFraction curvature(Dyadic[] centre) {
    BigFraction near = reachOf(centre);
    BigFraction beta = instance.beta();
    Interval lower =
        margin
            ? SailConstants.lowerCurvatureWithMargin(b, near, beta, instance.delta(), BITS)
            : SailConstants.lowerCurvature(b, near, beta, BITS);
    BigFraction bend = BigFraction.ZERO;
    if (direction == KlDirection.POLICY_REF) {
      BigFraction excess = near.multiply(b).multiply(2).subtract(BigFraction.ONE);
      bend = Rationals.max(BigFraction.ZERO, excess).multiply(b.multiply(b));
    }
    return lower.hi().toFraction().add(gamma.multiply(bend));
  }

  /** L^+. */
  private BigFraction smoothness() {
    BigFraction beta = instance.beta();
    Interval upper =
        margin
            ? SailConstants.upperCurvatureWithMargin(b, reach, beta, instance.delta(), BITS)
            : SailConstants.upperCurvature(b, reach, beta, BITS);
    return upper.hi().toFraction();
  }

  /**
   * Searches until the maximum is known to a tolerance, or the cubes become too many.
   *
   * @param instance whose domain is a ball, of few dimensions
   * @param direction which divergence
   * @param gamma at least 0
   * @param seed a point of Theta where J may be high, or null
   * @param tolerance asked of the maximum, positive
   * @param most evaluations after which no new round of halvings begins
   */
  public static ObjectiveSearch run(
      Instance instance,
      KlDirection direction,
      BigFraction gamma,
      LogNumber @Nullable [] seed,
      BigFraction tolerance,
      int most) {
    Domain domain = instance.domain();
    if (domain == null || !domain.isBall() || instance.dimension() > FEW) {
      throw new IllegalArgumentException("the search needs a ball of few dimensions");
    }
    ObjectiveSearch search = new ObjectiveSearch(instance, direction, gamma, domain.radius());
    search.search(seed == null ? instance.thetaRef() : seed, domain, tolerance, most);
    return search;
  }

  private void search(LogNumber[] seed, Domain domain, BigFraction tolerance, int most) {
    if (domain.contains(seed, instance.thetaRef()) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("the seed is not known to lie in the domain");
    }
    best = objective(instance.withTheta(seed)).value().lo();
    cubes.add(all);
    Dyadic goal = Dyadic.fromFractionDown(tolerance, BITS);
    boolean done = false;
    while (!done) {
      for (int i = 0; i < cubes.size(); i++) {
        evaluate(cubes.get(i));
      }
      List<BoxTree> kept = new ArrayList<>();
      for (int i = 0; i < cubes.size(); i++) {
        Dyadic least = cubes.get(i).bound();
        if (least == null || least.add(best).signum() <= 0) {
          kept.add(cubes.get(i));
        }
      }
      cubes = kept;
      Interval found = maximum();
      done = found.width().compareTo(goal) <= 0 || evaluated >= most;
      if (!done) {
        halve();
      }
    }
  }

  private LogNumber[] at(Dyadic[] offset) {
    LogNumber[] theta = new LogNumber[offset.length];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = instance.thetaRef(k).add(LogNumber.of(offset[k].toFraction()));
    }
    return theta;
  }

  private Objective objective(Instance there) {
    return Objective.of(ScoreTable.of(there, BITS), direction, gamma);
  }

  /** Bounds -J on a cube, and takes note of J at its centre. */
  private void evaluate(BoxTree cube) {
    evaluated++;
    Dyadic[] centre = centre(cube);
    Objective objective = objective(instance.withTheta(at(centre)));
    Interval value = objective.value();
    Dyadic upper = value.hi().add(variation(objective.gradient(), curvature(centre))).roundUp(BITS);
    cube.settle(upper.negate());
    boolean inside = squaredDistance(centre, Dyadic.ZERO).compareTo(squaredRadius()) <= 0;
    best = inside && value.lo().compareTo(best) > 0 ? value.lo() : best;
  }

  /** h sum |g_k| + U d h^2/2, rounded up. */
  private Dyadic variation(Interval[] gradient, BigFraction bend) {
    Interval width = Interval.exact(half);
    Interval total = width.square(BITS).multiply(bend.multiply(gradient.length).divide(2), BITS);
    for (int k = 0; k < gradient.length; k++) {
      total = total.add(gradient[k].abs().multiply(width, BITS), BITS);
    }
    return total.hi();
  }

  private BigFraction squaredRadius() {
    return radius.multiply(radius);
  }

  /** The squared distance from theta_ref of the cube's nearest point. */
  private static BigFraction squaredDistance(Dyadic[] centre, Dyadic halfWidth) {
    BigFraction total = BigFraction.ZERO;
    for (int k = 0; k < centre.length; k++) {
      Dyadic near = centre[k].abs().subtract(halfWidth);
      if (near.signum() > 0) {
        BigFraction side = near.toFraction();
        total = total.add(side.multiply(side));
      }
    }
    return total;
  }

  /** Cuts every cube into 2^d, and drops those outside the ball. */
  private void halve() {
    half = half.shift(-1);
    List<BoxTree> parts = cubes;
    for (int k = instance.dimension() - 1; k >= 0; k--) {
      List<BoxTree> halves = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        halves.addAll(List.of(parts.get(i).halve(k)));
      }
      parts = halves;
    }
    cubes = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (squaredDistance(centre(parts.get(i)), half).compareTo(squaredRadius()) <= 0) {
        cubes.add(parts.get(i));
      } else {
        parts.get(i).leaveOut();
      }
    }
  }

  /** Encloses the maximum. */
  /*@ public behavior
  @   ensures \result.lo == best;
  @   ensures Boxes.holds(all.box) && BoxTree.isAsked(all.part)
  @       ==> 0 - BoxTree.atPoint() <= \result.hi.value;
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
  public Interval maximum() {
    //@ ghost boolean whole = BoxTree.isWhole(all);
    /*@ nullable */ Dyadic least = BoxTree.least(all, best.negate());
    if (least == null) {
      throw new IllegalStateException("a cube has no bound");
    }
    return Interval.of(best, least.negate());
  }

  /** How often J was evaluated. */
  public int evaluated() {
    return evaluated;
  }

  /** Encloses L_SAIL at every maximiser. */
  public Interval loss() {
    Interval hull = null;
    BigFraction bend = smoothness();
    for (int i = 0; i < cubes.size(); i++) {
      ScoreTable table = ScoreTable.of(instance.withTheta(at(centre(cubes.get(i)))), BITS);
      SailByResponse sums = SailByResponse.of(table);
      Interval[] gradient = WeightedFeatures.sum(instance, sums.gradientWeights(), BITS);
      hull = widened(hull, sums.loss(), variation(gradient, bend));
    }
    return orZero(hull);
  }

  /**
   * Encloses a divergence at every maximiser.
   *
   * @param which which divergence
   */
  public Interval divergence(KlDirection which) {
    Interval hull = null;
    // curvatures of klRefPolicy are at most B^2, of klPolicyRef at most (1 + 2 D' B) B^2
    BigFraction most = b.multiply(b);
    if (which == KlDirection.POLICY_REF) {
      most = most.multiply(reach.multiply(b).multiply(2).add(BigFraction.ONE));
    }
    for (int i = 0; i < cubes.size(); i++) {
      ScoreTable table = ScoreTable.of(instance.withTheta(at(centre(cubes.get(i)))), BITS);
      Interval[] gradient = KlGradient.enclose(table, which);
      hull = widened(hull, which.value(table), variation(gradient, most));
    }
    return orZero(hull).max(Interval.ZERO);
  }

  /** The hull of what was known and of a value plus or minus a variation. */
  private static Interval widened(@Nullable Interval hull, Interval value, Dyadic variation) {
    Interval around = value.add(Interval.of(variation.negate(), variation), BITS);
    return hull == null ? around : hull.hull(around);
  }

  private static Interval orZero(@Nullable Interval hull) {
    return hull == null ? Interval.ZERO : hull;
  }
}
