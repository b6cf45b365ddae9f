package sextant.robust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.PreferenceOracle;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The margin, the bounds on members of the uncertainty set, and the reward gap. */
class MarginTest {

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  private static Instance rewards(LogNumber gap) {
    return twoResponses(log("2"), "1/2")
        .oracle(PreferenceOracle.ofRewards(new LogNumber[][] {{number("5"), gap.add(number("5"))}}))
        .build();
  }

  @Example
  @Tag("ORA-A1")
  void marginByHand() {
    Instance instance = twoResponses(log("2"), "7/10").build();
    assertTrue(Margin.holds(instance, q("3/10")));
    assertTrue(Margin.holds(instance, q("1/10")));
    assertFalse(Margin.holds(instance, q("300001/1000000")));
    // the pair that falls short is (b, a), with 3/10
    assertArrayEquals(new int[] {0, 1, 0}, Margin.violation(instance, q("2/5")));
    assertNull(Margin.violation(instance, q("3/10")));
    Instance swapped = twoResponses(log("2"), "3/10").build();
    assertArrayEquals(new int[] {0, 0, 1}, Margin.violation(swapped, q("2/5")));
  }

  @Example
  @Tag("ORA-A1")
  void comparisonGivesUpRatherThanGuess() {
    // P*(a over b) = 1/(1 + (7/3)^100000), a rational too long to be written down
    PreferenceOracle oracle =
        PreferenceOracle.ofRewards(new LogNumber[][] {{number("0"), log("100000", "7/3")}});
    BigFraction weight = Rationals.pow(q("7/3"), 100_000);
    BigFraction same = BigFraction.ONE.divide(weight.add(BigFraction.ONE));
    assertNull(oracle.rational(0, 0, 1));
    assertThrows(ArithmeticException.class, () -> Margin.compare(oracle, 0, 0, 1, same));
    assertEquals(1, Margin.compare(oracle, 0, 0, 1, BigFraction.ZERO));
    assertEquals(-1, Margin.compare(oracle, 0, 0, 1, same.multiply(2)));
  }

  @Example
  @Tag("ORA-A1")
  void promptsOfMassZeroCount() {
    BigFraction half = BigFraction.ONE_HALF;
    BigFraction[][] fair = {{half, half}, {half, half}};
    BigFraction[][] certain = {{half, BigFraction.ONE}, {BigFraction.ZERO, half}};
    Instance instance =
        twoResponses(log("2"), "1/2")
            .prompts(
                new String[] {"x", "never"}, new BigFraction[] {BigFraction.ONE, BigFraction.ZERO})
            .features(new BigFraction[][][] {{{q("1")}, {q("0")}}, {{q("1")}, {q("0")}}})
            .oracle(PreferenceOracle.ofPreferences(new BigFraction[][][] {fair, certain}))
            .build();
    assertArrayEquals(new int[] {1, 1, 0}, Margin.violation(instance, q("1/100")));
  }

  @Example
  @Tag("ORA-A1")
  void irrationalPreferencesAreDecided() {
    // sigma(-1) = 0.26894142136999512..., sigma(1/2 log 2) from the other class
    Instance instance = rewards(number("1"));
    assertTrue(Margin.holds(instance, q("0.26894142136999512")));
    assertFalse(Margin.holds(instance, q("0.26894142136999513")));
    Instance root = rewards(log("1/2", "2"));
    // 1/(1 + sqrt 2) = sqrt 2 - 1 = 0.41421356237309504...
    assertTrue(Margin.holds(root, q("0.41421356237309504")));
    assertFalse(Margin.holds(root, q("0.41421356237309505")));
  }

  @Example
  @Tag("ORA-A1")
  void rewardsTooFarApartForExactOdds() {
    // e^{log(2)·30000} has more bits than an exact preference may have: enclosures decide
    assertFalse(Margin.holds(rewards(log("30000", "2")), q("1/1000000")));
    assertFalse(Margin.holds(rewards(number("-" + "1" + "0".repeat(30))), q("1/1000000")));
  }

  @Example
  @Tag("ORA-A1.1")
  void memberBoundsByHand() {
    assertTrue(Margin.memberBounds(q("1/4"), q("1/8"), q("1/4")));
    assertTrue(Margin.memberBounds(q("3/4"), q("1/8"), q("1/4")));
    assertFalse(Margin.memberBounds(q("1/5"), q("1/8"), q("1/4")));
    assertFalse(Margin.memberBounds(q("4/5"), q("1/8"), q("1/4")));
    // rho = delta: the members reach 0 or 1
    assertFalse(Margin.memberBounds(q("1/4"), q("1/4"), q("1/4")));
    assertFalse(Margin.memberBounds(q("1/2"), q("1/3"), q("1/4")));
  }

  @Property(tries = 200, seed = Samples.SEED)
  @Tag("ORA-A1.1")
  void membersStayInside(
      @ForAll @IntRange(min = 0, max = 20) int p,
      @ForAll @IntRange(min = 0, max = 10) int r,
      @ForAll @IntRange(min = 1, max = 10) int d) {
    boolean inside = p - r >= d - r && p + r <= 20 - (d - r) && d - r > 0;
    assertEquals(inside, Margin.memberBounds(q(p, 20), q(r, 20), q(d, 20)));
  }

  @Example
  @Tag("ORA-R3.1")
  void rewardGapByHand() {
    // gap log 3 <-> P = 3/4: margin 1/4 exactly
    Instance instance = rewards(log("3"));
    assertTrue(Margin.rewardGapHolds(instance, q("1/4")));
    assertTrue(Margin.holds(instance, q("1/4")));
    assertFalse(Margin.rewardGapHolds(instance, q("25000001/100000000")));
    assertFalse(Margin.holds(instance, q("25000001/100000000")));
    assertTrue(Margin.rewardGapHolds(rewards(log("1/3")), q("1/4")));
    assertTrue(Margin.rewardGapHolds(rewards(LogNumber.ZERO), q("1/2")));
    assertFalse(Margin.rewardGapHolds(rewards(log("1/1000000", "2")), q("1/2")));
  }

  @Property(tries = 80, seed = Samples.SEED)
  @Tag("ORA-R3.1")
  void marginIsRewardGap(
      @ForAll("any") Instance instance, @ForAll @IntRange(min = 1, max = 25) int n) {
    if (instance.oracle().hasRewards()) {
      BigFraction delta = q(n, 50);
      assertEquals(Margin.holds(instance, delta), Margin.rewardGapHolds(instance, delta));
      assertEquals(
          Margin.holds(instance, instance.delta()),
          Margin.rewardGapHolds(instance, instance.delta()));
    }
  }
}
