package sextant.audit;

import java.util.Arrays;
import java.util.List;

/** What {@code sextant eval} evaluates, by the names of the output format. */
public enum Quantity {
  /** L_SAIL. */
  SAIL("sail"),
  /** R, not lambda R. */
  PENALTY("penalty"),
  /**
   * The supremum over the uncertainty set, clipped to [0, 1], by the closed form less its excess.
   */
  ROBUST("robust"),
  /** The same value by the pointwise maximum. */
  WORST_CASE("worstCase"),
  /** E_x KL(pi_ref || pi_theta). */
  KL_REF_POLICY("klRefPolicy"),
  /** E_x KL(pi_theta || pi_ref). */
  KL_POLICY_REF("klPolicyRef"),
  /** The worst-case oracle, [x][y1][y2], with the sign(0) = 0 selector. */
  WORST_CASE_ORACLE("worstCaseOracle", Shape.ORACLE),
  /** The gradient of L_SAIL. */
  SAIL_GRADIENT("sailGradient", Shape.VECTOR),
  /** The element of the subdifferential of R that takes sign 0 = 0; its gradient where smooth. */
  PENALTY_GRADIENT("penaltyGradient", Shape.VECTOR),
  /** The Hessian of L_SAIL. */
  SAIL_HESSIAN("sailHessian", Shape.MATRIX),
  /** The Hessian of R, with sign 0 = 0 at kinks. */
  PENALTY_HESSIAN("penaltyHessian", Shape.MATRIX),
  /** The gradient of klRefPolicy. */
  KL_REF_POLICY_GRADIENT("klRefPolicyGradient", Shape.VECTOR),
  /** The gradient of klPolicyRef. */
  KL_POLICY_REF_GRADIENT("klPolicyRefGradient", Shape.VECTOR),
  /** The Hessian of klRefPolicy, which is the Fisher matrix. */
  KL_REF_POLICY_HESSIAN("klRefPolicyHessian", Shape.MATRIX),
  /** The Hessian of klPolicyRef. */
  KL_POLICY_REF_HESSIAN("klPolicyRefHessian", Shape.MATRIX),
  /** The Fisher matrix E_x Cov_theta(psi). */
  FISHER("fisher", Shape.MATRIX),
  /** The constants of {@link Constant}, which need a domain. */
  CONSTANTS("constants", Shape.CONSTANTS);

  /** How the values of a quantity are arranged. */
  public enum Shape {
    /** One value. */
    SCALAR,
    /** [k], one value a coordinate. */
    VECTOR,
    /** [a][b], symmetric. */
    MATRIX,
    /** [x][y1][y2]. */
    ORACLE,
    /** {name: {published, sharper}}. */
    CONSTANTS
  }

  private final String key;
  private final Shape shape;

  Quantity(String key) {
    this(key, Shape.SCALAR);
  }

  Quantity(String key, Shape shape) {
    this.key = key;
    this.shape = shape;
  }

  /** How its values are arranged. */
  public Shape shape() {
    return shape;
  }

  /**
   * Whether it is evaluated unasked: not the Hessians, whose cost grows with d squared, nor the
   * derivatives of the divergences, nor the constants, which are not values at theta.
   */
  public boolean unasked() {
    return shape != Shape.MATRIX
        && shape != Shape.CONSTANTS
        && this != KL_REF_POLICY_GRADIENT
        && this != KL_POLICY_REF_GRADIENT;
  }

  /** The name in the output. */
  public String key() {
    return key;
  }

  /** All names, for messages. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(Quantity::key).toList();
  }
}
