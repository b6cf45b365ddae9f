package sextant.fast;

import java.util.Arrays;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;

/**
 * The values by their definitions, the gradients by automatic differentiation of these values
 * (commons-math's {@link DerivativeStructure}): no gradient formula is written down here.
 *
 * <p>Where the law of the samples must be differentiated too although they are given, the surrogate
 * f + [f] log(pi1 pi2) is, [f] held constant; its gradient is that of f plus f S. The library's
 * derivative of |h| at h = 0 is one of 1 and -1, so that another element of the subdifferential
 * comes out than with sign 0 = 0.
 */
public final class Autodiff implements Implementation {

  /** One prompt at theta as a variable: log pi, pi, and r with h = r_i - r_j. */
  private record Prompt(
      DerivativeStructure[] log, DerivativeStructure[] policy, DerivativeStructure[] ratio) {}

  @Override
  public double[] evaluate(Target target, Problem p, Batch batch) {
    return switch (target) {
      case SAIL -> value(mean(p, true));
      case PENALTY -> value(mean(p, false));
      case ROBUST -> value(mean(p, true).add(mean(p, false).multiply(p.beta()).multiply(p.rho())));
      case KL_REF_POLICY -> value(divergence(p, true));
      case KL_POLICY_REF -> value(divergence(p, false));
      case WORST_CASE_ORACLE -> worstCase(p);
      case SAIL_GRADIENT -> gradient(mean(p, true));
      case PENALTY_GRADIENT -> gradient(mean(p, false));
      case BATCH_LOSS -> value(loss(p, batch, 1, 0));
      case BATCH_SMOOTHED_LOSS -> value(loss(p, batch, 1 - batch.epsilon(), batch.epsilon()));
      case BATCH_UNBIASED_LOSS -> {
        double rest = 1 - 2 * batch.epsilon();
        yield value(loss(p, batch, 1 - batch.epsilon(), -batch.epsilon()).divide(rest));
      }
      case BATCH_PATH_GRADIENT -> gradient(loss(p, batch, 1, 0));
      case BATCH_GRADIENT -> gradient(surrogate(p, batch, true));
      case BATCH_PENALTY_GRADIENT -> gradient(surrogate(p, batch, false));
    };
  }

  private static double[] value(DerivativeStructure f) {
    return new double[] {f.getValue()};
  }

  private static double[] gradient(DerivativeStructure f) {
    // the value, then the first derivatives
    return Arrays.copyOfRange(f.getAllDerivatives(), 1, f.getFreeParameters() + 1);
  }

  private static DerivativeStructure constant(Problem p, double value) {
    return new DerivativeStructure(p.dimension(), 1, value);
  }

