package sextant.descent;

import sextant.envelope.ProximalPoint;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

//@ model import sextant.exact.Dyadic;

/**
 * Means and second moments of the stochastic gradients, by enumeration of all z and both labels, in
 * enclosures; for either regime (ORA, Assumption 6).
 *
 * <pre>
 *   symbol              here
 *   E G_SAIL            sailMean
 *   E grad l            sailPath            what code computes that holds the samples fixed
 *   E[l S]              sailScore           what it leaves out
 *   E||G_SAIL||^2       sailSecondMoment
 *   E G_R               penaltyMean         with sign 0 = 0
 *   E||G_R||^2          penaltySecondMoment
 *   Var G               variance            E||G||^2 - ||E G||^2
 * </pre>
 */
public final class EstimatorMoments {

  private final /*@ spec_public @*/ int bits;
  private final /*@ spec_public @*/ Interval[] sailPath;
  private final /*@ spec_public @*/ Interval[] sailScore;
  private final /*@ spec_public @*/ Interval[] penaltyMean;
  private Interval sailSecond = Interval.ZERO;
  private Interval penaltySecond = Interval.ZERO;

  /*@ public invariant 1 <= bits && bits <= Dyadic.BITS_LIMIT;
  @ public invariant sailScore.length == sailPath.length;
  @*/

  /*@ private normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && dimension >= 0;
  @   ensures this.bits == bits && sailPath.length == dimension;
  @   ensures sailScore.length == dimension && penaltyMean.length == dimension;
  @   ensures \nonnullelements(sailPath) && \nonnullelements(sailScore);
  @   ensures \nonnullelements(penaltyMean);
  @ pure */
  private EstimatorMoments(int dimension, int bits) {
    this.bits = bits;
    this.sailPath = zeros(dimension);
    this.sailScore = zeros(dimension);
    this.penaltyMean = zeros(dimension);
  }

