package sextant.audit.proof;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.AuditResult;
import sextant.audit.Claim;

/** The CONTRACT column: a proof counts only while everything it was made from is unchanged. */
public final class Proofs {

  private final Verification verification;
  private final @Nullable KernelSources sources;

  /**
   * A record held against sources.
   *
   * @param verification the record
   * @param sources the sources, or null where they cannot be read
   */
  public Proofs(Verification verification, @Nullable KernelSources sources) {
    this.verification = verification;
    this.sources = sources;
  }

  /** The proofs that this build carries, held against its own sources. */
  public static Proofs ofThisBuild() {
    Verification verification = Verification.ofThisBuild();
    KernelSources sources;
    try {
      sources = KernelSources.ofThisBuild();
    } catch (UnsupportedOperationException | NoClassDefFoundError e) {
      sources = null;
    }
    return new Proofs(verification, sources);
  }

  /** What is proved of a verdict: nothing of one that is expected to be refuted. */
  public ProofState of(AuditResult.ClaimResult verdict) {
    return verdict.expected().equals("refuted")
        ? new ProofState(
            ProofState.State.NONE, "—", List.of("the contract is about the variant that holds"))
        : of(verdict.claim());
  }

  /** What is proved of a claim's method: all its overloads that have a contract. */
  public ProofState of(Claim claim) {
    KernelSources known = sources;
    if (!claim.method().contains("#")) {
      return new ProofState(ProofState.State.NONE, "—", List.of("no method, no contract"));
    }
    if (known == null) {
      return new ProofState(
          ProofState.State.UNKNOWN,
          "unknown",
          List.of("needs a JDK: this Java lacks the module jdk.compiler"));
    }
    List<String> detail = new ArrayList<>();
    ProofState.State worst = ProofState.State.PROVED;
    String label = "";
    for (KernelMethod method : known.methods()) {
      boolean meant =
          method.id().startsWith(claim.method() + "(") && method.hasContract() && !method.model();
      if (meant) {
        Verification.Proof proof = verification.proof(method.id());
        ProofState.State state;
        if (proof == null) {
          state = ProofState.State.NONE;
          Verification.Unproved entry = verification.unproved(method.id());
          detail.add(method.id() + ": not proved" + (entry == null ? "" : ", " + entry.reason()));
        } else if (proof.contractHash().equals(known.hash(method))) {
          state = ProofState.State.PROVED;
          label = label.isEmpty() ? proof.verifier() + ", " + proof.date() : label;
          detail.add(
              method.id()
                  + ": PROVED, "
                  + proof.verifier()
                  + ", "
                  + proof.solver()
                  + ", "
                  + proof.date()
                  + ", spec/"
                  + proof.obligation());
        } else {
          state = ProofState.State.STALE;
          detail.add(method.id() + ": stale, changed since the proof of " + proof.date());
        }
        worst = state.compareTo(worst) > 0 ? state : worst;
      }
    }
    if (detail.isEmpty()) {
      return new ProofState(
          ProofState.State.NONE, "—", List.of(claim.method() + ": no contract to prove"));
    }
    if (worst == ProofState.State.PROVED && claim.contract().equals("formula")) {
      worst = ProofState.State.FORMULA;
    }
    return new ProofState(
        worst,
        switch (worst) {
          case PROVED -> "PROVED (" + label + ")";
          case FORMULA -> "formula PROVED (" + label + ")";
          case STALE -> "stale";
          case NONE, UNKNOWN -> "—";
        },
        List.copyOf(detail));
  }
}
