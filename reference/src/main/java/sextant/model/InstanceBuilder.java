package sextant.model;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * Collects the parts of an {@link Instance} and checks the rules of the format {@code
 * sextant/instance/1}: what breaks one is a {@link ModelException} that names the JSON path. Every
 * part but gamma and the domain must be given. Arrays are copied.
 *
 * <pre>
 * symbol       here         rule
 * mu(x)        prompts      at least 0, sum exactly 1
 * psi(x,y)     features     |X| by |Y| by d
 * theta        theta        d numbers
 * theta_ref    thetaRef     d numbers
 * beta         beta         positive
 * rho          rho          at least 0
 * delta        delta        in (0, 1/2]
 * gamma        gamma        at least 0, may be absent
 * P*           oracle       |X| prompts, |Y| responses
 * Theta        domain       a ball, or a box with d coordinates, may be absent
 * </pre>
 */
public final class InstanceBuilder {
  private final String name;
  private String @Nullable [] promptNames;
  private BigFraction @Nullable [] masses;
  private String @Nullable [] responseNames;
  private int dimension;
  private BigFraction @Nullable [][] features;
  private LogNumber @Nullable [] thetaRef;
  private LogNumber @Nullable [] theta;
  private @Nullable BigFraction beta;
  private @Nullable BigFraction rho;
  private @Nullable BigFraction delta;
  private @Nullable BigFraction gamma;
  private @Nullable PreferenceOracle oracle;
  private @Nullable Domain domain;

  /** A builder of an instance of the given name. */
  public InstanceBuilder(String name) {
    this.name = name;
  }

  /** The prompts: their names and masses mu(x), as many. */
  public InstanceBuilder prompts(String[] names, BigFraction[] newMasses) {
    promptNames = names.clone();
    masses = newMasses.clone();
    return this;
  }

  /** The names of the responses. */
  public InstanceBuilder responses(String[] names) {
    responseNames = names.clone();
    return this;
  }

  /** psi(x,y)_k at [x][y][k]. */
  public InstanceBuilder features(BigFraction[][][] psi) {
    if (psi.length == 0 || psi[0].length == 0 || psi[0][0].length == 0) {
      String path = psi.length == 0 ? "" : psi[0].length == 0 ? "/0" : "/0/0";
      throw new ModelException("/features" + path, "the list is empty");
    }
    int responses = psi[0].length;
    int d = psi[0][0].length;
    BigFraction[][] flat = new BigFraction[psi.length][];
    for (int x = 0; x < psi.length; x++) {
      requireLength("/features/" + x, psi[x].length, responses, "response");
      flat[x] = new BigFraction[responses * d];
      for (int y = 0; y < responses; y++) {
        requireLength("/features/" + x + "/" + y, psi[x][y].length, d, "coordinate");
        System.arraycopy(psi[x][y], 0, flat[x], y * d, d);
      }
    }
    return ownedFeatures(flat, d);
  }

  /** psi(x,y)_k at [x][y d + k], in arrays that nothing else will write to. */
  InstanceBuilder ownedFeatures(BigFraction[][] flat, int newDimension) {
    features = flat;
    dimension = newDimension;
    return this;
  }

  /** theta_ref, one number a coordinate. */
  public InstanceBuilder thetaRef(LogNumber[] newThetaRef) {
    thetaRef = newThetaRef.clone();
    return this;
  }

  /** theta, one number a coordinate. */
  public InstanceBuilder theta(LogNumber[] newTheta) {
    theta = newTheta.clone();
    return this;
  }

  /** beta, positive. */
  public InstanceBuilder beta(BigFraction newBeta) {
    beta = newBeta;
    return this;
  }

  /** rho, at least 0. */
  public InstanceBuilder rho(BigFraction newRho) {
    rho = newRho;
    return this;
  }

  /** delta, in (0, 1/2]. */
  public InstanceBuilder delta(BigFraction newDelta) {
    delta = newDelta;
    return this;
  }

