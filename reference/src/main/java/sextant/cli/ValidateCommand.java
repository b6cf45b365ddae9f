package sextant.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sextant.audit.Subject;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.report.Output;

/** {@code sextant validate}: is a file an instance, and which preconditions does it meet? */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    header = "Checks that files are well-formed instances, and tells what they allow.",
    description = {
      "",
      "A malformed file is an error (exit code 2). A precondition of a claim that fails is not: it",
      "is reported, and the claims that need it will be NOT-APPLICABLE."
    },
    footerHeading = "%nExample:%n",
    footer = "  sextant validate my.json")
final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Instances.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON (sextant/validation/1).")
  private boolean json;

  /** What is said about one file. */
  private record Finding(
      String file,
      @Nullable String error,
      @Nullable String size,
      @Nullable String regime,
      @Nullable String margin,
      @Nullable String domain) {}

  @Override
  public Integer call() throws IOException {
    int code = ExitCode.AS_EXPECTED;
    List<Finding> findings = new ArrayList<>();
    for (Path file : files) {
      Finding finding = examine(file);
      findings.add(finding);
      if (finding.error() != null) {
        code = ExitCode.BAD_INPUT;
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      writeJson(out, findings);
    } else {
      for (Finding finding : findings) {
        print(out, finding);
      }
    }
    out.flush();
    return code;
  }

  private static Finding examine(Path file) {
    try {
      Instance instance = InstanceReader.read(file);
      Subject subject = new Subject(instance);
      String size =
          instance.promptCount()
              + " prompts, "
              + instance.responseCount()
              + " responses, dimension "
              + instance.dimension();
      return new Finding(
          Main.plain(file.toString()),
          null,
          size,
          subject.regime(),
          subject.marginFault(),
          subject.domainFault());
    } catch (InputException e) {
      return new Finding(Main.plain(file.toString()), e.getMessage(), null, null, null, null);
    }
  }

  private void print(PrintWriter out, Finding finding) {
    if (finding.error() != null) {
      spec.commandLine().getErr().println("sextant: " + finding.error());
    } else {
      out.println(finding.file() + ": valid, " + finding.regime() + "; " + finding.size());
      out.println("  margin and ρ < δ (ORA-A1): " + orHolds(finding.margin()));
      out.println("  θ and θ_ref in Θ: " + orHolds(finding.domain()));
    }
  }

  private static String orHolds(@Nullable String fault) {
    return fault == null ? "holds" : fault;
  }

  private static void writeJson(PrintWriter out, List<Finding> findings) throws IOException {
    try (JsonGenerator generator = Output.json(out)) {
      generator.writeStartObject();
      generator.writeStringField("schema", "sextant/validation/1");
      generator.writeFieldName("files");
      generator.writeStartArray();
      for (Finding finding : findings) {
        generator.writeStartObject();
        generator.writeStringField("file", finding.file());
        generator.writeBooleanField("valid", finding.error() == null);
        if (finding.error() != null) {
          generator.writeStringField("error", finding.error());
        } else {
          generator.writeStringField("regime", String.valueOf(finding.regime()));
          generator.writeStringField("margin", orHolds(finding.margin()));
          generator.writeStringField("domain", orHolds(finding.domain()));
        }
        generator.writeEndObject();
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    out.println();
  }
}
