package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Bounds of exp and log in exact rational arithmetic: Taylor polynomials with the remainder bounded
 * by a rational. It shares no code with the implementation under test, and no method either: no
 * reduction of the argument, no tables, no fixed point.
 */
final class RationalSeries {

  private static final int PLACES = 600;

  private RationalSeries() {}

  /**
   * {lower, upper} bounds of e^q: Σ_{k<=n} q^k/k! ± 2 |q|^(n+1)/(n+1)!, valid once |q| <= (n +
   * 2)/2, when each later term is at most half the one before.
   */
  static BigFraction[] exp(BigFraction q, int n) {
    BigInteger a = q.getNumerator();
    BigInteger b = q.getDenominator();
    if (q.abs().compareTo(new BigFraction(n + 2, 2)) > 0) {
      throw new IllegalArgumentException("too few terms");
    }
    BigInteger numerator = BigInteger.ONE;
    BigInteger denominator = BigInteger.ONE;
    BigInteger power = BigInteger.ONE;
    BigInteger factorial = BigInteger.ONE;
    for (int k = n; k >= 1; k--) { // s <- 1 + q/k s
      BigInteger scale = b.multiply(BigInteger.valueOf(k));
      numerator = scale.multiply(denominator).add(a.multiply(numerator));
      denominator = scale.multiply(denominator);
    }
    for (int k = 1; k <= n + 1; k++) {
      power = power.multiply(a.abs());
      factorial = factorial.multiply(b).multiply(BigInteger.valueOf(k));
    }
    BigFraction error = roundUp(power.shiftLeft(1), factorial);
    return new BigFraction[] {
      roundDown(numerator, denominator).subtract(error), roundUp(numerator, denominator).add(error)
    };
  }

  /**
   * {lower, upper} bounds of log q for q > 0: with z = (q − 1)/(q + 1), 2 Σ_{k<n} z^(2k+1)/(2k+1),
   * and a remainder of the sign of z and at most 2 |z|^(2n+1)/((2n + 1)(1 − z²)).
   */
  static BigFraction[] log(BigFraction q, int n) {
    BigFraction z = q.subtract(BigFraction.ONE).divide(q.add(BigFraction.ONE));
    BigFraction zz = z.multiply(z);
    BigInteger a = zz.getNumerator();
    BigInteger b = zz.getDenominator();
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    BigInteger power = BigInteger.ONE;
    BigInteger scale = BigInteger.ONE;
    for (int k = n - 1; k >= 0; k--) { // s <- 1/(2k+1) + z² s
      BigInteger odd = BigInteger.valueOf(2L * k + 1);
      numerator = b.multiply(denominator).add(a.multiply(numerator).multiply(odd));
      denominator = b.multiply(denominator).multiply(odd);
    }
    for (int k = 0; k < n; k++) {
      power = power.multiply(a);
      scale = scale.multiply(b);
    }
    // sum = 2 z numerator/denominator; remainder = 2 |z| zz^n / ((2n + 1)(1 − zz))
    BigInteger above = z.getNumerator().shiftLeft(1);
    BigInteger below = z.getDenominator();
    BigFraction low = roundDown(above.multiply(numerator), below.multiply(denominator));
    BigFraction high = roundUp(above.multiply(numerator), below.multiply(denominator));
    BigInteger odd = BigInteger.valueOf(2L * n + 1);
    BigFraction error =
        roundUp(
            above.abs().multiply(power).multiply(b),
            below.multiply(scale).multiply(odd).multiply(b.subtract(a)));
    return z.compareTo(BigFraction.ZERO) >= 0
        ? new BigFraction[] {low, high.add(error)}
        : new BigFraction[] {low.subtract(error), high};
  }

  /**
   * The greatest multiple of 2^-600 that is at most n/d, d > 0: short, so that no gcd takes long.
   */
  private static BigFraction roundDown(BigInteger n, BigInteger d) {
    BigInteger[] parts = n.shiftLeft(PLACES).divideAndRemainder(d);
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    return new BigFraction(floor, BigInteger.ONE.shiftLeft(PLACES));
  }

  private static BigFraction roundUp(BigInteger n, BigInteger d) {
    return roundDown(n.negate(), d).negate();
  }

  /** The product of 2^k and q. */
  static BigFraction scale(BigFraction q, int k) {
    BigFraction power = new BigFraction(BigInteger.ONE.shiftLeft(Math.abs(k)));
    return k >= 0 ? q.multiply(power) : q.divide(power);
  }
}
