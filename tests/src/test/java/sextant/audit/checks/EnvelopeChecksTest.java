package sextant.audit.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Evidence;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.EstimatorMoments;
import sextant.descent.RateBound;
import sextant.descent.SampleOutcomes;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.Projection;
import sextant.envelope.ProximalPoint;
import sextant.envelope.Stationarity;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;
import sextant.testing.ProximalSamples;
import sextant.testing.Samples;

/** The checks of the Moreau envelope: they hold, they can fail, and they say what they should. */
class EnvelopeChecksTest {

  private static final List<Check> CHECKS =
      List.of(
          new OraC53(),
          new OraL411(),
          new OraLc1(),
          new OraLc2(),
          new OraEq44(),
          new OraLd1(),
          new OraLd3());

  private static Subject shipped(String name) throws Exception {
    return new Subject(InstanceReader.read(Path.of("../spec/instances/" + name + ".json")));
  }

  @Property(tries = 20, seed = Samples.SEED)
  @Tag("ORA-C5.3")
  @Tag("ORA-L4.11")
  @Tag("ORA-LC.1")
  @Tag("ORA-LC.2")
  @Tag("ORA-Eq44")
  @Tag("ORA-LD.1")
  @Tag("ORA-LD.3")
  void nothingIsRefutedOrOpen(@ForAll long seed) {
    Random random = new Random(seed);
    Instance drawn = ProximalSamples.random(random, 1 + random.nextInt(3), random.nextBoolean());
    Instance instance =
        drawn.domain() != null && !drawn.domain().isBall() && random.nextBoolean()
            ? drawn.withTheta(drawn.thetaRef())
            : drawn;
    Subject subject = new Subject(instance.withRho(q("1/20")));
    for (Check check : CHECKS) {
      for (Verdict verdict : check.check(subject)) {
        assertNotEquals(Evidence.REFUTED, verdict.evidence(), () -> check.id() + " " + verdict);
        assertNotEquals(Evidence.UNDECIDED, verdict.evidence(), () -> check.id() + " " + verdict);
      }
    }
  }

  @Example
  void withoutDomainOrMarginTheyDoNotApply() throws Exception {
    Subject free = new Subject(twoResponses(log("2"), "1/2").build());
    Subject beyond = shipped("beyond-margin");
    Subject outside = shipped("outside-domain");
    for (Check check : CHECKS) {
      for (Subject subject : List.of(free, beyond, outside)) {
        for (Verdict verdict : check.check(subject)) {
          assertEquals(Evidence.NOT_APPLICABLE, verdict.evidence());
        }
      }
    }
  }

  /** The code that passes the right constant refutes a wrong one, with a witness. */
  @Example
  @Tag("ORA-LC.1")
  void theFactorOneIsRefuted() throws Exception {
    Subject subject = shipped("biased-gradient");
    BigFraction right = subject.envelopes().problem().contraction();
    assertEquals("ENCLOSED(1E-20)", OraLc1.check(subject, right).label());
    Verdict wrong = OraLc1.check(subject, BigFraction.ONE);
    assertEquals(Evidence.REFUTED, wrong.evidence());
    assertTrue(wrong.detail().contains(" < "), wrong.detail());
    assertTrue(wrong.detail().contains("off by -0.0"), wrong.detail());
  }

  /** The least product is that of a vertex of the subdifferential. */
  @Example
  @Tag("ORA-LC.1")
  void leastOverAllVertices() throws Exception {
    Subject subject = shipped("theta-equals-ref");
    ScoreTable table = subject.table(128);
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    int count = kinks.generatorCount();
    assertTrue(count >= 2);
    Interval[] g = {Interval.of(3), Interval.of(-2)};
    Interval best = Interval.of(1000);
    for (int vertex = 0; vertex < 1 << count; vertex++) {
      BigFraction[] t = new BigFraction[count];
      for (int k = 0; k < count; k++) {
        t[k] = new BigFraction((vertex >> k) % 2 == 0 ? -1 : 1);
      }
      Interval[] v = ProximalPoint.subgradient(table, kinks, t);
      best = best.min(g[0].multiply(v[0], 128).add(g[1].multiply(v[1], 128), 128));
    }
    Interval gap = Stationarity.leastProduct(g, table).subtract(best, 128);
    assertTrue(gap.containsZero() && gap.magnitude().compareTo(q("1/1000000000000")) < 0);
  }

