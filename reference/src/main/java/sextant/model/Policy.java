package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * Probability vectors from positive weights, in both regimes. The log-linear policy of ORA, A2, has
 * the weights e^{theta . psi(x,y)}; a factor common to all responses of a prompt cancels.
 *
 * <pre>
 * symbol        here      meaning
 * pi(y|x)       result    probability of response y, one entry a response
 * e^{s_y}       weights   positive weights, one a response
 * s_y           scores    theta . psi(x,y) for one prompt x
 * </pre>
 */
public final class Policy {
  /** The most bits of precision that may be asked for. */
  public static final int MAX_BITS = 1 << 24;

  private Policy() {}

  /*@ // A sum of positive numbers is positive.
  @ public normal_behavior
  @   requires \nonnullelements(w) && w.length > 0;
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value > 0);
  @   ensures \result;
  @   ensures Rationals.sumOf(w, w.length) > 0;
  @ public static pure model boolean positiveSum(BigFraction[] w) {
  @   loop_invariant 1 <= k && k <= w.length && Rationals.sumOf(w, k) > 0;
  @   loop_decreases w.length - k;
  @   for (int k = 1; k < w.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /*@ // No term of a sum of positive numbers exceeds the sum.
  @ public normal_behavior
  @   requires \nonnullelements(w);
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value > 0);
  @   ensures \result;
  @   ensures (\forall int i; 0 <= i && i < w.length;
  @       w[i].value <= Rationals.sumOf(w, w.length));
  @ public static pure model boolean termAtMostSum(BigFraction[] w) {
  @   loop_invariant 0 <= k && k <= w.length && Rationals.sumOf(w, k) >= 0;
  @   loop_invariant (\forall int i; 0 <= i && i < k; w[i].value <= Rationals.sumOf(w, k));
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /*@ // p t <= t gives p <= 1 for t > 0.
  @ public normal_behavior
  @   requires p * t == w && w <= t && t > 0;
  @   ensures \result;
  @   ensures p <= 1;
  @ public static pure model boolean atMostOne(\real p, \real t, \real w) {
  @   return true;
  @ }
  @*/

  /*@ // Shares of a total of positive numbers are at most 1.
  @ public normal_behavior
  @   requires \nonnullelements(w) && \nonnullelements(p) && p.length == w.length;
  @   requires (\forall int i; 0 <= i && i < w.length; w[i].value > 0);
  @   requires (\forall int i; 0 <= i && i < w.length; p[i].value * total == w[i].value);
  @   requires total == Rationals.sumOf(w, w.length) && total > 0;
  @   ensures \result;
  @   ensures (\forall int i; 0 <= i && i < p.length; p[i].value <= 1);
  @ public static pure model boolean shareAtMostOne(BigFraction[] w, BigFraction[] p,
  @                                                 \real total) {
  @   boolean terms = termAtMostSum(w);
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant (\forall int i; 0 <= i && i < k; p[i].value <= 1);
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean step = atMostOne(p[k].value, total, w[k].value);
  @   }
  @   return true;
  @ }
  @*/

  /*@ // (s + t) r = s r + t r.
  @ public normal_behavior
  @   requires u == s + t;
  @   ensures \result;
  @   ensures u * r == s * r + t * r;
  @ public static pure model boolean distributes(\real r, \real s, \real t, \real u) {
  @   return true;
  @ }
  @*/

  /*@ // Shares of a total add up to the share of the sum.
  @ public normal_behavior
  @   requires \nonnullelements(w) && \nonnullelements(p) && p.length == w.length;
  @   requires (\forall int i; 0 <= i && i < w.length; p[i].value * total == w[i].value);
  @   ensures \result;
  @   ensures Rationals.sumOf(p, p.length) * total == Rationals.sumOf(w, w.length);
  @ public static pure model boolean shares(BigFraction[] w, BigFraction[] p, \real total) {
  @   loop_invariant 0 <= k && k <= w.length;
  @   loop_invariant Rationals.sumOf(p, k) * total == Rationals.sumOf(w, k);
  @   loop_decreases w.length - k;
  @   for (int k = 0; k < w.length; k++) {
  @     boolean step = distributes(total, Rationals.sumOf(p, k), p[k].value,
  @         Rationals.sumOf(p, k + 1));
  @   }
  @   return true;
  @ }
  @*/

