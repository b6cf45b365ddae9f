package sextant.envelope;

import java.util.PriorityQueue;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.BoxTree;
import sextant.exact.Boxes;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.PenaltyByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * Encloses the least value of the robust loss over Theta: from above by its value at points of
 * Theta, from below by branch and bound.
 *
 * <pre>
 *   paper           here        meaning
 *   F_inf           value       min over Theta of F = L_SAIL + lambda R, lambda = rho beta
 *   w               all         boxes of theta - theta_ref that together hold Theta - theta_ref
 *   c               -           a point of Theta in or near a box
 *   v               -           an element of the subdifferential of F at c, sign 0 = 0
 *   q               -           of {@link SegmentCurvature}: how far F bends downward
 *   F(c) + min v·(u - c) - q    bound of a box: F is nowhere less in it
 * </pre>
 *
 * <p>The box with the least bound is halved first, so that the least bound of the tree's leaves
 * bounds F_inf from below whenever the search ends. In a ball v·(u - c) is also at least -D||v|| -
 * v·(c - theta_ref). No bound is below sum_x mu(x) H(delta_x), the least mean entropy of a pair.
 */
public final class InfimumBracket {

  private final Instance instance;
  private final Domain domain;
  private final int bits;
  private final SegmentCurvature curvature;
  private final /*@ spec_public */ BoxTree all;
  private final PriorityQueue<BoxTree> open = new PriorityQueue<>();
  private final BigFraction[] span;
  private /*@ spec_public */ Dyadic upper;
  private LogNumber[] best;
  private long boxes;

  private InfimumBracket(Instance instance, Domain domain, int bits) {
    this.instance = instance;
    this.domain = domain;
    this.bits = bits;
    curvature = new SegmentCurvature(instance);
    all = new BoxTree(0, root(instance, domain, bits), curvature.leastLoss().lo());
    best = instance.thetaRef();
    upper = loss(ScoreTable.of(instance.withTheta(best), bits)).hi();
    span = spans(instance);
  }

  /**
   * Brackets F_inf.
   *
   * @param instance with a domain that holds theta_ref
   * @param proposals points that may be of Theta and may be good; any will do, and none
   * @param width how narrow the bracket should be
   * @param mostBoxes when to give up
   * @param bits mantissa bits kept
   * @throws IllegalArgumentException if theta_ref is not in a domain
   */
  public static InfimumBracket of(
      Instance instance,
      Iterable<LogNumber[]> proposals,
      BigFraction width,
      long mostBoxes,
      int bits) {
    Domain domain = ProximalProblem.domain(instance);
    InfimumBracket bracket = new InfimumBracket(instance, domain, bits);
    for (LogNumber[] point : proposals) {
      if (domain.contains(point, instance.thetaRef()) == Domain.Membership.INSIDE) {
        ScoreTable table = ScoreTable.of(instance.withTheta(point), bits);
        bracket.learn(table, loss(table).hi());
      }
    }
    bracket.run(Dyadic.fromFractionDown(width, bits), mostBoxes);
    return bracket;
  }

  private static Interval loss(ScoreTable table) {
    return MoreauEnvelope.loss(table);
  }

  /** How much a coordinate matters: the mean greatest |Dpsi_k|. */
  private static BigFraction[] spans(Instance instance) {
    BigFraction[] span = new BigFraction[instance.dimension()];
    for (int k = 0; k < span.length; k++) {
      span[k] = BigFraction.ZERO;
      for (int x = 0; x < instance.promptCount(); x++) {
        BigFraction least = instance.feature(x, 0, k);
        BigFraction most = least;
        for (int y = 1; y < instance.responseCount(); y++) {
          least = Rationals.min(least, instance.feature(x, y, k));
          most = Rationals.max(most, instance.feature(x, y, k));
        }
        span[k] = span[k].add(most.subtract(least).multiply(instance.mass(x)));
      }
    }
    return span;
  }

  private void learn(ScoreTable table, Dyadic value) {
    if (value.compareTo(upper) < 0) {
      upper = value;
      best = table.instance().theta();
    }
  }

  private void run(Dyadic width, long mostBoxes) {
    open.add(all);
    while (boxes < mostBoxes) {
      BoxTree tree = open.peek();
      Dyadic known = tree == null ? null : tree.bound();
      if (tree == null || known == null || known.add(width).compareTo(upper) >= 0) {
        break;
      }
      open.remove();
      for (BoxTree half : tree.halve(widest(tree.box()))) {
        examine(half, known);
      }
    }
  }

  /** A box that holds Theta - theta_ref. */
  private static Interval[] root(Instance instance, Domain domain, int bits) {
    Interval[] root = new Interval[instance.dimension()];
    for (int k = 0; k < root.length; k++) {
      if (domain.isBall()) {
        Interval radius = Interval.from(domain.radius(), bits);
        root[k] = radius.hull(radius.negate());
      } else {
        Interval least = offset(domain.lower(k), instance.thetaRef(k), bits);
        root[k] = least.hull(offset(domain.upper(k), instance.thetaRef(k), bits));
      }
    }
    return root;
  }

