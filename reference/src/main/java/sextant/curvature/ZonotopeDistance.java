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
      //@ ghost boolean ordered = Interval.ordered(point[a]);
      //@ ghost boolean orderedToo = Interval.ordered(centre[a]);
      offset[a] = point[a].subtract(centre[a], bits);
    }
    return new ZonotopeDistance(offset, rows(directions), coefficients.clone(), bits);
  }

  /** A fresh array of the same vectors. */
  /*@ private normal_behavior
  @   requires \nonnullelements(vectors);
  @   ensures \fresh(\result) && \result.length == vectors.length;
  @   ensures (\forall int i; 0 <= i && i < vectors.length; \result[i] == vectors[i]);
  @ pure */
  private static BigFraction[][] rows(BigFraction[][] vectors) {
    BigFraction[][] rows = new BigFraction[vectors.length][];
    //@ loop_invariant 0 <= k && k <= rows.length;
    //@ loop_invariant (\forall int i; 0 <= i && i < k; rows[i] == vectors[i]);
    //@ loop_writes k, rows[*];
    //@ loop_decreases rows.length - k;
    for (int k = 0; k < rows.length; k++) {
      rows[k] = vectors[k];
    }
    return rows;
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
    requireAdmissible(t);
    Interval[] residual = offset.clone();
    //@ loop_invariant 0 <= k && k <= t.length;
    //@ loop_invariant residual.length == offset.length && \nonnullelements(residual);
    //@ loop_writes k, residual;
    //@ loop_decreases t.length - k;
    for (int k = 0; k < t.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(coefficients[k]);
      residual = moved(residual, coefficients[k], t[k], directions[k]);
    }
    return residual;
  }

  /*@ private behavior
  @   requires \nonnullelements(t);
  @   ensures (\forall int k; 0 <= k && k < t.length; -1 <= t[k].value && t[k].value <= 1);
  @   signals_only IllegalArgumentException;
  @ pure */
  private static void requireAdmissible(BigFraction[] t) {
    //@ loop_invariant 0 <= k && k <= t.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < k;
    @     -1 <= t[i].value && t[i].value <= 1); @*/
    //@ loop_writes k;
    //@ loop_decreases t.length - k;
    for (int k = 0; k < t.length; k++) {
      if (Rationals.abs(t[k]).compareTo(BigFraction.ONE) > 0) {
        throw new IllegalArgumentException("the multiplier " + t[k] + " is not in [-1, 1]");
      }
    }
  }

  /** from - t a w, a fresh array. */
  /*@ private behavior
  @   requires from.length == w.length && \nonnullelements(from) && \nonnullelements(w);
  @   ensures \result.length == from.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private Interval[] moved(Interval[] from, Interval coefficient, BigFraction t, BigFraction[] w) {
    Interval[] moved = new Interval[from.length];
    //@ loop_invariant 0 <= a && a <= moved.length;
    //@ loop_invariant (\forall int k; 0 <= k && k < a; moved[k] != null);
    //@ loop_writes a, moved[*];
    //@ loop_decreases moved.length - a;
    for (int a = 0; a < moved.length; a++) {
      //@ ghost boolean ordered = Interval.ordered(from[a]);
      moved[a] = from[a].subtract(coefficient.multiply(t.multiply(w[a]), bits), bits);
    }
    return moved;
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
    Interval reach = reach(u);
    Interval length = norm(enclosed(u));
    return reach.isPositive() && length.isPositive()
        ? Dyadic.divideDown(reach.lo(), length.hi(), bits)
        : Dyadic.ZERO;
  }

  /** Encloses |u·(p-c)| - sum_k |u·v_k|. */
  /*@ private behavior
  @   requires u.length == offset.length && \nonnullelements(u);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private Interval reach(BigFraction[] u) {
    Interval reach = Interval.sum(products(u), bits).abs();
    //@ loop_invariant 0 <= k && k <= directions.length && reach.lo.value <= reach.hi.value;
    //@ loop_writes k, reach;
    //@ loop_decreases directions.length - k;
    for (int k = 0; k < directions.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(coefficients[k]);
      BigFraction projection = Rationals.abs(Rationals.dot(u, directions[k]));
      reach = reach.subtract(coefficients[k].abs().multiply(projection, bits), bits);
    }
    return reach;
  }

  /** Encloses the products u_a (p_a - c_a). */
  /*@ private behavior
  @   requires u.length == offset.length && \nonnullelements(u);
  @   ensures \result.length == u.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private Interval[] products(BigFraction[] u) {
    Interval[] products = new Interval[u.length];
    //@ loop_invariant 0 <= a && a <= u.length;
    //@ loop_invariant (\forall int k; 0 <= k && k < a; products[k] != null);
    //@ loop_writes a, products[*];
    //@ loop_decreases u.length - a;
    for (int a = 0; a < u.length; a++) {
      //@ ghost boolean ordered = Interval.ordered(offset[a]);
      products[a] = offset[a].multiply(u[a], bits);
    }
    return products;
  }

  /** Encloses u. */
  /*@ private normal_behavior
  @   requires \nonnullelements(u);
  @   ensures \result.length == u.length && \nonnullelements(\result);
  @ pure */
  private Interval[] enclosed(BigFraction[] u) {
    Interval[] enclosed = new Interval[u.length];
    //@ loop_invariant 0 <= a && a <= u.length;
    //@ loop_invariant (\forall int k; 0 <= k && k < a; enclosed[k] != null);
    //@ loop_writes a, enclosed[*];
    //@ loop_decreases u.length - a;
    for (int a = 0; a < u.length; a++) {
      enclosed[a] = Interval.from(u[a], bits);
    }
    return enclosed;
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
    @     squares[k] != null && squares[k].lo.value >= 0); @*/
    //@ loop_writes a, squares[*];
    //@ loop_decreases v.length - a;
    for (int a = 0; a < v.length; a++) {
      //@ ghost boolean ordered = Interval.ordered(v[a]);
      squares[a] = v[a].square(bits);
    }
    return Elementary.sqrt(Interval.sum(squares, bits), bits);
  }
}
