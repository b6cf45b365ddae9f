package sextant.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import sextant.differential.Case;
import sextant.differential.ExactAnswers;
import sextant.differential.Format;
import sextant.fast.Batch;
import sextant.fast.BuiltIn;
import sextant.fast.Implementation;
import sextant.fast.Problem;
import sextant.fast.Sample;
import sextant.fast.Target;

/** L_SAIL, R and both gradients: the implementations in doubles, and the exact side of a check. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@State(Scope.Benchmark)
public class FastBenchmark {

  private static final List<Target> TARGETS =
      List.of(Target.SAIL, Target.PENALTY, Target.SAIL_GRADIENT, Target.PENALTY_GRADIENT);

  /** |X| x |Y| x d. */
  @Param({"4x8x4", "8x32x16"})
  private String size = "4x8x4";

  /** Who computes; "exact" is the reference with its tolerance. */
  @Param({"pair-loops", "prefix-sums", "autodiff", "exact"})
  private String name = "pair-loops";

  private Case one = make(1, 1, 1);

  /** Makes the case. */
  @Setup
  public void makeCase() {
    int[] s = Arrays.stream(size.split("x")).mapToInt(Integer::parseInt).toArray();
    one = make(s[0], s[1], s[2]);
  }

  private static Case make(int prompts, int responses, int dimension) {
    Random random = new Random(1);
    double[][][] psi = new double[prompts][responses][dimension];
    double[][][] table = new double[prompts][responses][responses];
    for (int x = 0; x < prompts; x++) {
      for (int i = 0; i < responses; i++) {
        psi[x][i] = random.doubles(dimension, -1, 1).toArray();
        table[x][i][i] = 0.5;
        for (int j = 0; j < i; j++) {
          table[x][i][j] = random.nextInt(1025) / 1024.0;
          table[x][j][i] = 1 - table[x][i][j];
        }
      }
    }
    double[] mass = new double[prompts];
    Arrays.fill(mass, 1.0 / prompts); // a power of two
    double[] theta = random.doubles(dimension, -1, 1).toArray();
    double[] thetaRef = new double[dimension];
    Problem problem = new Problem(mass, psi, theta, thetaRef, 0.125, 0, table);
    return new Case(0, "bench", problem, new Batch(List.of(new Sample(0, 0, 0, 1)), 0));
  }

  /** The four of them. */
  @Benchmark
  public void valuesAndGradients(Blackhole sink) {
    Map<String, Implementation> all = BuiltIn.byName();
    Implementation implementation = all.get(name);
    if (implementation == null) {
      sink.consume(ExactAnswers.of(one, Format.BINARY64, TARGETS));
      return;
    }
    for (Target target : TARGETS) {
      sink.consume(implementation.evaluate(target, one.problem(), one.batch()));
    }
  }
}
