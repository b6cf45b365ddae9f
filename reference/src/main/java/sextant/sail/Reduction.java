package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.Limits;
import sextant.model.LogRational;
import sextant.model.Policy;

/**
 * From the bilevel program to the single level (SAIL; ORA, Eqs. 7 to 9), for realisable rewards.
 *
 * <pre>
 *   paper    here      meaning
 *   r        reward    beta (theta - theta_ref)·psi + c(x), c any function of the prompt
 *   pi_r     inner     the inner maximiser, proportional to pi_ref e^{r/beta}
 *   -        bilevel   E over pairs drawn from pi_r of the Bradley-Terry negative log-likelihood of r
 * </pre>
 *
 * Nothing here uses pi_theta or the loss code of {@link SailLoss} or {@link SailByResponse}, which
 * it is compared with.
 */
public final class Reduction {

  private Reduction() {}

  /**
   * SAIL-RED. The bilevel objective at the reward that theta realises, less L_SAIL(theta): zero.
   *
   * @param bilevel from {@link #bilevel(LogRational, BigFraction[])}
   * @param sail L_SAIL(theta)
   */
  /*@ public normal_behavior
  @   ensures \result.value == bilevel.value - sail.value;
  @ pure */
  public static LogNumber difference(LogNumber bilevel, LogNumber sail) {
    return bilevel.subtract(sail);
  }

  /**
   * The bilevel objective on a log-rational instance, at r = beta (theta - theta_ref)·psi + c with
   * c(x) = beta log k(x): e^{r/beta} is then rational, c and all.
   *
   * @param model the exact data
   * @param offsets k(x) &gt; 0, one entry a prompt
   */
  /*@ public normal_behavior
  @   requires model.sized() && offsets.length == model.promptCount();
  @   requires (\forall int k; 0 <= k && k < offsets.length;
  @       offsets[k] != null && offsets[k].value > 0);
  @   ensures true;
  @ pure */
  public static LogNumber bilevel(LogRational model, BigFraction[] offsets) {
    LogNumber total = LogNumber.ZERO;
    /*@ loop_invariant 0 <= x && x <= model.promptCount() && model.sized();
    @ loop_writes x, total;
    @ loop_decreases model.promptCount() - x; @*/
    for (int x = 0; x < model.promptCount(); x++) {
      total = total.add(promptBilevel(model, offsets[x], x).multiply(model.mass(x)));
    }
    return total;
  }

  /** The terms of one prompt, all pairs. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires offset.value > 0;
  @   ensures true;
  @ pure */
  private static LogNumber promptBilevel(LogRational model, BigFraction offset, int x) {
    LogNumber[] reward = rewards(model.instance(), offset, x);
    BigFraction[] inner = RewardPolicy.optimal(model.refPolicy(x), tilted(model, offset, x));
    LogNumber[] rows = new LogNumber[inner.length];
    /*@ loop_invariant 0 <= i && i <= rows.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < i; rows[u] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row(model, x, i, reward, inner);
    }
    return LogNumber.sum(rows);
  }

  /**
   * e^{r(y)/beta} up to a factor of the prompt, k e^{(theta - theta_ref)·(psi(y) - psi(0))}, one
   * entry a response.
   */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires offset.value > 0;
  @   ensures \fresh(\result) && \result.length == model.responseCount();
  @   ensures (\forall int y; 0 <= y && y < \result.length;
  @       \result[y] != null && \result[y].value > 0);
  @ pure */
  private static BigFraction[] tilted(LogRational model, BigFraction offset, int x) {
    //@ ghost boolean filled = model.filled();
    BigFraction[] tilted = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= tilted.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < y; tilted[u] != null && tilted[u].value > 0);
    @ loop_writes y, tilted[*];
    @ loop_decreases tilted.length - y; @*/
    for (int y = 0; y < tilted.length; y++) {
      tilted[y] = scaled(offset, model.weight(x, y), model.refWeight(x, y));
    }
    return tilted;
  }

  /** The product of the offset and a ratio of weights. */
  /*@ private normal_behavior
  @   requires offset.value > 0 && weight.value > 0 && refWeight.value > 0;
  @   ensures \result.value == offset.value * weight.value / refWeight.value;
  @   ensures \result.value > 0;
  @ pure */
  private static BigFraction scaled(BigFraction offset, BigFraction weight, BigFraction refWeight) {
    return offset.multiply(weight).divide(refWeight);
  }

