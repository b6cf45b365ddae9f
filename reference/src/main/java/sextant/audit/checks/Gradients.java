package sextant.audit.checks;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.model.Instance;

/** Gradients from weights, one number a response. */
final class Gradients {

  private Gradients() {}

  /** Coordinate k of Σ μ(x) Σ w[x][y] ψ(x,y). */
  static Interval coordinate(Instance instance, Interval[][] weights, int k, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < weights.length; x++) {
      for (int y = 0; y < weights[x].length; y++) {
        BigFraction factor = instance.mass(x).multiply(instance.feature(x, y, k));
        total = total.add(weights[x][y].multiply(factor, bits), bits);
      }
    }
    return total;
  }
}
