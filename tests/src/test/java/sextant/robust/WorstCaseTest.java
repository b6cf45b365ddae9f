package sextant.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.UncertaintySet;
import sextant.sail.PairLoss;
import sextant.testing.Samples;

/** One pair: the worst case, its selectors, the surplus, and the transport distance. */
class WorstCaseTest {

  @Example
  @Tag("ORA-LA.1")
  void valueByHand() {
    // p = 1/4, rho = 1/8, a = log 3, b = 0: at q = 3/8 the value is 3/8 log 3
    assertEquals(log("3/8", "3"), WorstCase.value(q("1/4"), q("1/8"), log("3"), LogNumber.ZERO));
    // a = 0, b = log 3: at q = 1/8 the value is 7/8 log 3
    assertEquals(log("7/8", "3"), WorstCase.value(q("1/4"), q("1/8"), LogNumber.ZERO, log("3")));
    assertEquals(log("3"), WorstCase.value(q("1/4"), q("1/8"), log("3"), log("1/2", "9")));
    assertEquals(
        number("1/2").add(log("3/4", "2")), WorstCase.mixture(q("1/4"), number("2"), log("2")));
  }

  @Property(tries = 200, seed = Samples.SEED, edgeCases = EdgeCasesMode.NONE)
  @Tag("ORA-LA.1")
  void valueIsTheMaximum(
      @ForAll @IntRange(min = 0, max = 20) int p,
      @ForAll @IntRange(min = 0, max = 10) int r,
      @ForAll @IntRange(min = 0, max = 12) int at,
      @ForAll @IntRange(min = 1, max = 9) int odds) {
    BigFraction preference = q(p, 20);
    BigFraction rho = q(Math.min(r, Math.min(p, 20 - p)), 20);
    LogNumber a = PairLoss.firstPreferred(q(odds, 3));
    LogNumber b = PairLoss.secondPreferred(q(odds, 3));
    LogNumber closed = WorstCase.value(preference, rho, a, b);
    BigFraction point = preference.add(rho.multiply(q(at - 6, 6)));
    assertTrue(WorstCase.mixture(point, a, b).compareTo(closed) <= 0);
    BigFraction selected = WorstCase.selector(preference, rho, a.compareTo(b));
    assertEquals(closed, WorstCase.mixture(selected, a, b));
    // odds > 1 means h > 0: the worst oracle goes down
    int sign = Integer.compare(3, odds);
    assertEquals(preference.add(rho.multiply(sign)), selected);
  }

  @Example
  @Tag("ORA-LA.1-SEL")
  void selectorsByHand() {
    assertEquals(q("3/8"), WorstCase.selector(q("1/4"), q("1/8"), 1));
    assertEquals(q("1/8"), WorstCase.selector(q("1/4"), q("1/8"), -1));
    assertEquals(q("1/4"), WorstCase.selector(q("1/4"), q("1/8"), 0));
    assertEquals(q("3/8"), WorstCase.publishedSelector(q("1/4"), q("1/8"), 1));
    assertEquals(q("1/8"), WorstCase.publishedSelector(q("1/4"), q("1/8"), -1));
    assertEquals(q("3/8"), WorstCase.publishedSelector(q("1/4"), q("1/8"), 0));
  }

  /** One prompt, one response, rho = 1/4: the set is {1/2}, the published rule selects 3/4. */
  @Example
  @Tag("ORA-LA.1-SEL")
  void smallestWitness() {
    Instance instance = line(log("2"), "5").rho(q("1/4")).build();
    UncertaintySet set = UncertaintySet.of(instance);
    BigFraction published = WorstCase.publishedSelector(BigFraction.ONE_HALF, q("1/4"), 0);
    assertEquals(q("3/4"), published);
    assertFalse(set.contains(new BigFraction[][][] {{{published}}}));
    BigFraction corrected = WorstCase.selector(BigFraction.ONE_HALF, q("1/4"), 0);
    assertTrue(set.contains(new BigFraction[][][] {{{corrected}}}));
    assertNotNull(set.reasonNotDeviation(new BigFraction[][][] {{{q("1/4")}}}));
    assertNull(set.reasonNotDeviation(new BigFraction[][][] {{{q("0")}}}));
  }

