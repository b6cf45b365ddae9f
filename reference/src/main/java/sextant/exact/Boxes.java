package sextant.exact;

/**
 * Boxes, products of intervals, and their halves: what every branch and bound here does with a box
 * that it cannot settle; along which side is its own choice. That a point of a box is in one of its
 * halves is proved.
 *
 * <pre>
 *   symbol   here      meaning
 *   X        box       a box, an interval for every coordinate
 *   x        point     any point: a function of which nothing is known
 *   x in X   holds
 * </pre>
 */
public final class Boxes {

  /** A search whose list of boxes grows longer is given up. */
  private static final int MOST = 1 << 24;

  private Boxes() {}

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real point(int k);
  @*/

  /*@ // The point is in the box.
  @ public normal_behavior
  @   requires \nonnullelements(box);
  @   ensures \result <==> (\forall int k; 0 <= k && k < box.length;
  @       box[k].lo.value <= point(k) && point(k) <= box[k].hi.value);
  @ public static pure model boolean holds(Interval[] box);
  @*/

  /** The middle of an interval. */
  /*@ public behavior
  @   ensures 2 * \result.value == x.lo.value + x.hi.value;
  @   ensures x.lo.value <= \result.value && \result.value <= x.hi.value;
  @   signals_only ArithmeticException;
  @ pure */
  public static Dyadic middle(Interval x) {
    //@ assert Reals.powerOfTwo(0) == 1;
    //@ assert 2 * Reals.powerOfTwo(-1) == 1;
    return x.lo().add(x.hi()).shift(-1);
  }

  /**
   * The lower half and the upper half of a box.
   *
   * @param box one interval for every coordinate
   * @param side the coordinate whose interval is halved
   */
  /*@ public behavior
  @   requires \nonnullelements(box) && 0 <= side && side < box.length;
  @   ensures \fresh(\result) && \result.length == 2 && \nonnullelements(\result);
  @   ensures \nonnullelements(\result[0]) && \result[0].length == box.length;
  @   ensures \nonnullelements(\result[1]) && \result[1].length == box.length;
  @   ensures holds(box) ==> holds(\result[0]) || holds(\result[1]);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] halves(Interval[] box, int side) {
    //@ ghost boolean ordered = Interval.ordered(box[side]);
    Dyadic middle = middle(box[side]);
    Interval[] low = with(box, side, Interval.of(box[side].lo(), middle));
    Interval[] high = with(box, side, Interval.of(middle, box[side].hi()));
    return new Interval[][] {low, high};
  }

  /**
   * A copy of a box with another interval for one of its sides.
   *
   * @param box one interval for every coordinate
   * @param side which coordinate
   * @param interval its interval in the copy
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(box) && 0 <= side && side < box.length;
  @   ensures \fresh(\result) && \nonnullelements(\result) && \result.length == box.length;
  @   ensures \result[side] == interval;
  @   ensures (\forall int k; 0 <= k && k < box.length && k != side; \result[k] == box[k]);
  @ pure */
  public static Interval[] with(Interval[] box, int side, Interval interval) {
    Interval[] copy = new Interval[box.length];
    /*@ loop_invariant 0 <= k && k <= copy.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; copy[i] == box[i]);
    @ loop_writes k, copy[*];
    @ loop_decreases copy.length - k; @*/
    for (int k = 0; k < copy.length; k++) {
      copy[k] = box[k];
    }
    copy[side] = interval;
    return copy;
  }

  /**
   * All but the first of a list of boxes, and more of them.
   *
   * @param boxes a list that is not empty
   * @param more at most two
   * @throws ArithmeticException if the list has more than 2^24 boxes
   */
  /*@ public behavior
  @   requires 0 < boxes.length && \nonnullelements(boxes);
  @   requires more.length <= 2 && \nonnullelements(more);
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @   ensures \result.length == boxes.length - 1 + more.length;
  @   ensures (\forall int k; 0 <= k && k < boxes.length - 1; \result[k] == boxes[k + 1]);
  @   ensures (\forall int k; 0 <= k && k < more.length;
  @       \result[boxes.length - 1 + k] == more[k]);
  @   signals_only ArithmeticException;
  @ pure */
  public static Interval[][] after(Interval[][] boxes, Interval[][] more) {
    if (boxes.length > MOST) {
      throw new ArithmeticException("too many boxes");
    }
    Interval[][] list = new Interval[boxes.length - 1 + more.length][];
    /*@ loop_invariant 0 <= k && k <= boxes.length - 1;
    @ loop_invariant (\forall int i; 0 <= i && i < k; list[i] == boxes[i + 1]);
    @ loop_invariant (\forall int i; 0 <= i && i < k; list[i] != null);
    @ loop_writes k, list[*];
    @ loop_decreases boxes.length - k; @*/
    for (int k = 0; k < boxes.length - 1; k++) {
      list[k] = boxes[k + 1];
    }
    /*@ loop_invariant 0 <= k && k <= more.length;
    @ loop_invariant (\forall int i; 0 <= i && i < boxes.length - 1; list[i] == boxes[i + 1]);
    @ loop_invariant (\forall int i; 0 <= i && i < k; list[boxes.length - 1 + i] == more[i]);
    @ loop_invariant (\forall int i; 0 <= i && i < boxes.length - 1 + k; list[i] != null);
    @ loop_writes k, list[*];
    @ loop_decreases more.length - k; @*/
    for (int k = 0; k < more.length; k++) {
      list[boxes.length - 1 + k] = more[k];
    }
    return list;
  }

  /** The widest side; the first of several. */
  /*@ public behavior
  @   requires \nonnullelements(box) && box.length > 0;
  @   ensures 0 <= \result && \result < box.length;
  @   signals_only ArithmeticException;
  @ pure */
  public static int widest(Interval[] box) {
    int widest = 0;
    /*@ loop_invariant 1 <= k && k <= box.length && 0 <= widest && widest < box.length;
    @ loop_writes k, widest;
    @ loop_decreases box.length - k; @*/
    for (int k = 1; k < box.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(box[k]) && Interval.ordered(box[widest]);
      widest = box[k].width().compareTo(box[widest].width()) > 0 ? k : widest;
    }
    return widest;
  }
}
