package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.exact.LogNumberOracle.log;
import static sextant.exact.LogNumberOracle.q;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNumberTest {
  private static final BigFraction HALF = q(1, 2);

  /** Asserts equality by every road that leads there. */
  private static void assertSame(LogNumber a, LogNumber b) {
    assertTrue(a.subtract(b).isZero(), () -> a + " and " + b);
    assertEquals(0, a.subtract(b).signum());
    assertEquals(0, a.compareTo(b));
    assertEquals(a, b);
    assertEquals(a.hashCode(), b.hashCode());
    assertEquals(Interval.ZERO.lo(), a.subtract(b).enclose(100).lo());
    assertEquals(Interval.ZERO.hi(), a.subtract(b).enclose(100).hi());
  }

  private static void assertLess(LogNumber a, LogNumber b) {
    assertTrue(a.compareTo(b) < 0, () -> a + " and " + b);
    assertTrue(b.compareTo(a) > 0);
    assertNotEquals(a, b);
    assertEquals(-1, a.subtract(b).signum());
    assertEquals(a, LogNumber.min(b, a));
    assertEquals(b, LogNumber.max(b, a));
    assertTrue(a.subtract(b).enclose(20).isNegative());
  }

  @Test
  void knownMultiplicativeRelations() {
    assertSame(log(6), log(2).add(log(3)));
    assertSame(log(2), log(4).multiply(HALF));
    assertSame(log(2, 3), log(3, 2).negate());
    assertSame(log(1), LogNumber.ZERO);
    assertSame(log(1000), log(10).multiply(new BigFraction(3)));
    assertSame(log(9, 4).multiply(HALF), log(3).subtract(log(2)));
    // 2^10 3^5 = 248832 = 12^5.
    assertSame(log(248832), log(12).multiply(new BigFraction(5)));
    assertSame(log(248832).multiply(q(1, 5)), log(2).multiply(q(2, 1)).add(log(3)));
    // log 6 / 3 - log 10 / 7 in two ways.
    LogNumber left = log(6).multiply(q(1, 3)).subtract(log(10).multiply(q(1, 7)));
    LogNumber right =
        LogNumber.dot(
            new BigFraction[] {q(4, 21), q(1, 3), q(-1, 7)},
            new LogNumber[] {log(2), log(3), log(5)});
    assertSame(left, right);
    // Machin-like: log 2 = 7 log(16/15) + 5 log(25/24) + 3 log(81/80).
    LogNumber stormer =
        LogNumber.sum(
            new LogNumber[] {
              log(16, 15).multiply(q(7, 1)),
              log(25, 24).multiply(q(5, 1)),
              log(81, 80).multiply(q(3, 1))
            });
    assertSame(log(2), stormer);
    assertSame(log(91).add(log(187)), log(77).add(log(221)));
  }

  @Test
  void rationalPartsSeparate() {
    LogNumber x = LogNumber.of(q(1, 3)).add(log(2));
    assertNotEquals(x, log(2));
    assertEquals(q(1, 3), x.rationalPart());
    assertFalse(x.isRational());
    assertTrue(x.subtract(log(4).multiply(HALF)).isRational());
    assertSame(x.subtract(log(4).multiply(HALF)), LogNumber.of(q(1, 3)));
    assertTrue(LogNumber.of(q(7, 3)).isRational());
    assertTrue(LogNumber.ZERO.isRational());
    assertEquals(LogNumber.of(new BigFraction(0.0)), LogNumber.ZERO);
    assertEquals(LogNumber.of(new BigFraction(0.0)).hashCode(), LogNumber.ZERO.hashCode());
  }

  @Test
  void logNeedsAPositiveArgument() {
    assertThrows(ArithmeticException.class, () -> LogNumber.log(BigFraction.ZERO));
    assertThrows(ArithmeticException.class, () -> log(-2));
    assertThrows(IllegalArgumentException.class, () -> log(2).enclose(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> LogNumber.dot(new BigFraction[1], new LogNumber[] {log(2), log(3)}));
  }

  @Test
  void storesAscendingIntegersAndMergesEqualOnes() {
    LogNumber x = log(10, 3).add(log(3)).add(log(5).multiply(q(2, 1))).add(log(2, 5));
    assertEquals("log(2) + log(5) + log(10)", x.toString());
    assertEquals(3, x.termCount());
    assertEquals(BigInteger.TEN, x.argument(2));
    assertEquals(BigFraction.ONE, x.coefficient(2));
    assertEquals("2*log(2) + 2*log(5)", x.canonical().toString());
    assertEquals("0", x.subtract(x).toString());
    assertEquals(0, x.subtract(x).termCount());
    assertEquals(0, x.multiply(BigFraction.ZERO).termCount());
    assertEquals(
        "1/2 + 3*log(2) - log(5)",
        LogNumber.of(HALF).add(log(2).multiply(q(3, 1))).subtract(log(5)).toString());
    assertEquals("-2/3*log(7)", log(7).multiply(q(-2, 3)).toString());
    assertEquals("-log(7)", log(7).negate().toString());
    assertEquals("-5", LogNumber.of(q(-5, 1)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "4, 1, 2*log(2)",
    "1024, 1, 10*log(2)",
    "9, 4, -2*log(2) + 2*log(3)",
    "6, 1, log(2) + log(3)",
    "36, 1, 2*log(2) + 2*log(3)",
    "1018081, 1, 2*log(1009)", // 1009², beyond the small primes
    "1022117, 1, log(1022117)", // 1009 · 1013: gcds alone cannot see it
  })
  void canonicalForms(long p, long q, String expected) {
    assertEquals(expected, log(p, q).canonical().toString());
  }

  @Test
  void canonicalSplitsWhatGcdsCanSeeAndReducesPowers() {
    LogNumber x = log(1009L * 1013).add(log(1009L * 1009 * 1009).multiply(q(2, 3)));
    assertEquals("3*log(1009) + log(1013)", x.canonical().toString());
    LogNumber y = log(1009L * 1009 * 1013 * 1013).add(log(1019));
    assertEquals("log(1019) + 2*log(1022117)", y.canonical().toString());
    assertSame(x, x.canonical());
    // The factor 1009 drops out altogether.
    assertEquals("log(1013)", x.subtract(log(1009).multiply(q(3, 1))).canonical().toString());
    assertEquals("1/2", LogNumber.of(HALF).add(log(1)).canonical().toString());
    LogNumber vanishing = log(6).subtract(log(2)).subtract(log(3)).add(LogNumber.of(HALF));
    assertEquals("1/2", vanishing.canonical().toString());
  }

  @Test
  void nearMissOfConsecutiveIntegers() {
    BigInteger n = BigInteger.TEN.pow(220);
    LogNumber difference = log(n.add(BigInteger.ONE)).subtract(log(n));
    assertEquals(1, difference.signum());
    assertFalse(difference.isZero());
    assertLess(log(n), log(n.add(BigInteger.ONE)));
    // log(1 + 1/n) lies between 1/(n+1) and 1/n, at any relative precision.
    assertLess(difference, LogNumber.of(new BigFraction(BigInteger.ONE, n)));
    assertLess(LogNumber.of(new BigFraction(BigInteger.ONE, n.add(BigInteger.ONE))), difference);
    // About 730 bits cancel; somewhere here one doubling of the precision is just not enough.
    for (int bits = 1; bits < 800; bits += 6) {
      Interval enclosure = difference.enclose(bits);
      assertTrue(enclosure.isPositive());
      assertTrue(enclosure.width().shift(bits).compareTo(enclosure.lo()) <= 0, "bits " + bits);
    }
  }

  @Test
  void nearMissHiddenInASquare() {
    // N² against (N−1)(N+1): equal to 400 digits, with shared factors.
    BigInteger n = BigInteger.TEN.pow(200).multiply(BigInteger.valueOf(6));
    LogNumber square = log(n).multiply(q(2, 1));
    LogNumber product = log(n.subtract(BigInteger.ONE)).add(log(n.add(BigInteger.ONE)));
    assertLess(product, square);
    assertSame(square, log(n.multiply(n)));
    assertSame(product, log(n.multiply(n).subtract(BigInteger.ONE)));
  }

  /** Convergents p/q of log 3 / log 2: p log 2 − q log 3 is tiny, alternates in sign, never 0. */
  @Test
  void nearMissesOfConvergents() {
    int bits = 2000;
    BigInteger x = LogNumberOracle.log(BigInteger.valueOf(3), bits);
    BigInteger y = LogNumberOracle.log(BigInteger.TWO, bits);
    BigInteger[] p = {BigInteger.ZERO, BigInteger.ONE};
    BigInteger[] q = {BigInteger.ONE, BigInteger.ZERO};
    int expected = -1;
    while (q[1].bitLength() < 760) {
      BigInteger[] division = x.divideAndRemainder(y);
      x = y;
      y = division[1];
      p = new BigInteger[] {p[1], division[0].multiply(p[1]).add(p[0])};
      q = new BigInteger[] {q[1], division[0].multiply(q[1]).add(q[0])};
      LogNumber a = log(2).multiply(new BigFraction(p[1]));
      LogNumber b = log(3).multiply(new BigFraction(q[1]));
      assertEquals(expected, a.subtract(b).signum(), "p = " + p[1]);
      assertFalse(a.subtract(b).isZero());
      assertNotEquals(a, b);
      expected = -expected;
    }
    // Scaled by 1/q, the last pair agrees to more than 400 digits and is not equal.
    LogNumber nearly = log(2).multiply(new BigFraction(p[1], q[1]));
    assertNotEquals(log(3), nearly);
    assertNotEquals(0, log(3).compareTo(nearly));
    Dyadic gap = log(3).subtract(nearly).enclose(10).magnitude();
    assertTrue(gap.compareTo(Dyadic.ONE.shift(-1400)) < 0);
  }

  @Test
  void nearMissOfALogarithmAndARational() {
    int bits = 800;
    BigInteger scaled = LogNumberOracle.log(BigInteger.valueOf(10), bits);
    BigFraction below =
        new BigFraction(
            scaled.subtract(LogNumberOracle.ERROR_UNITS), BigInteger.ONE.shiftLeft(bits));
    BigFraction above =
        new BigFraction(scaled.add(LogNumberOracle.ERROR_UNITS), BigInteger.ONE.shiftLeft(bits));
    assertLess(LogNumber.of(below), log(10));
    assertLess(log(10), LogNumber.of(above));
    assertFalse(log(10).subtract(LogNumber.of(below)).isRational());
    // A log number that vanishes but for a rational 10^-300.
    BigFraction tiny = new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(300));
    LogNumber x = log(35).subtract(log(5)).subtract(log(7)).add(LogNumber.of(tiny));
    assertEquals(1, x.signum());
    assertSame(x, LogNumber.of(tiny));
    assertNotEquals(LogNumber.ZERO, x);
  }

  @Test
  void enclosuresAreRelativeHoweverSmallTheValue() {
    LogNumber x = log(3).multiply(new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(500)));
    for (int bits : new int[] {1, 2, 53, 64, 1000}) {
      Interval enclosure = x.negate().enclose(bits);
      assertTrue(enclosure.isNegative());
      assertTrue(enclosure.width().shift(bits).compareTo(enclosure.hi().negate()) <= 0);
    }
    assertTrue(LogNumberOracle.meets(x.enclose(200), x, 3000));
    assertTrue(LogNumber.of(q(1, 4)).enclose(10).isPoint());
    assertTrue(LogNumber.of(q(1, 3)).enclose(10).contains(q(1, 3)));
    assertTrue(LogNumber.ZERO.enclose(10).isPoint());
  }

  @Test
  void absoluteValues() {
    assertSame(log(3, 2), log(2, 3).abs());
    assertSame(log(3, 2), log(3, 2).abs());
    assertSame(LogNumber.ZERO, LogNumber.ZERO.abs());
  }

  @Test
  void isNotEqualToOtherThings() {
    assertFalse(log(2).equals(null));
    assertFalse(log(2).equals((Object) "log(2)"));
    assertFalse(LogNumber.of(HALF).equals((Object) HALF));
    assertEquals(log(2), log(2));
    LogNumber x = log(2);
    assertEquals(0, x.compareTo(x));
  }

  @Test
  void hashesSpread() {
    assertNotEquals(log(2).hashCode(), log(3).hashCode());
    assertNotEquals(log(2).hashCode(), LogNumber.ZERO.hashCode());
    assertNotEquals(LogNumber.of(HALF).hashCode(), LogNumber.ZERO.hashCode());
    assertNotEquals(log(5).hashCode(), log(25).hashCode());
  }

  @Test
  void exponentialsThatAreRational() {
    assertEquals(BigFraction.ONE, LogNumber.ZERO.exp(1));
    assertEquals(q(3, 2), log(9, 4).multiply(HALF).exp(64));
    assertEquals(q(4, 9), log(3, 2).multiply(q(-2, 1)).exp(64));
    assertEquals(new BigFraction(6), log(6).exp(64));
    // Neither factor is rational alone, together they are: √12 · √3 = 6, √12 / √3 = 2.
    LogNumber root12 = log(12).multiply(HALF);
    LogNumber root3 = log(3).multiply(HALF);
    assertEquals(new BigFraction(6), root12.add(root3).exp(64));
    assertEquals(new BigFraction(2), root12.subtract(root3).exp(64));
    assertNull(root12.exp(64));
    assertNull(log(12).multiply(q(1, 3)).exp(64));
    assertNull(LogNumber.of(BigFraction.ONE).exp(64));
    assertNull(LogNumber.of(q(1, 1_000_000)).add(log(2)).exp(64));
    // 1022117 = 1009 · 1013 has no root, its cube does.
    assertEquals(
        new BigFraction(1022117L * 1022117L),
        log(BigInteger.valueOf(1022117).pow(3)).multiply(q(2, 3)).exp(64));
  }

  @Test
  void exponentialsRespectTheSizeLimitExactly() {
    LogNumber x = log(2).multiply(q(99, 1));
    assertEquals(new BigFraction(BigInteger.ONE.shiftLeft(99)), x.exp(100));
    assertNull(x.exp(99));
    assertEquals(
        new BigFraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(99)), x.negate().exp(100));
    assertNull(x.negate().exp(99));
    LogNumber y = log(3).multiply(q(50, 1)); // 3^50 has 80 bits, by the lower bound 51 or more
    assertEquals(new BigFraction(BigInteger.valueOf(3).pow(50)), y.exp(80));
    assertNull(y.exp(79));
    assertNull(y.exp(60));
    assertNull(y.exp(1));
  }

  @Test
  void hugeExponentialsAreRefusedBeforeTheyAreMade() {
    BigFraction huge = new BigFraction(BigInteger.TEN.pow(1000));
    assertNull(log(2).multiply(huge).exp(Integer.MAX_VALUE));
    assertNull(log(2).multiply(huge.negate()).exp(1_000_000));
    assertNull(log(2).multiply(huge.reciprocal()).exp(1_000_000));
    assertNull(log(2).multiply(q(Integer.MIN_VALUE, 1)).exp(Integer.MAX_VALUE));
    assertNull(log(2).multiply(q(Integer.MAX_VALUE, 1)).exp(Integer.MAX_VALUE - 1));
    BigFraction thousandDigits = new BigFraction(BigInteger.TEN.pow(1000).subtract(BigInteger.ONE));
    assertNull(LogNumber.log(thousandDigits).multiply(q(1_000_000, 1)).exp(1_000_000));
    // Large powers that cancel are small again.
    LogNumber x = log(6).subtract(log(2)).subtract(log(3)).multiply(huge).add(log(5));
    assertEquals(new BigFraction(5), x.exp(3));
  }
}
