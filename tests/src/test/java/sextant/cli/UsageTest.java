package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Help, version, wrong usage, and the precedence of exit codes. */
class UsageTest {

  @TestFactory
  Stream<DynamicTest> everyCommandHasHelpWithAnExample() {
    Set<String> commands = Main.commandLine().getSubcommands().keySet();
    assertTrue(
        commands.containsAll(List.of("audit", "eval", "validate", "explain", "modulus", "import")),
        commands::toString);
    return commands.stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command,
                    () -> {
                      Cli.Run run = Cli.run(command, "--help");
                      assertEquals(0, run.code(), run.err());
                      assertTrue(run.out().contains("Usage: sextant " + command), run.out());
                      assertTrue(run.out().contains("Example"), run.out());
                      assertTrue(run.out().contains("\n  sextant " + command + " "), run.out());
                      assertEquals("", run.err());
                      Cli.Run general = Cli.run("--help");
                      assertTrue(general.out().contains("\n  " + command + " "), general.out());
                    }));
  }

  @Test
  void theGeneralHelpTellsTheExitCodes() {
    Cli.Run run = Cli.run("--help");
    assertEquals(0, run.code());
    assertTrue(run.out().contains("0 as expected, 1 not as expected, 2 bad usage or input"));
    assertTrue(run.out().contains("Examples:"), run.out());
  }

  @Test
  void versionOfTheWhole() {
    Cli.Run run = Cli.run("--version");
    assertEquals(0, run.code());
    assertTrue(run.out().matches("sextant \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R"), run.out());
  }

  @ParameterizedTest
  @CsvSource({
    "frobnicate,''",
    "--frobnicate,''",
    "audit --frobnicate,audit",
    "audit --jobs,audit",
    "audit surplus,audit",
    "eval,eval",
    "eval a.json b.json,eval",
    "validate,validate",
    "explain ORA-T4.1 ORA-A1,explain",
    "explain ORA-T9.9,explain",
    "import,import"
  })
  void wrongUsageIsToldInTwoLines(String line, String command) {
    Cli.Run run = Cli.run((Object[]) line.split(" "));
    String name = command.isEmpty() ? "sextant" : "sextant " + command;
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertEquals("", run.out());
    List<String> lines = run.err().lines().toList();
    assertEquals(2, lines.size(), run.err());
    assertTrue(lines.get(0).startsWith(name + ": "), run.err());
    assertEquals("Try '" + name + " --help'.", lines.get(1));
    assertFalse(run.err().contains("Exception"), run.err());
  }

  @Test
  void aFileNameThatIsNoneIsWrongUsage() {
    Cli.Run run = Cli.run("eval", "a\u0000b.json");
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().contains("'a\\u0000b.json' is no file name"), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0", "0,3,3", "3,1,1", "1,4,4", "4,2,2", "1,3,1", "2,1,2", "2,3,2", "4,3,4", "0,1,1",
    "0,2,2"
  })
  void exitCodesTakePrecedenceInTheOrder2413(int first, int second, int worse) {
    assertEquals(worse, ExitCode.worse(first, second));
    assertEquals(worse, ExitCode.worse(second, first));
  }

  @Test
  void badInputOutweighsTheAuditsOwnCode() {
    Cli.Run run =
        Cli.run("audit", "--claims", "ORA-A1", "--instances", Cli.shipped("tiny"), "--jobs", 0);
    assertEquals(ExitCode.BAD_INPUT, run.code());
  }
}
