package sextant.curvature;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Dyadic;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Domain;
import sextant.model.Instance;

/**
 * The sizes B and D of an instance, on which every constant hangs. All quantities depend on
 * differences of features within a prompt only, so B may be taken around a centre of each prompt.
 *
 * <pre>
 *   symbol    here         meaning
 *   c_x       centre       a rational point, as good a centre of the prompt's features as was found
 *   B         radius       a rational with ||psi(x,y) - c_x|| &lt;= B for all x and y
 *   (paper)   norm         a rational with ||psi(x,y)|| &lt;= norm: the paper's own B
 *   D         reach        a rational with ||theta - theta_ref|| &lt;= D on Theta
 * </pre>
 *
 * <p>Centres are guessed; that B fits them is checked exactly, as B^2 &gt;= ||psi - c_x||^2.
 */
public final class FeatureBounds {

  /** Bits of a root that is irrational. */
  static final int ROOT_BITS = 64;

  /** Bits of a guessed centre's coordinates. */
  private static final int CENTRE_BITS = 24;

  /** Steps towards the farthest feature. */
  private static final int STEPS = 48;

  /** Coordinates of one prompt's features beyond which the centre is not refined. */
  private static final int REFINED_SIZE = 1 << 12;

  private final /*@ spec_public */ BigFraction[][] centre;
  private final /*@ spec_public */ BigFraction radius;
  private final /*@ spec_public */ BigFraction norm;

  private FeatureBounds(BigFraction[][] centre, BigFraction radius, BigFraction norm) {
    this.centre = centre;
    this.radius = radius;
    this.norm = norm;
  }

  /** The sizes of an instance's features. */
  public static FeatureBounds of(Instance instance) {
    BigFraction[][] centres = new BigFraction[instance.promptCount()][];
    BigFraction square = BigFraction.ZERO;
    BigFraction plain = BigFraction.ZERO;
    for (int x = 0; x < centres.length; x++) {
      BigFraction[][] psi = new BigFraction[instance.responseCount()][];
      for (int y = 0; y < psi.length; y++) {
        psi[y] = instance.features(x, y);
      }
      centres[x] = bestCentre(psi);
      square = Rationals.max(square, farthestSquare(psi, centres[x]));
      plain = Rationals.max(plain, farthestSquare(psi, origin(instance.dimension())));
    }
    FeatureBounds bounds =
        new FeatureBounds(centres, rootUp(square, ROOT_BITS), rootUp(plain, ROOT_BITS));
    if (!bounds.covers(instance)) {
      throw new IllegalStateException("a feature lies outside its certified ball");
    }
    return bounds;
  }

  /** B: no feature is farther than this from its prompt's centre. */
  /*@ public normal_behavior
  @   ensures \result == radius;
  @ pure */
  public BigFraction radius() {
    return radius;
  }

  /** The paper's B: no feature is longer than this. */
  /*@ public normal_behavior
  @   ensures \result == norm;
  @ pure */
  public BigFraction norm() {
    return norm;
  }

  /** Coordinate k of the centre c_x. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < centre.length && 0 <= k && k < centre[x].length;
  @   ensures \result == centre[x][k];
  @ pure */
  public BigFraction centre(int x, int k) {
    return centre[x][k];
  }

