package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Copies;
import sextant.exact.LogNumber;

/**
 * One finite alignment problem, the input of everything: prompts with masses, responses, features,
 * parameters and a preference oracle. Immutable; {@link InstanceBuilder} makes it and checks every
 * rule of the format {@code sextant/instance/1}. Indices count from 0.
 *
 * <pre>
 * symbol       here           meaning
 * X, mu(x)     mass           prompts and their masses, which sum to 1
 * Y            responseName   responses
 * psi(x,y)     feature        feature vector in R^d, rational
 * theta        theta          policy parameters, one LogNumber a coordinate
 * theta_ref    thetaRef       parameters of the reference policy
 * beta         beta           inverse temperature of the policy's reward, positive
 * rho          rho            radius of the uncertainty set, at least 0
 * delta        delta          margin of the oracle, in (0, 1/2]
 * gamma        gamma          weight of the KL term, at least 0, may be absent
 * P*           oracle         preference oracle
 * Theta        domain         parameter domain, may be absent
 * </pre>
 */
public final class Instance {
  private final /*@ spec_public */ String name;
  private final /*@ spec_public */ String[] promptNames;
  private final /*@ spec_public */ BigFraction[] masses;
  private final /*@ spec_public */ String[] responseNames;
  private final /*@ spec_public */ int dimension;

  /** [x][y d + k]: one array a prompt, as a vector of its own for every response costs too much. */
  private final /*@ spec_public */ BigFraction[][] features;

  private final /*@ spec_public */ LogNumber[] thetaRef;
  private final /*@ spec_public */ LogNumber[] theta;
  private final /*@ spec_public */ BigFraction beta;
  private final /*@ spec_public */ BigFraction rho;
  private final /*@ spec_public */ BigFraction delta;
  private final /*@ spec_public nullable */ @Nullable BigFraction gamma;
  private final /*@ spec_public */ PreferenceOracle oracle;
  private final /*@ spec_public nullable */ @Nullable Domain domain;

  /*@ private invariant promptNames.length > 0 && responseNames.length > 0;
  @ private invariant dimension > 0 && masses.length == promptNames.length;
  @ private invariant (\forall int x; 0 <= x && x < masses.length; masses[x] != null
  @     && 0 <= masses[x].value && masses[x].value <= 1);
  @ private invariant features.length == promptNames.length;
  @ private invariant theta.length == dimension && \nonnullelements(theta);
  @ private invariant thetaRef.length == dimension && \nonnullelements(thetaRef);
  @ private invariant beta.value > 0 && rho.value >= 0 && 0 < delta.value && 2 * delta.value <= 1;
  @ private invariant gamma != null ==> gamma.value >= 0;
  @*/

  /** For {@link InstanceBuilder}, which has checked and copied everything. */
  /*@ normal_behavior
  @   requires promptNames.length > 0 && responseNames.length > 0;
  @   requires dimension > 0 && masses.length == promptNames.length;
  @   requires (\forall int x; 0 <= x && x < masses.length; masses[x] != null
  @     && 0 <= masses[x].value && masses[x].value <= 1);
  @   requires features.length == promptNames.length;
  @   requires theta.length == dimension && \nonnullelements(theta);
  @   requires thetaRef.length == dimension && \nonnullelements(thetaRef);
  @   requires beta.value > 0 && rho.value >= 0 && 0 < delta.value && 2 * delta.value <= 1;
  @   requires gamma != null ==> gamma.value >= 0;
  @   ensures this.theta == theta && this.thetaRef == thetaRef && this.beta == beta;
  @   ensures this.rho == rho && this.delta == delta && this.oracle == oracle;
  @ pure */
  Instance(
      String name,
      String[] promptNames,
      BigFraction[] masses,
      String[] responseNames,
      int dimension,
      BigFraction[][] features,
      LogNumber[] thetaRef,
      LogNumber[] theta,
      BigFraction beta,
      BigFraction rho,
      BigFraction delta,
      /*@ nullable */ @Nullable BigFraction gamma,
      PreferenceOracle oracle,
      /*@ nullable */ @Nullable Domain domain) {
    this.name = name;
    this.promptNames = promptNames;
    this.masses = masses;
    this.responseNames = responseNames;
    this.dimension = dimension;
    this.features = features;
    this.thetaRef = thetaRef;
    this.theta = theta;
    this.beta = beta;
    this.rho = rho;
    this.delta = delta;
    this.gamma = gamma;
    this.oracle = oracle;
    this.domain = domain;
  }

