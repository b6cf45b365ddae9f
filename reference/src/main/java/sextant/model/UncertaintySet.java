package sextant.model;

import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.Rationals;

/**
 * The uncertainty set of ORA, Eqs. 2-3: the preference oracles P, antisymmetric like every oracle,
 * with |P(y1 &gt; y2 | x) - P*(y1 &gt; y2 | x)| &lt;= rho for every z = (x, y1, y2). Probabilities
 * lie in [0, 1], so beyond the margin the set is clipped there.
 *
 * <pre>
 * symbol   here       meaning
 * P*       oracle     the centre
 * rho      rho        the radius
 * P        candidate  the oracle whose membership is asked
 * </pre>
 */
public final class UncertaintySet {
  private final /*@ spec_public */ PreferenceOracle oracle;
  private final /*@ spec_public */ BigFraction rho;

  /*@ private normal_behavior
  @   ensures this.oracle == oracle && this.rho == rho;
  @ pure helper */
  private UncertaintySet(PreferenceOracle oracle, BigFraction rho) {
    this.oracle = oracle;
    this.rho = rho;
  }

  /** The uncertainty set of an instance. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static UncertaintySet of(Instance instance) {
    return new UncertaintySet(instance.oracle(), instance.rho());
  }

  /**
   * The uncertainty set around an oracle.
   *
   * @param rho the radius, at least 0
   */
  /*@ public normal_behavior
  @   requires rho.value >= 0;
  @   ensures \result.oracle == oracle && \result.rho == rho;
  @ also public exceptional_behavior
  @   requires rho.value < 0;
  @   signals_only IllegalArgumentException;
  @ pure */
  public static UncertaintySet of(PreferenceOracle oracle, BigFraction rho) {
    if (Rationals.signum(rho) < 0) {
      throw new IllegalArgumentException("the radius must not be negative");
    }
    return new UncertaintySet(oracle, rho);
  }

  /**
   * Whether a table of probabilities is a member. Decided for every oracle, rational or not.
   *
   * @param candidate P(y1 &gt; y2 | x) at [x][y1][y2]
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(candidate);
  @   requires (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length; candidate[x][i] != null);
  @   requires (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x][i].length;
  @       candidate[x][i][j] != null);
  @   ensures \result ==> candidate.length == oracle.promptCount()
  @       && (\forall int x, i, j; 0 <= x && x < candidate.length
  @           && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @           candidate[x][i][j].value + candidate[x][j][i].value == 1);
  @   ensures \result ==> (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       0 <= candidate[x][i][j].value && candidate[x][i][j].value <= 1
  @       && candidate[x][i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
  @       && oracle.preferenceOf(x, i, j) <= candidate[x][i][j].value + rho.value);
  @ pure */
  public boolean contains(BigFraction[][][] candidate) {
    return reasonNot(candidate) == null;
  }

  /**
   * Why a table of probabilities is no member, as where and which rule; null when it is one. The
   * shape is looked at first, then for every prompt antisymmetry, [0, 1] and the radius.
   *
   * @param candidate P(y1 &gt; y2 | x) at [x][y1][y2]
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(candidate);
  @   requires (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length; candidate[x][i] != null);
  @   requires (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x][i].length;
  @       candidate[x][i][j] != null);
  @   ensures \result == null ==> candidate.length == oracle.promptCount()
  @       && (\forall int x, i, j; 0 <= x && x < candidate.length
  @           && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @           candidate[x][i][j].value + candidate[x][j][i].value == 1);
  @   ensures \result == null ==> (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       0 <= candidate[x][i][j].value && candidate[x][i][j].value <= 1
  @       && candidate[x][i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
  @       && oracle.preferenceOf(x, i, j) <= candidate[x][i][j].value + rho.value);
  @ pure */
  public @Nullable String reasonNot(BigFraction[][][] candidate) {
    /*@ nullable */ String fault = shapeFault(candidate);
    if (fault == null) {
      fault = asymmetry(candidate);
    }
    return fault == null ? distance(candidate) : fault;
  }

