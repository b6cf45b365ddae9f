package sextant.descent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sextant.testing.Samples.exact;
import static sextant.testing.Samples.log;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.ScoreTable;
import sextant.testing.PlainDescent;
import sextant.testing.RandomInstances;
import sextant.testing.Samples;
import sextant.testing.ScoreCalculus;

/** The stochastic gradient of one sample, of a batch, and in the mean. */
@Tag("ORA-A6")
class StochasticGradientTest {

  private static final int BITS = 160;
  private static final Dyadic NARROW = Dyadic.ONE.shift(-BITS + 40);

  @Provide
  Arbitrary<Instance> logRational() {
    return RandomInstances.logRational();
  }

  @Provide
  Arbitrary<Instance> any() {
    return RandomInstances.any();
  }

  private static void holds(Interval enclosure, LogNumber value) {
    Interval exact = value.enclose(BITS + 64);
    assertTrue(
        enclosure.lo().compareTo(exact.hi()) <= 0 && exact.lo().compareTo(enclosure.hi()) <= 0,
        () -> enclosure + " misses " + exact);
    assertTrue(enclosure.width().compareTo(NARROW) < 0, () -> "wide: " + enclosure);
  }

  /** G of (x, first, second) with a label, exactly and from the definition. */
  private static LogNumber exactly(
      LogRational model, int x, int first, int second, int label, int k) {
    Instance instance = model.instance();
    BigFraction gap = instance.feature(x, first, k).subtract(instance.feature(x, second, k));
    BigFraction score = instance.feature(x, first, k).add(instance.feature(x, second, k));
    BigFraction norm = BigFraction.ZERO;
    for (int y = 0; y < model.responseCount(); y++) {
      norm = norm.add(model.weight(x, y));
    }
    for (int y = 0; y < model.responseCount(); y++) {
      BigFraction probability = model.weight(x, y).divide(norm);
      score = score.subtract(probability.multiply(2).multiply(instance.feature(x, y, k)));
    }
    BigFraction both = model.tilt(x, first).add(model.tilt(x, second));
    BigFraction sigma = model.tilt(x, first).divide(both);
    LogNumber loss = LogNumber.log(both.divide(model.tilt(x, label == 1 ? first : second)));
    LogNumber h = ScoreCalculus.logit(instance, x, first, second);
    BigFraction lambda = instance.rho().multiply(instance.beta());
    BigFraction path = instance.beta().multiply(sigma.subtract(label));
    BigFraction kink = lambda.multiply(h.signum());
    return LogNumber.of(path.add(kink).multiply(gap))
        .add(loss.add(h.abs().multiply(lambda)).multiply(score));
  }

