package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

//@ model import sextant.exact.Dyadic;

/**
 * Constants of L_SAIL (ORA, Assumption 3 and Lemma B.4). The paper assumes that L_SAIL is smooth;
 * on Theta its curvature lies in [-L^-, L^+].
 *
 * <pre>
 *   symbol          here                    value
 *   L^-             lowerCurvature          2 beta B^2 + 2 B^2 (log 2 + beta D B)
 *   L^+             upperCurvature          beta^2 B^2/2 + 2 beta B^2 + 2 B^2 (log 2 + 2 beta D B)
 *   k               slope                   sigma(2 beta D B) - delta, at least |sigma - p*|
 *   H(delta)        entropy                 the least pair loss that the margin allows
 *   log 2 - H       excess                  takes the place of log 2
 *   -               ...WithMargin           with k, S* and log 2 - H(delta) put in
 *   C               relativeModulus         4 beta + 2 (log 2 + beta D B): Hessian &gt;= -C F
 *   G_grad SAIL     gradientPublished       2 beta B + 4 B (log 2 + 2 beta D B)
 *   -               gradient                beta B + (B/sqrt 2)(log 2 + 2 beta D B)
 *   sigma_SAIL      deviation               sqrt 2 beta B + sqrt 2 B (log 2 + 2 beta D B)
 * </pre>
 */
public final class SailConstants {

  private SailConstants() {}

  /** ORA-A3. Encloses L^-: no curvature of L_SAIL on Theta is below -L^-. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 2 * beta.value * b.value * b.value + 2 * b.value * b.value
  @       * (Elementary.realLn(2) + beta.value * d.value * b.value);
  @   ensures 2 * beta.value * b.value * b.value + 2 * b.value * b.value
  @       * (Elementary.realLn(2) + beta.value * d.value * b.value) <= \result.hi().value;
  @ pure */
  public static Interval lowerCurvature(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval loss = loss(Elementary.log2(bits), beta.multiply(d).multiply(b), bits);
    return loss.add(Interval.from(beta, bits), bits).multiply(b.multiply(b).multiply(2), bits);
  }

  /** Encloses L^+: no curvature of L_SAIL on Theta is above it. */
  public static Interval upperCurvature(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    BigFraction square = b.multiply(b);
    Interval loss = loss(Elementary.log2(bits), beta.multiply(d).multiply(b).multiply(2), bits);
    return loss.add(Interval.from(beta, bits), bits)
        .multiply(square.multiply(2), bits)
        .add(Interval.from(beta.multiply(beta).multiply(square).divide(2), bits), bits);
  }

