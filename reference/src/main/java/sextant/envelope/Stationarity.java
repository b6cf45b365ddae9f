package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;

//@ model import sextant.exact.Dyadic;

/**
 * How the gradient of the envelope tells of stationarity (ORA, Appendices C and D).
 *
 * <pre>
 *   paper                     here               meaning
 *   g = grad F_env(theta)     -                  (theta - theta-hat)/lambda_env
 *   1 - kappa lambda_env      contraction        of {@link ProximalProblem}
 *   inf of g·v                leastProduct       over all v of the subdifferential of L_SAIL +
 *                                                lambda R at theta
 *   g·v - (1 - kappa          monotonicityGap    at least 0
 *     lambda_env) ||g||^2
 *   dist(0, dF) - (1 - kappa  distanceGap        at least 0
 *     lambda_env) ||g||
 *   ||g|| + eps + ||u -       inexactBound       bounds dist(0, dF(u)) where u has the proximal
 *     theta-hat||/lambda_env                     residual eps
 *   max(|theta| - lambda, 0)  softThreshold      the proximal point of F = |·|, by sign of theta
 * </pre>
 */
public final class Stationarity {

  private Stationarity() {}

  /*@ // ORA-LC.1, one coordinate: the monotone product, where theta - theta-hat = lambda_env g.
  @ public normal_behavior
  @   requires t - u == lambda * g;
  @   ensures \result;
  @   ensures (v + kappa * t - g - kappa * u) * (t - u)
  @       == lambda * (v * g - g * g + kappa * lambda * g * g);
  @ public static pure model boolean coordinate(\real lambda, \real kappa, \real v, \real g,
  @     \real t, \real u) { return true; }
  @*/

  /*@ // ORA-LC.1: the monotone product is not negative, so w >= (1 - kappa lambda_env) q, where
  @ // w = g.v and q = ||g||^2.
  @ public normal_behavior
  @   requires lambda > 0 && lambda * (w - q + kappa * lambda * q) >= 0;
  @   ensures \result;
  @   ensures w >= (1 - kappa * lambda) * q;
  @ public static pure model boolean angle(\real lambda, \real kappa, \real w, \real q) {
  @   return true;
  @ }
  @*/

  /*@ // ORA-LD.1: w <= a n by Cauchy-Schwarz, w >= c n^2 by ORA-LC.1; a = ||v||, n = ||g||.
  @ public normal_behavior
  @   requires a >= 0 && n >= 0 && w <= a * n && w >= c * n * n;
  @   ensures \result;
  @   ensures a >= c * n;
  @ public static pure model boolean distance(\real a, \real n, \real w, \real c) {
  @   return true;
  @ }
  @*/

  /*@ // ORA-LD.1, the counterexample F = |.|: theta = lambda_env/(2C) is within lambda_env of 0,
  @ // its proximal point, and g = theta/lambda_env has C g = 1/2, below dist(0, dF(theta)) =
  @ // 1.
  @ public normal_behavior
  @   requires lambda > 0 && c >= 1 && 2 * c * theta == lambda && g * lambda == theta;
  @   ensures \result;
  @   ensures 0 <= theta && theta <= lambda;
  @   ensures 2 * c * g == 1 && c * g < 1;
  @ public static pure model boolean converse(\real lambda, \real c, \real theta, \real g) {
  @   return true;
  @ }
  @*/

  /*@ // ORA-LD.3: a <= eps + y/lambda_env and y <= lambda_env n + x, where a = ||v||, y = ||u -
  @ // theta||, n = ||grad F_env|| and x = ||u - theta-hat||.
  @ public normal_behavior
  @   requires lambda > 0 && lambda * a <= lambda * eps + y && y <= lambda * n + x;
  @   ensures \result;
  @   ensures lambda * a <= lambda * (n + eps) + x;
  @ public static pure model boolean triangle(\real lambda, \real a, \real eps, \real y,
  @     \real n, \real x) { return true; }
  @*/

  /*@ // ORA-LD.3: m ||u - theta-hat|| <= eps, from m-strong convexity.
  @ public normal_behavior
  @   requires eps >= 0 && x >= 0 && m * x * x <= eps * x;
  @   ensures \result;
  @   ensures m * x <= eps;
  @ public static pure model boolean near(\real m, \real eps, \real x) { return true; }
  @*/

  /*@ // ORA-LD.3: b = n + eps + x/lambda_env is at most n + eps (1 + 1/c).
  @ public normal_behavior
  @   requires lambda > 0 && c == 1 - kappa * lambda && c > 0 && m * lambda == c;
  @   requires m * x <= eps && lambda * b == lambda * (n + eps) + x;
  @   ensures \result;
  @   ensures c * b <= c * (n + eps) + eps;
  @ public static pure model boolean bound(\real lambda, \real kappa, \real m, \real c,
  @     \real n, \real eps, \real x, \real b) { return true; }
  @*/

