package sextant.audit.checks;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.prox.InfimumSearch;
import sextant.audit.prox.ProximalSearch;
import sextant.audit.run.RscgdBound;
import sextant.audit.run.SamplePaths;
import sextant.descent.DescentConstants;
import sextant.descent.MeanBound;
import sextant.descent.OnPolicySampler;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-T5.2: what R-SCGD with batches of one reaches in expectation, at the step size that is best
 * by each set of constants. By every path where there are few outcomes of a sample, else by some
 * paths at random and a confidence bound.
 */
public final class OraT52 implements Check {

  private static final int BITS = NearStationary.BITS;
  private static final BigFraction RADIUS = new BigFraction(10).pow(-12);

  /** Iterates of a whole tree, at most: each needs a proximal point. */
  private static final long MOST_ITERATES = 60;

  private static final int LONGEST_TREE = 4;
  private static final int SHORTEST_TREE = 2;

  private static final int PATHS = 32;
  private static final int STEPS = 4;
  private static final long SEED = 20_260_220_457L;
  private static final BigDecimal RISK = new BigDecimal("0.001");

  @Override
  public String id() {
    return "ORA-T5.2";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    Verdict verdict = null;
    if (fault != null) {
      verdict = Verdict.notApplicable(fault);
    } else if (Rationals.isZero(subject.bounds().radius())) {
      verdict = Verdict.decided("all responses have the same features: F is constant");
    }
    if (verdict != null) {
      return List.of(verdict.about("published"), verdict.about("sharper"));
    }
    Instance instance = subject.instance();
    BigFraction lambdaEnv = ProximalProblem.moderate(DescentConstants.modulusPublished(instance));
    ProximalProblem problem = ProximalProblem.of(instance, lambdaEnv);
    Interval gap = gap(problem);
    return List.of(
        check(problem, DescentConstants.published(instance, lambdaEnv, 1), gap).about("published"),
        check(problem, DescentConstants.sharper(instance, lambdaEnv, 1), gap).about("sharper"));
  }

  private static Verdict check(ProximalProblem problem, DescentConstants constants, Interval gap) {
    Instance instance = problem.instance();
    RscgdBound bound = new RscgdBound(constants);
    int steps = steps(instance);
    BigFraction stepSize = bound.bestStep(gap, steps);
    BigFraction most = constants.gradient(instance);
    SamplePaths paths = new SamplePaths(problem, stepSize, steps, RADIUS);
    boolean whole = SamplePaths.size(instance, steps) <= MOST_ITERATES;
    Interval left =
        whole ? paths.expectation() : Interval.of(Dyadic.ZERO, confidenceBound(paths, most));
    BigFraction drift = RscgdBound.drift(problem.lambdaEnv(), most, paths.error());
    return compare(
        left,
        bound.rightSide(gap, steps, stepSize, drift),
        whole,
        "T = " + steps + ", η = " + Show.interval(Interval.from(stepSize, BITS), 6));
  }

  /** Encloses F_env(theta_0) - F_inf, which is at least 0. */
  private static Interval gap(ProximalProblem problem) {
    Interval infimum = InfimumSearch.coarse(problem.instance()).value();
    return MoreauEnvelope.of(ProximalSearch.find(problem, RADIUS))
        .value()
        .subtract(infimum, BITS)
        .max(Interval.ZERO);
  }

  private static int steps(Instance instance) {
    int steps = LONGEST_TREE;
    while (steps >= SHORTEST_TREE && SamplePaths.size(instance, steps) > MOST_ITERATES) {
      steps--;
    }
    return steps >= SHORTEST_TREE ? steps : STEPS;
  }

  private static Dyadic confidenceBound(SamplePaths paths, BigFraction most) {
    OnPolicySampler sampler = new OnPolicySampler(SEED);
    Interval[] values = new Interval[PATHS];
    for (int n = 0; n < values.length; n++) {
      values[n] = paths.random(sampler);
    }
    BigFraction alpha = new BigFraction(1, 1000);
    return MeanBound.upper(values, Rationals.square(most), alpha, BITS);
  }

  /**
   * left &lt;= right.
   *
   * @param left encloses the expectation, or its upper end is a confidence bound
   * @param right encloses the bound
   * @param whole whether the expectation was taken over all paths
   * @param where of how many steps and of which size
   */
  static Verdict compare(Interval left, Interval right, boolean whole, String where) {
    Interval least = whole ? left : Interval.exact(left.hi());
    String words =
        "E‖∇F_env(θ_R)‖² "
            + (whole ? "" : "by " + PATHS + " paths at most ")
            + NearStationary.show(least)
            + " ≤ "
            + NearStationary.show(right)
            + Bounds.times(least, right)
            + "; "
            + where;
    Verdict verdict;
    if (left.hi().compareTo(right.lo()) <= 0) {
      verdict = whole ? Verdict.enclosed(words) : Verdict.statistical(RISK, words);
    } else if (whole && left.lo().compareTo(right.hi()) > 0) {
      verdict = Verdict.refuted(words + ": it is not");
    } else {
      verdict = Verdict.undecided(words + ": not certain");
    }
    return verdict;
  }
}
