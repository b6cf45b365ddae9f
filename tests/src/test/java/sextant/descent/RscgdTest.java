package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.exact.Dyadic;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.sail.ScoreTable;
import sextant.testing.PlainDescent;

/** R-SCGD step by step, beside the same samples and steps in plain doubles. */
@Tag("ORA-Alg1")
class RscgdTest {

  private static final int BITS = 128;
  private static final long SEED = 11;

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  private static Rscgd start(Instance instance, String eta, int batch, int places) {
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    return new Rscgd(instance, domain, q(eta), batch, sampler, places, BITS);
  }

  /** v towards 0, to a multiple of 2^-places. */
  private static double rounded(double v, int places) {
    double units = Math.scalb(Math.abs(v), places);
    return Math.copySign(Math.scalb(Math.floor(units), -places), v);
  }

  /**
   * At theta_ref + offset with few places, so that doubles round as the algorithm does; no radius
   * is a multiple of 2^-places, for a sphere is never quite reached.
   */
  @ParameterizedTest
  @CsvSource({"tiny,1/2,1", "tiny,40,3", "one-prompt,1/4,2", "box-domain,1/2,1", "preferences,3,4"})
  void stepByStep(String name, String eta, int batch) throws Exception {
    int places = 18;
    Instance shipped =
        name.equals("tiny")
            ? shipped(name).toBuilder().domain(Domain.ball(q("29/10"))).build()
            : shipped(name);
    double[] offset = PlainDescent.offset(shipped);
    for (int k = 0; k < offset.length; k++) {
      offset[k] = rounded(offset[k], places);
    }
    Rscgd algorithm = start(PlainDescent.at(shipped, offset), eta, batch, places);
    OnPolicySampler same = new OnPolicySampler(SEED);
    double moved = 0;
    for (int t = 0; t < 30; t++) {
      Instance here = PlainDescent.at(shipped, offset);
      PlainDescent plain = new PlainDescent(shipped, offset);
      double[] mean = new double[offset.length];
      for (int[] sample : same.batch(ScoreTable.of(here, BITS), batch)) {
        double[] g = plain.gradient(sample[0], sample[1], sample[2], 1);
        for (int k = 0; k < mean.length; k++) {
          mean[k] += g[k] / batch;
        }
      }
      double[] end = plain.step(mean, q(eta).doubleValue());
      for (int k = 0; k < end.length; k++) {
        double next = rounded(end[k], places);
        moved = Math.max(moved, Math.abs(next - offset[k]));
        offset[k] = next;
      }
      algorithm.step();
      assertEquals(t + 1, algorithm.count());
      Instance expected = PlainDescent.at(shipped, offset);
      for (int k = 0; k < offset.length; k++) {
        assertEquals(expected.theta(k), algorithm.instance().theta(k), "at step " + (t + 1));
      }
    }
    assertTrue(moved > 0.01, "it went nowhere");
  }

  @Test
  void theStartIsLeftAlone() throws Exception {
    Instance instance = shipped("one-prompt");
    Rscgd algorithm = start(instance, "1/4", 2, 64);
    assertEquals(0, algorithm.count());
    assertArrayEquals(instance.theta(), algorithm.instance().theta());
    assertEquals(Dyadic.ZERO, algorithm.error());
    assertEquals(BITS, algorithm.table().bits());
  }

  /** 200 steps with steps large and small; also from a corner and from the sphere. */
  @ParameterizedTest
  @CsvSource({"tiny,100", "one-dimension,1/10", "one-prompt,1", "box-domain,10", "preferences,5"})
  void iteratesStayInThetaAndTheErrorIsTheGreatestSoFar(String name, String eta) throws Exception {
    Instance instance = shipped(name);
    Domain domain = instance.domain();
    Rscgd algorithm = start(instance, eta, 1, 32);
    Dyadic error = Dyadic.ZERO;
    BigFraction most = BigFraction.TWO.pow(-31).multiply(instance.dimension());
    boolean inner = false;
    for (int t = 0; t < 200; t++) {
      algorithm.step();
      LogNumber[] theta = algorithm.instance().theta();
      assertTrue(domain != null);
      assertEquals(Domain.Membership.INSIDE, domain.contains(theta, instance.thetaRef()));
      assertTrue(algorithm.error().compareTo(error) >= 0, "the error fell");
      error = algorithm.error();
      assertTrue(error.compareTo(most) <= 0);
      inner |= !Arrays.equals(theta, instance.thetaRef());
    }
    assertTrue(error.signum() > 0 && inner);
  }

  /** The error of a batch of steps is that of the worst of them. */
  @Test
  void theErrorIsThatOfTheWorstStep() throws Exception {
    Instance instance = shipped("one-dimension");
    Rscgd algorithm = start(instance, "1/10", 1, 20);
    OnPolicySampler same = new OnPolicySampler(SEED);
    Dyadic worst = Dyadic.ZERO;
    for (int t = 0; t < 20; t++) {
      ScoreTable table = algorithm.table();
      int[] sample = same.batch(table, 1)[0];
      ProjectedStep step =
          ProjectedStep.of(
              table.instance(),
              Domain.ball(q("1")),
              StochasticGradient.at(table).of(sample[0], sample[1], sample[2]),
              q("1/10"),
              20,
              BITS);
      worst = step.error().compareTo(worst) > 0 ? step.error() : worst;
      algorithm.step();
      assertEquals(worst, algorithm.error());
      assertArrayEquals(step.point(), algorithm.instance().theta());
    }
  }

  @Test
  void theSameSeedGivesTheSamePath() throws Exception {
    Instance instance = shipped("one-prompt");
    Rscgd first = start(instance, "1/4", 2, 64);
    Rscgd second = start(instance, "1/4", 2, 64);
    Rscgd other =
        new Rscgd(
            instance, Domain.ball(q("1")), q("1/4"), 2, new OnPolicySampler(SEED + 1), 64, BITS);
    boolean differs = false;
    for (int t = 0; t < 10; t++) {
      first.step();
      second.step();
      other.step();
      assertArrayEquals(first.instance().theta(), second.instance().theta());
      differs |= !Arrays.equals(first.instance().theta(), other.instance().theta());
    }
    assertTrue(differs);
    assertFalse(Arrays.equals(instance.theta(), first.instance().theta()));
  }
}
