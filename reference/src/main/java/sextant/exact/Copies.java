package sextant.exact;

import org.apache.commons.math3.fraction.BigFraction;

/** Copies of arrays. Unlike {@code clone()} they have contracts that say what they are. */
public final class Copies {

  private Copies() {}

  /** A fresh array of the same numbers. */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length; \result[k] == v[k]);
  @ pure */
  public static BigFraction[] of(BigFraction[] v) {
    BigFraction[] copy = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; copy[i] == v[i]);
    @ loop_writes k, copy[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      copy[k] = v[k];
    }
    return copy;
  }

  /** A fresh array of the same numbers. */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \fresh(\result) && \result.length == v.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < v.length; \result[k] == v[k]);
  @ pure */
  public static LogNumber[] of(LogNumber[] v) {
    LogNumber[] copy = new LogNumber[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; copy[i] == v[i]);
    @ loop_writes k, copy[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      copy[k] = v[k];
    }
    return copy;
  }
}
