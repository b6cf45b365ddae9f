package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;

/** Reading answers: what is right, and anything else. */
class AnswerJsonTest {

  private static Answer.Trouble trouble(String line) {
    Answer.Trouble trouble = AnswerJson.parse(line, 7).trouble();
    assertNotNull(trouble, line);
    return trouble;
  }

  @Test
  void bothForms() {
    for (String line :
        List.of(
            "{\"sail\": 1, \"sailGradient\": [1, 2.5], \"penalty\": null}",
            "{\"id\": 7, \"values\": {\"sail\": 1, \"sailGradient\": [1, 2.5]}}")) {
      Answer answer = AnswerJson.parse(line, 7);
      assertNull(answer.trouble());
      assertEquals(Set.of(Target.SAIL, Target.SAIL_GRADIENT), answer.values().keySet());
      assertArrayEquals(new double[] {1}, answer.values().get(Target.SAIL));
      assertArrayEquals(new double[] {1, 2.5}, answer.values().get(Target.SAIL_GRADIENT));
      assertTrue(answer.misshapen().isEmpty());
    }
    String oracle = "{\"worstCaseOracle\": [[[0.5, 0], [1, 0.5]]]}";
    assertArrayEquals(
        new double[] {0.5, 0, 1, 0.5},
        AnswerJson.parse(oracle, 7).values().get(Target.WORST_CASE_ORACLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "null",
        "{",
        "{} {}",
        "{\"sail\": 1, \"sail\": 2}",
        "{\"id\": 8}",
        "{\"id\": \"7\"}",
        "{\"values\": {\"id\": 7}}",
        "{\"sail\": 0x1}",
        "{'sail': 1}"
      })
  void garbage(String line) {
    assertEquals(Kind.GARBAGE, trouble(line).kind());
  }

  @Test
  void hostileLines() {
    assertEquals(Kind.GARBAGE, trouble("[".repeat(100_000)).kind());
    assertEquals(Kind.GARBAGE, trouble("{\"sail\": " + "1".repeat(100_000) + "}").kind());
    String detail =
        trouble("{\"error\": \"a\\u001b[31m\\u202e\\ud800\\n" + "b".repeat(500) + "\"}").detail();
    assertTrue(detail.startsWith("a [31m"), detail);
    assertEquals(81, detail.length());
    assertTrue(detail.codePoints().noneMatch(c -> c < 32 || c == 0x202e || c == 0xd800), detail);
    String emoji = ProtocolJson.quote("\ud83d\ude00".repeat(100));
    assertEquals(161, emoji.length(), "no pair is cut");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sail\": [1]}",
        "{\"sail\": \"1\"}",
        "{\"sail\": true}",
        "{\"sail\": {}}",
        "{\"sailGradient\": 1}",
        "{\"sailGradient\": [[1]]}",
        "{\"sailGradient\": [1, null]}",
        "{\"worstCaseOracle\": [1]}"
      })
  void shapes(String line) {
    Answer answer = AnswerJson.parse(line, 7);
    assertNull(answer.trouble());
    assertEquals(1, answer.misshapen().size());
    assertTrue(answer.values().isEmpty());
  }
}
