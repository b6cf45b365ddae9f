package sextant.audit.ascent;

import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.model.Instance;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.RegularisedProblem;

/**
 * J_gamma with klRefPolicy on an instance's ball, at the instance's gamma or a moderate one above
 * the threshold, with its maximum; or the reason why there is no such problem.
 */
public final class Regularised {

  private final @Nullable String fault;
  private final @Nullable RegularisedProblem problem;
  private @MonotonicNonNull CertifiedMaximum maximum;

  private Regularised(@Nullable String fault, @Nullable RegularisedProblem problem) {
    this.fault = fault;
    this.problem = problem;
  }

  /**
   * The problem of an instance.
   *
   * @param fault what is wrong with its domain, or null
   */
  public static Regularised of(Instance instance, @Nullable String fault) {
    if (fault != null) {
      return new Regularised(fault, null);
    }
    try {
      return new Regularised(null, RegularisedProblem.of(instance, null));
    } catch (IllegalArgumentException e) {
      return new Regularised(String.valueOf(e.getMessage()), null);
    }
  }

  /** A problem that is there. */
  public static Regularised of(RegularisedProblem problem) {
    return new Regularised(null, problem);
  }

  /** Why there is no problem, or null. */
  public @Nullable String fault() {
    return fault;
  }

  /** The problem. */
  public RegularisedProblem problem() {
    if (problem == null) {
      throw new IllegalStateException(String.valueOf(fault));
    }
    return problem;
  }

  /** Its maximum. */
  public CertifiedMaximum maximum() {
    if (maximum == null) {
      maximum = MaximumSearch.find(problem());
    }
    return maximum;
  }
}