  /** The moments at an instance's theta, at the precision of the table. */
  public static EstimatorMoments of(ScoreTable table) {
    Instance instance = table.instance();
    EstimatorMoments moments = new EstimatorMoments(instance.dimension(), table.bits());
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval[] mean = moments.mean(table, x);
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          moments.addPair(table, mean, x, i, j);
        }
      }
    }
    return moments;
  }

  private Interval[] mean(ScoreTable table, int x) {
    Instance instance = table.instance();
    Interval[] mean = zeros(instance.dimension());
    for (int k = 0; k < mean.length; k++) {
      for (int y = 0; y < instance.responseCount(); y++) {
        Interval term = table.policy(x, y).multiply(instance.feature(x, y, k), bits);
        mean[k] = mean[k].add(term, bits);
      }
    }
    return mean;
  }

  private void addPair(ScoreTable table, Interval[] mean, int x, int i, int j) {
    Instance instance = table.instance();
    int sign = table.signOfLogit(x, i, j);
    Interval h = table.score(x, i).subtract(table.score(x, j)).enclose(bits);
    Interval t = h.multiply(instance.beta(), bits);
    Interval one = Elementary.softplus(t.negate(), bits); // l^1
    Interval zero = Elementary.softplus(t, bits); // l^0
    Interval sigma = sigmoid(t, sign);
    Interval p = table.preference(x, i, j);
    Interval weight =
        table.policy(x, i).multiply(table.policy(x, j), bits).multiply(instance.mass(x), bits);
    Interval squareOne = Interval.ZERO;
    Interval squareZero = Interval.ZERO;
    Interval squarePenalty = Interval.ZERO;
    for (int k = 0; k < mean.length; k++) {
      Interval gap =
          Interval.from(instance.feature(x, i, k).subtract(instance.feature(x, j, k)), bits);
      Interval sum = Interval.from(instance.feature(x, i, k).add(instance.feature(x, j, k)), bits);
      Interval score = sum.subtract(mean[k].shift(1), bits);
      Interval slope = gap.multiply(instance.beta(), bits);
      Interval pathOne = sigma.subtract(Interval.ONE, bits).multiply(slope, bits);
      Interval pathZero = sigma.multiply(slope, bits);
      Interval scoreOne = one.multiply(score, bits);
      Interval scoreZero = zero.multiply(score, bits);
      sailPath[k] = sailPath[k].add(weight.multiply(mix(p, pathOne, pathZero), bits), bits);
      sailScore[k] = sailScore[k].add(weight.multiply(mix(p, scoreOne, scoreZero), bits), bits);
      squareOne = squareOne.add(pathOne.add(scoreOne, bits).square(bits), bits);
      squareZero = squareZero.add(pathZero.add(scoreZero, bits).square(bits), bits);
      Interval penalty =
          gap.multiply(Interval.of(sign), bits).add(h.abs().multiply(score, bits), bits);
      penaltyMean[k] = penaltyMean[k].add(weight.multiply(penalty, bits), bits);
      squarePenalty = squarePenalty.add(penalty.square(bits), bits);
    }
    sailSecond = sailSecond.add(weight.multiply(mix(p, squareOne, squareZero), bits), bits);
    penaltySecond = penaltySecond.add(weight.multiply(squarePenalty, bits), bits);
  }

  /** p a + (1 - p) b. */
  private Interval mix(Interval p, Interval a, Interval b) {
    return p.multiply(a, bits).add(Interval.ONE.subtract(p, bits).multiply(b, bits), bits);
  }

  /** sigma(t), given the sign of t so that no large exponential is formed. */
  private Interval sigmoid(Interval t, int sign) {
    Interval power = Elementary.exp(t.abs().negate(), bits);
    Interval total = Interval.ONE.add(power, bits);
    return sign >= 0 ? Interval.ONE.divide(total, bits) : power.divide(total, bits);
  }

  /** Encloses E G_SAIL. */
  /*@ public behavior
  @   requires \nonnullelements(sailPath) && \nonnullelements(sailScore);
  @   ensures \result.length == sailPath.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < \result.length;
  @       \result[k].lo.value <= sailPath[k].lo.value + sailScore[k].lo.value
  @       && sailPath[k].hi.value + sailScore[k].hi.value <= \result[k].hi.value);
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[] sailMean() {
    Interval[] mean = new Interval[sailPath.length];
    /*@ loop_invariant 0 <= k && k <= mean.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; mean[i] != null
    @     && mean[i].lo.value <= sailPath[i].lo.value + sailScore[i].lo.value
    @     && sailPath[i].hi.value + sailScore[i].hi.value <= mean[i].hi.value);
    @ loop_writes k, mean[*];
    @ loop_decreases mean.length - k; @*/
    for (int k = 0; k < mean.length; k++) {
      //@ ghost boolean first = Interval.ordered(sailPath[k]);
      //@ ghost boolean second = Interval.ordered(sailScore[k]);
      mean[k] = sailPath[k].add(sailScore[k], bits);
    }
    return mean;
  }

  /** Encloses E grad l, the gradient that holds the samples fixed. */
  public Interval[] sailPath() {
    return sailPath.clone();
  }

  /** Encloses E[l S], the term that it lacks. */
  public Interval[] sailScore() {
    return sailScore.clone();
  }

  /** Encloses E||G_SAIL||^2. */
  public Interval sailSecondMoment() {
    return sailSecond;
  }

  /** Encloses E G_R. */
  public Interval[] penaltyMean() {
    return penaltyMean.clone();
  }

  /** Encloses E||G_R||^2. */
  public Interval penaltySecondMoment() {
    return penaltySecond;
  }

  /** Encloses the variance E||G||^2 - ||E G||^2 of an estimator. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && \nonnullelements(mean);
  @   ensures \result.lo.value >= 0;
  @   ensures \result.hi.value >= secondMoment.hi.value
  @       - ProximalPoint.leastSquares(mean, mean.length);
  @   ensures \result.lo.value == 0 || \result.lo.value <= secondMoment.lo.value
  @       - ProximalPoint.greatestSquares(mean, mean.length);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval variance(Interval secondMoment, Interval[] mean, int bits) {
    return secondMoment.subtract(squaredNorm(mean, bits), bits).max(Interval.ZERO);
  }

  /** Encloses ||v||^2. */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT && \nonnullelements(v);
  @   ensures \result.lo.value <= ProximalPoint.leastSquares(v, v.length);
  @   ensures ProximalPoint.greatestSquares(v, v.length) <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval squaredNorm(Interval[] v, int bits) {
    Interval total = Interval.ZERO;
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant total.lo.value <= ProximalPoint.leastSquares(v, k);
    @ loop_invariant ProximalPoint.greatestSquares(v, k) <= total.hi.value;
    @ loop_writes k, total;
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(v[k]);
      total = total.add(ProximalPoint.square(v[k], bits), bits);
    }
    return total;
  }

  /*@ private normal_behavior
  @   requires length >= 0;
  @   ensures \fresh(\result) && \result.length == length && \nonnullelements(\result);
  @ pure */
  private static Interval[] zeros(int length) {
    Interval[] result = new Interval[length];
    /*@ loop_invariant 0 <= k && k <= length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; result[i] != null);
    @ loop_writes k, result[*];
    @ loop_decreases length - k; @*/
    for (int k = 0; k < length; k++) {
      result[k] = Interval.of(0);
    }
    return result;
  }
}
