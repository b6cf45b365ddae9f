package sextant.sail;

import org.apache.commons.math3.fraction.BigFraction;
import sextant.exact.LogNumber;
import sextant.model.LogRational;

//@ model import sextant.exact.Elementary;

/**
 * The two Kullback-Leibler divergences between the policy and its reference, exact. Which
 * distribution comes first is in the name; "forward" and "reverse" are used for both in published
 * code.
 *
 * <pre>
 *   notation                  here
 *   E_x KL(pi_ref || pi)      refPolicy
 *   E_x KL(pi || pi_ref)      policyRef
 * </pre>
 *
 * The quick enclosures of the same numbers are in {@link ScoreTable}.
 */
public final class KlDivergence {

  private KlDivergence() {}

  /*@ // p log(p/q).
  @ public normal_behavior
  @   requires q != 0;
  @   ensures \result == p * Elementary.realLn(p / q);
  @ public static pure heap_free model \real termOf(\real p, \real q) {
  @   return p * Elementary.realLn(p / q);
  @ }
  @*/

  /*@ // The first n terms p log(p/q).
  @ public normal_behavior
  @   requires 0 <= n && n <= p.length && n <= q.length;
  @   requires \nonnullelements(p) && \nonnullelements(q);
  @   requires (\forall int i; 0 <= i && i < n; p[i].value > 0 && q[i].value > 0);
  @   ensures \result == (n == 0 ? (\real) 0 : divergenceOf(p, q, n - 1)
  @       + termOf(p[n - 1].value, q[n - 1].value));
  @ public static pure model \real divergenceOf(BigFraction[] p, BigFraction[] q, int n) {
  @   return n == 0 ? (\real) 0 : divergenceOf(p, q, n - 1)
  @       + termOf(p[n - 1].value, q[n - 1].value);
  @ }
  @*/

  /*@ // The sum of the terms is the divergence.
  @ public normal_behavior
  @   requires p.length == q.length && p.length == terms.length;
  @   requires \nonnullelements(p) && \nonnullelements(q) && \nonnullelements(terms);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value > 0 && q[i].value > 0);
  @   requires (\forall int i; 0 <= i && i < p.length; terms[i].value
  @       == termOf(p[i].value, q[i].value));
  @   ensures \result;
  @   ensures LogNumber.sumOf(terms, terms.length) == divergenceOf(p, q, p.length);
  @ public static pure model boolean sumsToDivergence(BigFraction[] p, BigFraction[] q,
  @     LogNumber[] terms) {
  @   loop_invariant 0 <= k && k <= p.length;
  @   loop_invariant LogNumber.sumOf(terms, k) == divergenceOf(p, q, k);
  @   loop_decreases p.length - k;
  @   for (int k = 0; k < p.length; k++) {
  @   }
  @   return true;
  @ }
  @*/

  /** p log(p/q), for p and q positive. */
  /*@ normal_behavior
  @   requires p.value > 0 && q.value > 0;
  @   ensures \result.value == termOf(p.value, q.value);
  @ pure */
  static LogNumber term(BigFraction p, BigFraction q) {
    BigFraction ratio = p.divide(q);
    //@ ghost boolean positive = positiveRatio(p.value, q.value, ratio.value);
    return LogNumber.log(ratio).multiply(p);
  }

  /*@ // A quotient of positive numbers is positive.
  @ public normal_behavior
  @   requires p > 0 && q > 0 && r * q == p;
  @   ensures \result;
  @   ensures r > 0;
  @ public static pure model boolean positiveRatio(\real p, \real q, \real r) {
  @   return true;
  @ }
  @*/

  /** The terms p log(p/q), one entry a response. */
  /*@ normal_behavior
  @   requires p.length == q.length;
  @   requires \nonnullelements(p) && \nonnullelements(q);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value > 0 && q[i].value > 0);
  @   ensures \result.length == p.length && \nonnullelements(\result);
  @   ensures (\forall int i; 0 <= i && i < p.length; \result[i].value
  @       == termOf(p[i].value, q[i].value));
  @ pure */
  static LogNumber[] terms(BigFraction[] p, BigFraction[] q) {
    LogNumber[] terms = new LogNumber[p.length];
    //@ loop_invariant 0 <= y && y <= p.length;
    /*@ loop_invariant (\forall int i; 0 <= i && i < y; terms[i] != null && terms[i].value
    @     == termOf(p[i].value, q[i].value)); @*/
    //@ loop_writes y, terms[*];
    //@ loop_decreases p.length - y;
    for (int y = 0; y < p.length; y++) {
      terms[y] = term(p[y], q[y]);
    }
    return terms;
  }

  /**
   * KL(p || q) = sum_y p(y) log(p(y)/q(y)) of two positive laws.
   *
   * @param p the first law, positive, sums to 1
   * @param q the second law, positive, sums to 1, as long as p
   */
  /*@ public normal_behavior
  @   requires p.length == q.length;
  @   requires \nonnullelements(p) && \nonnullelements(q);
  @   requires (\forall int i; 0 <= i && i < p.length; p[i].value > 0 && q[i].value > 0);
  @   ensures \result.value == divergenceOf(p, q, p.length);
  @ pure */
  public static LogNumber divergence(BigFraction[] p, BigFraction[] q) {
    LogNumber[] terms = terms(p, q);
    //@ ghost boolean same = sumsToDivergence(p, q, terms);
    return LogNumber.sum(terms);
  }

  /**
   * klRefPolicy = E_x KL(pi_ref || pi_theta), on a log-rational instance.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static LogNumber refPolicy(LogRational model) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      terms[x] = divergence(model.refPolicy(x), model.policy(x)).multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }

  /**
   * klPolicyRef = E_x KL(pi_theta || pi_ref), on a log-rational instance.
   *
   * @param model the exact data
   */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static LogNumber policyRef(LogRational model) {
    LogNumber[] terms = new LogNumber[model.promptCount()];
    /*@ loop_invariant 0 <= x && x <= terms.length;
    @ loop_invariant (\forall int i; 0 <= i && i < x; terms[i] != null);
    @ loop_writes x, terms[*];
    @ loop_decreases terms.length - x; @*/
    for (int x = 0; x < terms.length; x++) {
      terms[x] = divergence(model.policy(x), model.refPolicy(x)).multiply(model.mass(x));
    }
    return LogNumber.sum(terms);
  }
}
