package sextant.audit.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Verdict;
import sextant.audit.prox.ProximalSearch;
import sextant.descent.DescentConstants;
import sextant.descent.OnPolicySampler;
import sextant.descent.Rscgd;
import sextant.envelope.MoreauEnvelope;
import sextant.envelope.ProximalProblem;
import sextant.exact.Interval;
import sextant.fast.SmoothedLoss;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * R-SCGD (ORA-Alg1) on an instance, from its theta: every iterate with its certified loss, the
 * envelope at the checkpoints, and ORA-T5.2's right side for as many steps as were taken.
 */
public final class RscgdRun implements SteppedRun {

  /** More precision than an iterate's places, so that samples and steps are told apart. */
  private static final int GUARD_BITS = 96;

  private static final int BITS = 128;

  private final RscgdOptions options;
  private final Domain domain;
  private final ProximalProblem problem;
  private final SmoothedLoss loss;
  private final Interval infimum;
  private final Interval gap;
  private final BigFraction stepSize;
  private final RscgdBound sharper;
  private final @Nullable RscgdBound published;
  private final Rscgd algorithm;

  /** M, at least ||grad F_env|| on the domain. */
  private final BigFraction gradient;

  private @Nullable MoreauEnvelope start;
  private Interval squares = Interval.ZERO;
  private int checkpoints;
  private int row;

  private RscgdRun(Instance instance, RscgdOptions options, Domain domain, Interval infimum) {
    this.options = options;
    this.domain = domain;
    this.infimum = infimum;
    BigFraction greatest = DescentConstants.modulusPublished(instance);
    BigFraction asked = options.lambdaEnv();
    BigFraction lambdaEnv = asked == null ? ProximalProblem.moderate(greatest) : asked;
    problem = ProximalProblem.of(instance, lambdaEnv);
    loss = new SmoothedLoss(instance);
    MoreauEnvelope first = envelope(problem, loss, options.radius());
    start = first;
    gap = first.value().subtract(infimum, BITS);
    sharper = new RscgdBound(DescentConstants.sharper(instance, lambdaEnv, options.batch()));
    gradient = sharper.constants().gradient(instance);
    published =
        greatest.multiply(lambdaEnv).compareTo(BigFraction.ONE) < 0
            ? new RscgdBound(DescentConstants.published(instance, lambdaEnv, options.batch()))
            : null;
    BigFraction given = options.stepSize();
    stepSize = given == null ? sharper.bestStep(gap, options.steps()) : given;
    algorithm =
        new Rscgd(
            instance,
            domain,
            stepSize,
            options.batch(),
            new OnPolicySampler(options.seed()),
            options.places(),
            options.places() + GUARD_BITS);
  }

  /**
   * A run.
   *
   * @param instance whose theta is theta_0, with a domain that holds theta_0 and theta_ref
   * @param infimum encloses the least value of F on the domain
   * @throws IllegalArgumentException in one line, if the parameters are out of bounds
   */
  public static RscgdRun of(Instance instance, Interval infimum, RscgdOptions options) {
    Domain domain = instance.domain();
    if (domain == null) {
      throw new IllegalArgumentException("the instance has no domain");
    }
    if (domain.contains(instance.theta(), instance.thetaRef()) != Domain.Membership.INSIDE) {
      throw new IllegalArgumentException("theta_0, the instance's theta, is not in the domain");
    }
    return new RscgdRun(instance, options, domain, infimum);
  }

  @Override
  public int rows() {
    return options.steps() + 1;
  }

  @Override
  public Map<String, Interval> constants() {
    Map<String, Interval> constants = new LinkedHashMap<>();
    constants.put("lambdaEnv", Interval.from(problem.lambdaEnv(), BITS));
    constants.put("stepSize", Interval.from(stepSize, BITS));
    constants.put("infimum", infimum);
    constants.put("gap", gap);
    put(constants, "Published", published);
    put(constants, "Sharper", sharper);
    return constants;
  }

  private static void put(
      Map<String, Interval> constants, String variant, @Nullable RscgdBound right) {
    if (right != null) {
      DescentConstants of = right.constants();
      constants.put("modulus" + variant, Interval.from(of.modulus(), BITS));
      constants.put("contraction" + variant, Interval.from(of.contraction(), BITS));
      constants.put("curvature" + variant, Interval.from(of.curvature(), BITS));
      constants.put("secondMoment" + variant, Interval.from(of.secondMoment(), BITS));
    }
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (int k = 0; k < algorithm.instance().dimension(); k++) {
      columns.add("theta" + k);
    }
    columns.addAll(
        List.of(
            "loss",
            "envelope",
            "gradientNorm",
            "proximalRadius",
            "boundPublished",
            "boundSharper"));
    return columns;
  }

  @Override
  public List<@Nullable Interval> next() {
    if (row > 0) {
      algorithm.step();
    }
    List<@Nullable Interval> values = new ArrayList<>();
    Instance instance = algorithm.instance();
    for (int k = 0; k < instance.dimension(); k++) {
      values.add(instance.theta(k).enclose(options.places() + GUARD_BITS));
    }
    values.add(MoreauEnvelope.loss(algorithm.table()));
    if (isCheckpoint(row)) {
      MoreauEnvelope first = start;
      MoreauEnvelope here =
          first == null ? envelope(problem.at(instance.theta()), loss, options.radius()) : first;
      values.add(here.value());
      values.add(here.gradientNorm());
      squares = squares.add(here.gradientNorm().square(BITS), BITS);
      checkpoints++;
      values.add(Interval.exact(here.certificate().radius()));
    } else {
      values.add(null);
      values.add(null);
      values.add(null);
    }
    start = null;
    values.add(bound(published, row));
    values.add(bound(sharper, row));
    row++;
    return values;
  }

  /** The first of every steps/checkpoints rows, the one after the last step not among them. */
  private boolean isCheckpoint(int t) {
    long steps = options.steps();
    long parts = Math.min(options.checkpoints(), steps);
    return t < steps && (t == 0 ? parts > 0 : t * parts / steps > (t - 1) * parts / steps);
  }

  /** The right side for so many steps, or null where there is none. */
  private @Nullable Interval bound(@Nullable RscgdBound right, int steps) {
    if (steps <= 0 || right == null) {
      return null;
    }
    BigFraction drift = RscgdBound.drift(problem.lambdaEnv(), gradient, algorithm.error());
    return right.rightSide(gap, steps, stepSize, drift);
  }

  private static MoreauEnvelope envelope(
      ProximalProblem problem, SmoothedLoss loss, BigFraction radius) {
    return MoreauEnvelope.of(ProximalSearch.find(problem, loss, radius));
  }

  /**
   * The mean of ||grad F_env||^2 over the checkpoints, beside what bounds the expectation of the
   * mean over all iterates before the last.
   */
  @Override
  public Map<String, Interval> summary() {
    Map<String, Interval> summary = new LinkedHashMap<>();
    if (checkpoints > 0) {
      summary.put("meanSquare", squares.multiply(new BigFraction(1, checkpoints), BITS));
    }
    Interval publishedBound = bound(published, row - 1);
    Interval sharperBound = bound(sharper, row - 1);
    if (publishedBound != null) {
      summary.put("boundPublished", publishedBound);
    }
    if (sharperBound != null) {
      summary.put("boundSharper", sharperBound);
    }
    return summary;
  }

  /** None: one path says nothing of an expectation. */
  @Override
  public Map<String, Verdict> verdicts() {
    return Map.of();
  }
}
