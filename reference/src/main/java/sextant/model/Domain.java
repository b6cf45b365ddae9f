package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Copies;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * The parameter domain Theta of ORA: a Euclidean ball around theta_ref, or a box. Closed, convex
 * and bounded in both cases.
 *
 * <pre>
 * symbol      here           meaning
 * Theta       this           the domain
 * theta       theta          a point, one LogNumber a coordinate
 * theta_ref   thetaRef       the reference point, the centre of a ball
 * D           radiusBound    a rational with ||theta - theta_ref|| &lt;= D on Theta
 * </pre>
 */
public final class Domain {
  /** Whether a point lies in a domain. */
  public enum Membership {
    /** Certainly a member. */
    INSIDE,
    /** Certainly not a member. */
    OUTSIDE,
    /** So close to the boundary that the precision limit was reached. */
    UNDECIDED
  }

  private static final int FIRST_BITS = 64;

  private final /*@ spec_public nullable */ @Nullable BigFraction radius;
  private final /*@ spec_public */ BigFraction[] lower;
  private final /*@ spec_public */ BigFraction[] upper;

  /*@ private invariant radius != null ==> radius.value > 0 && lower.length == 0;
  @ private invariant lower.length == upper.length;
  @ private invariant \nonnullelements(lower) && \nonnullelements(upper);
  @ private invariant (\forall int k; 0 <= k && k < lower.length;
  @     lower[k].value <= upper[k].value);
  @*/

