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
  @   requires domain.isBall() || move.length == domain.dimension();
  @   ensures \result.length == move.length && \nonnullelements(\result);
  @   ensures !domain.isBall() ==> (\forall int k; 0 <= k && k < move.length;
  @       domain.lower(k).value <= \result[k].value && \result[k].value <= domain.upper(k).value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static LogNumber[] onto(Domain domain, LogNumber[] thetaRef, BigFraction[] move) {
    BigFraction factor = domain.isBall() ? ballFactor(domain.radius(), move) : BigFraction.ONE;
    LogNumber[] nearest = new LogNumber[move.length];
    for (int k = 0; k < nearest.length; k++) {
      LogNumber u = thetaRef[k].add(LogNumber.of(move[k].multiply(factor)));
      nearest[k] = domain.isBall() ? u : clamped(u, domain.lower(k), domain.upper(k));
    }
    return nearest;
  }

  /** min(1, D/||w||). */
  private static BigFraction ballFactor(BigFraction radius, BigFraction[] move) {
    BigFraction square = Rationals.dot(move, move);
    if (square.compareTo(Rationals.square(radius)) <= 0) {
      return BigFraction.ONE;
    }
    BigFraction norm = Rationals.exactRoot(square, 2);
    if (norm == null) {
      throw new IllegalArgumentException("the projection on the ball is not rational");
    }
    return radius.divide(norm);
  }

  /** u, or the bound that it is beyond. */
  /*@ normal_behavior
  @   requires lower.value <= upper.value;
  @   ensures lower.value <= \result.value && \result.value <= upper.value;
  @   ensures lower.value <= u.value && u.value <= upper.value ==> \result.value == u.value;
  @ pure */
  static LogNumber clamped(LogNumber u, BigFraction lower, BigFraction upper) {
    return LogNumber.max(LogNumber.of(lower), LogNumber.min(LogNumber.of(upper), u));
  }
}
