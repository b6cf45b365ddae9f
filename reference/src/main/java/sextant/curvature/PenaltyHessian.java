package sextant.curvature;

import sextant.exact.LogNumber;
import sextant.model.LogRational;
import sextant.robust.PenaltySubdifferential;

/**
 * The Hessian of the sensitivity penalty, literally and exactly.
 *
 * <pre>
 *   paper      here       meaning
 *   Hess R     value      E[sign(h)(S Dpsi' + Dpsi S') + |h| (S S' - 2 Cov)]
 *              isSmooth   whether h != 0 wherever Dpsi != 0 and mu(x) > 0
 * </pre>
 *
 * <p>Where R has a kink the same expression is taken with sign 0 = 0. It is then the Hessian of
 * what is left of R without the pairs that have h = 0 and Dpsi != 0; the kinks bend R upward only.
 *
 * <p>The quick enclosure is {@link GramHessian}.
 */
public final class PenaltyHessian {

  private PenaltyHessian() {}

  /**
   * The Hessian of R, d by d exact log-numbers, symmetric; with sign 0 = 0 at kinks.
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
    return MeanHessian.value(model, PenaltySubdifferential.absoluteLogit(model));
  }

  /**
   * Whether R is smooth at theta, so that {@link #value} is its Hessian there.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   requires model.sized() && model.instance().whole();
  @   ensures true;
  @ pure */
  public static boolean isSmooth(LogRational model) {
    return PenaltySubdifferential.of(model).isSmooth();
  }
}
