package sextant.differential;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import sextant.fast.Batch;
import sextant.fast.Problem;
import sextant.fast.Sample;

/** Cases made of small whole numbers, which jqwik shrinks one by one. */
final class Problems {

  private static final int X = 3;
  private static final int Y = 5;
  private static final int D = 3;

  private Problems() {}

  /** Features and parameters in quarters, masses in eighths, preferences in sixteenths. */
  static Arbitrary<Case> cases() {
    Arbitrary<int[]> sizes =
        Combinators.combine(
                Arbitraries.integers().between(1, X),
                Arbitraries.integers().between(1, Y),
                Arbitraries.integers().between(1, D))
            .as((x, y, d) -> new int[] {x, y, d});
    Arbitrary<int[]> numbers = integers(-20, 20, X * Y * D + 2 * D);
    Arbitrary<int[]> preferences = integers(0, 16, X * Y * Y);
    Arbitrary<int[]> others = integers(0, 8, X + 2);
    Arbitrary<int[]> samples = integers(0, X * Y * Y * 2 - 1, 4);
    return Combinators.combine(sizes, numbers, preferences, others, samples).as(Problems::make);
  }

  private static Arbitrary<int[]> integers(int from, int to, int size) {
    return Arbitraries.integers().between(from, to).array(int[].class).ofSize(size);
  }

  private static Case make(
      int[] sizes, int[] numbers, int[] preferences, int[] others, int[] samples) {
    int x = sizes[0];
    int n = sizes[1];
    int d = sizes[2];
    double[][][] psi = new double[x][n][d];
    double[][][] table = new double[x][n][n];
    double[] mass = new double[x];
    double left = 8;
    for (int p = 0; p < x; p++) {
      mass[p] = p == x - 1 ? left / 8 : Math.min(left, others[p]) / 8;
      left -= 8 * mass[p];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < d; k++) {
          psi[p][i][k] = numbers[(p * Y + i) * D + k] / 4.0;
        }
        table[p][i][i] = 0.5;
        for (int j = 0; j < i; j++) {
          table[p][i][j] = preferences[(p * Y + i) * Y + j] / 16.0;
          table[p][j][i] = 1 - table[p][i][j];
        }
      }
    }
    double[] theta = new double[d];
    double[] thetaRef = new double[d];
    for (int k = 0; k < d; k++) {
      theta[k] = numbers[X * Y * D + k] / 4.0;
      thetaRef[k] = numbers[X * Y * D + D + k] / 4.0;
    }
    double beta = Math.scalb(1, others[X] - 4);
    Problem problem = new Problem(mass, psi, theta, thetaRef, beta, 0, table);
    List<Sample> batch =
        java.util.Arrays.stream(samples)
            .mapToObj(s -> new Sample(s % X % x, s / X % Y % n, s / X / Y % Y % n, s / X / Y / Y))
            .toList();
    return new Case(-1, "small", problem, new Batch(batch, others[X + 1] / 32.0));
  }
}
