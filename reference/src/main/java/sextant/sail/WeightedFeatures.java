package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.model.Instance;

//@ model import sextant.exact.Dyadic;

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
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires instance.masses.length == instance.promptCount();
  @   requires weights.length == instance.promptCount();
  @   requires (\forall int x; 0 <= x && x < weights.length; weights[x] != null
  @       && weights[x].length == instance.responseCount());
  @   requires (\forall int x, e; 0 <= x && x < weights.length
  @       && 0 <= e && e < weights[x].length; weights[x][e] != null);
  @   ensures \result.length == instance.dimension() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] sum(Instance instance, Interval[][] weights, int bits) {
    Interval[] total = new Interval[instance.dimension()];
    /*@ loop_invariant 0 <= k && k <= total.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; total[i] != null);
    @ loop_writes k, total[*];
    @ loop_decreases total.length - k; @*/
    for (int k = 0; k < total.length; k++) {
      total[k] = coordinate(instance, weights, k, bits);
    }
    return total;
  }

  /** Coordinate k of the sum. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires 0 <= k && k < instance.dimension();
  @   requires instance.masses.length == instance.promptCount();
  @   requires weights.length == instance.promptCount();
  @   requires (\forall int x; 0 <= x && x < weights.length; weights[x] != null
  @       && weights[x].length == instance.responseCount());
  @   requires (\forall int x, e; 0 <= x && x < weights.length
  @       && 0 <= e && e < weights[x].length; weights[x][e] != null);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval coordinate(Instance instance, Interval[][] weights, int k, int bits) {
    Interval[] terms = new Interval[weights.length];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      terms[x] = promptSum(instance, x, weights[x], k, bits).multiply(instance.mass(x), bits);
    }
    return Interval.sum(terms, bits);
  }

  /** Coordinate k of the sum over the responses of prompt x. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires 0 <= k && k < instance.dimension() && 0 <= x && x < instance.promptCount();
  @   requires weights.length == instance.responseCount() && \nonnullelements(weights);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval promptSum(Instance instance, int x, Interval[] weights, int k, int bits) {
    Interval[] terms = new Interval[weights.length];
    /*@ loop_invariant 0 <= y && y <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; terms[i] != null);
    @ loop_writes y, terms[*];
    @ loop_decreases terms.length - y; @*/
    for (int y = 0; y < terms.length; y++) {
      //@ ghost boolean ordered = Interval.ordered(weights[y]);
      BigFraction gap = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
      terms[y] = weights[y].multiply(gap, bits);
    }
    return Interval.sum(terms, bits);
  }
}
