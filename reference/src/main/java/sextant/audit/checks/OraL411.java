package sextant.audit.checks;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.prox.Envelopes;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalPoint;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * ORA-L4.11: (theta - theta-hat)/lambda_env is the gradient of the envelope, with the published and
 * the sharper Lipschitz constant, between theta and two other points; and the subdifferential of F
 * at theta-hat has an element no longer than it.
 */
public final class OraL411 implements Check {

  @Override
  public String id() {
    return "ORA-L4.11";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = NearStationary.searchFault(subject);
    if (fault != null) {
      Verdict away = Verdict.notApplicable(fault);
      return List.of(away.about("published"), away.about("sharper"));
    }
    ProximalProblem problem = subject.envelopes().problem();
    BigFraction lambdaEnv = problem.lambdaEnv();
    BigFraction kappa = problem.modulus();
    BigFraction published = MoreauEnvelope.lipschitz(lambdaEnv, kappa);
    BigFraction below = kappa.divide(problem.contraction());
    return List.of(
        check(subject, published, published, published).about("published"),
        check(
                subject,
                MoreauEnvelope.lipschitzSharper(lambdaEnv, kappa),
                lambdaEnv.reciprocal(),
                below)
            .about("sharper"));
  }

  /**
   * The three statements.
   *
   * @param lipschitz of the gradient
   * @param above bounds the curvature of the envelope from above
   * @param below bounds it from below, by its negative
   */
  static Verdict check(
      Subject subject, BigFraction lipschitz, BigFraction above, BigFraction below) {
    Instance instance = subject.instance();
    Envelopes envelopes = subject.envelopes();
    MoreauEnvelope here = envelopes.at(instance.theta());
    Verdict open = NearStationary.stall(here);
    if (open != null) {
      return open;
    }
    Verdict verdict = atProximalPoint(here);
    for (LogNumber[] point : NearStationary.points(instance)) {
      boolean itself = Arrays.equals(point, instance.theta());
      LogNumber[] other = itself ? NearStationary.beside(instance) : point;
      MoreauEnvelope there = envelopes.at(other);
      open = NearStationary.stall(there);
      if (open != null) {
        return open;
      }
      Interval[] step = NearStationary.difference(other, instance.theta());
      String name = itself ? "θ + 2⁻²⁰e₁" : "θ_ref";
      Verdict pair = between(name, here, there, step, lipschitz, above, below);
      verdict = verdict == null ? pair : verdict.and(pair);
    }
    return verdict == null ? Verdict.undecided("no point") : verdict;
  }

  private static Verdict between(
      String name,
      MoreauEnvelope here,
      MoreauEnvelope there,
      Interval[] step,
      BigFraction lipschitz,
      BigFraction above,
      BigFraction below) {
    int bits = NearStationary.BITS;
    Interval square = NearStationary.square(step);
    Interval change =
        NearStationary.norm(NearStationary.difference(there.gradient(), here.gradient()));
    Interval most = NearStationary.norm(step).multiply(lipschitz, bits);
    Verdict slope =
        NearStationary.notNegative(
            most.subtract(change, bits),
            "from θ to " + name + " ∇F_env changes " + times(change, most),
            "from θ to " + name + " ∇F_env changes by what agrees with L_env times the step");
    Interval bend =
        there
            .value()
            .subtract(here.value(), bits)
            .subtract(NearStationary.dot(here.gradient(), step), bits);
    Interval high = square.multiply(above.divide(2), bits).subtract(bend, bits);
    Interval low = bend.add(square.multiply(below.divide(2), bits), bits);
    String words = "F_env as its gradient and curvature let it";
    return slope.and(
        NearStationary.notNegative(high, words, words)
            .and(NearStationary.notNegative(low, words, words)));
  }

  private static String times(Interval change, Interval most) {
    return change.isPositive()
        ? Show.interval(most.divide(change, NearStationary.BITS), 1)
            + " times less than L_env times the step"
        : "by no more than L_env times the step";
  }

  /**
   * An element of the subdifferential of F near theta-hat, no longer than grad F_env; null where
   * the certificate is by a point beside the sphere, at which such an element is not near.
   */
  private static @Nullable Verdict atProximalPoint(MoreauEnvelope here) {
    ProximalPoint point = here.certificate();
    if (!Rationals.isZero(point.alpha())) {
      return null;
    }
    int bits = NearStationary.BITS;
    Interval[] element = point.residual();
    BigFraction factor = point.problem().lambdaEnv().reciprocal();
    for (int k = 0; k < element.length; k++) {
      LogNumber pull = point.point(k).subtract(point.problem().instance().theta(k));
      element[k] = element[k].subtract(pull.multiply(factor).enclose(bits), bits);
    }
    Interval room = here.gradientNorm().subtract(NearStationary.norm(element), bits);
    return NearStationary.notNegative(
        room,
        "dist(0, ∂F(θ̂)) ≤ ‖∇F_env(θ)‖",
        "∂F(θ̂) has an element whose length agrees with ‖∇F_env(θ)‖ = "
            + NearStationary.show(here.gradientNorm()));
  }
}
