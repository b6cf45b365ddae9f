package sextant.audit;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.curvature.FeatureBounds;
import sextant.exact.Decimals;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.robust.ClippedWorstCase;
import sextant.robust.PointwiseMaximum;
import sextant.robust.RobustLoss;
import sextant.robust.WorstCase;
import sextant.sail.KlDivergence;

/**
 * Certified decimals, and exact forms, of the quantities of one instance. Precision grows until
 * every printed digit is certified: lower and upper decimal are then at most one unit of the last
 * place apart (two, when the value lies on the decimal grid itself and is only known by
 * enclosures).
 */
public final class Evaluation {

  private static final int SPARE_BITS = 64;
  private static final int LAST_BITS = 1 << 20;

  private final Subject subject;
  private final int digits;

  /** One value: its certified decimals and, where asked for and available, its exact form. */
  public record Leaf(String lo, String hi, @Nullable LogNumber exact) {}

  /** The precision limit was reached before the digits asked for were certain. */
  public static final class Undecided extends Exception {
    private static final long serialVersionUID = 1L;

    Undecided(String quantity, int digits) {
      super(quantity + ": " + digits + " digits are not certain at the precision limit");
    }
  }

  /** Something that can be enclosed at any precision. */
  private interface Enclosure {
    Interval at(int bits);
  }

  /** Several values that are enclosed together. */
  private interface Enclosures {
    Interval[] at(int bits);
  }

  /**
   * An evaluation.
   *
   * @param subject the instance
   * @param digits places after the point, at least 0
   */
  public Evaluation(Subject subject, int digits) {
    this.subject = subject;
    this.digits = digits;
  }

  /**
   * One scalar quantity.
   *
   * @param quantity one of shape SCALAR
   * @param withExact whether the exact form is wanted too, where there is one
   */
  public Leaf scalar(Quantity quantity, boolean withExact) throws Undecided {
    LogRational model = subject.exact();
    LogNumber exact = withExact && model != null ? exact(quantity, model) : null;
    if (exact != null) {
      return certified(quantity.key(), exact);
    }
    return certified(quantity.key(), bits -> enclosure(quantity, bits), null);
  }

  private LogNumber exact(Quantity quantity, LogRational model) {
    Instance instance = subject.instance();
    BigFraction rho = instance.rho();
    return switch (quantity) {
      case SAIL -> subject.exactSail(model);
      case PENALTY -> subject.exactPenalty(model);
      case ROBUST ->
          RobustLoss.closedForm(
                  subject.exactSail(model), rho, instance.beta(), subject.exactPenalty(model))
              .subtract(ClippedWorstCase.excess(model, rho));
      case WORST_CASE -> PointwiseMaximum.value(model, rho);
      case KL_REF_POLICY -> KlDivergence.refPolicy(model);
      case KL_POLICY_REF -> KlDivergence.policyRef(model);
      default -> throw new IllegalArgumentException("not a scalar");
    };
  }

  private Interval enclosure(Quantity quantity, int bits) {
    Instance instance = subject.instance();
    BigFraction rho = instance.rho();
    return switch (quantity) {
      case SAIL -> subject.sums(bits).loss();
      case PENALTY -> subject.penalty(bits);
      case ROBUST ->
          RobustLoss.closedForm(
                  subject.sums(bits).loss(), rho, instance.beta(), subject.penalty(bits), bits)
              .subtract(ClippedWorstCase.excess(subject.table(bits), rho), bits);
      case WORST_CASE -> PointwiseMaximum.value(instance, rho, bits);
      case KL_REF_POLICY -> subject.table(bits).klRefPolicy();
      case KL_POLICY_REF -> subject.table(bits).klPolicyRef();
      default -> throw new IllegalArgumentException("not a scalar");
    };
  }

  /**
   * A gradient, one leaf a coordinate.
   *
   * @param quantity one of shape VECTOR
   * @param withExact whether the exact forms are wanted too, where there are any
   */
  public Leaf[] vector(Quantity quantity, boolean withExact) throws Undecided {
    LogRational model = subject.exact();
    if (quantity.shape() != Quantity.Shape.VECTOR) {
      throw new IllegalArgumentException("not a vector");
    }
    if (withExact && model != null) {
      return certified(quantity.key(), Derivatives.gradient(quantity, model));
    }
    return certified(quantity.key(), bits -> Derivatives.gradient(quantity, subject, bits));
  }

