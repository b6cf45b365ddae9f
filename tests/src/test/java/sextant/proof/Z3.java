package sextant.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program z3: {@code $Z3}, or {@code z3} on the PATH. */
final class Z3 {

  /** The version with which every obligation is discharged: later ones give up on some of them. */
  static final String VERSION = "4.8.12";

  private Z3() {}

  static String program() {
    String named = System.getenv("Z3");
    return named == null || named.isEmpty() ? "z3" : named;
  }

  static boolean exists() {
    return Programs.exists(program());
  }

  static String version() throws IOException, InterruptedException {
    Programs.Result result =
        Programs.run(List.of(program(), "--version"), Path.of("."), Duration.ofSeconds(20));
    Matcher version = Pattern.compile("\\d+(\\.\\d+)+").matcher(result.output());
    return version.find() ? version.group() : "unknown";
  }

  /**
   * Decides an SMT-LIB text.
   *
   * @param text the text, with one {@code (check-sat)}
   * @param seed the solver's random seed; 0 is its default
   * @param limit time for it
   * @return unsat, sat, unknown, timeout, or what z3 complained of
   */
  static String decide(String text, int seed, Duration limit)
      throws IOException, InterruptedException {
    String head = seed == 0 ? "" : "(set-option :random-seed " + seed + ")\n";
    return run(head + text, limit);
  }

  /**
   * Decides an SMT-LIB text with an amount of work, not of time: the same on every machine, busy or
   * not.
   *
   * @param text the text, with one {@code (check-sat)}
   * @param work in the solver's own unit, its {@code rlimit}
   * @return unsat, sat, unknown, or what z3 complained of
   */
  static String decideWithin(String text, int work) throws IOException, InterruptedException {
    return run("(set-option :rlimit " + work + ")\n" + text, Duration.ofMinutes(2));
  }

  private static String run(String text, Duration limit) throws IOException, InterruptedException {
    Path file = Files.createTempFile("sextant", ".smt2");
    try {
      Files.writeString(file, text);
      Programs.Result result =
          Programs.run(
              List.of(program(), "-T:" + Math.max(1, limit.toSeconds()), file.toString()),
              Path.of("."),
              limit.plusSeconds(10));
      return result.timedOut() ? "timeout" : result.output().strip();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
