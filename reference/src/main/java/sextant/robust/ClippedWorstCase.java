package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.LogRational;
import sextant.sail.SamplingLaw;
import sextant.sail.ScoreTable;

/**
 * What happens beyond the margin: the uncertainty set is clipped to [0, 1], and the closed form
 * exceeds the supremum.
 *
 * <pre>
 *   notation    here       meaning
 *   rho_z       room       p* if h &gt; 0, 1 - p* if h &lt; 0: how far the worst direction is free
 *   (rho -      overhang   how far the ball sticks out of [0, 1] in that direction
 *    rho_z)+
 *   -           excess     beta E[ |h| (rho - rho_z)+ ], what the closed form has too much
 * </pre>
 */
public final class ClippedWorstCase {

  private ClippedWorstCase() {}

  /**
   * (rho - rho_z)+, for one pair. With h &gt; 0 the worst oracle lowers the preference, which has
   * room p*; with h &lt; 0 it raises it, with room 1 - p*; h = 0 counts for nothing in {@link
   * #excess}, and gives 0 here.
   *
   * @param preference p*, in [0, 1]
   * @param rho the radius, at least 0
   * @param signOfLogit the sign of h: -1, 0 or 1
   */
  /*@ public normal_behavior
  @   requires 0 <= preference.value && preference.value <= 1 && rho.value >= 0;
  @   ensures \result.value >= 0 && \result.value <= rho.value;
  @   ensures signOfLogit == 0 ==> \result.value == 0;
  @   ensures signOfLogit > 0 ==> \result.value
  @       == (rho.value > preference.value ? rho.value - preference.value : 0);
  @   ensures signOfLogit < 0 ==> \result.value
  @       == (rho.value > 1 - preference.value ? rho.value - (1 - preference.value) : 0);
  @ pure */
  public static BigFraction overhang(BigFraction preference, BigFraction rho, int signOfLogit) {
    BigFraction overhang = BigFraction.ZERO;
    if (signOfLogit != 0) {
      BigFraction room = signOfLogit > 0 ? preference : BigFraction.ONE.subtract(preference);
      overhang = Rationals.max(BigFraction.ZERO, rho.subtract(room));
    }
    return overhang;
  }

  /*@ // The ends of [p - rho, p + rho] clipped to [0, 1].
  @ public normal_behavior
  @   ensures \result == (p - rho >= 0 ? p - rho : (\real) 0);
  @ public static pure model \real least(\real p, \real rho) {
  @   return p - rho >= 0 ? p - rho : (\real) 0;
  @ }
  @*/

  /*@ public normal_behavior
  @   ensures \result == (p + rho <= 1 ? p + rho : (\real) 1);
  @ public static pure model \real greatest(\real p, \real rho) {
  @   return p + rho <= 1 ? p + rho : (\real) 1;
  @ }
  @*/

  /**
   * The end of [p - rho, p + rho], clipped to [0, 1], that a pair's worst oracle takes.
   *
   * @param preference p, in [0, 1]
   * @param rho the radius, at least 0
   * @param sign the sign of a - b: -1, 0 or 1
   */
  /*@ public normal_behavior
  @   requires 0 <= preference.value && preference.value <= 1 && rho.value >= 0;
  @   ensures sign > 0 ==> \result.value == greatest(preference.value, rho.value);
  @   ensures sign < 0 ==> \result.value == least(preference.value, rho.value);
  @   ensures sign == 0 ==> \result.value == preference.value;
  @ pure */
  public static BigFraction end(BigFraction preference, BigFraction rho, int sign) {
    BigFraction end = preference;
    if (sign > 0) {
      end = Rationals.min(BigFraction.ONE, preference.add(rho));
    } else if (sign < 0) {
      end = Rationals.max(BigFraction.ZERO, preference.subtract(rho));
    }
    return end;
  }

  /**
   * ORA-T4.1-NEC, for one pair: the greatest expected loss over [p - rho, p + rho] clipped to [0,
   * 1].
   *
   * @param preference p, in [0, 1]
   * @param rho the radius, at least 0
   * @param a loss when the first response is preferred
   * @param b loss when the second one is
   */
  /*@ public normal_behavior
  @   requires 0 <= preference.value && preference.value <= 1 && rho.value >= 0;
  @   ensures (\forall \real q;
  @       least(preference.value, rho.value) <= q && q <= greatest(preference.value, rho.value)
  @       ==> q * a.value + (1 - q) * b.value <= \result.value);
  @   ensures a.value >= b.value ==> \result.value
  @       == greatest(preference.value, rho.value) * a.value
  @        + (1 - greatest(preference.value, rho.value)) * b.value;
  @   ensures a.value <= b.value ==> \result.value
  @       == least(preference.value, rho.value) * a.value
  @        + (1 - least(preference.value, rho.value)) * b.value;
  @ pure */
  public static LogNumber value(BigFraction preference, BigFraction rho, LogNumber a, LogNumber b) {
    BigFraction end = end(preference, rho, a.subtract(b).signum());
    //@ assert a.value > b.value ==> end.value == greatest(preference.value, rho.value);
    //@ assert a.value < b.value ==> end.value == least(preference.value, rho.value);
    return WorstCase.mixture(end, a, b);
  }

