package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.GramHessian;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The regularised objective of SAIL-RevKL (reconstructed), to be maximised, with its derivatives,
 * enclosed for instances of either regime. Its theta is the instance's.
 *
 * <pre>
 *   symbol                                      here       meaning
 *   J_gamma = -L_SAIL - gamma K                 value
 *   K                                           direction  klRefPolicy or klPolicyRef
 *   gamma                                       gamma      rational, any sign
 *   grad J_gamma                                gradient
 *   Hess J_gamma                                hessian
 * </pre>
 */
public final class Objective {

  private final ScoreTable table;
  private final SailByResponse sums;
  private final KlDirection direction;
  private final BigFraction gamma;

  private Objective(ScoreTable table, KlDirection direction, BigFraction gamma) {
    this.table = table;
    this.sums = SailByResponse.of(table);
    this.direction = direction;
    this.gamma = gamma;
  }

  /**
   * The objective at the table's theta.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   * @param gamma its weight
   */
  public static Objective of(ScoreTable table, KlDirection direction, BigFraction gamma) {
    return new Objective(table, direction, gamma);
  }

  /** Encloses J_gamma. */
  public Interval value() {
    Interval penalty = direction.value(table).multiply(gamma, table.bits());
    return sums.loss().add(penalty, table.bits()).negate();
  }

  /** Encloses grad J_gamma, d entries. */
  public Interval[] gradient() {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval[][] loss = sums.gradientWeights();
    Interval[][] divergence = KlGradient.weights(table, direction);
    Interval[][] weights = new Interval[loss.length][];
    for (int x = 0; x < weights.length; x++) {
      weights[x] = new Interval[loss[x].length];
      for (int y = 0; y < weights[x].length; y++) {
        Interval penalty = divergence[x][y].multiply(gamma, bits);
        weights[x][y] = loss[x][y].add(penalty, bits).negate();
      }
    }
    return WeightedFeatures.sum(instance, weights, bits);
  }

  /** Encloses Hess J_gamma, d by d, symmetric. */
  public Interval[][] hessian() {
    int bits = table.bits();
    Interval[][] loss = GramHessian.sail(table).matrix();
    Interval[][] divergence = KlHessian.enclose(table, direction);
    Interval[][] hessian = new Interval[loss.length][loss.length];
    for (int a = 0; a < hessian.length; a++) {
      for (int b = 0; b < hessian.length; b++) {
        Interval penalty = divergence[a][b].multiply(gamma, bits);
        hessian[a][b] = loss[a][b].add(penalty, bits).negate();
      }
    }
    return hessian;
  }
}
