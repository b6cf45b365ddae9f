package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.descent.ProjectedStep;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.NaiveMapping;
import sextant.revkl.PolyakLojasiewicz;
import sextant.revkl.ProjectedAscent;
import sextant.revkl.RegularisedProblem;

/**
 * RKL-PL-MAP: the gradient mapping bounds the gap at the point that the step reaches; the naive
 * form, with the gap where it starts, is false near a maximiser on the boundary.
 */
public final class RklPlMap implements Check {

  static final int BITS = Regularisation.BITS;
  static final int PLACES = 128;

  /** How far from the boundary, as a part of the radius, the naive form is tried. */
  private static final BigFraction NEAR = new BigFraction(1, 1 << 20);

  @Override
  public String id() {
    return "RKL-PL-MAP";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("corrected"), away.about("naive"));
    }
    RegularisedProblem problem = subject.regularised().problem();
    CertifiedMaximum maximum = subject.regularised().maximum();
    Verdict corrected =
        NearStationary.everywhere(
            NearStationary.points(subject.instance()), point -> corrected(problem, maximum, point));
    return List.of(corrected.about("corrected"), naive(subject, problem, maximum).about("naive"));
  }

  private static Verdict corrected(
      RegularisedProblem problem, CertifiedMaximum maximum, LogNumber[] point) {
    ProjectedAscent ascent = ProjectedAscent.from(problem, point, PLACES, BITS);
    ProjectedStep step = ascent.step();
    Interval square = ascent.mappingSquare(step);
    Interval slip = ascent.slip(step);
    ascent.advance(step);
    Interval around = Interval.of(slip.hi().negate(), slip.hi());
    Interval gap =
        maximum.value().subtract(ascent.value(), BITS).max(Interval.ZERO).add(around, BITS);
    Interval room =
        PolyakLojasiewicz.mappingGap(square, gap, problem.modulus(), problem.smoothness(), BITS);
    String words =
        Regularisation.constants(problem)
            + ": ‖G_L‖² = "
            + Show.brief(square)
            + ", J* − J(θ⁺) = "
            + Show.brief(gap);
    return NearStationary.notNegative(room, words, words);
  }

  /**
   * ||G_L||^2 &gt;= 2 m (J* - J(theta)), tried next to the maximiser if that is on the boundary.
   */
  private static Verdict naive(
      Subject subject, RegularisedProblem problem, CertifiedMaximum maximum) {
    if (!Regularisation.isOnBoundary(problem, maximum)) {
      return Verdict.notApplicable(
          "the maximiser is not on the boundary: no failure is looked for");
    }
    Instance instance = subject.instance();
    LogNumber[] point = maximum.point();
    for (int k = 0; k < point.length; k++) {
      LogNumber offset = point[k].subtract(instance.thetaRef(k));
      point[k] = point[k].subtract(offset.multiply(NEAR));
    }
    ProjectedAscent ascent = ProjectedAscent.from(problem, point, PLACES, BITS);
    Interval square = ascent.mappingSquare(ascent.step());
    Interval gap = maximum.value().subtract(ascent.value(), BITS);
    Interval right = gap.multiply(problem.modulus(), BITS).shift(1);
    Interval room = square.subtract(right, BITS);
    String words =
        "at the fraction 2⁻²⁰ of the radius from the maximiser ‖G_L‖² = "
            + Show.brief(square)
            + " and 2m(J* − J) = "
            + Show.brief(right);
    BigFraction start = BigFraction.ZERO;
    String example =
        "; J = 10θ − θ²/2 on [−1, 1] at θ = 0: ‖G‖² − 2(J* − J) = "
            + Rationals.format(NaiveMapping.shortfall(start));
    return room.isNegative()
        ? Verdict.refuted(words + example)
        : Verdict.notApplicable("no failure at this point: " + words);
  }
}
