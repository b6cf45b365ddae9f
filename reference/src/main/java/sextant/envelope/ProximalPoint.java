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

  private final /*@ spec_public @*/ ProximalProblem problem;
  private final /*@ spec_public @*/ LogNumber[] point;
  private final /*@ spec_public @*/ ScoreTable table;
  private final /*@ spec_public @*/ int bits;
  private final /*@ spec_public @*/ Interval[] subgradient;
  private final /*@ spec_public @*/ Interval[] residual;
  private final /*@ spec_public @*/ BigFraction alpha;
  private final /*@ spec_public @*/ Interval slack;

  /*@ public invariant 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @ public invariant point.length == problem.instance.dimension && \nonnullelements(point);
  @ public invariant problem.instance.theta.length == point.length;
  @ public invariant \nonnullelements(problem.instance.theta);
  @ public invariant \nonnullelements(residual) && slack.hi.value >= 0;
  @*/

  /*@ private normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires point.length == problem.instance.dimension && \nonnullelements(point);
  @   requires problem.instance.theta.length == point.length;
  @   requires \nonnullelements(problem.instance.theta);
  @   requires \nonnullelements(residual) && slack.hi.value >= 0;
  @   ensures this.problem == problem && this.point == point && this.table == table;
  @   ensures this.bits == bits && this.subgradient == subgradient;
  @   ensures this.residual == residual && this.alpha == alpha && this.slack == slack;
  @ pure */
  private ProximalPoint(
      ProximalProblem problem,
      LogNumber[] point,
      ScoreTable table,
      int bits,
      Interval[] subgradient,
      Interval[] residual,
      BigFraction alpha,
      Interval slack) {
    this.problem = problem;
    this.point = point;
    this.table = table;
    this.bits = bits;
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
    return new ProximalPoint(problem, point, table, bits, v, e, alpha, slack);
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
  /*@ private normal_behavior
  @   ensures (\forall \real e; component.lo.value <= e && e <= component.hi.value ==>
  @       (u.value == lower.value || u.value == upper.value
  @           || \result.lo.value <= e && e <= \result.hi.value));
  @   ensures u.value == lower.value && u.value < upper.value ==>
  @       \result.lo.value == (component.lo.value > 0 ? 0 : component.lo.value)
  @       && \result.hi.value == (component.hi.value > 0 ? 0 : component.hi.value);
  @   ensures u.value == upper.value && lower.value < u.value ==>
  @       \result.lo.value == (component.lo.value < 0 ? 0 : component.lo.value)
  @       && \result.hi.value == (component.hi.value < 0 ? 0 : component.hi.value);
  @   ensures u.value == lower.value && u.value == upper.value ==>
  @       \result.lo.value == 0 && \result.hi.value == 0;
  @ pure */
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
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires point.length == ref.length && \nonnullelements(point) && \nonnullelements(ref);
  @   requires alpha.value >= 0 && (alpha.value == 0 || domain.isBall());
  @   ensures \result.hi.value >= 0;
  @   ensures alpha.value == 0 ==> \result.lo.value == 0 && \result.hi.value == 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval slack(
      Domain domain, LogNumber[] point, LogNumber[] ref, BigFraction alpha, int bits) {
    if (Rationals.isZero(alpha)) {
      return Interval.ZERO;
    }
    Interval[] squares = new Interval[point.length];
    /*@ loop_invariant 0 <= k && k <= squares.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; squares[i] != null);
    @ loop_writes k, squares[*];
    @ loop_decreases squares.length - k; @*/
    for (int k = 0; k < squares.length; k++) {
      squares[k] = point[k].subtract(ref[k]).enclose(bits).square(bits);
    }
    Interval rest =
        Interval.from(Rationals.square(domain.radius()), bits)
            .subtract(Interval.sum(squares, bits), bits)
            .max(Interval.ZERO);
    BigFraction half = alpha.divide(2);
    //@ ghost boolean positive = nonNegative(half.value, rest.hi.value);
    return rest.multiply(half, bits);
  }

  /*@ // A product of numbers that are not negative.
  @ public normal_behavior
  @   requires a >= 0 && b >= 0;
  @   ensures \result;
  @   ensures a * b >= 0;
  @ public static pure model boolean nonNegative(\real a, \real b) { return true; }
  @*/

  /** What is minimised. */
  /*@ public normal_behavior
  @   ensures \result == problem && point.length == \result.instance.dimension;
  @   ensures \result.instance.theta.length == point.length;
  @ pure */
  public ProximalProblem problem() {
    return problem;
  }

  /** Coordinate k of u. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < point.length;
  @   ensures \result == point[k];
  @ pure */
  public LogNumber point(int k) {
    return point[k];
  }

  /** The scores at u. */
  /*@ public normal_behavior
  @   ensures \result == table;
  @ pure */
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

  /** Mantissa bits kept. */
  /*@ normal_behavior
  @   ensures \result == bits && 1 <= \result && \result <= Dyadic.BITS_LIMIT / 4;
  @ pure */
  int bits() {
    return bits;
  }

  /** Encloses s. */
  /*@ public normal_behavior
  @   ensures \result == slack && \result.hi.value >= 0;
  @ pure */
  public Interval slack() {
    return slack;
  }

  /** r, at least ||e||. */
  /*@ public behavior
  @   ensures \result.value >= 0;
  @   ensures (\forall \real r; r >= 0 && leastSquares(residual, residual.length) <= r * r
  @       && r * r <= greatestSquares(residual, residual.length) ==> r <= \result.value);
  @   signals_only ArithmeticException;
  @ pure */
  public Dyadic residualNorm() {
    return norm(residual, bits).hi();
  }

  /**
   * A number that ||u - theta-hat|| does not exceed: no x &gt;= 0 that exceeds it has m x^2 &lt;= s
   * + r x for the length r of any residual in its enclosure.
   */
  /*@ public behavior
  @   ensures \result.value >= 0;
  @   ensures (\forall \real r; r >= 0 && leastSquares(residual, residual.length) <= r * r
  @       && r * r <= greatestSquares(residual, residual.length) ==>
  @       excludes(problem.convexity().value, r, slack.hi.value, \result.value));
  @   signals_only ArithmeticException;
  @ pure */
  public Dyadic radius() {
    return radius(residualNorm(), slack.hi(), problem.convexity(), bits);
  }

  /**
   * (r + sqrt(r^2 + 4 m s))/(2m), rounded up: the greatest x &gt;= 0 with m x^2 &lt;= s + r x.
   *
   * @param r at least 0
   * @param s at least 0
   * @param m positive
   */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires r.value >= 0 && s.value >= 0 && m.value > 0;
  @   ensures \result.value >= 0;
  @   ensures (\forall \real t; t <= r.value ==>
  @       excludes(m.value, t, s.value, \result.value));
  @   signals_only ArithmeticException;
  @ pure */
  static Dyadic radius(Dyadic r, Dyadic s, BigFraction m, int bits) {
    Dyadic root = rootUp(discriminant(r, s, m, bits), bits);
    Dyadic radius = half(Dyadic.addUp(r, root, bits), m, bits);
    /*@ ghost boolean beyond =
    @     beyond(m.value, r.value, s.value, root.value, radius.value); @*/
    return radius;
  }

  /*@ // Whether no x >= 0 above R has m x^2 <= s + r x.
  @ public normal_behavior
  @   ensures \result <==> (\forall \real x; x >= 0 && m * x * x <= s + r * x ==> x <= R);
  @ public static pure heap_free model boolean excludes(\real m, \real r, \real s, \real R) {
  @   return (\forall \real x; x >= 0 && m * x * x <= s + r * x ==> x <= R);
  @ }
  @*/

  /*@ // Beyond R >= (r + h)/(2m), h^2 >= r^2 + 4ms, no x has m x^2 <= s + t x, t <= r.
  @ public normal_behavior
  @   requires m > 0 && r >= 0 && s >= 0 && h >= 0;
  @   requires h * h >= r * r + 4 * m * s && R * (2 * m) >= r + h;
  @   ensures \result;
  @   ensures R >= 0;
  @   ensures (\forall \real t; t <= r ==> excludes(m, t, s, R));
  @ public static pure model boolean beyond(\real m, \real r, \real s, \real h, \real R) {
  @   return true;
  @ }
  @*/

  /** A number at least r^2 + 4 m s. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires r.value >= 0 && s.value >= 0 && m.value > 0;
  @   ensures \result.value >= r.value * r.value + 4 * m.value * s.value;
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic discriminant(Dyadic r, Dyadic s, BigFraction m, int bits) {
    Dyadic square = Dyadic.multiplyUp(r, r, bits);
    Dyadic rest = Interval.exact(s).multiply(m.multiply(4), bits).hi();
    return Dyadic.addUp(square, rest, bits);
  }

  /** A number at least q/(2m). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && m.value > 0;
  @   ensures \result.value * (2 * m.value) >= q.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Dyadic half(Dyadic q, BigFraction m, int bits) {
    BigFraction share = m.multiply(2).reciprocal();
    Dyadic half = Interval.exact(q).multiply(share, bits).hi();
    //@ ghost boolean undone = undone(share.value, 2 * m.value, q.value, half.value);
    return half;
  }

  /*@ // r >= q/d gives r d >= q.
  @ public normal_behavior
  @   requires d > 0 && share * d == 1 && r >= share * q;
  @   ensures \result;
  @   ensures r * d >= q;
  @ public static pure model boolean undone(\real share, \real d, \real q, \real r) {
  @   return true;
  @ }
  @*/

  /** The root of q, rounded up. */
  /*@ private normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && q.value >= 0;
  @   ensures \result.value >= 0 && \result.value * \result.value >= q.value;
  @ pure */
  private static Dyadic rootUp(Dyadic q, int bits) {
    return Elementary.sqrt(Interval.exact(q), bits).hi();
  }

  /** Encloses ||u - theta||. */
  /*@ public behavior
  @   ensures \result.lo.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval step() {
    return norm(gaps(), bits);
  }

  /** Encloses u - theta. */
  /*@ private normal_behavior
  @   ensures \result.length == point.length && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < point.length;
  @       \result[i].lo.value <= point[i].value - problem.instance.theta[i].value
  @       && point[i].value - problem.instance.theta[i].value <= \result[i].hi.value);
  @ pure */
  private Interval[] gaps() {
    Interval[] gap = new Interval[point.length];
    /*@ loop_invariant 0 <= k && k <= gap.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; gap[i] != null
    @     && gap[i].lo.value <= point[i].value - problem.instance.theta[i].value
    @     && point[i].value - problem.instance.theta[i].value <= gap[i].hi.value);
    @ loop_writes k, gap[*];
    @ loop_decreases gap.length - k; @*/
    for (int k = 0; k < gap.length; k++) {
      gap[k] = point[k].subtract(problem.instance().theta(k)).enclose(bits);
    }
    return gap;
  }

  /** Encloses the Euclidean norm. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4 && \nonnullelements(v);
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real r; r >= 0 && leastSquares(v, v.length) <= r * r
  @       && r * r <= greatestSquares(v, v.length) ==>
  @       \result.lo.value <= r && r <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval norm(Interval[] v, int bits) {
    Interval[] squares = squares(v, bits);
    //@ ghost boolean bounds = bounds(squares, v);
    return Elementary.sqrt(Interval.sum(squares, bits), bits);
  }

  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && \nonnullelements(v);
  @   ensures \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < v.length; \result[i].lo.value >= 0
  @       && \result[i].lo.value <= leastSquare(v[i].lo.value, v[i].hi.value)
  @       && greatestSquare(v[i].lo.value, v[i].hi.value) <= \result[i].hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] squares(Interval[] v, int bits) {
    Interval[] squares = new Interval[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; squares[i] != null
    @     && squares[i].lo.value >= 0
    @     && squares[i].lo.value <= leastSquare(v[i].lo.value, v[i].hi.value)
    @     && greatestSquare(v[i].lo.value, v[i].hi.value) <= squares[i].hi.value);
    @ loop_writes k, squares[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(v[k]);
      squares[k] = square(v[k], bits);
    }
    return squares;
  }

  /** Encloses the squares of a number. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value >= 0;
  @   ensures \result.lo.value <= leastSquare(x.lo.value, x.hi.value);
  @   ensures greatestSquare(x.lo.value, x.hi.value) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval square(Interval x, int bits) {
    //@ ghost boolean ordered = Interval.ordered(x);
    Interval square = x.square(bits);
    //@ assert square.lo.value <= x.lo.value * x.lo.value;
    //@ assert x.lo.value * x.lo.value <= square.hi.value;
    //@ assert square.lo.value <= x.hi.value * x.hi.value;
    //@ assert x.hi.value * x.hi.value <= square.hi.value;
    /*@ assert x.lo.value <= BigFraction.ZERO.value && BigFraction.ZERO.value <= x.hi.value
    @     ==> square.lo.value <= BigFraction.ZERO.value * BigFraction.ZERO.value; @*/
    return square;
  }

  /*@ // The least and the greatest square of an element of [lo, hi].
  @ public normal_behavior
  @   ensures \result == (lo >= 0 ? lo * lo : (hi <= 0 ? hi * hi : (\real) 0));
  @ public static pure heap_free model \real leastSquare(\real lo, \real hi) {
  @   return lo >= 0 ? lo * lo : (hi <= 0 ? hi * hi : (\real) 0);
  @ }
  @ public normal_behavior
  @   ensures \result == (hi * hi >= lo * lo ? hi * hi : lo * lo);
  @ public static pure heap_free model \real greatestSquare(\real lo, \real hi) {
  @   return hi * hi >= lo * lo ? hi * hi : lo * lo;
  @ }
  @*/

  /*@ // Their sums over the first n entries.
  @ public normal_behavior
  @   requires 0 <= n && n <= v.length && \nonnullelements(v);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : leastSquares(v, n - 1) + leastSquare(v[n - 1].lo.value, v[n - 1].hi.value));
  @ public static pure model \real leastSquares(Interval[] v, int n) {
  @   return n == 0 ? (\real) 0
  @       : leastSquares(v, n - 1) + leastSquare(v[n - 1].lo.value, v[n - 1].hi.value);
  @ }
  @ public normal_behavior
  @   requires 0 <= n && n <= v.length && \nonnullelements(v);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : greatestSquares(v, n - 1) + greatestSquare(v[n - 1].lo.value, v[n - 1].hi.value));
  @ public static pure model \real greatestSquares(Interval[] v, int n) {
  @   return n == 0 ? (\real) 0
  @       : greatestSquares(v, n - 1) + greatestSquare(v[n - 1].lo.value, v[n - 1].hi.value);
  @ }
  @*/

  /*@ // Bounds of squares add up.
  @ private normal_behavior
  @   requires \nonnullelements(squares) && \nonnullelements(v) && squares.length == v.length;
  @   requires (\forall int i; 0 <= i && i < v.length;
  @       squares[i].lo.value <= leastSquare(v[i].lo.value, v[i].hi.value)
  @       && greatestSquare(v[i].lo.value, v[i].hi.value) <= squares[i].hi.value);
  @   ensures \result;
  @   ensures Interval.leastSum(squares, v.length) <= leastSquares(v, v.length);
  @   ensures greatestSquares(v, v.length) <= Interval.greatestSum(squares, v.length);
  @ private static pure model boolean bounds(Interval[] squares, Interval[] v) {
  @   loop_invariant 0 <= k && k <= v.length;
  @   loop_invariant Interval.leastSum(squares, k) <= leastSquares(v, k);
  @   loop_invariant greatestSquares(v, k) <= Interval.greatestSum(squares, k);
  @   loop_decreases v.length - k;
  @   for (int k = 0; k < v.length; k++) {
  @   }
  @   return true;
  @ }
  @*/
}
