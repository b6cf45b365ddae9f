package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.testing.Samples;

/** Semidefiniteness against minors, and eigenvalues of matrices whose eigenvalues are known. */
class SemidefiniteMatrixTest {

  private static BigFraction[][] matrix(int... upper) {
    int d = upper.length == 1 ? 1 : upper.length == 3 ? 2 : 3;
    BigFraction[][] a = new BigFraction[d][d];
    int at = 0;
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        a[i][j] = new BigFraction(upper[at]);
        a[j][i] = a[i][j];
        at++;
      }
    }
    return a;
  }

  /**
   * A symmetric 3 by 3 matrix is semidefinite exactly when all seven principal minors are &gt;= 0.
   */
  @Property(tries = 300, seed = Samples.SEED)
  void asTheMinorsSay(
      @ForAll @IntRange(min = -1, max = 4) int a,
      @ForAll @IntRange(min = -2, max = 2) int b,
      @ForAll @IntRange(min = -2, max = 2) int c,
      @ForAll @IntRange(min = -1, max = 4) int d,
      @ForAll @IntRange(min = -2, max = 2) int e,
      @ForAll @IntRange(min = -1, max = 4) int f) {
    int determinant = a * (d * f - e * e) - b * (b * f - c * e) + c * (b * e - c * d);
    boolean expected =
        a >= 0
            && d >= 0
            && f >= 0
            && a * d >= b * b
            && a * f >= c * c
            && d * f >= e * e
            && determinant >= 0;
    assertEquals(expected, SemidefiniteMatrix.isPositiveSemidefinite(matrix(a, b, c, d, e, f)));
  }

  @Example
  void singularMatrices() {
    assertTrue(SemidefiniteMatrix.isPositiveSemidefinite(matrix(0, 0, 0)));
    assertTrue(SemidefiniteMatrix.isPositiveSemidefinite(matrix(1, 1, 1)));
    assertFalse(SemidefiniteMatrix.isPositiveSemidefinite(matrix(0, 1, 5)));
    assertTrue(SemidefiniteMatrix.isAtMost(matrix(1, 1, 1), q("2")));
    assertFalse(SemidefiniteMatrix.isAtMost(matrix(1, 1, 1), q("1999999999/1000000000")));
    assertTrue(SemidefiniteMatrix.isAtLeast(matrix(2, 1, 2), q("1")));
    assertFalse(SemidefiniteMatrix.isAtLeast(matrix(2, 1, 2), q("1000000001/1000000000")));
  }

  @Example
  void norms() {
    Interval norm = SemidefiniteMatrix.norm(matrix(2, 1, 2), 40);
    assertTrue(norm.contains(q("3")));
    assertTrue(norm.width().compareTo(Dyadic.ONE.shift(-30)) < 0);
    assertEquals(Interval.ZERO, SemidefiniteMatrix.norm(matrix(0, 0, 0), 10));
  }

  @Example
  void leastEigenvalues() {
    Interval wide = Interval.of(Dyadic.of(-1).shift(-20), Dyadic.ONE.shift(-20));
    BigFraction[][] a = matrix(2, 1, 2);
    Interval[][] enclosed = new Interval[2][2];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        enclosed[i][j] = Interval.from(a[i][j], 64).add(wide, 64);
      }
    }
    Interval least = SemidefiniteMatrix.leastEigenvalue(enclosed, 40);
    assertTrue(least.contains(q("1")));
    // the two ends of what the enclosures allow: 1 - 2^-19 and 1 + 2^-19
    assertTrue(least.contains(q("524287/524288")) && least.contains(q("524289/524288")));
    assertTrue(least.width().compareTo(Dyadic.ONE.shift(-16)) < 0);
  }
}
