package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The candidates in Python through the real protocol, and the runner of test vectors. The one in
 * numpy needs Debian's python3-numpy; without it its tests are skipped with a word on standard
 * output, and fail where CI=true.
 */
class PythonCandidateTest {

  private static final String PYTHON = "/usr/bin/python3";
  private static final Path CANDIDATES = Cli.ROOT.resolve("tests/candidates");

  @TempDir private Path folder;

  private record Ended(int code, String out) {}

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "python3 does not end");
      return new Ended(process.exitValue(), out);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void require(String module) throws IOException, InterruptedException {
    boolean there =
        Files.isExecutable(Path.of(PYTHON))
            && run(List.of(PYTHON, "-c", "import " + module)).code() == 0;
    if (!there) {
      String message = "SKIPPED: no " + PYTHON + " with " + module + " (Debian: python3-numpy)";
      System.out.println(message);
      assertFalse("true".equals(System.getenv("CI")), message);
      abort(message);
    }
  }

  private static String command(Path program) {
    return PYTHON + " '" + program + "'";
  }

  private Cli.Run check(Path program, Object... options) {
    List<Object> all = new ArrayList<>(List.of("check", "--candidate", command(program)));
    all.addAll(List.of("--save", folder.resolve("failure.json"), "--json"));
    all.addAll(List.of(options));
    return Cli.run(all.toArray());
  }

  /** All quantities, right on all cases. */
  @Test
  void numpyAgrees() throws IOException, InterruptedException {
    require("numpy");
    Cli.Run run = check(CANDIDATES.resolve("numpy_candidate.py"), "--cases", 400);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.out() + run.err());
    JsonNode quantities = run.json().get("quantities");
    assertEquals(sextant.fast.Target.values().length, quantities.size());
    for (JsonNode quantity : quantities) {
      assertEquals(400, quantity.get("cases").intValue(), quantity::toString);
    }
  }

  @Test
  void plainDpoCodeAgrees() throws IOException, InterruptedException {
    require("json");
    Cli.Run run =
        check(
            CANDIDATES.resolve("dpo_loss.py"),
            "--cases",
            300,
            "--quantities",
            "batchLoss,batchSmoothedLoss");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.out() + run.err());
  }

  /** One change to the program, and the class that it belongs to is named. */
  @ParameterizedTest
  @CsvSource({
    "numpy_candidate.py, 'np.sign(h), np.abs(h), psi', 'np.sign(h), 0 * h, psi', score-term-dropped",
    "numpy_candidate.py, 'p * softplus(-beta * h)', '(1 - p) * softplus(-beta * h)', ''",
    "dpo_loss.py, 'logit = beta *', 'logit = beta * beta *', beta-twice",
    "dpo_loss.py, 'beta\"], epsilon)', 'beta\"])', smoothing-ignored",
    "dpo_loss.py, 'total / len(policy_chosen)', 'total', batch-not-averaged"
  })
  void aBrokenProgramIsFound(String program, String from, String to, String name)
      throws IOException, InterruptedException {
    require("numpy");
    String text = Files.readString(CANDIDATES.resolve(program));
    assertTrue(text.contains(from), from);
    Path broken = Files.writeString(folder.resolve("broken.py"), text.replace(from, to));
    Files.copy(CANDIDATES.resolve("sextant_candidate.py"), folder.resolve("sextant_candidate.py"));
    Cli.Run run = check(broken, "--cases", 100);
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code(), run.out() + run.err());
    assertTrue(run.out().contains(name), run.out());
    assertTrue(Files.exists(folder.resolve("failure.json")));
    Cli.Run again =
        Cli.run(
            "check", "--replay", folder.resolve("failure.json"), "--candidate", command(broken));
    assertEquals(ExitCode.NOT_AS_EXPECTED, again.code(), again.out() + again.err());
  }

  /** Whatever a program does wrong is a finding, not a failure of the check. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "raise ValueError('no') | error",
        "import os; os._exit(3) | crash",
        "import sys; sys.__stdout__.write('junk '); return 0.5 | garbage",
        "return float('nan') | not-finite",
        "return [1.0, 2.0] | wrong-shape",
        "return 'text' | error"
      })
  void misbehaviourIsAFinding(String body, String kind) throws IOException {
    Files.copy(CANDIDATES.resolve("sextant_candidate.py"), folder.resolve("sextant_candidate.py"));
    Path program =
        Files.writeString(
            folder.resolve("odd.py"),
            "from sextant_candidate import serve\n\ndef sail(instance):\n    "
                + body
                + "\n\nserve(sail)\n");
    Cli.Run run = check(program, "--cases", 3, "--quantities", "sail");
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code(), run.out() + run.err());
    assertTrue(run.out().contains(kind), run.out());
  }

  @Test
  void theVectorsRunAgainstPython() throws IOException, InterruptedException {
    require("numpy");
    Cli.run("vectors", "--out", folder, "--cases", 80);
    String corpus = folder.resolve("vectors.json").toString();
    String runner = CANDIDATES.resolve("run_vectors.py").toString();
    Path numpy = CANDIDATES.resolve("numpy_candidate.py");
    Ended right = run(List.of(PYTHON, runner, corpus, numpy.toString()));
    assertEquals(0, right.code(), right.out());
    assertTrue(right.out().contains("sailGradient: 80 passed, 0 failed"), right.out());
    String text = Files.readString(numpy).replace("-beta * h) + (1 - p)", "beta * h) + (1 - p)");
    Path broken = Files.writeString(folder.resolve("broken.py"), text);
    Ended wrong = run(List.of(PYTHON, runner, corpus, broken.toString()));
    assertEquals(1, wrong.code(), wrong.out());
    Ended none = run(List.of(PYTHON, runner, broken.toString(), broken.toString()));
    assertEquals(2, none.code(), none.out());
  }

  /** The README's program, and the answer that it shows. */
  @Test
  void theReadmeTellsWhatHappens() throws IOException, InterruptedException {
    require("json");
    Files.copy(CANDIDATES.resolve("sextant_candidate.py"), folder.resolve("sextant_candidate.py"));
    String readme = Files.readString(Cli.ROOT.resolve("README.md"));
    int start = readme.indexOf("from math import exp\nfrom sextant_candidate import");
    assertTrue(start > 0, "the README's walk-through");
    String text = readme.substring(start, readme.indexOf("```", start));
    Path program = Files.writeString(folder.resolve("mine.py"), text);
    Cli.Run run =
        Cli.run(
            "check",
            "--candidate",
            command(program),
            "--quantities",
            "penalty",
            "--save",
            folder.resolve("failure.json"));
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code(), run.out() + run.err());
    List<String> lines = run.out().lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      boolean named = line.contains("failure.json");
      assertTrue(named || readme.contains("\n" + line + "\n"), () -> "not in the README: " + line);
    }
    Files.writeString(program, text.replace("max(", "abs(").replace(", 0)", ")"));
    Cli.Run right = check(program, "--cases", 200);
    assertEquals(ExitCode.AS_EXPECTED, right.code(), right.out() + right.err());
  }
}
