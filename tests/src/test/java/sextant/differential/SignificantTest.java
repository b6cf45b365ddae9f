package sextant.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import sextant.exact.Dyadic;

class SignificantTest {

  private static Dyadic dyadic(long mantissa, long exponent) {
    return Dyadic.of(BigInteger.valueOf(mantissa), exponent);
  }

  @Test
  void shortNumbersAreExact() {
    for (Dyadic value : new Dyadic[] {dyadic(3, -2), dyadic(-3, -2), dyadic(5, 3), Dyadic.ZERO}) {
      BigDecimal exact = new BigDecimal(value.toFraction().doubleValue());
      assertEquals(0, exact.compareTo(new BigDecimal(Significant.floor(value))));
      assertEquals(0, exact.compareTo(new BigDecimal(Significant.ceiling(value))));
    }
  }

  /** 2^-100 = 7.88860905221011805411728565282786...E-31. */
  @Test
  void longOnesAreRoundedOutward() {
    assertEquals("7.888609052210118054117285E-31", Significant.floor(dyadic(1, -100)));
    assertEquals("7.888609052210118054117286E-31", Significant.ceiling(dyadic(1, -100)));
    assertEquals("-7.888609052210118054117286E-31", Significant.floor(dyadic(-1, -100)));
    assertEquals("-7.888609052210118054117285E-31", Significant.ceiling(dyadic(-1, -100)));
  }

  @Test
  void whatIsBelowAllRangeIsNextToZero() {
    assertEquals("0", Significant.floor(dyadic(1, -162_745_260_213L)));
    assertEquals("1E-3000", Significant.ceiling(dyadic(1, -162_745_260_213L)));
    assertEquals("-1E-3000", Significant.floor(dyadic(-1, -162_745_260_213L)));
    assertEquals("0", Significant.ceiling(dyadic(-1, -162_745_260_213L)));
  }
}
