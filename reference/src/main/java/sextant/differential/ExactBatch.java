package sextant.differential;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.fast.Batch;
import sextant.fast.Sample;
import sextant.fast.Target;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * The per-batch quantities in enclosures, from the exact scores of a table.
 *
 * <pre>
 *   symbol        here       meaning
 *   t             margin     beta h
 *   l^(label)     kept       log(1 + e^-t) for the label 1, log(1 + e^t) for 0
 *   l^(1-label)   flipped    the other one
 *   m             mean       the mean feature under pi_theta
 *   S             score      psi1 + psi2 - 2 m
 *   dl/dh         lossSlope  -beta sigma(-t) for the label 1, beta sigma(t) for 0
 * </pre>
 */
final class ExactBatch {

  private final ScoreTable table;
  private final Batch batch;
  private final Instance instance;
  private final int bits;
  private final Interval[] kept;
  private final Interval[] flipped;
  private final Interval[][] mean;

  ExactBatch(ScoreTable table, Batch batch) {
    this.table = table;
    this.batch = batch;
    this.instance = table.instance();
    this.bits = table.bits();
    int size = batch.samples().size();
    kept = new Interval[size];
    flipped = new Interval[size];
    mean = new Interval[instance.promptCount()][];
    for (int s = 0; s < size; s++) {
      Interval t = margin(batch.samples().get(s));
      Interval first = Elementary.softplus(t.negate(), bits);
      Interval second = Elementary.softplus(t, bits);
      boolean firstPreferred = batch.samples().get(s).label() == 1;
      kept[s] = firstPreferred ? first : second;
      flipped[s] = firstPreferred ? second : first;
    }
    for (int x = 0; x < mean.length; x++) {
      mean[x] = meanFeatures(x);
    }
  }

  private Interval[] meanFeatures(int x) {
    Interval[] means = new Interval[instance.dimension()];
    for (int k = 0; k < means.length; k++) {
      Interval[] terms = new Interval[instance.responseCount()];
      for (int y = 0; y < terms.length; y++) {
        terms[y] = table.policy(x, y).multiply(instance.feature(x, y, k), bits);
      }
      means[k] = Interval.sum(terms, bits);
    }
    return means;
  }

  Interval[] of(Target target) {
    BigFraction epsilon = Case.exact(batch.epsilon());
    BigFraction rest = BigFraction.ONE.subtract(epsilon);
    return switch (target) {
      case BATCH_LOSS -> new Interval[] {loss(BigFraction.ONE, BigFraction.ZERO)};
      case BATCH_SMOOTHED_LOSS -> new Interval[] {loss(rest, epsilon)};
      case BATCH_UNBIASED_LOSS -> {
        BigFraction scale = BigFraction.ONE.subtract(epsilon.multiply(2)).reciprocal();
        BigFraction flipped = epsilon.multiply(scale).negate();
        yield new Interval[] {loss(rest.multiply(scale), flipped)};
      }
      case BATCH_PATH_GRADIENT -> gradient(true, false);
      case BATCH_GRADIENT -> gradient(true, true);
      case BATCH_PENALTY_GRADIENT -> gradient(false, true);
      default -> throw new IllegalArgumentException(target.key() + " is not per batch");
    };
  }

  private Interval margin(Sample z) {
    return table
        .score(z.x(), z.y1())
        .subtract(table.score(z.x(), z.y2()))
        .multiply(instance.beta())
        .enclose(bits);
  }

  /** The mean of a l^(label) + b l^(1 - label). */
  private Interval loss(BigFraction a, BigFraction b) {
    List<Sample> samples = batch.samples();
    Interval[] terms = new Interval[2 * samples.size()];
    for (int s = 0; s < samples.size(); s++) {
      terms[2 * s] = kept[s].multiply(a, bits);
      terms[2 * s + 1] = flipped[s].multiply(b, bits);
    }
    return mean(terms);
  }

  private Interval mean(Interval[] terms) {
    BigFraction share = new BigFraction(1, batch.samples().size());
    return Interval.sum(terms, bits).multiply(share, bits);
  }

  private Interval[] gradient(boolean sail, boolean withScore) {
    List<Sample> samples = batch.samples();
    Interval[][] terms = new Interval[instance.dimension()][samples.size()];
    for (int s = 0; s < samples.size(); s++) {
      Sample z = samples.get(s);
      Interval slope = sail ? lossSlope(s) : sign(z);
      Interval value = Interval.ZERO;
      if (withScore) {
        value = sail ? kept[s] : size(z);
      }
      for (int k = 0; k < terms.length; k++) {
        BigFraction first = instance.feature(z.x(), z.y1(), k);
        BigFraction second = instance.feature(z.x(), z.y2(), k);
        Interval path = slope.multiply(first.subtract(second), bits);
        Interval score = withScore ? score(mean[z.x()][k], first.add(second)) : Interval.ZERO;
        terms[k][s] = path.add(value.multiply(score, bits), bits);
      }
    }
    Interval[] gradient = new Interval[terms.length];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = mean(terms[k]);
    }
    return gradient;
  }

  private Interval score(Interval centre, BigFraction sum) {
    return Interval.from(sum, bits).subtract(centre.shift(1), bits);
  }

  /** The derivative of l^(label) in h: beta times 1 - sigma = e^-l^(1 - label), signed. */
  private Interval lossSlope(int s) {
    Interval missing = Elementary.exp(flipped[s].negate(), bits);
    Interval slope = missing.multiply(instance.beta(), bits);
    return batch.samples().get(s).label() == 1 ? slope.negate() : slope;
  }

  private Interval sign(Sample z) {
    return Interval.of(table.signOfLogit(z.x(), z.y1(), z.y2()));
  }

  private Interval size(Sample z) {
    return table.score(z.x(), z.y1()).subtract(table.score(z.x(), z.y2())).abs().enclose(bits);
  }
}
