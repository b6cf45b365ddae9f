package sextant.descent;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

//@ model import sextant.exact.Dyadic;

/**
 * Every outcome of one sample of the stochastic gradient of the robust loss, with its probability,
 * enclosed (ORA, Algorithm 1 with a batch of one).
 *
 * <pre>
 *   symbol                      here        meaning
 *   z = (x, i, j), label        an outcome  label 1 with probability P*(i over j)
 *   G = G_SAIL + lambda G_R     gradient    lambda = rho beta, sign 0 = 0
 *   d_theta(z) P(label)         weight
 * </pre>
 *
 * <p>(x, i, j) with label 1 and (x, j, i) with label 0 have the same G and the same probability,
 * and are one outcome here; so are both labels of (x, i, i).
 */
public final class SampleOutcomes {

  private final int bits;
  private final List<Interval> weights = new ArrayList<>();
  private final List<Interval[]> gradients = new ArrayList<>();

  private SampleOutcomes(int bits) {
    this.bits = bits;
  }

  /** How many outcomes an instance has. */
  /*@ public normal_behavior
  @   requires instance.responseCount() <= 1 << 16;
  @   ensures \result == (long) instance.promptCount() * instance.responseCount()
  @       * instance.responseCount();
  @   ensures \result > 0;
  @ pure */
  public static long count(Instance instance) {
    return (long) instance.promptCount() * instance.responseCount() * instance.responseCount();
  }

  /** The outcomes at an instance's theta. */
  public static SampleOutcomes of(ScoreTable table) {
    SampleOutcomes outcomes = new SampleOutcomes(table.bits());
    Instance instance = table.instance();
    StochasticGradient gradient = StochasticGradient.at(table);
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          outcomes.add(table, gradient, x, i, j);
        }
      }
    }
    return outcomes;
  }

  /** Adds (x, i, j) with label 1, and its like. */
  private void add(ScoreTable table, StochasticGradient gradient, int x, int i, int j) {
    Interval law = table.policy(x, i).multiply(table.policy(x, j), bits);
    Interval weight = law.multiply(table.instance().mass(x), bits);
    if (i != j) {
      weight = weight.multiply(table.preference(x, i, j), bits).shift(1);
    }
    weights.add(weight);
    gradients.add(gradient.of(x, i, j));
  }

  /** The number of outcomes. */
  public int size() {
    return weights.size();
  }

  /** Encloses the probability of an outcome. */
  public Interval weight(int outcome) {
    return weights.get(outcome);
  }

  /** Encloses G of an outcome. */
  public Interval[] gradient(int outcome) {
    return gradients.get(outcome).clone();
  }

  /** Encloses E||G||^2. */
  public Interval secondMoment() {
    Interval total = Interval.ZERO;
    for (int n = 0; n < weights.size(); n++) {
      Interval square = EstimatorMoments.squaredNorm(gradients.get(n), bits);
      total = total.add(weights.get(n).multiply(square, bits), bits);
    }
    return total;
  }

  /**
   * ORA-LC.2. Encloses F_env(theta) - eta c ||grad F_env||^2 + L eta^2 E||G||^2/2, which bounds the
   * expectation of F_env after one step.
   *
   * @param value encloses F_env(theta)
   * @param square encloses ||grad F_env(theta)||^2
   * @param moment encloses E||G||^2
   * @param step eta
   * @param contraction c = 1 - kappa lambda_env
   * @param curvature L_env, or 1/lambda_env
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real f; value.lo().value <= f && f <= value.hi().value ==>
  @       (\forall \real s; square.lo().value <= s && s <= square.hi().value ==>
  @       (\forall \real m; moment.lo().value <= m && m <= moment.hi().value ==>
  @           \result.lo().value <= f - step.value * contraction.value * s
  @               + curvature.value * step.value * step.value * m / 2
  @           && f - step.value * contraction.value * s
  @               + curvature.value * step.value * step.value * m / 2
  @               <= \result.hi().value)));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval oneStepBound(
      Interval value,
      Interval square,
      Interval moment,
      BigFraction step,
      BigFraction contraction,
      BigFraction curvature,
      int bits) {
    Interval fall = fall(square, step, contraction, bits);
    return value.subtract(fall, bits).add(noise(moment, step, curvature, bits), bits);
  }

  /** Encloses eta c ||grad F_env||^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real s; square.lo().value <= s && s <= square.hi().value ==>
  @       \result.lo().value <= step.value * contraction.value * s
  @       && step.value * contraction.value * s <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval fall(
      Interval square, BigFraction step, BigFraction contraction, int bits) {
    return square.multiply(step.multiply(contraction), bits);
  }

  /** Encloses L eta^2 E||G||^2/2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real m; moment.lo().value <= m && m <= moment.hi().value ==>
  @       \result.lo().value <= curvature.value * step.value * step.value * m / 2
  @       && curvature.value * step.value * step.value * m / 2 <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval noise(
      Interval moment, BigFraction step, BigFraction curvature, int bits) {
    BigFraction factor = curvature.multiply(step).multiply(step).divide(2);
    return moment.multiply(factor, bits);
  }
}
