package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * The sum of many fractions with a single reduction at its end, after P. Henrici (see {@link
 * Rationals}).
 *
 * <pre>
 * symbol      here        meaning
 * a/b, c/d    num, den    numerators and denominators, b, d > 0, not reduced
 * g           g           gcd(b, d)
 * </pre>
 */
final class ReducedOnce {

  /*@ // n/d for d > 0.
  @ normal_behavior
  @   ensures d > 0 ==> \result * d == n;
  @ static pure heap_free model \real ratioOf(\bigint n, \bigint d) {
  @   return d > 0 ? ((\real) n) / d : (\real) 0;
  @ }
  @*/

  /*@ // The sum of num[i] / den[i] over from <= i < to.
  @ normal_behavior
  @   requires 0 <= from && from <= to && to <= num.length && to <= den.length;
  @   requires \nonnullelements(num) && \nonnullelements(den);
  @   ensures \result == (from == to
  @       ? (\real) 0
  @       : ratioSum(num, den, from, to - 1) + ratioOf(num[to - 1].value, den[to - 1].value));
  @ static pure model \real ratioSum(BigInteger[] num, BigInteger[] den, int from, int to) {
  @   return from == to
  @       ? (\real) 0
  @       : ratioSum(num, den, from, to - 1) + ratioOf(num[to - 1].value, den[to - 1].value);
  @ }
  @*/

  /*@ // q d = n gives q = n/d.
  @ normal_behavior
  @   requires d > 0 && q * d == n;
  @   ensures \result;
  @   ensures q == ratioOf(n, d);
  @ static pure model boolean ratioIs(\real q, \bigint n, \bigint d) {
  @   //@ ghost boolean u = uniqueRatio(q, ratioOf(n, d), d);
  @   return true;
  @ }
  @ normal_behavior
  @   requires d > 0 && q * d == r * d;
  @   ensures \result;
  @   ensures q == r;
  @ static pure model boolean uniqueRatio(\real q, \real r, \real d) { return true; }
  @*/

  /*@ // The product of n/d and m/e.
  @ normal_behavior
  @   requires d > 0 && q * d == n && e > 0 && r * e == m && u == n * m && v == d * e;
  @   ensures \result;
  @   ensures v > 0 && (q * r) * v == u;
  @ static pure model boolean productAbove(\real q, \bigint n, \bigint d, \real r, \bigint m,
  @     \bigint e, \bigint u, \bigint v) { return true; }
  @*/

  /*@ // The sum of the terms is that of their numerators over their denominators, by induction.
  @ normal_behavior
  @   requires terms.length == num.length && terms.length == den.length;
  @   requires \nonnullelements(terms) && \nonnullelements(num) && \nonnullelements(den);
  @   requires (\forall int k; 0 <= k && k < num.length;
  @       terms[k].value == ratioOf(num[k].value, den[k].value));
  @   ensures \result;
  @   ensures Rationals.sumOf(terms, terms.length) == ratioSum(num, den, 0, num.length);
  @ static pure model boolean sumsAlike(BigFraction[] terms, BigInteger[] num, BigInteger[] den) {
  @   //@ loop_invariant 0 <= n && n <= num.length;
  @   //@ loop_invariant Rationals.sumOf(terms, n) == ratioSum(num, den, 0, n);
  @   //@ loop_writes n;
  @   for (int n = 0; n < num.length; n++) {}
  @   return true;
  @ }
  @*/

  /*@ // The same of the products.
  @ normal_behavior
  @   requires a.length == b.length && a.length == num.length && a.length == den.length;
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   requires \nonnullelements(num) && \nonnullelements(den);
  @   requires (\forall int k; 0 <= k && k < num.length;
  @       a[k].value * b[k].value == ratioOf(num[k].value, den[k].value));
  @   ensures \result;
  @   ensures Rationals.dotOf(a, b, a.length) == ratioSum(num, den, 0, num.length);
  @ static pure model boolean productsAlike(BigFraction[] a, BigFraction[] b, BigInteger[] num,
  @     BigInteger[] den) {
  @   //@ loop_invariant 0 <= n && n <= num.length;
  @   //@ loop_invariant Rationals.dotOf(a, b, n) == ratioSum(num, den, 0, n);
  @   //@ loop_writes n;
  @   for (int n = 0; n < num.length; n++) {}
  @   return true;
  @ }
  @*/

