package sextant.fast;

/**
 * The definitions in binary32: every operation is rounded to a float, as on a graphics processor.
 * Right in single precision, and too coarse for double precision.
 */
public final class SinglePrecision implements Implementation {

  private record Law(float[] log, float[] probability) {}

  @Override
  public double[] evaluate(Target target, Problem p, Batch batch) {
    return switch (target) {
      case SAIL, PENALTY -> new double[] {mean(p, target == Target.SAIL)};
      case ROBUST -> {
        float lambda = (float) p.rho() * (float) p.beta();
        yield new double[] {mean(p, true) + lambda * mean(p, false)};
      }
      case KL_REF_POLICY, KL_POLICY_REF ->
          new double[] {divergence(p, target == Target.KL_REF_POLICY)};
      case WORST_CASE_ORACLE -> worstCase(p);
      case SAIL_GRADIENT, PENALTY_GRADIENT -> gradient(p, target == Target.SAIL_GRADIENT);
      case BATCH_LOSS -> new double[] {batchLoss(p, batch, 0, 0)};
      case BATCH_SMOOTHED_LOSS -> {
        float e = (float) batch.epsilon();
        yield new double[] {batchLoss(p, batch, e, e)};
      }
      case BATCH_UNBIASED_LOSS -> {
        float e = (float) batch.epsilon();
        yield new double[] {batchLoss(p, batch, e, -e) / (1 - 2 * e)};
      }
      default -> batchGradient(p, batch, target);
    };
  }

  private static float exp(float t) {
    return (float) Math.exp(t);
  }

  private static float softplus(float t) {
    return Math.max(t, 0) + (float) Math.log1p(exp(-Math.abs(t)));
  }

  private static float sigmoid(float t) {
    return t >= 0 ? 1 / (1 + exp(-t)) : exp(t) / (1 + exp(t));
  }

  private static Law law(Problem p, int x, double[] parameters) {
    float[] log = new float[p.responses()];
    float top = Float.NEGATIVE_INFINITY;
    for (int y = 0; y < log.length; y++) {
      for (int k = 0; k < parameters.length; k++) {
        log[y] += (float) parameters[k] * (float) p.features()[x][y][k];
      }
      top = Math.max(top, log[y]);
    }
    float total = 0;
    for (float score : log) {
      total += exp(score - top);
    }
    float[] probability = new float[log.length];
    for (int y = 0; y < log.length; y++) {
      log[y] = log[y] - top - (float) Math.log(total);
      probability[y] = exp(log[y]);
    }
    return new Law(log, probability);
  }

  private static float logit(Problem p, int x, int i, int j) {
    float h = 0;
    for (int k = 0; k < p.dimension(); k++) {
      float gap = (float) p.features()[x][i][k] - (float) p.features()[x][j][k];
      h += ((float) p.theta()[k] - (float) p.thetaRef()[k]) * gap;
    }
    return h;
  }

  private static float loss(float t, float preference) {
    return preference * softplus(-t) + (1 - preference) * softplus(t);
  }

  private static float value(Problem p, boolean sail, float h, float preference) {
    return sail ? loss((float) p.beta() * h, preference) : Math.abs(h);
  }

  private static float slope(Problem p, boolean sail, float h, float preference) {
    float beta = (float) p.beta();
    return sail ? beta * (sigmoid(beta * h) - preference) : Math.signum(h);
  }

  private static float mean(Problem p, boolean sail) {
    float total = 0;
    for (int x = 0; x < p.prompts(); x++) {
      float[] law = law(p, x, p.theta()).probability();
      for (int i = 0; i < law.length; i++) {
        for (int j = 0; j < law.length; j++) {
          float f = value(p, sail, logit(p, x, i, j), (float) p.preferences()[x][i][j]);
          total += (float) p.mass()[x] * law[i] * law[j] * f;
        }
      }
    }
    return total;
  }

  private static double[] worstCase(Problem p) {
    int n = p.responses();
    float[] oracle = new float[p.prompts() * n * n];
    for (int z = 0; z < oracle.length; z++) {
      int x = z / (n * n);
      int i = z / n % n;
      int j = z % n;
      float move = (float) p.rho() * Math.signum(logit(p, x, i, j));
      oracle[z] = (float) p.preferences()[x][i][j] - move;
    }
    return widened(oracle);
  }

  private static double[] gradient(Problem p, boolean sail) {
    float[] total = new float[p.dimension()];
    for (int x = 0; x < p.prompts(); x++) {
      float[] law = law(p, x, p.theta()).probability();
      for (int i = 0; i < law.length; i++) {
        for (int j = 0; j < law.length; j++) {
          float weight = (float) p.mass()[x] * law[i] * law[j];
          float h = logit(p, x, i, j);
          float preference = (float) p.preferences()[x][i][j];
          float slope = slope(p, sail, h, preference);
          add(total, p, x, i, j, weight, slope, value(p, sail, h, preference), law);
        }
      }
    }
    return widened(total);
  }

  private static void add(
      float[] total,
      Problem p,
      int x,
      int i,
      int j,
      float weight,
      float slope,
      float f,
      float[] law) {
    for (int k = 0; k < total.length; k++) {
      float mean = 0;
      for (int y = 0; y < law.length; y++) {
        mean += law[y] * (float) p.features()[x][y][k];
      }
      float first = (float) p.features()[x][i][k];
      float second = (float) p.features()[x][j][k];
      total[k] += weight * (slope * (first - second) + f * ((first - mean) + (second - mean)));
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < wide.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }

  private static float divergence(Problem p, boolean refFirst) {
    float total = 0;
    for (int x = 0; x < p.prompts(); x++) {
      Law first = law(p, x, refFirst ? p.thetaRef() : p.theta());
      Law second = law(p, x, refFirst ? p.theta() : p.thetaRef());
      for (int y = 0; y < p.responses(); y++) {
        float gap = first.log()[y] - second.log()[y];
        total += (float) p.mass()[x] * first.probability()[y] * gap;
      }
    }
    return total;
  }

  /** The mean of (1 - e) l^(label) + flipped l^(1 - label). */
  private static float batchLoss(Problem p, Batch batch, float e, float flipped) {
    float total = 0;
    for (Sample z : batch.samples()) {
      float t = (float) p.beta() * logit(p, z.x(), z.y1(), z.y2());
      total += (1 - e) * loss(t, z.label()) + flipped * loss(t, 1 - z.label());
    }
    return total / batch.samples().size();
  }

  private static double[] batchGradient(Problem p, Batch batch, Target target) {
    boolean sail = target != Target.BATCH_PENALTY_GRADIENT;
    float[] total = new float[p.dimension()];
    for (Sample z : batch.samples()) {
      float h = logit(p, z.x(), z.y1(), z.y2());
      float slope = slope(p, sail, h, z.label());
      float f = target == Target.BATCH_PATH_GRADIENT ? 0 : value(p, sail, h, z.label());
      float[] law = law(p, z.x(), p.theta()).probability();
      add(total, p, z.x(), z.y1(), z.y2(), 1f / batch.samples().size(), slope, f, law);
    }
    return widened(total);
  }
}
