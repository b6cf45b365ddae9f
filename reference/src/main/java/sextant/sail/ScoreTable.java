package sextant.sail;

import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.LogNumber;
import sextant.model.Instance;
import sextant.model.Policy;
import sextant.model.PreferenceOracle;

/**
 * Everything that depends on one response alone, computed once: scores (exact), their order
 * (decided), policies and exponentials (enclosed). The evaluations "by response" and "by rank" are
 * built on it, so that no pair costs a factor d or an exponential.
 *
 * <pre>
 *   paper                          here                 meaning
 *   (theta - theta_ref)·psi(x,y)   score(x,y)           exact; h = score(x,y1) - score(x,y2) (Eq. 33)
 *   sign h                         rank(x,y1) - rank(x,y2), by sign
 *   pi_theta(y|x)                  policy(x,y)          enclosure
 *   pi_ref(y|x)                    refPolicy(x,y)       enclosure
 *   log pi_theta, log pi_ref       logPolicy, logRefPolicy
 *   beta·(score - best)            tiltLog(x,y)         enclosure, at most 0
 *   e^{beta (score - best)}        tilt(x,y)            enclosure, in [0, 1]
 *   r(x,y)                         rewardExp(x,y)       e^{r - max r}, enclosure (reward oracles only)
 * </pre>
 */
public final class ScoreTable {

  private final Instance instance;
  private final int bits;
  private final LogNumber[][] score;
  private final int[][] order;
  private final int[][] rank;
  private final Interval[][] policy;
  private final Interval[][] refPolicy;
  private final Interval[][] logPolicy;
  private final Interval[][] logRefPolicy;
  private final Interval[][] tiltLog;
  private final Interval[][] tilt;
  private final Interval[][] rewardExp;

  private ScoreTable(
      Instance instance, int bits, LogNumber[][] score, int[][] order, int[][] rank) {
    int prompts = instance.promptCount();
    this.instance = instance;
    this.bits = bits;
    this.score = score;
    this.order = order;
    this.rank = rank;
    this.policy = new Interval[prompts][];
    this.refPolicy = new Interval[prompts][];
    this.logPolicy = new Interval[prompts][];
    this.logRefPolicy = new Interval[prompts][];
    this.tiltLog = new Interval[prompts][];
    this.tilt = new Interval[prompts][];
    this.rewardExp = new Interval[prompts][];
    for (int x = 0; x < prompts; x++) {
      fillPrompt(x);
    }
  }

  /**
   * The table of an instance.
   *
   * @param instance the instance, of either regime
   * @param bits mantissa bits kept, at least 16
   */
  public static ScoreTable of(Instance instance, int bits) {
    int prompts = instance.promptCount();
    LogNumber[][] score = new LogNumber[prompts][];
    int[][] order = new int[prompts][];
    int[][] rank = new int[prompts][];
    LogNumber[] move = new LogNumber[instance.dimension()];
    for (int k = 0; k < move.length; k++) {
      move[k] = instance.theta(k).subtract(instance.thetaRef(k));
    }
    for (int x = 0; x < prompts; x++) {
      score[x] = new LogNumber[instance.responseCount()];
      for (int y = 0; y < score[x].length; y++) {
        score[x][y] = LogNumber.dot(instance.features(x, y), move);
      }
      order[x] = Ranking.ascending(score[x]);
      rank[x] = Ranking.ranks(score[x], order[x]);
    }
    return new ScoreTable(instance, bits, score, order, rank);
  }

  /** The same table at another precision; the decided order is kept. */
  public ScoreTable withBits(int newBits) {
    return new ScoreTable(instance, newBits, score, order, rank);
  }

  private void fillPrompt(int x) {
    int n = instance.responseCount();
    LogNumber[] full = new LogNumber[n];
    LogNumber[] ref = new LogNumber[n];
    for (int y = 0; y < n; y++) {
      full[y] = instance.score(x, y);
      ref[y] = instance.refScore(x, y);
    }
    policy[x] = Policy.fromScores(full, bits);
    refPolicy[x] = Policy.fromScores(ref, bits);
    logPolicy[x] = Policy.logFromScores(full, bits);
    logRefPolicy[x] = Policy.logFromScores(ref, bits);
    LogNumber best = score[x][order[x][n - 1]];
    tiltLog[x] = new Interval[n];
    tilt[x] = new Interval[n];
    for (int y = 0; y < n; y++) {
      LogNumber scaled = score[x][y].subtract(best).multiply(instance.beta());
      tiltLog[x][y] = scaled.enclose(bits);
      tilt[x][y] = Elementary.exp(tiltLog[x][y], bits);
    }
    PreferenceOracle oracle = instance.oracle();
    LogNumber[] rewards = new LogNumber[oracle.hasRewards() ? n : 0];
    for (int y = 0; y < rewards.length; y++) {
      rewards[y] = oracle.reward(x, y);
    }
    rewardExp[x] = exponentials(rewards, bits);
  }

