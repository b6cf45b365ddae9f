package sextant.audit.run;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.prox.ProximalSearch;
import sextant.descent.OnPolicySampler;
import sextant.descent.ProjectedStep;
import sextant.descent.Rscgd;
import sextant.descent.SampleOutcomes;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.fast.SmoothedLoss;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * E||grad F_env(theta_R)||^2 of R-SCGD with batches of one (the left side of ORA-T5.2): the whole
 * tree of sample paths, or some of its paths at random.
 */
public final class SamplePaths {

  private static final int BITS = 160;
  private static final int PLACES = 64;

  private final ProximalProblem problem;
  private final SmoothedLoss loss;
  private final BigFraction stepSize;
  private final int steps;
  private final BigFraction radius;
  private Dyadic error = Dyadic.ZERO;

  /**
   * Paths from the theta of a problem's instance.
   *
   * @param problem with theta_0 in its domain
   * @param stepSize eta, positive
   * @param steps T, positive
   * @param radius that certified balls about proximal points should have at most
   */
  public SamplePaths(ProximalProblem problem, BigFraction stepSize, int steps, BigFraction radius) {
    this.problem = problem;
    this.loss = new SmoothedLoss(problem.instance());
    this.stepSize = stepSize;
    this.steps = steps;
    this.radius = radius;
  }

  /** How many iterates the tree of so many steps has, at most; a great number counts as such. */
  public static long size(Instance instance, int steps) {
    double size = 0;
    for (int t = 0; t < steps; t++) {
      size += Math.pow(SampleOutcomes.count(instance), t);
    }
    return (long) size;
  }

  /** Encloses the expectation, by every path there is. */
  public Interval expectation() {
    return below(problem.instance(), Interval.ONE, 0).multiply(new BigFraction(1, steps), BITS);
  }

  /** The weighted sum of ||grad F_env||^2 over a node of the tree and all below it. */
  private Interval below(Instance instance, Interval weight, int depth) {
    Interval sum = weight.multiply(squaredGradient(instance), BITS);
    if (depth + 1 < steps) {
      SampleOutcomes outcomes = SampleOutcomes.of(ScoreTable.of(instance, BITS));
      for (int n = 0; n < outcomes.size(); n++) {
        Interval share = outcomes.weight(n);
        if (share.hi().signum() > 0) {
          ProjectedStep step =
              ProjectedStep.of(
                  instance, problem.domain(), outcomes.gradient(n), stepSize, PLACES, BITS);
          note(step.error());
          Instance next = instance.withTheta(step.point());
          sum = sum.add(below(next, weight.multiply(share, BITS), depth + 1), BITS);
        }
      }
    }
    return sum;
  }

  /**
   * Encloses ||grad F_env(theta_R)||^2 of a path at random.
   *
   * @param sampler where R and the samples come from
   */
  public Interval random(OnPolicySampler sampler) {
    int last = sampler.uniform(steps);
    Rscgd path =
        new Rscgd(problem.instance(), problem.domain(), stepSize, 1, sampler, PLACES, BITS);
    for (int t = 0; t < last; t++) {
      path.step();
    }
    note(path.error());
    return squaredGradient(path.instance());
  }

  private Interval squaredGradient(Instance instance) {
    return MoreauEnvelope.of(ProximalSearch.find(problem.at(instance.theta()), loss, radius))
        .gradientNorm()
        .square(BITS);
  }

  private void note(Dyadic rounding) {
    if (rounding.compareTo(error) > 0) {
      error = rounding;
    }
  }

  /** A number that no rounding of an iterate so far exceeded. */
  public Dyadic error() {
    return error;
  }
}
