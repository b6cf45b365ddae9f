package sextant.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.proof.Proofs;

/** {@code sextant explain}: a claim, its assumptions and its artefacts. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    header = "Explains a claim: statement, source, assumptions, and where its artefacts are.",
    description = "Without an id, lists all claims.",
    footerHeading = "%nExample:%n",
    footer = "  sextant explain ORA-T4.1")
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", paramLabel = "CLAIM-ID", description = "For example ORA-T4.1.")
  private @Nullable String id;

  @Option(names = "--json", description = "Print JSON (sextant/claims/1).")
  private boolean json;

  @Override
  public Integer call() throws java.io.IOException {
    ClaimRegistry registry = ClaimRegistry.load();
    PrintWriter out = spec.commandLine().getOut();
    List<Claim> chosen = id == null ? registry.all() : List.of(find(registry, id));
    if (json) {
      try (com.fasterxml.jackson.core.JsonGenerator generator = sextant.report.Output.json(out)) {
        sextant.report.ClaimsJson.write(generator, chosen, Proofs.ofThisBuild());
      }
      out.println();
    } else if (id == null) {
      for (Claim claim : chosen) {
        out.printf("%-13s %s%n", claim.id(), claim.statement());
      }
    } else {
      out.print(text(chosen.get(0)));
    }
    out.flush();
    return ExitCode.AS_EXPECTED;
  }

  private Claim find(ClaimRegistry registry, String wanted) {
    Claim claim = registry.find(wanted);
    if (claim != null) {
      return claim;
    }
    List<String> ids = new ArrayList<>();
    for (Claim each : registry.all()) {
      ids.add(each.id());
    }
    throw new ParameterException(
        spec.commandLine(), "no claim '" + wanted + "'; there are " + String.join(", ", ids));
  }

  private static String text(Claim claim) {
    StringBuilder text = new StringBuilder();
    text.append(claim.id()).append(" (").append(claim.kind()).append("): ").append(claim.title());
    text.append("\n\n  ").append(claim.statement()).append('\n');
    if (!claim.detail().isEmpty()) {
      text.append("  ").append(claim.detail()).append('\n');
    }
    line(text, "source", claim.source().paper() + ", " + claim.source().where());
    line(text, "provenance", claim.source().provenance());
    line(
        text,
        "assumes",
        claim.assumes().isEmpty() ? "nothing" : String.join(", ", claim.assumes()));
    claim
        .expected()
        .forEach(
            (variant, outcome) ->
                line(text, variant.isEmpty() ? "expected" : "expected, " + variant, outcome));
    if (!claim.note().isEmpty()) {
      line(text, "note", claim.note());
    }
    text.append("\nArtefacts\n");
    line(text, "claim", "spec/claims/" + claim.id() + ".yaml");
    line(text, "method", claim.method());
    if (!claim.methodFile().isEmpty()) {
      line(text, "  in", "reference/src/main/java/" + claim.methodFile());
    }
    line(text, "contract", where(claim.contract()));
    for (String proof : Proofs.ofThisBuild().of(claim).detail()) {
      line(text, "proof", proof);
    }
    line(text, "proof note", "proofs-notes/" + claim.id() + ".md");
    line(text, "tests", "tagged @Tag(\"" + claim.id() + "\") under tests/src/test/java");
    return text.toString();
  }

  private static String where(String contract) {
    return switch (contract) {
      case "yes" -> "on that method, states the claim";
      case "formula" -> "on that method, states the formula, not the claim";
      default -> contract;
    };
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(String.format("  %-22s %s%n", name, value));
  }
}
