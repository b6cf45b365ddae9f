package sextant.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.prox.InfimumSearch;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.model.PreferenceOracle;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;
import sextant.testing.PlainDoubles;
import sextant.testing.ProximalSamples;
import sextant.testing.Samples;

/** Brackets of the infimum hold what grids find, by the definitions in doubles. */
@Tag("ORA-T5.2")
class InfimumBracketTest {

  private static final BigFraction WIDTH = q("1/10000");
  private static final List<LogNumber[]> NOTHING = List.of();

  private static double loss(Instance instance, LogNumber[] u) {
    Instance at = instance.withTheta(u);
    PlainDoubles plain = new PlainDoubles(at);
    return plain.sail() + at.rho().multiply(at.beta()).doubleValue() * plain.penalty();
  }

  private static double real(Dyadic v) {
    return v.toFraction().doubleValue();
  }

  private static boolean isInside(Instance instance, LogNumber[] u) {
    Domain domain = instance.domain();
    return domain != null && domain.contains(u, instance.thetaRef()) == Domain.Membership.INSIDE;
  }

  private static Instance random(Random random, int dimension) {
    Instance drawn = ProximalSamples.random(random, dimension, false);
    BigFraction[] radius = {q("1/2"), q("5/2"), q("6")};
    Instance wide =
        random.nextBoolean()
            ? drawn
            : drawn.toBuilder().domain(Domain.ball(radius[random.nextInt(3)])).build();
    BigFraction[] rho = {q("0"), q("1/20"), q("2/5")};
    return wide.withRho(rho[random.nextInt(3)])
        .withBeta(new BigFraction(1 + random.nextInt(8), 4))
        .withDelta(random.nextBoolean() ? q("2/5") : q("49/100"));
  }

  /** The least loss on a grid over Theta, theta_ref among it. */
  private static double leastOnGrid(Instance instance, int steps) {
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    BigFraction reach = domain.radiusBound(instance.thetaRef());
    double least = Double.POSITIVE_INFINITY;
    int rows = instance.dimension() == 1 ? 0 : steps;
    for (int a = -steps; a <= steps; a++) {
      for (int b = -rows; b <= rows; b++) {
        LogNumber[] u = instance.thetaRef();
        u[0] = u[0].add(LogNumber.of(reach.multiply(new BigFraction(a, steps))));
        if (rows > 0) {
          u[1] = u[1].add(LogNumber.of(reach.multiply(new BigFraction(b, steps))));
        }
        if (isInside(instance, u)) {
          least = Math.min(least, loss(instance, u));
        }
      }
    }
    return least;
  }

  private static void assertHolds(InfimumBracket bracket, Instance instance, double least) {
    Interval value = bracket.value();
    assertTrue(real(value.lo()) <= least + 1e-9, () -> value + " is above " + least);
    assertTrue(isInside(instance, bracket.best()), "the best point is not of Theta");
    assertEquals(real(value.hi()), loss(instance, bracket.best()), 1e-9);
  }

  @Property(tries = 40, seed = Samples.SEED)
  void onALine(@ForAll long seed) {
    Instance instance = random(new Random(seed), 1);
    double least = leastOnGrid(instance, 200);
    for (int boxes : new int[] {0, 2, 4, 8, 16, 32, 4000}) {
      InfimumBracket bracket = InfimumBracket.of(instance, NOTHING, WIDTH, boxes, 64);
      assertHolds(bracket, instance, least);
      if (boxes == 4000) {
        assertTrue(bracket.value().width().compareTo(WIDTH) <= 0, "wide");
        assertTrue(real(bracket.value().hi()) <= least + 1e-4, "the grid found something better");
      }
    }
  }

  @Property(tries = 12, seed = Samples.SEED)
  void inThePlane(@ForAll long seed) {
    Instance instance = random(new Random(seed), 2);
    double least = leastOnGrid(instance, 25);
    for (int boxes : new int[] {2, 8, 64, 600}) {
      assertHolds(InfimumBracket.of(instance, NOTHING, WIDTH, boxes, 64), instance, least);
    }
  }

  /** In three dimensions against points of Theta drawn at random. */
  @Property(tries = 6, seed = Samples.SEED)
  void inSpace(@ForAll long seed) {
    Random random = new Random(seed);
    Instance instance = random(random, 3);
    InfimumBracket bracket = InfimumBracket.of(instance, NOTHING, WIDTH, 300, 64);
    double least = real(bracket.value().hi());
    for (int n = 0; n < 300; n++) {
      LogNumber[] u = instance.thetaRef();
      for (int k = 0; k < 3; k++) {
        u[k] = u[k].add(LogNumber.of(new BigFraction(random.nextInt(101) - 50, 10 + n)));
      }
      if (isInside(instance, u)) {
        least = Math.min(least, loss(instance, u));
      }
    }
    assertHolds(bracket, instance, least);
  }

