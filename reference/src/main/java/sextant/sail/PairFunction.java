package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * A function of the pair logit h, one a pair z, with its first two derivatives in h: all that the
 * product rule needs, for h is linear in theta. The loss of a pair is one, |h| another.
 *
 * <pre>
 *   paper                     here              meaning
 *   f(z)                      value(x,i,j)      e.g. l = p* l^1 + (1 - p*) l^0
 *   df/dh                     slope(x,i,j)      e.g. beta (sigma(beta h) - p*)
 *   d2f/dh2                   curvature(x,i,j)  e.g. beta^2 sigma(beta h) sigma(-beta h)
 *   sigma(beta h)             winProbability    from e^{beta h}
 * </pre>
 */
public final class PairFunction {

  private final /*@ spec_public */ LogNumber[][][] value;
  private final /*@ spec_public */ BigFraction[][][] slope;
  private final /*@ spec_public */ BigFraction[][][] curvature;

  /*@ private invariant value.length > 0 && value[0] != null && value[0].length > 0;
  @ private invariant value.length == value.length;
  @ private invariant (\forall int x; 0 <= x && x < value.length;
  @     value[x] != null && value[x].length == value[0].length);
  @ private invariant (\forall int x, i; 0 <= x && x < value.length
  @     && 0 <= i && i < value[0].length;
  @     value[x][i] != null && value[x][i].length == value[0].length);
  @ private invariant (\forall int x, i, e; 0 <= x && x < value.length
  @     && 0 <= i && i < value[0].length
  @     && 0 <= e && e < value[x][i].length; value[x][i][e] != null);
  @ private invariant slope.length == value.length;
  @ private invariant (\forall int x; 0 <= x && x < slope.length;
  @     slope[x] != null && slope[x].length == value[0].length);
  @ private invariant (\forall int x, i; 0 <= x && x < slope.length
  @     && 0 <= i && i < value[0].length;
  @     slope[x][i] != null && slope[x][i].length == value[0].length);
  @ private invariant (\forall int x, i, e; 0 <= x && x < slope.length
  @     && 0 <= i && i < value[0].length
  @     && 0 <= e && e < slope[x][i].length; slope[x][i][e] != null);
  @ private invariant curvature.length == value.length;
  @ private invariant (\forall int x; 0 <= x && x < curvature.length;
  @     curvature[x] != null && curvature[x].length == value[0].length);
  @ private invariant (\forall int x, i; 0 <= x && x < curvature.length
  @     && 0 <= i && i < value[0].length;
  @     curvature[x][i] != null && curvature[x][i].length == value[0].length);
  @ private invariant (\forall int x, i, e; 0 <= x && x < curvature.length
  @     && 0 <= i && i < value[0].length
  @     && 0 <= e && e < curvature[x][i].length; curvature[x][i][e] != null);
  @*/
  /**
   * A function of h.
   *
   * @param value f at [x][i][j]
   * @param slope its first derivative in h
   * @param curvature its second derivative in h
   */
  /*@ public normal_behavior
  @   requires value.length > 0 && value[0] != null && value[0].length > 0;
  @   requires value.length == value.length;
  @   requires (\forall int x; 0 <= x && x < value.length;
  @     value[x] != null && value[x].length == value[0].length);
  @   requires (\forall int x, i; 0 <= x && x < value.length
  @     && 0 <= i && i < value[0].length;
  @     value[x][i] != null && value[x][i].length == value[0].length);
  @   requires (\forall int x, i, e; 0 <= x && x < value.length
  @       && 0 <= i && i < value[0].length
  @       && 0 <= e && e < value[x][i].length; value[x][i][e] != null);
  @   requires slope.length == value.length;
  @   requires (\forall int x; 0 <= x && x < slope.length;
  @     slope[x] != null && slope[x].length == value[0].length);
  @   requires (\forall int x, i; 0 <= x && x < slope.length
  @     && 0 <= i && i < value[0].length;
  @     slope[x][i] != null && slope[x][i].length == value[0].length);
  @   requires (\forall int x, i, e; 0 <= x && x < slope.length
  @       && 0 <= i && i < value[0].length
  @       && 0 <= e && e < slope[x][i].length; slope[x][i][e] != null);
  @   requires curvature.length == value.length;
  @   requires (\forall int x; 0 <= x && x < curvature.length;
  @     curvature[x] != null && curvature[x].length == value[0].length);
  @   requires (\forall int x, i; 0 <= x && x < curvature.length
  @     && 0 <= i && i < value[0].length;
  @     curvature[x][i] != null && curvature[x][i].length == value[0].length);
  @   requires (\forall int x, i, e; 0 <= x && x < curvature.length
  @       && 0 <= i && i < value[0].length
  @       && 0 <= e && e < curvature[x][i].length; curvature[x][i][e] != null);
  @   ensures this.value == value && this.slope == slope && this.curvature == curvature;
  @ pure */
  public PairFunction(LogNumber[][][] value, BigFraction[][][] slope, BigFraction[][][] curvature) {
    this.value = value;
    this.slope = slope;
    this.curvature = curvature;
  }

