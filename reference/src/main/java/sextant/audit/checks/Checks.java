package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;

/** Every check there is, in the order of the claims' ids. */
public final class Checks {

  private static final List<Check> ALL =
      List.of(
          new OraA1(),
          new OraA11(),
          new OraA3(),
          new OraA6(),
          new OraAlg1(),
          new OraC53(),
          new OraE44(),
          new OraEq1(),
          new OraEq14(),
          new OraEq2(),
          new OraEq33(),
          new OraEq44(),
          new OraL411(),
          new OraLa1(),
          new OraLa1Sel(),
          new OraLb1(),
          new OraLb2(),
          new OraLb4(),
          new OraLc1(),
          new OraLc2(),
          new OraLd1(),
          new OraLd3(),
          new OraR31(),
          new OraR42(),
          new OraR49(),
          new OraT41(),
          new OraT41Nec(),
          new OraT47(),
          new OraT48(),
          new OraT52(),
          new RklBias(),
          new RklConc(),
          new RklH1(),
          new RklKlPr(),
          new RklKlRp(),
          new RklLam(),
          new RklLin(),
          new RklPl(),
          new RklPlMap(),
          new RklPlProx(),
          new RklSing(),
          new RklSto(),
          new SailBias(),
          new SailRed(),
          new SailRpe());

  private Checks() {}

  /** All checks. */
  public static List<Check> all() {
    return ALL;
  }
}
