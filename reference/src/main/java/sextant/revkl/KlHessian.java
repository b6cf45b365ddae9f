package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.ScoreFunction;
import sextant.sail.ScoreTable;

/**
 * The Hessians of the two divergences, exact and enclosed.
 *
 * <pre>
 *   symbol               here               meaning
 *   Hess klRefPolicy     Fisher             E_x Cov_theta(psi)
 *   Hess klPolicyRef     policyRef          E_x E_theta[(1 + Dtheta·g) g g']
 *   g                    ScoreFunction      psi - E_theta psi
 *   Dtheta                                  theta - theta_ref
 * </pre>
 */
public final class KlHessian {

  private KlHessian() {}

  /**
   * RKL-KL-PR: the Hessian of klPolicyRef, F + E[(Dtheta·g) g g'], d by d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   ensures \result.length == model.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, e; 0 <= a && a < \result.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b].value == \result[b][a].value);
  @ pure */
  public static LogNumber[][] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    BigFraction[][] fisher = Fisher.value(model);
    LogNumber[][] hessian = new LogNumber[fisher.length][];
    /*@ loop_invariant 0 <= a && a <= hessian.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; hessian[i] != null
    @     && hessian[i].length == hessian.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < hessian[i].length; hessian[i][e] != null);
    @ loop_invariant (\forall int i, j; 0 <= i && i < a && 0 <= j && j < i;
    @     hessian[i][j] == hessian[j][i]);
    @ loop_writes a, hessian[*];
    @ loop_decreases hessian.length - a; @*/
    for (int a = 0; a < hessian.length; a++) {
      hessian[a] = row(model, scores, fisher[a], hessian, a);
    }
    return hessian;
  }

  /** Row a; left of the diagonal it is in the rows before. */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires before.length == scores.dimension() && fisher.length == before.length;
  @   requires \nonnullelements(fisher) && 0 <= a && a < before.length;
  @   requires (\forall int i; 0 <= i && i < a; before[i] != null
  @       && before[i].length == before.length);
  @   requires (\forall int i, e; 0 <= i && i < a
  @       && 0 <= e && e < before[i].length; before[i][e] != null);
  @   ensures \fresh(\result) && \result.length == before.length && \nonnullelements(\result);
  @   ensures (\forall int b; 0 <= b && b < a; \result[b] == before[b][a]);
  @ pure */
  private static LogNumber[] row(
      LogRational model, ScoreFunction scores, BigFraction[] fisher, LogNumber[][] before, int a) {
    LogNumber[] row = new LogNumber[before.length];
    LogNumber[] move = KlGradient.move(model);
    /*@ loop_invariant 0 <= b && b <= row.length;
    @ loop_invariant (\forall int i; 0 <= i && i < b; row[i] != null);
    @ loop_invariant (\forall int i; 0 <= i && i < b && i < a; row[i] == before[i][a]);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      row[b] =
          b < a
              ? before[b][a]
              : LogNumber.of(fisher[b]).add(thirdMoment(model, scores, move, a, b));
    }
    return row;
  }

  /** E_x E_theta[(Dtheta·g) g_a g_b]: its coefficients of Dtheta are rational. */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires move.length == scores.dimension() && \nonnullelements(move);
  @   requires 0 <= a && a < scores.dimension() && 0 <= b && b < scores.dimension();
  @   ensures true;
  @ pure */
  private static LogNumber thirdMoment(
      LogRational model, ScoreFunction scores, LogNumber[] move, int a, int b) {
    BigFraction[] coefficients = new BigFraction[move.length];
    /*@ loop_invariant 0 <= k && k <= move.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; coefficients[i] != null);
    @ loop_writes k, coefficients[*];
    @ loop_decreases move.length - k; @*/
    for (int k = 0; k < move.length; k++) {
      coefficients[k] = thirdMoment(model, scores, a, b, k);
    }
    return LogNumber.dot(coefficients, move);
  }

  /** E_x E_theta[g_a g_b g_k]. */
  /*@ private normal_behavior
  @   requires scores.model == model && scores.mean.length == model.promptCount();
  @   requires scores.dimension == model.instance().dimension();
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires 0 <= a && a < scores.dimension() && 0 <= b && b < scores.dimension();
  @   requires 0 <= k && k < scores.dimension();
  @   ensures true;
  @ pure */
  private static BigFraction thirdMoment(
      LogRational model, ScoreFunction scores, int a, int b, int k) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= x && x <= model.promptCount();
    //@ loop_decreases model.promptCount() - x;
    for (int x = 0; x < model.promptCount(); x++) {
      //@ loop_invariant 0 <= y && y <= model.responseCount();
      //@ loop_decreases model.responseCount() - y;
      for (int y = 0; y < model.responseCount(); y++) {
        BigFraction product =
            scores.score(x, y, a).multiply(scores.score(x, y, b)).multiply(scores.score(x, y, k));
        total = total.add(product.multiply(model.policy(x, y)).multiply(model.mass(x)));
      }
    }
    return total;
  }

  /**
   * Encloses the Hessian of a divergence, for an instance of either regime.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] enclose(ScoreTable table, KlDirection direction) {
    return direction == KlDirection.REF_POLICY ? Fisher.enclose(table) : policyRef(table);
  }

  /*@ private behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int i; 0 <= i && i < \result.length; \result[i] != null
  @       && \result[i].length == \result.length);
  @   ensures (\forall int i, e; 0 <= i && i < \result.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[][] policyRef(ScoreTable table) {
    int prompts = table.instance().promptCount();
    Interval[][] laws = new Interval[prompts][];
    Interval[][] weights = new Interval[prompts][];
    /*@ loop_invariant 0 <= x && x <= prompts;
    @ loop_invariant (\forall int i; 0 <= i && i < x; laws[i] != null
    @     && laws[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < laws[i].length; laws[i][e] != null);
    @ loop_invariant (\forall int i; 0 <= i && i < x; weights[i] != null
    @     && weights[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < weights[i].length; weights[i][e] != null);
    @ loop_writes x, laws[*], weights[*];
    @ loop_decreases prompts - x; @*/
    for (int x = 0; x < prompts; x++) {
      laws[x] = Fisher.law(table, false, x);
      weights[x] = tilted(table, x);
    }
    return SecondMoments.sum(table.instance(), laws, weights, table.bits());
  }

  /** pi_theta(y|x) (1 + Dtheta·g(x,y)), one entry a response. */
  /*@ private behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.length == table.instance().responseCount() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] tilted(ScoreTable table, int x) {
    int bits = table.bits();
    Interval[] weights = new Interval[table.instance().responseCount()];
    Interval[] centred = CentredScores.of(table, x);
    /*@ loop_invariant 0 <= y && y <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; weights[i] != null);
    @ loop_writes y, weights[*];
    @ loop_decreases weights.length - y; @*/
    for (int y = 0; y < weights.length; y++) {
      //@ ghost boolean ordered = Interval.ordered(centred[y]);
      weights[y] = table.policy(x, y).multiply(centred[y].add(Interval.ONE, bits), bits);
    }
    return weights;
  }
}
