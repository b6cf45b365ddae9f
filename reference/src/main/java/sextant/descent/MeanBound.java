package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.envelope.ProximalPoint;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;

/**
 * Upper confidence bounds on a mean from independent samples of one law on [0, range].
 *
 * <pre>
 *   symbol                        here        meaning
 *   X_1 ... X_N                   values      enclosed samples, N at least 2
 *   X                             mean        their mean
 *   V                             variance    sum of (X_i - X)^2/(N - 1)
 *   b                             range       every X_i lies in [0, b]
 *   X + b sqrt(log(1/a)/(2N))     hoeffding   below E X_1 with probability a at most
 *   X + sqrt(2V log(2/a)/N)       bernstein   the same (Maurer and Pontil 2009, Theorem 4)
 *     + 7b log(2/a)/(3(N - 1))
 *   -                             upper       the less of the two, each with alpha/2 for a
 * </pre>
 *
 * <p>The less of the two is below the mean only where one of them is, which has probability alpha
 * at most. All results are rounded up.
 */
public final class MeanBound {

  private MeanBound() {}

  /*@ // Bounds of x/n, q = 1/n, times n.
  @ private normal_behavior
  @   requires n > 0 && q * n == 1 && r <= q * x;
  @   ensures \result;
  @   ensures r * n <= x;
  @ private static pure model boolean lowShare(\real q, \real n, \real x, \real r) {
  @   return true;
  @ }
  @ private normal_behavior
  @   requires n > 0 && q * n == 1 && r >= q * x;
  @   ensures \result;
  @   ensures r * n >= x && (x >= 0 ==> r >= 0);
  @ private static pure model boolean highShare(\real q, \real n, \real x, \real r) {
  @   return true;
  @ }
  @*/

