package sextant.model;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Copies;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * The preference oracle P* of ORA: for every prompt x and pair of responses the probability P*(y1
 * &gt; y2 | x) that y1 is preferred. Antisymmetric: P*(y1 &gt; y2) + P*(y2 &gt; y1) = 1, so P*(y
 * &gt; y) = 1/2. Given as a table, or by Bradley-Terry rewards (ORA, Eq. 4), where P*(y1 &gt; y2 |
 * x) = sigma(r(x,y1) - r(x,y2)) with sigma(t) = 1/(1 + e^{-t}).
 *
 * <pre>
 * symbol            here                 meaning
 * P*(y1 &gt; y2 | x)   rational, enclose    the preference, exact or enclosed
 * r(x,y)            reward               Bradley-Terry reward
 * t                 gap                  r(x,y1) - r(x,y2)
 * </pre>
 */
public final class PreferenceOracle {
  private static final BigFraction HALF = BigFraction.ONE_HALF;

  // sigma(t) = 1/(1 + e^{-t}), uninterpreted: of it the prover knows sigma(0) = 1/2 and no more.
  /*@ public normal_behavior
  @   ensures t == 0 ==> 2 * \result == 1;
  @ public static pure heap_free model \real logistic(\real t);
  @*/

  /*@ // P*(y1 > y2 | x) itself.
  @ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures hasRewards() ==> x < rewards.length && rewards[x] != null
  @       && y1 < rewards[x].length && rewards[x][y1] != null
  @       && y2 < rewards[x].length && rewards[x][y2] != null
  @       && \result == logistic(rewards[x][y1].value - rewards[x][y2].value);
  @   ensures !hasRewards() ==> x < preferences.length && preferences[x] != null
  @       && y1 < preferences[x].length && preferences[x][y1] != null
  @       && y2 < preferences[x][y1].length && preferences[x][y1][y2] != null
  @       && \result == preferences[x][y1][y2].value;
  @ public pure model \real preferenceOf(int x, int y1, int y2) {
  @   return hasRewards()
  @       ? logistic(rewards[x][y1].value - rewards[x][y2].value)
  @       : preferences[x][y1][y2].value;
  @ }
  @*/

  private final /*@ spec_public */ BigFraction[][][] preferences;
  private final /*@ spec_public */ LogNumber[][] rewards;

  /*@ private invariant rewards.length > 0 || preferences.length > 0;
  @ private invariant (\forall int x; 0 <= x && x < rewards.length;
  @     rewards[x] != null && rewards[x].length == rewards[0].length && rewards[x].length > 0);
  @ private invariant (\forall int x, y; 0 <= x && x < rewards.length
  @     && 0 <= y && y < rewards[x].length; rewards[x][y] != null);
  @ private invariant (\forall int x; 0 <= x && x < preferences.length; preferences[x] != null
  @     && preferences[x].length == preferences[0].length && preferences[x].length > 0);
  @ private invariant (\forall int x, i; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length;
  @     preferences[x][i] != null && preferences[x][i].length == preferences[x].length);
  @ private invariant (\forall int x, i, j; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x].length;
  @     preferences[x][i][j] != null && 0 <= preferences[x][i][j].value
  @     && preferences[x][i][j].value <= 1
  @     && preferences[x][i][j].value + preferences[x][j][i].value == 1);
  @*/

  /*@ private normal_behavior
  @   requires rewards.length > 0 || preferences.length > 0;
  @   requires (\forall int x; 0 <= x && x < rewards.length;
  @     rewards[x] != null && rewards[x].length == rewards[0].length && rewards[x].length > 0);
  @   requires (\forall int x, y; 0 <= x && x < rewards.length
  @     && 0 <= y && y < rewards[x].length; rewards[x][y] != null);
  @   requires (\forall int x; 0 <= x && x < preferences.length; preferences[x] != null
  @     && preferences[x].length == preferences[0].length && preferences[x].length > 0);
  @   requires (\forall int x, i; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length;
  @     preferences[x][i] != null && preferences[x][i].length == preferences[x].length);
  @   requires (\forall int x, i, j; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x].length;
  @     preferences[x][i][j] != null && 0 <= preferences[x][i][j].value
  @     && preferences[x][i][j].value <= 1
  @     && preferences[x][i][j].value + preferences[x][j][i].value == 1);
  @   ensures this.preferences == preferences && this.rewards == rewards;
  @ pure */
  private PreferenceOracle(BigFraction[][][] preferences, LogNumber[][] rewards) {
    this.preferences = preferences;
    this.rewards = rewards;
  }

