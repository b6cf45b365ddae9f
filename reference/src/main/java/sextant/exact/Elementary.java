package sextant.exact;

import java.math.BigInteger;

/**
 * Certified enclosures of exp, log, log(1 + x), softplus and square root.
 *
 * <p>All five increase, so an interval is mapped by its ends. When it is narrow, the upper end
 * follows from the lower by a bound on the slope, and one evaluation serves both; the bound exceeds
 * the truth by less than the last place kept. The cores ({@link LogTable}, {@link ExpTable}) work
 * in fixed point and state their error in ulps; here it is added on both sides, and each end
 * rounded outward, once.
 *
 * <table>
 *   <caption>Symbols</caption>
 *   <tr><td>x = m 2^e, m in [1, 2)</td><td>the point at which a core is evaluated</td></tr>
 *   <tr><td>w</td><td>places after the binary point of a core</td></tr>
 *   <tr><td>d</td><td>a bound on the relative (log) or absolute (exp) width of a narrow argument</td></tr>
 * </table>
 */
public final class Elementary {

  // The functions themselves, uninterpreted: contracts speak of them, the prover knows no more.
  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real realExp(\real x);
  @*/
  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real realLn(\real x);
  @*/
  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real realSqrt(\real x);
  @*/

  /** exp: 24 ulps of 2^-w on a value of at least 1 stay below 2^-5 of the last place kept. */
  private static final int EXP_GUARD_BITS = 10;

  /** log away from 1: 8 ulps on a value of at least 2^-8 stay below 2^-7 of the last place kept. */
  private static final int LOG_GUARD_BITS = 18;

  /** log near 1: 9 ulps on a leading part of at least 0.47 stay below 2^-5 of the last place. */
  private static final int SERIES_GUARD_BITS = 10;

  /** Guard for functions composed of two roundings or more. */
  private static final int COMPOSITION_GUARD_BITS = 8;

  /** log(1 + x) with |x| below 2^-7 goes to the series at once. */
  private static final int NEAR_ONE = 7;

  /** Mantissa bits of slopes and widths, which are needed roughly. */
  private static final int SLOPE_BITS = 32;

  private Elementary() {}

  /**
   * exp X. Below −2^59 the enclosure is [0, 2^-(2^59)]; ArithmeticException when an element is 2^59
   * or more.
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures (\forall \real v; x.lo.value <= v && v <= x.hi.value ==>
  @              \result.lo.value <= realExp(v) && realExp(v) <= \result.hi.value);
  @   ensures \result.lo.value >= 0;
  @   signals_only ArithmeticException;
  @   signals (ArithmeticException e) x.hi.value > 0;
  @ pure @*/
  public static Interval exp(Interval x, int bits) {
    Interval low = expOfPoint(x.lo(), bits);
    if (x.isPoint()) {
      return low;
    }
    Dyadic d = x.width();
    if (2 * d.top() + bits <= 0) {
      // e^(lo + d) <= e^lo (1 + d + d^2) for 0 <= d <= 1; the excess d^2 is below the last place.
      Dyadic growth = Dyadic.addUp(d, Dyadic.multiplyUp(d, d, SLOPE_BITS), SLOPE_BITS);
      Dyadic rise = Dyadic.multiplyUp(low.hi().roundUp(SLOPE_BITS), growth, SLOPE_BITS);
      return Interval.of(low.lo(), Dyadic.addUp(low.hi(), rise, bits));
    }
    return Interval.of(low.lo(), expOfPoint(x.hi(), bits).hi());
  }

  /** log X, with relative precision near 1 too; IllegalArgumentException unless X is positive. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && x.lo.value > 0;
  @   ensures (\forall \real v; x.lo.value <= v && v <= x.hi.value ==>
  @              \result.lo.value <= realLn(v) && realLn(v) <= \result.hi.value);
  @ also public exceptional_behavior
  @   requires x.lo.value <= 0;
  @   signals_only IllegalArgumentException;
  @ pure @*/
  public static Interval log(Interval x, int bits) {
    if (!x.isPositive()) {
      throw new IllegalArgumentException("log needs a positive argument");
    }
    Interval low = logOfPoint(x.lo(), bits);
    if (x.isPoint()) {
      return low;
    }
    Dyadic d = Dyadic.divideUp(x.width(), x.lo().roundDown(SLOPE_BITS), SLOPE_BITS);
    return isNarrow(d, low, bits)
        ? extend(low, d, bits)
        : Interval.of(low.lo(), logOfPoint(x.hi(), bits).hi());
  }

