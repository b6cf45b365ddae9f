package sextant.audit.checks;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/** The scores g = psi - E psi of one prompt in enclosures, and the trace of the Fisher matrix. */
final class Centred {

  private Centred() {}

  /** g, enclosed, one vector a response. */
  static Interval[][] enclosed(ScoreTable table, int x) {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval[][] g = new Interval[instance.responseCount()][instance.dimension()];
    for (int k = 0; k < instance.dimension(); k++) {
      // relative to the first response, so that a single response has score 0 exactly
      BigFraction origin = instance.feature(x, 0, k);
      Interval mean = Interval.ZERO;
      for (int y = 0; y < g.length; y++) {
        BigFraction value = instance.feature(x, y, k).subtract(origin);
        mean = mean.add(table.policy(x, y).multiply(value, bits), bits);
      }
      for (int y = 0; y < g.length; y++) {
        BigFraction value = instance.feature(x, y, k).subtract(origin);
        g[y][k] = Interval.from(value, bits).subtract(mean, bits);
      }
    }
    return g;
  }

  /** Encloses tr E[g g^T]. */
  static Interval fisherTrace(ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval[][] g = enclosed(table, x);
      for (int y = 0; y < g.length; y++) {
        Interval weight = table.policy(x, y).multiply(instance.mass(x), bits);
        total = total.add(weight.multiply(squaredNorm(g[y], bits), bits), bits);
      }
    }
    return total;
  }

  static Interval[] sum(Interval[] a, Interval[] b, int bits) {
    Interval[] sum = new Interval[a.length];
    for (int k = 0; k < a.length; k++) {
      sum[k] = a[k].add(b[k], bits);
    }
    return sum;
  }

  static Interval squaredNorm(Interval[] v, int bits) {
    Interval total = Interval.ZERO;
    for (Interval entry : v) {
      total = total.add(entry.square(bits), bits);
    }
    return total;
  }
}
