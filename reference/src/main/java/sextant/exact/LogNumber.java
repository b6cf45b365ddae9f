package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A number c₀ + Σ cᵢ log aᵢ with rational cᵢ and integers aᵢ > 1; immutable, and safe to share
 * between threads. Addition and scaling are exact and cheap; equality and order are decidable.
 *
 * <p><b>Why zero is decidable.</b> Gcds turn Σ cᵢ log aᵢ into Σ wⱼ log bⱼ with bⱼ > 1 pairwise
 * coprime ({@link CoprimeBase}). Suppose c₀ + Σ wⱼ log bⱼ = 0. With N a common denominator of the
 * wⱼ, the rational number Π bⱼ^(N wⱼ) equals e^(−N c₀), which is irrational unless c₀ = 0
 * (Lambert); so c₀ = 0 and the product is 1. A prime in bⱼ divides no other base element, so its
 * exponent N wⱼ times a positive integer must vanish: all wⱼ = 0. Hence the number is zero exactly
 * when c₀ and all wⱼ are.
 *
 * <p><b>Why the sign terminates.</b> Enclosures decide most signs at once. If they do not, the zero
 * test does or shows that the number is not zero; then enclosures of growing precision shrink to a
 * point other than 0 and exclude it after finitely many steps.
 *
 * <pre>
 * symbol   here              meaning
 * c_0      rationalPart()    the rational part (determined by the value)
 * c_i      coefficient(i)    coefficient of the i-th logarithm, not 0
 * a_i      argument(i)       its argument, an integer > 1, ascending in i
 * b_j,w_j  CoprimeBase       pairwise coprime arguments and their coefficients
 * log      realLn            the natural logarithm, in contracts
 * </pre>
 */
public final class LogNumber implements Comparable<LogNumber> {
  /** The number 0. */
  public static final LogNumber ZERO =
      new LogNumber(BigFraction.ZERO, new BigInteger[0], new BigFraction[0]);

  private static final long[] HASH_PRIMES = {2, 3, 5};

  /*@ // The number itself. It is tied to the arrays by the contract of the constructor.
  @ public model \real value;
  @*/

  /*@ // The first n terms c_i log a_i.
  @ public normal_behavior
  @   requires 0 <= n && n <= c.length && n <= a.length;
  @   requires \nonnullelements(c) && \nonnullelements(a);
  @   ensures \result == (n == 0
  @       ? (\real) 0
  @       : logSum(c, a, n - 1) + c[n - 1].value * Elementary.realLn((\real) a[n - 1].value));
  @ public static pure model \real logSum(BigFraction[] c, BigInteger[] a, int n) {
  @   return n == 0
  @       ? (\real) 0
  @       : logSum(c, a, n - 1) + c[n - 1].value * Elementary.realLn((\real) a[n - 1].value);
  @ }
  @*/

  /*@ // The sum of the first n numbers.
  @ public normal_behavior
  @   requires 0 <= n && n <= v.length && \nonnullelements(v);
  @   ensures \result == (n == 0 ? (\real) 0 : sumOf(v, n - 1) + v[n - 1].value);
  @ public static pure model \real sumOf(LogNumber[] v, int n) {
  @   return n == 0 ? (\real) 0 : sumOf(v, n - 1) + v[n - 1].value;
  @ }
  @*/

  /*@ // The scalar product of the first n entries.
  @ public normal_behavior
  @   requires 0 <= n && n <= c.length && n <= v.length;
  @   requires \nonnullelements(c) && \nonnullelements(v);
  @   ensures \result
  @       == (n == 0 ? (\real) 0 : dotOf(c, v, n - 1) + c[n - 1].value * v[n - 1].value);
  @ public static pure model \real dotOf(BigFraction[] c, LogNumber[] v, int n) {
  @   return n == 0 ? (\real) 0 : dotOf(c, v, n - 1) + c[n - 1].value * v[n - 1].value;
  @ }
  @*/

  /*@ requires true;
  @ ensures ZERO.value == 0;
  @ static_initializer @*/

  // Private: clients reason about the value alone, and hold arrays of numbers.
  /*@ private invariant coefficients.length == arguments.length;
  @ private invariant (\forall int i; 0 <= i && i < arguments.length;
  @     arguments[i].bitLength() > 1 && coefficients[i].value != 0);
  @ private invariant (\forall int i; 0 < i && i < arguments.length;
  @     arguments[i - 1].compareTo(arguments[i]) < 0);
  @*/

