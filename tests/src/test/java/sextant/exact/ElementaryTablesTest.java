package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The error counts of the fixed-point cores, which guard bits would hide from any test of the
 * enclosures: each core against itself with 128 places more, whose error is as nothing.
 */
class ElementaryTablesTest {

  private static final int W = 192;
  private static final int MORE = 128;
  private static final int CASES = 3000;

  private final Random random = new Random(20_240_229);
  private final LogTable log = LogTable.withPlaces(W);
  private final LogTable fineLog = LogTable.withPlaces(W + MORE);
  private final ExpTable exp = ExpTable.withPlaces(W);
  private final ExpTable fineExp = ExpTable.withPlaces(W + MORE);

  @Test
  void tablesHaveThePlacesAskedFor() {
    assertEquals(W, log.places());
    assertEquals(W + MORE, fineLog.places());
    assertEquals(W, exp.places());
    assertEquals(W + MORE, fineExp.places());
  }

  @Test
  void log() {
    for (int i = 0; i < CASES; i++) {
      BigInteger fineM = new BigInteger(W + MORE, random).setBit(W + MORE);
      long e = random.nextInt(4) == 0 ? 0 : random.nextLong() >> 2;
      assertWithin(LogTable.LOG_ULPS, log.log(fineM.shiftRight(MORE), e), fineLog.log(fineM, e));
    }
  }

  /** Arguments that the two factors reduce to 1 or next to it. */
  @Test
  void logNearTheTablePoints() {
    for (int i = 0; i < 128; i++) {
      for (int offset = -1; offset <= 1; offset++) {
        BigInteger m = BigInteger.valueOf(128 + i).shiftLeft(W - 7).add(BigInteger.valueOf(offset));
        if (m.bitLength() == W + 1) {
          assertWithin(LogTable.LOG_ULPS, log.log(m, -1), fineLog.log(m.shiftLeft(MORE), -1));
        }
      }
    }
  }

  @Test
  void logOnePlus() {
    for (int i = 0; i < CASES; i++) {
      BigInteger delta = new BigInteger(W + MORE, random).setBit(W + MORE - 1);
      delta = random.nextBoolean() ? delta : delta.negate();
      int t = 7 + random.nextInt(i % 2 == 0 ? 20 : W);
      BigInteger rough = log.logOnePlus(delta, t);
      assertWithin(LogTable.SERIES_ULPS, rough, fineLog.logOnePlus(delta, t));
      assertEquals(log.logOnePlus(delta, W + 1), log.logOnePlus(delta, W + 1000));
    }
  }

  @Test
  void exp() {
    for (int i = 0; i < CASES; i++) {
      BigInteger fineX = new BigInteger(W + MORE + random.nextInt(59), random);
      fineX = random.nextBoolean() ? fineX : fineX.negate();
      BigInteger x = fineX.shiftRight(MORE);
      long n = exp.multipleOfLogTwo(x);
      assertWithin(ExpTable.EXP_ULPS, exp.expOfRemainder(x, n), fineExp.expOfRemainder(fineX, n));
    }
  }

  @Test
  void multipleOfLogTwoIsTheFloor() {
    for (int n = -3; n <= 3; n++) {
      for (int offset = -5; offset <= 5; offset += 10) {
        BigInteger x =
            FixedPoint.log2(W).multiply(BigInteger.valueOf(n)).add(BigInteger.valueOf(offset * 9));
        assertEquals(offset < 0 ? n - 1 : n, exp.multipleOfLogTwo(x));
        assertTrue(exp.expOfRemainder(x, exp.multipleOfLogTwo(x)).signum() > 0);
      }
    }
  }

  @Test
  void constants() {
    for (int w = 64; w < 400; w += 7) {
      assertWithin(FixedPoint.ULPS, FixedPoint.log2(w), FixedPoint.log2(w + MORE));
      int n = 512 + random.nextInt(1537);
      assertWithin(
          FixedPoint.ULPS,
          FixedPoint.logRational(n, 10, w),
          FixedPoint.logRational(n, 10, w + MORE));
      int k = random.nextInt(192);
      assertWithin(
          FixedPoint.ULPS, FixedPoint.expRational(k, 8, w), FixedPoint.expRational(k, 8, w + MORE));
    }
  }

  /** |rough − fine 2^-MORE| <= ulps, in units of the last place of the rough value. */
  private static void assertWithin(int ulps, BigInteger rough, BigInteger fine) {
    BigInteger error = rough.shiftLeft(MORE).subtract(fine).abs();
    assertTrue(
        error.compareTo(BigInteger.valueOf(ulps).shiftLeft(MORE)) <= 0,
        () -> "error of " + error.shiftRight(MORE) + " ulps or more");
  }
}
