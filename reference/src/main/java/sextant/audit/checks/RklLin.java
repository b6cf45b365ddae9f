package sextant.audit.checks;

import java.util.List;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.audit.run.AscentRun;
import sextant.exact.Interval;

/** RKL-LIN: projected ascent from theta, step by step, against its linear bound. */
public final class RklLin implements Check {

  private static final int STEPS = 50;
  private static final int PLACES = 96;

  /** Beyond this a step takes long. */
  private static final long MOST_PAIRS = 4000;

  @Override
  public String id() {
    return "RKL-LIN";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    String fault = subject.regularised().fault();
    long pairs =
        (long) subject.instance().promptCount()
            * subject.instance().responseCount()
            * subject.instance().responseCount();
    if (fault == null && pairs > MOST_PAIRS) {
      fault = "left out: " + pairs + " pairs, more than " + MOST_PAIRS;
    }
    if (fault != null) {
      return List.of(Verdict.notApplicable(fault));
    }
    AscentRun run = AscentRun.of(subject.regularised(), STEPS, PLACES, 1);
    Interval first = run.gap();
    for (int row = 0; row < run.rows(); row++) {
      run.next();
    }
    Verdict verdict = run.linear();
    String words =
        Regularisation.constants(run.problem())
            + ", 1 − m/L = "
            + Show.interval(run.contraction(), 9)
            + ": J* − J falls from "
            + Show.brief(first)
            + " to "
            + Show.brief(run.gap())
            + ", bound "
            + Show.brief(run.bound());
    return List.of(verdict.and(Verdict.enclosed(words)));
  }
}
