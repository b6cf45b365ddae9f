package sextant.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import sextant.fast.Batch;
import sextant.fast.Problem;
import sextant.fast.Sample;

/** A case in the making: sizes and numbers drawn at random, to be made nasty by {@link Nasty}. */
final class Draft {

  /** Preferences are multiples of this unless they are extreme, so that complements are exact. */
  private static final int PREFERENCE_BITS = 16;

  private static final int MASS_BITS = 8;
  private static final double LEAST_BETA = 1e-3;

  final Format format;
  final SplittableRandom random;
  final int prompts;
  final int responses;
  final int d;
  final double[] mass;
  final double[][][] psi;
  final double[] theta;
  final double[] thetaRef;
  double beta;
  final double[][][] preferences;
  List<Sample> samples = new ArrayList<>();
  double epsilon;

  /** The radius as a share of the greatest that keeps the oracle's margin. */
  private double share;

  Draft(Format format, SplittableRandom random, int prompts, int responses, int d) {
    this.format = format;
    this.random = random;
    this.prompts = prompts;
    this.responses = responses;
    this.d = d;
    mass = masses(random, prompts);
    psi = new double[prompts][responses][d];
    theta = new double[d];
    thetaRef = new double[d];
    preferences = new double[prompts][responses][responses];
    int style = random.nextInt(4);
    fill(theta, style);
    fill(thetaRef, style);
    for (double[][] prompt : psi) {
      for (double[] response : prompt) {
        fill(response, style);
      }
    }
    beta = beta(style);
    for (int x = 0; x < prompts; x++) {
      for (int i = 0; i < responses; i++) {
        preferences[x][i][i] = 0.5;
        for (int j = 0; j < i; j++) {
          double unit = Math.scalb(1, -PREFERENCE_BITS);
          prefer(
              x, i, j, random.nextInt(8) == 0 ? 0.5 : unit * random.nextInt(1 << PREFERENCE_BITS));
        }
      }
    }
    int size = 1 + random.nextInt(6);
    for (int s = 0; s < size; s++) {
      int x = random.nextInt(prompts);
      int y2 = random.nextInt(responses);
      samples.add(new Sample(x, random.nextInt(responses), y2, random.nextInt(2)));
    }
    epsilon = Math.scalb(random.nextInt(28), -6);
    share = new double[] {0, 1, 0.5, 0.25, 0.75}[random.nextInt(5)];
  }

  /** A number of the format: of few bits, so that ties come about, or of all of them. */
  double number(int style) {
    double value =
        switch (style) {
          case 0 -> random.nextInt(-2, 3);
          case 1 -> Math.scalb(random.nextInt(-64, 65), -5);
          default -> random.nextDouble(-2, 2);
        };
    return format.round(value);
  }

  private void fill(double[] vector, int style) {
    for (int k = 0; k < vector.length; k++) {
      vector[k] = number(style);
    }
  }

  private double beta(int style) {
    double value = LEAST_BETA * Math.pow(10, random.nextDouble(0, 6));
    return style < 2 ? Math.scalb(1, Math.getExponent(value)) : format.round(value);
  }

  /** Multiples of 2^-8 that sum to 1, some of them 0. */
  private static double[] masses(SplittableRandom random, int prompts) {
    int[] parts = new int[prompts];
    int rest = 1 << MASS_BITS;
    for (int x = 0; x < prompts - 1; x++) {
      parts[x] = random.nextInt(4) == 0 ? 0 : random.nextInt(rest + 1);
      rest -= parts[x];
    }
    parts[prompts - 1] = rest;
    return Arrays.stream(parts).mapToDouble(part -> Math.scalb(part, -MASS_BITS)).toArray();
  }

  /** Sets P(i over j) and its complement, which must be exact. */
  void prefer(int x, int i, int j, double p) {
    preferences[x][i][j] = p;
    preferences[x][j][i] = 1 - p;
  }

  /** The greatest radius that keeps the margin, as the uncertainty set need not be clipped then. */
  void radius(double newShare) {
    share = newShare;
  }

  private double margin() {
    double least = 0.5;
    for (double[][] prompt : preferences) {
      for (double[] row : prompt) {
        for (double p : row) {
          least = Math.min(least, p);
        }
      }
    }
    return least;
  }

  Case finished(long index, String label) {
    double rho = share * margin(); // a multiple of 1/4 of a number of the format
    if (!format.holds(rho)) {
      rho = 0;
    }
    Problem problem = new Problem(mass, psi, theta, thetaRef, beta, rho, preferences);
    return new Case(index, label, problem, new Batch(samples, epsilon));
  }
}
