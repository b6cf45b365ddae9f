package sextant.sail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.testing.Enclosures;

/**
 * Two responses, psi = 1 and 0, theta = log 2, theta_ref = 0: pi = (2/3, 1/3), d = 4/9, 2/9, 2/9,
 * 1/9, h = log 2. With beta = 1 and P*(a over b) = 1/10 the pair (a, b) has l^1 = log(3/2), l^0 =
 * log 3, l = log 3 - 1/10 log 2; all values below follow by hand.
 */
class HandValuesTest {
  private static final int BITS = 160;

  private final Instance instance = twoResponses(log("2"), "1/10").build();
  private final LogRational model = exact(instance);

  @Test
  void lossOfOnePair() {
    BigFraction odds = q("2");
    assertEquals(log("3/2"), PairLoss.firstPreferred(odds));
    assertEquals(log("3"), PairLoss.secondPreferred(odds));
    assertEquals(
        log("3").subtract(log("1/10", "2")),
        PairLoss.expected(
            q("1/10"), PairLoss.firstPreferred(odds), PairLoss.secondPreferred(odds)));
  }

  @Test
  void sailLoss() {
    // 5/9 log 2 on the diagonal, 4/9 (log 3 - 1/10 log 2) off it
    LogNumber expected = log("23/45", "2").add(log("4/9", "3"));
    assertEquals(expected, SailLoss.value(model));
    assertEncloses(
        SailByResponse.of(ScoreTable.of(instance, BITS)).loss(), expected, BITS - 12, "sail");
  }

  @Test
  void sailLossAtAnotherBeta() {
    // e^{beta h} = 4: l = log 5 - 1/5 log 2
    Instance steeper = instance.withBeta(q("2"));
    LogNumber expected = log("7/15", "2").add(log("4/9", "5"));
    assertEquals(expected, SailLoss.value(exact(steeper)));
    assertEncloses(
        SailByResponse.of(ScoreTable.of(steeper, BITS)).loss(), expected, BITS - 12, "sail");
  }

  @Test
  void sailGradient() {
    // path: 4/9 (2/3 - 1/10); score: S = 2/3, -1/3, -4/3 on (a,a), (a,b), (b,b)
    LogNumber expected = number("34/135").add(log("22/135", "2")).subtract(log("4/27", "3"));
    Interval[][] weights = SailByResponse.of(ScoreTable.of(instance, BITS)).gradientWeights();
    assertEncloses(
        Enclosures.contract(instance, weights, 0, BITS), expected, BITS - 12, "gradient");
  }

  @Test
  void divergencesAreNamedByTheirFirstArgument() {
    LogNumber refPolicy = log("1/2", "9/8");
    LogNumber policyRef = log("5/3", "2").subtract(log("3"));
    assertEquals(refPolicy, KlDivergence.refPolicy(model));
    assertEquals(policyRef, KlDivergence.policyRef(model));
    ScoreTable table = ScoreTable.of(instance, BITS);
    assertEncloses(table.klRefPolicy(), refPolicy, BITS - 12, "klRefPolicy");
    assertEncloses(table.klPolicyRef(), policyRef, BITS - 12, "klPolicyRef");
  }

  @Test
  @Tag("ORA-Eq1")
  void samplingLaw() {
    assertEquals(q("2/27"), SamplingLaw.probability(q("1/3"), q("2/3"), q("1/3")));
    BigFraction[] law = {q("2/3"), q("1/3")};
    assertEquals(q("1/4"), SamplingLaw.promptTotal(q("1/4"), law));
    BigFraction[][] laws = {law, {q("1/5"), q("4/5")}};
    assertEquals(q("1"), SamplingLaw.total(new BigFraction[] {q("1/4"), q("3/4")}, laws));
    // what it guards against: masses or policies that do not sum to 1
    assertEquals(q("3/4"), SamplingLaw.total(new BigFraction[] {q("1/4"), q("1/2")}, laws));
    laws[0] = new BigFraction[] {q("2/3"), q("2/3")};
    assertEquals(q("43/36"), SamplingLaw.total(new BigFraction[] {q("1/4"), q("3/4")}, laws));
  }

