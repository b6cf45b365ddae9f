package sextant.audit.run;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.descent.DescentConstants;
import sextant.descent.RateBound;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/** The right side of ORA-T5.2 for one instance, by published or by sharper constants. */
public final class RscgdBound {

  private static final int BITS = 128;
  private static final int STEP_BITS = 24;

  private final DescentConstants constants;

  /** With these constants. */
  public RscgdBound(DescentConstants constants) {
    this.constants = constants;
  }

  /** The constants. */
  public DescentConstants constants() {
    return constants;
  }

  /**
   * What rounding adds to F_env in a step, at most: M e + e^2/(2 lambda_env).
   *
   * @param lambdaEnv positive
   * @param gradient M
   * @param error e
   */
  public static BigFraction drift(BigFraction lambdaEnv, BigFraction gradient, Dyadic error) {
    BigFraction e = error.toFraction();
    return gradient.multiply(e).add(Rationals.square(e).divide(lambdaEnv.multiply(2)));
  }

  /**
   * Encloses the right side.
   *
   * @param gap encloses F_env(theta_0) - F_inf
   * @param steps T, positive
   * @param stepSize eta
   * @param drift what rounding adds in a step
   */
  public Interval rightSide(Interval gap, int steps, BigFraction stepSize, BigFraction drift) {
    return Interval.of(
        Dyadic.fromFractionDown(at(gap.lo(), steps, stepSize, drift), BITS),
        Dyadic.fromFractionUp(at(gap.hi(), steps, stepSize, drift), BITS));
  }

  private BigFraction at(Dyadic gap, int steps, BigFraction stepSize, BigFraction drift) {
    return RateBound.rightSide(
        gap.toFraction(),
        constants.secondMoment(),
        new BigFraction(steps),
        constants.curvature(),
        constants.contraction(),
        stepSize,
        drift);
  }

  /**
   * ORA-C5.3's step size, rounded down to a short number; lambda_env where no step is needed, since
   * the right side has no least point then.
   *
   * @param gap encloses F_env(theta_0) - F_inf
   * @param steps T, positive
   */
  public BigFraction bestStep(Interval gap, int steps) {
    BigFraction most = gap.hi().toFraction();
    if (Rationals.signum(most) <= 0 || Rationals.isZero(constants.secondMoment())) {
      return constants.lambdaEnv();
    }
    return RateBound.bestStep(
            most, constants.secondMoment(), new BigFraction(steps), constants.curvature(), BITS)
        .lo()
        .roundDown(STEP_BITS)
        .toFraction();
  }
}
