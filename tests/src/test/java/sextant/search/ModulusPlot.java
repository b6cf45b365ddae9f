package sextant.search;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import sextant.curvature.BestModulus;
import sextant.curvature.LowerBounds;
import sextant.curvature.PenaltyConstants;
import sextant.exact.Decimals;
import sextant.exact.Rationals;
import sextant.testing.Samples;

/**
 * The plot of proofs-notes/universal-constant.md, and its table: {@code mvn -q -Pplot verify}
 * writes the one and prints the other. The plotted numbers are written too, for a test to compare:
 * how letters are drawn depends on the machine.
 */
public final class ModulusPlot {
  private static final Path NOTES = Path.of("..", "proofs-notes");

  /** The plotted numbers, from the folder of the tests. */
  public static final Path DATA = NOTES.resolve("universal-constant.csv");

  private static final int PLACES = 6;

  /** Multiples of 1/1024 have no more places. */
  private static final int EXACT = 10;

  private ModulusPlot() {}

  /** One curve: its name, and values as decimals. */
  private record Curve(String name, Color color, boolean points, List<String[]> values) {
    void add(BigFraction t, String value) {
      values.add(new String[] {Decimals.floor(t, EXACT), value});
    }

    double[] column(int k) {
      return values.stream().mapToDouble(row -> Double.parseDouble(row[k])).toArray();
    }
  }

  private static Curve curve(String name, Color color, boolean points) {
    return new Curve(name, color, points, new ArrayList<>());
  }

  /** DB from 1/32 to 8, four to a doubling, each a multiple of 1/1024; 1 among them. */
  private static List<BigFraction> sizes() {
    List<BigFraction> sizes = new ArrayList<>();
    for (int k = -20; k <= 12; k++) {
      sizes.add(Samples.q(Math.round(1024 * Math.pow(2, k / 4.0)), 1024));
    }
    return sizes;
  }

  private static List<Curve> curves() {
    Curve published = curve("16 + 4DB (paper)", new Color(0x88, 0x88, 0x88), false);
    Curve elementary = curve("2 + 2DB", new Color(0x2c, 0x7f, 0xb8), false);
    Curve universal = curve("2S* + 2DB", new Color(0x31, 0xa3, 0x54), false);
    Curve best = curve("best upper bound (from 1 on: exact)", new Color(0xd9, 0x5f, 0x0e), false);
    Curve two = curve("two responses", Color.BLACK, false);
    Curve found = curve("found by search", Color.RED, true);
    for (BigFraction t : sizes()) {
      BigFraction one = BigFraction.ONE;
      published.add(t, Decimals.ceiling(PenaltyConstants.modulusPublished(one, t), PLACES));
      elementary.add(t, Decimals.ceiling(PenaltyConstants.modulus(one, t), PLACES));
      universal.add(
          t, Decimals.ceiling(PenaltyConstants.modulusUniversal(one, t, 128).hi(), PLACES));
      best.add(t, Decimals.ceiling(BestModulus.upperBound(t, 40).hi(), PLACES));
      two.add(t, Decimals.floor(LowerBounds.twoResponsesBest(t, 40).lo(), PLACES));
    }
    List<BigFraction> searched = ModulusTable.foundSizes();
    for (int k = 0; k < searched.size(); k++) {
      BigFraction t = searched.get(k);
      // 0 has no place on a logarithmic axis
      if (!Rationals.isZero(t)) {
        found.add(t, Decimals.floor(ModulusTable.found(k).curvature(t), PLACES));
      }
    }
    return List.of(published, elementary, universal, best, two, found);
  }

  /** The plotted numbers, as lines of a CSV file. */
  public static List<String> data() {
    List<String> lines = new ArrayList<>();
    lines.add("curve,DB,modulus");
    for (Curve curve : curves()) {
      for (String[] row : curve.values) {
        lines.add(curve.name + "," + row[0] + "," + row[1]);
      }
    }
    return lines;
  }

  private static XYChart chart() {
    XYChart chart =
        new XYChartBuilder()
            .width(760)
            .height(480)
            .title("Bounds on the modulus of weak convexity of R, B = 1")
            .xAxisTitle("DB")
            .yAxisTitle("modulus")
            .build();
    chart
        .getStyler()
        .setXAxisLogarithmic(true)
        .setYAxisLogarithmic(true)
        .setXAxisMin(1.0 / 32)
        .setXAxisMax(8.0)
        .setYAxisMin(1.0)
        .setYAxisMax(50.0)
        .setLegendPosition(LegendPosition.OutsideE)
        .setChartBackgroundColor(Color.WHITE);
    for (Curve curve : curves()) {
      XYSeries series = chart.addSeries(curve.name, curve.column(0), curve.column(1));
      series.setLineColor(curve.color).setLineStyle(new BasicStroke(curve.points ? 0 : 1.5f));
      series.setMarker(curve.points ? SeriesMarkers.DIAMOND : SeriesMarkers.NONE);
      series.setMarkerColor(curve.color);
      if (curve.points) {
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      }
    }
    return chart;
  }

  /** Writes the plot and its numbers, and prints the table. */
  public static void main(String[] arguments) throws IOException {
    try (OutputStream out = Files.newOutputStream(NOTES.resolve("universal-constant.png"))) {
      ChartEncoder.saveChart(chart(), out, "png");
    }
    Files.write(DATA, data());
    System.out.println(String.join("\n", ModulusTable.lines()));
  }
}
