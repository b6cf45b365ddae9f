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
  /*@ public behavior
  @   ensures \result.radius.value >= 0 && \result.norm.value >= 0;
  @   signals_only ArithmeticException, IllegalStateException;
  @ pure */
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
  @   requires 0 <= x && x < centre.length && centre[x] != null;
  @   requires 0 <= k && k < centre[x].length && centre[x][k] != null;
  @   ensures \result == centre[x][k];
  @ pure */
  public BigFraction centre(int x, int k) {
    return centre[x][k];
  }

  /** Whether B^2 &gt;= ||psi - c_x||^2 and norm^2 &gt;= ||psi||^2 for every feature, exactly. */
  /*@ public normal_behavior
  @   requires instance.whole();
  @   requires centre.length == instance.promptCount() && \nonnullelements(centre);
  @   requires (\forall int x; 0 <= x && x < centre.length;
  @       centre[x].length == instance.dimension());
  @   requires (\forall int x, j; 0 <= x && x < centre.length
  @       && 0 <= j && j < centre[x].length; centre[x][j] != null);
  @   ensures true;
  @ pure */
  public boolean covers(Instance instance) {
    BigFraction square = Rationals.square(radius);
    BigFraction plain = Rationals.square(norm);
    BigFraction[] zero = origin(instance.dimension());
    boolean all = true;
    int prompts = instance.promptCount();
    int responses = instance.responseCount();
    //@ loop_invariant 0 <= x && x <= prompts;
    //@ loop_writes x, all;
    //@ loop_decreases prompts - x;
    for (int x = 0; x < prompts; x++) {
      //@ ghost boolean complete = instance.wholeAt(x);
      //@ loop_invariant 0 <= y && y <= responses;
      //@ loop_writes y, all;
      //@ loop_decreases responses - y;
      for (int y = 0; y < responses; y++) {
        BigFraction[] psi = instance.features(x, y);
        all = all && squaredDistance(psi, centre[x]).compareTo(square) <= 0;
        all = all && squaredDistance(psi, zero).compareTo(plain) <= 0;
      }
    }
    return all;
  }

  /** D, or null when the instance has no domain. */
  /*@ public behavior
  @   requires instance.domain() != null && !instance.domain().isBall()
  @       ==> instance.domain().dimension() == instance.dimension();
  @   ensures \result == null <==> instance.domain() == null;
  @   ensures \result != null ==> \result.value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static /*@ nullable */ @Nullable BigFraction reach(Instance instance) {
    /*@ nullable */ Domain domain = instance.domain();
    return domain == null ? null : domain.radiusBound(instance.thetaRef());
  }

  /**
   * A rational r &gt;= 0 with r^2 &gt;= q: the root where it is rational, else rounded up.
   *
   * @param q at least 0
   * @param bits kept of an irrational root
   */
  /*@ public behavior
  @   requires q.value >= 0 && 1 <= bits && bits <= Dyadic.BITS_LIMIT / 2;
  @   ensures \result.value >= 0;
  @   ensures (\forall \real r; r >= 0 && r * r == q.value ==> r <= \result.value);
  @   signals_only ArithmeticException, IllegalArgumentException;
  @ pure */
  public static BigFraction rootUp(BigFraction q, int bits) {
    /*@ nullable */ BigFraction root = Rationals.exactRoot(q, 2);
    if (root == null) {
      return Elementary.sqrt(Interval.from(q, bits + 2), bits).hi().toFraction();
    }
    //@ ghost boolean square = squares(root.value);
    //@ ghost boolean bound = rootsBound(root.value, q.value);
    return root;
  }

  /*@ // r^2 is r r.
  @ public normal_behavior
  @   ensures \result;
  @   ensures Rationals.powerOf(r, 2) == r * r;
  @ public static pure heap_free model boolean squares(\real r) {
  @   assert Rationals.powerOf(r, 0) == 1;
  @   assert Rationals.powerOf(r, 1) == r;
  @   return true;
  @ }
  @ // A root of q is not exceeded by another.
  @ public normal_behavior
  @   requires s >= 0 && s * s == q;
  @   ensures \result;
  @   ensures (\forall \real r; r >= 0 && r * r == q ==> r <= s);
  @ public static pure heap_free model boolean rootsBound(\real s, \real q) {
  @   return true;
  @ }
  @*/

  /*@ // The sum of the first n squared differences.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && n <= b.length;
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result == (n == 0 ? (\real) 0 : distanceOf(a, b, n - 1)
  @       + (a[n - 1].value - b[n - 1].value) * (a[n - 1].value - b[n - 1].value));
  @ public static pure model \real distanceOf(BigFraction[] a, BigFraction[] b, int n) {
  @   return n == 0 ? (\real) 0 : distanceOf(a, b, n - 1)
  @       + (a[n - 1].value - b[n - 1].value) * (a[n - 1].value - b[n - 1].value);
  @ }
  @*/

  /*@ // The scalar product of the differences with themselves is that sum.
  @ public normal_behavior
  @   requires a.length == b.length && gap.length == a.length;
  @   requires \nonnullelements(a) && \nonnullelements(b) && \nonnullelements(gap);
  @   requires (\forall int i; 0 <= i && i < gap.length;
  @       gap[i].value == a[i].value - b[i].value);
  @   ensures \result;
  @   ensures Rationals.dotOf(gap, gap, gap.length) == distanceOf(a, b, gap.length);
  @   ensures Rationals.dotOf(gap, gap, gap.length) >= 0;
  @ public static pure model boolean isDistance(BigFraction[] a, BigFraction[] b,
  @     BigFraction[] gap) {
  @   loop_invariant 0 <= k && k <= gap.length;
  @   loop_invariant Rationals.dotOf(gap, gap, k) == distanceOf(a, b, k);
  @   loop_invariant Rationals.dotOf(gap, gap, k) >= 0;
  @   loop_decreases gap.length - k;
  @   for (int k = 0; k < gap.length; k++) {
  @     assert gap[k].value == a[k].value - b[k].value;
  @     boolean step =
  @         DirectionalCurvature.sameSquare(gap[k].value, a[k].value - b[k].value);
  @   }
  @   return true;
  @ }
  @*/

  /** ||a - b||^2. */
  /*@ public normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == distanceOf(a, b, a.length);
  @   ensures \result.value >= 0;
  @ pure */
  public static BigFraction squaredDistance(BigFraction[] a, BigFraction[] b) {
    BigFraction[] gap = new BigFraction[a.length];
    //@ loop_invariant 0 <= k && k <= a.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < k;
    @     gap[i] != null && gap[i].value == a[i].value - b[i].value); @*/
    //@ loop_writes k, gap[*];
    //@ loop_decreases a.length - k;
    for (int k = 0; k < a.length; k++) {
      gap[k] = a[k].subtract(b[k]);
    }
    //@ ghost boolean sum = isDistance(a, b, gap);
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

  /*@ private normal_behavior
  @   requires dimension >= 0;
  @   ensures \fresh(\result) && \result.length == dimension && \nonnullelements(\result);
  @ pure */
  private static BigFraction[] origin(int dimension) {
    BigFraction[] zero = new BigFraction[dimension];
    //@ loop_invariant 0 <= k && k <= zero.length;
    //@ loop_invariant (\forall int i; 0 <= i && i < k; zero[i] != null);
    //@ loop_writes k, zero[*];
    //@ loop_decreases zero.length - k;
    for (int k = 0; k < zero.length; k++) {
      zero[k] = Rationals.of(0);
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
