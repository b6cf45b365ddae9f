package sextant.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import java.math.BigDecimal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Evaluation.Leaf;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.PreferenceOracle;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** Certified decimals: they contain the exact value and are as close as promised. */
class EvaluationTest {
  private static final int[] DIGITS = {0, 20, 60, 200};

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> rational() {
    return RandomInstances.rational();
  }

  private static BigFraction decimal(String text) {
    return Rationals.parse(text, 2000);
  }

  private static void assertDecimals(Leaf leaf, int digits, int units, String what) {
    BigDecimal lo = new BigDecimal(leaf.lo());
    BigDecimal hi = new BigDecimal(leaf.hi());
    assertEquals(digits, lo.scale(), what);
    assertEquals(digits, hi.scale(), what);
    BigDecimal apart = hi.subtract(lo).movePointRight(digits);
    assertTrue(
        apart.signum() >= 0 && apart.compareTo(BigDecimal.valueOf(units)) <= 0,
        () -> what + ": " + leaf.lo() + " " + leaf.hi());
  }

  @Property(tries = 15, seed = Samples.SEED)
  void exactValuesLieBetweenTheDecimals(@ForAll("logRational") Instance instance)
      throws Evaluation.Undecided {
    for (int digits : DIGITS) {
      Evaluation evaluation = new Evaluation(new Subject(instance), digits);
      for (Quantity quantity : Quantity.values()) {
        if (quantity.shape() == Quantity.Shape.SCALAR) {
          Leaf exact = evaluation.scalar(quantity, true);
          LogNumber value = exact.exact();
          assertNotNull(value);
          assertDecimals(exact, digits, 1, quantity.key());
          Leaf enclosed = evaluation.scalar(quantity, false);
          assertNull(enclosed.exact());
          assertDecimals(enclosed, digits, 2, quantity.key());
          for (Leaf leaf : new Leaf[] {exact, enclosed}) {
            assertTrue(LogNumber.of(decimal(leaf.lo())).compareTo(value) <= 0, quantity.key());
            assertTrue(LogNumber.of(decimal(leaf.hi())).compareTo(value) >= 0, quantity.key());
          }
        }
      }
    }
  }

  @Property(tries = 15, seed = Samples.SEED)
  void moreDigitsRefine(@ForAll("rational") Instance instance) throws Evaluation.Undecided {
    Subject subject = new Subject(instance);
    for (Quantity quantity : Quantity.values()) {
      if (quantity.shape() == Quantity.Shape.SCALAR) {
        BigFraction lo = null;
        BigFraction hi = null;
        for (int digits : DIGITS) {
          Leaf leaf = new Evaluation(subject, digits).scalar(quantity, false);
          assertDecimals(leaf, digits, 2, quantity.key());
          BigFraction newLo = decimal(leaf.lo());
          BigFraction newHi = decimal(leaf.hi());
          assertTrue(lo == null || newHi.compareTo(lo) >= 0, quantity.key());
          assertTrue(hi == null || newLo.compareTo(hi) <= 0, quantity.key());
          lo = newLo;
          hi = newHi;
        }
      }
    }
  }

  @Property(tries = 15, seed = Samples.SEED)
  void exactDerivativesLieBetweenTheDecimals(@ForAll("logRational") Instance instance)
      throws Evaluation.Undecided {
    for (int digits : new int[] {0, 20, 60}) {
      Evaluation evaluation = new Evaluation(new Subject(instance), digits);
      for (Quantity quantity : Quantity.values()) {
        if (quantity.shape() == Quantity.Shape.VECTOR) {
          assertAgree(
              evaluation.vector(quantity, true), evaluation.vector(quantity, false), digits);
        } else if (quantity.shape() == Quantity.Shape.MATRIX) {
          Leaf[][] exact = evaluation.matrix(quantity, true);
          Leaf[][] enclosed = evaluation.matrix(quantity, false);
          assertEquals(instance.dimension(), exact.length);
          for (int a = 0; a < exact.length; a++) {
            assertAgree(exact[a], enclosed[a], digits);
          }
        }
      }
    }
  }