  /*@ // With d = -beta h: the signs, and |d| = beta |h|.
  @ public normal_behavior
  @   requires beta > 0 && d == 0 - beta * h;
  @   requires g == (d >= 0 ? d : 0 - d) && m == (h < 0 ? 0 - h : h);
  @   ensures \result;
  @   ensures (d > 0 <==> h < 0) && (d < 0 <==> h > 0);
  @   ensures g == beta * m;
  @ public static pure model boolean signs(\real d, \real beta, \real h, \real g, \real m) {
  @   return true;
  @ }
  @*/

  /*@ // Products with g = beta m, in another order.
  @ public normal_behavior
  @   requires g == beta * m;
  @   ensures \result;
  @   ensures (rho * beta) * m == rho * g && (beta * o) * m == o * g;
  @ public static pure model boolean orders(\real g, \real beta, \real m, \real rho,
  @     \real o) {
  @   return true;
  @ }
  @*/

  /*@ // Factors that agree unless the other one is 0.
  @ public normal_behavior
  @   requires g == 0 || o == v;
  @   ensures \result;
  @   ensures o * g == v * g;
  @ public static pure model boolean sameProduct(\real g, \real o, \real v) { return true; }
  @*/

  /*@ // The closed form less the supremum, from the four parts.
  @ public normal_behavior
  @   requires nominal == p * a + (1 - p) * b;
  @   requires surplus == rho * Decomposition.gap(a, b);
  @   requires clipped == ClippedDecomposition.maximum(p, rho, a, b);
  @   requires excess == ClippedDecomposition.over(p, rho, a, b) * Decomposition.gap(a, b);
  @   ensures \result;
  @   ensures nominal + surplus - clipped == excess;
  @ public static pure model boolean balanced(\real p, \real rho, \real a, \real b,
  @     \real nominal, \real surplus, \real clipped, \real excess) {
  @   boolean three = Decomposition.exceeds(p, rho, a, b);
  @   boolean four = ClippedDecomposition.exceeds(p, rho, a, b);
  @   return true;
  @ }
  @*/

  /*@ // ORA-T4.1-NEC, for one pair: where the margin fits the overhang is 0 and clipping changes
  @ // nothing; beyond it the closed form exceeds the supremum by overhang |a - b|.
  @ public normal_behavior
  @   requires 0 <= preference.value && preference.value <= 1 && rho.value >= 0;
  @   requires a.value - b.value == 0 - beta.value * h.value && beta.value > 0;
  @   ensures \result;
  @ public static pure model boolean closedFormExceeds(BigFraction preference, BigFraction rho,
  @     BigFraction beta, LogNumber h, LogNumber a, LogNumber b) {
  @   LogNumber nominal = WorstCase.mixture(preference, a, b);
  @   LogNumber surplus = WorstCase.surplus(rho, beta, h);
  @   LogNumber clipped = value(preference, rho, a, b);
  @   BigFraction overhang = overhang(preference, rho, h.signum());
  @   LogNumber excess = h.abs().multiply(beta.multiply(overhang));
  @   \real p = preference.value;
  @   \real m = h.value < 0 ? 0 - h.value : h.value;
  @   \real g = Decomposition.gap(a.value, b.value);
  @   boolean one = signs(a.value - b.value, beta.value, h.value, g, m);
  @   boolean two = orders(g, beta.value, m, rho.value, overhang.value);
  @   \real v = ClippedDecomposition.over(p, rho.value, a.value, b.value);
  @   assert surplus.value == rho.value * g;
  @   assert excess.value == overhang.value * g;
  @   assert clipped.value == ClippedDecomposition.maximum(p, rho.value, a.value, b.value);
  @   assert g == 0 || overhang.value == v;
  @   boolean three = sameProduct(g, overhang.value, v);
  @   boolean four = balanced(p, rho.value, a.value, b.value, nominal.value,
  @       surplus.value, clipped.value, excess.value);
  @   return nominal.value + surplus.value - clipped.value == excess.value;
  @ }
  @*/

