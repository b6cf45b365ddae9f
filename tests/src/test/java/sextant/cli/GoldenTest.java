package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code sextant eval} against values computed by an independent program, {@code
 * tests/independent/evaluate.py}, in Python's decimal arithmetic and by the definitions alone.
 */
class GoldenTest {

  @TestFactory
  Stream<DynamicTest> everyShippedInstanceAgreesToEveryDigit() {
    return Cli.allShipped().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> agrees(file)));
  }

  private static void agrees(Path file) throws IOException {
    JsonNode golden = golden(String.valueOf(file.getFileName()));
    assertEquals(
        List.of(20, 60, 200),
        golden.findValues("digits").stream().map(JsonNode::intValue).toList());
    for (JsonNode values : golden) {
      Object digits = values.get("digits").intValue();
      Cli.Run run =
          Cli.run(
              "eval", file, "--json", "--quantities", Agreement.everything(), "--digits", digits);
      assertEquals(0, run.code(), run.err());
      JsonNode answer = run.json();
      assertEquals(7, Agreement.check(values, answer, values.has("worstCaseOracle")));
      if (values.has("sailHessian")) {
        assertEquals(9, Agreement.checkDerivatives(values, answer));
      }
    }
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      assertNotNull(
          in, "no golden file for " + name + ": run tests/independent/evaluate.py --golden");
      return Cli.JSON.readTree(in);
    }
  }

  @Test
  void aWrongLastDigitIsNoticed() throws IOException {
    JsonNode values = golden("tiny.json").get(0);
    String text = Cli.run("eval", Cli.shipped("tiny"), "--json", "--digits", 20).out();
    String right = "0.68981175648704841224";
    String wrong = "0.68981175648704841223";
    assertTrue(text.contains(right), text);
    JsonNode damaged = Cli.JSON.readTree(text.replace(right, wrong));
    org.junit.jupiter.api.Assertions.assertThrows(
        AssertionError.class, () -> Agreement.check(values, damaged, true));
  }
}
