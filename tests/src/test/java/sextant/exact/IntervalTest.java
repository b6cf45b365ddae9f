package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import sextant.exact.IntervalSamples.Member;

class IntervalTest {

  @Provide
  Arbitrary<Member> members() {
    return IntervalSamples.members();
  }

  @Provide
  Arbitrary<Interval> intervals() {
    return IntervalSamples.intervals();
  }

  @Provide
  Arbitrary<Integer> precisions() {
    return IntervalSamples.precisions();
  }

  /** The law of every operation: x in X and y in Y imply x ∘ y in X ∘ Y. */
  @Property
  void operationsContainTheirImages(
      @ForAll("members") Member a, @ForAll("members") Member b, @ForAll("precisions") int bits) {
    Interval x = a.interval;
    Interval y = b.interval;
    BigFraction p = a.element;
    BigFraction q = b.element;
    assertContains(x.add(y, bits), p.add(q));
    assertContains(x.subtract(y, bits), p.subtract(q));
    assertContains(x.multiply(y, bits), p.multiply(q));
    assertContains(x.square(bits), p.multiply(p));
    assertContains(x.multiply(q, bits), p.multiply(q));
    assertContains(x.negate(), p.negate());
    assertContains(x.abs(), p.abs());
    assertContains(x.max(y), p.compareTo(q) >= 0 ? p : q);
    assertContains(x.min(y), p.compareTo(q) <= 0 ? p : q);
    assertContains(x.hull(y), p);
    assertContains(x.hull(y), q);
    assertContains(x.shift(-3), p.divide(8));
    assertContains(Interval.from(p, bits), p);
    if (y.containsZero()) {
      assertThrows(ArithmeticException.class, () -> x.divide(y, bits));
    } else {
      assertContains(x.divide(y, bits), p.divide(q));
    }
  }

  /**
   * The image is an interval whose ends are among the corners; the result rounds them by a place.
   */
  @Property
  void resultsAreTheImageRoundedOutward(
      @ForAll("intervals") Interval x,
      @ForAll("intervals") Interval y,
      @ForAll("precisions") int bits) {
    BigFraction[] xs = {x.lo().toFraction(), x.hi().toFraction()};
    BigFraction[] ys = {y.lo().toFraction(), y.hi().toFraction()};
    assertNarrow(xs[0].add(ys[0]), xs[1].add(ys[1]), x.add(y, bits), bits);
    assertNarrow(xs[0].subtract(ys[1]), xs[1].subtract(ys[0]), x.subtract(y, bits), bits);
    BigFraction low = xs[0].multiply(ys[0]);
    BigFraction high = low;
    for (BigFraction p : xs) {
      for (BigFraction q : ys) {
        low = Rationals.min(low, p.multiply(q));
        high = Rationals.max(high, p.multiply(q));
      }
    }
    assertNarrow(low, high, x.multiply(y, bits), bits);
    if (!y.containsZero()) {
      low = xs[0].divide(ys[0]);
      high = low;
      for (BigFraction p : xs) {
        for (BigFraction q : ys) {
          low = Rationals.min(low, p.divide(q));
          high = Rationals.max(high, p.divide(q));
        }
      }
      assertNarrow(low, high, x.divide(y, bits), bits);
    }
    BigFraction magnitude = Rationals.max(xs[0].abs(), xs[1].abs());
    assertEquals(magnitude, x.magnitude().toFraction());
    BigFraction least =
        x.containsZero() ? BigFraction.ZERO : Rationals.min(xs[0].abs(), xs[1].abs());
    assertNarrow(least.multiply(least), magnitude.multiply(magnitude), x.square(bits), bits);
    assertEquals(least, x.abs().lo().toFraction());
    assertEquals(magnitude, x.abs().hi().toFraction());
  }

  private static void assertContains(Interval x, BigFraction q) {
    assertTrue(x.contains(q), () -> q + " is not in " + x);
  }

  /** Each end is the exact one rounded outward to {@code bits} bits. */
  private static void assertNarrow(BigFraction low, BigFraction high, Interval x, int bits) {
    assertEquals(Dyadic.fromFractionDown(low, bits), x.lo());
    assertEquals(Dyadic.fromFractionUp(high, bits), x.hi());
  }

  @Property(tries = 300)
  void morePrecisionIsNarrower(
      @ForAll("intervals") Interval x,
      @ForAll("intervals") Interval y,
      @ForAll("precisions") int bits,
      @ForAll @IntRange(min = 1, max = 100) int more) {
    assertTrue(x.add(y, bits).contains(x.add(y, bits + more)));
    assertTrue(x.subtract(y, bits).contains(x.subtract(y, bits + more)));
    assertTrue(x.multiply(y, bits).contains(x.multiply(y, bits + more)));
    assertTrue(x.square(bits).contains(x.square(bits + more)));
    if (!y.containsZero()) {
      assertTrue(x.divide(y, bits).contains(x.divide(y, bits + more)));
    }
  }

