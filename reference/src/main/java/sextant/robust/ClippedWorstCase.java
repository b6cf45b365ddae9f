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
  @   ghost \real p = preference.value;
  @   ghost \real m = h.value < 0 ? 0 - h.value : h.value;
  @   ghost \real g = Decomposition.gap(a.value, b.value);
  @   ghost boolean one = signs(a.value - b.value, beta.value, h.value, g, m);
  @   ghost boolean two = orders(g, beta.value, m, rho.value, overhang.value);
  @   ghost boolean three = Decomposition.exceeds(p, rho.value, a.value, b.value);
  @   ghost boolean four = ClippedDecomposition.exceeds(p, rho.value, a.value, b.value);
  @   assert surplus.value == rho.value * g;
  @   assert excess.value == overhang.value * g;
  @   assert clipped.value == ClippedDecomposition.maximum(p, rho.value, a.value, b.value);
  @   assert g == 0 || overhang.value
  @       == ClippedDecomposition.over(p, rho.value, a.value, b.value);
  @   assert excess.value == ClippedDecomposition.over(p, rho.value, a.value, b.value) * g;
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
  @   requires rho.value >= 0;
  @   ensures \result.value >= 0;
  @   ensures (\forall int x, i, j;
  @       0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount()
  @       && 0 <= j && j < model.responseCount();
  @       rho.value <= model.preference(x, i, j).value) ==> \result.value == 0;
  @ pure */
  public static LogNumber excess(LogRational model, BigFraction rho) {
    int n = model.responseCount();
    LogNumber[] terms = new LogNumber[model.promptCount() * n * n];
    int count = 0;
    for (int x = 0; x < model.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          LogNumber h = SensitivityPenalty.logit(model, x, i, j);
          BigFraction weight =
              SamplingLaw.probability(model.mass(x), model.policy(x, i), model.policy(x, j))
                  .multiply(overhang(model.preference(x, i, j), rho, h.signum()));
          terms[count] = h.abs().multiply(weight);
          count++;
        }
      }
    }
    return LogNumber.sum(terms).multiply(model.instance().beta());
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
