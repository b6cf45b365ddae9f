package sextant.fast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The quantities for many responses, in doubles and on all processors: R and its gradient in O(|Y|
 * log |Y|) a prompt, L_SAIL and its gradient in O(|Y|^2), both plus O(|Y| d).
 *
 * <p>With r_i = (theta - theta_ref) . psi_i, one number a response:
 *
 * <ul>
 *   <li>sorted by r, the responses below i have mass C and moment Q = sum pi_j r_j, those above it
 *       C' and Q', so that E_j |r_i - r_j| = r_i (C - C') - (Q - Q') and E_j sign = C - C'; r is
 *       measured from the middle one, which keeps Q small;
 *   <li>l_ij = log(1 + e^-|t|) + |t| (the weight against the sign of t), t = beta (r_i - r_j): one
 *       exponential, and nothing cancels;
 *   <li>a mean E f over independent pairs, f symmetric with partial derivative f' in r_i, has the
 *       gradient sum_i 2 pi_i [(E_j f_ij - E f) + E_j f'_ij] psi_i.
 * </ul>
 *
 * <p>Rows are summed one by one and then in their order: the result does not hang on the number of
 * processors.
 */
public final class PrefixSums implements Implementation {

  /** Pairs of a prompt from which on its rows go to all processors. */
  private static final int MANY = 1 << 16;

  /** Per response of one prompt: E_j f and E_j f'. */
  private record Rows(double[] value, double[] slope) {}

  /** One prompt: log pi, pi, r. */
  private record Prompt(double[] logPolicy, double[] policy, double[] ratio) {}

  @Override
  public double[] evaluate(Target target, Problem problem, Batch batch) {
    return switch (target) {
      case SAIL -> new double[] {mean(problem, true)};
      case PENALTY -> new double[] {mean(problem, false)};
      case ROBUST ->
          new double[] {
            mean(problem, true) + problem.rho() * (problem.beta() * mean(problem, false))
          };
      case KL_REF_POLICY -> new double[] {divergence(problem, true)};
      case KL_POLICY_REF -> new double[] {divergence(problem, false)};
      case WORST_CASE_ORACLE -> worstCase(problem);
      case SAIL_GRADIENT -> gradient(problem, true);
      case PENALTY_GRADIENT -> gradient(problem, false);
      case BATCH_LOSS -> new double[] {batchLoss(problem, batch, 1, 0)};
      case BATCH_SMOOTHED_LOSS ->
          new double[] {batchLoss(problem, batch, 1 - batch.epsilon(), batch.epsilon())};
      case BATCH_UNBIASED_LOSS -> {
        double rest = 1 - 2 * batch.epsilon();
        yield new double[] {
          batchLoss(problem, batch, 1 - batch.epsilon(), -batch.epsilon()) / rest
        };
      }
      case BATCH_PATH_GRADIENT -> batchGradient(problem, batch, true, false);
      case BATCH_GRADIENT -> batchGradient(problem, batch, true, true);
      case BATCH_PENALTY_GRADIENT -> batchGradient(problem, batch, false, true);
    };
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum = Math.fma(a[k], b[k], sum);
    }
    return sum;
  }

  private static Prompt prompt(Problem p, int x) {
    double[] move = new double[p.dimension()];
    Arrays.setAll(move, k -> p.theta()[k] - p.thetaRef()[k]);
    double[] ratio = Arrays.stream(p.features()[x]).mapToDouble(psi -> dot(move, psi)).toArray();
    double[] logPolicy = logLaw(p.features()[x], p.theta());
    return new Prompt(logPolicy, Arrays.stream(logPolicy).map(Math::exp).toArray(), ratio);
  }

  private static double[] logLaw(double[][] psi, double[] parameters) {
    double[] scores = Arrays.stream(psi).mapToDouble(y -> dot(parameters, y)).toArray();
    double top = Arrays.stream(scores).max().orElse(0);
    double logTotal = Math.log(Arrays.stream(scores).map(s -> Math.exp(s - top)).sum());
    return Arrays.stream(scores).map(s -> (s - top) - logTotal).toArray();
  }

  private static Rows rows(Problem p, int x, Prompt prompt, boolean sail) {
    return sail ? lossRows(p, x, prompt) : sizeRows(prompt);
  }

  private static Rows lossRows(Problem p, int x, Prompt prompt) {
    int n = prompt.ratio().length;
    double beta = p.beta();
    Rows rows = new Rows(new double[n], new double[n]);
    IntStream all = IntStream.range(0, n);
    ((long) n * n >= MANY ? all.parallel() : all)
        .forEach(
            i -> {
              double[] preference = p.preferences()[x][i];
              double value = 0;
              double slope = 0;
              for (int j = 0; j < n; j++) {
                double t = beta * (prompt.ratio()[i] - prompt.ratio()[j]);
                double e = Math.exp(-Math.abs(t));
                double against = t > 0 ? 1 - preference[j] : preference[j];
                value += prompt.policy()[j] * (Math.log1p(e) + Math.abs(t) * against);
                // sigma(t) - p on the side where sigma is small, and its mirror image
                double small = e / (1 + e) - against;
                slope += prompt.policy()[j] * (t > 0 ? -small : small);
              }
              rows.value()[i] = value;
              rows.slope()[i] = beta * slope;
            });
    return rows;
  }

  private static Rows sizeRows(Prompt prompt) {
    int n = prompt.ratio().length;
    double[] ratio = prompt.ratio();
    Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> ratio[i]));
    double middle = ratio[order[n / 2]];
    double[] mass = new double[n + 1]; // of the first so many, in order
    double[] moment = new double[n + 1];
    double[] massFrom = new double[n + 1]; // of all but the first so many
    double[] momentFrom = new double[n + 1];
    for (int k = 0; k < n; k++) {
      double law = prompt.policy()[order[k]];
      mass[k + 1] = mass[k] + law;
      moment[k + 1] = moment[k] + law * (ratio[order[k]] - middle);
    }
    for (int k = n - 1; k >= 0; k--) {
      double law = prompt.policy()[order[k]];
      massFrom[k] = massFrom[k + 1] + law;
      momentFrom[k] = momentFrom[k + 1] + law * (ratio[order[k]] - middle);
    }
    Rows rows = new Rows(new double[n], new double[n]);
    int from = 0;
    while (from < n) {
      int to = from + 1; // order[from .. to) are tied
      while (to < n && ratio[order[to]] == ratio[order[from]]) {
        to++;
      }
      double sign = mass[from] - massFrom[to];
      double value = (ratio[order[from]] - middle) * sign - (moment[from] - momentFrom[to]);
      for (int k = from; k < to; k++) {
        rows.value()[order[k]] = value;
        rows.slope()[order[k]] = sign;
      }
      from = to;
    }
    return rows;
  }

  private static double mean(Problem p, boolean sail) {
    double total = 0;
    for (int x = 0; x < p.prompts(); x++) {
      Prompt prompt = prompt(p, x);
      total += p.mass()[x] * dot(prompt.policy(), rows(p, x, prompt, sail).value());
    }
    return total;
  }

  private static double[] worstCase(Problem p) {
    int n = p.responses();
    double[] oracle = new double[p.prompts() * n * n];
    int next = 0;
    for (int x = 0; x < p.prompts(); x++) {
      double[] ratio = prompt(p, x).ratio();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double center = p.preferences()[x][i][j];
          oracle[next] = center + p.rho() * Double.compare(ratio[j] + 0.0, ratio[i] + 0.0);
          next++;
        }
      }
    }
    return oracle;
  }

  private static double[] gradient(Problem p, boolean sail) {
    double[] total = new double[p.dimension()];
    for (int x = 0; x < p.prompts(); x++) {
      Prompt prompt = prompt(p, x);
      Rows rows = rows(p, x, prompt, sail);
      double mean = dot(prompt.policy(), rows.value());
      for (int i = 0; i < p.responses(); i++) {
        double weight = 2 * prompt.policy()[i] * (rows.value()[i] - mean + rows.slope()[i]);
        addTo(total, p.mass()[x] * weight, p.features()[x][i]);
      }
    }
    return total;
  }

  private static void addTo(double[] total, double weight, double[] vector) {
    for (int k = 0; k < total.length; k++) {
      total[k] = Math.fma(weight, vector[k], total[k]);
    }
  }

  private static double divergence(Problem p, boolean refFirst) {
    double total = 0;
    for (int x = 0; x < p.prompts(); x++) {
      double[] log = logLaw(p.features()[x], p.theta());
      double[] logRef = logLaw(p.features()[x], p.thetaRef());
      double inner = 0;
      for (int y = 0; y < log.length; y++) {
        double gap = log[y] - logRef[y];
        inner += refFirst ? -Math.exp(logRef[y]) * gap : Math.exp(log[y]) * gap;
      }
      total += p.mass()[x] * inner;
    }
    return total;
  }

  /** The mean of a l^(label) + b l^(1 - label). */
  private static double batchLoss(Problem p, Batch batch, double a, double b) {
    double total = 0;
    for (Sample z : batch.samples()) {
      double t = signed(p, z);
      double least = Math.log1p(Math.exp(-Math.abs(t)));
      // l^(label) = least + max(-t, 0), the other one least + max(t, 0)
      total += (a + b) * least + (t < 0 ? -t * a : t * b);
    }
    return total / batch.samples().size();
  }

  private static double ratioGap(Problem p, Sample z) {
    Prompt prompt = prompt(p, z.x());
    return prompt.ratio()[z.y1()] - prompt.ratio()[z.y2()];
  }

  /** beta h, positive when the preferred response is ahead. */
  private static double signed(Problem p, Sample z) {
    double t = p.beta() * ratioGap(p, z);
    return z.label() == 1 ? t : -t;
  }

  private static double[] batchGradient(Problem p, Batch batch, boolean sail, boolean withScore) {
    double[] total = new double[p.dimension()];
    int size = batch.samples().size();
    for (Sample z : batch.samples()) {
      double[][] psi = p.features()[z.x()];
      double slope;
      double value;
      if (sail) {
        double t = signed(p, z);
        double e = Math.exp(-Math.abs(t));
        double missing = t > 0 ? e / (1 + e) : 1 / (1 + e); // 1 - sigma(t)
        slope = (z.label() == 1 ? -p.beta() : p.beta()) * missing;
        value = Math.log1p(e) + Math.max(-t, 0);
      } else {
        double h = ratioGap(p, z);
        slope = Math.signum(h);
        value = Math.abs(h);
      }
      double score = withScore ? value : 0;
      addTo(total, (slope + score) / size, psi[z.y1()]);
      addTo(total, (score - slope) / size, psi[z.y2()]);
      if (withScore) {
        double[] law = prompt(p, z.x()).policy();
        for (int y = 0; y < law.length; y++) {
          addTo(total, -2 * score * law[y] / size, psi[y]);
        }
      }
    }
    return total;
  }
}
