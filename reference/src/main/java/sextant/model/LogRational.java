package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Copies;
import sextant.exact.LogNumber;

/**
 * The exact rational data of a log-rational instance: one where the policies, the sampling law,
 * sigma(beta h) and P* are all rational, so that identities between values are decided.
 *
 * <p>Exponentials are taken of differences within a prompt, to its first response. Whatever is
 * common to all responses of a prompt cancels from every quantity, so this loses nothing and admits
 * more instances than e^{theta . psi} itself would.
 *
 * <pre>
 * symbol                                        here        meaning
 * e^{theta . (psi(x,y) - psi(x,0))}             weight      proportional to pi_theta(y|x)
 * e^{theta_ref . (psi(x,y) - psi(x,0))}         refWeight   proportional to pi_ref(y|x)
 * e^{beta (theta - theta_ref) . (psi - psi_0)}  tilt        e^{beta h} = tilt(y1)/tilt(y2)
 * pi_theta(y|x), pi_ref(y|x)                    policy, refPolicy
 * P*(y1 &gt; y2 | x)                              preference
 * </pre>
 */
public final class LogRational {
  private final /*@ spec_public */ Instance instance;
  private final /*@ spec_public */ BigFraction[][] weights;
  private final /*@ spec_public */ BigFraction[][] refWeights;
  private final /*@ spec_public */ BigFraction[][] tilts;
  private final /*@ spec_public */ BigFraction[][] policies;
  private final /*@ spec_public */ BigFraction[][] refPolicies;
  private final /*@ spec_public */ BigFraction[][][] preferences;

  /*@ private invariant weights.length == instance.promptNames.length && weights.length > 0;
  @ private invariant weights[0] != null && weights[0].length > 0;
  @ private invariant (\forall int x; 0 <= x && x < weights.length; weights[x] != null
  @     && weights[x].length == weights[0].length);
  @ private invariant (\forall int x, y; 0 <= x && x < weights.length
  @     && 0 <= y && y < weights[x].length; weights[x][y] != null && weights[x][y].value > 0);
  @ private invariant refWeights.length == weights.length;
  @ private invariant (\forall int x; 0 <= x && x < refWeights.length; refWeights[x] != null
  @     && refWeights[x].length == weights[0].length);
  @ private invariant (\forall int x, y; 0 <= x && x < refWeights.length
  @     && 0 <= y && y < refWeights[x].length; refWeights[x][y] != null && refWeights[x][y].value > 0);
  @ private invariant tilts.length == weights.length;
  @ private invariant (\forall int x; 0 <= x && x < tilts.length; tilts[x] != null
  @     && tilts[x].length == weights[0].length);
  @ private invariant (\forall int x, y; 0 <= x && x < tilts.length
  @     && 0 <= y && y < tilts[x].length; tilts[x][y] != null && tilts[x][y].value > 0);
  @ private invariant preferences.length == weights.length;
  @ private invariant (\forall int x; 0 <= x && x < preferences.length; preferences[x] != null
  @     && preferences[x].length == weights[0].length);
  @ private invariant (\forall int x, i; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length; preferences[x][i] != null
  @     && preferences[x][i].length == weights[0].length);
  @ private invariant (\forall int x, i, j; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x][i].length;
  @     preferences[x][i][j] != null && 0 <= preferences[x][i][j].value
  @     && preferences[x][i][j].value <= 1
  @     && preferences[x][i][j].value + preferences[x][j][i].value == 1);
  @ private invariant policies.length == weights.length;
  @ private invariant (\forall int x; 0 <= x && x < policies.length; policies[x] != null
  @     && policies[x].length == weights[0].length);
  @ private invariant (\forall int x, y; 0 <= x && x < policies.length
  @     && 0 <= y && y < policies[x].length; policies[x][y] != null && policies[x][y].value > 0
  @     && policies[x][y].value <= 1);
  @ private invariant refPolicies.length == weights.length;
  @ private invariant (\forall int x; 0 <= x && x < refPolicies.length; refPolicies[x] != null
  @     && refPolicies[x].length == weights[0].length);
  @ private invariant (\forall int x, y; 0 <= x && x < refPolicies.length
  @     && 0 <= y && y < refPolicies[x].length; refPolicies[x][y] != null && refPolicies[x][y].value > 0
  @     && refPolicies[x][y].value <= 1);
  @*/

