package sextant.audit.proof;

import java.util.List;

/**
 * What a verifier has to say of a claim's method.
 *
 * @param state proved, formula, stale, none or unknown
 * @param label as printed in the CONTRACT column
 * @param detail a line for each overload with a contract: its proof, or why there is none
 */
public record ProofState(State state, String label, List<String> detail) {

  /** From best to worst. */
  public enum State {
    /** Every overload with a contract has a proof of the contract as it stands. */
    PROVED,
    /** The same, of a contract that states only the formula that the claim is about. */
    FORMULA,
    /** There was a proof, of something that has changed since. */
    STALE,
    /** No proof. */
    NONE,
    /** It cannot be told here. */
    UNKNOWN
  }
}