  /*@ // A sum in two parts, by induction.
  @ normal_behavior
  @   requires 0 <= from && from <= middle && middle <= to;
  @   requires to <= num.length && to <= den.length;
  @   requires \nonnullelements(num) && \nonnullelements(den);
  @   ensures \result;
  @   ensures ratioSum(num, den, from, to)
  @       == ratioSum(num, den, from, middle) + ratioSum(num, den, middle, to);
  @ static pure model boolean sumInParts(BigInteger[] num, BigInteger[] den, int from, int middle,
  @     int to) {
  @   //@ loop_invariant middle <= n && n <= to;
  @   //@ loop_invariant ratioSum(num, den, from, n)
  @   //@     == ratioSum(num, den, from, middle) + ratioSum(num, den, middle, n);
  @   //@ loop_writes n;
  @   for (int n = middle; n < to; n++) {}
  @   return true;
  @ }
  @*/

  /*@ // With a = s b, c = t d, b = f g and d = e g: a e + c f = (s + t)(b e).
  @ normal_behavior
  @   requires a == s * b && c == t * d && b == f * g && d == e * g && n == a * e + c * f;
  @   requires b > 0 && d > 0 && g > 0 && m == b * e;
  @   ensures \result;
  @   ensures m > 0 && ratioOf(n, m) == s + t;
  @ static pure model boolean commonSum(\real s, \real t, \bigint a, \bigint b, \bigint c,
  @     \bigint d, \bigint e, \bigint f, \bigint g, \bigint n, \bigint m) {
  @   //@ ghost boolean p = crossed(d, e, g, b, m) && cleared(s, t, a, b, c, d, e, f, g, n, m);
  @   //@ ghost boolean r = ratioIs(s + t, n, m);
  @   return true;
  @ }
  @ normal_behavior
  @   requires b > 0 && d > 0 && g > 0 && d == e * g && m == b * e;
  @   ensures \result;
  @   ensures m > 0;
  @ static pure model boolean crossed(\bigint d, \bigint e, \bigint g, \bigint b, \bigint m) {
  @   return true;
  @ }
  @ normal_behavior
  @   requires a == s * b && c == t * d && b == f * g && d == e * g && n == a * e + c * f;
  @   requires m == b * e;
  @   ensures \result;
  @   ensures (s + t) * m == n;
  @ static pure model boolean cleared(\real s, \real t, \real a, \real b, \real c, \real d,
  @     \real e, \real f, \real g, \real n, \real m) {
  @   //@ ghost boolean p = Powers.scaled(f, g, e, d, b) && Powers.scaled(s, b, e, m, a);
  @   //@ ghost boolean q = Powers.scaled(t, d, f, m, c);
  @   return true;
  @ }
  @*/

  private ReducedOnce() {}

  /** The sum of {@code num[i] / den[i]}, 0 for none. */
  /*@ normal_behavior
  @   requires num.length == den.length && \nonnullelements(num) && \nonnullelements(den);
  @   requires (\forall int k; 0 <= k && k < den.length; den[k].value > 0);
  @   ensures \result.value == ratioSum(num, den, 0, num.length);
  @ pure */
  static BigFraction sum(BigInteger[] num, BigInteger[] den) {
    if (num.length == 0) {
      return BigFraction.ZERO;
    }
    BigInteger[] total = sumRange(num, den, 0, num.length);
    return fraction(total[0], total[1]);
  }

  /** {@code n / d}, reduced. */
  /*@ private normal_behavior requires d.value > 0;
  @   ensures \result.value == ratioOf(n.value, d.value); pure @*/
  private static BigFraction fraction(BigInteger n, BigInteger d) {
    BigFraction result = new BigFraction(n, d);
    //@ ghost boolean r = ratioIs(result.value, n.value, d.value);
    return result;
  }

  /** The product of two numerators. */
  /*@ private normal_behavior
  @   ensures \result.value
  @       == BigFraction.numeratorOf(x.value) * BigFraction.numeratorOf(y.value); pure @*/
  private static BigInteger numerators(BigFraction x, BigFraction y) {
    return x.getNumerator().multiply(y.getNumerator());
  }

  /** The product of two denominators. */
  /*@ private normal_behavior
  @   ensures \result.value > 0 && (x.value * y.value) * \result.value
  @       == BigFraction.numeratorOf(x.value) * BigFraction.numeratorOf(y.value); pure @*/
  private static BigInteger denominators(BigFraction x, BigFraction y) {
    BigInteger d = x.getDenominator();
    BigInteger e = y.getDenominator();
    BigInteger product = d.multiply(e);
    /*@ ghost boolean p = productAbove(x.value, BigFraction.numeratorOf(x.value), d.value, y.value,
    @     BigFraction.numeratorOf(y.value), e.value,
    @     BigFraction.numeratorOf(x.value) * BigFraction.numeratorOf(y.value), product.value); @*/
    return product;
  }

