package sextant.exact;

import java.math.BigInteger;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Integer n-th roots, exact or absent, and perfect powers.
 *
 * <pre>
 * symbol   here   meaning
 * a        a      the radicand, a >= 0
 * n        n      the degree of the root
 * s        s      a prime 1 modulo n, for the residue test
 * </pre>
 */
final class IntegerRoots {
  /** How many residue tests precede a root: each lets about one non-power in n through. */
  private static final int RESIDUE_TESTS = 3;

  /** Above this degree a root is so short that computing it is no dearer than a residue. */
  private static final int RESIDUE_DEGREE = 1 << 20;

  private IntegerRoots() {}

  /** The integer r ≥ 0 with rⁿ = a, for a ≥ 0 and n ≥ 1, or null when there is none. */
  /*@ requires a.signum() >= 0 && n >= 1;
  @ ensures \result != null ==> \result.signum() >= 0 && \result.pow(n).equals(a);
  @ pure */
  static @Nullable BigInteger exactRoot(BigInteger a, int n) {
    if (n < 1 || a.signum() < 0) {
      throw new IllegalArgumentException(
          "root of degree " + n + " of a number of sign " + a.signum());
    }
    if (n == 1 || a.bitLength() <= 1) {
      return a;
    }
    // 2 <= a < 2^n has no n-th root; and an n-th power has its factors 2 in groups of n.
    if (a.bitLength() <= n || a.getLowestSetBit() % n != 0 || !residuesAllow(a, n)) {
      return null;
    }
    BigInteger r = floorRoot(a, n);
    return r.pow(n).equals(a) ? r : null;
  }

  /** The largest k with a = bᵏ for some integer b, for a ≥ 2. */
  /*@ requires a.bitLength() >= 2;
  @ ensures \result >= 1 && exactRoot(a, \result) != null;
  @ pure */
  static int largestExponent(BigInteger a) {
    BigInteger base = a;
    int k = 1;
    int n = 2;
    // Prime degrees suffice, and once no p-th root is left, none appears later.
    while (n < base.bitLength()) {
      BigInteger root = isPrime(n) ? exactRoot(base, n) : null;
      if (root == null) {
        n++;
      } else {
        base = root;
        k = Math.multiplyExact(k, n);
      }
    }
    return k;
  }

  /**
   * The largest r with rⁿ ≤ a, by Newton's iteration. From any x > 0 the next x is not below the
   * floor of the root (arithmetic-geometric mean), and above the root it decreases; so after one
   * step, the first x that does not decrease is the answer. The start only matters for the time.
   */
  /*@ requires a.signum() > 0 && n >= 2;
  @ ensures \result.pow(n).compareTo(a) <= 0 && \result.add(BigInteger.ONE).pow(n).compareTo(a) > 0;
  @ pure */
  static BigInteger floorRoot(BigInteger a, int n) {
    BigInteger x = newtonStep(a, n, startNear(a, n));
    while (true) {
      BigInteger next = newtonStep(a, n, x);
      if (next.compareTo(x) >= 0) {
        return x;
      }
      x = next;
    }
  }

  private static BigInteger newtonStep(BigInteger a, int n, BigInteger x) {
    BigInteger quotient = a.divide(x.pow(n - 1));
    return x.multiply(BigInteger.valueOf(n - 1L)).add(quotient).divide(BigInteger.valueOf(n));
  }

  /**
   * A positive integer near the n-th root of a, not below it: the root of the leading half of the
   * digits, so that a step or two remain at each length. Roots below 16 start at a power of two.
   */
  private static BigInteger startNear(BigInteger a, int n) {
    int bits = a.bitLength() / n;
    if (bits < 4) {
      return BigInteger.ONE.shiftLeft(bits + 1);
    }
    int dropped = bits / 2;
    BigInteger lead = floorRoot(a.shiftRight(Math.multiplyExact(n, dropped)), n);
    return lead.add(BigInteger.ONE).shiftLeft(dropped);
  }

  /**
   * A necessary condition for a to be an n-th power: for a prime s = jn + 1 not dividing a, an n-th
   * power is 1 when raised to j modulo s (Fermat).
   */
  private static boolean residuesAllow(BigInteger a, int n) {
    if (n > RESIDUE_DEGREE) {
      return true;
    }
    long s = 1;
    for (int tests = 0; tests < RESIDUE_TESTS; tests++) {
      do {
        s += n;
      } while (!isPrime(s));
      long residue = a.mod(BigInteger.valueOf(s)).longValueExact();
      if (residue != 0 && powerModulo(residue, (s - 1) / n, s) != 1) {
        return false;
      }
    }
    return true;
  }

  /** x^e modulo s, for s below 2³¹. */
  private static long powerModulo(long x, long e, long s) {
    long power = 1;
    long square = x % s;
    for (long rest = e; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power = power * square % s;
      }
      square = square * square % s;
    }
    return power;
  }

  /** Whether n is prime, by trial division: for small n. */
  /*@ requires n >= 0;
  @ pure */
  static boolean isPrime(long n) {
    if (n < 4) {
      return n >= 2;
    }
    if (n % 2 == 0) {
      return false;
    }
    for (long d = 3; d * d <= n; d += 2) {
      if (n % d == 0) {
        return false;
      }
    }
    return true;
  }
}