  private final /*@ spec_public */ BigFraction constant;
  private final /*@ spec_public */ BigInteger[] arguments;
  private final /*@ spec_public */ BigFraction[] coefficients;

  /** A cache. Immutable and always the same, so that a race between threads is harmless. */
  private @Nullable Interval rough;

  /** Takes the arrays over; they satisfy the invariants above. */
  /*@ requires coefficients.length == arguments.length;
  @ ensures value == constant.value + logSum(coefficients, arguments, arguments.length);
  @ pure */
  LogNumber(BigFraction constant, BigInteger[] arguments, BigFraction[] coefficients) {
    this.constant = Rationals.isZero(constant) ? BigFraction.ZERO : constant;
    this.arguments = arguments;
    this.coefficients = coefficients;
  }

  /*@ // What value means: the definition of this name.
  @ normal_behavior
  @   ensures \result;
  @   ensures x.arguments.length == x.coefficients.length;
  @   ensures \nonnullelements(x.arguments) && \nonnullelements(x.coefficients);
  @   ensures x.value
  @       == x.constant.value + logSum(x.coefficients, x.arguments, x.arguments.length);
  @ static pure model boolean denotes(LogNumber x);
  @*/

  /** The number with these fields; takes the arrays over. */
  /*@ normal_behavior
  @   requires coefficients.length == arguments.length;
  @   requires \nonnullelements(arguments) && \nonnullelements(coefficients);
  @   requires (\forall int i; 0 <= i && i < arguments.length;
  @       arguments[i].bitLength() > 1 && coefficients[i].value != 0);
  @   requires (\forall int i; 0 < i && i < arguments.length;
  @       arguments[i - 1].compareTo(arguments[i]) < 0);
  @   ensures \result.constant.value == constant.value;
  @   ensures \result.arguments == arguments && \result.coefficients == coefficients;
  @ pure */
  static LogNumber madeOf(
      BigFraction constant, BigInteger[] arguments, BigFraction[] coefficients) {
    return new LogNumber(constant, arguments, coefficients);
  }

  /** The rational number c₀. */
  /*@ public normal_behavior
  @   ensures \result.value == c0.value;
  @ pure */
  public static LogNumber of(BigFraction c0) {
    LogNumber result = madeOf(c0, new BigInteger[0], new BigFraction[0]);
    //@ ghost boolean d = denotes(result);
    return result;
  }

  /** The natural logarithm of q > 0; log(p/r) is stored as log p − log r. */
  /*@ public normal_behavior
  @   requires q.value > 0;
  @   ensures \result.value == Elementary.realLn(q.value);
  @ also public exceptional_behavior
  @   requires q.value <= 0;
  @   signals_only ArithmeticException;
  @ pure */
  public static LogNumber log(BigFraction q) {
    if (Rationals.signum(q) <= 0) {
      throw new ArithmeticException("logarithm of a number that is not positive");
    }
    return logOfPositive(q);
  }

  /** log p − log r for q = p/r > 0: the law of the logarithm. */
  /*@ private normal_behavior
  @   requires q.value > 0;
  @   ensures \result.value == Elementary.realLn(q.value);
  @ pure */
  private static LogNumber logOfPositive(BigFraction q) {
    return differenceOfLogs(q.getNumerator(), q.getDenominator());
  }

  /** log p − log r. */
  /*@ private normal_behavior
  @   requires p.value > 0 && r.value > 0;
  @   ensures \result.value
  @       == Elementary.realLn((\real) p.value) - Elementary.realLn((\real) r.value);
  @ pure */
  private static LogNumber differenceOfLogs(BigInteger p, BigInteger r) {
    LogTerm[] terms = {
      new LogTerm(p, BigFraction.ONE, BigFraction.ONE),
      new LogTerm(r, BigFraction.MINUS_ONE, BigFraction.ONE)
    };
    //@ ghost boolean s = LogTerm.oneMore(terms, 0) && LogTerm.oneMore(terms, 1);
    return LogSums.gather(BigFraction.ZERO, terms);
  }

