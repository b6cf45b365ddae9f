package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
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
    return new Domain(null, copy(lower), copy(upper));
  }

  /** A copy: unlike {@code clone()}, with a contract that says so. */
  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length; \result[k] == v[k]);
  @ pure */
  private static BigFraction[] copy(BigFraction[] v) {
    BigFraction[] copy = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; copy[i] == v[i]);
    @ loop_writes k, copy[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      copy[k] = v[k];
    }
    return copy;
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
  @   ensures \result == lower[k] && \result.value <= upper[k].value;
  @ pure */
  public BigFraction lower(int k) {
    return lower[k];
  }

  /** The upper bound of coordinate k of a box. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < dimension();
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
  @   requires theta.length == thetaRef.length;
  @   requires isBall() || theta.length == dimension();
  @   ensures !isBall() && \result == Membership.INSIDE ==> (\forall int k;
  @       0 <= k && k < theta.length;
  @       lower(k).value <= theta[k].value && theta[k].value <= upper(k).value);
  @   ensures !isBall() ==> \result != Membership.UNDECIDED;
  @   ensures isBall() && \result == Membership.INSIDE ==>
  @       squaredDistance(theta, thetaRef, theta.length) <= radius().value * radius().value;
  @   ensures isBall() && \result == Membership.OUTSIDE ==>
  @       squaredDistance(theta, thetaRef, theta.length) > radius().value * radius().value;
  @ pure */
  public Membership contains(LogNumber[] theta, LogNumber[] thetaRef) {
    if (theta.length != thetaRef.length || (!isBall() && theta.length != lower.length)) {
      throw new IllegalArgumentException("points of different dimensions");
    }
    if (radius == null) {
      return inBox(theta) ? Membership.INSIDE : Membership.OUTSIDE;
    }
    LogNumber[] difference = new LogNumber[theta.length];
    for (int k = 0; k < theta.length; k++) {
      difference[k] = theta[k].subtract(thetaRef[k]);
    }
    return inBall(difference, radius);
  }

  /*@ public static pure model \real squaredDistance(LogNumber[] a, LogNumber[] b, int n) {
  @   return n == 0 ? 0 : squaredDistance(a, b, n - 1)
  @       + (a[n - 1].value - b[n - 1].value) * (a[n - 1].value - b[n - 1].value);
  @ } @*/

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
  @   requires isBall() || thetaRef.length == dimension();
  @   ensures \result.value >= 0;
  @   ensures isBall() ==> \result.value == radius().value;
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
    for (int k = 0; k < lower.length; k++) {
      LogNumber below = thetaRef[k].subtract(LogNumber.of(lower[k])).abs();
      LogNumber above = LogNumber.of(upper[k]).subtract(thetaRef[k]).abs();
      reach[k] = LogNumber.max(below, above);
      rational = rational && reach[k].isRational();
    }
    if (rational) {
      BigFraction root = Rationals.exactRoot(squaredNorm(rationalParts(reach)), 2);
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

  private static Interval enclosedSquaredNorm(LogNumber[] v, int bits) {
    Interval[] squares = new Interval[v.length];
    for (int k = 0; k < v.length; k++) {
      squares[k] = v[k].enclose(bits).square(bits);
    }
    return Interval.sum(squares, bits);
  }
}
