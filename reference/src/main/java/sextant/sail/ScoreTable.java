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

  private final /*@ spec_public */ Instance instance;
  private final /*@ spec_public */ int bits;
  private final /*@ spec_public */ LogNumber[][] score;
  private final /*@ spec_public */ int[][] order;
  private final /*@ spec_public */ int[][] rank;
  private final /*@ spec_public */ Interval[][] policy;
  private final /*@ spec_public */ Interval[][] refPolicy;
  private final /*@ spec_public */ Interval[][] logPolicy;
  private final /*@ spec_public */ Interval[][] logRefPolicy;
  private final /*@ spec_public */ Interval[][] tiltLog;
  private final /*@ spec_public */ Interval[][] tilt;
  private final /*@ spec_public */ Interval[][] rewardExp;

  /*@ private invariant 1 <= bits && bits <= Policy.MAX_BITS;
  @ private invariant instance.masses.length == instance.promptNames.length;
  @ private invariant instance.oracle.promptCount() == instance.promptNames.length
  @     && instance.oracle.responseCount() == instance.responseNames.length;
  @ private invariant score.length == instance.promptNames.length
  @     && order.length == instance.promptNames.length
  @     && rank.length == instance.promptNames.length;
  @ private invariant (\forall int x; 0 <= x && x < instance.promptNames.length;
  @     score[x] != null && score[x].length == instance.responseNames.length
  @     && order[x] != null && order[x].length == instance.responseNames.length
  @     && rank[x] != null && rank[x].length == instance.responseNames.length);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < score[x].length; score[x][e] != null);
  @ private invariant (\forall int x, y; 0 <= x && x < instance.promptNames.length
  @     && 0 <= y && y < instance.responseNames.length;
  @     0 <= order[x][y] && order[x][y] < instance.responseNames.length
  @     && 0 <= rank[x][y] && rank[x][y] < instance.responseNames.length);
  @ private invariant policy.length == instance.promptNames.length
  @     && refPolicy.length == instance.promptNames.length
  @     && logPolicy.length == instance.promptNames.length
  @     && logRefPolicy.length == instance.promptNames.length
  @     && tiltLog.length == instance.promptNames.length
  @     && tilt.length == instance.promptNames.length;
  @ private invariant (\forall int x; 0 <= x && x < instance.promptNames.length;
  @     policy[x] != null && policy[x].length == instance.responseNames.length
  @     && refPolicy[x] != null && refPolicy[x].length == instance.responseNames.length
  @     && logPolicy[x] != null && logPolicy[x].length == instance.responseNames.length
  @     && logRefPolicy[x] != null && logRefPolicy[x].length == instance.responseNames.length
  @     && tiltLog[x] != null && tiltLog[x].length == instance.responseNames.length
  @     && tilt[x] != null && tilt[x].length == instance.responseNames.length);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < policy[x].length; policy[x][e] != null);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < refPolicy[x].length; refPolicy[x][e] != null);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < logPolicy[x].length; logPolicy[x][e] != null);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < logRefPolicy[x].length; logRefPolicy[x][e] != null);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < tiltLog[x].length; tiltLog[x][e] != null);
  @ private invariant (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @     && 0 <= e && e < tilt[x].length; tilt[x][e] != null);
  @ private invariant rewardExp.length == instance.promptNames.length;
  @ private invariant instance.oracle.hasRewards()
  @     ==> (\forall int x; 0 <= x && x < rewardExp.length; rewardExp[x] != null
  @         && rewardExp[x].length == instance.responseNames.length);
  @ private invariant (\forall int x, e; 0 <= x && x < rewardExp.length
  @     && 0 <= e && e < rewardExp[x].length; rewardExp[x][e] != null);
  @*/

  /*@ private behavior
  @   requires 1 <= bits && bits <= Policy.MAX_BITS;
  @   requires instance.masses.length == instance.promptNames.length;
  @   requires instance.oracle.promptCount() == instance.promptNames.length
  @     && instance.oracle.responseCount() == instance.responseNames.length;
  @   requires score.length == instance.promptNames.length
  @     && order.length == instance.promptNames.length
  @     && rank.length == instance.promptNames.length;
  @   requires (\forall int x; 0 <= x && x < instance.promptNames.length;
  @     score[x] != null && score[x].length == instance.responseNames.length
  @     && order[x] != null && order[x].length == instance.responseNames.length
  @     && rank[x] != null && rank[x].length == instance.responseNames.length);
  @   requires (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @       && 0 <= e && e < score[x].length; score[x][e] != null);
  @   requires (\forall int x, y; 0 <= x && x < instance.promptNames.length
  @     && 0 <= y && y < instance.responseNames.length;
  @     0 <= order[x][y] && order[x][y] < instance.responseNames.length
  @     && 0 <= rank[x][y] && rank[x][y] < instance.responseNames.length);
  @   ensures this.instance == instance && this.bits == bits;
  @   ensures this.score == score && this.order == order && this.rank == rank;
  @   signals_only ArithmeticException;
  @ pure */
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
  /*@ public behavior
  @   requires 16 <= bits && bits <= Policy.MAX_BITS;
  @   requires instance.masses.length == instance.promptCount();
  @   requires instance.oracle().promptCount() == instance.promptCount();
  @   requires instance.oracle().responseCount() == instance.responseCount();
  @   ensures \result.instance() == instance && \result.bits() == bits;
  @   signals_only ArithmeticException;
  @ pure */
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
  /*@ public behavior
  @   requires 16 <= newBits && newBits <= Policy.MAX_BITS;
  @   ensures \result.instance() == instance() && \result.bits() == newBits;
  @   ensures \result.score == score && \result.order == order && \result.rank == rank;
  @   signals_only ArithmeticException;
  @ pure */
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
  /*@ public normal_behavior
  @   ensures \result == instance;
  @   ensures \result.masses.length == \result.promptCount();
  @   ensures \result.oracle().promptCount() == \result.promptCount();
  @   ensures \result.oracle().responseCount() == \result.responseCount();
  @ pure */
  public Instance instance() {
    return instance;
  }

  /** Mantissa bits kept. */
  /*@ public normal_behavior
  @   ensures \result == bits && 1 <= \result && \result <= Policy.MAX_BITS;
  @ pure */
  public int bits() {
    return bits;
  }

  /** (theta - theta_ref)·psi(x,y), exact. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public LogNumber score(int x, int y) {
    return score[x][y];
  }

  /** The response at a position of the ascending order of the scores. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   requires 0 <= position && position < instance.responseCount();
  @   ensures 0 <= \result && \result < instance.responseCount();
  @ pure */
  public int ordered(int x, int position) {
    return order[x][position];
  }

  /** The rank of a response by score, from 0; equal scores have equal ranks. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures 0 <= \result && \result < instance.responseCount();
  @ pure */
  public int rank(int x, int y) {
    return rank[x][y];
  }

  /** sign h of the pair (y1, y2): -1, 0 or 1, decided exactly. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   requires 0 <= y1 && y1 < instance.responseCount()
  @       && 0 <= y2 && y2 < instance.responseCount();
  @   ensures (\result > 0) <==> rank[x][y1] > rank[x][y2];
  @   ensures (\result < 0) <==> rank[x][y1] < rank[x][y2];
  @   ensures -1 <= \result && \result <= 1;
  @ pure */
  public int signOfLogit(int x, int y1, int y2) {
    int first = rank[x][y1];
    int second = rank[x][y2];
    return first < second ? -1 : first > second ? 1 : 0;
  }

  /** Encloses pi_theta(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public Interval policy(int x, int y) {
    return policy[x][y];
  }

  /** Encloses pi_ref(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public Interval refPolicy(int x, int y) {
    return refPolicy[x][y];
  }

  /** Encloses log pi_theta(y|x), finite even where the probability underflows. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public Interval logPolicy(int x, int y) {
    return logPolicy[x][y];
  }

  /** Encloses log pi_ref(y|x). */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public Interval logRefPolicy(int x, int y) {
    return logRefPolicy[x][y];
  }

  /** Encloses beta times (score less the prompt's best score), at most 0. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
  public Interval tiltLog(int x, int y) {
    return tiltLog[x][y];
  }

  /** Encloses e^tiltLog. */
  /*@ public normal_behavior
  @   requires 0 <= x && x < instance.promptCount() && 0 <= y && y < instance.responseCount();
  @   ensures true; pure */
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
  /*@ public behavior
  @   requires 0 <= x && x < instance.promptCount();
  @   requires 0 <= y1 && y1 < instance.responseCount()
  @       && 0 <= y2 && y2 < instance.responseCount();
  @   ensures !instance.oracle().hasRewards()
  @       ==> \result.lo().value <= instance.oracle().preferenceOf(x, y1, y2)
  @       && instance.oracle().preferenceOf(x, y1, y2) <= \result.hi().value;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval preference(int x, int y1, int y2) {
    Interval result;
    if (!instance.oracle().hasRewards()) {
      result = instance.oracle().enclose(x, y1, y2, bits);
    } else {
      Interval first = rewardExp[x][y1];
      Interval second = rewardExp[x][y2];
      //@ ghost boolean ordered = Interval.ordered(first) && Interval.ordered(second);
      Interval total = first.add(second, bits);
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
  /*@ public behavior
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval klRefPolicy() {
    return expectedDivergence(refPolicy, logRefPolicy, logPolicy);
  }

  /** Encloses klPolicyRef = E_x KL(pi_theta || pi_ref). */
  /*@ public behavior
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public Interval klPolicyRef() {
    return expectedDivergence(policy, logPolicy, logRefPolicy);
  }

  /** E_x sum_y first (log first - log second); never negative, so cut off at 0. */
  /*@ private behavior
  @   requires first.length == instance.promptNames.length
  @     && logFirst.length == instance.promptNames.length
  @     && logSecond.length == instance.promptNames.length;
  @   requires (\forall int x; 0 <= x && x < instance.promptNames.length;
  @     first[x] != null && first[x].length == instance.responseNames.length
  @     && logFirst[x] != null && logFirst[x].length == instance.responseNames.length
  @     && logSecond[x] != null && logSecond[x].length == instance.responseNames.length);
  @   requires (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @       && 0 <= e && e < first[x].length; first[x][e] != null);
  @   requires (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @       && 0 <= e && e < logFirst[x].length; logFirst[x][e] != null);
  @   requires (\forall int x, e; 0 <= x && x < instance.promptNames.length
  @       && 0 <= e && e < logSecond[x].length; logSecond[x][e] != null);
  @   ensures \result.lo().value >= 0;
  @   signals_only ArithmeticException;
  @ pure */
  private Interval expectedDivergence(
      Interval[][] first, Interval[][] logFirst, Interval[][] logSecond) {
    Interval total = Interval.ZERO;
    //@ loop_invariant 0 <= x && x <= first.length && total.lo.value <= total.hi.value;
    //@ loop_decreases first.length - x;
    for (int x = 0; x < first.length; x++) {
      Interval divergence = Interval.ZERO;
      /*@ loop_invariant 0 <= y && y <= first[x].length
      @     && divergence.lo.value <= divergence.hi.value; @*/
      //@ loop_decreases first[x].length - y;
      for (int y = 0; y < first[x].length; y++) {
        //@ ghost boolean one = Interval.ordered(first[x][y]);
        //@ ghost boolean two = Interval.ordered(logFirst[x][y]);
        //@ ghost boolean three = Interval.ordered(logSecond[x][y]);
        Interval logRatio = logFirst[x][y].subtract(logSecond[x][y], bits);
        divergence = divergence.add(first[x][y].multiply(logRatio, bits), bits);
      }
      total = total.add(divergence.multiply(instance.mass(x), bits), bits);
    }
    return total.max(Interval.ZERO);
  }
}
