package sextant.exact;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a coprime base says about Σ cᵢ log aᵢ: whether it is 0, its canonical form, and its
 * exponential Π aᵢ^cᵢ when that is rational.
 *
 * <pre>
 * symbol       here               meaning
 * c_i, a_i     weights, arguments as given
 * w_j, b_j     weight, element    over the coprime base; w_j = p_j / q_j reduced
 * </pre>
 */
final class CanonicalForm {
  /**
   * Primes below this bound are split off every argument, which makes the canonical forms of
   * numbers with small factors independent of how they came about: log 6 is always log 2 + log 3.
   */
  private static final int SMALL = 1000;

  private static final BigInteger[] SMALL_PRIMES = smallPrimes();

  private static final BigInteger SMALL_PRIMES_PRODUCT = product(SMALL_PRIMES);

  private CanonicalForm() {}

  private static BigInteger[] smallPrimes() {
    int count = 0;
    for (int n = 2; n < SMALL; n++) {
      count += IntegerRoots.isPrime(n) ? 1 : 0;
    }
    BigInteger[] primes = new BigInteger[count];
    for (int n = SMALL - 1; n >= 2; n--) {
      if (IntegerRoots.isPrime(n)) {
        count--;
        primes[count] = BigInteger.valueOf(n);
      }
    }
    return primes;
  }

