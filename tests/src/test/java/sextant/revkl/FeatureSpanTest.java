package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.LogRational;
import sextant.sail.KlDivergence;
import sextant.sail.SailLoss;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The span of the features: its dimension by minors, its consequences by values. */
class FeatureSpanTest {

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  /** Three responses with unit vectors as features, the same for both prompts. */
  static InstanceBuilder oneHot() {
    BigFraction[][][] psi = new BigFraction[2][3][3];
    for (int x = 0; x < 2; x++) {
      for (int y = 0; y < 3; y++) {
        for (int k = 0; k < 3; k++) {
          psi[x][y][k] = y == k ? BigFraction.ONE : BigFraction.ZERO;
        }
      }
    }
    LogNumber[] zero = {LogNumber.ZERO, LogNumber.ZERO, LogNumber.ZERO};
    return new InstanceBuilder("one-hot")
        .prompts(Samples.names("x", 2), new BigFraction[] {q("1/3"), q("2/3")})
        .responses(Samples.names("y", 3))
        .features(psi)
        .thetaRef(zero)
        .theta(zero)
        .beta(BigFraction.ONE)
        .rho(BigFraction.ZERO)
        .delta(q("1/2"))
        .oracle(Samples.indifferent(2, 3));
  }

  @Example
  @Tag("RKL-SING")
  void oneHotFeaturesNeverSpan() {
    Instance instance = oneHot().build();
    FeatureSpan span = FeatureSpan.of(instance);
    assertEquals(2, span.rank());
    assertEquals(3, span.dimension());
    assertTrue(!span.isFull());
    BigFraction[] v = span.nullVector();
    assertEquals(v[0], v[1]);
    assertEquals(v[0], v[2]);
    assertTrue(Rationals.signum(v[0]) != 0);
    // F = I/3 - 11'/9: eigenvalue 1/3 twice on the span, 0 off it
    assertTrue(!SymmetricMatrix.isPositiveDefinite(Fisher.value(exact(instance))));
    Interval least = FisherSpectrum.least(ScoreTable.of(instance, 128), span);
    assertTrue(least.contains(q("1/3")), least.toString());
    assertTrue(least.width().toFraction().compareTo(q("1/10000")) < 0, least.toString());
    assertTrue(FisherSpectrum.confirms(exact(instance), span, least));
  }

  /** The largest k with a minor of order k other than 0, of all differences of features. */
  private static int rank(Instance instance) {
    List<BigFraction[]> rows = new ArrayList<>();
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < i; j++) {
          if (Rationals.signum(instance.mass(x)) > 0) {
            rows.add(instance.featureDifference(x, i, j));
          }
        }
      }
    }
    int d = instance.dimension();
    int rank = 0;
    for (int a = 0; a < rows.size(); a++) {
      rank = Math.max(rank, isZero(rows.get(a)) ? 0 : 1);
      for (int b = 0; b < a; b++) {
        for (int k = 0; k < d; k++) {
          for (int l = 0; l < k; l++) {
            if (!Rationals.isZero(minor(rows.get(a), rows.get(b), k, l))) {
              rank = Math.max(rank, 2);
            }
          }
        }
        for (int c = 0; c < b && d == 3; c++) {
          BigFraction determinant =
              minor(rows.get(b), rows.get(c), 1, 2)
                  .multiply(rows.get(a)[0])
                  .subtract(minor(rows.get(b), rows.get(c), 0, 2).multiply(rows.get(a)[1]))
                  .add(minor(rows.get(b), rows.get(c), 0, 1).multiply(rows.get(a)[2]));
          rank = Rationals.isZero(determinant) ? rank : 3;
        }
      }
    }
    return rank;
  }

  private static boolean isZero(BigFraction[] v) {
    return Rationals.isZero(Rationals.dot(v, v));
  }

  private static BigFraction minor(BigFraction[] u, BigFraction[] v, int k, int l) {
    return u[k].multiply(v[l]).subtract(u[l].multiply(v[k]));
  }

  @Property(tries = 150, seed = Samples.SEED)
  @Tag("RKL-SING")
  void theRankIsThatOfTheMinors(@ForAll("logRational") Instance instance) {
    FeatureSpan span = FeatureSpan.of(instance);
    LogRational model = exact(instance);
    assertEquals(rank(instance), span.rank());
    assertEquals(span.isFull(), SymmetricMatrix.isPositiveDefinite(Fisher.value(model)));
    assertTrue(SymmetricMatrix.isPositiveSemidefinite(Fisher.value(model)));
    assertEquals(span.isFull(), span.nullVector().length == 0);
    if (span.rank() > 0) {
      Interval least = FisherSpectrum.least(ScoreTable.of(instance, 160), span);
      assertTrue(least.isPositive(), least.toString());
      assertTrue(FisherSpectrum.confirms(model, span, least));
      Interval lower = Interval.of(least.hi().shift(1), least.hi().shift(2));
      assertTrue(!FisherSpectrum.confirms(model, span, lower));
      Interval upper = Interval.of(least.lo().shift(-2), least.lo().shift(-1));
      assertTrue(!FisherSpectrum.confirms(model, span, upper));
    }
  }

  /** Nothing is strongly concave on the whole space: along v every value stays the same. */
  @Property(tries = 60, seed = Samples.SEED)
  @Tag("RKL-SING")
  void valuesAreConstantOffTheSpan(@ForAll("logRational") Instance instance) {
    BigFraction[] v = FeatureSpan.of(instance).nullVector();
    if (v.length > 0) {
      BigFraction common = BigFraction.ONE;
      for (BigFraction entry : v) {
        common = common.multiply(entry.getDenominator());
      }
      LogNumber[] theta = instance.theta();
      for (int k = 0; k < v.length; k++) {
        theta[k] = theta[k].add(log("81").multiply(v[k].multiply(common)));
      }
      LogRational here = exact(instance);
      LogRational there = LogRational.of(instance.withTheta(theta));
      if (there != null) {
        assertEquals(SailLoss.value(here), SailLoss.value(there));
        assertEquals(KlDivergence.refPolicy(here), KlDivergence.refPolicy(there));
        assertEquals(KlDivergence.policyRef(here), KlDivergence.policyRef(there));
      }
    }
  }

  @Example
  @Tag("RKL-SING")
  void promptsWithoutMassDoNotCount() {
    Instance instance = oneHot().build();
    BigFraction[][][] psi = Samples.features(instance);
    psi[1] = new BigFraction[][] {vector(1, 2, 3), vector(1, 2, 3), vector(2, 3, 4)};
    Instance both = instance.toBuilder().features(psi).build();
    assertTrue(FeatureSpan.of(both).isFull());
    BigFraction[] masses = {BigFraction.ONE, BigFraction.ZERO};
    Instance one = both.toBuilder().prompts(Samples.names("x", 2), masses).build();
    assertEquals(2, FeatureSpan.of(one).rank());
    assertEquals(Math.sqrt(2), FisherBound.diameter(one).doubleValue(), 1e-12);
    assertEquals(Math.sqrt(3), FisherBound.diameter(both).doubleValue(), 1e-12);
  }

  private static BigFraction[] vector(int a, int b, int c) {
    return new BigFraction[] {new BigFraction(a), new BigFraction(b), new BigFraction(c)};
  }
}
