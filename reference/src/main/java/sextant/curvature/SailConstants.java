package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;
//@ model import sextant.exact.Reals;

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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + beta.value * d.value * b.value);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + beta.value * d.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval lowerCurvature(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval loss = SailTerms.loss(Elementary.log2(bits), SailTerms.reach(b, d, beta), bits);
    Interval sum = loss.add(Interval.from(beta, bits), bits);
    Interval most = SailTerms.curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(
    @     2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value + Elementary.realLn(2) + beta.value * d.value * b.value,
    @     most.lo().value, most.hi().value); @*/
    return most;
  }

  /** Encloses L^+: no curvature of L_SAIL on Theta is above it. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2;
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2 <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval upperCurvature(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval loss = SailTerms.range(b, d, beta, bits);
    Interval sum = loss.add(Interval.from(beta, bits), bits);
    Interval most = SailTerms.curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(
    @     2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value),
    @     most.lo().value, most.hi().value); @*/
    return most.add(Interval.from(SailTerms.bend(b, beta), bits), bits);
  }

  /** Encloses L^- under the margin: 2 S* k beta B^2 + 2 B^2 (log 2 - H(delta) + beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + beta.value * d.value * b.value);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + beta.value * d.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval lowerCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval loss = SailTerms.loss(excess(delta, bits), SailTerms.reach(b, d, beta), bits);
    Interval sum = loss.add(SailTerms.mixed(b, d, beta, delta, bits), bits);
    Interval most = SailTerms.curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(
    @     2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value * (UniversalConstant.supremum()
    @         * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
    @         + SailTerms.excessOf(delta.value) + beta.value * d.value * b.value,
    @     most.lo().value, most.hi().value); @*/
    return most;
  }

  /** Encloses L^+ under the margin, with the same replacements. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2;
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
  @           + SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2 <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval upperCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    BigFraction logit = SailTerms.reach(b, d, beta).multiply(2);
    Interval loss = SailTerms.loss(excess(delta, bits), logit, bits);
    Interval sum = loss.add(SailTerms.mixed(b, d, beta, delta, bits), bits);
    Interval most = SailTerms.curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(
    @     2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value * (UniversalConstant.supremum()
    @         * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value))
    @         + SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value),
    @     most.lo().value, most.hi().value); @*/
    return most.add(Interval.from(SailTerms.bend(b, beta), bits), bits);
  }

  /** Encloses C with Hessian of L_SAIL &gt;= -C F: 4 beta + 2 (log 2 + beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= 4 * beta.value
  @       + 2 * (Elementary.realLn(2) + beta.value * d.value * b.value);
  @   ensures 4 * beta.value + 2 * (Elementary.realLn(2) + beta.value * d.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval relativeModulus(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return SailTerms.twice(SailTerms.loss(Elementary.log2(bits), SailTerms.reach(b, d, beta), bits))
        .add(Interval.from(beta.multiply(4), bits), bits);
  }

  /** Encloses C under the margin: 4 k beta + 2 (log 2 - H(delta) + beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value
  @       <= beta.value * 4 * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @           + 2 * (SailTerms.excessOf(delta.value) + beta.value * d.value * b.value);
  @   ensures beta.value * 4 * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @       + 2 * (SailTerms.excessOf(delta.value) + beta.value * d.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval relativeModulusWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval slope = slope(b, d, beta, delta, bits);
    BigFraction factor = beta.multiply(4);
    Interval mixed = slope.multiply(factor, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(factor.value, beta.value * 4,
    @     slope.lo().value, slope.hi().value,
    @     SailTerms.slopeOf(beta.value * d.value * b.value, delta.value),
    @     mixed.lo().value, mixed.hi().value); @*/
    Interval loss = SailTerms.loss(excess(delta, bits), SailTerms.reach(b, d, beta), bits);
    return SailTerms.twice(loss).add(mixed, bits);
  }

  /** Encloses k = sigma(2 beta D B) - delta, which bounds |sigma(beta h) - p*| under the margin. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= SailTerms.slopeOf(beta.value * d.value * b.value, delta.value);
  @   ensures SailTerms.slopeOf(beta.value * d.value * b.value, delta.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval slope(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    BigFraction most = SailTerms.reach(b, d, beta).multiply(2);
    return SailTerms.logistic(most, bits).subtract(Interval.from(delta, bits), bits);
  }

  /** Encloses log 2 - H(delta), which is at least 0. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= SailTerms.excessOf(delta.value);
  @   ensures SailTerms.excessOf(delta.value) <= \result.hi().value;
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval excess(BigFraction delta, int bits) {
    return Elementary.log2(bits).subtract(entropy(delta, bits), bits).max(Interval.ZERO);
  }

  /**
   * Encloses the binary entropy H(delta), the least value of q l^1 + (1 - q) l^0 over all logits
   * and all q of the margin.
   *
   * @param delta in (0, 1/2]
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= SailTerms.entropyOf(delta.value);
  @   ensures SailTerms.entropyOf(delta.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval entropy(BigFraction delta, int bits) {
    Interval first = SailTerms.entropyTerm(delta, bits);
    Interval second = SailTerms.entropyTerm(BigFraction.ONE.subtract(delta), bits);
    return first.add(second, bits).negate();
  }

  /** The published bound on ||grad L_SAIL||: 2 beta B + 4 B (log 2 + 2 beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value <= beta.value * b.value * 2 + b.value * 4
  @       * (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value));
  @   ensures beta.value * b.value * 2 + b.value * 4
  @       * (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval gradientPublished(
      BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval range = SailTerms.range(b, d, beta, bits);
    BigFraction factor = b.multiply(4);
    Interval law = range.multiply(factor, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(factor.value, b.value * 4,
    @     range.lo().value, range.hi().value,
    @     Elementary.realLn(2) + 2 * (beta.value * d.value * b.value),
    @     law.lo().value, law.hi().value); @*/
    return law.add(Interval.from(beta.multiply(b).multiply(2), bits), bits);
  }

  /** The sharper bound on ||grad L_SAIL||: beta B + (B/sqrt 2)(log 2 + 2 beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures PenaltyConstants.knowsRoot() ==> \result.lo().value
  @       <= b.value * (beta.value + Elementary.realSqrt(2)
  @           * (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) / 2);
  @   ensures PenaltyConstants.knowsRoot() ==> b.value * (beta.value + Elementary.realSqrt(2)
  @       * (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) / 2)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval gradient(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval range = SailTerms.range(b, d, beta, bits);
    Interval spread = SailTerms.overRoot(range, bits);
    /*@ ghost boolean in = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     Elementary.realSqrt(2) / 2, Elementary.realSqrt(2) / 2,
    @     range.lo().value, range.hi().value,
    @     Elementary.realLn(2) + 2 * (beta.value * d.value * b.value),
    @     spread.lo().value, spread.hi().value); @*/
    Interval sum = spread.add(Interval.from(beta, bits), bits);
    Interval bound = sum.multiply(b, bits);
    /*@ ghost boolean inside = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     b.value, b.value, sum.lo().value, sum.hi().value,
    @     beta.value + Elementary.realSqrt(2)
    @         * (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) / 2,
    @     bound.lo().value, bound.hi().value); @*/
    return bound;
  }

  /** The same under the margin: k beta B + (B/sqrt 2)(log 2 - H(delta) + 2 beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures PenaltyConstants.knowsRoot() ==> \result.lo().value
  @       <= b.value * (beta.value * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @           + Elementary.realSqrt(2)
  @               * (SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) / 2);
  @   ensures PenaltyConstants.knowsRoot() ==> b.value
  @       * (beta.value * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @           + Elementary.realSqrt(2)
  @               * (SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) / 2)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval gradientWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval sum = sumWithMargin(b, d, beta, delta, bits);
    Interval bound = sum.multiply(b, bits);
    /*@ ghost boolean inside = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     b.value, b.value, sum.lo().value, sum.hi().value,
    @     beta.value * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
    @         + Elementary.realSqrt(2)
    @             * (SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) / 2,
    @     bound.lo().value, bound.hi().value); @*/
    return bound;
  }

  /** Encloses the sum that B multiplies there. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures PenaltyConstants.knowsRoot() ==> \result.lo().value
  @       <= beta.value * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @           + Elementary.realSqrt(2)
  @               * (SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) / 2;
  @   ensures PenaltyConstants.knowsRoot() ==> beta.value
  @       * SailTerms.slopeOf(beta.value * d.value * b.value, delta.value)
  @       + Elementary.realSqrt(2)
  @           * (SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) / 2
  @       <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval sumWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    BigFraction most = SailTerms.reach(b, d, beta).multiply(2);
    Interval loss = SailTerms.loss(excess(delta, bits), most, bits);
    Interval spread = SailTerms.overRoot(loss, bits);
    /*@ ghost boolean in = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     Elementary.realSqrt(2) / 2, Elementary.realSqrt(2) / 2,
    @     loss.lo().value, loss.hi().value,
    @     SailTerms.excessOf(delta.value) + 2 * (beta.value * d.value * b.value),
    @     spread.lo().value, spread.hi().value); @*/
    return spread.add(SailTerms.steepness(b, d, beta, delta, bits), bits);
  }

  /**
   * Bounds the root of E||G_SAIL||^2, and so the standard deviation of one sample: sqrt 2 beta B +
   * sqrt 2 B (log 2 + 2 beta D B).
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures PenaltyConstants.knowsRoot() ==> \result.lo().value <= b.value
  @       * (Elementary.realSqrt(2)
  @           * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)));
  @   ensures PenaltyConstants.knowsRoot() ==> b.value * (Elementary.realSqrt(2)
  @       * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)))
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval deviation(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    Interval sum = SailTerms.range(b, d, beta, bits).add(Interval.from(beta, bits), bits);
    Interval spread = SailTerms.timesRoot(sum, bits);
    /*@ ghost boolean in = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     Elementary.realSqrt(2), Elementary.realSqrt(2), sum.lo().value, sum.hi().value,
    @     beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value),
    @     spread.lo().value, spread.hi().value); @*/
    Interval bound = spread.multiply(b, bits);
    /*@ ghost boolean inside = !PenaltyConstants.knowsRoot() || PenaltyConstants.within(
    @     b.value, b.value, spread.lo().value, spread.hi().value,
    @     Elementary.realSqrt(2)
    @         * (beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)),
    @     bound.lo().value, bound.hi().value); @*/
    return bound;
  }
}
