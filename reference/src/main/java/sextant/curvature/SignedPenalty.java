package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * The penalty R with the signs of a chamber: E_{z ~ d_theta}[ s(z) h(z) ] with s fixed, which
 * equals R on the chamber's closure and is analytic everywhere. Enclosures of its second and third
 * derivatives over boxes of parameters.
 *
 * <pre>
 *   paper                here          meaning
 *   theta - theta_ref    box           tau, an interval a coordinate
 *   pi_theta(y|x)        policy        proportional to exp(theta_ref·psi + tau·psi)
 *   s h                  logit         s(z) h(z), = |h(z)| within the chamber
 *   s Delta psi          slope         its gradient
 *   S                    score         g(y1) + g(y2), g = psi - E psi
 *   Cov, K               cov, third    second and third cumulants of psi under the policy
 * </pre>
 *
 * With L = log d_theta: L_a = S_a, L_ab = -2 Cov_ab, L_abc = -2 K_abc. Hence (ORA, Eqs. 38-39, and
 * once more)
 *
 * <pre>
 *   H_ab  = E[ f S_a S_b + f_a S_b + f_b S_a ] - 2 Cov_ab E f
 *   T_abc = E[ f S_a S_b S_c + f_a S_b S_c + f_b S_a S_c + f_c S_a S_b ]
 *           - 2 (Cov_ab X_c + Cov_ac X_b + Cov_bc X_a) - 2 K_abc E f,   X = E[ f S + grad f ].
 * </pre>
 */
final class SignedPenalty {

  private final Chambers chambers;
  private final int bits;
  private final int dimension;
  private final BigFraction[] masses;
  private final Interval[][][] features;
  private final Interval[][] reference;

  SignedPenalty(Instance instance, Chambers chambers, int bits) {
    this.chambers = chambers;
    this.bits = bits;
    dimension = instance.dimension();
    int prompts = instance.promptCount();
    int n = instance.responseCount();
    masses = new BigFraction[prompts];
    features = new Interval[prompts][n][dimension];
    reference = new Interval[prompts][n];
    for (int x = 0; x < prompts; x++) {
      masses[x] = instance.mass(x);
      for (int y = 0; y < n; y++) {
        // Only differences within a prompt matter: from the first response on, numbers are small.
        LogNumber score = instance.refScore(x, y).subtract(instance.refScore(x, 0));
        reference[x][y] = score.enclose(bits);
        for (int k = 0; k < dimension; k++) {
          BigFraction difference = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
          features[x][y][k] = Interval.from(difference, bits);
        }
      }
    }
  }

  /** What a box is evaluated into: the upper triangles of H, and of T when asked for. */
  private static final class Sums {
    final Interval[][] second;
    final Interval[][][] third;

    Sums(int dimension) {
      second = new Interval[dimension][dimension];
      third = new Interval[dimension][dimension][dimension];
      for (int a = 0; a < dimension; a++) {
        for (int b = 0; b < dimension; b++) {
          second[a][b] = Interval.ZERO;
          for (int c = 0; c < dimension; c++) {
            third[a][b][c] = Interval.ZERO;
          }
        }
      }
    }
  }

