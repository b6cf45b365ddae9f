package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;

/**
 * The stochastic gradients of one sample z = (x, y1, y2) with its label, and their exact
 * expectations (ORA, Assumption 6).
 *
 * <pre>
 *   paper                          here             meaning
 *   G_SAIL                         sail             grad l^(label) + l^(label) S, one coordinate
 *   G_R                            penalty          sign(h) (psi1 - psi2) + |h| S
 *   -                              dropped          l^(label) S, which path-wise code leaves out
 *   sigma = sigma(beta h)          sigma            odds/(1 + odds)
 *   grad l^1 = beta (sigma - 1) gap, grad l^0 = beta sigma gap, gap = psi1 - psi2
 * </pre>
 */
public final class SampleGradient {

  private SampleGradient() {}

  /**
   * ORA-A6. One coordinate of the estimator of grad L_SAIL: the derivative of the loss under the
   * label, and the loss times the score.
   *
   * @param label 1 when y1 is preferred, 0 when y2 is
   * @param beta the inverse temperature
   * @param sigma sigma(beta h)
   * @param gap a coordinate of psi1 - psi2
   * @param loss l^(label)
   * @param score the same coordinate of S
   */
  /*@ public normal_behavior
  @   requires label == 0 || label == 1;
  @   ensures \result.value == beta.value * (sigma.value - label) * gap.value
  @       + score.value * loss.value;
  @ pure */
  public static LogNumber sail(
      int label,
      BigFraction beta,
      BigFraction sigma,
      BigFraction gap,
      LogNumber loss,
      BigFraction score) {
    BigFraction path = beta.multiply(sigma.subtract(label)).multiply(gap);
    return LogNumber.of(path).add(dropped(loss, score));
  }

  /**
   * SAIL-BIAS. One coordinate of the score term l S. A gradient that holds the samples fixed lacks
   * it, and is off by exactly its expectation.
   *
   * @param loss l^(label), or its mean over labels
   * @param score a coordinate of S
   */
  /*@ public normal_behavior
  @   ensures \result.value == score.value * loss.value;
  @ pure */
  public static LogNumber dropped(LogNumber loss, BigFraction score) {
    return loss.multiply(score);
  }

  /**
   * One coordinate of the estimator of a subgradient of R.
   *
   * @param logit h
   * @param gap a coordinate of psi1 - psi2
   * @param score the same coordinate of S
   */
  /*@ public normal_behavior
  @   ensures logit.value > 0 ==> \result.value == gap.value + score.value * logit.value;
  @   ensures logit.value == 0 ==> \result.value == 0;
  @   ensures logit.value < 0 ==> \result.value == score.value * (0 - logit.value) - gap.value;
  @ pure */
  public static LogNumber penalty(LogNumber logit, BigFraction gap, BigFraction score) {
    return LogNumber.of(gap.multiply(logit.signum())).add(logit.abs().multiply(score));
  }

  /** The expectation of {@link #sail} over z and label, coordinate by coordinate, enumerated. */
  public static LogNumber[] sailMean(LogRational model) {
    return mean(model, true, true);
  }

  /** The expectation of {@link #dropped}: what a path-wise gradient lacks. */
  public static LogNumber[] droppedMean(LogRational model) {
    return mean(model, true, false);
  }

  /** The expectation of {@link #penalty}, with sign 0 = 0. */
  public static LogNumber[] penaltyMean(LogRational model) {
    return mean(model, false, true);
  }

  private static LogNumber[] mean(LogRational model, boolean sail, boolean whole) {
    Instance instance = model.instance();
    int n = model.responseCount();
    LogNumber[] means = new LogNumber[instance.dimension()];
    for (int k = 0; k < means.length; k++) {
      LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
      int count = 0;
      for (int x = 0; x < model.promptCount(); x++) {
        BigFraction centre = centre(model, x, k);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            BigFraction first = instance.feature(x, i, k);
            BigFraction second = instance.feature(x, j, k);
            BigFraction gap = first.subtract(second);
            BigFraction score = first.add(second).subtract(centre.multiply(2));
            LogNumber term =
                sail
                    ? overLabels(model, x, i, j, gap, score, whole)
                    : penalty(logit(instance, x, i, j), gap, score);
            BigFraction weight =
                model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
            terms[count] = term.multiply(weight);
            count++;
          }
        }
      }
      means[k] = LogNumber.sum(terms);
    }
    return means;
  }

  /** Both labels, each with its probability. */
  private static LogNumber overLabels(
      LogRational model, int x, int i, int j, BigFraction gap, BigFraction score, boolean whole) {
    BigFraction odds = model.tilt(x, i).divide(model.tilt(x, j));
    BigFraction sigma = odds.divide(odds.add(BigFraction.ONE));
    LogNumber one = LogNumber.log(sigma).negate();
    LogNumber zero = LogNumber.log(BigFraction.ONE.subtract(sigma)).negate();
    BigFraction preference = model.preference(x, i, j);
    BigFraction rest = BigFraction.ONE.subtract(preference);
    BigFraction beta = model.instance().beta();
    LogNumber first = whole ? sail(1, beta, sigma, gap, one, score) : dropped(one, score);
    LogNumber second = whole ? sail(0, beta, sigma, gap, zero, score) : dropped(zero, score);
    return first.multiply(preference).add(second.multiply(rest));
  }

  private static BigFraction centre(LogRational model, int x, int k) {
    BigFraction[] values = new BigFraction[model.responseCount()];
    for (int y = 0; y < values.length; y++) {
      values[y] = model.instance().feature(x, y, k);
    }
    return Rationals.dot(model.policy(x), values);
  }

  private static LogNumber logit(Instance instance, int x, int i, int j) {
    LogNumber first = instance.score(x, i).subtract(instance.refScore(x, i));
    LogNumber second = instance.score(x, j).subtract(instance.refScore(x, j));
    return first.subtract(second);
  }
}
