package sextant.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Golden values, exact points, extremes and errors of the elementary functions. */
class ElementaryTest {

  // Computed with 240 digits by the decimal module of Python 3, then cut off after 200 places.
  private static final String LOG_2 =
      "0.693147180559945309417232121458176568075500134360255254120680009493393621969694"
          + "71560586332699641868754200148102057068573368552023575813055703267075163507596193"
          + "072757082837143519030703862389167347112335";
  private static final String LOG_10 =
      "2.302585092994045684017991454684364207601101488628772976033327900967572609677352"
          + "48023599720508959829834196778404228624863340952546508280675666628736909878168948"
          + "290720832555468084379989482623319852839350";
  private static final String E =
      "2.718281828459045235360287471352662497757247093699959574966967627724076630353547"
          + "59457138217852516642742746639193200305992181741359662904357290033429526059563073"
          + "813232862794349076323382988075319525101901";
  private static final String EXP_THIRD =
      "1.395612425086089528628125319602586837597906515199406982617516706031739015645951"
          + "84696978881729583022413521118441041886209612212329277789293930634939417174789249"
          + "374621227268560348092179958696226096931583";
  private static final String LOG_SEVENTH =
      "-1.94591014905531330510535274344317972963708472958186118845939014993757986275206"
          + "92677876584985878715269930616942058511409117237522576777868431489580951639007759"
          + "0782446810427478338225934900846737441250497";
  private static final String SOFTPLUS_MINUS_1 =
      "0.313261687518222834048995494967855641915280085670348374719063514837194901509187"
          + "22093620040627729239138902104681546435352195525970607847589722553959087104964492"
          + "794331698269249286106902476245200812119774";
  private static final String SOFTPLUS_THIRD =
      "0.873638908022741787492761488248804001221261953138192883564508287041495394813330"
          + "84607766197426984178346653995990917677888856445536010022347810530827604573347695"
          + "819143803696730280401915068408586748535020";
  private static final String SQRT_2 =
      "1.414213562373095048801688724209698078569671875376948073176679737990732478462107"
          + "03885038753432764157273501384623091229702492483605585073721264412149709993583141"
          + "322266592750559275579995050115278206057147";

  private static final int BITS = 720;
  private static final Dyadic UNIT = Dyadic.ONE;

  @Test
  void goldenValues() {
    assertStartsWith(LOG_2, Elementary.log2(BITS));
    assertStartsWith(LOG_2, Elementary.log(Interval.of(2), BITS));
    assertStartsWith(LOG_10, Elementary.log(Interval.of(10), BITS));
    assertStartsWith(E, Elementary.exp(Interval.ONE, BITS));
    assertStartsWith(EXP_THIRD, Elementary.exp(third(), BITS));
    assertStartsWith(LOG_SEVENTH, Elementary.log(Interval.from(new BigFraction(1, 7), BITS), BITS));
    assertStartsWith(SOFTPLUS_MINUS_1, Elementary.softplus(Interval.of(-1), BITS));
    assertStartsWith(SOFTPLUS_THIRD, Elementary.softplus(third(), BITS));
    assertStartsWith(SQRT_2, Elementary.sqrt(Interval.of(2), BITS));
  }

  private static Interval third() {
    return Interval.from(new BigFraction(1, 3), BITS);
  }

  /** Both ends, cut off towards 0 after as many places, read as the given digits. */
  private static void assertStartsWith(String digits, Interval x) {
    int places = digits.length() - digits.indexOf('.') - 1;
    boolean negative = digits.startsWith("-");
    Dyadic[] ends = {x.lo(), x.hi()};
    for (Dyadic end : ends) {
      assertEquals(digits, negative ? Decimals.ceiling(end, places) : Decimals.floor(end, places));
    }
  }

  @Test
  void pointsStayPointsWhereExact() {
    assertEquals(Interval.ONE, Elementary.exp(Interval.ZERO, 50));
    assertEquals(Interval.ZERO, Elementary.log(Interval.ONE, 50));
    assertEquals(Interval.ZERO, Elementary.log(Interval.exact(Dyadic.of(4).shift(-2)), 50));
    assertEquals(Interval.ZERO, Elementary.log1p(Interval.ZERO, 50));
    assertEquals(Interval.ZERO, Elementary.sqrt(Interval.ZERO, 50));
    Interval nineQuarters = Interval.from(new BigFraction(9, 4), 50);
    assertEquals(Interval.from(new BigFraction(3, 2), 50), Elementary.sqrt(nineQuarters, 50));
    Dyadic far = Dyadic.ONE.shift(1L << 50);
    assertEquals(
        Interval.exact(Dyadic.of(3).shift(1L << 49)),
        Elementary.sqrt(Interval.exact(far.multiply(Dyadic.of(9))), 50));
  }

