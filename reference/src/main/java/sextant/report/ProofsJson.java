package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import sextant.audit.proof.ProofState;

/** What a verifier has proved of a claim's method, as the field {@code proof}. */
final class ProofsJson {

  private ProofsJson() {}

  static void write(JsonGenerator json, ProofState proof) throws IOException {
    json.writeObjectFieldStart("proof");
    json.writeStringField("state", proof.state().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("methods");
    for (String line : proof.detail()) {
      json.writeString(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
