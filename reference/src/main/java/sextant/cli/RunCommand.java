package sextant.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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
import sextant.audit.Verdict;
import sextant.audit.prox.InfimumSearch;
import sextant.audit.run.AscentRun;
import sextant.audit.run.RscgdOptions;
import sextant.audit.run.RscgdRun;
import sextant.audit.run.SteppedRun;
import sextant.envelope.InfimumBracket;
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
      "ascent: projected ascent on J = -L_SAIL - gamma KL(pi_ref || pi_theta), a reconstruction of"
          + " SAIL-RevKL, with steps 1/L; every iterate with its certified distance from the"
          + " maximum, and what RKL-LIN bounds it by.",
      "",
      "An interrupted run keeps the rows of its CSV file."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant run spec/instances/alpacaeval-close.json --algorithm rscgd --steps 200",
      "  sextant run spec/instances/alpacaeval-close.json --algorithm ascent --steps 50",
      "  sextant run mine.json --algorithm rscgd --step-size 1/50 --batch 16 --csv run.csv"
    })
final class RunCommand implements Callable<Integer> {

  private static final int MOST_STEPS = 1_000_000;
  private static final int MOST_BATCH = 1_000_000;
  private static final int MOST_PLACES = 4096;
  private static final int MOST_DIGITS = 1000;
  private static final long MOST_BOXES = 10_000_000;
  private static final String AUTO = "auto";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTANCE.json", description = "The instance, with a domain.")
  private Path file = Path.of("");

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      required = true,
      description = "rscgd or ascent.")
  private String algorithm = "";

  @Option(
      names = "--steps",
      paramLabel = "T",
      description = "How many steps (default: ${DEFAULT-VALUE}).")
  private int steps = 200;

  @Option(
      names = "--gamma",
      paramLabel = "Q",
      description =
          "ascent: the weight of the divergence, above the threshold of concavity (default: the"
              + " instance's where it is, else a moderate one).")
  private @Nullable String gamma;

  @Option(
      names = "--batch",
      paramLabel = "B",
      description = "rscgd: samples a step (default: ${DEFAULT-VALUE}).")
  private int batch = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "rscgd: seed of the samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--step-size",
      paramLabel = "auto|Q",
      description =
          "rscgd: the step size; auto: ORA-C5.3's, by the sharper constants, none of them assumed"
              + " (default: ${DEFAULT-VALUE}).")
  private String stepSize = AUTO;

  @Option(
      names = "--lambda-env",
      paramLabel = "auto|Q",
      description =
          "rscgd: the envelope's parameter, below 1/kappa; auto: about 1/(2 kappa), the published kappa"
              + " (default: ${DEFAULT-VALUE}).")
  private String lambdaEnv = AUTO;

  @Option(
      names = "--checkpoints",
      paramLabel = "K",
      description = "At how many iterates more is certified (default: ${DEFAULT-VALUE}).")
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
      description = "rscgd: radius of the balls about proximal points (default: 10^-30).")
  private BigFraction radius = new BigFraction(10).pow(-30);

  @Option(
      names = "--boxes",
      paramLabel = "N",
      description =
          "rscgd: at most so many boxes in the search for the least value of the loss (default: what"
              + " some seconds allow).")
  private @Nullable Long boxes;

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
    Long limit = boxes;
    if (limit != null) {
      within("--boxes", limit, 1, MOST_BOXES);
    }
    if (Rationals.signum(radius) <= 0) {
      throw wrong("--radius must be positive");
    }
    Instance instance = InstanceReader.read(file);
    try {
      return run(instance);
    } catch (ArithmeticException e) {
      // numbers beyond the range of enclosures: nothing is known about them
      String rule = "undecided: " + e.getMessage();
      spec.commandLine().getErr().println(Main.oneLine("sextant: " + file + ": /: " + rule));
      return ExitCode.UNDECIDED;
    }
  }

  private int run(Instance instance) throws IOException, InputException {
    SteppedRun run;
    try {
      run = start(instance);
    } catch (IllegalArgumentException e) {
      throw new InputException(file.toString(), "/", String.valueOf(e.getMessage()));
    }
    RunReport report =
        new RunReport(instance.name(), algorithm.toLowerCase(Locale.ROOT), run, digits);
    Path table = csv;
    if (table == null) {
      follow(run, report, null);
    } else {
      try (Writer writer = Files.newBufferedWriter(table, StandardCharsets.UTF_8)) {
        record(writer, report.csvHeader());
        follow(run, report, writer);
      }
    }
    report.print(spec.commandLine().getOut(), json);
    return code(run.verdicts().values());
  }

  static int code(Collection<Verdict> verdicts) {
    int code = ExitCode.AS_EXPECTED;
    for (Verdict verdict : verdicts) {
      code =
          switch (verdict.evidence()) {
            case REFUTED -> ExitCode.worse(code, ExitCode.NOT_AS_EXPECTED);
            case UNDECIDED -> ExitCode.worse(code, ExitCode.UNDECIDED);
            default -> code;
          };
    }
    return code;
  }

  private SteppedRun start(Instance instance) {
    return switch (algorithm.toLowerCase(Locale.ROOT)) {
      case "rscgd" -> {
        refuse("--gamma");
        Long limit = boxes;
        InfimumBracket infimum =
            limit == null
                ? InfimumSearch.bracket(instance)
                : InfimumSearch.bracket(instance, limit);
        yield RscgdRun.of(instance, infimum.value(), options());
      }
      case "ascent" -> {
        refuse("--batch", "--seed", "--step-size", "--lambda-env", "--radius", "--boxes");
        yield AscentRun.of(
            instance, number("--gamma", gamma), steps, places, Math.max(1, checkpoints));
      }
      default -> throw wrong("no algorithm '" + algorithm + "'; there are rscgd, ascent");
    };
  }

  /** Options that mean nothing to the algorithm asked for. */
  private void refuse(String... names) {
    for (String name : names) {
      if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
        throw wrong(name + " is not for " + algorithm.toLowerCase(Locale.ROOT));
      }
    }
  }

  private RscgdOptions options() {
    return new RscgdOptions(
        steps,
        batch,
        seed,
        number("--step-size", stepSize),
        number("--lambda-env", lambdaEnv),
        checkpoints,
        places,
        radius);
  }

  private void follow(SteppedRun run, RunReport report, @Nullable Writer writer)
      throws IOException {
    try (Progress progress = new Progress("run", run.rows())) {
      for (int row = 0; row < run.rows(); row++) {
        report.add(run.next());
        if (writer != null) {
          record(writer, report.csvRow());
        }
        progress.step();
      }
    }
  }

  /** A whole row, so that an interrupted run leaves whole rows. */
  private static void record(Writer writer, List<String> cells) throws IOException {
    writer.write(CSVFormat.RFC4180.format(cells.toArray()) + "\n");
    writer.flush();
  }

  /** A positive rational number, or null for auto. */
  private @Nullable BigFraction number(String option, @Nullable String text) {
    if (text == null || text.equals(AUTO)) {
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

  private void within(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw wrong(option + " must be between " + least + " and " + most + ", not " + value);
    }
  }

  private ParameterException wrong(String rule) {
    return new ParameterException(spec.commandLine(), rule);
  }
}
