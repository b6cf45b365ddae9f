package sextant.cli;

/** The exit codes; where several apply, the precedence is 2, 4, 1, 3. */
final class ExitCode {

  static final int AS_EXPECTED = 0;
  static final int NOT_AS_EXPECTED = 1;
  static final int BAD_INPUT = 2;
  static final int UNDECIDED = 3;
  static final int INTERNAL = 4;

  private ExitCode() {}

  /** The code that takes precedence. */
  static int worse(int first, int second) {
    return severity(first) >= severity(second) ? first : second;
  }

  private static int severity(int code) {
    return switch (code) {
      case BAD_INPUT -> 4;
      case INTERNAL -> 3;
      case NOT_AS_EXPECTED -> 2;
      case UNDECIDED -> 1;
      default -> 0;
    };
  }
}
