package sextant.audit.prox;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.envelope.ProximalPoint;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.fast.ProximalSolver;
import sextant.fast.SmoothedLoss;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;

/**
 * Finds proximal points of any precision; {@link ProximalPoint} certifies each, so that nothing
 * here need be trusted.
 *
 * <p>Doubles propose a point, the kinks and the faces it lies on, and the kinks' multipliers. Then
 * Newton's method goes on with log-numbers and enclosures, within the kinks and faces exactly; the
 * digits double a step. Where the radius stalls, what a multiplier shows to be wrong is left.
 */
public final class ProximalSearch {

  private static final int GUARD_BITS = 96;
  private static final int FIRST_BITS = 128;
  private static final int MOST_STEPS = 60;

  /** Steps to wait before the radius counts as stalled. */
  private static final int PATIENCE = 3;

  private final ProximalProblem problem;
  private final Instance instance;
  private final Domain domain;
  private final ProximalSolver solver;
  private final Activity activity;
  private ActiveSet active;
  private BigFraction[] free;
  private BigFraction alpha = BigFraction.ZERO;

  private ProximalSearch(ProximalProblem problem, SmoothedLoss loss) {
    this.problem = problem;
    instance = problem.instance();
    domain = problem.domain();
    solver = ProximalSolver.solve(loss, instance, domain, problem.lambdaEnv());
    activity = new Activity(instance, domain, solver);
    active = activity.set();
    LogNumber[] move = new LogNumber[instance.dimension()];
    for (int k = 0; k < move.length; k++) {
      move[k] = LogNumber.of(solver.move(k));
    }
    free = new BigFraction[0];
    settle(move, FIRST_BITS);
  }

  /**
   * The best certificate found: its radius is at most the one asked for, unless the search stalled,
   * which the radius tells.
   *
   * @param problem what is minimised
   * @param radius positive
   */
  public static ProximalPoint find(ProximalProblem problem, BigFraction radius) {
    return find(problem, new SmoothedLoss(problem.instance()), radius);
  }

  /**
   * The same, with a loss in doubles that was made for the instance or for the same at another
   * theta.
   */
  public static ProximalPoint find(ProximalProblem problem, SmoothedLoss loss, BigFraction radius) {
    Dyadic goal = Dyadic.fromFractionDown(radius, 64);
    long places = -(goal.exponent() + goal.mantissa().bitLength());
    return new ProximalSearch(problem, loss).run(goal, (int) Math.max(0, places));
  }

  private ProximalPoint run(Dyadic goal, int places) {
    ProximalPoint best = atReference();
    Dyadic last = best.radius();
    int bits = FIRST_BITS;
    int since = 0; // steps since the active set changed
    for (int step = 0; step < MOST_STEPS && best.radius().compareTo(goal) > 0; step++) {
      ProximalStep next = new ProximalStep(problem, activity, free, alpha, solver, bits);
      ProximalPoint found = next.certificate();
      if (found == null) {
        break;
      }
      Dyadic radius = found.radius();
      if (radius.compareTo(best.radius()) < 0) {
        best = found;
      }
      boolean stalled = radius.shift(2).compareTo(last) > 0;
      last = radius;
      since++;
      boolean waited = since > PATIENCE || free.length == 0;
      if (stalled && waited && amended(next)) {
        settle(next.move(), bits);
        since = 0;
      } else {
        int most = (activity.sphere() ? 2 * places : places) + GUARD_BITS;
        bits = Math.max(FIRST_BITS, stalled ? bits : Math.min(2 * bits, most));
        since = advance(next, bits) ? 0 : since;
      }
    }
    return best;
  }

  /** Leaves the face or the kink that should not be active; whether there was one. */
  private boolean amended(ProximalStep step) {
    boolean amended = false;
    for (int k = 0; k < instance.dimension(); k++) {
      if (activity.pushesOff(k, step.sign(k))) {
        activity.leaveFace(k);
        amended = true;
      }
    }
    BigFraction[] direction = step.beyond();
    if (!amended && direction != null) {
      activity.leaveKink(direction, step.beyondSign());
      amended = true;
    }
    return amended;
  }

  /** A step of Newton's method; whether it crossed something. */
  private boolean advance(ProximalStep step, int bits) {
    Dyadic[] newton = step.newton();
    if (newton == null) {
      return false;
    }
    for (int column = 0; column < free.length; column++) {
      BigFraction moved = free[column].add(newton[column].toFraction());
      free[column] = Dyadic.fromFractionDown(moved, bits).toFraction();
    }
    if (activity.sphere()) {
      BigFraction weight = newton[free.length].roundDown(bits).toFraction();
      activity.setSphere(Rationals.signum(weight) >= 0);
      alpha = Rationals.max(BigFraction.ZERO, weight);
    }
    LogNumber[] move = active.move(free);
    boolean crossed = activity.cross(step.move(), move);
    crossed = activity.touch(move) || crossed;
    settle(move, bits);
    return crossed;
  }

  /** Takes up the active set anew, at the point nearest by coordinates, within the domain. */
  private void settle(LogNumber[] move, int bits) {
    LogNumber[] settled = move;
    boolean outside = true;
    for (int round = 0; outside && round <= move.length; round++) {
      active = activity.set();
      List<Integer> coordinates = active.free();
      free = new BigFraction[coordinates.size()];
      for (int column = 0; column < free.length; column++) {
        LogNumber w = settled[coordinates.get(column)];
        free[column] = w.isRational() ? w.rationalPart() : w.enclose(bits).lo().toFraction();
      }
      settled = active.move(free);
      outside = activity.touch(settled);
    }
    if (domain.isBall()) {
      drawIn(bits);
    }
  }

  /** Draws the point onto the sphere from inside, where it lies outside or the sphere is active. */
  private void drawIn(int bits) {
    BigFraction square = BigFraction.ZERO;
    for (LogNumber w : active.move(free)) {
      square = square.add(Rationals.square(w.rationalPart()));
    }
    BigFraction most = Rationals.square(domain.radius());
    activity.setSphere(activity.sphere() || square.compareTo(most) > 0);
    if (activity.sphere() && !Rationals.isZero(square)) {
      Interval ratio = Elementary.sqrt(Interval.from(most.divide(square), bits), bits);
      BigFraction factor = ratio.lo().toFraction();
      for (int column = 0; column < free.length; column++) {
        free[column] = free[column].multiply(factor);
      }
    }
  }

  /** theta_ref is always in Theta. */
  private ProximalPoint atReference() {
    ScoreTable table = ScoreTable.of(instance.withTheta(instance.thetaRef()), FIRST_BITS);
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    BigFraction[] t = new BigFraction[kinks.generatorCount()];
    for (int k = 0; k < t.length; k++) {
      t[k] = BigFraction.ZERO;
    }
    return ProximalPoint.certify(problem, table, kinks, t, BigFraction.ZERO);
  }
}
