package sextant.sail;

import sextant.exact.LogNumber;
import sextant.model.LogRational;

/**
 * The gradient of the single-level SAIL loss, literally and exactly.
 *
 * <pre>
 *   paper            here     meaning
 *   grad L_SAIL      value    E_{z ~ d_theta}[ beta (sigma(beta h) - p*) Dpsi + l S ]
 * </pre>
 *
 * The quick enclosure is {@link WeightedFeatures} of {@link SailByResponse#gradientWeights}.
 */
public final class SailGradient {

  private SailGradient() {}

  /**
   * The gradient of L_SAIL, d exact log-numbers.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension && \nonnullelements(\result);
  @ pure */
  public static LogNumber[] value(LogRational model) {
    return MeanGradient.value(model, PairFunction.loss(model));
  }
}
