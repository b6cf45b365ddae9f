package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

//@ model import sextant.exact.Dyadic;

/**
 * A symmetric matrix from one weight a response: weighted second moments of the centred features,
 * with work d^2 a response and none a pair.
 *
 * <pre>
 *   symbol               here      meaning
 *   pi(y|x)              laws      the law whose mean centres the features
 *   v(x,y)               weights   enclosed weights
 *   g = psi - E_pi psi   centred   features less those of response 0, less their mean
 *   sum                  sum       sum_x mu(x) sum_y v(x,y) g(x,y) g(x,y)'
 * </pre>
 */
final class SecondMoments {

  private SecondMoments() {}

  /**
   * Encloses sum_x mu(x) sum_y v(x,y) g(x,y) g(x,y)'.
   *
   * @param instance the instance
   * @param laws enclosures of pi at [x][y]
   * @param weights enclosures of v at [x][y]
   * @param bits mantissa bits kept
   */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires instance.masses.length == instance.promptCount();
  @   requires laws.length == instance.promptCount() && weights.length == laws.length;
  @   requires (\forall int y; 0 <= y && y < laws.length; laws[y] != null
  @       && laws[y].length == instance.responseCount());
  @   requires (\forall int y, e; 0 <= y && y < laws.length
  @       && 0 <= e && e < laws[y].length; laws[y][e] != null);
  @   requires (\forall int y; 0 <= y && y < weights.length; weights[y] != null
  @       && weights[y].length == instance.responseCount());
  @   requires (\forall int y, e; 0 <= y && y < weights.length
  @       && 0 <= e && e < weights[y].length; weights[y][e] != null);
  @   ensures \result.length == instance.dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  static Interval[][] sum(Instance instance, Interval[][] laws, Interval[][] weights, int bits) {
    Interval[][] total = zero(instance.dimension());
    /*@ loop_invariant 0 <= x && x <= laws.length && total.length == instance.dimension();
    @ loop_invariant (\forall int i; 0 <= i && i < total.length; total[i] != null
    @     && total[i].length == total.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < total.length
    @     && 0 <= e && e < total[i].length; total[i][e] != null);
    @ loop_writes x, total;
    @ loop_decreases laws.length - x; @*/
    for (int x = 0; x < laws.length; x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        Interval[][] centred = centred(instance, x, laws[x], bits);
        total = plus(total, centred, weights[x], instance.mass(x), bits);
      }
    }
    return total;
  }

  /*@ private normal_behavior
  @   requires d > 0;
  @   ensures \result.length == d;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @ pure */
  private static Interval[][] zero(int d) {
    Interval[][] zero = new Interval[d][];
    /*@ loop_invariant 0 <= a && a <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < a; zero[i] != null
    @     && zero[i].length == d);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < zero[i].length; zero[i][e] != null);
    @ loop_writes a, zero[*];
    @ loop_decreases d - a; @*/
    for (int a = 0; a < d; a++) {
      zero[a] = zeros(d);
    }
    return zero;
  }

  /*@ private normal_behavior
  @   requires d > 0;
  @   ensures \result.length == d && \nonnullelements(\result);
  @ pure */
  private static Interval[] zeros(int d) {
    Interval[] zeros = new Interval[d];
    /*@ loop_invariant 0 <= b && b <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < b; zeros[i] != null);
    @ loop_writes b, zeros[*];
    @ loop_decreases d - b; @*/
    for (int b = 0; b < d; b++) {
      zeros[b] = Interval.ZERO;
    }
    return zeros;
  }

  /** The total with the moments of one more prompt, mu sum_y v(y) g(y) g(y)'. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires g.length == total.length && \nonnullelements(weights);
  @   requires (\forall int i; 0 <= i && i < total.length; total[i] != null
  @       && total[i].length == total.length);
  @   requires (\forall int i, e; 0 <= i && i < total.length
  @       && 0 <= e && e < total[i].length; total[i][e] != null);
  @   requires (\forall int y; 0 <= y && y < g.length; g[y] != null
  @       && g[y].length == weights.length);
  @   requires (\forall int y, e; 0 <= y && y < g.length
  @       && 0 <= e && e < g[y].length; g[y][e] != null);
  @   ensures \result.length == total.length;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] plus(
      Interval[][] total, Interval[][] g, Interval[] weights, BigFraction mass, int bits) {
    Interval[][] sum = new Interval[total.length][];
    /*@ loop_invariant 0 <= a && a <= sum.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; sum[i] != null
    @     && sum[i].length == total.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < sum[i].length; sum[i][e] != null);
    @ loop_writes a, sum[*];
    @ loop_decreases sum.length - a; @*/
    for (int a = 0; a < sum.length; a++) {
      sum[a] = row(total[a], sum, g, weights, mass, a, bits);
    }
    return sum;
  }

  /** Row a of that; left of the diagonal it is in the rows before. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires total.length == g.length && before.length == g.length;
  @   requires \nonnullelements(total) && \nonnullelements(weights) && 0 <= a && a < g.length;
  @   requires (\forall int y; 0 <= y && y < g.length; g[y] != null
  @       && g[y].length == weights.length);
  @   requires (\forall int y, e; 0 <= y && y < g.length
  @       && 0 <= e && e < g[y].length; g[y][e] != null);
  @   requires (\forall int i; 0 <= i && i < a; before[i] != null
  @       && before[i].length == g.length);
  @   requires (\forall int i, e; 0 <= i && i < a
  @       && 0 <= e && e < before[i].length; before[i][e] != null);
  @   ensures \result.length == g.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] row(
      Interval[] total,
      Interval[][] before,
      Interval[][] g,
      Interval[] weights,
      BigFraction mass,
      int a,
      int bits) {
    Interval[] row = new Interval[g.length];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      //@ ghost boolean ordered = Interval.ordered(total[b]);
      row[b] =
          b < a
              ? before[b][a]
              : total[b].add(moment(g[b], g[a], weights, a == b, bits).multiply(mass, bits), bits);
    }
    return row;
  }

  /** sum_y v(y) p(y) q(y), where it is said that p and q are the same. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4 && p.length == weights.length;
  @   requires q.length == p.length && \nonnullelements(p) && \nonnullelements(q);
  @   requires \nonnullelements(weights);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval moment(
      Interval[] p, Interval[] q, Interval[] weights, boolean same, int bits) {
    Interval[] terms = new Interval[p.length];
    /*@ loop_invariant 0 <= y && y <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; terms[i] != null);
    @ loop_writes y, terms[*];
    @ loop_decreases terms.length - y; @*/
    for (int y = 0; y < terms.length; y++) {
      //@ ghost boolean first = Interval.ordered(p[y]);
      //@ ghost boolean second = Interval.ordered(q[y]);
      //@ ghost boolean weight = Interval.ordered(weights[y]);
      Interval product = same ? p[y].square(bits) : p[y].multiply(q[y], bits);
      terms[y] = product.multiply(weights[y], bits);
    }
    return Interval.sum(terms, bits);
  }

  /** g(x,.), one row a coordinate. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4 && 0 <= x && x < instance.promptCount();
  @   requires law.length == instance.responseCount() && \nonnullelements(law);
  @   ensures \result.length == instance.dimension();
  @   ensures (\forall int k; 0 <= k && k < \result.length; \result[k] != null
  @       && \result[k].length == law.length);
  @   ensures (\forall int k, e; 0 <= k && k < \result.length
  @       && 0 <= e && e < \result[k].length; \result[k][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] centred(Instance instance, int x, Interval[] law, int bits) {
    Interval[][] g = new Interval[instance.dimension()][];
    /*@ loop_invariant 0 <= k && k <= g.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; g[i] != null
    @     && g[i].length == law.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < k
    @     && 0 <= e && e < g[i].length; g[i][e] != null);
    @ loop_writes k, g[*];
    @ loop_decreases g.length - k; @*/
    for (int k = 0; k < g.length; k++) {
      g[k] = centred(instance, x, k, law, bits);
    }
    return g;
  }

  /** Coordinate k of g(x,.); exactly 0 where the coordinate never varies. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4 && 0 <= x && x < instance.promptCount();
  @   requires 0 <= k && k < instance.dimension();
  @   requires law.length == instance.responseCount() && \nonnullelements(law);
  @   ensures \result.length == law.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] centred(Instance instance, int x, int k, Interval[] law, int bits) {
    BigFraction[] gaps = new BigFraction[law.length];
    Interval[] terms = new Interval[law.length];
    /*@ loop_invariant 0 <= y && y <= gaps.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; gaps[i] != null && terms[i] != null);
    @ loop_writes y, gaps[*], terms[*];
    @ loop_decreases gaps.length - y; @*/
    for (int y = 0; y < gaps.length; y++) {
      //@ ghost boolean ordered = Interval.ordered(law[y]);
      gaps[y] = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
      terms[y] = law[y].multiply(gaps[y], bits);
    }
    Interval mean = Interval.sum(terms, bits);
    Interval[] centred = new Interval[law.length];
    /*@ loop_invariant 0 <= y && y <= centred.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; centred[i] != null);
    @ loop_writes y, centred[*];
    @ loop_decreases centred.length - y; @*/
    for (int y = 0; y < centred.length; y++) {
      centred[y] = Interval.from(gaps[y], bits).subtract(mean, bits);
    }
    return centred;
  }
}
