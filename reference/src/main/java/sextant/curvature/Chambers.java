package sextant.curvature;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.robust.Segments;

/**
 * The chambers of the arrangement of hyperplanes h(z) = 0. As h(z) = (theta - theta_ref)·Delta psi,
 * they all pass through theta_ref; in the closure of a chamber every sign h(z) is settled, and R is
 * the restriction of a function analytic on the whole space.
 *
 * <pre>
 *   symbol                  here          meaning
 *   Delta psi, primitive    normal(k)     one of each pair of opposite directions
 *   sign of n_k·tau         signs[k]      -1 or 1, on which side of the k-th hyperplane
 *   sign h(x,i,j)           signOf        from the signs of the normals
 * </pre>
 *
 * A choice of signs s is that of a chamber iff no vanishing combination sum c_k s_k n_k has all c_k
 * &gt;= 0, not all 0 (Gordan), and then iff no minimal one has (Caratheodory): the minimal
 * dependent sets of normals, the circuits, are all that is to be looked at, and their number is
 * finite.
 */
public final class Chambers {

  /** Beyond this the enumeration would not end in reasonable time. */
  private static final int MOST_NORMALS = 64;

  private static final int MOST_CHAMBERS = 20_000;

  private final int prompts;
  private final int responses;
  private final /*@ spec_public */ Segments normals = new Segments();
  private final int[][][] index;
  private final List<int[]> circuits = new ArrayList<>();
  private final List<int[]> found = new ArrayList<>();

  /** What was found, once the search has ended. */
  private /*@ spec_public */ int[][] chambers = new int[0][];

  private Chambers(Instance instance) {
    prompts = instance.promptCount();
    responses = instance.responseCount();
    index = new int[prompts][responses][responses];
    for (int x = 0; x < prompts; x++) {
      if (Rationals.signum(instance.mass(x)) > 0) {
        for (int i = 0; i < responses; i++) {
          for (int j = i + 1; j < responses; j++) {
            place(x, i, j, instance.featureDifference(x, i, j));
          }
        }
      }
    }
    findCircuits(new int[0]);
    enumerate(new int[normals.count()], 0);
    chambers = found.toArray(new int[0][]);
  }

  /**
   * The chambers of an instance.
   *
   * @param instance the instance; prompts of mass 0 do not count
   * @throws IllegalArgumentException if there are more than is sensible
   */
  public static Chambers of(Instance instance) {
    return new Chambers(instance);
  }

  /** How many there are; 1 when no two responses of a prompt differ. */
  /*@ public normal_behavior
  @   ensures \result == chambers.length && \result >= 0;
  @ pure */
  public int count() {
    return chambers.length;
  }

  /** How many hyperplanes there are. */
  /*@ public normal_behavior
  @   ensures \result >= 0 && \result == normals.count();
  @ pure */
  public int normalCount() {
    return normals.count();
  }

  /** A normal vector of the k-th hyperplane. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < normalCount();
  @   ensures \nonnullelements(\result);
  @ pure */
  public BigFraction[] normal(int k) {
    return normals.direction(k);
  }

  /** The sides of the hyperplanes on which a chamber lies, -1 or 1 each; a fresh array. */
  /*@ public normal_behavior
  @   requires 0 <= chamber && chamber < count();
  @   ensures \result.length == chambers[chamber].length;
  @ pure */
  public int[] signs(int chamber) {
    return chambers[chamber].clone();
  }

  /** sign h(x, i, j) within a chamber: 0 where the features are equal. */
  int signOf(int[] signs, int x, int i, int j) {
    int place = index[x][i][j];
    return place == 0 ? 0 : Integer.signum(place) * signs[Math.abs(place) - 1];
  }

  private void place(int x, int i, int j, BigFraction[] difference) {
    if (!Segments.isZero(difference)) {
      int place = (normals.indexOf(difference) + 1) * Rationals.signum(Segments.factor(difference));
      if (normals.count() > MOST_NORMALS) {
        throw new IllegalArgumentException(
            "the features have more than " + MOST_NORMALS + " directions of differences");
      }
      index[x][i][j] = place;
      index[x][j][i] = -place;
    }
  }

