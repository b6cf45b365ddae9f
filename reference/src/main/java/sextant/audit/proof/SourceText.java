package sextant.audit.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a stretch of Java source says, apart from its layout: ordinary comments dropped, JML kept,
 * white space only where two words or two signs would otherwise run together, strings and
 * characters as they stand.
 */
final class SourceText {

  /** A JML comment: where it stands and what it says, without its delimiters. */
  record Jml(int start, int end, String text) {}

  private final String source;
  private final StringBuilder out = new StringBuilder();
  private final List<Jml> jml = new ArrayList<>();
  private boolean gap;

  private SourceText(String source) {
    this.source = source;
  }

  /** The normal form of Java source, JML comments included as {@code /*@...@*}{@code /}. */
  static String normal(String source) {
    SourceText text = new SourceText(source);
    text.scan(0, source.length(), true);
    return text.out.toString();
  }

  /**
   * The JML comments between two places of a file; line comments that follow one another are one.
   *
   * @param source the whole file
   * @param from first place, outside strings and comments
   * @param to end
   */
  static List<Jml> comments(String source, int from, int to) {
    SourceText text = new SourceText(source);
    text.scan(from, to, false);
    List<Jml> merged = new ArrayList<>();
    for (Jml comment : text.jml) {
      Jml last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      boolean lines =
          last != null
              && source.startsWith("//", last.start())
              && source.startsWith("//", comment.start())
              && source.substring(last.end(), comment.start()).isBlank();
      if (last != null && lines) {
        merged.set(
            merged.size() - 1,
            new Jml(last.start(), comment.end(), last.text() + "\n" + comment.text()));
      } else {
        merged.add(comment);
      }
    }
    return merged;
  }

  /** The words of a normal form that could name something. */
  static Set<String> words(String normal) {
    Set<String> words = new TreeSet<>();
    int i = 0;
    while (i < normal.length()) {
      int start = i;
      while (i < normal.length() && Character.isJavaIdentifierPart(normal.charAt(i))) {
        i++;
      }
      if (i > start) {
        words.add(normal.substring(start, i));
      } else {
        i++;
      }
    }
    return words;
  }

  private void scan(int from, int to, boolean write) {
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      if (source.startsWith("//", i)) {
        int end = source.indexOf('\n', i);
        end = end < 0 || end > to ? to : end;
        comment(i, end, source.substring(i + 2, end), write);
        i = end;
      } else if (source.startsWith("/*", i)) {
        int close = source.indexOf("*/", i + 2);
        int end = close < 0 || close + 2 > to ? to : close + 2;
        comment(i, end, source.substring(i + 2, Math.max(i + 2, end - 2)), write);
        i = end;
      } else if (c == '"' || c == '\'') {
        int end = literalEnd(i, to);
        put(source.substring(i, end), write);
        i = end;
      } else if (Character.isWhitespace(c)) {
        gap = true;
        i++;
      } else {
        put(String.valueOf(c), write);
        i++;
      }
    }
  }

  private int literalEnd(int start, int to) {
    if (source.startsWith("\"\"\"", start)) {
      int close = source.indexOf("\"\"\"", start + 3);
      return close < 0 ? to : close + 3;
    }
    char quote = source.charAt(start);
    int i = start + 1;
    while (i < to && source.charAt(i) != quote) {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, to);
  }

  /** JML begins with {@code @}, perhaps after a condition such as {@code +ESC}. */
  private void comment(int start, int end, String body, boolean write) {
    gap = true;
    int at = body.indexOf('@');
    boolean isJml = at >= 0 && body.substring(0, at).matches("([+-]\\w+)*");
    if (isJml) {
      String key = body.substring(0, at);
      String text = key + inner(body.substring(at));
      jml.add(new Jml(start, end, text));
      if (write) {
        put("/*@", true);
        gap = true;
        put(normal(text), true);
        gap = true;
        put("@*/", true);
        gap = true;
      }
    }
  }

  /** A JML comment's lines without the {@code @} signs at their beginnings and its end. */
  private static String inner(String body) {
    StringBuilder text = new StringBuilder();
    for (String line : body.split("\n", -1)) {
      String stripped = line.strip();
      int i = 0;
      while (i < stripped.length() && stripped.charAt(i) == '@') {
        i++;
      }
      text.append(stripped, i, stripped.length()).append('\n');
    }
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '@' || text.charAt(end - 1) <= ' ')) {
      end--;
    }
    return text.substring(0, end);
  }

  private void put(String piece, boolean write) {
    if (!write || piece.isEmpty()) {
      return;
    }
    if (gap && out.length() > 0) {
      char before = out.charAt(out.length() - 1);
      char after = piece.charAt(0);
      boolean words =
          Character.isJavaIdentifierPart(before) && Character.isJavaIdentifierPart(after);
      boolean signs = isSign(before) && isSign(after);
      if (words || signs || before == '@' || after == '@') {
        out.append(' ');
      }
    }
    gap = false;
    out.append(piece);
  }

  private static boolean isSign(char c) {
    return "+-*/<>=!&|^%:?~\\".indexOf(c) >= 0;
  }
}
