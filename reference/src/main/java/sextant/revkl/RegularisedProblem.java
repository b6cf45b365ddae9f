package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.curvature.FeatureBounds;
import sextant.curvature.SailConstants;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.Margin;
import sextant.sail.ScoreTable;

//@ model import sextant.exact.Elementary;

/**
 * An instance's J_gamma with klRefPolicy on its ball, for a gamma above the threshold of concavity,
 * and the constants of its convergence (reconstructed): rationals, each rounded to the safe side.
 *
 * <pre>
 *   symbol                      here             rounded
 *   C                           threshold        up; with the margin's constants where it holds
 *   lambda_F                    leastFisher      down: e^(-2DB) lambda_min(F(theta_ref))
 *   m = (gamma - C) lambda_F    modulus          down
 *   L = L^+ + gamma B^2         smoothness       up
 *   G                           slope            up: bounds ||grad J_gamma|| on Theta
 *   G^2                         secondMoment     up: bounds E||-G_SAIL - gamma grad K||^2
 *   B, D                        b, d
 * </pre>
 */
public final class RegularisedProblem {

  private static final int BITS = 128;

  private final /*@ spec_public */ Instance instance;
  private final /*@ spec_public */ BigFraction gamma;
  private final /*@ spec_public */ BigFraction b;
  private final /*@ spec_public */ BigFraction d;
  private final /*@ spec_public */ BigFraction threshold;
  private final /*@ spec_public */ BigFraction leastFisher;
  private final /*@ spec_public */ boolean margin;

  /*@ private invariant gamma.value > threshold.value && leastFisher.value > 0;
  @ private invariant b.value >= 0 && d.value > 0;
  @*/

  /*@ private normal_behavior
  @   requires gamma.value > threshold.value && leastFisher.value > 0;
  @   requires b.value >= 0 && d.value > 0;
  @   ensures this.instance == instance && this.gamma == gamma && this.b == b && this.d == d;
  @   ensures this.threshold == threshold && this.leastFisher == leastFisher;
  @   ensures this.margin == margin;
  @ pure */
  private RegularisedProblem(
      Instance instance,
      BigFraction gamma,
      BigFraction b,
      BigFraction d,
      BigFraction threshold,
      BigFraction leastFisher,
      boolean margin) {
    this.instance = instance;
    this.gamma = gamma;
    this.b = b;
    this.d = d;
    this.threshold = threshold;
    this.leastFisher = leastFisher;
    this.margin = margin;
  }

