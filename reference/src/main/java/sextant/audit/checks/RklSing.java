package sextant.audit.checks;

import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.Check;
import sextant.audit.Show;
import sextant.audit.Subject;
import sextant.audit.Verdict;
import sextant.curvature.SymmetricMatrix;
import sextant.curvature.SymmetricMatrix.Answer;
import sextant.exact.Dyadic;
import sextant.exact.Interval;
import sextant.exact.Rationals;
import sextant.model.Instance;
import sextant.model.LogRational;
import sextant.revkl.FeatureSpan;
import sextant.revkl.Fisher;
import sextant.revkl.FisherSpectrum;

/**
 * RKL-SING: the Fisher matrix is positive definite exactly when the differences of features within
 * prompts of positive mass span everything. Reports the span's dimension and the least eigenvalue
 * there, and where the span is smaller a direction along which everything is constant.
 */
public final class RklSing implements Check {

  private static final int BITS = 192;

  /** Eigenvalues, and elimination in rationals, are for few dimensions. */
  private static final int FEW = 6;

  @Override
  public String id() {
    return "RKL-SING";
  }

  @Override
  public List<Verdict> check(Subject subject) {
    Instance instance = subject.instance();
    FeatureSpan span = FeatureSpan.of(instance);
    String words = "dim W = " + span.rank() + " of " + span.dimension();
    Interval proposal = null;
    boolean few = span.dimension() <= FEW;
    if (span.rank() > 0 && !few) {
      Interval[][] fisher = span.restrict(Fisher.enclose(subject.table(BITS)), BITS);
      if (SymmetricMatrix.test(fisher, Dyadic.ZERO, BITS) != Answer.DEFINITE) {
        return List.of(Verdict.undecided(words + ": the pivots of F on W are open"));
      }
    } else if (span.rank() > 0) {
      Interval least = FisherSpectrum.least(subject.table(BITS), span);
      proposal = least;
      if (!least.isPositive()) {
        return List.of(Verdict.undecided(words + ": λ⁺_min is open"));
      }
      words += ", λ⁺_min(F(θ)) = " + Bounds.significant(least);
    }
    if (!span.isFull()) {
      BigFraction[] v = span.nullVector();
      String fault = varies(instance, v);
      if (fault != null) {
        return List.of(Verdict.refuted(fault));
      }
      words += "; F v = 0 and L_SAIL, both KLs are constant along v = " + text(v);
    }
    LogRational model = subject.exact();
    if (model == null || !few) {
      return List.of(Verdict.enclosed(words));
    }
    if (proposal != null && !FisherSpectrum.confirms(model, span, proposal)) {
      return List.of(Verdict.refuted(words + ": not confirmed in rational numbers"));
    }
    boolean definite = SymmetricMatrix.isPositiveDefinite(Fisher.value(model));
    return List.of(
        definite == span.isFull()
            ? Verdict.decided(words)
            : Verdict.refuted(words + ", but F is " + (definite ? "" : "not ") + "definite"));
  }

  /** Whether v·psi varies within a prompt of positive mass: where, or null. */
  private static @Nullable String varies(Instance instance, BigFraction[] v) {
    for (int x = 0; x < instance.promptCount(); x++) {
      for (int y = 1; y < instance.responseCount(); y++) {
        if (Rationals.signum(instance.mass(x)) > 0
            && !Rationals.isZero(Rationals.dot(v, instance.featureDifference(x, y, 0)))) {
          return "v·ψ varies at " + instance.promptName(x);
        }
      }
    }
    return null;
  }

  private static String text(BigFraction[] v) {
    StringBuilder text = new StringBuilder("(");
    for (int k = 0; k < v.length; k++) {
      text.append(k == 0 ? "" : ", ").append(Show.fraction(v[k]));
    }
    return text.append(")").toString();
  }
}