  /** A new builder with everything this instance has. */
  public InstanceBuilder toBuilder() {
    return new InstanceBuilder(name)
        .prompts(promptNames, masses)
        .responses(responseNames)
        .ownedFeatures(features, dimension)
        .thetaRef(thetaRef)
        .theta(theta)
        .beta(beta)
        .rho(rho)
        .delta(delta)
        .gamma(gamma)
        .oracle(oracle)
        .domain(domain);
  }

  /** The name of the instance. */
  /*@ public normal_behavior
  @   ensures \result == name;
  @ pure */
  public String name() {
    return name;
  }

  /** |X|, the number of prompts. */
  /*@ public normal_behavior
  @   ensures \result == promptNames.length && \result > 0;
  @ pure */
  public int promptCount() {
    return promptNames.length;
  }

  /** |Y|, the number of responses. */
  /*@ public normal_behavior
  @   ensures \result == responseNames.length && \result > 0;
  @ pure */
  public int responseCount() {
    return responseNames.length;
  }

  /** d, the number of coordinates of features and parameters. */
  /*@ public normal_behavior
  @   ensures \result == dimension && \result > 0;
  @ pure */
  public int dimension() {
    return dimension;
  }

  /** The name of prompt x. */
  public String promptName(int x) {
    return promptNames[x];
  }

  /** The name of response y. */
  public String responseName(int y) {
    return responseNames[y];
  }

  /** mu(x), the mass of prompt x. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   ensures \result == masses[x];
  @   ensures 0 <= \result.value && \result.value <= 1;
  @ pure */
  public BigFraction mass(int x) {
    return masses[x];
  }

  /** Coordinate k of psi(x,y). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   requires 0 <= k && k < dimension();
  @   ensures \result == features[x][y * dimension + k];
  @ pure */
  public BigFraction feature(int x, int y, int k) {
    return features[x][y * dimension + k];
  }

  /** psi(x,y), a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   ensures \result.length == dimension();
  @   ensures \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < dimension();
  @       \result[k] == features[x][y * dimension + k]);
  @ pure */
  public BigFraction[] features(int x, int y) {
    BigFraction[] psi = new BigFraction[dimension];
    /*@ loop_invariant 0 <= k && k <= dimension;
    @ loop_invariant (\forall int i; 0 <= i && i < k; psi[i] != null
    @     && psi[i] == features[x][y * dimension + i]);
    @ loop_writes k, psi[*];
    @ loop_decreases dimension - k; @*/
    for (int k = 0; k < dimension; k++) {
      psi[k] = feature(x, y, k);
    }
    return psi;
  }

  /** psi(x,y1) - psi(x,y2), a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   ensures \result.length == dimension();
  @   ensures \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < dimension(); \result[k].value
  @       == features[x][y1 * dimension + k].value - features[x][y2 * dimension + k].value);
  @ pure */
  public BigFraction[] featureDifference(int x, int y1, int y2) {
    BigFraction[] difference = new BigFraction[dimension];
    /*@ loop_invariant 0 <= k && k <= dimension;
    @ loop_invariant (\forall int i; 0 <= i && i < k; difference[i] != null
    @     && difference[i].value
    @         == features[x][y1 * dimension + i].value - features[x][y2 * dimension + i].value);
    @ loop_writes k, difference[*];
    @ loop_decreases dimension - k; @*/
    for (int k = 0; k < dimension; k++) {
      difference[k] = feature(x, y1, k).subtract(feature(x, y2, k));
    }
    return difference;
  }

  /** Coordinate k of theta. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures \result == theta[k];
  @ pure */
  public LogNumber theta(int k) {
    return theta[k];
  }

  /** Coordinate k of theta_ref. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures \result == thetaRef[k];
  @ pure */
  public LogNumber thetaRef(int k) {
    return thetaRef[k];
  }

  /** theta, a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   ensures \result.length == dimension();
  @   ensures \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < dimension(); \result[k] == theta[k]);
  @ pure */
  public LogNumber[] theta() {
    return Copies.of(theta);
  }

