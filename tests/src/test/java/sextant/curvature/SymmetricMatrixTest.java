package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.testing.Samples;

/**
 * Semidefiniteness against minors, definiteness by pivots against eigenvalues in plain doubles, and
 * eigenvalues of matrices whose eigenvalues are known.
 */
@Tag("ORA-T4.7")
class SymmetricMatrixTest {

  private static final int BITS = 80;

  @Property(seed = Samples.SEED)
  void pivotsTellTheLeastEigenvalue(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int dimension) {
    Random random = new Random(seed);
    double[][] a = new double[dimension][dimension];
    Interval[][] enclosed = new Interval[dimension][dimension];
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j <= i; j++) {
        int entry = random.nextInt(41) - 20;
        a[i][j] = entry;
        a[j][i] = entry;
        enclosed[i][j] = Interval.of(entry);
        enclosed[j][i] = enclosed[i][j];
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (double value : new EigenDecomposition(new Array2DRowRealMatrix(a)).getRealEigenvalues()) {
      least = Math.min(least, value);
    }
    Dyadic below = dyadic(least - 1e-6);
    Dyadic above = dyadic(least + 1e-6);
    assertEquals(SymmetricMatrix.Answer.DEFINITE, SymmetricMatrix.test(enclosed, below, BITS));
    assertEquals(
        SymmetricMatrix.Answer.NOT_SEMIDEFINITE, SymmetricMatrix.test(enclosed, above, BITS));
    Dyadic found =
        SymmetricMatrix.aboveLeastEigenvalue(enclosed, Dyadic.of(-400), Dyadic.of(400), 40, BITS);
    assertEquals(least, found.toFraction().doubleValue(), 1e-6);
    assertTrue(found.compareTo(dyadic(least - 1e-9)) > 0);
  }

  private static Dyadic dyadic(double value) {
    return Dyadic.fromFractionDown(new BigFraction(value), BITS);
  }

  @Example
  void wideEntriesLeaveItOpen() {
    Interval wide = Interval.of(-1).hull(Interval.of(2));
    Interval[][] a = {{Interval.ONE, wide}, {wide, Interval.ONE}};
    assertEquals(SymmetricMatrix.Answer.OPEN, SymmetricMatrix.test(a, Dyadic.ZERO, BITS));
    Interval[][] zero = {{Interval.ZERO}};
    assertEquals(SymmetricMatrix.Answer.OPEN, SymmetricMatrix.test(zero, Dyadic.ZERO, BITS));
  }

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
    assertEquals(expected, SymmetricMatrix.isPositiveSemidefinite(matrix(a, b, c, d, e, f)));
  }

  @Example
  void singularMatrices() {
    assertTrue(SymmetricMatrix.isPositiveSemidefinite(matrix(0, 0, 0)));
    assertTrue(SymmetricMatrix.isPositiveSemidefinite(matrix(1, 1, 1)));
    assertFalse(SymmetricMatrix.isPositiveSemidefinite(matrix(0, 1, 5)));
    assertTrue(SymmetricMatrix.isAtMost(matrix(1, 1, 1), q("2")));
    assertFalse(SymmetricMatrix.isAtMost(matrix(1, 1, 1), q("1999999999/1000000000")));
    assertTrue(SymmetricMatrix.isAtLeast(matrix(2, 1, 2), q("1")));
    assertFalse(SymmetricMatrix.isAtLeast(matrix(2, 1, 2), q("1000000001/1000000000")));
  }

  @Example
  void norms() {
    Interval norm = SymmetricMatrix.norm(matrix(2, 1, 2), 40);
    assertTrue(norm.contains(q("3")));
    assertTrue(norm.width().compareTo(Dyadic.ONE.shift(-30)) < 0);
    assertEquals(Interval.ZERO, SymmetricMatrix.norm(matrix(0, 0, 0), 10));
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
    Interval least = SymmetricMatrix.leastEigenvalue(enclosed, 40);
    assertTrue(least.contains(q("1")));
    // the two ends of what the enclosures allow: 1 - 2^-19 and 1 + 2^-19
    assertTrue(least.contains(q("524287/524288")) && least.contains(q("524289/524288")));
    assertTrue(least.width().compareTo(Dyadic.ONE.shift(-16)) < 0);
  }
}