  private static Interval offset(BigFraction bound, LogNumber reference, int bits) {
    return LogNumber.of(bound).subtract(reference).enclose(bits);
  }

  private int widest(Interval[] box) {
    int widest = 0;
    BigFraction most = BigFraction.ZERO;
    for (int k = 0; k < box.length; k++) {
      BigFraction width = box[k].width().toFraction().multiply(span[k]);
      if (width.compareTo(most) > 0) {
        widest = k;
        most = width;
      }
    }
    return widest;
  }

  /** Bounds a box and keeps it, unless it is outside Theta. */
  private void examine(BoxTree tree, Dyadic known) {
    Interval[] box = tree.box();
    if (domain.isBall() && ProximalPoint.norm(box, bits).lo().compareTo(domain.radius()) > 0) {
      tree.leaveOut();
      return;
    }
    boxes++;
    ScoreTable table = ScoreTable.of(instance.withTheta(centre(box)), bits);
    SailByResponse sail = SailByResponse.of(table);
    PenaltyByRank penalty = PenaltyByRank.of(table);
    BigFraction lambda = instance.rho().multiply(instance.beta());
    Interval value = sail.loss().add(penalty.value().multiply(lambda, bits), bits);
    learn(table, value.hi());
    Interval[] v = subgradient(sail.gradientWeights(), penalty.gradientWeights(), lambda);
    Dyadic bound = bound(box, table, value, v);
    tree.settle(bound.compareTo(known) > 0 ? bound : known);
    open.add(tree);
  }

  private Interval[] subgradient(Interval[][] sail, Interval[][] penalty, BigFraction lambda) {
    Interval[][] weights = new Interval[sail.length][];
    for (int x = 0; x < weights.length; x++) {
      weights[x] = new Interval[sail[x].length];
      for (int y = 0; y < weights[x].length; y++) {
        weights[x][y] = sail[x][y].add(penalty[x][y].multiply(lambda, bits), bits);
      }
    }
    return WeightedFeatures.sum(instance, weights, bits);
  }

  /** A point of Theta in the box, or near it where its middle is not of Theta. */
  private LogNumber[] centre(Interval[] box) {
    LogNumber[] centre = new LogNumber[box.length];
    BigFraction[] move = new BigFraction[box.length];
    for (int k = 0; k < box.length; k++) {
      move[k] = Boxes.middle(box[k]).toFraction();
    }
    BigFraction factor = domain.isBall() ? inward(move) : BigFraction.ONE;
    for (int k = 0; k < box.length; k++) {
      centre[k] = instance.thetaRef(k).add(LogNumber.of(move[k].multiply(factor)));
      if (!domain.isBall()) {
        centre[k] = Projection.clamped(centre[k], domain.lower(k), domain.upper(k));
      }
    }
    return centre;
  }

  /** A factor that draws a move into the ball. */
  private BigFraction inward(BigFraction[] move) {
    BigFraction square = Rationals.dot(move, move);
    BigFraction most = Rationals.square(domain.radius());
    if (square.compareTo(most) <= 0) {
      return BigFraction.ONE;
    }
    BigFraction ratio = most.divide(square);
    return Elementary.sqrt(Interval.from(ratio, bits), bits).lo().toFraction();
  }

  /** F(c) + min v·(u - c) - q over the points u of Theta in the box, rounded down. */
  private Dyadic bound(Interval[] box, ScoreTable table, Interval value, Interval[] v) {
    Dyadic[] reach = new Dyadic[box.length];
    Interval inBox = Interval.ZERO;
    Interval inBall = Interval.ZERO;
    for (int k = 0; k < box.length; k++) {
      Interval c = table.instance().theta(k).subtract(instance.thetaRef(k)).enclose(bits);
      Interval e = box[k].subtract(c, bits);
      reach[k] = e.magnitude();
      inBox = inBox.add(v[k].multiply(e, bits), bits);
      inBall = inBall.subtract(v[k].multiply(c, bits), bits);
    }
    Dyadic linear = inBox.lo();
    if (domain.isBall()) {
      Interval norm = ProximalPoint.norm(v, bits).multiply(domain.radius(), bits);
      Dyadic least = inBall.subtract(norm, bits).lo();
      linear = least.compareTo(linear) > 0 ? least : linear;
    }
    Dyadic down = curvature.most(table, reach).negate();
    return Dyadic.addDown(Dyadic.addDown(value.lo(), linear, bits), down, bits);
  }

  /** Encloses F_inf. */
  /*@ public behavior
  @   ensures \result.hi == upper;
  @   ensures Boxes.holds(all.box) && BoxTree.isAsked(all.part)
  @       ==> \result.lo.value <= BoxTree.atPoint();
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
  public Interval value() {
    //@ ghost boolean whole = BoxTree.isWhole(all);
    /*@ nullable */ Dyadic lower = BoxTree.least(all, upper);
    if (lower == null) {
      throw new IllegalStateException("a box has no bound");
    }
    return Interval.of(lower, upper);
  }

  /** The best point found, of Theta: F is at most the upper end there. */
  public LogNumber[] best() {
    return best.clone();
  }

  /** Boxes looked at. */
  public long boxes() {
    return boxes;
  }
}
