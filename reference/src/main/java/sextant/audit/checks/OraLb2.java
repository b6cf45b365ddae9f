package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.ScoreConstants;
import sextant.curvature.SymmetricMatrix;
import sextant.exact.Interval;
import sextant.model.LogRational;
import sextant.revkl.Fisher;

/**
 * ORA-LB.2: the norm of the Fisher matrix is at most 4B^2 as published, and B^2. In exact numbers
 * B^2 I - F is tested for semidefiniteness; in enclosures, and in many dimensions, the trace of F
 * stands for its norm.
 */
public final class OraLb2 implements Check {

  /** Elimination in rationals is for few dimensions. */
  private static final int FEW = 6;

  private static final int HALVINGS = 24;

  @Override
  public String id() {
    return "ORA-LB.2";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    BigFraction published = ScoreConstants.fisherPublished(subject.bounds().norm());
    BigFraction sharper = ScoreConstants.fisher(subject.bounds().radius());
    return List.of(
        check(subject, published).about("published"), check(subject, sharper).about("sharper"));
  }

  private static Verdict check(Subject subject, BigFraction bound) {
    LogRational model = subject.exact();
    if (model == null) {
      return Bounds.atMost(
          "‖F‖ ≤ tr F =",
          bits -> Centred.fisherTrace(subject.table(bits)),
          bits -> Interval.from(bound, bits));
    }
    BigFraction[][] fisher = Fisher.value(model);
    if (fisher.length > FEW) {
      return Bounds.atMost("‖F‖ ≤ tr F =", SymmetricMatrix.trace(fisher), bound);
    }
    String words =
        Bounds.words("‖F‖", SymmetricMatrix.norm(fisher, HALVINGS), Interval.from(bound, 64));
    return SymmetricMatrix.isAtMost(fisher, bound)
        ? Verdict.decided(words)
        : Verdict.refuted(words);
  }
}
