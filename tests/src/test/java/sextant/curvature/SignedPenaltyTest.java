package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.testing.Samples;

/** Second and third derivatives of the penalty with fixed signs. */
@Tag("ORA-T4.7")
class SignedPenaltyTest {

  private static final int BITS = 80;

  private static Interval[] point(Random random, int dimension, int size) {
    Interval[] point = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      point[k] = Interval.exact(Dyadic.of(random.nextInt(2 * size) - size).shift(-8));
    }
    return point;
  }

  private static double middle(Interval x) {
    return x.lo().add(x.hi()).shift(-1).toFraction().doubleValue();
  }

  @Property(tries = 60, seed = Samples.SEED)
  void secondDerivativesAreThoseOfThePenalty(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int dimension) {
    Random random = new Random(seed);
    Instance instance = Penalties.random(seed, 2, 3, dimension, Domain.ball(q("1")));
    Chambers chambers = Chambers.of(instance);
    SignedPenalty penalty = new SignedPenalty(instance, chambers, BITS);
    Interval[] tau = point(random, dimension, 400);
    double[] at = new double[dimension];
    double[] u = new double[dimension];
    double norm = 0;
    for (int k = 0; k < dimension; k++) {
      at[k] = middle(tau[k]);
      u[k] = random.nextGaussian();
      norm += u[k] * u[k];
    }
    for (int k = 0; k < dimension; k++) {
      u[k] /= Math.sqrt(norm);
    }
    int[] signs = signs(chambers, at);
    if (Penalties.isClear(instance, at, u)) {
      Interval[][] hessian = penalty.hessian(signs, tau);
      double form = 0;
      for (int a = 0; a < dimension; a++) {
        for (int b = 0; b < dimension; b++) {
          assertTrue(hessian[a][b].width().toFraction().doubleValue() < 1e-15);
          form += u[a] * u[b] * middle(hessian[a][b]);
        }
      }
      assertEquals(Penalties.curvature(instance, at, u), form, 1e-6);
    }
  }

  private static int[] signs(Chambers chambers, double[] at) {
    int[] signs = new int[chambers.normalCount()];
    for (int k = 0; k < signs.length; k++) {
      double side = 0;
      for (int i = 0; i < at.length; i++) {
        side += chambers.normal(k)[i].doubleValue() * at[i];
      }
      signs[k] = side >= 0 ? 1 : -1;
    }
    return signs;
  }

  @Property(tries = 60, seed = Samples.SEED)
  void thirdDerivativesAreThoseOfTheSecond(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int dimension) {
    Random random = new Random(seed);
    Instance instance = Penalties.random(seed, 1, 4, dimension, Domain.ball(q("1")));
    Chambers chambers = Chambers.of(instance);
    int[] signs = chambers.signs(random.nextInt(chambers.count()));
    SignedPenalty penalty = new SignedPenalty(instance, chambers, BITS);
    Interval[] tau = point(random, dimension, 400);
    Interval[][][] third = penalty.thirdDerivatives(signs, tau);
    Dyadic step = Dyadic.ONE.shift(-16);
    for (int c = 0; c < dimension; c++) {
      Interval[] more = tau.clone();
      more[c] = Interval.exact(tau[c].lo().add(step));
      Interval[] less = tau.clone();
      less[c] = Interval.exact(tau[c].lo().subtract(step));
      Interval[][] above = penalty.hessian(signs, more);
      Interval[][] below = penalty.hessian(signs, less);
      for (int a = 0; a < dimension; a++) {
        for (int b = a; b < dimension; b++) {
          double slope = (middle(above[a][b]) - middle(below[a][b])) * 0x1p15;
          int[] order = {a, b, c};
          java.util.Arrays.sort(order);
          double expected = middle(third[order[0]][order[1]][order[2]]);
          assertEquals(expected, slope, 1e-5 * (1 + Math.abs(expected)));
        }
      }
    }
  }

  @Property(tries = 60, seed = Samples.SEED)
  void boxesEncloseTheirPoints(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int dimension) {
    Random random = new Random(seed);
    Instance instance = Penalties.random(seed, 1, 3, dimension, Domain.ball(q("1")));
    Chambers chambers = Chambers.of(instance);
    int[] signs = chambers.signs(random.nextInt(chambers.count()));
    SignedPenalty penalty = new SignedPenalty(instance, chambers, BITS);
    Interval[] one = point(random, dimension, 400);
    Interval[] two = point(random, dimension, 400);
    Interval[] box = new Interval[dimension];
    Interval[] between = new Interval[dimension];
    for (int k = 0; k < dimension; k++) {
      box[k] = one[k].hull(two[k]);
      between[k] = Interval.exact(one[k].lo().add(two[k].lo()).shift(-1));
    }
    Interval[][] over = penalty.hessian(signs, box);
    Interval[][][] third = penalty.thirdDerivatives(signs, box);
    for (Interval[] inside : new Interval[][] {one, two, between}) {
      Interval[][] at = penalty.hessian(signs, inside);
      Interval[][][] thirdAt = penalty.thirdDerivatives(signs, inside);
      for (int a = 0; a < dimension; a++) {
        for (int b = a; b < dimension; b++) {
          assertTrue(over[a][b].contains(at[a][b]));
          for (int c = b; c < dimension; c++) {
            assertTrue(third[a][b][c].contains(thirdAt[a][b][c]));
          }
        }
      }
    }
  }
}
