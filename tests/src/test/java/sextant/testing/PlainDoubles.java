package sextant.testing;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Instance;

/**
 * The definitions in plain double arithmetic, for instances of moderate size: a check from outside,
 * good to about ten digits.
 */
public final class PlainDoubles {

  /** What two double results may differ by. */
  public static final double TOLERANCE = 1e-9;

  private final Instance instance;
  private final double[][] policy;
  private final double[][] ref;

  /** The definitions for one instance. */
  public PlainDoubles(Instance instance) {
    this.instance = instance;
    policy = softmax(instance, true);
    ref = softmax(instance, false);
  }

  /** A log-number as a double. */
  public static double value(LogNumber v) {
    return v.enclose(80).lo().toFraction().doubleValue();
  }

  private static double value(BigFraction v) {
    return v.doubleValue();
  }

  private static double[][] softmax(Instance instance, boolean atTheta) {
    double[][] laws = new double[instance.promptCount()][instance.responseCount()];
    for (int x = 0; x < laws.length; x++) {
      double total = 0;
      for (int y = 0; y < laws[x].length; y++) {
        double score = 0;
        for (int k = 0; k < instance.dimension(); k++) {
          LogNumber parameter = atTheta ? instance.theta(k) : instance.thetaRef(k);
          score += value(parameter) * value(instance.feature(x, y, k));
        }
        laws[x][y] = Math.exp(score);
        total += laws[x][y];
      }
      for (int y = 0; y < laws[x].length; y++) {
        laws[x][y] /= total;
      }
    }
    return laws;
  }

  private double preference(int x, int i, int j) {
    if (instance.oracle().hasRewards()) {
      double gap = value(instance.oracle().reward(x, i)) - value(instance.oracle().reward(x, j));
      return 1 / (1 + Math.exp(-gap));
    }
    BigFraction p = instance.oracle().rational(x, i, j);
    if (p == null) {
      throw new AssertionError("a table holds rationals");
    }
    return value(p);
  }

  private double h(int x, int i, int j) {
    return Math.log(policy[x][i] / ref[x][i]) - Math.log(policy[x][j] / ref[x][j]);
  }

  /** E_z f, the worst case of the expected loss over |q - p*| <= rho within [0, 1]. */
  public double robust(double rho) {
    double total = 0;
    for (int x = 0; x < policy.length; x++) {
      for (int i = 0; i < policy[x].length; i++) {
        for (int j = 0; j < policy[x].length; j++) {
          double logit = value(instance.beta()) * h(x, i, j);
          double first = Math.log1p(Math.exp(-logit));
          double second = Math.log1p(Math.exp(logit));
          double p = preference(x, i, j);
          double low = i == j ? p : Math.max(0, p - rho);
          double high = i == j ? p : Math.min(1, p + rho);
          double worst =
              Math.max(low * first + (1 - low) * second, high * first + (1 - high) * second);
          total += value(instance.mass(x)) * policy[x][i] * policy[x][j] * worst;
        }
      }
    }
    return total;
  }

  /** L_SAIL. */
  public double sail() {
    return robust(0);
  }

  /** R. */
  public double penalty() {
    double total = 0;
    for (int x = 0; x < policy.length; x++) {
      for (int i = 0; i < policy[x].length; i++) {
        for (int j = 0; j < policy[x].length; j++) {
          total += value(instance.mass(x)) * policy[x][i] * policy[x][j] * Math.abs(h(x, i, j));
        }
      }
    }
    return total;
  }

  /** E_x KL(pi_ref || pi_theta). */
  public double klRefPolicy() {
    return divergence(ref, policy);
  }

  /** E_x KL(pi_theta || pi_ref). */
  public double klPolicyRef() {
    return divergence(policy, ref);
  }

  private double divergence(double[][] p, double[][] q) {
    double total = 0;
    for (int x = 0; x < p.length; x++) {
      for (int y = 0; y < p[x].length; y++) {
        total += value(instance.mass(x)) * p[x][y] * Math.log(p[x][y] / q[x][y]);
      }
    }
    return total;
  }
}
