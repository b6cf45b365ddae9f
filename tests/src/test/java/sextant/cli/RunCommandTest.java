package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.audit.Verdict;

/** {@code sextant run} end to end. */
@Tag("ORA-Alg1")
class RunCommandTest {

  private static final String[] COLUMNS = {
    "theta0", "loss", "envelope", "gradientNorm", "proximalRadius", "boundPublished", "boundSharper"
  };

  @TempDir private Path folder;

  private static Cli.Run run(Path file, Object... options) {
    List<Object> all = new ArrayList<>(List.of("run", file, "--algorithm", "rscgd"));
    all.addAll(List.of(options));
    return Cli.run(all.toArray());
  }

  private static BigDecimal end(JsonNode leaf, String end) {
    return new BigDecimal(leaf.get(end).textValue());
  }

  /** Numbers beyond the range of enclosures end a run undecided, in one line. */
  @Test
  void outOfRange() throws IOException {
    ObjectNode tiny = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    ((ArrayNode) tiny.at("/features/0/0")).set(0, "1" + "0".repeat(200));
    Path file = Files.writeString(folder.resolve("far.json"), tiny.toString());
    Cli.Run run = run(file, "--steps", 1);
    assertEquals(ExitCode.UNDECIDED, run.code(), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("far.json: /: undecided: "), run.err());
  }

  /** More boxes enclose the least value of the loss more closely. */
  @Test
  void boxes() {
    Path file = Cli.shipped("tiny");
    BigDecimal one = infimumWidth(run(file, "--steps", 1, "--json", "--boxes", 1));
    BigDecimal many = infimumWidth(run(file, "--steps", 1, "--json", "--boxes", 2000));
    assertTrue(many.compareTo(one) < 0, many + " against " + one);
  }

  private static BigDecimal infimumWidth(Cli.Run run) {
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    JsonNode infimum = run.json().get("constants").get("infimum");
    return end(infimum, "hi").subtract(end(infimum, "lo"));
  }

  /** What a run refutes outweighs what it leaves open. */
  @Test
  void exitCodes() {
    Verdict holds = Verdict.enclosed("");
    Verdict open = Verdict.undecided("");
    Verdict refuted = Verdict.refuted("");
    assertEquals(ExitCode.AS_EXPECTED, RunCommand.code(List.of(holds)));
    assertEquals(ExitCode.UNDECIDED, RunCommand.code(List.of(open, holds)));
    assertEquals(ExitCode.NOT_AS_EXPECTED, RunCommand.code(List.of(open, refuted, holds)));
  }

  @Test
  void theTable() {
    Cli.Run run = run(Cli.shipped("tiny"), "--steps", 40, "--checkpoints", 5);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    assertEquals("", run.err());
    assertTrue(run.out().contains("\n  stepSize "), run.out());
    List<String> lines = run.out().lines().map(String::strip).toList();
    assertEquals("tiny, rscgd, 40 of 40 steps", lines.get(0));
    List<String> rows = lines.stream().filter(line -> line.matches("\\d+ .*")).toList();
    assertEquals(6, rows.size(), "the start, the checkpoints, the end: " + run.out());
    List<String> header = lines.stream().filter(line -> line.startsWith("STEP")).toList();
    assertEquals(1, header.size());
    assertEquals(
        "STEP loss envelope gradientNorm proximalRadius boundPublished boundSharper",
        header.get(0).replaceAll(" +", " "));
    String[] first = rows.get(0).split(" +");
    assertEquals("0", first[0]);
    assertTrue(first[4].matches("≤\\d(\\.\\d)?E-\\d+"), first[4]);
    assertEquals("—", first[5]);
    assertTrue(rows.get(5).startsWith("40 "), run.out());
    assertTrue(rows.get(1).startsWith("8 "), run.out());
  }

