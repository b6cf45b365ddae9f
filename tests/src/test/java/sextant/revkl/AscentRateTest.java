package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/** The rates, on quadratics with noise, where expectations are finite sums of rationals. */
class AscentRateTest {

  private static final int BITS = 256;

  private static Interval point(String value) {
    return Interval.from(q(value), BITS);
  }

  @Example
  @Tag("RKL-LIN")
  void nextBound() {
    Interval next = AscentRate.nextBound(point("6"), q("1"), q("3"), point("1/4"), BITS);
    assertTrue(next.contains(q("17/4")), next.toString());
    assertTrue(next.width().toFraction().compareTo(q("1/1000000")) < 0);
  }

  @Example
  @Tag("RKL-STO")
  void averagedBoundAndHorizon() {
    assertEquals(q("3/2"), AscentRate.averagedBound(q("6"), q("2"), q("3")));
    assertEquals(q("1/4"), AscentRate.step(q("2"), 3));
    assertEquals(q("11"), AscentRate.horizon(q("6"), q("2"), q("1/2")));
    assertEquals(q("1/2"), AscentRate.averagedBound(q("6"), q("2"), q("11")));
    Interval one =
        AscentRate.oneStepBound(point("5"), point("2"), point("7"), q("1/4"), q("2"), BITS);
    assertTrue(one.contains(q("31/16")), one.toString());
  }

  @Example
  @Tag("RKL-BIAS")
  void biasBound() {
    assertEquals(q("54"), AscentRate.biasBound(q("3"), q("2"), q("3")));
  }

  /** J = -m theta^2/2 on [-1, 1], G = -m theta ± s: all 2^(T-1) paths. */
  @Example
  @Tag("RKL-STO")
  void holdsOnNoisyQuadratics() {
    for (String noise : new String[] {"0", "1/2", "2", "8"}) {
      for (String start : new String[] {"-1", "0", "1/3", "1"}) {
        for (int steps = 1; steps <= 7; steps++) {
          BigFraction m = q("3/2");
          BigFraction most = Rationals.square(m.add(q(noise)));
          BigFraction bound = AscentRate.averagedBound(most, m, new BigFraction(steps));
          BigFraction gap = expectedGap(m, q(noise), q(start), q(start), BigFraction.ONE, 1, steps);
          assertTrue(gap.compareTo(bound) <= 0, noise + " " + start + " " + steps);
        }
      }
    }
  }

  /** A bound 150 times smaller is false: the test above is not empty. */
  @Example
  @Tag("RKL-STO")
  void theBoundIsOfTheRightSize() {
    BigFraction m = q("3/2");
    BigFraction noise = q("8");
    BigFraction bound = AscentRate.averagedBound(Rationals.square(m.add(noise)), m, q("7"));
    BigFraction gap = expectedGap(m, noise, q("1"), q("1"), BigFraction.ONE, 1, 7);
    assertTrue(gap.compareTo(bound.divide(150)) > 0, gap.toString());
  }

  /**
   * E of m/2 times the square of the average, theta_t and sum of t theta_t given.
   *
   * @param weights 1 + .. + t
   */
  private static BigFraction expectedGap(
      BigFraction m,
      BigFraction noise,
      BigFraction theta,
      BigFraction sum,
      BigFraction weights,
      int t,
      int steps) {
    if (t == steps) {
      return Rationals.square(sum.divide(weights)).multiply(m).divide(2);
    }
    BigFraction total = BigFraction.ZERO;
    for (int sign = -1; sign <= 1; sign += 2) {
      BigFraction g = m.multiply(theta).negate().add(noise.multiply(sign));
      BigFraction moved = theta.add(AscentRate.step(m, t).multiply(g));
      BigFraction next = Rationals.max(q("-1"), Rationals.min(q("1"), moved));
      BigFraction weight = new BigFraction(t + 1);
      total =
          total.add(
              expectedGap(
                  m,
                  noise,
                  next,
                  sum.add(next.multiply(weight)),
                  weights.add(weight),
                  t + 1,
                  steps));
    }
    return total.divide(2);
  }
}
