package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.prox.Envelopes;
import sextant.descent.SampleOutcomes;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * ORA-LC.2: what one step of R-SCGD from theta does to the envelope in expectation, by enumeration
 * of every outcome of a batch of one; with eta = lambda_env/16.
 */
public final class OraLc2 implements Check {

  private static final int BITS = NearStationary.BITS;

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
    ProximalProblem problem = subject.envelopes().problem();
    BigFraction lambdaEnv = problem.lambdaEnv();
    MoreauEnvelope here = subject.envelopes().at(subject.instance().theta());
    SampleOutcomes samples = SampleOutcomes.of(subject.table(BITS));
    Interval after = expectation(subject, samples, step(problem));
    Verdict open = NearStationary.stall(here);
    if (open == null && after == null) {
      open = Verdict.undecided("the search for a proximal point stalled after a step");
    }
    if (open != null || after == null) {
      Verdict stalled = open == null ? Verdict.undecided("stalled") : open;
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
  static @Nullable Interval expectation(Subject subject, SampleOutcomes samples, BigFraction eta) {
    Interval total = Interval.ZERO;
    for (int n = 0; n < samples.size(); n++) {
      if (samples.weight(n).hi().signum() == 0) {
        continue;
      }
      Interval value = valueAfter(subject, samples.gradient(n), eta);
      if (value == null) {
        return null;
      }
      total = total.add(samples.weight(n).multiply(value, BITS), BITS);
    }
    return total;
  }

  /** Encloses F_env after a step: at a rounded point, and how much the rounding can matter. */
  private static @Nullable Interval valueAfter(
      Subject subject, Interval[] gradient, BigFraction eta) {
    Instance instance = subject.instance();
    Interval[] move = new Interval[gradient.length];
    for (int k = 0; k < move.length; k++) {
      move[k] =
          instance
              .theta(k)
              .subtract(instance.thetaRef(k))
              .enclose(BITS)
              .subtract(gradient[k].multiply(eta, BITS), BITS);
    }
    ProximalProblem problem = subject.envelopes().problem();
    move = projected(problem.domain(), instance, move);
    LogNumber[] rounded = new LogNumber[move.length];
    Interval[] error = new Interval[move.length];
    for (int k = 0; k < move.length; k++) {
      Dyadic middle = move[k].lo();
      rounded[k] = instance.thetaRef(k).add(LogNumber.of(middle.toFraction()));
      error[k] = move[k].subtract(Interval.exact(middle), BITS);
    }
    MoreauEnvelope envelope = subject.envelopes().at(rounded);
    if (!Envelopes.isFine(envelope)) {
      return null;
    }
    Interval off = NearStationary.norm(error);
    BigFraction lipschitz = MoreauEnvelope.lipschitz(problem.lambdaEnv(), problem.modulus());
    Interval most =
        envelope
            .gradientNorm()
            .multiply(off, BITS)
            .add(off.square(BITS).multiply(lipschitz, BITS), BITS);
    return envelope.value().add(Interval.of(most.hi().negate(), most.hi()), BITS);
  }

  /** Encloses the projection of theta_ref + w on Theta, less theta_ref. */
  private static Interval[] projected(Domain domain, Instance instance, Interval[] move) {
    Interval[] result = move.clone();
    if (domain.isBall()) {
      Interval norm = NearStationary.norm(move);
      Interval radius = Interval.from(domain.radius(), BITS);
      if (norm.hi().compareTo(radius.lo()) > 0 && norm.isPositive()) {
        Interval factor = radius.divide(norm, BITS).min(Interval.ONE);
        for (int k = 0; k < result.length; k++) {
          result[k] = move[k].multiply(factor, BITS);
        }
      }
    } else {
      for (int k = 0; k < result.length; k++) {
        LogNumber ref = instance.thetaRef(k);
        Interval low = LogNumber.of(domain.lower(k)).subtract(ref).enclose(BITS);
        Interval high = LogNumber.of(domain.upper(k)).subtract(ref).enclose(BITS);
        result[k] = move[k].max(low).min(high);
      }
    }
    return result;
  }
}
