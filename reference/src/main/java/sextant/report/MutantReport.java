package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sextant.differential.CheckResult;
import sextant.differential.Format;
import sextant.differential.MutantTable;
import sextant.differential.MutantTable.Row;
import sextant.fast.Mutant;
import sextant.fast.Target;

/** Which quantity exposes which bug class, as text and as {@code sextant/mutants/1}. */
public final class MutantReport implements Report {

  private static final int FEW = 3;

  private final MutantTable table;
  private final Format format;
  private final long seed;

  /**
   * A report.
   *
   * @param table what was found
   * @param format the format of the cases
   * @param seed their seed
   */
  public MutantReport(MutantTable table, Format format, long seed) {
    this.table = table;
    this.format = format;
    this.seed = seed;
  }

  /** The table as text. */
  @Override
  public String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("BUG CLASS", "WHAT GOES WRONG", "NAMED", "EXPOSED BY"));
    for (Row row : table.rows()) {
      rows.add(
          List.of(
              row.mutant().key(),
              row.mutant().description(),
              others(row).isEmpty() && row.named() ? "yes" : String.join(" or ", named(row)),
              quantities(row.exposedBy())));
    }
    StringBuilder text = new StringBuilder(TextTable.of(rows, 4));
    for (CheckResult alarm : table.falseAlarms()) {
      text.append("false alarm:\n").append(new CheckReport(alarm, "").text());
    }
    long found = table.rows().stream().filter(row -> !row.exposedBy().isEmpty()).count();
    long named = table.rows().stream().filter(Row::named).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%d bug classes, %d found, %d named; %d false alarms; %s, %d cases, seed %d%n",
            table.rows().size(),
            found,
            named,
            table.falseAlarms().size(),
            format.key(),
            table.cases(),
            seed));
    return text.toString();
  }

  /** Their names; the names of the others where these are few. */
  private static String quantities(List<Target> exposedBy) {
    List<String> others =
        Arrays.stream(Target.values())
            .filter(target -> !exposedBy.contains(target))
            .map(Target::key)
            .toList();
    if (others.isEmpty()) {
      return "all";
    }
    return others.size() <= FEW
        ? "all but " + String.join(", ", others)
        : exposedBy.stream().map(Target::key).collect(Collectors.joining(", "));
  }

  private static List<String> named(Row row) {
    List<String> named = row.result().classes().stream().map(Mutant::key).toList();
    return named.isEmpty() ? List.of("no") : named;
  }

  private static List<Mutant> others(Row row) {
    return row.result().classes().stream().filter(other -> other != row.mutant()).toList();
  }

  /**
   * Writes {@code sextant/mutants/1}, described by {@code spec/schema/mutants-1.json}.
   *
   * @param json where to
   */
  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/mutants/1");
    json.writeStringField("precision", format.key());
    json.writeNumberField("seed", seed);
    json.writeNumberField("cases", table.cases());
    json.writeBooleanField("sound", table.isSound());
    json.writeArrayFieldStart("falseAlarms");
    for (CheckResult alarm : table.falseAlarms()) {
      json.writeString(alarm.candidate());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("classes");
    for (Row row : table.rows()) {
      json.writeStartObject();
      json.writeStringField("class", row.mutant().key());
      json.writeStringField("description", row.mutant().description());
      json.writeArrayFieldStart("diagnosedAs");
      for (Mutant mutant : row.result().classes()) {
        json.writeString(mutant.key());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("exposedBy");
      for (Target target : row.exposedBy()) {
        json.writeString(target.key());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
