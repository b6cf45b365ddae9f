package sextant.audit.run;

import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Verdict;
import sextant.exact.Interval;

/** An algorithm at work on an instance, row by row, with certified values beside the iterates. */
public interface SteppedRun {

  /** How many rows there are: the starting point and one a step. */
  int rows();

  /** The constants that the bounds are made of, in the order in which they are shown. */
  Map<String, Interval> constants();

  /** The names of the values in a row. */
  List<String> columns();

  /**
   * The values of the next row, in the order of the columns; null where one was not asked for at
   * this row.
   */
  List<@Nullable Interval> next();

  /** What the rows so far give together, by name. */
  default Map<String, Interval> summary() {
    return Map.of();
  }

  /** What the rows so far say of the claims about this algorithm, by claim and variant. */
  Map<String, Verdict> verdicts();
}
