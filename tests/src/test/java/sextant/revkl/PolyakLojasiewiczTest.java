package sextant.revkl;

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
import sextant.exact.Rationals;
import sextant.testing.Samples;

/** The three inequalities on quadratics over an interval, where all is rational. */
class PolyakLojasiewiczTest {

  private static final int BITS = 256;

  private static Interval point(BigFraction value) {
    return Interval.from(value, BITS);
  }

  private static void near(String expected, Interval actual) {
    assertTrue(actual.contains(q(expected)), actual + " does not hold " + expected);
    assertTrue(actual.width().toFraction().compareTo(q("1/1000000000")) < 0);
  }

  @Example
  @Tag("RKL-PL")
  @Tag("RKL-PL-MAP")
  @Tag("RKL-PL-PROX")
  void formulas() {
    near("-2", PolyakLojasiewicz.plainGap(point(q("10")), point(q("2")), q("3"), BITS));
    near("-8", PolyakLojasiewicz.mappingGap(point(q("10")), point(q("2")), q("3"), q("5"), BITS));
    near("28", PolyakLojasiewicz.proximalGap(point(q("4")), point(q("2")), q("3"), q("5"), BITS));
  }

  /** J = b theta - m theta^2/2 on [-1, 1], with a step 1/L, L at least m. */
  @Property(tries = 300, seed = Samples.SEED)
  @Tag("RKL-PL")
  @Tag("RKL-PL-MAP")
  @Tag("RKL-PL-PROX")
  void holdOnQuadratics(@ForAll long seed) {
    Random random = new Random(seed);
    BigFraction m = new BigFraction(1 + random.nextInt(20), 4);
    BigFraction smooth = m.add(new BigFraction(random.nextInt(3) * random.nextInt(40), 4));
    BigFraction b = new BigFraction(random.nextInt(81) - 40, 4);
    BigFraction theta = new BigFraction(random.nextInt(17) - 8, 8);
    BigFraction best = clamp(b.divide(m));
    BigFraction g = b.subtract(m.multiply(theta));
    BigFraction next = clamp(theta.add(g.divide(smooth)));
    BigFraction move = next.subtract(theta);
    BigFraction gap = value(b, m, best).subtract(value(b, m, theta));
    BigFraction nextGap = value(b, m, best).subtract(value(b, m, next));
    BigFraction rise = g.multiply(move).subtract(smooth.multiply(Rationals.square(move)).divide(2));
    BigFraction mapping = Rationals.square(smooth.multiply(move));
    assertNotBelowZero(PolyakLojasiewicz.plainGap(point(Rationals.square(g)), point(gap), m, BITS));
    assertNotBelowZero(
        PolyakLojasiewicz.mappingGap(point(mapping), point(nextGap), m, smooth, BITS));
    assertNotBelowZero(PolyakLojasiewicz.proximalGap(point(rise), point(gap), m, smooth, BITS));
    if (Rationals.abs(next).compareTo(BigFraction.ONE) < 0
        && Rationals.abs(best).compareTo(BigFraction.ONE) < 0) {
      // inside, the first and the last are equalities on such a J
      assertZero(PolyakLojasiewicz.plainGap(point(Rationals.square(g)), point(gap), m, BITS));
      assertZero(PolyakLojasiewicz.proximalGap(point(rise), point(gap), m, smooth, BITS));
    }
  }

  private static final BigFraction TINY = new BigFraction(2).pow(-200);

  private static void assertNotBelowZero(Interval room) {
    assertTrue(room.hi().signum() >= 0, room.toString());
  }

  private static void assertZero(Interval room) {
    assertTrue(room.magnitude().toFraction().compareTo(TINY) < 0, room.toString());
  }

  private static BigFraction clamp(BigFraction theta) {
    return Rationals.max(q("-1"), Rationals.min(q("1"), theta));
  }

  private static BigFraction value(BigFraction b, BigFraction m, BigFraction theta) {
    return b.multiply(theta).subtract(m.multiply(theta).multiply(theta).divide(2));
  }

  /** J = 10 theta - theta^2/2 on [-1, 1]. */
  @Example
  @Tag("RKL-PL-MAP")
  void theNaiveFormIsFalse() {
    assertEquals(q("19/2"), NaiveMapping.value(q("1")));
    assertEquals(q("-21/2"), NaiveMapping.value(q("-1")));
    assertEquals(q("-18"), NaiveMapping.shortfall(q("0")));
    assertEquals(q("1"), NaiveMapping.room(q("0")));
    for (int n = -4; n <= 4; n++) {
      BigFraction theta = new BigFraction(n, 4);
      assertEquals(q("1"), NaiveMapping.step(theta));
      BigFraction below = BigFraction.ONE.subtract(theta);
      assertEquals(below.multiply(-18), NaiveMapping.shortfall(theta));
      assertEquals(Rationals.square(below), NaiveMapping.room(theta));
    }
  }
}
