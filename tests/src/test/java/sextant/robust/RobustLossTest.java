package sextant.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.SailLoss;
import sextant.sail.ScoreTable;
import sextant.testing.Enclosures;

/** The witness of the page on ORA-T4.1-NEC, and of the page on ORA-E4.4, by hand. */
class RobustLossTest {
  private static final int BITS = 160;

  private final Instance instance = twoResponses(log("2"), "1/10").delta(q("1/10")).build();
  private final LogRational model = exact(instance);

  private static LogNumber loss(String coefficientOfLog2) {
    return log(coefficientOfLog2, "2").add(log("4/9", "3"));
  }

  private LogNumber closedForm(String rho) {
    return RobustLoss.closedForm(
        SailLoss.value(model), q(rho), instance.beta(), SensitivityPenalty.value(model));
  }

  private void assertSupremum(String rho, LogNumber expected) {
    assertEquals(expected, PointwiseMaximum.value(model, q(rho)));
    assertEquals(expected, VertexEnumeration.supremum(model, q(rho)));
    assertEncloses(PointwiseMaximum.value(instance, q(rho), BITS), expected, BITS - 16, "max");
    assertEncloses(
        VertexEnumeration.supremum(instance, q(rho), BITS), expected, BITS - 16, "vertices");
  }

  private void assertExcess(String rho, LogNumber expected) {
    assertEquals(expected, ClippedWorstCase.excess(model, q(rho)));
    assertEncloses(
        ClippedWorstCase.excess(ScoreTable.of(instance, BITS), q(rho)),
        expected,
        BITS - 16,
        "excess");
  }

  @Test
  @Tag("ORA-T4.1")
  void closedFormWithinTheMargin() {
    assertEquals(loss("8/15"), closedForm("1/20"));
    assertSupremum("1/20", loss("8/15"));
  }

  @Test
  @Tag("ORA-T4.1")
  void closedFormAtAnotherBeta() {
    // beta = 2: L = 7/15 log 2 + 4/9 log 5, R = 4/9 log 2, so the surplus is 1/20 · 2 · 4/9 log 2
    Instance steeper = instance.withBeta(q("2")).withRho(q("1/20"));
    LogNumber expected = log("23/45", "2").add(log("4/9", "5"));
    assertEquals(expected, PointwiseMaximum.value(exact(steeper), q("1/20")));
    assertEquals(expected, VertexEnumeration.supremum(exact(steeper), q("1/20")));
    assertEquals(
        expected,
        RobustLoss.closedForm(
            SailLoss.value(exact(steeper)),
            q("1/20"),
            q("2"),
            SensitivityPenalty.value(exact(steeper))));
  }

  @Test
  @Tag("ORA-T4.1-NEC")
  void atTheMarginTheClosedFormIsStillExact() {
    assertEquals(loss("5/9"), closedForm("1/10"));
    assertSupremum("1/10", loss("5/9"));
    assertExcess("1/20", LogNumber.ZERO);
    assertExcess("1/10", LogNumber.ZERO);
  }

  @Test
  @Tag("ORA-T4.1-NEC")
  void beyondTheMarginTheClosedFormExceedsTheSupremum() {
    assertEquals(loss("3/5"), closedForm("1/5"));
    assertSupremum("1/5", loss("5/9"));
    assertExcess("1/5", log("2/45", "2"));
  }

  @Test
  @Tag("ORA-T4.1-NEC")
  void overhang() {
    assertEquals(q("1/10"), ClippedWorstCase.overhang(q("1/10"), q("1/5"), 1));
    assertEquals(q("0"), ClippedWorstCase.overhang(q("1/10"), q("1/5"), -1));
    assertEquals(q("1/10"), ClippedWorstCase.overhang(q("9/10"), q("1/5"), -1));
    assertEquals(q("0"), ClippedWorstCase.overhang(q("9/10"), q("1/5"), 1));
    assertEquals(q("0"), ClippedWorstCase.overhang(q("1/10"), q("1/5"), 0));
    assertEquals(q("0"), ClippedWorstCase.overhang(q("1/10"), q("1/10"), 1));
  }