  /** gamma, at least 0, or null for none. */
  public InstanceBuilder gamma(@Nullable BigFraction newGamma) {
    gamma = newGamma;
    return this;
  }

  /** The preference oracle. */
  public InstanceBuilder oracle(PreferenceOracle newOracle) {
    oracle = newOracle;
    return this;
  }

  /** The parameter domain, or null for none. */
  public InstanceBuilder domain(@Nullable Domain newDomain) {
    domain = newDomain;
    return this;
  }

  /**
   * The instance.
   *
   * @throws ModelException if a part is missing or breaks a rule
   */
  public Instance build() {
    requireName("/name", name);
    String[] prompts = present(promptNames, "prompts");
    BigFraction[] mu = present(masses, "prompts");
    String[] responses = present(responseNames, "responses");
    checkPrompts(prompts, mu);
    requireNames("/responses", "", responses);
    BigFraction[][] psi = present(features, "features");
    checkFeatures(psi, prompts.length, responses.length);
    LogNumber[] reference = present(thetaRef, "thetaRef");
    LogNumber[] parameters = present(theta, "theta");
    requireLength("/thetaRef", reference.length, dimension, "coordinate");
    requireLength("/theta", parameters.length, dimension, "coordinate");
    PreferenceOracle preferences = present(oracle, "oracle");
    checkOracle(preferences, prompts.length, responses.length);
    Domain region = domain;
    if (region != null && !region.isBall()) {
      requireLength("/domain/box/lower", region.dimension(), dimension, "coordinate");
    }
    return new Instance(
        name,
        prompts,
        mu,
        responses,
        dimension,
        psi,
        reference,
        parameters,
        checkedBeta(present(beta, "beta")),
        checkedRho(present(rho, "rho")),
        checkedDelta(present(delta, "delta")),
        checkedGamma(gamma),
        preferences,
        region);
  }

  private static <T extends Object> T present(@Nullable T part, String key) {
    if (part == null) {
      throw new ModelException("/", "missing key \"" + key + "\"");
    }
    return part;
  }

  private static void checkPrompts(String[] names, BigFraction[] mu) {
    requireNames("/prompts", "/name", names);
    requireLength("/prompts", mu.length, names.length, "prompt");
    for (int x = 0; x < mu.length; x++) {
      if (Rationals.signum(mu[x]) < 0) {
        throw new ModelException("/prompts/" + x + "/mass", "a mass must not be negative");
      }
    }
    if (!sumToOne(mu)) {
      throw new ModelException("/prompts", "the masses must sum to exactly 1");
    }
  }

  private void checkFeatures(BigFraction[][] psi, int prompts, int responses) {
    requireLength("/features", psi.length, prompts, "prompt");
    for (int x = 0; x < prompts; x++) {
      requireLength("/features/" + x, psi[x].length / dimension, responses, "response");
    }
  }

  /** Checks the numbers of an oracle's prompts and responses. */
  /*@ normal_behavior
  @   requires oracle.promptCount() == prompts && oracle.responseCount() == responses;
  @   ensures true;
  @ also exceptional_behavior
  @   requires oracle.promptCount() != prompts || oracle.responseCount() != responses;
  @   signals_only ModelException;
  @ pure */
  static void checkOracle(PreferenceOracle oracle, int prompts, int responses) {
    String path = oracle.hasRewards() ? "/oracle/rewards" : "/oracle/preferences";
    requireLength(path, oracle.promptCount(), prompts, "prompt");
    requireLength(path + "/0", oracle.responseCount(), responses, "response");
  }

  /*@ normal_behavior
  @   requires beta.value > 0;
  @   ensures \result == beta;
  @ pure */
  static BigFraction checkedBeta(BigFraction beta) {
    if (Rationals.signum(beta) <= 0) {
      throw new ModelException("/beta", "beta must be positive");
    }
    return beta;
  }