  /** Encloses the second derivatives over a box, symmetric. */
  Interval[][] hessian(int[] signs, Interval[] box) {
    Sums sums = new Sums(dimension);
    addAll(sums, signs, box, false);
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < a; b++) {
        sums.second[a][b] = sums.second[b][a];
      }
    }
    return sums.second;
  }

  /** Encloses the third derivatives over a box, filled for a &lt;= b &lt;= c only. */
  Interval[][][] thirdDerivatives(int[] signs, Interval[] box) {
    Sums sums = new Sums(dimension);
    addAll(sums, signs, box, true);
    return sums.third;
  }

  private void addAll(Sums sums, int[] signs, Interval[] box, boolean third) {
    for (int x = 0; x < masses.length; x++) {
      if (Rationals.signum(masses[x]) > 0) {
        Sums prompt = new Sums(dimension);
        addPrompt(prompt, signs, x, box, third);
        for (int a = 0; a < dimension; a++) {
          for (int b = a; b < dimension; b++) {
            sums.second[a][b] = weighted(sums.second[a][b], prompt.second[a][b], masses[x]);
            for (int c = b; c < dimension && third; c++) {
              sums.third[a][b][c] = weighted(sums.third[a][b][c], prompt.third[a][b][c], masses[x]);
            }
          }
        }
      }
    }
  }

  private Interval weighted(Interval sum, Interval term, BigFraction mass) {
    return sum.add(term.multiply(mass, bits), bits);
  }

  private void addPrompt(Sums sums, int[] signs, int x, Interval[] box, boolean third) {
    int n = reference[x].length;
    Interval[] policy = policy(x, box);
    Interval[][] centred = centred(x, policy);
    Interval mean = Interval.ZERO;
    Interval[] first = zeros();
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        int sign = chambers.signOf(signs, x, i, j);
        if (sign != 0) {
          Interval weight = policy[i].multiply(policy[j], bits).shift(1);
          Interval logit = Interval.ZERO;
          Interval[] slope = new Interval[dimension];
          Interval[] score = new Interval[dimension];
          for (int k = 0; k < dimension; k++) {
            Interval difference = features[x][i][k].subtract(features[x][j][k], bits);
            slope[k] = sign > 0 ? difference : difference.negate();
            score[k] = centred[i][k].add(centred[j][k], bits);
            logit = logit.add(slope[k].multiply(box[k], bits), bits);
          }
          mean = mean.add(weight.multiply(logit, bits), bits);
          addPair(sums, weight, logit, slope, score, third);
          for (int k = 0; k < dimension && third; k++) {
            Interval term = logit.multiply(score[k], bits).add(slope[k], bits);
            first[k] = first[k].add(weight.multiply(term, bits), bits);
          }
        }
      }
    }
    subtractCumulants(sums, policy, centred, mean, first, third);
  }

  private Interval[] zeros() {
    Interval[] zeros = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      zeros[k] = Interval.ZERO;
    }
    return zeros;
  }

  private void addPair(
      Sums sums,
      Interval weight,
      Interval logit,
      Interval[] slope,
      Interval[] score,
      boolean third) {
    for (int a = 0; a < dimension; a++) {
      // weight (f S_a + f_a), which is what multiplies S_b
      Interval heavy = weight.multiply(logit.multiply(score[a], bits).add(slope[a], bits), bits);
      Interval light = weight.multiply(score[a], bits);
      for (int b = a; b < dimension; b++) {
        Interval pair = heavy.multiply(score[b], bits).add(light.multiply(slope[b], bits), bits);
        sums.second[a][b] = sums.second[a][b].add(pair, bits);
        if (third) {
          Interval plain = light.multiply(score[b], bits);
          for (int c = b; c < dimension; c++) {
            Interval term = pair.multiply(score[c], bits).add(plain.multiply(slope[c], bits), bits);
            sums.third[a][b][c] = sums.third[a][b][c].add(term, bits);
          }
        }
      }
    }
  }

  private void subtractCumulants(
      Sums sums,
      Interval[] policy,
      Interval[][] centred,
      Interval mean,
      Interval[] first,
      boolean third) {
    Interval[][] cov = new Interval[dimension][dimension];
    for (int a = 0; a < dimension; a++) {
      for (int b = a; b < dimension; b++) {
        cov[a][b] = moment(policy, centred, a, b, -1);
        cov[b][a] = cov[a][b];
        Interval term = cov[a][b].multiply(mean, bits).shift(1);
        sums.second[a][b] = sums.second[a][b].subtract(term, bits);
      }
    }
    for (int a = 0; a < dimension && third; a++) {
      for (int b = a; b < dimension; b++) {
        for (int c = b; c < dimension; c++) {
          Interval term =
              cov[a][b]
                  .multiply(first[c], bits)
                  .add(cov[a][c].multiply(first[b], bits), bits)
                  .add(cov[b][c].multiply(first[a], bits), bits)
                  .add(moment(policy, centred, a, b, c).multiply(mean, bits), bits)
                  .shift(1);
          sums.third[a][b][c] = sums.third[a][b][c].subtract(term, bits);
        }
      }
    }
  }

  /** E[g_a g_b g_c], or E[g_a g_b] for c &lt; 0. */
  private Interval moment(Interval[] policy, Interval[][] centred, int a, int b, int c) {
    Interval total = Interval.ZERO;
    for (int y = 0; y < policy.length; y++) {
      Interval product =
          a == b ? centred[y][a].square(bits) : centred[y][a].multiply(centred[y][b], bits);
      if (c >= 0) {
        product = product.multiply(centred[y][c], bits);
      }
      total = total.add(policy[y].multiply(product, bits), bits);
    }
    return total;
  }

  /** g(y) = psi(y) - E psi over the box. */
  private Interval[][] centred(int x, Interval[] policy) {
    Interval[][] centred = new Interval[policy.length][dimension];
    for (int k = 0; k < dimension; k++) {
      for (int y = 0; y < policy.length; y++) {
        // sum_j pi_j (psi_y - psi_j): no term for y itself, so tighter than psi_y less the mean
        Interval value = Interval.ZERO;
        for (int j = 0; j < policy.length; j++) {
          if (j != y) {
            Interval difference = features[x][y][k].subtract(features[x][j][k], bits);
            value = value.add(policy[j].multiply(difference, bits), bits);
          }
        }
        centred[y][k] = value;
      }
    }
    return centred;
  }

  /** pi_theta(·|x) over the box. */
  private Interval[] policy(int x, Interval[] box) {
    int n = reference[x].length;
    Interval[] score = new Interval[n];
    Dyadic top = null;
    for (int y = 0; y < n; y++) {
      Interval value = reference[x][y];
      for (int k = 0; k < dimension; k++) {
        value = value.add(features[x][y][k].multiply(box[k], bits), bits);
      }
      score[y] = value;
      top = top == null || value.hi().compareTo(top) > 0 ? value.hi() : top;
    }
    Interval shift = Interval.exact(top == null ? Dyadic.ZERO : top);
    Interval[] weight = new Interval[n];
    for (int y = 0; y < n; y++) {
      weight[y] = Elementary.exp(score[y].subtract(shift, bits), bits);
    }
    Interval[] policy = new Interval[n];
    for (int y = 0; y < n; y++) {
      // w/(w + others), increasing in w: one end of the others goes with each end of w
      Interval others = Interval.ZERO;
      for (int j = 0; j < n; j++) {
        if (j != y) {
          others = others.add(weight[j], bits);
        }
      }
      Interval least = Interval.exact(weight[y].lo());
      Interval greatest = Interval.exact(weight[y].hi());
      Dyadic lo = least.divide(least.add(Interval.exact(others.hi()), bits), bits).lo();
      Dyadic hi = greatest.divide(greatest.add(Interval.exact(others.lo()), bits), bits).hi();
      policy[y] = Interval.of(lo, hi).max(Interval.ZERO).min(Interval.ONE);
    }
    return policy;
  }
}
