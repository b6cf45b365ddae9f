package sextant.audit.prox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.LogNumber;
import sextant.fast.SmoothedLoss;
import sextant.model.Instance;

/**
 * The envelopes of one instance at points of interest, each computed at most once; lambda_env is
 * about 1/(2 kappa).
 */
public final class Envelopes {

  /** The radius asked of every proximal point. */
  public static final BigFraction RADIUS = new BigFraction(10).pow(-30);

  private final ProximalProblem problem;
  private final SmoothedLoss loss;
  private final Map<List<LogNumber>, MoreauEnvelope> known = new HashMap<>();

  /**
   * The envelopes of an instance.
   *
   * @param instance with a domain that holds theta_ref
   */
  public Envelopes(Instance instance) {
    problem = ProximalProblem.moderate(instance);
    loss = new SmoothedLoss(instance);
  }

  /** The problem at the instance's theta. */
  public ProximalProblem problem() {
    return problem;
  }

  /**
   * The envelope at a point; whether the search stalled is told by its certificate's radius.
   *
   * @param theta any point
   */
  public MoreauEnvelope at(LogNumber[] theta) {
    List<LogNumber> key = Arrays.asList(theta.clone());
    MoreauEnvelope envelope = known.get(key);
    if (envelope == null) {
      envelope = MoreauEnvelope.of(ProximalSearch.find(problem.at(theta), loss, RADIUS));
      known.put(key, envelope);
    }
    return envelope;
  }

  /** Whether the proximal point is known to the radius asked for. */
  public static boolean isFine(MoreauEnvelope envelope) {
    return envelope.certificate().radius().compareTo(RADIUS) <= 0;
  }
}
