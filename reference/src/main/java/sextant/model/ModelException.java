package sextant.model;

/**
 * An instance breaks a rule of the format {@code sextant/instance/1}: where, as a JSON path, and
 * which rule. Failed preconditions of claims (the margin, rho below delta, theta in Theta) are no
 * such breach.
 */
public final class ModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final /*@ spec_public */ String path;
  private final /*@ spec_public */ String rule;

  /**
   * A breach of a rule.
   *
   * @param path the JSON path, "/features/0/2/1"
   * @param rule the rule, in one line
   */
  /*@ public normal_behavior
  @   ensures this.path == path && this.rule == rule;
  @ pure */
  public ModelException(String path, String rule) {
    super(path + ": " + rule);
    this.path = path;
    this.rule = rule;
  }

  /** The JSON path of what is wrong, "/features/0/2/1". */
  /*@ public normal_behavior
  @   ensures \result == path;
  @ pure */
  public String path() {
    return path;
  }

  /** The rule broken, in one line. */
  /*@ public normal_behavior
  @   ensures \result == rule;
  @ pure */
  public String rule() {
    return rule;
  }

  /** The breach "a list has {@code found} entries": {@code found} may be a word such as "more". */
  /*@ normal_behavior
  @   ensures \result.path == path;
  @ pure */
  static ModelException length(String path, int expected, String unit, String found) {
    String entries = expected == 1 ? " entry" : " entries";
    return new ModelException(
        path, "expected " + expected + entries + ", one a " + unit + "; found " + found);
  }
}
