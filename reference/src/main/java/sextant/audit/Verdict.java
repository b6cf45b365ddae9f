package sextant.audit;

import java.math.BigDecimal;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The outcome of one claim (or variant of it) on one instance.
 *
 * @param variant the claim's variant, "" when it has none
 * @param evidence what stands behind the verdict
 * @param within for an equality that is ENCLOSED: the certified bound on |left - right|; for a
 *     STATISTICAL verdict the probability of being wrong
 * @param detail what was checked, the reason why not, or the witness; one line
 */
public record Verdict(
    String variant, Evidence evidence, @Nullable BigDecimal within, String detail) {

  /** Decided by exact arithmetic. */
  public static Verdict decided(String detail) {
    return new Verdict("", Evidence.DECIDED, null, detail);
  }

  /** Certified enclosures separate. */
  public static Verdict enclosed(String detail) {
    return new Verdict("", Evidence.ENCLOSED, null, detail);
  }

  /** Both sides agree within a certified width. */
  public static Verdict agree(BigDecimal within, String detail) {
    return new Verdict("", Evidence.ENCLOSED, within, detail);
  }

  /**
   * By a confidence bound.
   *
   * @param risk the probability that such a bound is wrong, at most
   */
  public static Verdict statistical(BigDecimal risk, String detail) {
    return new Verdict("", Evidence.STATISTICAL, risk, detail);
  }

  /** False here, with a witness that can be checked by hand. */
  public static Verdict refuted(String witness) {
    return new Verdict("", Evidence.REFUTED, null, witness);
  }

  /** The precision limit was reached. */
  public static Verdict undecided(String detail) {
    return new Verdict("", Evidence.UNDECIDED, null, detail);
  }

  /** A precondition fails. */
  public static Verdict notApplicable(String reason) {
    return new Verdict("", Evidence.NOT_APPLICABLE, null, reason);
  }

  /** The same verdict, about a variant. */
  public Verdict about(String newVariant) {
    return new Verdict(newVariant, evidence, within, detail);
  }

  /** The same verdict with more to say. */
  public Verdict adding(String words) {
    return new Verdict(variant, evidence, within, detail + "; " + words);
  }

  /** The evidence as printed, with the width of an enclosed equality, or the risk. */
  public String label() {
    return within == null ? evidence.label() : evidence.label() + "(" + within + ")";
  }

  /**
   * Both verdicts as one: the weaker evidence, the wider agreement. A refutation, or failing that
   * an open question, keeps its own words alone.
   */
  public Verdict and(Verdict other) {
    Verdict result;
    Evidence weaker = evidence.weaker(other.evidence);
    if (weaker == Evidence.REFUTED || weaker == Evidence.UNDECIDED) {
      result = evidence == weaker ? this : other;
    } else {
      BigDecimal width = within;
      if (width == null || (other.within != null && other.within.compareTo(width) > 0)) {
        width = other.within;
      }
      String words = detail.equals(other.detail) ? detail : detail + "; " + other.detail;
      result = new Verdict(variant, weaker, width, words);
    }
    return result;
  }
}
