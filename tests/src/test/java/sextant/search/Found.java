package sextant.search;

import static sextant.testing.Samples.q;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.LowerBounds;
import sextant.exact.Rationals;

/**
 * An instance with one prompt and features in the unit disc, rational, and its exact curvature
 * along the first axis.
 *
 * <p>As text: {@code mass radius s; ...; move radius s}, where the vector with radius r and s is r
 * times the point (1 - s^2, 2s)/(1 + s^2) of the unit circle; r may be negative, and is 1 or -1 for
 * the move.
 */
public final class Found {
  private final String text;
  private final BigFraction[] law;
  private final BigFraction[][] psi;
  private final BigFraction[] move;

  private Found(String text) {
    this.text = text;
    String[] parts = text.split("; ");
    int n = parts.length - 1;
    law = new BigFraction[n];
    psi = new BigFraction[n][];
    for (int k = 0; k < n; k++) {
      String[] words = parts[k].split(" ");
      law[k] = q(words[0]);
      psi[k] = point(q(words[1]), q(words[2]));
      check(Rationals.signum(law[k]) > 0, "a mass is not positive");
      check(Rationals.dot(psi[k], psi[k]).compareTo(BigFraction.ONE) <= 0, "outside the disc");
    }
    String[] words = parts[n].split(" ");
    move = point(q(words[1]), q(words[2]));
    check(words[0].equals("move"), "no move");
    check(Rationals.sum(law).equals(BigFraction.ONE), "the masses do not sum to 1");
    check(Rationals.dot(move, move).equals(BigFraction.ONE), "the move is not of length 1");
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Reads an instance and checks that it is one.
   *
   * @param text as described above
   */
  public static Found parse(String text) {
    return new Found(text);
  }

  private static BigFraction[] point(BigFraction radius, BigFraction s) {
    BigFraction square = Rationals.square(s);
    BigFraction scale = radius.divide(square.add(BigFraction.ONE));
    return new BigFraction[] {
      BigFraction.ONE.subtract(square).multiply(scale), s.multiply(2).multiply(scale)
    };
  }

  /** How many responses it has. */
  public int responses() {
    return law.length;
  }

  /**
   * The downward curvature along the first axis when the move has length t. It is affine in t &gt;
   * 0; at t = 0 its limit.
   */
  public BigFraction curvature(BigFraction t) {
    if (Rationals.isZero(t)) {
      return at(BigFraction.ONE).multiply(2).subtract(at(BigFraction.TWO));
    }
    return at(t);
  }

  private BigFraction at(BigFraction t) {
    BigFraction[] moved = {move[0].multiply(t), move[1].multiply(t)};
    BigFraction[] axis = {BigFraction.ONE, BigFraction.ZERO};
    return LowerBounds.curvature(law, psi, moved, axis).negate();
  }

  @Override
  public String toString() {
    return text;
  }
}
