package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exit code 1: a verdict that the registry does not expect. The real registry is met everywhere, so
 * another one, that expects ORA-T4.1 to be refuted, stands first on the class path of a process.
 */
class UnexpectedVerdictTest {

  @TempDir private Path folder;

  @BeforeEach
  void expectTheOpposite() throws IOException {
    Path claims = Files.createDirectories(folder.resolve("sextant/spec/claims"));
    String text =
        Files.readString(Cli.ROOT.resolve("spec/claims/ORA-T4.1.yaml"), StandardCharsets.UTF_8);
    assertTrue(text.contains("\nexpected: holds"), text);
    for (String name : List.of("ORA-T4.1", "ORA-Eq1")) {
      Files.copy(Cli.ROOT.resolve("spec/claims/" + name + ".yaml"), claims.resolve(name + ".yaml"));
    }
    Files.writeString(
        claims.resolve("ORA-T4.1.yaml"),
        text.replace("\nexpected: holds", "\nexpected: refuted"),
        StandardCharsets.UTF_8);
  }

  private Cli.Run audit(String... more) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    String path = folder + System.getProperty("path.separator");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", path + classPath()));
    command.addAll(List.of("sextant.cli.Main", "audit"));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(300, TimeUnit.SECONDS));
    return new Cli.Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The tests' own class path; the one that Maven sets up is named by a property of its own. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Test
  void aVerdictThatIsNotExpectedExitsWithOneAndSaysSo() throws Exception {
    String tiny = Cli.shipped("tiny").toString();
    Cli.Run table = audit("--claims", "ORA-T4.1,ORA-Eq1", "--instances", tiny);
    assertEquals(ExitCode.NOT_AS_EXPECTED, table.code(), table.err());
    assertTrue(table.out().contains("DECIDED (NOT as expected)"), table.out());
    assertTrue(table.out().contains("\n2 verdicts over 1 instance in "), table.out());
    assertTrue(table.out().contains(": 1 as expected, 1 not, 0 undecided"), table.out());
    Cli.Run json = audit("--claims", "ORA-T4.1", "--instances", tiny, "--json");
    assertEquals(ExitCode.NOT_AS_EXPECTED, json.code(), json.err());
    assertEquals("not-as-expected", json.json().get("claims").get(0).get("outcome").textValue());
  }

  @Test
  void badInputOutweighsIt() throws Exception {
    Path instances = Files.createDirectory(folder.resolve("instances"));
    Cli.copy(instances, "tiny");
    Files.writeString(instances.resolve("bad.json"), "");
    Cli.Run run = audit("--claims", "ORA-T4.1", "--instances", instances.toString());
    assertEquals(ExitCode.BAD_INPUT, run.code(), run.err());
    assertTrue(run.out().contains("(NOT as expected)"), run.out());
  }

  @Test
  void aClaimThatAppliesNowhereContradictsNothing() throws Exception {
    String instance = Cli.shipped("beyond-margin").toString();
    Cli.Run run = audit("--claims", "ORA-T4.1", "--instances", instance);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.err());
    assertTrue(run.out().contains("(vacuous)"), run.out());
    assertTrue(run.out().contains("\n1 verdict over 1 instance in "), run.out());
  }
}
