package sextant.envelope;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;

/**
 * The nearest point of Theta, exactly: of a box always, of a ball where the distance from its
 * centre is rational.
 *
 * <pre>
 *   paper          here      meaning
 *   proj_Theta u   onto      the point of Theta nearest to u = theta_ref + w
 *   w              move      rational
 * </pre>
 */
public final class Projection {

  private Projection() {}

  /**
   * ORA-Eq44. The point of Theta nearest to theta_ref + w, which is no farther from any point of
   * Theta than theta_ref + w is.
   *
   * @param domain Theta
   * @param thetaRef theta_ref
   * @param move w
   * @throws IllegalArgumentException for a ball where ||w|| is irrational and above the radius
   */
  /*@ public behavior
  @   requires thetaRef.length == move.length && \nonnullelements(thetaRef);
  @   requires \nonnullelements(move);
  @   requires \nonnullelements(domain.lower) && \nonnullelements(domain.upper);
  @   requires domain.lower.length == domain.upper.length;
  @   requires domain.isBall() || move.length == domain.dimension();
  @   ensures \result.length == move.length && \nonnullelements(\result);
  @   ensures !domain.isBall() ==> (\forall int k; 0 <= k && k < move.length;
  @       \result[k].value == nearest(thetaRef[k].value + move[k].value,
  @           domain.lower[k].value, domain.upper[k].value));
  @   ensures domain.isBall() ==> Domain.squaredDistance(\result, thetaRef, move.length)
  @       <= domain.radius.value * domain.radius.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static LogNumber[] onto(Domain domain, LogNumber[] thetaRef, BigFraction[] move) {
    return domain.isBall()
        ? ontoBall(domain.radius(), thetaRef, move)
        : ontoBox(domain, thetaRef, move);
  }

  /*@ private behavior
  @   requires thetaRef.length == move.length && \nonnullelements(thetaRef);
  @   requires \nonnullelements(move) && !domain.isBall();
  @   requires move.length == domain.lower.length && move.length == domain.upper.length;
  @   requires \nonnullelements(domain.lower) && \nonnullelements(domain.upper);
  @   ensures \result.length == move.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < move.length;
  @       \result[k].value == nearest(thetaRef[k].value + move[k].value,
  @           domain.lower[k].value, domain.upper[k].value));
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static LogNumber[] ontoBox(Domain domain, LogNumber[] thetaRef, BigFraction[] move) {
    LogNumber[] nearest = new LogNumber[move.length];
    /*@ loop_invariant 0 <= k && k <= nearest.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; nearest[i] != null
    @     && nearest[i].value == nearest(thetaRef[i].value + move[i].value,
    @         domain.lower[i].value, domain.upper[i].value));
    @ loop_writes k, nearest[*];
    @ loop_decreases nearest.length - k; @*/
    for (int k = 0; k < nearest.length; k++) {
      LogNumber u = thetaRef[k].add(LogNumber.of(move[k]));
      nearest[k] = clamped(u, domain.lower(k), domain.upper(k));
    }
    return nearest;
  }

  /*@ private behavior
  @   requires thetaRef.length == move.length && \nonnullelements(thetaRef);
  @   requires \nonnullelements(move) && radius.value > 0;
  @   ensures \result.length == move.length && \nonnullelements(\result);
  @   ensures Domain.squaredDistance(\result, thetaRef, move.length)
  @       <= radius.value * radius.value;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static LogNumber[] ontoBall(
      BigFraction radius, LogNumber[] thetaRef, BigFraction[] move) {
    BigFraction factor = ballFactor(radius, Rationals.dot(move, move));
    LogNumber[] nearest = moved(thetaRef, factor, move);
    //@ ghost boolean scaled = scaled(nearest, thetaRef, factor, move);
    return nearest;
  }

  /** theta_ref + f w. */
  /*@ private normal_behavior
  @   requires thetaRef.length == move.length && \nonnullelements(thetaRef);
  @   requires \nonnullelements(move);
  @   ensures \result.length == move.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < move.length;
  @       \result[k].value == thetaRef[k].value + move[k].value * factor.value);
  @ pure */
  private static LogNumber[] moved(LogNumber[] thetaRef, BigFraction factor, BigFraction[] move) {
    LogNumber[] moved = new LogNumber[move.length];
    /*@ loop_invariant 0 <= k && k <= moved.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; moved[i] != null
    @     && moved[i].value == thetaRef[i].value + move[i].value * factor.value);
    @ loop_writes k, moved[*];
    @ loop_decreases moved.length - k; @*/
    for (int k = 0; k < moved.length; k++) {
      moved[k] = thetaRef[k].add(LogNumber.of(move[k].multiply(factor)));
    }
    return moved;
  }

  /*@ // p - r = w f gives (p - r)^2 = f^2 w^2.
  @ private normal_behavior
  @   requires p == r + w * f && t == s + w * w;
  @   ensures \result;
  @   ensures f * f * t == f * f * s + (p - r) * (p - r);
  @ private static pure model boolean square(\real p, \real r, \real w, \real f, \real s,
  @     \real t) { return true; }
  @*/

  /*@ // The distance of theta_ref + f w from theta_ref is f times the length of w.
  @ private normal_behavior
  @   requires thetaRef.length == move.length && moved.length == move.length;
  @   requires \nonnullelements(thetaRef) && \nonnullelements(move) && \nonnullelements(moved);
  @   requires (\forall int k; 0 <= k && k < move.length;
  @       moved[k].value == thetaRef[k].value + move[k].value * factor.value);
  @   ensures \result;
  @   ensures Domain.squaredDistance(moved, thetaRef, move.length)
  @       == factor.value * factor.value * Rationals.dotOf(move, move, move.length);
  @ private static pure model boolean scaled(LogNumber[] moved, LogNumber[] thetaRef,
  @     BigFraction factor, BigFraction[] move) {
  @   loop_invariant 0 <= k && k <= move.length;
  @   loop_invariant Domain.squaredDistance(moved, thetaRef, k)
  @       == factor.value * factor.value * Rationals.dotOf(move, move, k);
  @   loop_decreases move.length - k;
  @   for (int k = 0; k < move.length; k++) {
  @     boolean step = square(moved[k].value, thetaRef[k].value, move[k].value, factor.value,
  @         Rationals.dotOf(move, move, k), Rationals.dotOf(move, move, k + 1));
  @   }
  @   return true;
  @ }
  @*/

  /** min(1, D/||w||), from ||w||^2. */
  /*@ private behavior
  @   requires radius.value > 0;
  @   ensures 0 < \result.value && \result.value <= 1;
  @   ensures \result.value * \result.value * square.value <= radius.value * radius.value;
  @   ensures square.value <= radius.value * radius.value ==> \result.value == 1;
  @   ensures square.value > radius.value * radius.value
  @       ==> \result.value * \result.value * square.value == radius.value * radius.value;
  @   signals_only IllegalArgumentException;
  @ pure */
  private static BigFraction ballFactor(BigFraction radius, BigFraction square) {
    if (square.compareTo(Rationals.square(radius)) <= 0) {
      //@ ghost boolean kept = kept(BigFraction.ONE.value, radius.value, square.value);
      return BigFraction.ONE;
    }
    /*@ nullable */ BigFraction norm = Rationals.exactRoot(square, 2);
    if (norm == null) {
      throw new IllegalArgumentException("the projection on the ball is not rational");
    }
    //@ assert Rationals.powerOf(norm.value, 1) == norm.value;
    //@ assert norm.value * norm.value == square.value;
    BigFraction factor = radius.divide(norm);
    //@ ghost boolean inward = inward(factor.value, radius.value, norm.value, square.value);
    return factor;
  }

  /*@ // f = 1 leaves a vector of length D at most as it is.
  @ private normal_behavior
  @   requires f == 1 && s <= d * d;
  @   ensures \result;
  @   ensures f * f * s <= d * d;
  @ private static pure model boolean kept(\real f, \real d, \real s) { return true; }
  @*/

  /*@ // f = D/n draws a vector of length n > D in to length D.
  @ private normal_behavior
  @   requires f * n == d && n * n == s && d > 0 && n >= 0 && s > d * d;
  @   ensures \result;
  @   ensures 0 < f && f <= 1 && f * f * s == d * d;
  @ private static pure model boolean inward(\real f, \real d, \real n, \real s) {
  @   return true;
  @ }
  @*/

  /*@ // The number of [lower, upper] nearest to u.
  @ public normal_behavior
  @   ensures \result == (u < lower ? lower : (u > upper ? upper : u));
  @ public static pure heap_free model \real nearest(\real u, \real lower, \real upper) {
  @   return u < lower ? lower : (u > upper ? upper : u);
  @ }
  @*/

  /*@ // ORA-Eq44, one coordinate: no z of [lower, upper] is nearer to u than p is, and the square
  @ // of z - u exceeds that of z - p by that of u - p at least.
  @ public normal_behavior
  @   requires lower <= z && z <= upper && p == nearest(u, lower, upper);
  @   ensures \result;
  @   ensures lower <= p && p <= upper;
  @   ensures (u - p) * (z - p) <= 0;
  @   ensures (z - p) * (z - p) + (u - p) * (u - p) <= (z - u) * (z - u);
  @ public static pure model boolean obtuse(\real u, \real lower, \real upper, \real p,
  @     \real z) { return true; }
  @*/

  /*@ // ORA-Eq44, one coordinate of ||z - u||^2 = ||z - p||^2 + ||p - u||^2 - 2 (z - p).(u - p).
  @ public normal_behavior
  @   ensures \result;
  @   ensures (z - u) * (z - u)
  @       == (z - p) * (z - p) + (p - u) * (p - u) - 2 * ((z - p) * (u - p));
  @ public static pure model boolean expanded(\real z, \real u, \real p) { return true; }
  @*/

  /*@ // ORA-Eq44, twice lambda_env: s = a + d - 2w, w <= 0, where a = ||z - p||^2, d = ||u -
  @ // p||^2 and s = ||z - u||^2; z is the proximal point of u and f the loss there.
  @ public normal_behavior
  @   requires lambda > 0 && s == a + d - 2 * w && w <= 0;
  @   requires 2 * lambda * least <= 2 * lambda * f + a;
  @   requires 2 * lambda * value == 2 * lambda * f + s;
  @   ensures \result;
  @   ensures 2 * lambda * least <= 2 * lambda * value - d;
  @ public static pure model boolean lowered(\real lambda, \real f, \real a, \real d, \real w,
  @     \real s, \real least, \real value) { return true; }
  @*/

  /** u, or the bound that it is beyond. */
  /*@ normal_behavior
  @   requires lower.value <= upper.value;
  @   ensures \result.value == nearest(u.value, lower.value, upper.value);
  @   ensures lower.value <= \result.value && \result.value <= upper.value;
  @   ensures lower.value <= u.value && u.value <= upper.value ==> \result.value == u.value;
  @ pure */
  static LogNumber clamped(LogNumber u, BigFraction lower, BigFraction upper) {
    return LogNumber.max(LogNumber.of(lower), LogNumber.min(LogNumber.of(upper), u));
  }
}
