package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;

//@ model import sextant.exact.Dyadic;

/**
 * Constants of the penalty R = E|h| (ORA, Theorem 4.7 and Lemma B.4).
 *
 * <pre>
 *   paper       here                          value
 *   kappa_R     modulusPublished              16 B^2 + 4 D B^3
 *   -           modulus                       2 B^2 + 2 D B^3
 *   -           modulusUniversal              2 S* B^2 + 2 D B^3
 *   -           relativeModulus               4 + 2 D B, in units of the Fisher matrix
 *   G_dR        subgradientPublished          2 B + 8 D B^2
 *   -           subgradient                   B + sqrt(2) D B^2
 *   sigma_R     deviation                     sqrt(2) B + 2 sqrt(2) D B^2
 * </pre>
 */
public final class PenaltyConstants {

  private PenaltyConstants() {}

  /** The published modulus of weak convexity: 16 B^2 + 4 D B^3. */
  /*@ public normal_behavior
  @   ensures \result.value
  @       == 16 * b.value * b.value + 4 * d.value * b.value * b.value * b.value;
  @ pure */
  public static BigFraction modulusPublished(BigFraction b, BigFraction d) {
    BigFraction square = b.multiply(b);
    return square.multiply(16).add(square.multiply(b).multiply(d).multiply(4));
  }

  /**
   * ORA-T4.7. A modulus of weak convexity of R on Theta: 2 B^2, because E|g1^2 - g2^2| &lt;= B^2,
   * plus 2 D B^3, because E|h| &lt;= D B and variances are at most B^2.
   */
  /*@ public normal_behavior
  @   requires b.value >= 0 && d.value >= 0;
  @   ensures \result.value
  @       == 2 * b.value * b.value + 2 * d.value * b.value * b.value * b.value;
  @ pure */
  public static BigFraction modulus(BigFraction b, BigFraction d) {
    BigFraction square = b.multiply(b);
    return square.multiply(2).add(square.multiply(b).multiply(d).multiply(2));
  }

  /** Encloses the modulus with the best constant for E|g1^2 - g2^2|: 2 S* B^2 + 2 D B^3. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo().value <= b.value * b.value * 2 * UniversalConstant.supremum()
  @       + b.value * b.value * b.value * d.value * 2;
  @   ensures b.value * b.value * 2 * UniversalConstant.supremum()
  @       + b.value * b.value * b.value * d.value * 2 <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval modulusUniversal(BigFraction b, BigFraction d, int bits) {
    BigFraction square = b.multiply(b).multiply(2);
    Interval constant = UniversalConstant.value();
    Interval bent = constant.multiply(square, bits);
    /*@ ghost boolean inside = within(square.value, b.value * b.value * 2,
    @     constant.lo().value, constant.hi().value,
    @     UniversalConstant.supremum(), bent.lo().value, bent.hi().value); @*/
    return bent.add(Interval.from(cube(b, d), bits), bits);
  }

  /** 2 D B^3. */
  /*@ private normal_behavior
  @   ensures \result.value == b.value * b.value * b.value * d.value * 2;
  @ pure */
  private static BigFraction cube(BigFraction b, BigFraction d) {
    return b.multiply(b).multiply(b).multiply(d).multiply(2);
  }

  /*@ // Bounds of f x at the ends of [low, high] are bounds at v; f may be written in two ways.
  @ public normal_behavior
  @   requires low <= v && v <= high && f == g;
  @   requires least <= f * low && least <= f * high;
  @   requires f * low <= most && f * high <= most;
  @   ensures \result;
  @   ensures least <= g * v && g * v <= most;
  @ public static pure heap_free model boolean within(\real f, \real g, \real low, \real high,
  @     \real v, \real least, \real most) {
  @   return true;
  @ }
  @*/

  /*@ // Bounds of the four corners bound each product of two intervals.
  @ public normal_behavior
  @   requires xl <= u && u <= xh && yl <= v && v <= yh;
  @   requires least <= xl * yl && least <= xl * yh && least <= xh * yl && least <= xh * yh;
  @   requires most >= xl * yl && most >= xl * yh && most >= xh * yl && most >= xh * yh;
  @   ensures \result;
  @   ensures least <= u * v && u * v <= most;
  @ public static pure heap_free model boolean productAt(\real xl, \real xh, \real yl,
  @     \real yh, \real u, \real v, \real least, \real most) {
  @   boolean low = within(yl, yl, xl, xh, u, least, most);
  @   boolean high = within(yh, yh, xl, xh, u, least, most);
  @   return within(u, u, yl, yh, v, least, most);
  @ }
  @*/

  /** The least C known with Hessian of R &gt;= -C F at smooth points: 4 + 2 D B. */
  /*@ public normal_behavior
  @   ensures \result.value == 4 + 2 * d.value * b.value;
  @ pure */
  public static BigFraction relativeModulus(BigFraction b, BigFraction d) {
    return d.multiply(b).multiply(2).add(4);
  }

  /** The published bound on subgradients of R: 2 B + 8 D B^2. */
  /*@ public normal_behavior
  @   ensures \result.value == 2 * b.value + 8 * d.value * b.value * b.value;
  @ pure */
  public static BigFraction subgradientPublished(BigFraction b, BigFraction d) {
    return b.multiply(2).add(d.multiply(b).multiply(b).multiply(8));
  }

  /** Encloses the sharper bound on subgradients of R: B + sqrt(2) D B^2. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==>
  @       \result.lo().value <= b.value + d.value * b.value * b.value * r
  @       && b.value + d.value * b.value * b.value * r <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval subgradient(BigFraction b, BigFraction d, int bits) {
    return Interval.from(b, bits)
        .add(rootOfTwo(bits).multiply(d.multiply(b).multiply(b), bits), bits);
  }

  /**
   * Encloses a bound on the root of E||G_R||^2, and so on the standard deviation of one sample:
   * sqrt(2) B + 2 sqrt(2) D B^2.
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==>
  @       \result.lo().value <= (b.value + d.value * b.value * b.value * 2) * r
  @       && (b.value + d.value * b.value * b.value * 2) * r <= \result.hi().value);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval deviation(BigFraction b, BigFraction d, int bits) {
    return rootOfTwo(bits).multiply(b.add(d.multiply(b).multiply(b).multiply(2)), bits);
  }

  /*@ // Whether sqrt(2), a name to the prover, is the root of 2.
  @ public normal_behavior
  @   ensures \result <==> Elementary.realSqrt(2) >= 0
  @       && Elementary.realSqrt(2) * Elementary.realSqrt(2) == 2;
  @ public static pure heap_free model boolean knowsRoot() {
  @   return Elementary.realSqrt(2) >= 0
  @       && Elementary.realSqrt(2) * Elementary.realSqrt(2) == 2;
  @ }
  @*/

  /** Encloses sqrt(2). */
  /*@ normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures knowsRoot() ==> \result.lo().value <= Elementary.realSqrt(2)
  @       && Elementary.realSqrt(2) <= \result.hi().value;
  @   ensures (\forall \real r; r >= 0 && r * r == 2 ==>
  @       \result.lo().value <= r && r <= \result.hi().value);
  @ pure */
  static Interval rootOfTwo(int bits) {
    return Elementary.sqrt(Interval.of(2), bits);
  }
}
