package sextant.exact;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.commons.math3.fraction.BigFraction;

/** Random dyadics, intervals and their elements, in favour of special values. */
final class IntervalSamples {

  private IntervalSamples() {}

  /** An interval and one of its elements. */
  static final class Member {
    final Interval interval;
    final BigFraction element;

    Member(Interval interval, BigFraction element) {
      this.interval = interval;
      this.element = element;
    }

    @Override
    public String toString() {
      return element + " in " + interval;
    }
  }

  static Arbitrary<Integer> precisions() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.integers().between(1, 8)),
        Tuple.of(2, Arbitraries.integers().between(9, 130)),
        Tuple.of(1, Arbitraries.integers().between(131, 400)));
  }

  /** Mantissas of 0 to 260 bits, powers of two and their neighbours among them. */
  static Arbitrary<BigInteger> mantissas() {
    Arbitrary<BigInteger> powers =
        Combinators.combine(
                Arbitraries.integers().between(0, 200), Arbitraries.integers().between(-1, 1))
            .as((k, offset) -> BigInteger.ONE.shiftLeft(k).add(BigInteger.valueOf(offset)));
    Arbitrary<BigInteger> magnitudes =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.valueOf(16)),
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(60)),
            Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.ONE.shiftLeft(260)),
            powers);
    return Combinators.combine(magnitudes, Arbitraries.of(true, false))
        .as((m, negative) -> negative ? m.negate() : m);
  }

  /** Numbers whose fractions are of moderate length. */
  static Arbitrary<Dyadic> dyadics() {
    return Combinators.combine(mantissas(), Arbitraries.integers().between(-300, 100))
        .as((m, e) -> Dyadic.of(m, e));
  }

  /** Numbers of any size, up to 2^(±2^50). */
  static Arbitrary<Dyadic> hugeDyadics() {
    long far = 1L << 50;
    return Combinators.combine(mantissas(), Arbitraries.longs().between(-far, far)).as(Dyadic::of);
  }

  /** Points, narrow and wide intervals, on either side of 0 or across it. */
  static Arbitrary<Interval> intervals() {
    Arbitrary<Interval> points = dyadics().map(Interval::exact);
    Arbitrary<Interval> narrow =
        Combinators.combine(dyadics(), Arbitraries.integers().between(1, 260))
            .as((x, k) -> Interval.of(x, x.add(x.abs().shift(-k))));
    Arbitrary<Interval> wide =
        Combinators.combine(dyadics(), dyadics())
            .as((x, y) -> x.compareTo(y) <= 0 ? Interval.of(x, y) : Interval.of(y, x));
    Arbitrary<Interval> crossing =
        Combinators.combine(dyadics(), dyadics())
            .as((x, y) -> Interval.of(x.abs().negate(), y.abs()));
    return Arbitraries.oneOf(points, narrow, wide, crossing);
  }

  /** An interval with one of nine elements, the ends among them. */
  static Arbitrary<Member> members() {
    return Combinators.combine(intervals(), Arbitraries.integers().between(0, 8))
        .as((x, k) -> new Member(x, element(x, k)));
  }

  /** The element lo + (hi − lo) eighths/8. */
  static BigFraction element(Interval x, int eighths) {
    BigFraction lo = x.lo().toFraction();
    BigFraction hi = x.hi().toFraction();
    return lo.add(hi.subtract(lo).multiply(new BigFraction(eighths, 8)));
  }
}
