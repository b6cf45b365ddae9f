package sextant.audit.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.audit.Verdict;
import sextant.audit.ascent.Regularised;
import sextant.descent.EstimatorMoments;
import sextant.descent.ProjectedStep;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.revkl.AscentRate;
import sextant.revkl.CertifiedMaximum;
import sextant.revkl.PolyakLojasiewicz;
import sextant.revkl.ProjectedAscent;
import sextant.revkl.RegularisedProblem;

/**
 * Projected ascent on J_gamma with klRefPolicy and step 1/L (reconstructed), from the instance's
 * theta, with the gap to the maximum and the linear bound beside it. At every step RKL-LIN is
 * checked, both against the gap before it and from the start on; at the checkpoints the three
 * inequalities RKL-PL, RKL-PL-MAP and RKL-PL-PROX too.
 */
public final class AscentRun implements SteppedRun {

  private static final int GUARD_BITS = 64;
  private static final int LEAST_PLACES = 16;
  private static final int MOST_PLACES = 4096;

  private static final List<String> COLUMNS =
      List.of("objective", "gap", "bound", "gradient", "mapping", "rounding");

  /** Both sides of an inequality that has become tight agree within this. */
  private static final BigDecimal WITHIN = new BigDecimal("1E-20");

  private static final Dyadic TOUCHING = Dyadic.fromFractionDown(new BigFraction(10).pow(-20), 32);

  /** One claim's verdicts so far: how often it held, and the first that was refuted or open. */
  private static final class Tally {
    private final String words;
    private int held;
    private int touched;
    private @Nullable Verdict trouble;

    Tally(String words) {
      this.words = words;
    }

    /**
     * room &gt;= 0.
     *
     * @param step the row it is about
     */
    void add(Interval room, int step) {
      if (room.lo().signum() >= 0) {
        held++;
      } else if (room.magnitude().compareTo(TOUCHING) <= 0) {
        touched++;
      } else if (trouble == null) {
        String where = words + " at step " + step + ": the room is " + Show.brief(room);
        trouble = room.isNegative() ? Verdict.refuted(where) : Verdict.undecided(where);
      }
    }

    Verdict verdict() {
      Verdict now = trouble;
      if (now == null) {
        String text = words + " (" + (held + touched) + " times)";
        now = touched == 0 ? Verdict.enclosed(text) : Verdict.agree(WITHIN, text);
      }
      return now;
    }
  }

  private final RegularisedProblem problem;
  private final CertifiedMaximum maximum;
  private final ProjectedAscent ascent;
  private final int steps;
  private final int every;
  private final int bits;
  private final Tally stepwise = new Tally("the gap falls by 1 − m/L");
  private final Tally fromStart = new Tally("the gap is at most (1 − m/L)^t times the first");
  private final Tally plain = new Tally("‖∇J‖² ≥ 2m(J* − J)");
  private final Tally mapping = new Tally("(1 − m/L)‖G_L‖² ≥ 2m(J* − J(θ⁺))");
  private final Tally proximal = new Tally("2L·max of the model ≥ 2m(J* − J)");
  private Interval gap;
  private Interval bound;
  private @Nullable ProjectedStep pending;
  private @Nullable Interval pendingSquare;
  private Interval slip = Interval.ZERO;
  private int row;

  private AscentRun(
      RegularisedProblem problem,
      CertifiedMaximum maximum,
      ProjectedAscent ascent,
      int steps,
      int every,
      int bits) {
    this.problem = problem;
    this.maximum = maximum;
    this.ascent = ascent;
    this.steps = steps;
    this.every = every;
    this.bits = bits;
    this.gap = gap(maximum, ascent, bits);
    this.bound = gap;
  }

  /**
   * A run from the instance's theta.
   *
   * @param instance whose domain is a ball that holds theta
   * @param gamma above the threshold of concavity; null for the instance's own, or a moderate one
   * @param steps how many
   * @param places binary places to which iterates are rounded
   * @param checkpoints how many rows, evenly spread, show all their values
   * @throws IllegalArgumentException in one line, when a run makes no sense
   */
  public static AscentRun of(
      Instance instance, @Nullable BigFraction gamma, int steps, int places, int checkpoints) {
    if (steps < 1) {
      throw new IllegalArgumentException("the number of steps must be positive");
    }
    if (places < LEAST_PLACES || places > MOST_PLACES) {
      throw new IllegalArgumentException(
          "iterates are rounded to " + LEAST_PLACES + " to " + MOST_PLACES + " binary places");
    }
    if (checkpoints < 1) {
      throw new IllegalArgumentException("the number of checkpoints must be positive");
    }
    Regularised regularised = Regularised.of(RegularisedProblem.of(instance, gamma));
    return of(regularised, steps, places, checkpoints);
  }

  /** A run on a problem whose maximum may be known already, with arguments that make sense. */
  public static AscentRun of(Regularised regularised, int steps, int places, int checkpoints) {
    RegularisedProblem problem = regularised.problem();
    int bits = places + GUARD_BITS;
    ProjectedAscent ascent =
        ProjectedAscent.from(problem, problem.instance().theta(), places, bits);
    int every = Math.max(1, steps / checkpoints);
    return new AscentRun(problem, regularised.maximum(), ascent, steps, every, bits);
  }

