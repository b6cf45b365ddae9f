package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.testing.Samples;

/** Definiteness by pivots, against eigenvalues in plain doubles. */
@Tag("ORA-T4.7")
class DefiniteMatrixTest {

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
    assertEquals(DefiniteMatrix.Answer.DEFINITE, DefiniteMatrix.test(enclosed, below, BITS));
    assertEquals(
        DefiniteMatrix.Answer.NOT_SEMIDEFINITE, DefiniteMatrix.test(enclosed, above, BITS));
    Dyadic found =
        DefiniteMatrix.aboveLeastEigenvalue(enclosed, Dyadic.of(-400), Dyadic.of(400), 40, BITS);
    assertEquals(least, found.toFraction().doubleValue(), 1e-6);
    assertTrue(found.compareTo(dyadic(least - 1e-9)) > 0);
  }

  private static Dyadic dyadic(double value) {
    return Dyadic.fromFractionDown(new org.apache.commons.math3.fraction.BigFraction(value), BITS);
  }

  @Example
  void wideEntriesLeaveItOpen() {
    Interval wide = Interval.of(-1).hull(Interval.of(2));
    Interval[][] a = {{Interval.ONE, wide}, {wide, Interval.ONE}};
    assertEquals(DefiniteMatrix.Answer.OPEN, DefiniteMatrix.test(a, Dyadic.ZERO, BITS));
    Interval[][] zero = {{Interval.ZERO}};
    assertEquals(DefiniteMatrix.Answer.OPEN, DefiniteMatrix.test(zero, Dyadic.ZERO, BITS));
  }
}
