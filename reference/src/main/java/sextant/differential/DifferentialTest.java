package sextant.differential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.fast.Target;

/**
 * Asks candidates for the quantities of many cases and compares with the exact values. A case is
 * evaluated exactly once for all candidates, several cases at a time; results do not hang on the
 * number of threads.
 */
public final class DifferentialTest {

  /** Cases in work at a time for each thread. */
  private static final int CHUNK = 32;

  /** After so many cases without any answer a candidate is not asked again. */
  private static final int MOST_TROUBLES = 10;

  private final Format format;
  private final List<Target> targets;
  private final boolean required;
  private final int jobs;

  /** The exact values of a case and the answers of the candidates that can be asked at once. */
  private record Work(Case testCase, Map<Target, Reference> references, List<Answer> answers) {}

  /**
   * A test.
   *
   * @param format the format of the inputs
   * @param targets the quantities to ask for
   * @param required whether a candidate must have all of them
   * @param jobs how many threads, at least 1
   */
  public DifferentialTest(Format format, Collection<Target> targets, boolean required, int jobs) {
    this.format = format;
    this.targets = List.copyOf(targets);
    this.required = required;
    this.jobs = jobs;
  }

  /** The format of the inputs. */
  public Format format() {
    return format;
  }

  /**
   * Runs it.
   *
   * @param candidates whom to ask
   * @param cases the cases by number, from 0
   * @param count how many of them
   * @param seed their seed, for the results
   * @param progress is told how many cases are done
   * @return one result a candidate, not yet made small
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public List<CheckResult> run(
      List<? extends Candidate> candidates,
      LongFunction<Case> cases,
      long count,
      long seed,
      LongConsumer progress)
      throws InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    for (int c = 0; c < candidates.size(); c++) {
      tallies.add(new Tally(format, targets, required));
    }
    String stopped = null;
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      long chunk = (long) CHUNK * jobs;
      for (long from = 0; from < count && stopped == null; from += chunk) {
        List<Future<Work>> futures = new ArrayList<>();
        for (long k = from; k < Math.min(count, from + chunk); k++) {
          Case testCase = cases.apply(k);
          futures.add(pool.submit((Callable<Work>) () -> work(testCase, candidates)));
        }
        for (Future<Work> future : futures) {
          Work work = get(future);
          stopped = stopped == null ? add(work, candidates, tallies) : stopped;
        }
        progress.accept(Math.min(count, from + chunk));
      }
    } finally {
      pool.shutdownNow();
    }
    List<CheckResult> results = new ArrayList<>();
    for (int c = 0; c < candidates.size(); c++) {
      results.add(tallies.get(c).result(candidates.get(c).name(), seed, stopped));
    }
    return results;
  }

  private Work work(Case testCase, List<? extends Candidate> candidates)
      throws InterruptedException {
    Map<Target, Reference> references = ExactAnswers.of(testCase, format, targets);
    List<Answer> answers = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.isConcurrent()) {
        answers.add(candidate.answer(testCase, targets));
      }
    }
    return new Work(testCase, references, answers);
  }

  private @Nullable String add(Work work, List<? extends Candidate> candidates, List<Tally> tallies)
      throws InterruptedException {
    int next = 0;
    String stopped = null;
    for (int c = 0; c < candidates.size(); c++) {
      Candidate candidate = candidates.get(c);
      Answer answer;
      if (candidate.isConcurrent()) {
        answer = work.answers().get(next);
        next++;
      } else {
        answer = candidate.answer(work.testCase(), targets);
      }
      tallies.get(c).add(work.testCase(), work.references(), answer);
      if (!candidate.isConcurrent() && tallies.get(c).troubled() >= MOST_TROUBLES) {
        stopped = "given up after " + MOST_TROUBLES + " cases without an answer";
      }
    }
    return stopped;
  }

  private static Work get(Future<Work> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Makes the first finding of a result small.
   *
   * @param result a result
   * @param candidate the candidate it is about
   * @return the result with its minimal case; as it is when there is no finding
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public CheckResult minimise(CheckResult result, Candidate candidate) throws InterruptedException {
    if (result.findings().isEmpty()) {
      return result;
    }
    Shrinker shrinker = new Shrinker(candidate, format, targets, result.findings().get(0));
    return result.withMinimal(shrinker.minimal());
  }
}
