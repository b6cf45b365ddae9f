package sextant.audit.checks;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.GramHessian;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.revkl.Concavity;
import sextant.revkl.Fisher;
import sextant.revkl.KlDirection;
import sextant.revkl.RegularisedProblem;
import sextant.sail.ScoreTable;

/**
 * RKL-CONC: concavity of J_gamma above the threshold C, by Hessians at a few points; the cruder
 * threshold beside it; and klPolicyRef at the same gamma, which is not concave in general.
 */
public final class RklConc implements Check {

  private static final int BITS = Regularisation.BITS;
  private static final int HALVINGS = 60;
  private static final int FEW = 6;

  @Override
  public String id() {
    return "RKL-CONC";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    if (fault == null && subject.instance().dimension() > FEW) {
      fault = "left out: more than " + FEW + " dimensions";
    }
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("refPolicy"), away.about("crude"), away.about("policyRef"));
    }
    RegularisedProblem problem = subject.regularised().problem();
    return List.of(
        concave(subject, problem).about("refPolicy"),
        crude(subject, problem).about("crude"),
        other(subject.instance(), problem).about("policyRef"));
  }

  /** Hess L_SAIL + C F &gt;= 0 and -Hess J_gamma &gt;= m at each point. */
  private static Verdict concave(Subject subject, RegularisedProblem problem) {
    return NearStationary.everywhere(
        Regularisation.points(subject),
        point ->
            bounded(
                    "λ_min(∇²L + CF) = ",
                    BigFraction.ZERO,
                    least(subject.instance(), point, problem.threshold()))
                .and(
                    bounded(
                        Regularisation.constants(problem) + ": λ_min(−∇²J) = ",
                        problem.modulus(),
                        least(subject.instance(), point, problem.gamma()))));
  }

  /** The least eigenvalue of Hess L_SAIL + gamma F at a point, which is -Hess J_gamma. */
  static Interval least(Instance instance, LogNumber[] point, BigFraction gamma) {
    ScoreTable table = ScoreTable.of(instance.withTheta(point), BITS);
    Interval[][] sum =
        WeakConvexity.sum(GramHessian.sail(table).matrix(), Fisher.enclose(table), gamma, BITS);
    return SymmetricMatrix.leastEigenvalue(sum, HALVINGS);
  }

  /** modulus &lt;= least. */
  private static Verdict bounded(String name, BigFraction modulus, Interval least) {
    Interval bound = Interval.from(modulus, BITS);
    String words = name + Show.brief(least) + " ≥ " + Show.brief(bound);
    return NearStationary.notNegative(least.subtract(bound, BITS), words, words);
  }

  /** With gamma lambda_F = L^- + 1, -Hess J_gamma &gt;= 1. */
  private static Verdict crude(Subject subject, RegularisedProblem problem) {
    BigFraction one = BigFraction.ONE;
    BigFraction gamma =
        Concavity.crudeThreshold(problem.lowerCurvature(), one, problem.leastFisher());
    BigFraction sharp = problem.threshold().add(problem.leastFisher().reciprocal());
    Verdict verdict =
        Verdict.enclosed(
            "concave from L⁻/λ_F = "
                + show(problem.lowerCurvature().divide(problem.leastFisher()))
                + " on, C = "
                + show(problem.threshold())
                + "; 1-strongly from "
                + show(gamma)
                + ", "
                + show(sharp));
    for (LogNumber[] point : NearStationary.points(subject.instance())) {
      verdict =
          verdict.and(
              bounded("there λ_min(−∇²J) = ", one, least(subject.instance(), point, gamma)));
    }
    return verdict;
  }

  private static String show(BigFraction value) {
    return Show.brief(Interval.from(value, 64));
  }

  /** Looks for a point where J_gamma with klPolicyRef bends upward. */
  private static Verdict other(Instance instance, RegularisedProblem problem) {
    BigFraction reach = problem.d().multiply(problem.b()).multiply(2);
    if (reach.compareTo(BigFraction.ONE) < 0) {
      BigFraction from = Concavity.otherThreshold(problem.threshold(), problem.d(), problem.b());
      if (problem.gamma().compareTo(from) >= 0) {
        return Verdict.notApplicable("concave here: 2DB < 1 and γ ≥ C/(1 − 2DB)");
      }
    }
    for (LogNumber[] point : candidates(instance, problem.d())) {
      Interval[][] hessian =
          Regularisation.objective(instance, point, KlDirection.POLICY_REF, problem.gamma())
              .hessian();
      Interval most =
          SymmetricMatrix.leastEigenvalue(WeakConvexity.negated(hessian), HALVINGS).negate();
      if (most.isPositive()) {
        return Verdict.refuted(
            Regularisation.constants(problem)
                + ": J_γ with klPolicyRef has the curvature "
                + Show.brief(most)
                + " > 0 at θ = "
                + text(point));
      }
    }
    return Verdict.notApplicable("no failure of concavity at the points tried");
  }

  /** theta, and points on the axes at D, 7D/8, ... D/8 on both sides. */
  private static List<LogNumber[]> candidates(Instance instance, BigFraction radius) {
    List<LogNumber[]> points = new ArrayList<>();
    for (int eighths = 8; eighths >= 1; eighths--) {
      for (int k = 0; k < instance.dimension(); k++) {
        BigFraction length = radius.multiply(new BigFraction(eighths, 8));
        points.add(Regularisation.along(instance, k, length));
        points.add(Regularisation.along(instance, k, length.negate()));
      }
    }
    points.add(instance.theta());
    return points;
  }

  static String text(LogNumber[] point) {
    StringBuilder text = new StringBuilder("(");
    for (int k = 0; k < point.length; k++) {
      text.append(k == 0 ? "" : ", ").append(exact(point[k]));
    }
    return text.append(')').toString();
  }

  private static String exact(LogNumber value) {
    return value.isRational() ? Rationals.format(value.rationalPart()) : value.toString();
  }
}
