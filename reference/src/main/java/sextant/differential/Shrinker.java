package sextant.differential;

import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.differential.CheckResult.Minimal;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;
import sextant.model.ModelException;

/**
 * Makes the case of a finding small: steps of {@link Simplification} are tried in turn, and one is
 * taken when the same kind of finding is still there. Every step taken lowers the case's cost, so
 * it ends.
 */
final class Shrinker {

  private static final int MOST_EVALUATIONS = 3000;

  /** Each of these costs a start of the candidate. */
  private static final int MOST_RESTARTS = 60;

  private final Candidate candidate;
  private final Format format;
  private final List<Target> targets;
  private final Kind kind;
  private final @Nullable Target target;
  private final int budget;
  private Minimal best;
  private int evaluations;

  Shrinker(Candidate candidate, Format format, List<Target> targets, Finding finding) {
    this.candidate = candidate;
    this.format = format;
    this.targets = targets;
    this.kind = finding.kind();
    this.target = finding.target();
    this.best = new Minimal(finding, null, null, 0);
    budget =
        switch (finding.kind()) {
          case TIME_OUT -> 1; // waiting is dear
          case CRASH, GARBAGE, PARTIAL_LINE, TOO_LONG -> MOST_RESTARTS;
          default -> MOST_EVALUATIONS;
        };
  }

  /** The finding on the least case found. */
  Minimal minimal() throws InterruptedException {
    Minimal first = evaluate(best.finding().testCase());
    if (first == null) {
      return best; // it does not come about again: kept as it was
    }
    best = first;
    boolean smaller = true;
    while (smaller && evaluations < budget) {
      smaller = false;
      for (Case next : Simplification.of(best.finding().testCase())) {
        if (evaluations >= budget) {
          break;
        }
        Minimal found = evaluate(next);
        if (found != null) {
          best = found;
          smaller = true;
          break;
        }
      }
    }
    Minimal last = best;
    return new Minimal(last.finding(), last.reference(), last.answer(), evaluations);
  }

  /** The same kind of finding on another case, or null. */
  private @Nullable Minimal evaluate(Case testCase) throws InterruptedException {
    evaluations++;
    List<Target> asked = target == null ? targets : List.of(target);
    Map<Target, Reference> references;
    try {
      references = ExactAnswers.of(testCase, format, asked);
    } catch (ModelException e) {
      return null; // a step too far: no instance any more
    }
    Answer answer = candidate.answer(testCase, asked);
    Answer.Trouble trouble = answer.trouble();
    if (trouble != null) {
      return trouble.kind() == kind
          ? new Minimal(new Finding(kind, target, testCase, trouble.detail()), null, null, 0)
          : null;
    }
    return target == null ? null : compare(testCase, target, references.get(target), answer);
  }

  private @Nullable Minimal compare(
      Case testCase, Target asked, @Nullable Reference reference, Answer answer) {
    double[] values = answer.values().get(asked);
    if (reference == null) {
      return null;
    }
    if (values == null) {
      boolean misshapen = answer.misshapen().contains(asked);
      Kind found = misshapen ? Kind.WRONG_SHAPE : Kind.MISSING;
      return found == kind
          ? new Minimal(new Finding(kind, asked, testCase, "no numbers"), reference, null, 0)
          : null;
    }
    Comparison comparison = Comparison.of(reference, values, format);
    return comparison.fault() == kind
        ? new Minimal(new Finding(kind, asked, testCase, comparison.detail()), reference, values, 0)
        : null;
  }
}
