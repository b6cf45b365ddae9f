package sextant.robust;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sextant.exact.LogNumber;

/** The decomposition summed over arrays, and the clipped worst case of a pair, by hand. */
class DecompositionTest {

  private static BigFraction q(int n, int d) {
    return new BigFraction(n, d);
  }

  private static LogNumber number(int n, int d) {
    return LogNumber.of(q(n, d));
  }

  private final BigFraction[] weight = {q(1, 4), q(3, 4)};
  private final BigFraction[] preference = {q(1, 2), q(2, 3)};
  private final LogNumber[] a = {number(4, 1), number(1, 1)};
  private final LogNumber[] b = {number(2, 1), number(7, 1)};
  private final BigFraction rho = q(1, 6);

  @Test
  @Tag("ORA-T4.1")
  void sumOfMaximaIsNominalPlusSpread() {
    // nominal 1/4·3 + 3/4·3 = 3; spread 1/4·2 + 3/4·6 = 5; supremum 3 + 5/6
    assertEquals(number(3, 1), Decomposition.objective(weight, preference, a, b));
    assertEquals(number(5, 1), Decomposition.spread(weight, a, b));
    assertEquals(number(23, 6), Decomposition.supremum(weight, preference, rho, a, b));
  }

  @Test
  @Tag("ORA-T4.1")
  void shortfallOfAChosenOracle() {
    // at the nominal oracle what is missing is rho times the spread; at the worst one nothing
    BigFraction[] worst = {q(2, 3), q(1, 2)};
    assertEquals(number(5, 6), Decomposition.shortfall(weight, preference, rho, preference, a, b));
    assertEquals(LogNumber.ZERO, Decomposition.shortfall(weight, preference, rho, worst, a, b));
  }

  @Test
  @Tag("ORA-T4.1")
  void theWorstOracleAttainsTheSupremum() {
    BigFraction[] worst = Decomposition.worst(preference, rho, a, b);
    assertArrayEquals(new BigFraction[] {q(2, 3), q(1, 2)}, worst);
    assertEquals(number(23, 6), Decomposition.objective(weight, worst, a, b));
    // on a tie the nominal preference
    assertArrayEquals(preference, Decomposition.worst(preference, rho, a, a));
  }

  @Test
  @Tag("ORA-R4.2")
  void theSupremumIsAffineInTheRadius() {
    BigFraction none = BigFraction.ZERO;
    // the spread 5 times the difference of the radii
    assertEquals(number(5, 6), Decomposition.increase(weight, preference, none, rho, a, b));
    assertEquals(number(5, 12), Decomposition.increase(weight, preference, none, q(1, 12), a, b));
    assertEquals(number(5, 6), Decomposition.increase(weight, preference, rho, q(1, 3), a, b));
    assertEquals(LogNumber.ZERO, Decomposition.increase(weight, preference, rho, rho, a, b));
  }

  @Test
  @Tag("ORA-T4.1-NEC")
  void whatTheClosedFormHasTooMuch() {
    // first pair: a > b, room 1 - 1/2; second: a < b, room 2/3. At 3/4 they lack 1/4 and 1/12:
    // 1/4·2·1/4 + 3/4·6·1/12 = 1/2; closed form 3 + 5·3/4 = 27/4; supremum 1/4·4 + 3/4·7 = 25/4
    BigFraction wide = q(3, 4);
    assertEquals(number(1, 2), ClippedDecomposition.excess(weight, preference, wide, a, b));
    assertEquals(number(25, 4), ClippedDecomposition.supremum(weight, preference, wide, a, b));
    assertEquals(LogNumber.ZERO, ClippedDecomposition.excess(weight, preference, rho, a, b));
    assertEquals(number(23, 6), ClippedDecomposition.supremum(weight, preference, rho, a, b));
    // equal losses count for nothing
    assertEquals(LogNumber.ZERO, ClippedDecomposition.excess(weight, preference, wide, a, a));
  }

  @Test
  @Tag("ORA-T4.1-NEC")
  void clippedWorstCaseOfAPair() {
    // p + rho = 7/6 is clipped to 1: the worst is a = 4 itself; the other way round 1/2 stays free
    assertEquals(number(4, 1), ClippedWorstCase.value(q(2, 3), q(1, 2), a[0], b[0]));
    assertEquals(q(1, 1), ClippedWorstCase.end(q(2, 3), q(1, 2), 1));
    assertEquals(q(1, 6), ClippedWorstCase.end(q(2, 3), q(1, 2), -1));
    assertEquals(q(2, 3), ClippedWorstCase.end(q(2, 3), q(1, 2), 0));
    assertEquals(q(0, 1), ClippedWorstCase.end(q(1, 3), q(1, 2), -1));
  }
}
