package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sextant eval} end to end; its values are checked by {@link GoldenTest}. */
class EvalCommandTest {

  private static final List<String> SCALARS =
      List.of("sail", "penalty", "robust", "worstCase", "klRefPolicy", "klPolicyRef");

  @Test
  void constantsStandInOrderAndNeedADomain(@TempDir Path folder) throws IOException {
    Cli.Run run = Cli.run("eval", Cli.shipped("tiny"), "--quantities", "constants", "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode constants = run.json().get("constants");
    for (JsonNode constant : constants) {
      if (constant.has("published")) {
        double published = Double.parseDouble(constant.get("published").get("lo").textValue());
        double sharper = Double.parseDouble(constant.get("sharper").get("lo").textValue());
        assertTrue(sharper <= published, constant::toString);
      }
    }
    // tiny: psi = 1 and 0, so the paper's B is 1 and the certified ball's 1/2
    assertEquals("1.00000000000000000000", leaf(constants, "featureBound", "published"));
    assertEquals("0.50000000000000000000", leaf(constants, "featureBound", "sharper"));
    Cli.Run text = Cli.run("eval", Cli.shipped("tiny"), "--quantities", "constants");
    assertTrue(text.out().contains("sailLowerCurvature"), text.out());
    ObjectNode bare = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    bare.remove("domain");
    Path file = Files.writeString(folder.resolve("bare.json"), bare.toString());
    Cli.Run without = Cli.run("eval", file, "--quantities", "constants");
    assertEquals(ExitCode.BAD_INPUT, without.code());
    assertTrue(without.err().contains("bare.json: /domain: the constants need a domain"));
  }

  private static String leaf(JsonNode constants, String name, String side) {
    return constants.get(name).get(side).get("lo").textValue();
  }

  @Test
  void textIsOneLineAQuantity() {
    Cli.Run run = Cli.run("eval", Cli.shipped("tiny"));
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals("tiny (log-rational)", lines.get(0));
    assertEquals("  sail               0.6898117564870484122[4,5]", lines.get(1));
    assertEquals(1 + SCALARS.size() + 4 + 2, lines.size(), run.out());
    assertEquals("", run.err());
  }

  @Test
  void aLargeOracleIsLeftToJson() {
    Cli.Run run = Cli.run("eval", Cli.shipped("alpacaeval-close"), "--digits", 3);
    assertTrue(run.out().contains("worstCaseOracle    125 entries: see --json"), run.out());
    assertEquals(2 + SCALARS.size() + 4, run.out().lines().count());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 60, 200})
  void exactFormsLieBetweenTheirDecimals(int digits) {
    MathContext context = new MathContext(digits + 30);
    int forms = 0;
    for (String name : List.of("tiny", "alpacaeval-close", "extreme-odds", "one-dimension")) {
      JsonNode answer =
          Cli.run("eval", Cli.shipped(name), "--json", "--exact", "--digits", digits).json();
      for (String quantity : SCALARS) {
        JsonNode exact = answer.get(quantity).path("exact");
        if (!exact.isMissingNode()) {
          forms++;
          checkForm(exact.get("logs"));
          BigDecimal value = Logs.value(exact, context);
          BigDecimal slack = BigDecimal.ONE.scaleByPowerOfTen(-digits - 15);
          BigDecimal lo = new BigDecimal(answer.get(quantity).get("lo").textValue());
          BigDecimal hi = new BigDecimal(answer.get(quantity).get("hi").textValue());
          String message = name + " " + quantity + " " + answer.get(quantity);
          assertTrue(lo.subtract(slack).compareTo(value) <= 0, message);
          assertTrue(hi.add(slack).compareTo(value) >= 0, message);
          assertTrue(hi.subtract(lo).scaleByPowerOfTen(digits).compareTo(BigDecimal.ONE) <= 0);
        }
      }
    }
    assertTrue(forms >= 3 * SCALARS.size(), "exact forms seen: " + forms);
  }

  /** The logarithms' arguments exceed 1, ascend and are pairwise coprime; no coefficient is 0. */
  private static void checkForm(JsonNode logs) {
    BigInteger before = BigInteger.ONE;
    BigInteger product = BigInteger.ONE;
    for (JsonNode term : logs) {
      BigInteger argument = new BigInteger(term.get(1).textValue());
      assertTrue(argument.compareTo(before) > 0, logs.toString());
      assertEquals(BigInteger.ONE, argument.gcd(product), logs.toString());
      assertFalse(term.get(0).textValue().equals("0"), logs.toString());
      before = argument;
      product = product.multiply(argument);
    }
  }

  @Test
  void aRationalInstanceHasNoExactForms() {
    Cli.Run run = Cli.run("eval", Cli.shipped("example-4.4"), "--json", "--exact");
    assertEquals("rational", run.json().get("regime").textValue());
    assertTrue(run.json().get("sail").path("exact").isMissingNode());
    // Its worst-case oracle is rational all the same.
    assertEquals(
        "11/20",
        run.json()
            .get("worstCaseOracle")
            .get(0)
            .get(0)
            .get(1)
            .get("exact")
            .get("rational")
            .textValue());
  }

