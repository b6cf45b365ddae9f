package sextant.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sextant.audit.prox.InfimumSearch;
import sextant.audit.run.RscgdOptions;
import sextant.audit.run.RscgdRun;
import sextant.audit.run.SteppedRun;
import sextant.exact.Rationals;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.model.Limits;
import sextant.report.RunReport;

/** {@code sextant run}: an algorithm at work, with certified values and its bound beside it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    header = "Runs an algorithm on an instance, with certified values beside its iterates.",
    description = {
      "",
      "rscgd: robust stochastic composite gradient descent (ORA-Alg1) from the instance's theta,"
          + " on batches drawn from exactly the law that the policy and the oracle give. Every"
          + " iterate with its loss; at the checkpoints the Moreau envelope and the norm of its"
          + " gradient; beside them what ORA-T5.2 bounds the mean of their squares by.",
      "",
      "An interrupted run keeps the rows of its CSV file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant run spec/instances/alpacaeval-close.json --algorithm rscgd --steps 200",
      "  sextant run mine.json --algorithm rscgd --step-size 1/50 --batch 16 --csv run.csv"
    })
final class RunCommand implements Callable<Integer> {

  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_BATCH = 1_000_000;
  private static final int MOST_PLACES = 4096;
  private static final int MOST_DIGITS = 1000;
  private static final String AUTO = "auto";
  private static final String RSCGD = "rscgd";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTANCE.json", description = "The instance, with a domain.")
  private Path file = Path.of("");

  @Option(names = "--algorithm", paramLabel = "NAME", required = true, description = "rscgd.")
  private String algorithm = "";

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "How many steps (default: ${DEFAULT-VALUE}).")
  private int steps = 200;

  @Option(
      names = "--batch",
      paramLabel = "B",
      description = "Samples a step (default: ${DEFAULT-VALUE}).")
  private int batch = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--step-size",
      paramLabel = "auto|Q",
      description =
          "The step size; auto: ORA-C5.3's, by the sharper constants, none of them assumed"
              + " (default: ${DEFAULT-VALUE}).")
  private String stepSize = AUTO;

  @Option(
      names = "--lambda-env",
      paramLabel = "auto|Q",
      description =
          "The envelope's parameter, below 1/kappa; auto: about 1/(2 kappa), the published kappa"
              + " (default: ${DEFAULT-VALUE}).")
  private String lambdaEnv = AUTO;

  @Option(
      names = "--checkpoints",
      paramLabel = "K",
      description = "At how many iterates the envelope is certified (default: ${DEFAULT-VALUE}).")
  private int checkpoints = 20;

  @Option(
      names = "--places",
      paramLabel = "N",
      description =
          "Binary places that iterates are rounded to; the bounds take that into account"
              + " (default: ${DEFAULT-VALUE}).")
  private int places = 64;

  @Option(
      names = "--radius",
      paramLabel = "Q",
      converter = ImportCommand.Fraction.class,
      description = "Radius of the balls about proximal points (default: 10^-30).")
  private BigFraction radius = new BigFraction(10).pow(-30);

  @Option(
      names = "--digits",
      paramLabel = "N",
      description = "Places after the point in CSV and JSON (default: ${DEFAULT-VALUE}).")
  private int digits = 40;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Write every row to this file, as soon as it is known.")
  private @Nullable Path csv;

  @Option(names = "--json", description = "Print JSON (sextant/run/1), with every row.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InputException {
    within("--steps", steps, 1, MOST_STEPS);
    within("--batch", batch, 1, MOST_BATCH);
    within("--checkpoints", checkpoints, 0, MOST_STEPS);
    within("--places", places, 16, MOST_PLACES);
    within("--digits", digits, 1, MOST_DIGITS);
    if (Rationals.signum(radius) <= 0) {
      throw wrong("--radius must be positive");
    }
    Instance instance = InstanceReader.read(file);
    SteppedRun run;
    try {
      run = start(instance);
    } catch (IllegalArgumentException e) {
      throw new InputException(file.toString(), "/", String.valueOf(e.getMessage()));
    }
    RunReport report = new RunReport(instance.name(), RSCGD, run, digits);
    Path table = csv;
    if (table == null) {
      follow(run, report, null);
    } else {
      try (Writer writer = Files.newBufferedWriter(table, StandardCharsets.UTF_8)) {
        write(writer, report.csvHeader());
        follow(run, report, writer);
      }
    }
    report.print(spec.commandLine().getOut(), json);
    return ExitCode.AS_EXPECTED;
  }

  private SteppedRun start(Instance instance) {
    if (!algorithm.toLowerCase(Locale.ROOT).equals(RSCGD)) {
      throw wrong("no algorithm '" + algorithm + "'; there is " + RSCGD);
    }
    RscgdOptions options =
        new RscgdOptions(
            steps,
            batch,
            seed,
            number("--step-size", stepSize),
            number("--lambda-env", lambdaEnv),
            checkpoints,
            places,
            radius);
    return RscgdRun.of(instance, InfimumSearch.bracket(instance).value(), options);
  }

  private void follow(SteppedRun run, RunReport report, @Nullable Writer writer)
      throws IOException {
    try (Progress progress = new Progress("run", run.rows())) {
      for (int row = 0; row < run.rows(); row++) {
        report.add(run.next());
        if (writer != null) {
          write(writer, report.csvRow());
        }
        progress.step();
      }
    }
  }

  /** A record goes out at once: an interrupted run keeps it. */
  private static void write(Writer writer, List<String> cells) throws IOException {
    writer.write(
        CSVFormat.RFC4180.format(cells.toArray()) + CSVFormat.RFC4180.getRecordSeparator());
    writer.flush();
  }

  /** A positive rational number, or null for auto. */
  private @Nullable BigFraction number(String option, String text) {
    if (text.equals(AUTO)) {
      return null;
    }
    BigFraction value;
    try {
      value = Rationals.parse(text, Limits.DIGITS);
    } catch (NumberFormatException e) {
      throw wrong(option + ": " + Main.oneLine(e.getMessage()));
    }
    if (Rationals.signum(value) <= 0) {
      throw wrong(option + " must be positive");
    }
    return value;
  }

  private void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(option + " must be between " + least + " and " + most + ", not " + value);
    }
  }

  private ParameterException wrong(String rule) {
    return new ParameterException(spec.commandLine(), rule);
  }
}
