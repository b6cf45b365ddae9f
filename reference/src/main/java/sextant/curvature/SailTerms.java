package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

//@ model import sextant.exact.Dyadic;
//@ model import sextant.exact.Reals;

/**
 * The terms that the constants of {@link SailConstants} are made of, and the real numbers that
 * these enclose, as contracts name them.
 *
 * <pre>
 *   symbol          here           meaning
 *   H(delta)        entropyOf      binary entropy, a name for contracts
 *   log 2 - H       excessOf
 *   sigma           logisticOf
 *   k               slopeOf        sigma(2 beta D B) - delta
 *   beta D B        reach          bounds a logit difference beta h/2
 *   V               v, factor      an enclosure that a term is built on
 * </pre>
 */
final class SailTerms {

  private SailTerms() {}

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

  /** S* k beta: half the mixed term in units of B^2. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= beta.value * (UniversalConstant.supremum()
  @       * slopeOf(beta.value * d.value * b.value, delta.value));
  @   ensures beta.value * (UniversalConstant.supremum()
  @       * slopeOf(beta.value * d.value * b.value, delta.value)) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval mixed(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval constant = UniversalConstant.value();
    Interval slope = SailConstants.slope(b, d, beta, delta, bits);
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
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value <= 2 * (b.value * b.value) * factor.lo().value;
  @   ensures \result.lo().value <= 2 * (b.value * b.value) * factor.hi().value;
  @   ensures 2 * (b.value * b.value) * factor.lo().value <= \result.hi().value;
  @   ensures 2 * (b.value * b.value) * factor.hi().value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval curvature(Interval factor, BigFraction b, int bits) {
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
  /*@ normal_behavior
  @   ensures \result.value == beta.value * beta.value * (b.value * b.value) / 2;
  @ pure */
  static BigFraction bend(BigFraction b, BigFraction beta) {
    return beta.multiply(beta).multiply(b.multiply(b)).divide(2);
  }

  /** beta D B. */
  /*@ normal_behavior
  @   ensures \result.value == beta.value * d.value * b.value;
  @   ensures b.value >= 0 && d.value >= 0 && beta.value > 0 ==> \result.value >= 0;
  @ pure */
  static BigFraction reach(BigFraction b, BigFraction d, BigFraction beta) {
    return beta.multiply(d).multiply(b);
  }

  /*@ // 1/y for y in [low, high], above 0.
  @ public normal_behavior
  @   requires 0 < low && low <= y && y <= high;
  @   requires least * high <= 1 && 1 <= most * low;
  @   ensures \result;
  @   ensures least <= 1 / y && 1 / y <= most;
  @ public static pure heap_free model boolean reciprocal(\real low, \real high, \real y,
  @     \real least, \real most) {
  @   return true;
  @ }
  @*/

  /** Encloses sigma(v). */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value <= logisticOf(v.value);
  @   ensures logisticOf(v.value) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval logistic(BigFraction v, int bits) {
    BigFraction opposite = v.negate();
    Interval power = Elementary.exp(Interval.from(opposite, bits), bits);
    //@ assert power.lo().value <= Elementary.realExp(opposite.value);
    //@ assert Elementary.realExp(opposite.value) <= power.hi().value;
    Interval sum = Interval.ONE.add(power, bits);
    //@ assert sum.lo().value <= 1 + Elementary.realExp(0 - v.value);
    //@ assert 1 + Elementary.realExp(0 - v.value) <= sum.hi().value;
    Interval sigma = Interval.ONE.divide(sum, bits);
    /*@ ghost boolean at = reciprocal(sum.lo().value, sum.hi().value,
    @     1 + Elementary.realExp(0 - v.value), sigma.lo().value, sigma.hi().value); @*/
    return sigma;
  }