  private static BigInteger product(BigInteger[] factors) {
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < factors.length; i++) {
      product = product.multiply(factors[i]);
    }
    return product;
  }

  /** The small primes that divide one of the arguments. */
  private static BigInteger[] smallPrimesOf(BigInteger[] arguments) {
    BigInteger absent = SMALL_PRIMES_PRODUCT;
    for (int i = 0; i < arguments.length; i++) {
      absent = absent.divide(absent.gcd(arguments[i]));
    }
    BigInteger present = SMALL_PRIMES_PRODUCT.divide(absent);
    int count = 0;
    for (int i = 0; i < SMALL_PRIMES.length; i++) {
      count += present.mod(SMALL_PRIMES[i]).signum() == 0 ? 1 : 0;
    }
    BigInteger[] primes = new BigInteger[count];
    for (int i = SMALL_PRIMES.length - 1; i >= 0; i--) {
      if (present.mod(SMALL_PRIMES[i]).signum() == 0) {
        count--;
        primes[count] = SMALL_PRIMES[i];
      }
    }
    return primes;
  }

  /** Whether Σ cᵢ log aᵢ = 0; the reason is at the head of {@link LogNumber}. */
  /*@ normal_behavior
  @   requires arguments.length == weights.length;
  @   requires \nonnullelements(arguments) && \nonnullelements(weights);
  @   requires (\forall int i; 0 <= i && i < arguments.length;
  @       arguments[i].bitLength() > 1 && weights[i].value != 0);
  @   ensures \result <==> LogNumber.logSum(weights, arguments, arguments.length) == 0;
  @ pure */
  static boolean isZeroSum(BigInteger[] arguments, BigFraction[] weights) {
    if (arguments.length <= 1) {
      return arguments.length == 0;
    }
    CoprimeBase base = CoprimeBase.refine(arguments, weights);
    for (int j = 0; j < base.size(); j++) {
      if (!Rationals.isZero(base.weight(j))) {
        return false;
      }
    }
    return true;
  }

  /** The coprime base, small primes apart, with every perfect power bᵏ reduced to b. */
  /*@ normal_behavior
  @   requires arguments.length == weights.length;
  @   requires \nonnullelements(arguments) && \nonnullelements(weights);
  @   requires (\forall int i; 0 <= i && i < arguments.length; arguments[i].bitLength() > 1);
  @   ensures \nonnullelements(\result.elements) && \nonnullelements(\result.weights);
  @   ensures (\forall int i; 0 <= i && i < \result.elements.length;
  @       \result.elements[i].value > 1);
  @   ensures LogNumber.logSum(\result.weights, \result.elements, \result.elements.length)
  @       == LogNumber.logSum(weights, arguments, arguments.length);
  @ pure */
  static CoprimeBase base(BigInteger[] arguments, BigFraction[] weights) {
    CoprimeBase natural = CoprimeBase.refineAlongside(smallPrimesOf(arguments), arguments, weights);
    BigInteger[] roots = new BigInteger[natural.size()];
    BigFraction[] rootWeights = new BigFraction[natural.size()];
    for (int j = 0; j < natural.size(); j++) {
      roots[j] = natural.element(j);
      rootWeights[j] = natural.weight(j);
      int k = Rationals.isZero(rootWeights[j]) ? 1 : IntegerRoots.largestExponent(roots[j]);
      BigInteger root = IntegerRoots.exactRoot(roots[j], k);
      if (k > 1 && root != null) {
        roots[j] = root;
        rootWeights[j] = rootWeights[j].multiply(k);
      }
    }
    // Roots of coprime numbers are coprime: this only sorts them anew.
    return CoprimeBase.refine(roots, rootWeights);
  }

  /**
   * Π aᵢ^cᵢ when it is rational and its numerator and denominator have at most maxBits bits, else
   * null.
   *
   * <p>It is Π bⱼ^(pⱼ/qⱼ), and is rational exactly when every bⱼ is a perfect qⱼ-th power. For let
   * it equal r and let a prime P divide bⱼ, hence no other base element. With Q a common multiple
   * of the qⱼ, comparing the exponents of P in Π bⱼ^(Q pⱼ/qⱼ) = r^Q gives v(bⱼ) pⱼ/qⱼ = v(r), an
   * integer; pⱼ and qⱼ are coprime, so qⱼ divides v(bⱼ). That holds for every prime of bⱼ.
   */
  /*@ requires arguments.length == weights.length && maxBits >= 1;
  @ ensures \result != null ==> Elementary.realLn(\result.value)
  @     == LogNumber.logSum(weights, arguments, arguments.length);
  @ pure */
  static @Nullable BigFraction exp(BigInteger[] arguments, BigFraction[] weights, int maxBits) {
    CoprimeBase base = CoprimeBase.refine(arguments, weights);
    BigInteger[] roots = new BigInteger[base.size()];
    long[] powers = new long[base.size()];
    // Lower bounds on the bits above the first; b >= 2^(bitLength - 1).
    long numeratorBits = 0;
    long denominatorBits = 0;
    for (int j = 0; j < base.size(); j++) {
      BigInteger p = base.weight(j).getNumerator();
      BigInteger q = base.weight(j).getDenominator();
      if (p.bitLength() > 31 || q.bitLength() > 31) {
        // Too large, or a root of too high a degree: b^p has |p| bits or more, b >= 2^q never.
        return null;
      }
      BigInteger root = IntegerRoots.exactRoot(base.element(j), q.intValueExact());
      if (root == null) {
        return null;
      }
      roots[j] = root;
      powers[j] = p.longValueExact();
      long bits = Math.abs(powers[j]) * (root.bitLength() - 1L);
      if (powers[j] > 0) {
        numeratorBits += bits;
      } else {
        denominatorBits += bits;
      }
      if (numeratorBits >= maxBits || denominatorBits >= maxBits) {
        return null;
      }
    }
    return product(roots, powers, maxBits);
  }

  /**
   * Π rootsⱼ^powersⱼ, already known to have at most 2 · maxBits bits, or null when above maxBits.
   */
  private static @Nullable BigFraction product(BigInteger[] roots, long[] powers, int maxBits) {
    BigInteger numerator = BigInteger.ONE;
    BigInteger denominator = BigInteger.ONE;
    for (int j = 0; j < roots.length; j++) {
      BigInteger power = roots[j].pow((int) Math.abs(powers[j]));
      if (powers[j] > 0) {
        numerator = numerator.multiply(power);
      } else {
        denominator = denominator.multiply(power);
      }
    }
    boolean fits = numerator.bitLength() <= maxBits && denominator.bitLength() <= maxBits;
    return fits ? new BigFraction(numerator, denominator) : null;
  }

  /** The exponent Σ cᵢ v(aᵢ) of the prime p in Π aᵢ^cᵢ. */
  /*@ requires arguments.length == weights.length && p.bitLength() > 1;
  @ pure */
  static BigFraction exponent(BigInteger p, BigInteger[] arguments, BigFraction[] weights) {
    BigFraction[] valuations = new BigFraction[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      int valuation = 0;
      BigInteger[] division = arguments[i].divideAndRemainder(p);
      while (division[1].signum() == 0) {
        valuation++;
        division = division[0].divideAndRemainder(p);
      }
      valuations[i] = new BigFraction(valuation);
    }
    return Rationals.dot(valuations, weights);
  }
}
