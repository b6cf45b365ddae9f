package sextant.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import sextant.fast.Batch;
import sextant.fast.Problem;
import sextant.fast.Sample;

/**
 * The steps by which a case gets simpler, the largest first: a prompt, a response, a coordinate or
 * a sample less; then simpler numbers.
 */
final class Simplification {

  private final Case from;
  private final Problem p;
  private final List<Case> steps = new ArrayList<>();

  private Simplification(Case from) {
    this.from = from;
    this.p = from.problem();
  }

  /** All cases one step simpler than this one. Some may be no instances. */
  static List<Case> of(Case from) {
    Simplification all = new Simplification(from);
    all.fewer();
    all.simplerParameters();
    all.simplerNumbers();
    return all.steps;
  }

  private void add(Problem problem, Batch batch) {
    steps.add(new Case(from.index(), from.label(), problem, batch));
  }

  private void fewer() {
    for (int x = 0; x < p.prompts() && p.prompts() > 1; x++) {
      dropPrompt(x);
    }
    for (int y = p.responses() - 1; y >= 0 && p.responses() > 1; y--) {
      dropResponse(y);
    }
    for (int k = 0; k < p.dimension() && p.dimension() > 1; k++) {
      dropCoordinate(k);
    }
    List<Sample> samples = from.batch().samples();
    for (int s = 0; s < samples.size() && samples.size() > 1; s++) {
      List<Sample> fewer = new ArrayList<>(samples);
      fewer.remove(s);
      add(p, new Batch(fewer, from.batch().epsilon()));
    }
  }

  private static double[][][] without(double[][][] array, int index) {
    return IntStream.range(0, array.length)
        .filter(i -> i != index)
        .mapToObj(i -> array[i])
        .toArray(double[][][]::new);
  }

  private static double[][] without(double[][] array, int index) {
    return IntStream.range(0, array.length)
        .filter(i -> i != index)
        .mapToObj(i -> array[i])
        .toArray(double[][]::new);
  }

  private static double[] without(double[] array, int index) {
    double[] shorter = Arrays.copyOf(array, array.length - 1);
    System.arraycopy(array, index + 1, shorter, index, array.length - 1 - index);
    return shorter;
  }

  /** Its mass goes to the first prompt left. */
  private void dropPrompt(int x) {
    double[] mass = without(p.mass(), x);
    mass[0] += p.mass()[x];
    Problem fewer =
        new Problem(
            mass,
            without(p.features(), x),
            p.theta(),
            p.thetaRef(),
            p.beta(),
            p.rho(),
            without(p.preferences(), x));
    add(
        fewer,
        samples(
            z ->
                z.x() == x
                    ? new Sample(0, z.y1(), z.y2(), z.label())
                    : new Sample(z.x() > x ? z.x() - 1 : z.x(), z.y1(), z.y2(), z.label())));
  }

  private Batch samples(UnaryOperator<Sample> map) {
    return new Batch(from.batch().samples().stream().map(map).toList(), from.batch().epsilon());
  }

  private void dropResponse(int y) {
    double[][][] features = p.features().clone();
    double[][][] preferences = p.preferences().clone();
    for (int x = 0; x < p.prompts(); x++) {
      features[x] = without(features[x], y);
      preferences[x] = without(preferences[x], y);
      for (int i = 0; i < preferences[x].length; i++) {
        preferences[x][i] = without(preferences[x][i], y);
      }
    }
    Problem fewer =
        new Problem(p.mass(), features, p.theta(), p.thetaRef(), p.beta(), p.rho(), preferences);
    add(fewer, samples(z -> new Sample(z.x(), shifted(z.y1(), y), shifted(z.y2(), y), z.label())));
  }

  private static int shifted(int index, int gone) {
    if (index == gone) {
      return 0;
    }
    return index > gone ? index - 1 : index;
  }

  private void dropCoordinate(int k) {
    double[][][] features = p.features().clone();
    for (int x = 0; x < p.prompts(); x++) {
      features[x] = features[x].clone();
      for (int y = 0; y < p.responses(); y++) {
        features[x][y] = without(features[x][y], k);
      }
    }
    Problem fewer =
        new Problem(
            p.mass(),
            features,
            without(p.theta(), k),
            without(p.thetaRef(), k),
            p.beta(),
            p.rho(),
            p.preferences());
    add(fewer, from.batch());
  }

