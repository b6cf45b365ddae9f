package sextant.testing;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.PreferenceOracle;

/**
 * Random small instances of both regimes, rich in special cases: masses of 0, responses with equal
 * features, theta = theta_ref, preferences of 0 and 1, radii within, at and beyond the margin.
 */
public final class RandomInstances {

  /** Bases whose square roots are rational, so that beta may have denominator 2. */
  private static final String[] SQUARES = {"4", "9", "9/4", "25/16", "1/4", "1", "49/36"};

  private static final String[] BETAS = {"1/2", "1", "3/2", "2"};

  private RandomInstances() {}

  /** Log-rational instances. */
  public static Arbitrary<Instance> logRational() {
    return sizes((random, sizes) -> build(random, sizes, true));
  }

  /** Rational instances, not log-rational unless by chance. */
  public static Arbitrary<Instance> rational() {
    return sizes((random, sizes) -> build(random, sizes, false));
  }

  /** Either regime. */
  public static Arbitrary<Instance> any() {
    return Arbitraries.oneOf(logRational(), rational());
  }

  private interface Maker {
    Instance make(Random random, int[] sizes);
  }

  /** The sizes shrink, the rest hangs on the seed. */
  private static Arbitrary<Instance> sizes(Maker maker) {
    return Combinators.combine(
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs().withoutEdgeCases())
        .as((x, y, d, seed) -> maker.make(new Random(seed), new int[] {x, y, d}));
  }

  private static Instance build(Random random, int[] sizes, boolean exact) {
    int prompts = sizes[0];
    int responses = sizes[1];
    int dimension = sizes[2];
    LogNumber[] thetaRef = parameters(random, dimension, exact);
    LogNumber[] theta = random.nextInt(8) == 0 ? thetaRef : parameters(random, dimension, exact);
    PreferenceOracle oracle =
        random.nextBoolean()
            ? table(random, prompts, responses)
            : rewards(random, prompts, responses, exact);
    BigFraction delta = margin(random, oracle, prompts, responses);
    return new InstanceBuilder("random")
        .prompts(Samples.names("x", prompts), masses(random, prompts))
        .responses(Samples.names("y", responses))
        .features(features(random, sizes, exact))
        .thetaRef(thetaRef)
        .theta(theta)
        .beta(beta(random, exact))
        .rho(radius(random, delta))
        .delta(delta)
        .gamma(random.nextBoolean() ? BigFraction.ONE : null)
        .oracle(oracle)
        .domain(random.nextInt(4) == 0 ? null : Domain.ball(new BigFraction(1000)))
        .build();
  }

  private static BigFraction beta(Random random, boolean exact) {
    return exact
        ? Samples.q(BETAS[random.nextInt(BETAS.length)])
        : new BigFraction(1 + random.nextInt(30), 10);
  }

  private static BigFraction[] masses(Random random, int prompts) {
    int[] parts = new int[prompts];
    int total = 0;
    for (int x = 0; x < prompts; x++) {
      parts[x] = random.nextInt(4);
      total += parts[x];
    }
    if (total == 0) {
      parts[prompts - 1] = 1;
      total = 1;
    }
    BigFraction[] masses = new BigFraction[prompts];
    for (int x = 0; x < prompts; x++) {
      masses[x] = new BigFraction(parts[x], total);
    }
    return masses;
  }

  private static BigFraction[][][] features(Random random, int[] sizes, boolean exact) {
    BigFraction[][][] psi = new BigFraction[sizes[0]][sizes[1]][];
    for (int x = 0; x < psi.length; x++) {
      for (int y = 0; y < psi[x].length; y++) {
        if (y > 0 && random.nextInt(5) == 0) {
          psi[x][y] = psi[x][random.nextInt(y)].clone();
        } else {
          psi[x][y] = new BigFraction[sizes[2]];
          for (int k = 0; k < sizes[2]; k++) {
            int n = random.nextInt(5) - 2;
            psi[x][y][k] = exact ? new BigFraction(n) : new BigFraction(n, 1 + random.nextInt(3));
          }
        }
      }
    }
    return psi;
  }

  private static LogNumber[] parameters(Random random, int dimension, boolean exact) {
    LogNumber[] theta = new LogNumber[dimension];
    for (int k = 0; k < dimension; k++) {
      if (exact) {
        String base = SQUARES[random.nextInt(SQUARES.length)];
        theta[k] = Samples.log(base).multiply(new BigFraction(random.nextInt(4) - 1));
      } else if (random.nextInt(4) == 0) {
        theta[k] = Samples.log("3").multiply(new BigFraction(random.nextInt(7) - 3, 5));
      } else {
        theta[k] = LogNumber.of(new BigFraction(random.nextInt(41) - 20, 10));
      }
    }
    return theta;
  }

  private static PreferenceOracle table(Random random, int prompts, int responses) {
    boolean extreme = random.nextInt(4) == 0;
    BigFraction[][][] table = new BigFraction[prompts][responses][responses];
    for (BigFraction[][] prompt : table) {
      for (int i = 0; i < responses; i++) {
        prompt[i][i] = BigFraction.ONE_HALF;
        for (int j = 0; j < i; j++) {
          int n = extreme ? random.nextInt(21) : 4 + random.nextInt(13);
          prompt[i][j] = new BigFraction(n, 20);
          prompt[j][i] = new BigFraction(20 - n, 20);
        }
      }
    }
    return PreferenceOracle.ofPreferences(table);
  }

  private static PreferenceOracle rewards(
      Random random, int prompts, int responses, boolean exact) {
    LogNumber[][] rewards = new LogNumber[prompts][responses];
    for (int x = 0; x < prompts; x++) {
      LogNumber offset = LogNumber.of(new BigFraction(random.nextInt(7) - 3, 2));
      for (int y = 0; y < responses; y++) {
        LogNumber r =
            exact
                ? LogNumber.log(new BigFraction(1 + random.nextInt(6), 1 + random.nextInt(6)))
                : LogNumber.of(new BigFraction(random.nextInt(31) - 15, 10));
        rewards[x][y] = r.add(offset);
      }
    }
    return PreferenceOracle.ofRewards(rewards);
  }

  /** Often the best margin the oracle allows (where it is rational), at times one too wide. */
  private static BigFraction margin(
      Random random, PreferenceOracle oracle, int prompts, int responses) {
    BigFraction least = BigFraction.ONE_HALF;
    for (int x = 0; x < prompts; x++) {
      for (int i = 0; i < responses; i++) {
        for (int j = 0; j < responses; j++) {
          BigFraction p = oracle.rational(x, i, j);
          least = Rationals.min(least, p == null ? new BigFraction(1, 25) : p);
        }
      }
    }
    boolean wide = Rationals.isZero(least) || random.nextInt(6) == 0;
    return wide ? new BigFraction(1 + random.nextInt(10), 20) : least;
  }

  private static BigFraction radius(Random random, BigFraction delta) {
    return switch (random.nextInt(6)) {
      case 0 -> BigFraction.ZERO;
      case 1 -> delta;
      case 2 -> delta.multiply(2);
      case 3 -> new BigFraction(random.nextInt(13), 10);
      default -> delta.multiply(new BigFraction(1 + random.nextInt(9), 10));
    };
  }
}
