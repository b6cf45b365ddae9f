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

  /**
   * A contradiction among the assumptions shows soon: two thirds of all proofs need less work. Work
   * and not time, so that a busy machine looks no less closely.
   */
  private static final int CONTROL_WORK = 1_000_000;

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
        String file = proof.obligation();
        proofs.put(file, pool.submit(() -> Z3.decide(text(repository, file), 0, PROOF)));
      }
      for (Verification.Control control : record.controls()) {
        String file = control.file();
        controls.put(
            file, pool.submit(() -> Z3.decideWithin(text(repository, file), CONTROL_WORK)));
      }
      for (Map.Entry<String, Future<String>> proof : proofs.entrySet()) {
        String answer = proof.getValue().get();
        if (!answer.equals("unsat")) {
          faults.add("spec/" + proof.getKey() + " is not discharged: " + answer);
        }
      }
      for (Map.Entry<String, Future<String>> control : controls.entrySet()) {
        String answer = control.getValue().get();
        if (!List.of("unknown", "sat").contains(answer)) {
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

  private static String text(Repository repository, String file) throws IOException {
    return Repository.unpack(Files.readAllBytes(repository.spec().resolve(file)));
  }
}