  /*@ private normal_behavior
  @   requires weights.length == instance.promptNames.length && weights.length > 0;
  @   requires weights[0] != null && weights[0].length > 0;
  @   requires (\forall int x; 0 <= x && x < weights.length; weights[x] != null
  @     && weights[x].length == weights[0].length);
  @   requires (\forall int x, y; 0 <= x && x < weights.length
  @     && 0 <= y && y < weights[x].length; weights[x][y] != null && weights[x][y].value > 0);
  @   requires refWeights.length == weights.length;
  @   requires (\forall int x; 0 <= x && x < refWeights.length; refWeights[x] != null
  @     && refWeights[x].length == weights[0].length);
  @   requires (\forall int x, y; 0 <= x && x < refWeights.length
  @     && 0 <= y && y < refWeights[x].length; refWeights[x][y] != null && refWeights[x][y].value > 0);
  @   requires tilts.length == weights.length;
  @   requires (\forall int x; 0 <= x && x < tilts.length; tilts[x] != null
  @     && tilts[x].length == weights[0].length);
  @   requires (\forall int x, y; 0 <= x && x < tilts.length
  @     && 0 <= y && y < tilts[x].length; tilts[x][y] != null && tilts[x][y].value > 0);
  @   requires preferences.length == weights.length;
  @   requires (\forall int x; 0 <= x && x < preferences.length; preferences[x] != null
  @     && preferences[x].length == weights[0].length);
  @   requires (\forall int x, i; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length; preferences[x][i] != null
  @     && preferences[x][i].length == weights[0].length);
  @   requires (\forall int x, i, j; 0 <= x && x < preferences.length
  @     && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x][i].length;
  @     preferences[x][i][j] != null && 0 <= preferences[x][i][j].value
  @     && preferences[x][i][j].value <= 1
  @     && preferences[x][i][j].value + preferences[x][j][i].value == 1);
  @   ensures this.instance == instance && this.weights == weights;
  @   ensures this.refWeights == refWeights && this.tilts == tilts;
  @   ensures this.preferences == preferences;
  @ pure */
  private LogRational(
      Instance instance,
      BigFraction[][] weights,
      BigFraction[][] refWeights,
      BigFraction[][] tilts,
      BigFraction[][][] preferences) {
    this.instance = instance;
    this.weights = weights;
    this.refWeights = refWeights;
    this.tilts = tilts;
    this.preferences = preferences;
    this.policies = policies(weights);
    this.refPolicies = policies(refWeights);
  }

  /** The policies of all prompts, from positive weights. */
  /*@ private normal_behavior
  @   requires (\forall int x; 0 <= x && x < w.length; w[x] != null && w[x].length > 0);
  @   requires (\forall int x, y; 0 <= x && x < w.length && 0 <= y && y < w[x].length;
  @       w[x][y] != null && w[x][y].value > 0);
  @   ensures \fresh(\result) && \result.length == w.length;
  @   ensures (\forall int x; 0 <= x && x < w.length;
  @       \result[x] != null && \result[x].length == w[x].length);
  @   ensures (\forall int x, y; 0 <= x && x < w.length && 0 <= y && y < w[x].length;
  @       \result[x][y] != null && 0 < \result[x][y].value && \result[x][y].value <= 1);
  @ pure */
  private static BigFraction[][] policies(BigFraction[][] w) {
    BigFraction[][] policies = new BigFraction[w.length][];
    /*@ loop_invariant 0 <= k && k <= w.length;
    @ loop_invariant (\forall int x; 0 <= x && x < k;
    @     policies[x] != null && policies[x].length == w[x].length);
    @ loop_invariant (\forall int x, y; 0 <= x && x < k && 0 <= y && y < w[x].length;
    @     policies[x][y] != null && 0 < policies[x][y].value && policies[x][y].value <= 1);
    @ loop_writes k, policies[*];
    @ loop_decreases w.length - k; @*/
    for (int k = 0; k < w.length; k++) {
      policies[k] = Policy.normalise(w[k]);
    }
    return policies;
  }

  /**
   * The exact data of an instance.
   *
   * @return null when the instance is not log-rational or too large for it: {@link #reasonNot}
   */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static @Nullable LogRational of(Instance instance) {
    try {
      return build(instance);
    } catch (NotLogRational e) {
      return null;
    }
  }

