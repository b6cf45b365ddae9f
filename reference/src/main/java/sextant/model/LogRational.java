package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
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
  private final Instance instance;
  private final BigFraction[][] weights;
  private final BigFraction[][] refWeights;
  private final BigFraction[][] tilts;
  private final BigFraction[][] policies;
  private final BigFraction[][] refPolicies;
  private final BigFraction[][][] preferences;

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
    this.policies = new BigFraction[weights.length][];
    this.refPolicies = new BigFraction[weights.length][];
    for (int x = 0; x < weights.length; x++) {
      policies[x] = Policy.normalise(weights[x]);
      refPolicies[x] = Policy.normalise(refWeights[x]);
    }
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

  /** The instance itself. */
  /*@ pure @*/
  public Instance instance() {
    return instance;
  }

  /** |X|, the number of prompts. */
  /*@ public normal_behavior
  @   ensures \result > 0;
  @ pure */
  public int promptCount() {
    return weights.length;
  }

  /** |Y|, the number of responses. */
  /*@ public normal_behavior
  @   ensures \result > 0;
  @ pure */
  public int responseCount() {
    return weights[0].length;
  }

  /** mu(x), the mass of prompt x. */
  /*@ public normal_behavior
  @   ensures 0 <= \result.value && \result.value <= 1;
  @ pure */
  public BigFraction mass(int x) {
    return instance.mass(x);
  }

  /** pi_theta(.|x), a fresh array, one entry a response. */
  /*@ public normal_behavior
  @   ensures \result.length == responseCount();
  @ pure */
  public BigFraction[] policy(int x) {
    return policies[x].clone();
  }

  /** pi_ref(.|x), a fresh array, one entry a response. */
  /*@ public normal_behavior
  @   ensures \result.length == responseCount();
  @ pure */
  public BigFraction[] refPolicy(int x) {
    return refPolicies[x].clone();
  }

  /** e^{theta . (psi(x,y) - psi(x,0))}, proportional to the policy. */
  /*@ public normal_behavior
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction weight(int x, int y) {
    return weights[x][y];
  }

  /** e^{theta_ref . (psi(x,y) - psi(x,0))}, proportional to the reference policy. */
  /*@ public normal_behavior
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction refWeight(int x, int y) {
    return refWeights[x][y];
  }

  /** e^{beta (theta - theta_ref) . (psi(x,y) - psi(x,0))}; tilt(y1)/tilt(y2) = e^{beta h}. */
  /*@ public normal_behavior
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction tilt(int x, int y) {
    return tilts[x][y];
  }

  /** pi_theta(y|x), the policy (ORA, A2). */
  /*@ public normal_behavior
  @   ensures 0 < \result.value && \result.value <= 1;
  @ pure */
  public BigFraction policy(int x, int y) {
    return policies[x][y];
  }

  /** pi_ref(y|x), the reference policy (ORA, Eq. 11). */
  /*@ public normal_behavior
  @   ensures 0 < \result.value && \result.value <= 1;
  @ pure */
  public BigFraction refPolicy(int x, int y) {
    return refPolicies[x][y];
  }

  /** P*(y1 &gt; y2 | x), the preference. */
  /*@ public normal_behavior
  @   ensures 0 <= \result.value && \result.value <= 1;
  @   ensures \result.value + preference(x, y2, y1).value == 1;
  @ pure */
  public BigFraction preference(int x, int y1, int y2) {
    return preferences[x][y1][y2];
  }
}
