package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;

/** What a contract's hash covers, and what it does not, on a small kernel of three classes. */
class ContractHashTest {

  private static final String POINT =
      """
      package sextant.exact;

      /** A point. */
      //@ immutable
      public final class Point {
        private static final int LIMIT = 7;
        private final /*@ spec_public @*/ int x;

        //@ public invariant x >= 0;

        /*@ requires x >= 0;
          @ ensures this.x == x; pure @*/
        public Point(int x) {
          this.x = x;
        }

        /*@ public normal_behavior requires a <= b;
          @   ensures \\result;
          @ static pure model public boolean lemma(\\real a, \\real b) { return true; }
          @*/

        /*@ static pure model public \\real twice(\\real a) { return a + a; } @*/

        /** The coordinate. */
        /*@ public normal_behavior ensures \\result == x; pure @*/
        public int x() {
          return x;
        }

        /*@ public normal_behavior
          @   requires x < LIMIT;
          @   ensures \\result.x == x + 1; pure @*/
        public Point next() {
          //@ ghost boolean ok = lemma(x, LIMIT);
          return new Point(x + 1); // a remark
        }

        public int unrelated(int n) {
          return n + 5;
        }
      }
      """;

  private static final String LINE =
      """
      package sextant.sail;

      import sextant.exact.Point;
      import java.math.BigInteger;

      public final class Line {
        /*@ public normal_behavior ensures \\result == p.x; pure @*/
        public static int start(Point p, /*@ nullable @*/ String[] names) {
          return p.x();
        }

        /*@ public normal_behavior ensures true; pure @*/
        public static String text(BigInteger n) {
          return "a  b" + n;
        }
      }
      """;

  private static final String START = "sextant.sail.Line#start(Point,String[])";
  private static final String TEXT = "sextant.sail.Line#text(BigInteger)";
  private static final String NEXT = "sextant.exact.Point#next()";
  private static final String LEMMA = "sextant.exact.Point#lemma(\\real,\\real)";

  @TempDir Path folder;
  private String point = POINT;
  private String line = LINE;
  private String stub = "public class BigInteger { //@ model public final \\real value;\n }";

  @BeforeEach
  void folders() throws IOException {
    for (String name : KernelSources.PACKAGES) {
      Files.createDirectories(folder.resolve("java/sextant/" + name));
    }
    Files.createDirectories(folder.resolve("jml/java/math"));
  }

  private String hash(String id) throws IOException {
    KernelSources sources = sources();
    KernelMethod method = sources.find(id);
    assertNotNull(method, id);
    return sources.hash(method);
  }

  private KernelSources sources() throws IOException {
    Files.writeString(folder.resolve("java/sextant/exact/Point.java"), point);
    Files.writeString(folder.resolve("java/sextant/sail/Line.java"), line);
    Files.writeString(folder.resolve("jml/java/math/BigInteger.jml"), stub);
    return KernelSources.in(folder.resolve("java"), folder.resolve("jml"));
  }

  /** Each change, and whether the hashes of next, start, text and of the lemma notice it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // its own text: body, contract, ghost code
        "Point(x + 1)           | Point(x + 2)          | true  | false | false | false",
        "x < LIMIT              | x <= LIMIT            | true  | false | false | false",
        "lemma(x, LIMIT)        | lemma(0, LIMIT)       | true  | false | false | false",
        // a contract it relies on, but not the body behind it
        "requires x >= 0;       | requires x >= 1;      | true  | false | false | false",
        "this.x = x;            | this.x = x + 0;       | false | false | false | false",
        // the lemma too: the invariant's x could be the method
        "ensures \\result == x; | ensures \\result == 1;| true  | true  | false | true",
        // class-level JML, fields, lemmas
        "invariant x >= 0       | invariant x >= 3      | true  | true  | false | true",
        "LIMIT = 7              | LIMIT = 8             | true  | true  | false | true",
        "requires a <= b        | requires a < b        | true  | false | false | true",
        "return a + a           | return a + a + a      | false | false | false | false",
        // what says nothing to the prover
        "a remark               | another remark        | false | false | false | false",
        "The coordinate         | A coordinate          | false | false | false | false",
        "return n + 5           | return n + 6          | false | false | false | false",
        "new Point(x + 1);      | new Point( x+1 ) ;    | false | false | false | false",
      })
  void changesOfTheClass(
      String from, String to, boolean next, boolean start, boolean text, boolean lemma)
      throws IOException {
    String nextBefore = hash(NEXT);
    String startBefore = hash(START);
    String textBefore = hash(TEXT);
    String lemmaBefore = hash(LEMMA);
    assertTrue(POINT.contains(from), from);
    point = POINT.replace(from, to);
    assertEquals(next, !hash(NEXT).equals(nextBefore), "next");
    assertEquals(start, !hash(START).equals(startBefore), "start");
    assertEquals(text, !hash(TEXT).equals(textBefore), "text");
    assertEquals(lemma, !hash(LEMMA).equals(lemmaBefore), "lemma");
  }

  @Test
  void spaceWithinAStringCounts() throws IOException {
    String before = hash(TEXT);
    line = LINE.replace("a  b", "a b");
    assertNotEquals(before, hash(TEXT));
  }

  @Test
  void stubsCountWhereTheirClassIsNamed() throws IOException {
    String text = hash(TEXT);
    String next = hash(NEXT);
    stub = stub.replace("value", "number");
    assertNotEquals(text, hash(TEXT));
    assertEquals(next, hash(NEXT));
  }

  @Test
  void theSameNameFromElsewhereCounts() throws IOException {
    String before = hash(TEXT);
    line = LINE.replace("import java.math.BigInteger", "import elsewhere.BigInteger");
    assertNotEquals(before, hash(TEXT));
  }

  @Test
  void methodsAreTakenApart() throws IOException {
    KernelSources sources = sources();
    List<String> ids = sources.methods().stream().map(KernelMethod::id).toList();
    assertEquals(
        List.of(
            LEMMA,
            NEXT,
            "sextant.exact.Point#Point(int)",
            "sextant.exact.Point#twice(\\real)",
            "sextant.exact.Point#unrelated(int)",
            "sextant.exact.Point#x()",
            START,
            TEXT),
        ids.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
    assertTrue(sources.find(LEMMA).model());
    assertTrue(sources.find(LEMMA).hasContract());
    assertFalse(sources.find("sextant.exact.Point#twice(\\real)").hasContract());
    assertFalse(sources.find("sextant.exact.Point#unrelated(int)").hasContract());
    assertEquals("sextant/exact/Point.java", sources.file(sources.find(NEXT)));
  }

  @Test
  void faultySourcesAreRefused() {
    line = LINE.replace("return p.x();", "return p.x(;");
    IllegalArgumentException refusal =
        org.junit.jupiter.api.Assertions.assertThrows(
            IllegalArgumentException.class, this::sources);
    assertTrue(refusal.getMessage().contains("Line.java"), refusal.getMessage());
  }
}
