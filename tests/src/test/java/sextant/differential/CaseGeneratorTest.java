package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.exact.Dyadic;
import sextant.fast.Problem;
import sextant.fast.Target;

/** The cases: exact in their format, the same whenever drawn, and nasty as promised. */
class CaseGeneratorTest {

  private static String request(Case one) {
    return RequestJson.line(one, List.of(Target.values()));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyNumberIsHeldAndEveryCaseIsAnInstance(Format format) {
    CaseGenerator generator = new CaseGenerator(format, 99);
    for (long k = 0; k < 3000; k++) {
      Case one = generator.at(k);
      Problem p = one.problem();
      one.instance(); // throws when a rule is broken
      assertTrue(format.holds(p.beta()) && format.holds(p.rho()), one.label());
      assertTrue(format.holds(one.batch().epsilon()) && one.batch().epsilon() < 0.5);
      for (double[][][] tables : List.of(p.features(), p.preferences())) {
        for (double[][] table : tables) {
          for (double[] row : table) {
            for (double value : row) {
              assertTrue(format.holds(value), one.label() + " " + value);
            }
          }
        }
      }
      for (double[][] table : p.preferences()) {
        for (double[] row : table) {
          for (double value : row) {
            assertTrue(value >= p.rho(), "the radius keeps the margin");
          }
        }
      }
      assertTrue(p.beta() >= 0.9e-3 && p.beta() <= 1000, () -> "beta " + p.beta());
    }
  }

  @Test
  void aCaseIsTheSameWheneverItIsDrawn() {
    String first = request(new CaseGenerator(Format.BINARY64, 4).at(777));
    CaseGenerator again = new CaseGenerator(Format.BINARY64, 4);
    again.at(3);
    assertEquals(first, request(again.at(777)));
    assertNotEquals(first, request(new CaseGenerator(Format.BINARY64, 5).at(777)));
    assertNotEquals(first, request(again.at(778)));
  }

  @Test
  void theFirstCasesAreOneOfEveryKindWhateverTheSeed() {
    Set<String> labels = new HashSet<>();
    for (int k = 0; k < CaseGenerator.fixedCount(); k++) {
      Case one = new CaseGenerator(Format.BINARY64, 1).at(k);
      assertTrue(labels.add(one.label()), one.label());
      assertEquals(request(one), request(new CaseGenerator(Format.BINARY64, 2).at(k)));
    }
    assertTrue(
        labels.containsAll(
            List.of("huge scores", "near-ties", "one response", "extreme odds", "beta = 1000")),
        labels::toString);
  }

  /** Huge means that an exponential overflows in the format. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void hugeScoresOverflow(Format format) {
    double limit = format == Format.BINARY64 ? 710 : 89;
    int overflowing = 0;
    for (int k = 0; k < 2000; k++) {
      Case one = new CaseGenerator(format, 8).at(k);
      if (one.label().equals("huge scores")) {
        double[] theta = one.problem().theta();
        double[] psi = one.problem().features()[0][0];
        double score = 0;
        for (int i = 0; i < theta.length; i++) {
          score += theta[i] * psi[i];
        }
        overflowing += Math.abs(score) > limit ? 1 : 0;
      }
    }
    assertTrue(overflowing > 5, "overflowing: " + overflowing);
  }

  @Test
  void doublesAreTheNumbersTheyAre() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < 2000; k++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        Dyadic exact = Doubles.exact(value);
        BigDecimal decimal = new BigDecimal(value);
        BigFraction fraction = Case.exact(value);
        BigDecimal product = decimal.multiply(new BigDecimal(fraction.getDenominator()));
        assertEquals(0, product.compareTo(new BigDecimal(fraction.getNumerator())));
        assertEquals(value, Doubles.of(exact));
      }
    }
    assertEquals(0.0, Doubles.of(Dyadic.of(BigInteger.ONE, -100_000)));
    assertEquals(BigFraction.ZERO, Case.exact(-0.0));
  }
}