  /** Why an instance has no exact rational data, in one line; null when it has. */
  /*@ public normal_behavior
  @   ensures (\result == null) <==> (of(instance) != null);
  @ pure */
  public static @Nullable String reasonNot(Instance instance) {
    try {
      build(instance);
      return null;
    } catch (NotLogRational e) {
      return e.reason;
    }
  }

  /** Carries the reason out of the loops below. */
  private static final class NotLogRational extends Exception {
    private static final long serialVersionUID = 1L;

    final String reason;

    NotLogRational(String reason) {
      super(reason);
      this.reason = reason;
    }
  }

  private static LogRational build(Instance i) throws NotLogRational {
    int prompts = i.promptCount();
    int responses = i.responseCount();
    if ((long) prompts * responses * responses > Limits.EXACT_TRIPLES) {
      throw new NotLogRational(
          "|X||Y|^2 = "
              + (long) prompts * responses * responses
              + " is above the limit of "
              + Limits.EXACT_TRIPLES
              + " for exact work");
    }
    LogNumber[] theta = i.theta();
    LogNumber[] thetaRef = i.thetaRef();
    LogNumber[] tilted = new LogNumber[theta.length];
    for (int k = 0; k < theta.length; k++) {
      tilted[k] = theta[k].subtract(thetaRef[k]).multiply(i.beta());
    }
    BigFraction[][] weights = exponentials(i, theta, "theta.psi");
    BigFraction[][] refWeights = exponentials(i, thetaRef, "theta_ref.psi");
    BigFraction[][] tilts = exponentials(i, tilted, "beta h");
    long bits = bitsOf(weights) + bitsOf(refWeights) + bitsOf(tilts);
    BigFraction[][][] preferences = preferences(i, bits);
    return new LogRational(i, weights, refWeights, tilts, preferences);
  }

  /**
   * e^{v . (psi(x,y) - psi(x,0))} at [x][y].
   *
   * @param v one number a coordinate
   */
  private static BigFraction[][] exponentials(Instance i, LogNumber[] v, String what)
      throws NotLogRational {
    BigFraction[][] values = new BigFraction[i.promptCount()][i.responseCount()];
    for (int x = 0; x < i.promptCount(); x++) {
      values[x][0] = BigFraction.ONE;
      for (int y = 1; y < i.responseCount(); y++) {
        values[x][y] = exp(LogNumber.dot(i.featureDifference(x, y, 0), v), what, x, y);
      }
    }
    return values;
  }

  private static BigFraction exp(LogNumber v, String what, int x, int y) throws NotLogRational {
    BigFraction value = v.exp(Limits.WEIGHT_BITS);
    if (value == null) {
      throw new NotLogRational(
          "exp("
              + what
              + ") at x="
              + x
              + ", y="
              + y
              + ", relative to y=0, is no rational of at most "
              + Limits.WEIGHT_BITS
              + " bits");
    }
    return value;
  }

  /**
   * P*(y1 &gt; y2 | x) at [x][y1][y2]. From rewards: sigma(r1 - r2) = w1/(w1 + w2) with w = e^{r -
   * r(x,0)}, one exponential a response; half the table follows by antisymmetry.
   */
  private static BigFraction[][][] preferences(Instance i, long bitsSoFar) throws NotLogRational {
    int prompts = i.promptCount();
    int responses = i.responseCount();
    PreferenceOracle oracle = i.oracle();
    BigFraction[][] odds = oracle.hasRewards() ? odds(oracle) : new BigFraction[0][];
    checkBits(bitsSoFar + bitsOf(odds) * responses);
    BigFraction[][][] table = new BigFraction[prompts][responses][responses];
    for (int x = 0; x < prompts; x++) {
      for (int y1 = 0; y1 < responses; y1++) {
        table[x][y1][y1] = BigFraction.ONE_HALF;
        for (int y2 = 0; y2 < y1; y2++) {
          BigFraction p =
              oracle.hasRewards()
                  ? odds[x][y1].divide(odds[x][y1].add(odds[x][y2]))
                  : tableEntry(oracle, x, y1, y2);
          table[x][y1][y2] = p;
          table[x][y2][y1] = BigFraction.ONE.subtract(p);
        }
      }
    }
    return table;
  }