  /** A gradient off by 1/1000, a Lipschitz constant a hundredth of the true one. */
  @Example
  @Tag("ORA-L4.11")
  void aWrongGradientOrConstantIsRefuted() throws Exception {
    Subject subject = shipped("example-4.4");
    BigFraction any = q("1000");
    assertEquals(Evidence.REFUTED, OraL411.check(subject, q("1/1000"), any, any).evidence());
    assertEquals(Evidence.REFUTED, OraL411.check(subject, any, q("-1000"), any).evidence());
    assertEquals(Evidence.REFUTED, OraL411.check(subject, any, any, q("-1000")).evidence());
    assertEquals("ENCLOSED(1E-20)", OraL411.check(subject, any, any, any).label());
  }

  @Example
  @Tag("ORA-Eq44")
  void projectionsAreExact() {
    LogNumber[] ref = {log("2"), number("1/3")};
    BigFraction[] move = {q("6"), q("-8")};
    LogNumber[] onBall = Projection.onto(Domain.ball(q("5")), ref, move);
    assertEquals(log("2").add(number("3")), onBall[0]);
    assertEquals(number("-11/3"), onBall[1]);
    BigFraction[] small = {q("1"), q("1")};
    LogNumber[] same = Projection.onto(Domain.ball(q("5")), ref, small);
    assertEquals(log("2").add(number("1")), same[0]);
    Domain box = Domain.box(new BigFraction[] {q("0"), q("0")}, new BigFraction[] {q("1"), q("1")});
    LogNumber[] onBox = Projection.onto(box, ref, move);
    assertEquals(number("1"), onBox[0]);
    assertEquals(number("0"), onBox[1]);
    assertThrows(
        IllegalArgumentException.class, () -> Projection.onto(Domain.ball(q("1")), ref, small));
  }

  @Example
  @Tag("ORA-LD.1")
  void theConverseFailsForTheAbsoluteValue() {
    assertEquals(q("2/3"), Stationarity.softThreshold(q("1"), q("1/3")));
    assertEquals(q("-2/3"), Stationarity.softThreshold(q("-1"), q("1/3")));
    assertEquals(q("0"), Stationarity.softThreshold(q("1/3"), q("1/3")));
    assertEquals(q("0"), Stationarity.softThreshold(q("-1/4"), q("1/3")));
    assertEquals(Evidence.DECIDED, OraLd1.noConverse(q("3/7")).evidence());
  }

  @Example
  @Tag("ORA-LD.3")
  void formulas() {
    Interval two = Interval.of(2);
    Interval three = Interval.of(3);
    assertTrue(Stationarity.monotonicityGap(two, three, q("1/2"), 64).contains(q("1/2")));
    assertTrue(Stationarity.distanceGap(two, three, q("1/2"), 64).contains(q("1/2")));
    assertTrue(Stationarity.inexactBound(two, three, two, q("1/2"), 64).contains(q("9")));
  }

  /** Delta = 1, G^2 = 2, lambda_env = 1/2, c = 1/2: T = 6400 for 1/10, and 3200 without L_env. */
  @Example
  @Tag("ORA-C5.3")
  void stepsAndStepSize() {
    BigFraction half = q("1/2");
    BigFraction curvature = MoreauEnvelope.lipschitz(half, q("1"));
    assertEquals(q("4"), curvature);
    BigFraction steps = RateBound.horizon(q("1"), q("2"), curvature, half, q("1/10"));
    assertEquals(q("6400"), steps);
    assertEquals(q("3200"), RateBound.horizon(q("1"), q("2"), q("2"), half, q("1/10")));
    Interval step = RateBound.bestStep(q("1"), q("2"), steps, curvature, 64);
    assertTrue(step.square(128).contains(q(2, 4 * 2 * 6400)));
    assertTrue(
        RateBound.leastRightSide(q("1"), q("2"), steps, curvature, half, 64).contains(q("1/10")));
    Interval there = RateBound.rightSide(q("1"), q("2"), steps, curvature, half, step, 64);
    assertTrue(there.contains(q("1/10")));
    assertEquals("ENCLOSED(1E-20)", OraC53.check(q("1"), q("2"), curvature, half).label());
    assertTrue(OraC53.check(q("1"), q("2"), curvature, half).detail().contains("from T = 6400 on"));
  }

