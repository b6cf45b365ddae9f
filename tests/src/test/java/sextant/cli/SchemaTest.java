package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sextant.audit.Quantity;

/** What the commands print for machines is what {@code spec/schema} says, and nothing else is. */
class SchemaTest {

  @TempDir private Path folder;

  private static JsonSchema schema(String name) {
    try {
      JsonNode text = Cli.JSON.readTree(Cli.ROOT.resolve("spec/schema/" + name + ".json").toFile());
      // The ids are relative; a base makes them absolute.
      SchemaLocation base = SchemaLocation.of("https://sextant.example/" + name + ".json");
      return JsonSchemaFactory.getInstance(
              VersionFlag.V202012,
              builder -> builder.schemaLoaders(loaders -> loaders.schemas(SchemaTest::byId)))
          .getSchema(base, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The schema of an id that another one refers to. */
  private static String byId(String id) {
    String name = id.replace("https://sextant.example/sextant/", "").replace('/', '-');
    try {
      return Files.readString(Cli.ROOT.resolve("spec/schema/" + name + ".json"));
    } catch (IOException e) {
      return null;
    }
  }

  private static void assertValid(String name, JsonNode output) {
    assertEquals("[]", schema(name).validate(output).toString());
  }

  /**
   * Every single damage must be noticed: a key renamed, removed, added; a value of another kind.
   */
  private static void assertDamageIsNoticed(String name, JsonNode output) {
    JsonSchema schema = schema(name);
    List<JsonNode> damaged = new ArrayList<>();
    damage(output, output, damaged);
    assertTrue(damaged.size() > 5, () -> "only " + damaged.size());
    for (JsonNode one : damaged) {
      assertNotEquals("[]", schema.validate(one).toString(), one::toString);
    }
  }

  private static void damage(JsonNode root, JsonNode node, List<JsonNode> damaged) {
    if (node instanceof ObjectNode object) {
      object.put("unknownKey", 1);
      damaged.add(root.deepCopy());
      object.remove("unknownKey");
      for (String key : names(object)) {
        JsonNode kept = object.get(key);
        object.set(key, Cli.JSON.nullNode());
        damaged.add(root.deepCopy());
        object.set(key, kept.isTextual() ? Cli.JSON.getNodeFactory().numberNode(3) : text());
        damaged.add(root.deepCopy());
        object.set(key, kept);
        damage(root, kept, damaged);
      }
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      JsonNode kept = array.get(0);
      array.set(0, Cli.JSON.nullNode());
      damaged.add(root.deepCopy());
      array.set(0, kept);
      damage(root, kept, damaged);
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode text() {
    return Cli.JSON.getNodeFactory().textNode("\u001b");
  }

  @TestFactory
  Stream<DynamicTest> theSchemasAreThemselvesValid() {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
    return Stream.of(
            "audit-1",
            "evaluation-1",
            "validation-1",
            "claims-1",
            "check-1",
            "mutants-1",
            "failure-1",
            "vectors-1",
            "request-1",
            "answer-1",
            "modulus-1",
            "run-1")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      JsonNode text = schema(name).getSchemaNode();
                      assertEquals("[]", meta.validate(text).toString());
                      assertEquals(
                          "sextant/" + name.replace('-', '/'), text.get("$id").textValue());
                    }));
  }

  @Test
  void audit() throws IOException {
    Cli.copy(folder, "tiny", "one-response", "example-4.4", "beyond-margin", "extreme-odds");
    Files.writeString(folder.resolve("broken.json"), "{");
    Cli.Run run = Cli.run("audit", "--json", "--instances", folder);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    JsonNode output = run.json();
    assertValid("audit-1", output);
    assertEquals(1, output.get("errors").size());
    assertTrue(run.out().contains("\"within\""), "an enclosed equality is among them");
    ObjectNode shorter = output.deepCopy();
    ArrayNode claims = (ArrayNode) shorter.get("claims");
    claims.removeIf(
        claim ->
            !claim.path("id").asText().equals("ORA-LA.1-SEL")
                || !claim.path("variant").asText().equals("published"));
    assertEquals(1, claims.size());
    assertDamageIsNoticed("audit-1", shorter);
  }

  @Test
  void auditWithAContradiction() throws IOException {
    Cli.copy(folder, "tiny");
    JsonNode output = Cli.run("audit", "--json", "--instances", folder).json();
    ObjectNode claim = (ObjectNode) output.get("claims").get(0);
    claim.put("vacuous", true);
    assertNotEquals("[]", schema("audit-1").validate(output).toString());
  }

  @TestFactory
  Stream<DynamicTest> evaluations() {
    return Cli.allShipped().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    String.valueOf(file.getFileName()),
                    () -> {
                      Cli.Run run = Cli.run("eval", file, "--json", "--exact", "--digits", 9);
                      assertValid("evaluation-1", run.json());
                      String names = String.join(",", Quantity.keys());
                      Cli.Run more = Cli.run("eval", file, "--json", "--quantities", names);
                      assertValid("evaluation-1", more.json());
                    }));
  }

  @Test
  void evaluationsDamaged() {
    JsonNode output = Cli.run("eval", Cli.shipped("tiny"), "--json", "--exact").json();
    assertDamageIsNoticed("evaluation-1", output);
    JsonNode whole = Cli.run("eval", Cli.shipped("tiny"), "--json", "--digits", 0).json();
    assertValid("evaluation-1", whole);
    ((ObjectNode) whole.get("sail")).put("lo", "1e5");
    assertNotEquals("[]", schema("evaluation-1").validate(whole).toString());
  }

