package sextant.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import sextant.fast.Sample;

/**
 * The kinds of cases in which implementations go wrong. Each is a size and a change of a random
 * draft; what is huge or tiny hangs on the format.
 *
 * @param label what is special about it
 * @param prompts |X|, or 0 for any
 * @param responses |Y|, or 0 for any
 * @param dimension d, or 0 for any
 * @param change makes a draft nasty
 */
record Nasty(String label, int prompts, int responses, int dimension, Consumer<Draft> change) {

  static final List<Nasty> ALL = all();

  /** Those that cost no more than any other case. */
  static final List<Nasty> SMALL =
      ALL.stream().filter(n -> n.prompts < 10 && n.responses < 10 && n.dimension < 10).toList();

  private static List<Nasty> all() {
    List<Nasty> all = new ArrayList<>();
    all.add(new Nasty("one response", 0, 1, 0, draft -> {}));
    all.add(new Nasty("one prompt, one response, d = 1", 1, 1, 1, draft -> {}));
    all.add(new Nasty("theta = theta_ref", 0, 0, 0, Nasty::atReference));
    all.add(new Nasty("no features", 0, 0, 0, draft -> scale(draft, 0)));
    all.add(new Nasty("all responses alike", 0, 0, 0, draft -> alike(draft, draft.responses)));
    all.add(new Nasty("two responses alike", 0, 3, 0, draft -> alike(draft, 2)));
    all.add(new Nasty("ties of different features", 0, 4, 2, Nasty::ties));
    all.add(new Nasty("near-ties", 0, 3, 0, Nasty::nearTies));
    all.add(new Nasty("huge scores", 0, 0, 0, draft -> scale(draft, draft.format.huge())));
    all.add(new Nasty("scores that overflow exp", 0, 0, 2, Nasty::overflow));
    all.add(new Nasty("huge scores close to theta_ref", 0, 0, 0, Nasty::hugeAndClose));
    all.add(new Nasty("tiny features", 0, 0, 0, draft -> scale(draft, 0x1p-40)));
    all.add(new Nasty("features with a large common part", 0, 0, 0, Nasty::offset));
    all.add(new Nasty("a prompt of mass 0", 2, 0, 0, Nasty::noMass));
    all.add(new Nasty("a prompt of mass 0 with huge scores", 2, 0, 0, Nasty::noMassHuge));
    all.add(new Nasty("certain preferences", 0, 0, 0, draft -> odds(draft, 0)));
    all.add(new Nasty("extreme odds", 0, 0, 0, Nasty::extremeOdds));
    all.add(new Nasty("an indifferent oracle", 0, 0, 0, draft -> odds(draft, 0.5)));
    all.add(new Nasty("beta = 1/1000, nearly", 0, 0, 0, draft -> beta(draft, 1e-3)));
    all.add(new Nasty("beta = 1000", 0, 0, 0, draft -> beta(draft, 1e3)));
    all.add(new Nasty("beta = 1000, huge scores", 0, 0, 0, Nasty::steep));
    all.add(new Nasty("rho at the margin", 0, 0, 0, draft -> draft.radius(1)));
    all.add(new Nasty("rho = 0", 0, 0, 0, draft -> draft.radius(0)));
    all.add(new Nasty("no label noise", 0, 0, 0, draft -> draft.epsilon = 0));
    all.add(new Nasty("much label noise", 0, 0, 0, draft -> draft.epsilon = 0.4375));
    all.add(new Nasty("a response against itself", 0, 2, 0, Nasty::selfPairs));
    all.add(new Nasty("one sample, over and over", 0, 0, 0, Nasty::sameSample));
    all.add(new Nasty("32 responses", 1, 32, 0, draft -> {}));
    all.add(new Nasty("16 coordinates", 0, 0, 16, draft -> {}));
    all.add(new Nasty("16 prompts", 16, 3, 0, draft -> {}));
    return List.copyOf(all);
  }

