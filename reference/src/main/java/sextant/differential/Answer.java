package sextant.differential;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.Target;

/**
 * What a candidate said to one case.
 *
 * @param values the values by quantity, of whatever length and finite or not
 * @param misshapen quantities answered by something that is no number and no list of numbers
 * @param trouble why there are no values at all, or null
 */
public record Answer(
    Map<Target, double[]> values, Set<Target> misshapen, @Nullable Trouble trouble) {

  /**
   * Why an answer is missing.
   *
   * @param kind what happened
   * @param detail one line for people
   */
  public record Trouble(Finding.Kind kind, String detail) {}

  /** An answer with values. */
  public static Answer of(Map<Target, double[]> values) {
    return new Answer(values, Collections.emptySet(), null);
  }

  /** No answer. */
  public static Answer none(Finding.Kind kind, String detail) {
    return new Answer(
        new EnumMap<>(Target.class), EnumSet.noneOf(Target.class), new Trouble(kind, detail));
  }
}
