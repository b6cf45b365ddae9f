package sextant.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Show;
import sextant.audit.ascent.MaximumSearch;
import sextant.curvature.FeatureBounds;
import sextant.curvature.GramHessian;
import sextant.curvature.SailConstants;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.InputException;
import sextant.model.Instance;
import sextant.model.InstanceReader;
import sextant.revkl.AscentRate;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.FeatureSpan;
import sextant.revkl.Fisher;
import sextant.revkl.FisherMinimum;
import sextant.revkl.KlDirection;
import sextant.revkl.ObjectiveSearch;
import sextant.revkl.RegularisedProblem;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;

/**
 * The tables of proofs-notes/revkl-study.md: {@code mvn -q -Prevkl verify} prints them. Thresholds
 * of concavity instance by instance, and the trade-off over gamma on alpacaeval-close. There is no
 * chance in it.
 */
public final class RevklStudy {

  private static final int BITS = 128;
  private static final BigFraction FISHER_WIDTH = new BigFraction(1, 100);
  private static final int GRID = 8;
  private static final int DIRECTIONS = 12;
  private static final BigFraction TOLERANCE = new BigFraction(1, 100_000);

  private static final String[] NAMES = {
    "alpacaeval-close",
    "alpacaeval-rational",
    "alpacaeval-log",
    "one-dimension",
    "tiny",
    "example-4.4-log",
    "one-prompt",
    "preferences",
    "boundary-maximum",
    "two-maxima",
  };

  private static final String[] GAMMAS = {
    "1/8", "1/4", "1/2", "1", "2", "3", "4", "6", "8", "16", "32"
  };

  private RevklStudy() {}

  private static Instance read(String name) throws IOException, InputException {
    return InstanceReader.read(Path.of("..", "spec", "instances", name + ".json"));
  }

  private static String show(BigFraction value) {
    return show(Interval.from(value, 64));
  }

  /** About four places; powers of ten where that is too long. */
  private static String show(Interval value) {
    BigFraction size = value.magnitude().toFraction();
    if (Rationals.isZero(size)) {
      return "0";
    }
    int order = 0;
    while (new BigFraction(10).pow(order + 1).compareTo(size) <= 0) {
      order++;
    }
    while (new BigFraction(10).pow(order).compareTo(size) > 0) {
      order--;
    }
    if (Math.abs(order) < 6) {
      return Show.interval(value, Math.max(0, 3 - order));
    }
    Interval scaled = value.multiply(new BigFraction(10).pow(-order), 96);
    return Show.interval(scaled, 2) + "·10^" + order;
  }

  /** The greatest -u'Hess L u / u'F u seen at points of a grid: no valid C is below it. */
  private static Interval found(Instance instance, BigFraction radius) {
    int d = instance.dimension();
    Interval best = Interval.ZERO;
    int cells = 1;
    for (int k = 0; k < d; k++) {
      cells *= 2 * GRID + 1;
    }
    int stride = d > 2 ? 37 : 1;
    for (int cell = 0; cell < cells; cell += stride) {
      LogNumber[] point = instance.thetaRef();
      BigFraction square = BigFraction.ZERO;
      int rest = cell;
      for (int k = 0; k < d; k++) {
        BigFraction part = new BigFraction(rest % (2 * GRID + 1) - GRID, GRID);
        rest /= 2 * GRID + 1;
        square = square.add(part.multiply(part));
        point[k] = point[k].add(LogNumber.of(radius.multiply(part)));
      }
      if (square.compareTo(BigFraction.ONE) <= 0) {
        best = best.max(ratioAt(instance.withTheta(point)));
      }
    }
    return best;
  }

  private static Interval ratioAt(Instance there) {
    ScoreTable table = ScoreTable.of(there, 64);
    Interval[][] hessian = GramHessian.sail(table).matrix();
    Interval[][] fisher = Fisher.enclose(table);
    Interval best = Interval.ZERO;
    for (double[] u : directions(hessian.length)) {
      Interval up = form(hessian, u).negate();
      Interval down = form(fisher, u);
      if (down.isPositive()) {
        best = best.max(up.divide(down, 64));
      }
    }
    return best;
  }

  private static List<double[]> directions(int d) {
    List<double[]> all = new ArrayList<>();
    if (d == 1) {
      all.add(new double[] {1});
    } else if (d == 2) {
      for (int k = 0; k < DIRECTIONS; k++) {
        double angle = Math.PI * k / DIRECTIONS;
        all.add(new double[] {Math.cos(angle), Math.sin(angle)});
      }
    } else {
      for (int k = 0; k < d; k++) {
        double[] u = new double[d];
        u[k] = 1;
        all.add(u);
      }
    }
    return all;
  }

