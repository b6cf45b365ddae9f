package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.audit.Verdict;
import sextant.audit.run.SteppedRun;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Interval;

/** A run of an algorithm, as a table of some of its rows and as {@code sextant/run/1}. */
public final class RunReport implements Report {

  /** Places after the point in the table. */
  private static final int SHOWN = 8;

  /** Rows in the table, that of the start not counted. */
  private static final int MOST_ROWS = 20;

  /** What is below it would be shown as zeros. */
  private static final BigFraction SMALL = new BigFraction(1, 1_000_000);

  /** What is below it is shown as if it were this. */
  private static final Dyadic TINY = Dyadic.ONE.shift(-4096);

  private final String instance;
  private final String algorithm;
  private final SteppedRun run;
  private final int digits;
  private final List<List<@Nullable Interval>> rows = new ArrayList<>();

  /**
   * A report.
   *
   * @param instance the instance's name
   * @param algorithm the algorithm's name
   * @param run the run, whose rows are yet to come
   * @param digits places after the point in JSON and CSV
   */
  public RunReport(String instance, String algorithm, SteppedRun run, int digits) {
    this.instance = instance;
    this.algorithm = algorithm;
    this.run = run;
    this.digits = digits;
  }

  /** Takes a row. */
  public void add(List<@Nullable Interval> row) {
    rows.add(row);
  }

  /** The names of a CSV file's columns. */
  public List<String> csvHeader() {
    List<String> header = new ArrayList<>(List.of("step"));
    for (String column : run.columns()) {
      header.add(column + ".lo");
      header.add(column + ".hi");
    }
    return header;
  }

  /** The last row taken, as a CSV file has it. */
  public List<String> csvRow() {
    List<String> cells = new ArrayList<>(List.of(String.valueOf(rows.size() - 1)));
    for (@Nullable Interval value : rows.get(rows.size() - 1)) {
      cells.add(value == null ? "" : Decimals.floor(value.lo(), digits));
      cells.add(value == null ? "" : Decimals.ceiling(value.hi(), digits));
    }
    return cells;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(instance).append(", ").append(algorithm).append(", ");
    text.append(rows.size() - 1).append(" of ").append(run.rows() - 1).append(" steps\n");
    text.append(named(run.constants()));
    text.append(TextTable.of(table(), 0));
    text.append(named(run.summary()));
    for (Map.Entry<String, Verdict> entry : run.verdicts().entrySet()) {
      Verdict verdict = entry.getValue();
      text.append(entry.getKey()).append(' ').append(verdict.label());
      text.append("  ").append(verdict.detail()).append('\n');
    }
    return text.toString();
  }

  private static String named(Map<String, Interval> values) {
    List<List<String>> lines = new ArrayList<>();
    values.forEach((name, value) -> lines.add(List.of("  " + name, shown(value))));
    return lines.isEmpty() ? "" : TextTable.of(lines, 2);
  }

  /** The fullest rows, thinned out, with the first and the last; no coordinates of iterates. */
  private List<List<String>> table() {
    List<String> columns = run.columns();
    List<List<String>> table = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("STEP"));
    for (String column : columns) {
      if (isShown(column)) {
        header.add(column);
      }
    }
    table.add(header);
    int last = rows.size() - 1;
    List<Integer> full = fullest();
    int stride = Math.max(1, (full.size() + MOST_ROWS - 1) / MOST_ROWS);
    for (int t = 0; t <= last; t++) {
      int place = full.indexOf(t);
      if (t == 0 || t == last || (place >= 0 && place % stride == 0)) {
        List<String> cells = new ArrayList<>(List.of(String.valueOf(t)));
        for (int c = 0; c < columns.size(); c++) {
          if (isShown(columns.get(c))) {
            Interval value = rows.get(t).get(c);
            cells.add(value == null ? "—" : shown(value));
          }
        }
        table.add(cells);
      }
    }
    return table;
  }

  /** The rows after the first that have the most values. */
  private List<Integer> fullest() {
    List<Integer> full = new ArrayList<>();
    long most = 0;
    for (int t = 1; t < rows.size(); t++) {
      long values = rows.get(t).stream().filter(Objects::nonNull).count();
      if (values > most) {
        full.clear();
        most = values;
      }
      if (values == most) {
        full.add(t);
      }
    }
    return full;
  }

  /** Digits in the table; of what would be all zeros, a bound in two digits, rounded up. */
  static String shown(Interval value) {
    Dyadic most = value.hi();
    if (value.lo().signum() < 0 || most.signum() == 0 || most.compareTo(SMALL) >= 0) {
      return Show.interval(value, SHOWN);
    }
    Dyadic bound = most.compareTo(TINY) < 0 ? TINY : most;
    // m 2^-n is m 5^n 10^-n
    int places = Math.toIntExact(-bound.exponent());
    BigInteger units = bound.mantissa().multiply(BigInteger.valueOf(5).pow(places));
    BigDecimal digits = new BigDecimal(units, places).round(new MathContext(2, RoundingMode.UP));
    int exponent = digits.precision() - digits.scale() - 1;
    return "≤" + digits.scaleByPowerOfTen(-exponent).toPlainString() + "E" + exponent;
  }

  private static boolean isShown(String column) {
    return !column.matches("theta\\d+");
  }

  /**
   * Writes {@code sextant/run/1}, described by {@code spec/schema/run-1.json}.
   *
   * @param json where to
   */
  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/run/1");
    json.writeStringField("instance", instance);
    json.writeStringField("algorithm", algorithm);
    json.writeNumberField("steps", run.rows() - 1);
    json.writeFieldName("constants");
    writeNamed(json, run.constants());
    json.writeArrayFieldStart("rows");
    for (int t = 0; t < rows.size(); t++) {
      json.writeStartObject();
      json.writeNumberField("step", t);
      for (int c = 0; c < run.columns().size(); c++) {
        Interval value = rows.get(t).get(c);
        if (value != null) {
          writeLeaf(json, run.columns().get(c), value);
        }
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("summary");
    writeNamed(json, run.summary());
    json.writeArrayFieldStart("verdicts");
    for (Map.Entry<String, Verdict> entry : run.verdicts().entrySet()) {
      json.writeStartObject();
      json.writeStringField("claim", entry.getKey());
      json.writeStringField("evidence", entry.getValue().label());
      json.writeStringField("detail", entry.getValue().detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeNamed(JsonGenerator json, Map<String, Interval> values) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Interval> entry : values.entrySet()) {
      writeLeaf(json, entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private void writeLeaf(JsonGenerator json, String name, Interval value) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("lo", Decimals.floor(value.lo(), digits));
    json.writeStringField("hi", Decimals.ceiling(value.hi(), digits));
    json.writeEndObject();
  }
}
