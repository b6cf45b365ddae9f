package sextant.audit.prox;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;
import sextant.fast.ProximalSolver;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * What a proximal point is taken to lie on: faces of a box, the sphere of a ball, kinks of the
 * penalty. Doubles make the first guess; it is amended where a step crosses something new, or where
 * a multiplier shows that something should be left.
 */
final class Activity {

  private final Instance instance;
  private final Domain domain;
  private final int[] face;
  private final List<BigFraction[]> gaps;
  private final List<BigFraction[]> kinks = new ArrayList<>();
  private final List<BigFraction[]> left = new ArrayList<>();
  private final List<BigFraction> leftSign = new ArrayList<>();
  private boolean sphere;

  Activity(Instance instance, Domain domain, ProximalSolver solver) {
    this.instance = instance;
    this.domain = domain;
    sphere = solver.isOnSphere();
    face = new int[instance.dimension()];
    for (int k = 0; k < face.length; k++) {
      face[k] = solver.isLow(k) ? -1 : solver.isHigh(k) ? 1 : 0;
    }
    gaps = gaps(instance);
    for (BigFraction[] gap : gaps) {
      if (solver.isOn(gap)) {
        kinks.add(gap);
      }
    }
  }

  /** The Dpsi that can kink. */
  private static List<BigFraction[]> gaps(Instance instance) {
    List<BigFraction[]> gaps = new ArrayList<>();
    boolean penalised = !Rationals.isZero(instance.rho());
    for (int x = 0; penalised && x < instance.promptCount(); x++) {
      boolean counts = !Rationals.isZero(instance.mass(x));
      for (int i = 0; counts && i < instance.responseCount(); i++) {
        for (int j = 0; j < i; j++) {
          BigFraction[] gap = instance.featureDifference(x, i, j);
          if (!Rationals.isZero(Rationals.dot(gap, gap))) {
            gaps.add(gap);
          }
        }
      }
    }
    return gaps;
  }

  /** The points on all of it but the sphere. */
  ActiveSet set() {
    ActiveSet set = new ActiveSet(face.length);
    for (int k = 0; k < face.length; k++) {
      if (face[k] != 0) {
        set.addFace(k, faceMove(k, face[k]));
      }
    }
    for (BigFraction[] gap : kinks) {
      set.addKink(gap);
    }
    return set;
  }

  /** w_k on a face. */
  private LogNumber faceMove(int k, int side) {
    BigFraction bound = side < 0 ? domain.lower(k) : domain.upper(k);
    return LogNumber.of(bound).subtract(instance.thetaRef(k));
  }

  boolean sphere() {
    return sphere;
  }

  void setSphere(boolean on) {
    sphere = on;
  }

  /** The multiplier of a kink that was left, by the side it was left to; otherwise the default. */
  BigFraction multiplier(BigFraction[] direction, BigFraction otherwise) {
    for (int i = 0; i < left.size(); i++) {
      if (parallel(left.get(i), direction)) {
        return leftSign.get(i);
      }
    }
    return otherwise;
  }

  /** Leaves the kinks along a direction, to the side where direction·w has the given sign. */
  void leaveKink(BigFraction[] direction, BigFraction sign) {
    kinks.removeIf(gap -> parallel(gap, direction));
    left.add(direction);
    leftSign.add(sign);
  }

  /** Whether the subgradient, pull included, pushes off a face of the box. */
  boolean pushesOff(int k, int sign) {
    return face[k] != 0 && sign * face[k] > 0 && !isThin(k);
  }

  private boolean isThin(int k) {
    return domain.lower(k).compareTo(domain.upper(k)) == 0;
  }

  void leaveFace(int k) {
    face[k] = 0;
  }

  /** Takes in the faces that a point is on or beyond; whether there was any. */
  boolean touch(LogNumber[] move) {
    boolean touched = false;
    for (int k = 0; !domain.isBall() && k < face.length; k++) {
      if (face[k] == 0) {
        boolean low = move[k].compareTo(faceMove(k, -1)) <= 0;
        boolean high = move[k].compareTo(faceMove(k, 1)) >= 0;
        face[k] = low ? -1 : high ? 1 : 0;
        touched = touched || low || high;
      }
    }
    return touched;
  }

  /** Takes in the kinks between one point and another; whether there was any. */
  boolean cross(LogNumber[] from, LogNumber[] to) {
    boolean crossed = false;
    for (BigFraction[] gap : gaps) {
      int before = LogNumber.dot(gap, from).signum();
      int after = before == 0 ? 0 : LogNumber.dot(gap, to).signum();
      if (before * after < 0) {
        kinks.add(gap);
        for (int i = left.size() - 1; i >= 0; i--) {
          if (parallel(left.get(i), gap)) {
            left.remove(i);
            leftSign.remove(i);
          }
        }
        crossed = true;
      }
    }
    return crossed;
  }

  private static boolean parallel(BigFraction[] v, BigFraction[] w) {
    BigFraction product = Rationals.dot(v, w);
    BigFraction squares = Rationals.dot(v, v).multiply(Rationals.dot(w, w));
    return Rationals.equal(Rationals.square(product), squares);
  }
}
