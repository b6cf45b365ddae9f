package sextant.testing;

import static sextant.testing.Samples.q;

import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.prox.ProximalSearch;
import sextant.envelope.ProximalPoint;
import sextant.envelope.ProximalProblem;
import sextant.exact.Dyadic;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;
import sextant.model.InstanceBuilder;
import sextant.model.PreferenceOracle;

/** Proximal problems for the tests, and their solutions. */
public final class ProximalSamples {

  /** 10^-30. */
  public static final BigFraction FINE = new BigFraction(10).pow(-30);

  private ProximalSamples() {}

  /** The solution to 30 digits; fails when the search stalls. */
  public static ProximalPoint solve(ProximalProblem problem) {
    return solve(problem, FINE);
  }

  /** The solution to a radius; fails when the search stalls. */
  public static ProximalPoint solve(ProximalProblem problem, BigFraction radius) {
    ProximalPoint found = ProximalSearch.find(problem, radius);
    if (found.radius().compareTo(radius) > 0) {
      throw new AssertionError("stalled at the radius " + found.radius().toFraction());
    }
    return found;
  }

  /** The problem with lambda_env about share/kappa. */
  public static ProximalProblem problem(Instance instance, String share) {
    BigFraction kappa = ProximalProblem.modulus(instance);
    BigFraction lambdaEnv =
        Rationals.isZero(kappa)
            ? q(share)
            : Dyadic.fromFractionDown(q(share).divide(kappa), 20).toFraction();
    return ProximalProblem.of(instance, lambdaEnv);
  }

  /** A small domain around theta_ref. */
  public static Domain around(Random random, Instance instance) {
    if (random.nextBoolean()) {
      return Domain.ball(new BigFraction(1 + random.nextInt(10), 8));
    }
    BigFraction[] lower = new BigFraction[instance.dimension()];
    BigFraction[] upper = new BigFraction[lower.length];
    for (int k = 0; k < lower.length; k++) {
      LogNumber ref = instance.thetaRef(k);
      lower[k] = ref.enclose(8).lo().toFraction();
      upper[k] = ref.enclose(8).hi().toFraction().add(new BigFraction(1 + random.nextInt(8), 8));
      if (random.nextInt(4) > 0) {
        lower[k] = lower[k].subtract(new BigFraction(1 + random.nextInt(8), 8));
      }
    }
    return Domain.box(lower, upper);
  }

  /** Strong kinks near theta: in either regime, of any dimension. */
  public static Instance random(Random random, int dimension, boolean near) {
    int prompts = 1 + random.nextInt(3);
    int responses = 2 + random.nextInt(3);
    BigFraction[] mass = new BigFraction[prompts];
    BigFraction[][][] psi = new BigFraction[prompts][responses][dimension];
    BigFraction[][][] table = new BigFraction[prompts][responses][responses];
    for (int x = 0; x < prompts; x++) {
      mass[x] = new BigFraction(1, prompts);
      for (int y = 0; y < responses; y++) {
        for (int k = 0; k < dimension; k++) {
          psi[x][y][k] = new BigFraction(random.nextInt(5) - 2, 2);
        }
        table[x][y][y] = BigFraction.ONE_HALF;
        for (int other = 0; other < y; other++) {
          int wins = 8 + random.nextInt(5);
          table[x][y][other] = new BigFraction(wins, 20);
          table[x][other][y] = new BigFraction(20 - wins, 20);
        }
      }
    }
    LogNumber[] ref = new LogNumber[dimension];
    LogNumber[] theta = new LogNumber[dimension];
    for (int k = 0; k < dimension; k++) {
      ref[k] = random.nextBoolean() ? Samples.log("3/2") : LogNumber.of(q("1/5"));
      int size = near ? 100 : 10;
      theta[k] = ref[k].add(LogNumber.of(new BigFraction(random.nextInt(21) - 10, size)));
    }
    Instance instance =
        new InstanceBuilder("random")
            .prompts(Samples.names("x", prompts), mass)
            .responses(Samples.names("y", responses))
            .features(psi)
            .thetaRef(ref)
            .theta(theta)
            .beta(new BigFraction(1 + random.nextInt(20), 2))
            .rho(new BigFraction(1 + random.nextInt(8), 20))
            .delta(q("2/5"))
            .oracle(PreferenceOracle.ofPreferences(table))
            .build();
    return instance.toBuilder().domain(around(random, instance)).build();
  }
}
