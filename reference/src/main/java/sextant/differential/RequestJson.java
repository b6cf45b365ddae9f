package sextant.differential;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.Batch;
import sextant.fast.Problem;
import sextant.fast.Sample;
import sextant.fast.Target;
import sextant.model.InputException;

/**
 * What a candidate is asked, {@code sextant/request/1}, described by {@code
 * spec/schema/request-1.json}: every number a JSON number that the candidate's format holds, the
 * oracle always as preferences.
 */
public final class RequestJson {

  /** The schema that a request names. */
  public static final String SCHEMA = "sextant/request/1";

  /** A case is small: these bound what a replayed file may cost. */
  private static final int MOST = 256;

  private static final int MOST_SAMPLES = 10_000;

  private final String file;

  private RequestJson(String file) {
    this.file = file;
  }

  /**
   * The request in one line, without a line feed.
   *
   * @param testCase the case
   * @param targets the quantities
   */
  static String line(Case testCase, List<Target> targets) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = ProtocolJson.MAPPER.getFactory().createGenerator(line)) {
      write(json, testCase, targets);
    } catch (IOException e) {
      throw new IllegalStateException("a StringWriter failed", e);
    }
    return line.toString();
  }

  /**
   * Writes a request.
   *
   * @param json where to
   * @param testCase the case
   * @param targets the quantities
   */
  public static void write(JsonGenerator json, Case testCase, List<Target> targets)
      throws IOException {
    Problem p = testCase.problem();
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeNumberField("id", testCase.index());
    json.writeArrayFieldStart("quantities");
    for (Target target : targets) {
      json.writeString(target.key());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("instance");
    writeVector(json, "masses", p.mass());
    json.writeArrayFieldStart("features");
    writeTables(json, p.features());
    json.writeEndArray();
    writeVector(json, "thetaRef", p.thetaRef());
    writeVector(json, "theta", p.theta());
    json.writeNumberField("beta", p.beta());
    json.writeNumberField("rho", p.rho());
    json.writeArrayFieldStart("preferences");
    writeTables(json, p.preferences());
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("batch");
    for (Sample z : testCase.batch().samples()) {
      json.writeStartObject();
      json.writeNumberField("x", z.x());
      json.writeNumberField("y1", z.y1());
      json.writeNumberField("y2", z.y2());
      json.writeNumberField("label", z.label());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("epsilon", testCase.batch().epsilon());
    json.writeEndObject();
  }

  private static void writeVector(JsonGenerator json, String name, double[] vector)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(vector, 0, vector.length);
  }

  private static void writeTables(JsonGenerator json, double[][][] tables) throws IOException {
    for (double[][] table : tables) {
      json.writeStartArray();
      for (double[] row : table) {
        json.writeArray(row, 0, row.length);
      }
      json.writeEndArray();
    }
  }

  /**
   * Reads a request back.
   *
   * @param file the name of the file, for messages
   * @param request the request
   * @param label what is special about the case
   * @param format every number must be exact in it
   * @throws InputException if it breaks a rule
   */
  static Case read(String file, JsonNode request, String label, Format format)
      throws InputException {
    RequestJson reader = new RequestJson(file);
    reader.requireKeys(
        request, "", Set.of("schema", "id", "quantities", "instance", "batch", "epsilon"));
    if (!request.path("schema").asText().equals(SCHEMA)) {
      throw reader.fail("/schema", "must be \"" + SCHEMA + "\"");
    }
    JsonNode id = request.path("id");
    if (!id.isIntegralNumber() || !id.canConvertToLong()) {
      throw reader.fail("/id", "must be a whole number");
    }
    Problem problem = reader.problem(request.path("instance"), format);
    Batch batch = reader.batch(request, problem, format);
    return new Case(id.longValue(), label, problem, batch);
  }

  private InputException fail(String path, String rule) {
    return new InputException(file, "/request" + path, rule);
  }

  private void requireKeys(JsonNode object, String path, Set<String> keys) throws InputException {
    if (!object.isObject()) {
      throw fail(path, "must be an object");
    }
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!keys.contains(name)) {
        throw fail(path, "unknown key \"" + name + "\"");
      }
    }
    for (String key : keys) {
      if (!object.has(key)) {
        throw fail(path, "missing key \"" + key + "\"");
      }
    }
  }

  private Problem problem(JsonNode node, Format format) throws InputException {
    String path = "/instance";
    requireKeys(
        node,
        path,
        Set.of("masses", "features", "thetaRef", "theta", "beta", "rho", "preferences"));
    double[] mass = vector(node.path("masses"), path + "/masses", -1, format);
    double[] theta = vector(node.path("theta"), path + "/theta", -1, format);
    double[] thetaRef = vector(node.path("thetaRef"), path + "/thetaRef", theta.length, format);
    double[][][] psi =
        tables(node.path("features"), path + "/features", mass.length, -1, theta.length, format);
    int n = psi[0].length;
    double[][][] preferences =
        tables(node.path("preferences"), path + "/preferences", mass.length, n, n, format);
    double beta = number(node.path("beta"), path + "/beta", format);
    double rho = number(node.path("rho"), path + "/rho", format);
    for (double[][] table : preferences) {
      for (double[] row : table) {
        for (double p : row) {
          if (p < rho) {
            throw fail(path + "/rho", "must be within the margin of the preferences");
          }
        }
      }
    }
    return new Problem(mass, psi, theta, thetaRef, beta, rho, preferences);
  }

  private Batch batch(JsonNode request, Problem problem, Format format) throws InputException {
    JsonNode list = request.path("batch");
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_SAMPLES) {
      throw fail("/batch", "must be a list of 1 to " + MOST_SAMPLES + " samples");
    }
    List<Sample> samples = new ArrayList<>();
    for (int s = 0; s < list.size(); s++) {
      String path = "/batch/" + s;
      requireKeys(list.path(s), path, Set.of("x", "y1", "y2", "label"));
      samples.add(
          new Sample(
              index(list.path(s), path, "x", problem.prompts()),
              index(list.path(s), path, "y1", problem.responses()),
              index(list.path(s), path, "y2", problem.responses()),
              index(list.path(s), path, "label", 2)));
    }
    double epsilon = number(request.path("epsilon"), "/epsilon", format);
    if (epsilon < 0 || epsilon >= 0.5) {
      throw fail("/epsilon", "must be at least 0 and less than 1/2");
    }
    return new Batch(samples, epsilon);
  }

  private int index(JsonNode sample, String path, String key, int count) throws InputException {
    JsonNode node = sample.path(key);
    if (!node.isInt() || node.intValue() < 0 || node.intValue() >= count) {
      throw fail(path + "/" + key, "must be a whole number from 0 to " + (count - 1));
    }
    return node.intValue();
  }

  private double number(@Nullable JsonNode node, String path, Format format) throws InputException {
    if (node == null || !node.isNumber() || !Double.isFinite(node.doubleValue())) {
      throw fail(path, "must be a finite number");
    }
    double value = node.doubleValue();
    if (!format.holds(value)) {
      throw fail(path, "must be a number of " + format.key());
    }
    return value;
  }

  private double[] vector(JsonNode node, String path, int length, Format format)
      throws InputException {
    requireLength(node, path, length);
    double[] vector = new double[node.size()];
    for (int k = 0; k < vector.length; k++) {
      vector[k] = number(node.get(k), path + "/" + k, format);
    }
    return vector;
  }

  private void requireLength(JsonNode node, String path, int length) throws InputException {
    if (!node.isArray() || node.isEmpty() || node.size() > MOST) {
      throw fail(path, "must be a list of 1 to " + MOST + " entries");
    }
    if (length >= 0 && node.size() != length) {
      throw fail(path, "must have " + length + " entries, as its siblings");
    }
  }

  private double[][][] tables(
      JsonNode node, String path, int prompts, int rows, int columns, Format format)
      throws InputException {
    requireLength(node, path, prompts);
    double[][][] tables = new double[prompts][][];
    int expected = rows;
    for (int x = 0; x < prompts; x++) {
      JsonNode table = node.path(x);
      requireLength(table, path + "/" + x, expected);
      expected = table.size();
      tables[x] = new double[expected][];
      for (int y = 0; y < expected; y++) {
        tables[x][y] = vector(table.path(y), path + "/" + x + "/" + y, columns, format);
      }
    }
    return tables;
  }
}
