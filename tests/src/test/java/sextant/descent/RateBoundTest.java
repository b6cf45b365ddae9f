package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.testing.Samples;

/** The right side of ORA-T5.2, with and without rounded iterates. */
@Tag("ORA-T5.2")
class RateBoundTest {

  /** Delta = 1, G^2 = 3, T = 10, L = 4, c = 1/2, eta = 1/5: 1/(1/5·1/2·10) + 4·1/5·3/(2·1/2). */
  @Example
  void byHand() {
    BigFraction zero = BigFraction.ZERO;
    assertEquals(
        q("17/5"), RateBound.rightSide(q("1"), q("3"), q("10"), q("4"), q("1/2"), q("1/5"), zero));
    assertEquals(
        q("22/5"),
        RateBound.rightSide(q("1"), q("3"), q("10"), q("4"), q("1/2"), q("1/5"), q("1/10")));
    assertEquals(zero, RateBound.rightSide(zero, zero, q("10"), q("4"), q("1/2"), q("1/5"), zero));
  }

  private static BigFraction positive(Random random) {
    return new BigFraction(1 + random.nextInt(1000), 1 + random.nextInt(100));
  }

  @Property(tries = 60, seed = Samples.SEED)
  void theRationalFormIsThatOfTheEnclosure(@ForAll long seed) {
    Random random = new Random(seed);
    BigFraction gap = positive(random).multiply(random.nextInt(4) - 1);
    BigFraction moment = positive(random);
    BigFraction steps = new BigFraction(1 + random.nextInt(1000));
    BigFraction curvature = positive(random);
    BigFraction contraction = new BigFraction(1 + random.nextInt(99), 100);
    BigFraction step = positive(random);
    BigFraction drift = positive(random);
    BigFraction exact =
        RateBound.rightSide(gap, moment, steps, curvature, contraction, step, BigFraction.ZERO);
    Interval enclosed =
        RateBound.rightSide(
            gap, moment, steps, curvature, contraction, Interval.from(step, 128), 128);
    assertTrue(enclosed.contains(exact));
    assertEquals(
        exact.add(drift.divide(step.multiply(contraction))),
        RateBound.rightSide(gap, moment, steps, curvature, contraction, step, drift));
    double left = gap.doubleValue() / (step.multiply(contraction).multiply(steps)).doubleValue();
    double right = curvature.multiply(step).multiply(moment).doubleValue();
    double sum = left + right / (2 * contraction.doubleValue());
    assertEquals(sum, exact.doubleValue(), 1e-9 * (1 + Math.abs(left) + right));
  }

  /** What a step's right side bounds is a sum over steps: T steps of ORA-LC.2, each with drift. */
  @Property(tries = 40, seed = Samples.SEED)
  void theSumOfOneStepInequalities(@ForAll long seed) {
    Random random = new Random(seed);
    int steps = 1 + random.nextInt(12);
    BigFraction moment = positive(random);
    BigFraction curvature = positive(random);
    BigFraction contraction = new BigFraction(1 + random.nextInt(99), 100);
    BigFraction step = positive(random);
    BigFraction drift = positive(random);
    BigFraction first = positive(random);
    BigFraction last = first;
    BigFraction squares = BigFraction.ZERO;
    BigFraction noise = curvature.multiply(step).multiply(step).multiply(moment).divide(2);
    for (int t = 0; t < steps; t++) {
      BigFraction square = positive(random);
      squares = squares.add(square);
      // F_env(theta_{t+1}) = F_env(theta_t) - eta c square + L eta^2 G^2/2 + drift
      last = last.subtract(step.multiply(contraction).multiply(square)).add(noise).add(drift);
    }
    assertEquals(
        squares.divide(steps),
        RateBound.rightSide(
            first.subtract(last),
            moment,
            new BigFraction(steps),
            curvature,
            contraction,
            step,
            drift));
  }
}