  /** Encloses L^- under the margin: 2 S* k beta B^2 + 2 B^2 (log 2 - H(delta) + beta D B). */
  public static Interval lowerCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval loss = loss(excess(delta, bits), beta.multiply(d).multiply(b), bits);
    return loss.add(mixed(b, d, beta, delta, bits), bits).multiply(b.multiply(b).multiply(2), bits);
  }

  /** Encloses L^+ under the margin, with the same replacements. */
  public static Interval upperCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    BigFraction square = b.multiply(b);
    Interval loss = loss(excess(delta, bits), beta.multiply(d).multiply(b).multiply(2), bits);
    return loss.add(mixed(b, d, beta, delta, bits), bits)
        .multiply(square.multiply(2), bits)
        .add(Interval.from(beta.multiply(beta).multiply(square).divide(2), bits), bits);
  }

  /** S* k beta: half the mixed term in units of B^2. */
  private static Interval mixed(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    return UniversalConstant.value()
        .multiply(slope(b, d, beta, delta, bits), bits)
        .multiply(beta, bits);
  }

  /** Encloses C with Hessian of L_SAIL &gt;= -C F: 4 beta + 2 (log 2 + beta D B). */
  public static Interval relativeModulus(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return loss(Elementary.log2(bits), beta.multiply(d).multiply(b), bits)
        .shift(1)
        .add(Interval.from(beta.multiply(4), bits), bits);
  }

  /** Encloses C under the margin: 4 k beta + 2 (log 2 - H(delta) + beta D B). */
  public static Interval relativeModulusWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    return loss(excess(delta, bits), beta.multiply(d).multiply(b), bits)
        .shift(1)
        .add(slope(b, d, beta, delta, bits).multiply(beta.multiply(4), bits), bits);
  }

  /** Encloses k = sigma(2 beta D B) - delta, which bounds |sigma(beta h) - p*| under the margin. */
  public static Interval slope(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    BigFraction most = beta.multiply(d).multiply(b).multiply(-2);
    Interval power = Elementary.exp(Interval.from(most, bits), bits);
    return Interval.ONE
        .divide(Interval.ONE.add(power, bits), bits)
        .subtract(Interval.from(delta, bits), bits);
  }

  /** Encloses log 2 - H(delta), which is at least 0. */
  public static Interval excess(BigFraction delta, int bits) {
    return Elementary.log2(bits).subtract(entropy(delta, bits), bits).max(Interval.ZERO);
  }

  /**
   * Encloses the binary entropy H(delta), the least value of q l^1 + (1 - q) l^0 over all logits
   * and all q of the margin.
   *
   * @param delta in (0, 1/2]
   */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= 0 - delta.value * Elementary.realLn(delta.value)
  @       - (1 - delta.value) * Elementary.realLn(1 - delta.value);
  @   ensures 0 - delta.value * Elementary.realLn(delta.value)
  @       - (1 - delta.value) * Elementary.realLn(1 - delta.value) <= \result.hi().value;
  @ pure */
  public static Interval entropy(BigFraction delta, int bits) {
    BigFraction rest = BigFraction.ONE.subtract(delta);
    Interval first = Elementary.log(Interval.from(delta, bits), bits).multiply(delta, bits);
    Interval second = Elementary.log(Interval.from(rest, bits), bits).multiply(rest, bits);
    return first.add(second, bits).negate();
  }

  /** The published bound on ||grad L_SAIL||: 2 beta B + 4 B (log 2 + 2 beta D B). */
  public static Interval gradientPublished(
      BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return range(b, d, beta, bits)
        .multiply(b.multiply(4), bits)
        .add(Interval.from(beta.multiply(b).multiply(2), bits), bits);
  }

  /** The sharper bound on ||grad L_SAIL||: beta B + (B/sqrt 2)(log 2 + 2 beta D B). */
  public static Interval gradient(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return range(b, d, beta, bits)
        .multiply(PenaltyConstants.rootOfTwo(bits), bits)
        .shift(-1)
        .add(Interval.from(beta, bits), bits)
        .multiply(b, bits);
  }

  /** The same under the margin: k beta B + (B/sqrt 2)(log 2 - H(delta) + 2 beta D B). */
  public static Interval gradientWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    return loss(excess(delta, bits), beta.multiply(d).multiply(b).multiply(2), bits)
        .multiply(PenaltyConstants.rootOfTwo(bits), bits)
        .shift(-1)
        .add(slope(b, d, beta, delta, bits).multiply(beta, bits), bits)
        .multiply(b, bits);
  }

  /**
   * Bounds the root of E||G_SAIL||^2, and so the standard deviation of one sample: sqrt 2 beta B +
   * sqrt 2 B (log 2 + 2 beta D B).
   */
  public static Interval deviation(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return range(b, d, beta, bits)
        .add(Interval.from(beta, bits), bits)
        .multiply(PenaltyConstants.rootOfTwo(bits), bits)
        .multiply(b, bits);
  }

  /** log 2 + 2 beta D B: no pair loss is larger. */
  static Interval range(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return loss(Elementary.log2(bits), beta.multiply(d).multiply(b).multiply(2), bits);
  }

  private static Interval loss(Interval base, BigFraction logit, int bits) {
    return base.add(Interval.from(Rationals.abs(logit), bits), bits);
  }
}
