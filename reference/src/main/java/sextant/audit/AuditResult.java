package sextant.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What an audit found, claim by claim.
 *
 * @param claims one entry a claim and variant, in the order of the ids
 */
public record AuditResult(List<ClaimResult> claims) {

  /**
   * The verdict about one instance.
   *
   * @param instance the name of its file
   * @param size |X||Y|², its number of z, by which witnesses are compared
   * @param verdict the verdict
   */
  public record InstanceVerdict(String instance, long size, Verdict verdict) {}

  /**
   * A claim, or a variant of it, over all instances.
   *
   * @param claim the claim
   * @param variant its variant, or ""
   * @param evidence the weakest evidence over the instances where it applies
   * @param within the widest agreement among enclosed equalities, or the greatest risk of being
   *     wrong among statistical verdicts
   * @param applied on how many instances it applied
   * @param expected what the registry expects
   * @param outcome whether that was met
   * @param finding the refuting witness, the open question, or what was checked
   * @param instances the single verdicts
   */
  public record ClaimResult(
      Claim claim,
      String variant,
      Evidence evidence,
      @Nullable BigDecimal within,
      int applied,
      String expected,
      Outcome outcome,
      String finding,
      List<InstanceVerdict> instances) {

    static ClaimResult of(Claim claim, String variant, List<InstanceVerdict> instances) {
      Evidence evidence = null;
      InstanceVerdict telling = null;
      int applied = 0;
      for (InstanceVerdict entry : instances) {
        Verdict verdict = entry.verdict();
        if (verdict.evidence() != Evidence.NOT_APPLICABLE) {
          applied++;
          if (telling == null || tellsMore(entry, telling)) {
            telling = entry;
          }
          evidence = evidence == null ? verdict.evidence() : evidence.weaker(verdict.evidence());
        }
      }
      String expected = claim.expected().getOrDefault(variant, "holds");
      String finding =
          telling == null
              ? "applied nowhere"
              : telling.instance() + ": " + telling.verdict().detail();
      Evidence overall = evidence == null ? Evidence.NOT_APPLICABLE : evidence;
      return new ClaimResult(
          claim,
          variant,
          overall,
          within(overall, instances),
          applied,
          expected,
          Outcome.of(overall, expected),
          finding,
          List.copyOf(instances));
    }

    /** The widest agreement, or the greatest risk, among verdicts of that evidence. */
    private static @Nullable BigDecimal within(Evidence evidence, List<InstanceVerdict> instances) {
      BigDecimal widest = null;
      for (InstanceVerdict entry : instances) {
        BigDecimal within = entry.verdict().within();
        if (within != null
            && entry.verdict().evidence() == evidence
            && (widest == null || within.compareTo(widest) > 0)) {
          widest = within;
        }
      }
      return widest;
    }

    /** Weaker evidence tells more; of equals the smaller witness, or the longer account. */
    private static boolean tellsMore(InstanceVerdict entry, InstanceVerdict than) {
      Verdict verdict = entry.verdict();
      int order = verdict.evidence().compareTo(than.verdict().evidence());
      if (order == 0) {
        order =
            verdict.evidence() == Evidence.REFUTED
                ? Long.compare(than.size(), entry.size())
                : verdict.detail().length() - than.verdict().detail().length();
      }
      return order > 0;
    }

    /** The claim's id with its variant. */
    public String label() {
      return variant.isEmpty() ? claim.id() : claim.id() + " " + variant;
    }

    /** The evidence as printed. */
    public String evidenceLabel() {
      return within == null ? evidence.label() : evidence.label() + "(" + within + ")";
    }

    /** On how many instances exact arithmetic decided it. */
    public long decided() {
      return instances.stream()
          .filter(entry -> entry.verdict().evidence() == Evidence.DECIDED)
          .count();
    }

    /** Whether the claim applied to no instance at all. */
    public boolean vacuous() {
      return applied == 0;
    }
  }

  /** How a verdict compares with what the registry expects. */
  public enum Outcome {
    /**
     * As expected (a claim that applied nowhere contradicts nothing, and is flagged as vacuous).
     */
    AS_EXPECTED,
    /** Refuted though it should hold, or not refuted though it should be. */
    NOT_AS_EXPECTED,
    /** Open at the precision limit. */
    UNDECIDED;

    static Outcome of(Evidence evidence, String expected) {
      boolean refutation = expected.equals("refuted");
      return switch (evidence) {
        case NOT_APPLICABLE -> AS_EXPECTED;
        case REFUTED -> refutation ? AS_EXPECTED : NOT_AS_EXPECTED;
        case UNDECIDED -> UNDECIDED;
        case DECIDED, ENCLOSED, STATISTICAL -> refutation ? NOT_AS_EXPECTED : AS_EXPECTED;
      };
    }
  }

  /** The exit code that the verdicts call for: 0, 1 or 3. */
  public int exitCode() {
    Map<Outcome, Long> counts =
        claims.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    ClaimResult::outcome, java.util.stream.Collectors.counting()));
    int code = 0;
    if (counts.containsKey(Outcome.NOT_AS_EXPECTED)) {
      code = 1;
    } else if (counts.containsKey(Outcome.UNDECIDED)) {
      code = 3;
    }
    return code;
  }
}