  /** this + o. */
  /*@ public normal_behavior
  @   ensures \result.value == this.value + o.value;
  @ pure */
  public LogNumber add(LogNumber o) {
    return LogSums.add(this, o);
  }

  /** this − o. */
  /*@ public normal_behavior
  @   ensures \result.value == this.value - o.value;
  @ pure */
  public LogNumber subtract(LogNumber o) {
    return add(o.negate());
  }

  /** −this. */
  /*@ public normal_behavior
  @   ensures \result.value == 0 - this.value;
  @ pure */
  public LogNumber negate() {
    return multiply(BigFraction.MINUS_ONE);
  }

  /** c · this. */
  /*@ public normal_behavior
  @   ensures \result.value == c.value * this.value;
  @ pure */
  public LogNumber multiply(BigFraction c) {
    if (Rationals.isZero(c)) {
      return ZERO;
    }
    //@ ghost boolean d = denotes(this);
    BigFraction[] scaled = eachTimes(coefficients, c);
    LogNumber result = madeOf(constant.multiply(c), arguments, scaled);
    /*@ ghost boolean r = denotes(result)
    @     && LogSums.sumScaled(scaled, coefficients, arguments, c.value); @*/
    /*@ ghost boolean s = LogSums.termScaled(c.value, 1,
    @     logSum(coefficients, arguments, arguments.length), constant.value, c.value, value,
    @     result.constant.value, result.value); @*/
    return result;
  }

  /** The factors times q. */
  /*@ private normal_behavior
  @   requires \nonnullelements(factors) && q.value != 0;
  @   requires (\forall int k; 0 <= k && k < factors.length; factors[k].value != 0);
  @   ensures \fresh(\result) && \result.length == factors.length && \nonnullelements(\result);
  @   ensures (\forall int k; 0 <= k && k < factors.length;
  @       \result[k].value == factors[k].value * q.value && \result[k].value != 0);
  @ pure */
  private static BigFraction[] eachTimes(BigFraction[] factors, BigFraction q) {
    BigFraction[] products = new BigFraction[factors.length];
    /*@ loop_invariant 0 <= i && i <= factors.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i;
    @     products[k] != null && products[k].value == factors[k].value * q.value
    @     && products[k].value != 0);
    @ loop_writes i, products[*];
    @ loop_decreases factors.length - i; @*/
    for (int i = 0; i < products.length; i++) {
      //@ ghost boolean z = PowerLaws.productNotZero(factors[i].value, q.value);
      products[i] = factors[i].multiply(q);
    }
    return products;
  }

  /** |this|. */
  /*@ public normal_behavior
  @   ensures \result.value == (this.value < 0 ? 0 - this.value : this.value);
  @ pure */
  public LogNumber abs() {
    return signum() < 0 ? negate() : this;
  }

  /** The sum of the numbers, 0 for none: all terms are sorted once, each coefficient added once. */
  /*@ public normal_behavior
  @   requires \nonnullelements(v);
  @   ensures \result.value == sumOf(v, v.length);
  @ pure */
  public static LogNumber sum(LogNumber[] v) {
    BigFraction[] ones = new BigFraction[v.length];
    /*@ loop_invariant 0 <= k && k <= v.length;
    @ loop_invariant (\forall int i; 0 <= i && i < k; ones[i] != null && ones[i].value == 1);
    @ loop_writes k, ones[*];
    @ loop_decreases v.length - k; @*/
    for (int k = 0; k < v.length; k++) {
      ones[k] = Rationals.of(1);
    }
    //@ ghost boolean same = LogSums.weighsAlike(ones, v);
    return dot(ones, v);
  }

  /** The scalar product Σ cᵢ vᵢ of two arrays of one length. */
  /*@ public normal_behavior
  @   requires c.length == v.length && \nonnullelements(c) && \nonnullelements(v);
  @   ensures \result.value == dotOf(c, v, c.length);
  @ also public exceptional_behavior
  @   requires c.length != v.length;
  @   signals_only IllegalArgumentException;
  @ pure */
  public static LogNumber dot(BigFraction[] c, LogNumber[] v) {
    if (c.length != v.length) {
      throw new IllegalArgumentException("lengths " + c.length + " and " + v.length + " differ");
    }
    return LogSums.dot(c, v);
  }

