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
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires offsets.length == model.promptCount();
  @   requires \nonnullelements(offsets);
  @   requires (\forall int i; 0 <= i && i < offsets.length; offsets[i].value > 0);
  @   ensures true;
  @ pure */
  public static LogNumber bilevel(LogRational model, BigFraction[] offsets) {
    LogNumber total = LogNumber.ZERO;
    //@ loop_invariant 0 <= x && x <= model.promptCount();
    //@ loop_decreases model.promptCount() - x;
    for (int x = 0; x < model.promptCount(); x++) {
      total = total.add(promptBilevel(model, offsets[x], x).multiply(model.mass(x)));
    }
    return total;
  }

  /*@ private normal_behavior
  @   requires model.instance().promptCount() == model.promptCount();
  @   requires model.instance().responseCount() == model.responseCount();
  @   requires 0 <= x && x < model.promptCount() && offset.value > 0;
  @   ensures true;
  @ pure */
  private static LogNumber promptBilevel(LogRational model, BigFraction offset, int x) {
    LogNumber[] reward = rewards(model.instance(), offset, x);
    BigFraction[] inner = RewardPolicy.optimal(model.refPolicy(x), tilted(model, offset, x));
    LogNumber[] rows = new LogNumber[inner.length];
    /*@ loop_invariant 0 <= i && i <= rows.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; rows[k] != null);
    @ loop_writes i, rows[*];
    @ loop_decreases rows.length - i; @*/
    for (int i = 0; i < rows.length; i++) {
      rows[i] = rowBilevel(model, x, i, reward, inner);
    }
    return LogNumber.sum(rows);
  }

  /** e^{r(y)/beta} up to a factor of the prompt: k e^{(theta - theta_ref)·(psi(y) - psi(0))}. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && offset.value > 0;
  @   ensures \result.length == model.responseCount() && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < \result.length; \result[y].value > 0);
  @ pure */
  private static BigFraction[] tilted(LogRational model, BigFraction offset, int x) {
    BigFraction[] tilted = new BigFraction[model.responseCount()];
    /*@ loop_invariant 0 <= y && y <= tilted.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; tilted[i] != null && tilted[i].value > 0);
    @ loop_writes y, tilted[*];
    @ loop_decreases tilted.length - y; @*/
    for (int y = 0; y < tilted.length; y++) {
      tilted[y] = tilt(offset, model.weight(x, y), model.refWeight(x, y));
    }
    return tilted;
  }

  /** k w / w_ref. */
  /*@ private normal_behavior
  @   requires offset.value > 0 && weight.value > 0 && refWeight.value > 0;
  @   ensures \result.value * refWeight.value == offset.value * weight.value;
  @   ensures \result.value > 0;
  @ pure */
  private static BigFraction tilt(BigFraction offset, BigFraction weight, BigFraction refWeight) {
    BigFraction product = offset.multiply(weight);
    //@ assert product.value > 0;
    BigFraction tilt = product.divide(refWeight);
    /*@ ghost boolean positive = KlDivergence.positiveRatio(
    @     product.value, refWeight.value, tilt.value); @*/
    return tilt;
  }

  /** The terms of one first response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && 0 <= i && i < model.responseCount();
  @   requires reward.length == model.responseCount() && inner.length == reward.length;
  @   requires \nonnullelements(reward) && \nonnullelements(inner);
  @   ensures true;
  @ pure */
  private static LogNumber rowBilevel(
      LogRational model, int x, int i, LogNumber[] reward, BigFraction[] inner) {
    LogNumber[] terms = new LogNumber[inner.length];
    /*@ loop_invariant 0 <= j && j <= terms.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; terms[k] != null);
    @ loop_writes j, terms[*];
    @ loop_decreases terms.length - j; @*/
    for (int j = 0; j < terms.length; j++) {
      LogNumber firstWins = negativeLogLikelihood(model, x, i, j, reward);
      LogNumber secondWins = negativeLogLikelihood(model, x, j, i, reward);
      BigFraction preference = model.preference(x, i, j);
      LogNumber mean =
          firstWins
              .multiply(preference)
              .add(secondWins.multiply(BigFraction.ONE.subtract(preference)));
      terms[j] = mean.multiply(inner[i].multiply(inner[j]));
    }
    return LogNumber.sum(terms);
  }

  /** r(x,y) = beta (theta - theta_ref)·psi(x,y) + beta log k(x), one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && offset.value > 0;
  @   ensures \result.length == instance.responseCount() && \nonnullelements(\result);
  @ pure */
  private static LogNumber[] rewards(Instance instance, BigFraction offset, int x) {
    LogNumber[] reward = new LogNumber[instance.responseCount()];
    LogNumber shift = LogNumber.log(offset);
    /*@ loop_invariant 0 <= y && y <= reward.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; reward[i] != null);
    @ loop_writes y, reward[*];
    @ loop_decreases reward.length - y; @*/
    for (int y = 0; y < reward.length; y++) {
      LogNumber move = instance.score(x, y).subtract(instance.refScore(x, y));
      reward[y] = move.add(shift).multiply(instance.beta());
    }
    return reward;
  }

  /** -log sigma(r(winner) - r(loser)) = log(1 + e^{r(loser) - r(winner)}). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < model.promptCount() && reward.length == model.responseCount();
  @   requires 0 <= winner && winner < reward.length && 0 <= loser && loser < reward.length;
  @   requires \nonnullelements(reward);
  @   ensures true;
  @ pure */
  private static LogNumber negativeLogLikelihood(
      LogRational model, int x, int winner, int loser, LogNumber[] reward) {
    /*@ nullable */ BigFraction oddsAgainst =
        reward[loser].subtract(reward[winner]).exp(Limits.WEIGHT_BITS * 2);
    if (oddsAgainst == null) {
      // e^{r(loser) - r(winner)} = tilt(loser)/tilt(winner), and both are rational by construction
      oddsAgainst = model.tilt(x, loser).divide(model.tilt(x, winner));
      /*@ ghost boolean positive = KlDivergence.positiveRatio(model.tilt(x, loser).value,
      @     model.tilt(x, winner).value, oddsAgainst.value); @*/
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
  /*@ public behavior
  @   requires instance.masses.length == instance.promptCount();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   requires offsets.length == instance.promptCount();
  @   requires \nonnullelements(offsets);
  @   requires (\forall int i; 0 <= i && i < offsets.length; offsets[i].value > 0);
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval bilevel(Instance instance, BigFraction[] offsets, int bits) {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= x && x <= instance.promptCount()
    @     && total.lo().value <= total.hi().value; @*/
    //@ loop_decreases instance.promptCount() - x;
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval prompt = promptBilevel(instance, offsets[x], x, bits);
      total = total.add(prompt.multiply(instance.mass(x), bits), bits);
    }
    return total;
  }

  /*@ private behavior
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   requires 0 <= x && x < instance.promptCount() && offset.value > 0;
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval promptBilevel(Instance instance, BigFraction offset, int x, int bits) {
    LogNumber[] reward = rewards(instance, offset, x);
    Interval[] inner = Policy.normalise(weights(exponents(instance, reward, x), bits), bits);
    Interval total = Interval.ZERO;
    //@ loop_invariant 0 <= i && i <= inner.length && total.lo().value <= total.hi().value;
    //@ loop_decreases inner.length - i;
    for (int i = 0; i < inner.length; i++) {
      //@ loop_invariant 0 <= j && j <= inner.length && total.lo().value <= total.hi().value;
      //@ loop_decreases inner.length - j;
      for (int j = 0; j < inner.length; j++) {
        //@ ghost boolean first = Interval.ordered(inner[i]);
        //@ ghost boolean second = Interval.ordered(inner[j]);
        Interval gap = reward[j].subtract(reward[i]).enclose(bits);
        Interval mean = mean(instance.oracle().enclose(x, i, j, bits), gap, bits);
        total = total.add(inner[i].multiply(inner[j], bits).multiply(mean, bits), bits);
      }
    }
    return total;
  }

  /** log(pi_ref e^{r/beta}) up to a constant of the prompt, one entry a response. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   requires reward.length == instance.responseCount() && \nonnullelements(reward);
  @   ensures \result.length == reward.length && \nonnullelements(\result);
  @ pure */
  private static LogNumber[] exponents(Instance instance, LogNumber[] reward, int x) {
    BigFraction inverse = instance.beta().reciprocal();
    LogNumber[] exponents = new LogNumber[reward.length];
    /*@ loop_invariant 0 <= y && y <= exponents.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; exponents[i] != null);
    @ loop_writes y, exponents[*];
    @ loop_decreases exponents.length - y; @*/
    for (int y = 0; y < exponents.length; y++) {
      exponents[y] = instance.refScore(x, y).add(reward[y].multiply(inverse));
    }
    return exponents;
  }

  /** e^{v - max v}, one entry a value. */
  /*@ private behavior
  @   requires values.length > 0 && \nonnullelements(values);
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures \result.length == values.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] weights(LogNumber[] values, int bits) {
    LogNumber top = values[0];
    //@ loop_invariant 1 <= y && y <= values.length;
    //@ loop_decreases values.length - y;
    for (int y = 1; y < values.length; y++) {
      top = LogNumber.max(top, values[y]);
    }
    Interval[] weights = new Interval[values.length];
    /*@ loop_invariant 0 <= y && y <= weights.length;
    @ loop_invariant (\forall int i; 0 <= i && i < y; weights[i] != null);
    @ loop_writes y, weights[*];
    @ loop_decreases weights.length - y; @*/
    for (int y = 0; y < weights.length; y++) {
      weights[y] = Elementary.exp(values[y].subtract(top).enclose(bits), bits);
    }
    return weights;
  }

  /** p log(1 + e^t) + (1 - p) log(1 + e^-t), the mean loss of a pair with the gap t. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval mean(Interval preference, Interval gap, int bits) {
    Interval complement = Interval.ONE.subtract(preference, bits);
    return preference
        .multiply(Elementary.softplus(gap, bits), bits)
        .add(complement.multiply(Elementary.softplus(gap.negate(), bits), bits), bits);
  }
}
