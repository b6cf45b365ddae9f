package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;

/**
 * Bounds on the score and its derivative (ORA, Lemma B.1) and on the Fisher matrix (Lemma B.2).
 *
 * <pre>
 *   paper                                   here
 *   B                                       b, any B of FeatureBounds
 *   g = grad log pi = psi - E psi           score
 *   grad g = - Cov(psi)                     scoreSlope
 *   S = g(y1) + g(y2)                       pairScore
 *   grad S = -2 Cov(psi)                    pairScoreSlope
 *   F = E[g g^T]                            fisher, fisherPublished
 * </pre>
 */
public final class ScoreConstants {

  private ScoreConstants() {}

  /**
   * ORA-LB.1. Bounds ||g||: a feature and the mean of features lie in one ball of radius B, so they
   * are at most 2B apart.
   */
  /*@ public normal_behavior
  @   requires b.value >= 0;
  @   ensures \result.value == 2 * b.value;
  @ pure */
  public static BigFraction score(BigFraction b) {
    return b.multiply(2);
  }

  /** Bounds ||grad g||, a covariance of variables in a ball of radius B: B^2. */
  /*@ public normal_behavior
  @   ensures \result.value == b.value * b.value;
  @ pure */
  public static BigFraction scoreSlope(BigFraction b) {
    return b.multiply(b);
  }

  /** Bounds ||S||, a sum of two scores: 4B. */
  /*@ public normal_behavior
  @   ensures \result.value == 4 * b.value;
  @ pure */
  public static BigFraction pairScore(BigFraction b) {
    return b.multiply(4);
  }

  /** Bounds ||grad S||: 2B^2. */
  /*@ public normal_behavior
  @   ensures \result.value == 2 * b.value * b.value;
  @ pure */
  public static BigFraction pairScoreSlope(BigFraction b) {
    return b.multiply(b).multiply(2);
  }

  /**
   * ORA-LB.2. Bounds ||F||: u·F u is a mean of variances of variables on intervals of length 2B,
   * hence at most B^2.
   */
  /*@ public normal_behavior
  @   ensures \result.value == b.value * b.value;
  @ pure */
  public static BigFraction fisher(BigFraction b) {
    return b.multiply(b);
  }

  /** The published bound on ||F||: 4B^2. */
  /*@ public normal_behavior
  @   ensures \result.value == 4 * b.value * b.value;
  @ pure */
  public static BigFraction fisherPublished(BigFraction b) {
    return b.multiply(b).multiply(4);
  }
}
