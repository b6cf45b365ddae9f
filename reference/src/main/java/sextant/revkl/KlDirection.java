package sextant.revkl;

import sextant.exact.Interval;
import sextant.sail.ScoreTable;

/** Which law stands first in the divergence; published code uses "reverse" for both. */
public enum KlDirection {
  /** E_x KL(pi_ref || pi_theta). */
  REF_POLICY("klRefPolicy"),
  /** E_x KL(pi_theta || pi_ref). */
  POLICY_REF("klPolicyRef");

  private final String key;

  KlDirection(String key) {
    this.key = key;
  }

  /** Its name in files and on the command line. */
  public String key() {
    return key;
  }

  /**
   * Encloses the divergence.
   *
   * @param table the responses' scores and laws
   */
  /*@ public behavior
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval value(ScoreTable table) {
    return this == REF_POLICY ? table.klRefPolicy() : table.klPolicyRef();
  }
}
