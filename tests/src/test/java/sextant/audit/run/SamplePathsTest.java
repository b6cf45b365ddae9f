package sextant.audit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.nio.file.Path;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.descent.OnPolicySampler;
import sextant.descent.Rscgd;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.testing.PlainDescent;
import sextant.testing.ProximalSamples;

/** The expectation over all sample paths against a recursion of the test's own, in doubles. */
@Tag("ORA-T5.2")
class SamplePathsTest {

  private static final BigFraction RADIUS = q("1/1000000000000");
  private static final long SEED = 3;

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  /** ||grad F_env||^2 by a certified proximal point. */
  private static double square(ProximalProblem problem, Instance at) {
    MoreauEnvelope envelope =
        MoreauEnvelope.of(ProximalSamples.solve(problem.at(at.theta()), RADIUS));
    return envelope.gradientNorm().square(128).lo().toFraction().doubleValue();
  }

  /** The sum over a path's iterates in expectation: every pair, every label, nothing merged. */
  private static double sum(ProximalProblem problem, double[] offset, double eta, int steps) {
    Instance instance = problem.instance();
    double sum = square(problem, PlainDescent.at(instance, offset));
    if (steps > 1) {
      PlainDescent here = new PlainDescent(instance, offset);
      for (int x = 0; x < instance.promptCount(); x++) {
        for (int i = 0; i < instance.responseCount(); i++) {
          for (int j = 0; j < instance.responseCount(); j++) {
            for (int label = 0; label < 2; label++) {
              double share = here.law(x, i, j) * here.label(x, i, j, label);
              double[] next = here.step(here.gradient(x, i, j, label), eta);
              sum += share * sum(problem, next, eta, steps - 1);
            }
          }
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"tiny,2,1", "tiny,3,8", "example-4.4,3,1/2", "box-domain,2,2", "tiny,1,5"})
  void theWholeTree(String name, int steps, String eta) throws Exception {
    ProximalProblem problem = ProximalProblem.moderate(shipped(name));
    SamplePaths paths = new SamplePaths(problem, q(eta), steps, RADIUS);
    assertEquals(Dyadic.ZERO, paths.error());
    Interval expectation = paths.expectation();
    double[] start = PlainDescent.offset(problem.instance());
    double expected = sum(problem, start, q(eta).doubleValue(), steps) / steps;
    assertEquals(expected, expectation.lo().toFraction().doubleValue(), 1e-9 * (1 + expected));
    assertTrue(expectation.width().compareTo(RADIUS.multiply(1000)) < 0, "wide");
    BigFraction most = BigFraction.TWO.pow(-63).multiply(problem.instance().dimension());
    assertTrue(paths.error().compareTo(most) < 0);
    assertEquals(steps > 1, paths.error().signum() > 0);
  }

  @Test
  void sizes() throws Exception {
    Instance tiny = shipped("tiny");
    assertEquals(1, SamplePaths.size(tiny, 1));
    assertEquals(1 + 4 + 16, SamplePaths.size(tiny, 3));
    assertEquals(1 + 18, SamplePaths.size(shipped("box-domain"), 2));
    assertEquals(Long.MAX_VALUE, SamplePaths.size(tiny, 100));
  }

  /** R is drawn, then as many steps are taken. */
  @Test
  void aPathAtRandomIsRScgd() throws Exception {
    ProximalProblem problem = ProximalProblem.moderate(shipped("tiny"));
    Instance instance = problem.instance();
    SamplePaths paths = new SamplePaths(problem, q("8"), 4, RADIUS);
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    OnPolicySampler same = new OnPolicySampler(SEED);
    boolean[] seen = new boolean[4];
    Dyadic error = Dyadic.ZERO;
    for (int n = 0; n < 20; n++) {
      int last = same.uniform(4);
      seen[last] = true;
      Rscgd path = new Rscgd(instance, Domain.ball(q("3")), q("8"), 1, same, 64, 160);
      for (int t = 0; t < last; t++) {
        path.step();
      }
      error = path.error().compareTo(error) > 0 ? path.error() : error;
      Interval found = paths.random(sampler);
      assertEquals(square(problem, path.instance()), found.lo().toFraction().doubleValue(), 1e-12);
    }
    assertTrue(seen[0] && seen[1] && seen[2] && seen[3], "20 paths end at every step");
    assertEquals(error, paths.error());
  }

  /**
   * The mean of many paths is the expectation, within five standard deviations. The gradient is
   * some forty times as large after a step, so that R matters.
   */
  @Test
  void manyPathsAtRandom() throws Exception {
    ProximalProblem problem = ProximalProblem.moderate(shipped("rho-zero"));
    SamplePaths paths = new SamplePaths(problem, q("1"), 2, RADIUS);
    double expected = paths.expectation().lo().toFraction().doubleValue();
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    int count = 400;
    double sum = 0;
    double squares = 0;
    for (int n = 0; n < count; n++) {
      double value = paths.random(sampler).lo().toFraction().doubleValue();
      sum += value;
      squares += value * value;
    }
    double mean = sum / count;
    double deviation = Math.sqrt((squares / count - mean * mean) / count);
    assertEquals(expected, mean, 5 * deviation);
    assertTrue(deviation < expected / 4, "too few paths to tell");
  }
}
