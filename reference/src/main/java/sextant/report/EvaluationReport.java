package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Evaluation;
import sextant.audit.Evaluation.Leaf;
import sextant.audit.Evaluation.Undecided;
import sextant.audit.Quantity;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;

/** The values of one instance, for people and for machines. */
public final class EvaluationReport {

  /** A text shows the worst-case oracle only up to this many entries. */
  private static final int TEXT_ENTRIES = 64;

  private final Subject subject;
  private final Evaluation evaluation;
  private final int digits;
  private final boolean exact;
  private final Runnable afterEach;

  /**
   * A report.
   *
   * @param subject the instance
   * @param digits places after the point
   * @param exact whether exact forms are wanted
   * @param afterEach is run after each quantity
   */
  public EvaluationReport(Subject subject, int digits, boolean exact, Runnable afterEach) {
    this.subject = subject;
    this.evaluation = new Evaluation(subject, digits);
    this.digits = digits;
    this.exact = exact;
    this.afterEach = afterEach;
  }

  /**
   * Writes {@code sextant/evaluation/1}, described by {@code spec/schema/evaluation-1.json}.
   *
   * @param json where to
   * @param quantities which values
   */
  public void write(JsonGenerator json, Collection<Quantity> quantities)
      throws IOException, Undecided {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/evaluation/1");
    json.writeStringField("instance", subject.instance().name());
    json.writeStringField("regime", subject.regime());
    json.writeNumberField("digits", digits);
    for (Quantity quantity : quantities) {
      json.writeFieldName(quantity.key());
      if (quantity == Quantity.WORST_CASE_ORACLE) {
        writeOracle(json);
      } else {
        writeLeaf(json, evaluation.scalar(quantity, exact));
      }
      afterEach.run();
    }
    json.writeEndObject();
  }

  private void writeOracle(JsonGenerator json) throws IOException, Undecided {
    Instance instance = subject.instance();
    json.writeStartArray();
    for (int x = 0; x < instance.promptCount(); x++) {
      json.writeStartArray();
      for (int i = 0; i < instance.responseCount(); i++) {
        json.writeStartArray();
        for (int j = 0; j < instance.responseCount(); j++) {
          writeLeaf(json, evaluation.worstCaseOracle(x, i, j, exact));
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void writeLeaf(JsonGenerator json, Leaf leaf) throws IOException {
    json.writeStartObject();
    json.writeStringField("lo", leaf.lo());
    json.writeStringField("hi", leaf.hi());
    LogNumber value = leaf.exact();
    if (value != null) {
      LogNumber canonical = value.canonical();
      json.writeFieldName("exact");
      json.writeStartObject();
      json.writeStringField("rational", Rationals.format(canonical.rationalPart()));
      json.writeFieldName("logs");
      json.writeStartArray();
      for (int k = 0; k < canonical.termCount(); k++) {
        json.writeStartArray();
        json.writeString(Rationals.format(canonical.coefficient(k)));
        json.writeString(canonical.argument(k).toString());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /**
   * The values as lines of text: "name = digits", the last digits in brackets where two endings are
   * possible.
   *
   * @param quantities which values
   */
  public String text(Collection<Quantity> quantities) throws Undecided {
    StringBuilder text = new StringBuilder();
    text.append(subject.instance().name()).append(" (").append(subject.regime()).append(")\n");
    for (Quantity quantity : quantities) {
      if (quantity == Quantity.WORST_CASE_ORACLE) {
        appendOracle(text);
      } else {
        Leaf leaf = evaluation.scalar(quantity, exact);
        append(text, quantity.key(), leaf);
      }
      afterEach.run();
    }
    return text.toString();
  }

  private void appendOracle(StringBuilder text) throws Undecided {
    Instance instance = subject.instance();
    int n = instance.responseCount();
    long entries = (long) instance.promptCount() * n * n;
    if (entries > TEXT_ENTRIES) {
      text.append(
          String.format(
              Locale.ROOT, "  %-16s %d entries: see --json%n", "worstCaseOracle", entries));
      return;
    }
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          String name = "worstCaseOracle[" + x + "][" + i + "][" + j + "]";
          append(text, name, evaluation.worstCaseOracle(x, i, j, exact));
        }
      }
    }
  }

  private static void append(StringBuilder text, String name, Leaf leaf) {
    text.append(String.format("  %-16s ", name)).append(Show.between(leaf.lo(), leaf.hi()));
    @Nullable LogNumber value = leaf.exact();
    if (value != null) {
      text.append("\n    = ").append(value.canonical());
    }
    text.append('\n');
  }
}
