package sextant.fast;

import java.util.Arrays;
import java.util.Locale;

/**
 * Bug classes found in public alignment code, each as a small change of {@link PairLoops}. They
 * serve twice: a check that lets one pass is no check, and a wrong answer that agrees with one of
 * them is named after it.
 */
public enum Mutant {
  /** The KL term has the wrong sign. */
  KL_SIGN("the KL divergence has the wrong sign") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double divergence(View v, double[][] law, double[][] logFirst, double[][] logOther) {
          return -super.divergence(v, law, logFirst, logOther);
        }
      };
    }
  },
  /** KL(p || q) and KL(q || p) exchanged. */
  KL_SWAPPED("the arguments of the KL divergence are exchanged") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double refFirst(View v) {
          return super.policyFirst(v);
        }

        @Override
        double policyFirst(View v) {
          return super.refFirst(v);
        }
      };
    }
  },
  /** One log-ratio stands for its mean. */
  KL_ONE_SAMPLE("one log-ratio stands for the exact KL divergence") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double divergence(View v, double[][] law, double[][] logFirst, double[][] logOther) {
          double total = 0;
          for (int x = 0; x < law.length; x++) {
            total += v.problem.mass()[x] * (logFirst[x][0] - logOther[x][0]);
          }
          return total;
        }
      };
    }
  },
  /** The gradient of the sampling law is missing. */
  SCORE_TERM_DROPPED("the score-function term is dropped: samples are held fixed") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double scoreTerm(double f, double score, double logProbability) {
          return 0;
        }
      };
    }
  },
  /** f / log pi is differentiated instead of f log pi. */
  SCORE_TERM_DIVIDED("the score term is divided by log pi instead of multiplied") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double scoreTerm(double f, double score, double logProbability) {
          return -f * score / (logProbability * logProbability);
        }
      };
    }
  },
  /** An expectation's sum of weighted terms is divided by their number. */
  SUM_FOR_MEAN("weighted terms are averaged instead of summed") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double expected(double sum, int terms) {
          return sum / terms;
        }
      };
    }
  },
  /** A batch is summed. */
  BATCH_NOT_AVERAGED("the factor 1/batch is missing") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double batchMean(double sum, int size) {
          return sum;
        }
      };
    }
  },
  /** The radius has no effect. */
  RHO_IGNORED("rho is ignored") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double radius(Problem problem) {
          return 0;
        }
      };
    }
  },
  /** The label smoothing has no effect. */
  SMOOTHING_IGNORED("label smoothing is ignored") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double epsilon(Batch batch) {
          return 0;
        }
      };
    }
  },
  /** max(h, 0) for |h|. */
  POSITIVE_PART("|h| is replaced by max(h, 0)") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double size(double h, double preference) {
          return Math.max(h, 0);
        }

        @Override
        double sizeSlope(double h, double preference) {
          return h > 0 ? 1 : 0;
        }
      };
    }
  },
  /** The square of h for |h|. */
  SQUARE("|h| is replaced by h squared") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double size(double h, double preference) {
          return h * h;
        }

        @Override
        double sizeSlope(double h, double preference) {
          return 2 * h;
        }
      };
    }
  },
  /** What smoothing the preferences by rho adds to the loss, over rho beta. */
  SMOOTHED_LINEAR("|h| is replaced by label smoothing's linear term (2p - 1) h") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double size(double h, double preference) {
          return (2 * preference - 1) * h;
        }

        @Override
        double sizeSlope(double h, double preference) {
          return 2 * preference - 1;
        }
      };
    }
  },
  /** The rejected response's log-probability without its reference. */
  ONE_SIDED("the log-ratio is taken on the first response only") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double logit(View v, int x, int i, int j) {
          return v.logPolicy[x][i] - v.logRef[x][i] - v.logPolicy[x][j];
        }
      };
    }
  },
  /** -log(sigmoid(t)) underflows for t far below 0. */
  LOG_OF_SIGMOID("log(sigmoid(t)) underflows") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double softplus(double t) {
          return -Math.log(1 / (1 + Math.exp(t)));
        }
      };
    }
  },
  /** The second response is read one further. */
  OFF_BY_ONE("the response index is off by one") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        int second(int j, int n) {
          return (j + 1) % n;
        }
      };
    }
  },
  /** The policy is a softmax of beta times the scores. */
  TEMPERATURE_TWICE("the temperature is applied to the scores once more") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double[] scores(Problem problem, int x, double[] parameters) {
          return Arrays.stream(super.scores(problem, x, parameters))
              .map(score -> problem.beta() * score)
              .toArray();
        }
      };
    }
  },
  /** beta h is clamped. */
  CLAMPED("beta h is clamped to [-10, 10]") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double margin(View v, int x, int i, int j) {
          return Math.max(-10, Math.min(10, super.margin(v, x, i, j)));
        }

        @Override
        double lossSlope(View v, int x, int i, int j, double preference) {
          return Math.abs(super.margin(v, x, i, j)) > 10
              ? 0
              : super.lossSlope(v, x, i, j, preference);
        }
      };
    }
  },
  /** Overflowing exponentials, and 0 in place of what comes of it. */
  NAN_TO_ZERO("exponentials overflow and NaN is turned into 0") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double[] logSoftmax(double[] scores) {
          double total = Arrays.stream(scores).map(Math::exp).sum();
          return Arrays.stream(scores).map(s -> Math.log(Math.exp(s) / total)).toArray();
        }

        @Override
        double softplus(double t) {
          return Math.log1p(Math.exp(t));
        }

        @Override
        public double[] evaluate(Target target, Problem problem, Batch batch) {
          return Arrays.stream(super.evaluate(target, problem, batch))
              .map(value -> Double.isFinite(value) ? value : 0)
              .toArray();
        }
      };
    }
  },
  /** The worst case of a tie, and of a response against itself, is p* + rho. */
  TIES_TO_FIRST("ties are sent to the first response") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double selected(double h) {
          return h > 0 ? -1 : 1;
        }
      };
    }
  },
  /** h is taken against the policy itself. */
  MOVING_REFERENCE("pi_ref is replaced by the moving policy") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double logit(View v, int x, int i, int j) {
          return 0;
        }

        @Override
        double refFirst(View v) {
          return 0;
        }

        @Override
        double policyFirst(View v) {
          return 0;
        }
      };
    }
  },
  /** The losses are taken of beta squared times h. */
  BETA_TWICE("beta is applied twice") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double scale(Problem problem) {
          return problem.beta() * problem.beta();
        }
      };
    }
  },
  /** The loser is taken for the winner. */
  PREFERENCE_SWAPPED("P and 1 - P are exchanged") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double preference(Problem problem, int x, int i, int j) {
          return 1 - super.preference(problem, x, i, j);
        }

        @Override
        double label(Sample sample) {
          return 1 - super.label(sample);
        }
      };
    }
  },
  /** Ascent for descent. */
  GRADIENT_SIGN("the gradient has the wrong sign") {
    @Override
    PairLoops make() {
      return new PairLoops() {
        @Override
        double[] finished(double[] gradient) {
          return Arrays.stream(gradient).map(value -> -value).toArray();
        }
      };
    }
  };

  private final String description;

  Mutant(String description) {
    this.description = description;
  }

  abstract PairLoops make();

  /** The wrong implementation. */
  public Implementation implementation() {
    return make();
  }

  /** The name on the command line and in reports, such as {@code gradient-sign}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What goes wrong, in a few words. */
  public String description() {
    return description;
  }
}
