package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.PolyakLojasiewicz;
import sextant.revkl.ProjectedAscent;
import sextant.revkl.RegularisedProblem;

/** RKL-PL-PROX: the rise of the quadratic model over Theta bounds the gap where the step starts. */
public final class RklPlProx implements Check {

  @Override
  public String id() {
    return "RKL-PL-PROX";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    RegularisedProblem problem = subject.regularised().problem();
    CertifiedMaximum maximum = subject.regularised().maximum();
    return List.of(
        NearStationary.everywhere(
            NearStationary.points(subject.instance()), point -> at(problem, maximum, point)));
  }

  private static Verdict at(
      RegularisedProblem problem, CertifiedMaximum maximum, LogNumber[] point) {
    int bits = RklPlMap.BITS;
    ProjectedAscent ascent = ProjectedAscent.from(problem, point, RklPlMap.PLACES, bits);
    Interval rise = ascent.rise(ascent.step());
    Interval gap = maximum.value().subtract(ascent.value(), bits).max(Interval.ZERO);
    Interval room =
        PolyakLojasiewicz.proximalGap(rise, gap, problem.modulus(), problem.smoothness(), bits);
    Interval share = gap.multiply(problem.modulus().divide(problem.smoothness()), bits);
    String words =
        Regularisation.constants(problem)
            + ": the model rises by "
            + Show.brief(rise)
            + " ≥ (m/L)(J* − J) = "
            + Show.brief(share);
    return NearStationary.notNegative(room, words, words);
  }
}
