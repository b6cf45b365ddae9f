package sextant.differential;

import java.util.Arrays;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.ZonotopeProjection;

/**
 * An answer beside the exact value.
 *
 * @param fault what is wrong with it, or null
 * @param ulps the greatest error in units in the last place of the greatest exact value; NaN where
 *     that has no meaning: where several answers are right, or where what is left after
 *     cancellation is less than the tolerance
 * @param share the greatest error as a share of the tolerance; above 1 for a wrong value
 * @param detail one line for people; empty when nothing is wrong
 */
record Comparison(Finding.@Nullable Kind fault, double ulps, double share, String detail) {

  /** Compares; at a kink any element of the set will do. */
  static Comparison of(Reference reference, double[] answer, Format format) {
    int length = reference.high().length;
    if (answer.length != length) {
      String detail = answer.length + " values where there are " + length;
      return wrong(Finding.Kind.WRONG_SHAPE, detail);
    }
    for (int k = 0; k < length; k++) {
      if (!Double.isFinite(answer[k])) {
        return wrong(Finding.Kind.NOT_FINITE, at(k, length) + answer[k]);
      }
    }
    double worst = 0;
    int where = 0;
    double greatest = 0;
    for (int k = 0; k < length; k++) {
      double share = share(reference, k, answer[k]);
      greatest = Math.max(greatest, Math.abs(reference.error(k, answer[k])));
      if (share > worst) {
        worst = share;
        where = k;
      }
    }
    boolean kink = reference.segments().length > 0;
    if (kink && worst > 1) {
      worst = fromSet(reference, answer);
    }
    double size = reference.size();
    double allowed = Arrays.stream(reference.tolerance()).max().orElse(0);
    // both are finite, whatever the answer: where the tolerance is 0 every error is out of measure
    worst = Math.min(worst, Double.MAX_VALUE);
    double ulps =
        reference.set() || size <= allowed
            ? Double.NaN
            : Math.min(greatest / format.ulp(size), Double.MAX_VALUE);
    if (worst <= 1) {
      return new Comparison(null, ulps, worst, "");
    }
    return new Comparison(
        Finding.Kind.WRONG_VALUE, ulps, worst, detail(reference, answer, where, kink));
  }

  private static Comparison wrong(Finding.Kind kind, String detail) {
    return new Comparison(kind, Double.NaN, Double.NaN, detail);
  }

  private static double share(Reference reference, int k, double answer) {
    double error = Math.abs(reference.error(k, answer));
    return error == 0 ? 0 : error / reference.tolerance()[k];
  }

  /**
   * How far an answer is from the set {c + sum t_k v_k}, by the norm in which every coordinate is
   * divided by its tolerance, over the square root of d: at most 1 for whatever is within the
   * tolerances of an element. The multipliers come from a projection; that they lie in [-1, 1]
   * makes any of them a valid witness.
   */
  private static double fromSet(Reference reference, double[] answer) {
    int d = answer.length;
    double[] rest = new double[d];
    double[][] segments = new double[reference.segments().length][d];
    for (int k = 0; k < d; k++) {
      // a coordinate with tolerance 0 has no segments: every error there is infinite
      double unit = reference.tolerance()[k] > 0 ? reference.tolerance()[k] : Double.MIN_NORMAL;
      rest[k] = reference.error(k, answer[k]) / unit;
      for (int s = 0; s < segments.length; s++) {
        segments[s][k] = reference.segments()[s][k] / unit;
      }
    }
    double[] t = ZonotopeProjection.multipliers(rest, segments);
    double square = 0;
    for (int k = 0; k < d; k++) {
      double left = rest[k];
      for (int s = 0; s < t.length; s++) {
        left -= t[s] * segments[s][k];
      }
      square += left * left;
    }
    return Math.sqrt(square / d);
  }

  private static String detail(Reference reference, double[] answer, int k, boolean kink) {
    return at(k, answer.length)
        + answer[k]
        + (kink ? ", not in the subdifferential around " : ", should be about ")
        + reference.high()[k]
        + String.format(
            Locale.ROOT,
            "; off by about %.2g, tolerance %.2g",
            Math.abs(reference.error(k, answer[k])),
            reference.tolerance()[k]);
  }

  private static String at(int k, int length) {
    return length == 1 ? "" : "[" + k + "] ";
  }
}
