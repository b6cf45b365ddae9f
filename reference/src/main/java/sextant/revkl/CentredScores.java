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
  /*@ behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.length == table.instance().responseCount() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[] of(ScoreTable table, int x) {
    int bits = table.bits();
    int n = table.instance().responseCount();
    Interval[] gaps = new Interval[n];
    Interval[] terms = new Interval[n];
    // the differences are exact, so that what all scores share costs no digits
    LogNumber first = table.score(x, 0);
    /*@ loop_invariant 0 <= y && y <= n;
    @ loop_invariant (\forall int i; 0 <= i && i < y; gaps[i] != null && terms[i] != null);
    @ loop_writes y, gaps[*], terms[*];
    @ loop_decreases n - y; @*/
    for (int y = 0; y < n; y++) {
      gaps[y] = table.score(x, y).subtract(first).enclose(bits);
      terms[y] = gaps[y].multiply(table.policy(x, y), bits);
    }
    Interval mean = Interval.sum(terms, bits);
    /*@ loop_invariant 0 <= y && y <= n && \nonnullelements(gaps);
    @ loop_writes y, gaps[*];
    @ loop_decreases n - y; @*/
    for (int y = 0; y < n; y++) {
      //@ ghost boolean ordered = Interval.ordered(gaps[y]);
      gaps[y] = gaps[y].subtract(mean, bits);
    }
    return gaps;
  }
}
