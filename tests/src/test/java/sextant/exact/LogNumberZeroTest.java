package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.exact.LogNumberOracle.log;

import java.math.BigInteger;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zero test on relations of hundreds of terms, built to vanish and then disturbed. */
class LogNumberZeroTest {
  private static BigInteger[] primes(Random random, int count, int bits) {
    BigInteger[] primes = new BigInteger[count];
    for (int i = 0; i < count; i++) {
      primes[i] = BigInteger.probablePrime(bits, random);
    }
    return primes;
  }

  /**
   * Random products n of the primes with random coefficients, and against them the primes with the
   * sums of coefficients times exponents, counted here prime by prime.
   */
  private static LogNumber[] vanishing(Random random, int terms, BigInteger[] primes, int factors) {
    LogNumber[] relation = new LogNumber[terms + primes.length];
    BigFraction[] exponents = new BigFraction[primes.length];
    for (int j = 0; j < primes.length; j++) {
      exponents[j] = BigFraction.ZERO;
    }
    for (int i = 0; i < terms; i++) {
      BigFraction c = LogNumberOracle.randomCoefficient(random);
      BigInteger numerator = BigInteger.ONE;
      BigInteger denominator = BigInteger.ONE;
      for (int k = 0; k < factors; k++) {
        int j = random.nextInt(primes.length);
        if (random.nextInt(3) > 0) {
          numerator = numerator.multiply(primes[j]);
          exponents[j] = exponents[j].add(c);
        } else {
          denominator = denominator.multiply(primes[j]);
          exponents[j] = exponents[j].subtract(c);
        }
      }
      relation[i] = LogNumber.log(new BigFraction(numerator, denominator)).multiply(c);
    }
    for (int j = 0; j < primes.length; j++) {
      relation[terms + j] = log(primes[j]).multiply(exponents[j].negate());
    }
    return relation;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 300, 600})
  void longRelationsVanishUntilDisturbed(int terms) {
    Random random = new Random(terms);
    LogNumber[] relation = vanishing(random, terms, primes(random, 20 + terms / 10, 20), 5);
    LogNumber sum = LogNumber.sum(relation);
    assertTrue(terms < 100 || sum.termCount() > terms);
    assertTrue(sum.isZero());
    assertEquals(0, sum.signum());
    assertEquals(LogNumber.ZERO, sum);
    assertEquals(LogNumber.ZERO.hashCode(), sum.hashCode());
    assertEquals(0, sum.canonical().termCount());
    assertEquals(BigFraction.ONE, sum.exp(1));

    // One coefficient off by 10^-200.
    BigFraction tiny = new BigFraction(BigInteger.ONE, BigInteger.TEN.pow(200));
    int victim = random.nextInt(terms);
    LogNumber disturbance = relation[victim].multiply(tiny);
    LogNumber disturbed = sum.add(disturbance);
    assertFalse(disturbed.isZero());
    assertFalse(disturbed.isRational());
    assertEquals(relation[victim].signum(), disturbed.signum());
    assertEquals(disturbance, disturbed);
    assertEquals(disturbance.hashCode(), disturbed.hashCode());
    assertNotEquals(LogNumber.ZERO, disturbed);

    // One argument replaced by its successor.
    relation[victim] = log(relation[victim].canonical().argument(0).add(BigInteger.ONE));
    assertFalse(LogNumber.sum(relation).isZero());
  }

  @Test
  void halvesOfARelationAreEqualThoughWrittenDifferently() {
    Random random = new Random(3);
    LogNumber[] relation = vanishing(random, 200, primes(random, 30, 40), 4);
    LogNumber left = LogNumber.ZERO;
    LogNumber right = LogNumber.ZERO;
    for (int i = 0; i < relation.length; i++) {
      if (i % 2 == 0) {
        left = left.add(relation[i]);
      } else {
        right = right.subtract(relation[i]);
      }
    }
    assertEquals(left, right);
    assertEquals(0, left.compareTo(right));
    assertEquals(left.canonical().toString(), left.canonical().canonical().toString());
    assertFalse(left.isZero());
    assertEquals(LogNumberOracle.sign(left, 400), left.signum());
  }

  @Test
  void fiveThousandNumbersAddUpAsOneByOne() {
    Random random = new Random(5);
    LogNumber[] numbers = new LogNumber[5000];
    BigFraction[] factors = new BigFraction[numbers.length];
    LogNumber naive = LogNumber.ZERO;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          LogNumber.of(LogNumberOracle.randomCoefficient(random))
              .add(LogNumberOracle.log(1 + random.nextInt(40), 1 + random.nextInt(40)));
      factors[i] = LogNumberOracle.randomCoefficient(random);
      naive = naive.add(numbers[i].multiply(factors[i]));
    }
    LogNumber dot = LogNumber.dot(factors, numbers);
    assertEquals(naive.toString(), dot.toString());
    assertEquals(naive, dot);
    assertEquals(LogNumber.ZERO, LogNumber.sum(new LogNumber[0]));
  }

  @Test
  void signsAgreeWithAnIndependentEvaluation() {
    Random random = new Random(13);
    int bits = 600;
    for (int round = 0; round < 300; round++) {
      LogNumber x = LogNumber.of(LogNumberOracle.randomCoefficient(random));
      for (int k = random.nextInt(6); k >= 0; k--) {
        LogNumber term = log(BigInteger.TWO.add(new BigInteger(1 + random.nextInt(200), random)));
        x = x.add(term.multiply(LogNumberOracle.randomCoefficient(random)));
      }
      // Take away all but a small remainder, so that the first enclosures cannot decide.
      BigInteger value = LogNumberOracle.value(x, bits);
      int kept = random.nextInt(500);
      BigInteger rounded = value.shiftRight(bits - kept).shiftLeft(bits - kept);
      rounded = random.nextBoolean() ? rounded : rounded.add(BigInteger.ONE.shiftLeft(bits - kept));
      LogNumber y =
          x.subtract(LogNumber.of(new BigFraction(rounded, BigInteger.ONE.shiftLeft(bits))));
      int expected = LogNumberOracle.sign(y, bits);
      assertNotEquals(2, expected);
      assertEquals(expected, y.signum(), y::toString);
      assertEquals(expected, x.compareTo(x.subtract(y)));
      assertEquals(-expected, y.negate().signum());
      assertTrue(LogNumberOracle.meets(y.enclose(64), y, bits));
    }
  }
}
