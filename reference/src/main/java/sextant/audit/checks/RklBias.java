package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.revkl.AscentRate;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.KlDirection;
import sextant.revkl.ObjectiveSearch;
import sextant.revkl.RegularisedProblem;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;

/**
 * RKL-BIAS: what the maximiser of J_gamma loses in J_0 against gamma K(theta*) and gamma B^2 D^2/2,
 * for both divergences; the maxima by branch and bound, so on small instances.
 */
public final class RklBias implements Check {

  private static final int BITS = Regularisation.BITS;

  /** The search asks for maxima to this in one dimension, and in two. */
  private static final BigFraction TOLERANCE = new BigFraction(10).pow(-9);

  private static final BigFraction TOLERANCE_IN_PLANE = new BigFraction(1, 1000);

  /** Both sides of an inequality that is tight agree within this. */
  private static final BigFraction LITTLE = new BigFraction(10).pow(-6);

  private static final int MOST = 1500;

  /** Prompts times pairs, in two dimensions. */
  private static final long MOST_WORK = 40;

  /** D B in one dimension and in two: constants grow with it, and with them the cubes' number. */
  private static final BigFraction MOST_REACH = new BigFraction(10);

  private static final BigFraction MOST_REACH_IN_PLANE = new BigFraction(2);

  @Override
  public String id() {
    return "RKL-BIAS";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    Instance instance = subject.instance();
    if (fault == null && isLong(instance, subject.regularised().problem())) {
      fault = "left out: the search for a global maximum takes long here";
    }
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("refPolicy"), away.about("policyRef"));
    }
    RegularisedProblem problem = subject.regularised().problem();
    CertifiedMaximum maximum = subject.regularised().maximum();
    ObjectiveSearch plain = search(instance, KlDirection.REF_POLICY, BigFraction.ZERO, null);
    ObjectiveSearch other =
        search(instance, KlDirection.POLICY_REF, problem.gamma(), maximum.point());
    BigFraction width = tolerance(instance);
    if (!isSettled(plain, width) || !isSettled(other, width)) {
      Verdict open = Verdict.undecided("the search stopped short of its tolerance");
      return List.of(open.about("refPolicy"), open.about("policyRef"));
    }
    return List.of(
        compare(problem, plain, KlDirection.REF_POLICY, regularised(problem, maximum))
            .about("refPolicy"),
        compare(problem, plain, KlDirection.POLICY_REF, other.loss().negate()).about("policyRef"));
  }

  private static boolean isSettled(ObjectiveSearch search, BigFraction width) {
    return search.maximum().width().toFraction().compareTo(width) <= 0;
  }

  private static BigFraction tolerance(Instance instance) {
    return instance.dimension() == 1 ? TOLERANCE : TOLERANCE_IN_PLANE;
  }

  private static boolean isLong(Instance instance, RegularisedProblem problem) {
    int n = instance.responseCount();
    long work = (long) instance.promptCount() * n * n;
    BigFraction reach = problem.b().multiply(problem.d());
    boolean small =
        instance.dimension() == 1
            ? reach.compareTo(MOST_REACH) <= 0
            : instance.dimension() == 2
                && work <= MOST_WORK
                && reach.compareTo(MOST_REACH_IN_PLANE) <= 0;
    return !small;
  }

  private static ObjectiveSearch search(
      Instance instance, KlDirection direction, BigFraction gamma, LogNumber @Nullable [] seed) {
    return ObjectiveSearch.run(instance, direction, gamma, seed, tolerance(instance), MOST);
  }

  /** Encloses J_0 at the maximiser of J_gamma, from the point near it. */
  static Interval regularised(RegularisedProblem problem, CertifiedMaximum maximum) {
    Instance there = problem.instance().withTheta(maximum.point());
    Interval value = SailByResponse.of(ScoreTable.of(there, BITS)).loss().negate();
    Dyadic most = Interval.exact(maximum.distance()).multiply(problem.slope(), BITS).hi();
    return value.add(Interval.of(most.negate(), most), BITS);
  }

  /** bias &lt;= gamma K(theta*) &lt;= gamma B^2 D^2/2. */
  private static Verdict compare(
      RegularisedProblem problem,
      ObjectiveSearch plain,
      KlDirection direction,
      Interval regularised) {
    Interval bias = plain.maximum().subtract(regularised, BITS).max(Interval.ZERO);
    Interval cost = plain.divergence(direction).multiply(problem.gamma(), BITS);
    BigFraction most = AscentRate.biasBound(problem.gamma(), problem.b(), problem.d());
    String words =
        Regularisation.constants(problem)
            + ": J₀(θ*) − J₀(θ*_γ) = "
            + Show.brief(bias)
            + " ≤ γK(θ*) = "
            + Show.brief(cost)
            + " ≤ γB²D²/2 = "
            + Show.brief(Interval.from(most, BITS));
    return Regularisation.within(cost.subtract(bias, BITS), LITTLE, words)
        .and(Regularisation.within(Interval.from(most, BITS).subtract(cost, BITS), LITTLE, words));
  }
}
