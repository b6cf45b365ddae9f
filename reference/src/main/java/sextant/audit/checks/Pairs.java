package sextant.audit.checks;

import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Evidence;
import sextant.audit.Verdict;
import sextant.model.Instance;

/** Walks over all z = (x, y1, y2) of an instance and joins the verdicts. */
final class Pairs {

  private Pairs() {}

  /** A verdict about one z, or null where the claim says nothing about it. */
  interface PairCheck {
    @Nullable Verdict check(int x, int i, int j);
  }

  /**
   * The joint verdict over every z: the weakest evidence, or the first refutation with its z.
   *
   * @param instance the instance
   * @param check the verdict about one z
   * @param detail what was checked, with the number of pairs in front
   */
  static Verdict all(Instance instance, String detail, PairCheck check) {
    Verdict joint = null;
    int count = 0;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          Verdict verdict = check.check(x, i, j);
          if (verdict != null) {
            count++;
            if (verdict.evidence() == Evidence.REFUTED) {
              return Verdict.refuted(describe(instance, x, i, j) + ": " + verdict.detail());
            }
            joint = joint == null ? verdict : joint.and(verdict);
          }
        }
      }
    }
    return joint == null
        ? Verdict.notApplicable("no pair meets the precondition")
        : new Verdict("", joint.evidence(), joint.within(), count + " pairs: " + detail);
  }

  /** z in words, by the names of the instance. */
  static String describe(Instance instance, int x, int i, int j) {
    return "z = ("
        + instance.promptName(x)
        + ", "
        + instance.responseName(i)
        + ", "
        + instance.responseName(j)
        + ")";
  }
}
