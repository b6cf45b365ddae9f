package sextant.fast;

import java.util.List;

/**
 * Samples that a mean is taken over.
 *
 * @param samples at least one
 * @param epsilon the label noise that the smoothed and the unbiased loss assume, in [0, 1/2)
 */
public record Batch(List<Sample> samples, double epsilon) {
  /** A batch; the list is copied. */
  public Batch {
    samples = List.copyOf(samples);
  }
}
