package sextant.revkl;

import java.util.ArrayList;
import java.util.List;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

/**
 * The Fisher matrix as a function of the move from the reference, for a search that asks for it
 * often: what does not depend on the move is computed once.
 *
 * <pre>
 *   symbol                             here         meaning
 *   w = theta - theta_ref                           enclosed
 *   pi(y|x) at theta_ref + w           laws
 *   F(theta_ref + w) on W              matrix
 *   |psi(x,y) - psi(x,y')|, by entry   spreads      rounded up; those below another are left out
 *   osc_x                              oscillation  the greatest change of a difference of scores
 *                                                   of prompt x within a box
 *   E_x e^{-osc_x} Cov_x(psi) on W     below
 * </pre>
 */
final class FisherField {

  private static final int SPREAD_BITS = 32;

  private final Instance instance;
  private final FeatureSpan span;
  private final int bits;
  private final Interval[][] reference;
  private final Dyadic[][][] spreads;

  /**
   * The field of an instance.
   *
   * @param instance the instance
   * @param span the span of its features
   * @param bits mantissa bits kept
   */
  FisherField(Instance instance, FeatureSpan span, int bits) {
    this.instance = instance;
    this.span = span;
    this.bits = bits;
    int n = instance.responseCount();
    reference = new Interval[instance.promptCount()][n];
    spreads = new Dyadic[reference.length][][];
    for (int x = 0; x < reference.length; x++) {
      for (int y = 0; y < n; y++) {
        reference[x][y] = instance.refScore(x, y).subtract(instance.refScore(x, 0)).enclose(bits);
      }
      spreads[x] = spreads(instance, x);
    }
  }

  private static Dyadic[][] spreads(Instance instance, int x) {
    List<Dyadic[]> kept = new ArrayList<>();
    for (int i = 0; i < instance.responseCount(); i++) {
      for (int j = 0; j < i; j++) {
        Dyadic[] spread = new Dyadic[instance.dimension()];
        for (int k = 0; k < spread.length; k++) {
          spread[k] =
              Dyadic.fromFractionUp(
                  Rationals.abs(instance.feature(x, i, k).subtract(instance.feature(x, j, k))),
                  SPREAD_BITS);
        }
        insert(kept, spread);
      }
    }
    return kept.toArray(new Dyadic[0][]);
  }

  /** Keeps a list without entries that are nowhere above another. */
  private static void insert(List<Dyadic[]> kept, Dyadic[] spread) {
    for (int i = kept.size() - 1; i >= 0; i--) {
      if (isAtMost(spread, kept.get(i))) {
        return;
      }
      if (isAtMost(kept.get(i), spread)) {
        kept.remove(i);
      }
    }
    kept.add(spread);
  }

  private static boolean isAtMost(Dyadic[] a, Dyadic[] b) {
    boolean atMost = true;
    for (int k = 0; k < a.length; k++) {
      atMost = atMost && a[k].compareTo(b[k]) <= 0;
    }
    return atMost;
  }

  /** Encloses F on the span, from the laws. */
  Interval[][] matrix(Interval[][] laws) {
    return span.restrict(SecondMoments.sum(instance, laws, laws, bits), bits);
  }

  /**
   * Encloses a matrix on the span that is at most F(theta_ref + v) for every v whose coordinates
   * are within half widths of those of w: each prompt's covariance, times e^{-osc}.
   *
   * @param laws those at w
   * @param half half widths
   */
  Interval[][] below(Interval[][] laws, Dyadic[] half) {
    Interval[][] weights = new Interval[laws.length][];
    for (int x = 0; x < laws.length; x++) {
      Interval loss = Interval.exact(oscillation(x, half).negate());
      Interval factor = Interval.exact(Elementary.exp(loss, bits).lo());
      weights[x] = new Interval[laws[x].length];
      for (int y = 0; y < weights[x].length; y++) {
        weights[x][y] = laws[x][y].multiply(factor, bits);
      }
    }
    return span.restrict(SecondMoments.sum(instance, laws, weights, bits), bits);
  }

  /**
   * Encloses the policies.
   *
   * @param w theta - theta_ref
   */
  Interval[][] laws(Interval[] w) {
    Interval[][] laws = new Interval[reference.length][];
    for (int x = 0; x < laws.length; x++) {
      laws[x] = law(x, w);
    }
    return laws;
  }

  private Interval[] law(int x, Interval[] w) {
    Interval[] scores = new Interval[reference[x].length];
    int best = 0;
    for (int y = 0; y < scores.length; y++) {
      scores[y] = reference[x][y];
      for (int k = 0; k < w.length; k++) {
        Interval part =
            w[k].multiply(instance.feature(x, y, k).subtract(instance.feature(x, 0, k)), bits);
        scores[y] = scores[y].add(part, bits);
      }
      best = scores[y].hi().compareTo(scores[best].hi()) > 0 ? y : best;
    }
    Interval top = Interval.exact(scores[best].hi());
    Interval[] weights = new Interval[scores.length];
    for (int y = 0; y < weights.length; y++) {
      weights[y] = Elementary.exp(scores[y].subtract(top, bits), bits);
    }
    Interval total = Interval.sum(weights, bits);
    for (int y = 0; y < weights.length; y++) {
      weights[y] = weights[y].divide(total, bits);
    }
    return weights;
  }

  /**
   * At least the greatest change of a difference of scores within a prompt, when every coordinate
   * of w changes by its half width at most.
   */
  private Dyadic oscillation(int x, Dyadic[] half) {
    Dyadic greatest = Dyadic.ZERO;
    for (int i = 0; i < spreads[x].length; i++) {
      Dyadic total = Dyadic.ZERO;
      for (int k = 0; k < half.length; k++) {
        Dyadic part = Dyadic.multiplyUp(half[k], spreads[x][i][k], bits);
        total = Dyadic.addUp(total, part, bits);
      }
      greatest = total.compareTo(greatest) > 0 ? total : greatest;
    }
    return greatest;
  }

  /**
   * About how much the scores change in the mean over prompts: tells which coordinate to halve, and
   * no more.
   *
   * @param half half widths
   */
  Dyadic change(Dyadic[] half) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < spreads.length; x++) {
      Interval osc = Interval.exact(oscillation(x, half));
      total = total.add(osc.multiply(instance.mass(x), bits), bits);
    }
    return total.hi();
  }
}
