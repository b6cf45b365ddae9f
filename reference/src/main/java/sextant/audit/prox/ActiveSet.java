package sextant.audit.prox;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * The points theta_ref + w that lie exactly on some hyperplanes a·w = b, a rational and b a
 * log-number: some coordinates of w are free, the others follow from them.
 */
final class ActiveSet {

  private final int dimension;
  private final List<BigFraction[]> rows = new ArrayList<>();
  private final List<LogNumber> right = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();
  private int faces;

  ActiveSet(int dimension) {
    this.dimension = dimension;
  }

  /** Adds w_k = value; to be called before any kink is added, once a coordinate. */
  void addFace(int k, LogNumber value) {
    BigFraction[] row = new BigFraction[dimension];
    for (int a = 0; a < dimension; a++) {
      row[a] = a == k ? BigFraction.ONE : BigFraction.ZERO;
    }
    rows.add(row);
    right.add(value);
    pivots.add(k);
    faces++;
  }

  /** Adds a·w = 0 unless it follows from the others or contradicts them. */
  void addKink(BigFraction[] a) {
    BigFraction[] row = a.clone();
    LogNumber value = LogNumber.ZERO;
    for (int i = 0; i < rows.size(); i++) {
      BigFraction factor = row[pivots.get(i)];
      if (!Rationals.isZero(factor)) {
        subtract(row, factor, rows.get(i));
        value = value.subtract(right.get(i).multiply(factor));
      }
    }
    int pivot = 0;
    for (int k = 1; k < dimension; k++) {
      pivot = Rationals.abs(row[k]).compareTo(Rationals.abs(row[pivot])) > 0 ? k : pivot;
    }
    if (!Rationals.isZero(row[pivot])) {
      BigFraction scale = row[pivot].reciprocal();
      for (int k = 0; k < dimension; k++) {
        row[k] = row[k].multiply(scale);
      }
      value = value.multiply(scale);
      for (int i = 0; i < rows.size(); i++) {
        BigFraction factor = rows.get(i)[pivot];
        if (!Rationals.isZero(factor)) {
          subtract(rows.get(i), factor, row);
          right.set(i, right.get(i).subtract(value.multiply(factor)));
        }
      }
      rows.add(row);
      right.add(value);
      pivots.add(pivot);
    }
  }

  private static void subtract(BigFraction[] from, BigFraction factor, BigFraction[] row) {
    for (int k = 0; k < from.length; k++) {
      from[k] = from[k].subtract(factor.multiply(row[k]));
    }
  }

  /** The coordinates that hang on others through kinks. */
  List<Integer> bound() {
    return pivots.subList(faces, pivots.size());
  }

  /** Whether coordinate k is fixed by a face. */
  boolean isFixed(int k) {
    return pivots.subList(0, faces).contains(k);
  }

  /** The free coordinates. */
  List<Integer> free() {
    List<Integer> free = new ArrayList<>();
    for (int k = 0; k < dimension; k++) {
      if (!pivots.contains(k)) {
        free.add(k);
      }
    }
    return free;
  }

  /** How coordinate k of w moves with the free coordinate number column. */
  BigFraction basis(int k, int column) {
    int source = free().get(column);
    int row = pivots.indexOf(k);
    if (row < 0) {
      return k == source ? BigFraction.ONE : BigFraction.ZERO;
    }
    return rows.get(row)[source].negate();
  }

  /** w, from its free coordinates. */
  LogNumber[] move(BigFraction[] values) {
    List<Integer> free = free();
    LogNumber[] move = new LogNumber[dimension];
    for (int column = 0; column < values.length; column++) {
      move[free.get(column)] = LogNumber.of(values[column]);
    }
    for (int i = 0; i < rows.size(); i++) {
      LogNumber value = right.get(i);
      for (int column = 0; column < values.length; column++) {
        BigFraction part = rows.get(i)[free.get(column)].multiply(values[column]);
        value = value.subtract(LogNumber.of(part));
      }
      move[pivots.get(i)] = value;
    }
    return move;
  }
}