  /** theta_ref, a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   ensures \result.length == dimension();
  @   ensures \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < dimension(); \result[k] == thetaRef[k]);
  @ pure */
  public LogNumber[] thetaRef() {
    return Copies.of(thetaRef);
  }

  /** beta. */
  /*@ public normal_behavior
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction beta() {
    return beta;
  }

  /** rho, the radius of the uncertainty set; any size, at or beyond the margin too. */
  /*@ public normal_behavior
  @   ensures \result.value >= 0;
  @ pure */
  public BigFraction rho() {
    return rho;
  }

  /** delta, the margin claimed of the oracle; whether the oracle keeps it is ORA-A1's question. */
  /*@ public normal_behavior
  @   ensures 0 < \result.value && 2 * \result.value <= 1;
  @ pure */
  public BigFraction delta() {
    return delta;
  }

  /** gamma, or null when the instance has none. */
  /*@ public normal_behavior
  @   ensures \result != null ==> \result.value >= 0;
  @ pure */
  public @Nullable BigFraction gamma() {
    return gamma;
  }

  /** P*, the preference oracle. */
  /*@ public normal_behavior
  @   ensures \result == oracle;
  @ pure */
  public PreferenceOracle oracle() {
    return oracle;
  }

  /** Theta, or null when the instance has none. */
  /*@ public normal_behavior
  @   ensures \result == domain;
  @ pure */
  public @Nullable Domain domain() {
    return domain;
  }

  /** theta . psi(x,y), the score of response y to prompt x. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   ensures \result.value == scoreOf(features(x, y), theta(), dimension());
  @ pure */
  public LogNumber score(int x, int y) {
    return LogNumber.dot(features(x, y), theta);
  }

  /** theta_ref . psi(x,y), the score of the reference policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   ensures \result.value == scoreOf(features(x, y), thetaRef(), dimension());
  @ pure */
  public LogNumber refScore(int x, int y) {
    return LogNumber.dot(features(x, y), thetaRef);
  }

  /*@ // The scalar product of the first n entries.
  @ public static pure model \real scoreOf(BigFraction[] a, LogNumber[] v, int n) {
  @   return n == 0 ? 0 : scoreOf(a, v, n - 1) + a[n - 1].value * v[n - 1].value;
  @ } @*/

  /** This instance at another theta. */
  /*@ public normal_behavior
  @   requires newTheta.length == dimension();
  @   ensures (\forall int k; 0 <= k && k < dimension();
  @       \result.theta(k).value == newTheta[k].value);
  @ pure */
  public Instance withTheta(LogNumber[] newTheta) {
    return toBuilder().theta(newTheta).build();
  }

  /** This instance with another theta_ref. */
  /*@ public normal_behavior
  @   requires newThetaRef.length == dimension();
  @   ensures (\forall int k; 0 <= k && k < dimension();
  @       \result.thetaRef(k).value == newThetaRef[k].value);
  @ pure */
  public Instance withThetaRef(LogNumber[] newThetaRef) {
    return toBuilder().thetaRef(newThetaRef).build();
  }

  /** This instance with another beta. */
  /*@ public normal_behavior
  @   requires newBeta.value > 0;
  @   ensures \result.beta().value == newBeta.value;
  @ pure */
  public Instance withBeta(BigFraction newBeta) {
    return toBuilder().beta(newBeta).build();
  }

  /** This instance with another radius of the uncertainty set. */
  /*@ public normal_behavior
  @   requires newRho.value >= 0;
  @   ensures \result.rho().value == newRho.value;
  @ pure */
  public Instance withRho(BigFraction newRho) {
    return toBuilder().rho(newRho).build();
  }

  /** This instance with another margin. */
  /*@ public normal_behavior
  @   requires 0 < newDelta.value && 2 * newDelta.value <= 1;
  @   ensures \result.delta().value == newDelta.value;
  @ pure */
  public Instance withDelta(BigFraction newDelta) {
    return toBuilder().delta(newDelta).build();
  }

  /** This instance with another preference oracle. */
  /*@ public normal_behavior
  @   requires newOracle.promptCount() == promptCount();
  @   requires newOracle.responseCount() == responseCount();
  @   ensures \result.oracle() == newOracle;
  @ pure */
  public Instance withOracle(PreferenceOracle newOracle) {
    return toBuilder().oracle(newOracle).build();
  }
}