  /** The sign: -1, 0 or 1; always decided (see the head of this class). */
  /*@ public normal_behavior
  @   ensures (\result == 1 <==> value > 0) && (\result == 0 <==> value == 0)
  @       && (\result == -1 <==> value < 0);
  @ pure */
  public int signum() {
    int sign = LogEnclosure.quickSign(this);
    return sign == Interval.INDETERMINATE ? enclose(1).sign() : sign;
  }

  /** Whether the value is 0: decided by enclosures when it clearly is not, else exactly. */
  /*@ public normal_behavior
  @   ensures \result <==> value == 0;
  @ pure */
  public boolean isZero() {
    int sign = LogEnclosure.quickSign(this);
    return sign == 0 || (sign == Interval.INDETERMINATE && isZeroExactly());
  }

  /** The exact zero test: c₀ = 0 and every coefficient over a coprime base is 0. */
  /*@ normal_behavior
  @   ensures \result <==> value == 0;
  @ pure */
  boolean isZeroExactly() {
    return Rationals.isZero(constant) && isRational();
  }

  /** An enclosure of the value with about 64 bits, kept: pure but for that cache. */
  /*@ normal_behavior
  @   ensures \result.lo().value <= value && value <= \result.hi().value;
  @ pure */
  Interval rough() {
    Interval known = rough;
    if (known == null) {
      known = LogEnclosure.evaluate(this, LogEnclosure.ROUGH_BITS);
      rough = known;
    }
    return known;
  }

  /**
   * A certified enclosure [lo, hi] with hi − lo ≤ 2^(−bits) · min |x| over it: the precision grows
   * until cancellation is made up for. Exactly [0, 0] when the value is 0, so that the sign of the
   * enclosure is always the sign of the number. Needs bits ≥ 1.
   */
  /*@ public normal_behavior
  @   requires bits >= 1;
  @   ensures \result.lo().value <= value && value <= \result.hi().value;
  @   ensures value == 0 ==> \result.lo().value == 0 && \result.hi().value == 0;
  @   ensures value > 0 ==> \result.lo().value > 0;
  @   ensures value < 0 ==> \result.hi().value < 0;
  @ pure */
  public Interval enclose(int bits) {
    return LogEnclosure.enclose(this, bits);
  }

  /** The order of the values. */
  /*@ also public normal_behavior
  @   ensures (\result < 0 <==> this.value < o.value) && (\result == 0 <==> this.value == o.value)
  @       && (\result > 0 <==> this.value > o.value);
  @ pure */
  @Override
  public int compareTo(LogNumber o) {
    if (this == o) {
      return 0;
    }
    return LogEnclosure.order(this, o);
  }

  /*@ // The invariant of a number that is known as an object.
  @ normal_behavior
  @   ensures \result;
  @   ensures x.coefficients.length == x.arguments.length;
  @   ensures (\forall int i; 0 <= i && i < x.arguments.length;
  @       x.arguments[i].bitLength() > 1 && x.coefficients[i].value != 0);
  @   ensures (\forall int i; 0 < i && i < x.arguments.length;
  @       x.arguments[i - 1].compareTo(x.arguments[i]) < 0);
  @ static pure model boolean wellFormed(LogNumber x) { return true; }
  @*/

