package sextant.differential;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command line as a shell does, without a shell: blanks separate words, '…' keeps
 * everything, "…" and a backslash keep blanks and quotes. Nothing is expanded.
 */
public final class CommandWords {

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private CommandWords(String text) {
    this.text = text;
  }

  /**
   * The words of a command line.
   *
   * @param text the command line
   * @return its words, at least one
   * @throws IllegalArgumentException if a quote is not closed, or there is no word
   */
  public static List<String> of(String text) {
    CommandWords command = new CommandWords(text);
    command.split();
    return List.copyOf(command.words);
  }

  private void split() {
    while (at < text.length()) {
      char c = text.charAt(at);
      at++;
      if (c == '\'' || c == '"') {
        inWord = true;
        quoted(c);
      } else if (c == '\\') {
        inWord = true;
        word.append(escaped());
      } else if (Character.isWhitespace(c)) {
        end();
      } else {
        inWord = true;
        word.append(c);
      }
    }
    end();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the command is empty");
    }
  }

  private void end() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private char escaped() {
    if (at == text.length()) {
      throw new IllegalArgumentException("nothing follows the last backslash");
    }
    at++;
    return text.charAt(at - 1);
  }

  private void quoted(char quote) {
    while (at < text.length()) {
      char c = text.charAt(at);
      at++;
      if (c == quote) {
        return;
      }
      boolean escape =
          quote == '"' && c == '\\' && at < text.length() && isSpecial(text.charAt(at));
      word.append(escape ? escaped() : c);
    }
    throw new IllegalArgumentException("a quote is not closed");
  }

  private static boolean isSpecial(char c) {
    return c == '"' || c == '\\' || c == '$' || c == '`';
  }
}
