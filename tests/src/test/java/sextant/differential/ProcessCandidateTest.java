package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;

/** The protocol: programs that answer, and programs that do anything else. */
class ProcessCandidateTest {

  @TempDir private Path folder;

  private Path notes() {
    return folder.resolve("the notes");
  }

  private CheckResult run(String manner, long cases, boolean required, long millis)
      throws IOException, InterruptedException {
    return run(manner, cases, List.of(Target.values()), required, millis);
  }

  private CheckResult run(
      String manner, long cases, List<Target> targets, boolean required, long millis)
      throws IOException, InterruptedException {
    DifferentialTest test = new DifferentialTest(Format.BINARY64, targets, required, 2);
    CheckResult result;
    List<String> command = CommandWords.of(Puppet.command(manner, notes()));
    try (Candidate puppet = new ProcessCandidate(manner, command, millis)) {
      result =
          test.run(List.of(puppet), new CaseGenerator(Format.BINARY64, 1)::at, cases, 1, done -> {})
              .get(0);
    }
    assertEnded();
    return result;
  }

  /** The last process noted is gone. */
  private void assertEnded() throws IOException, InterruptedException {
    if (!Files.exists(notes())) {
      return; // it was ended before it came to write
    }
    String pid = Files.readString(notes()).strip();
    if (pid.isEmpty()) {
      return;
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (isRunning(pid) && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertFalse(isRunning(pid), "the candidate is still running");
  }

  private static boolean isRunning(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  @ParameterizedTest
  @CsvSource({"right", "nested"})
  void aRightProgramAgrees(String manner) throws IOException, InterruptedException {
    CheckResult result = run(manner, 100, true, 20_000);
    assertTrue(result.agrees(), () -> result.findings().toString());
    assertEquals(Target.values().length, result.rows().size());
  }

  @ParameterizedTest
  @CsvSource({
    "garbage,GARBAGE,not valid JSON: ",
    "list,GARBAGE,'no JSON object: [1, 2]'",
    "typo,GARBAGE,'no quantity \"sial\"'",
    "other-id,GARBAGE,'the answer to 424242, not to 0'",
    "partial,PARTIAL_LINE,'the output ends in the middle of a line: {\"sail\": 0.'",
    "flood,TOO_LONG,a line of more than 1048576 bytes",
    "error,ERROR,not today"
  })
  void whatIsNoAnswer(String manner, Kind kind, String detail)
      throws IOException, InterruptedException {
    CheckResult result = run(manner, 2, false, 20_000);
    assertFalse(result.agrees());
    assertEquals(2, result.troubled());
    Finding first = result.findings().get(0);
    assertEquals(kind, first.kind());
    assertEquals("answer", first.subject());
    assertTrue(first.detail().startsWith(detail), first.detail());
    assertFalse(first.detail().contains("\n"));
  }

  @Test
  void aCrashIsToldWithItsLastWordsAndTheNextCaseIsAsked()
      throws IOException, InterruptedException {
    CheckResult result = run("crash", 5, false, 20_000);
    assertEquals(2, result.troubled(), "cases 1 and 3");
    assertEquals("ended with status 3: it burns", result.findings().get(0).detail());
    assertEquals(Kind.CRASH, result.findings().get(0).kind());
    assertEquals(5, result.cases());
  }

  @Test
  void aHangIsATimeOutAndEndsAfterTen() throws IOException, InterruptedException {
    CheckResult result = run("hang", 200, false, 150);
    assertEquals(Kind.TIME_OUT, result.findings().get(0).kind());
    assertEquals("no answer within 0.15 s", result.findings().get(0).detail());
    assertEquals(10, result.troubled());
    assertEquals("given up after 10 cases without an answer", result.stopped());
    assertFalse(result.agrees());
  }

  @Test
  void twoLinesForARequest() throws IOException, InterruptedException {
    CheckResult result = run("twice", 6, false, 20_000);
    assertFalse(result.agrees());
  }

  @Test
  void numbersThatAreNone() throws IOException, InterruptedException {
    CheckResult result = run("nan", 2, false, 20_000);
    assertEquals(3, result.rows().size());
    for (Finding finding : result.findings()) {
      assertEquals(Kind.NOT_FINITE, finding.kind(), finding.subject());
    }
    assertEquals(6, result.findings().size());
  }

  @Test
  void wrongShapes() throws IOException, InterruptedException {
    CheckResult result = run("shape", 2, false, 20_000);
    assertEquals(4, result.rows().size());
    for (Finding finding : result.findings()) {
      assertEquals(Kind.WRONG_SHAPE, finding.kind(), finding.subject());
    }
    assertEquals(8, result.findings().size());
  }

  @Test
  void whatIsNotAnsweredIsMissedOnlyWhereItIsRequiredOrAnsweredElsewhere()
      throws IOException, InterruptedException {
    CheckResult none = run("nothing", 3, false, 20_000);
    assertFalse(none.agrees(), "no quantity at all is no agreement");
    assertEquals(Target.values().length, none.unanswered().size());
    CheckResult required = run("nothing", 3, List.of(Target.SAIL), true, 20_000);
    assertEquals(Kind.MISSING, required.findings().get(0).kind());
    CheckResult half = run("now-and-then", 4, List.of(Target.SAIL), false, 20_000);
    assertEquals(Kind.MISSING, half.findings().get(0).kind());
    assertEquals(2, half.rows().get(0).failed());
  }

  @Test
  void aProgramThatIsNotThere() {
    assertThrows(
        IOException.class,
        () -> new ProcessCandidate("x", List.of(folder.resolve("none").toString()), 1000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a b  c|a,b,c",
        "'a b' c|a b,c",
        "\"a 'b\" c|a 'b,c",
        "a\\ b c|a b,c",
        "x'y'\"z\"|xyz",
        "\"a\\\"b\"|a\"b",
        "'a\\b'|a\\b",
        "\"a\\b\"|a\\b",
        "$HOME *.py|$HOME,*.py"
      })
  void words(String line, String words) {
    assertEquals(List.of(words.split(",")), CommandWords.of(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'a|a quote is not closed",
        "\"a|a quote is not closed",
        "a\\|nothing follows the last backslash",
        "`  `|the command is empty"
      })
  void wrongWords(String line, String rule) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CommandWords.of(line));
    assertEquals(rule, e.getMessage());
    assertEquals(List.of(""), CommandWords.of("''"));
  }
}
