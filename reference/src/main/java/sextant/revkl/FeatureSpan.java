package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Segments;

/**
 * The span of the differences of features within prompts of positive mass, in exact rational
 * arithmetic: the space on which the Fisher matrix lives.
 *
 * <pre>
 *   symbol                      here        meaning
 *   W                           of          span of psi(x,y) - psi(x,y'), mu(x) &gt; 0
 *   dim W                       rank        decided by elimination in rational numbers
 *   q_1 .. q_r                  basis       orthogonal rational vectors that span W; unit vectors
 *                                           where W is everything
 *   Q' A Q / (||q_i|| ||q_j||)  restrict    A on W in orthonormal coordinates: its eigenvalues are
 *                                           those of A with eigenvectors in W when A vanishes off W
 *   lambda^+_min                            the least eigenvalue of the restricted Fisher matrix
 * </pre>
 */
public final class FeatureSpan {

  private final /*@ spec_public */ BigFraction[][] basis;
  private final /*@ spec_public */ int dimension;

  /*@ public invariant dimension > 0 && basis.length <= dimension;
  @ public invariant (\forall int i; 0 <= i && i < basis.length;
  @     basis[i] != null && basis[i].length == dimension);
  @ public invariant (\forall int i, e; 0 <= i && i < basis.length
  @     && 0 <= e && e < basis[i].length; basis[i][e] != null);
  @*/

  /*@ private normal_behavior
  @   requires dimension > 0 && basis.length <= dimension;
  @   requires (\forall int i; 0 <= i && i < basis.length;
  @       basis[i] != null && basis[i].length == dimension);
  @   requires (\forall int i, e; 0 <= i && i < basis.length
  @       && 0 <= e && e < basis[i].length; basis[i][e] != null);
  @   ensures this.basis == basis && this.dimension == dimension;
  @ pure */
  private FeatureSpan(BigFraction[][] basis, int dimension) {
    this.basis = basis;
    this.dimension = dimension;
  }

  /**
   * The span of an instance's features.
   *
   * @param instance the instance
   */
  /*@ public behavior
  @   requires instance.masses.length == instance.promptNames.length && instance.whole();
  @   ensures \result.dimension() == instance.dimension;
  @   signals_only ArithmeticException;
  @ pure */
  public static FeatureSpan of(Instance instance) {
    int d = instance.dimension();
    int prompts = instance.promptCount();
    int responses = instance.responseCount();
    BigFraction[][] found = new BigFraction[d][];
    int rank = 0;
    /*@ loop_invariant 0 <= x && x <= prompts && 0 <= rank && rank <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < rank;
    @     found[i] != null && found[i].length == d);
    @ loop_invariant (\forall int i, e; 0 <= i && i < rank
    @     && 0 <= e && e < found[i].length; found[i][e] != null);
    @ loop_writes x, rank, found[*];
    @ loop_decreases prompts - x; @*/
    for (int x = 0; x < prompts; x++) {
      //@ ghost boolean complete = instance.wholeAt(x);
      /*@ loop_invariant 1 <= y && 0 <= rank && rank <= d;
      @ loop_invariant (\forall int i; 0 <= i && i < rank;
      @     found[i] != null && found[i].length == d);
      @ loop_invariant (\forall int i, e; 0 <= i && i < rank
      @     && 0 <= e && e < found[i].length; found[i][e] != null);
      @ loop_writes y, rank, found[*];
      @ loop_decreases responses - y; @*/
      for (int y = 1; y < responses && rank < d; y++) {
        if (Rationals.signum(instance.mass(x)) > 0) {
          BigFraction[] rest = orthogonal(instance.featureDifference(x, y, 0), found, rank);
          if (!Segments.isZero(rest)) {
            found[rank] = rest;
            rank++;
          }
        }
      }
    }
    return new FeatureSpan(rank == d ? units(d) : first(found, rank, d), d);
  }

