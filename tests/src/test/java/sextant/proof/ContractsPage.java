package sextant.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sextant.audit.proof.Verification;

/**
 * The page {@code proofs-notes/contracts.md}, made from {@code spec/verification.json}: method by
 * method what is proved and what is not. The proving profile writes it, a test compares it.
 */
final class ContractsPage {

  static final String FILE = "proofs-notes/contracts.md";

  private ContractsPage() {}

  /** The page's text. */
  static String render(Verification record) {
    Map<String, List<String>> proved = new TreeMap<>();
    for (Verification.Proof proof : record.proofs()) {
      proved.computeIfAbsent(owner(proof.method()), o -> new ArrayList<>()).add(proof.method());
    }
    Map<String, Map<String, List<String>>> unproved = new TreeMap<>();
    for (Verification.Unproved entry : record.unproved()) {
      unproved
          .computeIfAbsent(owner(entry.method()), o -> new TreeMap<>())
          .computeIfAbsent(
              cell(entry.reason()) + " | " + cell(entry.evidence()), r -> new ArrayList<>())
          .add(entry.method());
    }
    StringBuilder page = new StringBuilder();
    page.append("# Contracts: what is proved, what is not\n\n");
    page.append("Made from `spec/verification.json` by `mvn -Pprove verify`; not edited by hand. ");
    page.append(record.proofs().size()).append(" contracts are proved, ");
    page.append(record.unproved().size()).append(" are not; ");
    page.append(record.controls().size()).append(" controls must not close.\n");
    page.append("What the proofs rest on: [trusted-base.md](trusted-base.md).\n\n");
    page.append("## Proved\n\n| class | methods |\n|---|---|\n");
    proved.forEach((owner, methods) -> row(page, owner, methods, ""));
    page.append("\n## Not proved\n\n| class | methods | why not | what stands in its place |\n");
    page.append("|---|---|---|---|\n");
    unproved.forEach(
        (owner, reasons) ->
            reasons.forEach((reason, methods) -> row(page, owner, methods, " " + reason + " |")));
    return page.toString();
  }

  private static void row(StringBuilder page, String owner, List<String> methods, String more) {
    List<String> names = new ArrayList<>();
    for (String method : methods) {
      names.add("`" + cell(method.substring(owner.length() + 1)).replace("\\|", "|") + "`");
    }
    page.append("| ").append(owner.replace("sextant.", "")).append(" | ");
    page.append(String.join(", ", names)).append(" |").append(more).append('\n');
  }

  private static String owner(String method) {
    return method.substring(0, method.indexOf('#'));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
