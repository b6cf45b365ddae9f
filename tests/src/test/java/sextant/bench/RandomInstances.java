package sextant.bench;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.PreferenceOracle;

/** Random rational instances of a given size, the same for the same seed. */
final class RandomInstances {

  private static final int DENOMINATOR = 64;

  private RandomInstances() {}

  static Instance rational(int prompts, int responses, int dimension, long seed) {
    Random random = new Random(seed);
    BigFraction[] masses = new BigFraction[prompts];
    String[] promptNames = new String[prompts];
    BigFraction[][][] features = new BigFraction[prompts][responses][dimension];
    LogNumber[][] rewards = new LogNumber[prompts][responses];
    for (int x = 0; x < prompts; x++) {
      masses[x] = new BigFraction(1, prompts);
      promptNames[x] = "x" + x;
      for (int y = 0; y < responses; y++) {
        rewards[x][y] = LogNumber.of(fraction(random));
        for (int k = 0; k < dimension; k++) {
          features[x][y][k] = fraction(random);
        }
      }
    }
    String[] responseNames = new String[responses];
    for (int y = 0; y < responses; y++) {
      responseNames[y] = "y" + y;
    }
    LogNumber[] theta = new LogNumber[dimension];
    LogNumber[] thetaRef = new LogNumber[dimension];
    for (int k = 0; k < dimension; k++) {
      theta[k] = LogNumber.of(fraction(random));
      thetaRef[k] = LogNumber.ZERO;
    }
    return new InstanceBuilder("random")
        .prompts(promptNames, masses)
        .responses(responseNames)
        .features(features)
        .thetaRef(thetaRef)
        .theta(theta)
        .beta(new BigFraction(1, 10))
        .rho(new BigFraction(1, 50))
        .delta(new BigFraction(1, 25))
        .oracle(PreferenceOracle.ofRewards(rewards))
        .domain(Domain.ball(new BigFraction(dimension)))
        .build();
  }

  /** A multiple of 1/64 in [-1, 1]. */
  private static BigFraction fraction(Random random) {
    return new BigFraction(random.nextInt(2 * DENOMINATOR + 1) - DENOMINATOR, DENOMINATOR);
  }
}
