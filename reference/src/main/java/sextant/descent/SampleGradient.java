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
  /*@ public normal_behavior
  @   requires model.sized();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] sailMean(LogRational model) {
    return mean(model, true, true);
  }

  /** The expectation of {@link #dropped}: what a path-wise gradient lacks. */
  /*@ public normal_behavior
  @   requires model.sized();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] droppedMean(LogRational model) {
    return mean(model, true, false);
  }

  /** The expectation of {@link #penalty}, with sign 0 = 0. */
  /*@ public normal_behavior
  @   requires model.sized();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] penaltyMean(LogRational model) {
    return mean(model, false, true);
  }

  /** The expectation of one of the three, d coordinates. */
  /*@ private normal_behavior
  @   requires model.sized();
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static LogNumber[] mean(LogRational model, boolean sail, boolean whole) {
    LogNumber[] means = new LogNumber[model.instance().dimension()];
    /*@ loop_invariant 0 <= k && k <= means.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < k; means[u] != null);
    @ loop_writes k, means[*];
    @ loop_decreases means.length - k; @*/
    for (int k = 0; k < means.length; k++) {
      means[k] = coordinate(model, k, sail, whole);
    }
    return means;
  }

  /** One coordinate: the terms of all prompts. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= k && k < model.instance.dimension;
  @   ensures true;
  @ pure */
  private static LogNumber coordinate(LogRational model, int k, boolean sail, boolean whole) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = prompt(model, x, column(model, x, k), sail, whole);
    }
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires psi.length == model.responseCount() && \nonnullelements(psi);
  @   ensures true;
  @ pure */
  private static LogNumber prompt(
      LogRational model, int x, BigFraction[] psi, boolean sail, boolean whole) {
    BigFraction centre = Rationals.dot(model.policy(x), psi);
    LogNumber[] rows = new LogNumber[psi.length];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, x, i, psi, centre, sail, whole);
    }
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires psi.length == model.responseCount() && \nonnullelements(psi);
  @   requires 0 <= i && i < psi.length;
  @   ensures true;
  @ pure */
  private static LogNumber row(
      LogRational model,
      int x,
      int i,
      BigFraction[] psi,
      BigFraction centre,
      boolean sail,
      boolean whole) {
    LogNumber[] terms = new LogNumber[psi.length];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      BigFraction gap = psi[i].subtract(psi[j]);
      BigFraction score = psi[i].add(psi[j]).subtract(centre.multiply(2));
      LogNumber term =
          sail
              ? overLabels(model, x, i, j, gap, score, whole)
              : penalty(logit(model, x, i, j), gap, score);
      terms[j] = term.multiply(probability(model, x, i, j));
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
    return model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
  }

  /** Both labels, each with its probability. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber overLabels(
      LogRational model, int x, int i, int j, BigFraction gap, BigFraction score, boolean whole) {
    //@ ghost boolean tables = model.filled() && model.compared();
    BigFraction sigma = sigma(model.tilt(x, i), model.tilt(x, j));
    LogNumber one = LogNumber.log(sigma).negate();
    LogNumber zero = LogNumber.log(BigFraction.ONE.subtract(sigma)).negate();
    BigFraction preference = model.preference(x, i, j);
    BigFraction rest = BigFraction.ONE.subtract(preference);
    BigFraction beta = model.instance().beta();
    LogNumber first = whole ? sail(1, beta, sigma, gap, one, score) : dropped(one, score);
    LogNumber second = whole ? sail(0, beta, sigma, gap, zero, score) : dropped(zero, score);
    return first.multiply(preference).add(second.multiply(rest));
  }

  /** odds/(1 + odds), the odds of two tilts. */
  /*@ private normal_behavior
  @   requires first.value > 0 && second.value > 0;
  @   ensures 0 < \result.value && \result.value < 1;
  @ pure */
  private static BigFraction sigma(BigFraction first, BigFraction second) {
    BigFraction odds = first.divide(second);
    return odds.divide(odds.add(BigFraction.ONE));
  }

  /** Coordinate k of the features of prompt x, one entry a response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= k && k < model.instance.dimension;
  @   ensures \fresh(\result) && \result.length == model.responseCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] column(LogRational model, int x, int k) {
    //@ ghost boolean complete = model.instance().wholeAt(x);
    BigFraction[] column = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= column.length && model.sized();
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant (\forall int u; 0 <= u && u < y; column[u] != null);
    @ loop_writes y, column[*];
    @ loop_decreases column.length - y; @*/
    for (int y = 0; y < column.length; y++) {
      column[y] = model.instance().feature(x, y, k);
    }
    return column;
  }

  /** h of z = (x, i, j), from the scores. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber logit(LogRational model, int x, int i, int j) {
    LogNumber first = score(model.instance(), x, i);
    LogNumber second = score(model.instance(), x, j);
    return first.subtract(second);
  }

  /** (theta - theta_ref)·psi(x,y). */
  /*@ private normal_behavior
  @   requires instance.whole() && 0 <= x && x < instance.promptCount();
  @   requires 0 <= y && y < instance.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber score(Instance instance, int x, int y) {
    //@ ghost boolean complete = instance.wholeAt(x);
    BigFraction[] psi = instance.features(x, y);
    return LogNumber.dot(psi, instance.theta()).subtract(LogNumber.dot(psi, instance.thetaRef()));
  }
}
