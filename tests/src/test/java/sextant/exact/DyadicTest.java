package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DyadicTest {

  private static final long FAR = 1L << 50;
  private static final Dyadic HUGE = Dyadic.ONE.shift(FAR);
  private static final Dyadic TINY = Dyadic.ONE.shift(-FAR);

  @Provide
  Arbitrary<Dyadic> dyadics() {
    return IntervalSamples.dyadics();
  }

  @Provide
  Arbitrary<Dyadic> hugeDyadics() {
    return IntervalSamples.hugeDyadics();
  }

  @Provide
  Arbitrary<Integer> precisions() {
    return IntervalSamples.precisions();
  }

  @Property
  void exactOperationsAgreeWithFractions(@ForAll("dyadics") Dyadic x, @ForAll("dyadics") Dyadic y) {
    BigFraction p = x.toFraction();
    BigFraction q = y.toFraction();
    assertEquals(p.add(q), x.add(y).toFraction());
    assertEquals(p.subtract(q), x.subtract(y).toFraction());
    assertEquals(p.multiply(q), x.multiply(y).toFraction());
    assertEquals(p.negate(), x.negate().toFraction());
    assertEquals(p.abs(), x.abs().toFraction());
    assertEquals(p.multiply(1024), x.shift(10).toFraction());
    assertEquals(p.compareTo(q), x.compareTo(y));
    assertEquals(p.compareTo(q), x.compareTo(q));
    assertEquals(p.equals(q), x.equals(y));
  }

  @Property
  void directedOperationsAreTheNearestOnTheirSide(
      @ForAll("dyadics") Dyadic x, @ForAll("dyadics") Dyadic y, @ForAll("precisions") int bits) {
    BigFraction p = x.toFraction();
    BigFraction q = y.toFraction();
    assertBounds(p.add(q), Dyadic.addDown(x, y, bits), Dyadic.addUp(x, y, bits), bits);
    assertBounds(
        p.multiply(q), Dyadic.multiplyDown(x, y, bits), Dyadic.multiplyUp(x, y, bits), bits);
    assertBounds(p, x.roundDown(bits), x.roundUp(bits), bits);
    if (y.signum() != 0) {
      BigFraction r = p.divide(q);
      assertBounds(r, Dyadic.divideDown(x, y, bits), Dyadic.divideUp(x, y, bits), bits);
      assertBounds(r, Dyadic.fromFractionDown(r, bits), Dyadic.fromFractionUp(r, bits), bits);
    }
  }

  /** low <= exact <= high; both equal when exact fits, and otherwise neighbours with bits bits. */
  private static void assertBounds(BigFraction exact, Dyadic low, Dyadic high, int bits) {
    assertTrue(low.compareTo(exact) <= 0, "lower bound above");
    assertTrue(high.compareTo(exact) >= 0, "upper bound below");
    boolean negative = exact.compareTo(BigFraction.ZERO) < 0;
    boolean positive = exact.compareTo(BigFraction.ZERO) > 0;
    assertTrue(negative || low.signum() >= 0, "lower bound beyond 0");
    assertTrue(positive || high.signum() <= 0, "upper bound beyond 0");
    assertTrue(significantBits(low) <= bits && significantBits(high) <= bits, "too many bits");
    Dyadic gap = high.subtract(low);
    if (gap.signum() != 0) {
      // One unit in the last of `bits` places of the larger end.
      Dyadic larger = high.abs().compareTo(low.abs()) >= 0 ? high.abs() : low.abs();
      long unit = larger.top() - bits;
      assertTrue(gap.compareTo(Dyadic.ONE.shift(unit)) <= 0, "ends are not neighbours");
      assertFalse(low.compareTo(exact) == 0 || high.compareTo(exact) == 0, "exact value rounded");
    }
  }

  private static int significantBits(Dyadic x) {
    BigInteger m = x.mantissa().abs();
    return m.signum() == 0 ? 0 : m.bitLength() - m.getLowestSetBit();
  }

  @Property
  void additionOfDistantNumbersIsDirectedAndShort(
      @ForAll("hugeDyadics") Dyadic x,
      @ForAll("hugeDyadics") Dyadic y,
      @ForAll("precisions") int bits) {
    Dyadic low = Dyadic.addDown(x, y, bits);
    Dyadic high = Dyadic.addUp(x, y, bits);
    assertTrue(significantBits(low) <= bits && significantBits(high) <= bits);
    assertTrue(low.compareTo(high) <= 0);
    assertEquals(low, Dyadic.addUp(x.negate(), y.negate(), bits).negate());
    Dyadic larger = x.abs().compareTo(y.abs()) >= 0 ? x : y;
    Dyadic smaller = larger == x ? y : x;
    assertTrue(larger.signum() < 0 || low.signum() >= 0 || x.equals(y.negate()));
    assertTrue(larger.signum() > 0 || high.signum() <= 0 || x.equals(y.negate()));
    if (smaller.signum() > 0) {
      assertTrue(high.compareTo(larger) > 0);
    } else if (smaller.signum() < 0) {
      assertTrue(low.compareTo(larger) < 0);
    }
    assertEquals(-x.compareTo(y), y.compareTo(x));
    assertEquals(x.compareTo(y), y.negate().compareTo(x.negate()));
  }

  @Test
  void farApartSum() {
    assertEquals(Dyadic.ONE, Dyadic.addDown(Dyadic.ONE, TINY, 53));
    assertEquals(Dyadic.ONE.add(Dyadic.ONE.shift(-52)), Dyadic.addUp(Dyadic.ONE, TINY, 53));
    assertEquals(Dyadic.ONE, Dyadic.addUp(Dyadic.ONE, TINY.negate(), 53));
    assertEquals(
        Dyadic.ONE.subtract(Dyadic.ONE.shift(-53)), Dyadic.addDown(TINY.negate(), Dyadic.ONE, 53));
    assertEquals(HUGE, Dyadic.addDown(HUGE, Dyadic.ONE, 53));
    assertThrows(ArithmeticException.class, () -> HUGE.add(Dyadic.ONE));
    assertThrows(ArithmeticException.class, () -> Dyadic.ONE.subtract(TINY));
    assertEquals(HUGE, HUGE.add(Dyadic.ZERO));
    assertEquals(TINY, Dyadic.ZERO.add(TINY));
  }

  @Test
  void comparisonOfExtremes() {
    assertTrue(HUGE.compareTo(TINY) > 0);
    assertTrue(HUGE.negate().compareTo(TINY.negate()) < 0);
    assertTrue(TINY.compareTo(Dyadic.ZERO) > 0);
    assertTrue(TINY.negate().compareTo(TINY) < 0);
    assertTrue(HUGE.compareTo(new BigFraction(7, 3)) > 0);
    assertTrue(TINY.compareTo(new BigFraction(1, 1000)) < 0);
    assertTrue(TINY.negate().compareTo(BigFraction.ZERO) < 0);
    assertEquals(0, Dyadic.of(BigInteger.valueOf(-8), 0).compareTo(Dyadic.of(-1).shift(3)));
    assertTrue(Dyadic.of(-8).compareTo(Dyadic.of(-9)) > 0);
    assertTrue(Dyadic.of(-8).compareTo(Dyadic.of(-7)) < 0);
  }

  @Test
  void exponentsLeavingTheRangeThrowOrUnderflowSafely() {
    long limit = Dyadic.EXPONENT_LIMIT;
    Dyadic most = Dyadic.ONE.shift(limit);
    Dyadic least = Dyadic.ONE.shift(-limit);
    assertThrows(ArithmeticException.class, () -> most.shift(1));
    assertThrows(ArithmeticException.class, () -> least.shift(-1));
    assertThrows(ArithmeticException.class, () -> most.shift(Long.MAX_VALUE));
    assertThrows(ArithmeticException.class, () -> least.shift(Long.MIN_VALUE));
    assertThrows(ArithmeticException.class, () -> most.multiply(most));
    assertThrows(ArithmeticException.class, () -> Dyadic.multiplyUp(most, most, 10));
    assertThrows(ArithmeticException.class, () -> Dyadic.divideDown(most, least, 10));
    assertThrows(ArithmeticException.class, () -> least.multiply(least));
    assertEquals(Dyadic.ZERO, Dyadic.multiplyDown(least, least, 10));
    assertEquals(least, Dyadic.multiplyUp(least, least, 10));
    assertEquals(least.negate(), Dyadic.multiplyDown(least, least.negate(), 10));
    assertEquals(Dyadic.ZERO, Dyadic.multiplyUp(least, least.negate(), 10));
    assertEquals(Dyadic.ZERO, Dyadic.divideDown(least, most, 10));
    assertTrue(Dyadic.divideUp(least, most, 10).signum() > 0);
    assertEquals(Dyadic.ZERO, Dyadic.ZERO.shift(Long.MAX_VALUE >> 4));
  }

  @Test
  void underflowKeepsTheBoundAboveTheValue() {
    // 255 2^(-limit - 4) = 15.9… 2^-limit must not be bounded by 2^-limit.
    Dyadic x = Dyadic.of(255).shift(-Dyadic.EXPONENT_LIMIT);
    Dyadic bound = Dyadic.multiplyUp(x, Dyadic.ONE.shift(-4), 8);
    assertTrue(bound.compareTo(Dyadic.of(15).shift(-Dyadic.EXPONENT_LIMIT)) > 0);
  }

  @Test
  void divisionByZero() {
    assertThrows(ArithmeticException.class, () -> Dyadic.divideDown(Dyadic.ONE, Dyadic.ZERO, 10));
  }

  @Test
  void precisionsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> Dyadic.ONE.roundDown(0));
    assertThrows(IllegalArgumentException.class, () -> Dyadic.ONE.roundUp(-5));
    assertThrows(
        IllegalArgumentException.class,
        () -> Dyadic.addUp(Dyadic.ONE, Dyadic.ONE, Dyadic.BITS_LIMIT + 1));
    assertThrows(
        IllegalArgumentException.class, () -> Dyadic.multiplyUp(Dyadic.ONE, Dyadic.ONE, 0));
    assertThrows(IllegalArgumentException.class, () -> Dyadic.fromFractionUp(BigFraction.ONE, 0));
  }

  @Test
  void equalityIsOfValues() {
    Dyadic x = Dyadic.of(BigInteger.valueOf(12), 5);
    Dyadic y = Dyadic.of(BigInteger.valueOf(3), 7);
    assertEquals(x, y);
    assertEquals(x.hashCode(), y.hashCode());
    assertNotEquals(x, y.negate());
    assertFalse(x.equals("12"));
    assertEquals(Dyadic.ZERO, Dyadic.of(BigInteger.ZERO, 99));
    assertEquals(Dyadic.ZERO.hashCode(), Dyadic.of(BigInteger.ZERO, -7).hashCode());
    assertEquals("12*2^5", x.toString());
    assertEquals("-3", Dyadic.of(-3).toString());
  }

  @Test
  void fractionsOfExtremesAreRefused() {
    assertThrows(ArithmeticException.class, HUGE::toFraction);
    assertThrows(ArithmeticException.class, TINY::toFraction);
    assertEquals(new BigFraction(-3, 8), Dyadic.of(-12).shift(-5).toFraction());
    assertEquals(BigFraction.ZERO, Dyadic.ZERO.toFraction());
  }
}
