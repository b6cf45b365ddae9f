package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;

/**
 * The derivatives of the log-linear policy, literally and in exact rational arithmetic.
 *
 * <pre>
 *   paper                         here                meaning
 *   m(x) = E_{pi_theta} psi       mean(x,k)           mean feature
 *   g(x,y) = psi(x,y) - m(x)      score(x,y,k)        gradient of log pi_theta(y|x)
 *   S(z) = g(x,y1) + g(x,y2)      pairScore(x,i,j,k)  gradient of log d_theta(z); E[S] = 0
 *   Cov_x(psi)                    covariance(x,a,b)   -1/2 of the derivative of S; symmetric
 *   Dpsi                          gap(x,i,j,k)        psi(x,y1) - psi(x,y2), the derivative of h
 * </pre>
 */
public final class ScoreFunction {

  private final /*@ spec_public */ LogRational model;
  private final BigFraction[][] mean;
  private final BigFraction[][][] covariance;

  private ScoreFunction(LogRational model, BigFraction[][] mean, BigFraction[][][] covariance) {
    this.model = model;
    this.mean = mean;
    this.covariance = covariance;
  }

  /**
   * The score function of an instance.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures \result.dimension() == model.instance().dimension();
  @ pure */
  public static ScoreFunction of(LogRational model) {
    int d = model.instance().dimension();
    BigFraction[][] mean = new BigFraction[model.promptCount()][d];
    BigFraction[][][] covariance = new BigFraction[model.promptCount()][d][d];
    for (int x = 0; x < mean.length; x++) {
      BigFraction[] policy = model.policy(x);
      for (int a = 0; a < d; a++) {
        mean[x][a] = expectation(policy, column(model.instance(), x, a));
      }
      for (int a = 0; a < d; a++) {
        for (int b = 0; b <= a; b++) {
          BigFraction entry =
              covariance(policy, column(model.instance(), x, a), column(model.instance(), x, b));
          covariance[x][a][b] = entry;
          covariance[x][b][a] = entry;
        }
      }
    }
    return new ScoreFunction(model, mean, covariance);
  }

  /** Coordinate k of the features of prompt x, one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= k && k < instance.dimension();
  @   ensures \result.length == instance.responseCount();
  @   ensures (\forall int y; 0 <= y && y < \result.length;
  @       \result[y].value == instance.feature(x, y, k).value);
  @ pure */
  private static BigFraction[] column(Instance instance, int x, int k) {
    BigFraction[] column = new BigFraction[instance.responseCount()];
    /*@ loop_invariant 0 <= y && y <= column.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; column[i] != null
    @     && column[i].value == instance.feature(x, i, k).value);
    @ loop_writes y, column[*];
    @ loop_decreases column.length - y; @*/
    for (int y = 0; y < column.length; y++) {
      column[y] = instance.feature(x, y, k);
    }
    return column;
  }

  /** The expectation of a value that depends on the response. */
  /*@ normal_behavior
  @   requires policy.length == values.length;
  @   requires \nonnullelements(policy) && \nonnullelements(values);
  @   ensures \result.value == Rationals.dotOf(policy, values, policy.length);
  @ pure */
  static BigFraction expectation(BigFraction[] policy, BigFraction[] values) {
    return Rationals.dot(policy, values);
  }

  /*@ // The first n terms policy (first - firstMean) (second - secondMean).
  @ public normal_behavior
  @   requires 0 <= n && n <= policy.length && n <= first.length && n <= second.length;
  @   requires \nonnullelements(policy) && \nonnullelements(first) && \nonnullelements(second);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : covarianceOf(policy, first, firstMean, second, secondMean, n - 1)
  @           + policy[n - 1].value
  @             * ((first[n - 1].value - firstMean) * (second[n - 1].value - secondMean)));
  @ public static pure model \real covarianceOf(BigFraction[] policy, BigFraction[] first,
  @     \real firstMean, BigFraction[] second, \real secondMean, int n) {
  @   return n == 0 ? (\real) 0
  @       : covarianceOf(policy, first, firstMean, second, secondMean, n - 1)
  @           + policy[n - 1].value
  @             * ((first[n - 1].value - firstMean) * (second[n - 1].value - secondMean));
  @ }
  @*/

  /** The covariance of two values that depend on the response. */
  /*@ normal_behavior
  @   requires policy.length == first.length && policy.length == second.length;
  @   requires \nonnullelements(policy) && \nonnullelements(first) && \nonnullelements(second);
  @   ensures \result.value == covarianceOf(policy,
  @       first, Rationals.dotOf(policy, first, policy.length),
  @       second, Rationals.dotOf(policy, second, policy.length), policy.length);
  @ pure */
  static BigFraction covariance(BigFraction[] policy, BigFraction[] first, BigFraction[] second) {
    BigFraction firstMean = expectation(policy, first);
    BigFraction secondMean = expectation(policy, second);
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= y && y <= policy.length;
    /*@ loop_invariant total.value == covarianceOf(policy,
    @     first, firstMean.value, second, secondMean.value, y); @*/
    //@ loop_decreases policy.length - y;
    for (int y = 0; y < policy.length; y++) {
      BigFraction product = first[y].subtract(firstMean).multiply(second[y].subtract(secondMean));
      total = total.add(policy[y].multiply(product));
    }
    return total;
  }

  /** d, the number of coordinates. */
  /*@ public normal_behavior
  @   ensures \result > 0;
  @ pure */
  public int dimension() {
    return model.instance().dimension();
  }

  /** Coordinate k of m(x), the mean feature under the policy. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures true;
  @ pure */
  public BigFraction mean(int x, int k) {
    return mean[x][k];
  }

  /** Coordinate k of g(x,y), the gradient of log pi_theta(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures \result.value == model.instance().feature(x, y, k).value - mean(x, k).value;
  @ pure */
  public BigFraction score(int x, int y, int k) {
    return model.instance().feature(x, y, k).subtract(mean(x, k));
  }

  /** Coordinate k of S(z), z = (x, i, j), the gradient of log d_theta(z). */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures \result.value == score(x, i, k).value + score(x, j, k).value;
  @ pure */
  public BigFraction pairScore(int x, int i, int j, int k) {
    return score(x, i, k).add(score(x, j, k));
  }

  /** Entry (a, b) of Cov_x(psi); the derivative of S is -2 Cov_x(psi). */
  /*@ public normal_behavior
  @   requires 0 <= a && a < dimension() && 0 <= b && b < dimension();
  @   ensures \result.value == covariance(x, b, a).value;
  @   ensures a == b ==> \result.value >= 0;
  @ pure */
  public BigFraction covariance(int x, int a, int b) {
    return covariance[x][a][b];
  }

  /** Coordinate k of psi(x,i) - psi(x,j), the gradient of h. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures \result.value
  @       == model.instance().feature(x, i, k).value - model.instance().feature(x, j, k).value;
  @ pure */
  public BigFraction gap(int x, int i, int j, int k) {
    return model.instance().feature(x, i, k).subtract(model.instance().feature(x, j, k));
  }
}
