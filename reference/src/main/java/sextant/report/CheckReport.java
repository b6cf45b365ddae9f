package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import sextant.differential.CheckResult;
import sextant.differential.CheckResult.Minimal;
import sextant.differential.CheckResult.Row;
import sextant.differential.Diagnosis;
import sextant.differential.Finding;
import sextant.fast.Mutant;
import sextant.fast.Problem;
import sextant.fast.Target;

/** What a differential test found, as text and as {@code sextant/check/1}. */
public final class CheckReport implements Report {

  private static final List<String> HEADER =
      List.of("QUANTITY", "CASES", "WRONG", "KINKS", "MAX ULP", "99 %", "MEDIAN", "OF TOLERANCE");

  private final CheckResult result;
  private final String saved;

  /**
   * A report.
   *
   * @param result what was found
   * @param saved where the minimal case was saved, or empty
   */
  public CheckReport(CheckResult result, String saved) {
    this.result = result;
    this.saved = saved;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s, %s, seed %d%n",
            result.candidate(),
            result.format().key(),
            result.cases() == 1 ? "1 case" : result.cases() + " cases",
            result.seed()));
    if (!result.rows().isEmpty()) {
      List<List<String>> rows = new ArrayList<>();
      rows.add(HEADER);
      result.rows().forEach(row -> rows.add(cells(row)));
      text.append(TextTable.of(rows, 1));
    }
    Set<String> shown = new HashSet<>();
    for (Finding finding : result.findings()) {
      if (!shown.add(finding.subject())) {
        continue; // one a quantity; the others stand in the JSON
      }
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s, case %d (%s): %s%n",
              finding.kind().key(),
              finding.subject(),
              finding.testCase().index(),
              finding.testCase().label(),
              finding.detail()));
    }
    Map<String, List<String>> diagnoses = new LinkedHashMap<>();
    for (Diagnosis diagnosis : result.diagnoses()) {
      diagnoses
          .computeIfAbsent(diagnosis.text(), key -> new ArrayList<>())
          .add(diagnosis.target().key());
    }
    diagnoses.forEach(
        (what, quantities) ->
            text.append(
                String.format("diagnosis of %s: %s%n", String.join(", ", quantities), what)));
    Minimal minimal = result.minimal();
    if (minimal != null) {
      appendMinimal(text, minimal);
    }
    if (!result.unanswered().isEmpty() && !result.rows().isEmpty()) {
      text.append("not answered: ")
          .append(result.unanswered().stream().map(Target::key).collect(Collectors.joining(", ")))
          .append('\n');
    }
    return text.append(verdict()).append('\n').toString();
  }

  private void appendMinimal(StringBuilder text, Minimal minimal) {
    Problem p = minimal.finding().testCase().problem();
    text.append(
        String.format(
            Locale.ROOT,
            "smallest case found in %d steps: |X| = %d, |Y| = %d, d = %d: %s%n",
            minimal.evaluations(),
            p.prompts(),
            p.responses(),
            p.dimension(),
            minimal.finding().detail()));
    if (!saved.isEmpty()) {
      text.append("saved; once more: sextant check --replay ").append(saved);
      text.append(result.candidate().startsWith("builtin:") ? "\n" : " --candidate …\n");
    }
  }

  private String verdict() {
    String stopped = result.stopped();
    if (stopped != null) {
      return stopped;
    }
    if (result.agrees()) {
      return "agrees on all cases";
    }
    if (result.rows().isEmpty() && result.troubled() == 0) {
      return "answers none of the quantities";
    }
    String classes = result.classes().stream().map(Mutant::key).collect(Collectors.joining(" or "));
    return classes.isEmpty() ? "does not agree" : "does not agree: " + classes;
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.target().key(),
        String.valueOf(row.answered()),
        String.valueOf(row.failed()),
        String.valueOf(row.kinks()),
        number(row.maxUlps()),
        number(row.mostUlps()),
        number(row.medianUlps()),
        number(row.share()));
  }

  private static String number(double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
  }

  /** Writes {@code sextant/check/1}, described by {@code spec/schema/check-1.json}. */
  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/check/1");
    json.writeStringField("candidate", result.candidate());
    json.writeStringField("precision", result.format().key());
    json.writeNumberField("seed", result.seed());
    json.writeNumberField("cases", result.cases());
    json.writeBooleanField("agrees", result.agrees());
    json.writeNumberField("casesWithoutAnswer", result.troubled());
    String stopped = result.stopped();
    if (stopped != null) {
      json.writeStringField("stopped", stopped);
    }
    json.writeArrayFieldStart("quantities");
    for (Row row : result.rows()) {
      writeRow(json, row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notAnswered");
    for (Target target : result.unanswered()) {
      json.writeString(target.key());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      writeFinding(json, finding);
    }
    json.writeEndArray();
    writeClasses(json, "classes", result.classes());
    Minimal minimal = result.minimal();
    if (minimal != null) {
      Problem p = minimal.finding().testCase().problem();
      json.writeObjectFieldStart("minimal");
      json.writeNumberField("prompts", p.prompts());
      json.writeNumberField("responses", p.responses());
      json.writeNumberField("dimension", p.dimension());
      json.writeStringField("detail", minimal.finding().detail());
      if (!saved.isEmpty()) {
        json.writeStringField("saved", saved);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeRow(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    json.writeStringField("quantity", row.target().key());
    json.writeNumberField("cases", row.answered());
    json.writeNumberField("wrong", row.failed());
    json.writeNumberField("kinks", row.kinks());
    json.writeObjectFieldStart("ulps");
    json.writeNumberField("max", row.maxUlps());
    json.writeNumberField("p99", row.mostUlps());
    json.writeNumberField("median", row.medianUlps());
    json.writeEndObject();
    json.writeNumberField("shareOfTolerance", row.share());
    Diagnosis diagnosis = result.diagnosis(row.target());
    if (diagnosis != null) {
      writeClasses(json, "classes", diagnosis.classes());
      json.writeBooleanField("binary32Errors", diagnosis.coarse());
    }
    json.writeEndObject();
  }

  private static void writeClasses(JsonGenerator json, String name, List<Mutant> classes)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Mutant mutant : classes) {
      json.writeString(mutant.key());
    }
    json.writeEndArray();
  }

  private static void writeFinding(JsonGenerator json, Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", finding.kind().key());
    json.writeStringField("quantity", finding.subject());
    json.writeNumberField("case", finding.testCase().index());
    json.writeStringField("label", finding.testCase().label());
    json.writeStringField("detail", finding.detail());
    json.writeEndObject();
  }
}
