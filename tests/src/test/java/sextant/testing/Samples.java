package sextant.testing;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.LogRational;
import sextant.model.PreferenceOracle;

/** Small instances whose values are worked out by hand in the tests. */
public final class Samples {

  /** The seed of every property, so that a build is repeatable. */
  public static final String SEED = "20260214";

  private Samples() {}

  /** A fraction from "3/7" or "0.25". */
  public static BigFraction q(String text) {
    return Rationals.parse(text, 100);
  }

  /** A fraction. */
  public static BigFraction q(long numerator, long denominator) {
    return new BigFraction(numerator, denominator);
  }

  /** times · log(argument). */
  public static LogNumber log(String times, String argument) {
    return LogNumber.log(q(argument)).multiply(q(times));
  }

  /** log(argument). */
  public static LogNumber log(String argument) {
    return log("1", argument);
  }

  /** A rational as a log-number. */
  public static LogNumber number(String text) {
    return LogNumber.of(q(text));
  }

  /** The exact data of an instance that must be log-rational. */
  public static LogRational exact(Instance instance) {
    LogRational model = LogRational.of(instance);
    if (model == null) {
      throw new AssertionError("not log-rational: " + LogRational.reasonNot(instance));
    }
    return model;
  }

  /** Names prefix0, prefix1, ... */
  public static String[] names(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + i;
    }
    return names;
  }

  /** Preferences of one prompt with two responses: P*(0 over 1). */
  public static PreferenceOracle two(String preference) {
    BigFraction p = q(preference);
    BigFraction half = BigFraction.ONE_HALF;
    return PreferenceOracle.ofPreferences(
        new BigFraction[][][] {{{half, p}, {BigFraction.ONE.subtract(p), half}}});
  }

  /** Preferences with the same entry for every prompt, 1/2 everywhere. */
  public static PreferenceOracle indifferent(int prompts, int responses) {
    BigFraction[][][] table = new BigFraction[prompts][responses][responses];
    for (BigFraction[][] prompt : table) {
      for (BigFraction[] row : prompt) {
        java.util.Arrays.fill(row, BigFraction.ONE_HALF);
      }
    }
    return PreferenceOracle.ofPreferences(table);
  }

  /**
   * One prompt, responses a and b with psi = 1 and 0, theta_ref = 0, beta = 1, no domain; delta =
   * 1/2, which the caller may lower.
   */
  public static InstanceBuilder twoResponses(LogNumber theta, String preference) {
    return new InstanceBuilder("two responses")
        .prompts(new String[] {"x"}, new BigFraction[] {BigFraction.ONE})
        .responses(new String[] {"a", "b"})
        .features(new BigFraction[][][] {{{BigFraction.ONE}, {BigFraction.ZERO}}})
        .thetaRef(new LogNumber[] {LogNumber.ZERO})
        .theta(new LogNumber[] {theta})
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(BigFraction.ONE_HALF)
        .oracle(two(preference));
  }

  /** One prompt with the given scalar features, theta_ref = 0, beta = 1, indifferent oracle. */
  public static InstanceBuilder line(LogNumber theta, String... features) {
    BigFraction[][][] psi = new BigFraction[1][features.length][1];
    for (int y = 0; y < features.length; y++) {
      psi[0][y][0] = q(features[y]);
    }
    return new InstanceBuilder("line")
        .prompts(new String[] {"x"}, new BigFraction[] {BigFraction.ONE})
        .responses(names("y", features.length))
        .features(psi)
        .thetaRef(new LogNumber[] {LogNumber.ZERO})
        .theta(new LogNumber[] {theta})
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(BigFraction.ONE_HALF)
        .oracle(indifferent(1, features.length));
  }

  /** The features of an instance as [x][y][k], to be changed and put into a builder. */
  public static BigFraction[][][] features(Instance instance) {
    BigFraction[][][] psi = new BigFraction[instance.promptCount()][instance.responseCount()][];
    for (int x = 0; x < psi.length; x++) {
      for (int y = 0; y < psi[x].length; y++) {
        psi[x][y] = instance.features(x, y).clone();
      }
    }
    return psi;
  }
}
