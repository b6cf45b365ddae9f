package sextant.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import sextant.audit.Evaluation;
import sextant.model.InputException;

/** The command line {@code sextant}. */
@Command(
    name = "sextant",
    mixinStandardHelpOptions = true,
    version = "sextant 0.1.0-SNAPSHOT",
    header = "Exact bearings on online-alignment theory.",
    description = {
      "",
      "Evaluates the SAIL loss and its oracle-robust form exactly, and audits every claim made",
      "about them on real and hand-made instances."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant audit                                   every claim on every shipped instance",
      "  sextant audit --claims ORA-T4.1 --instances my/ one claim on one's own instances",
      "  sextant eval my.json --digits 60                certified decimals",
      "  sextant explain ORA-T4.1                        a claim and where its artefacts are",
      "  sextant check --candidate 'python3 mine.py'     an implementation against the exact values",
      "",
      "Exit codes: 0 as expected, 1 not as expected, 2 bad usage or input, 3 undecided,",
      "4 internal or input/output error."
    },
    subcommands = {
      AuditCommand.class,
      EvalCommand.class,
      ValidateCommand.class,
      ExplainCommand.class,
      ModulusCommand.class,
      ImportCommand.class,
      CheckCommand.class,
      VectorsCommand.class,
      RunCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The command line, ready to execute; its writers can be set. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
    line.setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, Main::path);
    line.setParameterExceptionHandler(badUsage());
    line.setExecutionExceptionHandler(failure());
    return line;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          "'" + text + "' is no file name here; for other than ASCII, set LC_ALL=C.UTF-8");
    }
  }

  private static IParameterExceptionHandler badUsage() {
    return (exception, args) -> {
      CommandLine line = exception.getCommandLine();
      String name = line.getCommandSpec().qualifiedName();
      line.getErr().println(name + ": " + oneLine(exception.getMessage()));
      line.getErr().println("Try '" + name + " --help'.");
      return ExitCode.BAD_INPUT;
    };
  }

  private static IExecutionExceptionHandler failure() {
    return (Exception exception, CommandLine line, ParseResult result) -> {
      line.getErr().println("sextant: " + describe(exception));
      return code(exception);
    };
  }

  private static int code(Throwable failure) {
    int code = ExitCode.INTERNAL;
    if (failure instanceof InputException) {
      code = ExitCode.BAD_INPUT;
    } else if (failure instanceof Evaluation.Undecided) {
      code = ExitCode.UNDECIDED;
    }
    return code;
  }

  private static String describe(Throwable failure) {
    String text;
    if (failure instanceof InputException || failure instanceof Evaluation.Undecided) {
      text = oneLine(failure.getMessage());
    } else if (failure instanceof OutOfMemoryError) {
      text = "out of memory; give more with SEXTANT_JAVA_OPTS=-Xmx…";
    } else if (failure instanceof FileSystemException file) {
      text = plain(file.getFile() + ": cannot be written or read: " + reason(file));
    } else if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      text = "input/output error: " + oneLine(failure.getMessage());
    } else {
      text =
          "internal error: " + failure.getClass().getName() + ": " + oneLine(failure.getMessage());
    }
    return text;
  }

  private static String reason(FileSystemException failure) {
    String reason = failure.getReason();
    if (failure instanceof NoSuchFileException) {
      reason = "no such file or folder";
    } else if (failure instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (failure instanceof FileAlreadyExistsException) {
      reason = "a file is in the way";
    }
    return reason == null ? "no reason given" : reason;
  }

  /** A message without line breaks and control characters. */
  static String oneLine(@Nullable String message) {
    return message == null ? "(no message)" : plain(message.replaceAll("\\R", " "));
  }

  /**
   * A text that changes nothing around it on a terminal: control, formatting and unpaired surrogate
   * characters, as file names and arguments may have, appear as backslash-u escapes.
   */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    plain.append(String.format(Locale.ROOT, "\\u%04x", c));
                default -> plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /**
   * Runs the command line and exits with its exit code.
   *
   * @param args the arguments
   */
  public static void main(String[] args) {
    CommandLine line = commandLine();
    int exitCode;
    try {
      exitCode = line.execute(args);
    } catch (Error e) {
      line.getErr().println("sextant: " + describe(e));
      exitCode = ExitCode.INTERNAL;
    }
    if (line.getOut().checkError() || System.out.checkError()) {
      exitCode = ExitCode.worse(exitCode, outputLost(line.getErr()));
    }
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * What the loss of some output means. A reader that has seen enough, as in {@code | head}, is no
   * failure; the streams have swallowed the reason, so one more byte is written to learn it.
   */
  private static int outputLost(PrintWriter err) {
    String reason = "";
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write('\n');
    } catch (IOException e) {
      reason = oneLine(e.getMessage());
    }
    if (reason.contains("Broken pipe")) {
      return ExitCode.AS_EXPECTED;
    }
    err.println("sextant: standard output could not be written: " + reason);
    return ExitCode.INTERNAL;
  }
}