  /** e^{v - max v}, one entry a value: each in [0, 1], the greatest exactly 1. */
  private static Interval[] exponentials(LogNumber[] values, int bits) {
    Interval[] result = new Interval[values.length];
    if (values.length > 0) {
      LogNumber greatest = greatest(values);
      for (int y = 0; y < values.length; y++) {
        result[y] = Elementary.exp(values[y].subtract(greatest).enclose(bits), bits);
      }
    }
    return result;
  }

  private static LogNumber greatest(LogNumber[] values) {
    LogNumber greatest = values[0];
    for (int y = 1; y < values.length; y++) {
      greatest = LogNumber.max(greatest, values[y]);
    }
    return greatest;
  }

  /** The instance this table belongs to. */
  public Instance instance() {
    return instance;
  }

  /** Mantissa bits kept. */
  public int bits() {
    return bits;
  }

  /** (theta - theta_ref)·psi(x,y), exact. */
  public LogNumber score(int x, int y) {
    return score[x][y];
  }

  /** The response at a position of the ascending order of the scores. */
  public int ordered(int x, int position) {
    return order[x][position];
  }

  /** The rank of a response by score, from 0; equal scores have equal ranks. */
  public int rank(int x, int y) {
    return rank[x][y];
  }

  /** sign h of the pair (y1, y2): -1, 0 or 1, decided exactly. */
  public int signOfLogit(int x, int y1, int y2) {
    return Integer.compare(rank[x][y1], rank[x][y2]);
  }

  /** Encloses pi_theta(y|x). */
  public Interval policy(int x, int y) {
    return policy[x][y];
  }

  /** Encloses pi_ref(y|x). */
  public Interval refPolicy(int x, int y) {
    return refPolicy[x][y];
  }

  /** Encloses log pi_theta(y|x), finite even where the probability underflows. */
  public Interval logPolicy(int x, int y) {
    return logPolicy[x][y];
  }

  /** Encloses log pi_ref(y|x). */
  public Interval logRefPolicy(int x, int y) {
    return logRefPolicy[x][y];
  }

  /** Encloses beta times (score less the prompt's best score), at most 0. */
  public Interval tiltLog(int x, int y) {
    return tiltLog[x][y];
  }

  /** Encloses e^tiltLog. */
  public Interval tilt(int x, int y) {
    return tilt[x][y];
  }

  /**
   * Encloses P*(y1 preferred to y2 | x): one division for reward oracles, none for tables.
   *
   * @param x prompt
   * @param y1 first response
   * @param y2 second response
   */
  public Interval preference(int x, int y1, int y2) {
    Interval result;
    if (!instance.oracle().hasRewards()) {
      result = instance.oracle().enclose(x, y1, y2, bits);
    } else {
      Interval first = rewardExp[x][y1];
      Interval total = first.add(rewardExp[x][y2], bits);
      if (total.isPositive()) {
        result = first.divide(total, bits);
      } else {
        // both underflowed to [0, tiny]: the oracle's own stable form
        result = instance.oracle().enclose(x, y1, y2, bits);
      }
    }
    return result;
  }

  /** Encloses klRefPolicy = E_x KL(pi_ref || pi_theta). */
  public Interval klRefPolicy() {
    return expectedDivergence(refPolicy, logRefPolicy, logPolicy);
  }

  /** Encloses klPolicyRef = E_x KL(pi_theta || pi_ref). */
  public Interval klPolicyRef() {
    return expectedDivergence(policy, logPolicy, logRefPolicy);
  }

  /** E_x sum_y first (log first - log second); never negative, so cut off at 0. */
  private Interval expectedDivergence(
      Interval[][] first, Interval[][] logFirst, Interval[][] logSecond) {
    Interval total = Interval.ZERO;
    for (int x = 0; x < first.length; x++) {
      Interval divergence = Interval.ZERO;
      for (int y = 0; y < first[x].length; y++) {
        Interval logRatio = logFirst[x][y].subtract(logSecond[x][y], bits);
        divergence = divergence.add(first[x][y].multiply(logRatio, bits), bits);
      }
      total = total.add(divergence.multiply(instance.mass(x), bits), bits);
    }
    return total.max(Interval.ZERO);
  }
}
