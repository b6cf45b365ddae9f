package sextant.bench;

import java.math.BigInteger;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.fraction.BigFraction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the building blocks cost on this machine, beside which the other figures are read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class BaselineBench {
  private final Random random = new Random(1);
  private final BigInteger left = new BigInteger(230, random).setBit(230);
  private final BigInteger right = new BigInteger(230, random).setBit(230);
  private final BigFraction leftFraction = new BigFraction(left, right);
  private final BigFraction rightFraction = new BigFraction(right, left);

  /** One product of two integers of 60 digits or so. */
  @Benchmark
  public BigInteger multiplyIntegers() {
    return left.multiply(right);
  }

  /** One sum of two rationals with such numerators and denominators, reduction included. */
  @Benchmark
  public BigFraction addFractions() {
    return leftFraction.add(rightFraction);
  }
}
