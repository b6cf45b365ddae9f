package sextant.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/** What is written is read back, number by number. */
class RoundTripTest {
  @Property(tries = 300)
  void writtenInstancesAreReadBack(@ForAll long seed) throws InputException {
    Random random = new Random(seed);
    int prompts = 1 + random.nextInt(3);
    int responses = 1 + random.nextInt(3);
    int d = 1 + random.nextInt(3);
    String[] names = new String[prompts];
    BigFraction[] mu = new BigFraction[prompts];
    BigFraction[][][] psi = new BigFraction[prompts][responses][d];
    BigFraction[][][] p = new BigFraction[prompts][responses][responses];
    LogNumber[][] r = new LogNumber[prompts][responses];
    for (int x = 0; x < prompts; x++) {
      names[x] = "p\"\\\u00e9\ud83d\ude00" + x;
      mu[x] = x == 0 ? Rationals.of(8 - prompts, 7) : Rationals.of(1, 7);
      for (int y = 0; y < responses; y++) {
        r[x][y] = number(random);
        p[x][y][y] = BigFraction.ONE_HALF;
        for (int other = 0; other < y; other++) {
          p[x][y][other] = Rationals.of(random.nextInt(8), 7);
          p[x][other][y] = BigFraction.ONE.subtract(p[x][y][other]);
        }
        for (int k = 0; k < d; k++) {
          psi[x][y][k] = rational(random);
        }
      }
    }
    String[] answers = new String[responses];
    for (int y = 0; y < responses; y++) {
      answers[y] = "y " + y;
    }
    LogNumber[] theta = new LogNumber[d];
    LogNumber[] thetaRef = new LogNumber[d];
    BigFraction[] lower = new BigFraction[d];
    BigFraction[] upper = new BigFraction[d];
    for (int k = 0; k < d; k++) {
      theta[k] = number(random);
      thetaRef[k] = number(random);
      lower[k] = rational(random);
      upper[k] = lower[k].add(Rationals.abs(rational(random)));
    }
    Domain[] domains = {
      null, Domain.ball(Rationals.of(1 + random.nextInt(9), 4)), Domain.box(lower, upper)
    };
    Instance i =
        new InstanceBuilder("round trip")
            .prompts(names, mu)
            .responses(answers)
            .features(psi)
            .theta(theta)
            .thetaRef(thetaRef)
            .beta(Rationals.of(1 + random.nextInt(9), 10))
            .rho(Rationals.of(random.nextInt(9), 10))
            .delta(Rationals.of(1 + random.nextInt(5), 10))
            .gamma(random.nextBoolean() ? null : Rationals.of(random.nextInt(3), 2))
            .oracle(
                random.nextBoolean()
                    ? PreferenceOracle.ofPreferences(p)
                    : PreferenceOracle.ofRewards(r))
            .domain(domains[random.nextInt(3)])
            .build();
    String json = InstanceWriter.toJson(i);
    Instance read = Fixtures.read(json);
    assertEquals(json, InstanceWriter.toJson(read));
    for (int k = 0; k < d; k++) {
      assertEquals(theta[k], read.theta(k));
      assertEquals(thetaRef[k], read.thetaRef(k));
      assertEquals(psi[0][0][k], read.feature(0, 0, k));
    }
    assertEquals(i.beta(), read.beta());
    assertEquals(i.gamma(), read.gamma());
    assertEquals(names[0], read.promptName(0));
    assertEquals(i.oracle().hasRewards(), read.oracle().hasRewards());
    assertEquals(0, read.oracle().hasRewards() ? r[0][0].compareTo(read.oracle().reward(0, 0)) : 0);
  }

  private static BigFraction rational(Random random) {
    return Rationals.of(random.nextInt(41) - 20, 1 + random.nextInt(12));
  }

  private static LogNumber number(Random random) {
    if (random.nextBoolean()) {
      return LogNumber.of(rational(random));
    }
    BigFraction q = Rationals.of(1 + random.nextInt(1000), 1 + random.nextInt(1000));
    BigFraction times = random.nextInt(10) == 0 ? Rationals.of(-999_999, 2) : rational(random);
    return LogNumber.log(q).multiply(times);
  }

  @Example
  void numbersInCanonicalForm() {
    assertEquals("{\"log\": \"9/4\"}", InstanceWriter.number(Fixtures.log(9, 4)));
    assertEquals("{\"log\": \"4/9\"}", InstanceWriter.number(Fixtures.log(9, 4).negate()));
    assertEquals(
        "{\"log\": \"2\", \"times\": \"1/2\"}",
        InstanceWriter.number(Fixtures.log(2, 1).multiply(Rationals.of(1, 2))));
    assertEquals(
        "{\"log\": \"3/2\", \"times\": \"1000000\"}",
        InstanceWriter.number(Fixtures.log(3, 2).multiply(Rationals.of(1_000_000))));
    assertEquals(
        "{\"log\": \"12\"}", InstanceWriter.number(Fixtures.log(3, 1).add(Fixtures.log(4, 1))));
    assertEquals("\"-3/7\"", InstanceWriter.number(Fixtures.num(-3, 7)));
    assertThrows(
        IllegalArgumentException.class,
        () -> InstanceWriter.number(Fixtures.num(1, 1).add(Fixtures.log(2, 1))));
  }
}