  /** The terms of one prompt and one first response. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount();
  @   requires inner.length == model.responseCount() && \nonnullelements(inner);
  @   requires reward.length == model.responseCount() && \nonnullelements(reward);
  @   ensures true;
  @ pure */
  private static LogNumber row(
      LogRational model, int x, int i, LogNumber[] reward, BigFraction[] inner) {
    LogNumber[] terms = new LogNumber[inner.length];
    /*@ loop_invariant 0 <= j && j <= terms.length && model.sized();
    @ loop_invariant (\forall int u; 0 <= u && u < j; terms[u] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      terms[j] = pairMean(model, x, i, j, reward).multiply(inner[i].multiply(inner[j]));
    }
    return LogNumber.sum(terms);
  }

  /** The negative log-likelihood of the pair (i, j), expected over its label. */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= i && i < model.responseCount() && 0 <= j && j < model.responseCount();
  @   requires reward.length == model.responseCount() && \nonnullelements(reward);
  @   ensures true;
  @ pure */
  private static LogNumber pairMean(LogRational model, int x, int i, int j, LogNumber[] reward) {
    //@ ghost boolean compared = model.compared();
    LogNumber firstWins = negativeLogLikelihood(model, x, i, j, reward);
    LogNumber secondWins = negativeLogLikelihood(model, x, j, i, reward);
    BigFraction preference = model.preference(x, i, j);
    return firstWins
        .multiply(preference)
        .add(secondWins.multiply(BigFraction.ONE.subtract(preference)));
  }

  /** r(x,y) = beta (theta - theta_ref)·psi(x,y) + beta log k(x), one entry a response. */
  /*@ private normal_behavior
  @   requires instance.whole() && 0 <= x && x < instance.promptCount() && offset.value > 0;
  @   ensures \fresh(\result) && \result.length == instance.responseCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  private static LogNumber[] rewards(Instance instance, BigFraction offset, int x) {
    //@ ghost boolean complete = instance.wholeAt(x);
    LogNumber[] reward = new LogNumber[instance.responseCount()];
    LogNumber shift = LogNumber.log(offset);
    /*@ loop_invariant 0 <= y && y <= reward.length && instance.complete(x);
    @ loop_invariant (\forall int u; 0 <= u && u < y; reward[u] != null);
    @ loop_writes y, reward[*];
    @ loop_decreases reward.length - y; @*/
    for (int y = 0; y < reward.length; y++) {
      BigFraction[] psi = instance.features(x, y);
      LogNumber score = LogNumber.dot(psi, instance.theta());
      LogNumber move = score.subtract(LogNumber.dot(psi, instance.thetaRef()));
      reward[y] = move.add(shift).multiply(instance.beta());
    }
    return reward;
  }

  /** -log sigma(r(winner) - r(loser)) = log(1 + e^{r(loser) - r(winner)}). */
  /*@ private normal_behavior
  @   requires model.sized() && 0 <= x && x < model.promptCount();
  @   requires 0 <= winner && winner < model.responseCount();
  @   requires 0 <= loser && loser < model.responseCount();
  @   requires reward.length == model.responseCount() && \nonnullelements(reward);
  @   ensures true;
  @ pure */
  private static LogNumber negativeLogLikelihood(
      LogRational model, int x, int winner, int loser, LogNumber[] reward) {
    //@ ghost boolean filled = model.filled();
    LogNumber gap = reward[loser].subtract(reward[winner]);
    /*@ nullable */ BigFraction oddsAgainst = gap.exp(Limits.WEIGHT_BITS * 2);
    if (oddsAgainst == null) {
      // e^{r(loser) - r(winner)} = tilt(loser)/tilt(winner), and both are rational by construction
      oddsAgainst = model.tilt(x, loser).divide(model.tilt(x, winner));
    }
    return LogNumber.log(BigFraction.ONE.add(oddsAgainst));
  }

  /**
   * Encloses the bilevel objective on any instance, at the same rewards.
   *
   * @param instance the instance
   * @param offsets k(x) &gt; 0, one entry a prompt
   * @param bits mantissa bits kept
   */
  public static Interval bilevel(Instance instance, BigFraction[] offsets, int bits) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval prompt = promptBilevel(instance, offsets[x], x, bits);
      total = total.add(prompt.multiply(instance.mass(x), bits), bits);
    }
    return total;
  }

  private static Interval promptBilevel(Instance instance, BigFraction offset, int x, int bits) {
    int n = instance.responseCount();
    BigFraction inverse = instance.beta().reciprocal();
    LogNumber[] reward = rewards(instance, offset, x);
    LogNumber[] exponent = new LogNumber[n];
    for (int y = 0; y < n; y++) {
      exponent[y] = instance.refScore(x, y).add(reward[y].multiply(inverse));
    }
    LogNumber top = exponent[0];
    for (int y = 1; y < n; y++) {
      top = LogNumber.max(top, exponent[y]);
    }
    Interval[] weights = new Interval[n];
    for (int y = 0; y < n; y++) {
      weights[y] = Elementary.exp(exponent[y].subtract(top).enclose(bits), bits);
    }
    Interval[] inner = Policy.normalise(weights, bits);
    Interval total = Interval.ZERO;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        Interval gap = reward[j].subtract(reward[i]).enclose(bits);
        Interval preference = instance.oracle().enclose(x, i, j, bits);
        Interval complement = Interval.ONE.subtract(preference, bits);
        Interval mean =
            preference
                .multiply(Elementary.softplus(gap, bits), bits)
                .add(complement.multiply(Elementary.softplus(gap.negate(), bits), bits), bits);
        Interval weight = inner[i].multiply(inner[j], bits);
        total = total.add(weight.multiply(mean, bits), bits);
      }
    }
    return total;
  }
}
