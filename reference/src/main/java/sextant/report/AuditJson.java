package sextant.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import sextant.audit.AuditResult;
import sextant.audit.AuditResult.ClaimResult;
import sextant.audit.AuditResult.InstanceVerdict;
import sextant.audit.Verdict;
import sextant.audit.proof.ProofState;
import sextant.audit.proof.Proofs;

/**
 * The audit for machines: {@code sextant/audit/1}, described by {@code spec/schema/audit-1.json}.
 */
public final class AuditJson {

  private AuditJson() {}

  /**
   * Writes the audit. Same instances, same bytes: nothing of the clock or the machine is in it.
   *
   * @param json where to
   * @param result what the audit found
   * @param proofs what a verifier has proved
   * @param instances the names of the audited files
   * @param errors one line for each file that could not be read
   */
  public static void write(
      JsonGenerator json,
      AuditResult result,
      Proofs proofs,
      List<String> instances,
      List<String> errors)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "sextant/audit/1");
    json.writeFieldName("instances");
    json.writeStartArray();
    for (String instance : instances) {
      json.writeString(instance);
    }
    json.writeEndArray();
    json.writeFieldName("errors");
    json.writeStartArray();
    for (String error : errors) {
      json.writeString(error);
    }
    json.writeEndArray();
    json.writeFieldName("claims");
    json.writeStartArray();
    for (ClaimResult claim : result.claims()) {
      write(json, claim, proofs.of(claim));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, ClaimResult claim, ProofState proof)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", claim.claim().id());
    if (!claim.variant().isEmpty()) {
      json.writeStringField("variant", claim.variant());
    }
    json.writeStringField("statement", claim.claim().statement());
    json.writeStringField("provenance", claim.claim().source().provenance());
    json.writeStringField("expected", claim.expected());
    json.writeStringField(
        "outcome", claim.outcome().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    json.writeStringField("evidence", claim.evidence().label());
    if (claim.within() != null) {
      json.writeStringField("within", String.valueOf(claim.within()));
    }
    json.writeNumberField("applied", claim.applied());
    json.writeBooleanField("vacuous", claim.vacuous());
    json.writeStringField("finding", claim.finding());
    ProofsJson.write(json, proof);
    json.writeFieldName("verdicts");
    json.writeStartArray();
    for (InstanceVerdict entry : claim.instances()) {
      Verdict verdict = entry.verdict();
      json.writeStartObject();
      json.writeStringField("instance", entry.instance());
      json.writeStringField("evidence", verdict.evidence().label());
      if (verdict.within() != null) {
        json.writeStringField("within", String.valueOf(verdict.within()));
      }
      json.writeStringField("detail", verdict.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