  /**
   * A Hessian, [a][b], symmetric.
   *
   * @param quantity one of shape MATRIX
   * @param withExact whether the exact forms are wanted too, where there are any
   */
  public Leaf[][] matrix(Quantity quantity, boolean withExact) throws Undecided {
    LogRational model = subject.exact();
    if (quantity.shape() != Quantity.Shape.MATRIX) {
      throw new IllegalArgumentException("not a matrix");
    }
    int d = subject.instance().dimension();
    Leaf[] triangle;
    if (withExact && model != null) {
      LogNumber[][] hessian = Derivatives.hessian(quantity, model);
      LogNumber[] entries = new LogNumber[d * (d + 1) / 2];
      for (int a = 0; a < d; a++) {
        System.arraycopy(hessian[a], 0, entries, a * (a + 1) / 2, a + 1);
      }
      triangle = certified(quantity.key(), entries);
    } else {
      triangle = certified(quantity.key(), bits -> triangle(quantity, bits));
    }
    Leaf[][] matrix = new Leaf[d][d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        matrix[a][b] = triangle[a * (a + 1) / 2 + b];
        matrix[b][a] = matrix[a][b];
      }
    }
    return matrix;
  }

  /** The lower triangle of a Hessian, row by row. */
  private Interval[] triangle(Quantity quantity, int bits) {
    Interval[][] hessian = Derivatives.hessian(quantity, subject.table(bits));
    Interval[] entries = new Interval[hessian.length * (hessian.length + 1) / 2];
    for (int a = 0; a < hessian.length; a++) {
      System.arraycopy(hessian[a], 0, entries, a * (a + 1) / 2, a + 1);
    }
    return entries;
  }

  /**
   * One entry of the worst-case oracle: p* + rho·sign(l^1 - l^0), clipped to [0, 1].
   *
   * @param x prompt
   * @param y1 first response
   * @param y2 second response
   * @param withExact whether the exact form is wanted too, where it is rational
   */
  public Leaf worstCaseOracle(int x, int y1, int y2, boolean withExact) throws Undecided {
    Instance instance = subject.instance();
    int sign = -subject.table(firstBits()).signOfLogit(x, y1, y2);
    BigFraction rational = instance.oracle().rational(x, y1, y2);
    if (rational != null) {
      BigFraction selected = WorstCase.selector(rational, instance.rho(), sign);
      BigFraction clipped =
          Rationals.max(BigFraction.ZERO, Rationals.min(BigFraction.ONE, selected));
      return new Leaf(
          Decimals.floor(clipped, digits),
          Decimals.ceiling(clipped, digits),
          withExact ? LogNumber.of(clipped) : null);
    }
    BigFraction deviation = WorstCase.selector(BigFraction.ZERO, instance.rho(), sign);
    return certified(
        Quantity.WORST_CASE_ORACLE.key(),
        bits ->
            instance
                .oracle()
                .enclose(x, y1, y2, bits)
                .add(Interval.from(deviation, bits), bits)
                .max(Interval.ZERO)
                .min(Interval.ONE),
        null);
  }

  /**
   * A constant, as published and sharper; the published one is null where the paper has none.
   *
   * @param constant which
   * @throws IllegalArgumentException if the instance has no domain
   */
  public @Nullable Leaf[] constant(Constant constant) throws Undecided {
    BigFraction d = FeatureBounds.reach(subject.instance());
    if (d == null) {
      throw new IllegalArgumentException("the constants need a domain");
    }
    Leaf published = null;
    if (constant.published(subject, d, firstBits()) != null) {
      published =
          certified(
              constant.key(),
              bits -> {
                Interval value = constant.published(subject, d, bits);
                return value == null ? Interval.ZERO : value;
              },
              null);
    }
    Leaf sharper = certified(constant.key(), bits -> constant.sharper(subject, d, bits), null);
    return new @Nullable Leaf[] {published, sharper};
  }

  private int firstBits() {
    return SPARE_BITS + digits * 10 / 3;
  }

  private Leaf certified(String name, LogNumber exact) throws Undecided {
    LogNumber canonical = exact.canonical();
    if (canonical.isRational()) {
      BigFraction value = canonical.rationalPart();
      return new Leaf(Decimals.floor(value, digits), Decimals.ceiling(value, digits), canonical);
    }
    return certified(name, canonical::enclose, canonical);
  }

  private Leaf[] certified(String name, LogNumber[] exact) throws Undecided {
    Leaf[] leaves = new Leaf[exact.length];
    for (int k = 0; k < leaves.length; k++) {
      leaves[k] = certified(name, exact[k]);
    }
    return leaves;
  }

  private Leaf certified(String name, Enclosure enclosure, @Nullable LogNumber exact)
      throws Undecided {
    Leaf leaf = certified(name, bits -> new Interval[] {enclosure.at(bits)})[0];
    return new Leaf(leaf.lo(), leaf.hi(), exact);
  }

  private Leaf[] certified(String name, Enclosures enclosures) throws Undecided {
    Leaf[] before = {};
    for (int bits = firstBits(); bits <= LAST_BITS; bits *= 2) {
      Interval[] values = enclosures.at(bits);
      Leaf[] leaves = new Leaf[values.length];
      boolean certain = true;
      for (int k = 0; k < leaves.length; k++) {
        leaves[k] =
            new Leaf(
                Decimals.floor(values[k].lo(), digits),
                Decimals.ceiling(values[k].hi(), digits),
                null);
        certain &= isCertain(leaves[k], before.length > 0 ? before[k] : null);
      }
      if (certain) {
        return leaves;
      }
      before = leaves;
    }
    throw new Undecided(name, digits);
  }

  /**
   * 0 or 1 unit: done. 2 units twice in a row: the value sits on the grid, and more bits won't
   * help.
   */
  private static boolean isCertain(Leaf leaf, @Nullable Leaf before) {
    BigInteger apart = Decimals.unitsBetween(leaf.lo(), leaf.hi());
    return apart.compareTo(BigInteger.ONE) <= 0
        || (apart.equals(BigInteger.TWO) && before != null && leaf.equals(before));
  }
}
