package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;

/**
 * ORA-R4.9: the remark needs weak convexity of the robust loss and cites "Theorem 4.4", which is an
 * example of the opposite; Theorem 4.8 is meant, and its verdict is this one's.
 */
public final class OraR49 implements Check {

  private final Check theorem = new OraT48();

  @Override
  public String id() {
    return "ORA-R4.9";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    return List.of(theorem.check(subject).get(0).about(""));
  }
}
