package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The independent program once more, on random instances: the golden files are then not the only
 * evidence, and are seen to come from the script that is said to make them. Needs python3; without
 * it the tests are skipped with a word on standard error, and fail where CI=true.
 */
class IndependentTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void randomInstancesAgree(long seed) throws IOException, InterruptedException {
    requirePython();
    Path file = folder.resolve("random-" + seed + ".json");
    Cli.JSON.writeValue(file.toFile(), randomInstance(new Random(seed)));
    int digits = 15 + (int) seed * 10;
    JsonNode values = python("--digits", String.valueOf(digits), "--oracle", file.toString());
    Cli.Run run = Cli.run("eval", file, "--json", "--digits", digits);
    assertEquals(0, run.code(), run.err());
    Agreement.check(values, run.json(), true);
  }

  /** Gradients and Hessians against central differences of the loss, in both regimes. */
  @ParameterizedTest
  @CsvSource({"11, 20", "12, 60", "13, 20", "14, 60", "15, 20", "16, 20"})
  void randomDerivativesAgree(long seed, int digits) throws IOException, InterruptedException {
    requirePython();
    ObjectNode instance = randomInstance(new Random(seed));
    if (seed % 2 == 0) {
      makeLogRational(instance, new Random(seed));
    }
    Path file = folder.resolve("random-" + seed + ".json");
    Cli.JSON.writeValue(file.toFile(), instance);
    JsonNode values = python("--digits", String.valueOf(digits), "--derivatives", file.toString());
    Cli.Run run =
        Cli.run("eval", file, "--json", "--quantities", Agreement.everything(), "--digits", digits);
    assertEquals(0, run.code(), run.err());
    String regime = seed % 2 == 0 ? "log-rational" : "rational";
    assertEquals(regime, run.json().get("regime").textValue());
    assertEquals(9, Agreement.checkDerivatives(values, run.json()));
    Cli.Run exact =
        Cli.run(
            "eval",
            file,
            "--json",
            "--exact",
            "--quantities",
            Agreement.everything(),
            "--digits",
            digits);
    assertEquals(9, Agreement.checkDerivatives(values, exact.json()));
  }

  /** Whole features, logarithms for parameters, beta = 2 and a table of preferences. */
  private static void makeLogRational(ObjectNode instance, Random random) {
    for (JsonNode prompt : instance.get("features")) {
      for (JsonNode vector : prompt) {
        for (int k = 0; k < vector.size(); k++) {
          ((ArrayNode) vector).set(k, String.valueOf(random.nextInt(5) - 2));
        }
      }
    }
    for (String key : new String[] {"thetaRef", "theta"}) {
      for (int k = 0; k < instance.get(key).size(); k++) {
        ObjectNode number = ((ArrayNode) instance.get(key)).objectNode();
        number.put("log", 1 + random.nextInt(5) + "/" + (1 + random.nextInt(5)));
        ((ArrayNode) instance.get(key)).set(k, number);
      }
    }
    instance.put("beta", "2");
    ObjectNode oracle = instance.putObject("oracle");
    ArrayNode prompts = oracle.putArray("preferences");
    for (int x = 0; x < 2; x++) {
      ArrayNode rows = prompts.addArray();
      rows.addArray().add("1/2").add("1/3").add("5/7");
      rows.addArray().add("2/3").add("1/2").add("1/5");
      rows.addArray().add("2/7").add("4/5").add("1/2");
    }
  }

  @Test
  void theGoldenFilesComeFromTheScript() throws IOException, InterruptedException {
    requirePython();
    JsonNode values =
        python(
            "--digits", "60", "--oracle", "--derivatives", Cli.shipped("mixed-numbers").toString());
    Path golden = Cli.ROOT.resolve("tests/src/test/resources/golden/mixed-numbers.json");
    assertEquals(Cli.JSON.readTree(golden.toFile()).get(1), values);
  }

  private static void requirePython() throws InterruptedException {
    boolean there;
    try {
      Process process = new ProcessBuilder("python3", "-c", "import decimal").start();
      there = process.waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      String message = "python3 is missing: the independent evaluation was NOT run";
      System.err.println(message);
      assertTrue(!"true".equals(System.getenv("CI")), message);
      abort(message);
    }
  }

  private JsonNode python(String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("python3", Cli.ROOT.resolve("tests/independent/evaluate.py").toString());
    builder.command().addAll(java.util.List.of(args));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the script hangs");
    assertEquals(0, process.exitValue(), Files.readString(err, StandardCharsets.UTF_8));
    return Cli.JSON.readTree(out.toFile());
  }

  /**
   * Two prompts, three responses; small features, so that ties occur; rewards and tables in turn.
   */
  private static ObjectNode randomInstance(Random random) {
    int dimension = 1 + random.nextInt(2);
    ObjectNode instance = Cli.JSON.createObjectNode();
    instance.put("schema", "sextant/instance/1").put("name", "random");
    ArrayNode prompts = instance.putArray("prompts");
    int mass = random.nextInt(8);
    prompts.addObject().put("name", "p").put("mass", mass + "/7");
    prompts.addObject().put("name", "q").put("mass", 7 - mass + "/7");
    instance.putArray("responses").add("a").add("b").add("c");
    ArrayNode features = instance.putArray("features");
    for (int x = 0; x < 2; x++) {
      ArrayNode prompt = features.addArray();
      for (int y = 0; y < 3; y++) {
        ArrayNode vector = prompt.addArray();
        for (int k = 0; k < dimension; k++) {
          vector.add(random.nextInt(5) - 2 + "/" + (1 + random.nextInt(2)));
        }
      }
    }
    for (String key : new String[] {"thetaRef", "theta"}) {
      ArrayNode list = instance.putArray(key);
      for (int k = 0; k < dimension; k++) {
        addNumber(list, random);
      }
    }
    instance.put("beta", 1 + random.nextInt(4) + "/3").put("rho", random.nextInt(5) + "/9");
    instance.put("delta", "1/10");
    addOracle(instance.putObject("oracle"), random);
    return instance;
  }

  private static void addNumber(ArrayNode list, Random random) {
    if (random.nextBoolean()) {
      list.add(random.nextInt(9) - 4 + "/" + (1 + random.nextInt(3)));
    } else {
      ObjectNode number = list.addObject();
      number.put("log", 1 + random.nextInt(20) + "/" + (1 + random.nextInt(20)));
      number.put("times", random.nextInt(5) - 2 + "/" + (1 + random.nextInt(2)));
    }
  }

  private static void addOracle(ObjectNode oracle, Random random) {
    boolean table = random.nextBoolean();
    ArrayNode prompts = oracle.putArray(table ? "preferences" : "rewards");
    for (int x = 0; x < 2; x++) {
      ArrayNode rows = prompts.addArray();
      if (table) {
        int[] wins = {random.nextInt(13), random.nextInt(13), random.nextInt(13)};
        rows.addArray().add("1/2").add(wins[0] + "/12").add(wins[1] + "/12");
        rows.addArray().add(12 - wins[0] + "/12").add("0.5").add(wins[2] + "/12");
        rows.addArray().add(12 - wins[1] + "/12").add(12 - wins[2] + "/12").add("1/2");
      } else {
        for (int y = 0; y < 3; y++) {
          addNumber(rows, random);
        }
      }
    }
  }
}
