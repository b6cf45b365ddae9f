package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Compares an evaluation with independent values that are known up to a small error. */
final class Agreement {

  private static final List<String> SCALARS =
      List.of("sail", "penalty", "robust", "worstCase", "klRefPolicy", "klPolicyRef");

  private static final List<String> DERIVATIVES =
      List.of(
          "sailGradient",
          "penaltyGradient",
          "sailHessian",
          "penaltyHessian",
          "klRefPolicyGradient",
          "klPolicyRefGradient",
          "klRefPolicyHessian",
          "klPolicyRefHessian",
          "fisher");

  private Agreement() {}

  /**
   * Checks that every value lies between its certified decimals, and that these are no further
   * apart than they may be.
   *
   * @param values the independent ones
   * @param answer what {@code eval --json} printed
   * @param withOracle whether the worst-case oracle is among the independent values
   * @return how many quantities the answer has
   */
  static int check(JsonNode values, JsonNode answer, boolean withOracle) {
    int digits = values.get("digits").intValue();
    BigDecimal error = new BigDecimal(values.get("error").textValue());
    assertEquals(digits, answer.get("digits").intValue());
    for (String name : SCALARS) {
      compare(name, values.get(name), answer.get(name), error, digits);
    }
    assertTrue(answer.get("worstCaseOracle").isArray());
    if (withOracle) {
      compare(
          "worstCaseOracle",
          values.get("worstCaseOracle"),
          answer.get("worstCaseOracle"),
          error,
          digits);
    }
    return SCALARS.size() + 1;
  }

  /**
   * Checks gradients and Hessians, entry by entry.
   *
   * @param values the independent ones
   * @param answer what {@code eval --json} printed with all quantities
   * @return how many quantities were compared
   */
  static int checkDerivatives(JsonNode values, JsonNode answer) {
    BigDecimal error = new BigDecimal(values.get("error").textValue());
    for (String name : DERIVATIVES) {
      compare(name, values.get(name), answer.get(name), error, values.get("digits").intValue());
    }
    return DERIVATIVES.size();
  }

  /** All names, for {@code --quantities}. */
  static String everything() {
    return String.join(",", SCALARS) + ",worstCaseOracle," + String.join(",", DERIVATIVES);
  }

  private static void compare(
      String name, JsonNode value, JsonNode leaf, BigDecimal error, int digits) {
    assertNotNull(value, name);
    assertNotNull(leaf, name);
    if (value.isArray()) {
      assertEquals(value.size(), leaf.size(), name);
      for (int i = 0; i < value.size(); i++) {
        compare(name + "[" + i + "]", value.get(i), leaf.get(i), error, digits);
      }
    } else {
      compareLeaf(name, new BigDecimal(value.textValue()), leaf, error, digits);
    }
  }

  private static void compareLeaf(
      String name, BigDecimal value, JsonNode leaf, BigDecimal error, int digits) {
    BigDecimal lo = new BigDecimal(leaf.get("lo").textValue());
    BigDecimal hi = new BigDecimal(leaf.get("hi").textValue());
    String message = name + " = " + value.toPlainString() + ", printed " + leaf;
    assertEquals(digits, lo.scale(), message);
    assertEquals(digits, hi.scale(), message);
    // The true value is within error of the independent one, and between lo and hi: they must meet.
    assertTrue(lo.compareTo(value.add(error)) <= 0, message);
    assertTrue(hi.compareTo(value.subtract(error)) >= 0, message);
    BigDecimal nearest = value.setScale(digits, RoundingMode.HALF_EVEN);
    boolean onGrid = value.subtract(nearest).abs().compareTo(error) <= 0;
    BigDecimal units = hi.subtract(lo).scaleByPowerOfTen(digits);
    assertTrue(units.compareTo(BigDecimal.valueOf(onGrid ? 2 : 1)) <= 0, message);
    assertTrue(units.signum() > 0 || onGrid, message);
  }
}
