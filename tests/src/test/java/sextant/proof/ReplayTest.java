package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import sextant.audit.proof.Verification;

/** Discharges every recorded obligation again, and finds that no control can be discharged. */
class ReplayTest {

  private static final Duration PROOF = Duration.ofSeconds(120);

  /** A contradiction among the assumptions shows at once, so that a control needs no long look. */
  private static final Duration CONTROL = Duration.ofSeconds(1);

  @Test
  void obligationsAreDischargedAndControlsAreNot()
      throws IOException, InterruptedException, ExecutionException {
    if (!Z3.exists()) {
      String message =
          "REPLAY SKIPPED: no program '"
              + Z3.program()
              + "', so that no proof was checked; install z3 "
              + Z3.VERSION
              + " (Debian and Ubuntu: apt install z3)";
      System.out.println(message);
      assertTrue(System.getenv("CI") == null, message);
      Assumptions.abort(message);
    }
    String version = Z3.version();
    String note =
        version.equals(Z3.VERSION)
            ? ""
            : " (NOTE: z3 is "
                + version
                + ", the proofs were made with "
                + Z3.VERSION
                + "; other versions give up on some)";
    Repository repository = Repository.here();
    Verification record = repository.verification();
    long start = System.nanoTime();
    Map<String, Future<String>> proofs = new TreeMap<>();
    Map<String, Future<String>> controls = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    ExecutorService pool =
        Executors.newFixedThreadPool(Math.min(4, Runtime.getRuntime().availableProcessors()));
    try {
      for (Verification.Proof proof : record.proofs()) {
        proofs.put(proof.obligation(), pool.submit(decide(repository, proof.obligation(), PROOF)));
      }
      for (Verification.Control control : record.controls()) {
        controls.put(control.file(), pool.submit(decide(repository, control.file(), CONTROL)));
      }
      for (Map.Entry<String, Future<String>> proof : proofs.entrySet()) {
        String answer = proof.getValue().get();
        if (!answer.equals("unsat")) {
          faults.add("spec/" + proof.getKey() + " is not discharged: " + answer);
        }
      }
      for (Map.Entry<String, Future<String>> control : controls.entrySet()) {
        String answer = control.getValue().get();
        if (!List.of("unknown", "sat", "timeout").contains(answer)) {
          faults.add("spec/" + control.getKey() + ", a control, must be open: " + answer);
        }
      }
    } finally {
      pool.shutdownNow();
    }
    System.out.printf(
        Locale.ROOT,
        "replay with z3 %s: %d obligations discharged, %d controls not, %d faults, in %.1f s%s%n",
        version,
        proofs.size(),
        controls.size(),
        faults.size(),
        (System.nanoTime() - start) / 1e9,
        note);
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults) + note);
  }

  private static Callable<String> decide(Repository repository, String file, Duration limit) {
    return () ->
        Z3.decide(Repository.unpack(Files.readAllBytes(repository.spec().resolve(file))), 0, limit);
  }
}
