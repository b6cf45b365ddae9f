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
  private final /*@ spec_public */ BigFraction[][] mean;

  /** [x][a][b] for b at most a: it is symmetric. */
  private final /*@ spec_public */ BigFraction[][][] covariance;

  /*@ private invariant mean.length == model.instance.promptNames.length;
  @ private invariant (\forall int x; 0 <= x && x < mean.length; mean[x] != null
  @     && mean[x].length == model.instance.dimension);
  @ private invariant (\forall int x, a; 0 <= x && x < mean.length
  @     && 0 <= a && a < mean[x].length; mean[x][a] != null);
  @ private invariant covariance.length == mean.length;
  @ private invariant (\forall int x; 0 <= x && x < covariance.length; covariance[x] != null
  @     && covariance[x].length == model.instance.dimension);
  @ private invariant (\forall int x, a; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length; covariance[x][a] != null
  @     && covariance[x][a].length == a + 1);
  @ private invariant (\forall int x, a, b; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length && 0 <= b && b <= a;
  @     covariance[x][a][b] != null);
  @*/

  /*@ private normal_behavior
  @   requires mean.length == model.instance.promptNames.length;
  @   requires (\forall int x; 0 <= x && x < mean.length; mean[x] != null
  @     && mean[x].length == model.instance.dimension);
  @   requires (\forall int x, a; 0 <= x && x < mean.length
  @     && 0 <= a && a < mean[x].length; mean[x][a] != null);
  @   requires covariance.length == mean.length;
  @   requires (\forall int x; 0 <= x && x < covariance.length; covariance[x] != null
  @     && covariance[x].length == model.instance.dimension);
  @   requires (\forall int x, a; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length; covariance[x][a] != null
  @     && covariance[x][a].length == a + 1);
  @   requires (\forall int x, a, b; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length && 0 <= b && b <= a;
  @     covariance[x][a][b] != null);
  @   ensures this.model == model && this.mean == mean && this.covariance == covariance;
  @ pure */
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
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.model == model;
  @ pure */
  public static ScoreFunction of(LogRational model) {
    return new ScoreFunction(model, means(model), covariances(model));
  }

  /** m(x) at [x], d coordinates each. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \fresh(\result) && \result.length == model.instance.promptNames.length;
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @     && \result[x].length == model.instance.dimension);
  @   ensures (\forall int x, a; 0 <= x && x < \result.length
  @     && 0 <= a && a < \result[x].length; \result[x][a] != null);
  @ pure */
  private static BigFraction[][] means(LogRational model) {
    BigFraction[][] mean = new BigFraction[model.promptCount()][];
    /*@ loop_invariant 0 <= k && k <= mean.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int x; 0 <= x && x < k; mean[x] != null
    @     && mean[x].length == model.instance.dimension);
    @ loop_invariant (\forall int x, a; 0 <= x && x < k
    @     && 0 <= a && a < mean[x].length; mean[x][a] != null);
    @ loop_writes k, mean[*];
    @ loop_decreases mean.length - k; @*/
    for (int k = 0; k < mean.length; k++) {
      //@ ghost boolean complete = model.instance().wholeAt(k);
      mean[k] = means(model, k);
    }
    return mean;
  }

  /** m(x), d coordinates. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires model.instance().complete(x);
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] means(LogRational model, int x) {
    BigFraction[] policy = model.policy(x);
    BigFraction[] mean = new BigFraction[model.instance().dimension()];
    /*@ loop_invariant 0 <= a && a <= mean.length;
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant (\forall int i; 0 <= i && i < a; mean[i] != null);
    @ loop_writes a, mean[*];
    @ loop_decreases mean.length - a; @*/
    for (int a = 0; a < mean.length; a++) {
      mean[a] = expectation(policy, column(model.instance(), x, a));
    }
    return mean;
  }

  /** Cov_x(psi) at [x], the triangle of its rows. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \fresh(\result) && \result.length == model.instance.promptNames.length;
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @     && \result[x].length == model.instance.dimension);
  @   ensures (\forall int x, a; 0 <= x && x < \result.length
  @     && 0 <= a && a < \result[x].length; \result[x][a] != null
  @     && \result[x][a].length == a + 1);
  @   ensures (\forall int x, a, b; 0 <= x && x < \result.length
  @     && 0 <= a && a < \result[x].length && 0 <= b && b <= a; \result[x][a][b] != null);
  @ pure */
  private static BigFraction[][][] covariances(LogRational model) {
    BigFraction[][][] covariance = new BigFraction[model.promptCount()][][];
    /*@ loop_invariant 0 <= k && k <= covariance.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int x; 0 <= x && x < k; covariance[x] != null
    @     && covariance[x].length == model.instance.dimension);
    @ loop_invariant (\forall int x, a; 0 <= x && x < k
    @     && 0 <= a && a < covariance[x].length; covariance[x][a] != null
    @     && covariance[x][a].length == a + 1);
    @ loop_invariant (\forall int x, a, b; 0 <= x && x < k
    @     && 0 <= a && a < covariance[x].length && 0 <= b && b <= a;
    @     covariance[x][a][b] != null);
    @ loop_writes k, covariance[*];
    @ loop_decreases covariance.length - k; @*/
    for (int k = 0; k < covariance.length; k++) {
      //@ ghost boolean complete = model.instance().wholeAt(k);
      covariance[k] = covariances(model, k);
    }
    return covariance;
  }

  /** Cov_x(psi), the triangle of its rows. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires model.instance().complete(x);
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length; \result[a] != null
  @     && \result[a].length == a + 1);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b <= a;
  @     \result[a][b] != null);
  @ pure */
  private static BigFraction[][] covariances(LogRational model, int x) {
    BigFraction[][] covariance = new BigFraction[model.instance().dimension()][];
    /*@ loop_invariant 0 <= k && k <= covariance.length;
    @ loop_invariant (\forall int a; 0 <= a && a < k; covariance[a] != null
    @     && covariance[a].length == a + 1);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b <= a;
    @     covariance[a][b] != null);
    @ loop_writes k, covariance[*];
    @ loop_decreases covariance.length - k; @*/
    for (int k = 0; k < covariance.length; k++) {
      covariance[k] = covariances(model, x, k);
    }
    return covariance;
  }

  /** The entries (a, 0) to (a, a) of Cov_x(psi). */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= a && a < model.instance().dimension() && model.instance().complete(x);
  @   ensures \fresh(\result) && \result.length == a + 1 && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] covariances(LogRational model, int x, int a) {
    BigFraction[] policy = model.policy(x);
    BigFraction[] first = column(model.instance(), x, a);
    BigFraction[] row = new BigFraction[a + 1];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] = covariance(policy, first, column(model.instance(), x, b));
    }
    return row;
  }

  /** Coordinate k of the features of prompt x, one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= k && k < instance.dimension();
  @   requires instance.complete(x);
  @   ensures \fresh(\result) && \result.length == instance.responseCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] column(Instance instance, int x, int k) {
    BigFraction[] column = new BigFraction[instance.responseCount()];
    /*@ loop_invariant 0 <= y && y <= column.length;
    @ loop_invariant instance.complete(x) && (\forall int i; 0 <= i && i < y; column[i] != null);
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
  @   ensures \result == model.instance.dimension && \result > 0;
  @ pure */
  public int dimension() {
    return model.instance().dimension();
  }

  /** Coordinate k of m(x), the mean feature under the policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount() && 0 <= k && k < dimension();
  @   ensures x < mean.length && mean[x] != null && k < mean[x].length
  @       && \result == mean[x][k];
  @ pure */
  public BigFraction mean(int x, int k) {
    return mean[x][k];
  }

  /** Coordinate k of g(x,y), the gradient of log pi_theta(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount() && 0 <= k && k < dimension();
  @   requires 0 <= y && y < model.instance().responseCount();
  @   requires model.instance().complete(x);
  @   ensures \result.value == model.instance().feature(x, y, k).value - mean(x, k).value;
  @ pure */
  public BigFraction score(int x, int y, int k) {
    return model.instance().feature(x, y, k).subtract(mean(x, k));
  }

  /** Coordinate k of S(z), z = (x, i, j), the gradient of log d_theta(z). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount() && 0 <= k && k < dimension();
  @   requires 0 <= i && i < model.instance().responseCount();
  @   requires 0 <= j && j < model.instance().responseCount();
  @   requires model.instance().complete(x);
  @   ensures \result.value == score(x, i, k).value + score(x, j, k).value;
  @ pure */
  public BigFraction pairScore(int x, int i, int j, int k) {
    BigFraction first = score(x, i, k);
    BigFraction second = score(x, j, k);
    return first.add(second);
  }

  /** Entry (a, b) of Cov_x(psi); the derivative of S is -2 Cov_x(psi). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount();
  @   requires 0 <= a && a < dimension() && 0 <= b && b < dimension();
  @   ensures x < covariance.length && covariance[x] != null
  @       && a < covariance[x].length && covariance[x][a] != null
  @       && b < covariance[x].length && covariance[x][b] != null;
  @   ensures b <= a ==> b < covariance[x][a].length && \result == covariance[x][a][b];
  @   ensures a <= b ==> a < covariance[x][b].length && \result == covariance[x][b][a];
  @ pure */
  public BigFraction covariance(int x, int a, int b) {
    return b <= a ? covariance[x][a][b] : covariance[x][b][a];
  }

  /** Coordinate k of psi(x,i) - psi(x,j), the gradient of h. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount() && 0 <= k && k < dimension();
  @   requires 0 <= i && i < model.instance().responseCount();
  @   requires 0 <= j && j < model.instance().responseCount();
  @   requires model.instance().complete(x);
  @   ensures \result.value
  @       == model.instance().feature(x, i, k).value - model.instance().feature(x, j, k).value;
  @ pure */
  public BigFraction gap(int x, int i, int j, int k) {
    return model.instance().feature(x, i, k).subtract(model.instance().feature(x, j, k));
  }
}
