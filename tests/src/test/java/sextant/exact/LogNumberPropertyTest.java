package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.fraction.BigFraction;

/** Laws of log numbers; the arguments are chosen so that relations between them are common. */
class LogNumberPropertyTest {
  @Provide
  Arbitrary<BigFraction> coefficients() {
    return Combinators.combine(
            Arbitraries.integers().between(-6, 6), Arbitraries.integers().between(1, 4))
        .as((p, q) -> new BigFraction(p, q));
  }

  private static Arbitrary<BigFraction> positives() {
    Arbitrary<BigInteger> small =
        Arbitraries.integers().between(1, 36).map(n -> BigInteger.valueOf(n));
    Arbitrary<BigInteger> large =
        Arbitraries.bigIntegers().between(BigInteger.ONE, BigInteger.TEN.pow(30));
    Arbitrary<BigInteger> powers =
        Combinators.combine(
                Arbitraries.of(2L, 6L, 1009L, 1022117L), Arbitraries.integers().between(0, 9))
            .as((b, n) -> BigInteger.valueOf(b).pow(n));
    Arbitrary<BigInteger> any = Arbitraries.oneOf(small, small, powers, large);
    return Combinators.combine(any, any).as(BigFraction::new);
  }

  @Provide
  Arbitrary<LogNumber> numbers() {
    Arbitrary<LogNumber> term =
        Combinators.combine(coefficients(), positives()).as((c, q) -> LogNumber.log(q).multiply(c));
    Arbitrary<LogNumber> constant =
        Arbitraries.oneOf(Arbitraries.just(LogNumber.ZERO), coefficients().map(LogNumber::of));
    return Combinators.combine(constant, term.list().ofMaxSize(4))
        .as((c, terms) -> c.add(LogNumber.sum(terms.toArray(new LogNumber[0]))));
  }

  @Property(tries = 300)
  void formAModuleOverTheRationals(
      @ForAll("numbers") LogNumber x,
      @ForAll("numbers") LogNumber y,
      @ForAll("numbers") LogNumber z,
      @ForAll("coefficients") BigFraction a,
      @ForAll("coefficients") BigFraction b) {
    assertEquals(x.add(y), y.add(x));
    assertEquals(x.add(y).add(z), x.add(y.add(z)));
    assertEquals(x, x.add(LogNumber.ZERO));
    assertEquals(LogNumber.ZERO, x.subtract(x));
    assertEquals(x.multiply(a).add(x.multiply(b)), x.multiply(a.add(b)));
    assertEquals(x.multiply(a).add(y.multiply(a)), x.add(y).multiply(a));
    assertEquals(x.multiply(a).multiply(b), x.multiply(a.multiply(b)));
    assertEquals(x.negate(), x.multiply(BigFraction.MINUS_ONE));
    assertEquals(x.subtract(y), x.add(y.negate()));
    LogNumber[] all = {x, y, z, x};
    assertEquals(x.add(y).add(z).add(x), LogNumber.sum(all));
    BigFraction[] factors = {a, b, BigFraction.ZERO, b};
    assertEquals(x.multiply(a).add(y.multiply(b)).add(x.multiply(b)), LogNumber.dot(factors, all));
  }

  @Property(tries = 300)
  void areOrderedAsTheirValues(
      @ForAll("numbers") LogNumber x,
      @ForAll("numbers") LogNumber y,
      @ForAll("numbers") LogNumber z) {
    int xy = x.compareTo(y);
    assertEquals(-xy, y.compareTo(x));
    assertEquals(xy == 0, x.equals(y));
    assertEquals(xy, x.add(z).compareTo(y.add(z)));
    assertEquals(xy, x.subtract(y).signum());
    if (xy <= 0 && y.compareTo(z) <= 0) {
      assertTrue(x.compareTo(z) <= 0);
    }
    if (xy == 0) {
      assertEquals(x.hashCode(), y.hashCode());
    }
    assertEquals(xy >= 0 ? x : y, LogNumber.max(x, y));
    assertEquals(xy <= 0 ? x : y, LogNumber.min(x, y));
    assertTrue(x.abs().signum() >= 0);
    int oracle = LogNumberOracle.sign(x.subtract(y), 500);
    assertEquals(oracle == 2 ? 0 : oracle, xy);
  }

