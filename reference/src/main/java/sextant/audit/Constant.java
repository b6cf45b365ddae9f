package sextant.audit;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.curvature.FeatureBounds;
import sextant.curvature.PenaltyConstants;
import sextant.curvature.RobustConstants;
import sextant.curvature.SailConstants;
import sextant.curvature.ScoreConstants;
import sextant.exact.Interval;
import sextant.model.Instance;

/**
 * The constants of an instance by the names of the output format: as published, with the paper's B
 * = max ||psi||, and sharper, with B the radius of certified balls around each prompt's features.
 * What the paper assumes without a value has no published side.
 */
public enum Constant {
  /** B bounds the features. */
  FEATURE_BOUND("featureBound"),
  /** D bounds ||theta - theta_ref|| on Theta. */
  REACH("reach"),
  /** ORA-LB.1: ||S|| &lt;= 4 B. */
  PAIR_SCORE("pairScore"),
  /** ORA-LB.2: the norm of the Fisher matrix. */
  FISHER("fisher"),
  /** ORA-T4.7: kappa_R, the penalty's modulus of weak convexity. */
  PENALTY_MODULUS("penaltyModulus"),
  /** ORA-A3: L^-, how far L_SAIL may curve downward; assumed in the paper. */
  SAIL_LOWER_CURVATURE("sailLowerCurvature"),
  /** ORA-A3: L^+, how far it may curve upward. */
  SAIL_UPPER_CURVATURE("sailUpperCurvature"),
  /** ORA-T4.8: kappa, the robust loss's modulus; published with L = L^+. */
  ROBUST_MODULUS("robustModulus"),
  /** ORA-LB.4: G_gradSAIL. */
  SAIL_GRADIENT("sailGradientBound"),
  /** ORA-LB.4: G_dR. */
  PENALTY_SUBGRADIENT("penaltySubgradientBound"),
  /** ORA-LB.4: sigma_SAIL, of one sample; assumed in the paper. */
  SAIL_DEVIATION("sailDeviation"),
  /** ORA-LB.4: sigma_R, of one sample. */
  PENALTY_DEVIATION("penaltyDeviation");

  private final String key;

  Constant(String key) {
    this.key = key;
  }

  /** The name in the output. */
  public String key() {
    return key;
  }

  /**
   * Encloses the published constant, or gives null where the paper has none.
   *
   * @param subject an instance
   * @param d D
   * @param bits precision
   */
  public @Nullable Interval published(Subject subject, BigFraction d, int bits) {
    Instance instance = subject.instance();
    BigFraction b = subject.bounds().norm();
    return switch (this) {
      case FEATURE_BOUND -> Interval.from(b, bits);
      case REACH -> Interval.from(d, bits);
      case PAIR_SCORE -> Interval.from(ScoreConstants.pairScore(b), bits);
      case FISHER -> Interval.from(ScoreConstants.fisherPublished(b), bits);
      case PENALTY_MODULUS -> Interval.from(PenaltyConstants.modulusPublished(b, d), bits);
      case ROBUST_MODULUS ->
          RobustConstants.modulusPublished(b, d, instance.beta(), instance.rho(), bits);
      case SAIL_GRADIENT -> SailConstants.gradientPublished(b, d, instance.beta(), bits);
      case PENALTY_SUBGRADIENT -> Interval.from(PenaltyConstants.subgradientPublished(b, d), bits);
      case SAIL_LOWER_CURVATURE, SAIL_UPPER_CURVATURE, SAIL_DEVIATION, PENALTY_DEVIATION -> null;
    };
  }

  /**
   * Encloses the sharper constant.
   *
   * @param subject an instance
   * @param d D
   * @param bits precision
   */
  public Interval sharper(Subject subject, BigFraction d, int bits) {
    Instance instance = subject.instance();
    FeatureBounds bounds = subject.bounds();
    BigFraction b = bounds.radius();
    BigFraction beta = instance.beta();
    return switch (this) {
      case FEATURE_BOUND -> Interval.from(b, bits);
      case REACH -> Interval.from(d, bits);
      case PAIR_SCORE -> Interval.from(ScoreConstants.pairScore(b), bits);
      case FISHER -> Interval.from(ScoreConstants.fisher(b), bits);
      case PENALTY_MODULUS -> Interval.from(PenaltyConstants.modulus(b, d), bits);
      case SAIL_LOWER_CURVATURE -> SailConstants.lowerCurvature(b, d, beta, bits);
      case SAIL_UPPER_CURVATURE -> SailConstants.upperCurvature(b, d, beta, bits);
      case ROBUST_MODULUS ->
          RobustConstants.modulus(
              SailConstants.lowerCurvature(b, d, beta, bits),
              instance.rho().multiply(beta),
              Interval.from(PenaltyConstants.modulus(b, d), bits),
              bits);
      case SAIL_GRADIENT -> SailConstants.gradient(b, d, beta, bits);
      case PENALTY_SUBGRADIENT -> PenaltyConstants.subgradient(b, d, bits);
      case SAIL_DEVIATION -> SailConstants.deviation(b, d, beta, bits);
      case PENALTY_DEVIATION -> PenaltyConstants.deviation(b, d, bits);
    };
  }
}