  @Test
  void argumentsOutsideTheDomain() {
    Interval crossing = Interval.of(Dyadic.of(-1), UNIT);
    Interval touching = Interval.of(Dyadic.ZERO, UNIT);
    assertThrows(IllegalArgumentException.class, () -> Elementary.log(crossing, 50));
    assertThrows(IllegalArgumentException.class, () -> Elementary.log(touching, 50));
    assertThrows(IllegalArgumentException.class, () -> Elementary.log1p(crossing, 50));
    assertThrows(IllegalArgumentException.class, () -> Elementary.sqrt(crossing, 50));
    assertThrows(IllegalArgumentException.class, () -> Elementary.exp(Interval.ONE, 0));
    assertThrows(IllegalArgumentException.class, () -> Elementary.log(Interval.of(3), 0));
    assertThrows(IllegalArgumentException.class, () -> Elementary.sqrt(Interval.of(3), 0));
  }

  @Test
  void expOfExtremes() {
    Dyadic huge = Dyadic.ONE.shift(1L << 50);
    Dyadic beyond = Dyadic.ONE.shift(70);
    assertThrows(ArithmeticException.class, () -> Elementary.exp(Interval.exact(beyond), 50));
    assertThrows(ArithmeticException.class, () -> Elementary.exp(Interval.of(UNIT, huge), 50));
    Dyadic[] veryNegative = {huge.negate(), beyond.negate(), UNIT.shift(59).negate().shift(1)};
    for (Dyadic x : veryNegative) {
      Interval y = Elementary.exp(Interval.exact(x), 50);
      assertEquals(Dyadic.ZERO, y.lo());
      assertTrue(y.hi().signum() > 0 && y.hi().compareTo(UNIT.shift(-(1L << 59))) <= 0);
    }
    Interval wide = Elementary.exp(Interval.of(huge.negate(), UNIT), 50);
    assertEquals(Dyadic.ZERO, wide.lo());
    assertEquals(Elementary.exp(Interval.ONE, 50).hi(), wide.hi());
    // The largest and smallest arguments with a proper image, against n log 2.
    Interval large = Elementary.exp(Interval.exact(UNIT.shift(50)), 100);
    Interval logarithm = Elementary.log(large, 100);
    assertTrue(logarithm.contains(Interval.exact(UNIT.shift(50))));
    Interval small = Elementary.exp(Interval.exact(UNIT.shift(50).negate()), 100);
    assertTrue(large.multiply(small, 90).contains(BigFraction.ONE));
    assertRelativeWidth(small, 99);
  }

  @Test
  void expOfTinyArguments() {
    Dyadic[] tiny = {UNIT.shift(-51), UNIT.shift(-52), UNIT.shift(-200), UNIT.shift(-(1L << 50))};
    for (Dyadic x : tiny) {
      Interval up = Elementary.exp(Interval.exact(x), 50);
      assertTrue(up.lo().compareTo(UNIT) >= 0 && up.hi().compareTo(UNIT) > 0);
      assertRelativeWidth(up, 48);
      Interval down = Elementary.exp(Interval.exact(x.negate()), 50);
      assertTrue(down.lo().compareTo(UNIT) < 0 && down.hi().compareTo(UNIT) <= 0);
      assertRelativeWidth(down, 48);
    }
  }

  @Test
  void logNearOneKeepsRelativePrecision() {
    int[] distances = {6, 7, 8, 9, 20, 64, 200, 1000, 100_000};
    for (int k : distances) {
      Dyadic d = UNIT.shift(-k);
      Interval above = Elementary.log(Interval.exact(UNIT.add(d)), 100);
      Interval below = Elementary.log(Interval.exact(UNIT.subtract(d)), 100);
      assertRelativeWidth(above, 98);
      assertRelativeWidth(below, 98);
      // d − d²/2 < log(1 + d) < d − d²/2 + d³ and d + d²/2 < −log(1 − d) < d + d²/2 + d³.
      Dyadic half = d.multiply(d).shift(-1);
      Dyadic cube = d.multiply(d).multiply(d);
      assertMeets(above, d.subtract(half), d.subtract(half).add(cube));
      assertMeets(below.negate(), d.add(half), d.add(half).add(cube));
      assertTrue(Elementary.log1p(Interval.exact(d), 100).equals(above) || k < 8);
    }
  }

  @Test
  void log1pKeepsRelativePrecisionOnTheWholeLine() {
    Dyadic huge = UNIT.shift(1L << 50);
    assertRelativeWidth(Elementary.log1p(Interval.exact(huge), 100), 98);
    assertRelativeWidth(Elementary.log1p(Interval.exact(UNIT.shift(-(1L << 50))), 100), 98);
    Dyadic almostMinusOne = UNIT.shift(-5000).subtract(UNIT);
    Interval low = Elementary.log1p(Interval.exact(almostMinusOne), 100);
    assertRelativeWidth(low, 98);
    assertTrue(low.contains(Elementary.log2(150).multiply(new BigFraction(-5000), 150)));
    assertTrue(
        Elementary.log1p(Interval.exact(huge), 100)
            .contains(Elementary.log(Interval.exact(huge), 150)));
  }