  @Property(tries = 300)
  void logTurnsProductsIntoSums(
      @ForAll("numbers") LogNumber x, @ForAll @IntRange(min = -5, max = 5) int n) {
    for (int i = 0; i < x.termCount(); i++) {
      BigFraction q = new BigFraction(x.argument(i));
      assertEquals(
          LogNumber.log(Rationals.pow(q, n)), LogNumber.log(q).multiply(new BigFraction(n)));
      assertEquals(LogNumber.log(q.divide(6)), LogNumber.log(q).subtract(LogNumberOracle.log(6)));
    }
  }

  @Property(tries = 500)
  void canonicalFormsAreAsPromisedAndKeepTheValue(@ForAll("numbers") LogNumber x) {
    LogNumber canonical = x.canonical();
    for (int i = 0; i < canonical.termCount(); i++) {
      BigInteger b = canonical.argument(i);
      assertTrue(b.compareTo(BigInteger.ONE) > 0);
      assertTrue(i == 0 || canonical.argument(i - 1).compareTo(b) < 0);
      assertTrue(!Rationals.isZero(canonical.coefficient(i)));
      assertEquals(1, IntegerRoots.largestExponent(b));
      for (int j = 0; j < i; j++) {
        assertEquals(BigInteger.ONE, b.gcd(canonical.argument(j)));
      }
    }
    assertEquals(x, canonical);
    assertEquals(x.hashCode(), canonical.hashCode());
    assertEquals(canonical.toString(), canonical.canonical().toString());
    assertEquals(x.rationalPart(), canonical.rationalPart());
    assertEquals(canonical.termCount() == 0, x.isRational());
    for (int bits : new int[] {10, 64, 300}) {
      Interval a = x.enclose(bits);
      Interval b = canonical.enclose(bits);
      assertTrue(a.lo().compareTo(b.hi()) <= 0 && b.lo().compareTo(a.hi()) <= 0);
      assertTrue(LogNumberOracle.meets(a, x, 800));
      assertTrue(LogNumberOracle.meets(b, x, 800));
    }
  }

  @Property(tries = 300)
  void canonicalFormsDoNotDependOnTheOrderOfAddition(
      @ForAll @Size(max = 6) List<@From("numbers") LogNumber> numbers) {
    LogNumber forward = LogNumber.ZERO;
    LogNumber backward = LogNumber.ZERO;
    for (int i = 0; i < numbers.size(); i++) {
      forward = forward.add(numbers.get(i));
      backward = numbers.get(numbers.size() - 1 - i).add(backward);
    }
    assertEquals(forward.canonical().toString(), backward.canonical().toString());
    LogNumber sum = LogNumber.sum(numbers.toArray(new LogNumber[0]));
    assertEquals(forward.canonical().toString(), sum.canonical().toString());
  }

  @Property(tries = 500)
  void exponentialsUndoLogarithms(@ForAll("numbers") LogNumber x) {
    BigFraction e = x.exp(4000);
    if (e != null) {
      assertEquals(x, LogNumber.log(e));
      assertTrue(e.getNumerator().bitLength() <= 4000);
    } else {
      // Irrational: some coefficient of the canonical form is not an integer, or c0 is not 0.
      boolean irrational = !Rationals.isZero(x.rationalPart());
      LogNumber canonical = x.canonical();
      for (int i = 0; i < canonical.termCount(); i++) {
        irrational |= !Rationals.isInteger(canonical.coefficient(i));
      }
      assertTrue(irrational, x::toString);
    }
    // Twelve times a number without c0 has integer coefficients only.
    LogNumber whole = x.subtract(LogNumber.of(x.rationalPart())).multiply(new BigFraction(12));
    BigFraction power = whole.exp(100_000);
    assertNotNull(power);
    assertEquals(whole, LogNumber.log(power));
    int bits = Math.max(power.getNumerator().bitLength(), power.getDenominator().bitLength());
    assertEquals(power, whole.exp(bits));
    if (bits > 1) {
      assertNull(whole.exp(bits - 1));
    }
  }
}
