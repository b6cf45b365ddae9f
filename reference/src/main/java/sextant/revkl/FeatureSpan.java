package sextant.revkl;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Copies;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

//@ model import sextant.exact.Dyadic;

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

  /*@ private invariant dimension > 0 && basis.length <= dimension;
  @ private invariant (\forall int i; 0 <= i && i < basis.length; basis[i] != null
  @     && basis[i].length == dimension
  @     && Rationals.dotOf(basis[i], basis[i], dimension) != 0);
  @ private invariant (\forall int i, e; 0 <= i && i < basis.length
  @     && 0 <= e && e < basis[i].length; basis[i][e] != null);
  @*/

  /*@ private normal_behavior
  @   requires dimension > 0 && basis.length <= dimension;
  @   requires (\forall int i; 0 <= i && i < basis.length; basis[i] != null
  @     && basis[i].length == dimension
  @     && Rationals.dotOf(basis[i], basis[i], dimension) != 0);
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
  /*@ public normal_behavior
  @   ensures \result.dimension() == instance.dimension();
  @ pure */
  public static FeatureSpan of(Instance instance) {
    int d = instance.dimension();
    BigFraction[][] found = new BigFraction[d][];
    int count = 0;
    /*@ loop_invariant 0 <= x && x <= instance.promptCount() && 0 <= count && count <= d;
    @ loop_invariant (\forall int i; 0 <= i && i < count;
    @     found[i] != null && found[i].length == d
    @     && Rationals.dotOf(found[i], found[i], d) != 0);
    @ loop_invariant (\forall int i, e; 0 <= i && i < count
    @     && 0 <= e && e < found[i].length; found[i][e] != null);
    @ loop_writes x, count, found[*];
    @ loop_decreases instance.promptCount() - x; @*/
    for (int x = 0; x < instance.promptCount(); x++) {
      /*@ loop_invariant 1 <= y && y <= instance.responseCount() && 0 <= count && count <= d;
      @ loop_invariant (\forall int i; 0 <= i && i < count;
      @     found[i] != null && found[i].length == d
      @     && Rationals.dotOf(found[i], found[i], d) != 0);
      @ loop_invariant (\forall int i, e; 0 <= i && i < count
      @     && 0 <= e && e < found[i].length; found[i][e] != null);
      @ loop_writes y, count, found[*];
      @ loop_decreases instance.responseCount() - y; @*/
      for (int y = 1; y < instance.responseCount() && count < d; y++) {
        if (Rationals.signum(instance.mass(x)) > 0) {
          BigFraction[] rest = orthogonal(instance.featureDifference(x, y, 0), found, count);
          if (!isZero(rest)) {
            found[count] = rest;
            count++;
          }
        }
      }
    }
    BigFraction[][] basis = new BigFraction[count][];
    /*@ loop_invariant 0 <= i && i <= count;
    @ loop_invariant (\forall int j; 0 <= j && j < count;
    @     found[j] != null && found[j].length == d
    @     && Rationals.dotOf(found[j], found[j], d) != 0);
    @ loop_invariant (\forall int j, e; 0 <= j && j < count
    @     && 0 <= e && e < found[j].length; found[j][e] != null);
    @ loop_invariant (\forall int j; 0 <= j && j < i;
    @     basis[j] != null && basis[j].length == d
    @     && Rationals.dotOf(basis[j], basis[j], d) != 0);
    @ loop_invariant (\forall int j, e; 0 <= j && j < i
    @     && 0 <= e && e < basis[j].length; basis[j][e] != null);
    @ loop_writes i, basis[*];
    @ loop_decreases count - i; @*/
    for (int i = 0; i < count; i++) {
      basis[i] = count == d ? unit(d, i) : found[i];
    }
    return new FeatureSpan(basis, d);
  }

  /** v less its parts along the first of some orthogonal vectors, none of them 0. */
  /*@ private normal_behavior
  @   requires \nonnullelements(v) && 0 <= count && count <= others.length;
  @   requires (\forall int i; 0 <= i && i < count; others[i] != null
  @       && others[i].length == v.length
  @       && Rationals.dotOf(others[i], others[i], v.length) != 0);
  @   requires (\forall int i, e; 0 <= i && i < count
  @       && 0 <= e && e < others[i].length; others[i][e] != null);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] orthogonal(BigFraction[] v, BigFraction[][] others, int count) {
    BigFraction[] rest = Copies.of(v);
    /*@ loop_invariant 0 <= i && i <= count;
    @ loop_invariant rest.length == v.length && \nonnullelements(rest) && \fresh(rest);
    @ loop_writes i, rest;
    @ loop_decreases count - i; @*/
    for (int i = 0; i < count; i++) {
      BigFraction[] q = others[i];
      rest = without(rest, q, Rationals.dot(v, q).divide(Rationals.dot(q, q)));
    }
    return rest;
  }

  /** v - factor q, a fresh array. */
  /*@ private normal_behavior
  @   requires v.length == q.length && \nonnullelements(v) && \nonnullelements(q);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length;
  @       \result[k].value == v[k].value - factor.value * q[k].value);
  @ pure */
  private static BigFraction[] without(BigFraction[] v, BigFraction[] q, BigFraction factor) {
    BigFraction[] rest = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; rest[i] != null
    @     && rest[i].value == v[i].value - factor.value * q[i].value);
    @ loop_writes k, rest[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      rest[k] = v[k].subtract(factor.multiply(q[k]));
    }
    return rest;
  }

  /*@ private normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result <==> Rationals.dotOf(v, v, v.length) == 0;
  @ pure */
  private static boolean isZero(BigFraction[] v) {
    return Rationals.isZero(Rationals.dot(v, v));
  }

  /*@ private normal_behavior
  @   requires 0 <= i && i < d;
  @   ensures \fresh(\result) && \result.length == d && \nonnullelements(\result);
  @   ensures Rationals.dotOf(\result, \result, d) == 1;
  @ pure */
  private static BigFraction[] unit(int d, int i) {
    BigFraction[] unit = new BigFraction[d];
    /*@ loop_invariant 0 <= k && k <= d;
    @ loop_invariant (\forall int j; 0 <= j && j < k; unit[j] != null
    @     && unit[j].value == (j == i ? 1 : 0));
    @ loop_writes k, unit[*];
    @ loop_decreases d - k; @*/
    for (int k = 0; k < d; k++) {
      unit[k] = k == i ? BigFraction.ONE : BigFraction.ZERO;
    }
    //@ ghost boolean one = unitNorm(unit, i);
    return unit;
  }

  /*@ // A unit vector has norm 1.
  @ private normal_behavior
  @   requires 0 <= i && i < u.length && \nonnullelements(u);
  @   requires (\forall int k; 0 <= k && k < u.length; u[k].value == (k == i ? 1 : 0));
  @   ensures \result;
  @   ensures Rationals.dotOf(u, u, u.length) == 1;
  @ private static pure model boolean unitNorm(BigFraction[] u, int i) {
  @   loop_invariant 0 <= k && k <= u.length;
  @   loop_invariant Rationals.dotOf(u, u, k) == (i < k ? 1 : 0);
  @   loop_decreases u.length - k;
  @   for (int k = 0; k < u.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

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
  /*@ public normal_behavior
  @   ensures isFull() ==> \result.length == 0;
  @   ensures \result.length == 0 || \result.length == dimension();
  @   ensures \nonnullelements(\result);
  @   ensures \result.length > 0
  @       ==> Rationals.dotOf(\result, \result, \result.length) != 0;
  @ pure */
  public BigFraction[] nullVector() {
    //@ loop_invariant 0 <= k && k <= dimension;
    //@ loop_decreases dimension - k;
    for (int k = 0; k < dimension && !isFull(); k++) {
      BigFraction[] rest = orthogonal(unit(dimension, k), basis, basis.length);
      if (!isZero(rest)) {
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
  /*@ public behavior
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4 && a.length == dimension();
  @   requires (\forall int k; 0 <= k && k < a.length; a[k] != null
  @       && a[k].length == a.length);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   requires dimension() <= 32768;
  @   ensures isFull() ==> \result == a;
  @   ensures \result.length == rank();
  @   ensures (\forall int i; 0 <= i && i < rank(); \result[i] != null
  @       && \result[i].length == rank());
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public Interval[][] restrict(Interval[][] a, int bits) {
    if (isFull()) {
      return a;
    }
    int r = basis.length;
    Interval[] norm = new Interval[r];
    /*@ loop_invariant 0 <= i && i <= r;
    @ loop_invariant (\forall int j; 0 <= j && j < i; norm[j] != null);
    @ loop_writes i, norm[*];
    @ loop_decreases r - i; @*/
    for (int i = 0; i < r; i++) {
      norm[i] = norm(basis[i], bits);
    }
    Interval[][] small = new Interval[r][r];
    /*@ loop_invariant 0 <= i && i <= r;
    @ loop_writes i, small[*][*];
    @ loop_decreases r - i; @*/
    for (int i = 0; i < r; i++) {
      /*@ loop_invariant 0 <= j && j <= i + 1;
      @ loop_writes j, small[*][*];
      @ loop_decreases i + 1 - j; @*/
      for (int j = 0; j <= i; j++) {
        //@ ghost boolean ordered = Interval.ordered(norm[i]);
        //@ ghost boolean orderedToo = Interval.ordered(norm[j]);
        Interval lengths = norm[i].multiply(norm[j], bits);
        small[i][j] = form(a, basis[i], basis[j], bits).divide(lengths, bits);
        small[j][i] = small[i][j];
      }
    }
    return small;
  }

  /** Encloses ||v||. */
  /*@ private behavior
  @   requires \nonnullelements(v) && 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  private static Interval norm(BigFraction[] v, int bits) {
    return Elementary.sqrt(Interval.from(Rationals.dot(v, v), bits), bits);
  }

  /** Encloses p' A q. */
  /*@ private behavior
  @   requires a.length == p.length && p.length == q.length && p.length <= 32768;
  @   requires \nonnullelements(p) && \nonnullelements(q);
  @   requires 1 <= bits && bits <= Dyadic.BITS_LIMIT / 4;
  @   requires (\forall int k; 0 <= k && k < a.length; a[k] != null
  @       && a[k].length == q.length);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures true;
  @   signals_only ArithmeticException;
  @ pure */
  private static Interval form(Interval[][] a, BigFraction[] p, BigFraction[] q, int bits) {
    int d = p.length;
    Interval[] terms = new Interval[d * d];
    int count = 0;
    /*@ loop_invariant 0 <= k && k <= d && count == k * d;
    @ loop_invariant (\forall int i; 0 <= i && i < count; terms[i] != null);
    @ loop_writes k, count, terms[*];
    @ loop_decreases d - k; @*/
    for (int k = 0; k < d; k++) {
      //@ ghost boolean rows = rowFits(k, d);
      /*@ loop_invariant 0 <= l && l <= d && count == k * d + l;
      @ loop_invariant (\forall int i; 0 <= i && i < count; terms[i] != null);
      @ loop_writes l, count, terms[*];
      @ loop_decreases d - l; @*/
      for (int l = 0; l < d; l++) {
        //@ ghost boolean ordered = Interval.ordered(a[k][l]);
        terms[count] = a[k][l].multiply(p[k].multiply(q[l]), bits);
        count++;
      }
    }
    return Interval.sum(terms, bits);
  }

  /*@ // Row k of d rows of d ends within the table.
  @ private normal_behavior
  @   requires 0 <= k && k < d && d <= 32768;
  @   ensures \result;
  @   ensures 0 <= k * d && k * d + d <= d * d && d * d <= 1073741824 && (k + 1) * d == k * d + d;
  @ private static pure heap_free model boolean rowFits(int k, int d) { return true; }
  @*/

  /**
   * The matrix Q' A Q - t Q' Q, exact: it is positive semidefinite exactly when no eigenvalue of A
   * restricted to W is below t.
   *
   * @param a symmetric, d by d
   * @param t any rational
   */
  /*@ public normal_behavior
  @   requires a.length == dimension();
  @   requires (\forall int k; 0 <= k && k < a.length; a[k] != null
  @       && a[k].length == dimension());
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures \result.length == rank();
  @   ensures (\forall int i; 0 <= i && i < rank(); \result[i] != null
  @       && \result[i].length == rank());
  @ pure */
  public BigFraction[][] shifted(BigFraction[][] a, BigFraction t) {
    int r = basis.length;
    BigFraction[][] small = new BigFraction[r][r];
    /*@ loop_invariant 0 <= i && i <= r;
    @ loop_writes i, small[*][*];
    @ loop_decreases r - i; @*/
    for (int i = 0; i < r; i++) {
      /*@ loop_invariant 0 <= j && j <= i + 1;
      @ loop_writes j, small[*][*];
      @ loop_decreases i + 1 - j; @*/
      for (int j = 0; j <= i; j++) {
        BigFraction shift = t.multiply(Rationals.dot(basis[i], basis[j]));
        small[i][j] = form(a, basis[i], basis[j]).subtract(shift);
        small[j][i] = small[i][j];
      }
    }
    return small;
  }

  /*@ // The first n terms of p' A q.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && n <= p.length && \nonnullelements(p);
  @   requires \nonnullelements(q) && (\forall int k; 0 <= k && k < n; a[k] != null
  @       && a[k].length == q.length);
  @   requires (\forall int k, e; 0 <= k && k < n
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures \result == (n == 0 ? (\real) 0 : formOf(a, p, q, n - 1)
  @       + p[n - 1].value * Rationals.dotOf(a[n - 1], q, q.length));
  @ public static pure model \real formOf(BigFraction[][] a, BigFraction[] p,
  @     BigFraction[] q, int n) {
  @   return n == 0 ? (\real) 0 : formOf(a, p, q, n - 1)
  @       + p[n - 1].value * Rationals.dotOf(a[n - 1], q, q.length);
  @ }
  @*/

  /** p' A q. */
  /*@ private normal_behavior
  @   requires a.length == p.length && \nonnullelements(p) && \nonnullelements(q);
  @   requires (\forall int k; 0 <= k && k < a.length; a[k] != null
  @       && a[k].length == q.length);
  @   requires (\forall int k, e; 0 <= k && k < a.length
  @       && 0 <= e && e < a[k].length; a[k][e] != null);
  @   ensures \result.value == formOf(a, p, q, p.length);
  @ pure */
  private static BigFraction form(BigFraction[][] a, BigFraction[] p, BigFraction[] q) {
    BigFraction form = BigFraction.ZERO;
    /*@ loop_invariant 0 <= k && k <= p.length && form.value == formOf(a, p, q, k);
    @ loop_decreases p.length - k; @*/
    for (int k = 0; k < p.length; k++) {
      form = form.add(p[k].multiply(Rationals.dot(a[k], q)));
    }
    return form;
  }
}
