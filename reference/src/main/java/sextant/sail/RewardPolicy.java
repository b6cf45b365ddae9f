package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Policy;

/**
 * The reward-policy equivalence (SAIL; ORA, Eq. 8): the maximiser of E_pi[r] - beta KL(pi ||
 * pi_ref) is pi_r, proportional to pi_ref e^{r/beta}.
 *
 * <pre>
 *   paper        here          meaning
 *   pi           law           any law on the responses of one prompt
 *   pi_ref       ref           the reference law
 *   r            reward        reward of each response
 *   e^{r/beta}   tilted        tilted[y] = e^{(r(y) - r(0))/beta}; the origin r(0) is put back
 *   pi_r         optimal       pi_ref e^{r/beta} / Z
 *   Z            partition     sum_y pi_ref(y) tilted[y]
 * </pre>
 *
 * All arrays belong to one prompt and have one entry a response.
 */
public final class RewardPolicy {

  private RewardPolicy() {}

  /** The partition function relative to the first response's reward. */
  /*@ public normal_behavior
  @   requires ref.length == tilted.length;
  @   requires \nonnullelements(ref) && \nonnullelements(tilted);
  @   ensures \result.value == Rationals.dotOf(ref, tilted, ref.length);
  @ pure */
  public static BigFraction partition(BigFraction[] ref, BigFraction[] tilted) {
    return Rationals.dot(ref, tilted);
  }