  /** Every outcome once: weights, mean and second moment are the estimators' own. */
  @Example
  @Tag("ORA-LC.2")
  void outcomesOfASample() throws Exception {
    for (String name : List.of("one-prompt", "preferences", "tiny", "box-domain")) {
      Subject subject = shipped(name);
      SampleOutcomes samples = SampleOutcomes.of(subject.table(128));
      EstimatorMoments moments = EstimatorMoments.of(subject.table(128));
      BigFraction lambda = subject.instance().rho().multiply(subject.instance().beta());
      Interval total = Interval.ZERO;
      int d = subject.instance().dimension();
      for (int n = 0; n < samples.size(); n++) {
        total = total.add(samples.weight(n), 128);
      }
      assertTrue(total.contains(BigFraction.ONE));
      for (int k = 0; k < d; k++) {
        Interval mean = Interval.ZERO;
        for (int n = 0; n < samples.size(); n++) {
          mean = mean.add(samples.weight(n).multiply(samples.gradient(n)[k], 128), 128);
        }
        Interval known =
            moments.sailMean()[k].add(moments.penaltyMean()[k].multiply(lambda, 128), 128);
        Interval gap = mean.subtract(known, 128);
        assertTrue(gap.containsZero() && gap.magnitude().compareTo(q("1/1000000000000")) < 0);
      }
      assertTrue(samples.secondMoment().isPositive());
    }
  }

  /** The step goes downhill by what it must; the same code refutes more than that. */
  @Example
  @Tag("ORA-LC.2")
  void aStepThatGainsTooMuchIsRefuted() throws Exception {
    Subject subject = shipped("tiny");
    SampleOutcomes samples = SampleOutcomes.of(subject.table(192));
    BigFraction eta = subject.envelopes().problem().lambdaEnv().divide(16);
    Interval after = OraLc2.expectation(subject, subject.instance(), samples, eta);
    MoreauEnvelope here = subject.envelopes().at(subject.instance().theta());
    assertTrue(after != null && after.width().compareTo(q("1/1000000000000000")) < 0);
    BigFraction right = subject.envelopes().problem().contraction();
    BigFraction curvature = subject.envelopes().problem().lambdaEnv().reciprocal();
    assertEquals(
        Evidence.ENCLOSED, OraLc2.compare(here, after, samples, eta, right, curvature).evidence());
    assertEquals(
        Evidence.REFUTED,
        OraLc2.compare(here, after, samples, eta, right, curvature.negate()).evidence());
    assertEquals(
        Evidence.REFUTED,
        OraLc2.compare(here, after, samples, eta, q("100000"), curvature).evidence());
    Interval bound =
        SampleOutcomes.oneStepBound(
            Interval.of(5), Interval.of(4), Interval.of(8), q("1/2"), q("3/4"), q("2"), 64);
    assertTrue(bound.contains(q("11/2")));
  }

  /** With 1 in the place of 1 - kappa lambda_env: small steps show that too much is asked. */
  @Example
  @Tag("ORA-LC.2")
  void theFactorOneIsRefutedBySmallSteps() throws Exception {
    Subject subject = shipped("biased-gradient");
    SampleOutcomes samples = SampleOutcomes.of(subject.table(192));
    BigFraction lambdaEnv = subject.envelopes().problem().lambdaEnv();
    BigFraction kappa = subject.envelopes().problem().modulus();
    BigFraction eta = lambdaEnv.divide(8192);
    Interval after = OraLc2.expectation(subject, subject.instance(), samples, eta);
    MoreauEnvelope here = subject.envelopes().at(subject.instance().theta());
    assertTrue(after != null);
    BigFraction right = subject.envelopes().problem().contraction();
    for (BigFraction curvature :
        List.of(lambdaEnv.reciprocal(), MoreauEnvelope.lipschitz(lambdaEnv, kappa))) {
      Verdict holds = OraLc2.compare(here, after, samples, eta, right, curvature);
      assertEquals(Evidence.ENCLOSED, holds.evidence(), holds.detail());
      Verdict wrong = OraLc2.compare(here, after, samples, eta, BigFraction.ONE, curvature);
      assertEquals(Evidence.REFUTED, wrong.evidence(), wrong.detail());
      assertTrue(wrong.detail().contains("E F_env changes by "), wrong.detail());
    }
  }

  /** What is compared is shown, with its slack. */
  @Example
  void details() throws Exception {
    Subject subject = shipped("one-dimension");
    String angle = new OraLc1().check(subject).get(0).detail();
    assertTrue(angle.contains("⟨∇F_env, v⟩ = 0.0"), angle);
    String gradient = new OraL411().check(subject).get(0).detail();
    assertTrue(gradient.contains("times less than L_env times the step"), gradient);
    String fall = new OraEq44().check(subject).get(0).detail();
    assertTrue(fall.contains("F_env falls by "), fall);
  }
}
