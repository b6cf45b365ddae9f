package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import sextant.differential.Format;
import sextant.differential.RequestJson;
import sextant.differential.Significant;
import sextant.differential.TestVector;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.fast.Mutant;
import sextant.fast.Target;

/** A corpus of test vectors, {@code sextant/vectors/1}: {@code spec/schema/vectors-1.json}. */
public final class VectorsJson {

  private static final String SCHEMA = "sextant/vectors/1";

  private VectorsJson() {}

  /**
   * Begins a corpus.
   *
   * @param json where to
   * @param format the floating-point format that the inputs are exact in
   * @param seed the seed of the random cases
   */
  public static void begin(JsonGenerator json, Format format, long seed) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("precision", format.key());
    json.writeNumberField("seed", seed);
    json.writeArrayFieldStart("vectors");
  }

  /** Ends it. */
  public static void end(JsonGenerator json) throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Writes one vector.
   *
   * @param json where to
   * @param vector the vector
   */
  public static void write(JsonGenerator json, TestVector vector) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", "v" + vector.testCase().index());
    json.writeArrayFieldStart("flags");
    json.writeString(vector.testCase().label());
    if (vector.isKink()) {
      json.writeString("kink");
    }
    json.writeEndArray();
    json.writeArrayFieldStart("catches");
    for (Map.Entry<Mutant, List<Target>> caught : vector.catches().entrySet()) {
      json.writeStartObject();
      json.writeStringField("class", caught.getKey().key());
      json.writeArrayFieldStart("quantities");
      for (Target target : caught.getValue()) {
        json.writeString(target.key());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("request");
    RequestJson.write(json, vector.testCase(), List.copyOf(vector.values().keySet()));
    json.writeObjectFieldStart("expected");
    for (Target target : vector.values().keySet()) {
      writeExpected(json, vector, target);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeExpected(JsonGenerator json, TestVector vector, Target target)
      throws IOException {
    Interval[] values = vector.values().getOrDefault(target, new Interval[0]);
    LogNumber[] exact = vector.exact().getOrDefault(target, new LogNumber[0]);
    double[] tolerance = vector.tolerance().getOrDefault(target, new double[0]);
    json.writeFieldName(target.key());
    if (target.shape() != Target.Shape.SCALAR) {
      json.writeStartArray();
    }
    for (int k = 0; k < values.length; k++) {
      json.writeStartObject();
      json.writeStringField("lo", Significant.floor(values[k].lo()));
      json.writeStringField("hi", Significant.ceiling(values[k].hi()));
      if (exact.length > 0) {
        ExactForm.write(json, exact[k]);
      }
      json.writeNumberField("tolerance", tolerance[k]);
      json.writeEndObject();
    }
    if (target.shape() != Target.Shape.SCALAR) {
      json.writeEndArray();
    }
  }
}