  /**
   * Encloses the least g·v over the subdifferential of L_SAIL + lambda R: g·centre less |g·v_k| for
   * every kink. Normals of Theta only add to it: g·n &gt;= 0 for n normal at theta.
   *
   * @param g encloses grad F_env
   * @param table of the instance at theta
   */
  public static Interval leastProduct(Interval[] g, ScoreTable table) {
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    int bits = table.bits();
    BigFraction lambda = table.instance().rho().multiply(table.instance().beta());
    BigFraction[] none = new BigFraction[kinks.generatorCount()];
    for (int k = 0; k < none.length; k++) {
      none[k] = BigFraction.ZERO;
    }
    Interval[] centre = ProximalPoint.subgradient(table, kinks, none);
    Interval product = Interval.ZERO;
    for (int a = 0; a < g.length; a++) {
      product = product.add(g[a].multiply(centre[a], bits), bits);
    }
    for (int k = 0; k < none.length; k++) {
      BigFraction[] direction = kinks.direction(k);
      Interval along = Interval.ZERO;
      for (int a = 0; a < g.length; a++) {
        along = along.add(g[a].multiply(direction[a].multiply(lambda), bits), bits);
      }
      product = product.subtract(kinks.coefficient(k).multiply(along.abs(), bits), bits);
    }
    return product;
  }

  /**
   * ORA-LC.1. Encloses g·v - (1 - kappa lambda_env) ||g||^2, which is at least 0 for every v of the
   * subdifferential of F at theta.
   *
   * @param product encloses g·v
   * @param square encloses ||g||^2
   * @param contraction 1 - kappa lambda_env
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real p; product.lo().value <= p && p <= product.hi().value ==>
  @       (\forall \real s; square.lo().value <= s && s <= square.hi().value ==>
  @           \result.lo().value <= p - contraction.value * s
  @           && p - contraction.value * s <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval monotonicityGap(
      Interval product, Interval square, BigFraction contraction, int bits) {
    return product.subtract(square.multiply(contraction, bits), bits);
  }

  /**
   * ORA-LD.1. Encloses dist(0, dF(theta)) - (1 - kappa lambda_env) ||grad F_env(theta)||, which is
   * at least 0.
   *
   * @param distance encloses dist(0, dF(theta))
   * @param norm encloses ||grad F_env(theta)||
   * @param contraction 1 - kappa lambda_env
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real d; distance.lo().value <= d && d <= distance.hi().value ==>
  @       (\forall \real g; norm.lo().value <= g && g <= norm.hi().value ==>
  @           \result.lo().value <= d - contraction.value * g
  @           && d - contraction.value * g <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval distanceGap(
      Interval distance, Interval norm, BigFraction contraction, int bits) {
    return distance.subtract(norm.multiply(contraction, bits), bits);
  }

  /**
   * ORA-LD.3. Encloses ||grad F_env(theta)|| + eps + ||u - theta-hat||/lambda_env, which bounds
   * dist(0, dF(u)).
   *
   * @param norm encloses ||grad F_env(theta)||
   * @param residual eps, at least dist(0, dphi(u))
   * @param gap encloses ||u - theta-hat||
   * @param lambdaEnv positive
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && lambdaEnv.value > 0;
  @   ensures (\forall \real g; norm.lo().value <= g && g <= norm.hi().value ==>
  @       (\forall \real e; residual.lo().value <= e && e <= residual.hi().value ==>
  @       (\forall \real x; gap.lo().value <= x && x <= gap.hi().value ==>
  @           \result.lo().value <= g + e + x / lambdaEnv.value
  @           && g + e + x / lambdaEnv.value <= \result.hi().value)));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval inexactBound(
      Interval norm, Interval residual, Interval gap, BigFraction lambdaEnv, int bits) {
    Interval moved = gap.multiply(lambdaEnv.reciprocal(), bits);
    return norm.add(residual, bits).add(moved, bits);
  }

  /**
   * The proximal point of F = |·| on the line: theta drawn towards 0 by lambda, 0 if it is nearer.
   *
   * @param theta a point
   * @param lambda the envelope's parameter, positive
   */
  /*@ public normal_behavior
  @   requires lambda.value > 0;
  @   ensures \result.value > 0 ==> \result.value + lambda.value == theta.value;
  @   ensures \result.value < 0 ==> \result.value - lambda.value == theta.value;
  @   ensures \result.value == 0 ==> 0 - lambda.value <= theta.value
  @       && theta.value <= lambda.value;
  @ pure */
  public static BigFraction softThreshold(BigFraction theta, BigFraction lambda) {
    BigFraction result = BigFraction.ZERO;
    if (theta.compareTo(lambda) > 0) {
      result = theta.subtract(lambda);
    } else if (theta.compareTo(BigFraction.ZERO.subtract(lambda)) < 0) {
      result = theta.add(lambda);
    }
    return result;
  }
}
