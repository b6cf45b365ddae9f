package sextant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Rationals;
import sextant.model.InputException;
import sextant.model.InstanceReader;
import sextant.model.Limits;

/** The rows of a CSV table of wins, checked and added up. See {@link WinsCsv} for the two forms. */
final class WinsTable {
  private static final String FEATURE = "feature:";
  private static final List<String> PAIRWISE =
      List.of("prompt", "response_a", "response_b", "wins_a", "wins_b");
  private static final List<String> BASELINE = List.of("prompt", "response", "wins", "losses");
  private static final List<String> OPTIONAL = List.of("ties", "mass");
  private static final String FORMS =
      "the header must have prompt,response_a,response_b,wins_a,wins_b or"
          + " prompt,response,wins,losses";

  private static final int COUNT_DIGITS = 15;
  private static final int COUNT_DENOMINATOR = 100;
  private static final int MASS_DENOMINATOR = 1_000_000;

  private record Pair(int x, int y1, int y2) {}

  private record Row(BigFraction won, BigFraction lost, BigFraction[] features) {}

  private final String fileName;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> featureNames = new ArrayList<>();
  private final Map<String, Integer> prompts = new HashMap<>();
  private final Map<String, Integer> responses = new HashMap<>();
  private final List<String> promptNames = new ArrayList<>();
  private final List<String> responseNames = new ArrayList<>();
  private final List<@Nullable BigFraction> weights = new ArrayList<>();
  private final List<BigFraction> counts = new ArrayList<>();
  private final List<BigFraction> totalWon = new ArrayList<>();
  private final List<BigFraction> totalLost = new ArrayList<>();
  private final Map<Pair, BigFraction> pairs = new HashMap<>();
  private final Map<Pair, Row> rows = new HashMap<>();
  private boolean pairwise;
  private long line = 1;

  private WinsTable(String fileName) {
    this.fileName = fileName;
  }

