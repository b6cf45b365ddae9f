package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.SailConstants;
import sextant.curvature.UniversalConstant;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * How far L_SAIL + lambda R can bend downward between a point c and the points of a box: the
 * constants of ORA-T4.8, with what the prompt, the direction and the place allow in the place of B,
 * D and delta.
 *
 * <pre>
 *   symbol      here            meaning
 *   e           reach           u - c, coordinate by coordinate at most reach in size
 *   delta_x     -               the least preference of prompt x, rounded down
 *   H(delta_x)  entropy(x)      binary entropy: no pair loss of prompt x is less
 *   b_x         halfRange       half the range of e·psi(x,·) over the responses
 *   t_x         -               half the range of (theta - theta_ref)·psi(x,·), theta between c and u
 *   k_x         slope           sigma(2 beta t_x) - delta_x, at least |sigma(beta h) - p*|
 *   V_x         variance        the variance of e·psi(x,·): at most b_x^2, and at most e^{2 b_x} times
 *                               what it is at c
 *   T_x         meanLogit       E|h|: at most t_x, and at most sqrt 2 times the deviation of (theta -
 *                               theta_ref)·psi(x,·), which is at most e^{b_x} times that at c and
 *                               V_x's root
 *   m_x         mixed           at least E|g1^2 - g2^2|: the less of S* b_x^2 and 2 V_x
 *   w_x         spread          log 2 less the least pair loss: the less of log 2 - H(delta_x) and
 *                               (1 - 2 delta_x) beta t_x
 *   q           most            sum_x mu(x) (m_x (k_x beta + lambda) + V_x (w_x + (beta + lambda) T_x))
 * </pre>
 *
 * <p>L_SAIL + lambda R at u is at least its value at c, plus v·e, less q, for every v of its
 * subdifferential at c (proofs-notes/infimum.md).
 */
final class SegmentCurvature {

  private static final int BITS = 64;

  /** Precision of the half-ranges, of which there is one a pair. */
  private static final int SPAN_BITS = 32;

  /** A half-range from which on policies at both ends of a segment have nothing in common. */
  private static final Dyadic FAR = Dyadic.of(64);

  private final Instance instance;
  private final BigFraction[] least;
  private final Interval[] entropy;
  private final Dyadic[][][] span;
  private final Interval[][][] gap;

  SegmentCurvature(Instance instance) {
    this.instance = instance;
    int prompts = instance.promptCount();
    least = new BigFraction[prompts];
    entropy = new Interval[prompts];
    span = new Dyadic[prompts][][];
    gap = new Interval[prompts][][];
    for (int x = 0; x < prompts; x++) {
      least[x] = leastPreference(instance, x);
      boolean positive = Rationals.signum(least[x]) > 0;
      entropy[x] = positive ? SailConstants.entropy(least[x], BITS) : Interval.ZERO;
      span[x] = spans(instance, x);
      gap[x] = gaps(instance, x);
    }
  }

  /** delta_x, at most 1/2. */
  private static BigFraction leastPreference(Instance instance, int x) {
    Dyadic least = Dyadic.ONE.shift(-1);
    for (int i = 0; i < instance.responseCount(); i++) {
      for (int j = 0; j < instance.responseCount(); j++) {
        Dyadic low = instance.oracle().enclose(x, i, j, BITS).lo();
        least = low.compareTo(least) < 0 ? low : least;
      }
    }
    return Rationals.max(BigFraction.ZERO, least.toFraction());
  }

