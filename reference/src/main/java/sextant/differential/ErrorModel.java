package sextant.differential;

import java.util.ArrayList;
import java.util.List;
import sextant.exact.Dyadic;
import sextant.fast.Problem;
import sextant.fast.Sample;
import sextant.fast.Target;
import sextant.sail.ScoreTable;

/**
 * How far off a correct implementation may be: a bound on its forward error, derived in {@code
 * proofs-notes/tolerance.md}. In units of the roundoff u, times sums of absolute values of terms.
 *
 * <pre>
 *   symbol    here         meaning
 *   A         scale        the greatest sums of |theta_k psi_k| and of |theta_ref,k psi_k|, added
 *   e         epsilon      4u((d + 8) A + 2|Y| + 24): bounds the error of a score, a log-probability
 *                          or h, and the relative error of a probability
 *   nu        summing      (|X||Y|^2 + |batch| + 32) u: sums in any order, and some roundings more
 *   eta       tiny         the least normal number: what underflow takes
 *   a, b      span, wide   |psi1| + |psi2|, and that plus twice the mean of |psi|
 *   M         large        |h| + 2A, or l + 1 + 2 beta A: intermediate sizes
 * </pre>
 */
final class ErrorModel {

  /** Products of errors: with e at most 1/16 they add less than a quarter. */
  private static final double SECOND_ORDER = 1.25;

  private static final int SCORE_BITS = 128;

  /** The greatest e that the derivation covers. */
  private static final double MOST = 1.0 / 16;

  private final Case testCase;
  private final Problem problem;
  private final ScoreTable table;
  private final double roundoff;
  private final double summing;
  private final double tiny;
  private final double[] scale;
  private final double[] epsilon;
  private final double[][] law;
  private final double[][] absMean;
  private final double[][][] logit;
  private final List<double[]> segments = new ArrayList<>();
  private final List<double[]> batchSegments = new ArrayList<>();
  private final double[] moved;
  private final double[] batchMoved;

  ErrorModel(Case testCase, Format format, ScoreTable table) {
    this.testCase = testCase;
    this.problem = testCase.problem();
    this.table = table;
    int x = problem.prompts();
    int n = problem.responses();
    int d = problem.dimension();
    roundoff = format.roundoff();
    tiny = format.tiny();
    summing = ((double) x * n * n + testCase.batch().samples().size() + 32) * roundoff;
    scale = new double[x];
    epsilon = new double[x];
    law = new double[x][n];
    absMean = new double[x][d];
    logit = new double[x][n][n];
    moved = new double[d];
    batchMoved = new double[d];
    for (int p = 0; p < x; p++) {
      fill(p);
    }
    findSegments();
  }

  /** Whether the numbers are of a size that the derivation covers. */
  boolean holds() {
    for (double error : epsilon) {
      if (!(error <= MOST)) {
        return false;
      }
    }
    return Double.isFinite(problem.beta() * summing);
  }

  private void fill(int x) {
    int n = problem.responses();
    int d = problem.dimension();
    double[][] psi = problem.features()[x];
    scale[x] = largest(psi, problem.theta()) + largest(psi, problem.thetaRef());
    epsilon[x] = 4 * roundoff * ((d + 8) * scale[x] + 2 * n + 24);
    // enclosed to more bits than can cancel before h counts as a kink anyway
    Dyadic[] score = new Dyadic[n];
    for (int y = 0; y < n; y++) {
      score[y] = Doubles.middle(table.score(x, y).enclose(SCORE_BITS));
    }
    for (int y = 0; y < n; y++) {
      law[x][y] = Doubles.of(table.policy(x, y).hi());
      for (int k = 0; k < d; k++) {
        absMean[x][k] += law[x][y] * Math.abs(psi[y][k]);
      }
      for (int j = 0; j < y; j++) {
        if (table.signOfLogit(x, y, j) != 0) {
          Dyadic h = Dyadic.addDown(score[y], score[j].negate(), SCORE_BITS);
          logit[x][y][j] = Doubles.of(h);
          logit[x][j][y] = -logit[x][y][j];
        }
      }
    }
  }

