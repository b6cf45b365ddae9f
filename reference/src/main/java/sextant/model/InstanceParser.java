package sextant.model;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * Turns the JSON tokens of one document into an instance. It checks form: types, keys, lengths,
 * limits; what the values must satisfy is checked by {@link InstanceBuilder}. The keys may come in
 * any order: the first list met settles a length, later ones must agree.
 */
final class InstanceParser {
  private static final String[] KEYS = {
    "schema",
    "name",
    "prompts",
    "responses",
    "features",
    "thetaRef",
    "theta",
    "beta",
    "rho",
    "delta",
    "oracle",
    "gamma",
    "domain"
  };
  private static final int REQUIRED = 11;
  private static final String[] PROMPT_KEYS = {"name", "mass"};
  private static final String[] LOG_KEYS = {"log", "times"};
  private static final String[] ORACLE_KEYS = {"preferences", "rewards"};
  private static final String[] DOMAIN_KEYS = {"ball", "box"};
  private static final String[] BALL_KEYS = {"radius"};
  private static final String[] BOX_KEYS = {"lower", "upper"};
  private static final BigFraction TIMES = Rationals.of(Limits.TIMES);
  private static final int REFERENCE_BYTES = 4;

  private final JsonCursor json;
  private final NumberReader numbers;
  private final JsonCursor.Axis prompts = new JsonCursor.Axis("prompt", Limits.PROMPTS);
  private final JsonCursor.Axis responses = new JsonCursor.Axis("response", Limits.RESPONSES);
  private final JsonCursor.Axis coordinates = new JsonCursor.Axis("coordinate", Limits.DIMENSION);

  private String name = "";
  private String[] promptNames = {};
  private BigFraction[] masses = {};
  private String[] responseNames = {};
  private BigFraction[][] features = {};
  private LogNumber[] thetaRef = {};
  private LogNumber[] theta = {};
  private BigFraction beta = BigFraction.ONE;
  private BigFraction rho = BigFraction.ZERO;
  private BigFraction delta = BigFraction.ONE_HALF;
  private @Nullable BigFraction gamma;
  private @Nullable PreferenceOracle oracle;
  private @Nullable Domain domain;

  InstanceParser(JsonParser json, long memory) {
    this.json = new JsonCursor(json);
    this.numbers = new NumberReader(memory);
  }

  /** Reads the document to its end. */
  Instance parse() throws IOException {
    try {
      return parseDocument();
    } catch (NumberReader.OutOfBudget e) {
      throw json.fail(
          "the numbers take more memory than this Java virtual machine may use; raise its limit"
              + " with -Xmx");
    }
  }

  private Instance parseDocument() throws IOException {
    json.requireStart();
    json.expectObject("a JSON object");
    int seen = 0;
    for (int key = json.nextKey(KEYS, 0); key >= 0; key = json.nextKey(KEYS, seen)) {
      seen |= 1 << key;
      readPart(key);
    }
    for (int key = 0; key < REQUIRED; key++) {
      json.requireKey(KEYS, key, seen);
    }
    json.requireEnd();
    PreferenceOracle read = oracle;
    if (read == null) {
      throw json.fail("missing key \"oracle\"");
    }
    return new InstanceBuilder(name)
        .prompts(promptNames, masses)
        .responses(responseNames)
        .ownedFeatures(features, coordinates.size)
        .thetaRef(thetaRef)
        .theta(theta)
        .beta(beta)
        .rho(rho)
        .delta(delta)
        .gamma(gamma)
        .oracle(read)
        .domain(domain)
        .build();
  }