  /** What a box's bound rests on: F(u) >= F(c) + v·(u - c) - q. */
  @Property(tries = 60, seed = Samples.SEED)
  void theTangentLessTheCurvatureIsBelow(@ForAll long seed) {
    Random random = new Random(seed);
    int d = 1 + random.nextInt(3);
    Instance instance = random(random, d);
    LogNumber[] c = near(random, instance, instance.thetaRef());
    ScoreTable table = ScoreTable.of(instance.withTheta(c), 64);
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    BigFraction[] zero = new BigFraction[kinks.generatorCount()];
    Arrays.fill(zero, BigFraction.ZERO);
    Interval[] v = ProximalPoint.subgradient(table, kinks, zero);
    for (int n = 0; n < 40; n++) {
      LogNumber[] u = near(random, instance, c);
      Dyadic[] reach = new Dyadic[d];
      double tangent = loss(instance, c);
      for (int k = 0; k < d; k++) {
        Interval e = u[k].subtract(c[k]).enclose(64);
        reach[k] = e.magnitude();
        tangent += real(v[k].lo()) * real(e.lo());
      }
      double most = real(new SegmentCurvature(instance).most(table, reach));
      double there = loss(instance, u);
      double below = tangent - there;
      assertTrue(below <= most + 1e-9, () -> below + " below, more than " + most);
    }
  }

  private static LogNumber[] near(Random random, Instance instance, LogNumber[] from) {
    LogNumber[] point = from.clone();
    for (int k = 0; k < point.length; k++) {
      int size = 1 << random.nextInt(5);
      point[k] = from[k].add(LogNumber.of(new BigFraction(random.nextInt(81) - 40, 20 * size)));
    }
    return point;
  }

  /** By how much the loss falls below its tangent, at most, within reach of theta on a line. */
  private static double deepest(Instance at, ScoreTable table, double reach) {
    Interval[] v =
        ProximalPoint.subgradient(table, SubdifferentialByRank.of(table), new BigFraction[0]);
    double deepest = 0;
    for (int n = -40; n <= 40; n++) {
      double e = reach * n / 40;
      LogNumber[] u = {at.theta(0).add(LogNumber.of(new BigFraction(e)))};
      deepest = Math.max(deepest, loss(at, at.theta()) + real(v[0].lo()) * e - loss(at, u));
    }
    return deepest;
  }

  private static double most(Instance at, ScoreTable table, String reach) {
    Dyadic bound = Dyadic.fromFractionUp(q(reach), 32);
    return real(new SegmentCurvature(at).most(table, new Dyadic[] {bound}));
  }

  /** Both responses as likely, and far apart in score: q is no more than twice what is needed. */
  @Example
  void theLossBendsDownwardBecauseItIsGreat() {
    Instance at =
        twoResponses(LogNumber.ZERO, "1/2")
            .thetaRef(new LogNumber[] {LogNumber.of(q("-40"))})
            .rho(q("2/5"))
            .delta(q("2/5"))
            .build();
    ScoreTable table = ScoreTable.of(at, 64);
    double deepest = deepest(at, table, 0.25);
    double most = most(at, table, "1/4");
    assertTrue(deepest <= most, () -> deepest + " " + most);
    assertTrue(deepest > most / 2, () -> deepest + " of " + most);
  }

  /** Where the policy has settled nothing bends; q knows that it does farther on. */
  @Example
  void theVarianceGrowsOnTheWay() {
    Instance at = twoResponses(LogNumber.of(q("12")), "9/10").build();
    ScoreTable table = ScoreTable.of(at, 64);
    double deepest = deepest(at, table, 12);
    assertTrue(deepest > 0.02, () -> "no valley: " + deepest);
    assertTrue(deepest <= most(at, table, "12"));
    assertTrue(most(at, table, "1/1000") < 1e-9);
  }

  /** A valley far from every point looked at, which are all on a plateau. */
  @Example
  void aNarrowValleyIsNotOverlooked() {
    Instance wide = twoResponses(log("2"), "9/10").domain(Domain.ball(q("60"))).build();
    LogNumber[] bottom = InfimumBracket.of(wide, NOTHING, WIDTH, 400, 64).best();
    double least = loss(wide, bottom);
    assertTrue(least < 0.67, () -> "no valley: " + least);
    for (int boxes : new int[] {2, 4, 8, 16}) {
      assertHolds(InfimumBracket.of(wide, NOTHING, WIDTH, boxes, 64), wide, least);
    }
  }