  /** log(1 + X), with relative precision near 0; IllegalArgumentException unless X is above −1. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && x.lo.value > 0 - 1;
  @   ensures (\forall \real v; x.lo.value <= v && v <= x.hi.value ==>
  @              \result.lo.value <= realLn(1 + v) && realLn(1 + v) <= \result.hi.value);
  @ also public exceptional_behavior
  @   requires x.lo.value <= 0 - 1;
  @   signals_only IllegalArgumentException;
  @ pure @*/
  public static Interval log1p(Interval x, int bits) {
    if (x.lo().compareTo(Dyadic.of(-1)) <= 0) {
      throw new IllegalArgumentException("log1p needs an argument above -1");
    }
    Interval low = log1pOfPoint(x.lo(), bits);
    if (x.isPoint()) {
      return low;
    }
    Dyadic base = Dyadic.addDown(Dyadic.ONE, x.lo(), SLOPE_BITS);
    Dyadic d = Dyadic.divideUp(x.width(), base, SLOPE_BITS);
    return isNarrow(d, low, bits)
        ? extend(low, d, bits)
        : Interval.of(low.lo(), log1pOfPoint(x.hi(), bits).hi());
  }

  /** softplus X = log(1 + e^X), with relative precision for very negative X too. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures (\forall \real v; x.lo.value <= v && v <= x.hi.value ==>
  @              \result.lo.value <= realLn(1 + realExp(v))
  @              && realLn(1 + realExp(v)) <= \result.hi.value);
  @ pure @*/
  public static Interval softplus(Interval x, int bits) {
    int workBits = bits + COMPOSITION_GUARD_BITS;
    Dyadic lo = x.lo();
    Interval y = expOfPoint(lo.abs().negate(), workBits);
    Interval low = softplusOfPoint(lo, y, bits);
    if (x.isPoint()) {
      return low;
    }
    Dyadic d = x.width();
    if (2 * d.top() + bits <= 0) {
      // The slope at v is s(v) = e^v/(1 + e^v), and log s has slope at most 1, so on [lo, lo + d]
      // the
      // slope is at most s(lo) e^d <= s(lo) (1 + d + d^2). With y = e^-|lo|, s(lo) is y/(1 + y) or
      // 1/(1 + y). The excess is below 2 d^2 s(lo), and softplus(lo) >= s(lo).
      Dyadic numerator = lo.signum() < 0 ? y.hi().roundUp(SLOPE_BITS) : Dyadic.ONE;
      Dyadic denominator = Dyadic.addDown(Dyadic.ONE, y.lo(), SLOPE_BITS);
      Dyadic slope = Dyadic.divideUp(numerator, denominator, SLOPE_BITS);
      Dyadic growth = Dyadic.addUp(d, Dyadic.multiplyUp(d, d, SLOPE_BITS), SLOPE_BITS);
      // d times (1 + d + d^2) is at most d + 2 d^2 for d <= 1.
      growth = Dyadic.addUp(growth, Dyadic.multiplyUp(d, d, SLOPE_BITS), SLOPE_BITS);
      return extend(low, Dyadic.multiplyUp(slope, growth, SLOPE_BITS), bits);
    }
    Interval yHigh = expOfPoint(x.hi().abs().negate(), workBits);
    return Interval.of(low.lo(), softplusOfPoint(x.hi(), yHigh, bits).hi());
  }

  /** √X, exact where the root is; IllegalArgumentException when X has a negative element. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && x.lo.value >= 0;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real v; v >= 0 && x.lo.value <= v*v && v*v <= x.hi.value ==>
  @              \result.lo.value <= v && v <= \result.hi.value);
  @ also public exceptional_behavior
  @   requires x.lo.value < 0;
  @   signals_only IllegalArgumentException;
  @ pure @*/
  public static Interval sqrt(Interval x, int bits) {
    if (x.lo().signum() < 0) {
      throw new IllegalArgumentException("sqrt needs a non-negative argument");
    }
    return Interval.of(root(x.lo(), bits, false), root(x.hi(), bits, true));
  }

  /** The constant log 2. */
  /*@ public normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo.value <= realLn(2) && realLn(2) <= \result.hi.value;
  @ pure @*/
  public static Interval log2(int bits) {
    int w = bits + EXP_GUARD_BITS;
    return enclose(FixedPoint.log2(w), FixedPoint.ULPS, -w, bits);
  }

  /** [v − ulps, v + ulps] 2^e, rounded outward. */
  private static Interval enclose(BigInteger v, int ulps, long e, int bits) {
    Dyadic.checkBits(bits);
    BigInteger error = BigInteger.valueOf(ulps);
    return Interval.of(
        Rounding.round(v.subtract(error), e, bits, false),
        Rounding.round(v.add(error), e, bits, true));
  }

