package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Exact helpers over {@link BigFraction}: reading, sums that are reduced once, powers and exact
 * roots.
 *
 * <p>Sums follow P. Henrici, "A subroutine for computations with rational numbers", J. ACM 3
 * (1956): for a/b + c/d only g = gcd(b, d) matters to the common denominator. Long sums are added
 * pairwise over the least common denominator and reduced a single time at the end.
 *
 * <pre>
 * symbol    here            meaning
 * a/b, c/d  num, den        numerators and denominators inside a sum, not reduced
 * g         g               gcd(b, d)
 * r         exactRoot       the r >= 0 with r^n = q
 * </pre>
 */
public final class Rationals {
  private static final int ECHO_LENGTH = 32;
  private static final String FORM = "not a rational number: use \"3/7\", \"-2\" or \"0.25\"";

  private Rationals() {}

  /*@ // The sum of the first n terms; the subject of the contracts below.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && \nonnullelements(a);
  @   ensures \result == (n == 0 ? (\real) 0 : sumOf(a, n - 1) + a[n - 1].value);
  @ public static pure model \real sumOf(BigFraction[] a, int n) {
  @   return n == 0 ? (\real) 0 : sumOf(a, n - 1) + a[n - 1].value;
  @ }
  @*/

  /*@ // The scalar product of the first n entries.
  @ public normal_behavior
  @   requires 0 <= n && n <= a.length && n <= b.length;
  @   requires \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result
  @       == (n == 0 ? (\real) 0 : dotOf(a, b, n - 1) + a[n - 1].value * b[n - 1].value);
  @ public static pure model \real dotOf(BigFraction[] a, BigFraction[] b, int n) {
  @   return n == 0 ? (\real) 0 : dotOf(a, b, n - 1) + a[n - 1].value * b[n - 1].value;
  @ }
  @*/

  /*@ // q^n for n >= 0.
  @ public normal_behavior
  @   requires n >= 0;
  @   ensures \result == (n == 0 ? (\real) 1 : q * powerOf(q, n - 1));
  @ public static pure heap_free model \real powerOf(\real q, int n) {
  @   return n == 0 ? (\real) 1 : q * powerOf(q, n - 1);
  @ }
  @*/

