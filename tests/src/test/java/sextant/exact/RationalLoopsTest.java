package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** The fast sums, scalar products and powers against the proved literal loops. */
class RationalLoopsTest {

  /** Signs, zeros, equal and unequal denominators, and numbers of a few words. */
  private static BigFraction number(Random random) {
    int bits = 1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 6);
    BigInteger numerator = new BigInteger(bits, random);
    BigInteger denominator =
        random.nextBoolean()
            ? BigInteger.valueOf(12)
            : new BigInteger(bits, random).add(BigInteger.ONE);
    BigFraction size = new BigFraction(numerator, denominator);
    return random.nextBoolean() ? size : size.negate();
  }

  private static BigFraction[] numbers(Random random, int n) {
    BigFraction[] result = new BigFraction[n];
    for (int i = 0; i < n; i++) {
      result[i] = number(random);
    }
    return result;
  }

  @Test
  void sumsAndScalarProductsAreTheLiteralLoops() {
    Random random = new Random(20240817);
    for (int round = 0; round < 2000; round++) {
      int n = random.nextInt(12);
      BigFraction[] a = numbers(random, n);
      BigFraction[] b = numbers(random, n);
      if (n > 1 && random.nextBoolean()) {
        a[n - 1] = a[0].negate(); // cancellation
      }
      assertEquals(RationalLoops.sum(a), Rationals.sum(a));
      assertEquals(RationalLoops.dot(a, b), Rationals.dot(a, b));
    }
  }

  @Test
  void powersAreTheLiteralLoop() {
    Random random = new Random(20240818);
    for (int round = 0; round < 1000; round++) {
      BigFraction q = number(random);
      int n = random.nextInt(9);
      BigFraction expected = RationalLoops.pow(q, n);
      assertEquals(expected, Rationals.pow(q, n));
      if (!Rationals.isZero(q)) {
        assertEquals(BigFraction.ONE, Rationals.pow(q, -n).multiply(expected));
      }
    }
    assertEquals(BigFraction.ONE, RationalLoops.pow(BigFraction.ZERO, 0));
  }
}
