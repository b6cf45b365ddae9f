package sextant.bench;

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
import sextant.curvature.GramHessian;
import sextant.model.Instance;
import sextant.robust.PenaltyByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * Gradients and Hessians of L_SAIL and R in enclosures, as |Y| and d grow, given the scores and
 * laws. {@code mvn -q -Pbench verify -Djmh.args=CurvatureBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class CurvatureBenchmark {

  /** |X| x |Y| x d. */
  @Param({"8x16x16", "8x32x16", "8x64x16", "8x32x8", "8x32x32", "8x32x64"})
  private String size = "8x32x16";

  /** Decimal digits. */
  @Param({"60"})
  private int digits = 60;

  private ScoreTable table = ScoreTable.of(RandomInstances.rational(1, 1, 1, 1), 64);

  /** Makes the instance and its table. */
  @Setup
  public void makeTable() {
    String[] parts = size.split("x");
    Instance instance =
        RandomInstances.rational(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), 1);
    table = ScoreTable.of(instance, digits * 10 / 3 + 32);
  }

  /** Both gradients: all pairs once, then one weight a response. */
  @Benchmark
  public void gradients(Blackhole sink) {
    sink.consume(
        WeightedFeatures.sum(
            table.instance(), SailByResponse.of(table).gradientWeights(), table.bits()));
    sink.consume(
        WeightedFeatures.sum(
            table.instance(), PenaltyByRank.of(table).gradientWeights(), table.bits()));
  }

  /** The Hessian of L_SAIL. */
  @Benchmark
  public void sailHessian(Blackhole sink) {
    sink.consume(GramHessian.sail(table).matrix());
  }

  /** The Hessian of R. */
  @Benchmark
  public void penaltyHessian(Blackhole sink) {
    sink.consume(GramHessian.penalty(table).matrix());
  }
}
