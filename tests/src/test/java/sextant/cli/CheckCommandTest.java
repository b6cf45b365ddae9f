package sextant.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sextant check} end to end. */
class CheckCommandTest {

  @TempDir private Path folder;

  private Path saved() {
    return folder.resolve("failure.json");
  }

  private Cli.Run check(Object... args) {
    Object[] all = new Object[args.length + 3];
    all[0] = "check";
    all[1] = "--save";
    all[2] = saved();
    System.arraycopy(args, 0, all, 3, args.length);
    return Cli.run(all);
  }

  @ParameterizedTest
  @CsvSource({
    "builtin:pair-loops,binary64",
    "builtin:prefix-sums,binary64",
    "builtin:autodiff,binary64",
    "builtin:single-precision,binary32"
  })
  void aRightOneAgrees(String candidate, String precision) {
    Cli.Run run = check("--candidate", candidate, "--precision", precision, "--cases", 150);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.out() + run.err());
    assertTrue(run.out().startsWith(candidate + ", " + precision + ", 150 cases, seed 1\n"));
    assertTrue(run.out().endsWith("agrees on all cases\n"), run.out());
    assertEquals("", run.err());
    assertFalse(Files.exists(saved()));
  }

  @Test
  void aWrongOneIsNamedSavedAndReplayed() throws IOException {
    Cli.Run run = check("--candidate", "builtin:preference-swapped", "--cases", 80);
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code());
    assertEquals("", run.err());
    assertTrue(run.out().endsWith("does not agree: preference-swapped\n"), run.out());
    assertTrue(run.out().contains("smallest case found in "), run.out());
    assertTrue(run.out().contains("|X| = 1, |Y| = 2, d = 1"), run.out());
    JsonNode failure = Cli.JSON.readTree(saved().toFile());
    assertEquals("sail", failure.get("quantity").textValue());

    Cli.Run again = check("--replay", saved());
    assertEquals(ExitCode.NOT_AS_EXPECTED, again.code(), again.err());
    assertTrue(again.out().startsWith("builtin:preference-swapped, binary64, 1 case, "));
    Cli.Run right = check("--replay", saved(), "--candidate", "builtin:prefix-sums");
    assertEquals(ExitCode.AS_EXPECTED, right.code(), right.out() + right.err());
  }

  /** Whatever the number of threads, and every time. */
  @Test
  void sameSeedSameBytes() throws IOException {
    Object[] args = {"--candidate", "builtin:clamped", "--cases", 90, "--seed", 5, "--json"};
    Cli.Run first = check(args);
    String file = Files.readString(saved());
    Object[] alone = java.util.Arrays.copyOf(args, args.length + 2);
    alone[args.length] = "--jobs";
    alone[args.length + 1] = 1;
    Cli.Run second = check(alone);
    assertEquals(first.out(), second.out());
    assertEquals(file, Files.readString(saved()));
    Cli.Run other = check("--candidate", "builtin:clamped", "--cases", 90, "--seed", 6, "--json");
    assertFalse(first.out().equals(other.out()), "another seed, other cases");
  }

  @Test
  void onlyTheQuantitiesAskedFor() {
    Cli.Run run =
        check(
            "--candidate",
            "builtin:gradient-sign",
            "--cases",
            60,
            "--quantities",
            "sail,penalty",
            "--json");
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.out());
    assertEquals(2, run.json().get("quantities").size());
  }

  /** The README's table is what a run prints. */
  @Test
  void theMutantTable() throws IOException {
    Cli.Run run = check("--mutants", "--cases", 2000);
    assertEquals(ExitCode.AS_EXPECTED, run.code(), run.out());
    assertTrue(run.out().startsWith("BUG CLASS "), run.out());
    String readme = Files.readString(Cli.ROOT.resolve("README.md"));
    assertTrue(readme.contains("```\n" + run.out() + "```"), "README.md has another table");
    assertTrue(
        run.out()
            .endsWith(
                "23 bug classes, 23 found, 23 named; 0 false alarms; binary64, 2000 cases, seed 1\n"),
        run.out());
    Cli.Run few = check("--mutants", "--cases", 1);
    assertEquals(ExitCode.NOT_AS_EXPECTED, few.code(), "one case does not kill them all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "check|--candidate is missing",
        "check --candidate builtin:none|no 'builtin:none'; built in are pair-loops, prefix-sums,",
        "check --candidate builtin:clamped --cases 0|--cases must be between 1 and 10000000",
        "check --candidate builtin:clamped --jobs 0|--jobs must be between 1 and 256",
        "check --candidate builtin:clamped --timeout 0|--timeout must be between 1 and 86400",
        "check --candidate builtin:clamped --precision half|no precision 'half'; there are",
        "check --candidate builtin:clamped --quantities sial|no quantity 'sial'; there are sail,",
        "check --candidate /no/such/program|--candidate: '/no/such/program' cannot be run: ",
        "check --candidate '|--candidate: a quote is not closed",
        "check --candidate builtin:clamped --candidate builtin:square --json|--json takes one",
        "check --mutants --candidate x|--mutants goes with none of"
      })
  void wrongUsage(String line, String rule) {
    Cli.Run run = Cli.run((Object[]) line.split(" "));
    assertEquals(ExitCode.BAD_INPUT, run.code(), run.out());
    assertTrue(run.err().startsWith("sextant check: " + rule), run.err());
    assertEquals(2, run.err().lines().count(), run.err());
  }

  /** Several share the cases; the first that does not agree is the one that is saved. */
  @Test
  void severalAtOnce() throws IOException {
    List<Object> words = new ArrayList<>(List.of("--cases", 60));
    for (String name : List.of("pair-loops", "square", "prefix-sums", "clamped")) {
      words.add("--candidate");
      words.add("builtin:" + name);
    }
    Cli.Run run = check(words.toArray());
    assertEquals(ExitCode.NOT_AS_EXPECTED, run.code(), run.out());
    assertEquals(2, run.out().lines().filter("agrees on all cases"::equals).count(), run.out());
    assertEquals(
        "builtin:square", Cli.JSON.readTree(saved().toFile()).get("candidate").textValue());
    Cli.Run replay = check("--replay", saved(), "--candidate", "a", "--candidate", "b");
    assertTrue(replay.err().startsWith("sextant check: --replay takes one"), replay.err());
  }

  /** A file may not make the check run a command. */
  @Test
  void aReplayedCommandMustBeGivenAnew() throws IOException {
    check("--candidate", "builtin:square", "--cases", 60);
    ObjectNode failure = (ObjectNode) Cli.JSON.readTree(saved().toFile());
    failure.put("candidate", "touch " + folder.resolve("proof"));
    Files.writeString(saved(), failure.toString());
    Cli.Run run = check("--replay", saved());
    assertEquals(ExitCode.BAD_INPUT, run.code());
    assertTrue(run.err().startsWith("sextant check: --candidate is missing"), run.err());
    assertFalse(Files.exists(folder.resolve("proof")));
    Cli.Run other = check("--replay", saved(), "--precision", "binary32");
    assertEquals(ExitCode.BAD_INPUT, other.code());
  }

  private Cli.Run replay(String text) throws IOException {
    Files.writeString(saved(), text);
    Cli.Run run = check("--replay", saved(), "--candidate", "builtin:prefix-sums");
    assertEquals(ExitCode.BAD_INPUT, run.code(), run.out() + run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertFalse(run.err().contains("Exception"), run.err());
    return run;
  }

  /** Every part of a file is checked before anything is computed. */
  @Test
  void brokenFiles() throws IOException {
    check("--candidate", "builtin:preference-swapped", "--cases", 40);
    String whole = Files.readString(saved());
    assertTrue(replay("").err().contains("failure.json: /"));
    assertTrue(replay("[".repeat(5000)).err().contains("not valid JSON"));
    assertTrue(replay(whole + "x").err().contains("not valid JSON"));
    assertTrue(replay("{}").err().contains("/schema: must be"));
    String[][] damages = {
      {"precision", "\"half\"", "/precision"},
      {"request", "[]", "/request"},
    };
    for (String[] damage : damages) {
      ObjectNode failure = (ObjectNode) Cli.JSON.readTree(whole);
      failure.set(damage[0], Cli.JSON.readTree(damage[1]));
      assertTrue(replay(failure.toString()).err().contains(damage[2]), damage[0]);
    }
    String[][] requests = {
      {"", "id", "1.5", "/id"},
      {"", "batch", "[]", "/batch"},
      {"", "batch", "[{\"x\":9,\"y1\":0,\"y2\":0,\"label\":1}]", "/batch/0/x"},
      {"", "batch", "[{\"x\":0,\"y1\":0,\"y2\":0,\"label\":2}]", "/batch/0/label"},
      {"", "epsilon", "0.5", "/epsilon"},
      {"", "quantities", "[\"sial\"]", "/quantities"},
      {"", "quantities", "[]", "/quantities"},
      {"", "more", "1", "unknown key"},
      {"instance", "beta", "0", "/request/beta"},
      {"instance", "beta", "\"1\"", "/instance/beta"},
      {"instance", "beta", "1e999", "/instance/beta"},
      {"instance", "rho", "0.4", "/instance/rho"},
      {"instance", "masses", "[0.5]", "/request/prompts"},
      {"instance", "theta", "[]", "/instance/theta"},
      {"instance", "theta", "[1e300]", "too large for the error model"},
      {"instance", "thetaRef", "[0, 0, 0, 0, 0]", "/instance/thetaRef"},
      {"instance", "features", "[[[0]]]", "/instance/preferences"},
      {"instance", "preferences", "[[[0.5, 0.75], [0.75, 0.5]]]", "/oracle/preferences"},
    };
    for (String[] change : requests) {
      ObjectNode failure = (ObjectNode) Cli.JSON.readTree(whole);
      ObjectNode request = (ObjectNode) failure.get("request");
      ObjectNode object = change[0].isEmpty() ? request : (ObjectNode) request.get(change[0]);
      object.set(change[1], Cli.JSON.readTree(change[2]));
      String text =
          failure.toString().replace("\"Infinity\"", "1e999").replace(":Infinity", ":1e999");
      Cli.Run run = replay(text);
      assertTrue(run.err().contains(change[3]), change[1] + ": " + run.err());
    }
    ObjectNode many = (ObjectNode) Cli.JSON.readTree(whole);
    ArrayNode theta = (ArrayNode) many.get("request").get("instance").get("theta");
    for (int k = 0; k < 300; k++) {
      theta.add(1);
    }
    assertTrue(replay(many.toString()).err().contains("1 to 256"));
    Cli.Run missing = check("--replay", folder.resolve("none.json"));
    assertTrue(missing.err().contains("no such file"), missing.err());
  }
}
