package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Precision;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.Reduction;

/**
 * SAIL-RED: at the reward that theta realises, beta (theta - theta_ref)·psi + c(x), the bilevel
 * objective equals L_SAIL(theta), whatever c. The check takes c(x) = beta log(x + 1/3), x the
 * number of the prompt.
 */
public final class SailRed implements Check {

  private static final String DETAIL = "bilevel objective at r_θ + c(x) = L_SAIL(θ)";

  @Override
  public String id() {
    return "SAIL-RED";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.domainFault();
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    Instance instance = subject.instance();
    BigFraction[] offsets = new BigFraction[instance.promptCount()];
    for (int x = 0; x < offsets.length; x++) {
      offsets[x] = new BigFraction(3 * x + 1, 3);
    }
    LogRational model = subject.exact();
    if (model != null) {
      return List.of(
          Precision.zero(
              Reduction.difference(Reduction.bilevel(model, offsets), subject.exactSail(model)),
              DETAIL));
    }
    return List.of(
        Precision.agree(
            bits ->
                Reduction.bilevel(instance, offsets, bits)
                    .subtract(subject.sums(bits).loss(), bits),
            DETAIL));
  }
}
