package sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.model.Fixtures.log;
import static sextant.model.Fixtures.num;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/** The plain classes of the model on cases computed by hand. */
class ModelTest {
  private static BigFraction q(long num, long den) {
    return Rationals.of(num, den);
  }

  private static LogNumber[] point(LogNumber... coordinates) {
    return coordinates;
  }

  private static final LogNumber[] ORIGIN = {LogNumber.ZERO, LogNumber.ZERO};

  @Test
  void exactDataOfExample44() {
    LogRational r = LogRational.of(Fixtures.shipped("example-4.4-log"));
    assertNotNull(r);
    // theta = log(9/4), beta = 1/2: weights relative to response a are 1 and 4/9, tilt 2/3.
    assertEquals(q(4, 9), r.weight(0, 1));
    assertEquals(q(1, 1), r.refWeight(0, 1));
    assertEquals(q(2, 3), r.tilt(0, 1));
    assertEquals(q(9, 13), r.policy(0, 0));
    assertEquals(q(1, 2), r.refPolicy(0, 1));
    assertEquals(q(2, 3), r.preference(0, 0, 1));
    assertEquals(q(1, 3), r.preference(0, 1, 0));
    assertEquals(q(1, 2), r.preference(0, 1, 1));
  }

  @Test
  void exactDataOfRealOdds() {
    Instance i = Fixtures.shipped("alpacaeval-log");
    LogRational r = LogRational.of(i);
    assertNotNull(r);
    // Rewards log(257/3) and log(249/11): P = (257/3)/(257/3 + 249/11) = 2827/3574.
    assertEquals(q(2827, 3574), r.preference(0, 0, 1));
    assertEquals(r.preference(0, 0, 1), i.oracle().rational(0, 0, 1));
    // Features (4,8) and (3,8), theta_1 = log(9/4), beta = 1/2.
    assertEquals(q(4, 9), r.weight(0, 1));
    assertEquals(q(2, 3), r.tilt(0, 1));
    BigFraction total = BigFraction.ZERO;
    for (int y = 0; y < 10; y++) {
      total = total.add(r.policy(3, y));
    }
    assertEquals(BigFraction.ONE, total);
  }

  @Test
  void reasonsForNoExactData() {
    Instance rational = Fixtures.shipped("example-4.4");
    assertNull(LogRational.of(rational));
    assertTrue(LogRational.reasonNot(rational).startsWith("exp(theta.psi) at x=0, y=1"));
    Instance half = Fixtures.shipped("example-4.4-log");
    assertNull(LogRational.reasonNot(half));
    // beta = 1/3 takes cube roots of 9/4, which are irrational.
    assertTrue(LogRational.reasonNot(half.withBeta(q(1, 3))).startsWith("exp(beta h)"));
    // 10^6 log(9/4) is log-rational, but too large to write down.
    Instance huge = half.withTheta(point(log(9, 4).multiply(Rationals.of(1_000_000))));
    assertTrue(LogRational.reasonNot(huge).contains("20000 bits"));
    LogNumber[][] rewards = {{LogNumber.of(BigFraction.ONE), LogNumber.ZERO}};
    Instance reward = half.withOracle(PreferenceOracle.ofRewards(rewards));
    assertTrue(LogRational.reasonNot(reward).startsWith("exp(reward) at x=0, y=1"));
    assertNull(reward.oracle().rational(0, 0, 1));
  }

  @Test
  void largeInstancesStayOutOfExactWork() {
    int n = 142;
    BigFraction[][][] psi = new BigFraction[1][n][1];
    LogNumber[][] rewards = new LogNumber[1][n];
    String[] names = new String[n];
    for (int y = 0; y < n; y++) {
      psi[0][y][0] = BigFraction.ZERO;
      rewards[0][y] = LogNumber.ZERO;
      names[y] = "y" + y;
    }
    Instance i =
        new InstanceBuilder("large")
            .prompts(new String[] {"x"}, new BigFraction[] {BigFraction.ONE})
            .responses(names)
            .features(psi)
            .theta(point(LogNumber.ZERO))
            .thetaRef(point(LogNumber.ZERO))
            .beta(BigFraction.ONE)
            .rho(BigFraction.ZERO)
            .delta(BigFraction.ONE_HALF)
            .oracle(PreferenceOracle.ofRewards(rewards))
            .build();
    assertEquals(
        "|X||Y|^2 = 20164 is above the limit of 20000 for exact work", LogRational.reasonNot(i));
  }

