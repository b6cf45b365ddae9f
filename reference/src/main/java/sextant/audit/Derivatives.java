package sextant.audit;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.GramHessian;
import sextant.curvature.PenaltyHessian;
import sextant.curvature.SailHessian;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.revkl.Fisher;
import sextant.revkl.KlDirection;
import sextant.revkl.KlGradient;
import sextant.revkl.KlHessian;
import sextant.robust.PenaltyByRank;
import sextant.robust.PenaltySubdifferential;
import sextant.sail.SailGradient;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/** Which gradient and which Hessian a quantity names. */
final class Derivatives {

  private Derivatives() {}

  /** A gradient, exact. */
  static LogNumber[] gradient(Quantity quantity, LogRational model) {
    return switch (quantity) {
      case SAIL_GRADIENT -> SailGradient.value(model);
      case PENALTY_GRADIENT -> PenaltySubdifferential.of(model).centre();
      case KL_REF_POLICY_GRADIENT -> logNumbers(KlGradient.refPolicy(model));
      case KL_POLICY_REF_GRADIENT -> KlGradient.policyRef(model);
      default -> throw new IllegalArgumentException("not a gradient");
    };
  }

  /** A gradient, enclosed. */
  static Interval[] gradient(Quantity quantity, Subject subject, int bits) {
    ScoreTable table = subject.table(bits);
    Interval[][] weights =
        switch (quantity) {
          case SAIL_GRADIENT -> subject.sums(bits).gradientWeights();
          case PENALTY_GRADIENT -> PenaltyByRank.of(table).gradientWeights();
          case KL_REF_POLICY_GRADIENT -> KlGradient.weights(table, KlDirection.REF_POLICY);
          case KL_POLICY_REF_GRADIENT -> KlGradient.weights(table, KlDirection.POLICY_REF);
          default -> throw new IllegalArgumentException("not a gradient");
        };
    return WeightedFeatures.sum(subject.instance(), weights, bits);
  }

  /** A Hessian, exact. */
  static LogNumber[][] hessian(Quantity quantity, LogRational model) {
    return switch (quantity) {
      case SAIL_HESSIAN -> SailHessian.value(model);
      case PENALTY_HESSIAN -> PenaltyHessian.value(model);
      case KL_POLICY_REF_HESSIAN -> KlHessian.policyRef(model);
      case KL_REF_POLICY_HESSIAN, FISHER -> {
        BigFraction[][] fisher = Fisher.value(model);
        LogNumber[][] rows = new LogNumber[fisher.length][];
        for (int a = 0; a < rows.length; a++) {
          rows[a] = logNumbers(fisher[a]);
        }
        yield rows;
      }
      default -> throw new IllegalArgumentException("not a Hessian");
    };
  }

  /** A Hessian, enclosed. */
  static Interval[][] hessian(Quantity quantity, ScoreTable table) {
    return switch (quantity) {
      case SAIL_HESSIAN -> GramHessian.sail(table).matrix();
      case PENALTY_HESSIAN -> GramHessian.penalty(table).matrix();
      case KL_POLICY_REF_HESSIAN -> KlHessian.enclose(table, KlDirection.POLICY_REF);
      case KL_REF_POLICY_HESSIAN, FISHER -> Fisher.enclose(table);
      default -> throw new IllegalArgumentException("not a Hessian");
    };
  }

  private static LogNumber[] logNumbers(BigFraction[] values) {
    LogNumber[] result = new LogNumber[values.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = LogNumber.of(values[k]);
    }
    return result;
  }
}
