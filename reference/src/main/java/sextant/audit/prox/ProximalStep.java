package sextant.audit.prox;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.curvature.GramHessian;
import sextant.envelope.ProximalPoint;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.fast.ProximalSolver;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;

/**
 * One step of {@link ProximalSearch}: multipliers for a point, the certificate they give, and
 * Newton's step within the kinks and faces that are taken to be active.
 */
final class ProximalStep {

  private final ProximalProblem problem;
  private final ActiveSet active;
  private final LogNumber[] move;
  private final boolean sphere;
  private final BigFraction alpha;
  private final int bits;
  private final ScoreTable table;
  private final SubdifferentialByRank kinks;
  private final BigFraction lambda;
  private final Dyadic[] slope;
  private BigFraction[] multipliers;
  private int beyond = -1;

  /**
   * A step.
   *
   * @param problem what is minimised
   * @param activity what the point is taken to lie on
   * @param free w in its free coordinates
   * @param alpha the sphere's multiplier
   * @param solver proposes the kinks' multipliers
   * @param bits mantissa bits kept
   */
  ProximalStep(
      ProximalProblem problem,
      Activity activity,
      BigFraction[] free,
      BigFraction alpha,
      ProximalSolver solver,
      int bits) {
    this.problem = problem;
    active = activity.set();
    sphere = activity.sphere();
    this.alpha = alpha;
    this.bits = bits;
    Instance instance = problem.instance();
    move = active.move(free);
    LogNumber[] point = new LogNumber[move.length];
    for (int k = 0; k < point.length; k++) {
      point[k] = instance.thetaRef(k).add(move[k]);
    }
    table = ScoreTable.of(instance.withTheta(point), bits);
    kinks = SubdifferentialByRank.of(table);
    lambda = instance.rho().multiply(instance.beta());
    BigFraction[] proposed = new BigFraction[kinks.generatorCount()];
    BigFraction[] none = new BigFraction[proposed.length];
    for (int k = 0; k < proposed.length; k++) {
      BigFraction[] direction = kinks.direction(k);
      proposed[k] = activity.multiplier(direction, solver.multiplier(direction));
      none[k] = BigFraction.ZERO;
    }
    Interval[] v = ProximalPoint.subgradient(table, kinks, none);
    slope = new Dyadic[v.length];
    for (int k = 0; k < slope.length; k++) {
      LogNumber pull =
          point[k].subtract(instance.theta(k)).multiply(problem.lambdaEnv().reciprocal());
      slope[k] = middle(v[k].add(pull.enclose(bits), bits));
    }
    multipliers = proposed;
    multipliers = corrected(proposed);
    for (int k = 0; k < multipliers.length; k++) {
      Dyadic t = Dyadic.fromFractionDown(multipliers[k], bits);
      for (int a = 0; a < slope.length; a++) {
        slope[a] = plus(slope[a], times(segment(k, a), t));
      }
    }
  }

  static Dyadic middle(Interval value) {
    return value.lo().add(value.hi()).shift(-1);
  }

  /** The certificate of the point, or null where it lies outside of the domain. */
  @Nullable ProximalPoint certificate() {
    LogNumber[] point = table.instance().theta();
    if (problem.domain().contains(point, problem.instance().thetaRef())
        != Domain.Membership.INSIDE) {
      return null;
    }
    return ProximalPoint.certify(
        problem, table, kinks, multipliers, sphere ? alpha : BigFraction.ZERO);
  }

  /** The direction of a kink that would need a multiplier beyond 1, or none. */
  BigFraction @Nullable [] beyond() {
    return beyond < 0 ? null : kinks.direction(beyond);
  }

  /** The side of that kink that the subgradient asks for. */
  BigFraction beyondSign() {
    return multipliers[beyond];
  }

  /** The sign of a component of the subgradient, the pull included. */
  int sign(int k) {
    return slope[k].signum();
  }

  /** w. */
  LogNumber[] move() {
    return move.clone();
  }

  /** The half-length of kink k along coordinate a, as it enters the subgradient. */
  private Dyadic segment(int k, int a) {
    return middle(kinks.coefficient(k).multiply(lambda.multiply(kinks.direction(k)[a]), bits));
  }

