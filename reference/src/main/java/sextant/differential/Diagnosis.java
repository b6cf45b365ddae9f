package sextant.differential;

import java.util.ArrayList;
import java.util.List;
import sextant.fast.Mutant;
import sextant.fast.Target;

/**
 * The bug classes that a wrong quantity is consistent with: those whose mutant gives the
 * candidate's answers, right where it is right and wrong where it is wrong, on all cases kept as
 * evidence.
 *
 * @param target the quantity
 * @param classes the classes, often one
 * @param coarse whether every error is as small as binary32 arithmetic makes it
 */
public record Diagnosis(Target target, List<Mutant> classes, boolean coarse) {

  /** Two roundings of one wrong formula differ by this many tolerances at most. */
  private static final double TOLERANCES = 4;

  /** Or by this many units in the last place, as a wrong formula may have larger values. */
  private static final double ULPS = 1 << 14;

  /** The roundoff of binary32 over that of binary64. */
  private static final double COARSER = 0x1p29;

  /**
   * One answer to one case.
   *
   * @param testCase the case
   * @param reference what would be right
   * @param answer what the candidate said
   * @param wrong whether that is a finding
   */
  record Evidence(Case testCase, Reference reference, double[] answer, boolean wrong) {}

  /** Diagnoses a quantity. */
  static Diagnosis of(Target target, List<Evidence> evidence, Format format) {
    List<Mutant> classes = new ArrayList<>();
    for (Mutant mutant : Mutant.values()) {
      if (evidence.stream().allMatch(e -> agrees(mutant, target, e, format))) {
        classes.add(mutant);
      }
    }
    boolean coarse =
        format == Format.BINARY64
            && classes.isEmpty()
            && evidence.stream().allMatch(Diagnosis::isCoarse);
    return new Diagnosis(target, List.copyOf(classes), coarse);
  }

  private static boolean agrees(Mutant mutant, Target target, Evidence e, Format format) {
    double[] wrong =
        mutant.implementation().evaluate(target, e.testCase().problem(), e.testCase().batch());
    boolean isRight = Comparison.of(e.reference(), wrong, format).fault() == null;
    if (wrong.length != e.answer().length || isRight == e.wrong()) {
      return false;
    }
    double size = 0;
    for (double value : wrong) {
      size = Math.max(size, Math.abs(value));
    }
    double ulps = Double.isFinite(size) ? ULPS * format.ulp(size) : 0;
    for (int k = 0; k < wrong.length; k++) {
      boolean same =
          Double.isFinite(wrong[k])
              ? Math.abs(wrong[k] - e.answer()[k])
                  <= TOLERANCES * e.reference().tolerance()[k] + ulps
              : !Double.isFinite(e.answer()[k]);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCoarse(Evidence e) {
    Reference reference = e.reference();
    if (e.answer().length != reference.high().length) {
      return false;
    }
    for (int k = 0; k < e.answer().length; k++) {
      if (!(Math.abs(reference.error(k, e.answer()[k])) <= COARSER * reference.tolerance()[k])) {
        return false;
      }
    }
    return true;
  }

  /** One line for people. */
  public String text() {
    if (coarse) {
      return "the errors are of the size that binary32 arithmetic makes";
    }
    if (classes.isEmpty()) {
      return "no known bug class";
    }
    return String.join(
        "; or ", classes.stream().map(m -> m.key() + ": " + m.description()).toList());
  }
}
