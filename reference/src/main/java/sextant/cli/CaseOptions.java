package sextant.cli;

import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import sextant.differential.Format;

/** Where cases come from: the options of all commands that have them. */
final class CaseOptions {

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the random cases (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--precision",
      paramLabel = "binary64|binary32",
      description = "The floating-point format that inputs are exact in (default: binary64).")
  private @Nullable String precision;

  long seed() {
    return seed;
  }

  /** Whether a format was named. */
  boolean hasFormat() {
    return precision != null;
  }

  /** The format; an error of usage when there is none of the name given. */
  Format format(CommandSpec spec) {
    String name = precision;
    Format format = name == null ? Format.BINARY64 : Format.of(name);
    if (format == null) {
      throw new ParameterException(
          spec.commandLine(), "no precision '" + name + "'; there are binary64, binary32");
    }
    return format;
  }
}