  /**
   * Multipliers near the proposed ones that cancel the subgradient where it can be cancelled: the
   * least change, in which a multiplier counts the less the nearer it is to 1.
   */
  private BigFraction[] corrected(BigFraction[] proposed) {
    List<Integer> bound = active.bound();
    int rank = bound.size();
    int m = proposed.length;
    if (m == 0 || rank == 0 || Rationals.isZero(lambda)) {
      return proposed;
    }
    Dyadic[][] segment = new Dyadic[rank][m];
    Dyadic[] weight = new Dyadic[m];
    for (int k = 0; k < m; k++) {
      BigFraction room = BigFraction.ONE.subtract(Rationals.square(proposed[k]));
      weight[k] = Dyadic.fromFractionUp(room, 32);
      for (int i = 0; i < rank; i++) {
        segment[i][k] = segment(k, bound.get(i));
      }
    }
    Dyadic[][] gram = new Dyadic[rank][rank];
    Dyadic[] right = new Dyadic[rank];
    for (int i = 0; i < rank; i++) {
      Dyadic rest = slope[bound.get(i)];
      if (sphere) {
        rest = plus(rest, scaled(alpha, move[bound.get(i)]));
      }
      for (int k = 0; k < m; k++) {
        rest = plus(rest, times(segment[i][k], Dyadic.fromFractionDown(proposed[k], bits)));
      }
      right[i] = rest.negate();
      for (int j = 0; j < rank; j++) {
        gram[i][j] = Dyadic.ZERO;
        for (int k = 0; k < m; k++) {
          gram[i][j] = plus(gram[i][j], times(weight[k], times(segment[i][k], segment[j][k])));
        }
      }
    }
    Dyadic[] solution = Elimination.solve(gram, right, bits);
    if (solution == null) {
      return proposed;
    }
    BigFraction[] result = new BigFraction[m];
    BigFraction most = BigFraction.ONE;
    for (int k = 0; k < m; k++) {
      Dyadic change = Dyadic.ZERO;
      for (int i = 0; i < rank; i++) {
        change = plus(change, times(segment[i][k], solution[i]));
      }
      change = times(change, weight[k]);
      BigFraction t =
          plus(Dyadic.fromFractionDown(proposed[k], bits), change).roundDown(bits).toFraction();
      if (Rationals.abs(t).compareTo(most) > 0) {
        most = Rationals.abs(t);
        beyond = k;
      }
      result[k] = Rationals.max(BigFraction.MINUS_ONE, Rationals.min(BigFraction.ONE, t));
    }
    return result;
  }

  private Dyadic scaled(BigFraction factor, LogNumber value) {
    return middle(value.multiply(factor).enclose(bits));
  }

  private Dyadic plus(Dyadic a, Dyadic b) {
    return Dyadic.addDown(a, b, bits);
  }

  private Dyadic times(Dyadic a, Dyadic b) {
    return Dyadic.multiplyDown(a, b, bits);
  }

  /**
   * Newton's step in the free coordinates, with the sphere's new multiplier behind them where it is
   * active; null where the system is singular.
   */
  Dyadic @Nullable [] newton() {
    int d = move.length;
    int f = active.free().size();
    Interval[][] sail = GramHessian.sail(table).matrix();
    Interval[][] penalty = GramHessian.penalty(table).matrix();
    Dyadic stiffness = Dyadic.fromFractionDown(problem.lambdaEnv().reciprocal(), bits);
    stiffness = sphere ? plus(stiffness, Dyadic.fromFractionDown(alpha, bits)) : stiffness;
    Dyadic[][] basis = new Dyadic[d][f];
    Dyadic[][] image = new Dyadic[d][f];
    for (int a = 0; a < d; a++) {
      for (int i = 0; i < f; i++) {
        basis[a][i] = Dyadic.fromFractionDown(active.basis(a, i), bits);
      }
    }
    for (int a = 0; a < d; a++) {
      for (int i = 0; i < f; i++) {
        image[a][i] = times(stiffness, basis[a][i]);
        for (int b = 0; b < d; b++) {
          Interval entry = sail[a][b].add(penalty[a][b].multiply(lambda, bits), bits);
          image[a][i] = plus(image[a][i], times(middle(entry), basis[b][i]));
        }
      }
    }
    int n = sphere ? f + 1 : f;
    Dyadic[][] matrix = new Dyadic[n][n];
    Dyadic[] right = new Dyadic[n];
    for (int i = 0; i < f; i++) {
      right[i] = Dyadic.ZERO;
      for (int a = 0; a < d; a++) {
        right[i] = plus(right[i], times(basis[a][i], slope[a]).negate());
      }
      for (int j = 0; j < f; j++) {
        matrix[i][j] = Dyadic.ZERO;
        for (int a = 0; a < d; a++) {
          matrix[i][j] = plus(matrix[i][j], times(basis[a][i], image[a][j]));
        }
      }
    }
    if (sphere) {
      right[f] = Dyadic.ZERO;
      matrix[f][f] = Dyadic.ZERO;
      for (int i = 0; i < f; i++) {
        Dyadic outward = Dyadic.ZERO;
        for (int a = 0; a < d; a++) {
          outward = plus(outward, times(basis[a][i], middle(move[a].enclose(bits))));
        }
        matrix[i][f] = outward;
        matrix[f][i] = outward;
      }
    }
    return Elimination.solve(matrix, right, bits);
  }
}
