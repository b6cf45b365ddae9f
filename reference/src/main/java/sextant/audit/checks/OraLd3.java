package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.SubdifferentialDistance;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalPoint;
import sextant.envelope.Stationarity;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;

/**
 * ORA-LD.3: a point u near the proximal point of theta is nearly stationary: dist(0, dF(u)) is at
 * most ||grad F_env(theta)|| + eps + ||u - theta-hat||/lambda_env, eps the proximal residual of u;
 * for u between theta and theta-hat.
 */
public final class OraLd3 implements Check {

  private static final int[] SHARES = {0, 2, 10};

  @Override
  public String id() {
    return "ORA-LD.3";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    MoreauEnvelope envelope = subject.envelopes().at(subject.instance().theta());
    Verdict verdict = NearStationary.stall(envelope);
    if (verdict != null) {
      return List.of(verdict);
    }
    for (int share : SHARES) {
      Verdict here = at(envelope, share);
      verdict = verdict == null ? here : here.and(verdict);
    }
    return List.of(verdict == null ? Verdict.undecided("no point") : verdict);
  }

  /** At u about theta-hat + (theta - theta-hat)/2^share: theta itself for 0. */
  private static Verdict at(MoreauEnvelope envelope, int share) {
    ProximalPoint point = envelope.certificate();
    Instance instance = point.problem().instance();
    int bits = NearStationary.BITS;
    BigFraction part = BigFraction.ONE_HALF.pow(share);
    LogNumber[] u = new LogNumber[instance.dimension()];
    Interval[] gap = new Interval[u.length];
    Interval[] pull = new Interval[u.length];
    for (int k = 0; k < u.length; k++) {
      LogNumber away = instance.theta(k).subtract(point.point(k));
      u[k] = point.point(k).add(away.multiply(part));
      gap[k] = u[k].subtract(point.point(k)).enclose(bits);
      pull[k] =
          instance
              .theta(k)
              .subtract(u[k])
              .multiply(point.problem().lambdaEnv().reciprocal())
              .enclose(bits);
    }
    ScoreTable table = ScoreTable.of(instance.withTheta(u), bits);
    Interval zero = Interval.ZERO;
    Interval[] origin = new Interval[u.length];
    java.util.Arrays.fill(origin, zero);
    Interval distance = distance(origin, table);
    Interval residual = Interval.exact(distance(pull, table).hi());
    Interval radius = Interval.exact(point.radius());
    Interval moved =
        NearStationary.norm(gap)
            .add(Interval.of(radius.lo().negate(), radius.hi()), bits)
            .max(zero);
    Interval bound =
        Stationarity.inexactBound(
            envelope.gradientNorm(), residual, moved, point.problem().lambdaEnv(), bits);
    return NearStationary.notNegative(
        bound.subtract(Interval.exact(distance.hi()), bits),
        Bounds.words("dist(0, ∂F(ū))", Interval.exact(distance.hi()), bound),
        "dist(0, ∂F(ū)) agrees with its bound");
  }

  /** Encloses the distance of a point to the subdifferential of L_SAIL + lambda R. */
  private static Interval distance(Interval[] from, ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    SubdifferentialByRank kinks = SubdifferentialByRank.of(table);
    BigFraction lambda = instance.rho().multiply(instance.beta());
    BigFraction[][] directions = new BigFraction[kinks.generatorCount()][];
    Interval[] coefficients = new Interval[directions.length];
    BigFraction[] none = new BigFraction[directions.length];
    for (int k = 0; k < directions.length; k++) {
      directions[k] = kinks.direction(k);
      coefficients[k] = kinks.coefficient(k).multiply(lambda, bits);
      none[k] = BigFraction.ZERO;
    }
    Interval[] centre = ProximalPoint.subgradient(table, kinks, none);
    return SubdifferentialDistance.between(from, centre, directions, coefficients, bits);
  }
}
