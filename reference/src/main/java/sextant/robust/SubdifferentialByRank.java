package sextant.robust;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The subdifferential of R in enclosures, from the responses sorted by score, for instances of
 * either regime: where a segment lies is decided exactly, only its length is enclosed.
 *
 * <pre>
 *   symbol     here            meaning
 *   centre     centre          sum_x mu sum_y w psi with the weights of {@link PenaltyByRank}
 *   v_k        coefficient(k)·direction(k)   one segment a direction, over runs of equal rank
 * </pre>
 *
 * The same set as {@link PenaltySubdifferential}, by other algebra.
 */
public final class SubdifferentialByRank {

  private final /*@ spec_public */ Interval[] centre;
  private final /*@ spec_public */ BigFraction[][] directions;
  private final /*@ spec_public */ Interval[] coefficients;

  //@ public invariant directions.length == coefficients.length;

  /*@ private normal_behavior
  @   requires directions.length == coefficients.length;
  @   ensures this.centre == centre && this.directions == directions;
  @   ensures this.coefficients == coefficients;
  @ pure */
  private SubdifferentialByRank(
      Interval[] centre, BigFraction[][] directions, Interval[] coefficients) {
    this.centre = centre;
    this.directions = directions;
    this.coefficients = coefficients;
  }

  /**
   * The subdifferential of R at theta.
   *
   * @param table the responses' scores and laws
   */
  /*@ public behavior
  @   ensures \result.centre().length == table.instance().dimension();
  @   signals_only ArithmeticException;
  @ pure */
  public static SubdifferentialByRank of(ScoreTable table) {
    Instance instance = table.instance();
    Segments segments = new Segments();
    List<Interval> coefficients = new ArrayList<>();
    for (int x = 0; x < instance.promptCount(); x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        addPrompt(table, x, segments, coefficients);
      }
    }
    BigFraction[][] directions = new BigFraction[segments.count()][];
    for (int k = 0; k < directions.length; k++) {
      directions[k] = segments.direction(k);
    }
    Interval[] centre =
        WeightedFeatures.sum(instance, PenaltyByRank.of(table).gradientWeights(), table.bits());
    return new SubdifferentialByRank(centre, directions, coefficients.toArray(new Interval[0]));
  }

  /** Adds 2 mu pi_a pi_b |factor| to its direction for all a before b of one rank. */
  private static void addPrompt(
      ScoreTable table, int x, Segments segments, List<Interval> coefficients) {
    Instance instance = table.instance();
    int bits = table.bits();
    int n = instance.responseCount();
    for (int from = 0; from < n; from++) {
      int a = table.ordered(x, from);
      for (int at = from + 1; at < n && sameRank(table, x, a, table.ordered(x, at)); at++) {
        int b = table.ordered(x, at);
        BigFraction[] gap = instance.featureDifference(x, a, b);
        if (!Segments.isZero(gap)) {
          int index = segments.indexOf(gap);
          if (index == coefficients.size()) {
            coefficients.add(Interval.ZERO);
          }
          BigFraction factor = Rationals.abs(Segments.factor(gap)).multiply(instance.mass(x));
          Interval both = table.policy(x, a).multiply(table.policy(x, b), bits).shift(1);
          Interval more = both.multiply(factor, bits);
          coefficients.set(index, coefficients.get(index).add(more, bits));
        }
      }
    }
  }

  private static boolean sameRank(ScoreTable table, int x, int a, int b) {
    return table.rank(x, a) == table.rank(x, b);
  }

  /** Encloses the element with sign 0 = 0, the gradient where R is smooth; a fresh array. */
  /*@ public normal_behavior
  @   ensures \nonnullelements(\result);
  @ pure */
  public Interval[] centre() {
    return centre.clone();
  }

  /** The number of segments, no two of them parallel. */
  /*@ public normal_behavior
  @   ensures \result == coefficients.length;
  @ pure */
  public int generatorCount() {
    return coefficients.length;
  }

  /** Whether R is differentiable at theta: decided exactly. */
  /*@ public normal_behavior
  @   ensures \result <==> coefficients.length == 0;
  @ pure */
  public boolean isSmooth() {
    return coefficients.length == 0;
  }

  /** The primitive integer direction of segment k, a fresh array. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < generatorCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  public BigFraction[] direction(int k) {
    return directions[k].clone();
  }

  /** Encloses the half-length of segment k in units of its direction. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < generatorCount();
  @   ensures true;
  @ pure */
  public Interval coefficient(int k) {
    return coefficients[k];
  }
}
