package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * The loss of one unordered pair and its first two derivatives in h, enclosed, from the
 * exponentials of its two responses: one logarithm and one division where these do not underflow,
 * and a second division for the curvature, when asked for.
 *
 * <pre>
 *   symbol                         here        meaning
 *   E_y = e^{beta (s_y - max s)}   tilt        kept by the table, as is its logarithm b_y
 *   l                              loss        log(E_i + E_j) - b_j - p (b_i - b_j)
 *   sigma = E_i / (E_i + E_j)      share       of the first response
 *   sigma - p                      excess
 *   dl/dh                          slope       beta (sigma - p)
 *   d2l/dh2                        curvature   beta^2 E_i E_j / (E_i + E_j)^2
 * </pre>
 *
 * Of the swapped pair, loss and curvature are the same and the slope has the other sign.
 */
public final class PairEnclosure {

  private final ScoreTable table;
  private final int x;
  private final int i;
  private final int j;
  private final Interval loss;
  private final Interval share;
  private final Interval excess;

  /*@ private invariant 0 <= x && x < table.instance.promptNames.length;
  @ private invariant 0 <= i && i < table.instance.responseNames.length;
  @ private invariant 0 <= j && j < table.instance.responseNames.length;
  @*/

  /*@ private behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   requires 0 <= i && i < table.instance().responseCount();
  @   requires 0 <= j && j < table.instance().responseCount();
  @   ensures this.table == table && this.x == x && this.i == i && this.j == j;
  @   signals_only ArithmeticException;
  @ pure */
  private PairEnclosure(ScoreTable table, int x, int i, int j) {
    this.table = table;
    this.x = x;
    this.i = i;
    this.j = j;
    int bits = table.bits();
    Interval preference = table.preference(x, i, j);
    Interval gap = table.tiltLog(x, i).subtract(table.tiltLog(x, j), bits);
    Interval total = table.tilt(x, i).add(table.tilt(x, j), bits);
    // both underflowed: log(1 + e^{beta h})
    Interval base =
        total.isPositive()
            ? Elementary.log(total, bits).subtract(table.tiltLog(x, j), bits)
            : Elementary.softplus(gap, bits);
    loss = base.subtract(preference.multiply(gap, bits), bits);
    share = share(table, x, i, j);
    excess = share.subtract(preference, bits);
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
  @   requires 0 <= x && x < table.instance().promptCount();
  @   requires 0 <= i && i < table.instance().responseCount();
  @   requires 0 <= j && j < table.instance().responseCount();
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public static PairEnclosure of(ScoreTable table, int x, int i, int j) {
    return new PairEnclosure(table, x, i, j);
  }

  /** Encloses E_i / (E_i + E_j), where both underflowed by its logarithm. */
  /*@ private behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   requires 0 <= i && i < table.instance().responseCount();
  @   requires 0 <= j && j < table.instance().responseCount();
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval share(ScoreTable table, int x, int i, int j) {
    int bits = table.bits();
    Interval total = table.tilt(x, i).add(table.tilt(x, j), bits);
    if (total.isPositive()) {
      return table.tilt(x, i).divide(total, bits);
    }
    Interval gap = table.tiltLog(x, j).subtract(table.tiltLog(x, i), bits);
    return Elementary.exp(Elementary.softplus(gap, bits).negate(), bits);
  }

  /** Encloses l. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public Interval loss() {
    return loss;
  }

  /** Encloses sigma - p, which is dl/dh over beta. */
  Interval excess() {
    return excess;
  }

  /** Encloses dl/dh. */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval slope() {
    return excess.multiply(table.instance().beta(), table.bits());
  }

  /** Encloses d2l/dh2. */
  /*@ public behavior
  @   ensures \result.lo.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval curvature() {
    int bits = table.bits();
    BigFraction beta = table.instance().beta();
    Interval product = share.multiply(share(table, x, j, i), bits);
    return product.multiply(beta.multiply(beta), bits).max(Interval.ZERO);
  }
}
