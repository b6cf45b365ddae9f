package sextant.differential;

/**
 * What a quantity of a case is, and how far off an answer may be. Each value is the unevaluated sum
 * of two doubles, good to about 100 bits.
 *
 * @param high the nearest double or one beside it, one a value
 * @param low what is missing to it
 * @param tolerance the greatest error of a correct implementation, by the error model
 * @param segments the vectors v_k of a set-valued quantity {c + sum t_k v_k, |t_k| at most 1} about
 *     the value; none where it is a single point
 * @param set whether there is more than one right answer: at a kink, and for the worst-case oracle
 *     at a tie of two responses, where the tolerance covers them all
 */
public record Reference(
    double[] high, double[] low, double[] tolerance, double[][] segments, boolean set) {

  /** The error of an answer: answer - value, to double precision. */
  public double error(int k, double answer) {
    return (answer - high[k]) - low[k];
  }

  /** The greatest absolute value. */
  public double size() {
    double size = 0;
    for (double value : high) {
      size = Math.max(size, Math.abs(value));
    }
    return size;
  }
}
