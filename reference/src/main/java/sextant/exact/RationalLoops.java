package sextant.exact;

import org.apache.commons.math3.fraction.BigFraction;

/**
 * Sum, scalar product and power as they are defined, by one loop each. Their contracts are those of
 * {@link Rationals}, whose methods get the same numbers faster, over common denominators and powers
 * of integers; they are compared with these.
 *
 * <pre>
 * symbol        here     meaning
 * Σ aᵢ          sum      sum of the terms
 * Σ aᵢ bᵢ       dot      scalar product
 * qⁿ            pow      power, n >= 0
 * </pre>
 */
final class RationalLoops {
  private RationalLoops() {}

  /** The sum of the terms, 0 for none. */
  /*@ normal_behavior
  @   requires \nonnullelements(terms);
  @   ensures \result.value == Rationals.sumOf(terms, terms.length);
  @ pure */
  static BigFraction sum(BigFraction[] terms) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= i && i <= terms.length;
    //@ loop_invariant total.value == Rationals.sumOf(terms, i);
    //@ loop_writes i, total;
    //@ decreases terms.length - i;
    for (int i = 0; i < terms.length; i++) {
      total = total.add(terms[i]);
    }
    return total;
  }

  /** The scalar product of two arrays of one length. */
  /*@ normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == Rationals.dotOf(a, b, a.length);
  @ pure */
  static BigFraction dot(BigFraction[] a, BigFraction[] b) {
    BigFraction total = BigFraction.ZERO;
    //@ loop_invariant 0 <= i && i <= a.length;
    //@ loop_invariant total.value == Rationals.dotOf(a, b, i);
    //@ loop_writes i, total;
    //@ decreases a.length - i;
    for (int i = 0; i < a.length; i++) {
      total = total.add(a[i].multiply(b[i]));
    }
    return total;
  }

  /*@ // The recursion at n + 1 alone: unfolded further, it leads the prover astray.
  @ normal_behavior
  @   requires n >= 0 && n < Integer.MAX_VALUE;
  @   ensures \result;
  @   ensures Rationals.powerOf(q, n + 1) == q * Rationals.powerOf(q, n);
  @ static pure model boolean powerStep(\real q, int n) { return true; }
  @*/

  /** qⁿ for n >= 0, with q⁰ = 1 also for q = 0. */
  /*@ normal_behavior
  @   requires n >= 0;
  @   ensures \result.value == Rationals.powerOf(q.value, n);
  @ pure */
  static BigFraction pow(BigFraction q, int n) {
    BigFraction power = BigFraction.ONE;
    //@ loop_invariant 0 <= i && i <= n;
    //@ loop_invariant power.value == Rationals.powerOf(q.value, i);
    //@ loop_writes i, power;
    //@ decreases n - i;
    for (int i = 0; i < n; i++) {
      //@ ghost boolean step = powerStep(q.value, i);
      power = q.multiply(power);
    }
    return power;
  }
}
