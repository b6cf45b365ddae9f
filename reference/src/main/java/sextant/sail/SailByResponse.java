package sextant.sail;

import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.model.Instance;

/**
 * L_SAIL and the ingredients of its gradient in enclosures, with the softmax once per response, one
 * logarithm per unordered pair and no work of size d per pair.
 *
 * <p>With E_y = e^{beta s_y} and b_y = beta s_y, the pair (i, j) and its swap have the same
 * expected loss log(E_i + E_j) - p b_i - (1 - p) b_j, p = P*(i over j), because the swap exchanges
 * both the losses and the preferences. Per response, with L_i = sum_j pi_j l_ij and A_i = sum_j
 * pi_j (sigma(beta h_ij) - p_ij),
 *
 * <pre>
 *   L_SAIL   = sum_x mu sum_i pi_i L_i,
 *   grad     = sum_x mu sum_i w_i psi_i,   w_i = 2 pi_i [ (L_i - mean L) + beta A_i ]
 * </pre>
 *
 * (score calculus: E[l S] = 2 E[l g(y1)], and sigma - p is antisymmetric). The same number as
 * {@link SailLoss}, by other algebra.
 */
public final class SailByResponse {

  private final ScoreTable table;
  private final int bits;
  private final Interval[][] meanLoss;
  private final Interval[][] meanSlope;

  private SailByResponse(ScoreTable table) {
    this.table = table;
    this.bits = table.bits();
    Instance instance = table.instance();
    int n = instance.responseCount();
    meanLoss = new Interval[instance.promptCount()][n];
    meanSlope = new Interval[instance.promptCount()][n];
    Interval log2 = Elementary.log2(bits);
    for (int x = 0; x < meanLoss.length; x++) {
      for (int i = 0; i < n; i++) {
        meanLoss[x][i] = log2.multiply(table.policy(x, i), bits);
        meanSlope[x][i] = Interval.ZERO;
      }
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          addPair(x, i, j);
        }
      }
    }
  }

  /**
   * Sums up an instance.
   *
   * @param table its responses' scores and laws
   */
  public static SailByResponse of(ScoreTable table) {
    return new SailByResponse(table);
  }

  private void addPair(int x, int i, int j) {
    PairEnclosure pair = PairEnclosure.of(table, x, i, j);
    Interval loss = pair.loss();
    Interval slope = pair.excess();
    Interval first = table.policy(x, i);
    Interval second = table.policy(x, j);
    meanLoss[x][i] = meanLoss[x][i].add(second.multiply(loss, bits), bits);
    meanLoss[x][j] = meanLoss[x][j].add(first.multiply(loss, bits), bits);
    meanSlope[x][i] = meanSlope[x][i].add(second.multiply(slope, bits), bits);
    meanSlope[x][j] = meanSlope[x][j].subtract(first.multiply(slope, bits), bits);
  }

  /** Encloses L_SAIL (ORA, Eq. 9 in expectation form). */
  public Interval loss() {
    Interval total = Interval.ZERO;
    for (int x = 0; x < meanLoss.length; x++) {
      total = total.add(promptLoss(x).multiply(table.instance().mass(x), bits), bits);
    }
    return total;
  }

  /** Encloses the expected pair loss of one prompt. */
  private Interval promptLoss(int x) {
    Interval total = Interval.ZERO;
    for (int i = 0; i < meanLoss[x].length; i++) {
      total = total.add(table.policy(x, i).multiply(meanLoss[x][i], bits), bits);
    }
    return total;
  }

  /**
   * Encloses the weights w with grad L_SAIL = sum_x mu(x) sum_y w[x][y] psi(x,y): the gradient's
   * ingredients, one number a response.
   */
  public Interval[][] gradientWeights() {
    Interval[][] weights = new Interval[meanLoss.length][];
    for (int x = 0; x < weights.length; x++) {
      Interval mean = promptLoss(x);
      weights[x] = new Interval[meanLoss[x].length];
      for (int i = 0; i < weights[x].length; i++) {
        Interval score = meanLoss[x][i].subtract(mean, bits);
        Interval path = meanSlope[x][i].multiply(table.instance().beta(), bits);
        weights[x][i] = table.policy(x, i).multiply(score.add(path, bits), bits).shift(1);
      }
    }
    return weights;
  }
}
