package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The gradients of the two divergences, exact and enclosed.
 *
 * <pre>
 *   symbol                  here                     meaning
 *   grad klRefPolicy        refPolicy                E_x [E_theta psi - E_ref psi]; rational
 *   grad klPolicyRef        policyRef                E_x Cov_theta(psi, Dtheta·psi)
 *   Dtheta                                           theta - theta_ref
 *   pi_theta - pi_ref, pi_theta (Dtheta·g)  weights  the same as weights of the features
 * </pre>
 *
 * The divergences themselves are in {@link sextant.sail.KlDivergence}.
 */
public final class KlGradient {

  private KlGradient() {}

  /**
   * The gradient of klRefPolicy, d rational numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static BigFraction[] refPolicy(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    BigFraction[] gradient = new BigFraction[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length;
    @ loop_invariant (\forall int l; 0 <= l && l < k; gradient[l] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = shift(model, scores, k);
    }
    return gradient;
  }

  /** Coordinate k of E_x [E_theta psi - E_ref psi]. */
  /*@ private normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires 0 <= k && k < scores.dimension();
  @   ensures true;
  @ pure */
  private static BigFraction shift(LogRational model, ScoreFunction scores, int k) {
    BigFraction[] terms = new BigFraction[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      BigFraction gap = scores.mean(x, k).subtract(referenceMean(model, x, k));
      terms[x] = gap.multiply(model.mass(x));
    }
    return Rationals.sum(terms);
  }

  /** Coordinate k of E_ref psi at prompt x. */
  /*@ private normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= k && k < model.instance().dimension();
  @   ensures true;
  @ pure */
  private static BigFraction referenceMean(LogRational model, int x, int k) {
    BigFraction reference = BigFraction.ZERO;
    //@ loop_invariant 0 <= y && y <= model.responseCount();
    //@ loop_decreases model.responseCount() - y;
    for (int y = 0; y < model.responseCount(); y++) {
      BigFraction feature = model.instance().feature(x, y, k);
      reference = reference.add(feature.multiply(model.refPolicy(x, y)));
    }
    return reference;
  }

  /**
   * The gradient of klPolicyRef, d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static LogNumber[] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] move = move(model);
    LogNumber[] gradient = new LogNumber[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length;
    @ loop_invariant (\forall int l; 0 <= l && l < k; gradient[l] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = covarianceAlong(model, scores, move, k);
    }
    return gradient;
  }

  /** E_x Cov(psi_k, Dtheta·psi), which is sum_j Cov(psi_k, psi_j) Dtheta_j. */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires 0 <= k && k < scores.dimension();
  @   requires move.length == scores.dimension() && \nonnullelements(move);
  @   ensures true;
  @ pure */
  private static LogNumber covarianceAlong(
      LogRational model, ScoreFunction scores, LogNumber[] move, int k) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      terms[x] = LogNumber.dot(row(scores, x, k), move).multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }

  /** Row k of Cov_x(psi). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < scores.mean.length && 0 <= k && k < scores.dimension();
  @   ensures \result.length == scores.dimension() && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] row(ScoreFunction scores, int x, int k) {
    BigFraction[] row = new BigFraction[scores.dimension()];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int i; 0 <= i && i < j; row[i] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = scores.covariance(x, k, j);
    }
    return row;
  }

  /** theta - theta_ref. */
  /*@ normal_behavior
  @   ensures \result.length == model.instance().dimension() && \nonnullelements(\result);
  @ pure */
  static LogNumber[] move(LogRational model) {
    LogNumber[] move = new LogNumber[model.instance().dimension()];
    /*@ loop_invariant 0 <= k && k <= move.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; move[i] != null);
    @ loop_writes k, move[*];
    @ loop_decreases move.length - k; @*/
    for (int k = 0; k < move.length; k++) {
      move[k] = model.instance().theta(k).subtract(model.instance().thetaRef(k));
    }
    return move;
  }

  /**
   * Encloses the gradient of a divergence, for an instance of either regime.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] enclose(ScoreTable table, KlDirection direction) {
    return WeightedFeatures.sum(table.instance(), weights(table, direction), table.bits());
  }

  /**
   * Encloses the weights w with grad K = sum_x mu(x) sum_y w[x][y] psi(x,y); they sum to 0 in each
   * prompt.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().promptCount();
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @       && \result[x].length == table.instance().responseCount());
  @   ensures (\forall int x, e; 0 <= x && x < \result.length
  @       && 0 <= e && e < \result[x].length; \result[x][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] weights(ScoreTable table, KlDirection direction) {
    Interval[][] weights = new Interval[table.instance().promptCount()][];
    /*@ loop_invariant 0 <= x && x <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; weights[i] != null
    @     && weights[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < weights[i].length; weights[i][e] != null);
    @ loop_writes x, weights[*];
    @ loop_decreases weights.length - x; @*/
    for (int x = 0; x < weights.length; x++) {
      weights[x] = promptWeights(table, direction, x);
    }
    return weights;
  }

  /** The weights of one prompt. */
  /*@ private behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.length == table.instance().responseCount() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] promptWeights(ScoreTable table, KlDirection direction, int x) {
    int bits = table.bits();
    Interval[] weights = new Interval[table.instance().responseCount()];
    Interval[] centred = CentredScores.of(table, x);
    /*@ loop_invariant 0 <= y && y <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; weights[i] != null);
    @ loop_writes y, weights[*];
    @ loop_decreases weights.length - y; @*/
    for (int y = 0; y < weights.length; y++) {
      //@ ghost boolean ordered = Interval.ordered(centred[y]);
      weights[y] =
          direction == KlDirection.REF_POLICY
              ? table.policy(x, y).subtract(table.refPolicy(x, y), bits)
              : table.policy(x, y).multiply(centred[y], bits);
    }
    return weights;
  }
}
