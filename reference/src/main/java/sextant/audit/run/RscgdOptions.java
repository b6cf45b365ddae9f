package sextant.audit.run;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Rationals;

/**
 * The parameters of a run of R-SCGD.
 *
 * @param steps T, positive
 * @param batch B, positive
 * @param seed of the samples
 * @param stepSize eta, positive; null for the best one by the sharper constants (ORA-C5.3)
 * @param lambdaEnv positive and below 1/kappa; null for about 1/(2 kappa), the published kappa
 * @param checkpoints at how many iterates the envelope is certified, at least 0
 * @param places binary places that the iterates are rounded to, as offsets from theta_ref
 * @param radius that the certified balls about proximal points should have at most, positive
 */
public record RscgdOptions(
    int steps,
    int batch,
    long seed,
    @Nullable BigFraction stepSize,
    @Nullable BigFraction lambdaEnv,
    int checkpoints,
    int places,
    BigFraction radius) {

  /** Refuses what is out of bounds, in one line. */
  public RscgdOptions {
    atLeast("steps", steps, 1);
    atLeast("batch", batch, 1);
    atLeast("checkpoints", checkpoints, 0);
    atLeast("places", places, 16);
    if (stepSize != null && Rationals.signum(stepSize) <= 0) {
      throw new IllegalArgumentException("the step size must be positive");
    }
    if (lambdaEnv != null && Rationals.signum(lambdaEnv) <= 0) {
      throw new IllegalArgumentException("lambda_env must be positive");
    }
    if (Rationals.signum(radius) <= 0) {
      throw new IllegalArgumentException("the radius must be positive");
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }
}
