package sextant.curvature;

import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.sail.PairEnclosure;
import sextant.sail.ScoreTable;

/**
 * The matrix M of one prompt with Hess E[f | x] = G' M G, G the rows g(x,y): enclosed, without a
 * factor d.
 *
 * <p>Dpsi = g_i - g_j and S = g_i + g_j, so that Dpsi Dpsi' + S S' and their difference hold only
 * g_i g_i', g_j g_j' and the cross terms, and S Dpsi' + Dpsi S' = 2 (g_i g_i' - g_j g_j'). With
 *
 * <pre>
 *   a_ij = pi_i pi_j d2f/dh2   (symmetric)        A_i, B_i, E_i   the row sums
 *   b_ij = pi_i pi_j df/dh     (antisymmetric)    F = sum_i E_i = E[f | x]
 *   e_ij = pi_i pi_j f         (symmetric)
 *
 *   M = diag(2 A_i + 4 B_i + 2 E_i - 2 F pi_i) + 2 (e - a)
 * </pre>
 *
 * by sum a (g_i - g_j)(g_i - g_j)' = G' (2 diag(A) - 2 a) G, the same with plus signs for e, sum b
 * 2 (g_i g_i' - g_j g_j') = G' 4 diag(B) G, and Cov_x(psi) = G' diag(pi) G.
 */
final class PairWeights {

  private final Interval[][] offDiagonal;
  private final Interval[] diagonal;
  private final Interval[] law;
  private final int bits;
  private Interval mean;

  private PairWeights(Interval[] law, int bits) {
    int n = law.length;
    this.law = law;
    this.bits = bits;
    this.mean = Interval.ZERO;
    this.diagonal = new Interval[n];
    this.offDiagonal = new Interval[n][];
    for (int i = 0; i < n; i++) {
      diagonal[i] = Interval.ZERO;
      offDiagonal[i] = new Interval[i];
    }
  }

  /** M for the loss l. */
  /*@ behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.size() == table.instance().responseCount();
  @   signals_only ArithmeticException;
  @ pure */
  static PairWeights loss(ScoreTable table, int x) {
    int bits = table.bits();
    PairWeights weights = new PairWeights(laws(table, x), bits);
    for (int i = 0; i < weights.size(); i++) {
      for (int j = 0; j < i; j++) {
        PairEnclosure pair = PairEnclosure.of(table, x, i, j);
        weights.addPair(i, j, pair.loss(), pair.slope(), pair.curvature());
      }
    }
    // l = log 2 where both responses are the same
    return weights.finished(Elementary.log2(bits));
  }

  /** M for |h|, with sign 0 = 0. */
  /*@ behavior
  @   requires 0 <= x && x < table.instance().promptCount();
  @   ensures \result.size() == table.instance().responseCount();
  @   signals_only ArithmeticException;
  @ pure */
  static PairWeights absoluteLogit(ScoreTable table, int x) {
    int bits = table.bits();
    PairWeights weights = new PairWeights(laws(table, x), bits);
    Interval[] gaps = gaps(table, x);
    for (int upper = 1; upper < weights.size(); upper++) {
      Interval distance = Interval.ZERO;
      for (int lower = upper - 1; lower >= 0; lower--) {
        distance = distance.add(gaps[lower], bits);
        int i = table.ordered(x, upper);
        int j = table.ordered(x, lower);
        Interval sign = Interval.of(table.signOfLogit(x, i, j));
        weights.addPair(i, j, distance, sign, Interval.ZERO);
      }
    }
    return weights.finished(Interval.ZERO);
  }

  /** The scores' gaps in ascending order, exactly 0 between equal ones. */
  private static Interval[] gaps(ScoreTable table, int x) {
    Interval[] gaps = new Interval[table.instance().responseCount() - 1];
    for (int k = 0; k < gaps.length; k++) {
      int upper = table.ordered(x, k + 1);
      int lower = table.ordered(x, k);
      LogNumber gap = table.score(x, upper).subtract(table.score(x, lower));
      gaps[k] = table.signOfLogit(x, upper, lower) == 0 ? Interval.ZERO : gap.enclose(table.bits());
    }
    return gaps;
  }

  private static Interval[] laws(ScoreTable table, int x) {
    Interval[] laws = new Interval[table.instance().responseCount()];
    for (int y = 0; y < laws.length; y++) {
      laws[y] = table.policy(x, y);
    }
    return laws;
  }

  /** Adds z = (i, j) and its swap, i != j: f, df/dh (of the swap with the other sign), d2f/dh2. */
  private void addPair(int i, int j, Interval value, Interval slope, Interval curvature) {
    Interval both = law[i].multiply(law[j], bits);
    Interval e = both.multiply(value, bits);
    Interval b = both.multiply(slope, bits).shift(2);
    Interval a = both.multiply(curvature, bits);
    Interval even = a.add(e, bits).shift(1);
    diagonal[i] = diagonal[i].add(even, bits).add(b, bits);
    diagonal[j] = diagonal[j].add(even, bits).subtract(b, bits);
    offDiagonal[Math.max(i, j)][Math.min(i, j)] = e.subtract(a, bits).shift(1);
    mean = mean.add(e.shift(1), bits);
  }

  /** Adds z = (i, i) for all i, where f is the same number, and the term -2 F Cov. */
  private PairWeights finished(Interval ownValue) {
    int n = diagonal.length;
    for (int i = 0; i < n; i++) {
      Interval e = law[i].square(bits).multiply(ownValue, bits);
      // 2 E_i and 2 e_ii: both on the diagonal
      diagonal[i] = diagonal[i].add(e.shift(2), bits);
      mean = mean.add(e, bits);
    }
    for (int i = 0; i < n; i++) {
      diagonal[i] = diagonal[i].subtract(mean.multiply(law[i], bits).shift(1), bits);
    }
    return this;
  }

  /** |Y|. */
  /*@ normal_behavior
  @   ensures \result > 0;
  @ pure */
  int size() {
    return diagonal.length;
  }

  /** Encloses M_ij = M_ji. */
  /*@ normal_behavior
  @   requires 0 <= i && i < size() && 0 <= j && j < size();
  @   ensures true;
  @ pure */
  Interval entry(int i, int j) {
    return i == j ? diagonal[i] : offDiagonal[Math.max(i, j)][Math.min(i, j)];
  }

  /** Encloses pi_theta(y|x). */
  /*@ normal_behavior
  @   requires 0 <= y && y < size();
  @   ensures true;
  @ pure */
  Interval law(int y) {
    return law[y];
  }
}
