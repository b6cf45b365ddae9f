package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * The expected loss of every pair of a log-rational instance, and its first two derivatives in h,
 * as tables: the terms are those of {@link PairLoss} and {@link PairFunction}.
 *
 * <pre>
 *   paper        here            meaning
 *   e^{beta h}   odds            tilt(y1)/tilt(y2)
 *   l            pairLoss        p* l^1 + (1 - p*) l^0
 *   dl/dh        pairSlope       beta (sigma(beta h) - p*)
 *   d2l/dh2      pairCurvature   beta^2 sigma(beta h) sigma(-beta h)
 * </pre>
 */
final class LossTables {

  private LossTables() {}

  /** l at [x][i][j]. */
  /*@ normal_behavior
  @   ensures \fresh(\result) && \result.length == model.weights.length;
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @     && \result[x].length == model.weights[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < \result.length
  @     && 0 <= i && i < model.weights[0].length; \result[x][i] != null
  @     && \result[x][i].length == model.weights[0].length);
  @   ensures (\forall int x, i, j; 0 <= x && x < \result.length
  @     && 0 <= i && i < model.weights[0].length && 0 <= j && j < model.weights[0].length;
  @     \result[x][i][j] != null);
  @ pure */
  static LogNumber[][][] losses(LogRational model) {
    //@ ghost boolean filled = model.filled();
    LogNumber[][][] table = new LogNumber[model.promptCount()][][];
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int x; 0 <= x && x < k; table[x] != null
    @     && table[x].length == model.weights[0].length);
    @ loop_invariant (\forall int x, i; 0 <= x && x < k && 0 <= i && i < model.weights[0].length;
    @     table[x][i] != null && table[x][i].length == model.weights[0].length);
    @ loop_invariant (\forall int x, i, j; 0 <= x && x < k
    @     && 0 <= i && i < model.weights[0].length && 0 <= j && j < model.weights[0].length;
    @     table[x][i][j] != null);
    @ loop_writes k, table[*];
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      table[k] = losses(model, k);
    }
    return table;
  }

  /** The same of one prompt. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @     && \result[i].length == model.weights[0].length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @     && 0 <= j && j < model.weights[0].length; \result[i][j] != null);
  @ pure */
  private static LogNumber[][] losses(LogRational model, int x) {
    //@ ghost boolean filled = model.filled();
    LogNumber[][] table = new LogNumber[model.responseCount()][];
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; table[i] != null
    @     && table[i].length == model.weights[0].length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < k
    @     && 0 <= j && j < model.weights[0].length; table[i][j] != null);
    @ loop_writes k, table[*];
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      table[k] = losses(model, x, k);
    }
    return table;
  }

  /** The same of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static LogNumber[] losses(LogRational model, int x, int i) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] row = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; row[u] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = pairLoss(model, x, i, j);
    }
    return row;
  }

  /** The derivative of l in h at [x][i][j]: of order 1, dl/dh, or 2, d2l/dh2. */
  /*@ normal_behavior
  @   ensures \fresh(\result) && \result.length == model.weights.length;
  @   ensures (\forall int x; 0 <= x && x < \result.length; \result[x] != null
  @     && \result[x].length == model.weights[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < \result.length
  @     && 0 <= i && i < model.weights[0].length; \result[x][i] != null
  @     && \result[x][i].length == model.weights[0].length);
  @   ensures (\forall int x, i, j; 0 <= x && x < \result.length
  @     && 0 <= i && i < model.weights[0].length && 0 <= j && j < model.weights[0].length;
  @     \result[x][i][j] != null);
  @ pure */
  static BigFraction[][][] derivatives(LogRational model, int order) {
    //@ ghost boolean filled = model.filled();
    BigFraction[][][] table = new BigFraction[model.promptCount()][][];
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int x; 0 <= x && x < k; table[x] != null
    @     && table[x].length == model.weights[0].length);
    @ loop_invariant (\forall int x, i; 0 <= x && x < k && 0 <= i && i < model.weights[0].length;
    @     table[x][i] != null && table[x][i].length == model.weights[0].length);
    @ loop_invariant (\forall int x, i, j; 0 <= x && x < k
    @     && 0 <= i && i < model.weights[0].length && 0 <= j && j < model.weights[0].length;
    @     table[x][i][j] != null);
    @ loop_writes k, table[*];
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      table[k] = derivatives(model, order, k);
    }
    return table;
  }

  /** The same of one prompt. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @     && \result[i].length == model.weights[0].length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @     && 0 <= j && j < model.weights[0].length; \result[i][j] != null);
  @ pure */
  private static BigFraction[][] derivatives(LogRational model, int order, int x) {
    //@ ghost boolean filled = model.filled();
    BigFraction[][] table = new BigFraction[model.responseCount()][];
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; table[i] != null
    @     && table[i].length == model.weights[0].length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < k
    @     && 0 <= j && j < model.weights[0].length; table[i][j] != null);
    @ loop_writes k, table[*];
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      table[k] = derivatives(model, order, x, k);
    }
    return table;
  }

  /** The same of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] derivatives(LogRational model, int order, int x, int i) {
    //@ ghost boolean filled = model.filled();
    BigFraction[] row = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= row.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; row[u] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = order == 1 ? pairSlope(model, x, i, j) : pairCurvature(model, x, i, j);
    }
    return row;
  }

  /** l of z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static LogNumber pairLoss(LogRational model, int x, int i, int j) {
    //@ ghost boolean tables = model.filled() && model.compared();
    BigFraction odds = odds(model, x, i, j);
    BigFraction preference = model.preference(x, i, j);
    return PairLoss.expected(
        preference, PairLoss.firstPreferred(odds), PairLoss.secondPreferred(odds));
  }

  /** dl/dh of z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static BigFraction pairSlope(LogRational model, int x, int i, int j) {
    //@ ghost boolean compared = model.compared();
    BigFraction sigma = PairFunction.winProbability(odds(model, x, i, j));
    return PairFunction.lossSlope(model.instance().beta(), sigma, model.preference(x, i, j));
  }

  /** d2l/dh2 of z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @ pure */
  private static BigFraction pairCurvature(LogRational model, int x, int i, int j) {
    BigFraction sigma = PairFunction.winProbability(odds(model, x, i, j));
    return PairFunction.lossCurvature(model.instance().beta(), sigma);
  }

  /** e^{beta h} of z = (x, i, j). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures \result.value > 0;
  @ pure */
  private static BigFraction odds(LogRational model, int x, int i, int j) {
    //@ ghost boolean filled = model.filled();
    BigFraction first = model.tilt(x, i);
    BigFraction second = model.tilt(x, j);
    return first.divide(second);
  }
}
