package sextant.audit.checks;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.prox.Envelopes;
import sextant.descent.OnPolicySampler;
import sextant.descent.ProjectedStep;
import sextant.descent.Rscgd;
import sextant.descent.SampleOutcomes;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * ORA-LC.2: what one step of R-SCGD does to the envelope in expectation, by enumeration of every
 * outcome of a batch of one; from theta and from iterates of a run, with eta = lambda_env/16.
 */
public final class OraLc2 implements Check {

  private static final int BITS = NearStationary.BITS;

  /** Binary places of the points that steps end at. */
  private static final int PLACES = 160;

  private static final int POINTS = 3;
  private static final int STRIDE = 10;
  private static final long SEED = 1;

  /** Every outcome needs a proximal point. */
  private static final int MOST_OUTCOMES = 30;

  @Override
  public String id() {
    return "ORA-LC.2";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.fault(subject);
    long outcomes = SampleOutcomes.count(subject.instance());
    if (fault == null && outcomes > MOST_OUTCOMES) {
      fault = "left out: " + outcomes + " outcomes of a sample, more than " + MOST_OUTCOMES;
    }
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    List<Instance> path = path(subject);
    List<Verdict> all = at(subject, path.get(0));
    for (Instance next : path.subList(1, path.size())) {
      List<Verdict> here = at(subject, next);
      all = List.of(all.get(0).and(here.get(0)), all.get(1).and(here.get(1)));
    }
    return all;
  }

  /** theta, and where R-SCGD is after some steps from there. */
  private static List<Instance> path(Subject subject) {
    ProximalProblem problem = subject.envelopes().problem();
    Rscgd algorithm =
        new Rscgd(
            subject.instance(),
            problem.domain(),
            step(problem),
            1,
            new OnPolicySampler(SEED),
            PLACES,
            BITS);
    List<Instance> path = new ArrayList<>(List.of(subject.instance()));
    for (int point = 1; point < POINTS; point++) {
      for (int t = 0; t < STRIDE; t++) {
        algorithm.step();
      }
      path.add(algorithm.instance());
    }
    return path;
  }

  private static List<Verdict> at(Subject subject, Instance at) {
    ProximalProblem problem = subject.envelopes().problem();
    BigFraction lambdaEnv = problem.lambdaEnv();
    MoreauEnvelope here = subject.envelopes().at(at.theta());
    SampleOutcomes samples = SampleOutcomes.of(ScoreTable.of(at, BITS));
    Interval after = expectation(subject, at, samples, step(problem));
    Verdict open = NearStationary.stall(here);
    if (open != null || after == null) {
      Verdict stalled =
          open == null
              ? Verdict.undecided("the search for a proximal point stalled after a step")
              : open;
      return List.of(stalled.about("published"), stalled.about("sharper"));
    }
    BigFraction published = MoreauEnvelope.lipschitz(lambdaEnv, problem.modulus());
    return List.of(
        compare(here, after, samples, step(problem), problem.contraction(), published)
            .about("published"),
        compare(here, after, samples, step(problem), problem.contraction(), lambdaEnv.reciprocal())
            .about("sharper"));
  }

  private static BigFraction step(ProximalProblem problem) {
    return problem.lambdaEnv().divide(16);
  }

  /**
   * E F_env after the step &lt;= F_env(theta) - eta c ||grad F_env||^2 + L eta^2 E||G||^2/2.
   *
   * @param here the envelope at theta
   * @param after encloses the expectation after the step
   * @param samples the outcomes
   * @param eta the step size
   * @param contraction c
   * @param curvature L
   */
  static Verdict compare(
      MoreauEnvelope here,
      Interval after,
      SampleOutcomes samples,
      BigFraction eta,
      BigFraction contraction,
      BigFraction curvature) {
    Interval bound =
        SampleOutcomes.oneStepBound(
            here.value(),
            here.gradientNorm().square(BITS),
            samples.secondMoment(),
            eta,
            contraction,
            curvature,
            BITS);
    Interval change = after.subtract(here.value(), BITS);
    Interval most = bound.subtract(here.value(), BITS);
    String words =
        "E F_env changes by "
            + NearStationary.show(change)
            + ", at most "
            + NearStationary.show(most);
    return NearStationary.notNegative(bound.subtract(after, BITS), words, words);
  }

  /** Encloses E F_env(proj(theta - eta G)); null where a search stalled. */
  static @Nullable Interval expectation(
      Subject subject, Instance from, SampleOutcomes samples, BigFraction eta) {
    Interval total = Interval.ZERO;
    for (int n = 0; n < samples.size(); n++) {
      if (samples.weight(n).hi().signum() == 0) {
        continue;
      }
      Interval value = valueAfter(subject, from, samples.gradient(n), eta);
      if (value == null) {
        return null;
      }
      total = total.add(samples.weight(n).multiply(value, BITS), BITS);
    }
    return total;
  }

  /** Encloses F_env after a step: at a rounded point, and how much the rounding can matter. */
  private static @Nullable Interval valueAfter(
      Subject subject, Instance from, Interval[] gradient, BigFraction eta) {
    ProximalProblem problem = subject.envelopes().problem();
    ProjectedStep end = ProjectedStep.of(from, problem.domain(), gradient, eta, PLACES, BITS);
    MoreauEnvelope envelope = subject.envelopes().at(end.point());
    if (!Envelopes.isFine(envelope)) {
      return null;
    }
    Interval off = Interval.exact(end.error());
    BigFraction lipschitz = MoreauEnvelope.lipschitz(problem.lambdaEnv(), problem.modulus());
    Interval most =
        envelope
            .gradientNorm()
            .multiply(off, BITS)
            .add(off.square(BITS).multiply(lipschitz, BITS), BITS);
    return envelope.value().add(Interval.of(most.hi().negate(), most.hi()), BITS);
  }
}
