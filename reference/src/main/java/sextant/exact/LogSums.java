package sextant.exact;

import java.math.BigInteger;
import java.util.Arrays;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Sums of {@link LogNumber}s: two by a merge of their ascending terms, many by sorting all terms.
 *
 * <pre>
 * symbol   here           meaning
 * c_0      constant       the rational part
 * c_i      coefficients   coefficients of the logarithms, not 0
 * a_i      arguments      their arguments, integers > 1, ascending
 * </pre>
 */
final class LogSums {
  private LogSums() {}

  /*@ // With weights 1 the scalar product is the sum, by induction.
  @ public normal_behavior
  @   requires ones.length == v.length && \nonnullelements(ones) && \nonnullelements(v);
  @   requires (\forall int k; 0 <= k && k < ones.length; ones[k].value == 1);
  @   ensures \result;
  @   ensures LogNumber.dotOf(ones, v, v.length) == LogNumber.sumOf(v, v.length);
  @ public static pure model boolean weighsAlike(BigFraction[] ones, LogNumber[] v) {
  @   //@ loop_invariant 0 <= n && n <= v.length && LogNumber.dotOf(ones, v, n) == LogNumber.sumOf(v, n);
  @   //@ loop_writes n;
  @   for (int n = 0; n < v.length; n++) {}
  @   return true;
  @ }
  @*/

  /*@ // A common factor of the coefficients, by induction.
  @ normal_behavior
  @   requires c.length == a.length && scaled.length == a.length;
  @   requires \nonnullelements(c) && \nonnullelements(a) && \nonnullelements(scaled);
  @   requires (\forall int i; 0 <= i && i < a.length; scaled[i].value == c[i].value * q);
  @   ensures \result;
  @   ensures LogNumber.logSum(scaled, a, a.length) == q * LogNumber.logSum(c, a, a.length);
  @ static pure model boolean sumScaled(BigFraction[] scaled, BigFraction[] c, BigInteger[] a,
  @     \real q) {
  @   //@ loop_invariant 0 <= n && n <= a.length;
  @   //@ loop_invariant LogNumber.logSum(scaled, a, n) == q * LogNumber.logSum(c, a, n);
  @   //@ loop_writes n;
  @   for (int n = 0; n < a.length; n++) {
  @     boolean s = nextScaled(scaled, c, a, q, n);
  @   }
  @   return true;
  @ }
  @ normal_behavior
  @   requires 0 <= n && n < c.length && c.length == a.length && scaled.length == a.length;
  @   requires \nonnullelements(c) && \nonnullelements(a) && \nonnullelements(scaled);
  @   requires scaled[n].value == c[n].value * q;
  @   requires LogNumber.logSum(scaled, a, n) == q * LogNumber.logSum(c, a, n);
  @   ensures \result;
  @   ensures LogNumber.logSum(scaled, a, n + 1) == q * LogNumber.logSum(c, a, n + 1);
  @ static pure model boolean nextScaled(BigFraction[] scaled, BigFraction[] c, BigInteger[] a,
  @     \real q, int n) {
  @   boolean s = termAdded(scaled, a, n) && termAdded(c, a, n);
  @   boolean t = termScaled(q, c[n].value, Elementary.realLn((\real) a[n].value),
  @       LogNumber.logSum(c, a, n), scaled[n].value, LogNumber.logSum(c, a, n + 1),
  @       LogNumber.logSum(scaled, a, n),
  @       LogNumber.logSum(scaled, a, n + 1));
  @   return true;
  @ }
  @ normal_behavior
  @   requires 0 <= n && n < c.length && c.length == a.length;
  @   requires \nonnullelements(c) && \nonnullelements(a);
  @   ensures \result;
  @   ensures LogNumber.logSum(c, a, n + 1)
  @       == LogNumber.logSum(c, a, n) + c[n].value * Elementary.realLn((\real) a[n].value);
  @ static pure model boolean termAdded(BigFraction[] c, BigInteger[] a, int n) { return true; }
  @ normal_behavior
  @   requires s == c * q && y == q * t && u == t + c * l && v == y + s * l;
  @   ensures \result;
  @   ensures v == q * u;
  @ static pure model boolean termScaled(\real q, \real c, \real l, \real t, \real s, \real u,
  @     \real y, \real v) {
  @   boolean w = Powers.scaled(q, c, l, c * l, s) && distributed(q, t, c * l, u);
  @   return true;
  @ }
  @ normal_behavior
  @   requires z == x + y;
  @   ensures \result;
  @   ensures q * z == q * x + q * y;
  @ static pure model boolean distributed(\real q, \real x, \real y, \real z) { return true; }
  @*/

