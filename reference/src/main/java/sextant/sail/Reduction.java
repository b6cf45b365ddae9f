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
  public static LogNumber bilevel(LogRational model, BigFraction[] offsets) {
    LogNumber total = LogNumber.ZERO;
    for (int x = 0; x < model.promptCount(); x++) {
      total = total.add(promptBilevel(model, offsets[x], x).multiply(model.mass(x)));
    }
    return total;
  }

  private static LogNumber promptBilevel(LogRational model, BigFraction offset, int x) {
    int n = model.responseCount();
    LogNumber[] reward = rewards(model.instance(), offset, x);
    BigFraction[] tilted = new BigFraction[n];
    for (int y = 0; y < n; y++) {
      // e^{r(y)/beta} up to a factor of the prompt: k e^{(theta - theta_ref)·(psi(y) - psi(0))}
      tilted[y] = offset.multiply(model.weight(x, y)).divide(model.refWeight(x, y));
    }
    BigFraction[] inner = RewardPolicy.optimal(model.refPolicy(x), tilted);
    LogNumber[] terms = new LogNumber[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        LogNumber firstWins = negativeLogLikelihood(model, x, i, j, reward);
        LogNumber secondWins = negativeLogLikelihood(model, x, j, i, reward);
        BigFraction preference = model.preference(x, i, j);
        LogNumber mean =
            firstWins
                .multiply(preference)
                .add(secondWins.multiply(BigFraction.ONE.subtract(preference)));
        terms[i * n + j] = mean.multiply(inner[i].multiply(inner[j]));
      }
    }
    return LogNumber.sum(terms);
  }

  /** r(x,y) = beta (theta - theta_ref)·psi(x,y) + beta log k(x), one entry a response. */
  private static LogNumber[] rewards(Instance instance, BigFraction offset, int x) {
    LogNumber[] reward = new LogNumber[instance.responseCount()];
    LogNumber shift = LogNumber.log(offset);
    for (int y = 0; y < reward.length; y++) {
      LogNumber move = instance.score(x, y).subtract(instance.refScore(x, y));
      reward[y] = move.add(shift).multiply(instance.beta());
    }
    return reward;
  }

  /** -log sigma(r(winner) - r(loser)) = log(1 + e^{r(loser) - r(winner)}). */
  private static LogNumber negativeLogLikelihood(
      LogRational model, int x, int winner, int loser, LogNumber[] reward) {
    BigFraction oddsAgainst = reward[loser].subtract(reward[winner]).exp(Limits.WEIGHT_BITS * 2);
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
