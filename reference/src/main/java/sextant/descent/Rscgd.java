package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * Robust stochastic composite gradient descent: projected steps on batches of on-policy samples
 * (ORA, Algorithm 1).
 *
 * <pre>
 *   paper         here       meaning
 *   theta_t       instance   the instance at the point that the steps have led to
 *   t             count      steps so far
 *   eta           step size  positive
 *   B             batch      samples a step
 *   G_t           -          the mean of {@link StochasticGradient} over the batch
 *   theta_{t+1}   -          proj_Theta(theta_t - eta G_t), rounded as in {@link ProjectedStep}
 *   e             error      the greatest distance by which a rounding was off so far
 * </pre>
 */
public final class Rscgd {

  private final Domain domain;
  private final BigFraction stepSize;
  private final int batch;
  private final int places;
  private final int bits;
  private final OnPolicySampler sampler;
  private /*@ spec_public @*/ ScoreTable table;
  private /*@ spec_public @*/ int count;
  private /*@ spec_public @*/ Dyadic error = Dyadic.ZERO;

  /**
   * The algorithm at its start.
   *
   * @param start the instance, whose theta is theta_0
   * @param domain Theta, which holds theta_0 and theta_ref
   * @param stepSize eta, positive
   * @param batch B, positive
   * @param sampler where samples come from
   * @param places binary places of the iterates' offset from theta_ref
   * @param bits the precision of enclosures, well above places
   */
  public Rscgd(
      Instance start,
      Domain domain,
      BigFraction stepSize,
      int batch,
      OnPolicySampler sampler,
      int places,
      int bits) {
    this.domain = domain;
    this.stepSize = stepSize;
    this.batch = batch;
    this.sampler = sampler;
    this.places = places;
    this.bits = bits;
    table = ScoreTable.of(start, bits);
  }

  /** ORA-Alg1. One step: a batch is drawn at theta_t, and theta_{t+1} takes its place. */
  /*@ public behavior
  @   ensures count == \old(count) + 1;
  @   ensures error.value >= \old(error.value);
  @   signals_only ArithmeticException;
  @ */
  public void step() {
    Interval[] gradient = StochasticGradient.at(table).mean(sampler.batch(table, batch));
    ProjectedStep end =
        ProjectedStep.of(table.instance(), domain, gradient, stepSize, places, bits);
    if (end.error().compareTo(error) > 0) {
      error = end.error();
    }
    table = ScoreTable.of(table.instance().withTheta(end.point()), bits);
    count++;
  }

  /** The scores at theta_t. */
  public ScoreTable table() {
    return table;
  }

  /** The instance at theta_t. */
  /*@ public normal_behavior
  @   ensures \result == table.instance;
  @ pure */
  public Instance instance() {
    return table.instance();
  }

  /** t. */
  public int count() {
    return count;
  }

  /** A number that no rounding so far exceeded. */
  public Dyadic error() {
    return error;
  }
}
