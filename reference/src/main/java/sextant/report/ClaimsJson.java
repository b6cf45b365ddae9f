package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import sextant.audit.Claim;
import sextant.audit.proof.Proofs;

/** Claims for machines: {@code sextant/claims/1}. */
public final class ClaimsJson {

  private ClaimsJson() {}

  /**
   * Writes the claims.
   *
   * @param json where to
   * @param claims which
   * @param proofs what a verifier has proved
   */
  public static void write(JsonGenerator json, List<Claim> claims, Proofs proofs)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/claims/1");
    json.writeFieldName("claims");
    json.writeStartArray();
    for (Claim claim : claims) {
      json.writeStartObject();
      json.writeStringField("id", claim.id());
      json.writeStringField("kind", claim.kind());
      json.writeStringField("title", claim.title());
      json.writeStringField("paper", claim.source().paper());
      json.writeStringField("where", claim.source().where());
      json.writeStringField("provenance", claim.source().provenance());
      json.writeStringField("statement", claim.statement());
      json.writeStringField("detail", claim.detail());
      json.writeFieldName("assumes");
      json.writeArray(claim.assumes().toArray(new String[0]), 0, claim.assumes().size());
      json.writeStringField("method", claim.method());
      json.writeStringField("contract", claim.contract());
      json.writeStringField("note", claim.note());
      ProofsJson.write(json, proofs.of(claim));
      json.writeFieldName("expected");
      json.writeStartObject();
      for (Map.Entry<String, String> entry : claim.expected().entrySet()) {
        json.writeStringField(
            entry.getKey().isEmpty() ? "claim" : entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
