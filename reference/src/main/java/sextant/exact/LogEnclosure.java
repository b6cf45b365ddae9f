package sextant.exact;

/**
 * Certified enclosures and quick signs of {@link LogNumber}s.
 *
 * <pre>
 * symbol       here                      meaning
 * c_0, c_i     rationalPart, coefficient see LogNumber
 * a_i          argument                  see LogNumber
 * </pre>
 */
final class LogEnclosure {
  static final int ROUGH_BITS = 64;
  private static final int SECOND_BITS = 256;

  private LogEnclosure() {}

  /** The sign where no work or an enclosure at 64 or 256 bits shows it, else INDETERMINATE. */
  /*@ normal_behavior
  @   ensures \result == 1 ==> x.value > 0;
  @   ensures \result == 0 ==> x.value == 0;
  @   ensures \result == -1 ==> x.value < 0;
  @   ensures \result == 1 || \result == 0 || \result == -1
  @       || \result == Interval.INDETERMINATE;
  @ pure */
  static int quickSign(LogNumber x) {
    int sign = signFromCoefficients(x);
    if (sign == Interval.INDETERMINATE) {
      sign = x.rough().sign();
    }
    return sign == Interval.INDETERMINATE ? evaluate(x, SECOND_BITS).sign() : sign;
  }

  /** The sign when c₀ and all cᵢ agree in it (each log aᵢ is positive), else INDETERMINATE. */
  /*@ private normal_behavior
  @   ensures \result == 1 ==> x.value > 0;
  @   ensures \result == 0 ==> x.value == 0;
  @   ensures \result == -1 ==> x.value < 0;
  @   ensures \result == 1 || \result == 0 || \result == -1
  @       || \result == Interval.INDETERMINATE;
  @ pure */
  private static int signFromCoefficients(LogNumber x) {
    int common = Rationals.signum(x.rationalPart());
    for (int i = 0; i < x.termCount(); i++) {
      int sign = Rationals.signum(x.coefficient(i));
      if (common == 0 - sign) {
        return Interval.INDETERMINATE;
      }
      common = sign;
    }
    return common;
  }

  /** The order of the values: that of the rough enclosures where they are apart. */
  /*@ normal_behavior
  @   ensures (\result < 0 <==> x.value < y.value) && (\result == 0 <==> x.value == y.value)
  @       && (\result > 0 <==> x.value > y.value);
  @ pure */
  static int order(LogNumber x, LogNumber y) {
    Interval left = x.rough();
    Interval right = y.rough();
    int order;
    if (left.hi().compareTo(right.lo()) < 0) {
      order = -1;
    } else if (left.lo().compareTo(right.hi()) > 0) {
      order = 1;
    } else {
      order = x.subtract(y).signum();
    }
    return order;
  }

  /** See {@link LogNumber#enclose}. */
  /*@ normal_behavior
  @   requires bits >= 1;
  @   ensures \result.lo().value <= x.value && x.value <= \result.hi().value;
  @   ensures x.value == 0 ==> \result.lo().value == 0 && \result.hi().value == 0;
  @   ensures x.value > 0 ==> \result.lo().value > 0;
  @   ensures x.value < 0 ==> \result.hi().value < 0;
  @ pure */
  static Interval enclose(LogNumber x, int bits) {
    if (bits < 1) {
      throw new IllegalArgumentException("precision of " + bits + " bits");
    }
    // The guard bits pay for one rounding a term and operation, if nothing cancels.
    int guard = 8 + 32 - Integer.numberOfLeadingZeros(x.termCount());
    int working = Math.addExact(bits, guard);
    boolean knownNonZero = signFromCoefficients(x) != Interval.INDETERMINATE;
    while (true) {
      Interval enclosure = evaluate(x, working);
      if (enclosure.isPoint() || isRelative(enclosure, bits)) {
        return enclosure;
      }
      if (enclosure.containsZero() && !knownNonZero) {
        if (x.isZeroExactly()) {
          return Interval.ZERO;
        }
        knownNonZero = true;
      }
      // Terminates: x is not 0, and the enclosures shrink to it.
      working = Math.multiplyExact(2, working);
    }
  }

  /** Whether the interval excludes 0 and its width is at most 2^(−bits) of its nearer end. */
  private static boolean isRelative(Interval x, int bits) {
    if (x.containsZero()) {
      return false;
    }
    Dyadic nearer = x.isPositive() ? x.lo() : x.hi().negate();
    return x.width().shift(bits).compareTo(nearer) <= 0;
  }

  /** c₀ + Σ cᵢ log aᵢ in interval arithmetic of the given precision, whatever cancels. */
  /*@ normal_behavior
  @   requires bits >= 1;
  @   ensures \result.lo().value <= x.value && x.value <= \result.hi().value;
  @ pure */
  static Interval evaluate(LogNumber x, int bits) {
    Interval[] terms = new Interval[x.termCount() + 1];
    terms[0] = Interval.from(x.rationalPart(), bits);
    for (int i = 0; i < x.termCount(); i++) {
      Interval argument = Interval.exact(Dyadic.of(x.argument(i), 0));
      terms[i + 1] = Elementary.log(argument, bits).multiply(x.coefficient(i), bits);
    }
    return Interval.sum(terms, bits);
  }
}
