package sextant.fast;

/**
 * The definitions in doubles, by plain loops over ordered pairs of responses: O(|X| |Y|^2 d). Every
 * step is a small method, so that a {@link Mutant} replaces one and leaves the rest alone.
 *
 * <p>Stable: a policy is a difference of a score and a log-sum-exp, h is taken from differences of
 * features, and -log sigma(t) is a softplus.
 */
public class PairLoops implements Implementation {

  /** The laws at theta and at theta_ref, and the mean features, of every prompt. */
  static final class View {
    final Problem problem;
    final double[][] logPolicy;
    final double[][] logRef;
    final double[][] policy;
    final double[][] refPolicy;

    /** m_k = sum_y pi_theta(y|x) psi_k(x,y) at [x][k]. */
    final double[][] mean;

    View(Problem problem) {
      int n = problem.responses();
      this.problem = problem;
      logPolicy = new double[problem.prompts()][];
      logRef = new double[problem.prompts()][];
      policy = new double[problem.prompts()][n];
      refPolicy = new double[problem.prompts()][n];
      mean = new double[problem.prompts()][problem.dimension()];
    }
  }

  /** A function of a prompt and two responses. */
  private interface OnPairs {
    double at(int x, int i, int j);
  }

  @Override
  public double[] evaluate(Target target, Problem problem, Batch batch) {
    View v = view(problem);
    double beta = problem.beta();
    return switch (target) {
      case SAIL -> new double[] {sail(v)};
      case PENALTY -> new double[] {penalty(v)};
      case ROBUST -> new double[] {sail(v) + radius(problem) * beta * penalty(v)};
      case KL_REF_POLICY -> new double[] {refFirst(v)};
      case KL_POLICY_REF -> new double[] {policyFirst(v)};
      case WORST_CASE_ORACLE -> worstCase(v);
      case SAIL_GRADIENT -> sailGradient(v);
      case PENALTY_GRADIENT -> penaltyGradient(v);
      case BATCH_LOSS -> new double[] {noisyLoss(v, batch, 0, 0)};
      case BATCH_SMOOTHED_LOSS -> {
        double epsilon = epsilon(batch);
        yield new double[] {noisyLoss(v, batch, epsilon, 0)};
      }
      case BATCH_UNBIASED_LOSS -> {
        double epsilon = epsilon(batch);
        yield new double[] {noisyLoss(v, batch, -epsilon, 2 * epsilon)};
      }
      case BATCH_PATH_GRADIENT -> batchGradient(v, batch, true, false);
      case BATCH_GRADIENT -> batchGradient(v, batch, true, true);
      case BATCH_PENALTY_GRADIENT -> batchGradient(v, batch, false, true);
    };
  }

  private View view(Problem problem) {
    View v = new View(problem);
    for (int x = 0; x < problem.prompts(); x++) {
      v.logPolicy[x] = logSoftmax(scores(problem, x, problem.theta()));
      v.logRef[x] = logSoftmax(scores(problem, x, problem.thetaRef()));
      for (int y = 0; y < problem.responses(); y++) {
        v.policy[x][y] = Math.exp(v.logPolicy[x][y]);
        v.refPolicy[x][y] = Math.exp(v.logRef[x][y]);
        for (int k = 0; k < problem.dimension(); k++) {
          v.mean[x][k] += v.policy[x][y] * problem.features()[x][y][k];
        }
      }
    }
    return v;
  }

  /** The scores of the responses to a prompt under some parameters. */
  double[] scores(Problem problem, int x, double[] parameters) {
    double[] scores = new double[problem.responses()];
    for (int y = 0; y < scores.length; y++) {
      for (int k = 0; k < parameters.length; k++) {
        scores[y] += parameters[k] * problem.features()[x][y][k];
      }
    }
    return scores;
  }

