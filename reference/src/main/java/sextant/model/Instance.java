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
  @   ensures this.promptNames == promptNames && this.responseNames == responseNames;
  @   ensures this.masses == masses && this.features == features && this.dimension == dimension;
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

  /*@ // Prompt x has d features a response, as InstanceBuilder#build has seen to.
  @ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   ensures \result <==> x < features.length && features[x] != null
  @       && features[x].length == responseNames.length * dimension
  @       && \nonnullelements(features[x]);
  @ public pure model boolean complete(int x) {
  @   return x < features.length && features[x] != null
  @       && features[x].length == (\bigint) responseNames.length * dimension
  @       && \nonnullelements(features[x]);
  @ }
  @*/

  /*@ // Every prompt is complete.
  @ public normal_behavior
  @   ensures \result <==> (\forall int x; 0 <= x && x < features.length; features[x] != null
  @       && features[x].length == responseNames.length * dimension)
  @     && (\forall int x, k; 0 <= x && x < features.length && 0 <= k && k < features[x].length;
  @       features[x][k] != null);
  @ public pure model boolean whole() {
  @   return (\forall int x; 0 <= x && x < features.length; features[x] != null
  @       && features[x].length == (\bigint) responseNames.length * dimension)
  @     && (\forall int x, k; 0 <= x && x < features.length && 0 <= k && k < features[x].length;
  @       features[x][k] != null);
  @ }
  @*/

  /*@ // So then is prompt x.
  @ public normal_behavior
  @   requires whole() && 0 <= x && x < promptCount();
  @   ensures \result;
  @   ensures complete(x);
  @ public pure model boolean wholeAt(int x) { return true; }
  @*/

  /*@ // The features of response y lie within those of the prompt.
  @ public normal_behavior
  @   requires 0 <= y && y < n && 0 <= k && k < d;
  @   ensures \result;
  @   ensures 0 <= y * d && y * d + k < n * d;
  @ public static pure model boolean within(\bigint y, \bigint k, \bigint n, \bigint d) {
  @   return true;
  @ }
  @*/

  /** Coordinate k of psi(x,y). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   requires 0 <= k && k < dimension();
  @   requires complete(x);
  @   ensures 0 <= y * dimension && y * dimension + k < features[x].length;
  @   ensures \result == features[x][y * dimension + k];
  @ pure */
  public BigFraction feature(int x, int y, int k) {
    //@ ghost boolean within = within(y, k, responseNames.length, dimension);
    return features[x][y * dimension + k];
  }

  /** psi(x,y), a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   requires complete(x);
  @   ensures \fresh(\result) && \result.length == dimension && \nonnullelements(\result);
  @   ensures 0 <= y * dimension && y * dimension + dimension <= features[x].length;
  @   ensures (\forall int k; 0 <= k && k < dimension;
  @       \result[k] == features[x][y * dimension + k]);
  @ pure */
  public BigFraction[] features(int x, int y) {
    //@ ghost boolean within = within(y, dimension - 1, responseNames.length, dimension);
    return slice(features[x], y * dimension, dimension);
  }

  /** The entries first, first + 1, … of a row, as many as asked for. */
  /*@ private normal_behavior
  @   requires 0 <= first && 0 <= count && first + count <= row.length;
  @   requires \nonnullelements(row);
  @   ensures \fresh(\result) && \result.length == count && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < count; \result[k] == row[first + k]);
  @ pure */
  private static BigFraction[] slice(BigFraction[] row, int first, int count) {
    BigFraction[] slice = new BigFraction[count];
    /*@ loop_invariant 0 <= k && k <= count;
    @ loop_invariant (\forall int i; 0 <= i && i < k; slice[i] != null
    @     && slice[i] == row[first + i]);
    @ loop_writes k, slice[*];
    @ loop_decreases count - k; @*/
    for (int k = 0; k < count; k++) {
      BigFraction entry = row[first + k];
      slice[k] = entry;
    }
    return slice;
  }

  /** psi(x,y1) - psi(x,y2), a fresh array of d coordinates. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount();
  @   requires 0 <= y1 && y1 < responseCount() && 0 <= y2 && y2 < responseCount();
  @   requires complete(x);
  @   ensures \result.length == dimension;
  @   ensures \nonnullelements(\result);
  @   ensures 0 <= y1 * dimension && y1 * dimension + dimension <= features[x].length;
  @   ensures 0 <= y2 * dimension && y2 * dimension + dimension <= features[x].length;
  @   ensures (\forall int k; 0 <= k && k < dimension; \result[k].value
  @       == features[x][y1 * dimension + k].value - features[x][y2 * dimension + k].value);
  @ pure */
  public BigFraction[] featureDifference(int x, int y1, int y2) {
    return difference(features(x, y1), features(x, y2));
  }

  /** The difference of two vectors of one length. */
  /*@ private normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \fresh(\result) && \result.length == a.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < a.length;
  @       \result[k].value == a[k].value - b[k].value);
  @ pure */
  private static BigFraction[] difference(BigFraction[] a, BigFraction[] b) {
    BigFraction[] difference = new BigFraction[a.length];
    /*@ loop_invariant 0 <= k && k <= a.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; difference[i] != null
    @     && difference[i].value == a[i].value - b[i].value);
    @ loop_writes k, difference[*];
    @ loop_decreases a.length - k; @*/
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k].subtract(b[k]);
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
  @   ensures \result == beta && \result.value > 0;
  @ pure */
  public BigFraction beta() {
    return beta;
  }

  /** rho, the radius of the uncertainty set; any size, at or beyond the margin too. */
  /*@ public normal_behavior
  @   ensures \result == rho && \result.value >= 0;
  @ pure */
  public BigFraction rho() {
    return rho;
  }

  /** delta, the margin claimed of the oracle; whether the oracle keeps it is ORA-A1's question. */
  /*@ public normal_behavior
  @   ensures \result == delta && 0 < \result.value && 2 * \result.value <= 1;
  @ pure */
  public BigFraction delta() {
    return delta;
  }

  /** gamma, or null when the instance has none. */
  /*@ public normal_behavior
  @   ensures \result == gamma && (\result != null ==> \result.value >= 0);
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
  @   requires complete(x);
  @   ensures 0 <= y * dimension && y * dimension + dimension <= features[x].length;
  @   ensures \result.value == rowDot(features[x], y * dimension, theta, dimension);
  @ pure */
  public LogNumber score(int x, int y) {
    return scoreAt(x, y, theta);
  }

  /** theta_ref . psi(x,y), the score of the reference policy. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   requires complete(x);
  @   ensures 0 <= y * dimension && y * dimension + dimension <= features[x].length;
  @   ensures \result.value == rowDot(features[x], y * dimension, thetaRef, dimension);
  @ pure */
  public LogNumber refScore(int x, int y) {
    return scoreAt(x, y, thetaRef);
  }

  /*@ // The scalar product of v with n entries of a row from the first one on.
  @ public normal_behavior
  @   requires 0 <= first && 0 <= n && first + n <= row.length && n <= v.length;
  @   requires \nonnullelements(row) && \nonnullelements(v);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : rowDot(row, first, v, n - 1) + row[first + n - 1].value * v[n - 1].value);
  @ public static pure model \real rowDot(BigFraction[] row, int first, LogNumber[] v, int n) {
  @   return n == 0 ? (\real) 0
  @       : rowDot(row, first, v, n - 1) + row[first + n - 1].value * v[n - 1].value;
  @ }
  @*/

  /*@ // The scalar product with a slice of a row.
  @ public normal_behavior
  @   requires 0 <= first && first + c.length <= row.length && c.length == v.length;
  @   requires \nonnullelements(c) && \nonnullelements(row) && \nonnullelements(v);
  @   requires (\forall int k; 0 <= k && k < c.length; c[k] == row[first + k]);
  @   ensures \result;
  @   ensures LogNumber.dotOf(c, v, c.length) == rowDot(row, first, v, c.length);
  @ public static pure model boolean dotOfSlice(BigFraction[] c, BigFraction[] row, int first,
  @     LogNumber[] v) {
  @   loop_invariant 0 <= k && k <= c.length;
  @   loop_invariant LogNumber.dotOf(c, v, k) == rowDot(row, first, v, k);
  @   loop_decreases c.length - k;
  @   for (int k = 0; k < c.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /** v . psi(x,y). */
  /*@ private normal_behavior
  @   requires 0 <= x && x < promptCount() && 0 <= y && y < responseCount();
  @   requires complete(x) && v.length == dimension && \nonnullelements(v);
  @   ensures 0 <= y * dimension && y * dimension + dimension <= features[x].length;
  @   ensures \result.value == rowDot(features[x], y * dimension, v, dimension);
  @ pure */
  private LogNumber scoreAt(int x, int y, LogNumber[] v) {
    BigFraction[] psi = features(x, y);
    //@ ghost boolean same = dotOfSlice(psi, features[x], y * dimension, v);
    return LogNumber.dot(psi, v);
  }

  /** This instance at another theta. */
  /*@ public normal_behavior
  @   requires newTheta.length == dimension() && \nonnullelements(newTheta);
  @   ensures \result.theta.length == newTheta.length;
  @   ensures (\forall int k; 0 <= k && k < newTheta.length; \result.theta[k] == newTheta[k]);
  @   ensures \result.thetaRef == thetaRef && \result.beta == beta && \result.rho == rho;
  @   ensures \result.delta == delta && \result.oracle == oracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ also public exceptional_behavior
  @   requires newTheta.length != dimension();
  @   signals_only ModelException;
  @ pure */
  public Instance withTheta(LogNumber[] newTheta) {
    InstanceBuilder.requireLength("/theta", newTheta.length, dimension, "coordinate");
    return with(thetaRef, Copies.of(newTheta), beta, rho, delta, oracle);
  }

  /** This instance with another theta_ref. */
  /*@ public normal_behavior
  @   requires newThetaRef.length == dimension() && \nonnullelements(newThetaRef);
  @   ensures \result.thetaRef.length == newThetaRef.length;
  @   ensures (\forall int k; 0 <= k && k < newThetaRef.length;
  @       \result.thetaRef[k] == newThetaRef[k]);
  @   ensures \result.theta == theta && \result.beta == beta && \result.rho == rho;
  @   ensures \result.delta == delta && \result.oracle == oracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ also public exceptional_behavior
  @   requires newThetaRef.length != dimension();
  @   signals_only ModelException;
  @ pure */
  public Instance withThetaRef(LogNumber[] newThetaRef) {
    InstanceBuilder.requireLength("/thetaRef", newThetaRef.length, dimension, "coordinate");
    return with(Copies.of(newThetaRef), theta, beta, rho, delta, oracle);
  }

  /** This instance with another beta. */
  /*@ public normal_behavior
  @   requires newBeta.value > 0;
  @   ensures \result.beta == newBeta && \result.rho == rho && \result.delta == delta;
  @   ensures \result.theta == theta && \result.thetaRef == thetaRef;
  @   ensures \result.oracle == oracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ pure */
  public Instance withBeta(BigFraction newBeta) {
    return with(thetaRef, theta, InstanceBuilder.checkedBeta(newBeta), rho, delta, oracle);
  }

  /** This instance with another radius of the uncertainty set. */
  /*@ public normal_behavior
  @   requires newRho.value >= 0;
  @   ensures \result.rho == newRho && \result.beta == beta && \result.delta == delta;
  @   ensures \result.theta == theta && \result.thetaRef == thetaRef;
  @   ensures \result.oracle == oracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ pure */
  public Instance withRho(BigFraction newRho) {
    return with(thetaRef, theta, beta, InstanceBuilder.checkedRho(newRho), delta, oracle);
  }

  /** This instance with another margin. */
  /*@ public normal_behavior
  @   requires 0 < newDelta.value && 2 * newDelta.value <= 1;
  @   ensures \result.delta == newDelta && \result.beta == beta && \result.rho == rho;
  @   ensures \result.theta == theta && \result.thetaRef == thetaRef;
  @   ensures \result.oracle == oracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ pure */
  public Instance withDelta(BigFraction newDelta) {
    return with(thetaRef, theta, beta, rho, InstanceBuilder.checkedDelta(newDelta), oracle);
  }

  /** This instance with another preference oracle. */
  /*@ public normal_behavior
  @   requires newOracle.promptCount() == promptCount();
  @   requires newOracle.responseCount() == responseCount();
  @   ensures \result.oracle == newOracle && \result.beta == beta && \result.rho == rho;
  @   ensures \result.theta == theta && \result.thetaRef == thetaRef;
  @   ensures \result.delta == delta;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ pure */
  public Instance withOracle(PreferenceOracle newOracle) {
    InstanceBuilder.checkOracle(newOracle, promptNames.length, responseNames.length);
    return with(thetaRef, theta, beta, rho, delta, newOracle);
  }

  /** This instance with checked parts in place of its own. */
  /*@ private normal_behavior
  @   requires newTheta.length == dimension && \nonnullelements(newTheta);
  @   requires newThetaRef.length == dimension && \nonnullelements(newThetaRef);
  @   requires newBeta.value > 0 && newRho.value >= 0;
  @   requires 0 < newDelta.value && 2 * newDelta.value <= 1;
  @   ensures \result.theta == newTheta && \result.thetaRef == newThetaRef;
  @   ensures \result.beta == newBeta && \result.rho == newRho && \result.delta == newDelta;
  @   ensures \result.oracle == newOracle;
  @   ensures \result.promptNames == promptNames && \result.responseNames == responseNames;
  @   ensures \result.masses == masses && \result.features == features;
  @   ensures \result.dimension == dimension;
  @ pure */
  private Instance with(
      LogNumber[] newThetaRef,
      LogNumber[] newTheta,
      BigFraction newBeta,
      BigFraction newRho,
      BigFraction newDelta,
      PreferenceOracle newOracle) {
    return new Instance(
        name,
        promptNames,
        masses,
        responseNames,
        dimension,
        features,
        newThetaRef,
        newTheta,
        newBeta,
        newRho,
        newDelta,
        gamma,
        newOracle,
        domain);
  }
}
