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
import sextant.model.Instance;
import sextant.robust.PenaltyByRank;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;

/**
 * One evaluation of L_SAIL, R and the ingredients of both gradients (one number a response), from
 * the instance on: scores, order, policies, every pair.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@State(Scope.Benchmark)
public class EvaluationBenchmark {

  /** |X| x |Y| x d. */
  @Param({"8x32x16", "8x64x16", "64x64x64"})
  private String size = "8x32x16";

  /** Decimal digits. */
  @Param({"60"})
  private int digits = 60;

  private Instance instance = RandomInstances.rational(1, 1, 1, 1);

  /** Makes the instance. */
  @Setup
  public void makeInstance() {
    String[] parts = size.split("x");
    instance =
        RandomInstances.rational(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), 1);
  }

  /** Values and gradient ingredients of both. */
  @Benchmark
  public void valuesAndGradientIngredients(Blackhole sink) {
    int bits = digits * 10 / 3 + 32;
    ScoreTable table = ScoreTable.of(instance, bits);
    SailByResponse sail = SailByResponse.of(table);
    PenaltyByRank penalty = PenaltyByRank.of(table);
    sink.consume(sail.loss());
    sink.consume(sail.gradientWeights());
    sink.consume(penalty.value());
    sink.consume(penalty.gradientWeights());
  }

  /** The scores, their order, the policies and exponentials alone. */
  @Benchmark
  public void tablesAlone(Blackhole sink) {
    sink.consume(ScoreTable.of(instance, digits * 10 / 3 + 32));
  }
}
