package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.revkl.FeatureSpan;
import sextant.revkl.Fisher;
import sextant.sail.ScoreTable;

/**
 * RKL-KL-RP: the Hessian of klRefPolicy is the Fisher matrix, which is positive semidefinite.
 * Second differences of the divergence are compared with the matrix; what they are off by is
 * bounded through the fourth cumulant and is part of the enclosure.
 */
public final class RklKlRp implements Check {

  /** Second differences, and elimination in rationals, are for few dimensions only. */
  private static final int FEW = 6;

  private static final int BITS = 192;

  @Override
  public String id() {
    return "RKL-KL-RP";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    int d = Math.min(FEW, subject.instance().dimension());
    Verdict differences = difference(subject, 0, 0);
    for (int a = 1; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        differences = differences.and(difference(subject, a, b));
      }
    }
    return List.of(semidefinite(subject).and(differences));
  }

  private static Verdict semidefinite(Subject subject) {
    FeatureSpan span = FeatureSpan.of(subject.instance());
    LogRational model = subject.exact();
    String words = "F ⪰ 0";
    if (model != null && span.dimension() <= FEW) {
      return SymmetricMatrix.isPositiveSemidefinite(Fisher.value(model))
          ? Verdict.decided(words)
          : Verdict.refuted("F has a negative eigenvalue");
    }
    Interval[][] fisher = span.restrict(Fisher.enclose(subject.table(BITS)), BITS);
    return span.rank() == 0 || SymmetricMatrix.test(fisher, Dyadic.ZERO, BITS) == Answer.DEFINITE
        ? Verdict.enclosed(words)
        : Verdict.undecided("the pivots of F are open");
  }

  /** The second difference along e_a + e_b, or along e_a where they are the same. */
  private static Verdict difference(Subject subject, int a, int b) {
    return Precision.agree(
        bits -> {
          int places = bits / 5;
          Instance instance = subject.instance();
          Interval here = subject.table(bits).klRefPolicy();
          Interval ends =
              moved(instance, a, b, places, 1, bits)
                  .add(moved(instance, a, b, places, -1, bits), bits);
          Interval slope = ends.subtract(here.shift(1), bits).shift(2 * places);
          Interval[][] fisher = Fisher.enclose(subject.table(bits));
          Interval form = fisher[a][a];
          if (a != b) {
            form = form.add(fisher[b][b], bits).add(fisher[a][b].shift(1), bits);
          }
          return slope.subtract(form, bits).add(remainder(subject, a, b, places), bits);
        },
        "∇²klRefPolicy = F by second differences");
  }

  /** |fourth derivative| &lt;= 7 B^4 ||u||^4, so a second difference is off by t^2 7/12 of that. */
  private static Interval remainder(Subject subject, int a, int b, int places) {
    BigFraction square = subject.bounds().radius().pow(2);
    BigFraction most = square.multiply(square).multiply(new BigFraction(a == b ? 7 : 28, 12));
    Dyadic bound = Dyadic.fromFractionUp(most, 64).shift(-2L * places);
    return Interval.of(bound.negate(), bound);
  }

  private static Interval moved(Instance instance, int a, int b, int places, int sign, int bits) {
    LogNumber step = LogNumber.of(BigFraction.TWO.pow(-places).multiply(sign));
    LogNumber[] theta = instance.theta();
    theta[a] = theta[a].add(step);
    if (a != b) {
      theta[b] = theta[b].add(step);
    }
    return ScoreTable.of(instance.withTheta(theta), bits).klRefPolicy();
  }
}
