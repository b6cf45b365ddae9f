package sextant.search;

import static sextant.testing.Samples.q;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.BestModulus;
import sextant.curvature.LowerBounds;
import sextant.curvature.PenaltyConstants;
import sextant.exact.Decimals;
import sextant.exact.Interval;

/**
 * Lower and upper bounds on the best modulus of weak convexity of R, B = 1: the table of
 * proofs-notes/universal-constant.md. Lower bounds are rounded down, upper bounds up.
 */
public final class ModulusTable {
  private static final int PLACES = 6;
  private static final int BITS = 128;

  private ModulusTable() {}

  /** The best instances of {@link CurvatureSearch}, where they are better than two responses. */
  private static final String[][] FOUND = {
    {
      "0",
      "3413/100000 1 21837/100000; 3397/25000 -1 1/50000; 3807/50000 -1 -1/25000; "
          + "4317/100000 12421/12500 16881/100000; 68037/100000 1 1/100000; "
          + "3031/100000 24731/25000 117/1250; move 1 25031/100000"
    },
    {
      "1/10",
      "63029/100000 1 -33/100000; 22923/100000 -1 19/25000; 8169/100000 1 19967/100000; "
          + "1469/50000 1 3557/50000; 2941/100000 99769/100000 10263/100000; move 1 452/3125"
    },
    {
      "1/5",
      "65093/100000 1 -1/100000; 2481/25000 1 -17609/100000; 24983/100000 -1 -199/100000; "
          + "move 1 -4369/50000"
    },
    {
      "3/10",
      "34/125 1 27/12500; 30653/50000 -1 3/25000; 5747/50000 -99999/100000 2079/25000; "
          + "move -1 26/625"
    },
  };

  private static final String[] SIZES = {"0", "1/10", "1/5", "3/10", "1/2", "1", "2", "4"};

  /** The sizes for which more than two responses are known to be worse. */
  static List<BigFraction> foundSizes() {
    List<BigFraction> sizes = new ArrayList<>();
    for (String[] row : FOUND) {
      sizes.add(q(row[0]));
    }
    return sizes;
  }

  /** The instance found for the k-th of these sizes. */
  static Found found(int k) {
    return Found.parse(FOUND[k][1]);
  }

  /** The table in Markdown, one string a line. */
  public static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| DB | two responses ≥ | found by search ≥ | best known ≤ | 2S* + 2DB ≤ | 2 + 2DB | 16 + 4DB |");
    lines.add("|---|---|---|---|---|---|---|");
    for (int i = 0; i < SIZES.length; i++) {
      BigFraction t = q(SIZES[i]);
      Interval two = LowerBounds.twoResponsesBest(t, 40);
      Interval universal = PenaltyConstants.modulusUniversal(BigFraction.ONE, t, BITS);
      lines.add(
          String.join(
              " | ",
              i == 0 ? "| 0⁺" : "| " + Decimals.floor(t, 1),
              Decimals.floor(two.lo(), PLACES),
              i < FOUND.length ? searched(i, t) : "—",
              Decimals.ceiling(BestModulus.upperBound(t, 40).hi(), PLACES),
              Decimals.ceiling(universal.hi(), PLACES),
              Decimals.ceiling(PenaltyConstants.modulus(BigFraction.ONE, t), 1),
              Decimals.ceiling(PenaltyConstants.modulusPublished(BigFraction.ONE, t), 1) + " |"));
    }
    return lines;
  }

  private static String searched(int k, BigFraction t) {
    Found found = found(k);
    return Decimals.floor(found.curvature(t), PLACES) + " (" + found.responses() + ")";
  }
}
