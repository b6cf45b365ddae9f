package sextant.differential;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.MonotonicNonNull;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.fast.Target;
import sextant.model.Instance;
import sextant.model.ModelException;
import sextant.robust.PenaltyByRank;
import sextant.robust.RobustLoss;
import sextant.robust.WorstCase;
import sextant.sail.SailByResponse;
import sextant.sail.ScoreTable;
import sextant.sail.WeightedFeatures;

/**
 * The exact side of a case: every quantity by the certified enclosures of the kernel, as narrow as
 * the comparison needs, with the tolerance of {@link ErrorModel}. One evaluation serves all
 * candidates.
 */
public final class ExactAnswers {

  private static final int FIRST_BITS = 128;
  private static final int LAST_BITS = 1 << 14;

  /** An enclosure is at most this share of the tolerance wide: nothing beside one ulp. */
  private static final double NARROW = 0x1p-50;

  /**
   * The enclosures of one case at one precision, those that several quantities need at most once.
   */
  private static final class Values {
    private final Case testCase;
    private final ScoreTable table;
    private final Instance instance;
    private final int bits;
    private @MonotonicNonNull SailByResponse sums;
    private @MonotonicNonNull Interval sail;
    private @MonotonicNonNull Interval penalty;
    private @MonotonicNonNull ExactBatch batch;

    Values(Case testCase, ScoreTable table) {
      this.testCase = testCase;
      this.table = table;
      this.instance = table.instance();
      this.bits = table.bits();
    }

    private SailByResponse sums() {
      if (sums == null) {
        sums = SailByResponse.of(table);
      }
      return sums;
    }

    private Interval sail() {
      if (sail == null) {
        sail = sums().loss();
      }
      return sail;
    }

    private Interval penalty() {
      if (penalty == null) {
        penalty = PenaltyByRank.of(table).value();
      }
      return penalty;
    }

    private ExactBatch batch() {
      if (batch == null) {
        batch = new ExactBatch(table, testCase.batch());
      }
      return batch;
    }

    private Interval[] worstCase() {
      int n = instance.responseCount();
      Interval[] oracle = new Interval[instance.promptCount() * n * n];
      for (int z = 0; z < oracle.length; z++) {
        int x = z / (n * n);
        int i = z / n % n;
        int j = z % n;
        int sign = -table.signOfLogit(x, i, j);
        Interval move =
            Interval.from(WorstCase.selector(BigFraction.ZERO, instance.rho(), sign), bits);
        oracle[z] = table.preference(x, i, j).add(move, bits);
      }
      return oracle;
    }

    Interval[] of(Target target) {
      return switch (target) {
        case SAIL -> new Interval[] {sail()};
        case PENALTY -> new Interval[] {penalty()};
        case ROBUST ->
            new Interval[] {
              RobustLoss.closedForm(sail(), instance.rho(), instance.beta(), penalty(), bits)
            };
        case KL_REF_POLICY -> new Interval[] {table.klRefPolicy()};
        case KL_POLICY_REF -> new Interval[] {table.klPolicyRef()};
        case WORST_CASE_ORACLE -> worstCase();
        case SAIL_GRADIENT -> WeightedFeatures.sum(instance, sums().gradientWeights(), bits);
        case PENALTY_GRADIENT ->
            WeightedFeatures.sum(instance, PenaltyByRank.of(table).gradientWeights(), bits);
        default -> batch().of(target);
      };
    }
  }

  private ExactAnswers() {}

  /**
   * Evaluates a case.
   *
   * @param testCase a case
   * @param format the candidates' format, which the tolerance hangs on
   * @param targets the quantities wanted
   * @return one entry a quantity wanted
   * @throws ModelException if the case is no instance, or its scores are too large for the format
   * @throws ArithmeticException if a value is not certain at the precision limit
   */
  public static Map<Target, Reference> of(
      Case testCase, Format format, Collection<Target> targets) {
    ScoreTable table = ScoreTable.of(testCase.instance(), FIRST_BITS);
    ErrorModel model = model(testCase, format, table);
    Map<Target, Reference> references = new EnumMap<>(Target.class);
    enclosures(testCase, table, model, targets)
        .forEach(
            (target, values) ->
                references.put(target, reference(values, model.tolerance(target), target, model)));
    return Collections.unmodifiableMap(references);
  }

  /**
   * Encloses the quantities of a case, each to a width of 2^-50 of its tolerance or less.
   *
   * @param testCase a case
   * @param format the format that the tolerance hangs on
   * @param targets the quantities wanted
   * @return one entry a quantity wanted
   * @throws ModelException if the case is no instance, or its scores are too large for the format
   * @throws ArithmeticException if a value is not certain at the precision limit
   */
  static Map<Target, Interval[]> enclosures(
      Case testCase, Format format, Collection<Target> targets) {
    ScoreTable table = ScoreTable.of(testCase.instance(), FIRST_BITS);
    return enclosures(testCase, table, model(testCase, format, table), targets);
  }

  private static ErrorModel model(Case testCase, Format format, ScoreTable table) {
    ErrorModel model = new ErrorModel(testCase, format, table);
    if (!model.holds()) {
      throw new ModelException("/theta", "the scores are too large for the error model");
    }
    return model;
  }

  private static Map<Target, Interval[]> enclosures(
      Case testCase, ScoreTable table, ErrorModel model, Collection<Target> targets) {
    Map<Target, Interval[]> enclosures = new EnumMap<>(Target.class);
    List<Target> open = List.copyOf(targets);
    for (int bits = FIRST_BITS; !open.isEmpty(); bits *= 2) {
      if (bits > LAST_BITS) {
        throw new ArithmeticException(
            "case " + testCase.index() + ": not certain at the precision limit: " + open);
      }
      Values values = new Values(testCase, bits == FIRST_BITS ? table : table.withBits(bits));
      for (Target target : open) {
        Interval[] found = values.of(target);
        if (areNarrow(found, model.tolerance(target))) {
          enclosures.put(target, found);
        }
      }
      open = open.stream().filter(target -> !enclosures.containsKey(target)).toList();
    }
    return enclosures;
  }

  private static boolean areNarrow(Interval[] values, double[] tolerance) {
    for (int k = 0; k < values.length; k++) {
      if (!values[k].isPoint() && Doubles.of(values[k].width()) > NARROW * tolerance[k]) {
        return false;
      }
    }
    return true;
  }

  private static Reference reference(
      Interval[] values, double[] tolerance, Target target, ErrorModel model) {
    double[] high = new double[values.length];
    double[] low = new double[values.length];
    double[] moved = model.moved(target);
    for (int k = 0; k < high.length; k++) {
      Dyadic middle = Doubles.middle(values[k]);
      high[k] = Doubles.of(middle);
      low[k] = Doubles.rest(middle, high[k]) - moved[k];
    }
    return new Reference(high, low, tolerance, model.segments(target), model.isSet(target));
  }
}
