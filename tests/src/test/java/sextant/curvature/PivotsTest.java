package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.testing.Samples;

/**
 * The definitions that the proofs about pivots rest on, on real matrices: stages as {@code
 * Pivots#follows} has them exist, and what is proved of them is true of them.
 */
@Tag("ORA-T4.7")
class PivotsTest {

  private static final int BITS = 90;

  /** Entries below 100, and steps of 20 bits. */
  private static final Dyadic NARROW = Dyadic.ONE.shift(-8);

  /** Stages 0 to d of a, the k-th pivot being that of {@code order[k]}. */
  private static BigFraction[][][] stages(BigFraction[][] a, int[] order) {
    int d = a.length;
    BigFraction[][][] entry = new BigFraction[d + 1][][];
    entry[0] = a;
    for (int k = 0; k < d; k++) {
      BigFraction[] row = entry[k][order[k]];
      BigFraction pivot = row[order[k]];
      entry[k + 1] = new BigFraction[d][d];
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          BigFraction e = entry[k][i][j];
          boolean kept = sign(pivot) == 0;
          entry[k + 1][i][j] = kept ? e : e.subtract(row[i].multiply(row[j]).divide(pivot));
        }
      }
    }
    return entry;
  }

  private static int sign(BigFraction q) {
    return q.compareTo(BigFraction.ZERO);
  }

  private static BigFraction dot(BigFraction[] row, BigFraction[] v) {
    BigFraction sum = BigFraction.ZERO;
    for (int j = 0; j < v.length; j++) {
      sum = sum.add(row[j].multiply(v[j]));
    }
    return sum;
  }

  private static BigFraction form(BigFraction[][] a, BigFraction[] v) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < v.length; i++) {
      sum = sum.add(dot(a[i], v).multiply(v[i]));
    }
    return sum;
  }

  private static BigFraction[] vector(Random random, int d) {
    BigFraction[] v = new BigFraction[d];
    for (int i = 0; i < d; i++) {
      v[i] = new BigFraction(random.nextInt(9) - 4, 1 + random.nextInt(4));
    }
    return v;
  }

  /** Now and then a Gram matrix, which is semidefinite and may be singular. */
  private static BigFraction[][] matrix(Random random, int d) {
    boolean gram = random.nextBoolean();
    BigFraction[][] rows = new BigFraction[d][];
    int rank = 1 + random.nextInt(d + 1);
    for (int i = 0; i < d; i++) {
      rows[i] = vector(random, gram ? rank : d);
    }
    BigFraction[][] a = new BigFraction[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        a[i][j] = gram ? dot(rows[i], rows[j]) : rows[i][j];
        a[j][i] = a[i][j];
      }
    }
    return a;
  }

  private static int[] order(Random random, int d, boolean natural) {
    int[] order = new int[d];
    for (int k = 0; k < d; k++) {
      int other = natural ? k : random.nextInt(k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    return order;
  }

  @Property(seed = Samples.SEED)
  void theFormLosesASquareOverThePivotAtEveryStage(
      @ForAll @IntRange(min = 1, max = 5) int d, @ForAll long seed) {
    Random random = new Random(seed);
    BigFraction[][] a = matrix(random, d);
    int[] order = order(random, d, false);
    BigFraction[][][] entry = stages(a, order);
    BigFraction[] v = vector(random, d);
    for (int k = 0; k < d; k++) {
      BigFraction pivot = entry[k][order[k]][order[k]];
      BigFraction lost = form(entry[k], v).subtract(form(entry[k + 1], v));
      BigFraction l = dot(entry[k][order[k]], v);
      assertEquals(sign(pivot) == 0 ? BigFraction.ZERO : l.multiply(l), lost.multiply(pivot));
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          assertEquals(entry[k][i][j], entry[k][j][i]);
        }
        assertTrue(sign(pivot) == 0 || sign(entry[k + 1][order[k]][i]) == 0);
      }
    }
  }

  @Property(seed = Samples.SEED)
  void thePivotsInOrderDecide(@ForAll @IntRange(min = 1, max = 5) int d, @ForAll long seed) {
    Random random = new Random(seed);
    BigFraction[][] a = matrix(random, d);
    BigFraction[][][] entry = stages(a, order(random, d, true));
    boolean positive = true;
    boolean passes = true;
    for (int k = 0; k < d; k++) {
      int sign = sign(entry[k][k][k]);
      positive = positive && sign > 0;
      for (int j = k; j < d; j++) {
        passes = passes && sign >= 0 && (sign > 0 || sign(entry[k][k][j]) == 0);
      }
    }
    theRemaindersAreTheStages(a, entry);
    assertEquals(positive, SymmetricMatrix.isPositiveDefinite(a));
    assertEquals(passes, SymmetricMatrix.isPositiveSemidefinite(a));
    BigFraction[] v = vector(random, d);
    boolean zero = true;
    for (BigFraction coordinate : v) {
      zero = zero && sign(coordinate) == 0;
    }
    assertTrue(!positive || zero || sign(form(a, v)) > 0);
    assertTrue(!passes || sign(form(a, v)) >= 0);
  }

  /** What {@link Elimination} computes, from the diagonal on, while no pivot forbids it. */
  private static void theRemaindersAreTheStages(BigFraction[][] a, BigFraction[][][] entry) {
    BigFraction[][] rest = a;
    for (int k = 0; k < a.length && (sign(rest[0][0]) != 0 || Elimination.passes(rest[0])); k++) {
      rest = Elimination.remainder(rest);
      for (int i = 0; i < rest.length; i++) {
        for (int j = i; j < rest.length; j++) {
          assertEquals(entry[k + 1][k + 1 + i][k + 1 + j], rest[i][j]);
        }
      }
    }
  }

  @Property(seed = Samples.SEED)
  void theReportedOrderHasPositivePivots(
      @ForAll @IntRange(min = 1, max = 5) int d, @ForAll long seed) {
    Random random = new Random(seed);
    BigFraction[][] a = matrix(random, d);
    Interval[][] enclosed = new Interval[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        enclosed[i][j] = Interval.from(a[i][j], BITS);
      }
    }
    int[] order = new int[d];
    SymmetricMatrix.Answer answer = EnclosedPivots.test(enclosed, Dyadic.ZERO, order, BITS);
    assertEquals(answer, SymmetricMatrix.test(enclosed, Dyadic.ZERO, BITS));
    assertEquals(SymmetricMatrix.isPositiveDefinite(a), answer == SymmetricMatrix.Answer.DEFINITE);
    assertTrue(
        answer != SymmetricMatrix.Answer.NOT_SEMIDEFINITE
            || !SymmetricMatrix.isPositiveSemidefinite(a));
    if (answer == SymmetricMatrix.Answer.DEFINITE) {
      BigFraction[][][] entry = stages(a, order);
      boolean[] met = new boolean[d];
      for (int k = 0; k < d; k++) {
        assertFalse(met[order[k]]);
        met[order[k]] = true;
        assertTrue(sign(entry[k][order[k]][order[k]]) > 0);
      }
    }
  }

  /** With pivots in order it would say OPEN, as the first one may be 0. */
  @Example
  void theGreatestLowerEndIsTheNextPivot() {
    int[][] block = {{10, 9, 9}, {9, 10, -9}, {9, -9, 10}};
    Interval[][] a = new Interval[4][4];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        a[i][j] = i == 0 || j == 0 ? Interval.ZERO : Interval.of(block[i - 1][j - 1]);
      }
    }
    a[0][0] = Interval.of(Dyadic.of(-1), Dyadic.ONE);
    assertEquals(
        SymmetricMatrix.Answer.NOT_SEMIDEFINITE, SymmetricMatrix.test(a, Dyadic.ZERO, BITS));
  }

  @Property(seed = Samples.SEED)
  void stagesOfAnEnclosureHoldThoseOfTheMatrix(@ForAll long seed) {
    Random random = new Random(seed);
    BigFraction[][] a = matrix(random, 4);
    for (int i = 0; i < 4; i++) {
      a[i][i] = a[i][i].add(50);
    }
    Interval[][] rest = new Interval[4][];
    int[] order = order(random, 4, false);
    int[] place = new int[4];
    for (int k = 0; k < 4; k++) {
      place[order[k]] = k;
    }
    for (int i = 0; i < 4; i++) {
      rest[i] = new Interval[i + 1];
      for (int j = 0; j <= i; j++) {
        rest[i][j] = Interval.from(a[i][j], 20);
      }
    }
    BigFraction[][][] entry = stages(a, order);
    for (int k = 0; k < 4; k++) {
      rest = EnclosedElimination.next(rest, order, place, k, 20);
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j <= i; j++) {
          if (place[i] > k && place[j] > k) {
            assertTrue(rest[i][j].contains(entry[k + 1][i][j]));
            assertTrue(rest[i][j].width().compareTo(NARROW) < 0);
          }
        }
      }
    }
  }
}