  /** q log q. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && 0 < q.value;
  @   ensures \result.lo().value <= q.value * Elementary.realLn(q.value);
  @   ensures q.value * Elementary.realLn(q.value) <= \result.hi().value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  static Interval entropyTerm(BigFraction q, int bits) {
    Interval log = Elementary.log(Interval.from(q, bits), bits);
    Interval term = log.multiply(q, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(q.value, q.value, log.lo().value,
    @     log.hi().value, Elementary.realLn(q.value), term.lo().value, term.hi().value); @*/
    return term;
  }

  /** sqrt(2) V. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures PenaltyConstants.knowsRoot()
  @       ==> \result.lo().value <= Elementary.realSqrt(2) * v.lo().value
  @       && \result.lo().value <= Elementary.realSqrt(2) * v.hi().value;
  @   ensures PenaltyConstants.knowsRoot()
  @       ==> Elementary.realSqrt(2) * v.lo().value <= \result.hi().value
  @       && Elementary.realSqrt(2) * v.hi().value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval timesRoot(Interval v, int bits) {
    Interval root = PenaltyConstants.rootOfTwo(bits);
    Interval product = root.multiply(v, bits);
    /*@ ghost boolean least = !PenaltyConstants.knowsRoot() || PenaltyConstants.productAt(
    @     root.lo().value, root.hi().value, v.lo().value, v.hi().value,
    @     Elementary.realSqrt(2), v.lo().value, product.lo().value, product.hi().value); @*/
    /*@ ghost boolean most = !PenaltyConstants.knowsRoot() || PenaltyConstants.productAt(
    @     root.lo().value, root.hi().value, v.lo().value, v.hi().value,
    @     Elementary.realSqrt(2), v.hi().value, product.lo().value, product.hi().value); @*/
    return product;
  }

  /** V/sqrt(2). */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures PenaltyConstants.knowsRoot()
  @       ==> \result.lo().value <= Elementary.realSqrt(2) * v.lo().value / 2
  @       && \result.lo().value <= Elementary.realSqrt(2) * v.hi().value / 2;
  @   ensures PenaltyConstants.knowsRoot()
  @       ==> Elementary.realSqrt(2) * v.lo().value / 2 <= \result.hi().value
  @       && Elementary.realSqrt(2) * v.hi().value / 2 <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval overRoot(Interval v, int bits) {
    return half(timesRoot(v, bits));
  }

  /** k beta. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo().value
  @       <= beta.value * slopeOf(beta.value * d.value * b.value, delta.value);
  @   ensures beta.value * slopeOf(beta.value * d.value * b.value, delta.value)
  @       <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval steepness(
      BigFraction b, BigFraction d, BigFraction beta, BigFraction delta, int bits) {
    Interval slope = SailConstants.slope(b, d, beta, delta, bits);
    Interval product = slope.multiply(beta, bits);
    /*@ ghost boolean inside = PenaltyConstants.within(beta.value, beta.value,
    @     slope.lo().value, slope.hi().value,
    @     slopeOf(beta.value * d.value * b.value, delta.value),
    @     product.lo().value, product.hi().value); @*/
    return product;
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

  /** What a logit adds to a loss: V + |h|. */
  /*@ behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures logit.value >= 0 ==> \result.lo().value <= base.lo().value + logit.value
  @       && base.hi().value + logit.value <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval loss(Interval base, BigFraction logit, int bits) {
    return base.add(Interval.from(Rationals.abs(logit), bits), bits);
  }

  /** 2 V. */
  /*@ behavior
  @   ensures \result.lo().value == 2 * v.lo().value && \result.hi().value == 2 * v.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval twice(Interval v) {
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert Reals.powerOfTwo(1) == 2;
    return v.shift(1);
  }

  /** V/2. */
  /*@ behavior
  @   ensures 2 * \result.lo().value == v.lo().value && 2 * \result.hi().value == v.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  static Interval half(Interval v) {
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert 2 * Reals.powerOfTwo(-1) == 1;
    return v.shift(-1);
  }
}
