package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claim files: what is read, and what is refused. */
class ClaimRegistryTest {
  private static final String GOOD =
      """
      id: ORA-X
      kind: lemma
      title: "A title"
      source:
        paper: ORA
        where: "Lemma 1"
        provenance: read
      statement: "one line"
      detail: "more"
      assumes: [ORA-A1]
      variants: []
      method: sextant.sail.SailLoss#value
      contract: yes
      note: "a remark"
      expected: holds
      """;

  private static Claim parse(String yaml) throws IOException {
    return ClaimRegistry.parse("ORA-X.yaml", new YAMLMapper().readTree(yaml));
  }

  @Test
  void aGoodFile() throws IOException {
    Claim claim = parse(GOOD);
    assertEquals("ORA-X", claim.id());
    assertEquals(new Claim.Source("ORA", "Lemma 1", "read"), claim.source());
    assertEquals(List.of("ORA-A1"), claim.assumes());
    assertEquals(List.of(""), claim.verdictVariants());
    assertEquals("holds", claim.expected().get(""));
    assertEquals("yes", claim.contract());
    assertEquals("sextant/sail/SailLoss.java", claim.methodFile());
    assertEquals("", parse(GOOD.replace("sextant.sail.SailLoss#value", "none")).methodFile());
    assertEquals("formula", parse(GOOD.replace("contract: yes", "contract: formula")).contract());
    assertEquals("no: why", parse(GOOD.replace("contract: yes", "contract: 'no: why'")).contract());
  }

  @Test
  void variants() throws IOException {
    String yaml =
        GOOD.replace("variants: []", "variants: [published, sharper]")
            .replace("expected: holds", "expected: {published: refuted, sharper: holds}");
    Claim claim = parse(yaml);
    assertEquals(List.of("published", "sharper"), claim.verdictVariants());
    assertEquals("refuted", claim.expected().get("published"));
    assertEquals("holds", claim.expected().get("sharper"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: ORA-X|id: ORA-Y|differs from the file's name",
        "id: ORA-X|nothing: here|unknown key 'nothing'",
        "title: \"A title\"|extra: 1|unknown key 'extra'",
        "title: \"A title\"|title: 3|'title' is missing or not text",
        "kind: lemma|kind: rumour|unknown kind 'rumour'",
        "provenance: read|provenance: heard|unknown provenance 'heard'",
        "where: \"Lemma 1\"|place: here|'where' is missing",
        "contract: yes|contract: maybe|contract is 'yes', 'formula' or 'no: reason'",
        "contract: yes|contract: 'no'|contract is 'yes', 'formula' or 'no: reason'",
        "expected: holds|expected: perhaps|expected is 'holds' or 'refuted'",
        "expected: holds|expected: {a: holds}|'expected' is missing or not text",
        "variants: []|variants: none|'variants' is missing or not a list",
        "variants: []|variants: [a]|'a' is missing or not text",
        "assumes: [ORA-A1]|assumes: [1]|'assumes' holds something that is not text"
      })
  void malformedFiles(String from, String to, String message) {
    String yaml = GOOD.replace(from, to);
    IOException refused = assertThrows(IOException.class, () -> parse(yaml));
    assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
  }

  @Test
  void theShippedRegistry() {
    ClaimRegistry registry = ClaimRegistry.load();
    List<String> ids = registry.all().stream().map(Claim::id).toList();
    assertEquals(ids.stream().sorted().toList(), ids);
    assertNotNull(registry.find("ORA-T4.1"));
    assertNull(registry.find("ORA-T4"));
    for (Claim claim : registry.all()) {
      for (String assumed : claim.assumes()) {
        assertTrue(
            !assumed.matches("(ORA|SAIL|RKL)-.*") || registry.find(assumed) != null,
            claim.id() + " assumes " + assumed);
      }
    }
  }
}
