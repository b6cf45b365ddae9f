package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * A certified ball around the proximal point. Whoever proposes u, t and alpha need not be trusted:
 * whatever they are, the ball holds the proximal point; good ones make it small.
 *
 * <pre>
 *   symbol                       here           meaning
 *   theta-hat                    -              the minimiser of phi over Theta
 *   u                            point          a point of Theta: membership is decided
 *   t_k                          multipliers    one a kink that u lies on, in [-1, 1]
 *   v                            subgradient    grad L_SAIL + lambda (centre + sum_k t_k v_k) at u
 *   v + (u - theta)/lambda_env   -              an element of the subdifferential of phi less that
 *                                               of the indicator of Theta
 *   alpha                        alpha          at least 0, ball only: weight of the outward normal
 *   e                            residual       v + (u - theta)/lambda_env + alpha (u - theta_ref);
 *                                               on a face of a box what the normal cone leaves
 *   s                            slack          alpha (D^2 - ||u - theta_ref||^2)/2, at least 0
 *   r                            residualNorm   ||e||, rounded up
 *   m                                           convexity of phi
 *   (r + sqrt(r^2 + 4 m s))/(2m) radius         at least ||u - theta-hat||
 * </pre>
 *
 * <p>Why: phi is m-strongly convex on Theta, so with x = theta-hat - u, m ||x||^2 &lt;= -g·x for
 * every g = v + (u - theta)/lambda_env + n, n in the normal cone at u. In a box -g = -e. In a ball
 * take n = 0: -g·x = alpha (u - theta_ref)·x - e·x, and 2 (u - theta_ref)·x = ||theta-hat -
 * theta_ref||^2 - ||u - theta_ref||^2 - ||x||^2. Either way m ||x||^2 &lt;= s + r ||x||.
 */
public final class ProximalPoint {

  private final ProximalProblem problem;
  private final LogNumber[] point;
  private final ScoreTable table;
  private final Interval[] subgradient;
  private final Interval[] residual;
  private final BigFraction alpha;
  private final Interval slack;

  private ProximalPoint(
      ProximalProblem problem,
      LogNumber[] point,
      ScoreTable table,
      Interval[] subgradient,
      Interval[] residual,
      BigFraction alpha,
      Interval slack) {
    this.problem = problem;
    this.point = point;
    this.table = table;
    this.subgradient = subgradient;
    this.residual = residual;
    this.alpha = alpha;
    this.slack = slack;
  }

  /**
   * Certifies a proposal.
   *
   * @param problem what is minimised
   * @param point u, of Theta
   * @param multipliers t, in the order of {@link SubdifferentialByRank} at u
   * @param alpha at least 0, and 0 for a box
   * @param bits mantissa bits kept
   * @throws IllegalArgumentException if the proposal breaks one of these rules
   */
  public static ProximalPoint certify(
      ProximalProblem problem,
      LogNumber[] point,
      BigFraction[] multipliers,
      BigFraction alpha,
      int bits) {
    Instance instance = problem.instance();
    ScoreTable table = ScoreTable.of(instance.withTheta(point), bits);
    return certify(problem, table, SubdifferentialByRank.of(table), multipliers, alpha);
  }

  /**
   * The same from a table and a subdifferential that are at hand.
   *
   * @param problem what is minimised
   * @param table of the instance with u for its theta
   * @param kinks the subdifferential of R at u, from the same table
   * @param multipliers t
   * @param alpha at least 0, and 0 for a box
   */
  public static ProximalPoint certify(
      ProximalProblem problem,
      ScoreTable table,
      SubdifferentialByRank kinks,
      BigFraction[] multipliers,
      BigFraction alpha) {
    LogNumber[] point = table.instance().theta();
    LogNumber[] ref = problem.instance().thetaRef();
    Domain domain = problem.domain();
    if (domain.contains(point, ref) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("the proposed point is not known to be in the domain");
    }
    if (Rationals.signum(alpha) < 0 || (!domain.isBall() && !Rationals.isZero(alpha))) {
      throw new IllegalArgumentException("alpha is a weight at least 0, and 0 for a box");
    }
    int bits = table.bits();
    Interval[] v = subgradient(table, kinks, multipliers);
    Interval[] e = new Interval[v.length];
    for (int k = 0; k < e.length; k++) {
      e[k] = v[k].add(pull(problem, point, k).enclose(bits), bits);
      LogNumber outward = point[k].subtract(ref[k]).multiply(alpha);
      e[k] = e[k].add(outward.enclose(bits), bits);
      if (!domain.isBall()) {
        e[k] = lessNormals(e[k], point[k], domain.lower(k), domain.upper(k));
      }
    }
    Interval slack = slack(domain, point, ref, alpha, bits);
    return new ProximalPoint(problem, point, table, v, e, alpha, slack);
  }

