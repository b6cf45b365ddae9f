package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.Limits;
import sextant.model.LogRational;
import sextant.model.Policy;

/**
 * The robust loss as an expectation of pointwise maxima: for every z the worse end of the clipped
 * interval of preferences. It shares no formula with {@link RobustLoss} or {@link
 * VertexEnumeration} (only the packages exact and model), so that their agreement means something.
 *
 * <pre>
 *   paper            here        meaning
 *   l^1, l^0         preferred,  the two losses of z, from log-ratios of probabilities
 *                    other
 *   [p-rho, p+rho]   ends        clipped to [0, 1]; {1/2} alone when y1 = y2 (antisymmetry)
 * </pre>
 */
public final class PointwiseMaximum {

  private PointwiseMaximum() {}

  /**
   * The robust loss of a log-rational instance at a radius of one's choice, exact.
   *
   * @param model the exact data
   * @param rho the radius, at least 0
   */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public static LogNumber value(LogRational model, BigFraction rho) {
    LogNumber[] prompts = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= prompts.length;
    @ loop_invariant (\forall int u; 0 <= u && u < x; prompts[u] != null);
    @ loop_writes x, prompts[*];
    @ loop_decreases prompts.length - x; @*/
    for (int x = 0; x < prompts.length; x++) {
      prompts[x] = prompt(model, rho, x);
    }
    return LogNumber.sum(prompts);
  }

  /** The terms of one prompt, all pairs. */
  /*@ private behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber prompt(LogRational model, BigFraction rho, int x) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] move = moves(model, x);
    LogNumber[] rows = new LogNumber[move.length];
    /*@ loop_invariant 0 <= i && i <= rows.length;
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, rho, x, i, move);
    }
    return LogNumber.sum(rows);
  }

  /** log(pi_theta(y|x)/pi_ref(y|x)), one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount();
  @   ensures \result.length == model.responseCount() && \nonnullelements(\result);
  @ pure */
  private static LogNumber[] moves(LogRational model, int x) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] move = new LogNumber[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= move.length;
    @ loop_invariant (\forall int u; 0 <= u && u < y; move[u] != null);
    @ loop_writes y, move[*];
    @ loop_decreases move.length - y; @*/
    for (int y = 0; y < move.length; y++) {
      move[y] = move(model.policy(x, y), model.refPolicy(x, y));
    }
    return move;
  }

  /*@ private normal_behavior
  @   requires policy.value > 0 && ref.value > 0;
  @   ensures \result.value == Elementary.realLn(policy.value / ref.value);
  @ pure */
  private static LogNumber move(BigFraction policy, BigFraction ref) {
    return LogNumber.log(policy.divide(ref));
  }

  /** The terms of one prompt and one first response. */
  /*@ private behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   requires move.length == model.responseCount() && \nonnullelements(move);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber row(LogRational model, BigFraction rho, int x, int i, LogNumber[] move) {
    //@ ghost boolean filled = model.filled();
    LogNumber[] terms = new LogNumber[move.length];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = term(model, rho, x, i, j, move[i].subtract(move[j]));
    }
    return LogNumber.sum(terms);
  }

  /** The worst expected loss of z = (x, i, j) with the logit h, times the probability of z. */
  /*@ private behavior
  @   requires 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber term(
      LogRational model, BigFraction rho, int x, int i, int j, LogNumber h) {
    //@ ghost boolean filled = model.filled();
    //@ ghost boolean compared = model.compared();
    BigFraction weight = model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
    LogNumber logit = h.multiply(model.instance().beta());
    return worst(model.preference(x, i, j), rho, i == j, logit).multiply(weight);
  }

  /** The worse end of the clipped interval, for one z with beta h = logit. */
  /*@ private behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber worst(
      BigFraction preference, BigFraction rho, boolean same, LogNumber logit) {
    BigFraction low = preference;
    BigFraction high = preference;
    if (!same) {
      low = Rationals.max(BigFraction.ZERO, preference.subtract(rho));
      high = Rationals.min(BigFraction.ONE, preference.add(rho));
    }
    LogNumber preferred = softplus(logit.negate());
    LogNumber other = softplus(logit);
    return LogNumber.max(blend(low, preferred, other), blend(high, preferred, other));
  }

  /*@ private normal_behavior
  @   ensures \result.value == other.value + (preferred.value - other.value) * q.value;
  @ pure */
  private static LogNumber blend(BigFraction q, LogNumber preferred, LogNumber other) {
    return other.add(preferred.subtract(other).multiply(q));
  }

  /** log(1 + e^v) where e^v is rational. */
  /*@ private behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static LogNumber softplus(LogNumber v) {
    /*@ nullable */ BigFraction power = v.exp(2 * Limits.WEIGHT_BITS);
    if (power == null) {
      throw new ArithmeticException("e^(beta h) is not a rational of the permitted size");
    }
    return LogNumber.log(power.add(BigFraction.ONE));
  }

  /**
   * Encloses the robust loss of any instance at a radius of one's choice.
   *
   * @param instance the instance
   * @param rho the radius, at least 0
   * @param bits mantissa bits kept
   */
  public static Interval value(Instance instance, BigFraction rho, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval prompt = promptValue(instance, x, rho, bits);
      total = total.add(prompt.multiply(instance.mass(x), bits), bits);
    }
    return total;
  }

  private static Interval promptValue(Instance instance, int x, BigFraction rho, int bits) {
    int n = instance.responseCount();
    LogNumber[] scores = new LogNumber[n];
    LogNumber[] refScores = new LogNumber[n];
    for (int y = 0; y < n; y++) {
      scores[y] = instance.score(x, y);
      refScores[y] = instance.refScore(x, y);
    }
    Interval[] law = Policy.fromScores(scores, bits);
    Interval[] logLaw = Policy.logFromScores(scores, bits);
    Interval[] logRef = Policy.logFromScores(refScores, bits);
    Interval[] move = new Interval[n];
    for (int y = 0; y < n; y++) {
      move[y] = logLaw[y].subtract(logRef[y], bits);
    }
    Interval total = Interval.ZERO;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Interval logit = move[i].subtract(move[j], bits).multiply(instance.beta(), bits);
        Interval preference = instance.oracle().enclose(x, i, j, bits);
        Interval worst = worst(preference, rho, i == j, logit, bits);
        total = total.add(law[i].multiply(law[j], bits).multiply(worst, bits), bits);
      }
    }
    return total;
  }

  private static Interval worst(
      Interval preference, BigFraction rho, boolean same, Interval logit, int bits) {
    Interval low = preference;
    Interval high = preference;
    if (!same) {
      Interval radius = Interval.from(rho, bits);
      low = preference.subtract(radius, bits).max(Interval.ZERO);
      high = preference.add(radius, bits).min(Interval.ONE);
    }
    Interval preferred = Elementary.softplus(logit.negate(), bits);
    Interval other = Elementary.softplus(logit, bits);
    return blend(low, preferred, other, bits).max(blend(high, preferred, other, bits));
  }

  private static Interval blend(Interval q, Interval preferred, Interval other, int bits) {
    return other.add(preferred.subtract(other, bits).multiply(q, bits), bits);
  }
}