  /** v less its parts along the first n of orthogonal vectors. */
  /*@ private behavior
  @   requires \nonnullelements(v) && 0 <= n && n <= others.length;
  @   requires (\forall int i; 0 <= i && i < n;
  @       others[i] != null && others[i].length == v.length);
  @   requires (\forall int i, e; 0 <= i && i < n
  @       && 0 <= e && e < others[i].length; others[i][e] != null);
  @   ensures \result.length == v.length && \nonnullelements(\result);
  @   signals_only ArithmeticException;
  @ pure */
  private static BigFraction[] orthogonal(BigFraction[] v, BigFraction[][] others, int n) {
    BigFraction[] rest = v;
    /*@ loop_invariant 0 <= i && i <= n;
    @ loop_invariant rest.length == v.length && \nonnullelements(rest);
    @ loop_writes i, rest;
    @ loop_decreases n - i; @*/
    for (int i = 0; i < n; i++) {
      BigFraction factor = Rationals.dot(v, others[i]).divide(Rationals.dot(others[i], others[i]));
      rest = less(rest, factor, others[i]);
    }
    return rest;
  }

  /** v - c q, a fresh array. */
  /*@ private normal_behavior
  @   requires v.length == q.length && \nonnullelements(v) && \nonnullelements(q);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length;
  @       \result[k].value == v[k].value - c.value * q[k].value);
  @ pure */
  private static BigFraction[] less(BigFraction[] v, BigFraction c, BigFraction[] q) {
    BigFraction[] rest = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; rest[i] != null
    @     && rest[i].value == v[i].value - c.value * q[i].value);
    @ loop_writes k, rest[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      rest[k] = v[k].subtract(c.multiply(q[k]));
    }
    return rest;
  }

  /** The first n vectors. */
  /*@ private normal_behavior
  @   requires 0 <= n && n <= d && n <= vectors.length;
  @   requires (\forall int i; 0 <= i && i < n;
  @       vectors[i] != null && vectors[i].length == d);
  @   requires (\forall int i, e; 0 <= i && i < n
  @       && 0 <= e && e < vectors[i].length; vectors[i][e] != null);
  @   ensures \fresh(\result) && \result.length == n;
  @   ensures (\forall int i; 0 <= i && i < n;
  @       \result[i] != null && \result[i].length == d);
  @   ensures (\forall int i, e; 0 <= i && i < n
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @ pure */
  private static BigFraction[][] first(BigFraction[][] vectors, int n, int d) {
    BigFraction[][] first = new BigFraction[n][];
    /*@ loop_invariant 0 <= k && k <= n;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     first[i] != null && first[i].length == d);
    @ loop_invariant (\forall int i, e; 0 <= i && i < k
    @     && 0 <= e && e < first[i].length; first[i][e] != null);
    @ loop_writes k, first[*];
    @ loop_decreases n - k; @*/
    for (int k = 0; k < n; k++) {
      first[k] = vectors[k];
    }
    return first;
  }

  /** The d unit vectors. */
  /*@ private normal_behavior
  @   requires d > 0;
  @   ensures \fresh(\result) && \result.length == d;
  @   ensures (\forall int i; 0 <= i && i < d;
  @       \result[i] != null && \result[i].length == d);
  @   ensures (\forall int i, e; 0 <= i && i < d
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @ pure */
  private static BigFraction[][] units(int d) {
    BigFraction[][] units = new BigFraction[d][];
    /*@ loop_invariant 0 <= k && k <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < k;
    @     units[i] != null && units[i].length == d);
    @ loop_invariant (\forall int i, e; 0 <= i && i < k
    @     && 0 <= e && e < units[i].length; units[i][e] != null);
    @ loop_writes k, units[*];
    @ loop_decreases d - k; @*/
    for (int k = 0; k < d; k++) {
      units[k] = unit(d, k);
    }
    return units;
  }

  /** The i-th unit vector. */
  /*@ private normal_behavior
  @   requires d > 0;
  @   ensures \fresh(\result) && \result.length == d && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < d; \result[k].value == (k == i ? 1 : 0));
  @ pure */
  private static BigFraction[] unit(int d, int i) {
    BigFraction[] unit = new BigFraction[d];
    /*@ loop_invariant 0 <= k && k <= d;
    @ loop_invariant (\forall int j; 0 <= j && j < k; unit[j] != null
    @     && unit[j].value == (j == i ? 1 : 0));
    @ loop_writes k, unit[*];
    @ loop_decreases d - k; @*/
    for (int k = 0; k < d; k++) {
      unit[k] = Rationals.of(k == i ? 1 : 0);
    }
    return unit;
  }

  /** d, the dimension of the whole space. */
  /*@ public normal_behavior
  @   ensures \result == dimension;
  @ pure */
  public int dimension() {
    return dimension;
  }

  /** dim W. */
  /*@ public normal_behavior
  @   ensures \result == basis.length;
  @ pure */
  public int rank() {
    return basis.length;
  }

  /** RKL-SING: whether W is everything, which is when F(theta) is positive definite. */
  /*@ public normal_behavior
  @   ensures \result <==> rank() == dimension();
  @ pure */
  public boolean isFull() {
    return basis.length == dimension;
  }

  /**
   * A rational vector v other than 0 that is orthogonal to W, so that F v = 0 and v.psi(x,y)
   * depends on x alone; of length 0 where W is everything.
   */
  /*@ public behavior
  @   ensures \nonnullelements(\result);
  @   ensures \result.length == 0 || \result.length == dimension;
  @   ensures \result.length == dimension
  @       ==> !(\forall int k; 0 <= k && k < dimension; \result[k].value == 0);
  @   ensures isFull() ==> \result.length == 0;
  @   signals_only ArithmeticException;
  @ pure */
  public BigFraction[] nullVector() {
    //@ loop_invariant 0 <= k && k <= dimension;
    //@ loop_writes k;
    //@ loop_decreases dimension - k;
    for (int k = 0; k < dimension && !isFull(); k++) {
      BigFraction[] rest = orthogonal(unit(dimension, k), basis, basis.length);
      if (!Segments.isZero(rest)) {
        return rest;
      }
    }
    return new BigFraction[0];
  }

  /**
   * Encloses A on W in orthonormal coordinates.
   *
   * @param a symmetric, d by d
   * @param bits mantissa bits kept
   */
  public Interval[][] restrict(Interval[][] a, int bits) {
    if (isFull()) {
      return a;
    }
    int r = basis.length;
    Interval[] norm = new Interval[r];
    for (int i = 0; i < r; i++) {
      Interval square = Interval.from(Rationals.dot(basis[i], basis[i]), bits);
      norm[i] = Elementary.sqrt(square, bits);
    }
    Interval[][] small = new Interval[r][r];
    for (int i = 0; i < r; i++) {
      for (int j = 0; j <= i; j++) {
        Interval[] terms = new Interval[dimension * dimension];
        for (int k = 0; k < terms.length; k++) {
          BigFraction factor = basis[i][k / dimension].multiply(basis[j][k % dimension]);
          terms[k] = a[k / dimension][k % dimension].multiply(factor, bits);
        }
        Interval lengths = norm[i].multiply(norm[j], bits);
        small[i][j] = Interval.sum(terms, bits).divide(lengths, bits);
        small[j][i] = small[i][j];
      }
    }
    return small;
  }

  /**
   * The matrix Q' A Q - t Q' Q, exact: it is positive semidefinite exactly when no eigenvalue of A
   * restricted to W is below t.
   *
   * @param a symmetric, d by d
   * @param t any rational
   */
  /*@ public normal_behavior
  @   requires a.length == dimension;
  @   requires (\forall int k; 0 <= k && k < a.length;
  @       a[k] != null && a[k].length == dimension);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures \result.length == basis.length;
  @   ensures (\forall int i; 0 <= i && i < basis.length;
  @       \result[i] != null && \result[i].length == basis.length);
  @   ensures (\forall int i, e; 0 <= i && i < basis.length
  @       && 0 <= e && e < \result[i].length; \result[i][e] != null);
  @ pure */
  public BigFraction[][] shifted(BigFraction[][] a, BigFraction t) {
    BigFraction[][] small = new BigFraction[basis.length][];
    /*@ loop_invariant 0 <= i && i <= basis.length;
    @ loop_invariant (\forall int j; 0 <= j && j < i;
    @     small[j] != null && small[j].length == basis.length);
    @ loop_invariant (\forall int j, e; 0 <= j && j < i
    @     && 0 <= e && e < small[j].length; small[j][e] != null);
    @ loop_writes i, small[*];
    @ loop_decreases basis.length - i; @*/
    for (int i = 0; i < basis.length; i++) {
      small[i] = shiftedRow(a, t, small, i);
    }
    return small;
  }

  /** Row i, whose part before the diagonal stands in the rows above. */
  /*@ private normal_behavior
  @   requires a.length == dimension && 0 <= i && i < basis.length;
  @   requires above.length == basis.length;
  @   requires (\forall int k; 0 <= k && k < a.length;
  @       a[k] != null && a[k].length == dimension);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   requires (\forall int j; 0 <= j && j < i;
  @       above[j] != null && above[j].length == basis.length);
  @   requires (\forall int j, e; 0 <= j && j < i
  @       && 0 <= e && e < above[j].length; above[j][e] != null);
  @   ensures \fresh(\result) && \result.length == basis.length && \nonnullelements(\result);
  @   ensures (\forall int j; 0 <= j && j < i; \result[j] == above[j][i]);
  @ pure */
  private BigFraction[] shiftedRow(BigFraction[][] a, BigFraction t, BigFraction[][] above, int i) {
    BigFraction[] row = new BigFraction[basis.length];
    /*@ loop_invariant 0 <= j && j <= basis.length;
    @ loop_invariant (\forall int k; 0 <= k && k < j; row[k] != null);
    @ loop_invariant (\forall int k; 0 <= k && k < j && k < i; row[k] == above[k][i]);
    @ loop_invariant (\forall int k; 0 <= k && k < a.length;
    @     a[k] != null && a[k].length == dimension);
    @ loop_invariant (\forall int k, e; 0 <= k && k < a.length
    @     && 0 <= e && e < a[k].length; a[k][e] != null);
    @ loop_writes j, row[*];
    @ loop_decreases basis.length - j; @*/
    for (int j = 0; j < basis.length; j++) {
      if (j < i) {
        BigFraction[] earlier = above[j];
        //@ assert i < earlier.length;
        //@ assert earlier[i] != null;
        row[j] = earlier[i];
      } else {
        row[j] = shiftedEntry(a, t, i, j);
      }
    }
    return row;
  }

  /** q_i·A q_j - t q_i·q_j. */
  /*@ private normal_behavior
  @   requires a.length == dimension;
  @   requires 0 <= i && i < basis.length && 0 <= j && j < basis.length;
  @   requires (\forall int k; 0 <= k && k < a.length;
  @       a[k] != null && a[k].length == dimension);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures true;
  @ pure */
  private BigFraction shiftedEntry(BigFraction[][] a, BigFraction t, int i, int j) {
    BigFraction entry = BigFraction.ZERO;
    /*@ loop_invariant 0 <= k && k <= dimension;
    @ loop_writes k, entry;
    @ loop_decreases dimension - k; @*/
    for (int k = 0; k < dimension; k++) {
      entry = entry.add(basis[i][k].multiply(Rationals.dot(a[k], basis[j])));
    }
    return entry.subtract(t.multiply(Rationals.dot(basis[i], basis[j])));
  }
}
