package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;

/** Laws of the elementary functions, and containment against independent rational series. */
class ElementaryPropertiesTest {

  private static final int HARD_BITS = 30;

  @Provide
  Arbitrary<Integer> precisions() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.integers().between(1, 12)),
        Tuple.of(3, Arbitraries.integers().between(13, 130)),
        Tuple.of(1, Arbitraries.integers().between(131, 300)));
  }

  /** Short rationals of moderate size: n/d with |n/d| <= 12. */
  @Provide
  Arbitrary<BigFraction> arguments() {
    return Combinators.combine(
            Arbitraries.longs().between(-12_000, 12_000), Arbitraries.longs().between(1000, 4000))
        .as((n, d) -> new BigFraction(BigInteger.valueOf(n), BigInteger.valueOf(d)));
  }

  /** Positive rationals between 1/12 and 12, some of them near 1. */
  @Provide
  Arbitrary<BigFraction> positives() {
    Arbitrary<BigFraction> plain =
        Combinators.combine(
                Arbitraries.longs().between(1000, 3000), Arbitraries.longs().between(250, 12_000))
            .as((n, d) -> new BigFraction(BigInteger.valueOf(n), BigInteger.valueOf(d)));
    Arbitrary<BigFraction> nearOne =
        Combinators.combine(
                Arbitraries.integers().between(1, 80), Arbitraries.longs().between(-9, 9))
            .as(
                (k, n) ->
                    BigFraction.ONE.add(
                        RationalSeries.scale(new BigFraction(BigInteger.valueOf(n)), -k - 4)));
    return Arbitraries.oneOf(plain, nearOne);
  }

  /** Points of many magnitudes, up to 2^40 in size. */
  @Provide
  Arbitrary<Dyadic> points() {
    return Combinators.combine(
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(120)),
            Arbitraries.integers().between(-200, 40),
            Arbitraries.of(1, -1))
        .as((m, top, s) -> Dyadic.of(m.multiply(BigInteger.valueOf(s)), top - m.bitLength()));
  }

  @Provide
  Arbitrary<Interval> intervals() {
    Arbitrary<Interval> narrow =
        Combinators.combine(points(), Arbitraries.integers().between(1, 300))
            .as((x, k) -> Interval.of(x, x.add(x.abs().shift(-k))));
    Arbitrary<Interval> wide =
        Combinators.combine(points(), points())
            .as((x, y) -> x.compareTo(y) <= 0 ? Interval.of(x, y) : Interval.of(y, x));
    return Arbitraries.oneOf(points().map(Interval::exact), narrow, narrow, wide);
  }

  // Containment against the series: enclosure and rational bounds must share the true value.

  @Property(tries = 400)
  void expContainsTheSeries(
      @ForAll("arguments") BigFraction q,
      @ForAll @IntRange(min = 2, max = 140) int bits,
      @ForAll @IntRange(max = 12) int widening) {
    // 12^n / n! < 2^-250 for n = 120.
    BigFraction[] bounds = RationalSeries.exp(q, 120);
    Interval x = Interval.from(q, bits + widening);
    assertShares(Elementary.exp(x, bits), bounds);
    BigFraction one = BigFraction.ONE;
    BigFraction[] plusOne = {bounds[0].add(one), bounds[1].add(one)};
    assertShares(Elementary.exp(Elementary.softplus(x, bits), bits), plusOne);
  }

  @Property(tries = 400)
  void logContainsTheSeries(
      @ForAll("positives") BigFraction q,
      @ForAll @IntRange(min = 2, max = 90) int bits,
      @ForAll @IntRange(max = 12) int widening) {
    // |z| <= 11/13: z^(2n+1) < 2^-150 for n = 320.
    BigFraction[] bounds = RationalSeries.log(q, 320);
    Interval x = Interval.from(q, 100 + bits + widening);
    assertShares(Elementary.log(x, bits), bounds);
    assertShares(Elementary.log1p(x.subtract(Interval.ONE, 300), bits), bounds);
  }

  /** Arguments that are points, so that nothing but the function itself widens the result. */
  @Property(tries = 400)
  void imagesOfPointsContainTheSeries(
      @ForAll @IntRange(min = -4095, max = 4095) int n,
      @ForAll @IntRange(min = 2, max = 140) int bits) {
    BigFraction q = new BigFraction(n, 1024);
    Interval x = Interval.from(q, 60);
    assertShares(Elementary.exp(x, bits), RationalSeries.exp(q, 90));
    Interval y = Interval.from(q.add(new BigFraction(4097, 1024)), 60); // in [1/512, 8]
    if (y.lo().compareTo(new BigFraction(1, 4)) > 0) {
      assertShares(Elementary.log(y, bits), RationalSeries.log(y.lo().toFraction(), 300));
    }
  }

  private static void assertShares(Interval x, BigFraction[] bounds) {
    assertTrue(
        x.lo().compareTo(bounds[1]) <= 0 && x.hi().compareTo(bounds[0]) >= 0,
        () -> "value in [" + bounds[0] + ", " + bounds[1] + "] outside " + x);
  }

  // Widths.

  @Property
  void pointsHaveNarrowImages(@ForAll("points") Dyadic x, @ForAll("precisions") int bits) {
    Interval point = Interval.exact(x);
    int claimed = bits - 3;
    ElementaryTest.assertRelativeWidth(Elementary.exp(point, bits), claimed);
    ElementaryTest.assertRelativeWidth(Elementary.softplus(point, bits), claimed);
    if (x.signum() > 0) {
      ElementaryTest.assertRelativeWidth(Elementary.sqrt(point, bits), claimed);
      ElementaryTest.assertRelativeWidth(Elementary.log1p(point, bits), claimed);
      Interval log = Elementary.log(point, bits);
      if (bits >= 3 && log.sign() != 0) { // log 1 is exactly 0
        ElementaryTest.assertRelativeWidth(log, claimed);
      }
    }
  }

  @Property
  void morePrecisionIsNarrower(
      @ForAll("intervals") Interval x,
      @ForAll("precisions") int bits,
      @ForAll @IntRange(min = 4, max = 80) int more) {
    assertRefines(Elementary.exp(x, bits), Elementary.exp(x, bits + more));
    assertTrue(Elementary.exp(x, bits).lo().signum() >= 0);
    assertRefines(Elementary.softplus(x, bits), Elementary.softplus(x, bits + more));
    if (x.isPositive()) {
      assertRefines(Elementary.log(x, bits), Elementary.log(x, bits + more));
      assertRefines(Elementary.log1p(x, bits), Elementary.log1p(x, bits + more));
      assertRefines(Elementary.sqrt(x, bits), Elementary.sqrt(x, bits + more));
    }
  }

  private static void assertRefines(Interval rough, Interval fine) {
    assertTrue(fine.width().compareTo(rough.width()) <= 0, () -> fine + " wider than " + rough);
    assertTrue(rough.hi().compareTo(fine.lo()) >= 0 && fine.hi().compareTo(rough.lo()) >= 0);
  }

  /** The image of X contains the images of its points: ends, and the middle. */
  @Property
  void imagesContainImagesOfPoints(
      @ForAll("intervals") Interval x, @ForAll("precisions") int bits) {
    Dyadic middle = x.lo().add(x.hi()).shift(-1);
    Dyadic[] elements = {x.lo(), middle, x.hi()};
    for (Dyadic element : elements) {
      // Far more digits for the point, so that its enclosure is as good as the true value.
      Interval point = Interval.exact(element);
      int fine = bits + HARD_BITS;
      assertMeets(Elementary.exp(x, bits), Elementary.exp(point, fine));
      assertMeets(Elementary.softplus(x, bits), Elementary.softplus(point, fine));
      if (x.isPositive()) {
        assertMeets(Elementary.log(x, bits), Elementary.log(point, fine));
        assertMeets(Elementary.log1p(x, bits), Elementary.log1p(point, fine));
        assertMeets(Elementary.sqrt(x, bits), Elementary.sqrt(point, fine));
      }
    }
  }

  private static void assertMeets(Interval x, Interval y) {
    assertTrue(
        x.lo().compareTo(y.hi()) <= 0 && x.hi().compareTo(y.lo()) >= 0,
        () -> x + " and " + y + " have no element in common");
  }

  /**
   * A narrow argument, mapped with one evaluation and a slope, against the evaluation of both ends.
   */
  @Property
  void narrowIntervalsLoseNextToNothing(
      @ForAll("points") Dyadic lo,
      @ForAll @IntRange(min = 0, max = 300) int k,
      @ForAll("precisions") int bits) {
    Interval x = Interval.of(lo, lo.add(lo.abs().shift(-k)));
    Dyadic hi = x.hi();
    assertTight(
        Elementary.exp(x, bits),
        Elementary.exp(Interval.exact(lo), bits + HARD_BITS),
        Elementary.exp(Interval.exact(hi), bits + HARD_BITS),
        bits);
    assertTight(
        Elementary.softplus(x, bits),
        Elementary.softplus(Interval.exact(lo), bits + HARD_BITS),
        Elementary.softplus(Interval.exact(hi), bits + HARD_BITS),
        bits);
    if (x.isPositive()) {
      assertTight(
          Elementary.log(x, bits),
          Elementary.log(Interval.exact(lo), bits + HARD_BITS),
          Elementary.log(Interval.exact(hi), bits + HARD_BITS),
          bits);
      assertTight(
          Elementary.log1p(x, bits),
          Elementary.log1p(Interval.exact(lo), bits + HARD_BITS),
          Elementary.log1p(Interval.exact(hi), bits + HARD_BITS),
          bits);
    }
  }

  /** Each end is beyond the true one by at most 8 places of {@code bits} and 2^-20 of the width. */
  private static void assertTight(Interval image, Interval atLo, Interval atHi, int bits) {
    Dyadic trueWidth = Interval.of(atLo.lo(), atHi.hi()).width();
    Dyadic slack = Dyadic.addUp(image.magnitude().shift(3 - bits), trueWidth.shift(-20), HARD_BITS);
    assertTrue(image.lo().compareTo(atLo.hi()) <= 0);
    assertTrue(image.hi().compareTo(atHi.lo()) >= 0);
    assertTrue(Dyadic.addUp(atLo.hi(), image.lo().negate(), HARD_BITS).compareTo(slack) <= 0);
    assertTrue(Dyadic.addUp(image.hi(), atHi.lo().negate(), HARD_BITS).compareTo(slack) <= 0);
  }

  // Identities.

  @Property
  void expOfLogContainsTheArgument(@ForAll("points") Dyadic x, @ForAll("precisions") int bits) {
    if (x.signum() > 0) {
      Interval point = Interval.exact(x);
      assertTrue(Elementary.exp(Elementary.log(point, bits), bits).contains(point));
      assertTrue(Elementary.log(Elementary.exp(point, bits), bits).contains(point));
      assertTrue(Elementary.sqrt(point, bits).square(bits).contains(point));
    }
  }

  @Property
  void logOfProductIsSumOfLogs(
      @ForAll("points") Dyadic a, @ForAll("points") Dyadic b, @ForAll("precisions") int bits) {
    if (a.signum() != 0 && b.signum() != 0) {
      Interval x = Interval.exact(a.abs());
      Interval y = Interval.exact(b.abs());
      Interval sum = Elementary.log(x, bits + 20).add(Elementary.log(y, bits + 20), bits);
      assertMeets(Elementary.log(x.multiply(y, 400), bits), sum);
    }
  }

  @Property
  void expOfSumIsProductOfExps(
      @ForAll("points") Dyadic a, @ForAll("points") Dyadic b, @ForAll("precisions") int bits) {
    Interval x = Interval.exact(a);
    Interval y = Interval.exact(b);
    Interval product = Elementary.exp(x, bits + 20).multiply(Elementary.exp(y, bits + 20), bits);
    assertMeets(Elementary.exp(x.add(y, 500), bits), product);
  }

  @Property
  void softplusIsOddButForHalfTheArgument(
      @ForAll("points") Dyadic x, @ForAll("precisions") int bits) {
    Interval point = Interval.exact(x);
    Interval difference =
        Elementary.softplus(point, bits)
            .subtract(Elementary.softplus(point.negate(), bits), bits + 10);
    assertTrue(difference.contains(point));
  }

  @Property
  void log1pAgreesWithLog(@ForAll("points") Dyadic x, @ForAll("precisions") int bits) {
    if (x.compareTo(Dyadic.of(-1)) > 0 && x.signum() != 0) {
      Interval shifted = Interval.exact(x.add(Dyadic.ONE));
      assertMeets(Elementary.log1p(Interval.exact(x), bits), Elementary.log(shifted, bits));
    }
    assertEquals(Interval.ZERO, Elementary.log1p(Interval.ZERO, bits));
  }
}
