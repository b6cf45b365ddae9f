package sextant.robust;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Copies;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.sail.MeanGradient;
import sextant.sail.PairFunction;
import sextant.sail.SamplingLaw;

/**
 * The subdifferential of R, literally and exactly: a centre and segments, {centre + sum_k t_k v_k :
 * t_k in [-1,1]}.
 *
 * <pre>
 *   paper                          here            meaning
 *   E[|h| S + sign(h) Dpsi]        centre          the element with sign 0 = 0
 *   s Dpsi, s in [-1,1], at h = 0  generator(k)    v_k, exact and rational
 *   v_k / direction                coefficient(k)  positive
 *   primitive direction of v_k     direction(k)    coprime integers, the first non-zero positive
 * </pre>
 *
 * <p>For responses i &lt; j with h = 0 and Dpsi != 0 both z = (x, i, j) and its swap stand in the
 * sum, each with a sign of its own: together they give [-1,1]·2 mu(x) pi_i pi_j Dpsi. Parallel
 * segments are merged, over all prompts. R is differentiable exactly where no segment is left: as
 * all coefficients are positive, segments cannot cancel.
 *
 * <p>The quick enclosure is {@link SubdifferentialByRank}.
 */
public final class PenaltySubdifferential {

  private final /*@ spec_public */ LogNumber[] centre;
  private final /*@ spec_public */ BigFraction[][] directions;
  private final /*@ spec_public */ BigFraction[] coefficients;

  /*@ private invariant \nonnullelements(centre) && \nonnullelements(coefficients);
  @ private invariant directions.length == coefficients.length;
  @ private invariant (\forall int k; 0 <= k && k < directions.length;
  @     directions[k] != null && directions[k].length == centre.length);
  @ private invariant (\forall int k, a; 0 <= k && k < directions.length
  @     && 0 <= a && a < directions[k].length; directions[k][a] != null);
  @ private invariant (\forall int k; 0 <= k && k < coefficients.length; coefficients[k].value > 0);
  @*/

  private PenaltySubdifferential(
      LogNumber[] centre, BigFraction[][] directions, BigFraction[] coefficients) {
    this.centre = centre;
    this.directions = directions;
    this.coefficients = coefficients;
  }

