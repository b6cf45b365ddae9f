package sextant.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import sextant.audit.AuditResult.ClaimResult;
import sextant.audit.AuditResult.InstanceVerdict;
import sextant.model.Instance;

/** Runs the checks of some claims on some instances and sums the verdicts up by claim. */
public final class Audit {

  private final ClaimRegistry registry;
  private final List<Check> checks;

  /**
   * An audit.
   *
   * @param registry where the claims are described
   * @param checks the checks to run, one a claim; each must be registered
   */
  public Audit(ClaimRegistry registry, List<Check> checks) {
    this.registry = registry;
    this.checks = checks.stream().sorted(Comparator.comparing(Check::id)).toList();
  }

  /**
   * Runs every check on every instance.
   *
   * @param instances the instances, with the names of their files
   * @param jobs how many instances are audited at a time
   * @param progress told the file's name after each instance; called from several threads
   */
  public AuditResult run(Map<String, Instance> instances, int jobs, Consumer<String> progress)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<List<List<Verdict>>>> running = new ArrayList<>();
      for (Map.Entry<String, Instance> entry : instances.entrySet()) {
        Callable<List<List<Verdict>>> task =
            () -> {
              List<List<Verdict>> verdicts = checkAll(entry.getValue());
              progress.accept(entry.getKey());
              return verdicts;
            };
        running.add(pool.submit(task));
      }
      List<List<List<Verdict>>> byInstance = new ArrayList<>();
      for (Future<List<List<Verdict>>> future : running) {
        byInstance.add(get(future));
      }
      return new AuditResult(summaries(instances, byInstance));
    } finally {
      pool.shutdownNow();
    }
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
  }

  private List<List<Verdict>> checkAll(Instance instance) {
    Subject subject = new Subject(instance);
    List<List<Verdict>> verdicts = new ArrayList<>();
    for (Check check : checks) {
      verdicts.add(verdicts(check, subject));
    }
    return verdicts;
  }

  /** The check's verdicts; where the numbers are out of range, UNDECIDED for every variant. */
  private List<Verdict> verdicts(Check check, Subject subject) {
    try {
      return check.check(subject);
    } catch (ArithmeticException e) {
      Verdict open = Verdict.undecided("out of range: " + e.getMessage());
      return registered(check).verdictVariants().stream().map(open::about).toList();
    }
  }

  private Claim registered(Check check) {
    Claim claim = registry.find(check.id());
    if (claim == null) {
      throw new IllegalStateException(check.id() + " is checked but not registered");
    }
    return claim;
  }

  private static long size(@Nullable Instance instance) {
    if (instance == null) {
      return 0;
    }
    return (long) instance.promptCount() * instance.responseCount() * instance.responseCount();
  }

  private List<ClaimResult> summaries(
      Map<String, Instance> instances, List<List<List<Verdict>>> byInstance) {
    List<String> files = List.copyOf(instances.keySet());
    List<ClaimResult> results = new ArrayList<>();
    for (int c = 0; c < checks.size(); c++) {
      Claim claim = registered(checks.get(c));
      for (String variant : claim.verdictVariants()) {
        List<InstanceVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
          for (Verdict verdict : byInstance.get(i).get(c)) {
            if (verdict.variant().equals(variant)) {
              long size = size(instances.get(files.get(i)));
              verdicts.add(new InstanceVerdict(files.get(i), size, verdict));
            }
          }
        }
        results.add(ClaimResult.of(claim, variant, verdicts));
      }
    }
    return results;
  }
}
