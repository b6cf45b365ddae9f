package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Triangle;
import sextant.model.LogRational;
import sextant.sail.PairFunction;
import sextant.sail.SamplingLaw;
import sextant.sail.ScoreFunction;

//@ model import sextant.robust.RobustLoss;

/**
 * The Hessian of an expectation under the on-policy law, literally: a loop over ordered pairs for
 * every entry.
 *
 * <pre>
 *   paper                                               here    meaning
 *   E[Hess f + S grad f' + grad f S' + f (S S' + dS)]   value   the Hessian of E[f] (ORA, Eq. 39)
 *   the bracket                                         term    one entry, of one pair
 *   grad f, Hess f                                              df/dh Dpsi, d2f/dh2 Dpsi Dpsi'
 *   dS                                                          -2 Cov_x(psi)
 * </pre>
 */
public final class MeanHessian {

  private MeanHessian() {}

  /**
   * Entry (a, b) of the bracket at one pair.
   *
   * @param value f
   * @param slope df/dh
   * @param curvature d2f/dh2
   * @param gapA coordinate a of Dpsi
   * @param gapB coordinate b of Dpsi
   * @param scoreA coordinate a of S
   * @param scoreB coordinate b of S
   * @param covariance entry (a, b) of Cov_x(psi)
   */
  /*@ public normal_behavior
  @   ensures \result.value == curvature.value * (gapA.value * gapB.value)
  @       + slope.value * (scoreA.value * gapB.value + gapA.value * scoreB.value)
  @       + (scoreA.value * scoreB.value - 2 * covariance.value) * value.value;
  @ pure */
  public static LogNumber term(
      LogNumber value,
      BigFraction slope,
      BigFraction curvature,
      BigFraction gapA,
      BigFraction gapB,
      BigFraction scoreA,
      BigFraction scoreB,
      BigFraction covariance) {
    BigFraction product = gapA.multiply(gapB);
    /*@ ghost boolean first = RobustLoss.sameMultiple(
    @     product.value, gapA.value * gapB.value, curvature.value); @*/
    BigFraction cross = scoreA.multiply(gapB).add(gapA.multiply(scoreB));
    /*@ ghost boolean second = RobustLoss.sameMultiple(
    @     cross.value, scoreA.value * gapB.value + gapA.value * scoreB.value, slope.value); @*/
    BigFraction law = scoreA.multiply(scoreB).subtract(covariance.multiply(BigFraction.TWO));
    /*@ ghost boolean third = RobustLoss.sameMultiple(
    @     law.value, scoreA.value * scoreB.value - 2 * covariance.value, value.value); @*/
    return LogNumber.of(curvature.multiply(product).add(slope.multiply(cross)))
        .add(value.multiply(law));
  }

  /**
   * The Hessian of E[f], d by d exact log-numbers, symmetric.
   *
   * @param model the exact data
   * @param f a function of h
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null && \result[a][b] == \result[b][a]);
  @ pure */
  public static LogNumber[][] value(LogRational model, PairFunction f) {
    ScoreFunction scores = ScoreFunction.of(model);
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[][] triangle = new LogNumber[scores.dimension()][];
    /*@ loop_invariant 0 <= k && k <= triangle.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int a; 0 <= a && a < k; triangle[a] != null
    @     && triangle[a].length == a + 1);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b <= a;
    @     triangle[a][b] != null);
    @ loop_writes k, triangle[*];
    @ loop_decreases triangle.length - k; @*/
    for (int k = 0; k < triangle.length; k++) {
      triangle[k] = row(model, scores, f, k);
    }
    return Triangle.mirrored(triangle);
  }

  /** The entries (a, 0) to (a, a) of the Hessian. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= a && a < model.instance().dimension();
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures \fresh(\result) && \result.length == a + 1 && \nonnullelements(\result);
  @ pure */
  private static LogNumber[] row(LogRational model, ScoreFunction scores, PairFunction f, int a) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] row = new LogNumber[a + 1];
    /*@ loop_invariant 0 <= b && b <= row.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < b; row[u] != null);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] = entry(model, scores, f, a, b);
    }
    return row;
  }

  /** Entry (a, b) of the Hessian: the terms of all prompts. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber entry(
      LogRational model, ScoreFunction scores, PairFunction f, int a, int b) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      //@ ghost boolean complete = model.instance().wholeAt(x);
      prompts[x] = prompt(model, scores, f, x, a, b);
    }
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x);
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber prompt(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int a, int b) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = pairs(model, scores, f, x, i, a, b);
    }
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x) && 0 <= i && i < model.responseCount();
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber pairs(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int i, int a, int b) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.sized();
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = term(scores, f, x, i, j, a, b).multiply(probability(model, x, i, j));
    }
    return LogNumber.sum(terms);
  }

  /** d_theta(z) for z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static BigFraction probability(LogRational model, int x, int i, int j) {
    //@ ghost boolean filled = model.filled();
    return SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
  }

  /** Entry (a, b) of the bracket at z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < f.value.length && f.value[0] != null;
  @   requires 0 <= i && i < f.value[0].length && 0 <= j && j < f.value[0].length;
  @   requires x < scores.model.instance.promptNames.length;
  @   requires i < scores.model.instance.responseNames.length;
  @   requires j < scores.model.instance.responseNames.length;
  @   requires scores.model.instance.complete(x);
  @   requires 0 <= a && a < scores.model.instance.dimension;
  @   requires 0 <= b && b < scores.model.instance.dimension;
  @   ensures true;
  @ pure */
  private static LogNumber term(
      ScoreFunction scores, PairFunction f, int x, int i, int j, int a, int b) {
    //@ ghost boolean filled = f.filled();
    return term(
        f.value(x, i, j),
        f.slope(x, i, j),
        f.curvature(x, i, j),
        scores.gap(x, i, j, a),
        scores.gap(x, i, j, b),
        scores.pairScore(x, i, j, a),
        scores.pairScore(x, i, j, b),
        scores.covariance(x, a, b));
  }
}