  /** Whether the other object is a LogNumber of the same value, however written. */
  /*@ also public normal_behavior
  @   ensures \result <==> other instanceof LogNumber && ((LogNumber) other).value == this.value;
  @ pure */
  @Override
  public boolean equals(/*@ nullable @*/ @Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof LogNumber)) {
      return false;
    }
    LogNumber o = (LogNumber) other;
    //@ ghost boolean w = wellFormed(o);
    return sameConstant(o) && compareTo(o) == 0;
  }

  /** Whether c₀ agrees: the value determines it, as the difference of two equal numbers shows. */
  /*@ private normal_behavior
  @   ensures !\result ==> this.value != o.value;
  @ pure */
  private boolean sameConstant(LogNumber o) {
    return Rationals.equal(constant, o.constant);
  }

  /**
   * Made of c₀ and the total exponents Σ cᵢ v_p(aᵢ) of p = 2, 3, 5: all determined by the value, as
   * the logarithms of primes are linearly independent. Numbers that differ only beyond collide.
   */
  /*@ also public normal_behavior
  @   ensures true;
  @ pure */
  @Override
  public int hashCode() {
    int hash = constant.hashCode();
    for (int i = 0; i < HASH_PRIMES.length; i++) {
      BigInteger p = BigInteger.valueOf(HASH_PRIMES[i]);
      hash = 31 * hash + CanonicalForm.exponent(p, arguments, coefficients).hashCode();
    }
    return hash;
  }

  /** The larger of the two. */
  /*@ public normal_behavior
  @   ensures \result.value >= a.value && \result.value >= b.value;
  @   ensures \result == a || \result == b;
  @ pure */
  public static LogNumber max(LogNumber a, LogNumber b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** The smaller of the two. */
  /*@ public normal_behavior
  @   ensures \result.value <= a.value && \result.value <= b.value;
  @   ensures \result == a || \result == b;
  @ pure */
  public static LogNumber min(LogNumber a, LogNumber b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** Whether the value is rational; if so it is c₀, for a non-zero Σ cᵢ log aᵢ is irrational. */
  /*@ public normal_behavior
  @   ensures \result <==> value == constant.value;
  @ pure */
  public boolean isRational() {
    //@ ghost boolean d = denotes(this);
    return CanonicalForm.isZeroSum(arguments, coefficients);
  }

  /** The rational part c₀, which the value determines: no two ways to write it differ in c₀. */
  /*@ public normal_behavior
  @   ensures \result.value == constant.value;
  @ pure */
  public BigFraction rationalPart() {
    return constant;
  }

  /**
   * The same number with pairwise coprime arguments, none a perfect power, and primes below 1000
   * apart. A function of the arguments present, whatever their order; two numbers of one value may
   * differ here when their arguments share no large prime factor that gcds can find.
   */
  /*@ public normal_behavior
  @   ensures \result.value == this.value;
  @ pure */
  public LogNumber canonical() {
    //@ ghost boolean d = denotes(this);
    CoprimeBase base = CanonicalForm.base(arguments, coefficients);
    LogTerm[] terms = LogTerm.termsOf(base);
    return LogSums.gather(constant, terms);
  }

  /** The number of logarithms as stored. */
  /*@ public normal_behavior
  @   ensures \result >= 0 && \result == arguments.length;
  @ pure */
  public int termCount() {
    return arguments.length;
  }

  /** The argument of the i-th logarithm, an integer greater than 1; ascending in i. */
  /*@ public normal_behavior
  @   requires 0 <= i && i < termCount();
  @   ensures \result == arguments[i];
  @ pure */
  public BigInteger argument(int i) {
    return arguments[i];
  }

  /** The coefficient of the i-th logarithm, not 0. */
  /*@ public normal_behavior
  @   requires 0 <= i && i < termCount();
  @   ensures \result == coefficients[i];
  @ pure */
  public BigFraction coefficient(int i) {
    return coefficients[i];
  }

  /**
   * e^value when it is rational with numerator and denominator of at most maxBits bits, else null.
   * For c₀ ≠ 0 it is irrational: e^c₀ is transcendental and Π aᵢ^cᵢ algebraic (Lindemann).
   */
  /*@ public normal_behavior
  @   requires maxBits >= 1;
  @   ensures \result != null ==> \result.value > 0 && Elementary.realLn(\result.value) == value;
  @ pure */
  public @Nullable BigFraction exp(int maxBits) {
    return Rationals.isZero(constant) ? CanonicalForm.exp(arguments, coefficients, maxBits) : null;
  }

  /** The number as stored, in the form "1/2 + 3*log(2) - log(5)". */
  /*@ also public normal_behavior
  @   ensures true;
  @ pure */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (arguments.length == 0 || !Rationals.isZero(constant)) {
      text.append(Rationals.format(constant));
    }
    for (int i = 0; i < arguments.length; i++) {
      boolean negative = Rationals.signum(coefficients[i]) < 0;
      if (text.length() == 0) {
        text.append(negative ? "-" : "");
      } else {
        text.append(negative ? " - " : " + ");
      }
      BigFraction size = Rationals.abs(coefficients[i]);
      if (!Rationals.equal(size, BigFraction.ONE)) {
        text.append(Rationals.format(size)).append('*');
      }
      text.append("log(").append(arguments[i]).append(')');
    }
    return text.toString();
  }
}
