package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.testing.Samples;

/** Halves of boxes: no point of a box is lost, and they meet in its middle alone. */
@Tag("ORA-T4.7")
class BoxesTest {

  private static Interval side(Random random) {
    int low = random.nextInt(20) - 10;
    return Interval.of(Dyadic.of(low), Dyadic.of(low + random.nextInt(8)))
        .shift(-random.nextInt(3));
  }

  private static boolean holds(Interval[] box, BigFraction[] point) {
    boolean holds = true;
    for (int k = 0; k < box.length; k++) {
      holds = holds && box[k].contains(point[k]);
    }
    return holds;
  }

  @Property(seed = Samples.SEED)
  void aPointIsInOneOfTheHalves(@ForAll @IntRange(min = 1, max = 4) int d, @ForAll long seed) {
    Random random = new Random(seed);
    Interval[] box = new Interval[d];
    BigFraction[] point = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      box[k] = side(random);
      point[k] =
          box[k]
              .lo()
              .toFraction()
              .add(new BigFraction(random.nextInt(17) - 2, 3).multiply(new BigFraction(1, 2)));
    }
    int side = random.nextInt(d);
    Interval[] before = box.clone();
    boolean inside = holds(box, point);
    Interval[][] halves = Boxes.halves(box, side);
    assertArrayEquals(before, box, "the box itself stays");
    assertEquals(inside, holds(halves[0], point) || holds(halves[1], point));
    BigFraction middle = halves[0][side].hi().toFraction();
    assertEquals(box[side].lo().toFraction().add(box[side].hi().toFraction()), middle.multiply(2));
    assertSame(halves[0][side].hi(), halves[1][side].lo());
    assertEquals(box[side].lo(), halves[0][side].lo());
    assertEquals(box[side].hi(), halves[1][side].hi());
    int widest = Boxes.widest(box);
    for (int k = 0; k < d; k++) {
      int order = box[k].width().compareTo(box[widest].width());
      assertTrue(k < widest ? order < 0 : order <= 0, "the first of the widest");
      assertTrue(k == side || halves[0][k] == box[k] && halves[1][k] == box[k]);
    }
  }

  @Example
  void aListGoesOnWithoutItsFirst() {
    Interval[][] boxes = {{Interval.ZERO}, {Interval.ONE}, {Interval.of(2)}};
    Interval[][] more = {{Interval.of(3)}, {Interval.of(4)}};
    Interval[][] list = Boxes.after(boxes, more);
    assertArrayEquals(new Interval[][] {boxes[1], boxes[2], more[0], more[1]}, list);
    assertArrayEquals(new Interval[][] {boxes[1], boxes[2]}, Boxes.after(boxes, new Interval[0][]));
  }
}
