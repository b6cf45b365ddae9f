package sextant.robust;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.LogRational;

/**
 * The robust loss by brute force: the objective at every vertex of the antisymmetric uncertainty
 * polytope, and the greatest of them. A vertex chooses, for every unordered pair of distinct
 * responses, one end of the clipped interval; the swapped pair gets the complement, and (y, y)
 * keeps 1/2. The objective is linear in the oracle, so that a vertex attains the supremum.
 *
 * <p>When the whole polytope has too many vertices, its prompts are enumerated one by one: the
 * polytope is their product and the objective a sum over them.
 *
 * <p>It shares no formula with {@link RobustLoss} or {@link PointwiseMaximum}: probabilities are
 * unnormalised weights over a squared sum, losses are logarithms of sums of tilts.
 *
 * <pre>
 *   paper                         here         meaning
 *   E_z[P l^1 + (1 - P) l^0]      objective    at a vertex P of the polytope
 * </pre>
 */
public final class VertexEnumeration {

  /** At most 2^12 vertices are enumerated at a time. */
  public static final int MAX_PAIRS = 12;

  private VertexEnumeration() {}

  /** Unordered pairs of distinct responses of one prompt: its part of the polytope's dimension. */
  /*@ public normal_behavior
  @   requires 0 <= responses && responses <= 10000;
  @   ensures \result == responses * (responses - 1) / 2;
  @ pure */
  public static int pairs(int responses) {
    return responses * (responses - 1) / 2;
  }

  /** Whether the instance is small enough to be enumerated. */
  /*@ public normal_behavior
  @   requires instance.responseCount() <= 10000;
  @   ensures \result <==> instance.responseCount() * (instance.responseCount() - 1) / 2 <= MAX_PAIRS;
  @ pure */
  public static boolean feasible(Instance instance) {
    return pairs(instance.responseCount()) <= MAX_PAIRS;
  }

  /** Whether all prompts are enumerated together, rather than one by one. */
  /*@ public normal_behavior
  @   requires instance.responseCount() <= 10000;
  @   ensures \result <==> (long) instance.promptCount() * pairs(instance.responseCount()) <= MAX_PAIRS;
  @ pure */
  public static boolean joint(Instance instance) {
    return (long) instance.promptCount() * pairs(instance.responseCount()) <= MAX_PAIRS;
  }

  /**
   * The greatest objective over the vertices, of a log-rational instance, exact.
   *
   * @param model the exact data; {@link #feasible} must hold
   * @param rho the radius, at least 0
   */
  public static LogNumber supremum(LogRational model, BigFraction rho) {
    int prompts = model.promptCount();
    LogNumber[] fixed = new LogNumber[prompts];
    LogNumber[][][] ends = new LogNumber[prompts][][];
    for (int x = 0; x < prompts; x++) {
      fixed[x] = diagonal(model, x);
      ends[x] = pairEnds(model, x, rho);
    }
    LogNumber best = LogNumber.sum(fixed);
    if (joint(model.instance())) {
      LogNumber[][] all = new LogNumber[prompts * pairs(model.responseCount())][];
      int count = 0;
      for (int x = 0; x < prompts; x++) {
        for (int k = 0; k < ends[x].length; k++) {
          all[count] = ends[x][k];
          count++;
        }
      }
      best = best.add(bestVertex(all));
    } else {
      for (int x = 0; x < prompts; x++) {
        best = best.add(bestVertex(ends[x]));
      }
    }
    return best;
  }

  /** Every sign pattern in turn: bit k of the pattern says which end pair k takes. */
  private static LogNumber bestVertex(LogNumber[][] ends) {
    LogNumber[] chosen = new LogNumber[ends.length];
    LogNumber best = LogNumber.ZERO;
    for (int pattern = 0; pattern < 1 << ends.length; pattern++) {
      for (int k = 0; k < ends.length; k++) {
        chosen[k] = ends[k][(pattern >> k) & 1];
      }
      LogNumber objective = LogNumber.sum(chosen);
      if (pattern == 0 || objective.compareTo(best) > 0) {
        best = objective;
      }
    }
    return best;
  }

  /** The terms z = (x, y, y), where every member of the set is 1/2 and both losses are log 2. */
  private static LogNumber diagonal(LogRational model, int x) {
    BigFraction total = totalWeight(model, x);
    LogNumber log2 = LogNumber.log(BigFraction.TWO);
    LogNumber sum = LogNumber.ZERO;
    for (int y = 0; y < model.responseCount(); y++) {
      BigFraction weight = model.weight(x, y).divide(total);
      sum = sum.add(log2.multiply(weight.multiply(weight)));
    }
    return sum.multiply(model.mass(x));
  }

