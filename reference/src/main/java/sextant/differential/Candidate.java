package sextant.differential;

import java.util.List;
import sextant.fast.Target;

/** An implementation under test. What goes wrong within it is part of its answer, no exception. */
public interface Candidate extends AutoCloseable {

  /** What it was called on the command line. */
  String name();

  /** Whether several threads may ask at a time. */
  boolean isConcurrent();

  /**
   * Asks for some quantities of a case.
   *
   * @param testCase the case
   * @param targets the quantities
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Answer answer(Case testCase, List<Target> targets) throws InterruptedException;

  /** Ends it. */
  @Override
  void close();
}
