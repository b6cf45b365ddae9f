package sextant.fast;

/**
 * One labelled comparison.
 *
 * @param x the prompt
 * @param y1 the first response
 * @param y2 the second response, possibly the same
 * @param label 1 when the first was preferred, 0 when the second was
 */
public record Sample(int x, int y1, int y2, int label) {}