  /** Reads a table to its end. A byte order mark at its beginning is skipped. */
  static WinsTable read(String fileName, InputStream in) throws InputException {
    WinsTable table = new WinsTable(fileName);
    try {
      PushbackReader reader =
          new PushbackReader(
              new InputStreamReader(
                  InstanceReader.bounded(in),
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      int first = reader.read();
      if (first >= 0 && first != 0xFEFF) {
        reader.unread(first);
      }
      table.readRows(reader);
    } catch (UncheckedIOException e) {
      throw table.unreadable(e.getCause());
    } catch (IOException e) {
      throw table.unreadable(e);
    }
    return table;
  }

  private InputException unreadable(@Nullable IOException e) {
    // The CSV parser reports its own findings, such as an open quote, as an IOException too.
    return fail(InstanceReader.reasonUnreadable(e == null ? new IOException("unknown") : e));
  }

  private void readRows(PushbackReader reader) throws IOException, InputException {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();
    try (CSVParser csv = CSVParser.parse(reader, format)) {
      Iterator<CSVRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw new InputException(fileName, "/", "the file is empty");
      }
      readHeader(records.next());
      line = csv.getCurrentLineNumber() + 1;
      while (records.hasNext()) {
        CSVRecord row = records.next();
        if (row.size() != columns.size()) {
          throw fail(
              "expected " + columns.size() + " fields, as in the header; found " + row.size());
        }
        if (pairwise) {
          readPair(row);
        } else {
          readBaseline(row);
        }
        line = csv.getCurrentLineNumber() + 1;
      }
    }
    if (promptNames.isEmpty()) {
      throw fail("the table has a header and no rows");
    }
    if (!pairwise) {
      requireComplete();
    }
    BigFraction total = totalWeight();
    if (Rationals.isZero(total)) {
      throw fail("the masses or the numbers of comparisons are all 0");
    }
    // Digits to spare: a mass is a quotient of a weight and this.
    if (total.getNumerator().bitLength() + total.getDenominator().bitLength() > Limits.DIGITS) {
      throw fail("the masses have no common denominator of reasonable size");
    }
  }

  private void readHeader(CSVRecord header) throws InputException {
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i);
      if (columns.putIfAbsent(column, i) != null) {
        throw fail("the column \"" + column + "\" stands twice in the header");
      }
    }
    pairwise = columns.keySet().containsAll(PAIRWISE);
    if (!pairwise && !columns.keySet().containsAll(BASELINE)) {
      throw fail(FORMS);
    }
    for (int i = 0; i < header.size(); i++) {
      String column = header.get(i);
      if (!pairwise && column.startsWith(FEATURE) && column.length() > FEATURE.length()) {
        featureNames.add(column);
      } else if (!(pairwise ? PAIRWISE : BASELINE).contains(column) && !OPTIONAL.contains(column)) {
        throw fail("unknown column \"" + column + "\"; " + FORMS);
      }
    }
    if (featureNames.size() > Limits.DIMENSION) {
      throw fail("more than " + Limits.DIMENSION + " feature columns");
    }
  }

  private void readPair(CSVRecord row) throws InputException {
    int x = index(row, "prompt", prompts, promptNames, Limits.PROMPTS);
    int a = index(row, "response_a", responses, responseNames, Limits.RESPONSES);
    int b = index(row, "response_b", responses, responseNames, Limits.RESPONSES);
    if (a == b) {
      throw fail("response_a and response_b are the same");
    }
    BigFraction halfTies = halfTies(row);
    BigFraction won = count(row, "wins_a").add(halfTies);
    BigFraction lost = count(row, "wins_b").add(halfTies);
    pairs.merge(new Pair(x, a, b), won, BigFraction::add);
    pairs.merge(new Pair(x, b, a), lost, BigFraction::add);
    addUp(row, x, a, won, lost);
    addTotals(b, lost, won);
  }

  private void readBaseline(CSVRecord row) throws InputException {
    int x = index(row, "prompt", prompts, promptNames, Limits.PROMPTS);
    int y = index(row, "response", responses, responseNames, Limits.RESPONSES);
    BigFraction halfTies = halfTies(row);
    BigFraction won = count(row, "wins").add(halfTies);
    BigFraction lost = count(row, "losses").add(halfTies);
    BigFraction[] features = new BigFraction[featureNames.size()];
    for (int k = 0; k < features.length; k++) {
      features[k] = rational(row, featureNames.get(k), Limits.DIGITS);
    }
    if (rows.put(new Pair(x, y, 0), new Row(won, lost, features)) != null) {
      throw fail("a second row of the same prompt and response");
    }
    addUp(row, x, y, won, lost);
  }

  private void addUp(CSVRecord row, int x, int y, BigFraction won, BigFraction lost)
      throws InputException {
    BigFraction weight = columns.containsKey("mass") ? count(row, "mass") : null;
    if (x == weights.size()) {
      weights.add(weight);
      counts.add(BigFraction.ZERO);
    }
    BigFraction before = weights.get(x);
    if (weight != null && before != null && !Rationals.equal(weight, before)) {
      throw fail("column mass: not the same as in the earlier rows of this prompt");
    }
    counts.set(x, counts.get(x).add(won).add(lost));
    addTotals(y, won, lost);
  }

  private void addTotals(int y, BigFraction won, BigFraction lost) {
    while (totalWon.size() < responseNames.size()) {
      totalWon.add(BigFraction.ZERO);
      totalLost.add(BigFraction.ZERO);
    }
    totalWon.set(y, totalWon.get(y).add(won));
    totalLost.set(y, totalLost.get(y).add(lost));
  }

  private void requireComplete() throws InputException {
    for (int x = 0; x < promptNames.size(); x++) {
      for (int y = 0; y < responseNames.size(); y++) {
        if (!rows.containsKey(new Pair(x, y, 0))) {
          throw fail(
              "no row of prompt \""
                  + promptNames.get(x)
                  + "\" and response \""
                  + responseNames.get(y)
                  + "\"");
        }
      }
    }
  }

  private int index(
      CSVRecord row, String column, Map<String, Integer> indices, List<String> names, int limit)
      throws InputException {
    String name = field(row, column);
    Integer known = indices.get(name);
    if (known != null) {
      return known;
    }
    if (name.isEmpty()) {
      throw fail("column " + column + ": a name must not be empty");
    }
    if (names.size() == limit) {
      throw fail("column " + column + ": more than " + limit + " names");
    }
    if (name.length() > Limits.NAME) {
      throw fail("column " + column + ": a name has at most " + Limits.NAME + " characters");
    }
    indices.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  private BigFraction halfTies(CSVRecord row) throws InputException {
    return columns.containsKey("ties")
        ? count(row, "ties").multiply(BigFraction.ONE_HALF)
        : BigFraction.ZERO;
  }

  /** A number that is not negative; an empty field is 0 only in the column of ties. */
  private BigFraction count(CSVRecord row, String column) throws InputException {
    if (column.equals("ties") && field(row, column).isEmpty()) {
      return BigFraction.ZERO;
    }
    BigFraction value = rational(row, column, COUNT_DIGITS);
    if (Rationals.signum(value) < 0) {
      throw fail("column " + column + ": must not be negative");
    }
    // Sums over many rows must not grow denominators without end.
    int limit = column.equals("mass") ? MASS_DENOMINATOR : COUNT_DENOMINATOR;
    if (value.getDenominator().bitLength() > 31 || value.getDenominatorAsInt() > limit) {
      throw fail("column " + column + ": the denominator must be at most " + limit);
    }
    return value;
  }

  private BigFraction rational(CSVRecord row, String column, int digits) throws InputException {
    try {
      return Rationals.parse(field(row, column), digits);
    } catch (NumberFormatException e) {
      throw fail("column " + column + ": " + e.getMessage());
    }
  }

  private String field(CSVRecord row, String column) {
    return row.get(columns.getOrDefault(column, 0));
  }

  /** The error "this file, this line, this rule". */
  InputException fail(String rule) {
    return new InputException(fileName, "line " + line, rule);
  }

  boolean isPairwise() {
    return pairwise;
  }

  List<String> prompts() {
    return promptNames;
  }

  List<String> responses() {
    return responseNames;
  }

  List<String> featureNames() {
    return featureNames;
  }

  /** The masses, which sum to 1. */
  BigFraction[] masses() {
    BigFraction total = totalWeight();
    BigFraction[] masses = new BigFraction[promptNames.size()];
    for (int x = 0; x < masses.length; x++) {
      masses[x] = weight(x).divide(total);
    }
    return masses;
  }

  private BigFraction totalWeight() {
    BigFraction[] terms = new BigFraction[promptNames.size()];
    for (int x = 0; x < terms.length; x++) {
      terms[x] = weight(x);
    }
    return Rationals.sum(terms);
  }

  private BigFraction weight(int x) {
    BigFraction given = weights.get(x);
    return given != null ? given : counts.get(x);
  }

  /** In a pairwise table, how often y1 won over y2, a tie half. */
  BigFraction wins(int x, int y1, int y2) {
    return pairs.getOrDefault(new Pair(x, y1, y2), BigFraction.ZERO);
  }

  /** In a baseline table, the wins of y on x, a tie half. */
  BigFraction won(int x, int y) {
    return row(x, y).won();
  }

  /** In a baseline table, the losses of y on x, a tie half. */
  BigFraction lost(int x, int y) {
    return row(x, y).lost();
  }

  BigFraction totalWon(int y) {
    return totalWon.get(y);
  }

  BigFraction totalLost(int y) {
    return totalLost.get(y);
  }

  /** The feature columns of a baseline table at [x][y][k]. */
  BigFraction[][][] features() {
    BigFraction[][][] psi = new BigFraction[promptNames.size()][responseNames.size()][];
    for (int x = 0; x < psi.length; x++) {
      for (int y = 0; y < psi[x].length; y++) {
        psi[x][y] = row(x, y).features();
      }
    }
    return psi;
  }

  private Row row(int x, int y) {
    Row row = rows.get(new Pair(x, y, 0));
    if (row == null) {
      throw new IllegalStateException("a table that was not checked");
    }
    return row;
  }
}
