package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.robust.PenaltySubdifferential;
import sextant.sail.PairFunction;
import sextant.sail.SamplingLaw;

//@ model import sextant.robust.RobustLoss;

/**
 * The second derivative along a line, u' Hess u for a rational u, exactly and with O(|Y|^2) work a
 * prompt: everything is projected on u first.
 *
 * <pre>
 *   paper                     here        meaning
 *   a(y) = u·psi(x,y)         projections one rational number a response
 *   g(y) = a(y) - E a         centred     u·g(x,y)
 *   V = E g^2                 variance    u' Cov_x(psi) u
 *   u·Dpsi = g1 - g2,  u·S = g1 + g2
 *   E[f'' (g1 - g2)^2 + 2 f' (g1^2 - g2^2) + f ((g1 + g2)^2 - 2 V)]   term, under the mean
 * </pre>
 *
 * The enclosures of {@link GramHessian#along} are the quick counterpart.
 */
public final class DirectionalCurvature {

  private DirectionalCurvature() {}

  /**
   * u' Hess(L_SAIL) u.
   *
   * @param model the exact data
   * @param u a direction, length d
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber sail(LogRational model, BigFraction[] u) {
    //@ ghost boolean filled = model.filled();
    return of(model, PairFunction.loss(model), u);
  }

  /**
   * u' Hess(R) u, with sign 0 = 0 at kinks.
   *
   * @param model the exact data
   * @param u a direction, length d
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber penalty(LogRational model, BigFraction[] u) {
    //@ ghost boolean filled = model.filled();
    return of(model, PenaltySubdifferential.absoluteLogit(model), u);
  }

  /**
   * u' Hess(E[f]) u.
   *
   * @param model the exact data
   * @param f a function of h
   * @param u a direction, length d
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber of(LogRational model, PairFunction f, BigFraction[] u) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.sized();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant \nonnullelements(u) && (\forall int k; 0 <= k && k < x; prompts[k] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = ofPrompt(model, f, x, u);
    }
    return LogNumber.sum(prompts);
  }

  /** u' Hess(E[f | x]) u. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures true;
  @ pure */
  private static LogNumber ofPrompt(LogRational model, PairFunction f, int x, BigFraction[] u) {
    //@ ghost boolean complete = model.instance().wholeAt(x);
    BigFraction[] g = centred(model, x, u);
    return prompt(model, f, x, g, meanSquare(model.policy(x), g));
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires g.length == model.responseCount() && \nonnullelements(g);
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber prompt(
      LogRational model, PairFunction f, int x, BigFraction[] g, BigFraction variance) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; rows[k] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, f, x, i, g, variance);
    }
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   requires g.length == model.responseCount() && \nonnullelements(g);
  @   requires f.value.length == model.weights.length && f.value[0] != null;
  @   requires f.value[0].length == model.weights[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber row(
      LogRational model, PairFunction f, int x, int i, BigFraction[] g, BigFraction variance) {
    //@ ghost boolean sized = model.filled() && f.filled();
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.sized();
    @ loop_invariant f.value[0] != null && f.value[0].length == model.weights[0].length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; terms[k] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      LogNumber term = term(f, x, i, j, g[i], g[j], variance);
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
    return SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
  }

  /** The curvature along u of the pair z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < f.value.length && f.value[0] != null;
  @   requires 0 <= i && i < f.value[0].length && 0 <= j && j < f.value[0].length;
  @   ensures true;
  @ pure */
  private static LogNumber term(
      PairFunction f, int x, int i, int j, BigFraction g1, BigFraction g2, BigFraction variance) {
    //@ ghost boolean filled = f.filled();
    return term(f.value(x, i, j), f.slope(x, i, j), f.curvature(x, i, j), g1, g2, variance);
  }

  /**
   * The curvature along u that one pair has.
   *
   * @param value f
   * @param slope df/dh
   * @param curvature d2f/dh2
   * @param g1 u·g(x,y1)
   * @param g2 u·g(x,y2)
   * @param variance V
   */
  /*@ public normal_behavior
  @   ensures \result.value == curvature.value * ((g1.value - g2.value) * (g1.value - g2.value))
  @       + slope.value * (2 * (g1.value * g1.value - g2.value * g2.value))
  @       + ((g1.value + g2.value) * (g1.value + g2.value) - 2 * variance.value) * value.value;
  @ pure */
  public static LogNumber term(
      LogNumber value,
      BigFraction slope,
      BigFraction curvature,
      BigFraction g1,
      BigFraction g2,
      BigFraction variance) {
    BigFraction gap = g1.subtract(g2);
    BigFraction sum = g1.add(g2);
    BigFraction square = Rationals.square(gap);
    BigFraction mixed = Rationals.square(g1).subtract(Rationals.square(g2)).multiply(2);
    BigFraction law = Rationals.square(sum).subtract(variance.multiply(2));
    //@ ghost boolean ofGap = sameSquare(gap.value, g1.value - g2.value);
    //@ ghost boolean ofSum = sameSquare(sum.value, g1.value + g2.value);
    /*@ ghost boolean first = RobustLoss.sameMultiple(square.value,
    @     (g1.value - g2.value) * (g1.value - g2.value), curvature.value); @*/
    /*@ ghost boolean second = RobustLoss.sameMultiple(mixed.value,
    @     2 * (g1.value * g1.value - g2.value * g2.value), slope.value); @*/
    /*@ ghost boolean third = RobustLoss.sameMultiple(law.value,
    @     (g1.value + g2.value) * (g1.value + g2.value) - 2 * variance.value, value.value); @*/
    return LogNumber.of(curvature.multiply(square).add(slope.multiply(mixed)))
        .add(value.multiply(law));
  }

  /*@ // Equal numbers have equal squares.
  @ public normal_behavior
  @   requires e == f;
  @   ensures \result;
  @   ensures e * e == f * f;
  @ public static pure heap_free model boolean sameSquare(\real e, \real f) {
  @   return true;
  @ }
  @*/

  /** g(y) = a(y) - E a, one entry a response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires model.instance().complete(x);
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures \result.length == model.responseCount() && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] centred(LogRational model, int x, BigFraction[] u) {
    BigFraction[] projections = projections(model, x, u);
    return differences(projections, Rationals.dot(model.policy(x), projections));
  }

  /** a(y) = u·psi(x,y), one entry a response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires model.instance().complete(x);
  @   requires u.length == model.instance.dimension && \nonnullelements(u);
  @   ensures \fresh(\result) && \result.length == model.responseCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] projections(LogRational model, int x, BigFraction[] u) {
    BigFraction[] projections = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= projections.length && model.sized();
    @ loop_invariant model.instance().complete(x) && \nonnullelements(u);
    @ loop_invariant (\forall int k; 0 <= k && k < y; projections[k] != null);
    @ loop_writes y, projections[*];
    @ loop_decreases projections.length - y; @*/
    for (int y = 0; y < projections.length; y++) {
      projections[y] = Rationals.dot(u, model.instance().features(x, y));
    }
    return projections;
  }

  /** v - c in each entry, a fresh array. */
  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length; \result[k].value == v[k].value - c.value);
  @ pure */
  private static BigFraction[] differences(BigFraction[] v, BigFraction c) {
    BigFraction[] differences = new BigFraction[v.length];
    /*@ loop_invariant 0 <= y && y <= v.length;
    @ loop_invariant (\forall int k; 0 <= k && k < y; differences[k] != null
    @     && differences[k].value == v[k].value - c.value);
    @ loop_writes y, differences[*];
    @ loop_decreases v.length - y; @*/
    for (int y = 0; y < v.length; y++) {
      differences[y] = v[y].subtract(c);
    }
    return differences;
  }

  /*@ // The first n terms policy g^2.
  @ public normal_behavior
  @   requires 0 <= n && n <= policy.length && n <= g.length;
  @   requires \nonnullelements(policy) && \nonnullelements(g);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : meanSquareOf(policy, g, n - 1)
  @           + policy[n - 1].value * (g[n - 1].value * g[n - 1].value));
  @ public static pure model \real meanSquareOf(BigFraction[] policy, BigFraction[] g, int n) {
  @   return n == 0 ? (\real) 0
  @       : meanSquareOf(policy, g, n - 1)
  @           + policy[n - 1].value * (g[n - 1].value * g[n - 1].value);
  @ }
  @*/

  /** E g^2. */
  /*@ normal_behavior
  @   requires policy.length == g.length && \nonnullelements(policy) && \nonnullelements(g);
  @   ensures \result.value == meanSquareOf(policy, g, policy.length);
  @ pure */
  static BigFraction meanSquare(BigFraction[] policy, BigFraction[] g) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= y && y <= policy.length;
    //@ loop_invariant total.value == meanSquareOf(policy, g, y);
    //@ loop_decreases policy.length - y;
    for (int y = 0; y < policy.length; y++) {
      total = total.add(policy[y].multiply(Rationals.square(g[y])));
    }
    return total;
  }
}
