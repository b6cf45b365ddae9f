package sextant.differential;

import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.Target;

/**
 * Something wrong with a candidate, and the case that shows it.
 *
 * @param kind what kind of thing
 * @param target the quantity, or null when the whole answer is missing
 * @param testCase the case
 * @param detail one line for people
 */
public record Finding(Kind kind, @Nullable Target target, Case testCase, String detail) {

  /** The kinds of findings. */
  public enum Kind {
    /** A value is further off than the error model allows. */
    WRONG_VALUE,
    /** A value is NaN or infinite. */
    NOT_FINITE,
    /** Too many or too few values, or no number. */
    WRONG_SHAPE,
    /** A quantity is answered for other cases and not for this one. */
    MISSING,
    /** The candidate reported an error or threw an exception. */
    ERROR,
    /** The candidate ended. */
    CRASH,
    /** No answer came in time. */
    TIME_OUT,
    /** The answer is not what the protocol asks for. */
    GARBAGE,
    /** The output ended in the middle of a line. */
    PARTIAL_LINE,
    /** A line longer than any answer. */
    TOO_LONG;

    /** The name in reports, such as {@code wrong-value}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The name of the quantity, or "answer" when all of it is concerned. */
  public String subject() {
    return target == null ? "answer" : target.key();
  }
}
