package sextant.exact;

import java.math.BigInteger;

/**
 * Constants and small-argument functions in binary fixed point.
 *
 * <p>A number v is held as an integer near {@code v * 2^w}; one ulp is {@code 2^-w}. Nothing is
 * rounded outward here: each method states how many ulps its answer may be off, in either
 * direction, and the caller widens once at the end.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>w</td><td>number of places after the binary point</td></tr>
 *   <tr><td>v</td><td>working places of a method: w plus guard places</td></tr>
 * </table>
 */
final class FixedPoint {

  /** Guard places besides the length of w; with them a method's own errors stay below 2^-8 ulp. */
  private static final int GUARD_PLACES = 16;

  /** Error of every public method here, in ulps: 1 for the final floor, below 2^-8 for the rest. */
  static final int ULPS = 2;

  /** A computed log 2, replaced by a longer one on demand. Immutable, hence safe to share. */
  private static final class Constant {
    final int places;
    final BigInteger digits;

    Constant(int places, BigInteger digits) {
      this.places = places;
      this.digits = digits;
    }
  }

  private static volatile Constant logTwo = new Constant(0, BigInteger.ZERO);

  private FixedPoint() {}

  /** {@code m * 2^k} rounded to an integer towards minus infinity. */
  static BigInteger shift(BigInteger m, int k) {
    return k >= 0 ? m.shiftLeft(k) : m.shiftRight(-k);
  }

  /** floor(x 2^w); the caller knows that x is not so large that this would be too long. */
  static BigInteger floor(Dyadic x, int w) {
    long k = x.exponent() + w;
    return k >= 0
        ? x.mantissa().shiftLeft(Math.toIntExact(k))
        : x.mantissa().shiftRight((int) Math.min(-k, Integer.MAX_VALUE));
  }

  /**
   * log 2 with w places, within {@link #ULPS}.
   *
   * <p>log 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749), a formula of Machin's kind.
   * With v places each artanh is off by at most v ulps, the sum by 28 v < 2^5 2^length(v) ulps of
   * 2^-v.
   */
  static BigInteger log2(int w) {
    Constant known = logTwo;
    if (known.places < w) {
      int v = workPlaces(w);
      BigInteger sum =
          artanh(1, 26, v)
              .multiply(BigInteger.valueOf(18))
              .subtract(artanh(1, 4801, v).shiftLeft(1))
              .add(artanh(1, 8749, v).shiftLeft(3));
      known = new Constant(w, sum.shiftRight(v - w));
      logTwo = known; // a race between threads loses some work, never correctness
    }
    // A second floor adds less than one ulp to an error that is itself 2^(w - places) times
    // smaller.
    return known.digits.shiftRight(known.places - w);
  }

  /**
   * log(n / 2^k) with w places, within {@link #ULPS}, for {@code 2^k / 2 <= n <= 2^(k+1)} and k at
   * most 20: log q = 2 artanh((q − 1)/(q + 1)), where |q − 1|/(q + 1) is at most 1/3. With v places
   * it is off by 2 v ulps of 2^-v before the last floor.
   */
  static BigInteger logRational(long n, int k, int w) {
    int v = workPlaces(w);
    long one = 1L << k;
    return artanh(n - one, n + one, v).shiftRight(v - w - 1);
  }

  /**
   * artanh(a/b) = Σ (a/b)^(2i+1)/(2i+1) with v places, within v ulps, for {@code |a/b| <= 1/3} and
   * b below 2^24, v >= 64.
   *
   * <p>A power is off by e_(i+1) ≤ e_i/9 + 1 < 1.2, a term of the sum by 1.2 + 1 after its
   * division, the tail that the vanishing power cuts off by 0.5; the powers vanish after fewer than
   * v/3 + 1 terms, so the total is below 2.2 (v/3 + 1) + 0.5 < v.
   */
  private static BigInteger artanh(long a, long b, int v) {
    if (a < 0) {
      return artanh(-a, b, v).negate();
    }
    BigInteger aSquared = BigInteger.valueOf(a * a);
    BigInteger bSquared = BigInteger.valueOf(b * b);
    BigInteger power = BigInteger.valueOf(a).shiftLeft(v).divide(BigInteger.valueOf(b));
    BigInteger sum = BigInteger.ZERO;
    for (long i = 1; power.signum() != 0; i += 2) {
      sum = sum.add(power.divide(BigInteger.valueOf(i)));
      power = power.multiply(aSquared).divide(bSquared);
    }
    return sum;
  }

  /**
   * exp(n / 2^k) with w places, within {@link #ULPS}, for {@code 0 <= n / 2^k < 3/4}.
   *
   * <p>A term n^i / (2^(ki) i!) follows from the one before with one floor: e_(i+1) ≤ 3/4 e_i/(i+1)
   * + 1 < 1.5. There are fewer than v terms and the tail is below 2: at most 1.5 v + 2 < 2 v ulps.
   */
  static BigInteger expRational(long n, int k, int w) {
    int v = workPlaces(w);
    BigInteger numerator = BigInteger.valueOf(n);
    BigInteger term = BigInteger.ONE.shiftLeft(v);
    BigInteger sum = BigInteger.ZERO;
    for (long i = 1; term.signum() != 0; i++) {
      sum = sum.add(term);
      term = term.multiply(numerator).shiftRight(k).divide(BigInteger.valueOf(i));
    }
    return sum.shiftRight(v - w);
  }

  /** v = w + 16 + length(w): 28 v ulps of 2^-v are below 2^-8 ulp of 2^-w. */
  private static int workPlaces(int w) {
    int lengthOfW = Integer.SIZE - Integer.numberOfLeadingZeros(w);
    return w + GUARD_PLACES + lengthOfW;
  }
}
