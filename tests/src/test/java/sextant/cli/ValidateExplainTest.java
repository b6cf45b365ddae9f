package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sextant validate}, {@code explain} and {@code import} end to end. */
class ValidateExplainTest {

  @TempDir private Path folder;

  @Test
  void validInstancesAreDescribed() {
    Cli.Run run = Cli.run("validate", Cli.shipped("tiny"));
    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of(
            Cli.shipped("tiny") + ": valid, log-rational; 1 prompts, 2 responses, dimension 1",
            "  margin and ρ < δ (ORA-A1): holds",
            "  θ and θ_ref in Θ: holds"),
        run.out().lines().toList());
  }

  @Test
  void everyShippedInstanceIsValid() {
    Cli.Run run = Cli.run(prepend("validate", Cli.allShipped()));
    assertEquals(0, run.code(), run.err());
    assertEquals(3 * Cli.allShipped().size(), run.out().lines().count());
  }

  private static Object[] prepend(String command, List<Path> files) {
    Object[] args = new Object[files.size() + 1];
    args[0] = command;
    for (int i = 0; i < files.size(); i++) {
      args[i + 1] = files.get(i);
    }
    return args;
  }

  @Test
  void aFailedPreconditionIsNoError() {
    Cli.Run run = Cli.run("validate", Cli.shipped("beyond-margin"), Cli.shipped("outside-domain"));
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("ρ = 1/5 is not below δ = 1/10"), run.out());
    assertTrue(run.out().contains("θ ∈ Θ: outside"), run.out());
  }

  @Test
  void goodAndBadFilesTogether() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.json"), "{}");
    Cli.Run run = Cli.run("validate", bad, Cli.shipped("tiny"));
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.out().contains("tiny.json: valid"), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    JsonNode files = Cli.run("validate", bad, Cli.shipped("tiny"), "--json").json().get("files");
    assertEquals(false, files.get(0).get("valid").booleanValue());
    assertEquals(true, files.get(1).get("valid").booleanValue());
  }

  @Test
  void claimsAreListed() throws IOException {
    Cli.Run run = Cli.run("explain");
    assertEquals(0, run.code());
    try (var files = Files.list(Cli.ROOT.resolve("spec/claims"))) {
      long count = files.filter(file -> file.toString().endsWith(".yaml")).count();
      assertEquals(count, run.out().lines().count());
    }
    assertTrue(run.out().contains("ORA-T4.1 "), run.out());
  }

  @Test
  void aClaimIsExplainedWithItsFiveArtefacts() {
    Cli.Run run = Cli.run("explain", "ora-t4.1");
    assertEquals(0, run.code());
    for (String part :
        List.of(
            "ORA-T4.1 (theorem)",
            "assumes",
            "ORA-A1",
            "spec/claims/ORA-T4.1.yaml",
            "sextant.robust.Decomposition#supremum",
            "reference/src/main/java/sextant/robust/Decomposition.java",
            "contract",
            "proofs-notes/ORA-T4.1.md",
            "@Tag(\"ORA-T4.1\")")) {
      assertTrue(run.out().contains(part), part + " is not in " + run.out());
    }
    assertTrue(Files.isRegularFile(Cli.ROOT.resolve("proofs-notes/ORA-T4.1.md")));
  }

  @Test
  void anImportedTableIsAnInstanceAndItsAuditIsAsExpected() throws IOException {
    Path table = folder.resolve("wins.csv");
    Files.writeString(
        table, "prompt,response_a,response_b,wins_a,wins_b\np,a,b,3,5\np,b,c,4,4\np,a,c,1,6\n");
    Path out = folder.resolve("sub folder/my.json");
    Cli.Run run = Cli.run("import", table, "--beta", "1/10", "--out", out);
    assertEquals(0, run.code(), run.err());
    assertEquals(0, Cli.run("validate", out).code());
    Cli.Run printed = Cli.run("import", table, "--beta", "1/10");
    assertEquals(Files.readString(out), printed.out());
    Cli.Run audit = Cli.run("audit", "--instances", out);
    assertEquals(0, audit.code(), audit.out() + audit.err());
    assertTrue(audit.out().contains("0 not, 0 undecided"), audit.out());
  }

  @Test
  void aTableThatIsNoneIsBadInput() throws IOException {
    Cli.Run missing = Cli.run("import", folder.resolve("missing.csv"));
    assertEquals(ExitCode.BAD_INPUT, missing.code());
    assertEquals(1, missing.err().lines().count(), missing.err());
    Path file = Files.writeString(folder.resolve("wins.csv"), "prompt,a\nx,1\n");
    Cli.Run run = Cli.run("import", file);
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().startsWith("sextant: " + file + ": line 1: "), run.err());
    Cli.Run beta = Cli.run("import", file, "--beta", "1e9");
    assertEquals(ExitCode.BAD_INPUT, beta.code());
    assertTrue(beta.err().contains("--beta"), beta.err());
  }
}
