package sextant.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static sextant.testing.Samples.number;
import static sextant.testing.Samples.q;
import static sextant.testing.Samples.twoResponses;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.exact.Dyadic;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/** q of two responses 1 and 0, by the formulas of proofs-notes/infimum.md in doubles. */
class SegmentCurvatureTest {

  /**
   * The rows make each part count: at theta_ref and away from it, the margin narrow and wide, the
   * box small and large, so that every minimum is taken on both sides.
   */
  @ParameterizedTest
  @CsvSource({
    "0,3/4,1,0,1/8",
    "0,3/4,1,1/4,1/8",
    "0,3/4,1,0,2",
    "0,999/1000,2,0,1/64",
    "0,999/1000,1/8,0,4",
    "2,3/4,1,1/4,1/8",
    "2,3/5,3,1/10,1/64",
    "-5,9/10,1/2,1/20,1/4",
    "5,51/100,1,1/100,3",
    "1,3/4,1,1/4,1000",
    "1,3/4,1,1/4,1000000000000000000000000000000"
  })
  @Tag("ORA-T5.2")
  void byHand(String theta, String preference, String beta, String rho, String reach) {
    Instance instance = twoResponses(number(theta), preference).beta(q(beta)).rho(q(rho)).build();
    Dyadic side = Dyadic.fromFractionUp(q(reach), 64);
    Dyadic most =
        new SegmentCurvature(instance).most(ScoreTable.of(instance, 64), new Dyadic[] {side});
    double expected =
        expected(
            q(theta).doubleValue(),
            Math.min(q(preference).doubleValue(), 1 - q(preference).doubleValue()),
            q(beta).doubleValue(),
            q(rho).doubleValue(),
            q(reach).doubleValue());
    // half-ranges and variances are kept to 32 bits, upwards
    assertEquals(expected, most.toFraction().doubleValue(), 1e-7 * expected);
  }

  private static double expected(
      double theta, double delta, double beta, double rho, double reach) {
    double lambda = rho * beta;
    double p = 1 / (1 + Math.exp(-theta));
    double own = p * (1 - p);
    double b = reach / 2;
    double t = b + Math.abs(theta) / 2;
    double variance = Math.min(b * b, Math.exp(2 * b) * reach * reach * own);
    double deviation = Math.abs(theta) * Math.sqrt(own) + reach * Math.sqrt(own);
    double meanLogit = Math.min(t, Math.sqrt(2 * Math.exp(2 * b)) * deviation);
    double universal = 0.7705239809288;
    double mixed = Math.min(universal * b * b, 2 * variance);
    double slope = 1 / (1 + Math.exp(-2 * beta * t)) - delta;
    double entropy = -delta * Math.log(delta) - (1 - delta) * Math.log(1 - delta);
    double spread = Math.min(Math.log(2) - entropy, (1 - 2 * delta) * beta * t);
    return mixed * (slope * beta + lambda) + variance * (spread + (beta + lambda) * meanLogit);
  }
}
