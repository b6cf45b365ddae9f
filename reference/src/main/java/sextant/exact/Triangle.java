package sextant.exact;

import org.apache.commons.math3.fraction.BigFraction;

/** Symmetric matrices from their lower triangles: row a holds the entries (a, 0) to (a, a). */
public final class Triangle {

  private Triangle() {}

  /** The square matrix with a lower triangle and its mirror image; its entries are those given. */
  /*@ public normal_behavior
  @   requires (\forall int a; 0 <= a && a < triangle.length; triangle[a] != null
  @       && triangle[a].length == a + 1);
  @   requires (\forall int a, b; 0 <= a && a < triangle.length && 0 <= b && b <= a;
  @       triangle[a][b] != null);
  @   ensures \fresh(\result) && \result.length == triangle.length;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null
  @       && \result[a][b] == (b <= a ? triangle[a][b] : triangle[b][a]));
  @ pure */
  public static BigFraction[][] mirrored(BigFraction[][] triangle) {
    BigFraction[][] square = new BigFraction[triangle.length][];
    /*@ loop_invariant 0 <= k && k <= square.length;
    @ loop_invariant (\forall int a; 0 <= a && a < k; square[a] != null
    @     && square[a].length == square.length);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b < square.length;
    @     square[a][b] != null
    @     && square[a][b] == (b <= a ? triangle[a][b] : triangle[b][a]));
    @ loop_writes k, square[*];
    @ loop_decreases square.length - k; @*/
    for (int k = 0; k < square.length; k++) {
      square[k] = row(triangle, k);
    }
    return square;
  }

  /** Row a of the square matrix. */
  /*@ private normal_behavior
  @   requires 0 <= a && a < triangle.length;
  @   requires (\forall int i; 0 <= i && i < triangle.length; triangle[i] != null
  @       && triangle[i].length == i + 1);
  @   requires (\forall int i, b; 0 <= i && i < triangle.length && 0 <= b && b <= i;
  @       triangle[i][b] != null);
  @   ensures \fresh(\result) && \result.length == triangle.length;
  @   ensures (\forall int b; 0 <= b && b < \result.length; \result[b] != null
  @       && \result[b] == (b <= a ? triangle[a][b] : triangle[b][a]));
  @ pure */
  private static BigFraction[] row(BigFraction[][] triangle, int a) {
    BigFraction[] row = new BigFraction[triangle.length];
    /*@ loop_invariant 0 <= k && k <= row.length;
    @ loop_invariant (\forall int i, b; 0 <= i && i < triangle.length && 0 <= b && b <= i;
    @     triangle[i][b] != null);
    @ loop_invariant (\forall int b; 0 <= b && b < k; row[b] != null
    @     && row[b] == (b <= a ? triangle[a][b] : triangle[b][a]));
    @ loop_writes k, row[*];
    @ loop_decreases row.length - k; @*/
    for (int k = 0; k < row.length; k++) {
      BigFraction entry = k <= a ? triangle[a][k] : triangle[k][a];
      row[k] = entry;
    }
    return row;
  }

  /** The square matrix with a lower triangle and its mirror image; its entries are those given. */
  /*@ public normal_behavior
  @   requires (\forall int a; 0 <= a && a < triangle.length; triangle[a] != null
  @       && triangle[a].length == a + 1);
  @   requires (\forall int a, b; 0 <= a && a < triangle.length && 0 <= b && b <= a;
  @       triangle[a][b] != null);
  @   ensures \fresh(\result) && \result.length == triangle.length;
  @   ensures (\forall int a; 0 <= a && a < \result.length;
  @       \result[a] != null && \result[a].length == \result.length);
  @   ensures (\forall int a, b; 0 <= a && a < \result.length && 0 <= b && b < \result.length;
  @       \result[a][b] != null
  @       && \result[a][b] == (b <= a ? triangle[a][b] : triangle[b][a]));
  @ pure */
  public static LogNumber[][] mirrored(LogNumber[][] triangle) {
    LogNumber[][] square = new LogNumber[triangle.length][];
    /*@ loop_invariant 0 <= k && k <= square.length;
    @ loop_invariant (\forall int a; 0 <= a && a < k; square[a] != null
    @     && square[a].length == square.length);
    @ loop_invariant (\forall int a, b; 0 <= a && a < k && 0 <= b && b < square.length;
    @     square[a][b] != null
    @     && square[a][b] == (b <= a ? triangle[a][b] : triangle[b][a]));
    @ loop_writes k, square[*];
    @ loop_decreases square.length - k; @*/
    for (int k = 0; k < square.length; k++) {
      square[k] = row(triangle, k);
    }
    return square;
  }

  /** Row a of the square matrix. */
  /*@ private normal_behavior
  @   requires 0 <= a && a < triangle.length;
  @   requires (\forall int i; 0 <= i && i < triangle.length; triangle[i] != null
  @       && triangle[i].length == i + 1);
  @   requires (\forall int i, b; 0 <= i && i < triangle.length && 0 <= b && b <= i;
  @       triangle[i][b] != null);
  @   ensures \fresh(\result) && \result.length == triangle.length;
  @   ensures (\forall int b; 0 <= b && b < \result.length; \result[b] != null
  @       && \result[b] == (b <= a ? triangle[a][b] : triangle[b][a]));
  @ pure */
  private static LogNumber[] row(LogNumber[][] triangle, int a) {
    LogNumber[] row = new LogNumber[triangle.length];
    /*@ loop_invariant 0 <= k && k <= row.length;
    @ loop_invariant (\forall int i, b; 0 <= i && i < triangle.length && 0 <= b && b <= i;
    @     triangle[i][b] != null);
    @ loop_invariant (\forall int b; 0 <= b && b < k; row[b] != null
    @     && row[b] == (b <= a ? triangle[a][b] : triangle[b][a]));
    @ loop_writes k, row[*];
    @ loop_decreases row.length - k; @*/
    for (int k = 0; k < row.length; k++) {
      LogNumber entry = k <= a ? triangle[a][k] : triangle[k][a];
      row[k] = entry;
    }
    return row;
  }
}