  private static DerivativeStructure[] theta(Problem p) {
    DerivativeStructure[] theta = new DerivativeStructure[p.dimension()];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = new DerivativeStructure(p.dimension(), 1, k, p.theta()[k]);
    }
    return theta;
  }

  private static Prompt prompt(Problem p, int x) {
    DerivativeStructure[] theta = theta(p);
    DerivativeStructure[] move = new DerivativeStructure[theta.length];
    for (int k = 0; k < move.length; k++) {
      move[k] = theta[k].subtract(p.thetaRef()[k]);
    }
    DerivativeStructure[] log = logLaw(p, scores(p, x, theta));
    DerivativeStructure[] policy = new DerivativeStructure[log.length];
    for (int y = 0; y < log.length; y++) {
      policy[y] = log[y].exp();
    }
    return new Prompt(log, policy, scores(p, x, move));
  }

  private static DerivativeStructure[] scores(Problem p, int x, DerivativeStructure[] parameters) {
    DerivativeStructure[] scores = new DerivativeStructure[p.responses()];
    for (int y = 0; y < scores.length; y++) {
      scores[y] = constant(p, 0);
      for (int k = 0; k < parameters.length; k++) {
        scores[y] = scores[y].add(parameters[k].multiply(p.features()[x][y][k]));
      }
    }
    return scores;
  }

  private static DerivativeStructure[] logLaw(Problem p, DerivativeStructure[] scores) {
    double top = Arrays.stream(scores).mapToDouble(DerivativeStructure::getValue).max().orElse(0);
    DerivativeStructure total = constant(p, 0);
    for (DerivativeStructure score : scores) {
      total = total.add(score.subtract(top).exp());
    }
    DerivativeStructure logTotal = total.log();
    DerivativeStructure[] log = new DerivativeStructure[scores.length];
    for (int y = 0; y < log.length; y++) {
      log[y] = scores[y].subtract(top).subtract(logTotal);
    }
    return log;
  }

  /** log(1 + e^t). */
  private static DerivativeStructure softplus(DerivativeStructure t) {
    return t.getValue() > 0 ? t.add(t.negate().exp().log1p()) : t.exp().log1p();
  }

  /** a l^1 + b l^0 at beta h. */
  private static DerivativeStructure loss(Problem p, DerivativeStructure h, double a, double b) {
    DerivativeStructure t = h.multiply(p.beta());
    return softplus(t.negate()).multiply(a).add(softplus(t).multiply(b));
  }

  private static DerivativeStructure mean(Problem p, boolean sail) {
    DerivativeStructure total = constant(p, 0);
    for (int x = 0; x < p.prompts(); x++) {
      Prompt prompt = prompt(p, x);
      for (int i = 0; i < p.responses(); i++) {
        for (int j = 0; j < p.responses(); j++) {
          DerivativeStructure h = prompt.ratio()[i].subtract(prompt.ratio()[j]);
          double preference = p.preferences()[x][i][j];
          DerivativeStructure f = sail ? loss(p, h, preference, 1 - preference) : h.abs();
          DerivativeStructure law = prompt.policy()[i].multiply(prompt.policy()[j]);
          total = total.add(law.multiply(f).multiply(p.mass()[x]));
        }
      }
    }
    return total;
  }

  private static DerivativeStructure divergence(Problem p, boolean refFirst) {
    DerivativeStructure total = constant(p, 0);
    for (int x = 0; x < p.prompts(); x++) {
      Prompt prompt = prompt(p, x);
      DerivativeStructure[] fixed = new DerivativeStructure[p.dimension()];
      for (int k = 0; k < fixed.length; k++) {
        fixed[k] = constant(p, p.thetaRef()[k]);
      }
      DerivativeStructure[] logRef = logLaw(p, scores(p, x, fixed));
      for (int y = 0; y < p.responses(); y++) {
        DerivativeStructure gap = prompt.log()[y].subtract(logRef[y]);
        DerivativeStructure term =
            refFirst ? logRef[y].exp().multiply(gap.negate()) : prompt.policy()[y].multiply(gap);
        total = total.add(term.multiply(p.mass()[x]));
      }
    }
    return total;
  }

  private static double[] worstCase(Problem p) {
    int n = p.responses();
    double[] oracle = new double[p.prompts() * n * n];
    for (int x = 0; x < p.prompts(); x++) {
      DerivativeStructure[] ratio = prompt(p, x).ratio();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          double h = ratio[i].getValue() - ratio[j].getValue();
          double move = p.rho() * Math.signum(h);
          oracle[(x * n + i) * n + j] = p.preferences()[x][i][j] - move;
        }
      }
    }
    return oracle;
  }

  /** The mean of a l^(label) + b l^(1 - label). */
  private static DerivativeStructure loss(Problem p, Batch batch, double a, double b) {
    DerivativeStructure total = constant(p, 0);
    for (Sample z : batch.samples()) {
      DerivativeStructure[] ratio = prompt(p, z.x()).ratio();
      DerivativeStructure h = ratio[z.y1()].subtract(ratio[z.y2()]);
      total = total.add(z.label() == 1 ? loss(p, h, a, b) : loss(p, h, b, a));
    }
    return total.divide(batch.samples().size());
  }

  /** The mean of f + [f] log(pi1 pi2). */
  private static DerivativeStructure surrogate(Problem p, Batch batch, boolean sail) {
    DerivativeStructure total = constant(p, 0);
    for (Sample z : batch.samples()) {
      Prompt prompt = prompt(p, z.x());
      DerivativeStructure h = prompt.ratio()[z.y1()].subtract(prompt.ratio()[z.y2()]);
      DerivativeStructure f = sail ? loss(p, h, z.label(), 1 - z.label()) : h.abs();
      DerivativeStructure log = prompt.log()[z.y1()].add(prompt.log()[z.y2()]);
      total = total.add(f).add(log.multiply(f.getValue()));
    }
    return total.divide(batch.samples().size());
  }
}
