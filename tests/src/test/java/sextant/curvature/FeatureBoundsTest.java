package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** B, the paper's B, and D. */
class FeatureBoundsTest {

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  /** Literally: every feature lies in its ball, and the ball is no worse than the paper's. */
  @Property(tries = 40, seed = Samples.SEED)
  void everyFeatureLiesInItsBall(@ForAll("any") Instance instance) {
    FeatureBounds bounds = FeatureBounds.of(instance);
    assertTrue(bounds.covers(instance));
    BigFraction farthest = BigFraction.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 0; y < instance.responseCount(); y++) {
        BigFraction square = BigFraction.ZERO;
        BigFraction plain = BigFraction.ZERO;
        for (int k = 0; k < instance.dimension(); k++) {
          BigFraction psi = instance.feature(x, y, k);
          square = square.add(Rationals.square(psi.subtract(bounds.centre(x, k))));
          plain = plain.add(Rationals.square(psi));
        }
        assertTrue(square.compareTo(Rationals.square(bounds.radius())) <= 0);
        assertTrue(plain.compareTo(Rationals.square(bounds.norm())) <= 0);
        farthest = Rationals.max(farthest, square);
      }
    }
    BigFraction slack = q("1/1000000000000000000");
    assertTrue(
        Rationals.square(bounds.radius()).compareTo(farthest.add(farthest.multiply(slack))) <= 0,
        "B is tight to 60 bits");
    assertTrue(bounds.radius().compareTo(bounds.norm().multiply(BigFraction.ONE.add(slack))) <= 0);
  }

  @Example
  void onALineTheCentreIsTheMiddle() {
    Instance instance = line(LogNumber.ZERO, "0", "10", "7").build();
    FeatureBounds bounds = FeatureBounds.of(instance);
    assertEquals(q("5"), bounds.radius());
    assertEquals(q("5"), bounds.centre(0, 0));
    assertEquals(q("10"), bounds.norm());
  }

  /**
   * An equilateral triangle has circumradius 1/sqrt(3) times its side; the box's middle does not.
   */
  @Example
  void stepsFindACircumcentre() {
    BigFraction[][][] psi = {
      {{q("0"), q("0")}, {q("2"), q("0")}, {q("1"), q("433/250")}},
    };
    Instance instance =
        line(LogNumber.ZERO, "0", "1", "2")
            .features(psi)
            .theta(new LogNumber[] {LogNumber.ZERO, LogNumber.ZERO})
            .thetaRef(new LogNumber[] {LogNumber.ZERO, LogNumber.ZERO})
            .build();
    BigFraction b = FeatureBounds.of(instance).radius();
    assertTrue(b.compareTo(q("1154/1000")) > 0, "no ball is smaller");
    assertTrue(b.compareTo(q("119/100")) < 0, Rationals.format(b));
  }

  @Example
  void rootsAreExactWhereTheyCanBe() {
    assertEquals(q("3/2"), FeatureBounds.rootUp(q("9/4"), 64));
    assertEquals(BigFraction.ZERO, FeatureBounds.rootUp(BigFraction.ZERO, 64));
    BigFraction root = FeatureBounds.rootUp(q("2"), 64);
    assertTrue(Rationals.square(root).compareTo(q("2")) > 0);
    BigFraction less = root.multiply(q("999999999999999999/1000000000000000000"));
    assertTrue(Rationals.square(less).compareTo(q("2")) < 0);
  }

  @Example
  void reachOfDomains() {
    Instance none = line(number("1"), "0", "1").build();
    assertNull(FeatureBounds.reach(none));
    Instance ball = none.toBuilder().domain(Domain.ball(q("7/3"))).build();
    assertEquals(q("7/3"), FeatureBounds.reach(ball));
    Instance box =
        none.toBuilder()
            .domain(Domain.box(new BigFraction[] {q("-2")}, new BigFraction[] {q("3")}))
            .build();
    assertEquals(q("3"), FeatureBounds.reach(box));
  }
}
