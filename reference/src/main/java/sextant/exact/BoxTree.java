package sextant.exact;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a branch and bound leaves behind: a box and, where it was halved, its halves; where it was
 * not, a number that no value there is below. {@link #least} checks that the leaves cover the box:
 * it makes the halves anew, and trusts the search with nothing but each leaf's own bound.
 *
 * <pre>
 *   symbol         here      meaning
 *   X              box       a box, an interval for every coordinate
 *   x              -         any point: that of {@link Boxes}
 *   f(x)           atPoint   what is bounded; a name, of which nothing is known
 *   p              part      a part of Theta, as a chamber is; 0 where there is but one
 *   x in Theta_p   isAsked   whether the point counts; a name, likewise
 *   f &gt;= b on X    bound     of the points that count; null where none is known
 *                  isEmpty   no point of X counts
 *   min b          least     of the leaves that are not empty
 * </pre>
 */
public final class BoxTree implements Comparable<BoxTree> {

  private final /*@ spec_public */ int part;
  private final /*@ spec_public */ Interval[] box;
  private /*@ spec_public nullable */ @Nullable Dyadic bound;
  private /*@ spec_public */ boolean isEmpty;
  private /*@ spec_public nullable */ @Nullable BoxTree low;
  private /*@ spec_public nullable */ @Nullable BoxTree high;
  private /*@ spec_public */ int side;

  //@ public invariant \nonnullelements(box);

  /*@ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model \real atPoint();
  @ public normal_behavior
  @   ensures true;
  @ public static pure heap_free model boolean isAsked(int part);
  @ // No side of the box of a tree that is read from another is null.
  @ public normal_behavior
  @   ensures \result;
  @   ensures \nonnullelements(tree.box);
  @ public static pure model boolean isWhole(BoxTree tree) {
  @   return true;
  @ }
  @*/

  /**
   * A leaf.
   *
   * @param part which points count: the number of a part of Theta
   * @param box a box
   * @param bound no value in it is less; null if none is known
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(box);
  @   ensures this.part == part && this.bound == bound && !isEmpty;
  @   ensures low == null && high == null;
  @ pure */
  public BoxTree(int part, Interval[] box, /*@ nullable */ @Nullable Dyadic bound) {
    this.part = part;
    this.box = box.clone();
    this.bound = bound;
  }

  /** Which points count. */
  /*@ public normal_behavior
  @   ensures \result == part;
  @ pure */
  public int part() {
    return part;
  }

  /** The box, in a copy. */
  /*@ public normal_behavior
  @   ensures \fresh(\result) && \result.length == box.length;
  @ pure */
  public Interval[] box() {
    return box.clone();
  }

  /** The bound that was given last; of a leaf it counts. */
  /*@ public normal_behavior
  @   ensures \result == bound;
  @ pure */
  public /*@ nullable */ @Nullable Dyadic bound() {
    return bound;
  }

  /** Gives another bound. */
  /*@ public normal_behavior
  @   assignable bound;
  @   ensures bound == better;
  @*/
  public void settle(Dyadic better) {
    bound = better;
  }

  /** Says that no point of the box counts. */
  /*@ public normal_behavior
  @   assignable isEmpty;
  @   ensures isEmpty;
  @*/
  public void leaveOut() {
    isEmpty = true;
  }

  /** Halves the box along a side; both halves have its bound at first. */
  /*@ public behavior
  @   requires 0 <= along && along < box.length;
  @   assignable side, low, high;
  @   ensures \fresh(\result) && \result.length == 2;
  @   ensures low != null && \result[0] == low && low.low == null && low.bound == bound;
  @   ensures high != null && \result[1] == high && high.high == null && high.bound == bound;
  @   ensures side == along;
  @   signals_only ArithmeticException;
  @*/
  public BoxTree[] halve(int along) {
    Interval[][] halves = Boxes.halves(box, along);
    BoxTree lower = new BoxTree(part, halves[0], bound);
    BoxTree upper = new BoxTree(part, halves[1], bound);
    side = along;
    low = lower;
    high = upper;
    return new BoxTree[] {lower, upper};
  }

  /** By their bounds, null below all. */
  /*@ also public normal_behavior
  @   ensures bound != null && other.bound != null
  @       ==> (\result < 0 <==> bound.value < other.bound.value)
  @           && (\result > 0 <==> bound.value > other.bound.value);
  @   ensures bound == null && other.bound == null ==> \result == 0;
  @   ensures bound != null && other.bound == null ==> \result > 0;
  @   ensures bound == null && other.bound != null ==> \result < 0;
  @ pure */
  @Override
  public int compareTo(BoxTree other) {
    /*@ nullable */ Dyadic mine = bound;
    /*@ nullable */ Dyadic others = other.bound;
    if (mine == null || others == null) {
      return mine != null ? 1 : others != null ? -1 : 0;
    }
    return mine.compareTo(others);
  }

  /**
   * The least of the leaves' bounds and of one more number; null where a leaf has none.
   *
   * @param tree whose leaves may hold points that count
   * @param most what to return where all bounds are above it
   * @throws IllegalStateException if the leaves do not cover the box
   */
  /*@ public behavior
  @   requires \nonnullelements(tree.box);
  @   ensures \result != null ==> \result.value <= most.value;
  @   ensures \result != null && Boxes.holds(tree.box) && isAsked(tree.part)
  @       ==> \result.value <= atPoint();
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
  public static /*@ nullable */ @Nullable Dyadic least(BoxTree tree, Dyadic most) {
    /*@ nullable */ BoxTree below = tree.low;
    /*@ nullable */ BoxTree above = tree.high;
    if (below == null || above == null) {
      return ofLeaf(tree, most);
    }
    if (tree.side < 0 || tree.side >= tree.box.length) {
      throw new IllegalStateException("a box has no side " + tree.side);
    }
    //@ ghost boolean whole = isWhole(below) && isWhole(above);
    Interval[][] halves = Boxes.halves(tree.box, tree.side);
    if (below.part != tree.part
        || above.part != tree.part
        || !isWithin(halves[0], below.box)
        || !isWithin(halves[1], above.box)) {
      throw new IllegalStateException("a half is not covered");
    }
    /*@ nullable */ Dyadic first = least(below, most);
    return first == null ? null : least(above, first);
  }

  /** The lesser of the bound of a leaf, unless it is empty, and of another number. */
  /*@ private normal_behavior
  @   requires \nonnullelements(leaf.box);
  @   ensures \result != null ==> \result.value <= most.value;
  @   ensures \result != null && Boxes.holds(leaf.box) && isAsked(leaf.part)
  @       ==> \result.value <= atPoint();
  @ pure */
  private static /*@ nullable */ @Nullable Dyadic ofLeaf(BoxTree leaf, Dyadic most) {
    /*@ nullable */ Dyadic bound = leaf.bound;
    //@ ghost boolean sound = isSound(leaf);
    if (leaf.isEmpty) {
      return most;
    }
    return bound == null || bound.compareTo(most) < 0 ? bound : most;
  }

  /*@ // What the search says of a box, by intervals or by hand: trusted here, and all that is.
  @ public normal_behavior
  @   requires \nonnullelements(leaf.box);
  @   ensures \result;
  @   ensures Boxes.holds(leaf.box) && isAsked(leaf.part)
  @       ==> !leaf.isEmpty && (leaf.bound != null ==> leaf.bound.value <= atPoint());
  @ public static pure model boolean isSound(BoxTree leaf);
  @*/

  /** Whether a box holds all of another. */
  /*@ private normal_behavior
  @   requires \nonnullelements(inner) && \nonnullelements(outer);
  @   ensures \result && Boxes.holds(inner) ==> Boxes.holds(outer);
  @ pure */
  private static boolean isWithin(Interval[] inner, Interval[] outer) {
    boolean within = inner.length == outer.length;
    /*@ loop_invariant 0 <= k && k <= inner.length;
    @ loop_invariant within ==> inner.length == outer.length && (\forall int i; 0 <= i && i < k;
    @     outer[i].lo.value <= inner[i].lo.value && inner[i].hi.value <= outer[i].hi.value);
    @ loop_writes k, within;
    @ loop_decreases inner.length - k; @*/
    for (int k = 0; within && k < inner.length; k++) {
      //@ ghost boolean ordered = Interval.ordered(inner[k]) && Interval.ordered(outer[k]);
      within = isWithin(inner[k], outer[k]);
    }
    return within;
  }

  /*@ private normal_behavior
  @   ensures \result <==> outer.lo.value <= inner.lo.value && inner.hi.value <= outer.hi.value;
  @ pure */
  private static boolean isWithin(Interval inner, Interval outer) {
    return outer.lo().compareTo(inner.lo()) <= 0 && inner.hi().compareTo(outer.hi()) <= 0;
  }
}
