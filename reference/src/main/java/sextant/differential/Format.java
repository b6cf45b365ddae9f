package sextant.differential;

import org.checkerframework.checker.nullness.qual.Nullable;

/** The floating-point format of the candidate: what inputs are exact in, and its roundoff. */
public enum Format {
  /** Double precision. */
  BINARY64("binary64", 53, Double.MIN_NORMAL, 0x1p24),
  /** Single precision. */
  BINARY32("binary32", 24, Float.MIN_NORMAL, 0x1p8);

  private final String key;
  private final int digits;
  private final double tiny;
  private final double huge;

  Format(String key, int digits, double tiny, double huge) {
    this.key = key;
    this.digits = digits;
    this.tiny = tiny;
    this.huge = huge;
  }

  /** The name on the command line and in files. */
  public String key() {
    return key;
  }

  /** The format of that name, or null. */
  public static @Nullable Format of(String key) {
    for (Format format : values()) {
      if (format.key.equals(key)) {
        return format;
      }
    }
    return null;
  }

  /** The bits of a significand. */
  public int digits() {
    return digits;
  }

  /** u, half a unit in the last place of 1. */
  public double roundoff() {
    return Math.scalb(1, -digits);
  }

  /** The least normal number. */
  public double tiny() {
    return tiny;
  }

  /** The size of scores that count as huge: exponentials overflow, the error model still holds. */
  double huge() {
    return huge;
  }

  /** The nearest number of the format. */
  public double round(double value) {
    return this == BINARY64 ? value : (float) value;
  }

  /** Whether the format has this very number. */
  public boolean holds(double value) {
    return round(value) == value;
  }

  /** The number next above. */
  double next(double value) {
    return this == BINARY64 ? Math.nextUp(value) : Math.nextUp((float) value);
  }

  /** A unit in the last place of a number; of 0, that of the least normal number. */
  public double ulp(double value) {
    double size = Math.max(Math.abs(value), tiny);
    return this == BINARY64 ? Math.ulp(size) : Math.ulp((float) size);
  }
}
