package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import sextant.audit.Check;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.ScoreConstants;
import sextant.exact.Elementary;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.sail.ScoreTable;

/**
 * ORA-LB.1: ||g|| &lt;= 2B, ||grad g|| &lt;= B^2, ||S|| &lt;= 4B, ||grad S|| &lt;= 2B^2, with the
 * paper's B and with that of a ball around each prompt's features. A covariance is at most its
 * trace, which is what is compared.
 */
public final class OraLb1 implements Check {

  @Override
  public String id() {
    return "ORA-LB.1";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    return List.of(
        check(subject, subject.bounds().norm()).about("published"),
        check(subject, subject.bounds().radius()).about("sharper"));
  }

  private static Verdict check(Subject subject, BigFraction b) {
    LogRational model = subject.exact();
    return model != null ? exact(model, b) : enclosed(subject, b);
  }

  private static Verdict exact(LogRational model, BigFraction b) {
    Instance instance = model.instance();
    int n = instance.responseCount();
    BigFraction score = BigFraction.ZERO;
    BigFraction pair = BigFraction.ZERO;
    BigFraction trace = BigFraction.ZERO;
    for (int x = 0; x < instance.promptCount(); x++) {
      BigFraction[][] g = Centred.exact(model, x);
      BigFraction variance = BigFraction.ZERO;
      for (int i = 0; i < n; i++) {
        BigFraction square = Rationals.dot(g[i], g[i]);
        variance = variance.add(model.policy(x, i).multiply(square));
        score = Rationals.max(score, square);
        for (int j = 0; j <= i; j++) {
          BigFraction[] sum = Centred.sum(g[i], g[j]);
          pair = Rationals.max(pair, Rationals.dot(sum, sum));
        }
      }
      trace = Rationals.max(trace, variance);
    }
    return Bounds.rootAtMost("max ‖g‖", score, ScoreConstants.score(b))
        .and(Bounds.atMost("max tr Cov", trace, ScoreConstants.scoreSlope(b)))
        .and(Bounds.rootAtMost("max ‖S‖", pair, ScoreConstants.pairScore(b)))
        .and(Bounds.atMost("2 tr Cov", trace.multiply(2), ScoreConstants.pairScoreSlope(b)));
  }

  private static Verdict enclosed(Subject subject, BigFraction b) {
    return Bounds.atMost(
            "max ‖g‖",
            bits -> Elementary.sqrt(largest(subject.table(bits), false), bits),
            bits -> Interval.from(ScoreConstants.score(b), bits))
        .and(
            Bounds.atMost(
                "max tr Cov",
                bits -> trace(subject.table(bits)),
                bits -> Interval.from(ScoreConstants.scoreSlope(b), bits)))
        .and(
            Bounds.atMost(
                "max ‖S‖",
                bits -> Elementary.sqrt(largest(subject.table(bits), true), bits),
                bits -> Interval.from(ScoreConstants.pairScore(b), bits)))
        .and(
            Bounds.atMost(
                "2 tr Cov",
                bits -> trace(subject.table(bits)).shift(1),
                bits -> Interval.from(ScoreConstants.pairScoreSlope(b), bits)));
  }

  /** Encloses the largest ||g||^2, or the largest ||S||^2. */
  private static Interval largest(ScoreTable table, boolean pairs) {
    Interval most = Interval.ZERO;
    for (int x = 0; x < table.instance().promptCount(); x++) {
      Interval[][] g = Centred.enclosed(table, x);
      for (int i = 0; i < g.length; i++) {
        for (int j = pairs ? 0 : i; j <= i; j++) {
          Interval[] v = pairs ? Centred.sum(g[i], g[j], table.bits()) : g[i];
          most = most.max(Centred.squaredNorm(v, table.bits()));
        }
      }
    }
    return most;
  }

  private static Interval trace(ScoreTable table) {
    Interval most = Interval.ZERO;
    for (int x = 0; x < table.instance().promptCount(); x++) {
      Interval[][] g = Centred.enclosed(table, x);
      Interval trace = Interval.ZERO;
      for (int y = 0; y < g.length; y++) {
        Interval square = Centred.squaredNorm(g[y], table.bits());
        trace = trace.add(table.policy(x, y).multiply(square, table.bits()), table.bits());
      }
      most = most.max(trace);
    }
    return most;
  }
}
