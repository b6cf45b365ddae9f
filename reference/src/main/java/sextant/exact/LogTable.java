package sextant.exact;

import java.math.BigInteger;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The logarithm in fixed point with w places: tables for the reduction of the argument, and the
 * series for what is left.
 *
 * <p>Entries are computed when first needed. Threads may race for an entry or a table; each then
 * computes the same immutable BigInteger, so that a lost race costs time only.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>c_i</td><td>{@link #coarseFactor}/2^10, near 1/m for m in the i-th of 128 cells of [1,2)</td></tr>
 *   <tr><td>1 − j/2^16</td><td>the fine factor, near 1/(m c_i)</td></tr>
 *   <tr><td>δ = ±f 2^-t</td><td>what is left: m c_i (1 − j/2^16) = 1 + δ, f in [1/2, 1)</td></tr>
 *   <tr><td>s, q</td><td>s = δ/(2 + δ), q = s²; log(1 + δ) = 2 artanh s = 2 s (1 + q/3 + q²/5 + …)</td></tr>
 * </table>
 */
final class LogTable {

  /** Error of {@link #logOnePlus}, in units of its last place. */
  static final int SERIES_ULPS = 9;

  /** Error of {@link #log}, in ulps. */
  static final int LOG_ULPS = 8;

  private static final int CELL_BITS = 7;
  static final int CELLS = 1 << CELL_BITS;
  private static final int COARSE_BITS = 10;
  private static final int FINE_BITS = 16;
  private static final int FINE_REACH = 384;

  /** Places beyond w at which log 2 is kept: enough for multiples up to 2^61. */
  private static final int MULTIPLE_PLACES = 64;

  private static final int STEP = 64;
  private static final int SMALLEST = 128;
  private static final int CACHED_STEPS = 64;
  private static final @Nullable LogTable[] CACHE = new @Nullable LogTable[CACHED_STEPS + 1];

  private final int w;
  private final BigInteger one;
  private final BigInteger two;
  private final BigInteger wideLogTwo;
  private final BigInteger[] oddReciprocals; // floor(2^w / (2i + 1))
  private final @Nullable BigInteger[] coarse = new @Nullable BigInteger[CELLS];
  private final @Nullable BigInteger[] fine = new @Nullable BigInteger[2 * FINE_REACH];

  private LogTable(int w) {
    this.w = w;
    one = BigInteger.ONE.shiftLeft(w);
    two = BigInteger.ONE.shiftLeft(w + 1);
    wideLogTwo = FixedPoint.log2(w + MULTIPLE_PLACES);
    // Arguments have t >= 7, and t >= 15 after table reduction: see the number of terms below.
    oddReciprocals = new BigInteger[w / 15 + 2];
    for (int i = 0; i < oddReciprocals.length; i++) {
      oddReciprocals[i] = one.divide(BigInteger.valueOf(2L * i + 1));
    }
  }

  /** The table with at least {@code places} places; precisions come in steps, to share tables. */
  static LogTable withPlaces(int places) {
    int steps = (Math.max(places, SMALLEST) + STEP - 1) / STEP;
    if (steps > CACHED_STEPS) {
      return new LogTable(steps * STEP);
    }
    LogTable table = CACHE[steps];
    if (table == null) {
      table = new LogTable(steps * STEP);
      CACHE[steps] = table;
    }
    return table;
  }

  int places() {
    return w;
  }

  /** The cell 0..127 of m in [1, 2), from {@code m 2^w}. */
  int cell(BigInteger m) {
    return m.shiftRight(w - CELL_BITS).intValue() - CELLS;
  }

  /**
   * log(m 2^e) with w places, within {@link #LOG_ULPS}; the argument is floor(m 2^w), m in [1, 2).
   *
   * <p>log m = log(1 + δ) − log c_i − log(1 − j/2^16). Factors are integers, so δ is exact for the
   * truncated m. With c_i within 2^-8 + 2^-10 of 1/m relatively and j from a floor, δ lies in (−1.6
   * 2^-16, 2^-16): t >= 15. Errors, in ulps: truncation of m 1; series 9/2^15 + 1; the two entries
   * 2.1 together; e log 2 for |e| <= 2^61 at most 2^-2 + 1. The total is below 6.
   */
  BigInteger log(BigInteger m, long e) {
    int i = cell(m);
    int coarseFactor = coarseFactor(i);
    BigInteger reduced = m.multiply(BigInteger.valueOf(coarseFactor));
    int j = reduced.shiftRight(w + COARSE_BITS - FINE_BITS).intValue() - (1 << FINE_BITS);
    reduced = reduced.multiply(BigInteger.valueOf((1 << FINE_BITS) - j));
    int scale = w + COARSE_BITS + FINE_BITS;
    BigInteger delta = reduced.subtract(BigInteger.ONE.shiftLeft(scale));
    BigInteger result = coarse(i, coarseFactor).add(fine(j)).negate();
    if (delta.signum() != 0) {
      int t = scale - delta.abs().bitLength();
      result = result.add(logOnePlus(delta, t).shiftRight(t));
    }
    if (e != 0) {
      result = result.add(wideLogTwo.multiply(BigInteger.valueOf(e)).shiftRight(MULTIPLE_PLACES));
    }
    return result;
  }

  /**
   * {@code log(1 + δ) 2^(w+t)}, within {@link #SERIES_ULPS}, for {@code 2^-(t+1) <= |δ| < 2^-t}, t
   * >= 7: relative precision, however small δ. Of δ only sign and leading digits are read, in any
   * scale; a t above w + 1 may be given as w + 1.
   *
   * <p>Errors in ulps of 2^-w. f: 1 by truncation; the divisor 2 + δ: below 1.1; σ = f/(2 + δ),
   * which lies in (0.24, 0.51): 1/1.99 + 0.26 1.1 + 1 < 2. q: 2 σ 2 2^-2t + 1 < 1.1. Each Horner
   * step: 1 for the coefficient, 1 for the floor, q times the error before, and at most 0.35 1.1
   * for q: below 2.5; the last, its coefficient exact, below 1.5. Cut-off: with q <= 2^-(2t+1) and
   * n terms after the first, (n + 1)(2t + 1) >= w, below 1/2. So the sum P in [1, 1.001) is off by
   * less than 2.5 and 2 σ P by 2 (2 1.001 + 0.51 2.5) + 1 < 8.
   */
  BigInteger logOnePlus(BigInteger delta, int t) {
    BigInteger size = delta.abs();
    BigInteger f = FixedPoint.shift(size, w - size.bitLength());
    BigInteger deltaFixed = f.shiftRight(t);
    BigInteger divisor = delta.signum() > 0 ? two.add(deltaFixed) : two.subtract(deltaFixed);
    BigInteger sigma = f.shiftLeft(w).divide(divisor);
    BigInteger q = sigma.multiply(sigma).shiftRight(w + 2 * t);
    int terms = (w + 2 * t) / (2 * t + 1) - 1;
    BigInteger sum = oddReciprocals[terms];
    for (int i = terms - 1; i >= 0; i--) {
      sum = oddReciprocals[i].add(sum.multiply(q).shiftRight(w));
    }
    BigInteger log = sigma.multiply(sum).shiftRight(w - 1);
    return delta.signum() > 0 ? log : log.negate();
  }

  /** An integer near 2^10 / m for m in the middle of cell i. */
  private static int coarseFactor(int i) {
    // 2^10 / (1 + (2i + 1)/256), rounded to the nearest integer
    int divisor = 2 * CELLS + 2 * i + 1;
    return ((2 * CELLS << COARSE_BITS) + divisor / 2) / divisor;
  }

  private BigInteger coarse(int i, int coarseFactor) {
    BigInteger entry = coarse[i];
    if (entry == null) {
      entry = FixedPoint.logRational(coarseFactor, COARSE_BITS, w);
      coarse[i] = entry;
    }
    return entry;
  }

  private BigInteger fine(int j) {
    BigInteger entry = fine[j + FINE_REACH];
    if (entry == null) {
      entry = FixedPoint.logRational((1L << FINE_BITS) - j, FINE_BITS, w);
      fine[j + FINE_REACH] = entry;
    }
    return entry;
  }
}
