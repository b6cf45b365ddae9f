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
  @   ensures \result.length == model.instance().dimension();
  @   ensures \nonnullelements(\result);
  @ pure */
  public static LogNumber[] value(LogRational model, PairFunction f) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] gradient = new LogNumber[scores.dimension()];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = coordinate(model, scores, f, k);
    }
    return gradient;
  }

  private static LogNumber coordinate(
      LogRational model, ScoreFunction scores, PairFunction f, int k) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction probability =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
          LogNumber term =
              term(
                  f.value(x, i, j),
                  f.slope(x, i, j),
                  scores.gap(x, i, j, k),
                  scores.pairScore(x, i, j, k));
          terms[count] = term.multiply(probability);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
  }
}
