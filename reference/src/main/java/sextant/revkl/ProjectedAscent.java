package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.descent.ProjectedStep;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * Projected ascent on J_gamma with step 1/L (reconstructed), its iterates rounded within Theta to
 * points that can be written down.
 *
 * <pre>
 *   symbol                                   here       meaning
 *   theta_t                                  theta      the current iterate, in Theta
 *   theta+ = proj(theta_t + grad J/L)        -          the next one before rounding
 *   xi                                       error      at least ||theta_(t+1) - theta+||
 *   G_L = L (theta+ - theta_t)               mapping    enclosed
 *   max of the quadratic model               rise       enclosed; reached at theta+
 *   G xi                                     slip       what rounding costs J at most
 * </pre>
 */
public final class ProjectedAscent {

  private final /*@ spec_public */ RegularisedProblem problem;
  private final /*@ spec_public */ Domain domain;
  private final int places;
  private final /*@ spec_public */ int bits;
  private /*@ spec_public */ LogNumber[] theta;
  private Objective objective;
  private /*@ spec_public */ Interval[] gradient;

  private ProjectedAscent(
      RegularisedProblem problem, Domain domain, LogNumber[] start, int places, int bits) {
    this.problem = problem;
    this.domain = domain;
    this.places = places;
    this.bits = bits;
    this.theta = start.clone();
    this.objective = objectiveAt(problem, start, bits);
    this.gradient = objective.gradient();
  }

  /**
   * Ascent from a point.
   *
   * @param problem the objective and its constants
   * @param start a point of Theta
   * @param places binary places of the iterates' offsets from theta_ref
   * @param bits the precision of the enclosures, above places
   */
  public static ProjectedAscent from(
      RegularisedProblem problem, LogNumber[] start, int places, int bits) {
    Domain domain = problem.instance().domain();
    if (domain == null) {
      throw new IllegalStateException("no domain");
    }
    if (domain.contains(start, problem.instance().thetaRef()) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("the starting point is not known to lie in the domain");
    }
    return new ProjectedAscent(problem, domain, start, places, bits);
  }

  /** J_gamma with klRefPolicy at a point. */
  static Objective objectiveAt(RegularisedProblem problem, LogNumber[] point, int bits) {
    Instance there = problem.instance().withTheta(point);
    return Objective.of(ScoreTable.of(there, bits), KlDirection.REF_POLICY, problem.gamma());
  }

  /** The current iterate. */
  public LogNumber[] theta() {
    return theta.clone();
  }

  /** Encloses J_gamma at the current iterate. */
  public Interval value() {
    return objective.value();
  }

  /** Encloses grad J_gamma at the current iterate. */
  public Interval[] gradient() {
    return gradient.clone();
  }

  /** The step from the current iterate, not yet taken. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && domain.isBall();
  @   requires theta.length == problem.instance.dimension && \nonnullelements(theta);
  @   requires gradient.length == theta.length && \nonnullelements(gradient);
  @   ensures \result.point.length == theta.length && \result.error.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public ProjectedStep step() {
    Instance here = problem.instance().withTheta(theta);
    BigFraction eta = uphill(problem.smoothness());
    return ProjectedStep.of(here, domain, gradient, eta, places, bits);
  }

  /** -1/L: a step of descent of this size ascends. */
  /*@ private behavior
  @   ensures \result.value * smoothness.value == -1;
  @   signals_only ArithmeticException;
  @ pure */
  private static BigFraction uphill(BigFraction smoothness) {
    return BigFraction.MINUS_ONE.divide(smoothness);
  }

  /** Takes a step. */
  public void advance(ProjectedStep step) {
    theta = step.point();
    objective = objectiveAt(problem, theta, bits);
    gradient = objective.gradient();
  }

  /** Encloses G xi, with 0: what the rounding of a step costs J at most. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value == 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Interval slip(ProjectedStep step) {
    Interval cost = Interval.exact(step.error()).multiply(problem.slope(), bits);
    return Interval.of(Dyadic.ZERO, cost.hi());
  }

  /** Encloses the move theta+ - theta of a step before it is rounded. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires step.point.length == theta.length && \nonnullelements(theta);
  @   ensures \result.length == theta.length && \nonnullelements(\result);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private Interval[] move(ProjectedStep step) {
    LogNumber[] point = step.point();
    Interval around = Interval.of(step.error().negate(), step.error());
    Interval[] move = new Interval[point.length];
    /*@ loop_invariant 0 <= k && k <= move.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; move[i] != null);
    @ loop_writes k, move[*];
    @ loop_decreases move.length - k; @*/
    for (int k = 0; k < move.length; k++) {
      move[k] = point[k].subtract(theta[k]).enclose(bits).add(around, bits);
    }
    return move;
  }

  /** Encloses ||G_L||^2. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires step.point.length == theta.length && \nonnullelements(theta);
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Interval mappingSquare(ProjectedStep step) {
    BigFraction smoothness = problem.smoothness();
    return squaredNorm(move(step), bits).multiply(smoothness.multiply(smoothness), bits);
  }

  /** Encloses the best of the quadratic model over Theta. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires step.point.length == theta.length && \nonnullelements(theta);
  @   requires gradient.length == theta.length && \nonnullelements(gradient);
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Interval rise(ProjectedStep step) {
    Interval[] move = move(step);
    Interval along = GapBound.dot(gradient, move, bits);
    Interval bend = squaredNorm(move, bits).multiply(problem.smoothness().divide(2), bits);
    return along.subtract(bend, bits);
  }

  /** Encloses the squared norm. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && \nonnullelements(v);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval squaredNorm(Interval[] v, int bits) {
    Interval[] squares = new Interval[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     squares[i] != null && squares[i].lo.value >= 0);
    @ loop_writes k, squares[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(v[k]);
      squares[k] = v[k].square(bits);
    }
    return Interval.sum(squares, bits);
  }

  /** The difference of a point from theta_ref, enclosed. */
  static Interval[] offset(Instance instance, LogNumber[] point, int bits) {
    Interval[] offset = new Interval[point.length];
    for (int k = 0; k < offset.length; k++) {
      offset[k] = point[k].subtract(instance.thetaRef(k)).enclose(bits);
    }
    return offset;
  }
}
