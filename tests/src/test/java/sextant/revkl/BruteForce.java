package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/** The derivatives of the divergences as sums over independent responses, without any mean. */
final class BruteForce {

  private BruteForce() {}

  private static BigFraction gap(LogRational model, int x, int i, int j, int k) {
    return model.instance().feature(x, i, k).subtract(model.instance().feature(x, j, k));
  }

  /** h(x, i, j) from the laws alone. */
  private static LogNumber logit(LogRational model, int x, int i, int j) {
    BigFraction first = model.policy(x, i).divide(model.refPolicy(x, i));
    BigFraction second = model.policy(x, j).divide(model.refPolicy(x, j));
    return LogNumber.log(first).subtract(LogNumber.log(second));
  }

  /** E_x E[psi_k(y1) - psi_k(y2)], y1 from the policy, y2 from the reference. */
  static BigFraction refPolicyGradient(LogRational model, int k) {
    BigFraction total = BigFraction.ZERO;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          BigFraction weight =
              model.mass(x).multiply(model.policy(x, i)).multiply(model.refPolicy(x, j));
          total = total.add(weight.multiply(gap(model, x, i, j, k)));
        }
      }
    }
    return total;
  }

  /** E[Dpsi_k h] / 2. */
  static LogNumber policyRefGradient(LogRational model, int k) {
    LogNumber total = LogNumber.ZERO;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          BigFraction weight =
              model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
          LogNumber product = logit(model, x, i, j).multiply(gap(model, x, i, j, k));
          total = total.add(product.multiply(weight.divide(2)));
        }
      }
    }
    return total;
  }

  /** E[Dpsi_a Dpsi_b] / 2. */
  static BigFraction fisher(LogRational model, int a, int b) {
    BigFraction total = BigFraction.ZERO;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < model.responseCount(); i++) {
        for (int j = 0; j < model.responseCount(); j++) {
          BigFraction weight =
              model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
          BigFraction product = gap(model, x, i, j, a).multiply(gap(model, x, i, j, b));
          total = total.add(product.multiply(weight.divide(2)));
        }
      }
    }
    return total;
  }

  /** E[Dpsi_a Dpsi_b] / 2 + E[Dpsi_a(1,2) Dpsi_b(1,2) h(1,3)]: three independent responses. */
  static LogNumber policyRefHessian(LogRational model, int a, int b) {
    LogNumber total = LogNumber.of(fisher(model, a, b));
    int n = model.responseCount();
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction pair =
              gap(model, x, i, j, a)
                  .multiply(gap(model, x, i, j, b))
                  .multiply(model.policy(x, i))
                  .multiply(model.policy(x, j));
          for (int l = 0; l < n; l++) {
            BigFraction weight = pair.multiply(model.policy(x, l)).multiply(model.mass(x));
            total = total.add(logit(model, x, i, l).multiply(weight));
          }
        }
      }
    }
    return total;
  }
}
