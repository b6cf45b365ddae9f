package sextant.differential;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.differential.CheckResult.Minimal;
import sextant.exact.Interval;
import sextant.fast.Target;
import sextant.model.InputException;
import sextant.model.InstanceReader;

/**
 * A failing case in a file, {@code sextant/failure/1}, described by {@code
 * spec/schema/failure-1.json}: the request, what the candidate said, the exact values and the
 * tolerance. The request alone is read back; all else is computed again.
 */
public final class FailureFile {

  private static final String SCHEMA = "sextant/failure/1";

  private FailureFile() {}

  /**
   * A case to be run again.
   *
   * @param testCase the case
   * @param format the format it is in
   * @param targets the quantities that were asked for
   * @param candidate who failed
   */
  public record Replay(Case testCase, Format format, List<Target> targets, String candidate) {}

  /**
   * Writes a failure.
   *
   * @param json where to
   * @param result the result it belongs to
   * @param minimal the failure
   * @param asked the quantities that a whole answer lacks
   */
  public static void write(
      JsonGenerator json, CheckResult result, Minimal minimal, List<Target> asked)
      throws IOException {
    Finding finding = minimal.finding();
    Target target = finding.target();
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("candidate", result.candidate());
    json.writeStringField("precision", result.format().key());
    json.writeNumberField("seed", result.seed());
    json.writeStringField("label", finding.testCase().label());
    json.writeStringField("quantity", finding.subject());
    json.writeStringField("kind", finding.kind().key());
    json.writeStringField("detail", finding.detail());
    json.writeFieldName("request");
    RequestJson.write(json, finding.testCase(), target == null ? asked : List.of(target));
    double[] answer = minimal.answer();
    if (answer != null) {
      json.writeArrayFieldStart("answer");
      for (double value : answer) {
        if (Double.isFinite(value)) {
          json.writeNumber(value);
        } else {
          json.writeString(String.valueOf(value));
        }
      }
      json.writeEndArray();
    }
    Reference reference = minimal.reference();
    if (reference != null && target != null) {
      Interval[] values =
          ExactAnswers.enclosures(finding.testCase(), result.format(), List.of(target))
              .getOrDefault(target, new Interval[0]);
      writeReference(json, reference, values);
    }
    json.writeEndObject();
  }

  private static void writeReference(JsonGenerator json, Reference reference, Interval[] values)
      throws IOException {
    json.writeArrayFieldStart("exact");
    for (Interval value : values) {
      json.writeStartObject();
      json.writeStringField("lo", Significant.floor(value.lo()));
      json.writeStringField("hi", Significant.ceiling(value.hi()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeFieldName("tolerance");
    json.writeArray(reference.tolerance(), 0, reference.tolerance().length);
    json.writeBooleanField("kink", reference.set());
  }

  /**
   * Reads a failure.
   *
   * @param file the file
   * @throws InputException if it cannot be read or breaks a rule
   */
  public static Replay read(Path file) throws InputException {
    String name = file.toString();
    JsonNode root;
    try (InputStream in = InstanceReader.bounded(Files.newInputStream(file))) {
      byte[] bytes = in.readAllBytes();
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      root = ProtocolJson.read(text);
    } catch (JsonProcessingException e) {
      throw new InputException(name, "/", ProtocolJson.reason(e));
    } catch (IOException e) {
      throw new InputException(name, "/", InstanceReader.reasonUnreadable(e));
    }
    if (!root.path("schema").asText().equals(SCHEMA)) {
      throw new InputException(name, "/schema", "must be \"" + SCHEMA + "\"");
    }
    Format format = Format.of(root.path("precision").asText());
    if (format == null) {
      throw new InputException(name, "/precision", "must be binary64 or binary32");
    }
    JsonNode request = root.path("request");
    String label = ProtocolJson.quote(root.path("label").asText("replay"));
    Case testCase = RequestJson.read(name, request, label, format);
    return new Replay(testCase, format, targets(name, request), root.path("candidate").asText());
  }

  private static List<Target> targets(String file, JsonNode request) throws InputException {
    List<Target> targets = new ArrayList<>();
    for (JsonNode node : request.path("quantities")) {
      Target target = Target.of(node.asText());
      if (target == null || targets.contains(target)) {
        throw new InputException(
            file, "/request/quantities", "must be different names of quantities");
      }
      targets.add(target);
    }
    if (targets.isEmpty()) {
      throw new InputException(file, "/request/quantities", "the list is empty");
    }
    return targets;
  }
}