  @Property(tries = 300)
  void sumsContainTheSumOfElements(
      @ForAll @Size(max = 12) java.util.List<@net.jqwik.api.From("members") Member> members,
      @ForAll("precisions") int bits) {
    Interval[] terms = new Interval[members.size()];
    BigFraction exact = BigFraction.ZERO;
    for (int i = 0; i < terms.length; i++) {
      terms[i] = members.get(i).interval;
      exact = exact.add(members.get(i).element);
    }
    assertContains(Interval.sum(terms, bits), exact);
  }

  @Test
  void sumOfManyTermsStaysTight() {
    Interval[] terms = new Interval[10_000];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = Interval.from(new BigFraction(1, 3), 200);
    }
    Interval sum = Interval.sum(terms, 100);
    assertContains(sum, new BigFraction(10_000, 3));
    assertTrue(sum.width().compareTo(Dyadic.ONE.shift(12 - 100)) <= 0);
    assertEquals(Interval.ZERO, Interval.sum(new Interval[0], 10));
  }

  @Test
  void signs() {
    Interval crossing = Interval.of(Dyadic.of(-1), Dyadic.of(2));
    assertEquals(1, Interval.of(3).sign());
    assertEquals(-1, Interval.of(-3).sign());
    assertEquals(0, Interval.ZERO.sign());
    assertEquals(Interval.INDETERMINATE, crossing.sign());
    assertEquals(Interval.INDETERMINATE, Interval.of(Dyadic.ZERO, Dyadic.ONE).sign());
    assertEquals(Interval.INDETERMINATE, Interval.of(Dyadic.of(-1), Dyadic.ZERO).sign());
    assertTrue(Interval.ONE.isPositive() && !crossing.isPositive() && !Interval.ZERO.isPositive());
    assertTrue(Interval.of(-1).isNegative() && !crossing.isNegative());
    assertTrue(crossing.containsZero() && Interval.ZERO.containsZero());
    assertFalse(Interval.ONE.containsZero() || Interval.of(-1).containsZero());
  }

  @Test
  void pointsAndEquality() {
    assertTrue(Interval.ONE.isPoint());
    assertTrue(Interval.of(Dyadic.of(4), Dyadic.ONE.shift(2)).isPoint());
    assertFalse(Interval.of(Dyadic.ZERO, Dyadic.ONE).isPoint());
    assertEquals(Interval.of(4), Interval.exact(Dyadic.ONE.shift(2)));
    assertEquals(Interval.of(4).hashCode(), Interval.exact(Dyadic.ONE.shift(2)).hashCode());
    assertNotEquals(Interval.of(4), Interval.of(Dyadic.of(4), Dyadic.of(5)));
    assertNotEquals(Interval.of(4), Interval.of(Dyadic.of(3), Dyadic.of(4)));
    assertFalse(Interval.of(4).equals("4"));
    assertEquals("[0, 3*2^1]", Interval.of(Dyadic.ZERO, Dyadic.of(3).shift(1)).toString());
    assertTrue(Interval.from(new BigFraction(3, 4), 2).isPoint());
    assertFalse(Interval.from(new BigFraction(3, 4), 1).isPoint());
  }

  @Test
  void containment() {
    Interval x = Interval.of(Dyadic.of(-1), Dyadic.of(2));
    assertTrue(x.contains(x) && x.contains(Interval.ONE));
    assertFalse(x.contains(Interval.of(3)) || x.contains(Interval.of(-2)));
    assertTrue(x.contains(new BigFraction(2)) && x.contains(new BigFraction(-1)));
    assertFalse(x.contains(new BigFraction(21, 10)) || x.contains(new BigFraction(-11, 10)));
    assertEquals(Dyadic.of(3), x.width());
    assertEquals(Dyadic.of(2), x.magnitude());
    assertEquals(Dyadic.of(3), Interval.of(Dyadic.of(-3), Dyadic.of(2)).magnitude());
  }

  @Test
  void endsOutOfOrder() {
    assertThrows(IllegalArgumentException.class, () -> Interval.of(Dyadic.ONE, Dyadic.ZERO));
  }

  @Test
  void extremesStayShort() {
    Dyadic huge = Dyadic.ONE.shift(1L << 50);
    Dyadic tiny = Dyadic.ONE.shift(-(1L << 50));
    Interval x = Interval.of(tiny, huge);
    assertTrue(x.width().compareTo(huge) >= 0);
    assertEquals(Interval.of(tiny.shift(-(1L << 50)), huge.shift(1L << 50)), x.multiply(x, 60));
    assertTrue(x.add(Interval.ONE, 60).lo().compareTo(Dyadic.ONE) == 0);
    assertEquals(Interval.exact(tiny), Interval.exact(Dyadic.ONE).divide(Interval.exact(huge), 60));
  }
}
