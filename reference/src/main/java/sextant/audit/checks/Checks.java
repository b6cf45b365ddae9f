package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;

/** Every check there is, in the order of the claims' ids. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new OraA1(),
          new OraA11(),
          new OraE44(),
          new OraEq1(),
          new OraEq14(),
          new OraEq2(),
          new OraEq33(),
          new OraLa1(),
          new OraLa1Sel(),
          new OraR31(),
          new OraR42(),
          new OraT41(),
          new OraT41Nec(),
          new SailRed(),
          new SailRpe());

  private Checks() {}

  /** All checks. */
  public static List<Check> all() {
    return ALL;
  }
}
