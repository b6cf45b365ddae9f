package sextant.robust;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.Rationals;

/**
 * Parallel vectors told by their primitive direction: v = factor(v) · direction(v) with a direction
 * of coprime integers whose first non-zero entry is positive.
 *
 * <p>A segment [-1,1]·v is the same set for v and -v, and the sum of [-1,1]·a·w and [-1,1]·b·w is
 * [-1,1]·(|a|+|b|)·w. So segments are merged by adding the absolute factors of each direction.
 */
public final class Segments {

  private final Map<List<BigInteger>, Integer> indices = new HashMap<>();

  /** The directions met; what is beyond their number does not count. */
  private /*@ spec_public */ BigFraction[][] directions = new BigFraction[0][];

  private /*@ spec_public */ int count;

  //@ public invariant 0 <= count && count <= directions.length;

  /** No direction yet. */
  /*@ public normal_behavior
  @   ensures count() == 0;
  @ pure */
  public Segments() {}

  /** The number of directions met. */
  /*@ public normal_behavior
  @   ensures \result == count && \result >= 0;
  @ pure */
  public int count() {
    return count;
  }

  /** The k-th direction met, a fresh array. */
  /*@ public normal_behavior
  @   requires 0 <= k && k < count();
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @ pure */
  public BigFraction[] direction(int k) {
    return directions[k].clone();
  }

  /** The index of the direction of v, a vector other than 0; a new one at the end if need be. */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   requires (\exists int k; 0 <= k && k < v.length; v[k].value != 0);
  @   ensures 0 <= \result && \result < count();
  @*/
  public int indexOf(BigFraction[] v) {
    BigFraction factor = factor(v);
    List<BigInteger> key = new ArrayList<>();
    BigFraction[] direction = new BigFraction[v.length];
    for (int k = 0; k < v.length; k++) {
      direction[k] = v[k].divide(factor);
      key.add(direction[k].getNumerator());
    }
    Integer known = indices.get(key);
    if (known != null) {
      return known;
    }
    int index = count;
    indices.put(key, index);
    append(direction);
    return index;
  }

  private void append(BigFraction[] direction) {
    if (count == directions.length) {
      BigFraction[][] longer = new BigFraction[2 * count + 1][];
      System.arraycopy(directions, 0, longer, 0, count);
      directions = longer;
    }
    directions[count] = direction;
    count++;
  }

  /**
   * The factor a with v = a · direction(v): its sign is that of the first non-zero entry, its size
   * the gcd of the numerators over the least common denominator.
   */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   requires (\exists int k; 0 <= k && k < v.length; v[k].value != 0);
  @   ensures \result.value != 0;
  @ pure */
  public static BigFraction factor(BigFraction[] v) {
    BigInteger denominator = BigInteger.ONE;
    for (int k = 0; k < v.length; k++) {
      BigInteger one = v[k].getDenominator();
      denominator = denominator.multiply(one.divide(denominator.gcd(one)));
    }
    BigInteger common = BigInteger.ZERO;
    int sign = 0;
    for (int k = 0; k < v.length; k++) {
      BigInteger scaled = v[k].getNumerator().multiply(denominator.divide(v[k].getDenominator()));
      common = common.gcd(scaled);
      sign = sign == 0 ? Rationals.signum(v[k]) : sign;
    }
    BigFraction size = new BigFraction(common, denominator);
    return sign < 0 ? size.negate() : size;
  }

  /** Whether all entries are 0. */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result <==> (\forall int k; 0 <= k && k < v.length; v[k].value == 0);
  @ pure */
  public static boolean isZero(BigFraction[] v) {
    boolean zero = true;
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant zero <==> (\forall int i; 0 <= i && i < k; v[i].value == 0);
    @ loop_writes k, zero;
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      zero = zero && Rationals.isZero(v[k]);
    }
    return zero;
  }
}
