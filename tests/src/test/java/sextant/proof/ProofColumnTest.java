package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sextant.audit.AuditResult;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.SpecResources;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.ProofState;
import sextant.audit.proof.Proofs;
import sextant.audit.proof.Verification;
import sextant.report.AuditJson;
import sextant.report.AuditText;
import sextant.report.Output;

/** The column PROOF: proved only when fresh, never when it cannot be told. */
class ProofColumnTest {

  private static final String DISTANCE =
      "sextant.robust.Transport#distance(BigFraction,BigFraction)";

  private static KernelSources sources;
  private static Claim claim;

  @BeforeAll
  static void read() throws IOException {
    sources = KernelSources.ofThisBuild();
    claim = withMethod("sextant.robust.Transport#distance", "yes");
  }

  private static Verification.Proof proof(String method, String hash) {
    return new Verification.Proof(
        method,
        hash,
        "obligations/x.smt2.gz",
        "00",
        "OpenJML 0.17.0-alpha-15",
        "z3 4.8.12",
        "2025-02-03",
        List.of(0, 1, 2, 3),
        0.1);
  }

  private static ProofState state(Verification record) {
    return new Proofs(record, sources).of(claim);
  }

  @Test
  void freshProofsCount() {
    Verification record = new Verification();
    record.put(proof(DISTANCE, sources.hash(sources.find(DISTANCE))));
    ProofState state = state(record);
    assertEquals(ProofState.State.PROVED, state.state());
    assertEquals("PROVED (OpenJML 0.17.0-alpha-15, 2025-02-03)", state.label());
    assertTrue(state.detail().get(0).contains("spec/obligations/x.smt2.gz"));
  }

  /** A proof of a formula, or beside a refuted variant, is not shown as one of the claim. */
  @Test
  void noMoreIsClaimedThanTheContractStates() throws IOException {
    Verification record = new Verification();
    record.put(proof(DISTANCE, sources.hash(sources.find(DISTANCE))));
    Proofs proofs = new Proofs(record, sources);
    ProofState state = proofs.of(withMethod("sextant.robust.Transport#distance", "formula"));
    assertEquals(ProofState.State.FORMULA, state.state());
    assertEquals("formula PROVED (OpenJML 0.17.0-alpha-15, 2025-02-03)", state.label());
    AuditResult.ClaimResult refuted =
        new AuditResult.ClaimResult(
            claim,
            "published",
            sextant.audit.Evidence.REFUTED,
            null,
            1,
            "refuted",
            AuditResult.Outcome.AS_EXPECTED,
            "no",
            List.of());
    assertEquals(ProofState.State.NONE, proofs.of(refuted).state());
    Claim eq2 = ClaimRegistry.load().find("ORA-Eq2");
    assertEquals("formula", eq2 == null ? "" : eq2.contract());
  }

  @Test
  void staleProofsAreCalledStale() {
    Verification record = new Verification();
    record.put(proof(DISTANCE, "0".repeat(64)));
    assertEquals(ProofState.State.STALE, state(record).state());
    assertEquals("stale", state(record).label());
    assertTrue(state(record).detail().get(0).contains("2025-02-03"));
  }

  @Test
  void withoutProofThereIsADash() {
    Verification record = new Verification();
    assertEquals("—", state(record).label());
    record.put(new Verification.Unproved(DISTANCE, Verification.Kind.OPEN, "too hard", "tests"));
    assertEquals(ProofState.State.NONE, state(record).state());
    assertTrue(state(record).detail().get(0).contains("too hard"));
  }

  @Test
  void withoutTheCompilerNothingIsSaid() {
    Verification record = new Verification();
    record.put(proof(DISTANCE, sources.hash(sources.find(DISTANCE))));
    ProofState state = new Proofs(record, null).of(claim);
    assertEquals(ProofState.State.UNKNOWN, state.state());
    assertEquals("unknown", state.label());
  }

