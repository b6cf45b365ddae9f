package sextant.search;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * An instance with one prompt and features in the unit disc, by real parameters: masses
 * proportional to e^{m_k}, features at radius 1/(1 + r_k^2) and angle w_k, a move of length t at
 * angle v; the direction is the first axis. Its curvature in doubles is not to be trusted.
 */
public final class Candidate {
  private static final int PER_RESPONSE = 3;

  /** The denominator of masses, radii and tangents when made rational. */
  private static final long GRID = 100_000;

  final double[] parameters;

  Candidate(double[] parameters) {
    this.parameters = parameters.clone();
  }

  /** One of n responses: often at the rim, half of the time with a mass at each end of the axis. */
  static Candidate random(int n, Random random) {
    double[] p = new double[PER_RESPONSE * n + 1];
    for (int k = 0; k < n; k++) {
      p[PER_RESPONSE * k] = 2 * random.nextGaussian();
      p[PER_RESPONSE * k + 1] = random.nextBoolean() ? 0 : random.nextGaussian();
      p[PER_RESPONSE * k + 2] = 2 * Math.PI * random.nextDouble();
    }
    if (random.nextBoolean()) {
      p[2] = 0;
      p[PER_RESPONSE + 2] = Math.PI;
    }
    p[PER_RESPONSE * n] = Math.PI * random.nextDouble();
    return new Candidate(p);
  }

  int responses() {
    return parameters.length / PER_RESPONSE;
  }

  private double[] masses() {
    double[] masses = new double[responses()];
    double total = 0;
    for (int k = 0; k < masses.length; k++) {
      masses[k] = Math.exp(parameters[PER_RESPONSE * k]);
      total += masses[k];
    }
    for (int k = 0; k < masses.length; k++) {
      masses[k] /= total;
    }
    return masses;
  }

  private double radius(int k) {
    double r = parameters[PER_RESPONSE * k + 1];
    return 1 / (1 + r * r);
  }

  private double angle(int k) {
    return parameters[PER_RESPONSE * k + 2];
  }

  private double moveAngle() {
    return parameters[parameters.length - 1];
  }

  /** The downward curvature, in doubles: formula (2) of ORA-T4.7, with sign 0 = 0. */
  double value(double t) {
    double[] law = masses();
    int n = law.length;
    double[] g = new double[n];
    double[] f = new double[n];
    double mean = 0;
    for (int k = 0; k < n; k++) {
      g[k] = radius(k) * Math.cos(angle(k));
      f[k] = radius(k) * Math.cos(angle(k) - moveAngle());
      mean += law[k] * g[k];
    }
    double variance = 0;
    for (int k = 0; k < n; k++) {
      g[k] -= mean;
      variance += law[k] * g[k] * g[k];
    }
    double total = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double h = f[i] - f[j];
        double sum = g[i] + g[j];
        double mixed = 2 * Math.signum(h) * sum * (g[i] - g[j]);
        double bent = t * Math.abs(h) * (sum * sum - 2 * variance);
        total += law[i] * law[j] * (mixed + bent);
      }
    }
    return -2 * total;
  }

  /** The rational instance nearby, without responses of hardly any mass. */
  public Found rational() {
    Candidate thin = thinned();
    long[] parts = thin.parts();
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < parts.length; k++) {
      text.append(format(parts[k]))
          .append(' ')
          .append(vector(Math.round(thin.radius(k) * GRID), thin.angle(k)))
          .append("; ");
    }
    return Found.parse(text.append("move ").append(vector(GRID, moveAngle())).toString());
  }

  /** Radius and half angle's tangent; the angle is turned by pi where the tangent is large. */
  private static String vector(long radius, double angle) {
    boolean turned = Math.cos(angle) < 0;
    double half = Math.IEEEremainder(turned ? angle - Math.PI : angle, 2 * Math.PI) / 2;
    return format(turned ? -radius : radius) + " " + format(Math.round(Math.tan(half) * GRID));
  }

  private static String format(long parts) {
    return Rationals.format(new BigFraction(parts, GRID));
  }

  /** The same without the responses whose mass is below half a unit of the grid. */
  private Candidate thinned() {
    double[] law = masses();
    double[] kept = new double[parameters.length];
    int length = 0;
    for (int k = 0; k < law.length; k++) {
      if (law[k] * GRID >= 0.5) {
        System.arraycopy(parameters, PER_RESPONSE * k, kept, length, PER_RESPONSE);
        length += PER_RESPONSE;
      }
    }
    kept[length] = moveAngle();
    return new Candidate(java.util.Arrays.copyOf(kept, length + 1));
  }

  /** The masses in units of 1/GRID, none 0, the heaviest what is left. */
  private long[] parts() {
    double[] masses = masses();
    int heaviest = 0;
    long left = GRID;
    long[] parts = new long[masses.length];
    for (int k = 0; k < parts.length; k++) {
      heaviest = masses[k] > masses[heaviest] ? k : heaviest;
      parts[k] = Math.max(1, Math.round(masses[k] * GRID));
      left -= parts[k];
    }
    parts[heaviest] += left;
    return parts;
  }
}
