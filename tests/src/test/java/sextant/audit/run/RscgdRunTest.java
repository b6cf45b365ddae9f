package sextant.audit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.descent.DescentConstants;
import sextant.descent.OnPolicySampler;
import sextant.descent.Rscgd;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.testing.PlainDoubles;
import sextant.testing.ProximalSamples;

/** A run's rows: what is in them, and where the envelope is certified. */
@Tag("ORA-Alg1")
@Tag("ORA-T5.2")
class RscgdRunTest {

  private static final BigFraction RADIUS = q("1/1000000000000");
  private static final long SEED = 2;

  /** Below every loss of the shipped instances used here; F_inf itself is tested elsewhere. */
  private static final Interval INFIMUM = Interval.from(q("3/5"), 64);

  private static Instance shipped(String name) throws Exception {
    return InstanceReader.read(Path.of("../spec/instances/" + name + ".json"));
  }

  private static RscgdOptions options(
      int steps, int checkpoints, @Nullable BigFraction stepSize, @Nullable BigFraction lambdaEnv) {
    return new RscgdOptions(steps, 2, SEED, stepSize, lambdaEnv, checkpoints, 64, RADIUS);
  }

  private static List<List<@Nullable Interval>> all(SteppedRun run) {
    List<List<@Nullable Interval>> rows = new ArrayList<>();
    for (int t = 0; t < run.rows(); t++) {
      rows.add(run.next());
      assertEquals(run.columns().size(), rows.get(t).size());
    }
    return rows;
  }

