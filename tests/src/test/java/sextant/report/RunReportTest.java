package sextant.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;

/** What would be all zeros in the table is shown as a bound. */
class RunReportTest {

  private static String shown(String lo, String hi) {
    return RunReport.shown(
        Interval.of(
            Dyadic.fromFractionDown(Rationals.parse(lo, 100), 200),
            Dyadic.fromFractionUp(Rationals.parse(hi, 100), 200)));
  }

  @Test
  void smallNumbersAreBounds() {
    assertEquals("≤3.2E-7", shown("0", "0.00000031"));
    assertEquals("≤3.1E-7", shown("0.0000003", "0.0000003099"));
    assertEquals("≤1.0E-6", shown("0", "0.0000009999"));
    assertEquals("≤9.9E-7", shown("0", "0.000000985"));
    assertEquals("0.00000[098,101]", shown("0.00000099", "0.000001"));
    assertEquals("0.00000[099,101]", shown("0.000001", "0.000001"));
    assertEquals("0.00000000", shown("0", "0"));
    assertEquals("[-0.00000001,0.00000001]", shown("-0.000000001", "0.000000001"));
    assertEquals("0.25000000", shown("0.25", "0.25"));
  }

  /** A power of two has one or two digits rarely; nothing is written that is too small. */
  @Test
  void boundsAreRoundedUp() {
    Random random = new Random(5);
    for (int n = 20; n < 1500; n += 37) {
      Dyadic most = Dyadic.of(1 + random.nextInt(1 << 20)).shift(-n - 40);
      String text = RunReport.shown(Interval.of(Dyadic.ZERO, most));
      assertTrue(text.startsWith("≤"), text);
      BigDecimal bound = new BigDecimal(text.substring(1));
      BigFraction ratio =
          new BigFraction(bound.unscaledValue())
              .divide(new BigFraction(10).pow(bound.scale()))
              .divide(most.toFraction());
      assertTrue(ratio.compareTo(BigFraction.ONE) >= 0, text);
      assertTrue(ratio.compareTo(new BigFraction(11, 10)) <= 0, text);
    }
    assertEquals("≤9.6E-1234", RunReport.shown(Interval.exact(Dyadic.ONE.shift(-1_000_000))));
  }
}
