package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.SubdifferentialDistance;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.PenaltyByRank;
import sextant.robust.PenaltySubdifferential;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The subdifferential of R at kinks, and certified distances to zonotopes. */
class SubdifferentialTest {

  private static final int BITS = 200;

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  private static BigFraction[] direction(Random random, int d) {
    BigFraction[] u = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      u[k] = new BigFraction(random.nextInt(13) - 6, 1 + random.nextInt(4));
    }
    return u;
  }

  private static Interval penaltyAt(Instance instance, BigFraction[] u, int shift) {
    LogNumber[] theta = instance.theta();
    for (int k = 0; k < u.length; k++) {
      BigFraction step = u[k].multiply(BigFraction.TWO.pow(-shift));
      theta[k] = theta[k].add(LogNumber.of(step));
    }
    return PenaltyByRank.of(ScoreTable.of(instance.withTheta(theta), 400)).value();
  }

  /** (R(theta + t u) - R(theta)) / t tends to the greatest scalar product of u with an element. */
  @Property(tries = 60, seed = Samples.SEED)
  void oneSidedDerivativeIsTheSupport(
      @ForAll("any") Instance drawn, @ForAll long seed, @ForAll boolean atReference) {
    Instance instance = atReference ? drawn.withTheta(drawn.thetaRef()) : drawn;
    BigFraction[] u = direction(new Random(seed), instance.dimension());
    SubdifferentialByRank subdifferential = SubdifferentialByRank.of(ScoreTable.of(instance, BITS));
    Interval support = Interval.ZERO;
    for (int k = 0; k < u.length; k++) {
      support = support.add(subdifferential.centre()[k].multiply(u[k], BITS), BITS);
    }
    for (int k = 0; k < subdifferential.generatorCount(); k++) {
      BigFraction reach = Rationals.abs(Rationals.dot(u, subdifferential.direction(k)));
      support = support.add(subdifferential.coefficient(k).multiply(reach, BITS), BITS);
    }
    Interval slope =
        penaltyAt(instance, u, 100)
            .subtract(penaltyAt(instance, direction(new Random(seed), u.length), 400), 400)
            .shift(100);
    Interval error = slope.subtract(support, BITS);
    assertTrue(
        error.magnitude().toFraction().compareTo(BigFraction.TWO.pow(-70)) < 0,
        () -> "one-sided derivative off by " + error.magnitude());
    LogRational model = LogRational.of(instance);
    if (model != null) {
      assertEncloses(support, PenaltySubdifferential.of(model).along(u), 120, "support");
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  void segmentsAreEnclosed(@ForAll("logRational") Instance drawn, @ForAll boolean atReference) {
    Instance instance = atReference ? drawn.withTheta(drawn.thetaRef()) : drawn;
    PenaltySubdifferential literal = PenaltySubdifferential.of(exact(instance));
    SubdifferentialByRank quick = SubdifferentialByRank.of(ScoreTable.of(instance, BITS));
    assertEquals(literal.generatorCount(), quick.generatorCount());
    assertEquals(literal.isSmooth(), quick.isSmooth());
    int found = 0;
    for (int k = 0; k < literal.generatorCount(); k++) {
      for (int m = 0; m < quick.generatorCount(); m++) {
        if (java.util.Arrays.equals(literal.direction(k), quick.direction(m))) {
          found++;
          LogNumber coefficient = LogNumber.of(literal.coefficient(k));
          assertEncloses(quick.coefficient(m), coefficient, 150, "coefficient");
        }
      }
      assertTrue(Rationals.signum(literal.coefficient(k)) > 0);
    }
    assertEquals(literal.generatorCount(), found);
  }

  /** What a random element's distance says about the enclosure of the least one. */
  @Property(tries = 60, seed = Samples.SEED)
  void distanceIsEnclosed(@ForAll("logRational") Instance drawn, @ForAll long seed) {
    Instance instance = drawn.withTheta(drawn.thetaRef());
    Random random = new Random(seed);
    SubdifferentialByRank z = SubdifferentialByRank.of(ScoreTable.of(instance, BITS));
    BigFraction[][] directions = new BigFraction[z.generatorCount()][];
    Interval[] coefficients = new Interval[directions.length];
    BigFraction[] t = new BigFraction[directions.length];
    for (int k = 0; k < t.length; k++) {
      directions[k] = z.direction(k);
      coefficients[k] = z.coefficient(k);
      t[k] = new BigFraction(random.nextInt(21) - 10, 10);
    }
    Interval[] point = new Interval[instance.dimension()];
    for (int a = 0; a < point.length; a++) {
      point[a] = Interval.from(new BigFraction(random.nextInt(41) - 20, 10), BITS);
    }
    Interval distance =
        SubdifferentialDistance.between(point, z.centre(), directions, coefficients, BITS);
    ZonotopeDistance certifier =
        ZonotopeDistance.of(point, z.centre(), directions, coefficients, BITS);
    assertEquals(t.length, certifier.segmentCount());
    assertTrue(certifier.upper(t).compareTo(distance.lo()) >= 0, "an element is too near");
    BigFraction[] u = direction(random, point.length);
    assertTrue(certifier.lower(u).compareTo(distance.hi()) <= 0, "a direction shows too much");
    assertTrue(
        distance.width().toFraction().compareTo(BigFraction.TWO.pow(-20)) < 0,
        () -> "wide: " + distance);
  }

  /** The square [-1,1]^2 and the segment along (1,1), distances known. */
  @Example
  void knownDistances() {
    BigFraction[][] axes = {{q("1"), q("0")}, {q("0"), q("1")}};
    Interval[] unit = {Interval.ONE, Interval.ONE};
    Interval[] origin = {Interval.ZERO, Interval.ZERO};
    near("5", SubdifferentialDistance.between(at("4", "5"), origin, axes, unit, BITS));
    near("1", SubdifferentialDistance.between(at("1/2", "2"), origin, axes, unit, BITS));
    near("0", SubdifferentialDistance.between(at("1/2", "-1/3"), origin, axes, unit, BITS));
    near("0", SubdifferentialDistance.between(at("1", "1"), origin, axes, unit, BITS));
    BigFraction[][] diagonal = {{q("1"), q("1")}};
    Interval[] half = {Interval.from(q("1/2"), 64)};
    near("5/2", SubdifferentialDistance.between(at("2", "5/2"), origin, diagonal, half, BITS));
    BigFraction[][] none = {};
    near("5", SubdifferentialDistance.between(at("3", "4"), origin, none, new Interval[0], BITS));
  }

  private static Interval[] at(String a, String b) {
    return new Interval[] {Interval.from(q(a), BITS), Interval.from(q(b), BITS)};
  }

  private static void near(String value, Interval distance) {
    BigFraction slack = BigFraction.TWO.pow(-45);
    assertTrue(distance.lo().compareTo(q(value)) <= 0, () -> value + " " + distance);
    assertTrue(distance.hi().compareTo(q(value)) >= 0, () -> value + " " + distance);
    assertTrue(distance.width().toFraction().compareTo(slack) < 0, () -> value + " " + distance);
  }

  @Example
  void badProposalsAreRefusedOrHarmless() {
    BigFraction[][] axis = {{q("1"), q("0")}};
    ZonotopeDistance distance =
        ZonotopeDistance.of(at("3", "0"), at("0", "0"), axis, new Interval[] {Interval.ONE}, BITS);
    assertThrows(
        IllegalArgumentException.class, () -> distance.upper(new BigFraction[] {q("1.01")}));
    assertThrows(IllegalArgumentException.class, () -> distance.upper(new BigFraction[0]));
    assertThrows(IllegalArgumentException.class, () -> distance.lower(new BigFraction[0]));
    assertEquals(Dyadic.ZERO, distance.lower(new BigFraction[] {q("0"), q("0")}));
    assertEquals(Dyadic.ZERO, distance.lower(new BigFraction[] {q("0"), q("1")}));
    assertTrue(distance.lower(new BigFraction[] {q("-7"), q("0")}).compareTo(q("2")) <= 0);
    assertTrue(distance.lower(new BigFraction[] {q("-7"), q("0")}).compareTo(q("1.99")) >= 0);
    assertTrue(distance.upper(new BigFraction[] {q("-1")}).compareTo(q("4")) >= 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> ZonotopeDistance.of(at("3", "0"), at("0", "0"), axis, new Interval[0], BITS));
  }
}