  /** Whether B^2 &gt;= ||psi - c_x||^2 and norm^2 &gt;= ||psi||^2 for every feature, exactly. */
  public boolean covers(Instance instance) {
    BigFraction square = Rationals.square(radius);
    BigFraction plain = Rationals.square(norm);
    BigFraction[] zero = origin(instance.dimension());
    boolean all = true;
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 0; y < instance.responseCount(); y++) {
        BigFraction[] psi = instance.features(x, y);
        all = all && squaredDistance(psi, centre[x]).compareTo(square) <= 0;
        all = all && squaredDistance(psi, zero).compareTo(plain) <= 0;
      }
    }
    return all;
  }

  /** D, or null when the instance has no domain. */
  public static @Nullable BigFraction reach(Instance instance) {
    Domain domain = instance.domain();
    return domain == null ? null : domain.radiusBound(instance.thetaRef());
  }

  /**
   * A rational r &gt;= 0 with r^2 &gt;= q: the root where it is rational, else rounded up.
   *
   * @param q at least 0
   * @param bits kept of an irrational root
   */
  /*@ public normal_behavior
  @   requires q.value >= 0 && 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.value >= 0 && \result.value * \result.value >= q.value;
  @ pure */
  public static BigFraction rootUp(BigFraction q, int bits) {
    BigFraction root = Rationals.exactRoot(q, 2);
    if (root == null) {
      root = Elementary.sqrt(Interval.from(q, bits + 2), bits).hi().toFraction();
    }
    return root;
  }

  /** ||a - b||^2. */
  /*@ public normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value >= 0;
  @ pure */
  public static BigFraction squaredDistance(BigFraction[] a, BigFraction[] b) {
    BigFraction[] gap = new BigFraction[a.length];
    for (int k = 0; k < a.length; k++) {
      gap[k] = a[k].subtract(b[k]);
    }
    return Rationals.dot(gap, gap);
  }

  /** The largest ||psi - c||^2. */
  private static BigFraction farthestSquare(BigFraction[][] psi, BigFraction[] c) {
    return squaredDistance(psi[farthest(psi, c)], c);
  }

  /** The first of the features that are farthest from c. */
  private static int farthest(BigFraction[][] psi, BigFraction[] c) {
    int best = 0;
    BigFraction most = squaredDistance(psi[0], c);
    for (int y = 1; y < psi.length; y++) {
      BigFraction square = squaredDistance(psi[y], c);
      if (square.compareTo(most) > 0) {
        best = y;
        most = square;
      }
    }
    return best;
  }

  /**
   * The best of: the origin, the middle of the coordinates' ranges, the middle of two far features,
   * and what steps of 1/2, 1/3, 1/4 ... towards the farthest feature reach from there.
   */
  private static BigFraction[] bestCentre(BigFraction[][] psi) {
    int dimension = psi[0].length;
    BigFraction[] best = better(psi, origin(dimension), middle(psi));
    BigFraction[] end = psi[farthest(psi, best)];
    BigFraction[] far = towards(end, psi[farthest(psi, end)], BigFraction.ONE_HALF);
    best = better(psi, best, far);
    if (dimension > 1 && psi.length > 2 && psi.length * dimension <= REFINED_SIZE) {
      BigFraction[] moving = best;
      for (int step = 2; step < STEPS; step++) {
        moving = towards(moving, psi[farthest(psi, moving)], new BigFraction(1, step));
        for (int k = 0; k < dimension; k++) {
          moving[k] = Dyadic.fromFractionDown(moving[k], CENTRE_BITS).toFraction();
        }
        best = better(psi, best, moving);
      }
    }
    return best;
  }

  private static BigFraction[] better(BigFraction[][] psi, BigFraction[] a, BigFraction[] b) {
    return farthestSquare(psi, b).compareTo(farthestSquare(psi, a)) < 0 ? b : a;
  }

  private static BigFraction[] origin(int dimension) {
    BigFraction[] zero = new BigFraction[dimension];
    for (int k = 0; k < dimension; k++) {
      zero[k] = BigFraction.ZERO;
    }
    return zero;
  }

  /** a + t (b - a). */
  private static BigFraction[] towards(BigFraction[] a, BigFraction[] b, BigFraction t) {
    BigFraction[] point = new BigFraction[a.length];
    for (int k = 0; k < a.length; k++) {
      point[k] = a[k].add(b[k].subtract(a[k]).multiply(t));
    }
    return point;
  }

  /** The middle of each coordinate's range. */
  private static BigFraction[] middle(BigFraction[][] psi) {
    BigFraction[] middle = new BigFraction[psi[0].length];
    for (int k = 0; k < middle.length; k++) {
      BigFraction least = psi[0][k];
      BigFraction most = psi[0][k];
      for (int y = 1; y < psi.length; y++) {
        least = Rationals.min(least, psi[y][k]);
        most = Rationals.max(most, psi[y][k]);
      }
      middle[k] = least.add(most).divide(2);
    }
    return middle;
  }
}