  /** x + y. */
  /*@ normal_behavior
  @   ensures \result.value == x.value + y.value;
  @ pure */
  static LogNumber add(LogNumber x, LogNumber y) {
    int n = x.termCount() + y.termCount();
    BigInteger[] arguments = new BigInteger[n];
    BigFraction[] coefficients = new BigFraction[n];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < x.termCount() || j < y.termCount()) {
      int order = compareHeads(x, i, y, j);
      if (order < 0) {
        arguments[size] = x.argument(i);
        coefficients[size] = x.coefficient(i);
      } else if (order > 0) {
        arguments[size] = y.argument(j);
        coefficients[size] = y.coefficient(j);
      } else {
        arguments[size] = x.argument(i);
        coefficients[size] = x.coefficient(i).add(y.coefficient(j));
      }
      size += Rationals.isZero(coefficients[size]) ? 0 : 1;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    BigFraction constant = x.rationalPart().add(y.rationalPart());
    return shortened(constant, arguments, coefficients, size);
  }

  /** Compares argument i of x with argument j of y; one past the end counts as infinite. */
  private static int compareHeads(LogNumber x, int i, LogNumber y, int j) {
    if (i == x.termCount()) {
      return 1;
    }
    return j == y.termCount() ? -1 : x.argument(i).compareTo(y.argument(j));
  }

  /** Σ cᵢ vᵢ. */
  /*@ normal_behavior
  @   requires c.length == v.length && \nonnullelements(c) && \nonnullelements(v);
  @   ensures \result.value == LogNumber.dotOf(c, v, c.length);
  @ pure */
  static LogNumber dot(BigFraction[] c, LogNumber[] v) {
    BigFraction[] constants = new BigFraction[v.length];
    int total = 0;
    for (int i = 0; i < v.length; i++) {
      constants[i] = v[i].rationalPart();
      total = Math.addExact(total, v[i].termCount());
    }
    LogTerm[] terms = new LogTerm[total];
    int at = 0;
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v[i].termCount(); j++) {
        terms[at] = new LogTerm(v[i].argument(j), c[i], v[i].coefficient(j));
        at++;
      }
    }
    return gather(Rationals.dot(c, constants), terms);
  }

  /** The number with these terms in any order, arguments ≥ 1, which may repeat. Sorts the array. */
  /*@ normal_behavior
  @   requires \nonnullelements(terms);
  @   requires (\forall int i; 0 <= i && i < terms.length; terms[i].argument.value >= 1);
  @   assignable terms[*];
  @   ensures \nonnullelements(terms);
  @   ensures \result.value == constant.value + \old(LogTerm.termSum(terms, terms.length));
  @*/
  static LogNumber gather(BigFraction constant, LogTerm[] terms) {
    Arrays.sort(terms);
    BigInteger[] arguments = new BigInteger[terms.length];
    BigFraction[] coefficients = new BigFraction[terms.length];
    int size = 0;
    int from = 0;
    while (from < terms.length) {
      int to = LogTerm.endOfRun(terms, from);
      arguments[size] = terms[from].argument;
      coefficients[size] = LogTerm.coefficient(terms, from, to);
      boolean vanishes =
          Rationals.isZero(coefficients[size]) || arguments[size].equals(BigInteger.ONE);
      size += vanishes ? 0 : 1;
      from = to;
    }
    return shortened(constant, arguments, coefficients, size);
  }

  private static LogNumber shortened(
      BigFraction constant, BigInteger[] arguments, BigFraction[] coefficients, int size) {
    BigInteger[] keptArguments = new BigInteger[size];
    BigFraction[] keptCoefficients = new BigFraction[size];
    System.arraycopy(arguments, 0, keptArguments, 0, size);
    System.arraycopy(coefficients, 0, keptCoefficients, 0, size);
    return LogNumber.madeOf(constant, keptArguments, keptCoefficients);
  }
}
