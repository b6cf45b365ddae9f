package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * |h| of every pair of a log-rational instance and its derivatives in h, as tables.
 *
 * <pre>
 *   paper    here               meaning
 *   |h|      distances          at [x][i][j]
 *   sign h   derivatives(1)     sign 0 = 0
 *   -        derivatives(2)     0: the kinks are not in it
 * </pre>
 */
final class LogitTables {

  private LogitTables() {}

  /** |h| at [x][i][j]. */
  /*@ normal_behavior
  @   requires model.sized();
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
  static LogNumber[][][] distances(LogRational model) {
    //@ ghost boolean filled = model.filled();
    LogNumber[][][] table = new LogNumber[model.promptCount()][][];
    /*@ loop_invariant 0 <= k && k <= table.length && model.sized();
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
      table[k] = distances(model, k);
    }
    return table;
  }

  /** The same of one prompt. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @     && \result[i].length == model.weights[0].length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @     && 0 <= j && j < model.weights[0].length; \result[i][j] != null);
  @ pure */
  private static LogNumber[][] distances(LogRational model, int x) {
    //@ ghost boolean filled = model.filled();
    LogNumber[][] table = new LogNumber[model.responseCount()][];
    /*@ loop_invariant 0 <= k && k <= table.length && model.sized();
    @ loop_invariant (\forall int i; 0 <= i && i < k; table[i] != null
    @     && table[i].length == model.weights[0].length);
    @ loop_invariant (\forall int i, j; 0 <= i && i < k
    @     && 0 <= j && j < model.weights[0].length; table[i][j] != null);
    @ loop_writes k, table[*];
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      table[k] = distances(model, x, k);
    }
    return table;
  }

  /** The same of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static LogNumber[] distances(LogRational model, int x, int i) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] row = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= row.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < j; row[u] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = SensitivityPenalty.logit(model, x, i, j).abs();
    }
    return row;
  }

  /** The derivative of |h| at [x][i][j]: of order 1, sign h with sign 0 = 0, or 2, which is 0. */
  /*@ normal_behavior
  @   requires model.sized();
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
    /*@ loop_invariant 0 <= k && k <= table.length && model.sized();
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
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @     && \result[i].length == model.weights[0].length);
  @   ensures (\forall int i, j; 0 <= i && i < \result.length
  @     && 0 <= j && j < model.weights[0].length; \result[i][j] != null);
  @ pure */
  private static BigFraction[][] derivatives(LogRational model, int order, int x) {
    //@ ghost boolean filled = model.filled();
    BigFraction[][] table = new BigFraction[model.responseCount()][];
    /*@ loop_invariant 0 <= k && k <= table.length && model.sized();
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
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   ensures \fresh(\result) && \result.length == model.weights[0].length;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] derivatives(LogRational model, int order, int x, int i) {
    //@ ghost boolean filled = model.filled();
    BigFraction[] row = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= row.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < j; row[u] != null);
    @ loop_writes j, row[*];
    @ loop_decreases row.length - j; @*/
    for (int j = 0; j < row.length; j++) {
      row[j] = derivative(model, order, x, i, j);
    }
    return row;
  }

  /** The derivative of |h| at z = (x, i, j). */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures \result.value == -1 || \result.value == 0 || \result.value == 1;
  @   ensures order != 1 ==> \result.value == 0;
  @ pure */
  private static BigFraction derivative(LogRational model, int order, int x, int i, int j) {
    int sign = order == 1 ? SensitivityPenalty.logit(model, x, i, j).signum() : 0;
    return new BigFraction(sign);
  }
}
