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
