package sextant.audit.checks;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.EstimatorMoments;
import sextant.descent.ProjectedStep;
import sextant.descent.SampleOutcomes;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.revkl.AscentRate;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.KlDirection;
import sextant.revkl.KlGradient;
import sextant.revkl.RegularisedProblem;
import sextant.sail.ScoreTable;

/**
 * RKL-STO: stochastic ascent, by enumeration of every outcome of every sample: three steps of the
 * stated sizes from theta, with the weighted average; and one step of size 1/L, against the
 * inequality that the bound is summed up from. A sample is one comparison; the divergence's
 * gradient is taken in full.
 */
public final class RklSto implements Check {

  private static final int BITS = 160;
  private static final int PLACES = 112;

  /** The number of evaluations goes with its square. */
  private static final long MOST_OUTCOMES = 9;

  private static final BigFraction EPSILON = new BigFraction(1, 100);

  @Override
  public String id() {
    return "RKL-STO";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    long outcomes = SampleOutcomes.count(subject.instance());
    if (fault == null && outcomes > MOST_OUTCOMES) {
      fault = "left out: " + outcomes + " outcomes of a sample, more than " + MOST_OUTCOMES;
    }
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    RegularisedProblem problem = subject.regularised().problem();
    CertifiedMaximum maximum = subject.regularised().maximum();
    return List.of(averaged(problem, maximum).and(oneStep(problem, maximum)));
  }

  /** The outcomes of a sample at a point: of L_SAIL alone, so without the penalty. */
  private static SampleOutcomes outcomes(Instance there) {
    return SampleOutcomes.of(ScoreTable.of(there.withRho(BigFraction.ZERO), BITS));
  }

  /** The ascent direction of an outcome: -G_SAIL - gamma grad K. */
  private static Interval[] direction(
      RegularisedProblem problem, Interval[] sail, Interval[] divergence) {
    Interval[] direction = new Interval[sail.length];
    for (int k = 0; k < direction.length; k++) {
      direction[k] = sail[k].add(divergence[k].multiply(problem.gamma(), BITS), BITS).negate();
    }
    return direction;
  }

  private static Interval[] divergence(Instance there) {
    return KlGradient.enclose(ScoreTable.of(there, BITS), KlDirection.REF_POLICY);
  }

  private static ProjectedStep step(
      RegularisedProblem problem, Instance there, Interval[] direction, BigFraction eta) {
    Domain domain = problem.instance().domain();
    if (domain == null) {
      throw new IllegalStateException("no domain");
    }
    return ProjectedStep.of(there, domain, direction, eta.negate(), PLACES, BITS);
  }

  /** E J of the weighted average of three iterates, against 2 G^2/(m (T + 1)). */
  private static Verdict averaged(RegularisedProblem problem, CertifiedMaximum maximum) {
    Instance first = problem.instance();
    Interval total = Interval.ZERO;
    SampleOutcomes here = outcomes(first);
    Interval[] divergence = divergence(first);
    for (int n = 0; n < here.size(); n++) {
      Interval[] direction = direction(problem, here.gradient(n), divergence);
      ProjectedStep one = step(problem, first, direction, AscentRate.step(problem.modulus(), 1));
      Interval mean = afterOne(problem, one);
      total = total.add(here.weight(n).multiply(mean, BITS), BITS);
    }
    Interval gap = maximum.value().subtract(total, BITS);
    BigFraction three = new BigFraction(3);
    BigFraction bound = AscentRate.averagedBound(problem.secondMoment(), problem.modulus(), three);
    BigFraction steps = AscentRate.horizon(problem.secondMoment(), problem.modulus(), EPSILON);
    String words =
        Regularisation.constants(problem)
            + ": E[J* − J(average)] = "
            + Show.brief(gap)
            + " after T = 3, at most 2G²/(m(T + 1)) = "
            + Show.brief(Interval.from(bound, BITS))
            + "; at most 1/100 from T = "
            + ceiling(steps)
            + " on";
    return NearStationary.notNegative(Interval.from(bound, BITS).subtract(gap, BITS), words, words);
  }

