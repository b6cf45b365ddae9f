package sextant.revkl;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;

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

  private FeatureSpan(BigFraction[][] basis, int dimension) {
    this.basis = basis;
    this.dimension = dimension;
  }

  /**
   * The span of an instance's features.
   *
   * @param instance the instance
   */
  public static FeatureSpan of(Instance instance) {
    int d = instance.dimension();
    List<BigFraction[]> found = new ArrayList<>();
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 1; y < instance.responseCount() && found.size() < d; y++) {
        if (Rationals.signum(instance.mass(x)) > 0) {
          BigFraction[] rest = orthogonal(instance.featureDifference(x, y, 0), found);
          if (!isZero(rest)) {
            found.add(rest);
          }
        }
      }
    }
    BigFraction[][] basis = new BigFraction[found.size()][];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = basis.length == d ? unit(d, i) : found.get(i);
    }
    return new FeatureSpan(basis, d);
  }

  /** v less its parts along orthogonal vectors. */
  private static BigFraction[] orthogonal(BigFraction[] v, List<BigFraction[]> others) {
    BigFraction[] rest = v.clone();
    for (int i = 0; i < others.size(); i++) {
      BigFraction[] q = others.get(i);
      BigFraction factor = Rationals.dot(v, q).divide(Rationals.dot(q, q));
      for (int k = 0; k < rest.length; k++) {
        rest[k] = rest[k].subtract(factor.multiply(q[k]));
      }
    }
    return rest;
  }

  private static boolean isZero(BigFraction[] v) {
    boolean zero = true;
    for (int k = 0; k < v.length; k++) {
      zero = zero && Rationals.isZero(v[k]);
    }
    return zero;
  }

  private static BigFraction[] unit(int d, int i) {
    BigFraction[] unit = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      unit[k] = k == i ? BigFraction.ONE : BigFraction.ZERO;
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
  public BigFraction[] nullVector() {
    List<BigFraction[]> all = List.of(basis);
    for (int k = 0; k < dimension && !isFull(); k++) {
      BigFraction[] rest = orthogonal(unit(dimension, k), all);
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
  public BigFraction[][] shifted(BigFraction[][] a, BigFraction t) {
    int r = basis.length;
    BigFraction[][] small = new BigFraction[r][r];
    for (int i = 0; i < r; i++) {
      for (int j = 0; j <= i; j++) {
        BigFraction entry = BigFraction.ZERO;
        for (int k = 0; k < dimension; k++) {
          entry = entry.add(basis[i][k].multiply(Rationals.dot(a[k], basis[j])));
        }
        small[i][j] = entry.subtract(t.multiply(Rationals.dot(basis[i], basis[j])));
        small[j][i] = small[i][j];
      }
    }
    return small;
  }
}
