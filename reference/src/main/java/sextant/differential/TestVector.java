package sextant.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.fast.Mutant;
import sextant.fast.Target;
import sextant.model.LogRational;
import sextant.robust.PenaltySubdifferential;
import sextant.robust.RobustLoss;
import sextant.robust.SensitivityPenalty;
import sextant.sail.KlDivergence;
import sextant.sail.SailGradient;
import sextant.sail.SailLoss;

/**
 * A case with its certified answers, for those who test without this program.
 *
 * @param testCase the case
 * @param values the enclosures of the quantities; where a quantity is a set, as the penalty's
 *     subdifferential at a kink, it is left out
 * @param exact the exact values of the per-instance quantities, where the case is log-rational and
 *     its arithmetic small
 * @param tolerance the greatest error of a correct implementation, by the error model, one a value
 * @param catches which bug classes give a wrong answer, to which of the quantities
 */
public record TestVector(
    Case testCase,
    Map<Target, Interval[]> values,
    Map<Target, LogNumber[]> exact,
    Map<Target, double[]> tolerance,
    Map<Mutant, List<Target>> catches) {

  /** Whether R has a kink at the case: two responses of different features have h = 0. */
  public boolean isKink() {
    return values.size() < Target.values().length;
  }

  /**
   * The vector of a case.
   *
   * @param testCase the case
   * @param format the format of the implementations meant
   */
  public static TestVector of(Case testCase, Format format) {
    List<Target> all = Arrays.asList(Target.values());
    Map<Target, Reference> references = ExactAnswers.of(testCase, format, all);
    List<Target> targets = new ArrayList<>();
    Map<Target, double[]> tolerance = new EnumMap<>(Target.class);
    for (Target target : all) {
      Reference reference = references.get(target);
      if (reference != null && reference.segments().length == 0) {
        targets.add(target);
        tolerance.put(target, reference.tolerance());
      }
    }
    Map<Mutant, List<Target>> catches = new EnumMap<>(Mutant.class);
    for (Mutant mutant : Mutant.values()) {
      List<Target> caught = new ArrayList<>();
      for (Target target : targets) {
        Reference reference = references.get(target);
        if (reference != null && isWrong(mutant, target, testCase, reference, format)) {
          caught.add(target);
        }
      }
      if (!caught.isEmpty()) {
        catches.put(mutant, caught);
      }
    }
    return new TestVector(
        testCase,
        ExactAnswers.enclosures(testCase, format, targets),
        exact(testCase, targets),
        tolerance,
        catches);
  }

  private static Map<Target, LogNumber[]> exact(Case testCase, List<Target> targets) {
    Map<Target, LogNumber[]> exact = new EnumMap<>(Target.class);
    LogRational model = LogRational.of(testCase.instance());
    if (model != null) {
      LogNumber sail = SailLoss.value(model);
      LogNumber penalty = SensitivityPenalty.value(model);
      exact.put(Target.SAIL, new LogNumber[] {sail});
      exact.put(Target.PENALTY, new LogNumber[] {penalty});
      LogNumber robust =
          RobustLoss.closedForm(sail, model.instance().rho(), model.instance().beta(), penalty);
      exact.put(Target.ROBUST, new LogNumber[] {robust});
      exact.put(Target.KL_REF_POLICY, new LogNumber[] {KlDivergence.refPolicy(model)});
      exact.put(Target.KL_POLICY_REF, new LogNumber[] {KlDivergence.policyRef(model)});
      exact.put(Target.SAIL_GRADIENT, SailGradient.value(model));
      exact.put(Target.PENALTY_GRADIENT, PenaltySubdifferential.of(model).centre());
      exact.keySet().retainAll(targets);
    }
    return exact;
  }

  private static boolean isWrong(
      Mutant mutant, Target target, Case testCase, Reference reference, Format format) {
    double[] answer =
        mutant.implementation().evaluate(target, testCase.problem(), testCase.batch());
    return Comparison.of(reference, answer, format).fault() != null;
  }
}
