package sextant.curvature;

import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.sail.PairFunction;

/**
 * The Hessian of the single-level SAIL loss, literally and exactly.
 *
 * <pre>
 *   paper          here     meaning
 *   Hess L_SAIL    value    E[b^2 sigma (1 - sigma) Dpsi Dpsi' + b (sigma - p*)(S Dpsi' + Dpsi S')
 *                             + l (S S' - 2 Cov)], b = beta, sigma = sigma(beta h)
 * </pre>
 *
 * The quick enclosure is {@link GramHessian}.
 */
public final class SailHessian {

  private SailHessian() {}

  /**
   * The Hessian of L_SAIL, d by d exact log-numbers, symmetric.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures \result.length == model.instance.dimension;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null && \result[a][b] == \result[b][a]);
  @ pure */
  public static LogNumber[][] value(LogRational model) {
    //@ ghost boolean filled = model.filled();
    return MeanHessian.value(model, PairFunction.loss(model));
  }
}