  /**
   * Encloses v, the element of the subdifferential of L_SAIL + lambda R with the given multipliers.
   *
   * @param table of the instance at the point
   * @param kinks the subdifferential of R there
   * @param multipliers one a kink, in [-1, 1]
   */
  public static Interval[] subgradient(
      ScoreTable table, SubdifferentialByRank kinks, BigFraction[] multipliers) {
    if (multipliers.length != kinks.generatorCount()) {
      throw new IllegalArgumentException("one multiplier a kink");
    }
    Instance instance = table.instance();
    int bits = table.bits();
    BigFraction lambda = instance.rho().multiply(instance.beta());
    Interval[] v = WeightedFeatures.sum(instance, SailByResponse.of(table).gradientWeights(), bits);
    Interval[] centre = kinks.centre();
    for (int a = 0; a < v.length; a++) {
      v[a] = v[a].add(centre[a].multiply(lambda, bits), bits);
    }
    for (int k = 0; k < multipliers.length; k++) {
      if (Rationals.abs(multipliers[k]).compareTo(BigFraction.ONE) > 0) {
        throw new IllegalArgumentException("a multiplier is not in [-1, 1]");
      }
      BigFraction[] direction = kinks.direction(k);
      BigFraction factor = multipliers[k].multiply(lambda);
      for (int a = 0; a < v.length; a++) {
        Interval part = kinks.coefficient(k).multiply(factor.multiply(direction[a]), bits);
        v[a] = v[a].add(part, bits);
      }
    }
    return v;
  }

  /** (u_k - theta_k)/lambda_env, exact. */
  private static LogNumber pull(ProximalProblem problem, LogNumber[] point, int k) {
    LogNumber gap = point[k].subtract(problem.instance().theta(k));
    return gap.multiply(problem.lambdaEnv().reciprocal());
  }

  /**
   * What the normal cone of a box leaves of a component: it holds all n &lt;= 0 where u_k is the
   * lower bound, and all n &gt;= 0 where it is the upper one.
   */
  private static Interval lessNormals(
      Interval component, LogNumber u, BigFraction lower, BigFraction upper) {
    Interval rest = component;
    if (u.compareTo(LogNumber.of(lower)) == 0) {
      rest = rest.min(Interval.ZERO);
    }
    if (u.compareTo(LogNumber.of(upper)) == 0) {
      rest = rest.max(Interval.ZERO);
    }
    return rest;
  }

  /** Encloses s, cut off at 0: u lies in the ball. */
  private static Interval slack(
      Domain domain, LogNumber[] point, LogNumber[] ref, BigFraction alpha, int bits) {
    if (Rationals.isZero(alpha)) {
      return Interval.ZERO;
    }
    Interval[] squares = new Interval[point.length];
    for (int k = 0; k < squares.length; k++) {
      squares[k] = point[k].subtract(ref[k]).enclose(bits).square(bits);
    }
    return Interval.from(Rationals.square(domain.radius()), bits)
        .subtract(Interval.sum(squares, bits), bits)
        .max(Interval.ZERO)
        .multiply(alpha.divide(2), bits);
  }

  /** What is minimised. */
  public ProximalProblem problem() {
    return problem;
  }

  /** Coordinate k of u. */
  public LogNumber point(int k) {
    return point[k];
  }

  /** The scores at u. */
  public ScoreTable table() {
    return table;
  }

  /** Encloses v, without any normal. */
  public Interval[] subgradient() {
    return subgradient.clone();
  }

  /** Encloses e. */
  public Interval[] residual() {
    return residual.clone();
  }

  /** alpha: 0 in a box, and in a ball where the proximal point is taken to be inside. */
  public BigFraction alpha() {
    return alpha;
  }

  /** Encloses s. */
  public Interval slack() {
    return slack;
  }

  /** r, at least ||e||. */
  public Dyadic residualNorm() {
    return norm(residual, table.bits()).hi();
  }

  /** A number that ||u - theta-hat|| does not exceed. */
  public Dyadic radius() {
    return radius(residualNorm(), slack.hi(), problem.convexity(), table.bits());
  }

  /**
   * (r + sqrt(r^2 + 4 m s))/(2m), rounded up: the greatest x &gt;= 0 with m x^2 &lt;= s + r x.
   *
   * @param r at least 0
   * @param s at least 0
   * @param m positive
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires r.value >= 0 && s.value >= 0 && m.value > 0;
  @   ensures (\forall \real x; x >= 0 && m.value * x * x <= s.value + r.value * x ==>
  @       x <= \result.value);
  @   signals_only ArithmeticException;
  @ pure */
  static Dyadic radius(Dyadic r, Dyadic s, BigFraction m, int bits) {
    Interval linear = Interval.exact(r);
    Interval discriminant =
        linear.square(bits).add(Interval.exact(s).multiply(m.multiply(4), bits), bits);
    return linear
        .add(Elementary.sqrt(discriminant, bits), bits)
        .multiply(m.multiply(2).reciprocal(), bits)
        .hi();
  }

  /** Encloses ||u - theta||. */
  public Interval step() {
    int bits = table.bits();
    Interval[] gap = new Interval[point.length];
    for (int k = 0; k < gap.length; k++) {
      gap[k] = point[k].subtract(problem.instance().theta(k)).enclose(bits);
    }
    return norm(gap, bits);
  }

  /** Encloses the Euclidean norm. */
  static Interval norm(Interval[] v, int bits) {
    Interval[] squares = new Interval[v.length];
    for (int k = 0; k < v.length; k++) {
      squares[k] = v[k].square(bits);
    }
    return Elementary.sqrt(Interval.sum(squares, bits), bits);
  }
}
