package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Constant;
import sextant.audit.Evaluation;
import sextant.audit.Evaluation.Leaf;
import sextant.audit.Evaluation.Undecided;
import sextant.audit.Quantity;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.exact.LogNumber;
import sextant.model.Instance;

/** The values of one instance, for people and for machines. */
public final class EvaluationReport {

  /** A text shows arrays only up to this many entries. */
  private static final int TEXT_ENTRIES = 64;

  private static final String[] SIDES = {"published", "sharper"};

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
      switch (quantity.shape()) {
        case SCALAR -> writeLeaf(json, evaluation.scalar(quantity, exact));
        case VECTOR -> writeLeaves(json, evaluation.vector(quantity, exact));
        case MATRIX -> writeMatrix(json, evaluation.matrix(quantity, exact));
        case ORACLE -> writeOracle(json);
        case CONSTANTS -> writeConstants(json);
      }
      afterEach.run();
    }
    json.writeEndObject();
  }

  private void writeConstants(JsonGenerator json) throws IOException, Undecided {
    json.writeStartObject();
    for (Constant constant : Constant.values()) {
      @Nullable Leaf[] sides = evaluation.constant(constant);
      json.writeFieldName(constant.key());
      json.writeStartObject();
      for (int k = 0; k < sides.length; k++) {
        Leaf side = sides[k];
        if (side != null) {
          json.writeFieldName(SIDES[k]);
          writeLeaf(json, side);
        }
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void appendConstants(StringBuilder text) throws Undecided {
    text.append("  constants: sharper; published\n");
    for (Constant constant : Constant.values()) {
      @Nullable Leaf[] sides = evaluation.constant(constant);
      text.append(String.format("    %-24s ", constant.key()));
      for (int k = sides.length - 1; k >= 0; k--) {
        Leaf side = sides[k];
        if (side != null) {
          text.append(k == 0 ? "; " : "").append(Show.between(side.lo(), side.hi()));
        }
      }
      text.append('\n');
    }
  }

  private static void writeMatrix(JsonGenerator json, Leaf[][] matrix) throws IOException {
    json.writeStartArray();
    for (Leaf[] row : matrix) {
      writeLeaves(json, row);
    }
    json.writeEndArray();
  }

  private static void writeLeaves(JsonGenerator json, Leaf[] leaves) throws IOException {
    json.writeStartArray();
    for (Leaf leaf : leaves) {
      writeLeaf(json, leaf);
    }
    json.writeEndArray();
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
      ExactForm.write(json, value);
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
      switch (quantity.shape()) {
        case SCALAR -> append(text, quantity.key(), evaluation.scalar(quantity, exact));
        case VECTOR -> appendVector(text, quantity);
        case MATRIX -> appendMatrix(text, quantity);
        case ORACLE -> appendOracle(text);
        case CONSTANTS -> appendConstants(text);
      }
      afterEach.run();
    }
    return text.toString();
  }

  private void appendVector(StringBuilder text, Quantity quantity) throws Undecided {
    if (isTooLong(text, quantity, subject.instance().dimension())) {
      return;
    }
    Leaf[] leaves = evaluation.vector(quantity, exact);
    for (int k = 0; k < leaves.length; k++) {
      append(text, quantity.key() + "[" + k + "]", leaves[k]);
    }
  }

  private void appendMatrix(StringBuilder text, Quantity quantity) throws Undecided {
    long d = subject.instance().dimension();
    if (isTooLong(text, quantity, d * d)) {
      return;
    }
    Leaf[][] matrix = evaluation.matrix(quantity, exact);
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        append(text, quantity.key() + "[" + a + "][" + b + "]", matrix[a][b]);
      }
    }
  }

  /** Says so instead, when it is. */
  private static boolean isTooLong(StringBuilder text, Quantity quantity, long entries) {
    boolean tooLong = entries > TEXT_ENTRIES;
    if (tooLong) {
      text.append(
          String.format(Locale.ROOT, "  %-18s %d entries: see --json%n", quantity.key(), entries));
    }
    return tooLong;
  }

  private void appendOracle(StringBuilder text) throws Undecided {
    Instance instance = subject.instance();
    int n = instance.responseCount();
    long entries = (long) instance.promptCount() * n * n;
    if (isTooLong(text, Quantity.WORST_CASE_ORACLE, entries)) {
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
    text.append(String.format("  %-18s ", name)).append(Show.between(leaf.lo(), leaf.hi()));
    @Nullable LogNumber value = leaf.exact();
    if (value != null) {
      text.append("\n    = ").append(value.canonical());
    }
    text.append('\n');
  }
}