  private static double largest(double[][] psi, double[] parameters) {
    double largest = 0;
    for (double[] response : psi) {
      double sum = 0;
      for (int k = 0; k < parameters.length; k++) {
        sum += Math.abs(parameters[k] * response[k]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  /** Pairs whose h is 0, or so small that rounding may turn its sign. */
  private void findSegments() {
    for (int x = 0; x < problem.prompts(); x++) {
      for (int i = 0; i < problem.responses(); i++) {
        for (int j = 0; j < i && problem.mass()[x] > 0; j++) {
          if (isKink(x, i, j)) {
            double weight = 2 * problem.mass()[x] * law[x][i] * law[x][j];
            addSegment(segments, moved, x, i, j, weight);
          }
        }
      }
    }
    for (Sample z : testCase.batch().samples()) {
      if (isKink(z.x(), z.y1(), z.y2())) {
        double weight = 1.0 / testCase.batch().samples().size();
        addSegment(batchSegments, batchMoved, z.x(), z.y1(), z.y2(), weight);
      }
    }
  }

  private boolean isKink(int x, int i, int j) {
    return Math.abs(logit[x][i][j]) <= epsilon[x];
  }

  private void addSegment(List<double[]> list, double[] shift, int x, int i, int j, double weight) {
    double[] v = new double[problem.dimension()];
    boolean zero = true;
    int sign = table.signOfLogit(x, i, j);
    for (int k = 0; k < v.length; k++) {
      v[k] = weight * (problem.features()[x][i][k] - problem.features()[x][j][k]);
      shift[k] += sign * v[k];
      zero &= v[k] == 0;
    }
    if (!zero) {
      list.add(v);
    }
  }

  /** The segments of a set-valued quantity, none for others. */
  double[][] segments(Target target) {
    return switch (target) {
      case PENALTY_GRADIENT -> segments.toArray(new double[0][]);
      case BATCH_PENALTY_GRADIENT -> batchSegments.toArray(new double[0][]);
      default -> new double[0][];
    };
  }

  /** Whether there is more than one right answer. */
  boolean isSet(Target target) {
    boolean set = segments(target).length > 0;
    for (int z = 0; target == Target.WORST_CASE_ORACLE && z < target.length(problem); z++) {
      set |= isFree(z);
    }
    return set;
  }

  /** The value with sign 0 = 0, less the middle of the set. */
  double[] moved(Target target) {
    return switch (target) {
      case PENALTY_GRADIENT -> moved;
      case BATCH_PENALTY_GRADIENT -> batchMoved;
      default -> new double[target.length(problem)];
    };
  }

  /** The bound, one a value. */
  double[] tolerance(Target target) {
    double[] bound =
        switch (target) {
          case SAIL -> new double[] {sail()};
          case PENALTY -> new double[] {penalty()};
          case ROBUST -> new double[] {robust()};
          case KL_REF_POLICY, KL_POLICY_REF ->
              new double[] {divergence(target == Target.KL_REF_POLICY)};
          case WORST_CASE_ORACLE -> worstCase();
          case SAIL_GRADIENT, PENALTY_GRADIENT -> gradient(target == Target.SAIL_GRADIENT);
          case BATCH_LOSS -> new double[] {batchLoss(1, 0)};
          case BATCH_SMOOTHED_LOSS -> new double[] {batchLoss(1 - noise(), noise())};
          case BATCH_UNBIASED_LOSS -> {
            double rest = 1 - 2 * noise();
            yield new double[] {batchLoss((1 - noise()) / rest, noise() / rest)};
          }
          default -> batchGradient(target);
        };
    for (int k = 0; k < bound.length; k++) {
      bound[k] *= SECOND_ORDER;
    }
    return bound;
  }

  private double noise() {
    return testCase.batch().epsilon();
  }

  /** l for a preference p. */
  private double loss(double h, double p) {
    double t = problem.beta() * h;
    return Math.log1p(Math.exp(-Math.abs(t))) + Math.abs(t) * (t > 0 ? 1 - p : p);
  }

  /** The error of a computed l: beta e + nu (1 + l + 2 beta A). */
  private double lossError(int x, double loss) {
    double beta = problem.beta();
    return beta * epsilon[x] + summing * (1 + loss + 2 * beta * scale[x]);
  }

  /** The error of a computed sigma(beta h). */
  private double sigmaError(int x, double h) {
    double nearest = problem.beta() * Math.max(0, Math.abs(h) - epsilon[x]);
    double e = Math.exp(-nearest);
    double steepest = e / ((1 + e) * (1 + e));
    return Math.min(1, steepest * problem.beta() * epsilon[x] + 16 * roundoff);
  }

  private double sail() {
    double beta = problem.beta();
    double total = 0;
    for (int x = 0; x < scale.length; x++) {
      for (int i = 0; i < law[x].length; i++) {
        for (int j = 0; j < law[x].length; j++) {
          double l = loss(logit[x][i][j], problem.preferences()[x][i][j]);
          double error = (2 * epsilon[x] + summing) * l + lossError(x, l);
          double lost = 4 * tiny * (l + 1 + 2 * beta * scale[x]);
          total += problem.mass()[x] * law[x][i] * law[x][j] * error + lost;
        }
      }
    }
    return total;
  }

  private double penalty() {
    double total = 0;
    for (int x = 0; x < scale.length; x++) {
      for (int i = 0; i < law[x].length; i++) {
        for (int j = 0; j < law[x].length; j++) {
          double h = Math.abs(logit[x][i][j]);
          double large = h + 2 * scale[x];
          double error = 2 * epsilon[x] * h + epsilon[x] + summing * large;
          double lost = 4 * tiny * large;
          total += problem.mass()[x] * law[x][i] * law[x][j] * error + lost;
        }
      }
    }
    return total;
  }

  private double robust() {
    double lambda = problem.rho() * problem.beta();
    double total = 0;
    for (int x = 0; x < scale.length; x++) {
      for (int i = 0; i < law[x].length; i++) {
        for (int j = 0; j < law[x].length; j++) {
          double h = logit[x][i][j];
          double value = loss(h, problem.preferences()[x][i][j]) + lambda * Math.abs(h);
          total += problem.mass()[x] * law[x][i] * law[x][j] * value;
        }
      }
    }
    return sail() + lambda * penalty() + 4 * roundoff * total;
  }

  /** At a tie of two responses, and near one, any member of the interval is a worst case. */
  private double[] worstCase() {
    int n = problem.responses();
    double[] bound = new double[problem.prompts() * n * n];
    for (int z = 0; z < bound.length; z++) {
      int sign = table.signOfLogit(z / (n * n), z / n % n, z % n);
      bound[z] = 4 * roundoff + (isFree(z) ? problem.rho() * (1 + Math.abs(sign)) : 0);
    }
    return bound;
  }

  /** Whether entry z of the oracle is of two responses at a tie, or near one. */
  private boolean isFree(int z) {
    int n = problem.responses();
    int i = z / n % n;
    int j = z % n;
    return i != j && problem.rho() > 0 && isKink(z / (n * n), i, j);
  }

  private double divergence(boolean refFirst) {
    double total = 0;
    for (int x = 0; x < scale.length; x++) {
      for (int y = 0; y < law[x].length; y++) {
        double logs =
            Math.abs(Doubles.of(table.logPolicy(x, y).lo()))
                + Math.abs(Doubles.of(table.logRefPolicy(x, y).lo()));
        double probability = refFirst ? Doubles.of(table.refPolicy(x, y).hi()) : law[x][y];
        double error = (epsilon[x] + summing) * logs + 2 * epsilon[x];
        total += problem.mass()[x] * probability * error + 4 * tiny * (logs + 1);
      }
    }
    return total;
  }

  private double[] gradient(boolean sail) {
    double[] total = new double[problem.dimension()];
    for (int x = 0; x < scale.length; x++) {
      for (int i = 0; i < law[x].length; i++) {
        for (int j = 0; j < law[x].length; j++) {
          double weight = law[x][i] * law[x][j];
          double p = problem.preferences()[x][i][j];
          addGradient(total, problem.mass()[x], weight, sail, true, x, i, j, p);
        }
      }
    }
    return total;
  }

  /** Adds factor weight error, and what underflow takes, for one pair. */
  private void addGradient(
      double[] total,
      double factor,
      double weight,
      boolean sail,
      boolean withScore,
      int x,
      int i,
      int j,
      double p) {
    double beta = problem.beta();
    double h = Math.abs(logit[x][i][j]);
    double e = epsilon[x];
    double value = sail ? loss(logit[x][i][j], p) : h;
    double large = sail ? value + 1 + 2 * beta * scale[x] : value + 2 * scale[x];
    double valueError = sail ? lossError(x, value) : e + summing * large;
    double pathError =
        sail ? beta * (2 * (2 * e + summing) + sigmaError(x, h) + summing) : 2 * e + 3 * summing;
    double slope = sail ? beta : 1;
    for (int k = 0; k < total.length; k++) {
      double[][] psi = problem.features()[x];
      double span = Math.abs(psi[i][k]) + Math.abs(psi[j][k]);
      double wide = withScore ? span + 2 * absMean[x][k] : 0;
      double error = pathError * span + ((4 * e + 5 * summing) * value + valueError) * wide;
      double lost = 4 * tiny * (slope * span + large * wide);
      total[k] += factor * weight * error + lost;
    }
  }

  /** For the mean of a l^(label) + b l^(1 - label), a and b at least 0. */
  private double batchLoss(double a, double b) {
    double total = 0;
    for (Sample z : testCase.batch().samples()) {
      double h = logit[z.x()][z.y1()][z.y2()];
      double kept = lossError(z.x(), loss(h, z.label()));
      double flipped = lossError(z.x(), loss(h, 1 - z.label()));
      double lost = 4 * tiny * (1 + problem.beta() * scale[z.x()]);
      total += a * kept + b * flipped + lost;
    }
    return total / testCase.batch().samples().size();
  }

  private double[] batchGradient(Target target) {
    boolean sail = target != Target.BATCH_PENALTY_GRADIENT;
    boolean withScore = target != Target.BATCH_PATH_GRADIENT;
    double[] total = new double[problem.dimension()];
    double share = 1.0 / testCase.batch().samples().size();
    for (Sample z : testCase.batch().samples()) {
      addGradient(total, share, 1, sail, withScore, z.x(), z.y1(), z.y2(), z.label());
    }
    return total;
  }
}
