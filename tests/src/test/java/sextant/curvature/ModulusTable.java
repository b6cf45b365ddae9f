package sextant.curvature;

import static sextant.testing.Samples.q;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Decimals;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/**
 * Lower and upper bounds on the best modulus of weak convexity of R, B = 1: the table of
 * proofs-notes/universal-constant.md. Lower bounds are rounded down, upper bounds up.
 */
final class ModulusTable {
  private static final int PLACES = 6;
  private static final int BITS = 128;

  private ModulusTable() {}

  /** Three responses in the plane: {DB, half angle of the second, of the move, three masses}. */
  static final String[][] TRIPLES = {
    {"0", "1/5", "1/5", "71/100", "8/100", "21/100"},
    {"1/10", "1/5", "1/10", "68/100", "9/100", "23/100"},
    {"1/5", "1/6", "1/12", "65/100", "10/100", "25/100"},
  };

  private static final String[] SIZES = {"0", "1/10", "1/5", "1/2", "1", "2", "4"};

  /** The point of the unit circle whose half angle has tangent s. */
  static BigFraction[] onCircle(BigFraction s) {
    BigFraction square = Rationals.square(s);
    BigFraction total = square.add(BigFraction.ONE);
    return new BigFraction[] {
      BigFraction.ONE.subtract(square).divide(total), s.multiply(2).divide(total)
    };
  }

  /**
   * The downward curvature along the first axis of a triple: features (1, 0), a second point of the
   * circle and (-1, 0), moved by DB times a unit vector. For DB = 0 its limit, 2 E|g1^2 - g2^2|,
   * which needs the scores to fall as g^2 rises.
   */
  static BigFraction triple(String[] row) {
    BigFraction[][] psi = {
      {BigFraction.ONE, BigFraction.ZERO},
      onCircle(q(row[1])),
      {BigFraction.MINUS_ONE, BigFraction.ZERO}
    };
    BigFraction[] move = onCircle(q(row[2]));
    BigFraction t = q(row[0]);
    BigFraction[] law = {q(row[3]), q(row[4]), q(row[5])};
    BigFraction[] direction = {BigFraction.ONE, BigFraction.ZERO};
    if (Rationals.isZero(t)) {
      // only the signs of h matter, and the term that vanishes with DB is taken off
      BigFraction small = q("1/1000");
      BigFraction once = LowerBounds.curvature(law, psi, scaled(move, small), direction);
      BigFraction twice =
          LowerBounds.curvature(law, psi, scaled(move, small.multiply(2)), direction);
      return once.multiply(2).subtract(twice).negate();
    }
    return LowerBounds.curvature(law, psi, scaled(move, t), direction).negate();
  }

  private static BigFraction[] scaled(BigFraction[] v, BigFraction t) {
    return new BigFraction[] {v[0].multiply(t), v[1].multiply(t)};
  }

  /** The table in Markdown, one string a line. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| DB | two responses ≥ | three responses ≥ | 2S* + 2DB ≤ | 2 + 2DB | 16 + 4DB |");
    lines.add("|---|---|---|---|---|---|");
    for (int i = 0; i < SIZES.length; i++) {
      BigFraction t = q(SIZES[i]);
      Interval two = LowerBounds.twoResponsesBest(t, 40);
      Interval best = PenaltyConstants.modulusUniversal(BigFraction.ONE, t, BITS);
      lines.add(
          "| "
              + (i == 0 ? "0⁺" : Decimals.floor(t, 1))
              + " | "
              + Decimals.floor(two.lo(), PLACES)
              + " | "
              + (i < TRIPLES.length ? Decimals.floor(triple(TRIPLES[i]), PLACES) : "—")
              + " | "
              + Decimals.ceiling(best.hi(), PLACES)
              + " | "
              + Decimals.ceiling(PenaltyConstants.modulus(BigFraction.ONE, t), 1)
              + " | "
              + Decimals.ceiling(PenaltyConstants.modulusPublished(BigFraction.ONE, t), 1)
              + " |");
    }
    return lines;
  }
}
