package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.SubdifferentialByRank;
import sextant.sail.ScoreTable;

/**
 * Hessians of L_SAIL and R in enclosures, for instances of either regime, as G' M G a prompt: G the
 * centred features, M the |Y| by |Y| matrix of {@link PairWeights}. That is |Y|^2 d + |Y| d^2 a
 * prompt; no pair costs d^2.
 *
 * <pre>
 *   paper                    here              meaning
 *   Hess L_SAIL              sail(..).matrix   the same as {@link SailHessian}, by other algebra
 *   Hess R                   penalty(..)       the same as {@link PenaltyHessian}; sign 0 = 0
 *   u' Hess u                along             |Y| d + |Y|^2 a prompt
 *   g(x,y) = psi - E psi     centred           features less those of response 0, less their mean
 * </pre>
 */
public final class GramHessian {

  private final /*@ spec_public */ ScoreTable table;
  private final /*@ spec_public */ boolean ofPenalty;

  /*@ private normal_behavior
  @   ensures this.table == table && this.ofPenalty == ofPenalty;
  @ pure */
  private GramHessian(ScoreTable table, boolean ofPenalty) {
    this.table = table;
    this.ofPenalty = ofPenalty;
  }

  /**
   * The Hessian of L_SAIL.
   *
   * @param table the responses' scores and laws
   */
  /*@ public normal_behavior
  @   ensures \result.table == table && !\result.ofPenalty;
  @ pure */
  public static GramHessian sail(ScoreTable table) {
    return new GramHessian(table, false);
  }

  /**
   * The Hessian of R, with sign 0 = 0 at kinks.
   *
   * @param table the responses' scores and laws
   */
  /*@ public normal_behavior
  @   ensures \result.table == table && \result.ofPenalty;
  @ pure */
  public static GramHessian penalty(ScoreTable table) {
    return new GramHessian(table, true);
  }

  /**
   * Whether the function is twice differentiable at theta: L_SAIL always, R where no pair kinks.
   */
  /*@ public behavior
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public boolean isSmooth() {
    return !ofPenalty || SubdifferentialByRank.of(table).isSmooth();
  }

  /** Encloses the Hessian, d by d, symmetric. */
  /*@ public behavior
  @   ensures \result.length == table.instance().dimension();
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a].length == \result.length && \nonnullelements(\result[a]));
  @   signals_only ArithmeticException;
  @ pure */
  public Interval[][] matrix() {
    Instance instance = table.instance();
    int bits = table.bits();
    int d = instance.dimension();
    Interval[][] total = new Interval[d][d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        total[a][b] = Interval.ZERO;
      }
    }
    for (int x = 0; x < instance.promptCount(); x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        addPrompt(total, x, bits);
      }
    }
    return total;
  }

  private PairWeights weights(int x) {
    return ofPenalty ? PairWeights.absoluteLogit(table, x) : PairWeights.loss(table, x);
  }

  /** Adds mu G' M G. */
  private void addPrompt(Interval[][] total, int x, int bits) {
    PairWeights m = weights(x);
    int d = total.length;
    Interval[][] g = new Interval[d][];
    for (int a = 0; a < d; a++) {
      g[a] = centred(column(x, a), m, bits);
    }
    for (int b = 0; b < d; b++) {
      Interval[] image = image(m, g[b], bits);
      for (int a = 0; a <= b; a++) {
        Interval entry = dot(g[a], image, bits).multiply(table.instance().mass(x), bits);
        total[a][b] = total[a][b].add(entry, bits);
        total[b][a] = total[a][b];
      }
    }
  }

  /** Coordinate k of the features, less that of response 0: exact. */
  private BigFraction[] column(int x, int k) {
    Instance instance = table.instance();
    BigFraction[] column = new BigFraction[instance.responseCount()];
    for (int y = 0; y < column.length; y++) {
      column[y] = instance.feature(x, y, k).subtract(instance.feature(x, 0, k));
    }
    return column;
  }

  /** The values less their mean; exactly 0 where all values are 0. */
  private static Interval[] centred(BigFraction[] values, PairWeights m, int bits) {
    Interval[] terms = new Interval[values.length];
    for (int y = 0; y < terms.length; y++) {
      terms[y] = m.law(y).multiply(values[y], bits);
    }
    Interval mean = Interval.sum(terms, bits);
    Interval[] centred = new Interval[values.length];
    for (int y = 0; y < centred.length; y++) {
      centred[y] = Interval.from(values[y], bits).subtract(mean, bits);
    }
    return centred;
  }

  /** M v. */
  private static Interval[] image(PairWeights m, Interval[] v, int bits) {
    Interval[] image = new Interval[v.length];
    for (int i = 0; i < image.length; i++) {
      Interval[] terms = new Interval[v.length];
      for (int j = 0; j < terms.length; j++) {
        terms[j] = m.entry(i, j).multiply(v[j], bits);
      }
      image[i] = Interval.sum(terms, bits);
    }
    return image;
  }

  private static Interval dot(Interval[] v, Interval[] w, int bits) {
    Interval[] terms = new Interval[v.length];
    for (int y = 0; y < terms.length; y++) {
      terms[y] = v[y].multiply(w[y], bits);
    }
    return Interval.sum(terms, bits);
  }

  /**
   * Encloses u' Hess u.
   *
   * @param u a direction, length d
   */
  /*@ public behavior
  @   requires u.length == table.instance().dimension() && \nonnullelements(u);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval along(BigFraction[] u) {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval total = Interval.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        BigFraction[] projection = new BigFraction[instance.responseCount()];
        for (int y = 0; y < projection.length; y++) {
          projection[y] = Rationals.dot(u, instance.featureDifference(x, y, 0));
        }
        PairWeights m = weights(x);
        Interval[] g = centred(projection, m, bits);
        Interval prompt = dot(g, image(m, g, bits), bits);
        total = total.add(prompt.multiply(instance.mass(x), bits), bits);
      }
    }
    return total;
  }
}
