package sextant.fast;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Instance;

/**
 * L_SAIL + lambda R in doubles as a function of the move w = theta - theta_ref, with every kink
 * |u·w| of the penalty rounded to sqrt((u·w)^2 + eps^2), u = Dpsi/||Dpsi||; value, gradient and
 * Hessian. Good for proposals alone.
 */
public final class SmoothedLoss {

  private static final int BITS = 64;

  private final int dimension;
  private final double beta;
  private final double lambda;
  private final double[] mass;
  private final double[][] refScore;
  private final double[][][] feature;
  private final double[][][] preference;

  private double value;
  private double[] gradient;
  private double[][] hessian;

  /** The loss of an instance, whatever its theta. */
  public SmoothedLoss(Instance instance) {
    int prompts = instance.promptCount();
    int n = instance.responseCount();
    dimension = instance.dimension();
    beta = instance.beta().doubleValue();
    lambda = instance.rho().multiply(instance.beta()).doubleValue();
    mass = new double[prompts];
    refScore = new double[prompts][n];
    feature = new double[prompts][n][dimension];
    preference = new double[prompts][n][n];
    gradient = new double[dimension];
    hessian = new double[dimension][dimension];
    for (int x = 0; x < prompts; x++) {
      mass[x] = instance.mass(x).doubleValue();
      LogNumber first = instance.refScore(x, 0);
      for (int y = 0; y < n; y++) {
        refScore[x][y] = real(instance.refScore(x, y).subtract(first));
        BigFraction[] gap = instance.featureDifference(x, y, 0);
        for (int k = 0; k < dimension; k++) {
          feature[x][y][k] = gap[k].doubleValue();
        }
        for (int other = 0; other < n; other++) {
          preference[x][y][other] =
              instance.oracle().enclose(x, y, other, BITS).lo().toFraction().doubleValue();
        }
      }
    }
  }

  /** About a log-number. */
  static double real(LogNumber v) {
    return v.enclose(BITS).lo().toFraction().doubleValue();
  }

  double value() {
    return value;
  }

  double[] gradient() {
    return gradient;
  }

  double[][] hessian() {
    return hessian;
  }

  /** Evaluates at w, with kinks rounded at the scale eps. */
  void evaluate(double[] w, double eps) {
    value = 0;
    gradient = new double[dimension];
    hessian = new double[dimension][dimension];
    for (int x = 0; x < mass.length; x++) {
      if (mass[x] > 0) {
        addPrompt(x, w, eps);
      }
    }
  }

  private void addPrompt(int x, double[] w, double eps) {
    int n = refScore[x].length;
    double[] score = new double[n];
    double[] policy = new double[n];
    double best = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < n; y++) {
      score[y] = Matrices.dot(feature[x][y], w);
      best = Math.max(best, score[y] + refScore[x][y]);
    }
    double total = 0;
    for (int y = 0; y < n; y++) {
      policy[y] = Math.exp(score[y] + refScore[x][y] - best);
      total += policy[y];
    }
    double[] mean = new double[dimension];
    for (int y = 0; y < n; y++) {
      policy[y] /= total;
      Matrices.addTo(mean, policy[y], feature[x][y]);
    }
    double[][] g = new double[n][];
    double[][] covariance = new double[dimension][dimension];
    for (int y = 0; y < n; y++) {
      g[y] = feature[x][y].clone();
      Matrices.addTo(g[y], -1, mean);
      Matrices.addProduct(covariance, policy[y], g[y], g[y]);
    }
    double expected = 0;
    for (int i = 0; i < n; i++) {
      double own = mass[x] * policy[i] * policy[i] * Math.log(2);
      expected += own;
      addTerms(own, 0, 0, g[i], g[i]);
      for (int j = 0; j < i; j++) {
        expected += addPair(x, i, j, score[i] - score[j], policy[i] * policy[j], g, eps);
      }
    }
    value += expected;
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        hessian[a][b] -= 2 * expected * covariance[a][b];
      }
    }
  }

  /** Adds the pair (i, j) and its swap; returns what they add to the expectation. */
  private double addPair(int x, int i, int j, double h, double law, double[][] g, double eps) {
    double p = preference[x][i][j];
    double loss = p * softplus(-beta * h) + (1 - p) * softplus(beta * h);
    double sigma = 1 / (1 + Math.exp(-beta * h));
    double slope = beta * (sigma - p);
    double curvature = beta * beta * sigma * (1 - sigma);
    double square = 0;
    for (int k = 0; k < dimension; k++) {
      double gap = g[i][k] - g[j][k];
      square += gap * gap;
    }
    if (square > 0) {
      double scaled = eps * eps * square;
      double size = Math.sqrt(h * h + scaled);
      loss += lambda * size;
      slope += lambda * h / size;
      curvature += lambda * scaled / (size * size * size);
    }
    double weight = 2 * mass[x] * law;
    addTerms(weight * loss, weight * slope, weight * curvature, g[i], g[j]);
    return weight * loss;
  }

  /** Gradient f' Dpsi + f S; Hessian f'' Dpsi Dpsi' + f' (S Dpsi' + Dpsi S') + f S S'. */
  private void addTerms(double f, double slope, double curvature, double[] first, double[] second) {
    for (int a = 0; a < dimension; a++) {
      double gapA = first[a] - second[a];
      double scoreA = first[a] + second[a];
      gradient[a] += slope * gapA + f * scoreA;
      for (int b = 0; b < dimension; b++) {
        double gapB = first[b] - second[b];
        double scoreB = first[b] + second[b];
        hessian[a][b] +=
            curvature * gapA * gapB + slope * (scoreA * gapB + gapA * scoreB) + f * scoreA * scoreB;
      }
    }
  }

  private static double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }
}