  /** One overload without a proof spoils the claim. */
  @Test
  void everyOverloadWithAContractCounts() {
    Claim anyRational = withMethod("sextant.exact.Rationals#of");
    Verification record = new Verification();
    List<KernelMethod> overloads =
        sources.methods().stream()
            .filter(m -> m.id().startsWith("sextant.exact.Rationals#of(") && m.hasContract())
            .toList();
    assertTrue(overloads.size() > 1);
    for (KernelMethod overload : overloads) {
      assertFalse(new Proofs(record, sources).of(anyRational).state() == ProofState.State.PROVED);
      record.put(proof(overload.id(), sources.hash(overload)));
    }
    ProofState state = new Proofs(record, sources).of(anyRational);
    assertEquals(ProofState.State.PROVED, state.state());
    assertEquals(overloads.size(), state.detail().size());
  }

  @Test
  void aClaimWithoutMethodHasNoProof() {
    ProofState state = new Proofs(new Verification(), sources).of(withMethod("none: definition"));
    assertEquals(ProofState.State.NONE, state.state());
  }

  private static Claim withMethod(String method) {
    return withMethod(method, "yes");
  }

  private static Claim withMethod(String method, String contract) {
    return new Claim(
        "X",
        "lemma",
        "",
        new Claim.Source("ORA", "", "read"),
        "",
        "",
        List.of(),
        List.of(),
        method,
        contract,
        "",
        Map.of("", "holds"));
  }

  @Test
  void tableAndJsonShowIt() throws IOException {
    Verification record = new Verification();
    record.put(proof(DISTANCE, sources.hash(sources.find(DISTANCE))));
    Proofs proofs = new Proofs(record, sources);
    AuditResult result =
        new AuditResult(
            List.of(
                new AuditResult.ClaimResult(
                    claim,
                    "",
                    sextant.audit.Evidence.DECIDED,
                    null,
                    1,
                    "holds",
                    AuditResult.Outcome.AS_EXPECTED,
                    "fine",
                    List.of())));
    assertTrue(
        AuditText.render(result, proofs, 1, 0.1).contains("PROVED (OpenJML 0.17.0-alpha-15, 2025"));
    StringWriter text = new StringWriter();
    try (com.fasterxml.jackson.core.JsonGenerator json = Output.json(text)) {
      AuditJson.write(json, result, proofs, List.of("a.json"), List.of());
    }
    JsonNode proof = new ObjectMapper().readTree(text.toString()).at("/claims/0/proof");
    assertEquals("proved", proof.path("state").asText());
    assertTrue(proof.path("methods").get(0).asText().startsWith(DISTANCE));
  }

  @Test
  void theRecordMeetsItsSchema() throws IOException {
    JsonSchema schema;
    try (InputStream in = SpecResources.open("schema/verification-1.json")) {
      schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    }
    ObjectMapper mapper = new ObjectMapper();
    String text = Files.readString(Repository.here().spec().resolve("verification.json"));
    assertEquals("[]", schema.validate(mapper.readTree(text)).toString());
    JsonNode other = mapper.readTree(text);
    ((ObjectNode) other.at("/proved/0")).put("status", "BELIEVED");
    assertFalse(schema.validate(other).isEmpty());
    JsonNode few = mapper.readTree(text);
    ((ArrayNode) few.at("/proved/0/seeds")).remove(0);
    assertFalse(schema.validate(few).isEmpty());
  }

  /** The sources that the jar carries are those of the checkout. */
  @Test
  void theBuildCarriesItsSources() throws IOException {
    KernelSources checkout = Repository.here().sources();
    assertEquals(
        checkout.methods().stream().map(KernelMethod::id).toList(),
        sources.methods().stream().map(KernelMethod::id).toList());
    for (KernelMethod method : checkout.methods()) {
      if (method.hasContract()) {
        assertEquals(checkout.hash(method), sources.hash(sources.find(method.id())), method.id());
      }
    }
  }
}
