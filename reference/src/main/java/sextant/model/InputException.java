package sextant.model;

/**
 * Input that cannot be used: which file, where in it, and which rule it breaks, in one line of
 * plain characters. The command line prints the message and exits with status 2.
 */
public final class InputException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int FILE_LENGTH = 300;
  private static final int PATH_LENGTH = 200;
  private static final int RULE_LENGTH = 400;

  private final String file;
  private final String path;
  private final String rule;

  /**
   * Input that breaks a rule; what it echoes of the input is made harmless here.
   *
   * @param file the file as the user named it
   * @param path the JSON path ("/" for the whole), or "line 3" in a table
   * @param rule the rule broken
   */
  public InputException(String file, String path, String rule) {
    super(
        plain(file, FILE_LENGTH)
            + ": "
            + plain(path, PATH_LENGTH)
            + ": "
            + plain(rule, RULE_LENGTH));
    this.file = plain(file, FILE_LENGTH);
    this.path = plain(path, PATH_LENGTH);
    this.rule = plain(rule, RULE_LENGTH);
  }

  /** The file as the user named it. */
  public String file() {
    return file;
  }

  /** The JSON path, "/" for the whole document; or the line of a table. */
  public String path() {
    return path;
  }

  /** The rule broken. */
  public String rule() {
    return rule;
  }

  /**
   * The text as it may be shown on a terminal: one line, without control, formatting or unpaired
   * surrogate characters, which appear as backslash-u escapes, and cut after {@code length}
   * characters.
   */
  static String plain(String text, int length) {
    StringBuilder safe = new StringBuilder();
    int i = 0;
    while (i < text.length() && safe.length() < length) {
      int c = text.codePointAt(i);
      if (isPlain(c)) {
        safe.appendCodePoint(c);
      } else {
        safe.append(String.format("\\u%04x", c));
      }
      i += Character.charCount(c);
    }
    return i < text.length() ? safe.append("...").toString() : safe.toString();
  }

  /** Whether the character can be shown in one line of text without changing anything around it. */
  static boolean isPlain(int codePoint) {
    int type = Character.getType(codePoint);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }
}
