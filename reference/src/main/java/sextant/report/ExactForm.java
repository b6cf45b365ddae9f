package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/** The JSON of an exact value: {@code {"rational": c0, "logs": [[c, q], ...]}}. */
final class ExactForm {

  private ExactForm() {}

  /** Writes the field {@code exact} of a leaf. */
  static void write(JsonGenerator json, LogNumber value) throws IOException {
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
}