  /** log pi of every response. */
  double[] logSoftmax(double[] scores) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      greatest = Math.max(greatest, score);
    }
    double total = 0;
    for (double score : scores) {
      total += Math.exp(score - greatest);
    }
    double logTotal = Math.log(total);
    double[] logs = new double[scores.length];
    for (int y = 0; y < logs.length; y++) {
      logs[y] = scores[y] - greatest - logTotal;
    }
    return logs;
  }

  /** h = (theta - theta_ref) . (psi1 - psi2). */
  double logit(View v, int x, int i, int j) {
    Problem p = v.problem;
    double h = 0;
    for (int k = 0; k < p.dimension(); k++) {
      h += (p.theta()[k] - p.thetaRef()[k]) * (p.features()[x][i][k] - p.features()[x][j][k]);
    }
    return h;
  }

  /** The factor of h in the losses. */
  double scale(Problem problem) {
    return problem.beta();
  }

  /** What the losses are taken of, beta h. */
  double margin(View v, int x, int i, int j) {
    return scale(v.problem) * logit(v, x, i, j);
  }

  /** -log sigma(-t) = log(1 + e^t). */
  double softplus(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  private static double sigmoid(double t) {
    double e = Math.exp(-Math.abs(t));
    return t >= 0 ? 1 / (1 + e) : e / (1 + e);
  }

  /** P*(i over j | x). */
  double preference(Problem problem, int x, int i, int j) {
    return problem.preferences()[x][i][j];
  }

  /** The label of a sample as a preference. */
  double label(Sample sample) {
    return sample.label();
  }

  private double loss(View v, int x, int i, int j, double preference) {
    double t = margin(v, x, i, j);
    return preference * softplus(-t) + (1 - preference) * softplus(t);
  }

  /** dl/dh. */
  double lossSlope(View v, int x, int i, int j, double preference) {
    return scale(v.problem) * (sigmoid(margin(v, x, i, j)) - preference);
  }

  /** What the penalty takes of h. */
  double size(double h, double preference) {
    return Math.abs(h);
  }

  /** Its derivative, sign 0 = 0. */
  double sizeSlope(double h, double preference) {
    return Math.signum(h);
  }

  /** f S for one coordinate of S = grad log(pi1 pi2). */
  double scoreTerm(double f, double score, double logProbability) {
    return f * score;
  }

  /** The response that stands second in a pair. */
  int second(int j, int n) {
    return j;
  }

  /** Where the worst case of a pair lies in its interval, from -1 to 1: sign(l^1 - l^0). */
  double selected(double h) {
    return -Math.signum(h);
  }

  /** An expectation from the sum of its terms. */
  double expected(double sum, int terms) {
    return sum;
  }

  /** A batch mean from the sum of its terms. */
  double batchMean(double sum, int size) {
    return sum / size;
  }

  /** rho. */
  double radius(Problem problem) {
    return problem.rho();
  }

  /** The label noise. */
  double epsilon(Batch batch) {
    return batch.epsilon();
  }

  /** A gradient, last of all. */
  double[] finished(double[] gradient) {
    return gradient;
  }

  private double sail(View v) {
    return expectation(v, (x, i, j) -> loss(v, x, i, j, preference(v.problem, x, i, j)));
  }

  private double penalty(View v) {
    return expectation(v, (x, i, j) -> size(logit(v, x, i, j), preference(v.problem, x, i, j)));
  }

  private double[] worstCase(View v) {
    int n = v.problem.responses();
    double[] oracle = new double[v.problem.prompts() * n * n];
    for (int x = 0; x < v.problem.prompts(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double move = radius(v.problem) * selected(logit(v, x, i, j));
          oracle[(x * n + i) * n + j] = preference(v.problem, x, i, j) + move;
        }
      }
    }
    return oracle;
  }

  private double expectation(View v, OnPairs f) {
    int n = v.problem.responses();
    double total = 0;
    for (int x = 0; x < v.problem.prompts(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double law = v.problem.mass()[x] * v.policy[x][i] * v.policy[x][second(j, n)];
          total += law * f.at(x, i, j);
        }
      }
    }
    return expected(total, n * n);
  }

  private double[] sailGradient(View v) {
    Problem p = v.problem;
    return gradient(
        v,
        (x, i, j) -> loss(v, x, i, j, preference(p, x, i, j)),
        (x, i, j) -> lossSlope(v, x, i, j, preference(p, x, i, j)));
  }

  private double[] penaltyGradient(View v) {
    Problem p = v.problem;
    return gradient(
        v,
        (x, i, j) -> size(logit(v, x, i, j), preference(p, x, i, j)),
        (x, i, j) -> sizeSlope(logit(v, x, i, j), preference(p, x, i, j)));
  }

  private double[] gradient(View v, OnPairs f, OnPairs slope) {
    int n = v.problem.responses();
    double[] total = new double[v.problem.dimension()];
    for (int x = 0; x < v.problem.prompts(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double law = v.problem.mass()[x] * v.policy[x][i] * v.policy[x][second(j, n)];
          add(total, law, v, x, i, j, slope.at(x, i, j), f.at(x, i, j));
        }
      }
    }
    for (int k = 0; k < total.length; k++) {
      total[k] = expected(total[k], n * n);
    }
    return finished(total);
  }

  /** Adds weight (slope (psi1 - psi2) + f S). */
  private void add(
      double[] total, double weight, View v, int x, int i, int j, double slope, double f) {
    double[] first = v.problem.features()[x][i];
    double[] other = v.problem.features()[x][j];
    double logProbability = v.logPolicy[x][i] + v.logPolicy[x][j];
    for (int k = 0; k < total.length; k++) {
      double score = (first[k] - v.mean[x][k]) + (other[k] - v.mean[x][k]);
      double path = slope * (first[k] - other[k]);
      total[k] += weight * (path + (f == 0 ? 0 : scoreTerm(f, score, logProbability)));
    }
  }

  /** The mean of [(1 - |e|) l^(label) + e l^(1-label)] / (1 - lost). */
  private double noisyLoss(View v, Batch batch, double e, double lost) {
    int n = v.problem.responses();
    double total = 0;
    for (Sample z : batch.samples()) {
      double kept = loss(v, z.x(), z.y1(), second(z.y2(), n), label(z));
      double flipped = loss(v, z.x(), z.y1(), second(z.y2(), n), 1 - label(z));
      total += ((1 - Math.abs(e)) * kept + (e == 0 ? 0 : e * flipped)) / (1 - lost);
    }
    return batchMean(total, batch.samples().size());
  }

  private double[] batchGradient(View v, Batch batch, boolean sail, boolean withScore) {
    int n = v.problem.responses();
    double[] total = new double[v.problem.dimension()];
    for (Sample z : batch.samples()) {
      int j = second(z.y2(), n);
      double h = logit(v, z.x(), z.y1(), j);
      double slope = sail ? lossSlope(v, z.x(), z.y1(), j, label(z)) : sizeSlope(h, label(z));
      double f = 0;
      if (withScore) {
        f = sail ? loss(v, z.x(), z.y1(), j, label(z)) : size(h, label(z));
      }
      add(total, 1, v, z.x(), z.y1(), j, slope, f);
    }
    for (int k = 0; k < total.length; k++) {
      total[k] = batchMean(total[k], batch.samples().size());
    }
    return finished(total);
  }

  /** klRefPolicy. */
  double refFirst(View v) {
    return divergence(v, v.refPolicy, v.logRef, v.logPolicy);
  }

  /** klPolicyRef. */
  double policyFirst(View v) {
    return divergence(v, v.policy, v.logPolicy, v.logRef);
  }

  /** E_x sum_y law(y) (log first(y) - log other(y)). */
  double divergence(View v, double[][] law, double[][] logFirst, double[][] logOther) {
    int n = v.problem.responses();
    double total = 0;
    for (int x = 0; x < law.length; x++) {
      for (int y = 0; y < n; y++) {
        total += v.problem.mass()[x] * law[x][y] * (logFirst[x][y] - logOther[x][second(y, n)]);
      }
    }
    return expected(total, n);
  }
}
