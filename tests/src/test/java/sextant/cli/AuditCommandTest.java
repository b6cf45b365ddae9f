package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sextant audit} end to end. */
class AuditCommandTest {

  @TempDir private Path folder;

  private static JsonNode claim(JsonNode audit, String id, String variant) {
    for (JsonNode claim : audit.get("claims")) {
      if (claim.get("id").textValue().equals(id)
          && claim.path("variant").asText().equals(variant)) {
        return claim;
      }
    }
    throw new AssertionError(id + " " + variant + " is not in the audit");
  }

  @Test
  void theShippedInstancesAreAsExpected() throws IOException {
    Path report = folder.resolve("new/report");
    Cli.Run run = Cli.run("audit", "--json", "--report", report);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    assertEquals("", run.err());
    JsonNode audit = run.json();
    assertEquals(Cli.allShipped().size(), audit.get("instances").size());
    Set<String> ids = new TreeSet<>();
    for (JsonNode claim : audit.get("claims")) {
      ids.add(claim.get("id").textValue());
      assertEquals("as-expected", claim.get("outcome").textValue(), claim::toString);
      assertFalse(claim.get("vacuous").booleanValue(), claim::toString);
      assertEquals(Cli.allShipped().size(), claim.get("verdicts").size());
    }
    assertEquals(registered(), ids, "every registered claim is audited");
    JsonNode decomposition = claim(audit, "ORA-T4.1", "");
    for (JsonNode verdict : decomposition.get("verdicts")) {
      if (verdict.get("instance").textValue().equals("alpacaeval-log")) {
        assertEquals("DECIDED", verdict.get("evidence").textValue());
      }
    }
    assertEquals("REFUTED", claim(audit, "ORA-LA.1-SEL", "published").get("evidence").textValue());
    try (Stream<Path> files = Files.list(report)) {
      assertEquals(
          Set.of("audit.json", "audit.txt"),
          files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet()));
    }
    assertEquals(run.out(), Files.readString(report.resolve("audit.json")));
    String table = Files.readString(report.resolve("audit.txt"));
    assertTrue(table.endsWith("63 as expected, 0 not, 0 undecided\n"), table);
  }

  @Test
  void claimsAreNamedInEitherCaseAndFilesThatLookAlikeAreBothAudited() throws IOException {
    Files.copy(Cli.shipped("tiny"), folder.resolve("a\\u0007.json"));
    Files.copy(Cli.shipped("tiny"), folder.resolve("a\u0007.json"));
    JsonNode audit =
        Cli.run("audit", "--claims", "ora-t4.1", "--instances", folder, "--json").json();
    assertEquals(1, audit.get("claims").size());
    assertEquals("ORA-T4.1", audit.get("claims").get(0).get("id").textValue());
    assertEquals(2, audit.get("instances").size());
  }

  private static Set<String> registered() throws IOException {
    try (Stream<Path> files = Files.list(Cli.ROOT.resolve("spec/claims"))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.substring(0, name.length() - ".yaml".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void theTableIsAlignedAndNamesEveryClaim() throws IOException {
    Cli.copy(folder, "tiny", "one-response");
    Cli.Run run = Cli.run("audit", "--instances", folder);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    int column = lines.get(0).indexOf("STATEMENT");
    assertTrue(column > 0, run.out());
    for (String id : registered()) {
      List<String> rows = lines.stream().filter(line -> line.startsWith(id + " ")).toList();
      assertFalse(rows.isEmpty(), id);
      for (String row : rows) {
        assertTrue(row.length() > column && row.charAt(column - 1) == ' ', row);
        assertTrue(row.charAt(column) != ' ', row);
      }
    }
  }

  @Test
  void claimsCanBeChosen() {
    Cli.Run run =
        Cli.run(
            "audit", "--claims", "ORA-T4.1,ORA-Eq1", "--instances", Cli.shipped("tiny"), "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    JsonNode audit = run.json();
    assertEquals(List.of("tiny"), Cli.JSON.convertValue(audit.get("instances"), List.class));
    assertEquals(2, audit.get("claims").size());
    assertEquals("DECIDED", claim(audit, "ORA-T4.1", "").get("evidence").textValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORA-T9.9", "", "ORA-T4.1,,", "ORA-T4.1,NONE"})
  void unknownClaimsAreBadUsage(String ids) {
    Cli.Run run = Cli.run("audit", "--claims", ids, "--instances", Cli.shipped("tiny"));
    if (ids.equals("ORA-T4.1,,")) {
      assertEquals(ExitCode.AS_EXPECTED, run.code(), "a trailing comma is harmless");
    } else {
      assertEquals(ExitCode.BAD_INPUT, run.code());
      assertTrue(run.err().startsWith("sextant audit: no claim '"), run.err());
      assertEquals("", run.out());
    }
  }

  @Test
  void aBadFileIsReportedAndTheOthersAreAudited() throws IOException {
    Cli.copy(folder, "tiny", "one-prompt");
    Files.writeString(folder.resolve("broken.json"), "{\"schema\": 1}");
    Files.writeString(folder.resolve("notes.txt"), "no instance at all");
    Cli.Run run = Cli.run("audit", "--instances", folder, "--json");
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("broken.json: /schema: "), run.err());
    JsonNode audit = run.json();
    assertEquals(
        List.of("one-prompt", "tiny"), Cli.JSON.convertValue(audit.get("instances"), List.class));
    assertTrue(run.err().contains(audit.get("errors").get(0).textValue()));
    assertEquals(2, claim(audit, "ORA-T4.1", "").get("applied").intValue());
  }

  @Test
  void onlyBadFilesStillGiveAReport() throws IOException {
    Files.writeString(folder.resolve("broken.json"), "");
    Cli.Run run = Cli.run("audit", "--instances", folder, "--json");
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertEquals(1, run.json().get("errors").size());
    assertEquals(0, run.json().get("instances").size());
  }

  @Test
  void nothingToAuditIsBadInput() {
    Cli.Run empty = Cli.run("audit", "--instances", folder);
    assertEquals(ExitCode.BAD_INPUT, empty.code());
    assertTrue(empty.err().contains("no .json file"), empty.err());
    Cli.Run missing = Cli.run("audit", "--instances", folder.resolve("missing"));
    assertEquals(ExitCode.BAD_INPUT, missing.code());
    assertTrue(missing.err().contains("missing: /: no such file"), missing.err());
  }

  @Test
  void sameInputSameBytesWhateverTheNumberOfJobs() throws IOException {
    Cli.copy(folder, "tiny", "one-dimension", "mixed-numbers", "example-4.4", "zero-mass-prompt");
    Cli.Run one = Cli.run("audit", "--instances", folder, "--json", "--jobs", 1);
    Cli.Run four = Cli.run("audit", "--instances", folder, "--json", "--jobs", 4);
    Cli.Run again = Cli.run("audit", "--instances", folder, "--json", "--jobs", 4);
    assertEquals(one.out(), four.out());
    assertEquals(four.out(), again.out());
    assertTrue(one.out().length() > 1000);
    assertEquals(0, one.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "99999999999"})
  void jobsMustBeAPositiveNumber(String jobs) {
    Cli.Run run = Cli.run("audit", "--jobs", jobs);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains("--jobs"), run.err());
  }

  @Test
  void aReportThatCannotBeWrittenIsAnOutputError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli.Run run =
        Cli.run("audit", "--instances", Cli.shipped("tiny"), "--report", file.resolve("below"));
    assertEquals(ExitCode.INTERNAL, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    assertTrue(run.err().contains("file"), run.err());
  }

  @Test
  void aClaimThatAppliesNowhereIsVacuousAndContradictsNothing() {
    Cli.Run run =
        Cli.run(
            "audit", "--claims", "ORA-LA.1-SEL", "--instances", Cli.shipped("rho-zero"), "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code());
    JsonNode published = claim(run.json(), "ORA-LA.1-SEL", "published");
    assertTrue(published.get("vacuous").booleanValue());
    assertEquals("NOT-APPLICABLE", published.get("evidence").textValue());
    Cli.Run table =
        Cli.run("audit", "--claims", "ORA-LA.1-SEL", "--instances", Cli.shipped("rho-zero"));
    assertTrue(table.out().contains("NOT-APPLICABLE (vacuous)"), table.out());
  }

  @Test
  void anAssumptionThatFailsIsNotApplicableAndNoContradiction() {
    Cli.Run run =
        Cli.run("audit", "--claims", "ORA-A1", "--instances", Cli.shipped("beyond-margin"));
    assertEquals(ExitCode.AS_EXPECTED, run.code());
    assertTrue(run.out().contains("NOT-APPLICABLE"), run.out());
  }

  @Test
  void namesThatAreNotAsciiArriveWhole() throws IOException {
    String text = Files.readString(Cli.shipped("tiny"), StandardCharsets.UTF_8);
    Path file = folder.resolve("tiny.json");
    Files.writeString(file, text.replace("\"x0\"", "\"Zürich 雪\""), StandardCharsets.UTF_8);
    Cli.Run run = Cli.run("audit", "--claims", "ORA-LA.1-SEL", "--instances", file);
    assertTrue(run.out().contains("z = (Zürich 雪, a, a)"), run.out());
  }
}