  @Property(tries = 100, seed = Samples.SEED)
  @Tag("ORA-LA.1-SEL")
  void correctedSelectorIsAntisymmetric(
      @ForAll @IntRange(min = 0, max = 20) int p,
      @ForAll @IntRange(min = 0, max = 10) int r,
      @ForAll @IntRange(min = -1, max = 1) int sign) {
    BigFraction here = WorstCase.selector(q(p, 20), q(r, 20), sign);
    BigFraction swapped = WorstCase.selector(q(20 - p, 20), q(r, 20), -sign);
    assertEquals(BigFraction.ONE, here.add(swapped));
    BigFraction published =
        WorstCase.publishedSelector(q(p, 20), q(r, 20), sign)
            .add(WorstCase.publishedSelector(q(20 - p, 20), q(r, 20), -sign));
    assertEquals(sign == 0 ? BigFraction.ONE.add(q(2 * r, 20)) : BigFraction.ONE, published);
  }

  @Property(tries = 100, seed = Samples.SEED)
  @Tag("ORA-Eq14")
  void surplusIsRhoTimesTheLossGap(
      @ForAll @IntRange(min = 1, max = 40) int odds,
      @ForAll @IntRange(min = 0, max = 10) int r,
      @ForAll @IntRange(min = 1, max = 6) int b) {
    BigFraction beta = q(b, 2);
    LogNumber h = LogNumber.log(q(odds, 7)).multiply(beta.reciprocal());
    LogNumber first = PairLoss.firstPreferred(q(odds, 7));
    LogNumber second = PairLoss.secondPreferred(q(odds, 7));
    assertEquals(h.multiply(beta).negate(), first.subtract(second));
    LogNumber gap = first.subtract(second).abs().multiply(q(r, 20));
    assertEquals(gap, WorstCase.surplus(q(r, 20), beta, h));
    assertEquals(
        WorstCase.value(BigFraction.ONE_HALF, q(r, 20), first, second),
        WorstCase.mixture(BigFraction.ONE_HALF, first, second).add(gap));
  }

  @Example
  @Tag("ORA-Eq2")
  void transportByHand() {
    // from (1/4, 3/4) to (2/3, 1/3): the overlap is 1/4 and 1/3, the rest moves
    assertEquals(q("5/12"), Transport.distance(q("1/4"), q("2/3")));
    assertEquals(q("5/12"), Transport.distance(q("2/3"), q("1/4")));
    assertEquals(q("5/12"), Transport.couplingCost(q("1/4"), q("2/3"), q("1/4")));
    // the independent coupling is dearer: 1/4 · 1/3 + 3/4 · 2/3 = 7/12
    assertEquals(q("7/12"), Transport.couplingCost(q("1/4"), q("2/3"), q("1/6")));
  }

  @Property(tries = 200, seed = Samples.SEED)
  @Tag("ORA-Eq2")
  void leastCostEqualsDualEqualsDistance(
      @ForAll @IntRange(min = 0, max = 12) int p,
      @ForAll @IntRange(min = 0, max = 12) int q,
      @ForAll @IntRange(min = 0, max = 6) int at) {
    BigFraction first = q(p, 12);
    BigFraction second = q(q, 12);
    BigFraction distance = q(Math.abs(p - q), 12);
    assertEquals(distance, Transport.distance(first, second));
    assertEquals(distance, Transport.primal(first, second));
    assertEquals(distance, Transport.dual(first, second));
    int least = Math.max(0, p + q - 12);
    BigFraction a = q(6 * least + at * (Math.min(p, q) - least), 72);
    BigFraction cost = Transport.couplingCost(first, second, a);
    assertTrue(cost.compareTo(distance) >= 0);
    // the cost from the coupling's own table: P(1,0) + P(0,1)
    assertEquals(first.subtract(a).add(second.subtract(a)), cost);
  }
}
