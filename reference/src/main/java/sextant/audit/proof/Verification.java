package sextant.audit.proof;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.SpecResources;

/** {@code spec/verification.json}: what has been proved, by what, when, and what has not. */
public final class Verification {

  /** The schema's name. */
  public static final String SCHEMA = "sextant/verification/1";

  /**
   * A proof.
   *
   * @param method the method's id
   * @param contractHash hash of all that the proof depends on, see {@link KernelSources#hash}
   * @param obligation file below {@code spec}
   * @param obligationSha256 of that file
   * @param verifier name and version of what made the obligation
   * @param solver name and version of what discharged it
   * @param date when, year-month-day
   * @param seeds the solver seeds it was discharged with, each of them
   * @param seconds the longest of these runs
   */
  public record Proof(
      String method,
      String contractHash,
      String obligation,
      String obligationSha256,
      String verifier,
      String solver,
      String date,
      List<Integer> seeds,
      double seconds) {}

  /** Why a method is without a proof, in a word. */
  public enum Kind {
    /** A proof is wanted. */
    OPEN,
    /**
     * Its value is an enclosure made with exp, log or a root, of which contracts say too little.
     */
    TRANSCENDENTAL,
    /** It searches or draws at random; what it finds is certified elsewhere. */
    SEARCH,
    /** It reads or writes strings. */
    TEXT,
    /** It hands a call to a library, under the contract that its documentation states. */
    LIBRARY,
    /** A model function: read, not proved. */
    DEFINITION;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A method without a proof.
   *
   * @param method the method's id
   * @param kind why not, in a word
   * @param reason why not
   * @param evidence what stands in its place
   */
  public record Unproved(String method, Kind kind, String reason, String evidence) {}

  /**
   * An obligation that must not be discharged.
   *
   * @param file below {@code spec}
   * @param sha256 of that file
   * @param subject the method, lemma or stub it was made from
   * @param madeFrom hash of what it was made from: the method's contract hash, or that of the stub
   * @param wrong what is wrong with it
   */
  public record Control(
      String file, String sha256, String subject, String madeFrom, String wrong) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Proof> proofs = new TreeMap<>();
  private final Map<String, Unproved> unproved = new TreeMap<>();
  private final Map<String, Control> controls = new TreeMap<>();

  /** Nothing proved yet. */
  public Verification() {}

  /** What this build carries; empty when it carries none. */
  public static Verification ofThisBuild() {
    try (InputStream in = SpecResources.open("verification.json")) {
      return parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (java.io.FileNotFoundException e) {
      return new Verification();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Reads the file's text. */
  public static Verification parse(String text) throws IOException {
    JsonNode root = JSON.readTree(text);
    if (!root.path("schema").asText().equals(SCHEMA)) {
      throw new IOException("not of the schema " + SCHEMA);
    }
    Verification read = new Verification();
    for (JsonNode node : root.path("proved")) {
      List<Integer> seeds = new ArrayList<>();
      node.path("seeds").forEach(seed -> seeds.add(seed.asInt()));
      read.put(
          new Proof(
              node.path("method").asText(),
              node.path("contractHash").asText(),
              node.path("obligation").asText(),
              node.path("obligationSha256").asText(),
              node.path("verifier").asText(),
              node.path("solver").asText(),
              node.path("date").asText(),
              List.copyOf(seeds),
              node.path("seconds").asDouble()));
    }
    for (JsonNode node : root.path("notProved")) {
      read.put(
          new Unproved(
              node.path("method").asText(),
              kind(node.path("kind").asText()),
              node.path("reason").asText(),
              node.path("evidence").asText()));
    }
    for (JsonNode node : root.path("controls")) {
      read.put(
          new Control(
              node.path("file").asText(),
              node.path("sha256").asText(),
              node.path("subject").asText(),
              node.path("madeFrom").asText(),
              node.path("wrong").asText()));
    }
    return read;
  }

  private static Kind kind(String word) throws IOException {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IOException("no kind of notProved: " + word);
  }

  /** Adds or replaces a proof; the method is then no longer among the unproved. */
  public void put(Proof proof) {
    unproved.remove(proof.method());
    proofs.put(proof.method(), proof);
  }

  /** Adds or replaces a method without a proof. */
  public void put(Unproved entry) {
    unproved.put(entry.method(), entry);
  }

  /** Adds or replaces a control. */
  public void put(Control control) {
    controls.put(control.file(), control);
  }

  /** Forgets a method, proved or not. */
  public void remove(String method) {
    proofs.remove(method);
    unproved.remove(method);
  }

  /** Forgets a control. */
  public void removeControl(String file) {
    controls.remove(file);
  }

  /** The proof of a method, or null. */
  public @Nullable Proof proof(String method) {
    return proofs.get(method);
  }

  /** The entry of a method without proof, or null. */
  public @Nullable Unproved unproved(String method) {
    return unproved.get(method);
  }

  /** A control by its file, or null. */
  public @Nullable Control control(String file) {
    return controls.get(file);
  }

  /** All proofs, by method. */
  public List<Proof> proofs() {
    return List.copyOf(proofs.values());
  }

  /** All methods listed without a proof, by method. */
  public List<Unproved> unproved() {
    return List.copyOf(unproved.values());
  }

  /** All controls, by file. */
  public List<Control> controls() {
    return List.copyOf(controls.values());
  }

  /** The file's text: sorted, one entry a line, so that changes to different methods merge. */
  public String text() {
    StringBuilder text = new StringBuilder("{\n  \"schema\": \"" + SCHEMA + "\",\n");
    list(text, "proved", proofs.values().stream().map(Verification::node).toList());
    text.append(",\n");
    list(text, "notProved", unproved.values().stream().map(Verification::node).toList());
    text.append(",\n");
    list(text, "controls", controls.values().stream().map(Verification::node).toList());
    return text.append("\n}\n").toString();
  }

  private static void list(StringBuilder text, String name, List<ObjectNode> entries) {
    text.append("  \"").append(name).append("\": [");
    for (int i = 0; i < entries.size(); i++) {
      text.append(i == 0 ? "\n    " : ",\n    ").append(entries.get(i));
    }
    text.append(entries.isEmpty() ? "]" : "\n  ]");
  }

  private static ObjectNode node(Proof proof) {
    ObjectNode node = JSON.createObjectNode();
    node.put("method", proof.method());
    node.put("status", "PROVED");
    node.put("contractHash", proof.contractHash());
    node.put("obligation", proof.obligation());
    node.put("obligationSha256", proof.obligationSha256());
    node.put("verifier", proof.verifier());
    node.put("solver", proof.solver());
    node.put("date", proof.date());
    proof.seeds().forEach(node.putArray("seeds")::add);
    node.put("seconds", proof.seconds());
    return node;
  }

  private static ObjectNode node(Unproved entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("method", entry.method());
    node.put("kind", entry.kind().word());
    node.put("reason", entry.reason());
    node.put("evidence", entry.evidence());
    return node;
  }

  private static ObjectNode node(Control control) {
    ObjectNode node = JSON.createObjectNode();
    node.put("file", control.file());
    node.put("sha256", control.sha256());
    node.put("subject", control.subject());
    node.put("madeFrom", control.madeFrom());
    node.put("wrong", control.wrong());
    return node;
  }
}
