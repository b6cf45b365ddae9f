package sextant.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The claims of {@code spec/claims}, in the order of their ids. */
public final class ClaimRegistry {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "kind",
          "title",
          "source",
          "statement",
          "detail",
          "assumes",
          "variants",
          "method",
          "contract",
          "note",
          "expected");
  private static final Set<String> KINDS =
      Set.of("theorem", "lemma", "assumption", "example", "remark", "algorithm");
  private static final Set<String> PROVENANCES = Set.of("read", "reconstructed");
  private static final Set<String> OUTCOMES = Set.of("holds", "refuted");

  private final Map<String, Claim> claims;

  private ClaimRegistry(Map<String, Claim> claims) {
    this.claims = claims;
  }

  /** Reads the registry that this build carries. */
  public static ClaimRegistry load() {
    YAMLMapper mapper = new YAMLMapper();
    Map<String, Claim> claims = new TreeMap<>();
    for (String name : SpecResources.list("claims")) {
      if (name.endsWith(".yaml")) {
        try (InputStream in = SpecResources.open("claims/" + name)) {
          Claim claim = parse(name, mapper.readTree(in));
          claims.put(claim.id(), claim);
        } catch (IOException e) {
          throw new UncheckedIOException("spec/claims/" + name + ": " + e.getMessage(), e);
        }
      }
    }
    return new ClaimRegistry(Collections.unmodifiableMap(claims));
  }

  /** All claims, by id. */
  public List<Claim> all() {
    return List.copyOf(claims.values());
  }

  /** A claim by its id, in upper or lower case, or null. */
  public @Nullable Claim find(String id) {
    for (Claim claim : claims.values()) {
      if (claim.id().equalsIgnoreCase(id)) {
        return claim;
      }
    }
    return null;
  }

  /**
   * A claim from its file.
   *
   * @param file the file's name, which must be the id and ".yaml"
   * @param tree its content
   */
  static Claim parse(String file, JsonNode tree) throws IOException {
    for (String key : (Iterable<String>) tree::fieldNames) {
      require(KEYS.contains(key), "unknown key '" + key + "'");
    }
    String id = text(tree, "id");
    require(file.equals(id + ".yaml"), "id '" + id + "' differs from the file's name");
    String kind = text(tree, "kind");
    require(KINDS.contains(kind), "unknown kind '" + kind + "'");
    JsonNode source = tree.path("source");
    String provenance = text(source, "provenance");
    require(PROVENANCES.contains(provenance), "unknown provenance '" + provenance + "'");
    List<String> variants = texts(tree, "variants");
    Map<String, String> expected = new LinkedHashMap<>();
    JsonNode outcomes = tree.path("expected");
    for (String variant : verdictVariants(variants)) {
      String outcome = variant.isEmpty() ? text(tree, "expected") : text(outcomes, variant);
      require(
          OUTCOMES.contains(outcome), "expected is 'holds' or 'refuted', not '" + outcome + "'");
      expected.put(variant, outcome);
    }
    // YAML readers differ on whether a bare yes is a boolean
    String contract = tree.path("contract").asText();
    contract = contract.equals("true") ? "yes" : contract;
    require(
        contract.equals("yes") || contract.equals("formula") || contract.startsWith("no: "),
        "contract is 'yes', 'formula' or 'no: reason', not '" + contract + "'");
    return new Claim(
        id,
        kind,
        text(tree, "title"),
        new Claim.Source(text(source, "paper"), text(source, "where"), provenance),
        text(tree, "statement"),
        text(tree, "detail"),
        texts(tree, "assumes"),
        variants,
        text(tree, "method"),
        contract,
        text(tree, "note"),
        expected);
  }

  private static List<String> verdictVariants(List<String> variants) {
    return variants.isEmpty() ? List.of("") : variants;
  }

  private static String text(JsonNode node, String key) throws IOException {
    JsonNode value = node.path(key);
    require(value.isTextual(), "'" + key + "' is missing or not text");
    return value.asText();
  }

  private static List<String> texts(JsonNode node, String key) throws IOException {
    JsonNode value = node.path(key);
    require(value.isArray(), "'" + key + "' is missing or not a list");
    List<String> result = new ArrayList<>();
    for (JsonNode item : value) {
      require(item.isTextual(), "'" + key + "' holds something that is not text");
      result.add(item.asText());
    }
    return List.copyOf(result);
  }

  private static void require(boolean condition, String message) throws IOException {
    if (!condition) {
      throw new IOException(message);
    }
  }
}
