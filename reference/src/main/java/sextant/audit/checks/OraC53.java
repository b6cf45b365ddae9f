package sextant.audit.checks;

import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.SailConstants;
import sextant.descent.DescentConstants;
import sextant.descent.RateBound;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-C5.3: the best step size of the right side of ORA-T5.2, what that side is there, and the
 * number of steps from which it is at most eps; with every constant computed, at one lambda_env for
 * the published and the sharper ones.
 */
public final class OraC53 implements Check {

  private static final int BITS = 256;
  private static final BigFraction EPSILON = new BigFraction(1, 10);

  @Override
  public String id() {
    return "ORA-C5.3";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.fault(subject);
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    Instance instance = subject.instance();
    BigFraction gap = SailConstants.excess(instance.delta(), BITS).hi().toFraction();
    if (Rationals.isZero(subject.bounds().radius())
        || Rationals.equal(instance.delta(), BigFraction.ONE_HALF)) {
      Verdict still = Verdict.decided("θ_ref is a minimiser: no step is needed");
      return List.of(still.about("published"), still.about("sharper"));
    }
    BigFraction lambdaEnv = ProximalProblem.moderate(DescentConstants.modulusPublished(instance));
    return List.of(
        check(gap, DescentConstants.published(instance, lambdaEnv, 1)).about("published"),
        check(gap, DescentConstants.sharper(instance, lambdaEnv, 1)).about("sharper"));
  }

  private static Verdict check(BigFraction gap, DescentConstants constants) {
    return check(gap, constants.secondMoment(), constants.curvature(), constants.contraction());
  }

  /**
   * The three statements for given constants.
   *
   * @param gap Delta
   * @param moment G_tot^2
   * @param curvature L_env or 1/lambda_env
   * @param contraction 1 - kappa lambda_env
   */
  static Verdict check(
      BigFraction gap, BigFraction moment, BigFraction curvature, BigFraction contraction) {
    BigFraction steps = RateBound.horizon(gap, moment, curvature, contraction, EPSILON);
    Interval step = RateBound.bestStep(gap, moment, steps, curvature, BITS);
    Interval rate = RateBound.leastRightSide(gap, moment, steps, curvature, contraction, BITS);
    Interval there = RateBound.rightSide(gap, moment, steps, curvature, contraction, step, BITS);
    String words = "the right side is at most 1/10 from T = " + ceiling(steps) + " on";
    Verdict verdict =
        zero(there.subtract(rate, BITS), words)
            .and(zero(rate.subtract(Interval.from(EPSILON, BITS), BITS), words));
    return verdict.and(
        more(there, step.shift(1), gap, moment, steps, curvature, contraction)
            .and(more(there, step.shift(-1), gap, moment, steps, curvature, contraction)));
  }

  /** The right side at another step size is more. */
  private static Verdict more(
      Interval least,
      Interval step,
      BigFraction gap,
      BigFraction moment,
      BigFraction steps,
      BigFraction curvature,
      BigFraction contraction) {
    Interval other = RateBound.rightSide(gap, moment, steps, curvature, contraction, step, BITS);
    Interval rise = other.subtract(least, BITS);
    return rise.isPositive()
        ? Verdict.enclosed("more at 2η, η/2")
        : Verdict.refuted("not more at 2η or η/2: the rise is " + Show.interval(rise, 20));
  }

  private static String ceiling(BigFraction value) {
    BigInteger[] parts = value.getNumerator().divideAndRemainder(value.getDenominator());
    return parts[0].add(BigInteger.valueOf(parts[1].signum())).toString();
  }

  /** Agreement of both sides, refuted when they certainly differ. */
  private static Verdict zero(Interval difference, String words) {
    return difference.containsZero()
        ? NearStationary.notNegative(difference, words, words)
        : Verdict.refuted(words + ": off by " + Show.interval(difference, 20));
  }
}
