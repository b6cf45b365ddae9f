package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * The stochastic gradient of the robust loss for a sample, enclosed; the means over the policy that
 * it needs are taken once (ORA, Assumption 6).
 *
 * <pre>
 *   paper                    here       meaning
 *   z = (x, y1, y2), label   x, i, j    i the response that the label prefers, j the other
 *   l                        loss       log(1 + exp(-beta h)), h = score of i - score of j
 *   S                        score      psi(x,i) + psi(x,j) - 2 E psi(x,·)
 *   G = G_SAIL + lambda G_R  of         lambda = rho beta, sign 0 = 0
 * </pre>
 *
 * <p>G = (beta (sigma(beta h) - 1) + lambda sign h)(psi(x,i) - psi(x,j)) + (l + lambda |h|) S: both
 * losses change only by their labels, so that (x, i, j) labelled 1 and (x, j, i) labelled 0 are
 * one.
 */
public final class StochasticGradient {

  private final ScoreTable table;
  private final int bits;

  /** E psi(x,·) under the policy, twice. */
  private final Interval[][] twiceMean;

  private StochasticGradient(ScoreTable table, Interval[][] twiceMean) {
    this.table = table;
    this.bits = table.bits();
    this.twiceMean = twiceMean;
  }

  /** The gradients at the theta of a table's instance, at the precision of the table. */
  public static StochasticGradient at(ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval[][] twice = new Interval[instance.promptCount()][instance.dimension()];
    for (int x = 0; x < twice.length; x++) {
      for (int k = 0; k < twice[x].length; k++) {
        Interval[] terms = new Interval[instance.responseCount()];
        for (int y = 0; y < terms.length; y++) {
          terms[y] = table.policy(x, y).multiply(instance.feature(x, y, k), bits);
        }
        twice[x][k] = Interval.sum(terms, bits).shift(1);
      }
    }
    return new StochasticGradient(table, twice);
  }

  /**
   * Encloses G.
   *
   * @param x the prompt
   * @param i the response that the label prefers
   * @param j the other response
   */
  public Interval[] of(int x, int i, int j) {
    Instance instance = table.instance();
    BigFraction beta = instance.beta();
    BigFraction lambda = instance.rho().multiply(beta);
    Interval h = table.score(x, i).subtract(table.score(x, j)).enclose(bits);
    Interval negative = h.multiply(beta, bits).negate();
    Interval loss = Elementary.softplus(negative, bits);
    // sigma(beta h) - 1 = -sigma(-beta h) = -exp(-softplus(beta h))
    Interval rest = Elementary.softplus(negative.negate(), bits).negate();
    Interval slope = Elementary.exp(rest, bits).multiply(beta, bits).negate();
    Interval sign = Interval.from(lambda.multiply(table.signOfLogit(x, i, j)), bits);
    Interval signed = slope.add(sign, bits);
    Interval level = loss.add(h.abs().multiply(lambda, bits), bits);
    Interval[] g = new Interval[instance.dimension()];
    for (int k = 0; k < g.length; k++) {
      BigFraction first = instance.feature(x, i, k);
      BigFraction second = instance.feature(x, j, k);
      Interval score = Interval.from(first.add(second), bits).subtract(twiceMean[x][k], bits);
      g[k] = signed.multiply(first.subtract(second), bits).add(level.multiply(score, bits), bits);
    }
    return g;
  }

  /**
   * Encloses the mean of G over a batch.
   *
   * @param batch samples (x, i, j), at least one
   */
  public Interval[] mean(int[][] batch) {
    Interval[] total = new Interval[table.instance().dimension()];
    for (int k = 0; k < total.length; k++) {
      total[k] = Interval.ZERO;
    }
    for (int n = 0; n < batch.length; n++) {
      Interval[] g = of(batch[n][0], batch[n][1], batch[n][2]);
      for (int k = 0; k < total.length; k++) {
        total[k] = total[k].add(g[k], bits);
      }
    }
    for (int k = 0; k < total.length; k++) {
      total[k] = total[k].multiply(new BigFraction(1, batch.length), bits);
    }
    return total;
  }
}