  /** Simpler forms of a number, the simplest first: 0, 1, a whole number, a few bits. */
  private static double[] simpler(double value) {
    double cost = cost(value);
    double fewBits =
        value == 0
            ? 0
            : Math.scalb(Math.rint(Math.scalb(value, 2 - exponent(value))), exponent(value) - 2);
    return Arrays.stream(
            new double[] {0, 1, Math.rint(value), fewBits, Math.scalb(1, exponent(value))})
        .filter(v -> cost(v) < cost)
        .distinct()
        .toArray();
  }

  private static int exponent(double value) {
    return Math.getExponent(value == 0 ? 1 : value);
  }

  /** Lower is simpler: 0, then 1, then by bits and size. */
  private static double cost(double value) {
    if (value == 0) {
      return 0;
    }
    if (value == 1) {
      return 1;
    }
    long significand = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    int bits = significand == 0 ? 1 : 53 - Long.numberOfTrailingZeros(significand);
    return 2 + 10.0 * bits + Math.abs(exponent(value)) + (value < 0 ? 1 : 0);
  }

  private void simplerParameters() {
    for (double beta : simpler(p.beta())) {
      if (beta > 0) {
        add(
            new Problem(
                p.mass(), p.features(), p.theta(), p.thetaRef(), beta, p.rho(), p.preferences()),
            from.batch());
      }
    }
    for (double rho : simpler(p.rho())) {
      if (rho < p.rho()) {
        add(
            new Problem(
                p.mass(), p.features(), p.theta(), p.thetaRef(), p.beta(), rho, p.preferences()),
            from.batch());
      }
    }
    for (double epsilon : simpler(from.batch().epsilon())) {
      if (epsilon < 0.5) {
        add(p, new Batch(from.batch().samples(), epsilon));
      }
    }
  }

  private void simplerNumbers() {
    for (int k = 0; k < p.dimension(); k++) {
      for (double value : simpler(p.thetaRef()[k])) {
        double[] changed = p.thetaRef().clone();
        changed[k] = value;
        add(with(p.features(), p.theta(), changed, p.preferences()), from.batch());
      }
      for (double value : simpler(p.theta()[k])) {
        double[] changed = p.theta().clone();
        changed[k] = value;
        add(with(p.features(), changed, p.thetaRef(), p.preferences()), from.batch());
      }
    }
    for (int x = 0; x < p.prompts(); x++) {
      for (int y = 0; y < p.responses(); y++) {
        for (int k = 0; k < p.dimension(); k++) {
          for (double value : simpler(p.features()[x][y][k])) {
            double[][][] changed = copy(p.features());
            changed[x][y][k] = value;
            add(with(changed, p.theta(), p.thetaRef(), p.preferences()), from.batch());
          }
        }
        for (int j = 0; j < y; j++) {
          simplerPreference(x, y, j);
        }
      }
    }
  }

  /** 1/2, a quarter, and what a few bits make of it; the radius stays within the margin. */
  private void simplerPreference(int x, int i, int j) {
    double now = p.preferences()[x][i][j];
    for (double value : new double[] {0.5, 0.25, 0.75, Math.rint(now * 8) / 8}) {
      boolean inside = Math.min(value, 1 - value) >= p.rho();
      if (inside && cost(value) + cost(1 - value) < cost(now) + cost(1 - now)) {
        double[][][] changed = copy(p.preferences());
        changed[x][i][j] = value;
        changed[x][j][i] = 1 - value;
        add(with(p.features(), p.theta(), p.thetaRef(), changed), from.batch());
      }
    }
  }

  private Problem with(
      double[][][] features, double[] theta, double[] thetaRef, double[][][] preferences) {
    return new Problem(p.mass(), features, theta, thetaRef, p.beta(), p.rho(), preferences);
  }

  private static double[][][] copy(double[][][] array) {
    return Arrays.stream(array)
        .map(rows -> Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }
}