  @Test
  void quantitiesCanBeChosen() {
    Cli.Run run =
        Cli.run("eval", Cli.shipped("tiny"), "--json", "--quantities", "klPolicyRef,sail");
    JsonNode answer = run.json();
    assertTrue(answer.has("sail") && answer.has("klPolicyRef"));
    assertFalse(answer.has("penalty") || answer.has("worstCaseOracle"), run.out());
  }

  @Test
  void hessiansAreEvaluatedWhenAsked() {
    Cli.Run unasked = Cli.run("eval", Cli.shipped("box-domain"), "--json");
    assertEquals(2, unasked.json().get("sailGradient").size());
    assertEquals(2, unasked.json().get("penaltyGradient").size());
    assertFalse(unasked.out().contains("Hessian"), unasked.out());
    Cli.Run asked =
        Cli.run("eval", Cli.shipped("box-domain"), "--quantities", "sailHessian,penaltyHessian");
    assertEquals(0, asked.code(), asked.err());
    assertEquals(1 + 8, asked.out().lines().count(), asked.out());
    assertTrue(asked.out().contains("  penaltyHessian[1][0] "), asked.out());
  }

  /** theta = log 2, theta_ref = 0, psi = 1, 0: R' = 4/9 - 4/27 log 2, R'' = -8/27 - 4/27 log 2. */
  @Test
  void exactDerivatives(@TempDir Path folder) throws IOException {
    ObjectNode instance = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    instance.put("beta", "1");
    instance.putArray("thetaRef").add("0");
    instance.putArray("theta").addObject().put("log", "2");
    ArrayNode features = instance.putArray("features");
    ArrayNode prompt = features.addArray();
    prompt.addArray().add("1");
    prompt.addArray().add("0");
    Path file = folder.resolve("two.json");
    Cli.JSON.writeValue(file.toFile(), instance);
    String names = "penaltyGradient,penaltyHessian";
    Cli.Run text = Cli.run("eval", file, "--exact", "--quantities", names);
    assertTrue(text.out().contains("    = 4/9 - 4/27*log(2)\n"), text.out() + text.err());
    assertTrue(text.out().contains("    = -8/27 - 4/27*log(2)\n"), text.out());
    JsonNode json = Cli.run("eval", file, "--json", "--exact", "--quantities", names).json();
    JsonNode exact = json.get("penaltyHessian").get(0).get(0).get("exact");
    assertEquals("-8/27", exact.get("rational").textValue());
    assertEquals("[[\"-4/27\",\"2\"]]", exact.get("logs").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sail", "nonsense", "sail,gradient", ""})
  void unknownQuantitiesAreBadUsage(String names) {
    Cli.Run run = Cli.run("eval", Cli.shipped("tiny"), "--quantities", names);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().startsWith("sextant eval: no quantity '"), run.err());
    assertTrue(run.err().contains("worstCaseOracle"), run.err());
    assertEquals("", run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "10001", "2147483648", "1e3", "", "ten"})
  void digitsAreANumberInItsLimits(String digits) {
    Cli.Run run = Cli.run("eval", Cli.shipped("tiny"), "--digits", digits);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains("--digits"), run.err());
    assertEquals("", run.out());
  }

  @Test
  void fewerDigitsAreARoundingOfMore() {
    JsonNode few = Cli.run("eval", Cli.shipped("preferences"), "--json", "--digits", 5).json();
    JsonNode many = Cli.run("eval", Cli.shipped("preferences"), "--json", "--digits", 700).json();
    for (String quantity : SCALARS) {
      BigDecimal value = new BigDecimal(many.get(quantity).get("lo").textValue());
      assertEquals(700, value.scale());
      assertTrue(new BigDecimal(few.get(quantity).get("lo").textValue()).compareTo(value) <= 0);
      assertTrue(new BigDecimal(few.get(quantity).get("hi").textValue()).compareTo(value) >= 0);
    }
  }

  @Test
  void sameInputSameBytes() {
    Object[] args = {"eval", Cli.shipped("alpacaeval-log"), "--json", "--exact"};
    assertEquals(Cli.run(args).out(), Cli.run(args).out());
  }

  @Test
  void zeroIsPrintedWithoutASign() {
    Cli.Run run = Cli.run("eval", Cli.shipped("theta-equals-ref"), "--json");
    JsonNode leaf = run.json().get("penalty");
    assertEquals("0.00000000000000000000", leaf.get("lo").textValue());
    assertEquals("0.00000000000000000000", leaf.get("hi").textValue());
    assertFalse(run.out().contains("-0.00000000000000000000"), run.out());
  }

  @Test
  void logsByAnIndependentSeriesAreRight() {
    assertEquals(
        "0.693147180559945309417232121458",
        Logs.ln(BigInteger.TWO, new MathContext(40)).toPlainString().substring(0, 32));
    assertEquals(
        "9.210340371976182736071965818737",
        Logs.ln(BigInteger.valueOf(10_000), new MathContext(40)).toPlainString().substring(0, 32));
  }
}