  private static BigFraction tableEntry(PreferenceOracle oracle, int x, int y1, int y2)
      throws NotLogRational {
    BigFraction p = oracle.rational(x, y1, y2);
    if (p == null) {
      throw new NotLogRational("P* at x=" + x + ", y1=" + y1 + ", y2=" + y2 + " is irrational");
    }
    return p;
  }

  private static BigFraction[][] odds(PreferenceOracle oracle) throws NotLogRational {
    BigFraction[][] odds = new BigFraction[oracle.promptCount()][oracle.responseCount()];
    for (int x = 0; x < oracle.promptCount(); x++) {
      odds[x][0] = BigFraction.ONE;
      for (int y = 1; y < oracle.responseCount(); y++) {
        LogNumber gap = oracle.reward(x, y).subtract(oracle.reward(x, 0));
        odds[x][y] = exp(gap, "reward", x, y);
      }
    }
    return odds;
  }

  private static long bitsOf(BigFraction[][] values) {
    long bits = 0;
    for (int x = 0; x < values.length; x++) {
      for (int y = 0; y < values[x].length; y++) {
        bits += values[x][y].getNumerator().bitLength() + values[x][y].getDenominator().bitLength();
      }
    }
    return bits;
  }

  private static void checkBits(long bits) throws NotLogRational {
    if (bits > Limits.EXACT_BITS) {
      throw new NotLogRational(
          "the exact preferences would take about "
              + bits
              + " bits, above the limit of "
              + Limits.EXACT_BITS);
    }
  }

  /*@ // The tables are of the instance's size, as those that LogRational#of makes are, and the
  @ // instance has all its features.
  @ public normal_behavior
  @   ensures \result <==> weights.length == instance.promptNames.length && weights.length > 0
  @       && weights[0] != null && weights[0].length == instance.responseNames.length
  @       && instance.whole();
  @ public pure model boolean sized() {
  @   return weights.length == instance.promptNames.length && weights.length > 0
  @       && weights[0] != null && weights[0].length == instance.responseNames.length
  @       && instance.whole();
  @ }
  @*/

  /*@ // All tables are of one size and complete, which the clauses of their getters rest on.
  @ public normal_behavior
  @   ensures \result;
  @   ensures weights.length > 0 && weights[0] != null && weights[0].length > 0;
  @   ensures (\forall int x; 0 <= x && x < weights.length; weights[x] != null
  @       && weights[x].length == weights[0].length);
  @   ensures (\forall int x, y; 0 <= x && x < weights.length && 0 <= y && y < weights[x].length;
  @       weights[x][y] != null);
  @   ensures refWeights.length == weights.length;
  @   ensures (\forall int x; 0 <= x && x < refWeights.length; refWeights[x] != null
  @       && refWeights[x].length == weights[0].length);
  @   ensures (\forall int x, y; 0 <= x && x < refWeights.length
  @       && 0 <= y && y < refWeights[x].length; refWeights[x][y] != null);
  @   ensures tilts.length == weights.length;
  @   ensures (\forall int x; 0 <= x && x < tilts.length; tilts[x] != null
  @       && tilts[x].length == weights[0].length);
  @   ensures (\forall int x, y; 0 <= x && x < tilts.length && 0 <= y && y < tilts[x].length;
  @       tilts[x][y] != null);
  @   ensures policies.length == weights.length;
  @   ensures (\forall int x; 0 <= x && x < policies.length; policies[x] != null
  @       && policies[x].length == weights[0].length);
  @   ensures (\forall int x, y; 0 <= x && x < policies.length && 0 <= y && y < policies[x].length;
  @       policies[x][y] != null);
  @   ensures refPolicies.length == weights.length;
  @   ensures (\forall int x; 0 <= x && x < refPolicies.length; refPolicies[x] != null
  @       && refPolicies[x].length == weights[0].length);
  @   ensures (\forall int x, y; 0 <= x && x < refPolicies.length
  @       && 0 <= y && y < refPolicies[x].length; refPolicies[x][y] != null);
  @ public pure model boolean filled() { return true; }
  @*/

