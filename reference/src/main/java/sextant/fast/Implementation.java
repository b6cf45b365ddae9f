package sextant.fast;

/** An implementation in floating point of what {@link Target} names. Thread-safe. */
public interface Implementation {

  /**
   * One quantity.
   *
   * @param target which
   * @param problem the instance
   * @param batch the samples, for the per-batch quantities
   * @return its values, {@link Target#length} of them
   */
  double[] evaluate(Target target, Problem problem, Batch batch);
}
