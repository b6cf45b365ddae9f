package sextant.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;

/**
 * What a candidate answers, one line: {@code {"sail": 0.7, "penaltyGradient": [0.1, 0]}}, or the
 * same under {@code "values"}; {@code {"error": "…"}} when it cannot. An {@code "id"} must be the
 * request's; {@code "unsupported"} may list quantities.
 */
final class AnswerJson {

  private static final Set<String> OTHER_KEYS = Set.of("id", "values", "unsupported", "error");

  private AnswerJson() {}

  /**
   * Reads an answer; whatever is wrong with it is part of the result.
   *
   * @param line one line of output
   * @param id the number of the request
   */
  static Answer parse(String line, long id) {
    JsonNode root;
    try {
      root = ProtocolJson.read(line);
    } catch (JsonProcessingException e) {
      String detail = ProtocolJson.reason(e) + ": " + ProtocolJson.quote(line);
      return Answer.none(Kind.GARBAGE, detail);
    }
    if (!root.isObject()) {
      return Answer.none(Kind.GARBAGE, "no JSON object: " + ProtocolJson.quote(line));
    }
    JsonNode given = root.get("id");
    if (given != null && !(given.isIntegralNumber() && given.longValue() == id)) {
      return Answer.none(
          Kind.GARBAGE, "the answer to " + ProtocolJson.quote(given.toString()) + ", not to " + id);
    }
    JsonNode error = root.get("error");
    if (error != null) {
      return Answer.none(Kind.ERROR, ProtocolJson.quote(error.asText()));
    }
    JsonNode nested = root.get("values");
    return nested == null ? values(root, OTHER_KEYS) : values(nested, Set.of());
  }

  private static Answer values(JsonNode object, Set<String> otherKeys) {
    Map<Target, double[]> values = new EnumMap<>(Target.class);
    Set<Target> misshapen = EnumSet.noneOf(Target.class);
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      Target target = Target.of(name);
      if (target == null && !otherKeys.contains(name)) {
        return Answer.none(Kind.GARBAGE, "no quantity \"" + ProtocolJson.quote(name) + "\"");
      }
      JsonNode node = object.path(name);
      if (target != null && !node.isNull()) {
        double[] numbers = numbers(target, node);
        if (numbers == null) {
          misshapen.add(target);
        } else {
          values.put(target, numbers);
        }
      }
    }
    return new Answer(values, misshapen, null);
  }

  /** A number, a list of numbers, or for the oracle lists of lists of them; null for others. */
  private static double @Nullable [] numbers(Target target, JsonNode node) {
    int levels =
        switch (target.shape()) {
          case SCALAR -> 0;
          case VECTOR -> 1;
          case ORACLE -> 3;
        };
    List<Double> flat = new ArrayList<>();
    return collect(node, levels, flat)
        ? flat.stream().mapToDouble(Double::doubleValue).toArray()
        : null;
  }

  private static boolean collect(JsonNode node, int levels, List<Double> flat) {
    if (levels == 0) {
      flat.add(node.doubleValue());
      return node.isNumber();
    }
    boolean right = node.isArray();
    for (JsonNode child : node) {
      right = right && collect(child, levels - 1, flat);
    }
    return right;
  }
}