  @Test
  @Tag("ORA-Eq33")
  void pairLogit() {
    LogNumber byDefinition = PairLogit.byDefinition(q("2/3"), q("1/2"), q("1/3"), q("1/2"));
    assertEquals(log("2"), byDefinition);
    LogNumber[] theta = {log("2"), number("5")};
    LogNumber[] thetaRef = {log("3"), number("1/2")};
    LogNumber logLinear =
        PairLogit.logLinear(
            theta,
            thetaRef,
            new BigFraction[] {q("3"), q("1")},
            new BigFraction[] {q("1"), q("-1/3")});
    // 2 (log 2 - log 3) + 4/3 · 9/2
    assertEquals(log("2", "2/3").add(number("6")), logLinear);
    assertEquals(LogNumber.ZERO, PairLogit.difference(byDefinition, log("2")));
    assertEquals(log("2"), PairLogit.difference(byDefinition, LogNumber.ZERO));
    assertEquals(log("1/2"), PairLogit.difference(LogNumber.ZERO, log("2")));
  }

  @Test
  @Tag("SAIL-RPE")
  void rewardPolicy() {
    // pi_ref = (1/3, 2/3), r = (log 3, 0), beta = 1: e^{r - r(0)} = (1, 1/3), relative Z = 5/9
    BigFraction[] ref = {q("1/3"), q("2/3")};
    LogNumber[] reward = {log("3"), LogNumber.ZERO};
    BigFraction[] tilted = {q("1"), q("1/3")};
    assertEquals(q("5/9"), RewardPolicy.partition(ref, tilted));
    BigFraction[] optimal = RewardPolicy.optimal(ref, tilted);
    assertEquals(q("3/5"), optimal[0]);
    assertEquals(q("2/5"), optimal[1]);
    // at the optimum the objective is log Z = log(5/9) + r(0) = log(5/3)
    assertEquals(log("5/3"), RewardPolicy.objective(optimal, ref, reward, q("1")));
    BigFraction[] law = {q("1/2"), q("1/2")};
    // 1/2 log 3 - (1/2 log(3/2) + 1/2 log(3/4)) = 1/2 log(8/3)
    assertEquals(log("1/2", "8/3"), RewardPolicy.objective(law, ref, reward, q("1")));
    assertEquals(LogNumber.ZERO, RewardPolicy.gap(law, ref, reward, tilted, q("1")));
    // with another beta the tilts must change with it: here beta = 2 with the tilts of beta = 1
    assertEquals(false, RewardPolicy.gap(law, ref, reward, tilted, q("2")).isZero());
  }

  @Test
  @Tag("SAIL-RED")
  void reductionWithAnyOffset() {
    LogNumber sail = log("23/45", "2").add(log("4/9", "3"));
    for (String offset : new String[] {"1", "1/7", "22/7"}) {
      BigFraction[] offsets = {q(offset)};
      assertEquals(sail, Reduction.bilevel(model, offsets));
      assertEncloses(Reduction.bilevel(instance, offsets, BITS), sail, BITS - 16, "bilevel");
    }
    assertEquals(log("2"), Reduction.difference(sail.add(log("2")), sail));
  }

  /**
   * The note's witness that the reward class matters: equal features, beta = 1, P*(a over b) = 3/4,
   * so that L_SAIL = log 2; the unrealisable reward (log 3, 0) does better. Its bilevel value is
   * that of the realisable instance with psi = (1, 0), theta = log 3.
   */
  @Test
  @Tag("SAIL-RED")
  void unrealisableRewardsCanDoBetter() {
    BigFraction[][][] equal = {{{q("1")}, {q("1")}}};
    Instance tied = twoResponses(log("3"), "3/4").features(equal).build();
    assertEquals(log("2"), SailLoss.value(exact(tied)));
    LogNumber better =
        Reduction.bilevel(exact(twoResponses(log("3"), "3/4").build()), new BigFraction[] {q("2")});
    assertEquals(log("11/8", "2").subtract(log("9/32", "3")), better);
    assertEquals(-1, better.compareTo(log("2")));
  }

  @Test
  void ranking() {
    LogNumber[] values = {log("2", "3"), log("9"), number("1"), log("3", "2"), log("1/2", "81")};
    int[] order = Ranking.ascending(values);
    // 1 < log 8 < log 9, which comes three times and keeps its order
    assertEquals("[2, 3, 0, 1, 4]", java.util.Arrays.toString(order));
    assertEquals("[2, 2, 0, 1, 2]", java.util.Arrays.toString(Ranking.ranks(values, order)));
    assertEquals(1, Ranking.ascending(new LogNumber[1]).length);
  }
}
