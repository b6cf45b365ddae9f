package sextant.differential;

import static sextant.testing.Enclosures.assertEncloses;
import static sextant.testing.Samples.exact;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.descent.SampleGradient;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.fast.Batch;
import sextant.fast.Sample;
import sextant.fast.Target;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.PairLoss;
import sextant.sail.ScoreTable;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;

/** The enclosed batch quantities against the kernel's exact ones, on log-rational instances. */
class ExactBatchTest {
  private static final int BITS = 160;
  private static final int NARROW = 100;

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  private static Batch batch(Instance instance) {
    List<Sample> samples = new ArrayList<>();
    int n = instance.responseCount();
    for (int s = 0; s < 5; s++) {
      samples.add(new Sample(s % instance.promptCount(), s % n, (2 * s + 1) % n, s % 2));
    }
    return new Batch(samples, 0.125);
  }

  private static LogNumber mean(List<LogNumber> terms) {
    return LogNumber.sum(terms.toArray(new LogNumber[0]))
        .multiply(new BigFraction(1, terms.size()));
  }

  private static BigFraction odds(LogRational model, Sample z) {
    return model.tilt(z.x(), z.y1()).divide(model.tilt(z.x(), z.y2()));
  }

  private static LogNumber loss(LogRational model, Sample z, int label) {
    BigFraction odds = odds(model, z);
    return label == 1 ? PairLoss.firstPreferred(odds) : PairLoss.secondPreferred(odds);
  }

  @Property(tries = 60, seed = Samples.SEED)
  void losses(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    Batch batch = batch(instance);
    ExactBatch enclosed = new ExactBatch(ScoreTable.of(instance, BITS), batch);
    BigFraction e = new BigFraction(1, 8);
    List<LogNumber> kept = new ArrayList<>();
    List<LogNumber> flipped = new ArrayList<>();
    for (Sample z : batch.samples()) {
      kept.add(loss(model, z, z.label()));
      flipped.add(loss(model, z, 1 - z.label()));
    }
    LogNumber k = mean(kept).multiply(BigFraction.ONE.subtract(e));
    LogNumber f = mean(flipped).multiply(e);
    BigFraction scale = new BigFraction(4, 3);
    assertEncloses(enclosed.of(Target.BATCH_LOSS)[0], mean(kept), NARROW, "loss");
    assertEncloses(enclosed.of(Target.BATCH_SMOOTHED_LOSS)[0], k.add(f), NARROW, "smoothed");
    assertEncloses(
        enclosed.of(Target.BATCH_UNBIASED_LOSS)[0],
        k.subtract(f).multiply(scale),
        NARROW,
        "unbiased");
  }

  @Property(tries = 60, seed = Samples.SEED)
  void gradients(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    Batch batch = batch(instance);
    ExactBatch enclosed = new ExactBatch(ScoreTable.of(instance, BITS), batch);
    for (int k = 0; k < instance.dimension(); k++) {
      List<LogNumber> whole = new ArrayList<>();
      List<LogNumber> path = new ArrayList<>();
      List<LogNumber> penalty = new ArrayList<>();
      for (Sample z : batch.samples()) {
        BigFraction odds = odds(model, z);
        BigFraction sigma = odds.divide(odds.add(BigFraction.ONE));
        BigFraction first = instance.feature(z.x(), z.y1(), k);
        BigFraction second = instance.feature(z.x(), z.y2(), k);
        BigFraction gap = first.subtract(second);
        BigFraction score = first.add(second).subtract(centre(model, z.x(), k).multiply(2));
        LogNumber loss = loss(model, z, z.label());
        LogNumber sail = SampleGradient.sail(z.label(), instance.beta(), sigma, gap, loss, score);
        whole.add(sail);
        path.add(sail.subtract(SampleGradient.dropped(loss, score)));
        LogNumber h =
            LogNumber.dot(instance.featureDifference(z.x(), z.y1(), z.y2()), difference(instance));
        penalty.add(SampleGradient.penalty(h, gap, score));
      }
      assertEncloses(enclosed.of(Target.BATCH_GRADIENT)[k], mean(whole), NARROW, "whole");
      assertEncloses(enclosed.of(Target.BATCH_PATH_GRADIENT)[k], mean(path), NARROW, "path");
      assertEncloses(
          enclosed.of(Target.BATCH_PENALTY_GRADIENT)[k], mean(penalty), NARROW, "penalty");
    }
  }

  private static LogNumber[] difference(Instance instance) {
    LogNumber[] move = new LogNumber[instance.dimension()];
    for (int k = 0; k < move.length; k++) {
      move[k] = instance.theta(k).subtract(instance.thetaRef(k));
    }
    return move;
  }

  private static BigFraction centre(LogRational model, int x, int k) {
    BigFraction[] values = new BigFraction[model.responseCount()];
    for (int y = 0; y < values.length; y++) {
      values[y] = model.instance().feature(x, y, k);
    }
    return Rationals.dot(model.policy(x), values);
  }
}