  /**
   * The subdifferential of R at theta.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.dimension() == model.instance().dimension();
  @ pure */
  public static PenaltySubdifferential of(LogRational model) {
    int n = model.responseCount();
    Segments segments = new Segments();
    List<BigFraction> coefficients = new ArrayList<>();
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          BigFraction[] gap = model.instance().featureDifference(x, i, j);
          BigFraction probability =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j));
          boolean kink =
              Rationals.signum(probability) > 0
                  && !Segments.isZero(gap)
                  && SensitivityPenalty.logit(model, x, i, j).isZero();
          if (kink) {
            int index = segments.indexOf(gap);
            if (index == coefficients.size()) {
              coefficients.add(BigFraction.ZERO);
            }
            BigFraction share = bothOrders(probability, Segments.factor(gap));
            coefficients.set(index, coefficients.get(index).add(share));
          }
        }
      }
    }
    BigFraction[][] directions = new BigFraction[segments.count()][];
    BigFraction[] merged = new BigFraction[segments.count()];
    for (int k = 0; k < merged.length; k++) {
      directions[k] = segments.direction(k);
      merged[k] = coefficients.get(k);
    }
    LogNumber[] centre = MeanGradient.value(model, absoluteLogit(model));
    return new PenaltySubdifferential(centre, directions, merged);
  }

  /**
   * The half-length that one unordered pair with h = 0 adds to its direction: its probability once
   * for either order, times the size of Dpsi in units of the direction.
   *
   * @param probability d_theta(z), the same for z and its swap
   * @param factor Dpsi in units of its direction, either sign
   */
  /*@ normal_behavior
  @   ensures \result.value
  @       == 2 * (probability.value * (factor.value < 0 ? 0 - factor.value : factor.value));
  @ pure */
  static BigFraction bothOrders(BigFraction probability, BigFraction factor) {
    return probability.multiply(Rationals.abs(factor)).multiply(BigFraction.TWO);
  }

  /**
   * |h| with the derivative sign h, sign 0 = 0, and no curvature: what R is the mean of.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.value.length > 0 && \result.value[0] != null;
  @   ensures \result.value.length == model.weights.length;
  @   ensures model.weights.length > 0 && model.weights[0] != null
  @       ==> \result.value[0].length == model.weights[0].length;
  @ pure */
  public static PairFunction absoluteLogit(LogRational model) {
    //@ ghost boolean filled = model.filled();
    return new PairFunction(
        LogitTables.distances(model),
        LogitTables.derivatives(model, 1),
        LogitTables.derivatives(model, 2));
  }

  /** d, the number of coordinates. */
  /*@ public normal_behavior
  @   ensures \result == centre.length;
  @ pure */
  public int dimension() {
    return centre.length;
  }

  /** The element with sign 0 = 0, the gradient where R is smooth; a fresh array. */
  /*@ public normal_behavior
  @   ensures \fresh(\result) && \result.length == centre.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < centre.length; \result[k] == centre[k]);
  @ pure */
  public LogNumber[] centre() {
    return Copies.of(centre);
  }

  /** The number of segments, no two of them parallel. */
  /*@ public normal_behavior
  @   ensures \result == coefficients.length;
  @ pure */
  public int generatorCount() {
    return coefficients.length;
  }

  /** Whether R is differentiable at theta. */
  /*@ public normal_behavior
  @   ensures \result <==> coefficients.length == 0;
  @ pure */
  public boolean isSmooth() {
    return coefficients.length == 0;
  }

  /** The primitive integer direction of segment k, a fresh array. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < directions.length;
  @   ensures \fresh(\result) && \result.length == centre.length && \nonnullelements(\result);
  @   ensures (\forall int a; 0 <= a && a < centre.length; \result[a] == directions[k][a]);
  @ pure */
  public BigFraction[] direction(int k) {
    return Copies.of(directions[k]);
  }

  /** The half-length of segment k in units of its direction. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < coefficients.length;
  @   ensures \result == coefficients[k] && \result.value > 0;
  @ pure */
  public BigFraction coefficient(int k) {
    return coefficients[k];
  }

  /** v_k = coefficient(k) · direction(k). */
  /*@ public normal_behavior
  @   requires 0 <= k && k < coefficients.length;
  @   ensures \fresh(\result) && \result.length == centre.length && \nonnullelements(\result);
  @   ensures (\forall int a; 0 <= a && a < centre.length;
  @       \result[a].value == directions[k][a].value * coefficients[k].value);
  @ pure */
  public BigFraction[] generator(int k) {
    return multiple(direction(k), coefficients[k]);
  }

  /**
   * The element centre + sum_k t_k v_k.
   *
   * @param t one multiplier a segment, in [-1, 1]
   */
  /*@ public normal_behavior
  @   requires t.length == coefficients.length && \nonnullelements(t);
  @   requires (\forall int k; 0 <= k && k < t.length; -1 <= t[k].value && t[k].value <= 1);
  @   ensures \result.length == centre.length && \nonnullelements(\result);
  @ pure */
  public LogNumber[] element(BigFraction[] t) {
    LogNumber[] element = centre();
    /*@ loop_invariant 0 <= k && k <= t.length;
    @ loop_invariant element.length == centre.length && \nonnullelements(element);
    @ loop_writes k, element;
    @ loop_decreases t.length - k; @*/
    for (int k = 0; k < t.length; k++) {
      element = moved(element, t[k], generator(k));
    }
    return element;
  }

  /** c v, a fresh array. */
  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int a; 0 <= a && a < v.length; \result[a].value == v[a].value * c.value);
  @ pure */
  private static BigFraction[] multiple(BigFraction[] v, BigFraction c) {
    BigFraction[] multiple = new BigFraction[v.length];
    /*@ loop_invariant 0 <= a && a <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; multiple[i] != null
    @     && multiple[i].value == v[i].value * c.value);
    @ loop_writes a, multiple[*];
    @ loop_decreases v.length - a; @*/
    for (int a = 0; a < v.length; a++) {
      multiple[a] = v[a].multiply(c);
    }
    return multiple;
  }

  /** e + t v, a fresh array. */
  /*@ private normal_behavior
  @   requires \nonnullelements(e) && \nonnullelements(v) && e.length == v.length;
  @   ensures \fresh(\result) && \result.length == e.length && \nonnullelements(\result);
  @   ensures (\forall int a; 0 <= a && a < e.length;
  @       \result[a].value == e[a].value + v[a].value * t.value);
  @ pure */
  private static LogNumber[] moved(LogNumber[] e, BigFraction t, BigFraction[] v) {
    LogNumber[] sum = new LogNumber[e.length];
    /*@ loop_invariant 0 <= a && a <= e.length;
    @ loop_invariant (\forall int i; 0 <= i && i < a; sum[i] != null
    @     && sum[i].value == e[i].value + v[i].value * t.value);
    @ loop_writes a, sum[*];
    @ loop_decreases e.length - a; @*/
    for (int a = 0; a < e.length; a++) {
      sum[a] = e[a].add(LogNumber.of(v[a].multiply(t)));
    }
    return sum;
  }

  /**
   * The directional derivative of R along u, the greatest scalar product of u with an element:
   * centre·u + sum_k |v_k·u|.
   *
   * @param u a direction, length d
   */
  /*@ public normal_behavior
  @   requires u.length == centre.length && \nonnullelements(u);
  @   ensures \result.value >= LogNumber.dotOf(u, centre, u.length);
  @ pure */
  public LogNumber along(BigFraction[] u) {
    LogNumber total = LogNumber.dot(u, centre);
    /*@ loop_invariant 0 <= k && k <= coefficients.length;
    @ loop_invariant total.value >= LogNumber.dotOf(u, centre, u.length);
    @ loop_writes k, total;
    @ loop_decreases coefficients.length - k; @*/
    for (int k = 0; k < coefficients.length; k++) {
      BigFraction reach = Rationals.abs(Rationals.dot(u, directions[k]));
      total = total.add(LogNumber.of(reach.multiply(coefficients[k])));
    }
    return total;
  }
}
