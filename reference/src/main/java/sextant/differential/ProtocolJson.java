package sextant.differential;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.regex.Pattern;
import sextant.model.Limits;

/** The JSON of the protocol: strict and bounded, but NaN and Infinity are read, to be reported. */
final class ProtocolJson {

  private static final int NAME = 100;
  private static final int QUOTED = 80;

  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.NESTING)
                  .maxStringLength(1 << 16)
                  .maxNameLength(NAME)
                  .maxNumberLength(Limits.DIGITS)
                  .build())
          .build();

  static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProtocolJson() {}

  /** Reads one document and nothing after it. */
  static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Why a text is no JSON, in one line without the library's advice. */
  static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int advice = message.indexOf(": enable");
    return "not valid JSON: " + quote(advice < 0 ? message : message.substring(0, advice));
  }

  /**
   * The beginning of some text, as it may be quoted on a terminal: control, formatting, unpaired
   * surrogate and line-separating characters are blanks.
   */
  static String quote(String text) {
    String line = UNSAFE.matcher(text).replaceAll(" ").strip();
    int[] first = line.codePoints().limit(QUOTED).toArray();
    String beginning = new String(first, 0, first.length);
    return beginning.length() == line.length() ? line : beginning + "…";
  }
}
