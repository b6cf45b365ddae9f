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
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static BigFraction[] refPolicy(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    BigFraction[] gradient = new BigFraction[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int u; 0 <= u && u < k; gradient[u] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = meanMove(model, scores, k);
    }
    return gradient;
  }

  /** E_x [E_theta psi - E_ref psi], coordinate k. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= k && k < model.instance.dimension;
  @   ensures true;
  @ pure */
  private static BigFraction meanMove(LogRational model, ScoreFunction scores, int k) {
    BigFraction[] terms = new BigFraction[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int u; 0 <= u && u < x; terms[u] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      //@ ghost boolean complete = model.instance().wholeAt(x);
      BigFraction move = scores.mean(x, k).subtract(refMean(model, x, k));
      terms[x] = move.multiply(model.mass(x));
    }
    return Rationals.sum(terms);
  }

  /** E_ref psi at prompt x, coordinate k. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires model.instance().complete(x) && 0 <= k && k < model.instance.dimension;
  @   ensures true;
  @ pure */
  private static BigFraction refMean(LogRational model, int x, int k) {
    BigFraction[] features = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= features.length && model.sized();
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant (\forall int u; 0 <= u && u < y; features[u] != null);
    @ loop_writes y, features[*];
    @ loop_decreases features.length - y; @*/
    for (int y = 0; y < features.length; y++) {
      features[y] = model.instance().feature(x, y, k);
    }
    return Rationals.dot(model.refPolicy(x), features);
  }

  /**
   * The gradient of klPolicyRef, d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] move = move(model);
    LogNumber[] gradient = new LogNumber[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < k; gradient[u] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = meanCovariance(model, scores, move, k);
    }
    return gradient;
  }

  /** E_x Cov(psi_k, Dtheta·psi). */
  /*@ private normal_behavior
  @   requires model.sized() && scores.model == model;
  @   requires move.length == model.instance.dimension && \nonnullelements(move);
  @   requires 0 <= k && k < model.instance.dimension;
  @   ensures true;
  @ pure */
  private static LogNumber meanCovariance(
      LogRational model, ScoreFunction scores, LogNumber[] move, int k) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < x; terms[u] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      // Cov(psi_k, Dtheta·psi) = sum_j Cov(psi_k, psi_j) Dtheta_j
      LogNumber covariance = LogNumber.dot(covariances(scores, x, k), move);
      terms[x] = covariance.multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }

  /** Cov_x(psi_k, psi_j), one entry a coordinate j. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < scores.model.instance.promptNames.length;
  @   requires 0 <= k && k < scores.model.instance.dimension;
  @   ensures \fresh(\result) && \result.length == scores.model.instance.dimension;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] covariances(ScoreFunction scores, int x, int k) {
    BigFraction[] row = new BigFraction[scores.dimension()];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; row[u] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = scores.covariance(x, k, j);
    }
    return row;
  }

  /** theta - theta_ref. */
  /*@ normal_behavior
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures \nonnullelements(\result);
  @ pure */
  static LogNumber[] move(LogRational model) {
    return difference(model.instance().theta(), model.instance().thetaRef());
  }

  /** The difference of two vectors of one length. */
  /*@ private normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \fresh(\result) && \result.length == a.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < a.length; \result[k].value == a[k].value - b[k].value);
  @ pure */
  private static LogNumber[] difference(LogNumber[] a, LogNumber[] b) {
    LogNumber[] difference = new LogNumber[a.length];
    /*@ loop_invariant 0 <= k && k <= a.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; difference[i] != null
    @     && difference[i].value == a[i].value - b[i].value);
    @ loop_writes k, difference[*];
    @ loop_decreases a.length - k; @*/
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k].subtract(b[k]);
    }
    return difference;
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
  public static Interval[][] weights(ScoreTable table, KlDirection direction) {
    int bits = table.bits();
    Interval[][] weights = new Interval[table.instance().promptCount()][];
    for (int x = 0; x < weights.length; x++) {
      weights[x] = new Interval[table.instance().responseCount()];
      Interval[] centred = CentredScores.of(table, x);
      for (int y = 0; y < weights[x].length; y++) {
        weights[x][y] =
            direction == KlDirection.REF_POLICY
                ? table.policy(x, y).subtract(table.refPolicy(x, y), bits)
                : table.policy(x, y).multiply(centred[y], bits);
      }
    }
    return weights;
  }
}
