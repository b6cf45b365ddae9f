package sextant.descent;

import java.math.BigInteger;
import java.util.SplittableRandom;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.model.Instance;
import sextant.sail.ScoreTable;

/**
 * Draws samples from exactly the law they have, from random bits (ORA, Algorithm 1): as many bits
 * of a uniform number are drawn as it takes to tell between which two partial sums of the law it
 * lies.
 *
 * <pre>
 *   paper              here       meaning
 *   x                  sample[0]  the prompt, drawn by the masses
 *   y1, y2             -          independent, from the policy at theta
 *   label              -          1 with the probability P*(y1 over y2)
 *   -                  sample[1]  the response that the label prefers
 *   -                  sample[2]  the other response
 * </pre>
 */
public final class OnPolicySampler {

  /** Bits a word. */
  private static final int WORD = 32;

  private final SplittableRandom random;

  /**
   * A sampler.
   *
   * @param seed the same seed, the same samples
   */
  public OnPolicySampler(long seed) {
    random = new SplittableRandom(seed);
  }

  /**
   * Draws a batch.
   *
   * @param table the scores at theta; its precision is what tells partial sums apart
   * @param size the number of samples, at least 1
   * @throws ArithmeticException if the precision is not enough, which has a probability of about
   *     2^(20-bits)
   */
  public int[][] batch(ScoreTable table, int size) {
    int[][] batch = new int[size][];
    for (int n = 0; n < size; n++) {
      batch[n] = sample(table);
    }
    return batch;
  }

  private int[] sample(ScoreTable table) {
    Instance instance = table.instance();
    int bits = table.bits();
    Interval[] masses = new Interval[instance.promptCount()];
    for (int x = 0; x < masses.length; x++) {
      masses[x] = Interval.from(instance.mass(x), bits);
    }
    int x = index(masses, bits);
    Interval[] policy = new Interval[instance.responseCount()];
    for (int y = 0; y < policy.length; y++) {
      policy[y] = table.policy(x, y);
    }
    int first = index(policy, bits);
    int second = index(policy, bits);
    Interval preference = table.preference(x, first, second);
    Interval[] label = {preference, Interval.ONE.subtract(preference, bits)};
    return index(label, bits) == 0 ? new int[] {x, first, second} : new int[] {x, second, first};
  }

  /** A number from 0 to n - 1 without preference, n positive. */
  public int uniform(int n) {
    return random.nextInt(n);
  }

  /**
   * Draws an index.
   *
   * @param law encloses the probabilities, which sum to 1
   * @param bits the precision they have
   */
  int index(Interval[] law, int bits) {
    BigInteger drawn = BigInteger.ZERO;
    int length = 0;
    while (length < bits) {
      drawn = drawn.shiftLeft(WORD).or(BigInteger.valueOf(random.nextInt() & 0xffffffffL));
      length += WORD;
      Interval u =
          Interval.of(Dyadic.of(drawn, -length), Dyadic.of(drawn.add(BigInteger.ONE), -length));
      int found = place(law, u, bits);
      if (found >= 0) {
        return found;
      }
    }
    throw new ArithmeticException("the precision does not tell a sample from its neighbours");
  }

  /** The index between whose partial sums all of u lies, or -1 where that is not certain. */
  private static int place(Interval[] law, Interval u, int bits) {
    Interval before = Interval.ZERO;
    for (int k = 0; k < law.length; k++) {
      Interval after = k == law.length - 1 ? Interval.ONE : before.add(law[k], bits);
      if (u.hi().compareTo(after.lo()) <= 0) {
        return u.lo().compareTo(before.hi()) >= 0 ? k : -1;
      }
      before = after;
    }
    return -1;
  }
}