  /*@ // x t = t gives x = 1 unless t = 0.
  @ public normal_behavior
  @   requires x * t == t && t != 0;
  @   ensures \result;
  @   ensures x == 1;
  @ public static pure model boolean unit(\real x, \real t) {
  @   return true;
  @ }
  @*/

  /**
   * The weights divided by their sum: a probability vector.
   *
   * @param weights positive, at least one
   */
  /*@ public normal_behavior
  @   requires weights.length > 0 && \nonnullelements(weights);
  @   requires (\forall int y; 0 <= y && y < weights.length; weights[y].value > 0);
  @   ensures \result.length == weights.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < weights.length;
  @       \result[y].value * Rationals.sumOf(weights, weights.length) == weights[y].value);
  @   ensures (\forall int y; 0 <= y && y < \result.length;
  @       0 < \result[y].value && \result[y].value <= 1);
  @   ensures Rationals.sumOf(\result, \result.length) == 1;
  @ pure */
  public static BigFraction[] normalise(BigFraction[] weights) {
    BigFraction total = Rationals.sum(weights);
    //@ ghost boolean positive = positiveSum(weights);
    BigFraction[] probabilities = divided(weights, total);
    //@ ghost boolean shared = shares(weights, probabilities, total.value);
    //@ ghost boolean atMostOne = shareAtMostOne(weights, probabilities, total.value);
    //@ ghost boolean one = unit(Rationals.sumOf(probabilities, weights.length), total.value);
    return probabilities;
  }

