package sextant.exact;

import java.math.BigInteger;

/**
 * Operations of {@link BigInteger} on digits, divisors and powers with the contracts that its
 * documentation states: the verifier's library has none of them. Nothing is added but a limit of
 * lengths; the contracts are assumed, and tested by {@code BinaryTest}.
 */
final class Binary {

  /** Longest integer that {@link #lengthOf} measures. */
  static final int LENGTH_LIMIT = 1 << 30;

  private Binary() {}

  /*@ // floor(m / 2^n); a name, of which Binary.shiftedRight says more.
  @ public static pure heap_free model \bigint floorOf(\bigint m, int n);
  @*/

  /** {@code m * 2^n} for {@code n >= 0}. */
  /*@ normal_behavior requires n >= 0;
  @   ensures \result.value == m.value * Reals.powerOfTwo(n); pure @*/
  static BigInteger shiftedLeft(BigInteger m, int n) {
    return m.shiftLeft(n);
  }

  /** The greatest integer that is at most {@code m / 2^n}, for {@code n >= 0} and either sign. */
  /*@ normal_behavior requires n >= 0;
  @   ensures \result.value == floorOf(m.value, n);
  @   ensures \result.value * Reals.powerOfTwo(n) <= m.value;
  @   ensures m.value < (\result.value + 1) * Reals.powerOfTwo(n); pure @*/
  static BigInteger shiftedRight(BigInteger m, int n) {
    return m.shiftRight(n);
  }

  /** The greatest k such that {@code 2^k} divides {@code m}; m is not 0. */
  /*@ normal_behavior requires m.value != 0;
  @   ensures \result >= 0;
  @   ensures (\forall int n; 0 <= n && n <= \result ==>
  @              floorOf(m.value, n) * Reals.powerOfTwo(n) == m.value); pure @*/
  static int lowestOne(BigInteger m) {
    return m.getLowestSetBit();
  }

  /**
   * The least k with {@code -2^k <= m < 2^k}.
   *
   * @throws OutOfMemoryError when it is over 2^30: so long a number fills 128 MB
   */
  /*@ normal_behavior
  @   ensures 0 <= \result && \result <= LENGTH_LIMIT && (m.value == 0 ==> \result == 0);
  @   ensures m.value < Reals.powerOfTwo(\result) && 0 - m.value <= Reals.powerOfTwo(\result);
  @   ensures m.value > 0 ==> Reals.powerOfTwo(\result - 1) <= m.value;
  @   ensures m.value < 0 ==> Reals.powerOfTwo(\result - 1) < 0 - m.value; pure @*/
  static int lengthOf(BigInteger m) {
    int length = m.bitLength();
    if (length > LENGTH_LIMIT) {
      throw new OutOfMemoryError("an integer of " + length + " bits");
    }
    return length;
  }

  /** Quotient, truncated towards 0, and remainder, which has the sign of {@code n} or is 0. */
  /*@ normal_behavior requires d.value != 0;
  @   ensures \fresh(\result) && \result.length == 2 && \nonnullelements(\result);
  @   ensures n.value == \result[0].value * d.value + \result[1].value;
  @   ensures n.value >= 0 ==> 0 <= \result[1].value;
  @   ensures n.value <= 0 ==> \result[1].value <= 0;
  @   ensures d.value > 0 ==> 0 - d.value < \result[1].value && \result[1].value < d.value;
  @   ensures d.value < 0 ==> d.value < \result[1].value && \result[1].value < 0 - d.value; pure @*/
  static BigInteger[] quotientAndRemainder(BigInteger n, BigInteger d) {
    return n.divideAndRemainder(d);
  }

  /*@ // Whether g divides m; a name, for the contracts of the next two methods.
  @ static pure heap_free model boolean isFactor(\bigint g, \bigint m);
  @*/

  /** A positive divisor of both, the greatest one, for {@code a, b > 0}. */
  /*@ normal_behavior requires a.value > 0 && b.value > 0;
  @   ensures \result.value > 0;
  @   ensures isFactor(\result.value, a.value) && isFactor(\result.value, b.value); pure @*/
  static BigInteger commonDivisor(BigInteger a, BigInteger b) {
    return a.gcd(b);
  }

  /** {@code m / g}, where g > 0 divides m. */
  /*@ normal_behavior requires g.value > 0 && isFactor(g.value, m.value);
  @   ensures \result.value * g.value == m.value; pure @*/
  static BigInteger exactQuotient(BigInteger m, BigInteger g) {
    return m.divide(g);
  }

  /** {@code m^n} for {@code n >= 0}, 1 for {@code n = 0}. */
  /*@ normal_behavior requires n >= 0;
  @   ensures \result.value == Rationals.powerOf(m.value, n); pure @*/
  static BigInteger raised(BigInteger m, int n) {
    return m.pow(n);
  }
}