  private static Interval expOfPoint(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return Interval.ONE;
    }
    if (x.top() > ExpTable.ARGUMENT_TOP) {
      if (x.signum() > 0) {
        throw new ArithmeticException("exp of a number of 2^59 or more is out of range");
      }
      return Interval.of(Dyadic.ZERO, Dyadic.ONE.shift(-(1L << ExpTable.ARGUMENT_TOP)));
    }
    if (x.top() < -bits) {
      // 1 + x <= e^x <= 1 + 2x for 0 <= x <= 1, and 1 + x <= e^x <= 1 for x <= 0.
      return x.signum() > 0
          ? Interval.of(Dyadic.ONE, Dyadic.addUp(Dyadic.ONE, x.shift(1), bits))
          : Interval.of(Dyadic.addDown(Dyadic.ONE, x, bits), Dyadic.ONE);
    }
    ExpTable table = ExpTable.withPlaces(bits + EXP_GUARD_BITS);
    int w = table.places();
    BigInteger fixed = FixedPoint.floor(x, w);
    long n = table.multipleOfLogTwo(fixed);
    return enclose(table.expOfRemainder(fixed, n), ExpTable.EXP_ULPS, n - w, bits);
  }

  private static Interval logOfPoint(Dyadic x, int bits) {
    LogTable table = LogTable.withPlaces(bits + LOG_GUARD_BITS);
    int w = table.places();
    long e = x.top() - 1;
    BigInteger m = FixedPoint.shift(x.mantissa(), w + 1 - x.mantissa().bitLength());
    int cell = table.cell(m);
    if ((e == 0 && cell == 0) || (e == -1 && cell == LogTable.CELLS - 1)) {
      return log1pOfPoint(x.subtract(Dyadic.ONE), bits); // -2^-8 <= x - 1 < 2^-7
    }
    return enclose(table.log(m, e), LogTable.LOG_ULPS, -w, bits);
  }

  private static Interval log1pOfPoint(Dyadic x, int bits) {
    if (x.signum() == 0) {
      return Interval.ZERO;
    }
    long t = -x.abs().top();
    if (t >= NEAR_ONE) {
      LogTable table = LogTable.withPlaces(bits + SERIES_GUARD_BITS);
      int w = table.places();
      BigInteger log = table.logOnePlus(x.mantissa(), (int) Math.min(t, w + 1));
      return enclose(log, LogTable.SERIES_ULPS, -w - t, bits);
    }
    if (x.signum() < 0) {
      return logOfPoint(x.add(Dyadic.ONE), bits);
    }
    // A relative error of 2^-(bits + 18) in 1 + x moves the logarithm, at least 2^-8, by as much.
    int workBits = bits + LOG_GUARD_BITS;
    return log(
        Interval.of(Dyadic.addDown(Dyadic.ONE, x, workBits), Dyadic.addUp(Dyadic.ONE, x, workBits)),
        bits);
  }

  /** softplus(x) = max(x, 0) + log(1 + y), given an enclosure of y = e^-|x|. */
  private static Interval softplusOfPoint(Dyadic x, Interval y, int bits) {
    Interval rest = log1p(y, bits + COMPOSITION_GUARD_BITS);
    return x.signum() > 0 ? rest.add(Interval.exact(x), bits) : rest.add(Interval.ZERO, bits);
  }

  /** Whether the second-order term d² of the slope bound is below the last place of {@code low}. */
  private static boolean isNarrow(Dyadic d, Interval low, int bits) {
    return low.lo().signum() != 0 && 2 * d.top() + bits <= low.lo().top();
  }

  private static Interval extend(Interval low, Dyadic rise, int bits) {
    return Interval.of(low.lo(), Dyadic.addUp(low.hi(), rise, bits));
  }

  /**
   * √x rounded down or up: the integer root of m 2^s with s such that it has the bits asked for.
   */
  private static Dyadic root(Dyadic x, int bits, boolean up) {
    Dyadic.checkBits(bits);
    if (x.signum() == 0) {
      return Dyadic.ZERO;
    }
    int s = Math.max(2 * bits + 2 - x.mantissa().bitLength(), 0);
    if (Math.floorMod(x.exponent() - s, 2) != 0) {
      s++;
    }
    BigInteger radicand = x.mantissa().shiftLeft(s);
    BigInteger root = radicand.sqrt();
    if (up && !root.multiply(root).equals(radicand)) {
      root = root.add(BigInteger.ONE);
    }
    return Rounding.round(root, (x.exponent() - s) / 2, bits, up);
  }
}
