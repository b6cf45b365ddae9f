package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The contracts of {@link Binary}, which the proofs assume, clause by clause. */
class BinaryTest {

  private static final BigInteger ZERO = BigInteger.ZERO;

  @Provide
  Arbitrary<BigInteger> integers() {
    BigInteger large = BigInteger.TWO.pow(70);
    return Arbitraries.oneOf(
        Arbitraries.bigIntegers().between(BigInteger.valueOf(-9), BigInteger.valueOf(9)),
        Arbitraries.integers().between(0, 66).map(BigInteger.TWO::pow),
        Arbitraries.integers().between(0, 66).map(k -> BigInteger.TWO.pow(k).negate()),
        Arbitraries.bigIntegers().between(large.negate(), large));
  }

  @Provide
  Arbitrary<Integer> shifts() {
    return Arbitraries.integers().between(0, 80);
  }

  @Property
  void shiftsAreProductsAndFloors(@ForAll("integers") BigInteger m, @ForAll("shifts") int n) {
    BigInteger power = BigInteger.TWO.pow(n);
    assertEquals(m.multiply(power), Binary.shiftedLeft(m, n));
    BigInteger floor = Binary.shiftedRight(m, n);
    assertTrue(floor.multiply(power).compareTo(m) <= 0);
    assertTrue(m.compareTo(floor.add(BigInteger.ONE).multiply(power)) < 0);
  }

  @Property
  void zerosBelowTheLowestOneAreFactors(@ForAll("integers") BigInteger m) {
    if (m.signum() != 0) {
      int zeros = Binary.lowestOne(m);
      assertTrue(zeros >= 0);
      for (int n = 0; n <= zeros; n++) {
        BigInteger power = BigInteger.TWO.pow(n);
        assertEquals(m, Binary.shiftedRight(m, n).multiply(power));
      }
    }
  }

  @Property
  void lengthsBracketMagnitudes(@ForAll("integers") BigInteger m) {
    int length = Binary.lengthOf(m);
    assertTrue(0 <= length && length <= Binary.LENGTH_LIMIT);
    BigInteger power = BigInteger.TWO.pow(length);
    assertTrue(m.compareTo(power) < 0 && m.negate().compareTo(power) <= 0);
    BigInteger twice = m.add(m);
    if (m.signum() > 0) {
      assertTrue(power.compareTo(twice) <= 0);
    } else if (m.signum() < 0) {
      assertTrue(power.compareTo(twice.negate()) < 0);
    } else {
      assertEquals(0, length);
    }
  }

  @Test
  void longerIntegersAreRefused() {
    BigInteger longer = BigInteger.ONE.shiftLeft(Binary.LENGTH_LIMIT);
    assertThrows(OutOfMemoryError.class, () -> Binary.lengthOf(longer));
  }

  @Property
  void quotientsAreTruncated(@ForAll("integers") BigInteger n, @ForAll("integers") BigInteger d) {
    if (d.signum() != 0) {
      BigInteger[] parts = Binary.quotientAndRemainder(n, d);
      assertEquals(2, parts.length);
      assertEquals(n, parts[0].multiply(d).add(parts[1]));
      assertTrue(parts[1].signum() == 0 || parts[1].signum() == n.signum());
      assertTrue(parts[1].abs().compareTo(d.abs()) < 0);
    }
  }

  @Property
  void commonDivisorsDivide(@ForAll("integers") BigInteger a, @ForAll("integers") BigInteger b) {
    if (a.compareTo(ZERO) > 0 && b.compareTo(ZERO) > 0) {
      BigInteger g = Binary.commonDivisor(a, b);
      assertTrue(g.signum() > 0);
      assertEquals(a, Binary.exactQuotient(a, g).multiply(g));
      assertEquals(b, Binary.exactQuotient(b, g).multiply(g));
    }
  }

  @Property
  void powersAreProducts(@ForAll("integers") BigInteger m) {
    assertEquals(BigInteger.ONE, Binary.raised(m, 0));
    for (int n = 1; n < 6; n++) {
      assertEquals(m.multiply(Binary.raised(m, n - 1)), Binary.raised(m, n));
    }
  }
}
