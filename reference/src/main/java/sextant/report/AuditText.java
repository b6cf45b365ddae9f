package sextant.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sextant.audit.AuditResult;
import sextant.audit.AuditResult.ClaimResult;
import sextant.audit.AuditResult.Outcome;
import sextant.audit.proof.Proofs;

/** The audit as an aligned table for a terminal. */
public final class AuditText {

  private static final List<String> HEADER =
      List.of("CLAIM", "EVIDENCE", "APPLIED", "DECIDED", "CONTRACT", "STATEMENT");

  private AuditText() {}

  /**
   * The table, one block a claim, and a closing line.
   *
   * @param result what the audit found
   * @param proofs what a verifier has proved
   * @param instances how many instances were audited
   * @param seconds how long it took
   */
  public static String render(AuditResult result, Proofs proofs, int instances, double seconds) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (ClaimResult claim : result.claims()) {
      rows.add(
          List.of(
              claim.label(),
              claim.evidenceLabel() + mark(claim),
              claim.applied() + "/" + instances,
              String.valueOf(claim.decided()),
              proofs.of(claim).label().split(" ", 2)[0],
              claim.claim().statement()));
    }
    int[] widths = widths(rows);
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      appendRow(text, rows.get(r), widths);
      if (r > 0) {
        text.append("    ").append(result.claims().get(r - 1).finding()).append('\n');
      }
    }
    appendProofs(text, result, proofs);
    text.append(closing(result, instances, seconds)).append('\n');
    return text.toString();
  }

  /** Which verifier proved what is PROVED, and when. */
  private static void appendProofs(StringBuilder text, AuditResult result, Proofs proofs) {
    Map<String, List<String>> byLabel = new TreeMap<>();
    for (ClaimResult claim : result.claims()) {
      String label = proofs.of(claim).label();
      if (label.contains("PROVED ")) {
        byLabel.computeIfAbsent(label, key -> new ArrayList<>()).add(claim.label());
      }
    }
    byLabel.forEach(
        (label, claims) ->
            text.append("contract ")
                .append(label)
                .append(": ")
                .append(String.join(", ", claims))
                .append('\n'));
  }

  private static String mark(ClaimResult claim) {
    String mark = "";
    if (claim.outcome() == Outcome.NOT_AS_EXPECTED) {
      mark = " (NOT as expected)";
    } else if (claim.expected().equals("refuted") && !claim.vacuous()) {
      mark = " (as expected)";
    } else if (claim.vacuous()) {
      mark = " (vacuous)";
    }
    return mark;
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    return widths;
  }

  private static void appendRow(StringBuilder text, List<String> row, int[] widths) {
    for (int c = 0; c < widths.length; c++) {
      boolean last = c == widths.length - 1;
      text.append(row.get(c));
      if (!last) {
        text.append(" ".repeat(widths[c] - row.get(c).length() + 2));
      }
    }
    text.append('\n');
  }

  private static String closing(AuditResult result, int instances, double seconds) {
    int unexpected = 0;
    int undecided = 0;
    for (ClaimResult claim : result.claims()) {
      unexpected += claim.outcome() == Outcome.NOT_AS_EXPECTED ? 1 : 0;
      undecided += claim.outcome() == Outcome.UNDECIDED ? 1 : 0;
    }
    int fine = result.claims().size() - unexpected - undecided;
    return String.format(
        java.util.Locale.ROOT,
        "%s over %s in %.1f s: %d as expected, %d not, %d undecided",
        counted(result.claims().size(), "verdict"),
        counted(instances, "instance"),
        seconds,
        fine,
        unexpected,
        undecided);
  }

  private static String counted(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