  /** Reads the value of a top-level key; the semantic rules come first where they cost nothing. */
  private void readPart(int key) throws IOException {
    switch (KEYS[key]) {
      case "schema":
        if (!InstanceReader.SCHEMA.equals(json.string())) {
          throw json.fail("the schema must be \"" + InstanceReader.SCHEMA + "\"");
        }
        break;
      case "name":
        name = name();
        break;
      case "prompts":
        readPrompts();
        break;
      case "responses":
        readResponses();
        break;
      case "features":
        readFeatures();
        break;
      case "thetaRef":
        thetaRef = numberList(coordinates);
        break;
      case "theta":
        theta = numberList(coordinates);
        break;
      case "beta":
        beta = InstanceBuilder.checkedBeta(rational());
        break;
      case "rho":
        rho = InstanceBuilder.checkedRho(rational());
        break;
      case "delta":
        delta = InstanceBuilder.checkedDelta(rational());
        break;
      case "gamma":
        gamma = InstanceBuilder.checkedGamma(rational());
        break;
      case "oracle":
        oracle = oracle();
        break;
      default:
        domain = domain();
    }
  }

  private void readPrompts() throws IOException {
    List<String> names = new ArrayList<>();
    List<BigFraction> mu = new ArrayList<>();
    json.expectArray();
    while (json.nextEntry(prompts, names.size())) {
      json.expectObject("an object with a name and a mass");
      int seen = 0;
      for (int key = json.nextKey(PROMPT_KEYS, 0);
          key >= 0;
          key = json.nextKey(PROMPT_KEYS, seen)) {
        seen |= 1 << key;
        if (key == 0) {
          names.add(name());
        } else {
          mu.add(rational());
        }
      }
      json.requireKey(PROMPT_KEYS, 0, seen);
      json.requireKey(PROMPT_KEYS, 1, seen);
    }
    promptNames = names.toArray(new String[0]);
    masses = mu.toArray(new BigFraction[0]);
  }

  private void readResponses() throws IOException {
    List<String> names = new ArrayList<>();
    json.expectArray();
    while (json.nextEntry(responses, names.size())) {
      names.add(name());
    }
    responseNames = names.toArray(new String[0]);
  }

  private void readFeatures() throws IOException {
    List<BigFraction[]> rows = new ArrayList<>();
    BigFraction[] row = new BigFraction[16];
    json.expectArray();
    while (json.nextEntry(prompts, rows.size())) {
      int filled = 0;
      int y = 0;
      json.expectArray();
      while (json.nextEntry(responses, y++)) {
        int k = 0;
        json.expectArray();
        while (json.nextEntry(coordinates, k++)) {
          if (filled == row.length) {
            numbers.spend((long) filled * REFERENCE_BYTES);
            row = resized(row, filled, 2 * filled);
          }
          row[filled++] = rational();
        }
      }
      numbers.spend((long) filled * REFERENCE_BYTES);
      rows.add(resized(row, filled, filled));
    }
    features = rows.toArray(new BigFraction[0][]);
  }

  private static BigFraction[] resized(BigFraction[] from, int filled, int length) {
    BigFraction[] to = new BigFraction[length];
    System.arraycopy(from, 0, to, 0, filled);
    return to;
  }

  private PreferenceOracle oracle() throws IOException {
    json.expectObject("an object with preferences or rewards");
    PreferenceOracle read = null;
    int seen = 0;
    for (int key = json.nextKey(ORACLE_KEYS, 0); key >= 0; key = json.nextKey(ORACLE_KEYS, seen)) {
      if (read != null) {
        throw new ModelException("/oracle", "give preferences or rewards, not both");
      }
      seen |= 1 << key;
      read = key == 0 ? preferences() : rewards();
    }
    if (read == null) {
      throw json.fail("give preferences or rewards; there are neither");
    }
    return read;
  }

  private PreferenceOracle preferences() throws IOException {
    List<BigFraction[][]> tables = new ArrayList<>();
    json.expectArray();
    while (json.nextEntry(prompts, tables.size())) {
      List<BigFraction[]> table = new ArrayList<>();
      json.expectArray();
      while (json.nextEntry(responses, table.size())) {
        table.add(rationalList(responses));
      }
      tables.add(table.toArray(new BigFraction[0][]));
    }
    return PreferenceOracle.ofOwnedPreferences(tables.toArray(new BigFraction[0][][]));
  }

  private PreferenceOracle rewards() throws IOException {
    List<LogNumber[]> rows = new ArrayList<>();
    json.expectArray();
    while (json.nextEntry(prompts, rows.size())) {
      rows.add(numberList(responses));
    }
    return PreferenceOracle.ofRewards(rows.toArray(new LogNumber[0][]));
  }

