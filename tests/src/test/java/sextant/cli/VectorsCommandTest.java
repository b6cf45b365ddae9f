package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.fast.Mutant;

/** {@code sextant vectors} end to end, and the lint of the corpus. */
class VectorsCommandTest {

  @TempDir private Path folder;

  private JsonNode corpus(String precision, int cases) throws IOException {
    Cli.Run run = Cli.run("vectors", "--out", folder, "--precision", precision, "--cases", cases);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    return Cli.JSON.readTree(folder.resolve("vectors.json").toFile());
  }

  /** All leaves of one expected quantity. */
  private static List<JsonNode> leaves(JsonNode expected) {
    List<JsonNode> leaves = new ArrayList<>();
    if (expected.isArray()) {
      expected.forEach(leaves::add);
    } else {
      leaves.add(expected);
    }
    return leaves;
  }

  /**
   * Requests and expectations agree, ends are ordered and narrow, and every bug class is caught.
   */
  @ParameterizedTest
  @ValueSource(strings = {"binary64", "binary32"})
  void theCorpusIsSound(String precision) throws IOException {
    JsonNode corpus = corpus(precision, 120);
    assertEquals(precision, corpus.get("precision").textValue());
    assertEquals(120, corpus.get("vectors").size());
    Set<String> ids = new HashSet<>();
    Set<String> caught = new HashSet<>();
    int exact = 0;
    for (JsonNode vector : corpus.get("vectors")) {
      String id = vector.get("id").textValue();
      assertTrue(ids.add(id), id);
      List<String> asked = new ArrayList<>();
      vector.at("/request/quantities").forEach(name -> asked.add(name.textValue()));
      List<String> answered = new ArrayList<>();
      vector.get("expected").fieldNames().forEachRemaining(answered::add);
      assertEquals(asked, answered, id);
      for (Map.Entry<String, JsonNode> entry : vector.get("expected").properties()) {
        for (JsonNode leaf : leaves(entry.getValue())) {
          BigDecimal lo = new BigDecimal(leaf.get("lo").textValue());
          BigDecimal width = new BigDecimal(leaf.get("hi").textValue()).subtract(lo);
          BigDecimal tolerance = leaf.get("tolerance").decimalValue();
          assertTrue(width.signum() >= 0, id + " " + entry);
          assertTrue(width.multiply(BigDecimal.valueOf(1000)).compareTo(tolerance) <= 0, id);
          exact += leaf.has("exact") ? 1 : 0;
        }
      }
      for (JsonNode one : vector.get("catches")) {
        caught.add(one.get("class").textValue());
        one.get("quantities").forEach(name -> assertTrue(asked.contains(name.textValue()), id));
      }
    }
    for (Mutant mutant : Mutant.values()) {
      assertTrue(caught.contains(mutant.key()), mutant.key());
    }
    assertTrue(exact > 0, "some values have a closed form");
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    corpus("binary64", 60);
    byte[] first = Files.readAllBytes(folder.resolve("vectors.json"));
    corpus("binary64", 60);
    assertEquals(
        -1, java.util.Arrays.mismatch(first, Files.readAllBytes(folder.resolve("vectors.json"))));
    Cli.run("vectors", "--out", folder, "--cases", 60, "--seed", 2);
    assertFalse(java.util.Arrays.equals(first, Files.readAllBytes(folder.resolve("vectors.json"))));
  }

  /** log 2 for a single response: known without any of the code. */
  @Test
  void aSingleResponseHasLossLogTwo() throws IOException {
    JsonNode sail = corpus("binary64", 1).at("/vectors/0/expected/sail");
    assertEquals("0.6931471805599453094172321", sail.get("lo").textValue());
    assertEquals("0.6931471805599453094172322", sail.get("hi").textValue());
    assertEquals("[[\"1\",\"2\"]]", sail.at("/exact/logs").toString());
  }

  @ParameterizedTest
  @CsvSource({"--cases,0", "--cases,100001", "--precision,binary16"})
  void wrongOptionsAreNamed(String option, String value) {
    Cli.Run run = Cli.run("vectors", "--out", folder, option, value);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains(option) || run.err().contains(value), run.err());
    assertFalse(Files.exists(folder.resolve("vectors.json")));
  }

  @Test
  void aFolderIsNeeded() {
    assertEquals(ExitCode.BAD_INPUT, Cli.run("vectors").code());
  }
}
