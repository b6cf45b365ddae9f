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
  WORST_CASE_ORACLE("worstCaseOracle");

  private final String key;

  Quantity(String key) {
    this.key = key;
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