  /**
   * The problem at a given gamma.
   *
   * @param instance whose domain is a ball
   * @param gamma above the threshold; null for the instance's own where that is above it, otherwise
   *     a moderate one
   * @throws IllegalArgumentException in one line, when there is no strong concavity to speak of
   */
  /*@ public behavior
  @   requires instance.masses.length == instance.promptNames.length && instance.whole();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result.instance == instance;
  @   ensures gamma != null ==> \result.gamma == gamma;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  public static RegularisedProblem of(
      Instance instance, /*@ nullable */ @Nullable BigFraction gamma) {
    /*@ nullable */ String fault = fault(instance);
    /*@ nullable */ Domain domain = instance.domain();
    if (fault != null || domain == null) {
      throw new IllegalArgumentException(fault == null ? "no domain" : fault);
    }
    boolean margin = hasMargin(instance);
    if (!FeatureSpan.of(instance).isFull()) {
      throw new IllegalArgumentException(
          "the Fisher matrix is singular (RKL-SING): J is constant along some direction");
    }
    BigFraction b = FeatureBounds.of(instance).radius();
    BigFraction d = domain.radius();
    BigFraction threshold = threshold(instance, b, d, margin);
    BigFraction leastFisher = leastFisher(instance, b, d);
    if (Rationals.signum(leastFisher) <= 0) {
      throw new IllegalArgumentException(notDefinite(BITS));
    }
    BigFraction weight = gamma == null ? chosen(instance, threshold) : gamma;
    if (!Concavity.isAbove(weight, threshold)) {
      throw new IllegalArgumentException(notAbove(weight, threshold));
    }
    return new RegularisedProblem(instance, weight, b, d, threshold, leastFisher, margin);
  }

  /** Why the claims do not apply to an instance, or null. */
  /*@ public normal_behavior
  @   ensures (\result == null) <==> (instance.domain() != null && instance.domain().isBall());
  @ pure */
  public static @Nullable String fault(Instance instance) {
    /*@ nullable */ Domain domain = instance.domain();
    /*@ nullable */ String fault = null;
    if (domain == null) {
      fault = "the instance has no domain Θ";
    } else if (!domain.isBall()) {
      fault = "Θ is a box: this is about a ball around θ_ref";
    }
    return fault;
  }

  /** The instance's gamma where it is above the threshold, otherwise a moderate one. */
  /*@ private normal_behavior
  @   requires threshold.value >= 0;
  @   ensures \result.value > threshold.value;
  @ pure */
  private static BigFraction chosen(Instance instance, BigFraction threshold) {
    /*@ nullable */ BigFraction own = instance.gamma();
    return own != null && Concavity.isAbove(own, threshold) ? own : Concavity.moderate(threshold);
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String notDefinite(int bits) {
    return "the Fisher matrix at θ_ref is not certainly positive definite at " + bits + " bits";
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String notAbove(BigFraction gamma, BigFraction threshold) {
    return "γ = "
        + Rationals.format(gamma)
        + " is not above the threshold of concavity, C < "
        + Rationals.format(ceilingOf(threshold));
  }

  /** The threshold rounded up to three places, for a message. */
  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static BigFraction ceilingOf(BigFraction threshold) {
    BigFraction scaled = threshold.multiply(1000);
    return new BigFraction(scaled.getNumerator().divide(scaled.getDenominator()))
        .add(BigFraction.ONE)
        .divide(1000);
  }

  /** Whether delta &lt;= P* &lt;= 1 - delta everywhere. */
  /*@ public behavior
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result <==> (\forall int x, i, j;
  @       0 <= x && x < instance.promptCount() && 0 <= i && i < instance.responseCount()
  @       && 0 <= j && j < instance.responseCount();
  @       instance.delta().value <= instance.oracle().preferenceOf(x, i, j));
  @   signals_only ArithmeticException;
  @ pure */
  public static boolean hasMargin(Instance instance) {
    return Margin.violation(instance, instance.delta()) == null;
  }

  /** C, rounded up. */
  /*@ behavior
  @   requires b.value >= 0 && d.value >= 0;
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static BigFraction threshold(Instance instance, BigFraction b, BigFraction d, boolean margin) {
    Interval c =
        margin
            ? SailConstants.relativeModulusWithMargin(b, d, instance.beta(), instance.delta(), BITS)
            : SailConstants.relativeModulus(b, d, instance.beta(), BITS);
    return Rationals.max(BigFraction.ZERO, c.hi().toFraction());
  }

  /** e^(-2DB) lambda_min(F(theta_ref)), rounded down. */
  /*@ behavior
  @   requires b.value >= 0 && d.value >= 0;
  @   requires instance.masses.length == instance.promptNames.length && instance.whole();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException, IllegalStateException;
  @ pure */
  static BigFraction leastFisher(Instance instance, BigFraction b, BigFraction d) {
    ScoreTable table = ScoreTable.of(instance, BITS);
    Interval least = FisherSpectrum.least(Fisher.reference(table), BITS);
    return least.multiply(FisherBound.factor(d, b, BITS), BITS).lo().toFraction();
  }

  /** The same problem with another lower bound on the Fisher matrix, at most the true one. */
  /*@ public normal_behavior
  @   requires least.value > 0;
  @   ensures \result.leastFisher() == least && \result.instance() == instance();
  @   ensures \result.gamma() == gamma() && \result.b() == b() && \result.d() == d();
  @   ensures \result.threshold() == threshold() && \result.margin() == margin();
  @ pure */
  public RegularisedProblem withLeastFisher(BigFraction least) {
    return new RegularisedProblem(instance, gamma, b, d, threshold, least, margin);
  }

  /** The instance. */
  /*@ public normal_behavior
  @   ensures \result == instance;
  @ pure */
  public Instance instance() {
    return instance;
  }

  /** gamma. */
  /*@ public normal_behavior
  @   ensures \result == gamma && \result.value > threshold.value;
  @ pure */
  public BigFraction gamma() {
    return gamma;
  }

  /** B. */
  /*@ public normal_behavior
  @   ensures \result == b && \result.value >= 0;
  @ pure */
  public BigFraction b() {
    return b;
  }

  /** D, the radius of the ball. */
  /*@ public normal_behavior
  @   ensures \result == d && \result.value > 0;
  @ pure */
  public BigFraction d() {
    return d;
  }

  /** C. */
  /*@ public normal_behavior
  @   ensures \result == threshold;
  @ pure */
  public BigFraction threshold() {
    return threshold;
  }

  /** Whether the constants are those with the margin. */
  /*@ public normal_behavior
  @   ensures \result == margin;
  @ pure */
  public boolean margin() {
    return margin;
  }

  /** lambda_F. */
  /*@ public normal_behavior
  @   ensures \result == leastFisher && \result.value > 0;
  @ pure */
  public BigFraction leastFisher() {
    return leastFisher;
  }

  /** m, positive. */
  /*@ public normal_behavior
  @   ensures \result.value == (gamma().value - threshold().value) * leastFisher().value;
  @   ensures \result.value > 0;
  @ pure */
  public BigFraction modulus() {
    return Concavity.modulus(gamma, threshold, leastFisher);
  }

  /** L. */
  /*@ public behavior
  @   ensures !margin() ==> \result.value >= 2 * (b().value * b().value)
  @       * (instance().beta().value + Elementary.realLn(2)
  @           + 2 * (instance().beta().value * d().value * b().value))
  @       + instance().beta().value * instance().beta().value * (b().value * b().value) / 2
  @       + gamma().value * (b().value * b().value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public BigFraction smoothness() {
    BigFraction beta = instance.beta();
    Interval upper =
        margin
            ? SailConstants.upperCurvatureWithMargin(b, d, beta, instance.delta(), BITS)
            : SailConstants.upperCurvature(b, d, beta, BITS);
    return Concavity.smoothness(upper.hi().toFraction(), gamma, b);
  }

  /** L^-. */
  /*@ public behavior
  @   ensures !margin() ==> \result.value >= 2 * (b().value * b().value)
  @       * (instance().beta().value + Elementary.realLn(2)
  @           + instance().beta().value * d().value * b().value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public BigFraction lowerCurvature() {
    BigFraction beta = instance.beta();
    Interval lower =
        margin
            ? SailConstants.lowerCurvatureWithMargin(b, d, beta, instance.delta(), BITS)
            : SailConstants.lowerCurvature(b, d, beta, BITS);
    return lower.hi().toFraction();
  }

  /** A bound on ||grad klRefPolicy||: a difference of two means, and B^2-Lipschitz. */
  /*@ private normal_behavior
  @   ensures \result.value <= 2 * b.value && \result.value <= b.value * b.value * d.value;
  @   ensures \result.value == 2 * b.value || \result.value == b.value * b.value * d.value;
  @ pure */
  private BigFraction divergenceSlope() {
    return Rationals.min(b.multiply(2), b.multiply(b).multiply(d));
  }

  /** G. */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public BigFraction slope() {
    BigFraction beta = instance.beta();
    Interval sail =
        margin
            ? SailConstants.gradientWithMargin(b, d, beta, instance.delta(), BITS)
            : SailConstants.gradient(b, d, beta, BITS);
    return sail.hi().toFraction().add(gamma.multiply(divergenceSlope()));
  }

  /** G^2 of a sample: of L_SAIL one comparison, of the divergence the whole gradient. */
  /*@ public behavior
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public BigFraction secondMoment() {
    Interval sail = SailConstants.deviation(b, d, instance.beta(), BITS);
    return Rationals.square(sail.hi().toFraction().add(gamma.multiply(divergenceSlope())));
  }
}
