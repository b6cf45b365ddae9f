package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A term factor · coefficient · log argument on its way into a {@link LogNumber}; the product is
 * left undone so that a whole run of terms is added with one reduction.
 *
 * <pre>
 * symbol   here                   meaning
 * a_i      argument               an integer >= 1
 * c_i      factor * coefficient   the coefficient of log a_i
 * </pre>
 */
final class LogTerm implements Comparable<LogTerm> {
  final /*@ spec_public */ BigInteger argument;
  final /*@ spec_public */ BigFraction factor;
  final /*@ spec_public */ BigFraction coefficient;

  /*@ normal_behavior
  @   ensures this.argument == argument && this.factor == factor;
  @   ensures this.coefficient == coefficient;
  @ pure */
  LogTerm(BigInteger argument, BigFraction factor, BigFraction coefficient) {
    this.argument = argument;
    this.factor = factor;
    this.coefficient = coefficient;
  }

  /*@ // The sum of the first n terms.
  @ normal_behavior
  @   requires 0 <= n && n <= terms.length && \nonnullelements(terms);
  @   ensures \result == (n == 0
  @       ? (\real) 0
  @       : termSum(terms, n - 1) + terms[n - 1].factor.value * terms[n - 1].coefficient.value
  @           * Elementary.realLn((\real) terms[n - 1].argument.value));
  @ static pure model \real termSum(LogTerm[] terms, int n) {
  @   return n == 0
  @       ? (\real) 0
  @       : termSum(terms, n - 1) + terms[n - 1].factor.value * terms[n - 1].coefficient.value
  @           * Elementary.realLn((\real) terms[n - 1].argument.value);
  @ }
  @*/

  /*@ // Terms of factor 1 with given coefficients and arguments, by induction.
  @ normal_behavior
  @   requires terms.length == a.length && c.length == a.length && \nonnullelements(terms);
  @   requires \nonnullelements(c) && \nonnullelements(a);
  @   requires (\forall int i; 0 <= i && i < a.length; terms[i].argument == a[i]
  @       && terms[i].factor.value == 1 && terms[i].coefficient == c[i]);
  @   ensures \result;
  @   ensures termSum(terms, a.length) == LogNumber.logSum(c, a, a.length);
  @ static pure model boolean sumsWithFactorOne(LogTerm[] terms, BigFraction[] c,
  @     BigInteger[] a) {
  @   //@ loop_invariant 0 <= n && n <= a.length;
  @   //@ loop_invariant termSum(terms, n) == LogNumber.logSum(c, a, n);
  @   //@ loop_writes n;
  @   for (int n = 0; n < a.length; n++) {
  @     boolean s = LogSums.termAdded(c, a, n) && oneMore(terms, n);
  @   }
  @   return true;
  @ }
  @ normal_behavior
  @   requires 0 <= n && n < terms.length && \nonnullelements(terms);
  @   ensures \result;
  @   ensures termSum(terms, n + 1)
  @       == termSum(terms, n) + terms[n].factor.value * terms[n].coefficient.value
  @           * Elementary.realLn((\real) terms[n].argument.value);
  @ static pure model boolean oneMore(LogTerm[] terms, int n) { return true; }
  @*/

  /** The terms of a coprime base with its weights. */
  /*@ normal_behavior
  @   requires \nonnullelements(base.elements) && \nonnullelements(base.weights);
  @   ensures \fresh(\result) && \nonnullelements(\result);
  @   ensures \result.length == base.elements.length;
  @   ensures (\forall int i; 0 <= i && i < \result.length;
  @       \result[i].argument == base.elements[i]);
  @   ensures termSum(\result, \result.length)
  @       == LogNumber.logSum(base.weights, base.elements, base.elements.length);
  @ pure */
  static LogTerm[] termsOf(CoprimeBase base) {
    LogTerm[] terms = new LogTerm[base.size()];
    /*@ loop_invariant 0 <= i && i <= terms.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; terms[k] != null
    @     && terms[k].argument == base.elements[k] && terms[k].factor.value == 1
    @     && terms[k].coefficient == base.weights[k]);
    @ loop_writes i, terms[*];
    @ loop_decreases terms.length - i; @*/
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new LogTerm(base.element(i), BigFraction.ONE, base.weight(i));
    }
    //@ ghost boolean s = sumsWithFactorOne(terms, base.weights, base.elements);
    return terms;
  }

  /** Orders by argument alone. Not consistent with equals, which is identity: sorting only. */
  /*@ also public normal_behavior
  @   ensures \result == argument.compareTo(o.argument);
  @ pure */
  @Override
  public int compareTo(LogTerm o) {
    return argument.compareTo(o.argument);
  }

  /**
   * The end (exclusive) of the run of terms with the argument of terms[from], in a sorted array.
   */
  /*@ requires 0 <= from && from < terms.length;
  @ ensures from < \result && \result <= terms.length;
  @ ensures (\forall int i; from <= i && i < \result;
  @     terms[i].argument.equals(terms[from].argument));
  @ pure */
  static int endOfRun(LogTerm[] terms, int from) {
    int to = from + 1;
    while (to < terms.length && terms[to].argument.equals(terms[from].argument)) {
      to++;
    }
    return to;
  }

  /** The total coefficient of the terms from ≤ i &lt; to, from &lt; to. */
  /*@ requires 0 <= from && from < to && to <= terms.length;
  @ ensures true; // the sum of factor * coefficient over the range
  @ pure */
  static BigFraction coefficient(LogTerm[] terms, int from, int to) {
    BigFraction[] factors = new BigFraction[to - from];
    BigFraction[] coefficients = new BigFraction[to - from];
    for (int i = from; i < to; i++) {
      factors[i - from] = terms[i].factor;
      coefficients[i - from] = terms[i].coefficient;
    }
    return Rationals.dot(factors, coefficients);
  }
}
