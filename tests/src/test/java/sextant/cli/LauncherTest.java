package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code ./sextant} itself, as users call it. The first run builds, the others reuse
 * that.
 */
class LauncherTest {

  private static final Path SEXTANT = Cli.ROOT.resolve("sextant");

  @TempDir private Path folder;

  @BeforeAll
  static void build(@TempDir Path folder) throws IOException, InterruptedException {
    Cli.Run run = start(folder, 400, Map.of(), SEXTANT.toString(), "--version");
    assertEquals(0, run.code(), run.err());
    Cli.Run again = start(folder, 300, Map.of(), SEXTANT.toString(), "--version");
    assertEquals("", again.err(), "built once, not again");
    assertEquals(Cli.run("--version").out(), again.out());
  }

  private static Cli.Run start(
      Path directory, int seconds, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().putAll(environment);
      // Java tells on standard error that it has seen these.
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      process.destroyForcibly();
      String errors = Files.readString(err, StandardCharsets.UTF_8);
      assertTrue(ended, "still running: " + List.of(command) + errors);
      return new Cli.Run(
          process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errors);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private Cli.Run start(String... command) throws IOException, InterruptedException {
    return start(folder, 300, Map.of(), command);
  }

  /** Runs a line of shell, in which "$SEXTANT" and "$TINY" are the launcher and an instance. */
  private Cli.Run shell(Map<String, String> environment, String line)
      throws IOException, InterruptedException {
    Map<String, String> all = new java.util.HashMap<>(environment);
    all.put("SEXTANT", SEXTANT.toString());
    all.put("TINY", Cli.shipped("tiny").toString());
    return start(folder, 300, all, "sh", "-c", line);
  }

  @Test
  void fromAnotherFolderThroughLinksAndNamesWithSpaces() throws Exception {
    Path links = Files.createDirectories(folder.resolve("with some spaces"));
    Files.createSymbolicLink(links.resolve("first link"), SEXTANT);
    Path second =
        Files.createSymbolicLink(folder.resolve("second"), Path.of("with some spaces/first link"));
    Files.copy(Cli.shipped("tiny"), links.resolve("my instance.json"));
    Cli.Run run =
        start(second.toString(), "eval", "with some spaces/my instance.json", "--digits", "60");
    assertEquals(0, run.code(), run.err());
    assertEquals(Cli.run("eval", Cli.shipped("tiny"), "--digits", 60).out(), run.out());
    assertEquals("", run.err());
    // JUnit would remark on links that leave its folder.
    Files.delete(second);
    Files.delete(links.resolve("first link"));
  }

  @Test
  void aCheckoutWhoseOwnPathHasSpaces() throws Exception {
    Path checkout = Files.createDirectories(folder.resolve("a checkout"));
    Files.createDirectory(checkout.resolve(".mvn"));
    for (String name : List.of("sextant", "pom.xml", ".mvn/jvm.config", ".mvn/maven.config")) {
      Files.copy(
          Cli.ROOT.resolve(name), checkout.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.setLastModifiedTime(
        checkout.resolve(".mvn"), Files.getLastModifiedTime(Cli.ROOT.resolve(".mvn")));
    Files.createSymbolicLink(checkout.resolve("spec"), Cli.ROOT.resolve("spec"));
    Files.createSymbolicLink(checkout.resolve("reference"), Cli.ROOT.resolve("reference"));
    Cli.Run run = start(checkout.resolve("sextant").toString(), "explain", "ORA-T4.1");
    assertEquals(0, run.code(), run.err());
    assertEquals("", run.err(), "nothing is built");
    assertTrue(run.out().startsWith("ORA-T4.1 (theorem)"), run.out());
    Files.delete(checkout.resolve("spec"));
    Files.delete(checkout.resolve("reference"));
  }

  @Test
  void exitCodesAndMessagesPassThrough() throws Exception {
    Cli.Run run = start(SEXTANT.toString(), "validate", "missing.json");
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertEquals("sextant: missing.json: /: no such file\n", run.err());
    Cli.Run usage = start(SEXTANT.toString(), "frobnicate");
    assertEquals(ExitCode.BAD_INPUT, usage.code());
    assertEquals(2, usage.err().lines().count(), usage.err());
  }

  @Test
  void anAuditWritesItsReportFromWhereItIsCalled() throws Exception {
    Cli.copy(folder, "tiny", "one-response");
    Cli.Run run =
        start(SEXTANT.toString(), "audit", "--instances", ".", "--report", "out", "--json");
    assertEquals(0, run.code(), run.err());
    assertEquals(run.out(), Files.readString(folder.resolve("out/audit.json")));
    assertEquals(Cli.run("audit", "--instances", folder, "--json").out(), run.out());
  }

  @Test
  void standardInputCanBeTheInstance() throws Exception {
    Cli.Run run = shell(Map.of(), "cat \"$TINY\" | \"$SEXTANT\" validate /dev/stdin");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().startsWith("/dev/stdin: valid"), run.out());
  }

  @Test
  void theCLocaleReadsAndWritesUtf8() throws Exception {
    String copy = "cp \"$TINY\" \"$(printf 'z\\303\\274rich.json')\" && ";
    for (Map<String, String> locale :
        List.of(Map.of("LC_ALL", "C"), Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""))) {
      Cli.Run run = shell(locale, copy + "\"$SEXTANT\" validate z*.json");
      assertEquals(0, run.code(), run.err());
      assertTrue(run.out().startsWith("zürich.json: valid"), run.out());
      assertTrue(run.out().contains("θ and θ_ref in Θ: holds"), run.out());
    }
  }

  @Test
  void aReaderThatStopsEarlyIsNoFailure() throws Exception {
    Cli.Run run =
        shell(
            Map.of("LARGE", Cli.shipped("alpacaeval-log").toString()),
            "{ \"$SEXTANT\" eval \"$LARGE\" --json --digits 200; echo $? >code; } | head -n 1");
    assertEquals("{\n", run.out());
    assertEquals("", run.err());
    assertEquals("0\n", Files.readString(folder.resolve("code")));
  }

  @Test
  void outputThatIsLostIsAFailure() throws Exception {
    if (Files.exists(Path.of("/dev/full"))) {
      for (String command : List.of("eval \"$TINY\"", "eval \"$TINY\" --json", "--help")) {
        Cli.Run run = shell(Map.of(), "\"$SEXTANT\" " + command + " >/dev/full");
        assertEquals(ExitCode.INTERNAL, run.code(), command + run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("standard output could not be written: "), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
      }
    }
  }
}
