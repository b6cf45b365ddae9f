package sextant.audit.checks;

import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.PenaltyByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;

/** Weak convexity on one instance: at its midpoints, and by the Hessian at its theta. */
final class WeakConvexity {

  private static final int HALVINGS = 40;

  private static final int SHOWN_BITS = 64;

  /** The Hessian is tested for few dimensions only. */
  private static final int FEW = 6;

  private WeakConvexity() {}

  /** L_SAIL at an instance's theta. */
  static Interval sail(Instance instance, int bits) {
    return SailByResponse.of(ScoreTable.of(instance, bits)).loss();
  }

  /** R at an instance's theta. */
  static Interval penalty(Instance instance, int bits) {
    return PenaltyByRank.of(ScoreTable.of(instance, bits)).value();
  }

  /** L_SAIL + lambda R at an instance's theta. */
  static Interval robust(Instance instance, int bits) {
    ScoreTable table = ScoreTable.of(instance, bits);
    BigFraction lambda = instance.rho().multiply(instance.beta());
    return SailByResponse.of(table)
        .loss()
        .add(PenaltyByRank.of(table).value().multiply(lambda, bits), bits);
  }

  /**
   * f(middle) &lt;= (f(a) + f(b))/2 + kappa ||a - b||^2/8 for b = theta and two points a on the way
   * to it: theta_ref, and the middle between them.
   */
  static Verdict midpoints(
      Subject subject, BiFunction<Instance, Integer, Interval> f, IntFunction<Interval> kappa) {
    if (Rationals.isZero(subject.bounds().radius())) {
      return Verdict.decided("features are equal within every prompt: a constant");
    }
    LogNumber[] ref = subject.instance().thetaRef();
    LogNumber[] theta = subject.instance().theta();
    LogNumber[] middle = between(ref, theta);
    return midpoint(subject.instance(), f, kappa, ref, theta)
        .and(midpoint(subject.instance(), f, kappa, middle, theta));
  }

  private static Verdict midpoint(
      Instance instance,
      BiFunction<Instance, Integer, Interval> f,
      IntFunction<Interval> kappa,
      LogNumber[] a,
      LogNumber[] b) {
    LogNumber[] middle = between(a, b);
    Instance left = instance.withTheta(a);
    Instance centre = instance.withTheta(middle);
    Instance right = instance.withTheta(b);
    for (int bits = 128; bits <= 4096; bits *= 2) {
      Interval square = Interval.ZERO;
      for (int k = 0; k < a.length; k++) {
        square = square.add(a[k].subtract(b[k]).enclose(bits).square(bits), bits);
      }
      Interval mean = f.apply(left, bits).add(f.apply(right, bits), bits).shift(-1);
      Interval room =
          mean.add(kappa.apply(bits).multiply(square, bits).shift(-3), bits)
              .subtract(f.apply(centre, bits), bits);
      if (room.lo().signum() >= 0) {
        return Verdict.enclosed("midpoint inequality");
      }
      if (room.isNegative()) {
        return Verdict.refuted("midpoint inequality off by " + Show.interval(room, 20));
      }
      if (square.isPoint() && square.hi().signum() == 0) {
        return Verdict.decided("θ = θ_ref: the midpoint inequality is an equality");
      }
    }
    return Verdict.undecided("midpoint inequality: the enclosures touch");
  }

  private static LogNumber[] between(LogNumber[] a, LogNumber[] b) {
    LogNumber[] middle = new LogNumber[a.length];
    for (int k = 0; k < a.length; k++) {
      middle[k] = a[k].add(b[k]).multiply(BigFraction.ONE_HALF);
    }
    return middle;
  }

  /** No eigenvalue of a Hessian is below -kappa; null when it has too many rows to be tested. */
  static @Nullable Verdict bend(
      String name, IntFunction<Interval[][]> hessian, IntFunction<Interval> kappa) {
    if (hessian.apply(SHOWN_BITS).length > FEW) {
      return null;
    }
    return Bounds.atMost(
        name,
        bits -> SymmetricMatrix.leastEigenvalue(hessian.apply(bits), HALVINGS).negate(),
        kappa);
  }

  /** The matrix A + c B. */
  static Interval[][] sum(Interval[][] a, Interval[][] b, BigFraction c, int bits) {
    Interval[][] sum = new Interval[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum[i][j] = a[i][j].add(b[i][j].multiply(c, bits), bits);
      }
    }
    return sum;
  }

  /** The matrix -A. */
  static Interval[][] negated(Interval[][] a) {
    Interval[][] result = new Interval[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        result[i][j] = a[i][j].negate();
      }
    }
    return result;
  }
}
