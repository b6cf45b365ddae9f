package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;

import net.jqwik.api.Example;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.testing.PlainDoubles;
import sextant.testing.Samples;

/** The search for global maxima, against grids in doubles. */
class ObjectiveSearchTest {

  private static final int PARTS = 400;

  private static ObjectiveSearch search(
      Instance instance, KlDirection direction, String gamma, String tolerance) {
    return ObjectiveSearch.run(instance, direction, q(gamma), null, q(tolerance), 3000);
  }

  @Example
  @Tag("RKL-BIAS")
  void oneDimension() throws Exception {
    for (String name : new String[] {"tiny", "one-dimension", "two-maxima"}) {
      Instance instance = ConcavityTest.shipped(name);
      for (KlDirection direction : KlDirection.values()) {
        for (String gamma : new String[] {"0", "12"}) {
          ObjectiveSearch search = search(instance, direction, gamma, "1/10000");
          double best = Double.NEGATIVE_INFINITY;
          double where = 0;
          double reach = RegularisedProblem.of(instance, q("100")).d().doubleValue();
          for (int part = -PARTS; part <= PARTS; part++) {
            double move = reach * part / PARTS;
            double value =
                ConcavityTest.objective(
                    instance, q(gamma).doubleValue(), direction == KlDirection.REF_POLICY, move);
            if (value > best) {
              best = value;
              where = move;
            }
          }
          String label = name + " " + direction + " " + gamma;
          assertTrue(search.maximum().hi().toFraction().doubleValue() >= best - 1e-9, label);
          assertTrue(search.maximum().lo().toFraction().doubleValue() <= best + 1e-3, label);
          assertTrue(search.maximum().width().toFraction().compareTo(q("1/10000")) <= 0, label);
          PlainDoubles there = at(instance, where);
          // the grid's best point is off by half a mesh at most
          assertTrue(near(search.loss(), there.sail(), 2e-3), label);
          assertTrue(near(search.divergence(KlDirection.REF_POLICY), there.klRefPolicy(), 2e-2));
          assertTrue(near(search.divergence(KlDirection.POLICY_REF), there.klPolicyRef(), 2e-2));
          assertTrue(search.evaluated() > 1);
        }
      }
    }
  }

  /** Whether the enclosure comes within a distance of a value. */
  private static boolean near(Interval enclosure, double value, double off) {
    return enclosure.hi().toFraction().doubleValue() >= value - off
        && enclosure.lo().toFraction().doubleValue() <= value + off;
  }

  private static PlainDoubles at(Instance instance, double move) {
    LogNumber theta = instance.thetaRef(0).add(LogNumber.of(new BigFraction(move)));
    return new PlainDoubles(instance.withTheta(new LogNumber[] {theta}));
  }

  @Example
  @Tag("RKL-BIAS")
  void twoDimensions() throws Exception {
    Instance instance = ConcavityTest.shipped("one-prompt");
    ObjectiveSearch search = search(instance, KlDirection.REF_POLICY, "0", "1/500");
    double best = Double.NEGATIVE_INFINITY;
    for (int a = -20; a <= 20; a++) {
      for (int b = -20; b <= 20; b++) {
        if (a * a + b * b <= 400) {
          best = Math.max(best, ConcavityTest.objective(instance, 0, true, a / 20.0, b / 20.0));
        }
      }
    }
    assertTrue(search.maximum().hi().toFraction().doubleValue() >= best - 1e-9);
    assertTrue(search.maximum().lo().toFraction().doubleValue() <= best + 2e-3);
  }

  /** J is highest outside the ball, at a corner of the cube around it: that does not count. */
  @Example
  @Tag("RKL-BIAS")
  void cornersAreOutside() {
    BigFraction one = BigFraction.ONE;
    BigFraction zero = BigFraction.ZERO;
    Instance instance =
        new InstanceBuilder("diagonal")
            .prompts(new String[] {"x"}, new BigFraction[] {one})
            .responses(new String[] {"a", "b"})
            .features(new BigFraction[][][] {{{one, one}, {zero, zero}}})
            .thetaRef(new LogNumber[] {LogNumber.ZERO, LogNumber.ZERO})
            .theta(new LogNumber[] {LogNumber.ZERO, LogNumber.ZERO})
            .beta(q("2"))
            .rho(zero)
            .delta(q("1/10"))
            .oracle(Samples.two("9/10"))
            .domain(Domain.ball(q("1/8")))
            .build();
    ObjectiveSearch search = search(instance, KlDirection.REF_POLICY, "0", "1/2000");
    double edge = 0.125 / Math.sqrt(2);
    double best = ConcavityTest.objective(instance, 0, true, edge, edge);
    assertTrue(search.maximum().lo().toFraction().doubleValue() <= best + 1e-9);
    assertTrue(search.maximum().hi().toFraction().doubleValue() >= best - 1e-9);
    assertTrue(search.maximum().width().toFraction().compareTo(q("1/2000")) <= 0);
    assertTrue(ConcavityTest.objective(instance, 0, true, 0.125, 0.125) > best + 1e-3);
  }

  /** A seed raises the lower end at once; the true maximum stays enclosed. */
  @Example
  @Tag("RKL-BIAS")
  void seeds() throws Exception {
    Instance instance = ConcavityTest.shipped("tiny");
    ObjectiveSearch seeded =
        ObjectiveSearch.run(
            instance, KlDirection.REF_POLICY, q("0"), instance.theta(), q("1/1000000"), 1);
    ObjectiveSearch full = search(instance, KlDirection.REF_POLICY, "0", "1/1000000");
    assertTrue(seeded.maximum().lo().compareTo(full.maximum().hi()) <= 0);
    assertTrue(seeded.maximum().hi().compareTo(full.maximum().lo()) >= 0);
    assertTrue(seeded.evaluated() < full.evaluated());
    LogNumber[] outside = {number("100")};
    assertThrows(
        IllegalArgumentException.class,
        () -> ObjectiveSearch.run(instance, KlDirection.REF_POLICY, q("0"), outside, q("1"), 1));
  }

  @Example
  void whatTheSearchNeeds() throws Exception {
    Instance box = ConcavityTest.shipped("box-domain");
    assertThrows(
        IllegalArgumentException.class, () -> search(box, KlDirection.REF_POLICY, "0", "1"));
  }
}
