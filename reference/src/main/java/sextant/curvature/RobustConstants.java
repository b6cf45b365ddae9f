package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

/**
 * Constants of the robust loss L_SAIL + lambda R, lambda = rho beta (ORA, Theorem 4.8 and Lemma
 * B.4).
 *
 * <pre>
 *   paper      here                     value
 *   kappa      modulus                  L + lambda kappa_R; weak convexity needs L^- only
 *   G_tot^2    secondMomentPublished    4 (G^2 + lambda^2 G_R^2 + (sigma^2 + lambda^2 sigma_R^2)/n)
 *   -          secondMoment             (G + lambda G_R)^2 + (sigma + lambda sigma_R)^2/n
 *   n          batch                    samples of a batch
 * </pre>
 */
public final class RobustConstants {

  private RobustConstants() {}

  /**
   * ORA-T4.8. Encloses kappa = L + lambda kappa_R: moduli of weak convexity add up, those of L_SAIL
   * being its curvature bound L, or already its lower half L^-.
   *
   * @param smoothness L or L^-
   * @param lambda rho beta
   * @param penalty kappa_R
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures (\forall \real l; smoothness.lo().value <= l && l <= smoothness.hi().value ==>
  @       (\forall \real k; penalty.lo().value <= k && k <= penalty.hi().value ==>
  @           \result.lo().value <= l + lambda.value * k
  @           && l + lambda.value * k <= \result.hi().value));
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval modulus(
      Interval smoothness, BigFraction lambda, Interval penalty, int bits) {
    return smoothness.add(penalty.multiply(lambda, bits), bits);
  }

  /** The published kappa, with the paper's assumed L set to the proved one. */
  public static Interval modulusPublished(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction rho, int bits) {
    Interval penalty = Interval.from(PenaltyConstants.modulusPublished(b, d), bits);
    return modulus(
        SailConstants.upperCurvature(b, d, beta, bits), rho.multiply(beta), penalty, bits);
  }

  /** kappa = L^- + lambda kappa_R with kappa_R = 2 S* B^2 + 2 D B^3. */
  public static Interval modulusSharper(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction rho, int bits) {
    return modulus(
        SailConstants.lowerCurvature(b, d, beta, bits),
        rho.multiply(beta),
        PenaltyConstants.modulusUniversal(b, d, bits),
        bits);
  }

  /** The same with L^- under the margin. */
  public static Interval modulusWithMargin(
      BigFraction b,
      BigFraction d,
      BigFraction beta,
      BigFraction rho,
      BigFraction delta,
      int bits) {
    return modulus(
        SailConstants.lowerCurvatureWithMargin(b, d, beta, delta, bits),
        rho.multiply(beta),
        PenaltyConstants.modulusUniversal(b, d, bits),
        bits);
  }

  /** The published G_tot^2: 4 (G^2 + lambda^2 G_R^2 + (sigma^2 + lambda^2 sigma_R^2)/batch). */
  public static Interval secondMomentPublished(
      Interval gradient,
      Interval subgradient,
      Interval deviation,
      Interval penaltyDeviation,
      BigFraction lambda,
      int batch,
      int bits) {
    BigFraction square = lambda.multiply(lambda);
    Interval means =
        gradient.square(bits).add(subgradient.square(bits).multiply(square, bits), bits);
    Interval noise =
        deviation.square(bits).add(penaltyDeviation.square(bits).multiply(square, bits), bits);
    return means.add(noise.multiply(new BigFraction(1, batch), bits), bits).shift(2);
  }

  /**
   * ORA-LB.4. Encloses the sharper bound on E||G_SAIL + lambda G_R||^2 for a batch of independent
   * samples: (G + lambda G_R)^2 + (sigma + lambda sigma_R)^2/batch, the square of the mean and the
   * variance of a mean.
   *
   * @param gradient G bounds ||grad L_SAIL||
   * @param subgradient G_R bounds the mean of G_R
   * @param deviation sigma, of one sample of G_SAIL
   * @param penaltyDeviation sigma_R, of one sample of G_R
   * @param lambda rho beta
   * @param batch samples
   */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && lambda.value >= 0 && batch >= 1;
  @   ensures (\forall \real g; gradient.lo().value <= g && g <= gradient.hi().value ==>
  @       (\forall \real r; subgradient.lo().value <= r && r <= subgradient.hi().value ==>
  @           (g + lambda.value * r) * (g + lambda.value * r) <= \result.hi().value));
  @   ensures \result.lo().value >= 0;
  @ pure */
  public static Interval secondMoment(
      Interval gradient,
      Interval subgradient,
      Interval deviation,
      Interval penaltyDeviation,
      BigFraction lambda,
      int batch,
      int bits) {
    Interval mean = gradient.add(subgradient.multiply(lambda, bits), bits);
    Interval noise = deviation.add(penaltyDeviation.multiply(lambda, bits), bits);
    return mean.square(bits)
        .add(noise.square(bits).multiply(new BigFraction(1, batch), bits), bits);
  }
}