  /**
   * The oracle with the given table.
   *
   * @param preferences P*(y1 &gt; y2 | x) at [x][y1][y2]
   * @throws ModelException if the table is empty or not square, an entry is outside [0, 1], or the
   *     table is not antisymmetric
   */
  /*@ public behavior
  @   requires \nonnullelements(preferences);
  @   ensures !\result.hasRewards();
  @   ensures \result.promptCount() == preferences.length;
  @   ensures (\forall int x, i, j; 0 <= x && x < preferences.length
  @       && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x].length;
  @       0 <= preferences[x][i][j].value && preferences[x][i][j].value <= 1
  @       && preferences[x][i][j].value + preferences[x][j][i].value == 1);
  @   signals_only ModelException;
  @ pure */
  public static PreferenceOracle ofPreferences(BigFraction[][][] preferences) {
    BigFraction[][][] copy = new BigFraction[preferences.length][][];
    for (int x = 0; x < preferences.length; x++) {
      copy[x] = new BigFraction[preferences[x].length][];
      for (int i = 0; i < preferences[x].length; i++) {
        copy[x][i] = preferences[x][i].clone();
      }
    }
    return ofOwnedPreferences(copy);
  }

  /** As {@link #ofPreferences}, for a table that nothing else will write to. */
  static PreferenceOracle ofOwnedPreferences(BigFraction[][][] preferences) {
    String path = "/oracle/preferences";
    if (preferences.length == 0 || preferences[0].length == 0) {
      throw new ModelException(preferences.length == 0 ? path : path + "/0", "the list is empty");
    }
    for (int x = 0; x < preferences.length; x++) {
      checkTable(preferences[x], preferences[0].length, path + "/" + x);
    }
    return new PreferenceOracle(preferences, new LogNumber[0][]);
  }

  private static void checkTable(BigFraction[][] table, int size, String path) {
    if (table.length != size) {
      throw ModelException.length(path, size, "response", String.valueOf(table.length));
    }
    for (int i = 0; i < size; i++) {
      if (table[i].length != size) {
        throw ModelException.length(
            path + "/" + i, size, "response", String.valueOf(table[i].length));
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (!isProbability(table[i][j])) {
          throw new ModelException(path + "/" + i + "/" + j, "a preference must lie in [0, 1]");
        }
      }
      if (!Rationals.equal(table[i][i], HALF)) {
        throw new ModelException(
            path + "/" + i + "/" + i, "the preference of a response to itself must be 1/2");
      }
      for (int j = 0; j < i; j++) {
        if (!areComplements(table[i][j], table[j][i])) {
          throw new ModelException(
              path + "/" + i + "/" + j,
              "P(y1>y2) + P(y2>y1) must be 1, and is not with " + path + "/" + j + "/" + i);
        }
      }
    }
  }

  /*@ normal_behavior
  @   ensures \result <==> 0 <= p.value && p.value <= 1;
  @ pure */
  static boolean isProbability(BigFraction p) {
    return p.getNumerator().signum() >= 0 && p.getNumerator().compareTo(p.getDenominator()) <= 0;
  }

  /**
   * Whether p + q = 1. A BigFraction is reduced with a positive denominator, and 1 - a/b is reduced
   * with denominator b, so equal denominators and a sum of numerators settle it without a gcd.
   */
  /*@ normal_behavior
  @   ensures \result <==> p.value + q.value == 1;
  @ pure */
  static boolean areComplements(BigFraction p, BigFraction q) {
    BigInteger denominator = p.getDenominator();
    return denominator.equals(q.getDenominator())
        && p.getNumerator().add(q.getNumerator()).equals(denominator);
  }

