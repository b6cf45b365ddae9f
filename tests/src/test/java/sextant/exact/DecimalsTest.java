package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @Provide
  Arbitrary<Dyadic> dyadics() {
    return IntervalSamples.dyadics();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 2, 0.33, 0.34",
    "-1, 3, 2, -0.34, -0.33",
    "1, 1000, 2, 0.00, 0.01",
    "-1, 1000, 2, -0.01, 0.00",
    "0, 1, 2, 0.00, 0.00",
    "0, 1, 0, 0, 0",
    "7, 2, 0, 3, 4",
    "-7, 2, 0, -4, -3",
    "-1, 2, 0, -1, 0",
    "12345, 100, 2, 123.45, 123.45",
    "-12345, 100, 1, -123.5, -123.4",
    "5, 1, 3, 5.000, 5.000",
    "99999, 100000, 3, 0.999, 1.000",
  })
  void fractions(long n, long d, int digits, String floor, String ceiling) {
    BigFraction q = new BigFraction(BigInteger.valueOf(n), BigInteger.valueOf(d));
    assertEquals(floor, Decimals.floor(q, digits));
    assertEquals(ceiling, Decimals.ceiling(q, digits));
  }

  @Property
  void decimalsBoundTheNumberWithinOneUnit(
      @ForAll("dyadics") Dyadic x, @ForAll @IntRange(max = 60) int digits) {
    String floor = Decimals.floor(x, digits);
    String ceiling = Decimals.ceiling(x, digits);
    assertEquals(Decimals.floor(x.toFraction(), digits), floor);
    assertEquals(Decimals.ceiling(x.toFraction(), digits), ceiling);
    BigDecimal low = new BigDecimal(floor);
    BigDecimal high = new BigDecimal(ceiling);
    assertEquals(digits, low.scale());
    assertEquals(digits, high.scale());
    BigDecimal exact = new BigDecimal(x.mantissa());
    BigDecimal two = BigDecimal.valueOf(2);
    exact =
        x.exponent() >= 0
            ? exact.multiply(two.pow((int) x.exponent()))
            : exact.divide(two.pow((int) -x.exponent()));
    assertTrue(low.compareTo(exact) <= 0 && exact.compareTo(high) <= 0);
    BigInteger units = Decimals.unitsBetween(floor, ceiling);
    boolean fits = exact.stripTrailingZeros().scale() <= digits;
    assertEquals(fits ? BigInteger.ZERO : BigInteger.ONE, units);
    assertTrue(low.signum() != 0 || !floor.startsWith("-"));
    assertTrue(high.signum() != 0 || !ceiling.startsWith("-"));
  }

  @Test
  void extremes() {
    Dyadic tiny = Dyadic.ONE.shift(-(1L << 40));
    assertEquals("0.000", Decimals.floor(tiny, 3));
    assertEquals("0.001", Decimals.ceiling(tiny, 3));
    assertEquals("-0.001", Decimals.floor(tiny.negate(), 3));
    assertEquals("0.000", Decimals.ceiling(tiny.negate(), 3));
    assertEquals("1", Decimals.ceiling(tiny, 0));
    Dyadic huge = Dyadic.ONE.shift(1L << 40);
    assertThrows(ArithmeticException.class, () -> Decimals.floor(huge, 3));
    assertThrows(ArithmeticException.class, () -> Decimals.ceiling(huge.negate(), 3));
    assertEquals("1024.0", Decimals.floor(Dyadic.ONE.shift(10), 1));
  }

  @Test
  void digitsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> Decimals.floor(Dyadic.ONE, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Decimals.ceiling(BigFraction.ONE, Decimals.DIGITS_LIMIT + 1));
  }

  @Test
  void unitsBetween() {
    assertEquals(BigInteger.valueOf(3), Decimals.unitsBetween("-0.01", "0.02"));
    assertEquals(BigInteger.valueOf(-5), Decimals.unitsBetween("7", "2"));
    assertEquals(BigInteger.ZERO, Decimals.unitsBetween("0.00", "0.00"));
    assertThrows(IllegalArgumentException.class, () -> Decimals.unitsBetween("0.1", "0.10"));
    assertThrows(NumberFormatException.class, () -> Decimals.unitsBetween("1.2x", "1.22"));
  }
}
