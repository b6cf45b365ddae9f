package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/**
 * The hardest doubles for exp and log: their images come within 2^-52 to 2^-105 of a unit of a
 * double or of the middle between two, so that less than twice double precision decides nothing.
 *
 * <p>Arguments: V. Lefèvre and J.-M. Muller, "Worst cases for correct rounding of the elementary
 * functions in double precision", which the JDK's own tests use as well. Images, truncated to 53
 * bits: computed with 120 digits by the {@code decimal} module of Python.
 */
class ElementaryHardCasesTest {

  private static final int BITS = 200;

  private static final double[][] EXP = {
    {-0x1.e8bdbfcd9144ep3, 0x1.f3e558cf4de54p-23},
    {-0x1.71e0b869b5e79p2, 0x1.951c6dc5d24e2p-9},
    {-0x1.02393d5976769p1, 0x1.1064b2c103ddap-3},
    {-0x1.2a9cad9998262p0, 0x1.3ef1e9b3a81c7p-2},
    {-0x1.cc37ef7de7501p0, 0x1.534d4de870713p-3},
    {-0x1.22e24fa3d5cf9p-1, 0x1.2217147b85ea9p-1},
    {-0x1.dc2b5df1f7d3dp-1, 0x1.9403fd0ee51c8p-2},
    {-0x1.290ea09e36479p-3, 0x1.baded30cbf1c3p-1},
    {-0x1.a2fefefd580dfp-13, 0x1.ffe5d0bb7eabfp-1},
    {-0x1.ed318efb627eap-27, 0x1.ffffff84b39c4p-1},
    {-0x1.4bd46601ae1efp-31, 0x1.fffffffad0ae6p-1},
    {-0x1.1000000000242p-42, 0x1.ffffffffff780p-1},
    {-0x1.2000000000288p-42, 0x1.ffffffffff700p-1},
    {-0x1.8000000000012p-48, 0x1.fffffffffffd0p-1},
    {-0x1.0000000000001p-51, 0x1.ffffffffffffcp-1},
    {0x1.fffffffffffffp-53, 0x1.0000000000000p0},
    {0x1.fffffffffffe0p-48, 0x1.000000000001fp0},
    {0x1.7ffe7ffee0024p-32, 0x1.000000017ffe8p0},
    {0x1.80017ffedffdcp-32, 0x1.0000000180017p0},
    {0x1.9e9cbbfd6080bp-31, 0x1.000000033d397p0},
    {0x1.d7a7d893609e5p-26, 0x1.00000075e9f64p0},
    {0x1.ba07d73250de7p-14, 0x1.0006e83736f8cp0},
    {0x1.d77fd13d27fffp-11, 0x1.003af6c37c1d3p0},
    {0x1.6a4d1af9cc989p-8, 0x1.016b4df3299d7p0},
    {0x1.accfbe46b4ef0p-1, 0x1.27c2e4bc1ee70p1},
    {0x1.aca7ae8da5a7bp0, 0x1.557d4acd7e556p2},
    {0x1.d6336a88077aap0, 0x1.91a8dff540ff7p2},
    {0x1.42ee3c7dc4946p1, 0x1.8ede492d96071p3},
    {0x1.76e7e5d7b6eacp3, 0x1.de7cd6751029ap16},
    {0x1.a8ead058bc6b8p3, 0x1.1d71965f516adp19},
    {0x1.1d5c2daebe367p4, 0x1.a8c02e974c314p25},
    {0x1.c44ce0d716a1ap4, 0x1.b890ca8637ae1p40},
  };

  private static final double[][] LOG = {
    {0x1.0000000000001p0, 0x1.fffffffffffffp-53},
    {0x1.000976581ce4ep1, 0x1.62f71c4656b60p-1},
    {0x1.91a8dff540ff7p2, 0x1.d6336a88077a9p0},
    {0x1.de37fb31fd5fcp2, 0x1.016e82ceda358p1},
    {0x1.2b1199e497739p3, 0x1.1e126f5d95f38p1},
    {0x1.55f0eaa1b2fc8p3, 0x1.2f3832cad3d5fp1},
    {0x1.8ede492d96072p3, 0x1.42ee3c7dc4946p1},
    {0x1.11867637cbd03p4, 0x1.6b5df7e3cd421p1},
    {0x1.3d9d7d597a9ddp4, 0x1.7e7f095703eeep1},
    {0x1.7f3825778aaafp4, 0x1.9687c83faf006p1},
    {0x1.ac50b409c8aeep8, 0x1.83d4bcdebb3f3p2},
    {0x1.de7cd6751029ap16, 0x1.76e7e5d7b6eabp3},
    {0x1.62a88613629b6p678, 0x1.d6479eba7c971p8},
  };

  @Test
  void exp() {
    for (double[] c : EXP) {
      check(c, Elementary.exp(point(c[0]), BITS), StrictMath.exp(c[0]));
    }
  }

  @Test
  void log() {
    for (double[] c : LOG) {
      check(c, Elementary.log(point(c[0]), BITS), StrictMath.log(c[0]));
    }
  }

  /** Enclosures with 100 bits, hardly twice the precision, contain those with 200. */
  @Test
  void nesting() {
    for (double[] c : EXP) {
      assertTrue(Elementary.exp(point(c[0]), 100).contains(Elementary.exp(point(c[0]), BITS)));
    }
    for (double[] c : LOG) {
      assertTrue(Elementary.log(point(c[0]), 100).contains(Elementary.log(point(c[0]), BITS)));
    }
  }

  private static void check(double[] c, Interval image, double library) {
    String argument = Double.toHexString(c[0]);
    assertEquals(c[1], toDouble(image.lo().abs().roundDown(53)), argument);
    assertEquals(c[1], toDouble(image.hi().abs().roundDown(53)), argument);
    double nearest = toDouble(image.lo());
    assertEquals(nearest, toDouble(image.hi()), "the enclosure does not decide " + argument);
    assertTrue(Math.abs(library - nearest) <= Math.ulp(nearest), argument);
    assertTrue(isHard(image), "an easy case: " + argument);
  }

  /** Whether the bits after the 54th, where rounding is decided, are equal 46 times at least. */
  private static boolean isHard(Interval image) {
    BigInteger m = image.lo().mantissa().abs();
    int length = m.bitLength();
    BigInteger bits =
        m.shiftRight(length - 100).and(BigInteger.ONE.shiftLeft(46).subtract(BigInteger.ONE));
    return bits.signum() == 0 || bits.bitCount() == 46;
  }

  static Interval point(double x) {
    int exponent = Math.getExponent(x) - 52;
    return Interval.exact(Dyadic.of(BigInteger.valueOf((long) Math.scalb(x, -exponent)), exponent));
  }

  /** The nearest double. */
  private static double toDouble(Dyadic x) {
    BigDecimal two = BigDecimal.valueOf(2);
    BigDecimal m = new BigDecimal(x.mantissa());
    int e = Math.toIntExact(x.exponent());
    return (e >= 0 ? m.multiply(two.pow(e)) : m.divide(two.pow(-e))).doubleValue();
  }
}
