package sextant.fast;

import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What an implementation is asked for, by the names of the formats. The per-instance ones are
 * expectations under mu(x) pi_theta(y1|x) pi_theta(y2|x); the per-batch ones are means over the
 * samples of a {@link Batch}, for code that never sees an expectation.
 */
public enum Target {
  /** L_SAIL. */
  SAIL("sail", Shape.SCALAR, false),
  /** R = E|h|, not lambda R. */
  PENALTY("penalty", Shape.SCALAR, false),
  /** L_SAIL + rho beta R; rho is within the margin of the oracle. */
  ROBUST("robust", Shape.SCALAR, false),
  /** E_x KL(pi_ref || pi_theta). */
  KL_REF_POLICY("klRefPolicy", Shape.SCALAR, false),
  /** E_x KL(pi_theta || pi_ref). */
  KL_POLICY_REF("klPolicyRef", Shape.SCALAR, false),
  /**
   * The worst-case oracle p* - rho sign(h), [x][y1][y2] in this order, with sign 0 = 0: the one
   * that is antisymmetric.
   */
  WORST_CASE_ORACLE("worstCaseOracle", Shape.ORACLE, false),
  /** The gradient of L_SAIL in theta. */
  SAIL_GRADIENT("sailGradient", Shape.VECTOR, false),
  /** An element of the subdifferential of R. */
  PENALTY_GRADIENT("penaltyGradient", Shape.VECTOR, false),
  /** The mean of l^(label). */
  BATCH_LOSS("batchLoss", Shape.SCALAR, true),
  /** The mean of the gradient of l^(label), the samples held fixed: what DPO code computes. */
  BATCH_PATH_GRADIENT("batchPathGradient", Shape.VECTOR, true),
  /** The mean of the gradient of l^(label) plus the score term l^(label) S. */
  BATCH_GRADIENT("batchGradient", Shape.VECTOR, true),
  /** The mean of sign(h) (psi1 - psi2) + |h| S. */
  BATCH_PENALTY_GRADIENT("batchPenaltyGradient", Shape.VECTOR, true),
  /** The mean of (1 - epsilon) l^(label) + epsilon l^(1 - label). */
  BATCH_SMOOTHED_LOSS("batchSmoothedLoss", Shape.SCALAR, true),
  /** The mean of [(1 - epsilon) l^(label) - epsilon l^(1 - label)] / (1 - 2 epsilon). */
  BATCH_UNBIASED_LOSS("batchUnbiasedLoss", Shape.SCALAR, true);

  /** How the values are arranged. */
  public enum Shape {
    /** One value. */
    SCALAR,
    /** One value a coordinate of theta. */
    VECTOR,
    /** |X| |Y|^2 values, row by row. */
    ORACLE
  }

  private final String key;
  private final Shape shape;
  private final boolean batch;

  Target(String key, Shape shape, boolean batch) {
    this.key = key;
    this.shape = shape;
    this.batch = batch;
  }

  /** The name in requests, answers and reports. */
  public String key() {
    return key;
  }

  /** How its values are arranged. */
  public Shape shape() {
    return shape;
  }

  /** Whether it is a mean over a batch. */
  public boolean isBatch() {
    return batch;
  }

  /** The number of values it has for a problem. */
  public int length(Problem problem) {
    return switch (shape) {
      case SCALAR -> 1;
      case VECTOR -> problem.dimension();
      case ORACLE -> problem.prompts() * problem.responses() * problem.responses();
    };
  }

  /** The one of that name, or null. */
  public static @Nullable Target of(String key) {
    for (Target target : values()) {
      if (target.key.equals(key)) {
        return target;
      }
    }
    return null;
  }

  /** All names, for messages. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Target::key).toList();
  }
}