  @Test
  void theJson() {
    Cli.Run run = run(Cli.shipped("tiny"), "--steps", 12, "--checkpoints", 4, "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    JsonNode json = run.json();
    assertEquals("sextant/run/1", json.get("schema").textValue());
    assertEquals("tiny", json.get("instance").textValue());
    assertEquals("rscgd", json.get("algorithm").textValue());
    assertEquals(12, json.get("steps").intValue());
    assertEquals(13, json.get("rows").size());
    BigDecimal sum = BigDecimal.ZERO;
    for (int t = 0; t <= 12; t++) {
      JsonNode row = json.get("rows").get(t);
      assertEquals(t, row.get("step").intValue());
      assertEquals(t < 12 && t % 3 == 0, row.has("envelope"));
      assertEquals(t > 0, row.has("boundSharper"));
      assertTrue(end(row.get("loss"), "lo").compareTo(end(row.get("loss"), "hi")) <= 0);
      if (row.has("gradientNorm")) {
        sum = sum.add(end(row.get("gradientNorm"), "hi").pow(2));
        assertTrue(end(row.get("envelope"), "lo").compareTo(end(row.get("loss"), "hi")) <= 0);
      }
    }
    double mean = end(json.get("summary").get("meanSquare"), "hi").doubleValue();
    assertEquals(sum.doubleValue() / 4, mean, 1e-12);
    assertEquals(
        json.get("rows").get(12).get("boundSharper"), json.get("summary").get("boundSharper"));
    assertEquals(0, json.get("verdicts").size());
  }

  /** One row a step, with the numbers that the JSON has. */
  @Test
  void theCsv() throws IOException {
    Path file = folder.resolve("run.csv");
    Cli.Run run =
        run(Cli.shipped("tiny"), "--steps", 6, "--checkpoints", 2, "--csv", file, "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    List<String> lines = Files.readAllLines(file);
    assertEquals(8, lines.size());
    List<String> header = new ArrayList<>(List.of("step"));
    for (String column : COLUMNS) {
      header.add(column + ".lo");
      header.add(column + ".hi");
    }
    assertEquals(String.join(",", header), lines.get(0));
    for (int t = 0; t <= 6; t++) {
      String[] cells = lines.get(t + 1).split(",", -1);
      assertEquals(header.size(), cells.length);
      assertEquals(String.valueOf(t), cells[0]);
      JsonNode row = run.json().get("rows").get(t);
      for (int c = 0; c < COLUMNS.length; c++) {
        JsonNode leaf = row.path(COLUMNS[c]);
        assertEquals(leaf.path("lo").asText(), cells[2 * c + 1]);
        assertEquals(leaf.path("hi").asText(), cells[2 * c + 2]);
      }
      assertEquals(40, cells[1].length() - cells[1].indexOf('.') - 1, "40 places");
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    String[] out = new String[3];
    byte[][] tables = new byte[3][];
    for (int n = 0; n < 3; n++) {
      Path file = folder.resolve(n + ".csv");
      Cli.Run run =
          run(
              Cli.shipped("tiny"),
              "--steps",
              8,
              "--batch",
              2,
              "--checkpoints",
              1,
              "--seed",
              n == 2 ? 5 : 4,
              "--csv",
              file);
      out[n] = run.out();
      tables[n] = Files.readAllBytes(file);
    }
    assertEquals(out[0], out[1]);
    assertEquals(new String(tables[0]), new String(tables[1]));
    assertNotEquals(out[0], out[2]);
    assertNotEquals(new String(tables[0]), new String(tables[2]));
  }

  /**
   * A large batch is nearer to the mean, and its bound is smaller; a step size is taken as given.
   */
  @Test
  void batchAndStepSize() {
    Object[] options = {"--steps", 2, "--checkpoints", 0, "--step-size", "1/50", "--json"};
    JsonNode one = run(Cli.shipped("tiny"), options).json();
    assertEquals(
        "0.02", end(one.get("constants").get("stepSize"), "hi").toString().substring(0, 4));
    List<Object> more = new ArrayList<>(List.of(options));
    more.addAll(List.of("--batch", 64));
    JsonNode many = run(Cli.shipped("tiny"), more.toArray()).json();
    BigDecimal few = end(one.get("constants").get("secondMomentSharper"), "hi");
    assertTrue(few.compareTo(end(many.get("constants").get("secondMomentSharper"), "hi")) > 0);
    assertFalse(one.get("summary").has("meanSquare"));
    JsonNode capital =
        Cli.run(
                "run",
                Cli.shipped("tiny"),
                "--algorithm",
                "RSCGD",
                "--steps",
                1,
                "--checkpoints",
                0,
                "--json")
            .json();
    assertEquals("rscgd", capital.get("algorithm").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "--steps,0,--steps must be between 1",
    "--batch,0,--batch must be between 1",
    "--batch,-3,--batch must be between 1",
    "--step-size,0,--step-size must be positive",
    "--step-size,-1/2,--step-size must be positive",
    "--step-size,small,--step-size: ",
    "--lambda-env,0,--lambda-env must be positive",
    "--lambda-env,1000000,must be below 1/kappa",
    "--checkpoints,-1,--checkpoints must be between 0",
    "--places,5,--places must be between 16",
    "--digits,0,--digits must be between 1",
    "--radius,0,--radius must be positive",
    "--radius,-1,--radius must be positive",
    "--seed,x,--seed",
    "--boxes,0,--boxes must be between 1",
    "--gamma,1,--gamma is not for rscgd",
    "--algorithm,sgd,no algorithm 'sgd'; there are rscgd"
  })
  void badParametersAreNamed(String option, String value, String rule) {
    List<Object> all = new ArrayList<>(List.of("run", Cli.shipped("tiny")));
    if (!option.equals("--algorithm")) {
      all.addAll(List.of("--algorithm", "rscgd"));
    }
    all.addAll(List.of(option, value));
    Cli.Run run = Cli.run(all.toArray());
    assertRefused(run, rule);
  }

  private static void assertRefused(Cli.Run run, String rule) {
    assertEquals(ExitCode.BAD_INPUT, run.code(), run.out());
    assertTrue(run.err().contains(rule), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    String first = run.err().lines().toList().get(0);
    assertTrue(first.matches("sextant( run)?: .*") && first.contains(rule), run.err());
    assertEquals("", run.out());
  }

  @Test
  void badInstancesAreNamed() throws IOException {
    Path table = folder.resolve("never.csv");
    Cli.Run outside = run(Cli.shipped("outside-domain"), "--csv", table);
    assertRefused(outside, "outside-domain.json: /: theta_0, the instance's theta, is not in");
    assertEquals(1, outside.err().lines().count(), outside.err());
    ObjectNode tiny = (ObjectNode) Cli.JSON.readTree(Cli.shipped("tiny").toFile());
    tiny.remove("domain");
    Path bare = Files.writeString(folder.resolve("bare.json"), tiny.toString());
    assertRefused(run(bare), "bare.json: /: the instance has no domain");
    ObjectNode box = tiny.putObject("domain").putObject("box");
    box.putArray("lower").add("1");
    box.putArray("upper").add("2");
    Path away = Files.writeString(folder.resolve("away.json"), tiny.toString());
    assertRefused(run(away), "away.json");
    assertRefused(run(folder.resolve("none.json")), "none.json: /: no such file");
    assertRefused(Cli.run("run", Cli.shipped("tiny")), "--algorithm");
    assertFalse(Files.exists(table), "no table of a run that never began");
  }

  /** The process is killed while it works: what it has written are whole rows. */
  @Test
  void anInterruptedRunKeepsItsRows() throws Exception {
    Path file = folder.resolve("run.csv");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            "sextant.cli.Main",
            "run",
            Cli.shipped("tiny").toString(),
            "--algorithm",
            "rscgd",
            "--steps",
            "1000000",
            "--batch",
            "3000",
            "--checkpoints",
            "0",
            "--csv",
            file.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    try {
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (process.isAlive() && System.nanoTime() < limit && size(file) < 2500) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertTrue(process.isAlive(), Files.readString(folder.resolve("out.txt")));
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertNotEquals(0, size(file) % 8192, "rows are written when they are known, not by the block");
    List<String> lines = Files.readAllLines(file);
    assertTrue(lines.size() > 3, "only " + lines.size());
    String[] header = lines.get(0).split(",");
    assertEquals(2 * COLUMNS.length + 1, header.length);
    for (int t = 0; t < lines.size() - 2; t++) {
      String[] cells = lines.get(t + 1).split(",", -1);
      assertEquals(header.length, cells.length);
      assertEquals(String.valueOf(t), cells[0]);
      assertFalse(cells[1].isEmpty());
    }
    assertEquals("", Files.readString(folder.resolve("out.txt")), "no report of a run cut short");
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