  /**
   * The expected pair loss l of SAIL.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures \result.value.length > 0 && \result.value[0] != null;
  @   ensures \result.promptCount() == model.promptCount();
  @   ensures \result.responseCount() == model.responseCount();
  @   ensures \result.value.length == model.weights.length;
  @   ensures model.weights.length > 0 && model.weights[0] != null
  @       ==> \result.value[0].length == model.weights[0].length;
  @ pure */
  public static PairFunction loss(LogRational model) {
    //@ ghost boolean filled = model.filled();
    return new PairFunction(
        LossTables.losses(model),
        LossTables.derivatives(model, 1),
        LossTables.derivatives(model, 2));
  }

  /**
   * sigma(beta h), the probability that the implicit reward gives the first response.
   *
   * @param odds e^{beta h} &gt; 0
   */
  /*@ public normal_behavior
  @   requires odds.value > 0;
  @   ensures \result.value == odds.value / (1 + odds.value);
  @ pure */
  public static BigFraction winProbability(BigFraction odds) {
    return odds.divide(BigFraction.ONE.add(odds));
  }

  /**
   * dl/dh = beta (sigma(beta h) - p*).
   *
   * @param beta beta
   * @param sigma sigma(beta h)
   * @param preference p*
   */
  /*@ public normal_behavior
  @   ensures \result.value == beta.value * (sigma.value - preference.value);
  @ pure */
  public static BigFraction lossSlope(BigFraction beta, BigFraction sigma, BigFraction preference) {
    return beta.multiply(sigma.subtract(preference));
  }

  /**
   * d2l/dh2 = beta^2 sigma(beta h) sigma(-beta h), whatever the preference.
   *
   * @param beta beta
   * @param sigma sigma(beta h); sigma(-beta h) is its complement
   */
  /*@ public normal_behavior
  @   ensures \result.value == (beta.value * beta.value) * (sigma.value * (1 - sigma.value));
  @ pure */
  public static BigFraction lossCurvature(BigFraction beta, BigFraction sigma) {
    return beta.multiply(beta).multiply(sigma.multiply(BigFraction.ONE.subtract(sigma)));
  }

  /*@ // The numbers of prompts and of responses.
  @ public normal_behavior
  @   ensures \result == value.length && \result > 0;
  @ public pure model int promptCount() { return value.length; }
  @ public normal_behavior
  @   ensures \result == value[0].length && \result > 0;
  @ public pure model int responseCount() { return value[0].length; }
  @*/

  /*@ // The tables are of one size, which the clauses of their getters rest on.
  @ public normal_behavior
  @   ensures \result;
  @   ensures value.length > 0 && value[0] != null && value[0].length > 0;
  @   ensures (\forall int x; 0 <= x && x < value.length; value[x] != null
  @       && value[x].length == value[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < value.length && 0 <= i && i < value[0].length;
  @       value[x][i] != null && value[x][i].length == value[0].length);
  @   ensures slope.length == value.length;
  @   ensures (\forall int x; 0 <= x && x < slope.length; slope[x] != null
  @       && slope[x].length == value[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < slope.length && 0 <= i && i < value[0].length;
  @       slope[x][i] != null && slope[x][i].length == value[0].length);
  @   ensures curvature.length == value.length;
  @   ensures (\forall int x; 0 <= x && x < curvature.length; curvature[x] != null
  @       && curvature[x].length == value[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < curvature.length && 0 <= i && i < value[0].length;
  @       curvature[x][i] != null && curvature[x][i].length == value[0].length);
  @ public pure model boolean filled() { return true; }
  @*/

  /** f(z) for z = (x, i, j). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= i && i < responseCount() && 0 <= j && j < responseCount();
  @   ensures \result == value[x][i][j];
  @ pure */
  public LogNumber value(int x, int i, int j) {
    return value[x][i][j];
  }

  /** df/dh at z = (x, i, j). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= i && i < responseCount() && 0 <= j && j < responseCount();
  @   ensures \result == slope[x][i][j];
  @ pure */
  public BigFraction slope(int x, int i, int j) {
    return slope[x][i][j];
  }

  /** d2f/dh2 at z = (x, i, j). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= i && i < responseCount() && 0 <= j && j < responseCount();
  @   ensures \result == curvature[x][i][j];
  @ pure */
  public BigFraction curvature(int x, int i, int j) {
    return curvature[x][i][j];
  }
}
