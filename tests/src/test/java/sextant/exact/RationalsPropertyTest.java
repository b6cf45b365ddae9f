package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;

class RationalsPropertyTest {
  private static final BigInteger BOUND = BigInteger.TEN.pow(40);

  @Provide
  Arbitrary<BigFraction> rationals() {
    Arbitrary<BigInteger> wide = Arbitraries.bigIntegers().between(BOUND.negate(), BOUND);
    Arbitrary<BigInteger> narrow =
        Arbitraries.bigIntegers().between(BigInteger.valueOf(-12), BigInteger.valueOf(12));
    Arbitrary<BigInteger> numerators = Arbitraries.oneOf(narrow, wide);
    Arbitrary<BigInteger> denominators = numerators.filter(n -> n.signum() != 0);
    return Combinators.combine(numerators, denominators).as(BigFraction::new);
  }

  @Provide
  Arbitrary<BigFraction[]> rationalArrays() {
    return rationals().array(BigFraction[].class).ofMaxSize(40);
  }

  @Property
  void formatThenParseIsTheIdentity(@ForAll("rationals") BigFraction q) {
    BigFraction back = Rationals.parse(Rationals.format(q), 100);
    assertTrue(Rationals.equal(q, back));
    assertEquals(q, back);
  }

  @Property
  void decimalsAreReadAsBigDecimalReadsThem(
      @ForAll long whole, @ForAll @IntRange(min = 0, max = 30) int scale) {
    String text = BigDecimal.valueOf(whole, scale).toPlainString();
    BigFraction expected = new BigFraction(BigInteger.valueOf(whole), BigInteger.TEN.pow(scale));
    assertEquals(expected, Rationals.parse(text, 60));
  }

  @Property
  void anyTextIsReadInFullOrRefused(@ForAll String text) {
    try {
      BigFraction q = Rationals.parse(text, 50);
      assertTrue(text.matches("-?[0-9]+([./][0-9]+)?"), text);
      assertTrue(q.getDenominator().signum() > 0);
    } catch (NumberFormatException e) {
      assertTrue(!text.matches("-?[0-9]{1,25}(/0*[1-9][0-9]{0,20}|\\.[0-9]{1,20})?"), text);
    }
  }

  @Property
  void sumsAgreeWithOneAdditionAtATime(@ForAll("rationalArrays") BigFraction[] terms) {
    BigFraction naive = BigFraction.ZERO;
    BigFraction naiveSquares = BigFraction.ZERO;
    for (BigFraction term : terms) {
      naive = naive.add(term);
      naiveSquares = naiveSquares.add(term.multiply(term));
    }
    assertReduced(naive, Rationals.sum(terms));
    assertReduced(naiveSquares, Rationals.dot(terms, terms));
  }

  private static void assertReduced(BigFraction expected, BigFraction actual) {
    assertEquals(expected, actual);
    BigInteger gcd = actual.getNumerator().gcd(actual.getDenominator());
    assertEquals(BigInteger.ONE, gcd);
  }

  @Property
  void rootsUndoPowers(
      @ForAll("rationals") BigFraction q, @ForAll @IntRange(min = 1, max = 9) int n) {
    BigFraction power = Rationals.pow(Rationals.abs(q), n);
    assertEquals(Rationals.abs(q), Rationals.exactRoot(power, n));
  }

  @Property
  void powersMultiply(
      @ForAll("rationals") BigFraction q,
      @ForAll @IntRange(min = -5, max = 5) int m,
      @ForAll @IntRange(min = -5, max = 5) int n) {
    if (!Rationals.isZero(q)) {
      assertEquals(Rationals.pow(q, m + n), Rationals.pow(q, m).multiply(Rationals.pow(q, n)));
    }
  }

  @Property
  void orderIsThatOfTheDifference(
      @ForAll("rationals") BigFraction a, @ForAll("rationals") BigFraction b) {
    int sign = Rationals.signum(a.subtract(b));
    assertEquals(sign > 0 ? a : b, Rationals.max(a, b));
    assertEquals(sign < 0 ? a : b, Rationals.min(a, b));
    assertEquals(sign == 0, Rationals.equal(a, b));
  }
}
