package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Malformed input: exit code 2, and one line that names the file, the place in it and the rule,
 * soon and without a trace of the machinery inside.
 */
class BadInputTest {

  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path folder;

  /** A valid instance with one text replaced, where the error is, and a word of the rule. */
  private record Case(String name, String from, String to, String path, String rule) {}

  private static final Case[] CASES = {
    new Case("unknown key", "\"beta\"", "\"betta\"", "/betta", "unknown key"),
    new Case("duplicate key", "\"rho\": \"1/4\"", "\"beta\": \"1\"", "/beta", "duplicate key"),
    new Case("missing key", "\"rho\": \"1/4\",", "", "/", "missing key \"rho\""),
    new Case("other schema", "instance/1", "instance/2", "/schema", "schema"),
    new Case("number, no string", "\"beta\": \"1/4\"", "\"beta\": 0.25", "/beta", "string"),
    new Case("beta zero", "\"beta\": \"1/4\"", "\"beta\": \"0\"", "/beta", "positive"),
    new Case("beta negative", "\"beta\": \"1/4\"", "\"beta\": \"-1/4\"", "/beta", "positive"),
    new Case("rho negative", "\"rho\": \"1/4\"", "\"rho\": \"-1/4\"", "/rho", "negative"),
    new Case("delta zero", "\"delta\": \"1/3\"", "\"delta\": \"0\"", "/delta", "1/2"),
    new Case("delta large", "\"delta\": \"1/3\"", "\"delta\": \"2/3\"", "/delta", "1/2"),
    new Case("gamma negative", "\"gamma\": \"1\"", "\"gamma\": \"-1\"", "/gamma", "negative"),
    new Case("exponent", "\"1/4\",\n  \"rho\"", "\"1e999999999\",\n  \"rho\"", "/beta", "rational"),
    new Case("NaN text", "\"beta\": \"1/4\"", "\"beta\": \"NaN\"", "/beta", "rational"),
    new Case("NaN token", "\"beta\": \"1/4\"", "\"beta\": NaN", "/beta", "JSON"),
    new Case("infinity", "\"beta\": \"1/4\"", "\"beta\": \"Infinity\"", "/beta", "rational"),
    new Case("plus sign", "\"beta\": \"1/4\"", "\"beta\": \"+1/4\"", "/beta", "rational"),
    new Case("space", "\"beta\": \"1/4\"", "\"beta\": \" 1/4\"", "/beta", "rational"),
    new Case("denominator 0", "\"beta\": \"1/4\"", "\"beta\": \"1/0\"", "/beta", "denominator"),
    new Case("other digits", "\"beta\": \"1/4\"", "\"beta\": \"٣\"", "/beta", "rational"),
    new Case("null", "\"beta\": \"1/4\"", "\"beta\": null", "/beta", "null"),
    new Case("mass not 1", "\"mass\": \"1\"", "\"mass\": \"2/3\"", "/prompts", "sum"),
    new Case("mass negative", "\"mass\": \"1\"", "\"mass\": \"-1\"", "/prompts/0/mass", "negative"),
    new Case("no prompts", "{\"name\": \"x0\", \"mass\": \"1\"}", "", "/prompts", "empty"),
    new Case("same responses", "[\"a\", \"b\"]", "[\"a\", \"a\"]", "/responses/1", "\"a\""),
    new Case("more responses", "[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]", "/features/0", "3"),
    new Case("short vector", "[[\"1\"], [\"0\"]]", "[[\"1\"], []]", "/features/0/1", "empty"),
    new Case("flat features", "[[\"1\"], [\"0\"]]", "[\"1\", \"0\"]", "/features/0/0", "list"),
    new Case("long theta", "\"theta\": [", "\"theta\": [\"1\", ", "/theta", "1"),
    new Case(
        "log of 0", "{\"log\": \"3/2\"}", "{\"log\": \"0\"}", "/oracle/rewards/0/0", "positive"),
    new Case(
        "log of -1", "{\"log\": \"3/2\"}", "{\"log\": \"-1\"}", "/oracle/rewards/0/0", "positive"),
    new Case(
        "huge times",
        "{\"log\": \"3/2\"}",
        "{\"log\": \"2\", \"times\": \"1000001\"}",
        "/oracle/rewards/0/0/times",
        "1000000"),
    new Case("no oracle", "\"rewards\"", "\"reward\"", "/oracle/reward", "unknown key"),
    new Case(
        "both oracles", "\"rewards\": [", "\"preferences\": [[]], \"rewards\": [", "/oracle", ""),
    new Case(
        "radius 0", "\"radius\": \"3\"", "\"radius\": \"0\"", "/domain/ball/radius", "positive"),
    new Case("no domain kind", "{\"ball\": {\"radius\": \"3\"}}", "{}", "/domain", ""),
    new Case("control character", "\"tiny\"", "\"ti\\u001b[31mny\"", "/name", "control"),
    new Case("empty name", "\"tiny\"", "\"\"", "/name", "name"),
    new Case("long name", "\"tiny\"", "\"" + "n".repeat(300) + "\"", "/name", "200"),
    new Case("huge string", "\"tiny\"", "\"" + "n".repeat(100_000) + "\"", "/name", "4096"),
    new Case(
        "huge number",
        "\"1/4\",\n  \"rho\"",
        "\"" + "9".repeat(1001) + "\",\n  \"rho\"",
        "/beta",
        "1000"),
    new Case(
        "huge JSON number",
        "\"1/4\",\n  \"rho\"",
        "9".repeat(2000) + ",\n  \"rho\"",
        "/beta",
        "1000"),
    new Case("deep", "[{\"log\": \"1/4\"}]", "[".repeat(100_000), "/thetaRef/0", "list"),
    new Case("deep in a known place", "\"3/2\"", "[".repeat(40) + "]".repeat(40), "/oracle", ""),
    new Case("comment", "\"beta\"", "/* one */ \"beta\"", "/", "JSON"),
    new Case(
        "text after the end",
        "\"radius\": \"3\"}}\n}",
        "\"radius\": \"3\"}}\n} {}",
        "/",
        "follows"),
    new Case(
        "truncated", "\"radius\": \"3\"}}\n}", "\"radius\": \"3\"", "/domain/ball", "truncated"),
  };