  /** The draft of such a case. */
  Draft draft(Format format, SplittableRandom random) {
    int x = prompts == 0 ? 1 + random.nextInt(4) : prompts;
    int y = responses == 0 ? 1 + random.nextInt(8) : responses;
    int d = dimension == 0 ? 1 + random.nextInt(4) : dimension;
    Draft draft = new Draft(format, random, x, y, d);
    change.accept(draft);
    return draft;
  }

  private static void atReference(Draft draft) {
    System.arraycopy(draft.thetaRef, 0, draft.theta, 0, draft.d);
  }

  private static void scale(Draft draft, double factor) {
    for (double[][] prompt : draft.psi) {
      for (double[] response : prompt) {
        for (int k = 0; k < response.length; k++) {
          response[k] = response[k] * factor + 0.0; // no negative zeros
        }
      }
    }
  }

  private static void alike(Draft draft, int count) {
    for (double[][] prompt : draft.psi) {
      for (int y = 1; y < count; y++) {
        prompt[y] = prompt[0].clone();
      }
    }
  }

  /** Features that differ across the direction of theta - theta_ref only, for some responses. */
  private static void ties(Draft draft) {
    draft.theta[0] = draft.thetaRef[0];
    draft.theta[1] = draft.format.round(draft.thetaRef[1] + 0.5);
    for (double[][] prompt : draft.psi) {
      prompt[1][1] = prompt[0][1];
      prompt[3][1] = prompt[2][1];
    }
  }

  private static void nearTies(Draft draft) {
    for (double[][] prompt : draft.psi) {
      prompt[0][0] = prompt[0][0] == 0 ? 1 : prompt[0][0];
      prompt[1] = prompt[0].clone();
      prompt[1][0] = draft.format.next(prompt[0][0]);
    }
  }

  private static void overflow(Draft draft) {
    for (int k = 0; k < draft.d; k++) {
      draft.theta[k] = draft.format.round(draft.theta[k] * 250);
    }
    for (double[][] prompt : draft.psi) {
      prompt[0][0] = 4;
      prompt[0][1] = 4;
    }
  }

  private static void hugeAndClose(Draft draft) {
    scale(draft, draft.format.huge());
    for (int k = 0; k < draft.d; k++) {
      draft.theta[k] = draft.thetaRef[k];
    }
    draft.theta[0] = draft.format.next(draft.thetaRef[0]);
  }

  private static void offset(Draft draft) {
    for (double[][] prompt : draft.psi) {
      for (double[] response : prompt) {
        for (int k = 0; k < response.length; k++) {
          response[k] = draft.format.round(response[k] + 1000);
        }
      }
    }
  }

  private static void noMass(Draft draft) {
    draft.mass[0] = 0;
    draft.mass[1] = 1;
  }

  private static void noMassHuge(Draft draft) {
    noMass(draft);
    for (double[] response : draft.psi[0]) {
      for (int k = 0; k < response.length; k++) {
        response[k] = response[k] * draft.format.huge() + 0.0;
      }
    }
  }

  /** P = p or 1 - p for every pair. */
  private static void odds(Draft draft, double p) {
    for (int x = 0; x < draft.prompts; x++) {
      for (int i = 0; i < draft.responses; i++) {
        for (int j = 0; j < i; j++) {
          draft.prefer(x, i, j, draft.random.nextBoolean() ? p : 1 - p);
        }
      }
    }
  }

  private static void extremeOdds(Draft draft) {
    odds(draft, Math.scalb(1, 2 - draft.format.digits()));
  }

  private static void beta(Draft draft, double beta) {
    draft.beta = draft.format.round(beta);
  }

  private static void steep(Draft draft) {
    scale(draft, draft.format.huge());
    beta(draft, 1e3);
  }

  private static void selfPairs(Draft draft) {
    draft.samples.replaceAll(z -> new Sample(z.x(), z.y1(), z.y1(), z.label()));
  }

  private static void sameSample(Draft draft) {
    Sample first = draft.samples.get(0);
    draft.samples.replaceAll(z -> first);
    draft.samples.add(first);
  }
}
