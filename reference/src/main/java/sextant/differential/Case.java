package sextant.differential;

import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.fast.Batch;
import sextant.fast.Problem;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.PreferenceOracle;

/**
 * One case of a differential test.
 *
 * @param index its number, from 0; -1 for one that was not generated
 * @param label what is special about it, in a few words
 * @param problem the instance, in numbers that the candidate's format holds
 * @param batch the samples for the per-batch quantities
 */
public record Case(long index, String label, Problem problem, Batch batch) {

  /**
   * The instance itself: the doubles taken for the numbers they are.
   *
   * @throws sextant.model.ModelException if it breaks a rule of the instance format
   */
  public Instance instance() {
    Problem p = problem;
    return new InstanceBuilder("case")
        .prompts(names("x", p.prompts()), exact(p.mass()))
        .responses(names("y", p.responses()))
        .features(exact(p.features()))
        .thetaRef(logs(p.thetaRef()))
        .theta(logs(p.theta()))
        .beta(exact(p.beta()))
        .rho(exact(p.rho()))
        .delta(BigFraction.ONE_HALF)
        .oracle(PreferenceOracle.ofPreferences(exact(p.preferences())))
        .build();
  }

  /**
   * A double as the rational it is. Not by the library's constructor, which halves subnormal
   * numbers and does not reduce 0.
   */
  static BigFraction exact(double value) {
    return Doubles.exact(value).toFraction();
  }

  private static BigFraction[] exact(double[] values) {
    BigFraction[] exact = new BigFraction[values.length];
    for (int k = 0; k < exact.length; k++) {
      exact[k] = exact(values[k]);
    }
    return exact;
  }

  private static BigFraction[][][] exact(double[][][] values) {
    BigFraction[][][] exact = new BigFraction[values.length][][];
    for (int x = 0; x < exact.length; x++) {
      exact[x] = new BigFraction[values[x].length][];
      for (int y = 0; y < exact[x].length; y++) {
        exact[x][y] = exact(values[x][y]);
      }
    }
    return exact;
  }

  private static LogNumber[] logs(double[] values) {
    LogNumber[] logs = new LogNumber[values.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = LogNumber.of(exact(values[k]));
    }
    return logs;
  }

  private static String[] names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }
}