  /** Per unordered pair, what (i, j) and (j, i) together add to the objective at either end. */
  private static LogNumber[][] pairEnds(LogRational model, int x, BigFraction rho) {
    int n = model.responseCount();
    BigFraction total = totalWeight(model, x);
    BigFraction scale = model.mass(x).divide(total.multiply(total));
    LogNumber[][] ends = new LogNumber[pairs(n)][2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        BigFraction weight = scale.multiply(model.weight(x, i)).multiply(model.weight(x, j));
        LogNumber sum = LogNumber.log(model.tilt(x, i).add(model.tilt(x, j)));
        LogNumber firstLoss = sum.subtract(LogNumber.log(model.tilt(x, i)));
        LogNumber secondLoss = sum.subtract(LogNumber.log(model.tilt(x, j)));
        for (int end = 0; end < 2; end++) {
          BigFraction q = end(model.preference(x, i, j), rho, end);
          BigFraction swapped = BigFraction.ONE.subtract(q);
          LogNumber forward = firstLoss.multiply(q).add(secondLoss.multiply(swapped));
          // z = (x, j, i): preference 1 - q, and the two losses change places
          LogNumber backward = secondLoss.multiply(swapped).add(firstLoss.multiply(q));
          ends[count][end] = forward.add(backward).multiply(weight);
        }
        count++;
      }
    }
    return ends;
  }

  private static BigFraction totalWeight(LogRational model, int x) {
    BigFraction total = BigFraction.ZERO;
    for (int y = 0; y < model.responseCount(); y++) {
      total = total.add(model.weight(x, y));
    }
    return total;
  }

  /** An end of the interval of radius rho around a preference, clipped to [0, 1]. */
  private static BigFraction end(BigFraction preference, BigFraction rho, int end) {
    BigFraction q = end == 0 ? preference.subtract(rho) : preference.add(rho);
    if (q.compareTo(BigFraction.ZERO) < 0) {
      q = BigFraction.ZERO;
    }
    if (q.compareTo(BigFraction.ONE) > 0) {
      q = BigFraction.ONE;
    }
    return q;
  }

  /**
   * Encloses the greatest objective over the vertices, of any instance.
   *
   * @param instance the instance; {@link #feasible} must hold
   * @param rho the radius, at least 0
   * @param bits mantissa bits kept
   */
  public static Interval supremum(Instance instance, BigFraction rho, int bits) {
    Interval best = Interval.ZERO;
    boolean joint = joint(instance);
    int pairs = pairs(instance.responseCount());
    Interval[][] all = new Interval[joint ? instance.promptCount() * pairs : 0][];
    for (int x = 0; x < instance.promptCount(); x++) {
      Interval[][] ends = pairEnds(instance, x, rho, bits);
      best = best.add(diagonal(instance, x, bits), bits);
      if (joint) {
        System.arraycopy(ends, 0, all, x * pairs, pairs);
      } else {
        best = best.add(bestVertex(ends, bits), bits);
      }
    }
    if (joint) {
      best = best.add(bestVertex(all, bits), bits);
    }
    return best;
  }

  private static Interval bestVertex(Interval[][] ends, int bits) {
    Interval best = Interval.ZERO;
    for (int pattern = 0; pattern < 1 << ends.length; pattern++) {
      Interval objective = Interval.ZERO;
      for (int k = 0; k < ends.length; k++) {
        objective = objective.add(ends[k][(pattern >> k) & 1], bits);
      }
      best = pattern == 0 ? objective : best.max(objective);
    }
    return best;
  }

  /** e^{theta·psi(x,y)} relative to the greatest of the prompt, so that no score is too large. */
  private static Interval weight(Instance instance, int x, int y, int bits) {
    LogNumber greatest = instance.score(x, 0);
    for (int other = 1; other < instance.responseCount(); other++) {
      greatest = LogNumber.max(greatest, instance.score(x, other));
    }
    return Elementary.exp(instance.score(x, y).subtract(greatest).enclose(bits), bits);
  }

  /** beta (theta - theta_ref)·psi(x,y): the logarithm of a tilt, exact. */
  private static LogNumber tiltLog(Instance instance, int x, int y) {
    LogNumber move = instance.score(x, y).subtract(instance.refScore(x, y));
    return move.multiply(instance.beta());
  }

  private static Interval totalWeight(Instance instance, int x, int bits) {
    Interval total = Interval.ZERO;
    for (int y = 0; y < instance.responseCount(); y++) {
      total = total.add(weight(instance, x, y, bits), bits);
    }
    return total;
  }

  private static Interval diagonal(Instance instance, int x, int bits) {
    Interval total = totalWeight(instance, x, bits);
    Interval sum = Interval.ZERO;
    for (int y = 0; y < instance.responseCount(); y++) {
      Interval weight = weight(instance, x, y, bits).divide(total, bits);
      sum = sum.add(weight.multiply(weight, bits), bits);
    }
    return sum.multiply(Elementary.log2(bits), bits).multiply(instance.mass(x), bits);
  }

  private static Interval[][] pairEnds(Instance instance, int x, BigFraction rho, int bits) {
    int n = instance.responseCount();
    Interval total = totalWeight(instance, x, bits);
    Interval square = total.multiply(total, bits);
    Interval[][] ends = new Interval[pairs(n)][2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        Interval product =
            weight(instance, x, i, bits).multiply(weight(instance, x, j, bits), bits);
        Interval weight = product.divide(square, bits).multiply(instance.mass(x), bits);
        // the pair's tilts relative to the greater one, which is then exactly 1
        LogNumber greater = LogNumber.max(tiltLog(instance, x, i), tiltLog(instance, x, j));
        Interval first = tiltLog(instance, x, i).subtract(greater).enclose(bits);
        Interval second = tiltLog(instance, x, j).subtract(greater).enclose(bits);
        Interval sum = Elementary.exp(first, bits).add(Elementary.exp(second, bits), bits);
        Interval logSum = Elementary.log(sum, bits);
        Interval firstLoss = logSum.subtract(first, bits);
        Interval secondLoss = logSum.subtract(second, bits);
        Interval preference = instance.oracle().enclose(x, i, j, bits);
        Interval radius = Interval.from(rho, bits);
        Interval[] q = {
          preference.subtract(radius, bits).max(Interval.ZERO),
          preference.add(radius, bits).min(Interval.ONE)
        };
        for (int end = 0; end < 2; end++) {
          Interval swapped = Interval.ONE.subtract(q[end], bits);
          Interval forward =
              firstLoss.multiply(q[end], bits).add(secondLoss.multiply(swapped, bits), bits);
          ends[count][end] = forward.multiply(weight, bits).shift(1);
        }
        count++;
      }
    }
    return ends;
  }
}
