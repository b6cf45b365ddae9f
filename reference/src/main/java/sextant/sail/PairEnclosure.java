package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * The loss of one unordered pair and its first two derivatives in h, enclosed, from the
 * exponentials of its two responses: one logarithm and one division where these do not underflow.
 *
 * <pre>
 *   symbol                         here        meaning
 *   E_y = e^{beta (s_y - max s)}   tilt        kept by the table, as is its logarithm b_y
 *   l                              loss        log(E_i + E_j) - b_j - p (b_i - b_j)
 *   dl/dh                          slope       beta (E_i / (E_i + E_j) - p)
 *   d2l/dh2                        curvature   beta^2 E_i E_j / (E_i + E_j)^2
 * </pre>
 *
 * Of the swapped pair, loss and curvature are the same and the slope has the other sign.
 */
public final class PairEnclosure {

  private final Interval loss;
  private final Interval slope;
  private final Interval curvature;

  private PairEnclosure(Interval loss, Interval slope, Interval curvature) {
    this.loss = loss;
    this.slope = slope;
    this.curvature = curvature;
  }

  /**
   * The pair (i, j) of prompt x.
   *
   * @param table the responses' scores and exponentials
   * @param x prompt
   * @param i first response
   * @param j second response
   */
  /*@ public behavior
  @   ensures \result.curvature().lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static PairEnclosure of(ScoreTable table, int x, int i, int j) {
    int bits = table.bits();
    BigFraction beta = table.instance().beta();
    Interval preference = table.preference(x, i, j);
    Interval gap = table.tiltLog(x, i).subtract(table.tiltLog(x, j), bits);
    Interval total = table.tilt(x, i).add(table.tilt(x, j), bits);
    Interval base;
    Interval first;
    Interval second;
    if (total.isPositive()) {
      base = Elementary.log(total, bits).subtract(table.tiltLog(x, j), bits);
      first = table.tilt(x, i).divide(total, bits);
      second = table.tilt(x, j).divide(total, bits);
    } else {
      // both underflowed: log(1 + e^{beta h}) and the logistic function by its logarithm
      base = Elementary.softplus(gap, bits);
      first = Elementary.exp(Elementary.softplus(gap.negate(), bits).negate(), bits);
      second = Elementary.exp(base.negate(), bits);
    }
    Interval loss = base.subtract(preference.multiply(gap, bits), bits);
    Interval slope = first.subtract(preference, bits).multiply(beta, bits);
    Interval curvature = first.multiply(second, bits).multiply(beta.multiply(beta), bits);
    return new PairEnclosure(loss, slope, curvature.max(Interval.ZERO));
  }

  /** Encloses l. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public Interval loss() {
    return loss;
  }

  /** Encloses dl/dh. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public Interval slope() {
    return slope;
  }

  /** Encloses d2l/dh2. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public Interval curvature() {
    return curvature;
  }
}