  /*@ // The preferences too.
  @ public normal_behavior
  @   ensures \result;
  @   ensures weights.length > 0 && weights[0] != null && weights[0].length > 0;
  @   ensures preferences.length == weights.length;
  @   ensures (\forall int x; 0 <= x && x < preferences.length; preferences[x] != null
  @       && preferences[x].length == weights[0].length);
  @   ensures (\forall int x, i; 0 <= x && x < preferences.length
  @       && 0 <= i && i < preferences[x].length; preferences[x][i] != null
  @       && preferences[x][i].length == weights[0].length);
  @   ensures (\forall int x, i, j; 0 <= x && x < preferences.length
  @       && 0 <= i && i < preferences[x].length && 0 <= j && j < preferences[x][i].length;
  @       preferences[x][i][j] != null);
  @ public pure model boolean compared() { return true; }
  @*/

  /** The instance itself. */
  /*@ public normal_behavior
  @   ensures \result == instance;
  @ pure */
  public Instance instance() {
    return instance;
  }

  /** |X|, the number of prompts. */
  /*@ public normal_behavior
  @   ensures \result == weights.length && \result > 0;
  @ pure */
  public int promptCount() {
    return weights.length;
  }

  /** |Y|, the number of responses. */
  /*@ public normal_behavior
  @   ensures weights.length > 0 && weights[0] != null ==> \result == weights[0].length;
  @   ensures \result > 0;
  @ pure */
  public int responseCount() {
    return weights[0].length;
  }

  /** mu(x), the mass of prompt x. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   ensures 0 <= \result.value && \result.value <= 1;
  @ pure */
  public BigFraction mass(int x) {
    return instance.mass(x);
  }

  /** pi_theta(.|x), a fresh array, one entry a response. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   ensures \result.length == responseCount() && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < \result.length;
  @       0 < \result[y].value && \result[y].value <= 1);
  @   ensures x < policies.length && policies[x] != null && policies[x].length == \result.length
  @       ==> (\forall int y; 0 <= y && y < \result.length; \result[y] == policies[x][y]);
  @ pure */
  public BigFraction[] policy(int x) {
    return Copies.of(policies[x]);
  }

  /** pi_ref(.|x), a fresh array, one entry a response. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   ensures \result.length == responseCount() && \nonnullelements(\result);
  @   ensures (\forall int y; 0 <= y && y < \result.length;
  @       0 < \result[y].value && \result[y].value <= 1);
  @   ensures x < refPolicies.length && refPolicies[x] != null
  @       && refPolicies[x].length == \result.length
  @       ==> (\forall int y; 0 <= y && y < \result.length; \result[y] == refPolicies[x][y]);
  @ pure */
  public BigFraction[] refPolicy(int x) {
    return Copies.of(refPolicies[x]);
  }

  /** e^{theta . (psi(x,y) - psi(x,0))}, proportional to the policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y && y < responseCount();
  @   ensures \result == weights[x][y] && \result.value > 0;
  @ pure */
  public BigFraction weight(int x, int y) {
    return weights[x][y];
  }

  /** e^{theta_ref . (psi(x,y) - psi(x,0))}, proportional to the reference policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y && y < responseCount();
  @   ensures \result == refWeights[x][y] && \result.value > 0;
  @ pure */
  public BigFraction refWeight(int x, int y) {
    return refWeights[x][y];
  }

  /** e^{beta (theta - theta_ref) . (psi(x,y) - psi(x,0))}; tilt(y1)/tilt(y2) = e^{beta h}. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y && y < responseCount();
  @   ensures \result == tilts[x][y] && \result.value > 0;
  @ pure */
  public BigFraction tilt(int x, int y) {
    return tilts[x][y];
  }

  /** pi_theta(y|x), the policy (ORA, A2). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y && y < responseCount();
  @   ensures \result == policies[x][y];
  @   ensures 0 < \result.value && \result.value <= 1;
  @ pure */
  public BigFraction policy(int x, int y) {
    return policies[x][y];
  }

  /** pi_ref(y|x), the reference policy (ORA, Eq. 11). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y && y < responseCount();
  @   ensures \result == refPolicies[x][y];
  @   ensures 0 < \result.value && \result.value <= 1;
  @ pure */
  public BigFraction refPolicy(int x, int y) {
    return refPolicies[x][y];
  }

  /** P*(y1 &gt; y2 | x), the preference. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures \result == preferences[x][y1][y2];
  @   ensures 0 <= \result.value && \result.value <= 1;
  @   ensures \result.value + preferences[x][y2][y1].value == 1;
  @ pure */
  public BigFraction preference(int x, int y1, int y2) {
    return preferences[x][y1][y2];
  }
}