  /** E J of the average, given the first step. */
  private static Interval afterOne(RegularisedProblem problem, ProjectedStep one) {
    Instance second = problem.instance().withTheta(one.point());
    SampleOutcomes here = outcomes(second);
    Interval[] divergence = divergence(second);
    Interval total = Interval.ZERO;
    for (int n = 0; n < here.size(); n++) {
      Interval[] direction = direction(problem, here.gradient(n), divergence);
      ProjectedStep two = step(problem, second, direction, AscentRate.step(problem.modulus(), 2));
      LogNumber[] average = new LogNumber[direction.length];
      for (int k = 0; k < average.length; k++) {
        average[k] =
            problem
                .instance()
                .theta(k)
                .add(one.point()[k].multiply(new BigFraction(2)))
                .add(two.point()[k].multiply(new BigFraction(3)))
                .multiply(new BigFraction(1, 6));
      }
      Interval value =
          Regularisation.objective(
                  problem.instance(), average, KlDirection.REF_POLICY, problem.gamma())
              .value();
      // rounding moved the iterates, and so the average, by no more than their errors
      Interval off = Interval.exact(one.error().add(two.error())).multiply(problem.slope(), BITS);
      Interval around = Interval.of(off.hi().negate(), off.hi());
      total = total.add(here.weight(n).multiply(value.add(around, BITS), BITS), BITS);
    }
    return total;
  }

  /** E||theta_2 - theta*||^2 after one step of size 1/L, and E||G||^2 against G^2. */
  private static Verdict oneStep(RegularisedProblem problem, CertifiedMaximum maximum) {
    Instance instance = problem.instance();
    BigFraction eta = problem.smoothness().reciprocal();
    SampleOutcomes here = outcomes(instance);
    Interval[] divergence = divergence(instance);
    Interval after = Interval.ZERO;
    Interval moment = Interval.ZERO;
    for (int n = 0; n < here.size(); n++) {
      Interval[] direction = direction(problem, here.gradient(n), divergence);
      ProjectedStep step = step(problem, instance, direction, eta);
      Interval square = squaredDistance(step.point(), maximum, step.error());
      after = after.add(here.weight(n).multiply(square, BITS), BITS);
      Interval size = EstimatorMoments.squaredNorm(direction, BITS);
      moment = moment.add(here.weight(n).multiply(size, BITS), BITS);
    }
    Interval gap =
        Regularisation.gap(
            maximum,
            Regularisation.objective(
                instance, instance.theta(), KlDirection.REF_POLICY, problem.gamma()));
    Interval before = squaredDistance(instance.theta(), maximum, Dyadic.ZERO);
    Interval bound = AscentRate.oneStepBound(before, gap, moment, eta, problem.modulus(), BITS);
    String words = "E‖θ₂ − θ*‖² = " + Show.brief(after) + " ≤ " + Show.brief(bound) + " at η = 1/L";
    return NearStationary.notNegative(bound.subtract(after, BITS), words, words)
        .and(Bounds.atMost("E‖G‖²", moment.hi().toFraction(), problem.secondMoment()));
  }

  /** Encloses ||point - theta*||^2, the point being known to an error and theta* to a distance. */
  private static Interval squaredDistance(
      LogNumber[] point, CertifiedMaximum maximum, Dyadic error) {
    Interval[] apart = NearStationary.difference(point, maximum.point());
    Interval off = Interval.exact(error.add(maximum.distance()));
    Interval around = Interval.of(off.hi().negate(), off.hi());
    return NearStationary.norm(apart).add(around, BITS).max(Interval.ZERO).square(BITS);
  }

  private static String ceiling(BigFraction value) {
    BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
    return parts[0].add(BigInteger.valueOf(parts[1].signum())).toString();
  }
}