  @Test
  void validation() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "[]");
    Cli.Run run =
        Cli.run("validate", "--json", Cli.shipped("tiny"), bad, Cli.shipped("outside-domain"));
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertValid("validation-1", run.json());
    assertDamageIsNoticed("validation-1", run.json());
  }

  @Test
  void modulus() {
    JsonNode output = Cli.run("modulus", Cli.shipped("one-dimension"), "--json").json();
    assertValid("modulus-1", output);
    assertDamageIsNoticed("modulus-1", output);
    Cli.Run cut = Cli.run("modulus", Cli.shipped("tiny"), "--json", "--max-boxes", 20);
    assertEquals(ExitCode.UNDECIDED, cut.code());
    assertValid("modulus-1", cut.json());
  }

  @Test
  void run() {
    Object[] short3 = {"--algorithm", "rscgd", "--steps", 3, "--checkpoints", 2, "--json"};
    Cli.Run run = Cli.run(with(short3, "run", Cli.shipped("tiny")));
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    assertValid("run-1", run.json());
    assertDamageIsNoticed("run-1", run.json());
    ObjectNode halved = (ObjectNode) run.json();
    ((ObjectNode) halved.get("rows").get(0)).remove("gradientNorm");
    assertNotEquals("[]", schema("run-1").validate(halved).toString());
    Cli.Run plane = Cli.run(with(short3, "run", Cli.shipped("box-domain"), "--digits", 1));
    assertValid("run-1", plane.json());
    Cli.Run ascent =
        Cli.run("run", Cli.shipped("tiny"), "--algorithm", "ascent", "--steps", 4, "--json");
    assertEquals(ExitCode.AS_EXPECTED, ascent.code(), ascent.err());
    assertValid("run-1", ascent.json());
    assertDamageIsNoticed("run-1", ascent.json());
  }

  private static Object[] with(Object[] last, Object... first) {
    return Stream.concat(Stream.of(first), Stream.of(last)).toArray();
  }

  @Test
  void check() throws IOException {
    Path saved = folder.resolve("failure.json");
    Cli.Run run =
        Cli.run("check", "--candidate", "builtin:square", "--cases", 60, "--json", "--save", saved);
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code());
    assertValid("check-1", run.json());
    assertDamageIsNoticed("check-1", run.json());
    JsonNode failure = Cli.JSON.readTree(saved.toFile());
    assertValid("failure-1", failure);
    assertDamageIsNoticed("failure-1", failure);
    assertValid("request-1", failure.get("request"));
    assertDamageIsNoticed("request-1", failure.get("request"));
    assertValid(
        "check-1",
        Cli.run("check", "--candidate", "builtin:pair-loops", "--cases", 40, "--json").json());
    Cli.Run far =
        Cli.run(
            "check",
            "--candidate",
            "builtin:off-by-one",
            "--cases",
            200,
            "--json",
            "--save",
            saved);
    assertValid("check-1", far.json());
    Cli.run("check", "--candidate", "builtin:log-of-sigmoid", "--cases", 40, "--save", saved);
    assertValid("failure-1", Cli.JSON.readTree(saved.toFile()));
  }

  @Test
  void checkOfACommandWithoutAnswers() {
    Path saved = folder.resolve("failure.json");
    Cli.Run run = Cli.run("check", "--candidate", "true", "--json", "--save", saved);
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code(), run.err());
    assertValid("check-1", run.json());
    assertEquals(
        "given up after 10 cases without an answer", run.json().get("stopped").textValue());
    assertEquals("crash", run.json().get("findings").get(0).get("kind").textValue());
  }

  @Test
  void mutants() {
    JsonNode output = Cli.run("check", "--mutants", "--cases", 40, "--json").json();
    assertValid("mutants-1", output);
    assertDamageIsNoticed("mutants-1", output);
  }

  @Test
  void answers() throws IOException {
    JsonNode answer =
        Cli.JSON.readTree(
            "{\"id\": 3, \"values\": {\"sail\": 0.5, \"sailGradient\": [1, 2],"
                + " \"worstCaseOracle\": [[[0.5]]]}, \"unsupported\": [\"penalty\"]}");
    assertValid("answer-1", answer);
    assertValid("answer-1", Cli.JSON.readTree("{\"sail\": 0.5, \"penalty\": null}"));
    assertValid("answer-1", Cli.JSON.readTree("{\"error\": \"why\"}"));
    for (String wrong : List.of("[]", "{\"sail\": [1]}", "{\"sial\": 1}", "{\"id\": \"x\"}")) {
      assertNotEquals("[]", schema("answer-1").validate(Cli.JSON.readTree(wrong)).toString());
    }
  }

  @Test
  void claims() {
    assertValid("claims-1", Cli.run("explain", "--json").json());
    JsonNode one = Cli.run("explain", "ORA-LA.1-SEL", "--json").json();
    assertValid("claims-1", one);
    assertDamageIsNoticed("claims-1", one);
  }

  @Test
  void vectors() throws IOException {
    Cli.Run run = Cli.run("vectors", "--out", folder, "--cases", 100);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    JsonNode output = Cli.JSON.readTree(folder.resolve("vectors.json").toFile());
    assertValid("vectors-1", output);
    ArrayNode vectors = (ArrayNode) output.get("vectors");
    ArrayNode small = Cli.JSON.createArrayNode().add(vectors.get(0));
    ((ObjectNode) output).set("vectors", small);
    assertDamageIsNoticed("vectors-1", output);
  }
}