  /** (x, i, j) labelled 1 and (x, j, i) labelled 0 are the same. */
  @Property(tries = 30, seed = Samples.SEED)
  void ofASample(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    StochasticGradient gradient = StochasticGradient.at(ScoreTable.of(instance, BITS));
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          Interval[] g = gradient.of(x, i, j);
          for (int k = 0; k < g.length; k++) {
            LogNumber one = exactly(model, x, i, j, 1, k);
            assertEquals(one, exactly(model, x, j, i, 0, k));
            holds(g[k], one);
          }
        }
      }
    }
  }

  /** Over every prompt, ordered pair and label, with nothing merged. */
  @Property(tries = 20, seed = Samples.SEED)
  void theMeanIsTheGradient(@ForAll("logRational") Instance instance) {
    LogRational model = exact(instance);
    StochasticGradient gradient = StochasticGradient.at(ScoreTable.of(instance, BITS));
    BigFraction lambda = instance.rho().multiply(instance.beta());
    Interval[] mean = new Interval[instance.dimension()];
    java.util.Arrays.fill(mean, Interval.ZERO);
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int i = 0; i < instance.responseCount(); i++) {
        for (int j = 0; j < instance.responseCount(); j++) {
          BigFraction law = model.mass(x).multiply(model.policy(x, i)).multiply(model.policy(x, j));
          BigFraction one = law.multiply(model.preference(x, i, j));
          Interval[] first = gradient.of(x, i, j);
          Interval[] second = gradient.of(x, j, i);
          for (int k = 0; k < mean.length; k++) {
            mean[k] =
                mean[k]
                    .add(first[k].multiply(one, BITS), BITS)
                    .add(second[k].multiply(law.subtract(one), BITS), BITS);
          }
        }
      }
    }
    for (int k = 0; k < mean.length; k++) {
      holds(
          mean[k],
          ScoreCalculus.sailGradient(model, k)
              .add(ScoreCalculus.penaltyGradient(model, k).multiply(lambda)));
    }
  }

  /** G is the derivative of (l + lambda |h|) d_theta'(z)/d_theta(z) in theta' at theta. */
  @Property(tries = 40, seed = Samples.SEED)
  void byFiniteDifferences(@ForAll("any") Instance instance) {
    double small = 1e-5;
    StochasticGradient gradient = StochasticGradient.at(ScoreTable.of(instance, 96));
    double[] offset = PlainDescent.offset(instance);
    PlainDescent here = new PlainDescent(instance, offset);
    for (int k = 0; k < offset.length; k++) {
      double[] left = offset.clone();
      double[] right = offset.clone();
      left[k] -= small;
      right[k] += small;
      PlainDescent below = new PlainDescent(instance, left);
      PlainDescent above = new PlainDescent(instance, right);
      for (int x = 0; x < instance.promptCount(); x++) {
        for (int i = 0; i < instance.responseCount(); i++) {
          for (int j = 0; j < instance.responseCount(); j++) {
            if (i == j || Math.abs(here.logit(x, i, j)) > 1e-2) {
              double up = above.loss(x, i, j, 1) * above.law(x, i, j);
              double down = below.loss(x, i, j, 1) * below.law(x, i, j);
              double slope =
                  instance.mass(x).compareTo(BigFraction.ZERO) > 0
                      ? (up - down) / (2 * small * here.law(x, i, j))
                      : here.gradient(x, i, j, 1)[k];
              double found = real(gradient.of(x, i, j)[k]);
              assertEquals(slope, found, 1e-6 * (1 + Math.abs(found)));
              assertEquals(here.gradient(x, i, j, 1)[k], found, 1e-9 * (1 + Math.abs(found)));
              assertEquals(here.gradient(x, j, i, 0)[k], found, 1e-9 * (1 + Math.abs(found)));
            }
          }
        }
      }
    }
  }

  private static double real(Interval v) {
    return v.lo().toFraction().doubleValue();
  }

  /** Two responses, theta = log 3, beta = 1, lambda = 1/8: pi = (3/4, 1/4), S = 1/2, -1/2, -3/2. */
  @Example
  void byHand() {
    Instance instance = twoResponses(log("3"), "1/4").rho(q("1/8")).build();
    StochasticGradient gradient = StochasticGradient.at(ScoreTable.of(instance, BITS));
    LogNumber penalty = log("1/8", "3");
    LogNumber right = log("4/3").add(penalty).multiply(q("-1/2"));
    LogNumber wrong = log("4").add(penalty).multiply(q("-1/2"));
    // (-1/4 + 1/8)·1 and (-3/4 - 1/8)·(-1)
    holds(gradient.of(0, 0, 1)[0], LogNumber.of(q("-1/8")).add(right));
    holds(gradient.of(0, 1, 0)[0], LogNumber.of(q("7/8")).add(wrong));
    holds(gradient.of(0, 0, 0)[0], log("1/2", "2"));
    holds(gradient.of(0, 1, 1)[0], log("-3/2", "2"));
    int[][] batch = {{0, 0, 0}, {0, 1, 1}, {0, 0, 0}, {0, 0, 0}, {0, 1, 1}};
    holds(gradient.mean(batch)[0], log("-3/10", "2"));
    holds(gradient.mean(new int[][] {{0, 1, 1}})[0], log("-3/2", "2"));
  }
}