  private static double real(@Nullable Interval v) {
    assertNotNull(v);
    return v.lo().toFraction().doubleValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; 20; 0 10 20 30 40 50 60 70 80 90 100 110 120 130 140 150 160 170 180 190",
        "10; 3; 0 4 7",
        "5; 50; 0 1 2 3 4",
        "4; 4; 0 1 2 3",
        "7; 1; 0",
        "1; 1; 0",
        "6; 0; none"
      })
  void checkpointsFallWhereTheyShould(int steps, int checkpoints, String rows) throws Exception {
    RscgdRun run =
        RscgdRun.of(shipped("tiny"), INFIMUM, options(steps, checkpoints, q("1/50"), null));
    assertEquals(steps + 1, run.rows());
    assertEquals(
        List.of(
            "theta0",
            "loss",
            "envelope",
            "gradientNorm",
            "proximalRadius",
            "boundPublished",
            "boundSharper"),
        run.columns());
    List<String> found = new ArrayList<>();
    double sum = 0;
    List<List<@Nullable Interval>> table = all(run);
    for (int t = 0; t <= steps; t++) {
      List<@Nullable Interval> row = table.get(t);
      assertEquals(row.get(2) == null, row.get(3) == null);
      assertEquals(row.get(2) == null, row.get(4) == null);
      assertEquals(t == 0, row.get(5) == null);
      assertEquals(t == 0, row.get(6) == null);
      if (row.get(2) != null) {
        found.add(String.valueOf(t));
        sum += Math.pow(real(row.get(3)), 2);
      }
    }
    assertEquals(rows, found.isEmpty() ? "none" : String.join(" ", found));
    Map<String, Interval> summary = run.summary();
    assertEquals(found.isEmpty(), summary.get("meanSquare") == null);
    if (!found.isEmpty()) {
      assertEquals(sum / found.size(), real(summary.get("meanSquare")), 1e-10);
    }
    assertEquals(table.get(steps).get(5), summary.get("boundPublished"));
    assertEquals(table.get(steps).get(6), summary.get("boundSharper"));
    assertTrue(run.verdicts().isEmpty());
  }

  /** Every row against the algorithm itself, the supremum in doubles, and a proximal point. */
  @ParameterizedTest
  @ValueSource(strings = {"tiny", "box-domain", "one-prompt"})
  void whatARowHolds(String name) throws Exception {
    Instance instance = shipped(name);
    Domain domain = instance.domain();
    assertNotNull(domain);
    RscgdRun run = RscgdRun.of(instance, INFIMUM, options(6, 3, q("1/2"), null));
    BigFraction lambdaEnv = ProximalProblem.moderate(DescentConstants.modulusPublished(instance));
    ProximalProblem problem = ProximalProblem.of(instance, lambdaEnv);
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    Rscgd same = new Rscgd(instance, domain, q("1/2"), 2, sampler, 64, 160);
    int d = instance.dimension();
    boolean moves = false;
    for (int t = 0; t <= 6; t++) {
      List<@Nullable Interval> row = run.next();
      Instance here = same.instance();
      for (int k = 0; k < d; k++) {
        Interval theta = row.get(k);
        assertNotNull(theta);
        assertTrue(theta.contains(here.theta(k).enclose(400)));
        assertTrue(theta.width().compareTo(Dyadic.ONE.shift(-100)) < 0);
      }
      moves |= !here.theta(0).equals(instance.theta(0));
      PlainDoubles plain = new PlainDoubles(here);
      double rho = instance.rho().doubleValue();
      assertEquals(plain.robust(rho), real(row.get(d)), 1e-9);
      if (t % 2 == 0 && t < 6) {
        MoreauEnvelope envelope =
            MoreauEnvelope.of(ProximalSamples.solve(problem.at(here.theta()), RADIUS));
        assertEquals(real(envelope.value()), real(row.get(d + 1)), 1e-10);
        assertEquals(real(envelope.gradientNorm()), real(row.get(d + 2)), 1e-10);
        assertTrue(real(row.get(d + 1)) <= plain.robust(rho) + 1e-9, "F_env is below F");
        assertTrue(real(row.get(d + 3)) <= 1e-12);
      }
      same.step();
    }
    assertTrue(moves);
  }

  /** The bounds are those of the formula, fall from step to step, and the sharper one is less. */
  @Test
  void bounds() throws Exception {
    RscgdRun run = RscgdRun.of(shipped("tiny"), INFIMUM, options(12, 1, null, null));
    Map<String, Interval> constants = run.constants();
    List<List<@Nullable Interval>> rows = all(run);
    double gap = real(constants.get("gap"));
    assertEquals(real(rows.get(0).get(2)) - 0.6, gap, 1e-9);
    assertEquals(INFIMUM, constants.get("infimum"));
    double eta = real(constants.get("stepSize"));
    for (String variant : new String[] {"Published", "Sharper"}) {
      double c = real(constants.get("contraction" + variant));
      double kappa = real(constants.get("modulus" + variant));
      assertEquals(1 - kappa * real(constants.get("lambdaEnv")), c, 1e-12);
      double l = real(constants.get("curvature" + variant));
      double moment = real(constants.get("secondMoment" + variant));
      int column = variant.equals("Sharper") ? 6 : 5;
      for (int t = 1; t <= 12; t++) {
        double bound = gap / (eta * c * t) + l * eta * moment / (2 * c);
        assertEquals(bound, real(rows.get(t).get(column)), 1e-9 * bound);
        Interval before = rows.get(t - 1).get(column);
        assertTrue(before == null || real(rows.get(t).get(column)) < real(before));
      }
      if (variant.equals("Sharper")) {
        assertEquals(Math.sqrt(2 * gap / (l * moment * 12)), eta, 1e-6 * eta);
      }
    }
    assertTrue(real(rows.get(12).get(6)) < real(rows.get(12).get(5)));
  }

  /** Coarse iterates have larger bounds: the rounding is in them. */
  @Test
  void roundingCounts() throws Exception {
    Instance tiny = shipped("tiny");
    BigFraction eta = q("1/50");
    RscgdOptions fine = new RscgdOptions(5, 1, SEED, eta, null, 0, 64, RADIUS);
    RscgdOptions coarse = new RscgdOptions(5, 1, SEED, eta, null, 0, 16, RADIUS);
    RscgdRun first = RscgdRun.of(tiny, INFIMUM, fine);
    RscgdRun second = RscgdRun.of(tiny, INFIMUM, coarse);
    all(first);
    all(second);
    double more =
        real(second.summary().get("boundSharper")) - real(first.summary().get("boundSharper"));
    BigFraction kappa = DescentConstants.modulusPublished(tiny);
    DescentConstants constants = DescentConstants.sharper(tiny, ProximalProblem.moderate(kappa), 1);
    double m = constants.gradient(tiny).doubleValue();
    double unit = Math.scalb(1, -16);
    double factor = 1 / (0.02 * constants.contraction().doubleValue());
    assertTrue(more > unit / 100 * m * factor, () -> "only " + more);
    assertTrue(more <= (m * unit + unit * unit * 20) * factor * 1.0001, () -> "as much as " + more);
  }

  /** Where only the sharper kappa allows lambda_env, there is no published bound. */
  @Test
  void withoutThePublishedBound() throws Exception {
    Instance tiny = shipped("tiny");
    BigFraction published = DescentConstants.modulusPublished(tiny).reciprocal();
    RscgdRun run = RscgdRun.of(tiny, INFIMUM, options(3, 1, q("1/50"), published));
    assertFalse(run.constants().containsKey("modulusPublished"));
    assertTrue(run.constants().containsKey("modulusSharper"));
    for (List<@Nullable Interval> row : all(run)) {
      assertNull(row.get(5));
    }
    assertFalse(run.summary().containsKey("boundPublished"));
    assertTrue(run.summary().containsKey("boundSharper"));
    BigFraction below = published.multiply(q("999/1000"));
    RscgdRun other = RscgdRun.of(tiny, INFIMUM, options(3, 1, q("1/50"), below));
    assertTrue(other.constants().containsKey("modulusPublished"));
    BigFraction least = ProximalProblem.modulus(tiny).reciprocal();
    assertTrue(least.compareTo(published) > 0);
    String text = refused(tiny, options(3, 1, q("1/50"), least));
    assertTrue(text.contains("must be below 1/kappa"), text);
  }

  /** Where F is constant any step will do. */
  @Test
  void whereNothingChanges() throws Exception {
    Instance one = shipped("one-response");
    Interval log2 = MoreauEnvelope.loss(sextant.sail.ScoreTable.of(one, 128));
    RscgdRun run = RscgdRun.of(one, log2, options(3, 3, null, null));
    assertEquals(run.constants().get("lambdaEnv"), run.constants().get("stepSize"));
    for (List<@Nullable Interval> row : all(run)) {
      assertEquals(Math.log(2), real(row.get(one.dimension())), 1e-12);
    }
    assertTrue(real(run.summary().get("meanSquare")) <= 0);
  }

  @Test
  void summariesBeforeAnyStep() throws Exception {
    RscgdRun run = RscgdRun.of(shipped("tiny"), INFIMUM, options(3, 1, q("1/50"), null));
    assertTrue(run.summary().isEmpty());
    run.next();
    assertEquals(List.of("meanSquare"), List.copyOf(run.summary().keySet()));
  }

  @Test
  void refusals() throws Exception {
    assertEquals(
        "theta_0, the instance's theta, is not in the domain",
        refused(shipped("outside-domain"), options(3, 1, null, null)));
    assertEquals(
        "the instance has no domain",
        refused(twoResponses(log("2"), "1/2").build(), options(3, 1, null, null)));
    BigFraction minus = q("-1");
    assertRule("steps must be at least 1, not 0", () -> options(0, 1, null, null));
    assertRule("checkpoints must be at least 0, not -1", () -> options(1, -1, null, null));
    assertRule("the step size must be positive", () -> options(1, 1, q("0"), null));
    assertRule("lambda_env must be positive", () -> options(1, 1, null, minus));
    assertRule(
        "batch must be at least 1, not 0",
        () -> new RscgdOptions(1, 0, SEED, null, null, 1, 64, RADIUS));
    assertRule(
        "places must be at least 16, not 15",
        () -> new RscgdOptions(1, 1, SEED, null, null, 1, 15, RADIUS));
    assertRule(
        "the radius must be positive",
        () -> new RscgdOptions(1, 1, SEED, null, null, 1, 64, q("0")));
  }

  private static String refused(Instance instance, RscgdOptions options) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> RscgdRun.of(instance, INFIMUM, options))
            .getMessage());
  }

  private static void assertRule(String rule, Executable what) {
    assertEquals(rule, assertThrows(IllegalArgumentException.class, what).getMessage());
  }

  /** What rounding adds is M e + e^2/(2 lambda_env). */
  @Test
  void drift() {
    BigFraction drift = RscgdBound.drift(q("1/3"), q("5"), Dyadic.of(1).shift(-2));
    assertEquals(q("5/4").add(q("3/32")), drift);
    assertEquals(BigFraction.ZERO, RscgdBound.drift(q("1/3"), q("5"), Dyadic.ZERO));
  }
}
