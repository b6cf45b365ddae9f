package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * The gradient of an expectation under the on-policy law, literally: a loop over ordered pairs.
 *
 * <pre>
 *   paper                            here      meaning
 *   grad E[f] = E[grad f + f S]      value     score calculus (ORA, Eq. 38)
 *   grad f + f S                     term      one coordinate, of one pair; grad f = df/dh Dpsi
 * </pre>
 */
public final class MeanGradient {

  private MeanGradient() {}

  /**
   * One coordinate of grad f + f S at one pair.
   *
   * @param value f
   * @param slope df/dh
   * @param gap the coordinate of Dpsi
   * @param score the coordinate of S
   */
  /*@ public normal_behavior
  @   ensures \result.value == slope.value * gap.value + score.value * value.value;
  @ pure */
  public static LogNumber term(
      LogNumber value, BigFraction slope, BigFraction gap, BigFraction score) {
    return LogNumber.of(slope.multiply(gap)).add(value.multiply(score));
  }

  /**
   * The gradient of E[f], d exact log-numbers.
   *
   * @param model the exact data
   * @param f a function of h
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static LogNumber[] value(LogRational model, PairFunction f) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] gradient = new LogNumber[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length;
    @ loop_invariant (\forall int l; 0 <= l && l < k; gradient[l] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = coordinate(model, scores, f, k);
    }
    return gradient;
  }

  /** Coordinate k of the sum over prompts. */
  /*@ private normal_behavior
  @   requires 0 <= k && k < scores.dimension();
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber coordinate(
      LogRational model, ScoreFunction scores, PairFunction f, int k) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; prompts[i] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = promptSum(model, scores, f, x, k);
    }
    return LogNumber.sum(prompts);
  }

  /** Coordinate k of the sum over the ordered pairs of prompt x. */
  /*@ private normal_behavior
  @   requires 0 <= k && k < scores.dimension() && 0 <= x && x < model.promptCount();
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber promptSum(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int k) {
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length;
    @ loop_invariant (\forall int l; 0 <= l && l < i; rows[l] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowSum(model, scores, f, x, i, k);
    }
    return LogNumber.sum(rows);
  }

  /** Coordinate k of the sum over the second responses. */
  /*@ private normal_behavior
  @   requires 0 <= k && k < scores.dimension() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber rowSum(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int i, int k) {
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int l; 0 <= l && l < j; terms[l] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      BigFraction probability =
          SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
      LogNumber term =
          term(
              f.value(x, i, j),
              f.slope(x, i, j),
              scores.gap(x, i, j, k),
              scores.pairScore(x, i, j, k));
      terms[j] = term.multiply(probability);
    }
    return LogNumber.sum(terms);
  }
}