  /*@ private normal_behavior
  @   requires radius != null ==> radius.value > 0 && lower.length == 0;
  @   requires lower.length == upper.length;
  @   requires \nonnullelements(lower) && \nonnullelements(upper);
  @   requires (\forall int k; 0 <= k && k < lower.length; lower[k].value <= upper[k].value);
  @   ensures this.radius == radius && this.lower == lower && this.upper == upper;
  @ pure */
  private Domain(
      /*@ nullable */ @Nullable BigFraction radius, BigFraction[] lower, BigFraction[] upper) {
    this.radius = radius;
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * The ball of the given radius around theta_ref.
   *
   * @throws ModelException if the radius is not positive
   */
  /*@ public normal_behavior
  @   requires radius.value > 0;
  @   ensures \result.isBall() && \result.radius().value == radius.value;
  @ also public exceptional_behavior
  @   requires radius.value <= 0;
  @   signals_only ModelException;
  @ pure */
  public static Domain ball(BigFraction radius) {
    if (Rationals.signum(radius) <= 0) {
      throw new ModelException("/domain/ball/radius", "the radius must be positive");
    }
    return new Domain(radius, new BigFraction[0], new BigFraction[0]);
  }

  /**
   * The box of the points with lower_k &lt;= theta_k &lt;= upper_k.
   *
   * @param lower the lower bounds, one a coordinate
   * @param upper the upper bounds, as many
   * @throws ModelException if the lengths differ, are 0, or a lower bound exceeds its upper bound
   */
  /*@ public normal_behavior
  @   requires lower.length > 0 && lower.length == upper.length;
  @   requires \nonnullelements(lower) && \nonnullelements(upper);
  @   requires (\forall int k; 0 <= k && k < lower.length; lower[k].value <= upper[k].value);
  @   ensures !\result.isBall() && \result.dimension() == lower.length;
  @ also public exceptional_behavior
  @   requires \nonnullelements(lower) && \nonnullelements(upper);
  @   requires lower.length == 0 || lower.length != upper.length
  @       || (\exists int k; 0 <= k && k < lower.length; lower[k].value > upper[k].value);
  @   signals_only ModelException;
  @ pure */
  public static Domain box(BigFraction[] lower, BigFraction[] upper) {
    if (lower.length == 0) {
      throw new ModelException("/domain/box/lower", "the list is empty");
    }
    if (lower.length != upper.length) {
      throw ModelException.length(
          "/domain/box/upper", lower.length, "coordinate", String.valueOf(upper.length));
    }
    int crossed = crossed(lower, upper);
    if (crossed < lower.length) {
      throw new ModelException(
          "/domain/box/lower/" + crossed, "the lower bound is above the upper bound");
    }
    return new Domain(null, Copies.of(lower), Copies.of(upper));
  }

  /**
   * The first coordinate whose lower bound exceeds its upper bound; the length if there is none.
   */
  /*@ private normal_behavior
  @   requires lower.length == upper.length;
  @   requires \nonnullelements(lower) && \nonnullelements(upper);
  @   ensures 0 <= \result && \result <= lower.length;
  @   ensures (\forall int k; 0 <= k && k < \result; lower[k].value <= upper[k].value);
  @   ensures \result < lower.length ==> lower[\result].value > upper[\result].value;
  @ pure */
  private static int crossed(BigFraction[] lower, BigFraction[] upper) {
    int k = 0;
    /*@ loop_invariant 0 <= k && k <= lower.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; lower[i].value <= upper[i].value);
    @ loop_decreases lower.length - k; @*/
    while (k < lower.length && lower[k].compareTo(upper[k]) <= 0) {
      k++;
    }
    return k;
  }

  /** Whether this is a ball around theta_ref; otherwise it is a box. */
  /*@ public normal_behavior
  @   ensures \result <==> radius != null;
  @ pure */
  public boolean isBall() {
    return radius != null;
  }

  /**
   * The radius of a ball.
   *
   * @throws IllegalStateException if this is a box
   */
  /*@ public normal_behavior
  @   requires isBall();
  @   ensures \result == radius && \result.value > 0;
  @ also public exceptional_behavior
  @   requires !isBall();
  @   signals_only IllegalStateException;
  @ pure */
  public BigFraction radius() {
    if (radius == null) {
      throw new IllegalStateException("a box has no radius");
    }
    return radius;
  }

  /** The number of coordinates of a box; 0 for a ball, which fits any dimension. */
  /*@ public normal_behavior
  @   ensures \result == lower.length;
  @   ensures isBall() ==> \result == 0;
  @ pure */
  public int dimension() {
    return lower.length;
  }

  /** The lower bound of coordinate k of a box. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures k < lower.length && k < upper.length && upper[k] != null;
  @   ensures \result == lower[k] && \result.value <= upper[k].value;
  @ pure */
  public BigFraction lower(int k) {
    return lower[k];
  }

  /** The upper bound of coordinate k of a box. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
  @   ensures k < lower.length && k < upper.length && lower[k] != null;
  @   ensures \result == upper[k] && \result.value >= lower[k].value;
  @ pure */
  public BigFraction upper(int k) {
    return upper[k];
  }

  /**
   * Whether theta lies in the domain. Always decided for a box, for a ball where all coordinates of
   * theta - theta_ref are rational or one alone differs from 0; else by enclosures of the squared
   * distance, up to a precision limit.
   *
   * @param theta the point, one number a coordinate
   * @param thetaRef the reference point, as many
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(theta) && \nonnullelements(thetaRef);
  @   requires theta.length == thetaRef.length;
  @   requires !isBall() && theta.length == dimension();
  @   ensures \result == Membership.INSIDE || \result == Membership.OUTSIDE;
  @   ensures \result == Membership.INSIDE <==> (\forall int k; 0 <= k && k < theta.length;
  @       lower[k].value <= theta[k].value && theta[k].value <= upper[k].value);
  @ also public behavior
  @   requires \nonnullelements(theta) && \nonnullelements(thetaRef);
  @   requires theta.length == thetaRef.length && isBall();
  @   ensures \result == Membership.INSIDE ==>
  @       squaredDistance(theta, thetaRef, theta.length) <= radius.value * radius.value;
  @   ensures \result == Membership.OUTSIDE ==>
  @       squaredDistance(theta, thetaRef, theta.length) > radius.value * radius.value;
  @   signals_only ArithmeticException;
  @ pure */
  public Membership contains(LogNumber[] theta, LogNumber[] thetaRef) {
    if (theta.length != thetaRef.length || (!isBall() && theta.length != lower.length)) {
      throw new IllegalArgumentException("points of different dimensions");
    }
    if (radius == null) {
      return inBox(theta) ? Membership.INSIDE : Membership.OUTSIDE;
    }
    return inBall(difference(theta, thetaRef), radius);
  }

  /** theta - theta_ref. */
  /*@ private normal_behavior
  @   requires \nonnullelements(a) && \nonnullelements(b) && a.length == b.length;
  @   ensures \result.length == a.length && \nonnullelements(\result);
  @   ensures squaredNormOf(\result, a.length) == squaredDistance(a, b, a.length);
  @ pure */
  private static LogNumber[] difference(LogNumber[] a, LogNumber[] b) {
    LogNumber[] difference = new LogNumber[a.length];
    /*@ loop_invariant 0 <= k && k <= a.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; difference[i] != null
    @     && difference[i].value == a[i].value - b[i].value);
    @ loop_writes k, difference[*];
    @ loop_decreases a.length - k; @*/
    for (int k = 0; k < a.length; k++) {
      difference[k] = a[k].subtract(b[k]);
    }
    //@ ghost boolean same = sameNorm(difference, a, b);
    return difference;
  }

  /*@ // ||a - b||^2 over the first n coordinates.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && n <= b.length;
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : squaredDistance(a, b, n - 1)
  @       + (a[n - 1].value - b[n - 1].value) * (a[n - 1].value - b[n - 1].value));
  @ public static pure model \real squaredDistance(LogNumber[] a, LogNumber[] b, int n) {
  @   return n == 0 ? (\real) 0 : squaredDistance(a, b, n - 1)
  @       + (a[n - 1].value - b[n - 1].value) * (a[n - 1].value - b[n - 1].value);
  @ }
  @ // ||v||^2 over the first n coordinates.
  @ public normal_behavior
  @   requires 0 <= n && n <= v.length && \nonnullelements(v);
  @   ensures \result == (n == 0 ? (\real) 0
  @       : squaredNormOf(v, n - 1) + v[n - 1].value * v[n - 1].value);
  @ public static pure model \real squaredNormOf(LogNumber[] v, int n) {
  @   return n == 0 ? (\real) 0 : squaredNormOf(v, n - 1) + v[n - 1].value * v[n - 1].value;
  @ }
  @*/

  /*@ // x = y gives x^2 = y^2.
  @ private normal_behavior
  @   requires x == y;
  @   ensures \result;
  @   ensures x * x == y * y;
  @ private static pure heap_free model boolean sameSquare(\real x, \real y) { return true; }
  @*/

  /*@ // The norm of a difference is the distance.
  @ private normal_behavior
  @   requires \nonnullelements(d) && \nonnullelements(a) && \nonnullelements(b);
  @   requires d.length == a.length && b.length == a.length;
  @   requires (\forall int i; 0 <= i && i < a.length;
  @       d[i].value == a[i].value - b[i].value);
  @   ensures \result;
  @   ensures squaredNormOf(d, a.length) == squaredDistance(a, b, a.length);
  @ private static pure model boolean sameNorm(LogNumber[] d, LogNumber[] a, LogNumber[] b) {
  @   loop_invariant 0 <= k && k <= a.length;
  @   loop_invariant squaredNormOf(d, k) == squaredDistance(a, b, k);
  @   loop_decreases a.length - k;
  @   for (int k = 0; k < a.length; k++) {
  @     boolean step = sameSquare(d[k].value, a[k].value - b[k].value);
  @   }
  @   return true;
  @ }
  @*/

  /*@ private normal_behavior
  @   requires \nonnullelements(theta) && theta.length == lower.length;
  @   ensures \result <==> (\forall int k; 0 <= k && k < theta.length;
  @       lower[k].value <= theta[k].value && theta[k].value <= upper[k].value);
  @ pure */
  private boolean inBox(LogNumber[] theta) {
    /*@ loop_invariant 0 <= k && k <= theta.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     lower[i].value <= theta[i].value && theta[i].value <= upper[i].value);
    @ loop_decreases theta.length - k; @*/
    for (int k = 0; k < theta.length; k++) {
      if (theta[k].compareTo(LogNumber.of(lower[k])) < 0
          || theta[k].compareTo(LogNumber.of(upper[k])) > 0) {
        return false;
      }
    }
    return true;
  }

  /*@ private behavior
  @   requires \nonnullelements(difference) && radius.value > 0;
  @   ensures \result == Membership.INSIDE ==>
  @       squaredNormOf(difference, difference.length) <= radius.value * radius.value;
  @   ensures \result == Membership.OUTSIDE ==>
  @       squaredNormOf(difference, difference.length) > radius.value * radius.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Membership inBall(LogNumber[] difference, BigFraction radius) {
    int nonZero = 0;
    int last = 0;
    boolean rational = true;
    for (int k = 0; k < difference.length; k++) {
      if (!difference[k].isZero()) {
        nonZero++;
        last = k;
        rational = rational && difference[k].isRational();
      }
    }
    if (nonZero <= 1) {
      boolean inside = nonZero == 0 || difference[last].abs().compareTo(LogNumber.of(radius)) <= 0;
      return inside ? Membership.INSIDE : Membership.OUTSIDE;
    }
    BigFraction square = Rationals.square(radius);
    if (rational) {
      boolean inside = squaredNorm(rationalParts(difference)).compareTo(square) <= 0;
      return inside ? Membership.INSIDE : Membership.OUTSIDE;
    }
    for (int bits = FIRST_BITS; bits <= Limits.DECISION_BITS; bits *= 2) {
      Interval gap =
          enclosedSquaredNorm(difference, bits).subtract(Interval.from(square, bits), bits);
      if (gap.isPositive()) {
        return Membership.OUTSIDE;
      }
      if (gap.hi().signum() <= 0) {
        return Membership.INSIDE;
      }
    }
    return Membership.UNDECIDED;
  }

  /**
   * D: a rational with ||theta - theta_ref|| &lt;= D for every theta of the domain. The radius of a
   * ball; for a box the distance of its farthest corner, exact when rational, otherwise rounded up.
   *
   * @param thetaRef the reference point, one number a coordinate
   */
  /*@ public normal_behavior
  @   requires isBall();
  @   ensures \result == radius && \result.value > 0;
  @ also public behavior
  @   requires !isBall() && thetaRef.length == dimension() && \nonnullelements(thetaRef);
  @   ensures \result.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public BigFraction radiusBound(LogNumber[] thetaRef) {
    if (radius != null) {
      return radius;
    }
    if (thetaRef.length != lower.length) {
      throw new IllegalArgumentException("points of different dimensions");
    }
    LogNumber[] reach = new LogNumber[lower.length];
    boolean rational = true;
    /*@ loop_invariant 0 <= k && k <= lower.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; reach[i] != null);
    @ loop_writes k, rational, reach[*];
    @ loop_decreases lower.length - k; @*/
    for (int k = 0; k < lower.length; k++) {
      LogNumber below = thetaRef[k].subtract(LogNumber.of(lower[k])).abs();
      LogNumber above = LogNumber.of(upper[k]).subtract(thetaRef[k]).abs();
      reach[k] = LogNumber.max(below, above);
      rational = rational && reach[k].isRational();
    }
    if (rational) {
      /*@ nullable */ BigFraction root = Rationals.exactRoot(squaredNorm(rationalParts(reach)), 2);
      if (root != null) {
        return root;
      }
    }
    Dyadic bound = Elementary.sqrt(enclosedSquaredNorm(reach, FIRST_BITS), FIRST_BITS).hi();
    return bound.toFraction();
  }

  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length; \result[k].value == v[k].constant.value);
  @ pure */
  private static BigFraction[] rationalParts(LogNumber[] v) {
    BigFraction[] parts = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; parts[i] != null
    @     && parts[i].value == v[i].constant.value);
    @ loop_writes k, parts[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      parts[k] = v[k].rationalPart();
    }
    return parts;
  }

  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result.value == Rationals.dotOf(v, v, v.length);
  @ pure */
  private static BigFraction squaredNorm(BigFraction[] v) {
    return Rationals.dot(v, v);
  }

  /*@ private behavior
  @   requires \nonnullelements(v) && 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures \result.lo.value <= squaredNormOf(v, v.length);
  @   ensures squaredNormOf(v, v.length) <= \result.hi.value;
  @   ensures \result.lo.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval enclosedSquaredNorm(LogNumber[] v, int bits) {
    Interval[] squares = new Interval[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; squares[i] != null
    @     && squares[i].lo.value >= 0 && squares[i].lo.value <= v[i].value * v[i].value
    @     && v[i].value * v[i].value <= squares[i].hi.value);
    @ loop_writes k, squares[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      squares[k] = square(v[k], bits);
    }
    //@ ghost boolean bounds = bounds(squares, v);
    return Interval.sum(squares, bits);
  }

  /*@ // Bounds of squares add up to bounds of the norm.
  @ private normal_behavior
  @   requires \nonnullelements(squares) && \nonnullelements(v) && squares.length == v.length;
  @   requires (\forall int i; 0 <= i && i < v.length;
  @       squares[i].lo.value <= v[i].value * v[i].value
  @       && v[i].value * v[i].value <= squares[i].hi.value);
  @   ensures \result;
  @   ensures Interval.leastSum(squares, v.length) <= squaredNormOf(v, v.length);
  @   ensures squaredNormOf(v, v.length) <= Interval.greatestSum(squares, v.length);
  @ private static pure model boolean bounds(Interval[] squares, LogNumber[] v) {
  @   loop_invariant 0 <= k && k <= v.length;
  @   loop_invariant Interval.leastSum(squares, k) <= squaredNormOf(v, k);
  @   loop_invariant squaredNormOf(v, k) <= Interval.greatestSum(squares, k);
  @   loop_decreases v.length - k;
  @   for (int k = 0; k < v.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /** An enclosure of the square of a number. */
  /*@ private behavior
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   ensures \result.lo.value >= 0;
  @   ensures \result.lo.value <= v.value * v.value && v.value * v.value <= \result.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval square(LogNumber v, int bits) {
    return v.enclose(bits).square(bits);
  }
}
