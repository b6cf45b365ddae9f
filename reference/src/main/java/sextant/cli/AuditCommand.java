package sextant.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sextant.audit.Audit;
import sextant.audit.AuditResult;
import sextant.audit.Check;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.checks.Checks;
import sextant.audit.proof.Proofs;
import sextant.report.AuditJson;
import sextant.report.AuditText;
import sextant.report.Output;

/** {@code sextant audit}: every claim, every instance. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    header = "Checks every claim on every instance.",
    description = {
      "",
      "Evidence, strongest first: DECIDED by exact arithmetic; ENCLOSED by certified enclosures",
      "(with a width: both sides agree within it); REFUTED with a witness; UNDECIDED at the",
      "precision limit; NOT-APPLICABLE where a precondition fails. A claim's evidence is the"
          + " weakest",
      "over the instances where it applies. CONTRACT: is the JML contract of its method proved?"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sextant audit",
      "  sextant audit --claims ORA-T4.1,ORA-LA.1-SEL --instances my-instances/ --json"
    })
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--claims",
      split = ",",
      paramLabel = "ID",
      description = "Only these claims (comma-separated).")
  private List<String> claims = new ArrayList<>();

  @Option(
      names = "--instances",
      paramLabel = "DIR|FILE",
      description = "Instances to audit (default: those shipped with Sextant).")
  private @Nullable Path instances;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Also write audit.txt and audit.json there.")
  private @Nullable Path report;

  @Option(names = "--json", description = "Print JSON (sextant/audit/1) instead of the table.")
  private boolean json;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Instances audited at a time (default: the number of processors).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
    }
    ClaimRegistry registry = ClaimRegistry.load();
    List<Check> checks = chosen(registry);
    PrintWriter err = spec.commandLine().getErr();
    Instances loaded = instances == null ? Instances.shipped() : Instances.under(instances);
    for (String error : loaded.errors()) {
      err.println("sextant: " + error);
    }
    int code = loaded.errors().isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.BAD_INPUT;
    if (json || !loaded.byFile().isEmpty()) {
      code = ExitCode.worse(code, audit(new Audit(registry, checks), loaded));
    }
    return code;
  }

  private int audit(Audit audit, Instances loaded) throws IOException, InterruptedException {
    long start = System.nanoTime();
    AuditResult result;
    try (Progress progress = new Progress("audit", loaded.byFile().size())) {
      result = audit.run(loaded.byFile(), jobs, file -> progress.step());
    }
    Proofs proofs = Proofs.ofThisBuild();
    double seconds = (System.nanoTime() - start) / 1e9;
    String table = AuditText.render(result, proofs, loaded.byFile().size(), seconds);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      writeJson(out, result, proofs, loaded);
    } else {
      out.print(table);
    }
    out.flush();
    Path folder = report;
    if (folder != null) {
      Output.write(folder.resolve("audit.txt"), writer -> writer.write(table));
      Output.write(
          folder.resolve("audit.json"), writer -> writeJson(writer, result, proofs, loaded));
    }
    return result.exitCode();
  }

  private static void writeJson(Writer writer, AuditResult result, Proofs proofs, Instances loaded)
      throws IOException {
    try (JsonGenerator generator = Output.json(writer)) {
      AuditJson.write(
          generator, result, proofs, List.copyOf(loaded.byFile().keySet()), loaded.errors());
    }
    writer.write('\n');
    writer.flush();
  }

  private List<Check> chosen(ClaimRegistry registry) {
    Set<String> chosen = new HashSet<>();
    for (String id : claims) {
      Claim claim = registry.find(id);
      if (claim == null) {
        throw new ParameterException(
            spec.commandLine(), "no claim '" + id + "'; 'sextant explain' lists them");
      }
      chosen.add(claim.id());
    }
    return Checks.all().stream()
        .filter(check -> chosen.isEmpty() || chosen.contains(check.id()))
        .toList();
  }
}