  private Domain domain() throws IOException {
    json.expectObject("an object with a ball or a box");
    Domain read = null;
    int seen = 0;
    for (int key = json.nextKey(DOMAIN_KEYS, 0); key >= 0; key = json.nextKey(DOMAIN_KEYS, seen)) {
      if (read != null) {
        throw new ModelException("/domain", "give a ball or a box, not both");
      }
      seen |= 1 << key;
      read = key == 0 ? ball() : box();
    }
    if (read == null) {
      throw json.fail("give a ball or a box; there are neither");
    }
    return read;
  }

  private Domain ball() throws IOException {
    json.expectObject("an object with a radius");
    BigFraction radius = BigFraction.ONE;
    int seen = 0;
    for (int key = json.nextKey(BALL_KEYS, 0); key >= 0; key = json.nextKey(BALL_KEYS, seen)) {
      seen |= 1 << key;
      radius = rational();
    }
    json.requireKey(BALL_KEYS, 0, seen);
    return Domain.ball(radius);
  }

  private Domain box() throws IOException {
    json.expectObject("an object with lower and upper bounds");
    BigFraction[][] bounds = {{}, {}};
    int seen = 0;
    for (int key = json.nextKey(BOX_KEYS, 0); key >= 0; key = json.nextKey(BOX_KEYS, seen)) {
      seen |= 1 << key;
      bounds[key] = rationalList(coordinates);
    }
    json.requireKey(BOX_KEYS, 0, seen);
    json.requireKey(BOX_KEYS, 1, seen);
    return Domain.box(bounds[0], bounds[1]);
  }

  private BigFraction[] rationalList(JsonCursor.Axis axis) throws IOException {
    List<BigFraction> list = new ArrayList<>(Math.max(axis.size, 10));
    json.expectArray();
    while (json.nextEntry(axis, list.size())) {
      list.add(rational());
    }
    numbers.spend((long) list.size() * REFERENCE_BYTES);
    return list.toArray(new BigFraction[0]);
  }

  private LogNumber[] numberList(JsonCursor.Axis axis) throws IOException {
    List<LogNumber> list = new ArrayList<>(Math.max(axis.size, 10));
    json.expectArray();
    while (json.nextEntry(axis, list.size())) {
      list.add(json.isObject() ? log() : number());
    }
    numbers.spend((long) list.size() * REFERENCE_BYTES);
    return list.toArray(new LogNumber[0]);
  }

  /** {"log": R, "times": R}. */
  private LogNumber log() throws IOException {
    String argument = "";
    String times = null;
    int seen = 0;
    for (int key = json.nextKey(LOG_KEYS, 0); key >= 0; key = json.nextKey(LOG_KEYS, seen)) {
      seen |= 1 << key;
      BigFraction value = rational();
      if (key == 0) {
        if (Rationals.signum(value) <= 0) {
          throw json.fail("the log of a number that is not positive");
        }
        argument = json.text();
      } else {
        if (Rationals.abs(value).compareTo(TIMES) > 0) {
          throw json.fail("times must lie between -" + Limits.TIMES + " and " + Limits.TIMES);
        }
        times = json.text();
      }
    }
    json.requireKey(LOG_KEYS, 0, seen);
    return numbers.log(argument, times);
  }

  private LogNumber number() throws IOException {
    String text = json.numberText("a number, \"3/7\" or {\"log\": \"9/4\"}");
    try {
      return numbers.number(text);
    } catch (NumberFormatException e) {
      throw json.fail(String.valueOf(e.getMessage()));
    }
  }

  private BigFraction rational() throws IOException {
    String text = json.numberText("a rational in quotes such as \"3/7\"");
    try {
      return numbers.rational(text);
    } catch (NumberFormatException e) {
      throw json.fail(String.valueOf(e.getMessage()));
    }
  }

  private String name() throws IOException {
    String text = json.string();
    InstanceBuilder.requireName(json.path(), text);
    return text;
  }

  /** The JSON path of the current token, "/" for the document itself. */
  String path() {
    return json.path();
  }
}