  /** Why a candidate is no table of the oracle's size; null when it is one. */
  /*@ private normal_behavior
  @   requires \nonnullelements(candidate);
  @   requires (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length; candidate[x][i] != null);
  @   requires (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x][i].length;
  @       candidate[x][i][j] != null);
  @   ensures \result == null ==> candidate.length == oracle.promptCount();
  @   ensures \result == null ==> (\forall int x; 0 <= x && x < candidate.length;
  @       candidate[x].length == oracle.responseCount());
  @   ensures \result == null ==> (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length; candidate[x][i].length == candidate[x].length);
  @ pure */
  private @Nullable String shapeFault(BigFraction[][][] candidate) {
    int prompts = oracle.promptCount();
    int responses = oracle.responseCount();
    if (candidate.length != prompts) {
      return lengthFault(candidate.length, prompts);
    }
    /*@ loop_invariant 0 <= k && k <= prompts;
    @ loop_invariant (\forall int x; 0 <= x && x < k; candidate[x].length == responses);
    @ loop_invariant (\forall int x, i; 0 <= x && x < k && 0 <= i && i < candidate[x].length;
    @     candidate[x][i].length == candidate[x].length);
    @ loop_decreases prompts - k; @*/
    for (int k = 0; k < prompts; k++) {
      if (!isSquare(candidate[k], responses)) {
        return squareFault(k, responses);
      }
    }
    return null;
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String lengthFault(int found, int prompts) {
    return "the candidate has " + found + " prompts, not " + prompts;
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String squareFault(int x, int responses) {
    return "x=" + x + ": the candidate is not a table of " + responses + " by " + responses;
  }

  /** Where a candidate is not antisymmetric, or null. */
  /*@ private normal_behavior
  @   requires \nonnullelements(candidate) && candidate.length == oracle.promptCount();
  @   requires (\forall int x; 0 <= x && x < candidate.length;
  @       candidate[x].length == oracle.responseCount());
  @   requires (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length;
  @       candidate[x][i] != null && candidate[x][i].length == candidate[x].length);
  @   requires (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       candidate[x][i][j] != null);
  @   ensures \result == null ==> (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       candidate[x][i][j].value + candidate[x][j][i].value == 1);
  @ pure */
  private @Nullable String asymmetry(BigFraction[][][] candidate) {
    /*@ loop_invariant 0 <= k && k <= candidate.length;
    @ loop_invariant (\forall int x, i, j; 0 <= x && x < k
    @     && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
    @     candidate[x][i][j].value + candidate[x][j][i].value == 1);
    @ loop_decreases candidate.length - k; @*/
    for (int k = 0; k < candidate.length; k++) {
      /*@ nullable */ String fault = tableAsymmetry(candidate[k], k);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Where the candidate of one prompt is not antisymmetric, or null. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount();
  @   requires (\forall int r; 0 <= r && r < table.length;
  @       table[r] != null && table[r].length == table.length);
  @   requires (\forall int r, j; 0 <= r && r < table.length && 0 <= j && j < table.length;
  @       table[r][j] != null);
  @   ensures \result == null ==> (\forall int i, j;
  @       0 <= i && i < table.length && 0 <= j && j < table.length;
  @       table[i][j].value + table[j][i].value == 1);
  @ pure */
  private @Nullable String tableAsymmetry(BigFraction[][] table, int x) {
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int i, j; 0 <= i && i < k && 0 <= j && j <= i;
    @     table[i][j].value + table[j][i].value == 1);
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      /*@ nullable */ String fault = rowAsymmetry(table, x, k);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Where the row of one first response is not antisymmetric up to the diagonal, or null. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount();
  @   requires (\forall int r; 0 <= r && r < table.length;
  @       table[r] != null && table[r].length == table.length);
  @   requires (\forall int r, j; 0 <= r && r < table.length && 0 <= j && j < table.length;
  @       table[r][j] != null);
  @   requires 0 <= i && i < table.length;
  @   ensures \result == null ==> (\forall int j; 0 <= j && j <= i;
  @       table[i][j].value + table[j][i].value == 1);
  @ pure */
  private @Nullable String rowAsymmetry(BigFraction[][] table, int x, int i) {
    /*@ loop_invariant 0 <= k && k <= i + 1;
    @ loop_invariant (\forall int j; 0 <= j && j < k;
    @     table[i][j].value + table[j][i].value == 1);
    @ loop_decreases i + 1 - k; @*/
    for (int k = 0; k <= i; k++) {
      if (!PreferenceOracle.areComplements(table[i][k], table[k][i])) {
        return where(x, i, k) + "not antisymmetric: " + sumFault(table[i][k], table[k][i], i == k);
      }
    }
    return null;
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String sumFault(BigFraction p, BigFraction swapped, boolean diagonal) {
    return diagonal
        ? "P(y>y) = " + Rationals.format(p) + ", not 1/2"
        : "P(y1>y2) + P(y2>y1) = " + Rationals.format(p.add(swapped)) + ", not 1";
  }

  /** Where a candidate is outside [0, 1] or too far from P*, or null. */
  /*@ private normal_behavior
  @   requires \nonnullelements(candidate) && candidate.length == oracle.promptCount();
  @   requires (\forall int x; 0 <= x && x < candidate.length;
  @       candidate[x].length == oracle.responseCount());
  @   requires (\forall int x, i; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length;
  @       candidate[x][i] != null && candidate[x][i].length == candidate[x].length);
  @   requires (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       candidate[x][i][j] != null);
  @   ensures \result == null ==> (\forall int x, i, j; 0 <= x && x < candidate.length
  @       && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
  @       0 <= candidate[x][i][j].value && candidate[x][i][j].value <= 1
  @       && candidate[x][i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
  @       && oracle.preferenceOf(x, i, j) <= candidate[x][i][j].value + rho.value);
  @ pure */
  private @Nullable String distance(BigFraction[][][] candidate) {
    /*@ loop_invariant 0 <= k && k <= candidate.length;
    @ loop_invariant (\forall int x, i, j; 0 <= x && x < k
    @     && 0 <= i && i < candidate[x].length && 0 <= j && j < candidate[x].length;
    @     0 <= candidate[x][i][j].value && candidate[x][i][j].value <= 1
    @     && candidate[x][i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
    @     && oracle.preferenceOf(x, i, j) <= candidate[x][i][j].value + rho.value);
    @ loop_decreases candidate.length - k; @*/
    for (int k = 0; k < candidate.length; k++) {
      /*@ nullable */ String fault = tableDistance(candidate[k], k);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Where the candidate of one prompt is outside [0, 1] or too far from P*, or null. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount();
  @   requires (\forall int r; 0 <= r && r < table.length;
  @       table[r] != null && table[r].length == table.length);
  @   requires (\forall int r, j; 0 <= r && r < table.length && 0 <= j && j < table.length;
  @       table[r][j] != null);
  @   ensures \result == null ==> (\forall int i, j;
  @       0 <= i && i < table.length && 0 <= j && j < table.length;
  @       0 <= table[i][j].value && table[i][j].value <= 1
  @       && table[i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
  @       && oracle.preferenceOf(x, i, j) <= table[i][j].value + rho.value);
  @ pure */
  private @Nullable String tableDistance(BigFraction[][] table, int x) {
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int i, j; 0 <= i && i < k && 0 <= j && j < table.length;
    @     0 <= table[i][j].value && table[i][j].value <= 1
    @     && table[i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
    @     && oracle.preferenceOf(x, i, j) <= table[i][j].value + rho.value);
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      /*@ nullable */ String fault = rowDistance(table, x, k);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Where the row of one first response is outside [0, 1] or too far from P*, or null. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount();
  @   requires (\forall int r; 0 <= r && r < table.length;
  @       table[r] != null && table[r].length == table.length);
  @   requires (\forall int r, j; 0 <= r && r < table.length && 0 <= j && j < table.length;
  @       table[r][j] != null);
  @   requires 0 <= i && i < table.length;
  @   ensures \result == null ==> (\forall int j; 0 <= j && j < table.length;
  @       0 <= table[i][j].value && table[i][j].value <= 1
  @       && table[i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
  @       && oracle.preferenceOf(x, i, j) <= table[i][j].value + rho.value);
  @ pure */
  private @Nullable String rowDistance(BigFraction[][] table, int x, int i) {
    /*@ loop_invariant 0 <= k && k <= table.length;
    @ loop_invariant (\forall int j; 0 <= j && j < k;
    @     0 <= table[i][j].value && table[i][j].value <= 1
    @     && table[i][j].value - rho.value <= oracle.preferenceOf(x, i, j)
    @     && oracle.preferenceOf(x, i, j) <= table[i][j].value + rho.value);
    @ loop_decreases table.length - k; @*/
    for (int k = 0; k < table.length; k++) {
      BigFraction p = table[i][k];
      if (!PreferenceOracle.isProbability(p)) {
        return where(x, i, k) + Rationals.format(p) + " is outside [0, 1]";
      }
      if (oracle.compare(x, i, k, p.subtract(rho)) < 0) {
        return where(x, i, k) + Rationals.format(p) + " is more than rho above P*";
      }
      if (oracle.compare(x, i, k, p.add(rho)) > 0) {
        return where(x, i, k) + Rationals.format(p) + " is more than rho below P*";
      }
    }
    return null;
  }

  /**
   * Why P* + e is no member, as where and which rule; null when it is one. Decided for every
   * oracle: the deviations e must be antisymmetric, at most rho in size, and keep the sum in [0,
   * 1].
   *
   * @param deviation e at [x][y1][y2]
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(deviation) && deviation.length == oracle.promptCount();
  @   requires (\forall int x; 0 <= x && x < deviation.length;
  @       deviation[x].length == oracle.responseCount());
  @   requires (\forall int x, i; 0 <= x && x < deviation.length
  @       && 0 <= i && i < deviation[x].length;
  @       deviation[x][i] != null && deviation[x][i].length == deviation[x].length);
  @   requires (\forall int x, i, j; 0 <= x && x < deviation.length
  @       && 0 <= i && i < deviation[x].length && 0 <= j && j < deviation[x].length;
  @       deviation[x][i][j] != null);
  @   ensures \result == null ==> (\forall int x, i, j; 0 <= x && x < deviation.length
  @       && 0 <= i && i < deviation[x].length && 0 <= j && j < deviation[x].length;
  @       deviation[x][i][j].value + deviation[x][j][i].value == 0
  @       && 0 - rho.value <= deviation[x][i][j].value && deviation[x][i][j].value <= rho.value);
  @ pure */
  public @Nullable String reasonNotDeviation(BigFraction[][][] deviation) {
    //@ loop_invariant 0 <= x && x <= deviation.length;
    /*@ loop_invariant (\forall int t, i, j; 0 <= t && t < x
    @     && 0 <= i && i < deviation[t].length && 0 <= j && j < deviation[t].length;
    @     deviation[t][i][j].value + deviation[t][j][i].value == 0
    @     && 0 - rho.value <= deviation[t][i][j].value
    @     && deviation[t][i][j].value <= rho.value); @*/
    //@ loop_decreases deviation.length - x;
    for (int x = 0; x < deviation.length; x++) {
      /*@ nullable */ String fault = tableFault(deviation[x], x);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Why the deviations of one prompt are none of a member; null when they are. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount();
  @   requires (\forall int i; 0 <= i && i < table.length;
  @       table[i] != null && table[i].length == table.length);
  @   requires (\forall int i, j; 0 <= i && i < table.length && 0 <= j && j < table.length;
  @       table[i][j] != null);
  @   ensures \result == null ==> (\forall int i, j;
  @       0 <= i && i < table.length && 0 <= j && j < table.length;
  @       table[i][j].value + table[j][i].value == 0
  @       && 0 - rho.value <= table[i][j].value && table[i][j].value <= rho.value);
  @ pure */
  private @Nullable String tableFault(BigFraction[][] table, int x) {
    //@ loop_invariant 0 <= i && i <= table.length;
    /*@ loop_invariant (\forall int r, j; 0 <= r && r < i && 0 <= j && j < table.length;
    @     table[r][j].value + table[j][r].value == 0
    @     && 0 - rho.value <= table[r][j].value && table[r][j].value <= rho.value); @*/
    //@ loop_decreases table.length - i;
    for (int i = 0; i < table.length; i++) {
      /*@ nullable */ String fault = rowFault(table, x, i);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  /** Why the deviations of one prompt and first response are none of a member, or null. */
  /*@ private normal_behavior
  @   requires 0 <= x && x < oracle.promptCount();
  @   requires table.length == oracle.responseCount() && 0 <= i && i < table.length;
  @   requires (\forall int r; 0 <= r && r < table.length;
  @       table[r] != null && table[r].length == table.length);
  @   requires (\forall int r, j; 0 <= r && r < table.length && 0 <= j && j < table.length;
  @       table[r][j] != null);
  @   ensures \result == null ==> (\forall int j; 0 <= j && j < table.length;
  @       table[i][j].value + table[j][i].value == 0
  @       && 0 - rho.value <= table[i][j].value && table[i][j].value <= rho.value);
  @ pure */
  private @Nullable String rowFault(BigFraction[][] table, int x, int i) {
    //@ loop_invariant 0 <= j && j <= table.length;
    /*@ loop_invariant (\forall int c; 0 <= c && c < j;
    @     table[i][c].value + table[c][i].value == 0
    @     && 0 - rho.value <= table[i][c].value && table[i][c].value <= rho.value); @*/
    //@ loop_decreases table.length - j;
    for (int j = 0; j < table.length; j++) {
      /*@ nullable */ String fault = pairFault(table[i][j], table[j][i]);
      if (fault != null) {
        return where(x, i, j) + fault;
      }
      // P* + e >= 0; the other bound is this one for the swapped pair
      if (oracle.compare(x, i, j, table[i][j].negate()) < 0) {
        return where(x, i, j) + "below 0";
      }
    }
    return null;
  }

  /** Why a deviation and that of the swapped pair belong to no member, or null. */
  /*@ private normal_behavior
  @   ensures \result == null <==> e.value + swapped.value == 0
  @       && 0 - rho.value <= e.value && e.value <= rho.value;
  @ pure */
  private @Nullable String pairFault(BigFraction e, BigFraction swapped) {
    /*@ nullable */ String fault = null;
    if (!Rationals.isZero(e.add(swapped))) {
      fault = "not antisymmetric";
    } else if (Rationals.abs(e).compareTo(rho) > 0) {
      fault = "more than rho from P*";
    }
    return fault;
  }

  /*@ private normal_behavior
  @   requires (\forall int r; 0 <= r && r < table.length; table[r] != null);
  @   ensures \result <==> table.length == size
  @       && (\forall int r; 0 <= r && r < table.length; table[r].length == size);
  @ pure */
  private static boolean isSquare(BigFraction[][] table, int size) {
    if (table.length != size) {
      return false;
    }
    /*@ loop_invariant 0 <= i && i <= size;
    @ loop_invariant (\forall int r; 0 <= r && r < i; table[r].length == size);
    @ loop_decreases size - i; @*/
    for (int i = 0; i < size; i++) {
      if (table[i].length != size) {
        return false;
      }
    }
    return true;
  }

  /*@ private normal_behavior
  @   ensures true;
  @ pure */
  private static String where(int x, int y1, int y2) {
    return "x=" + x + ", y1=" + y1 + ", y2=" + y2 + ": ";
  }
}