  /** Encloses J* - J_t, which is not negative. */
  private static Interval gap(CertifiedMaximum maximum, ProjectedAscent ascent, int bits) {
    return maximum.value().subtract(ascent.value(), bits).max(Interval.ZERO);
  }

  /** J* - J at the current iterate, not negative. */
  public Interval gap() {
    return gap;
  }

  /** What RKL-LIN bounds it by. */
  public Interval bound() {
    return bound;
  }

  /** What the steps so far say of RKL-LIN. */
  public Verdict linear() {
    return stepwise().and(fromStart());
  }

  /** Whether every step lessened the gap as RKL-LIN says. */
  public Verdict stepwise() {
    return stepwise.verdict();
  }

  /** Whether the gap was always as small as RKL-LIN says it is after so many steps. */
  public Verdict fromStart() {
    return fromStart.verdict();
  }

  /** The problem, with its constants. */
  public RegularisedProblem problem() {
    return problem;
  }

  /** The maximum that the gaps are measured from. */
  public CertifiedMaximum maximum() {
    return maximum;
  }

  @Override
  public int rows() {
    return steps + 1;
  }

  @Override
  public Map<String, Interval> constants() {
    Map<String, Interval> constants = new LinkedHashMap<>();
    constants.put("gamma", Interval.from(problem.gamma(), bits));
    constants.put("threshold", Interval.from(problem.threshold(), bits));
    constants.put("leastFisher", Interval.from(problem.leastFisher(), bits));
    constants.put("modulus", Interval.from(problem.modulus(), bits));
    constants.put("smoothness", Interval.from(problem.smoothness(), bits));
    constants.put("contraction", contraction());
    constants.put("maximum", maximum.value());
    return constants;
  }

  /** Encloses 1 - m/L. */
  public Interval contraction() {
    return Interval.ONE.subtract(
        Interval.from(problem.modulus().divide(problem.smoothness()), bits), bits);
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(COLUMNS);
    for (int k = 0; k < problem.instance().dimension(); k++) {
      columns.add("theta" + k);
    }
    return columns;
  }

  @Override
  public List<@Nullable Interval> next() {
    if (row > steps) {
      throw new IllegalStateException("no more rows");
    }
    ProjectedStep last = pending;
    if (last != null) {
      take(last);
    }
    ProjectedStep step = ascent.step();
    pending = step;
    boolean shown = row % every == 0 || row == steps;
    pendingSquare = shown ? ascent.mappingSquare(step) : null;
    if (shown) {
      inequalities(step);
    }
    List<@Nullable Interval> values = new ArrayList<>();
    values.add(shown ? ascent.value() : null);
    values.add(shown ? gap : null);
    values.add(shown ? bound : null);
    values.add(shown ? root(EstimatorMoments.squaredNorm(ascent.gradient(), bits)) : null);
    values.add(shown ? root(ascent.mappingSquare(step)) : null);
    values.add(shown ? slip : null);
    for (int k = 0; k < problem.instance().dimension(); k++) {
      values.add(ascent.theta()[k].enclose(bits));
    }
    row++;
    return values;
  }

  private Interval root(Interval square) {
    return Elementary.sqrt(square.max(Interval.ZERO), bits);
  }

  /** Takes a step, and checks what RKL-LIN says about it. */
  private void take(ProjectedStep step) {
    slip = ascent.slip(step);
    Interval before = gap;
    ascent.advance(step);
    gap = gap(maximum, ascent, bits);
    // the same J* on both sides: what is compared is J's rise with its share of the gap before
    Interval most =
        AscentRate.nextBound(
            before, problem.modulus(), problem.smoothness(), Interval.exact(slip.hi()), bits);
    stepwise.add(most.subtract(gap, bits), row);
    bound =
        AscentRate.nextBound(
            bound, problem.modulus(), problem.smoothness(), Interval.exact(slip.hi()), bits);
    fromStart.add(bound.subtract(gap, bits), row);
    Interval square = pendingSquare;
    if (square != null) {
      // the gap where the step would have ended without rounding
      Interval around = Interval.of(slip.hi().negate(), slip.hi());
      Interval there = gap.add(around, bits);
      mapping.add(
          PolyakLojasiewicz.mappingGap(
              square, there, problem.modulus(), problem.smoothness(), bits),
          row);
    }
  }

  /** RKL-PL, RKL-PL-MAP and RKL-PL-PROX at the current iterate. */
  private void inequalities(ProjectedStep step) {
    BigFraction m = problem.modulus();
    Interval square = EstimatorMoments.squaredNorm(ascent.gradient(), bits);
    plain.add(PolyakLojasiewicz.plainGap(square, gap, m, bits), row);
    proximal.add(
        PolyakLojasiewicz.proximalGap(ascent.rise(step), gap, m, problem.smoothness(), bits), row);
  }

  @Override
  public Map<String, Verdict> verdicts() {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    if (row > 1) {
      verdicts.put("RKL-LIN", linear());
      verdicts.put("RKL-PL refPolicy", plain.verdict());
      verdicts.put("RKL-PL-MAP corrected", mapping.verdict());
      verdicts.put("RKL-PL-PROX", proximal.verdict());
    }
    return verdicts;
  }
}