  private static void assertAgree(Leaf[] exact, Leaf[] enclosed, int digits) {
    assertEquals(exact.length, enclosed.length);
    for (int k = 0; k < exact.length; k++) {
      LogNumber value = exact[k].exact();
      assertNotNull(value);
      assertNull(enclosed[k].exact());
      assertDecimals(exact[k], digits, 1, "exact");
      assertDecimals(enclosed[k], digits, 2, "enclosed");
      for (Leaf leaf : new Leaf[] {exact[k], enclosed[k]}) {
        assertTrue(LogNumber.of(decimal(leaf.lo())).compareTo(value) <= 0, leaf::toString);
        assertTrue(LogNumber.of(decimal(leaf.hi())).compareTo(value) >= 0, leaf::toString);
      }
    }
  }

  @Example
  void shapesAreNotConfused() {
    Evaluation evaluation = new Evaluation(new Subject(twoResponses(log("2"), "1/3").build()), 5);
    assertThrows(
        IllegalArgumentException.class, () -> evaluation.scalar(Quantity.SAIL_GRADIENT, false));
    assertThrows(
        IllegalArgumentException.class, () -> evaluation.scalar(Quantity.SAIL_GRADIENT, true));
    assertThrows(
        IllegalArgumentException.class, () -> evaluation.vector(Quantity.SAIL_HESSIAN, false));
    assertThrows(IllegalArgumentException.class, () -> evaluation.matrix(Quantity.SAIL, false));
  }

  @Example
  void knownValues() throws Evaluation.Undecided {
    Instance instance = twoResponses(log("2"), "1/10").delta(q("1/10")).rho(q("1/5")).build();
    Evaluation evaluation = new Evaluation(new Subject(instance), 20);
    // 4/9 log 2, from log 2 = 0.69314718055994530941723212...
    Leaf penalty = evaluation.scalar(Quantity.PENALTY, true);
    assertEquals("0.30806541358219791529", penalty.lo());
    assertEquals("0.30806541358219791530", penalty.hi());
    assertEquals(log("4/9", "2"), penalty.exact());
    LogNumber supremum = log("5/9", "2").add(log("4/9", "3"));
    assertEquals(supremum, evaluation.scalar(Quantity.ROBUST, true).exact());
    assertEquals(supremum, evaluation.scalar(Quantity.WORST_CASE, true).exact());
    assertEquals(
        evaluation.scalar(Quantity.WORST_CASE, true), evaluation.scalar(Quantity.ROBUST, true));
  }

  @Example
  void rationalValuesAreExactDecimals() throws Evaluation.Undecided {
    Instance still = twoResponses(LogNumber.ZERO, "1/10").build();
    Evaluation evaluation = new Evaluation(new Subject(still), 3);
    assertEquals(new Leaf("0.000", "0.000", LogNumber.ZERO), zero(evaluation));
    assertEquals("0.000", evaluation.scalar(Quantity.PENALTY, false).lo());
  }

  private static Leaf zero(Evaluation evaluation) throws Evaluation.Undecided {
    return evaluation.scalar(Quantity.KL_POLICY_REF, true);
  }

  @Example
  void worstCaseOracle() throws Evaluation.Undecided {
    // h(a, b) = log 2 > 0: the preference for a goes down by 1/5, clipped at 0
    Instance instance = twoResponses(log("2"), "1/10").rho(q("1/5")).build();
    Evaluation evaluation = new Evaluation(new Subject(instance), 2);
    assertEquals(
        new Leaf("0.00", "0.00", LogNumber.ZERO), evaluation.worstCaseOracle(0, 0, 1, true));
    assertEquals(new Leaf("1.00", "1.00", number("1")), evaluation.worstCaseOracle(0, 1, 0, true));
    assertEquals(new Leaf("0.50", "0.50", null), evaluation.worstCaseOracle(0, 1, 1, false));
    Instance milder = twoResponses(log("2"), "1/3").rho(q("1/5")).build();
    assertEquals(
        new Leaf("0.13", "0.14", number("2/15")),
        new Evaluation(new Subject(milder), 2).worstCaseOracle(0, 0, 1, true));
    // sigma(1) = 0.7310585786300048..., less 1/5
    LogNumber[][] rewards = {{number("1"), LogNumber.ZERO}};
    Instance irrational = milder.withOracle(PreferenceOracle.ofRewards(rewards));
    assertEquals(
        new Leaf("0.5310585786", "0.5310585787", null),
        new Evaluation(new Subject(irrational), 10).worstCaseOracle(0, 0, 1, true));
  }
}