  /** Two prompts, a coordinate each, and a ball that cuts the valley off: few boxes suffice. */
  @Example
  void aMinimiserOnTheSphere() {
    BigFraction[] away = {BigFraction.ZERO, BigFraction.ZERO};
    BigFraction[][][] psi = {
      {{BigFraction.ONE, BigFraction.ZERO}, away}, {{BigFraction.ZERO, BigFraction.ONE}, away}
    };
    BigFraction[][] table = {{q("1/2"), q("9/10")}, {q("1/10"), q("1/2")}};
    LogNumber[] ref = {LogNumber.ZERO, LogNumber.ZERO};
    Instance instance =
        twoResponses(LogNumber.ZERO, "9/10")
            .prompts(new String[] {"x", "y"}, new BigFraction[] {q("1/2"), q("1/2")})
            .features(psi)
            .thetaRef(ref)
            .theta(ref)
            .oracle(PreferenceOracle.ofPreferences(new BigFraction[][][] {table, table}))
            .domain(Domain.ball(q("1/2")))
            .build();
    InfimumBracket bracket = InfimumBracket.of(instance, NOTHING, q("1/20000"), 300, 64);
    assertHolds(bracket, instance, leastOnGrid(instance, 30));
    assertTrue(bracket.value().width().compareTo(q("1/20000")) <= 0, bracket.value()::toString);
  }

  /** Proposals from outside of Theta are not taken up, good ones are. */
  @Example
  void proposals() throws Exception {
    Instance instance =
        InstanceReader.read(Path.of("../spec/instances/one-dimension.json")).toBuilder()
            .domain(Domain.ball(q("1/100")))
            .build();
    List<LogNumber[]> outside = new ArrayList<>();
    outside.add(new LogNumber[] {instance.thetaRef(0).add(LogNumber.of(q("1/2")))});
    outside.add(new LogNumber[] {instance.thetaRef(0).subtract(LogNumber.of(q("1/2")))});
    InfimumBracket with = InfimumBracket.of(instance, outside, WIDTH, 0, 64);
    InfimumBracket without = InfimumBracket.of(instance, NOTHING, WIDTH, 0, 64);
    assertEquals(without.value(), with.value());
    LogNumber[] best = InfimumBracket.of(instance, NOTHING, WIDTH, 400, 64).best();
    InfimumBracket again = InfimumBracket.of(instance, List.<LogNumber[]>of(best), WIDTH, 0, 64);
    assertTrue(again.value().hi().compareTo(without.value().hi()) < 0);
  }

  /** Without any box the bound is the least mean entropy; 0 boxes are looked at. */
  @Example
  void theExplicitBound() throws Exception {
    Instance tiny = InstanceReader.read(Path.of("../spec/instances/tiny.json"));
    Instance indifferent = InstanceReader.read(Path.of("../spec/instances/biased-gradient.json"));
    InfimumBracket bracket = InfimumBracket.of(tiny, NOTHING, WIDTH, 0, 64);
    double p = preference(tiny);
    double entropy = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    assertEquals(entropy, real(bracket.value().lo()), 1e-12);
    assertEquals(0, bracket.boxes());
    Interval known = InfimumSearch.bracket(indifferent).value();
    assertEquals(Math.log(2), real(known.lo()), 1e-15);
    assertTrue(known.width().compareTo(q("1/1000000000000")) < 0);
  }

  private static double preference(Instance instance) {
    return instance.oracle().enclose(0, 0, 1, 64).lo().toFraction().doubleValue();
  }

  @Example
  void theSearchFindsWhatTheBoxesFind() throws Exception {
    for (String name : List.of("example-4.4", "beyond-margin", "box-domain", "outside-domain")) {
      Instance instance = InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
      InfimumBracket bracket = InfimumSearch.bracket(instance);
      assertTrue(bracket.value().width().compareTo(InfimumSearch.WIDTH) <= 0, name);
      assertHolds(bracket, instance, leastOnGrid(instance, 30));
    }
  }

  @Example
  void whatIsRefused() {
    Instance free = twoResponses(log("2"), "1/2").build();
    IllegalArgumentException none =
        assertThrows(
            IllegalArgumentException.class, () -> InfimumBracket.of(free, NOTHING, WIDTH, 10, 64));
    assertEquals("the instance has no domain", none.getMessage());
    Domain away = Domain.box(new BigFraction[] {q("20")}, new BigFraction[] {q("30")});
    Instance outside = twoResponses(log("2"), "1/2").domain(away).build();
    IllegalArgumentException fault =
        assertThrows(
            IllegalArgumentException.class,
            () -> InfimumBracket.of(outside, NOTHING, WIDTH, 10, 64));
    assertEquals("theta_ref is not in the domain", fault.getMessage());
  }
}
