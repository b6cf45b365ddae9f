package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.model.Instance;

/**
 * A vector from one weight a response: what turns the weights of {@link SailByResponse} and of the
 * penalty by rank into gradients, with work of size d a response and none a pair.
 *
 * <pre>
 *   symbol        here         meaning
 *   w(x,y)        weights      enclosed weights; their exact values sum to 0 in each prompt
 *   psi(x,y)      feature      features
 *   sum           sum          sum_x mu(x) sum_y w(x,y) (psi(x,y) - psi(x,0))
 * </pre>
 *
 * <p>As the weights of a prompt sum to 0, the first response's features may be taken off, so that
 * what all responses of a prompt share costs no digits and a coordinate that never varies gives
 * exactly 0.
 */
public final class WeightedFeatures {

  private WeightedFeatures() {}

  /**
   * Encloses sum_x mu(x) sum_y w(x,y) psi(x,y) for weights that sum to 0 in each prompt.
   *
   * @param instance the instance
   * @param weights enclosures of w at [x][y]
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires bits >= 1 && weights.length == instance.promptCount();
  @   ensures \result.length == instance.dimension() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] sum(Instance instance, Interval[][] weights, int bits) {
    Interval[] total = new Interval[instance.dimension()];
    for (int k = 0; k < total.length; k++) {
      Interval[] terms = new Interval[weights.length];
      for (int x = 0; x < weights.length; x++) {
        terms[x] = promptSum(instance, x, weights[x], k, bits).multiply(instance.mass(x), bits);
      }
      total[k] = Interval.sum(terms, bits);
    }
    return total;
  }

  private static Interval promptSum(Instance instance, int x, Interval[] weights, int k, int bits) {
    Interval[] terms = new Interval[weights.length];
    for (int y = 0; y < terms.length; y++) {
      BigFraction gap = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
      terms[y] = weights[y].multiply(gap, bits);
    }
    return Interval.sum(terms, bits);
  }
}