  /**
   * The Bradley-Terry oracle with the given rewards (ORA, Eq. 4).
   *
   * @param rewards r(x,y) at [x][y]
   * @throws ModelException if the table is empty or its rows differ in length
   */
  /*@ public behavior
  @   requires \nonnullelements(rewards);
  @   requires (\forall int x, y; 0 <= x && x < rewards.length
  @       && 0 <= y && y < rewards[x].length; rewards[x][y] != null);
  @   ensures \result.hasRewards() && \result.promptCount() == rewards.length;
  @   ensures (\forall int x, y; 0 <= x && x < rewards.length && 0 <= y && y < rewards[x].length;
  @       \result.rewards[x][y] == rewards[x][y]);
  @   signals_only ModelException;
  @ pure */
  public static PreferenceOracle ofRewards(LogNumber[][] rewards) {
    String path = "/oracle/rewards";
    if (rewards.length == 0 || rewards[0].length == 0) {
      throw new ModelException(rewards.length == 0 ? path : path + "/0", "the list is empty");
    }
    LogNumber[][] copy = new LogNumber[rewards.length][];
    /*@ loop_invariant 0 <= k && k <= rewards.length;
    @ loop_invariant (\forall int x; 0 <= x && x < k; copy[x] != null
    @     && copy[x].length == rewards[0].length && rewards[x].length == rewards[0].length);
    @ loop_invariant (\forall int x, y; 0 <= x && x < k && 0 <= y && y < rewards[0].length;
    @     copy[x][y] == rewards[x][y]);
    @ loop_writes k, copy[*];
    @ loop_decreases rewards.length - k; @*/
    for (int k = 0; k < rewards.length; k++) {
      if (rewards[k].length != rewards[0].length) {
        throw ModelException.length(
            path + "/" + k, rewards[0].length, "response", String.valueOf(rewards[k].length));
      }
      copy[k] = Copies.of(rewards[k]);
    }
    return new PreferenceOracle(new BigFraction[0][][], copy);
  }

  /** |X|, the number of prompts. */
  /*@ public normal_behavior
  @   ensures \result > 0;
  @   ensures \result == (rewards.length > 0 ? rewards.length : preferences.length);
  @ pure */
  public int promptCount() {
    return hasRewards() ? rewards.length : preferences.length;
  }

  /** |Y|, the number of responses. */
  /*@ public normal_behavior
  @   ensures \result > 0;
  @   ensures rewards.length > 0 && rewards[0] != null ==> \result == rewards[0].length;
  @   ensures rewards.length == 0 && preferences.length > 0 && preferences[0] != null
  @       ==> \result == preferences[0].length;
  @ pure */
  public int responseCount() {
    return hasRewards() ? rewards[0].length : preferences[0].length;
  }

  /** Whether the oracle is given by Bradley-Terry rewards. */
  /*@ public normal_behavior
  @   ensures \result <==> rewards.length > 0;
  @ pure */
  public boolean hasRewards() {
    return rewards.length > 0;
  }

  /**
   * r(x,y), the reward of response y to prompt x.
   *
   * @throws IllegalStateException if the oracle is a table
   */
  /*@ public normal_behavior
  @   requires hasRewards();
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   ensures x < rewards.length && rewards[x] != null && y < rewards[x].length
  @       && \result == rewards[x][y];
  @ also public exceptional_behavior
  @   requires !hasRewards();
  @   signals_only IllegalStateException;
  @ pure */
  public LogNumber reward(int x, int y) {
    if (!hasRewards()) {
      throw new IllegalStateException("the oracle is a table of preferences, without rewards");
    }
    return rewards[x][y];
  }

  /**
   * P*(y1 &gt; y2 | x) as an exact rational.
   *
   * @return null when it is irrational, or when e^gap has more than {@link Limits#WEIGHT_BITS} bits
   */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures \result != null ==> \result.value == preferenceOf(x, y1, y2);
  @   ensures \result != null ==> 0 <= \result.value && \result.value <= 1;
  @   ensures \result != null && y1 == y2 ==> 2 * \result.value == 1;
  @   ensures !hasRewards() ==> \result != null;
  @ pure */
  public @Nullable BigFraction rational(int x, int y1, int y2) {
    if (!hasRewards()) {
      return preferences[x][y1][y2];
    }
    if (y1 == y2) {
      return BigFraction.ONE_HALF;
    }
    return rationalLogistic(rewards[x][y1].subtract(rewards[x][y2]));
  }