  @Test
  void logOfExtremes() {
    Interval two = Elementary.log2(200);
    Interval high = Elementary.log(Interval.exact(UNIT.shift(1L << 50)), 100);
    Interval low = Elementary.log(Interval.exact(UNIT.shift(-(1L << 50))), 100);
    assertTrue(high.contains(two.shift(50)));
    assertTrue(low.contains(two.shift(50).negate()));
    assertRelativeWidth(high, 98);
    Interval wide = Interval.of(UNIT.shift(-(1L << 50)), UNIT.shift(1L << 50));
    assertEquals(Interval.of(low.lo(), high.hi()), Elementary.log(wide, 100));
    // An argument much longer than the precision.
    Dyadic longOne = UNIT.shift(20_000).add(UNIT);
    assertTrue(
        Elementary.log(Interval.exact(longOne), 60)
            .contains(two.multiply(new BigFraction(20_000), 200)));
  }

  @Test
  void softplusOfExtremes() {
    Interval thousand = Elementary.softplus(Interval.of(-1000), 100);
    assertRelativeWidth(thousand, 97);
    // e^-1000 10^434, from the decimal module of Python 3; softplus is less than e^x by e^2x/2.
    BigDecimal scaled =
        new BigDecimal("0.50759588975494567652918094795743369193055992828928373618323938454105");
    BigDecimal golden = scaled.movePointLeft(434);
    BigFraction value = new BigFraction(golden.unscaledValue(), BigInteger.TEN.pow(golden.scale()));
    assertTrue(thousand.contains(value));
    Dyadic huge = UNIT.shift(1L << 50);
    Interval right = Elementary.softplus(Interval.exact(huge), 100);
    assertTrue(right.lo().compareTo(huge) >= 0 && right.width().compareTo(huge.shift(-98)) <= 0);
    Interval left = Elementary.softplus(Interval.exact(huge.negate()), 100);
    assertEquals(Dyadic.ZERO, left.lo());
    assertTrue(left.hi().signum() > 0 && left.hi().compareTo(UNIT.shift(-(1L << 50))) < 0);
    assertEquals(
        Interval.of(left.lo(), right.hi()),
        Elementary.softplus(Interval.of(huge.negate(), huge), 100));
    assertTrue(Elementary.softplus(Interval.ZERO, 100).contains(Elementary.log2(150)));
    assertRelativeWidth(Elementary.softplus(Interval.exact(UNIT.shift(50).negate()), 100), 97);
  }

  /** Tables are filled on demand and shared: the order of calls and precisions must not matter. */
  @Test
  void precisionsDoNotDisturbEachOther() {
    BinaryOperator<Interval> meet =
        (a, b) -> {
          assertTrue(a.hi().compareTo(b.lo()) >= 0 && b.hi().compareTo(a.lo()) >= 0);
          return a.width().compareTo(b.width()) <= 0 ? a : b;
        };
    int[] precisions = {1000, 10, 5000, 64, 65, 300, 4086, 4087, 2, 1};
    Interval log = Elementary.log(Interval.of(7), 100);
    Interval exp = Elementary.exp(Interval.of(7), 100);
    for (int bits : precisions) {
      log = meet.apply(log, Elementary.log(Interval.of(7), bits));
      exp = meet.apply(exp, Elementary.exp(Interval.of(7), bits));
    }
    assertRelativeWidth(log, 4998);
    assertRelativeWidth(exp, 4998);
    assertTrue(Elementary.exp(log, 4900).contains(new BigFraction(7)));
  }

  @Test
  void threadsShareTheTables() throws InterruptedException {
    Interval[][] results = new Interval[4][200];
    Thread[] threads = new Thread[results.length];
    for (int t = 0; t < threads.length; t++) {
      Interval[] mine = results[t];
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < mine.length; i++) {
                  Interval x = Interval.from(new BigFraction(3 * i + 1, 7), 700);
                  mine[i] = Elementary.log(x, 650).add(Elementary.exp(x, 650), 650);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int t = 1; t < threads.length; t++) {
      for (int i = 0; i < results[t].length; i++) {
        assertEquals(results[0][i], results[t][i]);
      }
    }
  }

  /** The true value lies in both the enclosure and [low, high]. */
  private static void assertMeets(Interval x, Dyadic low, Dyadic high) {
    assertTrue(x.lo().compareTo(high) <= 0 && x.hi().compareTo(low) >= 0, x::toString);
  }

  /** The width is at most 2^-bits of the smaller end. */
  static void assertRelativeWidth(Interval x, int bits) {
    Dyadic smaller = x.isPositive() ? x.lo() : x.hi().abs();
    assertTrue(
        x.width().compareTo(smaller.shift(-bits)) <= 0,
        () -> "wider than 2^-" + bits + " relatively: " + x);
  }
}
