package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;
//@ model import sextant.exact.Elementary;
//@ model import sextant.exact.Reals;

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
  @   ensures \result.lo().value <= smoothness.lo().value + lambda.value * penalty.lo().value;
  @   ensures \result.lo().value <= smoothness.lo().value + lambda.value * penalty.hi().value;
  @   ensures smoothness.hi().value + lambda.value * penalty.lo().value <= \result.hi().value;
  @   ensures smoothness.hi().value + lambda.value * penalty.hi().value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval modulus(
      Interval smoothness, BigFraction lambda, Interval penalty, int bits) {
    return smoothness.add(penalty.multiply(lambda, bits), bits);
  }

  /** The published kappa, with the paper's assumed L set to the proved one. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2
  @       + rho.value * beta.value
  @           * (16 * b.value * b.value + 4 * d.value * b.value * b.value * b.value);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2
  @       + rho.value * beta.value
  @           * (16 * b.value * b.value + 4 * d.value * b.value * b.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval modulusPublished(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction rho, int bits) {
    Interval smoothness = SailConstants.upperCurvature(b, d, beta, bits);
    Interval penalty = Interval.from(PenaltyConstants.modulusPublished(b, d), bits);
    BigFraction lambda = rho.multiply(beta);
    Interval modulus = modulus(smoothness, lambda, penalty, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(lambda.value, rho.value * beta.value,
    @     penalty.lo().value, penalty.hi().value,
    @     16 * b.value * b.value + 4 * d.value * b.value * b.value * b.value,
    @     modulus.lo().value - smoothness.lo().value,
    @     modulus.hi().value - smoothness.hi().value); @*/
    return modulus;
  }

  /** kappa = L^- + lambda kappa_R with kappa_R = 2 S* B^2 + 2 D B^3. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + beta.value * d.value * b.value)
  @       + rho.value * beta.value * (b.value * b.value * 2 * UniversalConstant.supremum()
  @           + b.value * b.value * b.value * d.value * 2);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + beta.value * d.value * b.value)
  @       + rho.value * beta.value * (b.value * b.value * 2 * UniversalConstant.supremum()
  @           + b.value * b.value * b.value * d.value * 2) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval modulusSharper(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction rho, int bits) {
    Interval smoothness = SailConstants.lowerCurvature(b, d, beta, bits);
    Interval penalty = PenaltyConstants.modulusUniversal(b, d, bits);
    BigFraction lambda = rho.multiply(beta);
    Interval modulus = modulus(smoothness, lambda, penalty, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(lambda.value, rho.value * beta.value,
      @     penalty.lo().value, penalty.hi().value,
      @     b.value * b.value * 2 * UniversalConstant.supremum()
    @           + b.value * b.value * b.value * d.value * 2,
      @     modulus.lo().value - smoothness.lo().value,
      @     modulus.hi().value - smoothness.hi().value); @*/
    return modulus;
  }

  /** The same with L^- under the margin. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + beta.value * d.value * b.value)
  @       + rho.value * beta.value * (b.value * b.value * 2 * UniversalConstant.supremum()
  @           + b.value * b.value * b.value * d.value * 2);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + beta.value * d.value * b.value)
  @       + rho.value * beta.value * (b.value * b.value * 2 * UniversalConstant.supremum()
  @           + b.value * b.value * b.value * d.value * 2) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval modulusWithMargin(
      BigFraction b,
      BigFraction d,
      BigFraction beta,
      BigFraction rho,
      BigFraction delta,
      int bits) {
    Interval smoothness = SailConstants.lowerCurvatureWithMargin(b, d, beta, delta, bits);
    Interval penalty = PenaltyConstants.modulusUniversal(b, d, bits);
    BigFraction lambda = rho.multiply(beta);
    Interval modulus = modulus(smoothness, lambda, penalty, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(lambda.value, rho.value * beta.value,
      @     penalty.lo().value, penalty.hi().value,
      @     b.value * b.value * 2 * UniversalConstant.supremum()
    @           + b.value * b.value * b.value * d.value * 2,
      @     modulus.lo().value - smoothness.lo().value,
      @     modulus.hi().value - smoothness.hi().value); @*/
    return modulus;
  }

  /** The published G_tot^2: 4 (G^2 + lambda^2 G_R^2 + (sigma^2 + lambda^2 sigma_R^2)/batch). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && batch >= 1;
  @   requires gradient.lo().value >= 0 && subgradient.lo().value >= 0;
  @   requires deviation.lo().value >= 0 && penaltyDeviation.lo().value >= 0;
  @   ensures \result.lo().value <= 4 * (
  @       squaresOf(gradient.lo().value, lambda.value, subgradient.lo().value)
  @       + squaresOf(deviation.lo().value, lambda.value, penaltyDeviation.lo().value) / batch);
  @   ensures 4 * (squaresOf(gradient.hi().value, lambda.value, subgradient.hi().value)
  @       + squaresOf(deviation.hi().value, lambda.value, penaltyDeviation.hi().value) / batch)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval secondMomentPublished(
      Interval gradient,
      Interval subgradient,
      Interval deviation,
      Interval penaltyDeviation,
      BigFraction lambda,
      int batch,
      int bits) {
    Interval means = sumOfSquares(gradient, subgradient, lambda, bits);
    Interval noise = sumOfSquares(deviation, penaltyDeviation, lambda, bits);
    Interval all = averaged(means, noise, batch, bits);
    /*@ ghost boolean least = orders(all.lo().value, means.lo().value, noise.lo().value,
    @     squaresOf(gradient.lo().value, lambda.value, subgradient.lo().value),
    @     squaresOf(deviation.lo().value, lambda.value, penaltyDeviation.lo().value),
    @     (\real) batch); @*/
    /*@ ghost boolean most = exceeds(all.hi().value, means.hi().value, noise.hi().value,
    @     squaresOf(gradient.hi().value, lambda.value, subgradient.hi().value),
    @     squaresOf(deviation.hi().value, lambda.value, penaltyDeviation.hi().value),
    @     (\real) batch); @*/
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert Reals.powerOfTwo(1) == 2;
    //@ assert Reals.powerOfTwo(2) == 4;
    return all.shift(2);
  }

  /** U^2 + lambda^2 V^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value <= squaresOf(u.lo().value, lambda.value, v.lo().value);
  @   ensures squaresOf(u.hi().value, lambda.value, v.hi().value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval sumOfSquares(Interval u, Interval v, BigFraction lambda, int bits) {
    BigFraction factor = lambda.multiply(lambda);
    Interval own = u.square(bits);
    Interval other = v.square(bits);
    Interval product = other.multiply(factor, bits);
    //@ ghost \real ul = u.lo().value;
    //@ ghost \real uh = u.hi().value;
    //@ ghost \real vl = v.lo().value;
    //@ ghost \real vh = v.hi().value;
    //@ assert own.lo().value <= ul * ul && uh * uh <= own.hi().value;
    //@ assert other.lo().value <= vl * vl && vl * vl <= other.hi().value;
    //@ assert other.lo().value <= vh * vh && vh * vh <= other.hi().value;
    /*@ ghost boolean least = PenaltyConstants.within(factor.value, lambda.value * lambda.value,
    @     other.lo().value, other.hi().value, vl * vl,
    @     product.lo().value, product.hi().value); @*/
    /*@ ghost boolean most = PenaltyConstants.within(factor.value, lambda.value * lambda.value,
    @     other.lo().value, other.hi().value, vh * vh,
    @     product.lo().value, product.hi().value); @*/
    return own.add(product, bits);
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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && lambda.value >= 0 && batch >= 1;
  @   requires gradient.lo().value >= 0 && subgradient.lo().value >= 0;
  @   requires deviation.lo().value >= 0 && penaltyDeviation.lo().value >= 0;
  @   ensures \result.lo().value
  @       <= squareOf(gradient.lo().value, lambda.value, subgradient.lo().value)
  @           + squareOf(deviation.lo().value, lambda.value, penaltyDeviation.lo().value) / batch;
  @   ensures squareOf(gradient.hi().value, lambda.value, subgradient.hi().value)
  @           + squareOf(deviation.hi().value, lambda.value, penaltyDeviation.hi().value) / batch
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval secondMoment(
      Interval gradient,
      Interval subgradient,
      Interval deviation,
      Interval penaltyDeviation,
      BigFraction lambda,
      int batch,
      int bits) {
    Interval mean = squareOfSum(gradient, subgradient, lambda, bits);
    Interval noise = squareOfSum(deviation, penaltyDeviation, lambda, bits);
    Interval all = averaged(mean, noise, batch, bits);
    /*@ ghost boolean least = orders(all.lo().value, mean.lo().value, noise.lo().value,
    @     squareOf(gradient.lo().value, lambda.value, subgradient.lo().value),
    @     squareOf(deviation.lo().value, lambda.value, penaltyDeviation.lo().value),
    @     (\real) batch); @*/
    /*@ ghost boolean most = exceeds(all.hi().value, mean.hi().value, noise.hi().value,
    @     squareOf(gradient.hi().value, lambda.value, subgradient.hi().value),
    @     squareOf(deviation.hi().value, lambda.value, penaltyDeviation.hi().value),
    @     (\real) batch); @*/
    return all;
  }

  /** (U + lambda V)^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && lambda.value >= 0;
  @   requires u.lo().value >= 0 && v.lo().value >= 0;
  @   ensures \result.lo().value <= squareOf(u.lo().value, lambda.value, v.lo().value);
  @   ensures squareOf(u.hi().value, lambda.value, v.hi().value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval squareOfSum(Interval u, Interval v, BigFraction lambda, int bits) {
    Interval sum = u.add(v.multiply(lambda, bits), bits);
    Interval square = sum.square(bits);
    //@ ghost \real least = u.lo().value + lambda.value * v.lo().value;
    //@ ghost \real most = u.hi().value + lambda.value * v.hi().value;
    //@ assert sum.lo().value <= least && least <= sum.hi().value;
    //@ assert sum.lo().value <= most && most <= sum.hi().value;
    //@ assert square.lo().value <= least * least;
    //@ assert most * most <= square.hi().value;
    /*@ ghost boolean low = DirectionalCurvature.sameSquare(
    @     least, u.lo().value + lambda.value * v.lo().value); @*/
    /*@ ghost boolean high = DirectionalCurvature.sameSquare(
    @     most, u.hi().value + lambda.value * v.hi().value); @*/
    return square;
  }

  /** U + V/n. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && n >= 1;
  @   ensures \result.lo().value <= u.lo().value + v.lo().value / n;
  @   ensures u.hi().value + v.hi().value / n <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval averaged(Interval u, Interval v, int n, int bits) {
    return u.add(share(v, n, bits), bits);
  }

  /** V/n. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && n >= 1;
  @   ensures \result.lo().value <= v.lo().value / n && v.hi().value / n <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval share(Interval v, int n, int bits) {
    BigFraction part = new BigFraction(1, n);
    //@ ghost boolean least = isShare(part.value, (\real) n, v.lo().value);
    //@ ghost boolean most = isShare(part.value, (\real) n, v.hi().value);
    return v.multiply(part, bits);
  }

  /*@ // (u + lambda v)^2.
  @ public normal_behavior
  @   ensures \result == (u + lambda * v) * (u + lambda * v);
  @ public static pure heap_free model \real squareOf(\real u, \real lambda, \real v) {
  @   return (u + lambda * v) * (u + lambda * v);
  @ }
  @*/

  /*@ // u^2 + lambda^2 v^2.
  @ public normal_behavior
  @   ensures \result == u * u + lambda * lambda * (v * v);
  @ public static pure heap_free model \real squaresOf(\real u, \real lambda, \real v) {
  @   return u * u + lambda * lambda * (v * v);
  @ }
  @*/

  /*@ // And the same upwards.
  @ public normal_behavior
  @   requires n > 0 && x + y / n <= r && s <= x && t <= y;
  @   ensures \result;
  @   ensures s + t / n <= r;
  @ public static pure heap_free model boolean exceeds(\real r, \real x, \real y, \real s,
  @     \real t, \real n) {
  @   return true;
  @ }
  @*/

  /*@ // r <= x + y/n with x <= s and y <= t gives r <= s + t/n.
  @ public normal_behavior
  @   requires n > 0 && r <= x + y / n && x <= s && y <= t;
  @   ensures \result;
  @   ensures r <= s + t / n;
  @ public static pure heap_free model boolean orders(\real r, \real x, \real y, \real s,
  @     \real t, \real n) {
  @   return true;
  @ }
  @*/

  /*@ // q x = x/n where q n = 1.
  @ public normal_behavior
  @   requires n > 0 && q * n == 1;
  @   ensures \result;
  @   ensures q * x == x / n;
  @ public static pure heap_free model boolean isShare(\real q, \real n, \real x) {
  @   return true;
  @ }
  @*/
}