  /**
   * Encloses the mean of the samples.
   *
   * @param values at least one
   */
  /*@ public behavior
  @   requires values.length > 0 && \nonnullelements(values);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo.value * values.length <= Interval.leastSum(values, values.length);
  @   ensures \result.hi.value * values.length >= Interval.greatestSum(values, values.length);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval mean(Interval[] values, int bits) {
    return share(Interval.sum(values, bits), values.length, bits);
  }

  /**
   * Encloses the samples' variance.
   *
   * @param values two at least
   */
  /*@ public behavior
  @   requires values.length > 1 && \nonnullelements(values);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.hi.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval variance(Interval[] values, int bits) {
    Interval squares = Interval.sum(squares(values, mean(values, bits), bits), bits);
    return share(squares, values.length - 1, bits);
  }

  /** Encloses x/n. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && n > 0;
  @   ensures \result.lo.value * n <= x.lo.value && x.hi.value <= \result.hi.value * n;
  @   ensures x.hi.value >= 0 ==> \result.hi.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval share(Interval x, int n, int bits) {
    BigFraction share = new BigFraction(1, n);
    Interval result = x.multiply(share, bits);
    //@ ghost boolean low = lowShare(share.value, n, x.lo.value, result.lo.value);
    //@ ghost boolean high = highShare(share.value, n, x.hi.value, result.hi.value);
    return result;
  }

  /** Encloses (X_i - X)^2 for every sample. */
  /*@ private behavior
  @   requires \nonnullelements(values);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.length == values.length && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < values.length; \result[i].lo.value >= 0
  @       && \result[i].hi.value >= farthest(values[i].lo.value, values[i].hi.value,
  @           mean.lo.value, mean.hi.value));
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval[] squares(Interval[] values, Interval mean, int bits) {
    Interval[] squares = new Interval[values.length];
    /*@ loop_invariant 0 <= n && n <= values.length;
    @ loop_invariant (\forall int i; 0 <= i && i < n; squares[i] != null
    @     && squares[i].lo.value >= 0
    @     && squares[i].hi.value >= farthest(values[i].lo.value, values[i].hi.value,
    @         mean.lo.value, mean.hi.value));
    @ loop_writes n, squares[*];
    @ loop_decreases values.length - n; @*/
    for (int n = 0; n < values.length; n++) {
      //@ ghost boolean ordered = Interval.ordered(values[n]);
      squares[n] = square(values[n], mean, bits);
    }
    return squares;
  }

  /*@ // (x - m)^2 at its greatest.
  @ public normal_behavior
  @   ensures \result == (h - a >= b - l ? (h - a) * (h - a) : (b - l) * (b - l));
  @ public static pure heap_free model \real farthest(\real l, \real h, \real a, \real b) {
  @   return h - a >= b - l ? (h - a) * (h - a) : (b - l) * (b - l);
  @ }
  @*/

  /*@ // The gap's squares reach it.
  @ private normal_behavior
  @   requires l <= h && a <= b && p <= l - b && h - a <= q;
  @   ensures \result;
  @   ensures farthest(l, h, a, b) <= ProximalPoint.greatestSquare(p, q);
  @ private static pure model boolean far(\real l, \real h, \real a, \real b, \real p,
  @     \real q) { return true; }
  @*/

  /** Encloses (x - m)^2. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @   ensures \result.lo.value >= 0;
  @   ensures \result.hi.value
  @       >= farthest(x.lo.value, x.hi.value, m.lo.value, m.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval square(Interval x, Interval m, int bits) {
    //@ ghost boolean first = Interval.ordered(x);
    //@ ghost boolean second = Interval.ordered(m);
    Interval gap = x.subtract(m, bits);
    /*@ ghost boolean far = far(x.lo.value, x.hi.value, m.lo.value, m.hi.value, gap.lo.value,
    @     gap.hi.value); @*/
    return ProximalPoint.square(gap, bits);
  }

  /**
   * Hoeffding's bound.
   *
   * @param mean encloses X
   * @param range b, positive
   * @param samples N
   * @param risk a, in (0, 1)
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires samples > 0 && risk.value > 0;
  @   ensures (\forall \real r; r >= 0
  @       && r * r == half(Elementary.realLn(1 / risk.value), samples) ==>
  @       mean.hi.value + range.value * r <= \result.value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Dyadic hoeffding(
      Interval mean, BigFraction range, int samples, BigFraction risk, int bits) {
    return mean.add(deviation(samples, risk, bits).multiply(range, bits), bits).hi();
  }

  /** Encloses sqrt(log(1/a)/(2N)). */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires samples > 0 && risk.value > 0;
  @   ensures (\forall \real r; r >= 0
  @       && r * r == half(Elementary.realLn(1 / risk.value), samples) ==>
  @       \result.lo.value <= r && r <= \result.hi.value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval deviation(int samples, BigFraction risk, int bits) {
    Interval log = logOf(BigFraction.ONE.divide(risk), bits);
    BigFraction share = new BigFraction(1, 2L * samples);
    /*@ ghost boolean within = within(share.value, samples, log.lo.value,
    @     Elementary.realLn(1 / risk.value), log.hi.value); @*/
    return root(log, share, bits);
  }

  /*@ // l/(2n).
  @ public normal_behavior
  @   requires n > 0;
  @   ensures \result * (2 * n) == l;
  @ public static pure heap_free model \real half(\real l, \real n) { return l / (2 * n); }
  @ // l/(2n) lies between the multiples q lo and q hi, where q = 1/(2n).
  @ private normal_behavior
  @   requires n > 0 && q * (2 * n) == 1 && lo <= l && l <= hi;
  @   ensures \result;
  @   ensures q > 0 && q * lo <= half(l, n) && half(l, n) <= q * hi;
  @ private static pure model boolean within(\real q, \real n, \real lo, \real l, \real hi) {
  @   return true;
  @ }
  @*/

  /** Encloses the root of q x. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo.value >= 0;
  @   ensures (\forall \real r; r >= 0 && q.value * x.lo.value <= r * r
  @       && r * r <= q.value * x.hi.value ==> \result.lo.value <= r && r <= \result.hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval root(Interval x, BigFraction q, int bits) {
    return Elementary.sqrt(x.multiply(q, bits).max(Interval.ZERO), bits);
  }

  /**
   * The empirical Bernstein bound.
   *
   * @param mean encloses X
   * @param variance encloses V
   * @param range b, positive
   * @param samples N, two at least
   * @param risk a, in (0, 1)
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires samples > 1 && risk.value > 0;
  @   ensures mean.hi.value <= \result.value
  @       || range.value < 0 || Elementary.realLn(2 / risk.value) < 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Dyadic bernstein(
      Interval mean,
      Interval variance,
      BigFraction range,
      int samples,
      BigFraction risk,
      int bits) {
    Interval log = logOf(BigFraction.TWO.divide(risk), bits);
    Interval root = root(variance.multiply(log, bits), new BigFraction(2, samples), bits);
    BigFraction factor = range.multiply(new BigFraction(7, 3L * (samples - 1)));
    return mean.add(root, bits).add(log.multiply(factor, bits), bits).hi();
  }

  /**
   * A number that E X_1 exceeds with probability alpha at most.
   *
   * @param values encloses N samples, two at least
   * @param range b, positive
   * @param alpha in (0, 1)
   */
  /*@ public behavior
  @   requires values.length > 1 && \nonnullelements(values) && alpha.value > 0;
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures true;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static Dyadic upper(Interval[] values, BigFraction range, BigFraction alpha, int bits) {
    Interval mean = mean(values, bits);
    BigFraction half = alpha.divide(2);
    Dyadic first = hoeffding(mean, range, values.length, half, bits);
    Dyadic second = bernstein(mean, variance(values, bits), range, values.length, half, bits);
    return first.compareTo(second) <= 0 ? first : second;
  }

  /*@ private behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.lo.value <= Elementary.realLn(q.value);
  @   ensures Elementary.realLn(q.value) <= \result.hi.value;
  @   signals_only IllegalArgumentException;
  @ pure */
  private static Interval logOf(BigFraction q, int bits) {
    return Elementary.log(Interval.from(q, bits), bits);
  }
}
