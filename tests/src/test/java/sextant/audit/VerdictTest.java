package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.exact.Dyadic;
import sextant.exact.Interval;

/** Verdicts, how they join, how enclosures lead to them, and how values are shown. */
class VerdictTest {
  private static final Verdict DECIDED = Verdict.decided("d");
  private static final Verdict ENCLOSED = Verdict.enclosed("e");
  private static final Verdict NARROW = Verdict.agree(new BigDecimal("1E-50"), "n");
  private static final Verdict WIDE = Verdict.agree(new BigDecimal("1E-9"), "w");
  private static final Verdict OPEN = Verdict.undecided("u");
  private static final Verdict REFUTED = Verdict.refuted("r");

  @Test
  void joiningTakesTheWeaker() {
    assertEquals(new Verdict("", Evidence.DECIDED, null, "d"), DECIDED.and(DECIDED));
    assertEquals(new Verdict("", Evidence.ENCLOSED, null, "d; e"), DECIDED.and(ENCLOSED));
    assertEquals(new Verdict("", Evidence.ENCLOSED, null, "e; d"), ENCLOSED.and(DECIDED));
    assertEquals("ENCLOSED(1E-50)", DECIDED.and(NARROW).label());
    assertEquals("ENCLOSED(1E-50)", NARROW.and(DECIDED).label());
    assertEquals("ENCLOSED(1E-9)", NARROW.and(WIDE).label());
    assertEquals("ENCLOSED(1E-9)", WIDE.and(NARROW).label());
    assertEquals("ENCLOSED(1E-9)", WIDE.and(ENCLOSED).label());
    assertSame(REFUTED, REFUTED.and(DECIDED));
    assertSame(REFUTED, DECIDED.and(REFUTED));
    assertSame(OPEN, NARROW.and(OPEN));
    assertSame(OPEN, OPEN.and(NARROW));
  }

  @Test
  void aRefutationIsNeverLostInAnOpenQuestion() {
    assertSame(REFUTED, REFUTED.and(OPEN));
    assertSame(REFUTED, OPEN.and(REFUTED));
  }

  @Test
  void variantsAndLabels() {
    assertEquals("published", DECIDED.about("published").variant());
    assertEquals("d", DECIDED.about("published").detail());
    assertEquals("NOT-APPLICABLE", Verdict.notApplicable("why").label());
    assertEquals("UNDECIDED", OPEN.label());
    assertNull(ENCLOSED.within());
    assertEquals(Evidence.REFUTED, Evidence.DECIDED.weaker(Evidence.REFUTED));
    assertEquals(Evidence.REFUTED, Evidence.REFUTED.weaker(Evidence.UNDECIDED));
    assertEquals(Evidence.ENCLOSED, Evidence.ENCLOSED.weaker(Evidence.DECIDED));
  }

  /** [value - 2^-bits/2, value + 2^-bits/2] around a dyadic value. */
  private static Interval around(Dyadic value, int bits) {
    Dyadic half = Dyadic.ONE.shift(-bits - 1L);
    return Interval.of(value.subtract(half), value.add(half));
  }

  @Test
  void agreement() {
    assertEquals(
        new Verdict("", Evidence.ENCLOSED, Precision.WITHIN, "same"),
        Precision.agree(bits -> around(Dyadic.ZERO, bits), "same"));
    Verdict refuted = Precision.agree(bits -> around(Dyadic.ONE.shift(-300), bits), "not same");
    assertEquals(Evidence.REFUTED, Precision.agree(bits -> Interval.ONE, "x").evidence());
    // 2^-300 is below 10^-50: within the agreement asked for, though not 0
    assertEquals("ENCLOSED(1E-50)", refuted.label());
    Verdict larger = Precision.agree(bits -> around(Dyadic.ONE.shift(-160), bits), "not same");
    assertEquals(Evidence.REFUTED, larger.evidence());
    assertTrue(larger.detail().startsWith("not same: the difference is "), larger.detail());
  }

  @Test
  void agreementIsAsTightAsItSays() {
    // 10^-50 lies between 2^-167 and 2^-166; a width just above must not pass
    List<Integer> tried = new ArrayList<>();
    Verdict open =
        Precision.agree(
            bits -> {
              tried.add(bits);
              return Interval.of(Dyadic.ONE.shift(-166).negate(), Dyadic.ONE.shift(-166));
            },
            "wide");
    assertEquals(Evidence.UNDECIDED, open.evidence());
    assertEquals(List.of(256, 512, 1024, 2048, 4096, 8192, 16384), tried);
    Interval narrow = Interval.of(Dyadic.ONE.shift(-167).negate(), Dyadic.ONE.shift(-167));
    assertEquals("ENCLOSED(1E-50)", Precision.agree(bits -> narrow, "narrow").label());
  }

  @Test
  void strictInequality() {
    assertEquals(Evidence.ENCLOSED, Precision.positive(bits -> Interval.ONE, "x").evidence());
    assertEquals(Evidence.REFUTED, Precision.positive(bits -> Interval.ZERO, "x").evidence());
    assertEquals(
        Evidence.REFUTED, Precision.positive(bits -> Interval.ONE.negate(), "x").evidence());
    assertEquals(
        Evidence.UNDECIDED, Precision.positive(bits -> around(Dyadic.ZERO, bits), "x").evidence());
    // separates only from 1024 bits on
    assertEquals(
        Evidence.ENCLOSED,
        Precision.positive(bits -> around(Dyadic.ONE.shift(-700), bits), "x").evidence());
  }

  @Test
  void exactEquality() {
    assertEquals(
        Evidence.DECIDED, Precision.zero(log("4").subtract(log("2", "2")), "4 = 2^2").evidence());
    Verdict refuted = Precision.zero(log("2"), "2 = 1");
    assertEquals(Evidence.REFUTED, refuted.evidence());
    assertTrue(refuted.detail().contains("0.69314718055994530941723212145"), refuted.detail());
  }

  @Test
  void showing() {
    assertEquals("0.12", Show.between("0.12", "0.12"));
    assertEquals("0.1[23,31]", Show.between("0.123", "0.131"));
    assertEquals("[0.9,1.0]", Show.between("0.9", "1.0"));
    assertEquals("0.[1,2]", Show.between("0.1", "0.2"));
    assertEquals("[9.9,10.0]", Show.between("9.9", "10.0"));
    assertEquals("[-0.1,0.1]", Show.between("-0.1", "0.1"));
    assertEquals("[12,13]", Show.between("12", "13"));
    assertEquals("3/7", Show.fraction(q("3/7")));
    assertEquals("1.0", Show.interval(Interval.ONE, 1));
    assertEquals("0.693[1,2]", Show.number(log("2"), 4));
    assertEquals("-2.50", Show.number(number("-5/2"), 2));
    String longOne = "1" + "0".repeat(45) + "/3";
    assertEquals("[", Show.fraction(q("1/" + "9".repeat(45))).replaceAll("[^\\[]", ""));
    assertTrue(Show.fraction(q(longOne)).startsWith("333"));
  }
}
