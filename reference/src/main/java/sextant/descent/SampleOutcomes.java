package sextant.descent;

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

  private final /*@ spec_public @*/ int bits;
  private final /*@ spec_public @*/ Interval[] weights;
  private final /*@ spec_public @*/ Interval[][] gradients;

  //@ public invariant gradients.length == weights.length;

  /*@ private normal_behavior
  @   requires size >= 0;
  @   ensures this.bits == bits && weights.length == size && gradients.length == size;
  @ pure */
  private SampleOutcomes(int bits, int size) {
    this.bits = bits;
    weights = new Interval[size];
    gradients = new Interval[size][];
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
    Instance instance = table.instance();
    SampleOutcomes outcomes = new SampleOutcomes(table.bits(), Math.toIntExact(count(instance)));
    int n = 0;
    StochasticGradient gradient = StochasticGradient.at(table);
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          outcomes.weights[n] = outcomes.weight(table, x, i, j);
          outcomes.gradients[n] = gradient.of(x, i, j);
          n++;
        }
      }
    }
    return outcomes;
  }

  /** The probability of (x, i, j) with label 1, and of its like. */
  private Interval weight(ScoreTable table, int x, int i, int j) {
    Interval law = table.policy(x, i).multiply(table.policy(x, j), bits);
    Interval weight = law.multiply(table.instance().mass(x), bits);
    if (i != j) {
      weight = weight.multiply(table.preference(x, i, j), bits).shift(1);
    }
    return weight;
  }

  /** The number of outcomes. */
  /*@ public normal_behavior
  @   ensures \result == weights.length && \result >= 0;
  @ pure */
  public int size() {
    return weights.length;
  }

  /** Encloses the probability of an outcome. */
  /*@ public normal_behavior
  @   requires 0 <= outcome && outcome < weights.length;
  @   requires weights[outcome] != null;
  @   ensures \result == weights[outcome];
  @ pure */
  public Interval weight(int outcome) {
    return weights[outcome];
  }

  /** Encloses G of an outcome. */
  /*@ public normal_behavior
  @   requires 0 <= outcome && outcome < gradients.length;
  @   requires gradients[outcome] != null;
  @   ensures \result.length == gradients[outcome].length;
  @ pure */
  public Interval[] gradient(int outcome) {
    return gradients[outcome].clone();
  }

  /** Encloses E||G||^2. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && \nonnullelements(weights);
  @   requires (\forall int n; 0 <= n && n < gradients.length; gradients[n] != null);
  @   requires (\forall int n; 0 <= n && n < gradients.length;
  @       (\forall int k; 0 <= k && k < gradients[n].length; gradients[n][k] != null));
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval secondMoment() {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= n && n <= weights.length;
    @ loop_writes n, total;
    @ loop_decreases weights.length - n; @*/
    for (int n = 0; n < weights.length; n++) {
      //@ ghost boolean ordered = Interval.ordered(weights[n]);
      Interval square = EstimatorMoments.squaredNorm(gradients[n], bits);
      total = total.add(weights[n].multiply(square, bits), bits);
    }
    return total;
  }

  /*@ // ORA-LC.2, twice lambda_env: b <= f - eta w + eta^2 M/(2 lambda_env) and w >= c q, where
  @ // w is the mean of g.G, q = ||g||^2, M = E||G||^2 and b the mean of F_env after the step.
  @ public normal_behavior
  @   requires lambda > 0 && eta > 0 && w >= c * q;
  @   requires 2 * lambda * b <= 2 * lambda * (f - eta * w) + eta * eta * moment;
  @   ensures \result;
  @   ensures 2 * lambda * b <= 2 * lambda * (f - eta * c * q) + eta * eta * moment;
  @ public static pure model boolean expected(\real lambda, \real eta, \real c, \real q,
  @     \real w, \real f, \real b, \real moment) { return true; }
  @*/

  /*@ // ORA-LC.2: L_env = 1/(lambda_env c) >= 1/lambda_env, so b <= r + n/(2 lambda_env) gives b
  @ // <= r + L_env n/2.
  @ public normal_behavior
  @   requires lambda > 0 && c > 0 && c <= 1 && l * lambda * c == 1 && n >= 0;
  @   requires 2 * lambda * b <= 2 * lambda * r + n;
  @   ensures \result;
  @   ensures l * lambda >= 1;
  @   ensures 2 * b <= 2 * r + l * n;
  @ public static pure model boolean published(\real lambda, \real c, \real l, \real r,
  @     \real n, \real b) { return true; }
  @*/

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
  @   ensures (\forall \real f; value.lo.value <= f && f <= value.hi.value ==>
  @       (\forall \real s; square.lo.value <= s && s <= square.hi.value ==>
  @       (\forall \real m; moment.lo.value <= m && m <= moment.hi.value ==>
  @           \result.lo.value <= f - fall(step.value, contraction.value, s)
  @               + noise(step.value, curvature.value, m)
  @           && f - fall(step.value, contraction.value, s)
  @               + noise(step.value, curvature.value, m) <= \result.hi.value)));
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

  /*@ // eta c s and L eta^2 m/2.
  @ public normal_behavior
  @   ensures \result == step * contraction * s;
  @ public static pure heap_free model \real fall(\real step, \real contraction, \real s) {
  @   return step * contraction * s;
  @ }
  @ public normal_behavior
  @   ensures 2 * \result == curvature * step * step * m;
  @ public static pure heap_free model \real noise(\real step, \real curvature, \real m) {
  @   return curvature * step * step * m / 2;
  @ }
  @*/

  /** Encloses eta c ||grad F_env||^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real s; square.lo.value <= s && s <= square.hi.value ==>
  @       \result.lo.value <= fall(step.value, contraction.value, s)
  @       && fall(step.value, contraction.value, s) <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval fall(
      Interval square, BigFraction step, BigFraction contraction, int bits) {
    return square.multiply(step.multiply(contraction), bits);
  }

  /*@ // 2 q = p gives 2 q x = p x.
  @ private normal_behavior
  @   requires 2 * q == p;
  @   ensures \result;
  @   ensures (\forall \real x; lo <= x && x <= hi ==> 2 * (q * x) == p * x);
  @ private static pure model boolean halves(\real q, \real p, \real lo, \real hi) {
  @   return true;
  @ }
  @*/

  /** Encloses L eta^2 E||G||^2/2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real m; moment.lo.value <= m && m <= moment.hi.value ==>
  @       \result.lo.value <= noise(step.value, curvature.value, m)
  @       && noise(step.value, curvature.value, m) <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval noise(
      Interval moment, BigFraction step, BigFraction curvature, int bits) {
    BigFraction factor = curvature.multiply(step).multiply(step).divide(2);
    /*@ ghost boolean half = halves(factor.value, curvature.value * step.value * step.value,
    @     moment.lo.value, moment.hi.value); @*/
    return moment.multiply(factor, bits);
  }
}
