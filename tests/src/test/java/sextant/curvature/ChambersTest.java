package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.testing.Samples;

/** The chambers of the kinks' arrangement, against signs met at random points. */
@Tag("ORA-T4.7")
class ChambersTest {

  @Property(tries = 40, seed = Samples.SEED)
  void chambersAreTheSignsThatOccur(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int dimension,
      @ForAll @IntRange(min = 1, max = 4) int responses) {
    Instance instance = Penalties.random(seed, 1, responses, dimension, Domain.ball(q("1")));
    Chambers chambers = Chambers.of(instance);
    Set<String> listed = new HashSet<>();
    for (int c = 0; c < chambers.count(); c++) {
      assertTrue(listed.add(Arrays.toString(chambers.signs(c))), "a chamber is listed twice");
    }
    Random random = new Random(seed);
    Set<String> met = new HashSet<>();
    for (int tries = 0; tries < 20_000; tries++) {
      double[] tau = new double[dimension];
      for (int k = 0; k < dimension; k++) {
        tau[k] = random.nextGaussian();
      }
      met.add(Arrays.toString(signs(chambers, tau)));
    }
    assertTrue(listed.containsAll(met), "a chamber is missing");
    // Narrow cones may be missed by chance, but not many.
    assertTrue(met.size() >= 0.8 * listed.size(), met.size() + " of " + listed.size());
  }

  private static int[] signs(Chambers chambers, double[] tau) {
    int[] signs = new int[chambers.normalCount()];
    for (int k = 0; k < signs.length; k++) {
      double side = 0;
      BigFraction[] normal = chambers.normal(k);
      for (int i = 0; i < tau.length; i++) {
        side += normal[i].doubleValue() * tau[i];
      }
      signs[k] = side > 0 ? 1 : -1;
    }
    return signs;
  }

  @Example
  void simplexHasAChamberAnOrder() {
    BigFraction[][][] features = new BigFraction[1][4][3];
    for (int y = 0; y < 4; y++) {
      for (int k = 0; k < 3; k++) {
        features[0][y][k] = y == k ? BigFraction.ONE : BigFraction.ZERO;
      }
    }
    Chambers chambers = Chambers.of(with(features));
    assertEquals(6, chambers.normalCount());
    assertEquals(24, chambers.count());
  }

  @Example
  void signsOfPairsFollowTheNormals() {
    BigFraction[][][] features = {{{q("1")}, {q("-1")}, {q("1")}, {q("3")}}};
    Chambers chambers = Chambers.of(with(features));
    assertEquals(1, chambers.normalCount());
    assertEquals(2, chambers.count());
    for (int c = 0; c < 2; c++) {
      int[] signs = chambers.signs(c);
      assertEquals(signs[0], chambers.signOf(signs, 0, 0, 1));
      assertEquals(-signs[0], chambers.signOf(signs, 0, 1, 0));
      assertEquals(0, chambers.signOf(signs, 0, 0, 2));
      assertEquals(-signs[0], chambers.signOf(signs, 0, 0, 3));
    }
  }

  @Example
  void tooManyDirectionsAreRefused() {
    BigFraction[][][] features = new BigFraction[1][13][2];
    for (int y = 0; y < 13; y++) {
      features[0][y] = new BigFraction[] {q(y, 1), q((long) y * y * y, 7)};
    }
    Instance instance = with(features);
    assertThrows(IllegalArgumentException.class, () -> Chambers.of(instance));
  }

  private static Instance with(BigFraction[][][] features) {
    int n = features[0].length;
    int d = features[0][0].length;
    sextant.exact.LogNumber[] zero = new sextant.exact.LogNumber[d];
    Arrays.fill(zero, Samples.number("0"));
    return new InstanceBuilder("features")
        .prompts(Samples.names("x", 1), new BigFraction[] {BigFraction.ONE})
        .responses(Samples.names("y", n))
        .features(features)
        .thetaRef(zero)
        .theta(zero.clone())
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(BigFraction.ONE_HALF)
        .oracle(Samples.indifferent(1, n))
        .build();
  }
}
