package sextant.search;

import java.io.PrintStream;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.BestModulus;
import sextant.curvature.LowerBounds;
import sextant.exact.Decimals;
import sextant.testing.Samples;

/**
 * Looks for instances in the plane whose penalty bends downward more than two responses can: {@code
 * mvn -q -Psearch verify}. Random starts, improved by steps in random directions whose length
 * adapts; in doubles, reproducible from a seed. What is found is made rational and evaluated
 * exactly. Nothing is proved by what is not found.
 *
 * <p>Arguments: the seed, the number of starts for each t and number of responses, the steps of a
 * start, and the t, separated by commas.
 */
public final class CurvatureSearch {
  private static final int FEWEST = 2;
  private static final int MOST = 6;
  private static final int PLACES = 6;

  /** Steps in a row that are in vain before the length is halved. */
  private static final int PATIENCE = 40;

  private static final double SHORTEST = 1e-9;

  private CurvatureSearch() {}

  /** Prints the best instance for each t and number of responses. */
  public static void main(String[] arguments) {
    print(
        System.out,
        Long.parseLong(arguments[0]),
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        arguments[3]);
  }

  static void print(PrintStream out, long seed, int starts, int steps, String sizes) {
    out.printf("seed %d, %d starts of at most %d steps each%n", seed, starts, steps);
    for (String size : sizes.split(",")) {
      BigFraction t = Samples.q(size);
      out.printf(
          "t = %s: two responses on the axis %s, no instance above %s%n",
          size,
          Decimals.floor(LowerBounds.twoResponsesBest(t, 40).lo(), PLACES),
          Decimals.ceiling(BestModulus.upperBound(t, 40).hi(), PLACES));
      for (int n = FEWEST; n <= MOST; n++) {
        Candidate best = best(n, t.doubleValue(), seed, starts, steps);
        Found found = best.rational();
        out.printf(
            "  %d responses: %s exactly, of %d (%.9f in doubles): %s%n",
            n,
            Decimals.floor(found.curvature(t), PLACES),
            found.responses(),
            best.value(t.doubleValue()),
            found);
      }
    }
  }

  /** The best of all starts; the same for the same arguments. */
  public static Candidate best(int n, double t, long seed, int starts, int steps) {
    Random random = new Random(seed + 1000L * n);
    Candidate best = Candidate.random(n, random);
    for (int k = 0; k < starts; k++) {
      Candidate found = climb(Candidate.random(n, random), t, random, steps);
      best = found.value(t) > best.value(t) ? found : best;
    }
    return best;
  }

  /** Steps in random directions, kept when they help; longer after success, shorter in vain. */
  private static Candidate climb(Candidate start, double t, Random random, int steps) {
    double[] here = start.parameters.clone();
    double value = start.value(t);
    double length = 0.5;
    int vain = 0;
    for (int k = 0; k < steps && length > SHORTEST; k++) {
      double[] there = here.clone();
      boolean one = random.nextBoolean();
      int only = random.nextInt(there.length);
      for (int i = 0; i < there.length; i++) {
        there[i] += !one || i == only ? length * random.nextGaussian() : 0;
      }
      double found = new Candidate(there).value(t);
      if (found > value) {
        here = there;
        value = found;
        length *= 1.5;
        vain = 0;
      } else if (++vain == PATIENCE) {
        length /= 2;
        vain = 0;
      }
    }
    return new Candidate(here);
  }
}