  @TestFactory
  Stream<DynamicTest> malformedInstances() {
    return Stream.of(CASES)
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> malformedInstance(one)));
  }

  private void malformedInstance(Case one) throws IOException {
    String text = Files.readString(Cli.shipped("tiny"), StandardCharsets.UTF_8);
    assertTrue(text.contains(one.from()), "the valid instance has no " + one.from());
    Path file = folder.resolve(one.name() + ".json");
    Files.writeString(file, text.replace(one.from(), one.to()), StandardCharsets.UTF_8);
    refused(file, one.path(), one.rule());
  }

  /** All three commands refuse the file in the same words. */
  private static void refused(Path file, String path, String rule) {
    String line = null;
    for (String command : new String[] {"validate", "eval", "audit"}) {
      Object[] args =
          command.equals("audit")
              ? new Object[] {command, "--instances", file}
              : new Object[] {command, file};
      Cli.Run run = assertTimeoutPreemptively(SOON, () -> Cli.run(args));
      assertEquals(ExitCode.BAD_INPUT, run.code(), run.err());
      assertEquals("", run.out());
      assertEquals(1, run.err().lines().count(), run.err());
      assertTrue(run.err().startsWith("sextant: " + file + ": " + path), run.err());
      assertTrue(run.err().contains(rule), run.err());
      assertFalse(run.err().contains("Exception"), run.err());
      assertFalse(run.err().contains("com.fasterxml"), run.err());
      assertTrue(run.err().length() < 1200, run.err());
      assertTrue(run.err().strip().chars().noneMatch(Character::isISOControl), run.err());
      assertTrue(line == null || line.equals(run.err()), run.err());
      line = run.err();
    }
  }

  private void refused(String name, byte[] content, String rule) throws IOException {
    refused(Files.write(folder.resolve(name), content), "/", rule);
  }

  @Test
  void filesThatAreNoText() throws IOException {
    refused("empty.json", new byte[0], "empty");
    refused("blank.json", "  \n".getBytes(StandardCharsets.UTF_8), "empty");
    refused("zeros.json", new byte[5000], "JSON");
    refused(
        "latin1.json", "{\"schema\": \"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
    refused("utf16.json", "{}".getBytes(StandardCharsets.UTF_16), "UTF-8");
    refused("mark.json", "\ufeff{}".getBytes(StandardCharsets.UTF_8), "byte order mark");
    refused("list.json", "[]".getBytes(StandardCharsets.UTF_8), "object");
    refused("string.json", "\"schema\"".getBytes(StandardCharsets.UTF_8), "object");
    refused("word.json", "hello".getBytes(StandardCharsets.UTF_8), "JSON");
    byte[] binary = new byte[10_000];
    new java.util.Random(1).nextBytes(binary);
    binary[0] = (byte) 0x89;
    refused("binary.json", binary, "UTF-8");
  }

  @Test
  void filesThatCannotBeRead() throws IOException {
    refused(folder.resolve("missing.json"), "/", "no such file");
    Path directory = Files.createDirectory(folder.resolve("folder.json"));
    Cli.Run run = Cli.run("validate", directory);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains("folder.json: /: "), run.err());
    assertTrue(run.err().contains("a directory"), run.err());
  }

  @Test
  void aFileThatIsTooLarge() throws IOException {
    Path file = folder.resolve("large.json");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }
    refused(file, "/", "64 MiB");
  }

  @Test
  void anEndlessDevice() {
    Path zero = Path.of("/dev/zero");
    if (Files.exists(zero)) {
      refused(zero, "/", "JSON");
    }
  }

  @Test
  void whatAFileIsCalledCannotReachTheTerminal() throws IOException {
    Path file = folder.resolve("\u001b[31m\u202ered.json");
    Files.copy(Cli.shipped("tiny"), file);
    for (Cli.Run run :
        new Cli.Run[] {
          Cli.run("validate", file),
          Cli.run("validate", file, "--json"),
          Cli.run("audit", "--claims", "ORA-A1", "--instances", file),
          Cli.run("validate", file + ".missing"),
          Cli.run("explain", "\u001b[31m"),
          Cli.run("eval", file, "--quantities", "\u001b[31m"),
          Cli.run("audit", "--instances", file, "--report", file)
        }) {
      String all = run.out() + run.err();
      assertTrue(all.contains("u001b[31m"), all);
      assertFalse(all.contains("\u001b") || all.contains("\u202e"), all);
    }
  }
}
