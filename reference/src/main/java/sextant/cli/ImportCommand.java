package sextant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import sextant.exact.Rationals;
import sextant.model.InputException;
import sextant.model.InstanceWriter;
import sextant.model.Limits;
import sextant.report.Output;

/** {@code sextant import}: a table of wins becomes an instance. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    header = "Turns a table of wins (CSV) into an instance.",
    description = {
      "",
      "Two forms of table, both with a header line:",
      "  prompt,response_a,response_b,wins_a,wins_b[,ties][,mass]          pairwise comparisons",
      "  prompt,response,wins,losses[,ties][,mass][,feature:NAME...]       against a baseline",
      "Counts are smoothed by 1/2, a tie is half a win to either side, everything stays exact."
    },
    footerHeading = "%nExample:%n",
    footer =
        "  sextant import wins.csv --beta 1/10 --out my.json && sextant audit --instances my.json")
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WINS.csv", description = "The table.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the instance (default: standard output).")
  private @Nullable Path out;

  @Option(names = "--name", description = "Name of the instance (default: the table's file name).")
  private @Nullable String name;

  @Option(
      names = "--beta",
      paramLabel = "Q",
      converter = Fraction.class,
      description = "Inverse temperature, such as 1/10 (default: 1).")
  private @Nullable BigFraction beta;

  @Option(
      names = "--rho",
      paramLabel = "Q",
      converter = Fraction.class,
      description = "Radius of the uncertainty set (default: half the margin).")
  private @Nullable BigFraction rho;

  @Option(
      names = "--delta",
      paramLabel = "Q",
      converter = Fraction.class,
      description = "Margin (default: the largest 1/N that the table allows).")
  private @Nullable BigFraction delta;

  @Option(
      names = "--gamma",
      paramLabel = "Q",
      converter = Fraction.class,
      description = "Weight of the KL term (default: none).")
  private @Nullable BigFraction gamma;

  /** Reads an exact rational from the command line. */
  static final class Fraction implements ITypeConverter<BigFraction> {
    @Override
    public BigFraction convert(String text) {
      try {
        return Rationals.parse(text, Limits.DIGITS);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(Main.oneLine(e.getMessage()));
      }
    }
  }

  @Override
  public Integer call() throws IOException, InputException {
    WinsCsv.Options options =
        new WinsCsv.Options(name == null ? defaultName() : name, beta, rho, delta, gamma);
    WinsCsv.Result result = WinsCsv.read(file, options);
    PrintWriter err = spec.commandLine().getErr();
    for (String note : result.notes()) {
      err.println("note: " + note);
    }
    String json;
    try {
      json = InstanceWriter.toJson(result.instance());
    } catch (IllegalArgumentException e) {
      throw new InputException(file.toString(), "/", String.valueOf(e.getMessage()));
    }
    Path target = out;
    if (target == null) {
      PrintWriter standard = spec.commandLine().getOut();
      standard.print(json);
      standard.flush();
    } else {
      Output.write(target, writer -> writer.write(json));
    }
    return ExitCode.AS_EXPECTED;
  }

  private String defaultName() {
    String text = String.valueOf(file.getFileName());
    return text.endsWith(".csv") ? text.substring(0, text.length() - ".csv".length()) : text;
  }
}
