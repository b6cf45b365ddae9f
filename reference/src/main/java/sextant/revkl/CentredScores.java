package sextant.revkl;

import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.sail.ScoreTable;

/**
 * The scores of one prompt less their mean under the policy, enclosed.
 *
 * <pre>
 *   symbol                                 here
 *   s(x,y) = (theta - theta_ref)·psi(x,y)  ScoreTable.score
 *   s(x,y) - E_theta s = Dtheta·g(x,y)     of
 * </pre>
 */
final class CentredScores {

  private CentredScores() {}

  /**
   * Encloses s(x,y) - E_theta s, one entry a response; exactly 0 where all scores agree.
   *
   * @param table the responses' scores and laws
   * @param x prompt
   */
  static Interval[] of(ScoreTable table, int x) {
    int bits = table.bits();
    int n = table.instance().responseCount();
    Interval[] gaps = new Interval[n];
    Interval[] terms = new Interval[n];
    // the differences are exact, so that what all scores share costs no digits
    LogNumber first = table.score(x, 0);
    for (int y = 0; y < n; y++) {
      gaps[y] = table.score(x, y).subtract(first).enclose(bits);
      terms[y] = gaps[y].multiply(table.policy(x, y), bits);
    }
    Interval mean = Interval.sum(terms, bits);
    for (int y = 0; y < n; y++) {
      gaps[y] = gaps[y].subtract(mean, bits);
    }
    return gaps;
  }
}