  @Test
  void ballMembership() {
    Domain five = Domain.ball(q(5, 1));
    assertEquals(Domain.Membership.INSIDE, five.contains(point(num(3, 1), num(4, 1)), ORIGIN));
    assertEquals(
        Domain.Membership.OUTSIDE,
        five.contains(point(num(3, 1), num(4_000_001, 1_000_000)), ORIGIN));
    // Both coordinates shifted by log 2: their difference is rational, so the boundary is decided.
    LogNumber[] shifted = {num(3, 1).add(log(2, 1)), num(4, 1).add(log(2, 1))};
    LogNumber[] reference = {log(2, 1), log(2, 1)};
    assertEquals(Domain.Membership.INSIDE, five.contains(shifted, reference));
    assertEquals(Domain.Membership.INSIDE, five.contains(ORIGIN, ORIGIN));
    // log(2)^2 + log(3)^2 = 1.68740...
    LogNumber[] logs = {log(2, 1), log(1, 3)};
    assertEquals(Domain.Membership.INSIDE, Domain.ball(q(13, 10)).contains(logs, ORIGIN));
    assertEquals(Domain.Membership.OUTSIDE, Domain.ball(q(1299, 1000)).contains(logs, ORIGIN));
    // One irrational coordinate alone: 0.693147180559945309417232121458 and its successor.
    LogNumber[] single = {log(1, 2), LogNumber.ZERO};
    BigFraction below = Rationals.parse("0.693147180559945309417232121458", 100);
    BigFraction above = Rationals.parse("0.693147180559945309417232121459", 100);
    assertEquals(Domain.Membership.OUTSIDE, Domain.ball(below).contains(single, ORIGIN));
    assertEquals(Domain.Membership.INSIDE, Domain.ball(above).contains(single, ORIGIN));
  }

  @Test
  void undecidedRatherThanGuessed() {
    // r^2 agrees with log(2)^2 + log(3)^2 to more digits than the precision limit can tell? The
    // norm is irrational, so a radius enclosed at 9000 bits is beyond 4096.
    Interval square =
        log(2, 1).enclose(9000).square(9000).add(log(3, 1).enclose(9000).square(9000), 9000);
    BigFraction radius = sextant.exact.Elementary.sqrt(square, 9000).hi().toFraction();
    LogNumber[] logs = {log(2, 1), log(3, 1)};
    assertEquals(Domain.Membership.UNDECIDED, Domain.ball(radius).contains(logs, ORIGIN));
  }

  @Test
  void boxMembership() {
    Domain box =
        Domain.box(new BigFraction[] {q(0, 1), q(-1, 2)}, new BigFraction[] {q(1, 1), q(1, 2)});
    assertEquals(Domain.Membership.INSIDE, box.contains(point(num(1, 1), num(-1, 2)), ORIGIN));
    assertEquals(Domain.Membership.INSIDE, box.contains(point(log(2, 1), LogNumber.ZERO), ORIGIN));
    assertEquals(Domain.Membership.OUTSIDE, box.contains(point(log(3, 1), LogNumber.ZERO), ORIGIN));
    assertEquals(Domain.Membership.OUTSIDE, box.contains(point(log(1, 2), LogNumber.ZERO), ORIGIN));
    assertThrows(IllegalStateException.class, box::radius);
    assertThrows(IllegalArgumentException.class, () -> box.contains(point(num(1, 1)), ORIGIN));
  }

  @Test
  void radiusBounds() {
    assertEquals(q(7, 3), Domain.ball(q(7, 3)).radiusBound(ORIGIN));
    Domain box =
        Domain.box(new BigFraction[] {q(-3, 1), q(0, 1)}, new BigFraction[] {q(1, 1), q(4, 1)});
    assertEquals(q(5, 1), box.radiusBound(ORIGIN));
    BigFraction bound = box.radiusBound(point(num(-1, 1), num(1, 1)));
    // Farthest corner (1, 4) or (-3, 4) from (-1, 1): squared distance 4 + 9.
    assertTrue(bound.multiply(bound).compareTo(q(13, 1)) >= 0);
    assertTrue(
        bound.subtract(Rationals.parse("3.605551275463989293", 100)).compareTo(q(1, 1L << 50)) < 0);
  }

  @Test
  @Tag("ORA-R3.1")
  void preferencesFromRewards() {
    LogNumber[][] rewards = {{num(0, 1), num(1, 1), log(3, 1), num(1_000_000_000, 1)}};
    PreferenceOracle oracle = PreferenceOracle.ofRewards(rewards);
    assertEquals(q(1, 4), oracle.rational(0, 0, 2));
    assertNull(oracle.rational(0, 0, 1));
    assertEquals(q(1, 2), oracle.rational(0, 1, 1));
    assertTrue(oracle.enclose(0, 1, 1, 64).contains(q(1, 2)));
    assertEquals(0, oracle.compare(0, 1, 1, q(1, 2)));
    // sigma(1) = 0.73105857863000487925...
    Interval sigma = oracle.enclose(0, 1, 0, 100);
    assertTrue(
        sigma.lo().toFraction().compareTo(Rationals.parse("0.73105857863000487926", 100)) < 0);
    assertTrue(
        sigma.hi().toFraction().compareTo(Rationals.parse("0.73105857863000487925", 100)) > 0);
    assertTrue(oracle.enclose(0, 0, 2, 64).contains(q(1, 4)));
    Interval certain = oracle.enclose(0, 3, 0, 64);
    assertTrue(
        certain.contains(BigFraction.ONE) && certain.lo().toFraction().compareTo(q(999, 1000)) > 0);
    Interval hopeless = oracle.enclose(0, 0, 3, 64);
    assertTrue(
        hopeless.lo().signum() >= 0
            && hopeless.hi().compareTo(sextant.exact.Dyadic.of(java.math.BigInteger.ONE, -1000))
                < 0);
    assertEquals(0, oracle.compare(0, 0, 2, q(1, 4)));
    assertEquals(1, oracle.compare(0, 1, 0, Rationals.parse("0.73105857863000487925", 100)));
    assertEquals(-1, oracle.compare(0, 1, 0, Rationals.parse("0.73105857863000487926", 100)));
    assertEquals(1, oracle.compare(0, 0, 3, BigFraction.ZERO));
    assertEquals(-1, oracle.compare(0, 3, 0, BigFraction.ONE));
  }

