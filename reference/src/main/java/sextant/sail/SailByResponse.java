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

  private final /*@ spec_public */ ScoreTable table;
  private final /*@ spec_public */ int bits;
  private final /*@ spec_public */ Interval[][] meanLoss;
  private final /*@ spec_public */ Interval[][] meanSlope;

  /*@ private invariant bits == table.bits();
  @ private invariant meanLoss.length == table.instance().promptCount();
  @ private invariant (\forall int x; 0 <= x && x < meanLoss.length; meanLoss[x] != null
  @     && meanLoss[x].length == table.instance().responseCount());
  @ private invariant (\forall int x, e; 0 <= x && x < meanLoss.length
  @     && 0 <= e && e < meanLoss[x].length; meanLoss[x][e] != null);
  @ private invariant meanSlope.length == table.instance().promptCount();
  @ private invariant (\forall int x; 0 <= x && x < meanSlope.length; meanSlope[x] != null
  @     && meanSlope[x].length == table.instance().responseCount());
  @ private invariant (\forall int x, e; 0 <= x && x < meanSlope.length
  @     && 0 <= e && e < meanSlope[x].length; meanSlope[x][e] != null);
  @*/

  /*@ private behavior
  @   ensures this.table == table;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
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
  /*@ public behavior
  @   ensures \result.table == table;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
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
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval loss() {
    Interval total = Interval.ZERO;
    //@ loop_invariant 0 <= x && x <= meanLoss.length && total.lo.value <= total.hi.value;
    //@ loop_decreases meanLoss.length - x;
    for (int x = 0; x < meanLoss.length; x++) {
      total = total.add(promptLoss(x).multiply(table.instance().mass(x), bits), bits);
    }
    return total;
  }

  /** Encloses the expected pair loss of one prompt. */
  /*@ private behavior
  @   requires 0 <= x && x < meanLoss.length;
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private Interval promptLoss(int x) {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= i && i <= meanLoss[x].length
    @     && total.lo.value <= total.hi.value; @*/
    //@ loop_decreases meanLoss[x].length - i;
    for (int i = 0; i < meanLoss[x].length; i++) {
      //@ ghost boolean ordered = Interval.ordered(meanLoss[x][i]);
      total = total.add(table.policy(x, i).multiply(meanLoss[x][i], bits), bits);
    }
    return total;
  }

  /**
   * Encloses the weights w with grad L_SAIL = sum_x mu(x) sum_y w[x][y] psi(x,y): the gradient's
   * ingredients, one number a response.
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().promptCount();
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @       && \result[x].length == table.instance().responseCount());
  @   ensures (\forall int x, e; 0 <= x && x < \result.length
  @       && 0 <= e && e < \result[x].length; \result[x][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[][] gradientWeights() {
    Interval[][] weights = new Interval[meanLoss.length][];
    /*@ loop_invariant 0 <= x && x <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; weights[i] != null
    @     && weights[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < weights[i].length; weights[i][e] != null);
    @ loop_writes x, weights[*];
    @ loop_decreases weights.length - x; @*/
    for (int x = 0; x < weights.length; x++) {
      weights[x] = promptWeights(x);
    }
    return weights;
  }

  /** The weights of one prompt. */
  /*@ private behavior
  @   requires 0 <= x && x < meanLoss.length;
  @   ensures \result.length == table.instance().responseCount() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private Interval[] promptWeights(int x) {
    Interval mean = promptLoss(x);
    Interval[] weights = new Interval[meanLoss[x].length];
    /*@ loop_invariant 0 <= i && i <= weights.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; weights[k] != null);
    @ loop_writes i, weights[*];
    @ loop_decreases weights.length - i; @*/
    for (int i = 0; i < weights.length; i++) {
      //@ ghost boolean ordered = Interval.ordered(meanLoss[x][i]);
      //@ ghost boolean orderedToo = Interval.ordered(meanSlope[x][i]);
      Interval score = meanLoss[x][i].subtract(mean, bits);
      Interval path = meanSlope[x][i].multiply(table.instance().beta(), bits);
      weights[i] = table.policy(x, i).multiply(score.add(path, bits), bits).shift(1);
    }
    return weights;
  }
}
