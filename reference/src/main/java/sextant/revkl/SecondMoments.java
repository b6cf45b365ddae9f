package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

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
  static Interval[][] sum(Instance instance, Interval[][] laws, Interval[][] weights, int bits) {
    int d = instance.dimension();
    Interval[][] total = new Interval[d][d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        total[a][b] = Interval.ZERO;
      }
    }
    for (int x = 0; x < laws.length; x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        addPrompt(total, instance, x, laws[x], weights[x], bits);
      }
    }
    return total;
  }

  private static void addPrompt(
      Interval[][] total, Instance instance, int x, Interval[] law, Interval[] weights, int bits) {
    int d = total.length;
    Interval[][] g = new Interval[d][];
    for (int a = 0; a < d; a++) {
      g[a] = centred(instance, x, a, law, bits);
    }
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        Interval[] terms = new Interval[law.length];
        for (int y = 0; y < terms.length; y++) {
          Interval product = a == b ? g[a][y].square(bits) : g[a][y].multiply(g[b][y], bits);
          terms[y] = product.multiply(weights[y], bits);
        }
        Interval entry = Interval.sum(terms, bits).multiply(instance.mass(x), bits);
        total[a][b] = total[a][b].add(entry, bits);
        total[b][a] = total[a][b];
      }
    }
  }

  /** Coordinate k of g(x,.); exactly 0 where the coordinate never varies. */
  private static Interval[] centred(Instance instance, int x, int k, Interval[] law, int bits) {
    BigFraction[] gaps = new BigFraction[law.length];
    Interval[] terms = new Interval[law.length];
    for (int y = 0; y < gaps.length; y++) {
      gaps[y] = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
      terms[y] = law[y].multiply(gaps[y], bits);
    }
    Interval mean = Interval.sum(terms, bits);
    Interval[] centred = new Interval[law.length];
    for (int y = 0; y < centred.length; y++) {
      centred[y] = Interval.from(gaps[y], bits).subtract(mean, bits);
    }
    return centred;
  }
}
