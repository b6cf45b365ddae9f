package sextant.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.q;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Decimals;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.search.CurvatureSearch;
import sextant.search.Found;
import sextant.search.ModulusPlot;
import sextant.search.ModulusTable;
import sextant.testing.Samples;

/** S*, the lower bounds on the modulus, and the table of the notes. */
class UniversalConstantTest {

  private static double phi(double c, double r) {
    double e = 1 - c;
    double rlog = r == 0 ? 0 : r * Math.log(r);
    double m = c + e * (1 - r + rlog) / 2;
    return e * e * ((1 - r * r) / 2 + r * rlog) + 2 * c * (1 - m * m);
  }

  private static Interval point(double v) {
    return Interval.from(new BigFraction((long) (v * (1L << 40)), 1L << 40), 64);
  }

  private static double value(Dyadic v) {
    return v.toFraction().doubleValue();
  }

  @Example
  @Tag("ORA-T4.7")
  void thirteenPlaces() {
    Interval s = UniversalConstant.value();
    assertEquals("0.7705239809288", Decimals.floor(s.lo(), 13));
    assertEquals("0.7705239809289", Decimals.ceiling(s.hi(), 13));
    assertTrue(UniversalConstant.maximum(20).contains(s), "a coarser search encloses it");
    assertTrue(UniversalConstant.maximum(20).width().compareTo(Dyadic.ONE.shift(-20)) <= 0);
  }

  @Property(tries = 200, seed = Samples.SEED)
  void theObjectiveAndItsSlopes(
      @ForAll @DoubleRange(min = 0, max = 1) double c,
      @ForAll @DoubleRange(min = 0.01, max = 0.98) double r) {
    Interval value = UniversalConstant.objective(point(c), point(r));
    assertEquals(phi(c, r), value(value.lo()), 1e-9);
    assertEquals(phi(c, r), value(value.hi()), 1e-9);
    assertTrue(value.lo().compareTo(UniversalConstant.value().hi()) <= 0);
    double step = 1e-5;
    double slope = (phi(c + step, r) - phi(c - step, r)) / (2 * step);
    assertEquals(slope, value(UniversalConstant.slopeInMean(point(c), point(r)).lo()), 1e-6);
    slope = (phi(c, r + step) - phi(c, r - step)) / (2 * step);
    assertEquals(slope, value(UniversalConstant.slopeInShare(point(c), point(r)).lo()), 1e-6);
  }

  @Property(tries = 100, seed = Samples.SEED)
  void boxesAreBounded(
      @ForAll @DoubleRange(min = 0, max = 0.9) double c,
      @ForAll @DoubleRange(min = 0, max = 0.9) double r,
      @ForAll @DoubleRange(min = 0, max = 0.1) double w) {
    Interval box = Interval.of(point(c).lo(), point(c + w).hi());
    Interval other = Interval.of(point(r).lo(), point(r + w).hi());
    double upper = value(UniversalConstant.upperBound(box, other));
    Interval range = UniversalConstant.objective(box, other);
    for (double s = 0; s <= 1; s += 0.25) {
      for (double t = 0; t <= 1; t += 0.25) {
        double inside = phi(c + s * w, r + t * w);
        assertTrue(inside <= upper + 1e-9, inside + " > " + upper);
        assertTrue(value(range.lo()) <= inside + 1e-9 && inside <= value(range.hi()) + 1e-9);
      }
    }
  }

  /** No law on [-1, 1] spreads more, and the three-point law of the notes comes close. */
  @Property(tries = 200, seed = Samples.SEED)
  @Tag("ORA-T4.7")
  void noLawSpreadsMore(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(5);
    BigFraction[] law = new BigFraction[n];
    BigFraction[] values = new BigFraction[n];
    int total = 0;
    int[] parts = new int[n];
    for (int k = 0; k < n; k++) {
      parts[k] = 1 + random.nextInt(30);
      total += parts[k];
    }
    for (int k = 0; k < n; k++) {
      law[k] = new BigFraction(parts[k], total);
      int v = random.nextInt(3) == 0 ? 20 * (2 * random.nextInt(2) - 1) : random.nextInt(41) - 20;
      values[k] = new BigFraction(v, 20);
    }
    BigFraction spread = LowerBounds.spread(law, values);
    assertTrue(UniversalConstant.value().lo().compareTo(spread) >= 0, Rationals.format(spread));
  }

