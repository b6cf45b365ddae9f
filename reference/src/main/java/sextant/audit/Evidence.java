package sextant.audit;

/** What stands behind a verdict, strongest first. A verdict never says more than its evidence. */
public enum Evidence {
  /** Exact, decidable arithmetic on this instance. */
  DECIDED,
  /**
   * Certified enclosures separate (an inequality), or agree within a stated width (an equality).
   */
  ENCLOSED,
  /** A confidence bound. */
  STATISTICAL,
  /** The precision limit was reached before the enclosures separated. */
  UNDECIDED,
  /** False on this instance, with a witness. */
  REFUTED,
  /** A precondition fails on this instance; the reason says which. */
  NOT_APPLICABLE;

  /** The name as printed: NOT-APPLICABLE with a hyphen. */
  public String label() {
    return name().replace('_', '-');
  }

  /** The weaker of two pieces of evidence about applicable instances. */
  public Evidence weaker(Evidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
