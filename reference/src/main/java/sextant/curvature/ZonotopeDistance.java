package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/**
 * The distance from a point to a zonotope, certified from both sides: whoever proposes t and u need
 * not be trusted.
 *
 * <pre>
 *   symbol                           here            meaning
 *   Z = {c + sum_k t_k v_k}          of              zonotope, t_k in [-1,1]
 *   v_k = a_k w_k                    coefficient a_k >= 0 enclosed, direction w_k exact
 *   |p - c - sum_k t_k v_k|          upper           at least the distance, for any admissible t
 *   (|u·(p-c)| - sum_k |u·v_k|)/|u|  lower           at most the distance, for any u but 0
 * </pre>
 *
 * <p>Upper: the element with multipliers t is in Z. Lower: |u·(p - z)| &lt;= |u| |p - z| and |u·(z
 * - c)| &lt;= sum_k |u·v_k| for every z in Z. With the projection z of p and u = p - z the two
 * agree.
 */
public final class ZonotopeDistance {

  private final /*@ spec_public */ Interval[] offset;
  private final /*@ spec_public */ BigFraction[][] directions;
  private final /*@ spec_public */ Interval[] coefficients;
  private final /*@ spec_public */ int bits;

  //@ public invariant 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  //@ public invariant \nonnullelements(offset) && \nonnullelements(coefficients);
  //@ public invariant \nonnullelements(directions) && directions.length == coefficients.length;
  /*@ public invariant (\forall int k; 0 <= k && k < directions.length;
  @     directions[k].length == offset.length); @*/
  /*@ public invariant (\forall int k, a; 0 <= k && k < directions.length
  @     && 0 <= a && a < offset.length; directions[k][a] != null); @*/

  /*@ private normal_behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   requires \nonnullelements(offset) && \nonnullelements(coefficients);
  @   requires \nonnullelements(directions) && directions.length == coefficients.length;
  @   requires (\forall int k; 0 <= k && k < directions.length;
  @       directions[k].length == offset.length);
  @   requires (\forall int k, a; 0 <= k && k < directions.length
  @       && 0 <= a && a < offset.length; directions[k][a] != null);
  @   ensures this.offset == offset && this.directions == directions;
  @   ensures this.coefficients == coefficients && this.bits == bits;
  @ pure */
  private ZonotopeDistance(
      Interval[] offset, BigFraction[][] directions, Interval[] coefficients, int bits) {
    this.offset = offset;
    this.directions = directions;
    this.coefficients = coefficients;
    this.bits = bits;
  }

  /**
   * The distance between a point and a zonotope.
   *
   * @param point encloses p, length d
   * @param centre encloses c, length d
   * @param directions w_k, each of length d
   * @param coefficients enclose a_k, one a direction
   * @param bits mantissa bits kept
   */
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2 && point.length == centre.length;
  @   requires directions.length == coefficients.length;
  @   requires \nonnullelements(point) && \nonnullelements(centre);
  @   requires \nonnullelements(directions) && \nonnullelements(coefficients);
  @   requires (\forall int k; 0 <= k && k < directions.length;
  @       directions[k].length == point.length);
  @   requires (\forall int k, a; 0 <= k && k < directions.length
  @       && 0 <= a && a < point.length; directions[k][a] != null);
  @   ensures \result.segmentCount() == directions.length;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static ZonotopeDistance of(
      Interval[] point,
      Interval[] centre,
      BigFraction[][] directions,
      Interval[] coefficients,
      int bits) {
    if (point.length != centre.length || directions.length != coefficients.length) {
      throw new IllegalArgumentException("lengths differ");
    }
    Interval[] offset = new Interval[point.length];
    //@ loop_invariant 0 <= a && a <= offset.length;
    //@ loop_invariant (\forall int k; 0 <= k && k < a; offset[k] != null);
    //@ loop_writes a, offset[*];
    //@ loop_decreases offset.length - a;
    for (int a = 0; a < offset.length; a++) {
      offset[a] = point[a].subtract(centre[a], bits);
    }
    return new ZonotopeDistance(offset, directions.clone(), coefficients.clone(), bits);
  }

  /** The number of segments. */
  /*@ public normal_behavior
  @   ensures \result == directions.length;
  @ pure */
  public int segmentCount() {
    return directions.length;
  }

