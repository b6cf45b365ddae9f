package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class CoprimeBaseTest {
  private static BigInteger[] big(long... values) {
    return Arrays.stream(values).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  /** Checks all that the contract promises, by trial division. */
  private static void assertIsBaseOf(BigInteger[] inputs, BigInteger[] base) {
    for (int i = 0; i < base.length; i++) {
      assertTrue(base[i].compareTo(BigInteger.ONE) > 0);
      assertTrue(i == 0 || base[i - 1].compareTo(base[i]) < 0);
      for (int j = 0; j < i; j++) {
        assertEquals(BigInteger.ONE, base[i].gcd(base[j]), () -> Arrays.toString(base));
      }
    }
    for (BigInteger input : inputs) {
      BigInteger rest = input;
      for (BigInteger b : base) {
        while (rest.mod(b).signum() == 0) {
          rest = rest.divide(b);
        }
      }
      assertEquals(BigInteger.ONE, rest, () -> input + " over " + Arrays.toString(base));
    }
  }

  /**
   * The natural coprime base through full factorisation: primes with proportional valuations
   * together, to the greatest common divisor of their valuations. Small inputs only.
   */
  private static BigInteger[] byFactoring(BigInteger[] inputs) {
    Map<Integer, int[]> valuations = new TreeMap<>();
    for (int i = 0; i < inputs.length; i++) {
      int rest = inputs[i].intValueExact();
      for (int p = 2; rest > 1; p++) {
        while (rest % p == 0) {
          rest /= p;
          valuations.computeIfAbsent(p, k -> new int[inputs.length])[i]++;
        }
      }
    }
    Map<String, BigInteger> classes = new TreeMap<>();
    for (Map.Entry<Integer, int[]> entry : valuations.entrySet()) {
      int gcd = 0;
      for (int v : entry.getValue()) {
        gcd = BigInteger.valueOf(gcd).gcd(BigInteger.valueOf(v)).intValue();
      }
      StringBuilder direction = new StringBuilder();
      for (int v : entry.getValue()) {
        direction.append(v / gcd).append(',');
      }
      classes.merge(
          direction.toString(), BigInteger.valueOf(entry.getKey()).pow(gcd), BigInteger::multiply);
    }
    BigInteger[] base = classes.values().toArray(new BigInteger[0]);
    Arrays.sort(base);
    return base;
  }

  @Test
  void smallCases() {
    assertArrayEquals(big(), CoprimeBase.refine(big()));
    assertArrayEquals(big(), CoprimeBase.refine(big(1, 1, 1)));
    assertArrayEquals(big(6), CoprimeBase.refine(big(6)));
    assertArrayEquals(big(6), CoprimeBase.refine(big(6, 1, 6)));
    assertArrayEquals(big(2, 3), CoprimeBase.refine(big(6, 3)));
    assertArrayEquals(big(2, 3), CoprimeBase.refine(big(4, 6, 9)));
    assertArrayEquals(big(2), CoprimeBase.refine(big(4, 8)));
    assertArrayEquals(big(4), CoprimeBase.refine(big(16, 64)));
    assertArrayEquals(big(6), CoprimeBase.refine(big(36, 216)));
    assertArrayEquals(big(2, 3, 5), CoprimeBase.refine(big(6, 10, 15)));
    assertArrayEquals(big(5, 6), CoprimeBase.refine(big(30, 180)));
    assertArrayEquals(big(2, 3, 35), CoprimeBase.refine(big(1024, 1536, 35)));
  }

  @Test
  void refusesWhatIsNotPositive() {
    assertThrows(IllegalArgumentException.class, () -> CoprimeBase.refine(big(2, 0)));
    assertThrows(IllegalArgumentException.class, () -> CoprimeBase.refine(big(-2)));
  }

  @Property(tries = 2000)
  void isTheNaturalBaseFoundByFactoring(
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 5000) Integer> values) {
    BigInteger[] inputs = big(values.stream().mapToLong(Integer::longValue).toArray());
    BigInteger[] base = CoprimeBase.refine(inputs);
    assertIsBaseOf(inputs, base);
    assertArrayEquals(byFactoring(inputs), base);
  }

  @Property(tries = 300)
  void smoothNumbersShareManyFactorsInAnyOrder(
      @ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed) {
    Random random = new Random(seed);
    int[] primes = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31};
    List<BigInteger> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigInteger n = BigInteger.ONE;
      for (int p : primes) {
        n = n.multiply(BigInteger.valueOf(p).pow(Math.max(0, random.nextInt(9) - 4)));
      }
      inputs.add(n);
    }
    BigInteger[] base = CoprimeBase.refine(inputs.toArray(new BigInteger[0]));
    assertIsBaseOf(inputs.toArray(new BigInteger[0]), base);
    Collections.shuffle(inputs, random);
    assertArrayEquals(base, CoprimeBase.refine(inputs.toArray(new BigInteger[0])));
  }

  @Property(tries = 300)
  void weightsFollowTheLogarithms(
      @ForAll @IntRange(min = 1, max = 30) int count, @ForAll long seed) {
    Random random = new Random(seed);
    BigInteger[] inputs = new BigInteger[count];
    BigFraction[] weights = new BigFraction[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = BigInteger.valueOf(1 + random.nextInt(3000));
      weights[i] = LogNumberOracle.randomCoefficient(random);
    }
    CoprimeBase base = CoprimeBase.refine(inputs, weights);
    assertArrayEquals(byFactoring(inputs), elements(base));
    for (int j = 0; j < base.size(); j++) {
      // The weight of b is Σ wᵢ v_b(aᵢ), by repeated division.
      BigFraction expected = BigFraction.ZERO;
      for (int i = 0; i < count; i++) {
        BigInteger rest = inputs[i];
        while (rest.mod(base.element(j)).signum() == 0) {
          rest = rest.divide(base.element(j));
          expected = expected.add(weights[i]);
        }
      }
      assertEquals(expected, base.weight(j));
    }
  }

  private static BigInteger[] elements(CoprimeBase base) {
    BigInteger[] elements = new BigInteger[base.size()];
    for (int j = 0; j < elements.length; j++) {
      elements[j] = base.element(j);
    }
    return elements;
  }

  @Test
  void splittersAreTakenOutOfTheArguments() {
    CoprimeBase base =
        CoprimeBase.refineAlongside(
            big(2, 3), big(12, 35), new BigFraction[] {new BigFraction(5), new BigFraction(7)});
    assertArrayEquals(big(2, 3, 35), elements(base));
    assertEquals(new BigFraction(10), base.weight(0));
    assertEquals(new BigFraction(5), base.weight(1));
    assertEquals(new BigFraction(7), base.weight(2));
  }

  @Test
  void aLargePowerOfOneNumberCollapses() {
    BigInteger two = BigInteger.TWO;
    BigInteger three = BigInteger.valueOf(3);
    BigInteger[] inputs = {two.pow(3000).multiply(three.pow(2000)), two.pow(3001).multiply(three)};
    assertArrayEquals(big(2, 3), CoprimeBase.refine(inputs));
    // gcd(1001, 1365) = 91 is found through a long chain of gcds.
    assertArrayEquals(
        new BigInteger[] {two.pow(91)},
        CoprimeBase.refine(new BigInteger[] {two.pow(1001), two.pow(1365)}));
  }

  @Test
  void aThousandCoprimeNumbersStayAsTheyAre() {
    Random random = new Random(7);
    BigInteger[] primes = new BigInteger[1000];
    for (int i = 0; i < primes.length; i++) {
      primes[i] = BigInteger.probablePrime(64, random);
    }
    BigInteger[] sorted = primes.clone();
    Arrays.sort(sorted);
    assertArrayEquals(sorted, CoprimeBase.refine(primes));
  }

  @Test
  void hundredsOfLargeNumbersWithHiddenCommonFactors() {
    Random random = new Random(11);
    BigInteger[] primes = new BigInteger[60];
    for (int i = 0; i < primes.length; i++) {
      primes[i] = BigInteger.probablePrime(100, random);
    }
    BigInteger[] inputs = new BigInteger[400];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = BigInteger.ONE;
      for (int k = 0; k < 8; k++) {
        inputs[i] = inputs[i].multiply(primes[random.nextInt(primes.length)]);
      }
    }
    Arrays.sort(primes);
    assertArrayEquals(primes, CoprimeBase.refine(inputs));
  }
}
