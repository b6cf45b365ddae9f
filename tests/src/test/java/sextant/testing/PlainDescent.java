package sextant.testing;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * Samples, stochastic gradients and projected steps in plain double arithmetic, straight from the
 * definitions: both labels of every ordered pair, nothing merged.
 */
public final class PlainDescent {

  private final Instance instance;
  private final double[] offset;
  private final double[][] policy;

  /**
   * The definitions at a point.
   *
   * @param instance everything but theta
   * @param offset theta - theta_ref
   */
  public PlainDescent(Instance instance, double[] offset) {
    this.instance = instance;
    this.offset = offset.clone();
    policy = new double[instance.promptCount()][instance.responseCount()];
    for (int x = 0; x < policy.length; x++) {
      double total = 0;
      for (int y = 0; y < policy[x].length; y++) {
        double exponent = 0;
        for (int k = 0; k < offset.length; k++) {
          exponent += (PlainDoubles.value(instance.thetaRef(k)) + offset[k]) * feature(x, y, k);
        }
        policy[x][y] = Math.exp(exponent);
        total += policy[x][y];
      }
      for (int y = 0; y < policy[x].length; y++) {
        policy[x][y] /= total;
      }
    }
  }

  /** theta - theta_ref of an instance. */
  public static double[] offset(Instance instance) {
    double[] offset = new double[instance.dimension()];
    for (int k = 0; k < offset.length; k++) {
      offset[k] = PlainDoubles.value(instance.theta(k).subtract(instance.thetaRef(k)));
    }
    return offset;
  }

  /** The instance at theta_ref and a double offset, taken at its word. */
  public static Instance at(Instance instance, double[] offset) {
    LogNumber[] theta = instance.thetaRef();
    for (int k = 0; k < theta.length; k++) {
      theta[k] = theta[k].add(LogNumber.of(new BigFraction(offset[k])));
    }
    return instance.withTheta(theta);
  }

  private double feature(int x, int y, int k) {
    return instance.feature(x, y, k).doubleValue();
  }

  private double lambda() {
    return instance.rho().doubleValue() * instance.beta().doubleValue();
  }

  /** h of an ordered pair. */
  public double logit(int x, int first, int second) {
    double h = 0;
    for (int k = 0; k < offset.length; k++) {
      h += offset[k] * (feature(x, first, k) - feature(x, second, k));
    }
    return h;
  }

  /** P*(first over second). */
  public double preference(int x, int first, int second) {
    if (instance.oracle().hasRewards()) {
      LogNumber a = instance.oracle().reward(x, first);
      LogNumber b = instance.oracle().reward(x, second);
      return 1 / (1 + Math.exp(PlainDoubles.value(b) - PlainDoubles.value(a)));
    }
    BigFraction p = instance.oracle().rational(x, first, second);
    if (p == null) {
      throw new AssertionError("a table holds rationals");
    }
    return p.doubleValue();
  }

  /** The probability of (x, first, second). */
  public double law(int x, int first, int second) {
    return instance.mass(x).doubleValue() * policy[x][first] * policy[x][second];
  }

  /** The probability of a label of a pair: 1 when the first is preferred. */
  public double label(int x, int first, int second, int label) {
    double p = preference(x, first, second);
    return label == 1 ? p : 1 - p;
  }

  /** The loss of a labelled pair and lambda |h|. */
  public double loss(int x, int first, int second, int label) {
    double h = logit(x, first, second);
    double signed = instance.beta().doubleValue() * (label == 1 ? -h : h);
    return Math.log1p(Math.exp(signed)) + lambda() * Math.abs(h);
  }

  /** G of a labelled pair. */
  public double[] gradient(int x, int first, int second, int label) {
    double h = logit(x, first, second);
    double beta = instance.beta().doubleValue();
    double slope = beta * (1 / (1 + Math.exp(-beta * h)) - label) + lambda() * Math.signum(h);
    double[] g = new double[offset.length];
    for (int k = 0; k < g.length; k++) {
      double score = feature(x, first, k) + feature(x, second, k);
      for (int y = 0; y < policy[x].length; y++) {
        score -= 2 * policy[x][y] * feature(x, y, k);
      }
      double gap = feature(x, first, k) - feature(x, second, k);
      g[k] = slope * gap + loss(x, first, second, label) * score;
    }
    return g;
  }

  /** The offset of proj_Theta(theta - eta g). */
  public double[] step(double[] g, double eta) {
    double[] end = new double[offset.length];
    double square = 0;
    for (int k = 0; k < end.length; k++) {
      end[k] = offset[k] - eta * g[k];
      square += end[k] * end[k];
    }
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    for (int k = 0; k < end.length; k++) {
      if (domain.isBall()) {
        end[k] *= Math.min(1, domain.radius().doubleValue() / Math.sqrt(square));
      } else {
        double ref = PlainDoubles.value(instance.thetaRef(k));
        end[k] = Math.max(end[k], domain.lower(k).doubleValue() - ref);
        end[k] = Math.min(end[k], domain.upper(k).doubleValue() - ref);
      }
    }
    return end;
  }
}