  /** The weights divided by a number. */
  /*@ public normal_behavior
  @   requires \nonnullelements(weights) && total.value > 0;
  @   requires (\forall int y; 0 <= y && y < weights.length; weights[y].value > 0);
  @   ensures \result.length == weights.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < weights.length;
  @       \result[y].value * total.value == weights[y].value && \result[y].value > 0);
  @ pure */
  public static BigFraction[] divided(BigFraction[] weights, BigFraction total) {
    BigFraction[] quotients = new BigFraction[weights.length];
    //@ loop_invariant 0 <= y && y <= weights.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y; quotients[i] != null
    @     && quotients[i].value * total.value == weights[i].value
    @     && quotients[i].value > 0); @*/
    //@ loop_writes y, quotients[*];
    //@ loop_decreases weights.length - y;
    for (int y = 0; y < weights.length; y++) {
      quotients[y] = weights[y].divide(total);
    }
    return quotients;
  }

  /**
   * Enclosures of the weights divided by their sum: the relative width of a result is about that of
   * its weight and of the sum together.
   *
   * @param weights enclosures of non-negative numbers whose sum is positive, at least one
   * @param bits the precision of the results
   */
  /*@ public behavior
  @   requires \nonnullelements(weights) && 1 <= bits && bits <= MAX_BITS;
  @   ensures \result.length == weights.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < weights.length;
  @       0 <= \result[y].lo.value && \result[y].hi.value <= 1);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] normalise(Interval[] weights, int bits) {
    Interval total = Interval.sum(weights, bits + 8);
    Interval[] probabilities = new Interval[weights.length];
    //@ loop_invariant 0 <= y && y <= weights.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y; probabilities[i] != null
    @     && 0 <= probabilities[i].lo.value && probabilities[i].hi.value <= 1); @*/
    //@ loop_writes y, probabilities[*];
    //@ loop_decreases weights.length - y;
    for (int y = 0; y < weights.length; y++) {
      //@ ghost boolean ordered = Interval.ordered(weights[y]);
      probabilities[y] = within01(weights[y].divide(total, bits));
    }
    return probabilities;
  }

  /**
   * Enclosures of the policy with the given scores: pi(y|x) = e^{s_y} / sum e^{s_y'}. The greatest
   * score is subtracted first, so that weights lie in (0, 1] however large the scores are.
   *
   * @param scores theta . psi(x,y) for one prompt, one a response, at least one
   * @param bits the relative precision of the results, about
   */
  /*@ public behavior
  @   requires scores.length > 0 && \nonnullelements(scores) && 1 <= bits && bits <= MAX_BITS;
  @   ensures \result.length == scores.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < scores.length;
  @       0 <= \result[y].lo.value && \result[y].hi.value <= 1);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[] fromScores(LogNumber[] scores, int bits) {
    return normalise(relativeWeights(scores, greatest(scores), bits + 8), bits);
  }

  /** The greatest score. */
  /*@ private normal_behavior
  @   requires scores.length > 0 && \nonnullelements(scores);
  @   ensures (\forall int y; 0 <= y && y < scores.length; scores[y].value <= \result.value);
  @ pure */
  private static LogNumber greatest(LogNumber[] scores) {
    LogNumber greatest = scores[0];
    //@ loop_invariant 1 <= y && y <= scores.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y;
    @     scores[i].value <= greatest.value); @*/
    //@ loop_writes y, greatest;
    //@ loop_decreases scores.length - y;
    for (int y = 1; y < scores.length; y++) {
      greatest = LogNumber.max(greatest, scores[y]);
    }
    return greatest;
  }

  /** Enclosures of e^{s_y - s} for scores that do not exceed s. */
  /*@ private behavior
  @   requires \nonnullelements(scores) && 1 <= bits && bits <= MAX_BITS + 16;
  @   requires (\forall int y; 0 <= y && y < scores.length; scores[y].value <= greatest.value);
  @   ensures \result.length == scores.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < scores.length;
  @       0 <= \result[y].lo.value && \result[y].hi.value <= 1);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] relativeWeights(LogNumber[] scores, LogNumber greatest, int bits) {
    Interval[] weights = new Interval[scores.length];
    //@ loop_invariant 0 <= y && y <= scores.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y; weights[i] != null
    @     && 0 <= weights[i].lo.value && weights[i].hi.value <= 1); @*/
    //@ loop_writes y, weights[*];
    //@ loop_decreases scores.length - y;
    for (int y = 0; y < scores.length; y++) {
      weights[y] = expEnclosure(scores[y].subtract(greatest), bits);
    }
    return weights;
  }

  /**
   * Enclosures of the logarithms of the policy with the given scores: s_y - log sum e^{s_y'}. They
   * stay finite where the probabilities themselves are too small to tell from 0.
   *
   * @param scores theta . psi(x,y) for one prompt, one a response, at least one
   * @param bits the precision of the results, about
   */
  /*@ public behavior
  @   requires scores.length > 0 && \nonnullelements(scores) && 1 <= bits && bits <= MAX_BITS;
  @   ensures \result.length == scores.length && \nonnullelements(\result);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval[] logFromScores(LogNumber[] scores, int bits) {
    LogNumber greatest = greatest(scores);
    Interval[] weights = relativeWeights(scores, greatest, bits + 8);
    Interval logTotal = Elementary.log(Interval.sum(weights, bits + 8), bits + 8);
    Interval[] logs = new Interval[scores.length];
    //@ loop_invariant 0 <= y && y <= scores.length;
    //@ loop_invariant (\forall int i; 0 <= i && i < y; logs[i] != null);
    //@ loop_writes y, logs[*];
    //@ loop_decreases scores.length - y;
    for (int y = 0; y < scores.length; y++) {
      logs[y] = scores[y].subtract(greatest).enclose(bits + 8).subtract(logTotal, bits);
    }
    return logs;
  }

  /**
   * An enclosure of e^v for v &lt;= 0. The absolute error of v becomes the relative error of e^v,
   * so a large |v| is enclosed with as many more bits as its integer part has.
   */
  /*@ behavior
  @   requires v.value <= 0 && 1 <= bits && bits <= MAX_BITS + 16;
  @   ensures 0 <= \result.lo.value && \result.hi.value <= 1;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval expEnclosure(LogNumber v, int bits) {
    if (v.isZero()) {
      return Interval.ONE;
    }
    Dyadic magnitude = v.enclose(32).magnitude();
    long integerBits = magnitude.mantissa().bitLength() + magnitude.exponent();
    int extra = (int) Math.max(0, Math.min(integerBits, Limits.DECISION_BITS));
    return within01(Elementary.exp(v.enclose(bits + extra), bits));
  }

  /** The part of an enclosure of a number of [0, 1] that lies in [0, 1]. */
  /*@ normal_behavior
  @   ensures 0 <= \result.lo.value && \result.hi.value <= 1;
  @   ensures v.lo.value <= 1 ==> \result.lo.value >= v.lo.value;
  @   ensures v.hi.value >= 0 ==> \result.hi.value <= v.hi.value;
  @   ensures \result.lo.value <= v.lo.value || \result.lo.value == 0;
  @   ensures \result.hi.value >= v.hi.value || \result.hi.value == 1;
  @ pure */
  static Interval within01(Interval v) {
    return v.max(Interval.ZERO).min(Interval.ONE);
  }
}
