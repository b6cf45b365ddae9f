package sextant.model;

import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.exact.LogNumber;
import sextant.exact.Rationals;

/**
 * Makes numbers from their strings. Short strings that came before give the same object again, and
 * the memory that all others take is counted against a budget, so that a file of many numbers is
 * refused in good order rather than by running out of memory.
 */
final class NumberReader {
  private static final int CACHED_LENGTH = 32;
  private static final int CACHED_COUNT = 20_000;

  /** About what a BigFraction, and a LogNumber, take beyond the digits of their numbers. */
  private static final int RATIONAL_BYTES = 200;

  private static final int LOG_NUMBER_BYTES = 600;

  private final Map<String, BigFraction> rationals = new HashMap<>();
  private final Map<String, LogNumber> logNumbers = new HashMap<>();
  private long memory;

  NumberReader(long memory) {
    this.memory = memory;
  }

  /** The number has no place: its budget of memory is used up. */
  static final class OutOfBudget extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The rational that a string denotes.
   *
   * @throws NumberFormatException with the rule broken as its message
   */
  BigFraction rational(String text) {
    BigFraction cached = rationals.get(text);
    if (cached != null) {
      return cached;
    }
    BigFraction value = Rationals.parse(text, Limits.DIGITS);
    if (text.length() <= CACHED_LENGTH && rationals.size() < CACHED_COUNT) {
      rationals.put(text, value);
    } else {
      spend(RATIONAL_BYTES + text.length());
    }
    return value;
  }

  /** The rational that a string denotes, as a LogNumber. */
  LogNumber number(String text) {
    LogNumber cached = logNumbers.get(text);
    return cached != null ? cached : keep(text, LogNumber.of(rational(text)));
  }

  /**
   * times log(argument), where the strings have been read before and are within their limits.
   *
   * @param times null for 1
   */
  LogNumber log(String argument, @Nullable String times) {
    String key = times == null ? "log " + argument : times + " log " + argument;
    LogNumber cached = logNumbers.get(key);
    if (cached != null) {
      return cached;
    }
    LogNumber value = LogNumber.log(rational(argument));
    return keep(key, times == null ? value : value.multiply(rational(times)));
  }

  private LogNumber keep(String key, LogNumber value) {
    if (key.length() <= CACHED_LENGTH && logNumbers.size() < CACHED_COUNT) {
      logNumbers.put(key, value);
    } else {
      spend(LOG_NUMBER_BYTES + key.length());
    }
    return value;
  }

  /** Takes bytes from the budget. */
  void spend(long bytes) {
    memory -= bytes;
    if (memory < 0) {
      throw new OutOfBudget();
    }
  }
}
