package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.testing.Samples;

/** The check of a search: its leaves cover the box, and what they bound is bounded. */
@Tag("ORA-T4.7")
class BoxTreeTest {

  private static final Interval UNIT = Interval.of(Dyadic.ZERO, Dyadic.ONE);

  private static final Dyadic MOST = Dyadic.of(1000);

  private static BoxTree unit(int d) {
    Interval[] box = new Interval[d];
    for (int k = 0; k < d; k++) {
      box[k] = UNIT;
    }
    return new BoxTree(0, box, null);
  }

  /** The least of sum_k c_k x_k over a box. */
  private static Dyadic least(int[] c, Interval[] box) {
    Dyadic least = Dyadic.ZERO;
    for (int k = 0; k < c.length; k++) {
      Dyadic end = c[k] < 0 ? box[k].hi() : box[k].lo();
      least = least.add(end.multiply(Dyadic.of(c[k])));
    }
    return least;
  }

  @Property(seed = Samples.SEED)
  void noPointThatCountsIsBelowTheLeast(
      @ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
    Random random = new Random(seed);
    int[] c = random.ints(d, -5, 6).toArray();
    BoxTree all = unit(d);
    List<BoxTree> leaves = new ArrayList<>(List.of(all));
    for (int n = random.nextInt(12); n > 0; n--) {
      BoxTree leaf = leaves.remove(random.nextInt(leaves.size()));
      leaves.addAll(List.of(leaf.halve(random.nextInt(d))));
    }
    Dyadic expected = MOST;
    for (BoxTree leaf : leaves) {
      // only points with x_0 <= 1/2 count
      if (leaf.box()[0].lo().compareTo(Dyadic.ONE.shift(-1)) > 0) {
        leaf.leaveOut();
      } else {
        assertNull(BoxTree.least(all, MOST), "a leaf has no bound yet");
        Dyadic bound = least(c, leaf.box());
        leaf.settle(bound);
        expected = bound.compareTo(expected) < 0 ? bound : expected;
      }
    }
    Dyadic least = BoxTree.least(all, MOST);
    assertNotNull(least);
    assertEquals(expected, least);
    for (int n = 0; n < 20; n++) {
      BigFraction value = BigFraction.ZERO;
      for (int k = 0; k < d; k++) {
        BigFraction x = new BigFraction(random.nextInt(13), k == 0 ? 24 : 12);
        value = value.add(x.multiply(c[k]));
      }
      assertTrue(least.toFraction().compareTo(value) <= 0);
    }
  }

  @Example
  void theOtherNumberIsReturnedWhereAllIsAboveIt() {
    BoxTree all = unit(2);
    BoxTree[] halves = all.halve(1);
    halves[0].settle(Dyadic.of(7));
    halves[1].leaveOut();
    assertSame(Dyadic.ONE, BoxTree.least(all, Dyadic.ONE));
    assertEquals(Dyadic.of(7), BoxTree.least(all, MOST));
  }

  @Example
  void halvesHaveTheBoundOfTheirBoxUntilTheyHaveABetter() {
    BoxTree all = unit(1);
    all.settle(Dyadic.of(2));
    BoxTree[] halves = all.halve(0);
    assertEquals(Dyadic.of(2), halves[0].bound());
    halves[0].settle(Dyadic.of(5));
    assertEquals(Dyadic.of(2), BoxTree.least(all, MOST));
    halves[1].settle(Dyadic.of(4));
    assertEquals(Dyadic.of(4), BoxTree.least(all, MOST));
    all.settle(Dyadic.ZERO);
    assertEquals(Dyadic.of(4), BoxTree.least(all, MOST), "the bound of a leaf alone counts");
  }

  @Example
  void theOrderIsThatOfTheBounds() {
    BoxTree none = unit(1);
    BoxTree one = new BoxTree(0, new Interval[] {UNIT}, Dyadic.ONE);
    BoxTree two = new BoxTree(0, new Interval[] {UNIT}, Dyadic.of(2));
    assertTrue(one.compareTo(two) < 0 && two.compareTo(one) > 0);
    assertTrue(none.compareTo(one) < 0 && one.compareTo(none) > 0);
    assertEquals(0, none.compareTo(unit(1)));
  }

  /** What a faulty search might leave, written into the tree's fields. */
  @Example
  void leavesThatDoNotCoverTheBoxAreRefused() throws ReflectiveOperationException {
    for (String fault : List.of("low", "high", "side", "part", "narrow")) {
      BoxTree all = unit(2);
      BoxTree[] halves = all.halve(0);
      halves[0].settle(Dyadic.ZERO);
      halves[1].settle(Dyadic.ZERO);
      assertEquals(Dyadic.ZERO, BoxTree.least(all, MOST));
      switch (fault) {
        case "low" -> set(all, "low", halves[1]);
        case "high" -> set(all, "high", halves[0]);
        case "side" -> set(all, "side", 2);
        case "part" -> set(all, "high", new BoxTree(1, new Interval[] {UNIT, UNIT}, Dyadic.ZERO));
        default -> {
          Interval[] narrow = halves[1].box();
          narrow[1] = UNIT.shift(-1);
          set(all, "high", new BoxTree(0, narrow, Dyadic.ZERO));
        }
      }
      assertThrows(IllegalStateException.class, () -> BoxTree.least(all, MOST), fault);
    }
  }

  private static void set(BoxTree tree, String name, Object value)
      throws ReflectiveOperationException {
    Field field = BoxTree.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(tree, value);
  }
}
