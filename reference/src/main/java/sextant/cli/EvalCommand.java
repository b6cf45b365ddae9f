package sextant.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sextant.audit.Evaluation;
import sextant.audit.Quantity;
import sextant.audit.Subject;
import sextant.model.InputException;
import sextant.model.InstanceReader;
import sextant.report.EvaluationReport;
import sextant.report.Output;

/** {@code sextant eval}: exact values and certified decimals. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    header = "Evaluates an instance: certified decimals, and exact forms.",
    description = {
      "",
      "Every digit printed is guaranteed. Where two endings are possible they stand in brackets:",
      "0.1234[5,6] lies between 0.12345 and 0.12346."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant eval spec/instances/alpacaeval-close.json",
      "  sextant eval my.json --digits 200 --quantities sail,penalty --json"
    })
final class EvalCommand implements Callable<Integer> {

  private static final int MOST_DIGITS = 10_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "INSTANCE.json", description = "The instance.")
  private Path file = Path.of("");

  @Option(
      names = "--digits",
      paramLabel = "N",
      description = "Places after the point, 0 to 10000 (default: ${DEFAULT-VALUE}).")
  private int digits = 20;

  @Option(
      names = "--exact",
      description = "Also print the exact form c0 + Σ c·log q (log-rational instances).")
  private boolean exact;

  @Option(
      names = "--quantities",
      split = ",",
      paramLabel = "NAME",
      description =
          "Only these: sail, penalty, robust, worstCase, klRefPolicy, klPolicyRef, worstCaseOracle,"
              + " sailGradient, penaltyGradient (the default), sailHessian, penaltyHessian,"
              + " klRefPolicyGradient, klPolicyRefGradient, klRefPolicyHessian, klPolicyRefHessian,"
              + " fisher, constants.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON (sextant/evaluation/1).")
  private boolean json;

  @Override
  public Integer call() throws IOException, InputException, Evaluation.Undecided {
    if (digits < 0 || digits > MOST_DIGITS) {
      throw new ParameterException(
          spec.commandLine(), "--digits must be between 0 and " + MOST_DIGITS);
    }
    List<Quantity> quantities = quantities();
    Subject subject = new Subject(InstanceReader.read(file));
    if (quantities.contains(Quantity.CONSTANTS) && subject.instance().domain() == null) {
      throw new InputException(file.toString(), "/domain", "the constants need a domain");
    }
    // All of it before any is printed, for it may end undecided half-way; in a file, for the oracle
    // may have a hundred million entries.
    Path whole = Files.createTempFile("sextant-eval", ".txt");
    try {
      try (Writer writer = Files.newBufferedWriter(whole);
          Progress progress = new Progress("eval", quantities.size())) {
        EvaluationReport report = new EvaluationReport(subject, digits, exact, progress::step);
        print(report, quantities, writer);
      }
      PrintWriter out = spec.commandLine().getOut();
      try (Reader reader = Files.newBufferedReader(whole)) {
        reader.transferTo(out);
      }
      out.flush();
    } finally {
      Files.delete(whole);
    }
    return ExitCode.AS_EXPECTED;
  }

  private void print(EvaluationReport report, List<Quantity> quantities, Writer writer)
      throws IOException, Evaluation.Undecided {
    if (json) {
      try (JsonGenerator generator = Output.json(writer)) {
        report.write(generator, quantities);
      }
      writer.write('\n');
    } else {
      writer.write(report.text(quantities));
    }
  }

  private List<Quantity> quantities() {
    List<Quantity> chosen = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      if (names.isEmpty() ? quantity.unasked() : names.contains(quantity.key())) {
        chosen.add(quantity);
      }
    }
    for (String name : names) {
      if (!Quantity.keys().contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "no quantity '" + name + "'; there are " + String.join(", ", Quantity.keys()));
      }
    }
    return chosen;
  }
}
