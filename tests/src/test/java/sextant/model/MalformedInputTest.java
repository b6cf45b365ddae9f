package sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of being malformed gives one line with the file, the JSON path and the rule. */
class MalformedInputTest {
  private static final String MORE_DIGITS = "1".repeat(1001);

  /** What to replace in the valid document, by what; the path and the rule expected. */
  static Stream<Arguments> breaches() {
    String mass = "{\"name\": \"x1\", \"mass\": \"2/3\"}";
    String oracle = "[[\"1/2\", \"1\"], [\"0\", \"1/2\"]]";
    return Stream.of(
        arguments(
            "sextant/instance/1",
            "sextant/instance/2",
            "/schema",
            "the schema must be \"sextant/instance/1\""),
        arguments("\"schema\": \"sextant/instance/1\",", "", "/", "missing key \"schema\""),
        arguments("\"beta\": \"1/10\",", "", "/", "missing key \"beta\""),
        arguments("\"delta\": \"1/10\",", "", "/", "missing key \"delta\""),
        arguments(
            "\"gamma\"",
            "\"gama\"",
            "/gama",
            "unknown key; known here: schema, name, prompts, responses, features, thetaRef, theta,"
                + " beta, rho, delta, oracle, gamma, domain"),
        arguments("\"gamma\": \"1\"", "\"beta\": \"1\"", "/beta", "duplicate key"),
        arguments("\"name\": \"valid\"", "\"name\": \"\"", "/name", "a name must not be empty"),
        arguments(
            "\"name\": \"valid\"",
            "\"name\": \"" + "n".repeat(201) + "\"",
            "/name",
            "a name has at most 200 characters"),
        arguments(
            "\"name\": \"valid\"",
            "\"name\": \"a\\u001b[2J\"",
            "/name",
            "a name must not contain control or formatting characters"),
        arguments(
            "\"name\": \"valid\"",
            "\"name\": \"a\\ud800\"",
            "/name",
            "a name must not contain control or formatting characters"),
        arguments(
            "\"name\": \"valid\"", "\"name\": null", "/name", "expected a string; found null"),
        arguments(
            mass,
            "{\"name\": \"x0\", \"mass\": \"2/3\"}",
            "/prompts/1/name",
            "duplicate name \"x0\""),
        arguments(
            mass,
            "{\"name\": \"x1\", \"mass\": \"1/3\"}",
            "/prompts",
            "the masses must sum to exactly 1"),
        arguments(
            mass,
            "{\"name\": \"x1\", \"mass\": \"-2/3\"}",
            "/prompts/1/mass",
            "a mass must not be negative"),
        arguments(mass, "{\"name\": \"x1\"}", "/prompts/1", "missing key \"mass\""),
        arguments(
            mass,
            "{\"mass\": \"2/3\", \"name\": \"x1\", \"mass\": \"2/3\"}",
            "/prompts/1/mass",
            "duplicate key"),
        arguments(
            mass,
            "\"x1\"",
            "/prompts/1",
            "expected an object with a name and a mass; found a string"),
        arguments(
            "\"2/3\"}]",
            "0.6}]",
            "/prompts/1/mass",
            "expected a rational in quotes such as \"3/7\"; found a JSON number"),
        arguments("[\"a\", \"b\"]", "[\"a\", \"a\"]", "/responses/1", "duplicate name \"a\""),
        arguments("[\"a\", \"b\"]", "[]", "/responses", "the list is empty"),
        arguments("[\"a\", \"b\"]", "\"a\"", "/responses", "expected a list; found a string"),
        arguments(
            "[\"a\", \"b\"]",
            "[\"a\", \"b\", \"c\"]",
            "/features/0",
            "expected 3 entries, one a response; found 2"),
        arguments(
            "[\"0\", \"1\"]",
            "[\"0\"]",
            "/features/0/1",
            "expected 2 entries, one a coordinate; found 1"),
        arguments(
            "[\"0\", \"1\"]",
            "[\"0\", \"1\", \"2\"]",
            "/features/0/1",
            "expected 2 entries, one a coordinate; found more"),
        arguments("[\"0\", \"1\"]", "[]", "/features/0/1", "the list is empty"),
        arguments(
            "[[\"2\", \"-1/2\"]", "[[\"2\", \"-1/0\"]", "/features/1/0/1", "denominator is zero"),
        arguments(
            "\"0.25\"", "\"" + MORE_DIGITS + "\"", "/features/1/1/0", "more than 1000 digits"),
        arguments(
            "\"0.25\"",
            "\"1e999999999\"",
            "/features/1/1/0",
            "not a rational number: use \"3/7\", \"-2\" or \"0.25\", not \"1e999999999\""),
        arguments(
            "\"0.25\"",
            "1e999999999",
            "/features/1/1/0",
            "expected a rational in quotes such as \"3/7\"; found a JSON number"),
        arguments(
            "\"0.25\"",
            "\"NaN\"",
            "/features/1/1/0",
            "not a rational number: use \"3/7\", \"-2\" or \"0.25\", not \"NaN\""),
        arguments(
            "\"0.25\"",
            "\"\"",
            "/features/1/1/0",
            "not a rational number: use \"3/7\", \"-2\" or \"0.25\", not \"\""),
        arguments(
            "\"0.25\"",
            "[\"1\"]",
            "/features/1/1/0",
            "expected a rational in quotes such as \"3/7\"; found a list"),
        arguments(
            "\"thetaRef\": [\"0\", \"0\"]",
            "\"thetaRef\": [\"0\"]",
            "/thetaRef",
            "expected 2 entries, one a coordinate; found 1"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"log\": \"0\"}",
            "/theta/0/log",
            "the log of a number that is not positive"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"log\": \"-9/4\"}",
            "/theta/0/log",
            "the log of a number that is not positive"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"times\": \"2\"}",
            "/theta/0",
            "missing key \"log\""),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"log\": \"9/4\", \"base\": \"2\"}",
            "/theta/0/base",
            "unknown key; known here: log, times"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"log\": \"9/4\", \"times\": \"1000001\"}",
            "/theta/0/times",
            "times must lie between -1000000 and 1000000"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "{\"log\": \"9/4\", \"times\": \"-2000001/2\"}",
            "/theta/0/times",
            "times must lie between -1000000 and 1000000"),
        arguments(
            "{\"log\": \"9/4\", \"times\": \"2\"}",
            "2",
            "/theta/0",
            "expected a number, \"3/7\" or {\"log\": \"9/4\"}; found a JSON number"),
        arguments("\"beta\": \"1/10\"", "\"beta\": \"0\"", "/beta", "beta must be positive"),
        arguments("\"beta\": \"1/10\"", "\"beta\": \"-1\"", "/beta", "beta must be positive"),
        arguments("\"rho\": \"1/20\"", "\"rho\": \"-1/20\"", "/rho", "rho must not be negative"),
        arguments(
            "\"delta\": \"1/10\"",
            "\"delta\": \"0\"",
            "/delta",
            "delta must be positive and at most 1/2"),
        arguments(
            "\"delta\": \"1/10\"",
            "\"delta\": \"51/100\"",
            "/delta",
            "delta must be positive and at most 1/2"),
        arguments("\"gamma\": \"1\"", "\"gamma\": \"-1\"", "/gamma", "gamma must not be negative"),
        arguments(
            "\"2/3\"], [\"1/3\"",
            "\"2/3\"], [\"2/5\"",
            "/oracle/preferences/0/1/0",
            "P(y1>y2) + P(y2>y1) must be 1, and is not with /oracle/preferences/0/0/1"),
        arguments(
            oracle,
            "[[\"1/2\", \"1\"], [\"0\", \"1/3\"]]",
            "/oracle/preferences/1/1/1",
            "the preference of a response to itself must be 1/2"),
        arguments(
            oracle,
            "[[\"1/2\", \"3/2\"], [\"-1/2\", \"1/2\"]]",
            "/oracle/preferences/1/0/1",
            "a preference must lie in [0, 1]"),
        arguments(
            oracle,
            "[[\"1/2\", \"1\"]]",
            "/oracle/preferences/1",
            "expected 2 entries, one a response; found 1"),
        arguments(
            ", " + oracle, "", "/oracle/preferences", "expected 2 entries, one a prompt; found 1"),
        arguments(
            "\"oracle\": {",
            "\"oracle\": {\"rewards\": [[\"0\", \"0\"], [\"0\", \"0\"]], ",
            "/oracle",
            "give preferences or rewards, not both"),
        arguments(
            "\"domain\": {\"box\": {\"lower\": [\"-5\", \"-5\"], \"upper\": [\"5\", \"5\"]}}",
            "\"domain\": {}",
            "/domain",
            "give a ball or a box; there are neither"),
        arguments(
            "{\"box\":",
            "{\"ball\": {\"radius\": \"1\"}, \"box\":",
            "/domain",
            "give a ball or a box, not both"),
        arguments(
            "{\"box\": {\"lower\": [\"-5\", \"-5\"], \"upper\": [\"5\", \"5\"]}}",
            "{\"ball\": {\"radius\": \"0\"}}",
            "/domain/ball/radius",
            "the radius must be positive"),
        arguments(
            "\"upper\": [\"5\", \"5\"]",
            "\"upper\": [\"5\", \"-6\"]",
            "/domain/box/lower/1",
            "the lower bound is above the upper bound"),
        arguments(
            "\"upper\": [\"5\", \"5\"]",
            "\"upper\": [\"5\"]",
            "/domain/box/upper",
            "expected 2 entries, one a coordinate; found 1"),
        arguments(", \"upper\": [\"5\", \"5\"]", "", "/domain/box", "missing key \"upper\""),
        arguments(
            "\"3\"],",
            "\"" + "9".repeat(5000) + "\"],",
            "/theta/1",
            "a string, key or number of more than 4096 characters"),
        arguments(
            "\"3\"],",
            "9".repeat(5000) + "],",
            "/theta/1",
            "a string, key or number of more than 4096 characters"));
  }

  @ParameterizedTest(name = "{index} {2}: {3}")
  @MethodSource("breaches")
  void breachIsNamed(String from, String to, String path, String rule) {
    int at = Fixtures.VALID.indexOf(from);
    assertTrue(at >= 0, "the valid document has no " + from);
    String json =
        Fixtures.VALID.substring(0, at) + to + Fixtures.VALID.substring(at + from.length());
    expect(json.getBytes(StandardCharsets.UTF_8), path, rule);
  }

  static Stream<Arguments> documents() {
    byte[] valid = Fixtures.VALID.getBytes(StandardCharsets.UTF_8);
    byte[] invalidUtf8 = Fixtures.VALID.replace("valid", "v?lid").getBytes(StandardCharsets.UTF_8);
    invalidUtf8[Fixtures.VALID.indexOf("valid") + 1] = (byte) 0xC3;
    return Stream.of(
        arguments("empty", new byte[0], "/", "the file is empty"),
        arguments("blank", bytes(" \n"), "/", "the file is empty"),
        arguments(
            "byte order mark",
            bytes("\uFEFF" + Fixtures.VALID),
            "/",
            "the file begins with a byte order mark; save it as UTF-8 without one"),
        arguments("invalid UTF-8", invalidUtf8, "/", "the file is not valid UTF-8"),
        arguments(
            "UTF-16",
            Fixtures.VALID.getBytes(StandardCharsets.UTF_16LE),
            "/",
            "not valid JSON at line 1, column 3: Illegal character ((CTRL-CHAR, code 0)): only"
                + " regular white space (\\r"
                + ", \\n"
                + ", \\t) is allowed between tokens"),
        arguments("list", bytes("[]"), "/", "expected a JSON object; found a list"),
        arguments(
            "text",
            bytes("hello"),
            "/",
            "not valid JSON at line 1, column 1: Unrecognized token 'hello': was expecting (JSON"
                + " String, Number, Array, Object or token 'null', 'true' or 'false')"),
        arguments("deep", bytes("[".repeat(100_000)), "/", "expected a JSON object; found a list"),
        arguments(
            "truncated",
            bytes(Fixtures.VALID.substring(0, Fixtures.VALID.indexOf("\"9/4\"") + 2)),
            "/theta/0/log",
            "the file is truncated: it ends inside the document"),
        arguments(
            "second document",
            bytes(Fixtures.VALID + "{}"),
            "/",
            "something follows the last brace"),
        arguments(
            "junk at the end",
            bytes(Fixtures.VALID + "\u0000"),
            "/",
            "something follows the last brace"),
        arguments(
            "word at the end",
            bytes(Fixtures.VALID + "nonsense"),
            "/",
            "something follows the last brace"),
        arguments(
            "NaN",
            bytes(Fixtures.VALID.replace("\"3\"],", "NaN],")),
            "/theta/1",
            "not valid JSON at line 8, column 46: Non-standard token 'NaN'"),
        arguments(
            "trailing comma",
            bytes(Fixtures.VALID.replace("\"3\"],", "\"3\",],")),
            "/theta/2",
            "not valid JSON at line 8, column 47: Unexpected character (']' (code 93)): expected a"
                + " valid value (JSON String, Number, Array, Object or token 'null', 'true' or"
                + " 'false')"),
        arguments(
            "too many responses",
            bytes("{\"responses\": [" + numbered(10_001) + "]}"),
            "/responses",
            "more than 10000 entries, one a response"),
        arguments(
            "too many coordinates",
            bytes("{\"theta\": [" + numbered(1001) + "]}"),
            "/theta",
            "more than 1000 entries, one a coordinate"),
        arguments(
            "too many prompts",
            bytes("{\"oracle\": {\"rewards\": [" + "[\"1\"],".repeat(1000) + "[\"1\"]]}}"),
            "/oracle/rewards",
            "more than 1000 entries, one a prompt"),
        arguments(
            "shorter than valid",
            new byte[] {valid[0]},
            "/",
            "the file is truncated: it ends inside the document"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void documentIsRefused(String what, byte[] document, String path, String rule) {
    expect(document, path, rule);
  }

  @Test
  void filesThatCannotBeRead(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("missing.json");
    assertEquals(missing + ": /: no such file", message(missing));
    assertEquals(
        directory + ": /: the file cannot be read: a directory, not a file", message(directory));
    Path large = directory.resolve("large.json");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    assertEquals(large + ": /: the file is larger than 64 MiB", message(large));
    Files.delete(large);
  }

  @Test
  void messagesAreHarmless() {
    String hostile =
        Fixtures.VALID.replace("\"gamma\"", "\"g\\u001b[31m\\u202e\\n" + "x".repeat(1000) + "\"");
    String message = assertThrows(InputException.class, () -> Fixtures.read(hostile)).getMessage();
    assertTrue(message.startsWith("f.json: /g\\u001b[31m\\u202e\\u000ax"), message);
    assertTrue(message.length() < 700, message);
    assertTrue(message.chars().allMatch(c -> c >= ' ' && c < 127), message);
  }

  @Test
  void failedPreconditionsAreNotMalformed() throws InputException {
    Instance i =
        Fixtures.read(
            Fixtures.VALID
                .replace("\"rho\": \"1/20\"", "\"rho\": \"3/2\"")
                .replace("\"5\", \"5\"", "\"-1\", \"-1\""));
    assertEquals("3 / 2", i.rho().toString());
    assertFalse(i.domain().isBall());
    assertEquals(Domain.Membership.OUTSIDE, i.domain().contains(i.theta(), i.thetaRef()));
  }

  private static void expect(byte[] document, String path, String rule) {
    InputException e =
        assertThrows(
            InputException.class,
            () -> InstanceReader.read("f.json", new java.io.ByteArrayInputStream(document)));
    assertEquals(path + " | " + rule, e.path() + " | " + e.rule());
    assertEquals("f.json", e.file());
    assertEquals("f.json: " + path + ": " + rule, e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
  }

  private static String message(Path file) {
    return assertThrows(InputException.class, () -> InstanceReader.read(file)).getMessage();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String numbered(int count) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append(i == 0 ? "\"" : ",\"").append(i).append('"');
    }
    return list.toString();
  }
}