  /*@ // The sum of the products is their scalar product.
  @ public normal_behavior
  @   requires ref.length == tilted.length && ref.length == products.length;
  @   requires \nonnullelements(ref) && \nonnullelements(tilted) && \nonnullelements(products);
  @   requires (\forall int i; 0 <= i && i < ref.length;
  @       products[i].value == ref[i].value * tilted[i].value);
  @   ensures \result;
  @   ensures Rationals.sumOf(products, ref.length) == Rationals.dotOf(ref, tilted, ref.length);
  @ public static pure model boolean sumsToDot(BigFraction[] ref, BigFraction[] tilted,
  @     BigFraction[] products) {
  @   loop_invariant 0 <= k && k <= ref.length;
  @   loop_invariant Rationals.sumOf(products, k) == Rationals.dotOf(ref, tilted, k);
  @   loop_decreases ref.length - k;
  @   for (int k = 0; k < ref.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /** The weights pi_ref(y) tilted[y], one entry a response. */
  /*@ normal_behavior
  @   requires ref.length == tilted.length;
  @   requires \nonnullelements(ref) && \nonnullelements(tilted);
  @   requires (\forall int y; 0 <= y && y < ref.length;
  @       ref[y].value > 0 && tilted[y].value > 0);
  @   ensures \result.length == ref.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < ref.length;
  @       \result[y].value == ref[y].value * tilted[y].value && \result[y].value > 0);
  @ pure */
  static BigFraction[] products(BigFraction[] ref, BigFraction[] tilted) {
    BigFraction[] products = new BigFraction[ref.length];
    //@ loop_invariant 0 <= y && y <= ref.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y; products[i] != null
    @     && products[i].value == ref[i].value * tilted[i].value
    @     && products[i].value > 0); @*/
    //@ loop_writes y, products[*];
    //@ loop_decreases ref.length - y;
    for (int y = 0; y < ref.length; y++) {
      products[y] = ref[y].multiply(tilted[y]);
    }
    return products;
  }

  /** The optimal law pi_r, proportional to pi_ref e^{r/beta} (ORA, Eq. 8). */
  /*@ public normal_behavior
  @   requires ref.length == tilted.length && ref.length > 0;
  @   requires \nonnullelements(ref) && \nonnullelements(tilted);
  @   requires (\forall int y; 0 <= y && y < ref.length;
  @       ref[y].value > 0 && tilted[y].value > 0);
  @   ensures \result.length == ref.length && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < ref.length;
  @       \result[y].value * Rationals.dotOf(ref, tilted, ref.length)
  @           == ref[y].value * tilted[y].value && \result[y].value > 0);
  @   ensures Rationals.sumOf(\result, \result.length) == 1;
  @ pure */
  public static BigFraction[] optimal(BigFraction[] ref, BigFraction[] tilted) {
    BigFraction[] products = products(ref, tilted);
    //@ ghost boolean same = sumsToDot(ref, tilted, products);
    return Policy.normalise(products);
  }

  /** The regularised objective E_pi[r] - beta KL(pi || pi_ref). */
  /*@ public normal_behavior
  @   requires law.length == ref.length && law.length == reward.length;
  @   requires \nonnullelements(law) && \nonnullelements(ref) && \nonnullelements(reward);
  @   requires (\forall int y; 0 <= y && y < law.length; law[y].value > 0 && ref[y].value > 0);
  @   ensures \result.value == LogNumber.dotOf(law, reward, law.length)
  @       - KlDivergence.divergenceOf(law, ref, law.length) * beta.value;
  @ pure */
  public static LogNumber objective(
      BigFraction[] law, BigFraction[] ref, LogNumber[] reward, BigFraction beta) {
    LogNumber mean = LogNumber.dot(law, reward);
    return mean.subtract(KlDivergence.divergence(law, ref).multiply(beta));
  }

  /**
   * SAIL-RPE. The objective less beta log Z - beta KL(pi || pi_r): zero for every law, so that the
   * objective is greatest where KL(pi || pi_r) = 0, at pi_r alone.
   */
  /*@ public normal_behavior
  @   requires law.length == ref.length && ref.length == reward.length;
  @   requires reward.length == tilted.length && 0 < law.length && beta.value > 0;
  @   requires \nonnullelements(law) && \nonnullelements(ref);
  @   requires \nonnullelements(reward) && \nonnullelements(tilted);
  @   requires (\forall int y; 0 <= y && y < law.length;
  @       law[y].value > 0 && ref[y].value > 0 && tilted[y].value > 0);
  @   requires (\forall int y; 0 <= y && y < law.length;
  @       Elementary.realLn(tilted[y].value) * beta.value == reward[y].value - reward[0].value);
  @   requires SamplingLaw.sum(law, law.length) == 1 && SamplingLaw.sum(ref, ref.length) == 1;
  @   ensures \result.value == 0;
  @ pure */
  public static LogNumber gap(
      BigFraction[] law,
      BigFraction[] ref,
      LogNumber[] reward,
      BigFraction[] tilted,
      BigFraction beta) {
    LogNumber best = reward[0].add(LogNumber.log(partition(ref, tilted)).multiply(beta));
    LogNumber shortfall = KlDivergence.divergence(law, optimal(ref, tilted)).multiply(beta);
    return objective(law, ref, reward, beta).subtract(best.subtract(shortfall));
  }

  /**
   * SAIL-RPE in enclosures: an interval that contains the same difference.
   *
   * @param law encloses pi
   * @param logLaw encloses log pi
   * @param logRef encloses log pi_ref
   * @param reward r, exact
   * @param beta the regularisation, positive
   * @param bits mantissa bits kept
   */
  public static Interval gap(
      Interval[] law,
      Interval[] logLaw,
      Interval[] logRef,
      LogNumber[] reward,
      BigFraction beta,
      int bits) {
    LogNumber top = reward[0];
    for (int y = 1; y < reward.length; y++) {
      top = LogNumber.max(top, reward[y]);
    }
    BigFraction inverse = beta.reciprocal();
    Interval[] logWeight = new Interval[law.length]; // log(pi_ref e^{(r - top)/beta})
    Dyadic origin = null; // the greatest log-weight, roughly: where all of them are far below 0
    for (int y = 0; y < law.length; y++) {
      Interval exponent = reward[y].subtract(top).multiply(inverse).enclose(bits);
      logWeight[y] = logRef[y].add(exponent, bits);
      if (origin == null || logWeight[y].lo().compareTo(origin) > 0) {
        origin = logWeight[y].lo();
      }
    }
    Interval shift = origin == null ? Interval.ZERO : Interval.exact(origin);
    Interval partition = Interval.ZERO;
    for (int y = 0; y < law.length; y++) {
      Interval relative = logWeight[y].subtract(shift, bits);
      partition = partition.add(Elementary.exp(relative, bits), bits);
    }
    Interval logPartition = shift.add(Elementary.log(partition, bits), bits);
    Interval objective = Interval.ZERO;
    Interval shortfall = Interval.ZERO;
    for (int y = 0; y < law.length; y++) {
      Interval toRef = logLaw[y].subtract(logRef[y], bits).multiply(beta, bits);
      Interval value = reward[y].enclose(bits).subtract(toRef, bits);
      objective = objective.add(law[y].multiply(value, bits), bits);
      Interval logOptimal = logWeight[y].subtract(logPartition, bits);
      Interval toOptimal = logLaw[y].subtract(logOptimal, bits);
      shortfall = shortfall.add(law[y].multiply(toOptimal, bits), bits);
    }
    Interval best = top.enclose(bits).add(logPartition.multiply(beta, bits), bits);
    return objective.subtract(best.subtract(shortfall.multiply(beta, bits), bits), bits);
  }
}
