package sextant.report;

import java.util.List;

/** Columns of text. */
final class TextTable {

  private TextTable() {}

  /**
   * Rows of cells with two blanks between columns.
   *
   * @param rows as many cells each
   * @param left how many columns are aligned to the left; the others to the right
   */
  static String of(List<List<String>> rows, int left) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int k = 0; k < widths.length; k++) {
        widths[k] = Math.max(widths[k], row.get(k).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int k = 0; k < widths.length; k++) {
        String blanks = " ".repeat(widths[k] - row.get(k).length());
        line.append(k == 0 ? "" : "  ");
        line.append(k < left ? row.get(k) + blanks : blanks + row.get(k));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
