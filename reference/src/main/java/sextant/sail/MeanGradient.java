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
  @   requires model.sized() && model.instance().whole();
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] value(LogRational model, PairFunction f) {
    ScoreFunction scores = ScoreFunction.of(model);
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] gradient = new LogNumber[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= gradient.length && model.instance().whole();
    @ loop_invariant model.sized() && f.value[0] != null;
    @ loop_invariant f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < k; gradient[u] != null);
    @ loop_writes k, gradient[*];
    @ loop_decreases gradient.length - k; @*/
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = coordinate(model, scores, f, k);
    }
    return gradient;
  }

  /** One coordinate of the gradient: the terms of all prompts. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= k && k < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber coordinate(
      LogRational model, ScoreFunction scores, PairFunction f, int k) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.instance().whole();
    @ loop_invariant model.sized() && f.value[0] != null;
    @ loop_invariant f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      //@ ghost boolean complete = model.instance().wholeAt(x);
      prompts[x] = prompt(model, scores, f, x, k);
    }
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x) && 0 <= k && k < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber prompt(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int k) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.instance().complete(x);
    @ loop_invariant model.sized() && f.value[0] != null;
    @ loop_invariant f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, scores, f, x, i, k);
    }
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x) && 0 <= k && k < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   requires 0 <= i && i < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber row(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int i, int k) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.instance().complete(x);
    @ loop_invariant model.sized() && f.value[0] != null;
    @ loop_invariant f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = pair(model, scores, f, x, i, j, k);
    }
    return LogNumber.sum(terms);
  }

  /** One coordinate of grad f + f S at z = (x, i, j), times the probability of z. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x) && 0 <= k && k < model.instance.dimension;
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber pair(
      LogRational model, ScoreFunction scores, PairFunction f, int x, int i, int j, int k) {
    //@ ghost boolean sized = model.filled();
    return term(scores, f, x, i, j, k).multiply(probability(model, x, i, j));
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

  /** One coordinate of grad f + f S at z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < f.value.length && f.value[0] != null;
  @   requires 0 <= i && i < f.value[0].length && 0 <= j && j < f.value[0].length;
  @   requires x < scores.model.instance.promptNames.length;
  @   requires i < scores.model.instance.responseNames.length;
  @   requires j < scores.model.instance.responseNames.length;
  @   requires scores.model.instance.complete(x) && 0 <= k;
  @   requires k < scores.model.instance.dimension;
  @   ensures true;
  @ pure */
  private static LogNumber term(ScoreFunction scores, PairFunction f, int x, int i, int j, int k) {
    //@ ghost boolean filled = f.filled();
    BigFraction gap = scores.gap(x, i, j, k);
    BigFraction score = scores.pairScore(x, i, j, k);
    return term(f.value(x, i, j), f.slope(x, i, j), gap, score);
  }
}
