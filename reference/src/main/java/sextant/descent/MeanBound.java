package sextant.descent;

import org.apache.commons.math3.fraction.BigFraction;
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

  /** Encloses the mean of the samples. */
  public static Interval mean(Interval[] values, int bits) {
    return Interval.sum(values, bits).multiply(new BigFraction(1, values.length), bits);
  }

  /**
   * Encloses the samples' variance.
   *
   * @param values two at least
   */
  public static Interval variance(Interval[] values, int bits) {
    Interval mean = mean(values, bits);
    Interval[] squares = new Interval[values.length];
    for (int n = 0; n < values.length; n++) {
      squares[n] = values[n].subtract(mean, bits).square(bits);
    }
    return Interval.sum(squares, bits).multiply(new BigFraction(1, values.length - 1), bits);
  }

  /**
   * Hoeffding's bound.
   *
   * @param mean encloses X
   * @param range b, positive
   * @param samples N
   * @param risk a, in (0, 1)
   */
  public static Dyadic hoeffding(
      Interval mean, BigFraction range, int samples, BigFraction risk, int bits) {
    Interval part = logOf(risk.reciprocal(), bits).multiply(new BigFraction(1, 2L * samples), bits);
    return mean.add(Elementary.sqrt(part, bits).multiply(range, bits), bits).hi();
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
  public static Dyadic bernstein(
      Interval mean,
      Interval variance,
      BigFraction range,
      int samples,
      BigFraction risk,
      int bits) {
    Interval log = logOf(BigFraction.TWO.divide(risk), bits);
    Interval square = variance.multiply(log, bits).multiply(new BigFraction(2, samples), bits);
    BigFraction factor = range.multiply(new BigFraction(7, 3L * (samples - 1)));
    return mean.add(Elementary.sqrt(square.max(Interval.ZERO), bits), bits)
        .add(log.multiply(factor, bits), bits)
        .hi();
  }

  /**
   * A number that E X_1 exceeds with probability alpha at most.
   *
   * @param values encloses N samples, two at least
   * @param range b, positive
   * @param alpha in (0, 1)
   */
  public static Dyadic upper(Interval[] values, BigFraction range, BigFraction alpha, int bits) {
    Interval mean = mean(values, bits);
    BigFraction half = alpha.divide(2);
    Dyadic first = hoeffding(mean, range, values.length, half, bits);
    Dyadic second = bernstein(mean, variance(values, bits), range, values.length, half, bits);
    return first.compareTo(second) <= 0 ? first : second;
  }

  private static Interval logOf(BigFraction q, int bits) {
    return Elementary.log(Interval.from(q, bits), bits);
  }
}