  /** The sum of {@code a[i] * b[i]}. */
  /*@ normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == Rationals.dotOf(a, b, a.length);
  @ pure */
  static BigFraction dot(BigFraction[] a, BigFraction[] b) {
    BigInteger[] num = new BigInteger[a.length];
    BigInteger[] den = new BigInteger[a.length];
    /*@ loop_invariant 0 <= i && i <= a.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; num[k] != null && den[k] != null
    @     && den[k].value > 0
    @     && a[k].value * b[k].value == ratioOf(num[k].value, den[k].value));
    @ loop_writes i, num[*], den[*];
    @ loop_decreases a.length - i; @*/
    for (int i = 0; i < a.length; i++) {
      num[i] = numerators(a[i], b[i]);
      den[i] = denominators(a[i], b[i]);
      //@ ghost boolean r = ratioIs(a[i].value * b[i].value, num[i].value, den[i].value);
    }
    //@ ghost boolean s = productsAlike(a, b, num, den);
    return sum(num, den);
  }

  /**
   * {numerator, denominator} of the sum over from ≤ i &lt; to, from &lt; to, over the least common
   * multiple of the halves' denominators. Halving keeps the operands of one size, and equal
   * denominators, the usual case, cost no gcd at all.
   */
  /*@ private normal_behavior
  @   requires 0 <= from && from < to && to <= num.length && num.length == den.length;
  @   requires \nonnullelements(num) && \nonnullelements(den);
  @   requires (\forall int k; 0 <= k && k < den.length; den[k].value > 0);
  @   measured_by to - from;
  @   ensures \result.length == 2 && \nonnullelements(\result) && \result[1].value > 0;
  @   ensures ratioOf(\result[0].value, \result[1].value) == ratioSum(num, den, from, to);
  @ pure */
  private static BigInteger[] sumRange(BigInteger[] num, BigInteger[] den, int from, int to) {
    if (to - from == 1) {
      return new BigInteger[] {num[from], den[from]};
    }
    int middle = from + (to - from) / 2;
    BigInteger[] left = sumRange(num, den, from, middle);
    BigInteger[] right = sumRange(num, den, middle, to);
    //@ ghost boolean p = sumInParts(num, den, from, middle, to);
    return joined(left, right);
  }

  /** {numerator, denominator} of a/b + c/d, over the least common multiple of b and d. */
  /*@ private normal_behavior
  @   requires left.length == 2 && \nonnullelements(left) && left[1].value > 0;
  @   requires right.length == 2 && \nonnullelements(right) && right[1].value > 0;
  @   ensures \result.length == 2 && \nonnullelements(\result) && \result[1].value > 0;
  @   ensures ratioOf(\result[0].value, \result[1].value)
  @       == ratioOf(left[0].value, left[1].value) + ratioOf(right[0].value, right[1].value);
  @ pure */
  private static BigInteger[] joined(BigInteger[] left, BigInteger[] right) {
    if (left[0].signum() == 0) {
      //@ ghost boolean z = ratioIs(0, left[0].value, left[1].value);
      return right;
    }
    if (right[0].signum() == 0) {
      //@ ghost boolean z = ratioIs(0, right[0].value, right[1].value);
      return left;
    }
    if (left[1].compareTo(right[1]) == 0) {
      BigInteger sum = left[0].add(right[0]);
      /*@ ghost boolean e = ratioIs(ratioOf(left[0].value, left[1].value)
      @     + ratioOf(right[0].value, right[1].value), sum.value, left[1].value); @*/
      return new BigInteger[] {sum, left[1]};
    }
    // a/b + c/d = (a (d/g) + c (b/g)) / (b (d/g)), and b (d/g) = lcm(b, d).
    BigInteger g = Binary.commonDivisor(left[1], right[1]);
    BigInteger leftScale = Binary.exactQuotient(right[1], g);
    BigInteger rightScale = Binary.exactQuotient(left[1], g);
    BigInteger numerator = left[0].multiply(leftScale).add(right[0].multiply(rightScale));
    BigInteger denominator = left[1].multiply(leftScale);
    /*@ ghost boolean c = commonSum(ratioOf(left[0].value, left[1].value),
    @     ratioOf(right[0].value, right[1].value), left[0].value, left[1].value, right[0].value,
    @     right[1].value, leftScale.value, rightScale.value, g.value, numerator.value,
    @     denominator.value); @*/
    return new BigInteger[] {numerator, denominator};
  }
}
