package sextant.differential;

import java.util.SplittableRandom;

/**
 * Cases by number. First comes one of every nasty kind, always the same; then random ones, a
 * quarter of them nasty too. Case k of a seed is the same however many are drawn, and in which
 * order.
 */
public final class CaseGenerator {

  private static final long FIXED_SEED = 0x5e87a47;

  /** Decorrelates the streams of neighbouring numbers. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final int PROMPTS = 4;
  private static final int RESPONSES = 8;
  private static final int DIMENSION = 4;
  private static final int NASTY_ONE_IN = 4;

  private final Format format;
  private final long seed;

  /**
   * The cases of a seed.
   *
   * @param format the candidate's; every number is exact in it
   * @param seed any number
   */
  public CaseGenerator(Format format, long seed) {
    this.format = format;
    this.seed = seed;
  }

  /** How many cases at the beginning are the fixed ones. */
  public static int fixedCount() {
    return Nasty.ALL.size();
  }

  /**
   * The case of that number.
   *
   * @param index at least 0
   */
  public Case at(long index) {
    if (index < fixedCount()) {
      Nasty nasty = Nasty.ALL.get((int) index);
      SplittableRandom random = new SplittableRandom(FIXED_SEED + index * GOLDEN);
      return nasty.draft(format, random).finished(index, nasty.label());
    }
    SplittableRandom random = new SplittableRandom((seed + index * GOLDEN) ^ (seed << 32));
    if (random.nextInt(NASTY_ONE_IN) == 0) {
      Nasty nasty = Nasty.SMALL.get(random.nextInt(Nasty.SMALL.size()));
      return nasty.draft(format, random).finished(index, nasty.label());
    }
    int prompts = 1 + random.nextInt(PROMPTS);
    int responses = 1 + random.nextInt(RESPONSES);
    int d = 1 + random.nextInt(DIMENSION);
    return new Draft(format, random, prompts, responses, d).finished(index, "random");
  }
}
