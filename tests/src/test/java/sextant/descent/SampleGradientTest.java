package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.SailLoss;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;
import sextant.testing.ScoreCalculus;

/** Stochastic gradients, sample by sample and in the mean. */
class SampleGradientTest {
  private static final int BITS = 160;

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  /** beta = 2, sigma = 1/4, gap 3, S = 5: 2·(1/4 - label)·3 + 5 l. */
  @Example
  @Tag("ORA-A6")
  @Tag("SAIL-BIAS")
  void byHand() {
    LogNumber one = log("4");
    LogNumber zero = log("4/3");
    BigFraction two = q("2");
    assertEquals(
        LogNumber.of(q("-9/2")).add(log("5", "4")),
        SampleGradient.sail(1, two, q("1/4"), q("3"), one, q("5")));
    assertEquals(
        LogNumber.of(q("3/2")).add(log("5", "4/3")),
        SampleGradient.sail(0, two, q("1/4"), q("3"), zero, q("5")));
    assertEquals(log("5", "4"), SampleGradient.dropped(one, q("5")));
    assertEquals(
        LogNumber.of(q("-3")).add(log("5", "2")),
        SampleGradient.penalty(log("1/2"), q("3"), q("5")));
    assertEquals(LogNumber.ZERO, SampleGradient.penalty(LogNumber.ZERO, q("3"), q("5")));
  }

  @Property(tries = 25, seed = Samples.SEED)
  @Tag("ORA-A6")
  @Tag("SAIL-BIAS")
  void meansAreTheGradients(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    LogNumber[] sail = SampleGradient.sailMean(model);
    LogNumber[] dropped = SampleGradient.droppedMean(model);
    LogNumber[] penalty = SampleGradient.penaltyMean(model);
    EstimatorMoments moments = EstimatorMoments.of(ScoreTable.of(instance, BITS));
    for (int k = 0; k < sail.length; k++) {
      assertEquals(ScoreCalculus.sailGradient(model, k), sail[k]);
      assertEquals(ScoreCalculus.penaltyGradient(model, k), penalty[k]);
      holds(moments.sailMean()[k], sail[k]);
      holds(moments.sailScore()[k], dropped[k]);
      holds(moments.sailPath()[k], sail[k].subtract(dropped[k]));
      holds(moments.penaltyMean()[k], penalty[k]);
    }
    assertTrue(
        moments
                .sailSecondMoment()
                .subtract(EstimatorMoments.squaredNorm(moments.sailMean(), BITS), BITS)
                .hi()
                .signum()
            >= 0);
  }

  private static void holds(Interval enclosure, LogNumber value) {
    Interval exact = value.enclose(BITS + 64);
    assertTrue(
        enclosure.lo().compareTo(exact.hi()) <= 0 && exact.lo().compareTo(enclosure.hi()) <= 0,
        enclosure + " misses " + exact);
    assertTrue(
        enclosure.width().compareTo(sextant.exact.Dyadic.ONE.shift(-BITS + 40)) < 0,
        "wide: " + enclosure);
  }

  /** Two responses, psi = 1 and 0, P*(a over b) = 1/4, theta = log 3, beta = 1, by hand. */
  @Example
  @Tag("ORA-A6")
  void variancesByHand() {
    Instance instance = twoResponses(log("3"), "1/4").build();
    EstimatorMoments moments = EstimatorMoments.of(ScoreTable.of(instance, BITS));
    // pi = (3/4, 1/4); S = 1/2, -1/2, -3/2 on (a,a), (a,b), (b,b); h = log 3 on (a,b)
    double log3 = Math.log(3);
    double second = 0;
    double mean = 0;
    double[][] pairs = {
      {9.0 / 16, 0, 0.5}, {3.0 / 16, 1, -0.5}, {3.0 / 16, -1, -0.5}, {1.0 / 16, 0, -1.5}
    };
    for (double[] pair : pairs) {
      double g = pair[1] * pair[1] + Math.abs(pair[1]) * log3 * pair[2];
      mean += pair[0] * g;
      second += pair[0] * g * g;
    }
    assertEquals(mean, value(moments.penaltyMean()[0]), 1e-12);
    assertEquals(second, value(moments.penaltySecondMoment()), 1e-12);
    assertEquals(
        second - mean * mean,
        value(
            EstimatorMoments.variance(moments.penaltySecondMoment(), moments.penaltyMean(), BITS)),
        1e-12);
    double sail = 0;
    for (double[] pair : pairs) {
      double h = pair[1] * log3;
      double s = 1 / (1 + Math.exp(-h));
      double one = (s - 1) * pair[1] + Math.log1p(Math.exp(-h)) * pair[2];
      double zero = s * pair[1] + Math.log1p(Math.exp(h)) * pair[2];
      double p = 0.5 - pair[1] / 4;
      sail += pair[0] * (p * one * one + (1 - p) * zero * zero);
    }
    assertEquals(sail, value(moments.sailSecondMoment()), 1e-12);
  }

  private static double value(Interval v) {
    return v.lo().toFraction().doubleValue();
  }

  /** A step of size 1 and a small one along the biased gradient both go uphill, decided. */
  @Example
  @Tag("SAIL-BIAS")
  void theBiasedGradientGoesUphill() {
    Instance instance = twoResponses(log("16"), "1/2").build();
    LogRational model = exact(instance);
    LogNumber full = SampleGradient.sailMean(model)[0];
    LogNumber path = full.subtract(SampleGradient.droppedMean(model)[0]);
    assertEquals(-1, full.signum());
    assertEquals(1, path.signum());
    LogNumber here = SailLoss.value(model);
    for (String nearer : new String[] {"15", "9"}) {
      LogRational moved = exact(instance.withTheta(new LogNumber[] {log(nearer)}));
      assertNotNull(moved);
      assertTrue(SailLoss.value(moved).compareTo(here) > 0, "L at log " + nearer);
    }
  }
}