  /** The margin is sufficient, not necessary: what counts is the room against h. */
  @Test
  @Tag("ORA-T4.1-NEC")
  void preferencesThatThePolicyFollowsLeaveRoom() {
    Instance certain = twoResponses(log("2"), "1").build();
    assertEquals(LogNumber.ZERO, ClippedWorstCase.excess(exact(certain), q("1/2")));
    assertEquals(log("4/9", "2"), ClippedWorstCase.excess(exact(certain), q("2")));
    Instance against = twoResponses(log("-1", "2"), "1").build();
    assertEquals(log("2/9", "2"), ClippedWorstCase.excess(exact(against), q("1/2")));
  }

  @Test
  @Tag("ORA-R4.2")
  void affineInTheRadius() {
    assertEquals(
        LogNumber.ZERO, RobustLoss.affine(closedForm("0"), closedForm("1/20"), closedForm("1/10")));
    assertEquals(log("1/2", "2"), RobustLoss.affine(log("2"), log("5/4", "2"), log("2")));
    // beyond the margin the supremum bends: 1/10 is a kink between 0 and 1/5
    LogNumber bend =
        RobustLoss.affine(
            PointwiseMaximum.value(model, q("0")),
            PointwiseMaximum.value(model, q("1/10")),
            PointwiseMaximum.value(model, q("1/5")));
    assertEquals(log("2/45", "2"), bend);
  }

  @Test
  void penaltyAndItsGradient() {
    assertEquals(log("4/9", "2"), SensitivityPenalty.value(model));
    PenaltyByRank byRank = PenaltyByRank.of(ScoreTable.of(instance, BITS));
    assertEncloses(byRank.value(), log("4/9", "2"), BITS - 16, "penalty");
    // R = 2 t s (1 - s), s = 2/3 at t = log 2: R' = 2s(1-s) (1 + t (1 - 2s))
    assertEncloses(
        Enclosures.contract(instance, byRank.gradientWeights(), 0, BITS),
        number("4/9").subtract(log("4/27", "2")),
        BITS - 16,
        "gradient");
  }

  @Test
  @Tag("ORA-E4.4")
  void decidableWitness() {
    LogNumber atOne = SensitivityPenalty.value(model);
    LogNumber atTwo = SensitivityPenalty.value(exact(twoResponses(log("4"), "1/2").build()));
    LogNumber atZero = SensitivityPenalty.value(exact(twoResponses(LogNumber.ZERO, "1/2").build()));
    assertEquals(LogNumber.ZERO, atZero);
    assertEquals(log("8/25", "2"), atTwo.multiply(BigFraction.ONE_HALF));
    assertEquals(log("28/225", "2"), atOne.subtract(atTwo.multiply(BigFraction.ONE_HALF)));
  }

  @Test
  @Tag("ORA-E4.4")
  void numbersOfTheExample() {
    Interval one = Example44.penalty(q("1"), BITS);
    Interval two = Example44.penalty(q("2"), BITS).shift(-1);
    assertDigits("0.39322386648296370507", one);
    assertDigits("0.20998717080701303469", two);
    assertDigits("0.18323669567595067037", one.subtract(two, BITS));
    assertDigits("0.18323669567595067037", Example44.nonConvexity(BITS));
    assertTrue(Example44.nonConvexity(BITS).isPositive());
    // R is even, and 0 at 0
    assertDigits("0.39322386648296370507", Example44.penalty(q("-1"), BITS));
    assertTrue(Example44.penalty(q("0"), BITS).contains(BigFraction.ZERO));
    assertFalse(Example44.penalty(q("0"), BITS).isPositive());
  }

  /** The digits printed, and the next unit, are on either side of the interval. */
  private static void assertDigits(String digits, Interval value) {
    BigFraction low = q(digits);
    BigFraction high = low.add(new BigFraction(1).divide(q("1" + "0".repeat(20))));
    assertTrue(
        low.compareTo(value.lo().toFraction()) <= 0 && value.hi().toFraction().compareTo(high) < 0,
        digits);
  }

  @Test
  void howManyVertices() {
    assertEquals(0, VertexEnumeration.pairs(1));
    assertEquals(6, VertexEnumeration.pairs(4));
    assertTrue(VertexEnumeration.feasible(instance));
    assertTrue(VertexEnumeration.joint(instance));
  }
}
