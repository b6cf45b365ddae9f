package sextant.differential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.differential.Diagnosis.Evidence;
import sextant.differential.Finding.Kind;
import sextant.fast.Target;

/** What is known of one candidate so far: the cases must be added in their order. */
final class Tally {

  /** Wrong answers, and right ones, kept of a quantity for the diagnosis. */
  private static final int EVIDENCE = 24;

  private static final double MOST = 99;

  /** Findings kept of a quantity; all are counted. */
  private static final int FINDINGS = 3;

  /** One quantity. */
  private static final class Count {
    private long answered;
    private long failed;
    private long kinks;
    private double share;
    private final ResizableDoubleArray ulps = new ResizableDoubleArray();
    private final List<Evidence> wrong = new ArrayList<>();
    private final List<Evidence> right = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** The first case in which the quantity was not answered. */
    private @Nullable Case missing;

    private long missed;

    void fail(Finding finding) {
      failed++;
      if (findings.size() < FINDINGS) {
        findings.add(finding);
      }
    }
  }

  private final Format format;
  private final List<Target> targets;
  private final boolean required;
  private final Map<Target, Count> counts = new EnumMap<>(Target.class);
  private final List<Finding> troubles = new ArrayList<>();
  private long troubled;
  private long cases;

  /**
   * A tally.
   *
   * @param format the candidate's format
   * @param targets the quantities asked for
   * @param required whether the candidate must have all of them
   */
  Tally(Format format, List<Target> targets, boolean required) {
    this.format = format;
    this.targets = targets;
    this.required = required;
    for (Target target : targets) {
      counts.put(target, new Count());
    }
  }

  private Count count(Target target) {
    Count count = counts.get(target);
    if (count == null) {
      throw new IllegalStateException("not asked for: " + target);
    }
    return count;
  }

  /** How many cases had no answer at all. */
  long troubled() {
    return troubled;
  }

  void add(Case testCase, Map<Target, Reference> references, Answer answer) {
    cases++;
    Answer.Trouble trouble = answer.trouble();
    if (trouble != null) {
      troubled++;
      if (troubles.size() < FINDINGS) {
        troubles.add(new Finding(trouble.kind(), null, testCase, trouble.detail()));
      }
      return;
    }
    for (Target target : targets) {
      Reference reference = references.get(target);
      if (reference == null) {
        throw new IllegalStateException("no exact value of " + target);
      }
      add(testCase, target, reference, answer);
    }
  }

  private void add(Case testCase, Target target, Reference reference, Answer answer) {
    Count count = count(target);
    double[] values = answer.values().get(target);
    if (answer.misshapen().contains(target)) {
      count.answered++;
      String detail = "neither a number nor a list of numbers";
      count.fail(new Finding(Kind.WRONG_SHAPE, target, testCase, detail));
    } else if (values == null) {
      count.missed++;
      if (count.missing == null) {
        count.missing = testCase;
      }
    } else {
      count.answered++;
      add(testCase, target, count, reference, values);
    }
  }

  private void add(
      Case testCase, Target target, Count count, Reference reference, double[] values) {
    Comparison comparison = Comparison.of(reference, values, format);
    Kind fault = comparison.fault();
    boolean kink = reference.set();
    if (kink) {
      count.kinks++;
    }
    if (!Double.isNaN(comparison.ulps())) {
      count.ulps.addElement(comparison.ulps());
    }
    if (!Double.isNaN(comparison.share())) {
      count.share = Math.max(count.share, comparison.share());
    }
    List<Evidence> kept = fault == null ? count.right : count.wrong;
    // where it may choose, a candidate's answer says nothing about its formula
    if (!kink && kept.size() < EVIDENCE) {
      kept.add(new Evidence(testCase, reference, values, fault != null));
    }
    if (fault != null) {
      count.fail(new Finding(fault, target, testCase, comparison.detail()));
    }
  }

  /** The result so far. */
  CheckResult result(String candidate, long seed, @Nullable String stopped) {
    List<CheckResult.Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(troubles);
    List<Diagnosis> diagnoses = new ArrayList<>();
    List<Target> unanswered = new ArrayList<>();
    for (Target target : targets) {
      Count count = count(target);
      Case missing = count.missing;
      if (count.answered == 0 && !required) {
        unanswered.add(target);
        continue;
      }
      if (missing != null) {
        count.failed += count.missed;
        String detail = "no such quantity in " + count.missed + " of the answers";
        count.findings.add(new Finding(Kind.MISSING, target, missing, detail));
      }
      count.missing = null;
      findings.addAll(count.findings);
      rows.add(row(target, count));
      if (!count.wrong.isEmpty()) {
        List<Evidence> evidence = new ArrayList<>(count.wrong);
        evidence.addAll(count.right);
        diagnoses.add(Diagnosis.of(target, evidence, format));
      }
    }
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
        null);
  }

  private static CheckResult.Row row(Target target, Count count) {
    double[] ulps = count.ulps.getElements();
    if (ulps.length == 0) {
      return new CheckResult.Row(
          target, count.answered, count.failed, count.kinks, 0, 0, 0, count.share);
    }
    Percentile percentile = new Percentile();
    percentile.setData(ulps);
    return new CheckResult.Row(
        target,
        count.answered,
        count.failed,
        count.kinks,
        percentile.evaluate(100),
        percentile.evaluate(MOST),
        percentile.evaluate(50),
        count.share);
  }
}
