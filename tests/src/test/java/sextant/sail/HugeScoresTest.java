package sextant.sail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertAgree;
import static sextant.testing.Enclosures.assertContains;
import static sextant.testing.Samples.line;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.PreferenceOracle;
import sextant.robust.ClippedWorstCase;
import sextant.robust.PenaltyByRank;
import sextant.robust.PointwiseMaximum;
import sextant.robust.VertexEnumeration;

/**
 * Scores whose exponentials underflow, down to where they cannot be told from 0 at all (below
 * e^{-2^59} or so): nothing throws, and the enclosures stay sound.
 *
 * <p>Features 0, -1, -2 and theta = T: pi = (1, e^-T, e^-2T)/(1 + e^-T + e^-2T), so that every
 * value is its limit for T to infinity up to O(T e^-T), far below the tolerance.
 */
class HugeScoresTest {
  private static final int BITS = 256;
  private static final String SMALL = "1/1" + "0".repeat(40);

  private static Instance instance(String magnitude) {
    BigFraction half = q("1/2");
    BigFraction[][][] table = {
      {{half, q("3/4"), q("2/3")}, {q("1/4"), half, q("1/5")}, {q("1/3"), q("4/5"), half}}
    };
    return line(number(magnitude), "0", "-1", "-2")
        .oracle(PreferenceOracle.ofPreferences(table))
        .rho(q("1/10"))
        .build();
  }

