package sextant.robust;

import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.sail.ScoreTable;

/**
 * R and the ingredients of its gradient in enclosures, from the responses sorted by score: no work
 * per pair at all.
 *
 * <p>With the scores of a prompt ascending, gaps g_k = s_(k+1) - s_(k) &gt;= 0, and the policy's
 * mass below and above each gap, C_k and 1 - C_k,
 *
 * <pre>
 *   E|h|     = 2 sum_k C_k (1 - C_k) g_k
 *   H_i      = sum_j pi_j |h_ij| = sum_{k below i} C_k g_k + sum_{k from i} (1 - C_k) g_k
 *   sign_i   = sum_j pi_j sign(h_ij) = mass of lower scores - mass of higher scores
 *   grad R   = sum_x mu sum_i w_i psi_i,   w_i = 2 pi_i [ (H_i - E|h|) + sign_i ]
 * </pre>
 *
 * with sign 0 = 0 at ties, which gives an element of the subdifferential. Gaps are exact before
 * they are enclosed, so that equal scores contribute exactly nothing, and every term is
 * non-negative, so that nothing cancels. The same number as {@link SensitivityPenalty}, by other
 * algebra.
 */
public final class PenaltyByRank {

  private final ScoreTable table;
  private final int bits;
  private final int n;

  private PenaltyByRank(ScoreTable table) {
    this.table = table;
    this.bits = table.bits();
    this.n = table.instance().responseCount();
  }

  /**
   * The penalty of an instance.
   *
   * @param table its responses' scores and laws
   */
  public static PenaltyByRank of(ScoreTable table) {
    return new PenaltyByRank(table);
  }

  /** Encloses R(theta) = E|h| (ORA, Eq. 13). */
  public Interval value() {
    Interval total = Interval.ZERO;
    for (int x = 0; x < table.instance().promptCount(); x++) {
      Interval prompt = promptValue(gaps(x), massUpTo(x), massBeyond(x));
      total = total.add(prompt.multiply(table.instance().mass(x), bits), bits);
    }
    return total;
  }

  private Interval promptValue(Interval[] gaps, Interval[] below, Interval[] above) {
    Interval total = Interval.ZERO;
    for (int k = 0; k < gaps.length; k++) {
      Interval split = below[k].multiply(above[k], bits);
      total = total.add(split.multiply(gaps[k], bits), bits);
    }
    return total.shift(1);
  }

  /** g_k, k = 0 .. n-2. */
  private Interval[] gaps(int x) {
    Interval[] gaps = new Interval[n - 1];
    for (int k = 0; k < gaps.length; k++) {
      LogNumber lower = table.score(x, table.ordered(x, k));
      LogNumber upper = table.score(x, table.ordered(x, k + 1));
      boolean tie = table.rank(x, table.ordered(x, k)) == table.rank(x, table.ordered(x, k + 1));
      gaps[k] = tie ? Interval.ZERO : upper.subtract(lower).enclose(bits);
    }
    return gaps;
  }

  /** C_k: the mass at positions 0 .. k, for k = 0 .. n-2. */
  private Interval[] massUpTo(int x) {
    Interval[] mass = new Interval[n - 1];
    Interval total = Interval.ZERO;
    for (int k = 0; k < mass.length; k++) {
      total = total.add(table.policy(x, table.ordered(x, k)), bits);
      mass[k] = total;
    }
    return mass;
  }

  /** 1 - C_k, summed from the top so that nothing cancels: the mass at positions k+1 .. n-1. */
  private Interval[] massBeyond(int x) {
    Interval[] mass = new Interval[n - 1];
    Interval total = Interval.ZERO;
    for (int k = mass.length - 1; k >= 0; k--) {
      total = total.add(table.policy(x, table.ordered(x, k + 1)), bits);
      mass[k] = total;
    }
    return mass;
  }

  /**
   * Encloses the weights w such that sum_x mu(x) sum_y w[x][y] psi(x,y) is an element of the
   * subdifferential of R, and its gradient where R is differentiable.
   */
  public Interval[][] gradientWeights() {
    Interval[][] weights = new Interval[table.instance().promptCount()][];
    for (int x = 0; x < weights.length; x++) {
      weights[x] = promptWeights(x);
    }
    return weights;
  }

  private Interval[] promptWeights(int x) {
    Interval[] gaps = gaps(x);
    Interval[] below = massUpTo(x);
    Interval[] above = massBeyond(x);
    Interval mean = promptValue(gaps, below, above);
    Interval[] distance = new Interval[n]; // H_i, by position
    Interval fromBelow = Interval.ZERO;
    for (int k = 0; k < n; k++) {
      distance[k] = fromBelow;
      if (k < n - 1) {
        fromBelow = fromBelow.add(below[k].multiply(gaps[k], bits), bits);
      }
    }
    Interval fromAbove = Interval.ZERO;
    for (int k = n - 1; k >= 0; k--) {
      distance[k] = distance[k].add(fromAbove, bits);
      if (k > 0) {
        fromAbove = fromAbove.add(above[k - 1].multiply(gaps[k - 1], bits), bits);
      }
    }
    Interval[] weights = new Interval[n];
    for (int k = 0; k < n; k++) {
      Interval score = distance[k].subtract(mean, bits);
      Interval path = lowerMass(x, k, below).subtract(higherMass(x, k, above), bits);
      int y = table.ordered(x, k);
      weights[y] = table.policy(x, y).multiply(score.add(path, bits), bits).shift(1);
    }
    return weights;
  }

  /** The mass of scores strictly below the one at a position. */
  private Interval lowerMass(int x, int position, Interval[] below) {
    int rank = table.rank(x, table.ordered(x, position));
    int k = position;
    while (k > 0 && table.rank(x, table.ordered(x, k - 1)) == rank) {
      k--;
    }
    return k == 0 ? Interval.ZERO : below[k - 1];
  }

  /** The mass of scores strictly above the one at a position. */
  private Interval higherMass(int x, int position, Interval[] above) {
    int rank = table.rank(x, table.ordered(x, position));
    int k = position;
    while (k < n - 1 && table.rank(x, table.ordered(x, k + 1)) == rank) {
      k++;
    }
    return k == n - 1 ? Interval.ZERO : above[k];
  }
}
