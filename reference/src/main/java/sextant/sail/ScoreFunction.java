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
  private final /*@ spec_public */ int dimension;
  private final /*@ spec_public */ BigFraction[][] mean;
  private final /*@ spec_public */ BigFraction[][][] covariance;

  /*@ private invariant dimension > 0 && covariance.length == mean.length;
  @ private invariant (\forall int x; 0 <= x && x < mean.length;
  @     mean[x] != null && mean[x].length == dimension);
  @ private invariant (\forall int x, k; 0 <= x && x < mean.length && 0 <= k && k < mean[x].length;
  @     mean[x][k] != null);
  @ private invariant (\forall int x; 0 <= x && x < covariance.length;
  @     covariance[x] != null && covariance[x].length == dimension);
  @ private invariant (\forall int x, a; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length;
  @     covariance[x][a] != null && covariance[x][a].length == dimension);
  @ private invariant (\forall int x, a, b; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length && 0 <= b && b < covariance[x][a].length;
  @     covariance[x][a][b] != null);
  @*/

  /*@ private normal_behavior
  @   requires dimension > 0 && covariance.length == mean.length;
  @   requires (\forall int x; 0 <= x && x < mean.length;
  @     mean[x] != null && mean[x].length == dimension);
  @   requires (\forall int x, k; 0 <= x && x < mean.length && 0 <= k && k < mean[x].length;
  @     mean[x][k] != null);
  @   requires (\forall int x; 0 <= x && x < covariance.length;
  @     covariance[x] != null && covariance[x].length == dimension);
  @   requires (\forall int x, a; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length;
  @     covariance[x][a] != null && covariance[x][a].length == dimension);
  @   requires (\forall int x, a, b; 0 <= x && x < covariance.length
  @     && 0 <= a && a < covariance[x].length && 0 <= b && b < covariance[x][a].length;
  @     covariance[x][a][b] != null);
  @   ensures this.model == model && this.dimension == dimension;
  @   ensures this.mean == mean && this.covariance == covariance;
  @ pure */
  private ScoreFunction(
      LogRational model, int dimension, BigFraction[][] mean, BigFraction[][][] covariance) {
    this.model = model;
    this.dimension = dimension;
    this.mean = mean;
    this.covariance = covariance;
  }

  /**
   * The score function of an instance.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   ensures \result.model == model && \result.mean.length == model.promptCount();
  @   ensures \result.dimension == model.instance().dimension();
  @ pure */
  public static ScoreFunction of(LogRational model) {
    int d = model.instance().dimension();
    BigFraction[][] mean = new BigFraction[model.promptCount()][];
    BigFraction[][][] covariance = new BigFraction[model.promptCount()][][];
    /*@ loop_invariant 0 <= x && x <= mean.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; mean[i] != null && mean[i].length == d);
    @ loop_invariant (\forall int i, k; 0 <= i && i < x && 0 <= k && k < mean[i].length;
    @     mean[i][k] != null);
    @ loop_invariant (\forall int i; 0 <= i && i < x;
    @     covariance[i] != null && covariance[i].length == d);
    @ loop_invariant (\forall int i, a; 0 <= i && i < x && 0 <= a && a < covariance[i].length;
    @     covariance[i][a] != null && covariance[i][a].length == d);
    @ loop_invariant (\forall int i, a, b; 0 <= i && i < x && 0 <= a
    @     && a < covariance[i].length && 0 <= b && b < covariance[i][a].length;
    @     covariance[i][a][b] != null);
    @ loop_writes x, mean[*], covariance[*];
    @ loop_decreases mean.length - x; @*/
    for (int x = 0; x < mean.length; x++) {
      BigFraction[][] columns = columns(model.instance(), x);
      mean[x] = means(model.policy(x), columns);
      covariance[x] = covariances(model.policy(x), columns);
    }
    return new ScoreFunction(model, d, mean, covariance);
  }

  /** The features of prompt x, one row a coordinate, one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   ensures \result.length == instance.dimension();
  @   ensures (\forall int k; 0 <= k && k < \result.length; \result[k] != null
  @       && \result[k].length == instance.responseCount());
  @   ensures (\forall int k, e; 0 <= k && k < \result.length
  @       && 0 <= e && e < \result[k].length; \result[k][e] != null);
  @ pure */
  private static BigFraction[][] columns(Instance instance, int x) {
    BigFraction[][] columns = new BigFraction[instance.dimension()][];
    /*@ loop_invariant 0 <= k && k <= columns.length;
    @ loop_invariant (\forall int l; 0 <= l && l < k; columns[l] != null
    @     && columns[l].length == instance.responseCount());
    @ loop_invariant (\forall int l, e; 0 <= l && l < k
    @     && 0 <= e && e < columns[l].length; columns[l][e] != null);
    @ loop_writes k, columns[*];
    @ loop_decreases columns.length - k; @*/
    for (int k = 0; k < columns.length; k++) {
      columns[k] = column(instance, x, k);
    }
    return columns;
  }

  /** The expectation of each row. */
  /*@ private normal_behavior
  @   requires \nonnullelements(policy) && (\forall int k; 0 <= k && k < columns.length;
  @       columns[k] != null && columns[k].length == policy.length);
  @   requires (\forall int k, e; 0 <= k && k < columns.length
  @       && 0 <= e && e < columns[k].length; columns[k][e] != null);
  @   ensures \result.length == columns.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < columns.length;
  @       \result[k].value == Rationals.dotOf(policy, columns[k], policy.length));
  @ pure */
  private static BigFraction[] means(BigFraction[] policy, BigFraction[][] columns) {
    BigFraction[] means = new BigFraction[columns.length];
    /*@ loop_invariant 0 <= k && k <= means.length;
    @ loop_invariant (\forall int l; 0 <= l && l < k; means[l] != null
    @     && means[l].value == Rationals.dotOf(policy, columns[l], policy.length));
    @ loop_writes k, means[*];
    @ loop_decreases means.length - k; @*/
    for (int k = 0; k < means.length; k++) {
      means[k] = expectation(policy, columns[k]);
    }
    return means;
  }

  /** The covariances of all rows with all rows. */
  /*@ private normal_behavior
  @   requires \nonnullelements(policy) && (\forall int k; 0 <= k && k < columns.length;
  @       columns[k] != null && columns[k].length == policy.length);
  @   requires (\forall int k, e; 0 <= k && k < columns.length
  @       && 0 <= e && e < columns[k].length; columns[k][e] != null);
  @   ensures \result.length == columns.length;
  @   ensures (\forall int a; 0 <= a && a < columns.length; \result[a] != null
  @       && \result[a].length == columns.length);
  @   ensures (\forall int a, e; 0 <= a && a < columns.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @ pure */
  private static BigFraction[][] covariances(BigFraction[] policy, BigFraction[][] columns) {
    BigFraction[][] covariances = new BigFraction[columns.length][];
    /*@ loop_invariant 0 <= a && a <= covariances.length;
    @ loop_invariant (\forall int c; 0 <= c && c < a; covariances[c] != null
    @     && covariances[c].length == columns.length);
    @ loop_invariant (\forall int c, e; 0 <= c && c < a
    @     && 0 <= e && e < covariances[c].length; covariances[c][e] != null);
    @ loop_writes a, covariances[*];
    @ loop_decreases covariances.length - a; @*/
    for (int a = 0; a < covariances.length; a++) {
      covariances[a] = row(policy, columns, covariances, a);
    }
    return covariances;
  }

  /** Row a of the covariances; what is left of the diagonal is above it in the rows before. */
  /*@ private normal_behavior
  @   requires \nonnullelements(policy) && (\forall int k; 0 <= k && k < columns.length;
  @       columns[k] != null && columns[k].length == policy.length);
  @   requires (\forall int k, e; 0 <= k && k < columns.length
  @       && 0 <= e && e < columns[k].length; columns[k][e] != null);
  @   requires 0 <= a && a < columns.length && a < before.length;
  @   requires (\forall int c; 0 <= c && c < a; before[c] != null
  @     && before[c].length == columns.length);
  @   requires (\forall int c, e; 0 <= c && c < a
  @       && 0 <= e && e < before[c].length; before[c][e] != null);
  @   ensures \fresh(\result);
  @   ensures \result.length == columns.length && \nonnullelements(\result);
  @   ensures (\forall int b; 0 <= b && b < a; \result[b] == before[b][a]);
  @ pure */
  private static BigFraction[] row(
      BigFraction[] policy, BigFraction[][] columns, BigFraction[][] before, int a) {
    BigFraction[] row = new BigFraction[columns.length];
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant (\forall int c; 0 <= c && c < b; row[c] != null);
    @ loop_invariant (\forall int c; 0 <= c && c < b && c < a; row[c] == before[c][a]);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] = b < a ? before[b][a] : covariance(policy, columns[a], columns[b]);
    }
    return row;
  }

  /** Coordinate k of the features of prompt x, one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= k && k < instance.dimension();
  @   ensures \result.length == instance.responseCount() && \nonnullelements(\result);
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
  @   ensures \result == dimension && \result > 0;
  @ pure */
  public int dimension() {
    return dimension;
  }

  /** Coordinate k of m(x), the mean feature under the policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < mean.length && 0 <= k && k < dimension;
  @   ensures true;
  @ pure */
  public BigFraction mean(int x, int k) {
    return mean[x][k];
  }

  /** Coordinate k of g(x,y), the gradient of log pi_theta(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < mean.length && x < model.instance().promptCount();
  @   requires 0 <= y && y < model.instance().responseCount();
  @   requires 0 <= k && k < dimension && k < model.instance().dimension();
  @   ensures \result.value == model.instance().feature(x, y, k).value - mean(x, k).value;
  @ pure */
  public BigFraction score(int x, int y, int k) {
    return model.instance().feature(x, y, k).subtract(mean(x, k));
  }

  /** Coordinate k of S(z), z = (x, i, j), the gradient of log d_theta(z). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < mean.length && x < model.instance().promptCount();
  @   requires 0 <= i && i < model.instance().responseCount();
  @   requires 0 <= j && j < model.instance().responseCount();
  @   requires 0 <= k && k < dimension && k < model.instance().dimension();
  @   ensures \result.value == score(x, i, k).value + score(x, j, k).value;
  @ pure */
  public BigFraction pairScore(int x, int i, int j, int k) {
    return score(x, i, k).add(score(x, j, k));
  }

  /** Entry (a, b) of Cov_x(psi); the derivative of S is -2 Cov_x(psi). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < mean.length;
  @   requires 0 <= a && a < dimension && 0 <= b && b < dimension;
  @   ensures true;
  @ pure */
  public BigFraction covariance(int x, int a, int b) {
    return covariance[x][a][b];
  }

  /** Coordinate k of psi(x,i) - psi(x,j), the gradient of h. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < model.instance().promptCount();
  @   requires 0 <= i && i < model.instance().responseCount();
  @   requires 0 <= j && j < model.instance().responseCount();
  @   requires 0 <= k && k < model.instance().dimension();
  @   ensures \result.value
  @       == model.instance().feature(x, i, k).value - model.instance().feature(x, j, k).value;
  @ pure */
  public BigFraction gap(int x, int i, int j, int k) {
    return model.instance().feature(x, i, k).subtract(model.instance().feature(x, j, k));
  }
}
