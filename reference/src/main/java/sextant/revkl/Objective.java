package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.GramHessian;
import sextant.exact.Interval;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The regularised objective of SAIL-RevKL (reconstructed), to be maximised, with its derivatives,
 * enclosed for instances of either regime. Its theta is the instance's.
 *
 * <pre>
 *   symbol                                      here       meaning
 *   J_gamma = -L_SAIL - gamma K                 value
 *   K                                           direction  klRefPolicy or klPolicyRef
 *   gamma                                       gamma      rational, any sign
 *   grad J_gamma                                gradient
 *   Hess J_gamma                                hessian
 * </pre>
 */
public final class Objective {

  private final /*@ spec_public */ ScoreTable table;
  private final /*@ spec_public */ SailByResponse sums;
  private final /*@ spec_public */ KlDirection direction;
  private final /*@ spec_public */ BigFraction gamma;

  //@ private invariant sums.table == table;

  /*@ private behavior
  @   ensures this.table == table && this.direction == direction && this.gamma == gamma;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private Objective(ScoreTable table, KlDirection direction, BigFraction gamma) {
    this.table = table;
    this.sums = SailByResponse.of(table);
    this.direction = direction;
    this.gamma = gamma;
  }

  /**
   * The objective at the table's theta.
   *
   * @param table the responses' scores and laws
   * @param direction which divergence
   * @param gamma its weight
   */
  /*@ public behavior
  @   ensures \result.table == table && \result.direction == direction;
  @   ensures \result.gamma == gamma;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Objective of(ScoreTable table, KlDirection direction, BigFraction gamma) {
    return new Objective(table, direction, gamma);
  }

  /** Encloses J_gamma. */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval value() {
    Interval penalty = direction.value(table).multiply(gamma, table.bits());
    return sums.loss().add(penalty, table.bits()).negate();
  }

  /** Encloses grad J_gamma, d entries. */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension() && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[] gradient() {
    Interval[][] loss = sums.gradientWeights();
    Interval[][] divergence = KlGradient.weights(table, direction);
    Interval[][] weights = new Interval[loss.length][];
    /*@ loop_invariant 0 <= x && x <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; weights[i] != null
    @     && weights[i].length == table.instance().responseCount());
    @ loop_invariant (\forall int i, e; 0 <= i && i < x
    @     && 0 <= e && e < weights[i].length; weights[i][e] != null);
    @ loop_writes x, weights[*];
    @ loop_decreases weights.length - x; @*/
    for (int x = 0; x < weights.length; x++) {
      weights[x] = combined(loss[x], divergence[x]);
    }
    return WeightedFeatures.sum(table.instance(), weights, table.bits());
  }

  /** Encloses Hess J_gamma, d by d, symmetric. */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length; \result[a] != null
  @       && \result[a].length == \result.length);
  @   ensures (\forall int a, e; 0 <= a && a < \result.length
  @       && 0 <= e && e < \result[a].length; \result[a][e] != null);
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[][] hessian() {
    Interval[][] loss = GramHessian.sail(table).matrix();
    Interval[][] divergence = KlHessian.enclose(table, direction);
    Interval[][] hessian = new Interval[loss.length][];
    /*@ loop_invariant 0 <= a && a <= hessian.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; hessian[i] != null
    @     && hessian[i].length == hessian.length);
    @ loop_invariant (\forall int i, e; 0 <= i && i < a
    @     && 0 <= e && e < hessian[i].length; hessian[i][e] != null);
    @ loop_writes a, hessian[*];
    @ loop_decreases hessian.length - a; @*/
    for (int a = 0; a < hessian.length; a++) {
      hessian[a] = combined(loss[a], divergence[a]);
    }
    return hessian;
  }

  /** -(loss + gamma divergence), entry by entry. */
  /*@ private behavior
  @   requires loss.length == divergence.length;
  @   requires \nonnullelements(loss) && \nonnullelements(divergence);
  @   ensures \result.length == loss.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private Interval[] combined(Interval[] loss, Interval[] divergence) {
    int bits = table.bits();
    Interval[] combined = new Interval[loss.length];
    /*@ loop_invariant 0 <= k && k <= combined.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; combined[i] != null);
    @ loop_writes k, combined[*];
    @ loop_decreases combined.length - k; @*/
    for (int k = 0; k < combined.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(loss[k]);
      //@ ghost boolean orderedToo = Interval.ordered(divergence[k]);
      Interval penalty = divergence[k].multiply(gamma, bits);
      combined[k] = loss[k].add(penalty, bits).negate();
    }
    return combined;
  }
}