  private static Interval form(Interval[][] a, double[] u) {
    Interval total = Interval.ZERO;
    for (int i = 0; i < u.length; i++) {
      for (int j = 0; j < u.length; j++) {
        BigFraction factor = new BigFraction(u[i]).multiply(new BigFraction(u[j]));
        total = total.add(a[i][j].multiply(factor, 64), 64);
      }
    }
    return total;
  }

  private static void thresholds(String name, long boxes) throws IOException, InputException {
    Instance instance = read(name);
    RegularisedProblem problem = RegularisedProblem.of(instance, null);
    Domain domain = instance.domain();
    if (domain == null) {
      throw new AssertionError("no domain");
    }
    Interval plain =
        SailConstants.relativeModulus(
            FeatureBounds.of(instance).radius(), problem.d(), instance.beta(), BITS);
    FisherMinimum minimum =
        FisherMinimum.of(instance, domain, FeatureSpan.of(instance), FISHER_WIDTH, boxes, BITS);
    BigFraction low = minimum.lower().toFraction();
    RegularisedProblem searched = problem.withLeastFisher(low);
    System.out.println(
        String.join(
            " | ",
            "| " + name,
            show(problem.b()) + ", " + show(problem.d()),
            show(plain),
            show(problem.threshold()),
            show(found(instance, problem.d()).lo().toFraction()),
            show(problem.leastFisher()),
            show(low) + " – " + show(minimum.upper().toFraction()),
            show(problem.lowerCurvature().divide(problem.leastFisher())),
            show(problem.lowerCurvature().divide(low)),
            Rationals.format(problem.gamma()),
            show(problem.modulus().divide(problem.smoothness())),
            show(searched.modulus().divide(searched.smoothness())) + " |"));
  }

  /** J_0 at the maximiser of J_gamma, L_SAIL negated. */
  private static Interval plainAt(RegularisedProblem problem, CertifiedMaximum maximum) {
    Instance there = problem.instance().withTheta(maximum.point());
    Interval value = SailByResponse.of(ScoreTable.of(there, BITS)).loss().negate();
    Dyadic most = Interval.exact(maximum.distance()).multiply(problem.slope(), BITS).hi();
    return value.add(Interval.of(most.negate(), most), BITS);
  }

  private static void tradeOff(String name, int most) throws IOException, InputException {
    Instance instance = read(name);
    ObjectiveSearch plain =
        ObjectiveSearch.run(
            instance, KlDirection.REF_POLICY, BigFraction.ZERO, null, TOLERANCE, most);
    System.out.println(
        "J₀(θ*) = "
            + show(plain.maximum())
            + ", K(θ*) = "
            + show(plain.divergence(KlDirection.REF_POLICY))
            + " (klRefPolicy), "
            + show(plain.divergence(KlDirection.POLICY_REF))
            + " (klPolicyRef)");
    System.out.println(
        "| γ | m | γB²D²/2 | γK(θ*), klRefPolicy | bias, klRefPolicy | bias, klPolicyRef |");
    System.out.println("|---|---|---|---|---|---|");
    RegularisedProblem sizes = RegularisedProblem.of(instance, null);
    for (String text : GAMMAS) {
      BigFraction gamma = Rationals.parse(text, 20);
      Interval regularised;
      String modulus;
      try {
        RegularisedProblem problem = RegularisedProblem.of(instance, gamma);
        regularised = plainAt(problem, MaximumSearch.find(problem));
        modulus = show(problem.modulus());
      } catch (IllegalArgumentException e) {
        ObjectiveSearch search =
            ObjectiveSearch.run(instance, KlDirection.REF_POLICY, gamma, null, TOLERANCE, most);
        regularised = search.loss().negate();
        modulus = "—";
      }
      ObjectiveSearch other =
          ObjectiveSearch.run(instance, KlDirection.POLICY_REF, gamma, null, TOLERANCE, most);
      Interval bias = plain.maximum().subtract(regularised, BITS).max(Interval.ZERO);
      Interval otherBias = plain.maximum().add(other.loss(), BITS).max(Interval.ZERO);
      System.out.println(
          String.join(
              " | ",
              "| " + text,
              modulus,
              show(AscentRate.biasBound(gamma, sizes.b(), sizes.d())),
              show(plain.divergence(KlDirection.REF_POLICY).multiply(gamma, BITS)),
              show(bias),
              show(otherBias) + " |"));
    }
  }

  /** Prints both tables. */
  public static void main(String[] arguments) throws IOException, InputException {
    System.out.println(
        "| instance | B, D | C plain | C | C ≥ (seen) | λ_F closed | λ_F searched | L⁻/λ_F closed"
            + " | L⁻/λ_F searched | γ | m/L closed | m/L searched |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (String name : NAMES) {
      thresholds(name, arguments.length > 0 ? Long.parseLong(arguments[0]) : 20_000);
    }
    System.out.println();
    tradeOff("alpacaeval-close", arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4000);
  }
}
