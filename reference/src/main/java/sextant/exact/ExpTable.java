package sextant.exact;

import java.math.BigInteger;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The exponential in fixed point with w places: tables for the reduction of the argument, and the
 * series for what is left. Shared between threads as {@link LogTable} is.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>x = n log 2 + i/2^8 + j/2^16 + r</td><td>0 <= i < 178, 0 <= j < 256, r below 2^-16</td></tr>
 * </table>
 */
final class ExpTable {

  /** Error of {@link #expOfRemainder}, in ulps. */
  static final int EXP_ULPS = 24;

  /** Arguments are below 2^ARGUMENT_TOP in magnitude. */
  static final int ARGUMENT_TOP = 59;

  private static final int COARSE_BITS = 8;
  private static final int COARSE_SIZE = 180; // 2^8 log 2 = 177.4…
  private static final int FINE_BITS = 16;
  private static final int FINE_SIZE = 1 << (FINE_BITS - COARSE_BITS);

  /** Places beyond w at which log 2 is kept: enough for multiples up to 2^60. */
  private static final int MULTIPLE_PLACES = 64;

  private static final int STEP = 64;
  private static final int SMALLEST = 128;
  private static final int CACHED_STEPS = 64;
  private static final @Nullable ExpTable[] CACHE = new @Nullable ExpTable[CACHED_STEPS + 1];

  private final int w;
  private final BigInteger wideLogTwo;
  private final BigInteger logTwo;
  private final BigInteger[] inverseFactorials; // floor(2^w / i!)
  private final @Nullable BigInteger[] coarse = new @Nullable BigInteger[COARSE_SIZE];
  private final @Nullable BigInteger[] fine = new @Nullable BigInteger[FINE_SIZE];

  private ExpTable(int w) {
    this.w = w;
    wideLogTwo = FixedPoint.log2(w + MULTIPLE_PLACES);
    logTwo = wideLogTwo.shiftRight(MULTIPLE_PLACES);
    // The first term left out, below 2^(-16 i) / i!, is at most one ulp.
    int terms = 0;
    BigInteger last = BigInteger.ONE.shiftLeft(w);
    while (last.shiftRight(FINE_BITS * terms).signum() != 0) {
      terms++;
      last = last.divide(BigInteger.valueOf(terms));
    }
    inverseFactorials = new BigInteger[terms];
    BigInteger inverse = BigInteger.ONE.shiftLeft(w);
    for (int i = 0; i < terms; i++) {
      inverseFactorials[i] = inverse;
      inverse = inverse.divide(BigInteger.valueOf(i + 1));
    }
  }

  /** The table with at least {@code places} places; precisions come in steps, to share tables. */
  static ExpTable withPlaces(int places) {
    int steps = (Math.max(places, SMALLEST) + STEP - 1) / STEP;
    if (steps > CACHED_STEPS) {
      return new ExpTable(steps * STEP);
    }
    ExpTable table = CACHE[steps];
    if (table == null) {
      table = new ExpTable(steps * STEP);
      CACHE[steps] = table;
    }
    return table;
  }

  int places() {
    return w;
  }

  /** The n with {@code x - n log 2} in [0, log 2], up to 2^-64, from floor(x 2^w), |x| < 2^59. */
  long multipleOfLogTwo(BigInteger x) {
    long n = x.divide(logTwo).longValue(); // truncated
    return x.signum() < 0 ? n - 1 : n;
  }

  /**
   * exp(x − n log 2) with w places, within {@link #EXP_ULPS}, from floor(x 2^w) and its n.
   *
   * <p>Errors in ulps. Argument: 1 by truncation of x, 2^-3 + 1 for n log 2, which times the value,
   * at most 2.01, is below 4.5. The quotient n is floor up to the error of log 2, so the remainder
   * can leave [0, log 2] by 2^60 ulps, which is below 2^-64; the index is held at 0 or above and r
   * may then be negative by as much. Horner: each step 1 for the coefficient, 1 for the floor,
   * 2^-16 times the error before; with the cut-off, at most one more and a little, below 3.1. Times
   * the fine entry, at most 1.004, and the coarse, at most 2.001, each off by 1.1: (3.1 1.004 + 1.1
   * 1.001 + 1) 2.001 + 1.1 1.005 + 1 < 13. Total below 18.
   */
  BigInteger expOfRemainder(BigInteger x, long n) {
    BigInteger multiple = wideLogTwo.multiply(BigInteger.valueOf(n)).shiftRight(MULTIPLE_PLACES);
    BigInteger r = x.subtract(multiple);
    int i = Math.max(r.shiftRight(w - COARSE_BITS).intValue(), 0);
    r = r.subtract(BigInteger.valueOf(i).shiftLeft(w - COARSE_BITS));
    int j = Math.max(r.shiftRight(w - FINE_BITS).intValue(), 0);
    r = r.subtract(BigInteger.valueOf(j).shiftLeft(w - FINE_BITS));
    int terms = inverseFactorials.length;
    BigInteger sum = inverseFactorials[terms - 1];
    for (int k = terms - 2; k >= 0; k--) {
      sum = inverseFactorials[k].add(sum.multiply(r).shiftRight(w));
    }
    return sum.multiply(fine(j)).shiftRight(w).multiply(coarse(i)).shiftRight(w);
  }

  private BigInteger coarse(int i) {
    BigInteger entry = coarse[i];
    if (entry == null) {
      entry = FixedPoint.expRational(i, COARSE_BITS, w);
      coarse[i] = entry;
    }
    return entry;
  }

  private BigInteger fine(int j) {
    BigInteger entry = fine[j];
    if (entry == null) {
      entry = FixedPoint.expRational(j, FINE_BITS, w);
      fine[j] = entry;
    }
    return entry;
  }
}