  /*@ normal_behavior
  @   requires rho.value >= 0;
  @   ensures \result == rho;
  @ pure */
  static BigFraction checkedRho(BigFraction rho) {
    if (Rationals.signum(rho) < 0) {
      throw new ModelException("/rho", "rho must not be negative");
    }
    return rho;
  }

  /*@ normal_behavior
  @   requires 0 < delta.value && 2 * delta.value <= 1;
  @   ensures \result == delta;
  @ pure */
  static BigFraction checkedDelta(BigFraction delta) {
    if (Rationals.signum(delta) <= 0 || delta.compareTo(BigFraction.ONE_HALF) > 0) {
      throw new ModelException("/delta", "delta must be positive and at most 1/2");
    }
    return delta;
  }

  /*@ normal_behavior
  @   requires gamma == null || gamma.value >= 0;
  @   ensures \result == gamma;
  @ pure */
  static @Nullable BigFraction checkedGamma(@Nullable BigFraction gamma) {
    if (gamma != null && Rationals.signum(gamma) < 0) {
      throw new ModelException("/gamma", "gamma must not be negative");
    }
    return gamma;
  }

  /**
   * Whether the numbers sum to exactly 1. Numerators and denominators are added pairwise and never
   * reduced: a gcd of the large intermediate terms would cost far more than the final comparison.
   */
  /*@ normal_behavior
  @   requires \nonnullelements(terms);
  @   ensures \result <==> Rationals.sumOf(terms, terms.length) == 1;
  @ pure */
  static boolean sumToOne(BigFraction[] terms) {
    int count = terms.length;
    BigInteger[] num = new BigInteger[count];
    BigInteger[] den = new BigInteger[count];
    for (int i = 0; i < count; i++) {
      num[i] = terms[i].getNumerator();
      den[i] = terms[i].getDenominator();
    }
    while (count > 1) {
      int half = count / 2;
      for (int i = 0; i < half; i++) {
        int j = count - 1 - i;
        if (den[i].equals(den[j])) {
          num[i] = num[i].add(num[j]);
        } else {
          num[i] = num[i].multiply(den[j]).add(num[j].multiply(den[i]));
          den[i] = den[i].multiply(den[j]);
        }
      }
      count -= half;
    }
    return count == 1 && num[0].equals(den[0]);
  }

  /**
   * Checks a name: 1 to {@link Limits#NAME} characters, none of them a control or formatting
   * character, so that it can be printed in one line.
   */
  static void requireName(String path, String name) {
    if (name.isEmpty()) {
      throw new ModelException(path, "a name must not be empty");
    }
    if (name.length() > 2 * Limits.NAME || name.codePointCount(0, name.length()) > Limits.NAME) {
      throw new ModelException(path, "a name has at most " + Limits.NAME + " characters");
    }
    int i = 0;
    while (i < name.length()) {
      int c = name.codePointAt(i);
      if (!InputException.isPlain(c)) {
        throw new ModelException(path, "a name must not contain control or formatting characters");
      }
      i += Character.charCount(c);
    }
  }

  /** Checks a list of names: not empty, each a name, no two alike. */
  static void requireNames(String path, String suffix, String[] names) {
    if (names.length == 0) {
      throw new ModelException(path, "the list is empty");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
      String where = path + "/" + i + suffix;
      requireName(where, names[i]);
      if (!seen.add(names[i])) {
        throw new ModelException(where, "duplicate name \"" + names[i] + "\"");
      }
    }
  }

  /** Checks a length. */
  /*@ normal_behavior
  @   requires found == expected;
  @   ensures true;
  @ also exceptional_behavior
  @   requires found != expected;
  @   signals_only ModelException;
  @ pure */
  static void requireLength(String path, int found, int expected, String unit) {
    if (found != expected) {
      throw ModelException.length(path, expected, unit, String.valueOf(found));
    }
  }
}
