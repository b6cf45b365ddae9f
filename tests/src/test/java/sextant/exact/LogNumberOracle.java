package sextant.exact;

import java.math.BigInteger;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * An independent evaluation of log numbers for the tests: fixed point, series for atanh, no
 * interval code. Values come in units of 2^(−bits); an error is at most {@link #ERROR_UNITS} of
 * them for a handful of terms with coefficients below 2³⁰.
 */
final class LogNumberOracle {
  static final BigInteger ERROR_UNITS = BigInteger.ONE.shiftLeft(60);

  private LogNumberOracle() {}

  static BigInteger log(BigInteger a, int bits) {
    int k = a.bitLength() - 1;
    BigInteger one = BigInteger.ONE.shiftLeft(bits);
    BigInteger m = k <= bits ? a.shiftLeft(bits - k) : a.shiftRight(k - bits);
    BigInteger log2 = atanh(one.divide(BigInteger.valueOf(3)), bits).shiftLeft(1);
    BigInteger z = m.subtract(one).shiftLeft(bits).divide(m.add(one));
    return atanh(z, bits).shiftLeft(1).add(log2.multiply(BigInteger.valueOf(k)));
  }

  private static BigInteger atanh(BigInteger z, int bits) {
    BigInteger square = z.multiply(z).shiftRight(bits);
    BigInteger power = z;
    BigInteger sum = BigInteger.ZERO;
    for (long n = 1; power.signum() != 0; n += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(n)));
      power = power.multiply(square).shiftRight(bits);
    }
    return sum;
  }

  /** The value in units of 2^(−bits). */
  static BigInteger value(LogNumber x, int bits) {
    BigInteger sum = scaled(x.rationalPart(), BigInteger.ONE.shiftLeft(bits));
    for (int i = 0; i < x.termCount(); i++) {
      sum = sum.add(scaled(x.coefficient(i), log(x.argument(i), bits)));
    }
    return sum;
  }

  private static BigInteger scaled(BigFraction q, BigInteger unit) {
    return unit.multiply(q.getNumerator()).divide(q.getDenominator());
  }

  /** The sign, or 2 when it drowns in the error. */
  static int sign(LogNumber x, int bits) {
    BigInteger v = value(x, bits);
    return v.abs().compareTo(ERROR_UNITS) <= 0 ? 2 : v.signum();
  }

  /** Whether an enclosure is compatible with the value: it meets [v − error, v + error]. */
  static boolean meets(Interval x, LogNumber value, int bits) {
    BigInteger v = value(value, bits);
    BigInteger unit = BigInteger.ONE.shiftLeft(bits);
    BigFraction low = new BigFraction(v.subtract(ERROR_UNITS), unit);
    BigFraction high = new BigFraction(v.add(ERROR_UNITS), unit);
    return x.lo().toFraction().compareTo(high) <= 0 && x.hi().toFraction().compareTo(low) >= 0;
  }

  static LogNumber log(long n) {
    return LogNumber.log(new BigFraction(n));
  }

  static LogNumber log(BigInteger n) {
    return LogNumber.log(new BigFraction(n));
  }

  static LogNumber log(long p, long q) {
    return LogNumber.log(new BigFraction(p, q));
  }

  static BigFraction q(long p, long q) {
    return new BigFraction(p, q);
  }

  static BigFraction randomCoefficient(Random random) {
    int p = random.nextInt(199) - 99;
    return new BigFraction(p == 0 ? 1 : p, 1 + random.nextInt(30));
  }
}