  /** |Dpsi_k|/2 of every pair, rounded up. */
  private static Dyadic[][] spans(Instance instance, int x) {
    int n = instance.responseCount();
    Dyadic[][] spans = new Dyadic[n * (n - 1) / 2][instance.dimension()];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        BigFraction[] gap = instance.featureDifference(x, i, j);
        for (int k = 0; k < gap.length; k++) {
          spans[pair][k] = Dyadic.fromFractionUp(Rationals.abs(gap[k]), SPAN_BITS).shift(-1);
        }
        pair++;
      }
    }
    return spans;
  }

  /** Dpsi of every response and the first. */
  private static Interval[][] gaps(Instance instance, int x) {
    Interval[][] gaps = new Interval[instance.responseCount()][instance.dimension()];
    for (int y = 0; y < gaps.length; y++) {
      BigFraction[] difference = instance.featureDifference(x, y, 0);
      for (int k = 0; k < difference.length; k++) {
        gaps[y][k] = Interval.from(difference[k], SPAN_BITS);
      }
    }
    return gaps;
  }

  /** Encloses sum_x mu(x) H(delta_x): nowhere is L_SAIL + lambda R less. */
  Interval leastLoss() {
    Interval total = Interval.ZERO;
    for (int x = 0; x < entropy.length; x++) {
      total = total.add(entropy[x].multiply(instance.mass(x), BITS), BITS);
    }
    return total;
  }

  /** At least b_x for every e of the box. */
  private Dyadic halfRange(int x, Dyadic[] reach) {
    Dyadic most = Dyadic.ZERO;
    for (Dyadic[] pair : span[x]) {
      Dyadic sum = Dyadic.ZERO;
      for (int k = 0; k < reach.length; k++) {
        Dyadic part = Dyadic.multiplyUp(pair[k], reach[k], SPAN_BITS);
        sum = Dyadic.addUp(sum, part, SPAN_BITS);
      }
      most = sum.compareTo(most) > 0 ? sum : most;
    }
    return most;
  }

  /** At least V_x at c for every e of the box: sum of r_k r_l |Cov_kl|. */
  private Dyadic variance(ScoreTable table, int x, Dyadic[] reach) {
    int d = reach.length;
    Interval[] mean = new Interval[d];
    for (int k = 0; k < d; k++) {
      mean[k] = Interval.ZERO;
      for (int y = 0; y < gap[x].length; y++) {
        mean[k] = mean[k].add(table.policy(x, y).multiply(gap[x][y][k], SPAN_BITS), SPAN_BITS);
      }
    }
    Dyadic total = Dyadic.ZERO;
    for (int k = 0; k < d; k++) {
      for (int l = 0; l <= k; l++) {
        Interval covariance = mean[k].multiply(mean[l], SPAN_BITS).negate();
        for (int y = 0; y < gap[x].length; y++) {
          Interval product = gap[x][y][k].multiply(gap[x][y][l], SPAN_BITS);
          Interval part = table.policy(x, y).multiply(product, SPAN_BITS);
          covariance = covariance.add(part, SPAN_BITS);
        }
        Dyadic both = Dyadic.multiplyUp(reach[k], reach[l], SPAN_BITS).shift(k == l ? 0 : 1);
        Dyadic part = Dyadic.multiplyUp(covariance.magnitude(), both, SPAN_BITS);
        total = Dyadic.addUp(total, part, SPAN_BITS);
      }
    }
    return total;
  }

  /**
   * At least q.
   *
   * @param table the scores at c
   * @param reach bounds |u_k - c_k|, coordinate by coordinate
   */
  Dyadic most(ScoreTable table, Dyadic[] reach) {
    Dyadic total = Dyadic.ZERO;
    for (int x = 0; x < entropy.length; x++) {
      Interval b = Interval.exact(halfRange(x, reach));
      if (Rationals.signum(instance.mass(x)) > 0 && b.isPositive()) {
        Interval q = most(table, x, reach, b).multiply(instance.mass(x), BITS);
        total = Dyadic.addUp(total, q.hi(), BITS);
      }
    }
    return total;
  }

  private Interval most(ScoreTable table, int x, Dyadic[] reach, Interval b) {
    BigFraction beta = instance.beta();
    BigFraction lambda = instance.rho().multiply(beta);
    Interval square = b.square(BITS);
    Interval t = b.add(scoreRange(table, x).shift(-1), BITS);
    Interval variance = square;
    Interval meanLogit = t;
    if (b.hi().compareTo(FAR) < 0) { // beyond, e^{2b} is of no use and may be out of range
      Interval growth = Elementary.exp(b.shift(1), BITS);
      Interval own = Interval.exact(variance(table, x, reach));
      Interval deviation = root(scoreVariance(table, x)).add(root(own), BITS);
      variance = growth.multiply(own, BITS).min(square);
      meanLogit = root(growth.shift(1)).multiply(deviation, BITS).min(t);
    }
    Interval mixed = square.multiply(UniversalConstant.value(), BITS).min(variance.shift(1));
    Interval slope =
        slope(t.multiply(beta, BITS), least[x])
            .multiply(beta, BITS)
            .add(Interval.from(lambda, BITS), BITS);
    BigFraction tilt = BigFraction.ONE.subtract(least[x].multiply(2)).multiply(beta);
    Interval spread = Elementary.log2(BITS).subtract(entropy[x], BITS).min(t.multiply(tilt, BITS));
    Interval loss = spread.add(meanLogit.multiply(beta.add(lambda), BITS), BITS);
    return mixed.multiply(slope, BITS).add(variance.multiply(loss, BITS), BITS);
  }

  private static Interval root(Interval v) {
    return Elementary.sqrt(v.max(Interval.ZERO), BITS);
  }

  /** Encloses the variance of (c - theta_ref)·psi(x,·) at c. */
  private static Interval scoreVariance(ScoreTable table, int x) {
    LogNumber least = table.score(x, table.ordered(x, 0));
    Interval mean = Interval.ZERO;
    Interval square = Interval.ZERO;
    for (int y = 0; y < table.instance().responseCount(); y++) {
      Interval s = table.score(x, y).subtract(least).enclose(SPAN_BITS);
      Interval part = table.policy(x, y).multiply(s, SPAN_BITS);
      mean = mean.add(part, SPAN_BITS);
      square = square.add(part.multiply(s, SPAN_BITS), SPAN_BITS);
    }
    return square.subtract(mean.square(SPAN_BITS), SPAN_BITS);
  }

  /** Encloses sigma(2 beta t) - delta_x. */
  private static Interval slope(Interval betaTimesT, BigFraction delta) {
    Interval power = Elementary.exp(betaTimesT.shift(1).negate(), BITS);
    return Interval.ONE
        .divide(Interval.ONE.add(power, BITS), BITS)
        .subtract(Interval.from(delta, BITS), BITS);
  }

  /** Encloses the range of (c - theta_ref)·psi(x,·). */
  private static Interval scoreRange(ScoreTable table, int x) {
    int last = table.instance().responseCount() - 1;
    LogNumber greatest = table.score(x, table.ordered(x, last));
    return greatest.subtract(table.score(x, table.ordered(x, 0))).enclose(BITS);
  }
}