  /**
   * Encloses p less the element of Z with the multipliers t.
   *
   * @param t one a segment, in [-1, 1]
   */
  /*@ public behavior
  @   requires t.length == segmentCount() && \nonnullelements(t);
  @   requires (\forall int k; 0 <= k && k < t.length; -1 <= t[k].value && t[k].value <= 1);
  @   ensures \nonnullelements(\result);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Interval[] residual(BigFraction[] t) {
    if (t.length != directions.length) {
      throw new IllegalArgumentException("one multiplier a segment");
    }
    Interval[] residual = offset.clone();
    //@ loop_invariant 0 <= k && k <= t.length;
    //@ loop_invariant \nonnullelements(residual);
    //@ loop_writes k, residual[*];
    //@ loop_decreases t.length - k;
    for (int k = 0; k < t.length; k++) {
      if (Rationals.abs(t[k]).compareTo(BigFraction.ONE) > 0) {
        throw new IllegalArgumentException("the multiplier " + t[k] + " is not in [-1, 1]");
      }
      //@ loop_invariant 0 <= a && a <= residual.length;
      //@ loop_invariant \nonnullelements(residual);
      //@ loop_writes a, residual[*];
      //@ loop_decreases residual.length - a;
      for (int a = 0; a < residual.length; a++) {
        Interval part = coefficients[k].multiply(t[k].multiply(directions[k][a]), bits);
        residual[a] = residual[a].subtract(part, bits);
      }
    }
    return residual;
  }

  /**
   * A number that the distance does not exceed.
   *
   * @param t multipliers of an element of Z near p, one a segment, in [-1, 1]
   */
  /*@ public behavior
  @   requires t.length == segmentCount() && \nonnullelements(t);
  @   requires (\forall int k; 0 <= k && k < t.length; -1 <= t[k].value && t[k].value <= 1);
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Dyadic upper(BigFraction[] t) {
    return norm(residual(t)).hi();
  }

  /**
   * A number that the distance is not below: never negative, 0 where u separates nothing.
   *
   * @param u a supporting direction, length d
   */
  /*@ public behavior
  @   requires \nonnullelements(u);
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Dyadic lower(BigFraction[] u) {
    if (u.length != offset.length) {
      throw new IllegalArgumentException("lengths differ");
    }
    Interval[] exact = new Interval[u.length];
    Interval[] products = new Interval[u.length];
    //@ loop_invariant 0 <= a && a <= u.length;
    //@ loop_invariant (\forall int k; 0 <= k && k < a; exact[k] != null && products[k] != null);
    //@ loop_writes a, exact[*], products[*];
    //@ loop_decreases u.length - a;
    for (int a = 0; a < u.length; a++) {
      exact[a] = Interval.from(u[a], bits);
      products[a] = offset[a].multiply(u[a], bits);
    }
    Interval reach = Interval.sum(products, bits).abs();
    //@ loop_invariant 0 <= k && k <= directions.length;
    //@ loop_writes k, reach;
    //@ loop_decreases directions.length - k;
    for (int k = 0; k < directions.length; k++) {
      BigFraction projection = Rationals.abs(Rationals.dot(u, directions[k]));
      reach = reach.subtract(coefficients[k].abs().multiply(projection, bits), bits);
    }
    Interval length = norm(exact);
    return reach.isPositive() && length.isPositive()
        ? Dyadic.divideDown(reach.lo(), length.hi(), bits)
        : Dyadic.ZERO;
  }

  /** Encloses the Euclidean norm. */
  /*@ private behavior
  @   requires \nonnullelements(v);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private Interval norm(Interval[] v) {
    Interval[] squares = new Interval[v.length];
    //@ loop_invariant 0 <= a && a <= v.length;
    /*@ loop_invariant (\forall int k; 0 <= k && k < a;
    @     squares[k] != null && squares[k].lo().value >= 0); @*/
    //@ loop_writes a, squares[*];
    //@ loop_decreases v.length - a;
    for (int a = 0; a < v.length; a++) {
      squares[a] = v[a].square(bits);
    }
    return Elementary.sqrt(Interval.sum(squares, bits), bits);
  }
}