  /** The extremal law of the notes, cut into 400 atoms, is within 10^-4 of S*. */
  @Example
  @Tag("ORA-T4.7")
  void theExtremalLaw() {
    double c = 0.56936231981501;
    double r = 0.76159798866670;
    double e = 1 - c;
    double tau = r * e;
    double eta = e * (1 - r + r * Math.log(r)) / 2;
    double left = (e - eta) / 2;
    int n = 400;
    BigFraction[] law = new BigFraction[n + 2];
    BigFraction[] values = new BigFraction[n + 2];
    BigFraction rest = BigFraction.ONE;
    for (int k = 0; k < n; k++) {
      double from = tau + (e - tau) * k / n;
      double to = tau + (e - tau) * (k + 1) / n;
      law[k] = new BigFraction((long) (tau * (1 / from - 1 / to) / 2 * 1e12), 1000000000000L);
      values[k] = new BigFraction((long) ((c + (from + to) / 2) * 1e9), 1000000000L);
      rest = rest.subtract(law[k]);
    }
    law[n] = new BigFraction((long) (left * 1e12), 1000000000000L);
    values[n] = BigFraction.MINUS_ONE;
    law[n + 1] = rest.subtract(law[n]);
    values[n + 1] = BigFraction.ONE;
    BigFraction spread = LowerBounds.spread(law, values);
    assertTrue(spread.compareTo(q("77042/100000")) > 0, Decimals.floor(spread, 8));
    assertTrue(UniversalConstant.value().lo().compareTo(spread) >= 0);
  }

  @Example
  @Tag("ORA-T4.7")
  void threePointsBeatTwo() {
    BigFraction[] law = {q("25/33"), q("1/33"), q("7/33")};
    BigFraction[] values = {q("1"), q("9/10"), q("-1")};
    BigFraction spread = LowerBounds.spread(law, values);
    assertEquals(q("20968/27225"), spread);
    // the best of two points is 4/(3 sqrt 3), whose square is 16/27
    assertTrue(Rationals.square(spread).compareTo(q("16/27")) > 0);
  }

  @Example
  @Tag("ORA-T4.7")
  void twoResponses() {
    for (String x : new String[] {"0", "1/7", "1/2", "9/10"}) {
      for (String t : new String[] {"1/3", "1", "4"}) {
        BigFraction half = BigFraction.ONE_HALF;
        BigFraction[] law = {half.add(q(x).multiply(half)), half.subtract(q(x).multiply(half))};
        BigFraction[][] psi = {{BigFraction.ONE}, {BigFraction.MINUS_ONE}};
        BigFraction curvature =
            LowerBounds.curvature(
                law, psi, new BigFraction[] {q(t)}, new BigFraction[] {BigFraction.ONE});
        assertEquals(LowerBounds.twoResponses(q(x), q(t)), curvature.negate());
        assertTrue(LowerBounds.twoResponsesBest(q(t), 40).hi().compareTo(curvature.negate()) >= 0);
        assertTrue(PenaltyConstants.modulus(BigFraction.ONE, q(t)).compareTo(curvature) >= 0);
      }
    }
    Interval best = LowerBounds.twoResponsesBest(BigFraction.ONE, 40);
    assertEquals("2.464937121", Decimals.floor(best.lo(), 9));
    assertEquals("2.464937122", Decimals.ceiling(best.hi(), 9));
  }

  @Example
  @Tag("ORA-T4.7")
  void theTableStandsInTheNotes() throws IOException {
    Path page = Path.of("..", "proofs-notes", "universal-constant.md");
    List<String> text = Files.readAllLines(page);
    List<String> table = ModulusTable.lines();
    int from = text.indexOf(table.get(0));
    assertTrue(from >= 0, "universal-constant.md lacks\n" + String.join("\n", table));
    assertEquals(table, text.subList(from, from + table.size()));
  }

  @Example
  @Tag("ORA-T4.7")
  void thePlotShowsTheseNumbers() throws IOException {
    assertEquals(ModulusPlot.data(), Files.readAllLines(ModulusPlot.DATA));
  }

  /** The search is repeatable, and what it finds is a bound: below the proved one, above two. */
  @Example
  @Tag("ORA-T4.7")
  void theSearchFinds() {
    BigFraction t = q("1/10");
    Found found = CurvatureSearch.best(3, 0.1, 1, 4, 4000).rational();
    BigFraction value = found.curvature(t);
    assertEquals(found.toString(), CurvatureSearch.best(3, 0.1, 1, 4, 4000).rational().toString());
    assertTrue(value.compareTo(LowerBounds.twoResponsesBest(t, 40).hi().toFraction()) > 0);
    assertTrue(value.compareTo(BestModulus.upperBound(t, 40).lo().toFraction()) < 0);
  }
}
