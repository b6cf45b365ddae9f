package sextant.audit;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.ascent.Regularised;
import sextant.audit.prox.Envelopes;
import sextant.curvature.FeatureBounds;
import sextant.descent.EstimatorMoments;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Domain.Membership;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.Margin;
import sextant.robust.PenaltyByRank;
import sextant.robust.SensitivityPenalty;
import sextant.sail.SailByResponse;
import sextant.sail.SailLoss;
import sextant.sail.ScoreTable;

/**
 * One instance under audit, with the values that several checks need, each computed at most once.
 * Not thread-safe: an instance is audited by one thread.
 */
public final class Subject {

  private final Instance instance;
  private final @Nullable LogRational exact;
  private final Map<Integer, ScoreTable> tables = new HashMap<>();
  private final Map<Integer, SailByResponse> sums = new HashMap<>();
  private final Map<Integer, EstimatorMoments> moments = new HashMap<>();
  private @MonotonicNonNull LogNumber sail;
  private @MonotonicNonNull LogNumber penalty;
  private @MonotonicNonNull String marginFault;
  private @MonotonicNonNull FeatureBounds bounds;
  private @MonotonicNonNull Envelopes envelopes;
  private @MonotonicNonNull Regularised regularised;

  /**
   * A subject.
   *
   * @param instance the instance
   */
  public Subject(Instance instance) {
    this.instance = instance;
    this.exact = LogRational.of(instance);
  }

  /** The instance. */
  public Instance instance() {
    return instance;
  }

  /** Its exact data, or null when the instance is not log-rational (or too large for that). */
  public @Nullable LogRational exact() {
    return exact;
  }

  /** "log-rational" or "rational". */
  public String regime() {
    return exact == null ? "rational" : "log-rational";
  }

  /** Scores and laws enclosed at a precision. */
  public ScoreTable table(int bits) {
    ScoreTable table = tables.get(bits);
    if (table == null) {
      table =
          tables.isEmpty()
              ? ScoreTable.of(instance, bits)
              : tables.values().iterator().next().withBits(bits);
      tables.put(bits, table);
    }
    return table;
  }

  /** L_SAIL and its gradient's ingredients, enclosed at a precision. */
  public SailByResponse sums(int bits) {
    SailByResponse result = sums.get(bits);
    if (result == null) {
      result = SailByResponse.of(table(bits));
      sums.put(bits, result);
    }
    return result;
  }

  /** Means and second moments of the stochastic gradients, enclosed at a precision. */
  public EstimatorMoments moments(int bits) {
    EstimatorMoments result = moments.get(bits);
    if (result == null) {
      result = EstimatorMoments.of(table(bits));
      moments.put(bits, result);
    }
    return result;
  }

  /** L_SAIL, exact; the instance must be log-rational. */
  public LogNumber exactSail(LogRational model) {
    if (sail == null) {
      sail = SailLoss.value(model);
    }
    return sail;
  }

  /** R, exact; the instance must be log-rational. */
  public LogNumber exactPenalty(LogRational model) {
    if (penalty == null) {
      penalty = SensitivityPenalty.value(model);
    }
    return penalty;
  }

  /** R, enclosed at a precision. */
  public Interval penalty(int bits) {
    return PenaltyByRank.of(table(bits)).value();
  }

  /** The sizes of the features, on which the constants hang. */
  public FeatureBounds bounds() {
    if (bounds == null) {
      bounds = FeatureBounds.of(instance);
    }
    return bounds;
  }

  /** The Moreau envelopes; theta_ref must lie in the domain. */
  public Envelopes envelopes() {
    if (envelopes == null) {
      envelopes = new Envelopes(instance);
    }
    return envelopes;
  }

  /** J_gamma on the instance's ball, with its maximum; or why there is none. */
  public Regularised regularised() {
    if (regularised == null) {
      String fault = domainFault();
      regularised = Regularised.of(instance, fault);
    }
    return regularised;
  }

  /** Why ORA-A1 fails here, or null when it holds: the margin, and rho &lt; delta. */
  public @Nullable String marginFault() {
    if (marginFault == null) {
      marginFault = findMarginFault();
    }
    return marginFault.isEmpty() ? null : marginFault;
  }

  private String findMarginFault() {
    BigFraction delta = instance.delta();
    int[] pair = Margin.violation(instance, delta);
    String fault = "";
    if (pair != null) {
      fault = "the margin fails: " + preferenceText(pair) + " < δ = " + Rationals.format(delta);
    } else if (instance.rho().compareTo(delta) >= 0) {
      fault =
          "ρ = "
              + Rationals.format(instance.rho())
              + " is not below δ = "
              + Rationals.format(delta);
    }
    return fault;
  }

  private String preferenceText(int[] z) {
    BigFraction value = instance.oracle().rational(z[0], z[1], z[2]);
    String name =
        "P*("
            + instance.responseName(z[1])
            + " ≻ "
            + instance.responseName(z[2])
            + " | "
            + instance.promptName(z[0])
            + ")";
    return value == null ? name : name + " = " + Show.fraction(value);
  }

  /** Why theta is not known to be in Theta, or null when it is. */
  public @Nullable String domainFault() {
    String fault = null;
    Domain domain = instance.domain();
    if (domain == null) {
      fault = "the instance has no domain Θ";
    } else {
      Membership theta = domain.contains(instance.theta(), instance.thetaRef());
      Membership ref = domain.contains(instance.thetaRef(), instance.thetaRef());
      if (theta != Membership.INSIDE) {
        fault = "θ ∈ Θ: " + theta.name().toLowerCase(java.util.Locale.ROOT);
      } else if (ref != Membership.INSIDE) {
        fault = "θ_ref ∈ Θ: " + ref.name().toLowerCase(java.util.Locale.ROOT);
      }
    }
    return fault;
  }
}