  /**
   * ORA-T4.1-NEC. beta E[ |h| (rho - rho_z)+ ]: the closed form less the supremum over the clipped
   * set, on a log-rational instance.
   *
   * @param model the exact data
   * @param rho the radius, at least 0
   */
  /*@ public normal_behavior
  @   requires model.sized() && rho.value >= 0;
  @   ensures \result.value >= 0;
  @ pure */
  public static LogNumber excess(LogRational model, BigFraction rho) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null && prompts[u].value >= 0);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = promptExcess(model, rho, x);
    }
    //@ ghost boolean positive = SensitivityPenalty.sumNotNegative(prompts);
    return scaled(LogNumber.sum(prompts), model.instance().beta());
  }

  /*@ private normal_behavior
  @   requires mean.value >= 0 && beta.value > 0;
  @   ensures \result.value == mean.value * beta.value && \result.value >= 0;
  @ pure */
  private static LogNumber scaled(LogNumber mean, BigFraction beta) {
    return mean.multiply(beta);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && rho.value >= 0 && 0 <= x && x < model.promptCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber promptExcess(LogRational model, BigFraction rho, int x) {
    LogNumber[] rows = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null && rows[u].value >= 0);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowExcess(model, rho, x, i);
    }
    //@ ghost boolean positive = SensitivityPenalty.sumNotNegative(rows);
    return LogNumber.sum(rows);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && rho.value >= 0 && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber rowExcess(LogRational model, BigFraction rho, int x, int i) {
    LogNumber[] terms = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null && terms[u].value >= 0);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = pairExcess(model, rho, x, i, j);
    }
    //@ ghost boolean positive = SensitivityPenalty.sumNotNegative(terms);
    return LogNumber.sum(terms);
  }

  /** d_theta(z) |h| (rho - rho_z)+ for z = (x, i, j). */
  /*@ private normal_behavior
  @   requires model.sized() && rho.value >= 0 && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber pairExcess(LogRational model, BigFraction rho, int x, int i, int j) {
    //@ ghost boolean filled = model.filled();
    //@ ghost boolean compared = model.compared();
    LogNumber h = SensitivityPenalty.logit(model, x, i, j);
    BigFraction overhang = overhang(model.preference(x, i, j), rho, h.signum());
    return term(model.mass(x), model.policy(x, i), model.policy(x, j), overhang, h.abs());
  }

  /*@ private normal_behavior
  @   requires mass.value >= 0 && first.value >= 0 && second.value >= 0;
  @   requires overhang.value >= 0 && distance.value >= 0;
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber term(
      BigFraction mass,
      BigFraction first,
      BigFraction second,
      BigFraction overhang,
      LogNumber distance) {
    BigFraction probability = SamplingLaw.probability(mass, first, second);
    /*@ ghost boolean positive = SensitivityPenalty.productNotNegative(mass.value, first.value,
    @     second.value, 0); @*/
    return scaled(distance, probability, overhang);
  }

  /*@ private normal_behavior
  @   requires distance.value >= 0 && probability.value >= 0 && overhang.value >= 0;
  @   ensures \result.value == distance.value * (probability.value * overhang.value);
  @   ensures \result.value >= 0;
  @ pure */
  private static LogNumber scaled(
      LogNumber distance, BigFraction probability, BigFraction overhang) {
    return distance.multiply(probability.multiply(overhang));
  }

  /**
   * Encloses beta E[ |h| (rho - rho_z)+ ] on any instance.
   *
   * @param table scores and laws of the instance
   * @param rho the radius, at least 0
   */
  public static Interval excess(ScoreTable table, BigFraction rho) {
    int bits = table.bits();
    int n = table.instance().responseCount();
    Interval radius = Interval.from(rho, bits);
    Interval total = Interval.ZERO;
    for (int x = 0; x < table.instance().promptCount(); x++) {
      Interval prompt = Interval.ZERO;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          // h > 0, and by the symmetry of the pair twice: the swapped pair has the same room
          if (table.signOfLogit(x, i, j) > 0) {
            Interval overhang = radius.subtract(table.preference(x, i, j), bits).max(Interval.ZERO);
            Interval h = table.score(x, i).subtract(table.score(x, j)).enclose(bits);
            Interval weight = table.policy(x, i).multiply(table.policy(x, j), bits);
            prompt = prompt.add(weight.multiply(h, bits).multiply(overhang, bits).shift(1), bits);
          }
        }
      }
      total = total.add(prompt.multiply(table.instance().mass(x), bits), bits);
    }
    return total.multiply(table.instance().beta(), bits);
  }
}
