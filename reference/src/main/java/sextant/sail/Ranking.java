package sextant.sail;

import sextant.exact.LogNumber;

/** Sorting log-numbers by decided comparisons. */
final class Ranking {

  private Ranking() {}

  /**
   * The positions of the values in ascending order; equal values keep the order of their positions.
   *
   * @param values any log-numbers
   */
  static int[] ascending(LogNumber[] values) {
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    int[] spare = new int[values.length];
    // bottom-up merge sort: comparisons are the dear part, and it makes few
    for (int width = 1; width < order.length; width *= 2) {
      for (int from = 0; from < order.length; from += 2 * width) {
        int middle = Math.min(from + width, order.length);
        int to = Math.min(from + 2 * width, order.length);
        merge(values, order, spare, from, middle, to);
      }
      System.arraycopy(spare, 0, order, 0, order.length);
    }
    return order;
  }

  private static void merge(
      LogNumber[] values, int[] order, int[] spare, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      boolean takeLeft;
      if (left == middle) {
        takeLeft = false;
      } else if (right == to) {
        takeLeft = true;
      } else {
        takeLeft = values[order[left]].compareTo(values[order[right]]) <= 0;
      }
      if (takeLeft) {
        spare[k] = order[left];
        left++;
      } else {
        spare[k] = order[right];
        right++;
      }
    }
  }

  /**
   * Dense ranks: 0 for the least value, equal values share a rank.
   *
   * @param values the values
   * @param order their ascending order, from {@link #ascending}
   */
  static int[] ranks(LogNumber[] values, int[] order) {
    int[] ranks = new int[values.length];
    int rank = 0;
    for (int k = 0; k < order.length; k++) {
      if (k > 0 && values[order[k]].compareTo(values[order[k - 1]]) != 0) {
        rank++;
      }
      ranks[order[k]] = rank;
    }
    return ranks;
  }
}
