package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's Python candidate does what the README says. Needs python3; without it the test is
 * skipped with a word on standard error, and fails where CI=true.
 */
class ReadmeCandidateTest {

  @TempDir private Path folder;

  private static String program() throws IOException {
    String readme = Files.readString(Cli.ROOT.resolve("README.md"));
    int from = readme.indexOf("```python\n") + "```python\n".length();
    return readme.substring(from, readme.indexOf("```", from));
  }

  private Cli.Run check(String program) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.py"), program);
    return Cli.run(
        "check",
        "--candidate",
        "python3 '" + file + "'",
        "--quantities",
        "penalty",
        "--save",
        folder.resolve("failure.json"));
  }

  @Test
  void theProgramOfTheReadme() throws IOException, InterruptedException {
    requirePython();
    Cli.Run wrong = check(program());
    assertEquals(ExitCode.NOT_AS_EXPECTED, wrong.code(), wrong.err());
    List<String> lines = wrong.out().lines().toList();
    String readme = Files.readString(Cli.ROOT.resolve("README.md"));
    // the digits of an answer may hang on the machine's exp
    for (int k : new int[] {1, lines.size() - 1}) {
      assertTrue(readme.contains("\n" + lines.get(k) + "\n"), lines.get(k));
    }
    assertEquals("does not agree: positive-part", lines.get(lines.size() - 1));
    Cli.Run right = check(program().replace("max(r - q, 0)", "abs(r - q)"));
    assertEquals(ExitCode.AS_EXPECTED, right.code(), right.out() + right.err());
  }

  private static void requirePython() throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder("python3", "-c", "import json").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      String message = "python3 is missing: the README's candidate was NOT run";
      System.err.println(message);
      assertTrue(!"true".equals(System.getenv("CI")), message);
      abort(message);
    }
  }
}
