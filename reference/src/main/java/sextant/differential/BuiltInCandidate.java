package sextant.differential;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sextant.fast.Implementation;
import sextant.fast.Target;

/** An implementation of this build as a candidate. */
public final class BuiltInCandidate implements Candidate {

  private final String name;
  private final Implementation implementation;

  /**
   * A candidate.
   *
   * @param name its name in reports
   * @param implementation what computes
   */
  public BuiltInCandidate(String name, Implementation implementation) {
    this.name = name;
    this.implementation = implementation;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isConcurrent() {
    return true;
  }

  @Override
  public Answer answer(Case testCase, List<Target> targets) {
    Map<Target, double[]> values = new EnumMap<>(Target.class);
    for (Target target : targets) {
      try {
        values.put(target, implementation.evaluate(target, testCase.problem(), testCase.batch()));
      } catch (RuntimeException e) {
        return Answer.none(Finding.Kind.ERROR, target.key() + ": " + e);
      }
    }
    return Answer.of(values);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