  /**
   * Reads {@code -?digits}, {@code -?digits/digits} or {@code -?digits.digits}, ASCII digits only,
   * nothing else. The digits are counted before any number is made, so that a hostile string costs
   * one pass over it and no more.
   *
   * @param text the string to read
   * @param maxDigits how many digits it may have, numerator and denominator together
   * @throws NumberFormatException with the rule broken as its message
   */
  /*@ public behavior
  @   requires maxDigits > 0;
  @   ensures true;
  @   signals_only NumberFormatException;
  @ pure */
  public static BigFraction parse(String text, int maxDigits) {
    int start = text.startsWith("-") ? 1 : 0;
    int separator = -1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c == '/' || c == '.') && separator < 0) {
        separator = i;
      } else if (c < '0' || c > '9') {
        throw new NumberFormatException(FORM + ", not \"" + escape(text) + "\"");
      }
    }
    int digits = text.length() - start - (separator < 0 ? 0 : 1);
    boolean emptyPart =
        digits == 0 || (separator >= 0 && (separator == start || separator == text.length() - 1));
    if (emptyPart) {
      throw new NumberFormatException(FORM + ", not \"" + escape(text) + "\"");
    }
    if (digits > maxDigits) {
      throw new NumberFormatException("more than " + maxDigits + " digits");
    }
    if (separator < 0) {
      return new BigFraction(new BigInteger(text));
    }
    String before = text.substring(0, separator);
    String after = text.substring(separator + 1);
    if (text.charAt(separator) == '.') {
      return new BigFraction(new BigInteger(before + after), BigInteger.TEN.pow(after.length()));
    }
    BigInteger denominator = new BigInteger(after);
    if (denominator.signum() == 0) {
      throw new NumberFormatException("denominator is zero");
    }
    return new BigFraction(new BigInteger(before), denominator);
  }

  /**
   * The string as it may be echoed in a message: one line of printable ASCII, everything else (also
   * quotes, backslashes, bidirectional marks) as {@code \}{@code uXXXX}, cut after 32 characters.
   */
  /*@ public normal_behavior
  @   ensures \result.length() <= 6 * 32 + 3;
  @ pure */
  public static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    int shown = Math.min(text.length(), ECHO_LENGTH);
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
        safe.append(c);
      } else {
        safe.append(String.format("\\u%04x", (int) c));
      }
    }
    return shown < text.length() ? safe.append("...").toString() : safe.toString();
  }

  /** The string "3/7", or "-2" when the denominator is 1; {@link #parse} reads it back. */
  /*@ public normal_behavior
  @   ensures true;
  @ pure */
  public static String format(BigFraction q) {
    if (isInteger(q)) {
      return q.getNumerator().toString();
    }
    return q.getNumerator() + "/" + q.getDenominator();
  }

  /** The integer n as a rational. */
  /*@ public normal_behavior
  @   ensures \result.value == n;
  @ pure */
  public static BigFraction of(long n) {
    return new BigFraction(n);
  }

  /** n/d, reduced; d must not be 0. */
  /*@ public normal_behavior
  @   requires d != 0;
  @   ensures \result.value * d == n;
  @ pure */
  public static BigFraction of(long n, long d) {
    return new BigFraction(n, d);
  }

  /** The sum of the terms, 0 for none, reduced once at the end. */
  /*@ public normal_behavior
  @   requires \nonnullelements(terms);
  @   ensures \result.value == sumOf(terms, terms.length);
  @ pure */
  public static BigFraction sum(BigFraction[] terms) {
    BigInteger[] num = new BigInteger[terms.length];
    BigInteger[] den = new BigInteger[terms.length];
    /*@ loop_invariant 0 <= i && i <= terms.length;
    @ loop_invariant (\forall int k; 0 <= k && k < i; num[k] != null && den[k] != null
    @     && den[k].value > 0 && terms[k].value == ReducedOnce.ratioOf(num[k].value, den[k].value));
    @ loop_writes i, num[*], den[*];
    @ loop_decreases terms.length - i; @*/
    for (int i = 0; i < terms.length; i++) {
      num[i] = terms[i].getNumerator();
      den[i] = terms[i].getDenominator();
      //@ ghost boolean r = ReducedOnce.ratioIs(terms[i].value, num[i].value, den[i].value);
    }
    //@ ghost boolean s = ReducedOnce.sumsAlike(terms, num, den);
    return ReducedOnce.sum(num, den);
  }

  /** The scalar product Σ aᵢ bᵢ of two arrays of one length, reduced once at the end. */
  /*@ public normal_behavior
  @   requires a.length == b.length && \nonnullelements(a) && \nonnullelements(b);
  @   ensures \result.value == dotOf(a, b, a.length);
  @ also public exceptional_behavior
  @   requires a.length != b.length;
  @   signals_only IllegalArgumentException;
  @ pure */
  public static BigFraction dot(BigFraction[] a, BigFraction[] b) {
    checkSameLength(a.length, b.length);
    return ReducedOnce.dot(a, b);
  }

  /*@ private normal_behavior requires m == n; ensures true;
  @ also private exceptional_behavior
  @   requires m != n; signals_only IllegalArgumentException; pure @*/
  private static void checkSameLength(int m, int n) {
    if (m != n) {
      throw new IllegalArgumentException("lengths " + m + " and " + n + " differ");
    }
  }

  /** The sign of q: -1, 0 or 1. */
  /*@ public normal_behavior
  @   ensures (\result == 1 <==> q.value > 0) && (\result == 0 <==> q.value == 0)
  @       && (\result == -1 <==> q.value < 0);
  @ pure */
  public static int signum(BigFraction q) {
    return q.getNumerator().signum();
  }

  /** Whether q = 0. */
  /*@ public normal_behavior
  @   ensures \result <==> q.value == 0;
  @ pure */
  public static boolean isZero(BigFraction q) {
    return q.getNumerator().signum() == 0;
  }

  /** Whether q is an integer. */
  /*@ public normal_behavior
  @   ensures \result <==> q.value == BigFraction.numeratorOf(q.value);
  @ pure */
  public static boolean isInteger(BigFraction q) {
    return q.getDenominator().equals(BigInteger.ONE) || isZero(q);
  }

  /** Whether a = b, exactly and without a gcd: both are reduced. */
  /*@ public normal_behavior
  @   ensures \result <==> a.value == b.value;
  @ pure */
  public static boolean equal(BigFraction a, BigFraction b) {
    // new BigFraction(0.0) is the one number that the library leaves unreduced.
    return a.getNumerator().equals(b.getNumerator())
        && (isZero(a) || a.getDenominator().equals(b.getDenominator()));
  }

  /** The smaller of the two. */
  /*@ public normal_behavior
  @   ensures \result.value <= a.value && \result.value <= b.value;
  @   ensures \result == a || \result == b;
  @ pure */
  public static BigFraction min(BigFraction a, BigFraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The larger of the two. */
  /*@ public normal_behavior
  @   ensures \result.value >= a.value && \result.value >= b.value;
  @   ensures \result == a || \result == b;
  @ pure */
  public static BigFraction max(BigFraction a, BigFraction b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  /** |q|. */
  /*@ public normal_behavior
  @   ensures \result.value == (q.value < 0 ? 0 - q.value : q.value);
  @ pure */
  public static BigFraction abs(BigFraction q) {
    return signum(q) < 0 ? q.negate() : q;
  }

  /** q². */
  /*@ public normal_behavior
  @   ensures \result.value == q.value * q.value;
  @ pure */
  public static BigFraction square(BigFraction q) {
    return q.multiply(q);
  }

  /** qⁿ, with q⁰ = 1 also for q = 0; n > −2³¹ may be negative when q ≠ 0. */
  /*@ public normal_behavior
  @   requires n >= 0;
  @   ensures \result.value == powerOf(q.value, n);
  @ also public normal_behavior
  @   requires n < 0 && n > Integer.MIN_VALUE && q.value != 0;
  @   ensures \result.value * powerOf(q.value, 0 - n) == 1;
  @ also public exceptional_behavior
  @   requires n < 0 && q.value == 0 || n == Integer.MIN_VALUE;
  @   signals_only ArithmeticException;
  @ pure */
  public static BigFraction pow(BigFraction q, int n) {
    if (n < 0 && isZero(q)) {
      throw new ArithmeticException("negative power of zero");
    }
    if (n == Integer.MIN_VALUE) {
      throw new ArithmeticException("exponent out of range");
    }
    return n < 0 ? reciprocalPower(q, -n) : naturalPower(q, n);
  }

  /** qⁿ for n ≥ 0. */
  /*@ private normal_behavior requires n >= 0;
  @   ensures \result.value == powerOf(q.value, n); pure @*/
  private static BigFraction naturalPower(BigFraction q, int n) {
    BigInteger numerator = q.getNumerator();
    BigInteger denominator = q.getDenominator();
    //@ ghost boolean p = PowerLaws.powerNotZero(denominator.value, n);
    /*@ ghost boolean m = PowerLaws.powersMultiply(numerator.value, q.value,
    @     denominator.value, n); @*/
    BigFraction result =
        new BigFraction(Binary.raised(numerator, n), Binary.raised(denominator, n));
    /*@ ghost boolean r = PowerLaws.quotientOfPowers(powerOf(q.value, n), result.value,
    @     powerOf(numerator.value, n), powerOf(denominator.value, n)); @*/
    return result;
  }

  /** 1/qⁿ for n ≥ 0 and q ≠ 0. */
  /*@ private normal_behavior requires n >= 0 && q.value != 0;
  @   ensures \result.value * powerOf(q.value, n) == 1; pure @*/
  private static BigFraction reciprocalPower(BigFraction q, int n) {
    BigInteger numerator = q.getNumerator();
    BigInteger denominator = q.getDenominator();
    //@ ghost boolean p = PowerLaws.powerNotZero(denominator.value, n);
    //@ ghost boolean z = PowerLaws.powerNotZero(numerator.value, n);
    /*@ ghost boolean m = PowerLaws.powersMultiply(numerator.value, q.value,
    @     denominator.value, n); @*/
    BigFraction result =
        new BigFraction(Binary.raised(denominator, n), Binary.raised(numerator, n));
    /*@ ghost boolean r = PowerLaws.quotientOfPowers(powerOf(q.value, n), result.value,
    @     powerOf(numerator.value, n), powerOf(denominator.value, n)); @*/
    return result;
  }

  /**
   * The rational r ≥ 0 with rⁿ = q, or null when there is none (also for q &lt; 0). A reduced
   * fraction is an n-th power exactly when its numerator and its denominator are.
   */
  /*@ public normal_behavior
  @   requires n >= 1;
  @   ensures \result != null ==> \result.value >= 0 && powerOf(\result.value, n) == q.value;
  @   ensures \result == null ==>
  @       !(\exists BigFraction r; r.value >= 0; powerOf(r.value, n) == q.value);
  @ pure */
  public static @Nullable BigFraction exactRoot(BigFraction q, int n) {
    // new BigFraction(0.0) is the one number that the library leaves unreduced.
    if (signum(q) <= 0) {
      return isZero(q) ? BigFraction.ZERO : null;
    }
    BigInteger numerator = IntegerRoots.exactRoot(q.getNumerator(), n);
    if (numerator == null) {
      return null;
    }
    BigInteger denominator = IntegerRoots.exactRoot(q.getDenominator(), n);
    return denominator == null ? null : new BigFraction(numerator, denominator);
  }
}
