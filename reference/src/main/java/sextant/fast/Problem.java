package sextant.fast;

/**
 * An alignment problem in plain doubles: what a faster implementation computes from. Nothing is
 * copied or checked; the arrays are not to be changed.
 *
 * @param mass mu(x) at [x]
 * @param features psi(x,y)_k at [x][y][k]
 * @param theta the policy's parameters at [k]
 * @param thetaRef the reference policy's parameters at [k]
 * @param beta the inverse temperature, positive
 * @param rho the radius of the uncertainty set
 * @param preferences P*(y1 over y2 | x) at [x][y1][y2]
 */
public record Problem(
    double[] mass,
    double[][][] features,
    double[] theta,
    double[] thetaRef,
    double beta,
    double rho,
    double[][][] preferences) {

  /** |X|. */
  public int prompts() {
    return mass.length;
  }

  /** |Y|. */
  public int responses() {
    return features[0].length;
  }

  /** d. */
  public int dimension() {
    return theta.length;
  }
}
