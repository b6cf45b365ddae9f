package sextant.differential;

import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.Mutant;
import sextant.fast.Target;

/**
 * What a differential test found of one candidate.
 *
 * @param candidate its name
 * @param format the format of its inputs
 * @param seed the seed of the cases
 * @param cases how many cases it was asked
 * @param rows one a quantity that it answered
 * @param troubled how many cases it gave no answer to
 * @param findings the first few of each quantity
 * @param diagnoses one a quantity with wrong values
 * @param unanswered quantities that it never answered, which is no fault
 * @param stopped why the test ended before its last case, or null
 * @param minimal the first finding on the least instance that still shows it, or null
 */
public record CheckResult(
    String candidate,
    Format format,
    long seed,
    long cases,
    List<Row> rows,
    long troubled,
    List<Finding> findings,
    List<Diagnosis> diagnoses,
    List<Target> unanswered,
    @Nullable String stopped,
    @Nullable Minimal minimal) {

  /**
   * One quantity.
   *
   * @param target which
   * @param answered how many cases it was answered in
   * @param failed in how many of them wrongly, or not at all
   * @param kinks in how many of them the exact value is a set
   * @param maxUlps the greatest error in units in the last place, kinks and values below their
   *     tolerance left out
   * @param mostUlps the 99th percentile
   * @param medianUlps the median
   * @param share the greatest error as a share of its tolerance
   */
  public record Row(
      Target target,
      long answered,
      long failed,
      long kinks,
      double maxUlps,
      double mostUlps,
      double medianUlps,
      double share) {}

  /**
   * A finding made small.
   *
   * @param finding the finding, on the small case
   * @param reference what would be right, or null where there was no answer
   * @param answer what the candidate said, or null
   * @param evaluations how many cases were tried for it
   */
  public record Minimal(
      Finding finding,
      @Nullable Reference reference,
      double @Nullable [] answer,
      int evaluations) {}

  /** This result with a minimal case. */
  CheckResult withMinimal(Minimal newMinimal) {
    return new CheckResult(
        candidate,
        format,
        seed,
        cases,
        rows,
        troubled,
        findings,
        diagnoses,
        unanswered,
        stopped,
        newMinimal);
  }

  /** Whether nothing is wrong with the candidate, and it answered something. */
  public boolean agrees() {
    return findings.isEmpty() && !rows.isEmpty() && stopped == null;
  }

  /** The bug classes that explain every quantity with wrong values; empty when there is none. */
  public List<Mutant> classes() {
    return diagnoses.stream()
        .map(Diagnosis::classes)
        .reduce((a, b) -> a.stream().filter(b::contains).toList())
        .orElse(List.of());
  }

  /** The diagnosis of a quantity, or null. */
  public @Nullable Diagnosis diagnosis(Target target) {
    for (Diagnosis diagnosis : diagnoses) {
      if (Objects.equals(diagnosis.target(), target)) {
        return diagnosis;
      }
    }
    return null;
  }
}
