package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.exact.Triangle;
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
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null && \result[a][b] == \result[b][a]);
  @ pure */
  public static LogNumber[][] policyRef(LogRational model) {
    ScoreFunction scores = ScoreFunction.of(model);
    LogNumber[] move = KlGradient.move(model);
    BigFraction[][] fisher = Fisher.value(model);
    LogNumber[][] triangle = new LogNumber[fisher.length][];
    /*@ loop_invariant 0 <= k && k <= triangle.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int a; 0 <= a && a < k; triangle[a] != null
    @     && triangle[a].length == a + 1);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b <= a;
    @     triangle[a][b] != null);
    @ loop_writes k, triangle[*];
    @ loop_decreases triangle.length - k; @*/
    for (int k = 0; k < triangle.length; k++) {
      triangle[k] = row(model, scores, move, fisher[k], k);
    }
    return Triangle.mirrored(triangle);
  }

  /** The entries (a, 0) to (a, a), from row a of F. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires move.length == model.instance.dimension && \nonnullelements(move);
  @   requires 0 <= a && a < move.length && a < fisher.length && \nonnullelements(fisher);
  @   ensures \fresh(\result) && \result.length == a + 1 && \nonnullelements(\result);
  @ pure */
  private static LogNumber[] row(
      LogRational model, ScoreFunction scores, LogNumber[] move, BigFraction[] fisher, int a) {
    LogNumber[] row = new LogNumber[a + 1];
    /*@ loop_invariant 0 <= b && b <= row.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int u; 0 <= u && u < b; row[u] != null);
    @ loop_writes b, row[*];
    @ loop_decreases row.length - b; @*/
    for (int b = 0; b < row.length; b++) {
      LogNumber third = LogNumber.dot(thirdMoments(model, scores, a, b), move);
      row[b] = LogNumber.of(fisher[b]).add(third);
    }
    return row;
  }

  /**
   * The rational coefficients of Dtheta in E_x E_theta[(Dtheta·g) g_a g_b]: E_x E_theta[g_k g_a
   * g_b], one a coordinate k.
   */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   ensures \fresh(\result) && \result.length == model.instance.dimension;
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] thirdMoments(LogRational model, ScoreFunction scores, int a, int b) {
    BigFraction[] moments = new BigFraction[scores.dimension()];
    /*@ loop_invariant 0 <= k && k <= moments.length && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_invariant (\forall int u; 0 <= u && u < k; moments[u] != null);
    @ loop_writes k, moments[*];
    @ loop_decreases moments.length - k; @*/
    for (int k = 0; k < moments.length; k++) {
      moments[k] = thirdMoment(model, scores, a, b, k);
    }
    return moments;
  }

  /** E_x E_theta[g_a g_b g_k]. */
  /*@ private normal_behavior
  @   requires model.sized() && model.instance().whole() && scores.model == model;
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   requires 0 <= k && k < model.instance.dimension;
  @   ensures true;
  @ pure */
  private static BigFraction thirdMoment(
      LogRational model, ScoreFunction scores, int a, int b, int k) {
    BigFraction total = BigFraction.ZERO;
    /*@ loop_invariant 0 <= x && x <= model.promptCount() && model.sized();
    @ loop_invariant model.instance().whole();
    @ loop_writes x, total;
    @ loop_decreases model.promptCount() - x; @*/
    for (int x = 0; x < model.promptCount(); x++) {
      //@ ghost boolean complete = model.instance().wholeAt(x);
      BigFraction moment = Rationals.dot(model.policy(x), products(model, scores, x, a, b, k));
      total = total.add(moment.multiply(model.mass(x)));
    }
    return total;
  }

  /** g_a g_b g_k at prompt x, one entry a response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount() && scores.model == model;
  @   requires model.instance().complete(x);
  @   requires 0 <= a && a < model.instance.dimension;
  @   requires 0 <= b && b < model.instance.dimension;
  @   requires 0 <= k && k < model.instance.dimension;
  @   ensures \fresh(\result) && \result.length == model.responseCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  private static BigFraction[] products(
      LogRational model, ScoreFunction scores, int x, int a, int b, int k) {
    BigFraction[] products = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= products.length && model.sized();
    @ loop_invariant model.instance().complete(x);
    @ loop_invariant (\forall int u; 0 <= u && u < y; products[u] != null);
    @ loop_writes y, products[*];
    @ loop_decreases products.length - y; @*/
    for (int y = 0; y < products.length; y++) {
      products[y] =
          scores.score(x, y, a).multiply(scores.score(x, y, b)).multiply(scores.score(x, y, k));
    }
    return products;
  }

  /**
   * Encloses the Hessian of a divergence, for an instance of either regime.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] enclose(ScoreTable table, KlDirection direction) {
    return direction == KlDirection.REF_POLICY ? Fisher.enclose(table) : policyRef(table);
  }

  private static Interval[][] policyRef(ScoreTable table) {
    int bits = table.bits();
    int prompts = table.instance().promptCount();
    int n = table.instance().responseCount();
    Interval[][] laws = new Interval[prompts][n];
    Interval[][] weights = new Interval[prompts][n];
    for (int x = 0; x < prompts; x++) {
      Interval[] centred = CentredScores.of(table, x);
      for (int y = 0; y < n; y++) {
        laws[x][y] = table.policy(x, y);
        weights[x][y] = laws[x][y].multiply(centred[y].add(Interval.ONE, bits), bits);
      }
    }
    return SecondMoments.sum(table.instance(), laws, weights, bits);
  }
}
