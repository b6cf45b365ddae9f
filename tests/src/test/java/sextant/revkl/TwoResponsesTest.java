package sextant.revkl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.indifferent;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.audit.Quantity;
import sextant.curvature.SailHessian;
import sextant.exact.Decimals;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.ScoreTable;
import sextant.testing.Enclosures;

/** The closed forms of the example against the general Hessians, and their signs. */
class TwoResponsesTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "1/2", "-3/2", "1.5434", "1.5435", "7", "-20"})
  @Tag("RKL-KL-PR")
  void klPolicyRefIsTheGeneralHessian(String t) {
    Instance instance = twoResponses(number(t), "1/2").build();
    Interval general =
        KlHessian.enclose(ScoreTable.of(instance, 200), KlDirection.POLICY_REF)[0][0];
    Enclosures.assertAgree(TwoResponses.klPolicyRef(q(t), 200), general, 150, t);
  }

  @Test
  @Tag("RKL-KL-PR")
  void theSignChangesAtTheRoot() {
    Interval root = TwoResponses.inflection(400);
    // 1.5434046384182084479587097400533155536978837647192626945972413624898877396294736
    assertEquals(
        "1.54340463841820844795870974005331555369788376471926", Decimals.floor(root.lo(), 50));
    assertEquals(BigFraction.TWO.pow(-400), root.width().toFraction());
    assertTrue(TwoResponses.klPolicyRef(root.lo().toFraction(), 1000).isPositive());
    assertTrue(TwoResponses.klPolicyRef(root.hi().toFraction(), 1000).isNegative());
    assertTrue(hessian("1.5434046384182").isPositive());
    assertTrue(hessian("1.5434046384183").isNegative());
    assertTrue(hessian("-1.5434046384183").isNegative());
  }

  /** The bound (1 - 2DB) F is best possible: far references come as close to it as one likes. */
  @Test
  @Tag("RKL-KL-PR")
  void theBoundIsBestPossible() {
    Instance far =
        twoResponses(number("21.1"), "1/2").thetaRef(new LogNumber[] {number("20")}).build();
    ScoreTable table = ScoreTable.of(far, 200);
    Interval hessian = KlHessian.enclose(table, KlDirection.POLICY_REF)[0][0];
    Interval ratio = hessian.divide(Fisher.enclose(table)[0][0], 200);
    assertTrue(ratio.isNegative());
    assertEquals(-0.1, ratio.hi().toFraction().doubleValue(), 1e-8);
    assertTrue(ratio.lo().compareTo(q("-1/10")) > 0);
  }

  /** The names that {@code eval} prints. */
  @Test
  void directionsAreNamedAsQuantities() {
    assertEquals(Quantity.KL_REF_POLICY.key(), KlDirection.REF_POLICY.key());
    assertEquals(Quantity.KL_POLICY_REF.key(), KlDirection.POLICY_REF.key());
  }

  private static Interval hessian(String t) {
    ScoreTable table = ScoreTable.of(twoResponses(number(t), "1/2").build(), 200);
    return KlHessian.enclose(table, KlDirection.POLICY_REF)[0][0];
  }

  /** theta = log q: C = (1 + q)^2/4q. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "4", "1/4", "9/4", "100"})
  @Tag("RKL-H1")
  void sailIsTheGeneralHessian(String power) {
    LogRational model = exact(twoResponses(log(power), "1/2").build());
    BigFraction c = q(power).add(BigFraction.ONE).pow(2).divide(q(power)).divide(4);
    assertEquals(SailHessian.value(model)[0][0], TwoResponses.sail(c));
  }

  @Test
  @Tag("RKL-H1")
  void bothSignsByHand() {
    assertEquals(number("1/8"), TwoResponses.sail(BigFraction.ONE));
    LogNumber witness = number("-8/125").add(log("8/625", "5/4"));
    assertEquals(witness, TwoResponses.sail(q("25/16")));
    assertTrue(witness.signum() < 0);
  }

  @Test
  @Tag("RKL-H1")
  void theSignChangesTwice() {
    Interval first = TwoResponses.lowerSwitch(40);
    Interval second = TwoResponses.upperSwitch(40);
    assertEquals("1.2221302966", Decimals.floor(first.lo(), 10));
    assertEquals("7.9816186161", Decimals.floor(second.lo(), 10));
    assertEquals(1, TwoResponses.sail(first.lo().toFraction()).signum());
    assertEquals(-1, TwoResponses.sail(first.hi().toFraction()).signum());
    assertEquals(-1, TwoResponses.sail(second.lo().toFraction()).signum());
    assertEquals(1, TwoResponses.sail(second.hi().toFraction()).signum());
    assertTrue(first.width().toFraction().compareTo(BigFraction.TWO.pow(-40)) <= 0);
    assertTrue(second.width().toFraction().compareTo(BigFraction.TWO.pow(-40)) <= 0);
  }

  /** On [-2, 2]: concave up to |t| = 2 arcosh(sqrt C_1) = 0.9109..., convex beyond. */
  @Test
  @Tag("RKL-H1")
  void theRegionIsCertified() {
    Instance instance = twoResponses(number("0"), "1/2").domain(Domain.ball(q("2"))).build();
    DefiniteRegion region = region(instance, 2000);
    double c = 1.222130296628;
    double place = 2 * Math.log(Math.sqrt(c) + Math.sqrt(c - 1));
    double concave = region.concave().toFraction().doubleValue();
    double convex = region.convex().toFraction().doubleValue();
    assertTrue(concave <= 2 * place + 1e-9 && concave > 2 * place - 0.05, "concave " + concave);
    assertTrue(convex <= 4 - 2 * place + 1e-9 && convex > 3.95 - 2 * place, "convex " + convex);
    assertEquals(0, region.indefinite().signum());
    double open = region.undecided().toFraction().doubleValue();
    assertEquals(4, concave + convex + open, 1e-12);
    assertTrue(region.boxes() <= 2000);
  }

  /** Two prompts, a coordinate each, theta_ref = 0. */
  private static Instance twoPrompts(String[] lower, String[] upper) {
    BigFraction[][][] psi = {
      {{q("1"), q("0")}, {q("0"), q("0")}}, {{q("0"), q("1")}, {q("0"), q("0")}}
    };
    LogNumber[] zero = {LogNumber.ZERO, LogNumber.ZERO};
    Domain box =
        Domain.box(
            new BigFraction[] {q(lower[0]), q(lower[1])},
            new BigFraction[] {q(upper[0]), q(upper[1])});
    return twoResponses(number("0"), "1/2")
        .prompts(new String[] {"x", "y"}, new BigFraction[] {q("1/2"), q("1/2")})
        .features(psi)
        .thetaRef(zero)
        .theta(zero)
        .oracle(indifferent(2, 2))
        .domain(box)
        .build();
  }

  /** Near (0, log 4) the Hessian takes both signs. */
  @Test
  @Tag("RKL-H1")
  void indefiniteAtEveryPointOfABox() {
    String[] lower = {"-1/16", "21/16"};
    String[] upper = {"1/16", "23/16"};
    DefiniteRegion region = region(twoPrompts(lower, upper), 3000);
    assertEquals(0, region.concave().signum());
    assertEquals(0, region.convex().signum());
    assertEquals(1.0 / 64, region.indefinite().toFraction().doubleValue(), 1e-12);
    assertEquals(0, region.undecided().signum());
  }

  /** Around (0.9108, log 4) it does on the near half only; on the other -L_SAIL is convex. */
  @Test
  @Tag("RKL-H1")
  void indefiniteOnHalfOfABox() {
    String[] lower = {"0.6", "1.36"};
    String[] upper = {"1.2216", "1.4"};
    DefiniteRegion region = region(twoPrompts(lower, upper), 3000);
    double half = 0.3108 * 0.04;
    assertEquals(0, region.concave().signum());
    assertTrue(region.indefinite().toFraction().doubleValue() <= half + 1e-6);
    assertTrue(region.convex().toFraction().doubleValue() <= half + 1e-6);
    assertTrue(region.indefinite().signum() > 0);
    assertTrue(region.convex().signum() > 0);
  }

  private static DefiniteRegion region(Instance instance, long boxes) {
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    return DefiniteRegion.of(instance, domain, FeatureSpan.of(instance), boxes);
  }

  /** B = 1/2, beta = 2, h = 1: 1/8 ((6 + 3 sqrt 2)(log 2 + 2) + 36 + 6 + 16/(3 sqrt 3)). */
  @Test
  @Tag("RKL-H1")
  void theThirdDerivativeBoundByHand() {
    Interval bound = DefiniteRegion.thirdDerivative(q("2"), q("1/2"), Interval.ONE, 100);
    double expected =
        ((6 + 3 * Math.sqrt(2)) * (Math.log(2) + 2) + 42 + 16 / (3 * Math.sqrt(3))) / 8;
    assertEquals(expected, bound.lo().toFraction().doubleValue(), 1e-12);
    assertEquals(expected, bound.hi().toFraction().doubleValue(), 1e-12);
  }
}
