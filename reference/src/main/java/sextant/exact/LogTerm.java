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

  /*@ ensures this.argument == argument && this.factor == factor && this.coefficient == coefficient;
  @ pure */
  LogTerm(BigInteger argument, BigFraction factor, BigFraction coefficient) {
    this.argument = argument;
    this.factor = factor;
    this.coefficient = coefficient;
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