  @Test
  @Tag("ORA-LA.1-SEL")
  void uncertaintySetMembership() {
    Instance i = Fixtures.shipped("example-4.4-log");
    UncertaintySet set = UncertaintySet.of(i);
    BigFraction[][][] p = {{{q(1, 2), q(2, 3)}, {q(1, 3), q(1, 2)}}};
    assertNull(set.reasonNot(p));
    p[0][0][1] = q(19, 24);
    p[0][1][0] = q(5, 24);
    assertTrue(set.contains(p), "2/3 + rho is a member");
    p[0][0][1] = q(20, 24);
    assertEquals(
        "x=0, y1=1, y2=0: not antisymmetric: P(y1>y2) + P(y2>y1) = 25/24, not 1", set.reasonNot(p));
    p[0][1][0] = q(4, 24);
    assertEquals("x=0, y1=0, y2=1: 5/6 is more than rho above P*", set.reasonNot(p));
    p[0][0][1] = q(12, 24);
    p[0][1][0] = q(12, 24);
    assertEquals("x=0, y1=0, y2=1: 1/2 is more than rho below P*", set.reasonNot(p));
    // The published selector on a tie: 1/2 + rho for a response against itself.
    p[0][0][0] = q(5, 8);
    assertEquals("x=0, y1=0, y2=0: not antisymmetric: P(y>y) = 5/8, not 1/2", set.reasonNot(p));
    p[0][0] = new BigFraction[] {q(1, 2)};
    assertEquals("x=0: the candidate is not a table of 2 by 2", set.reasonNot(p));
    BigFraction[][][] outside = {{{q(1, 2), q(7, 6)}, {q(-1, 6), q(1, 2)}}};
    assertEquals(
        "x=0, y1=0, y2=1: 7/6 is outside [0, 1]",
        UncertaintySet.of(i.oracle(), Rationals.of(2)).reasonNot(outside));
  }

  @Test
  void policies() {
    BigFraction[] p = Policy.normalise(new BigFraction[] {q(1, 2), q(1, 3), q(1, 6)});
    assertEquals(q(1, 3), p[1]);
    LogNumber[] scores = {log(3, 1).add(num(1_000_000, 1)), num(1_000_000, 1), num(-1_000_000, 1)};
    Interval[] pi = Policy.fromScores(scores, 80);
    assertTrue(pi[0].lo().toFraction().subtract(q(3, 4)).abs().compareTo(q(1, 1L << 60)) < 0);
    assertTrue(
        pi[1].contains(pi[1].lo().toFraction())
            && pi[1].hi().toFraction().subtract(q(1, 4)).abs().compareTo(q(1, 1L << 60)) < 0);
    assertTrue(
        pi[2].lo().signum() >= 0
            && pi[2].hi().compareTo(sextant.exact.Dyadic.of(java.math.BigInteger.ONE, -1000)) < 0);
  }

  @Test
  void instanceAccess() throws InputException {
    Instance i = Fixtures.read(Fixtures.VALID);
    assertEquals(q(-1, 2), i.feature(1, 0, 1));
    assertEquals(q(1, 4), i.features(1, 1)[0]);
    assertEquals(q(7, 4), i.featureDifference(1, 0, 1)[0]);
    assertEquals(log(9, 4).multiply(Rationals.of(4)).add(num(-3, 2)), i.score(1, 0));
    assertEquals(LogNumber.ZERO, i.refScore(1, 0));
    assertEquals(LogNumber.ZERO, i.withTheta(i.thetaRef()).score(1, 0));
    assertEquals(q(1, 7), i.withDelta(q(1, 7)).delta());
    i.features(1, 0)[0] = BigFraction.ZERO;
    i.theta()[0] = LogNumber.ZERO;
    assertEquals(q(2, 1), i.feature(1, 0, 0));
    assertEquals(log(81, 16), i.theta(0));
    ModelException e = assertThrows(ModelException.class, () -> i.withRho(q(-1, 2)));
    assertEquals("/rho: rho must not be negative", e.getMessage());
    assertThrows(ModelException.class, () -> i.withTheta(point(LogNumber.ZERO)));
    assertThrows(ModelException.class, () -> new InstanceBuilder("n").build());
  }
}
