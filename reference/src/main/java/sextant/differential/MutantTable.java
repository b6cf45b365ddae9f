package sextant.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import sextant.fast.Mutant;
import sextant.fast.Target;

/**
 * Which quantity exposes which bug class: the check checked. Every mutant is a candidate beside the
 * right implementations, on the same cases.
 *
 * @param cases how many cases
 * @param rows one a mutant
 * @param falseAlarms the results of right implementations with findings; there should be none
 */
public record MutantTable(long cases, List<Row> rows, List<CheckResult> falseAlarms) {

  /**
   * One bug class.
   *
   * @param mutant the class
   * @param exposedBy the quantities with wrong values
   * @param named whether the diagnosis names the class for every one of them
   * @param result all that was found
   */
  public record Row(Mutant mutant, List<Target> exposedBy, boolean named, CheckResult result) {}

  /**
   * Runs all mutants.
   *
   * @param test what to run them in; it must ask for all quantities
   * @param right implementations that are right, as candidates
   * @param generator the cases
   * @param cases how many of them
   * @param seed their seed
   * @param progress is told how many cases are done
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public static MutantTable run(
      DifferentialTest test,
      List<? extends Candidate> right,
      CaseGenerator generator,
      long cases,
      long seed,
      LongConsumer progress)
      throws InterruptedException {
    List<Candidate> all = new ArrayList<>(right);
    for (Mutant mutant : Mutant.values()) {
      all.add(new BuiltInCandidate("builtin:" + mutant.key(), mutant.implementation()));
    }
    List<CheckResult> results = test.run(all, generator::at, cases, seed, progress);
    List<Row> rows = new ArrayList<>();
    for (Mutant mutant : Mutant.values()) {
      CheckResult result = results.get(right.size() + mutant.ordinal());
      List<Target> exposedBy = result.diagnoses().stream().map(Diagnosis::target).toList();
      boolean named = result.classes().contains(mutant);
      rows.add(new Row(mutant, exposedBy, named, result));
    }
    List<CheckResult> alarms =
        results.subList(0, right.size()).stream().filter(result -> !result.agrees()).toList();
    return new MutantTable(cases, rows, alarms);
  }

  /** Whether every mutant is found and named, and no right implementation is blamed. */
  public boolean isSound() {
    return falseAlarms.isEmpty()
        && rows.stream().allMatch(row -> !row.exposedBy().isEmpty() && row.named());
  }
}
