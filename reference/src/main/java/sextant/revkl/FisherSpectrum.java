package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.LogRational;
import sextant.sail.ScoreTable;

/**
 * The least eigenvalue of the Fisher matrix on the span of the features, between certified ends
 * that are close relative to its own size, however small that is.
 *
 * <pre>
 *   symbol             here      meaning
 *   lambda^+_min(F)    least     the least eigenvalue of F on W, positive; lambda_min where W is
 *                                everything
 *   F - t I            isAtLeast for exact F: decided by elimination in rational numbers
 * </pre>
 *
 * Ends are found by bisection with the pivots of an elimination in enclosures; on a log-rational
 * instance both are then decided in rational numbers.
 */
public final class FisherSpectrum {

  private static final int HALVINGS = 16;

  private FisherSpectrum() {}

  /**
   * Encloses the least eigenvalue of every symmetric positive semidefinite matrix within the
   * enclosures.
   *
   * @param a r by r with r at least 1
   * @param bits precision
   */
  public static Interval least(Interval[][] a, int bits) {
    return least(a, bits, HALVINGS);
  }

  /**
   * The same with fewer or more halvings.
   *
   * @param a r by r with r at least 1
   * @param bits precision
   * @param halvings of the distance between the ends, once they are within a factor of two
   */
  static Interval least(Interval[][] a, int bits, int halvings) {
    if (a.length == 1) {
      return a[0][0].max(Interval.ZERO);
    }
    Dyadic low = below(a, bits, halvings);
    return Interval.of(low, certainlyAbove(a, low, smallestDiagonal(a), bits, 2 * halvings));
  }

  /** No eigenvalue exceeds every diagonal entry's upper end; at least 0. */
  private static Dyadic smallestDiagonal(Interval[][] a) {
    Dyadic smallest = a[0][0].hi();
    for (int i = 1; i < a.length; i++) {
      smallest = a[i][i].hi().compareTo(smallest) < 0 ? a[i][i].hi() : smallest;
    }
    return smallest.signum() < 0 ? Dyadic.ZERO : smallest;
  }

  /**
   * A number that no eigenvalue of the matrices is below; 0 where no better one is certain.
   *
   * @param a r by r with r at least 1, positive semidefinite
   * @param bits precision
   * @param halvings of the distance between the ends, once they are within a factor of two
   */
  static Dyadic below(Interval[][] a, int bits, int halvings) {
    if (a.length == 1) {
      return a[0][0].max(Interval.ZERO).lo();
    }
    // in steps 1, 2, 4 ... of the exponent, so that tiny eigenvalues are found soon
    Dyadic least = Dyadic.ZERO;
    Dyadic open = smallestDiagonal(a);
    Dyadic above = open;
    for (int jump = 1; least.signum() == 0 && above.signum() > 0 && jump <= 2 * bits; jump *= 2) {
      Dyadic t = above.shift(-jump);
      if (SymmetricMatrix.test(a, t, bits) == Answer.DEFINITE) {
        least = t;
      } else {
        open = t;
      }
    }
    // then halving the exponent's range, then the range itself
    int left = 2 * halvings;
    while (left > 0 && least.signum() > 0) {
      boolean far = least.shift(1).compareTo(open) < 0;
      Dyadic t =
          far ? least.shift(gap(least, open) / 2) : least.add(open).shift(-1).roundDown(bits);
      if (SymmetricMatrix.test(a, t, bits) == Answer.DEFINITE) {
        least = t;
      } else {
        open = t;
      }
      left -= far ? 1 : 2;
    }
    return least;
  }

  /** The number of doublings from a to b, at least 1, for 0 &lt; 2a &lt; b. */
  private static int gap(Dyadic a, Dyadic b) {
    int doublings = 0;
    for (Dyadic t = a; t.compareTo(b) < 0; t = t.shift(1)) {
      doublings++;
    }
    return Math.max(2, doublings);
  }

  /** A number certainly above the least eigenvalue, close to a lower bound where pivots allow. */
  private static Dyadic certainlyAbove(
      Interval[][] a, Dyadic least, Dyadic above, int bits, int attempts) {
    Dyadic known = above;
    if (least.signum() > 0) {
      // least (1 + 2^-k), from the tightest on
      for (int k = attempts; k >= -1; k--) {
        Dyadic t = Dyadic.addUp(least, least.shift(-k), bits);
        if (t.compareTo(known) < 0 && SymmetricMatrix.test(a, t, bits) == Answer.NOT_SEMIDEFINITE) {
          return t;
        }
      }
    }
    return known;
  }

  /**
   * Encloses lambda^+_min of the Fisher matrix at the table's theta.
   *
   * @param table the responses' scores and laws
   * @param span the span of the features, of rank at least 1
   */
  public static Interval least(ScoreTable table, FeatureSpan span) {
    int bits = table.bits();
    return least(span.restrict(Fisher.enclose(table), bits), bits);
  }

  /**
   * Whether lambda^+_min of an exact Fisher matrix is at least t, decided by elimination in
   * rational numbers, which is a factorisation L D L' of Q'FQ - t Q'Q.
   *
   * @param fisher the exact matrix
   * @param span the span of the features, of rank at least 1
   * @param t any rational
   */
  /*@ public normal_behavior
  @   requires fisher.length == span.dimension;
  @   requires (\forall int k; 0 <= k && k < fisher.length;
  @       fisher[k] != null && fisher[k].length == fisher.length);
  @   requires (\forall int k, e; 0 <= k && k < fisher.length
  @       && 0 <= e && e < fisher[k].length; fisher[k][e] != null);
  @   ensures span.rank() == 0 ==> \result;
  @ pure */
  public static boolean isAtLeast(BigFraction[][] fisher, FeatureSpan span, BigFraction t) {
    return SymmetricMatrix.isPositiveSemidefinite(span.shifted(fisher, t));
  }

  /**
   * Whether both ends of an enclosure are right for an exact Fisher matrix, decided.
   *
   * @param model the exact data
   * @param span the span of the features, of rank at least 1
   * @param proposal what is to be confirmed
   */
  /*@ public behavior
  @   requires model.sized() && model.instance().whole();
  @   requires model.instance().dimension() == span.dimension();
  @   ensures span.rank() == 0 ==> !\result;
  @   signals_only ArithmeticException;
  @ pure */
  public static boolean confirms(LogRational model, FeatureSpan span, Interval proposal) {
    BigFraction[][] fisher = Fisher.value(model);
    BigFraction low = proposal.lo().toFraction();
    BigFraction high = proposal.hi().toFraction();
    return isAtLeast(fisher, span, low) && isAtMost(fisher, span, high);
  }

  /** Whether some eigenvalue on the span is at most t, decided. */
  /*@ private normal_behavior
  @   requires fisher.length == span.dimension;
  @   requires (\forall int k; 0 <= k && k < fisher.length;
  @       fisher[k] != null && fisher[k].length == fisher.length);
  @   requires (\forall int k, e; 0 <= k && k < fisher.length
  @       && 0 <= e && e < fisher[k].length; fisher[k][e] != null);
  @   ensures span.rank() == 0 ==> !\result;
  @ pure */
  private static boolean isAtMost(BigFraction[][] fisher, FeatureSpan span, BigFraction t) {
    return !SymmetricMatrix.isPositiveDefinite(span.shifted(fisher, t));
  }
}
