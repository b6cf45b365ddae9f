package sextant.curvature;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.testing.Samples;

/** Instances with a domain, and R in plain doubles straight from its definition. */
final class Penalties {

  private Penalties() {}

  /** One prompt, or two, with small random integer features around a random reference point. */
  static Instance random(long seed, int prompts, int responses, int dimension, Domain domain) {
    Random random = new Random(seed);
    BigFraction[] masses = new BigFraction[prompts];
    BigFraction[][][] features = new BigFraction[prompts][responses][dimension];
    for (int x = 0; x < prompts; x++) {
      masses[x] = Rationals.of(1, prompts);
      for (int y = 0; y < responses; y++) {
        for (int k = 0; k < dimension; k++) {
          features[x][y][k] = Rationals.of(random.nextInt(9) - 4, 2);
        }
      }
    }
    LogNumber[] reference = new LogNumber[dimension];
    for (int k = 0; k < dimension; k++) {
      reference[k] = LogNumber.of(Rationals.of(random.nextInt(9) - 4, 5));
    }
    return new InstanceBuilder("random")
        .prompts(Samples.names("x", prompts), masses)
        .responses(Samples.names("y", responses))
        .features(features)
        .thetaRef(reference)
        .theta(reference.clone())
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(BigFraction.ONE_HALF)
        .oracle(Samples.indifferent(prompts, responses))
        .domain(domain)
        .build();
  }

  /** R at theta_ref + tau. */
  static double penalty(Instance instance, double... tau) {
    int n = instance.responseCount();
    double total = 0;
    for (int x = 0; x < instance.promptCount(); x++) {
      double[] weight = new double[n];
      double[] move = new double[n];
      double sum = 0;
      for (int y = 0; y < n; y++) {
        double score = 0;
        for (int k = 0; k < tau.length; k++) {
          double psi = instance.feature(x, y, k).doubleValue();
          double reference = instance.thetaRef(k).enclose(80).lo().toFraction().doubleValue();
          move[y] += tau[k] * psi;
          score += (reference + tau[k]) * psi;
        }
        weight[y] = Math.exp(score);
        sum += weight[y];
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double law = weight[i] * weight[j] / (sum * sum);
          total += instance.mass(x).doubleValue() * law * Math.abs(move[i] - move[j]);
        }
      }
    }
    return total;
  }

  /** The second derivative of R along the unit vector u, by a difference of fourth order. */
  static double curvature(Instance instance, double[] tau, double[] u) {
    double step = 2e-3;
    double[] weights = {-1, 16, -30, 16, -1};
    double total = 0;
    for (int m = -2; m <= 2; m++) {
      double[] point = tau.clone();
      for (int k = 0; k < point.length; k++) {
        point[k] += m * step * u[k];
      }
      total += weights[m + 2] * penalty(instance, point);
    }
    return total / (12 * step * step);
  }

  /**
   * Whether the line through tau along u keeps clear of every kink as far as a difference looks.
   */
  static boolean isClear(Instance instance, double[] tau, double[] u) {
    boolean clear = true;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < i; j++) {
          double h = 0;
          double slope = 0;
          for (int k = 0; k < tau.length; k++) {
            double difference =
                instance.feature(x, i, k).doubleValue() - instance.feature(x, j, k).doubleValue();
            h += tau[k] * difference;
            slope += u[k] * difference;
          }
          clear &= Math.abs(h) >= 1e-2 * Math.abs(slope);
        }
      }
    }
    return clear;
  }
}