  private static void assertNear(LogNumber limit, Interval value, String what) {
    // ends such as 2^-(2^59) are no fractions, so dyadic numbers are compared
    LogNumber small = LogNumber.of(q(SMALL));
    assertTrue(
        value.lo().compareTo(limit.subtract(small).enclose(512).hi()) >= 0
            && value.hi().compareTo(limit.add(small).enclose(512).lo()) <= 0,
        () -> what + ": [" + value.lo() + ", " + value.hi() + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1000000000000", "1000000000000000000", "1000000000000000000000000000000"})
  void everyEvaluationIsSound(String magnitude) {
    Instance instance = instance(magnitude);
    LogNumber log2 = LogNumber.log(q("2"));
    ScoreTable table = ScoreTable.of(instance, BITS);
    SailByResponse sums = SailByResponse.of(table);
    assertNear(log2, sums.loss(), "sail");
    assertNear(LogNumber.ZERO, PenaltyByRank.of(table).value(), "penalty");
    assertNear(log2, PointwiseMaximum.value(instance, q("1/10"), BITS), "max");
    assertNear(log2, VertexEnumeration.supremum(instance, q("1/10"), BITS), "vertices");
    assertNear(log2, Reduction.bilevel(instance, new BigFraction[] {q("1/3")}, BITS), "bilevel");
    assertNear(LogNumber.ZERO, ClippedWorstCase.excess(table, q("1")), "excess");
    // KL(pi || pi_ref) tends to log 3; KL(pi_ref || pi) = T - log 3 + O(e^-T)
    assertNear(LogNumber.log(q("3")), table.klPolicyRef(), "klPolicyRef");
    LogNumber expected = number(magnitude).subtract(LogNumber.log(q("3")));
    assertNear(expected, table.klRefPolicy(), "klRefPolicy");
    for (Interval[] row : sums.gradientWeights()) {
      for (Interval weight : row) {
        assertNear(LogNumber.ZERO, weight, "sail gradient weight");
      }
    }
    for (Interval weight : PenaltyByRank.of(table).gradientWeights()[0]) {
      assertNear(LogNumber.ZERO, weight, "penalty gradient weight");
    }
    assertEquals(1, table.signOfLogit(0, 0, 1));
    assertEquals(-1, table.signOfLogit(0, 2, 1));
  }

  /**
   * Here theta_ref is huge and theta = 0: the policy is uniform, so the losses are huge themselves.
   * With moves 0, T, 2T (beta = 1) and pairs of policy mass 1/9, a pair at distance gap costs about
   * p gap, p the preference for the lower response.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"1000000000000", "1000000000000000000", "1000000000000000000000000000000"})
  void hugeLosses(String magnitude) {
    Instance base = instance(magnitude);
    Instance instance = base.withThetaRef(base.theta()).withTheta(base.thetaRef());
    ScoreTable table = ScoreTable.of(instance, BITS);
    // moves are 0, T, 2T for responses 0, 1, 2: p(0>1) T + p(1>2) T + p(0>2) 2T
    BigFraction weight = q("3/4").add(q("1/5")).add(q("4/3")).multiply(2).divide(9);
    LogNumber expected =
        number(magnitude).multiply(weight).add(LogNumber.log(q("2")).multiply(q("1/3")));
    assertNear(expected, SailByResponse.of(table).loss(), "sail");
    LogNumber penalty = number(magnitude).multiply(q("8/9"));
    assertContains(PenaltyByRank.of(table).value(), penalty, "penalty");
    LogNumber robust = expected.add(penalty.multiply(q("1/10")));
    assertNear(robust, PointwiseMaximum.value(instance, q("1/10"), BITS), "max");
    assertNear(robust, VertexEnumeration.supremum(instance, q("1/10"), BITS), "vertices");
    assertNear(expected, Reduction.bilevel(instance, new BigFraction[] {q("2")}, BITS), "bilevel");
  }

  /** Rewards so far apart that no exponential but the greatest is seen, against each other too. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1000000000000", "1000000000000000000", "1000000000000000000000000000000"})
  void hugeRewards(String magnitude) {
    LogNumber[] reward = {
      number(magnitude), number("1"), LogNumber.ZERO.subtract(number(magnitude))
    };
    Instance instance =
        line(number("1"), "0", "1", "2")
            .oracle(PreferenceOracle.ofRewards(new LogNumber[][] {reward}))
            .build();
    ScoreTable table = ScoreTable.of(instance, BITS);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        LogNumber expected = i == j ? number("1/2") : number(i < j ? "1" : "0");
        assertNear(expected, table.preference(0, i, j), "P*(" + i + "," + j + ")");
      }
    }
    assertAgree(
        SailByResponse.of(table).loss(),
        PointwiseMaximum.value(instance, BigFraction.ZERO, BITS),
        150,
        "sail");
    Interval[] law = new Interval[3];
    Interval[] logLaw = new Interval[3];
    Interval[] logRef = new Interval[3];
    for (int y = 0; y < 3; y++) {
      law[y] = table.policy(0, y);
      logLaw[y] = table.logPolicy(0, y);
      logRef[y] = table.logRefPolicy(0, y);
    }
    assertNear(
        LogNumber.ZERO,
        RewardPolicy.gap(law, logLaw, logRef, reward, BigFraction.ONE, BITS),
        "reward-policy gap");
  }

  /** Two rewards and scores that both underflow, close to each other: the fallback branches. */
  @ParameterizedTest
  @ValueSource(strings = {"1000000000000000000", "1000000000000000000000000000000"})
  void closePairsFarBelowTheBest(String magnitude) {
    LogNumber low = number("-" + magnitude);
    LogNumber[] reward = {LogNumber.ZERO, low, low.subtract(number("1"))};
    Instance instance =
        line(number("1"), "0", "-" + magnitude, "-" + magnitude + "1")
            .oracle(PreferenceOracle.ofRewards(new LogNumber[][] {reward}))
            .build();
    ScoreTable table = ScoreTable.of(instance, BITS);
    Instance close =
        line(number("1"), "0", "1")
            .oracle(PreferenceOracle.ofRewards(new LogNumber[][] {{number("1"), LogNumber.ZERO}}))
            .build();
    assertAgree(table.preference(0, 1, 2), close.oracle().enclose(0, 0, 1, BITS), 200, "sigma(1)");
    assertNear(LogNumber.log(q("2")), SailByResponse.of(table).loss(), "sail");
  }

  /** pi_ref sits where the reward is worst: the partition function has only underflowing terms. */
  @ParameterizedTest
  @ValueSource(strings = {"1000000000000", "1000000000000000000000000000000"})
  void partitionOfUnderflowingTerms(String magnitude) {
    LogNumber[] reward = {LogNumber.ZERO, number(magnitude)};
    Instance instance =
        line(LogNumber.ZERO, "0", "-" + magnitude)
            .thetaRef(new LogNumber[] {number("1")})
            .oracle(PreferenceOracle.ofRewards(new LogNumber[][] {reward}))
            .build();
    ScoreTable table = ScoreTable.of(instance, BITS);
    Interval[] law = {table.policy(0, 0), table.policy(0, 1)};
    Interval[] logLaw = {table.logPolicy(0, 0), table.logPolicy(0, 1)};
    Interval[] logRef = {table.logRefPolicy(0, 0), table.logRefPolicy(0, 1)};
    assertNear(
        LogNumber.ZERO,
        RewardPolicy.gap(law, logLaw, logRef, reward, BigFraction.ONE, BITS),
        "reward-policy gap");
  }
}
