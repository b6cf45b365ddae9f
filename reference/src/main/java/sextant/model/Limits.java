package sextant.model;

/**
 * The sizes beyond which input is refused, so that a hostile file costs neither memory nor time.
 * They bound files only: an instance built in a program may be larger.
 */
public final class Limits {
  /** Bytes in an input file, 64 MiB. */
  public static final long FILE_BYTES = 64L << 20;

  /** Digits in one number, numerator and denominator together. */
  public static final int DIGITS = 1000;

  /** The largest |t| in t log q. */
  public static final int TIMES = 1_000_000;

  /** |X|, the number of prompts. */
  public static final int PROMPTS = 1000;

  /** |Y|, the number of responses. */
  public static final int RESPONSES = 10_000;

  /** d, the number of coordinates of a feature vector. */
  public static final int DIMENSION = 1000;

  /** Levels of nesting in a JSON document. */
  public static final int NESTING = 32;

  /** Unicode characters in a name. */
  public static final int NAME = 200;

  /** Characters in any string or key of a JSON document; no valid one comes near it. */
  static final int STRING = 4096;

  /** Bits of the numerator and of the denominator of an exact weight e^s. */
  public static final int WEIGHT_BITS = 20_000;

  /** |X| |Y|^2 up to which an instance is worked on in exact numbers. */
  public static final int EXACT_TRIPLES = 20_000;

  /** Bits of all exact weights and preferences together. */
  public static final long EXACT_BITS = 50_000_000L;

  /** Bits at which a comparison that need not terminate is given up. */
  public static final int DECISION_BITS = 4096;

  private Limits() {}
}