  /** Extends an independent set, in ascending order, by every later normal. */
  private void findCircuits(int[] independent) {
    int first = independent.length == 0 ? 0 : independent[independent.length - 1] + 1;
    for (int next = first; next < normals.count(); next++) {
      BigFraction[] combination = combination(independent, next);
      if (combination == null) {
        int[] longer = java.util.Arrays.copyOf(independent, independent.length + 1);
        longer[independent.length] = next;
        findCircuits(longer);
      } else {
        addCircuit(independent, next, combination);
      }
    }
  }

  /** A circuit as signed places, sign(c_k) (k + 1); nothing when a coefficient is 0. */
  private void addCircuit(int[] independent, int next, BigFraction[] combination) {
    int[] circuit = new int[independent.length + 1];
    for (int k = 0; k < independent.length; k++) {
      int sign = -Rationals.signum(combination[k]);
      if (sign == 0) {
        return;
      }
      circuit[k] = sign * (independent[k] + 1);
    }
    circuit[independent.length] = next + 1;
    circuits.add(circuit);
  }

  /** The c with n_next = sum c_k n_{independent[k]}, or null when there is none. */
  private BigFraction @Nullable [] combination(int[] independent, int next) {
    int columns = independent.length;
    BigFraction[] last = normals.direction(next);
    int rows = last.length;
    BigFraction[][] a = new BigFraction[rows][columns + 1];
    for (int r = 0; r < rows; r++) {
      for (int k = 0; k < columns; k++) {
        a[r][k] = normals.direction(independent[k])[r];
      }
      a[r][columns] = last[r];
    }
    for (int k = 0; k < columns; k++) {
      reduce(a, k);
    }
    for (int r = columns; r < rows; r++) {
      if (!Rationals.isZero(a[r][columns])) {
        return null;
      }
    }
    BigFraction[] combination = new BigFraction[columns];
    for (int k = 0; k < columns; k++) {
      combination[k] = a[k][columns];
    }
    return combination;
  }

  /** Gauss-Jordan: column k becomes the k-th unit vector. Its columns are independent. */
  private static void reduce(BigFraction[][] a, int k) {
    int pivot = k;
    while (Rationals.isZero(a[pivot][k])) {
      pivot++;
    }
    BigFraction[] row = a[pivot];
    a[pivot] = a[k];
    a[k] = row;
    BigFraction lead = row[k];
    for (int c = k; c < row.length; c++) {
      row[c] = row[c].divide(lead);
    }
    for (int r = 0; r < a.length; r++) {
      BigFraction factor = a[r][k];
      if (r != k && !Rationals.isZero(factor)) {
        for (int c = k; c < row.length; c++) {
          a[r][c] = a[r][c].subtract(factor.multiply(row[c]));
        }
      }
    }
  }

  /** All extensions of the first n signs; a part that belongs to a chamber always has one. */
  private void enumerate(int[] signs, int n) {
    if (n == signs.length) {
      if (found.size() == MOST_CHAMBERS) {
        throw new IllegalArgumentException("more than " + MOST_CHAMBERS + " chambers");
      }
      found.add(signs.clone());
      return;
    }
    for (int sign = -1; sign <= 1; sign += 2) {
      signs[n] = sign;
      if (isConsistent(signs, n + 1)) {
        enumerate(signs, n + 1);
      }
    }
  }

  /** Whether no circuit whose last normal is the n-th has the signs all alike. */
  private boolean isConsistent(int[] signs, int n) {
    for (int[] circuit : circuits) {
      if (circuit[circuit.length - 1] == n && isAlike(circuit, signs)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlike(int[] circuit, int[] signs) {
    int sum = 0;
    for (int place : circuit) {
      sum += Integer.signum(place) * signs[Math.abs(place) - 1];
    }
    return Math.abs(sum) == circuit.length;
  }
}
