package sextant.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.ProofState;
import sextant.audit.proof.Proofs;
import sextant.audit.proof.Verification;

/**
 * The parts of pages that are made from {@code spec/verification.json}: they stand between two
 * comments, {@code <!-- made: NAME -->} and {@code <!-- end: NAME -->}. The proving profile writes
 * them, a test compares them.
 */
final class GeneratedPages {

  static final String TRUSTED_BASE = "proofs-notes/trusted-base.md";
  static final String README = "README.md";

  private final Repository repository;
  private final Verification record;
  private final KernelSources sources;
  private final Coverage coverage;
  private final Reliance reliance;

  GeneratedPages(Repository repository, Verification record, KernelSources sources) {
    this.repository = repository;
    this.record = record;
    this.sources = sources;
    this.coverage = new Coverage(record, sources);
    this.reliance = new Reliance(record, sources);
  }

  /** Every page that has such parts, as it should be. */
  Map<String, String> render() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    String base = read(TRUSTED_BASE);
    base = replace(base, "coverage", coverageTable());
    base = replace(base, "proved", proved());
    base = replace(base, "reliance", reliance());
    base = replace(base, "open", unproved(Verification.Kind.OPEN));
    base = replace(base, "transcendental", unproved(Verification.Kind.TRANSCENDENTAL));
    base = replace(base, "search", unproved(Verification.Kind.SEARCH));
    base = replace(base, "text", unproved(Verification.Kind.TEXT));
    base = replace(base, "library", unproved(Verification.Kind.LIBRARY));
    base = replace(base, "definitions", unproved(Verification.Kind.DEFINITION));
    pages.put(TRUSTED_BASE, base);
    pages.put(README, replace(read(README), "contracts", claims()));
    return pages;
  }

  private String read(String page) throws IOException {
    return Files.readString(repository.root().resolve(page));
  }

  /** The text with the part of that name renewed. */
  static String replace(String text, String name, String part) {
    String head = "<!-- made: " + name + " -->\n";
    String tail = "<!-- end: " + name + " -->";
    int from = text.indexOf(head);
    int to = text.indexOf(tail);
    if (from < 0 || to < from) {
      throw new IllegalStateException("a page lacks the comments around its part " + name);
    }
    return text.substring(0, from + head.length()) + part + text.substring(to);
  }

  private String coverageTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| package | proved | of shape and safety | not | share | transcendental | search | text |\n");
    table.append("|---|---|---|---|---|---|---|---|\n");
    coverage.packages().forEach((name, row) -> row(table, "`" + name + "`", row));
    row(table, "all", coverage.total());
    table.append("\nLemmas, package-private methods and getters included, ");
    table.append(record.proofs().size()).append(" contracts are proved; ");
    table.append(record.controls().size()).append(" controls must stay open.\n");
    return table.toString();
  }

  private static void row(StringBuilder table, String name, Coverage.Row row) {
    table.append("| ").append(name);
    table.append(" | ").append(row.proved());
    table.append(" | ").append(row.safety());
    table.append(" | ").append(row.of(Verification.Kind.OPEN));
    table.append(" | ").append(row.percent()).append(" %");
    table.append(" | ").append(row.of(Verification.Kind.TRANSCENDENTAL));
    table.append(" | ").append(row.of(Verification.Kind.SEARCH));
    table.append(" | ").append(row.of(Verification.Kind.TEXT)).append(" |\n");
  }

  private String proved() {
    Map<String, List<String>> byClass = new TreeMap<>();
    for (Verification.Proof proof : record.proofs()) {
      byClass.computeIfAbsent(owner(proof.method()), o -> new ArrayList<>()).add(proof.method());
    }
    StringBuilder table = new StringBuilder("| class | methods |\n|---|---|\n");
    byClass.forEach((owner, methods) -> row(table, owner, methods, ""));
    return table.toString();
  }

  private String reliance() {
    StringBuilder table = new StringBuilder("| proved | rests on, not proved |\n|---|---|\n");
    int counted = 0;
    for (Verification.Proof proof : record.proofs()) {
      KernelMethod method = sources.find(proof.method());
      Set<String> unproved = method == null ? Set.of() : reliance.unproved(method);
      if (!unproved.isEmpty()) {
        counted += Coverage.counts(method) ? 1 : 0;
        table.append("| `").append(brief(proof.method())).append("` | ");
        table.append(
            unproved.stream()
                .map(id -> "`" + brief(id) + "`")
                .collect(java.util.stream.Collectors.joining(", ")));
        table.append(" |\n");
      }
    }
    return counted
        + " of the "
        + coverage.total().proved()
        + " public methods counted above are among them.\n\n"
        + table;
  }

  private static String brief(String id) {
    return id.replace("sextant.", "");
  }

  private String unproved(Verification.Kind kind) {
    Map<String, Map<String, List<String>>> byClass = new TreeMap<>();
    for (Verification.Unproved entry : record.unproved()) {
      if (entry.kind() == kind) {
        byClass
            .computeIfAbsent(owner(entry.method()), o -> new TreeMap<>())
            .computeIfAbsent(
                cell(entry.reason()) + " | " + cell(entry.evidence()), r -> new ArrayList<>())
            .add(entry.method());
      }
    }
    StringBuilder table =
        new StringBuilder("| class | methods | why not | what stands in its place |\n");
    table.append("|---|---|---|---|\n");
    byClass.forEach(
        (owner, reasons) ->
            reasons.forEach((reason, methods) -> row(table, owner, methods, " " + reason + " |")));
    return table.toString();
  }

  private static void row(StringBuilder table, String owner, List<String> methods, String more) {
    List<String> names = new ArrayList<>();
    for (String method : methods) {
      names.add("`" + method.substring(owner.length() + 1) + "`");
    }
    table.append("| ").append(brief(owner)).append(" | ");
    table.append(String.join(", ", names)).append(" |").append(more).append('\n');
  }

  /** Which claims have a proved contract, and how much of the kernel is proved. */
  private String claims() {
    Proofs proofs = new Proofs(record, sources);
    Map<ProofState.State, List<String>> byState = new EnumMap<>(ProofState.State.class);
    for (Claim claim : ClaimRegistry.load().all()) {
      byState
          .computeIfAbsent(proofs.of(claim).state(), s -> new ArrayList<>())
          .add("[" + claim.id() + "](proofs-notes/" + claim.id() + ".md)" + mark(claim));
    }
    StringBuilder text = new StringBuilder("| contract | claims |\n|---|---|\n");
    byState.forEach(
        (state, claims) ->
            text.append("| ")
                .append(words(state))
                .append(" | ")
                .append(String.join(", ", claims))
                .append(" |\n"));
    Coverage.Row total = coverage.total();
    int apart = 0;
    for (Verification.Kind kind : Verification.Kind.values()) {
      apart += kind == Verification.Kind.OPEN ? 0 : total.of(kind);
    }
    text.append("\n† The method calls others whose contracts are not all proved: ");
    text.append("[which](").append(TRUSTED_BASE);
    text.append("#proofs-that-rest-on-unproved-contracts).");
    text.append(" Without the mark a proof may still rest on such contracts at second hand.\n");
    text.append("\nOf the kernel's public methods that do more than hand out a field ");
    text.append(total.proved()).append(" are proved (").append(total.safety());
    text.append(" of them shape and safety alone) and ");
    text.append(total.of(Verification.Kind.OPEN)).append(" are not (");
    text.append(total.percent()).append(" %); ").append(apart);
    text.append(" more (transcendental functions, searches, text) are\n");
    text.append("[listed apart with what stands in a proof's place](").append(TRUSTED_BASE);
    text.append(").\n");
    return text.toString();
  }

  /** A dagger where the proof of a claim's method rests on what is not proved. */
  private String mark(Claim claim) {
    boolean rests = false;
    for (KernelMethod method : sources.methods()) {
      rests |=
          method.id().startsWith(claim.method() + "(")
              && record.proof(method.id()) != null
              && !reliance.unproved(method).isEmpty();
    }
    return rests ? "†" : "";
  }

  private static String words(ProofState.State state) {
    return switch (state) {
      case PROVED -> "PROVED: the contract states the claim";
      case FORMULA -> "formula PROVED: it states the formula that the claim is about";
      case STALE -> "stale";
      default -> "not proved, or no contract";
    };
  }

  private static String owner(String method) {
    return method.substring(0, method.indexOf('#'));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
