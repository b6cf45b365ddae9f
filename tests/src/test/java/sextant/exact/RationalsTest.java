package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalsTest {
  private static BigFraction q(long p, long q) {
    return new BigFraction(p, q);
  }

  private static String refusal(String text, int maxDigits) {
    return String.valueOf(
        assertThrows(NumberFormatException.class, () -> Rationals.parse(text, maxDigits), text)
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "3/7, 3, 7",
    "-2, -2, 1",
    "0.25, 1, 4",
    "-0.25, -1, 4",
    "0, 0, 1",
    "-0, 0, 1",
    "-0.000, 0, 1",
    "0/5, 0, 1",
    "6/4, 3, 2",
    "-6/4, -3, 2",
    "007, 7, 1",
    "00.50, 1, 2",
    "1/0001, 1, 1",
    "12.5, 25, 2"
  })
  void readsTheThreeForms(String text, long numerator, long denominator) {
    BigFraction parsed = Rationals.parse(text, 10);
    assertEquals(BigInteger.valueOf(numerator), parsed.getNumerator());
    assertEquals(BigInteger.valueOf(denominator), parsed.getDenominator());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "--1",
        " 1",
        "1 ",
        "1 /2",
        "1/ 2",
        "1e5",
        "1E5",
        "1e999999999",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "1_000",
        "1,5",
        ".5",
        "5.",
        "-.5",
        "/2",
        "2/",
        "1/-2",
        "1//2",
        "1/2/3",
        "1.2.3",
        "1.5/2",
        "1/2.5",
        ".",
        "/",
        "-/",
        "1.-5",
        "\u0663",
        "\uff11",
        "1\u0000",
        "\u22121",
        "1\n",
        "½",
        "1/2\u202e",
        "𝟙",
        "null",
        "1f",
        "1L",
        "1d"
      })
  void refusesEverythingElse(String text) {
    String message = refusal(text, 1000);
    assertTrue(
        message.startsWith("not a rational number: use \"3/7\", \"-2\" or \"0.25\""), message);
    for (int i = 0; i < message.length(); i++) {
      assertTrue(message.charAt(i) >= ' ' && message.charAt(i) <= '~', message);
    }
  }

  @Test
  void refusesAZeroDenominator() {
    assertEquals("denominator is zero", refusal("1/0", 1000));
    assertEquals("denominator is zero", refusal("-0/000", 1000));
  }

  @Test
  void countsDigitsBeforeMakingANumber() {
    String thousand = "9".repeat(1000);
    assertEquals(thousand, Rationals.format(Rationals.parse(thousand, 1000)));
    assertEquals("-" + thousand, Rationals.format(Rationals.parse("-" + thousand, 1000)));
    assertEquals("more than 1000 digits", refusal(thousand + "9", 1000));
    assertEquals("more than 1000 digits", refusal("1/" + thousand, 1000));
    assertEquals("more than 1000 digits", refusal("0." + thousand, 1000));
    assertEquals("more than 3 digits", refusal("0000", 3));
    // Thirty million digits: making the number would take minutes, counting them does not.
    assertEquals("more than 1000 digits", refusal("7".repeat(30_000_000), 1000));
  }

  @Test
  void echoesHostileTextCutAndEscaped() {
    String message = refusal("\u001b[31m\"\\\r\n" + "x".repeat(1_000_000), 1000);
    assertTrue(message.length() < 300, message);
    assertTrue(message.contains("\\u001b[31m\\u0022\\u005c\\u000d\\u000axxx"), message);
    assertTrue(message.endsWith("...\""), message);
    assertEquals("abc", Rationals.escape("abc"));
  }

  @Test
  void formatsWithoutADenominatorOfOne() {
    assertEquals("-2", Rationals.format(q(-4, 2)));
    assertEquals("3/7", Rationals.format(q(-3, -7)));
    assertEquals("0", Rationals.format(new BigFraction(0.0)));
  }

  @Test
  void makesRationalsFromLongs() {
    assertEquals(new BigFraction(BigInteger.valueOf(Long.MIN_VALUE)), Rationals.of(Long.MIN_VALUE));
    assertEquals(q(-1, 2), Rationals.of(3, -6));
  }

  @Test
  void sumsSmallCases() {
    assertEquals(BigFraction.ZERO, Rationals.sum(new BigFraction[0]));
    assertEquals(q(1, 3), Rationals.sum(new BigFraction[] {q(1, 3)}));
    assertEquals(q(1, 1), Rationals.sum(new BigFraction[] {q(1, 2), q(1, 3), q(1, 6)}));
    assertEquals(
        BigFraction.ZERO, Rationals.sum(new BigFraction[] {q(1, 2), q(0, 1), q(-1, 2), q(0, 1)}));
    assertEquals(q(3, 4), Rationals.sum(new BigFraction[] {q(1, 4), q(1, 2)}));
  }

  @Test
  void sumsATelescopeOfTwoThousandDifferentDenominators() {
    BigFraction[] terms = new BigFraction[2000];
    for (int k = 1; k <= terms.length; k++) {
      terms[k - 1] = new BigFraction(1, k).subtract(new BigFraction(1, k + 1));
    }
    assertEquals(q(2000, 2001), Rationals.sum(terms));
  }

  @Test
  void dotMatchesByHandAndChecksLengths() {
    BigFraction[] a = {q(1, 2), q(-2, 3), q(0, 1)};
    BigFraction[] b = {q(2, 5), q(3, 7), q(9, 1)};
    assertEquals(q(1, 5).subtract(q(2, 7)), Rationals.dot(a, b));
    assertThrows(
        IllegalArgumentException.class, () -> Rationals.dot(a, new BigFraction[] {q(1, 2)}));
  }

  @Test
  void comparesExactly() {
    assertTrue(Rationals.equal(q(2, 4), q(1, 2)));
    assertTrue(Rationals.equal(BigFraction.ZERO, new BigFraction(0.0)));
    assertFalse(Rationals.equal(q(1, 2), q(1, 3)));
    assertFalse(Rationals.equal(q(1, 2), q(-1, 2)));
    // Apart by 10^-600, equal as doubles.
    BigInteger huge = BigInteger.TEN.pow(300);
    BigFraction a = new BigFraction(huge, huge.add(BigInteger.ONE));
    BigFraction b = new BigFraction(huge.add(BigInteger.ONE), huge.add(BigInteger.TWO));
    assertFalse(Rationals.equal(a, b));
    assertEquals(a, Rationals.min(a, b));
    assertEquals(b, Rationals.max(a, b));
    assertEquals(a, Rationals.min(b, a));
    assertEquals(b, Rationals.max(b, a));
  }

  @Test
  void signsAndAbsoluteValues() {
    assertEquals(-1, Rationals.signum(q(-1, 9)));
    assertEquals(0, Rationals.signum(BigFraction.ZERO));
    assertEquals(1, Rationals.signum(q(-1, -9)));
    assertTrue(Rationals.isZero(BigFraction.ZERO));
    assertFalse(Rationals.isZero(q(1, 1_000_000_007)));
    assertEquals(q(1, 9), Rationals.abs(q(-1, 9)));
    assertEquals(q(1, 9), Rationals.abs(q(1, 9)));
    assertEquals(q(1, 81), Rationals.square(q(-1, 9)));
    assertTrue(Rationals.isInteger(q(4, 2)));
    assertFalse(Rationals.isInteger(q(3, 2)));
  }

  @Test
  void powers() {
    assertEquals(q(8, 27), Rationals.pow(q(2, 3), 3));
    assertEquals(q(-27, 8), Rationals.pow(q(-2, 3), -3));
    assertEquals(BigFraction.ONE, Rationals.pow(q(-2, 3), 0));
    assertEquals(BigFraction.ONE, Rationals.pow(BigFraction.ZERO, 0));
    assertEquals(BigFraction.ZERO, Rationals.pow(BigFraction.ZERO, 5));
    assertThrows(ArithmeticException.class, () -> Rationals.pow(BigFraction.ZERO, -1));
    assertThrows(ArithmeticException.class, () -> Rationals.pow(q(2, 1), Integer.MIN_VALUE));
  }

  @Test
  void exactRoots() {
    assertEquals(q(2, 3), Rationals.exactRoot(q(8, 27), 3));
    assertEquals(q(8, 27), Rationals.exactRoot(q(8, 27), 1));
    assertEquals(BigFraction.ZERO, Rationals.exactRoot(BigFraction.ZERO, 7));
    // 0/2^1075 is no square as it is written
    assertEquals(BigFraction.ZERO, Rationals.exactRoot(new BigFraction(0.0), 2));
    assertEquals(BigFraction.ONE, Rationals.exactRoot(BigFraction.ONE, Integer.MAX_VALUE));
    assertNull(Rationals.exactRoot(q(8, 26), 3));
    assertNull(Rationals.exactRoot(q(2, 27), 3));
    assertNull(Rationals.exactRoot(q(8, 9), 3));
    assertNull(Rationals.exactRoot(q(-8, 27), 3));
    assertNull(Rationals.exactRoot(q(-8, 27), 1));
    assertNull(Rationals.exactRoot(q(2, 1), Integer.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> Rationals.exactRoot(q(8, 27), 0));
  }

  @Test
  void rootsOfLargePowersAndTheirNeighbours() {
    BigInteger base = BigInteger.valueOf(3).pow(100).add(BigInteger.valueOf(34));
    for (int n : new int[] {2, 3, 4, 5, 7, 12, 30, 97}) {
      BigInteger power = base.pow(n);
      assertEquals(base, IntegerRoots.exactRoot(power, n));
      assertNull(IntegerRoots.exactRoot(power.add(BigInteger.ONE), n));
      assertNull(IntegerRoots.exactRoot(power.subtract(BigInteger.ONE), n));
      assertEquals(base, IntegerRoots.floorRoot(power, n));
      assertEquals(base, IntegerRoots.floorRoot(power.add(BigInteger.ONE), n));
      assertEquals(
          base.subtract(BigInteger.ONE), IntegerRoots.floorRoot(power.subtract(BigInteger.ONE), n));
      assertEquals(n, IntegerRoots.largestExponent(power) / IntegerRoots.largestExponent(base));
    }
    assertEquals(36, IntegerRoots.largestExponent(BigInteger.valueOf(6).pow(36)));
    assertEquals(1, IntegerRoots.largestExponent(BigInteger.valueOf(2)));
    assertEquals(2, IntegerRoots.largestExponent(BigInteger.valueOf(4)));
    assertEquals(4096, IntegerRoots.largestExponent(BigInteger.ONE.shiftLeft(4096)));
    assertEquals(1, IntegerRoots.largestExponent(BigInteger.valueOf(72)));
  }

  @Test
  void floorRootsOfEverySmallNumber() {
    for (int a = 1; a <= 3000; a++) {
      for (int n = 2; n <= 12; n++) {
        int r = 1;
        while (Math.pow(r + 1, n) <= a) {
          r++;
        }
        assertEquals(
            BigInteger.valueOf(r), IntegerRoots.floorRoot(BigInteger.valueOf(a), n), a + ", " + n);
        boolean isPower = (long) Math.pow(r, n) == a;
        assertEquals(isPower, IntegerRoots.exactRoot(BigInteger.valueOf(a), n) != null);
      }
    }
  }

  @Test
  void rootsOfHighDegree() {
    BigInteger base = BigInteger.valueOf(1_000_003);
    assertEquals(base, IntegerRoots.exactRoot(base.pow(5_000), 5_000));
    assertNull(IntegerRoots.exactRoot(base.pow(5_000).add(BigInteger.TWO), 5_000));
    assertEquals(BigInteger.TWO, IntegerRoots.floorRoot(BigInteger.ONE.shiftLeft(90_000), 89_999));
    assertEquals(BigInteger.ONE, IntegerRoots.floorRoot(BigInteger.valueOf(7), 1 << 21));
  }
}
