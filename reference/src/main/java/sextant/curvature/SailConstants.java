package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

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

  /*@ // H(delta) and log 2 - H(delta), which is not negative.
  @ public normal_behavior
  @   ensures \result == 0 - (delta * Elementary.realLn(delta)
  @       + (1 - delta) * Elementary.realLn(1 - delta));
  @ public static pure heap_free model \real entropyOf(\real delta) {
  @   return 0 - (delta * Elementary.realLn(delta)
  @       + (1 - delta) * Elementary.realLn(1 - delta));
  @ }
  @ public normal_behavior
  @   ensures \result == (Elementary.realLn(2) - entropyOf(delta) < 0
  @       ? (\real) 0 : Elementary.realLn(2) - entropyOf(delta));
  @ public static pure heap_free model \real excessOf(\real delta) {
  @   return Elementary.realLn(2) - entropyOf(delta) < 0
  @       ? (\real) 0 : Elementary.realLn(2) - entropyOf(delta);
  @ }
  @*/

  /*@ // k = sigma(2 r) - delta at r = beta D B.
  @ public normal_behavior
  @   ensures \result == logisticOf(2 * r) - delta;
  @ public static pure heap_free model \real slopeOf(\real r, \real delta) {
  @   return logisticOf(2 * r) - delta;
  @ }
  @ // sigma(v) = 1/(1 + exp(-v)); the prover does not know that exp is positive.
  @ public normal_behavior
  @   ensures \result == (1 + Elementary.realExp(0 - v) == 0
  @       ? (\real) 0 : 1 / (1 + Elementary.realExp(0 - v)));
  @ public static pure heap_free model \real logisticOf(\real v) {
  @   return 1 + Elementary.realExp(0 - v) == 0
  @       ? (\real) 0 : 1 / (1 + Elementary.realExp(0 - v));
  @ }
  @*/

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
    Interval loss = loss(Elementary.log2(bits), reach(b, d, beta), bits);
    Interval sum = loss.add(Interval.from(beta, bits), bits);
    Interval most = curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(2 * (b.value * b.value), 2 * (b.value * b.value),
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
    Interval loss = range(b, d, beta, bits);
    Interval sum = loss.add(Interval.from(beta, bits), bits);
    Interval most = curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value),
    @     most.lo().value, most.hi().value); @*/
    return most.add(Interval.from(bend(b, beta), bits), bits);
  }

  /** Encloses L^- under the margin: 2 S* k beta B^2 + 2 B^2 (log 2 - H(delta) + beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * slopeOf(beta.value * d.value * b.value, delta.value))
  @           + excessOf(delta.value) + beta.value * d.value * b.value);
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * slopeOf(beta.value * d.value * b.value, delta.value))
  @           + excessOf(delta.value) + beta.value * d.value * b.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval lowerCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval loss = loss(excess(delta, bits), reach(b, d, beta), bits);
    Interval sum = loss.add(mixed(b, d, beta, delta, bits), bits);
    Interval most = curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value * (UniversalConstant.supremum()
    @         * slopeOf(beta.value * d.value * b.value, delta.value))
    @         + excessOf(delta.value) + beta.value * d.value * b.value,
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
  @               * slopeOf(beta.value * d.value * b.value, delta.value))
  @           + excessOf(delta.value) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2;
  @   ensures 2 * (b.value * b.value)
  @       * (beta.value * (UniversalConstant.supremum()
  @               * slopeOf(beta.value * d.value * b.value, delta.value))
  @           + excessOf(delta.value) + 2 * (beta.value * d.value * b.value))
  @       + beta.value * beta.value * (b.value * b.value) / 2 <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval upperCurvatureWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval loss = loss(excess(delta, bits), reach(b, d, beta).multiply(2), bits);
    Interval sum = loss.add(mixed(b, d, beta, delta, bits), bits);
    Interval most = curvature(sum, b, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(2 * (b.value * b.value), 2 * (b.value * b.value),
    @     sum.lo().value, sum.hi().value,
    @     beta.value * (UniversalConstant.supremum()
    @         * slopeOf(beta.value * d.value * b.value, delta.value))
    @         + excessOf(delta.value) + 2 * (beta.value * d.value * b.value),
    @     most.lo().value, most.hi().value); @*/
    return most.add(Interval.from(bend(b, beta), bits), bits);
  }

  /** S* k beta: half the mixed term in units of B^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= beta.value * (UniversalConstant.supremum()
  @       * slopeOf(beta.value * d.value * b.value, delta.value));
  @   ensures beta.value * (UniversalConstant.supremum()
  @       * slopeOf(beta.value * d.value * b.value, delta.value)) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval mixed(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval constant = UniversalConstant.value();
    Interval slope = slope(b, d, beta, delta, bits);
    Interval steep = constant.multiply(slope, bits);
    /*@ ghost boolean at = PenaltyConstants.productAt(constant.lo().value, constant.hi().value,
    @     slope.lo().value, slope.hi().value, UniversalConstant.supremum(),
    @     slopeOf(beta.value * d.value * b.value, delta.value),
    @     steep.lo().value, steep.hi().value); @*/
    Interval product = steep.multiply(beta, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(beta.value, beta.value,
    @     steep.lo().value, steep.hi().value, UniversalConstant.supremum()
    @         * slopeOf(beta.value * d.value * b.value, delta.value),
    @     product.lo().value, product.hi().value); @*/
    return product;
  }

  /** 2 B^2 V. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value <= 2 * (b.value * b.value) * factor.lo().value;
  @   ensures \result.lo().value <= 2 * (b.value * b.value) * factor.hi().value;
  @   ensures 2 * (b.value * b.value) * factor.lo().value <= \result.hi().value;
  @   ensures 2 * (b.value * b.value) * factor.hi().value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval curvature(Interval factor, BigFraction b, int bits) {
    BigFraction twice = b.multiply(b).multiply(2);
    Interval product = factor.multiply(twice, bits);
    /*@ ghost boolean least = PenaltyConstants.within(twice.value, 2 * (b.value * b.value),
    @     factor.lo().value, factor.hi().value, factor.lo().value,
    @     product.lo().value, product.hi().value); @*/
    /*@ ghost boolean most = PenaltyConstants.within(twice.value, 2 * (b.value * b.value),
    @     factor.lo().value, factor.hi().value, factor.hi().value,
    @     product.lo().value, product.hi().value); @*/
    return product;
  }

  /** beta^2 B^2/2. */
  /*@ private normal_behavior
  @   ensures \result.value == beta.value * beta.value * (b.value * b.value) / 2;
  @ pure */
  private static BigFraction bend(BigFraction b, BigFraction beta) {
    return beta.multiply(beta).multiply(b.multiply(b)).divide(2);
  }

  /** beta D B. */
  /*@ private normal_behavior
  @   ensures \result.value == beta.value * d.value * b.value;
  @   ensures b.value >= 0 && d.value >= 0 && beta.value > 0 ==> \result.value >= 0;
  @ pure */
  private static BigFraction reach(BigFraction b, BigFraction d, BigFraction beta) {
    return beta.multiply(d).multiply(b);
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
    return twice(loss(Elementary.log2(bits), reach(b, d, beta), bits))
        .add(Interval.from(beta.multiply(4), bits), bits);
  }

  /** Encloses C under the margin: 4 k beta + 2 (log 2 - H(delta) + beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value
  @       <= beta.value * 4 * slopeOf(beta.value * d.value * b.value, delta.value)
  @           + 2 * (excessOf(delta.value) + beta.value * d.value * b.value);
  @   ensures beta.value * 4 * slopeOf(beta.value * d.value * b.value, delta.value)
  @       + 2 * (excessOf(delta.value) + beta.value * d.value * b.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval relativeModulusWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval slope = slope(b, d, beta, delta, bits);
    BigFraction factor = beta.multiply(4);
    Interval mixed = slope.multiply(factor, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(factor.value, beta.value * 4,
    @     slope.lo().value, slope.hi().value,
    @     slopeOf(beta.value * d.value * b.value, delta.value),
    @     mixed.lo().value, mixed.hi().value); @*/
    return twice(loss(excess(delta, bits), reach(b, d, beta), bits)).add(mixed, bits);
  }

  /** Encloses k = sigma(2 beta D B) - delta, which bounds |sigma(beta h) - p*| under the margin. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= slopeOf(beta.value * d.value * b.value, delta.value);
  @   ensures slopeOf(beta.value * d.value * b.value, delta.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval slope(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    return logistic(reach(b, d, beta).multiply(2), bits).subtract(Interval.from(delta, bits), bits);
  }

  /** Encloses sigma(v). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= logisticOf(v.value);
  @   ensures logisticOf(v.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval logistic(BigFraction v, int bits) {
    BigFraction opposite = v.negate();
    Interval power = Elementary.exp(Interval.from(opposite, bits), bits);
    //@ assert power.lo().value <= Elementary.realExp(opposite.value);
    //@ assert Elementary.realExp(opposite.value) <= power.hi().value;
    Interval sum = Interval.ONE.add(power, bits);
    //@ assert sum.lo().value <= 1 + Elementary.realExp(0 - v.value);
    //@ assert 1 + Elementary.realExp(0 - v.value) <= sum.hi().value;
    return Interval.ONE.divide(sum, bits);
  }

  /** Encloses log 2 - H(delta), which is at least 0. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < delta.value && delta.value < 1;
  @   ensures \result.lo().value <= excessOf(delta.value);
  @   ensures excessOf(delta.value) <= \result.hi().value;
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
  @   ensures \result.lo().value <= entropyOf(delta.value);
  @   ensures entropyOf(delta.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval entropy(BigFraction delta, int bits) {
    Interval first = entropyTerm(delta, bits);
    Interval second = entropyTerm(BigFraction.ONE.subtract(delta), bits);
    return first.add(second, bits).negate();
  }

  /** q log q. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < q.value;
  @   ensures \result.lo().value <= q.value * Elementary.realLn(q.value);
  @   ensures q.value * Elementary.realLn(q.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval entropyTerm(BigFraction q, int bits) {
    Interval log = Elementary.log(Interval.from(q, bits), bits);
    Interval term = log.multiply(q, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(q.value, q.value, log.lo().value,
    @     log.hi().value, Elementary.realLn(q.value), term.lo().value, term.hi().value); @*/
    return term;
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
    Interval range = range(b, d, beta, bits);
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
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> \result.lo().value <= b.value
  @       * (beta.value
  @           + (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) * r / 2));
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> b.value * (beta.value
  @           + (Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) * r / 2)
  @       <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval gradient(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return half(range(b, d, beta, bits).multiply(PenaltyConstants.rootOfTwo(bits), bits))
        .add(Interval.from(beta, bits), bits)
        .multiply(b, bits);
  }

  /** The same under the margin: k beta B + (B/sqrt 2)(log 2 - H(delta) + 2 beta D B). */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   requires 0 < delta.value && delta.value < 1;
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> \result.lo().value <= b.value
  @       * (beta.value * slopeOf(beta.value * d.value * b.value, delta.value)
  @           + (excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) * r / 2));
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> b.value
  @       * (beta.value * slopeOf(beta.value * d.value * b.value, delta.value)
  @           + (excessOf(delta.value) + 2 * (beta.value * d.value * b.value)) * r / 2)
  @       <= \result.hi().value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Interval gradientWithMargin(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval loss = loss(excess(delta, bits), reach(b, d, beta).multiply(2), bits);
    return half(loss.multiply(PenaltyConstants.rootOfTwo(bits), bits))
        .add(slope(b, d, beta, delta, bits).multiply(beta, bits), bits)
        .multiply(b, bits);
  }

  /**
   * Bounds the root of E||G_SAIL||^2, and so the standard deviation of one sample: sqrt 2 beta B +
   * sqrt 2 B (log 2 + 2 beta D B).
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> \result.lo().value <= b.value
  @       * ((beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) * r));
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==> b.value
  @       * ((beta.value + Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)) * r)
  @       <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval deviation(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return range(b, d, beta, bits)
        .add(Interval.from(beta, bits), bits)
        .multiply(PenaltyConstants.rootOfTwo(bits), bits)
        .multiply(b, bits);
  }

  /** log 2 + 2 beta D B: no pair loss is larger. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires b.value >= 0 && d.value >= 0 && beta.value > 0;
  @   ensures \result.lo().value
  @       <= Elementary.realLn(2) + 2 * (beta.value * d.value * b.value);
  @   ensures Elementary.realLn(2) + 2 * (beta.value * d.value * b.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval range(BigFraction b, BigFraction d, BigFraction beta, int bits) {
    return loss(Elementary.log2(bits), reach(b, d, beta).multiply(2), bits);
  }

  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures logit.value >= 0 ==> \result.lo().value <= base.lo().value + logit.value
  @       && base.hi().value + logit.value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval loss(Interval base, BigFraction logit, int bits) {
    return base.add(Interval.from(Rationals.abs(logit), bits), bits);
  }

  /** 2 V. */
  /*@ private behavior
  @   ensures \result.lo().value == 2 * v.lo().value && \result.hi().value == 2 * v.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval twice(Interval v) {
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert Reals.powerOfTwo(1) == 2;
    return v.shift(1);
  }

  /** V/2. */
  /*@ private behavior
  @   ensures 2 * \result.lo().value == v.lo().value && 2 * \result.hi().value == v.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval half(Interval v) {
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert 2 * Reals.powerOfTwo(-1) == 1;
    return v.shift(-1);
  }
}
