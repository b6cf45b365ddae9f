package sextant.audit.checks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.prox.Envelopes;
import sextant.envelope.MoreauEnvelope;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;

/** What the checks of the Moreau envelope share. */
final class NearStationary {

  /** The precision of sums and products: proximal points are known to 100 bits. */
  static final int BITS = 192;

  /** Both sides of an inequality that is tight agree within this. */
  private static final BigDecimal WITHIN = new BigDecimal("1E-20");

  private static final Dyadic BOUND = Dyadic.fromFractionDown(new BigFraction(10).pow(-20), 64);

  private static final BigFraction OFFSET = new BigFraction(1, 1 << 20);

  /** Beyond this a search takes minutes. */
  private static final long MOST_PAIRS = 4000;

  private NearStationary() {}

  /** Why the claims do not apply, or null: F is the worst case, and theta lies in Theta. */
  static @Nullable String fault(Subject subject) {
    String fault = subject.domainFault();
    return fault == null ? subject.marginFault() : fault;
  }

  /** The same, and whether the instance is too large for a search of proximal points. */
  static @Nullable String searchFault(Subject subject) {
    Instance instance = subject.instance();
    long pairs =
        (long) instance.promptCount() * instance.responseCount() * instance.responseCount();
    String fault = fault(subject);
    return fault == null && pairs > MOST_PAIRS
        ? "left out: " + pairs + " pairs, more than " + MOST_PAIRS
        : fault;
  }

  /** theta, and theta_ref unless it is the same. */
  static List<LogNumber[]> points(Instance instance) {
    List<LogNumber[]> points = new ArrayList<>();
    points.add(instance.theta());
    boolean same = true;
    for (int k = 0; k < instance.dimension(); k++) {
      same = same && instance.theta(k).equals(instance.thetaRef(k));
    }
    if (!same) {
      points.add(instance.thetaRef());
    }
    return points;
  }

  /** The verdicts at some points, at least one, as one. */
  static Verdict everywhere(List<LogNumber[]> points, Function<LogNumber[], Verdict> check) {
    return points.stream().map(check).reduce(Verdict::and).orElseThrow();
  }

  /**
   * theta with 2^-20 added to its first coordinate, in Theta or not: the envelope is everywhere.
   */
  static LogNumber[] beside(Instance instance) {
    LogNumber[] theta = instance.theta();
    theta[0] = theta[0].add(LogNumber.of(OFFSET));
    return theta;
  }

  /** An open verdict when the search for a proximal point stalled, else null. */
  static @Nullable Verdict stall(MoreauEnvelope envelope) {
    return Envelopes.isFine(envelope)
        ? null
        : Verdict.undecided(
            "the search for the proximal point stalled at the radius "
                + Show.interval(Interval.exact(envelope.certificate().radius()), 10));
  }

  /**
   * room &gt;= 0: enclosed when that is certain, refuted when it is certainly below, an agreement
   * of both sides when they differ by next to nothing.
   *
   * @param room encloses the greater side less the smaller
   * @param words what is compared
   * @param touching what to say where the sides agree
   */
  static Verdict notNegative(Interval room, String words, String touching) {
    Verdict verdict;
    if (room.lo().signum() >= 0) {
      verdict = Verdict.enclosed(words);
    } else if (room.isNegative() && room.magnitude().compareTo(BOUND) > 0) {
      verdict = Verdict.refuted(words + ": off by " + Show.interval(room, 20));
    } else if (room.magnitude().compareTo(BOUND) <= 0) {
      verdict = Verdict.agree(WITHIN, touching);
    } else {
      verdict = Verdict.undecided(words + ": the enclosures touch");
    }
    return verdict;
  }

  /** Encloses the squared norm. */
  static Interval square(Interval[] v) {
    return Centred.squaredNorm(v, BITS);
  }

  /** Encloses the norm. */
  static Interval norm(Interval[] v) {
    return Elementary.sqrt(square(v), BITS);
  }

  /** Encloses a - b, exact before it is enclosed. */
  static Interval[] difference(LogNumber[] a, LogNumber[] b) {
    Interval[] difference = new Interval[a.length];
    for (int k = 0; k < difference.length; k++) {
      difference[k] = a[k].subtract(b[k]).enclose(BITS);
    }
    return difference;
  }

  /** Encloses a - b. */
  static Interval[] difference(Interval[] a, Interval[] b) {
    Interval[] difference = new Interval[a.length];
    for (int k = 0; k < difference.length; k++) {
      difference[k] = a[k].subtract(b[k], BITS);
    }
    return difference;
  }

  /** Encloses a·b. */
  static Interval dot(Interval[] a, Interval[] b) {
    Interval total = Interval.ZERO;
    for (int k = 0; k < a.length; k++) {
      total = total.add(a[k].multiply(b[k], BITS), BITS);
    }
    return total;
  }

  /** A number in a few digits. */
  static String show(Interval value) {
    return Show.interval(value, 6);
  }
}