  /** sigma(t) when it is rational and e^t not too long, else null. */
  /*@ private normal_behavior
  @   ensures \result != null ==> \result.value == logistic(gap.value);
  @   ensures \result != null ==> 0 <= \result.value && \result.value <= 1;
  @ pure */
  private static @Nullable BigFraction rationalLogistic(LogNumber gap) {
    // sigma(t) = e^t/(1 + e^t) = a/(a + b) for e^t = a/b.
    BigFraction odds = gap.exp(Limits.WEIGHT_BITS);
    if (odds == null) {
      return null;
    }
    return new BigFraction(odds.getNumerator(), odds.getNumerator().add(odds.getDenominator()));
  }

  /**
   * An enclosure of P*(y1 &gt; y2 | x) within [0, 1]. Reward gaps of any size are harmless: only
   * e^{-|gap|} is evaluated.
   *
   * @param bits the relative precision, about
   */
  /*@ public behavior
  @   requires 0 <= x && x < promptCount() && 1 <= bits && bits <= Policy.MAX_BITS;
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures 0 <= \result.lo.value && \result.hi.value <= 1;
  @   ensures \result.lo.value <= preferenceOf(x, y1, y2);
  @   ensures preferenceOf(x, y1, y2) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval enclose(int x, int y1, int y2, int bits) {
    if (!hasRewards()) {
      return Policy.within01(Interval.from(preferences[x][y1][y2], bits));
    }
    return encloseLogistic(rewards[x][y1].subtract(rewards[x][y2]), bits);
  }

  /** An enclosure of sigma(t). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures 0 <= \result.lo.value && \result.hi.value <= 1;
  @   ensures \result.lo.value <= logistic(gap.value);
  @   ensures logistic(gap.value) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval encloseLogistic(LogNumber gap, int bits) {
    int sign = gap.signum();
    if (sign == 0) {
      return Interval.from(HALF, bits);
    }
    int work = bits + 8;
    Interval decay = Policy.expEnclosure(sign > 0 ? gap.negate() : gap, work);
    Interval dividend = sign > 0 ? Interval.ONE : decay;
    return Policy.within01(dividend.divide(Interval.ONE.add(decay, work), bits));
  }

  /**
   * The sign of P*(y1 &gt; y2 | x) - q, always decided: for 0 &lt; q &lt; 1 the inequality sigma(t)
   * &gt; q is t &gt; log(q/(1 - q)), a comparison of log-numbers (ORA, Eq. 6).
   */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures -1 <= \result && \result <= 1;
  @   ensures \result < 0 <==> preferenceOf(x, y1, y2) < q.value;
  @   ensures \result == 0 <==> preferenceOf(x, y1, y2) == q.value;
  @ pure */
  public int compare(int x, int y1, int y2, BigFraction q) {
    if (!hasRewards()) {
      return sign(preferences[x][y1][y2].compareTo(q));
    }
    return compareLogistic(rewards[x][y1].subtract(rewards[x][y2]), q);
  }

  /** The sign of an integer: unlike {@code Integer.signum}, with a contract that says so. */
  /*@ private normal_behavior
  @   ensures \result == (i < 0 ? -1 : (i == 0 ? 0 : 1));
  @ pure */
  private static int sign(int i) {
    return i < 0 ? -1 : i == 0 ? 0 : 1;
  }

  /** The sign of sigma(t) - q. */
  /*@ private normal_behavior
  @   ensures -1 <= \result && \result <= 1;
  @   ensures \result < 0 <==> logistic(gap.value) < q.value;
  @   ensures \result == 0 <==> logistic(gap.value) == q.value;
  @ pure */
  private static int compareLogistic(LogNumber gap, BigFraction q) {
    if (Rationals.signum(q) <= 0) {
      return 1;
    }
    BigFraction rest = BigFraction.ONE.subtract(q);
    if (Rationals.signum(rest) <= 0) {
      return -1;
    }
    return sign(gap.compareTo(LogNumber.log(q.divide(rest))));
  }
}
