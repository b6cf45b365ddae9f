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
 *   a(y) = u·psi(x,y)         projection  one rational number a response
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
  @   requires u.length == model.instance().dimension() && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber sail(LogRational model, BigFraction[] u) {
    return of(model, PairFunction.loss(model), u);
  }

  /**
   * u' Hess(R) u, with sign 0 = 0 at kinks.
   *
   * @param model the exact data
   * @param u a direction, length d
   */
  /*@ public normal_behavior
  @   requires u.length == model.instance().dimension() && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber penalty(LogRational model, BigFraction[] u) {
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
  @   requires f.value.length > 0 && f.value[0] != null;
  @   requires f.promptCount() == model.promptCount();
  @   requires f.responseCount() == model.responseCount();
  @   requires u.length == model.instance().dimension() && \nonnullelements(u);
  @   ensures true;
  @ pure */
  public static LogNumber of(LogRational model, PairFunction f, BigFraction[] u) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      BigFraction[] centred = centred(model, x, u);
      BigFraction variance = meanSquare(model.policy(x), centred);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          BigFraction probability =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
          LogNumber term =
              term(
                  f.value(x, i, j),
                  f.slope(x, i, j),
                  f.curvature(x, i, j),
                  centred[i],
                  centred[j],
                  variance);
          terms[count] = term.multiply(probability);
          count++;
        }
      }
    }
    return LogNumber.sum(terms);
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
  private static BigFraction[] centred(LogRational model, int x, BigFraction[] u) {
    BigFraction[] projection = new BigFraction[model.responseCount()];
    for (int y = 0; y < projection.length; y++) {
      projection[y] = Rationals.dot(u, model.instance().features(x, y));
    }
    BigFraction mean = Rationals.dot(model.policy(x), projection);
    for (int y = 0; y < projection.length; y++) {
      projection[y] = projection[y].subtract(mean);
    }
    return projection;
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
