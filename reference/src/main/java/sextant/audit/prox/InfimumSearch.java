package sextant.audit.prox;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.envelope.InfimumBracket;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.LogNumber;
import sextant.fast.ProximalSolver;
import sextant.fast.SmoothedLoss;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * Brackets the infimum of the robust loss with points proposed in doubles: from theta and theta_ref
 * proximal steps are repeated, longer and longer ones, while the loss falls.
 */
public final class InfimumSearch {

  /** The width asked of a bracket; where the boxes run out first, it is wider. */
  public static final BigFraction WIDTH = new BigFraction(1, 1_000_000);

  private static final int BITS = 64;

  /** About what a few seconds allow, in pairs of responses. */
  private static final long MOST_PAIRS = 300_000;

  /** What a box costs beside its pairs. */
  private static final long BOX_PAIRS = 60;

  /** A coarse bracket takes so many times fewer boxes. */
  private static final int COARSER = 4;

  private static final int MOST_STEPS = 12;

  private InfimumSearch() {}

  /**
   * Brackets F_inf.
   *
   * @param instance with a domain that holds theta_ref
   */
  public static InfimumBracket bracket(Instance instance) {
    return bracket(instance, mostBoxes(instance));
  }

  /**
   * The same with a limit of one's own.
   *
   * @param instance with a domain that holds theta_ref
   * @param mostBoxes when to give up
   */
  public static InfimumBracket bracket(Instance instance, long mostBoxes) {
    return InfimumBracket.of(instance, proposals(instance), WIDTH, mostBoxes, BITS);
  }

  /**
   * A bracket that is found at once: good enough where F_inf is only subtracted from something
   * larger.
   *
   * @param instance with a domain that holds theta_ref
   */
  public static InfimumBracket coarse(Instance instance) {
    BigFraction width = new BigFraction(1, 100_000);
    return InfimumBracket.of(
        instance, proposals(instance), width, mostBoxes(instance) / COARSER, BITS);
  }

  /** How many boxes take a few seconds. */
  static long mostBoxes(Instance instance) {
    long responses = instance.responseCount();
    long pairs = instance.promptCount() * responses * responses;
    return Math.max(1, MOST_PAIRS / (BOX_PAIRS + pairs * (instance.dimension() + 1) / 3));
  }

  /**
   * Points where the loss may be small.
   *
   * @param instance with a domain that holds theta_ref
   */
  static List<LogNumber[]> proposals(Instance instance) {
    ProximalProblem problem = ProximalProblem.moderate(instance);
    SmoothedLoss loss = new SmoothedLoss(instance);
    List<LogNumber[]> points = new ArrayList<>();
    points.add(instance.thetaRef());
    points.add(instance.theta());
    points.add(descended(problem, loss, instance.thetaRef()));
    points.add(descended(problem, loss, instance.theta()));
    return points;
  }

  private static LogNumber[] descended(
      ProximalProblem problem, SmoothedLoss loss, LogNumber[] start) {
    Instance instance = problem.instance();
    LogNumber[] ref = instance.thetaRef();
    LogNumber[] best = start;
    boolean inside = problem.domain().contains(start, ref) == Domain.Membership.INSIDE;
    Dyadic least = inside ? value(instance, start) : null;
    BigFraction lambdaEnv = problem.lambdaEnv();
    boolean falls = true;
    for (int step = 0; falls && step < MOST_STEPS; step++) {
      ProximalSolver solver =
          ProximalSolver.solve(loss, instance.withTheta(best), problem.domain(), lambdaEnv);
      LogNumber[] next = new LogNumber[ref.length];
      for (int k = 0; k < next.length; k++) {
        next[k] = ref[k].add(LogNumber.of(solver.move(k)));
      }
      inside = problem.domain().contains(next, ref) == Domain.Membership.INSIDE;
      Dyadic found = inside ? value(instance, next) : null;
      falls = found != null && (least == null || found.compareTo(least) < 0);
      if (falls) {
        best = next;
        least = found;
        lambdaEnv = lambdaEnv.multiply(2);
      }
    }
    return best;
  }

  private static Dyadic value(Instance instance, LogNumber[] point) {
    return MoreauEnvelope.loss(ScoreTable.of(instance.withTheta(point), BITS)).hi();
  }
}
