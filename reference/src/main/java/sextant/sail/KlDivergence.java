package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * The two Kullback-Leibler divergences between the policy and its reference, exact. Which
 * distribution comes first is in the name; "forward" and "reverse" are used for both in published
 * code.
 *
 * <pre>
 *   notation                  here
 *   E_x KL(pi_ref || pi)      refPolicy
 *   E_x KL(pi || pi_ref)      policyRef
 * </pre>
 *
 * The quick enclosures of the same numbers are in {@link ScoreTable}.
 */
public final class KlDivergence {

  private KlDivergence() {}

  /**
   * KL(p || q) = sum_y p(y) log(p(y)/q(y)) of two positive laws.
   *
   * @param p the first law, positive, sums to 1
   * @param q the second law, positive, sums to 1, as long as p
   */
  public static LogNumber divergence(BigFraction[] p, BigFraction[] q) {
    LogNumber[] terms = new LogNumber[p.length];
    for (int y = 0; y < p.length; y++) {
      terms[y] = LogNumber.log(p[y].divide(q[y])).multiply(p[y]);
    }
    return LogNumber.sum(terms);
  }

  /**
   * klRefPolicy = E_x KL(pi_ref || pi_theta), on a log-rational instance.
   *
   * @param model the exact data
   */
  public static LogNumber refPolicy(LogRational model) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    for (int x = 0; x < terms.length; x++) {
      terms[x] = divergence(model.refPolicy(x), model.policy(x)).multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }

  /**
   * klPolicyRef = E_x KL(pi_theta || pi_ref), on a log-rational instance.
   *
   * @param model the exact data
   */
  public static LogNumber policyRef(LogRational model) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    for (int x = 0; x < terms.length; x++) {
      terms[x] = divergence(model.policy(x), model.refPolicy(x)).multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }
}
