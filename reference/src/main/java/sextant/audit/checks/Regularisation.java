package sextant.audit.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.KlDirection;
import sextant.revkl.Objective;
import sextant.revkl.RegularisedProblem;
import sextant.sail.ScoreTable;

/** What the checks of SAIL-RevKL share. */
final class Regularisation {

  /** The precision of values, sums and products. */
  static final int BITS = 192;

  private Regularisation() {}

  /** J_gamma at a point. */
  static Objective objective(
      Instance instance, LogNumber[] point, KlDirection direction, BigFraction gamma) {
    ScoreTable table = ScoreTable.of(instance.withTheta(point), BITS);
    return Objective.of(table, direction, gamma);
  }

  /** J* - J(point), not negative. */
  static Interval gap(CertifiedMaximum maximum, Objective here) {
    return maximum.value().subtract(here.value(), BITS).max(Interval.ZERO);
  }

  /** theta, theta_ref unless it is the same, and the point near the maximiser. */
  static List<LogNumber[]> points(Subject subject) {
    List<LogNumber[]> points = new ArrayList<>(NearStationary.points(subject.instance()));
    points.add(subject.regularised().maximum().point());
    return points;
  }

  /** theta_ref moved along a coordinate. */
  static LogNumber[] along(Instance instance, int k, BigFraction length) {
    LogNumber[] point = instance.thetaRef();
    point[k] = point[k].add(LogNumber.of(length));
    return point;
  }

  /**
   * Whether the maximiser is certainly on the boundary: the gradient at the point near it is longer
   * than it can become within the distance left, so it is not 0 at the maximiser either.
   */
  static boolean isOnBoundary(RegularisedProblem problem, CertifiedMaximum maximum) {
    Interval norm = Elementary.sqrt(NearStationary.square(maximum.gradient()), BITS);
    BigFraction most = maximum.distance().toFraction().multiply(problem.smoothness());
    return norm.lo().toFraction().compareTo(most) > 0;
  }

  /** "γ = 4, C = 2.826". */
  static String constants(RegularisedProblem problem) {
    return "γ = "
        + Rationals.format(problem.gamma())
        + ", C = "
        + Show.brief(Interval.from(problem.threshold(), 64));
  }

  /**
   * room &gt;= 0 where both sides are known to a few digits: enclosed, refuted, or agreement within
   * what is known, if that is little.
   */
  static Verdict within(Interval room, BigFraction little, String words) {
    Verdict verdict;
    if (room.lo().signum() >= 0) {
      verdict = Verdict.enclosed(words);
    } else if (room.isNegative()) {
      verdict = Verdict.refuted(words + ": off by " + Show.interval(room, 12));
    } else if (room.magnitude().toFraction().compareTo(little) <= 0) {
      verdict = Verdict.agree(ceiling(room.magnitude()), words);
    } else {
      verdict = Verdict.undecided(words + ": the enclosures overlap");
    }
    return verdict;
  }

  private static BigDecimal ceiling(Dyadic width) {
    return new BigDecimal(Decimals.ceiling(width, 6)).stripTrailingZeros();
  }
}
