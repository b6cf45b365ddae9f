package sextant.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/**
 * Proves kernel contracts: {@code mvn -Pprove verify}. Whatever is unproved, new or stale is given
 * to OpenJML, class by class; a proof counts when OpenJML is content and z3 discharges the
 * obligation with each of four seeds. The obligations go to {@code spec/obligations}, the record to
 * {@code spec/verification.json}.
 *
 * <p>System properties: {@code prove.methods}, parts of method ids separated by semicolons,
 * restricts it and includes those listed as not proved; {@code prove.all=true} proves everything
 * afresh; {@code prove.timeout} is the limit of one question to the solver in seconds.
 */
public final class Prove {

  static final List<Integer> SEEDS = List.of(0, 1, 2, 3);

  private final Repository repository;
  private final KernelSources sources;
  private final Verification record;
  private final int seconds;
  private final String solver;
  private final List<String> failures = new ArrayList<>();
  private final List<String> proved = new ArrayList<>();

  private Prove(Repository repository, int seconds, String solver) throws IOException {
    this.repository = repository;
    this.seconds = seconds;
    this.solver = solver;
    sources = repository.sources();
    record = repository.verification();
  }

  /**
   * Exit status 0 when every contract asked for is proved, 1 when not, 2 when it cannot be tried.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String missing = missing();
    if (missing != null) {
      System.err.println("prove: " + missing);
      System.exit(2);
    }
    int seconds = Integer.getInteger("prove.timeout", 60);
    String solver = "z3 " + Z3.version();
    Prove prove = new Prove(Repository.here(), seconds, solver);
    System.exit(
        prove.run(System.getProperty("prove.methods", ""), Boolean.getBoolean("prove.all")));
  }

  private static String missing() throws IOException, InterruptedException {
    String missing = null;
    if (!OpenJml.exists()) {
      missing =
          "no '"
              + OpenJml.program()
              + "': put OpenJML "
              + OpenJml.VERSION
              + " on the PATH or name it in OPENJML (proofs-notes/how-to-prove.md)";
    } else if (!Z3.exists()) {
      missing = "no '" + Z3.program() + "': put z3 " + Z3.VERSION + " on the PATH or name it in Z3";
    } else if (!Z3.version().equals(Z3.VERSION)) {
      missing = "z3 is " + Z3.version() + "; proofs are recorded with " + Z3.VERSION + " alone";
    } else if (!OpenJml.version().equals(OpenJml.VERSION)) {
      System.err.println(
          "prove: OpenJML is " + OpenJml.version() + ", known to work is " + OpenJml.VERSION);
    }
    return missing;
  }

  private int run(String wanted, boolean all) throws IOException, InterruptedException {
    forgetTheGone();
    Map<String, List<KernelMethod>> byFile = new TreeMap<>();
    for (KernelMethod method : chosen(wanted, all)) {
      byFile.computeIfAbsent(sources.file(method), file -> new ArrayList<>()).add(method);
    }
    for (Map.Entry<String, List<KernelMethod>> entry : byFile.entrySet()) {
      proveFile(entry.getKey(), entry.getValue());
      repository.write(record);
    }
    failures.addAll(new Controls(repository, sources, record).make(all));
    sweep();
    repository.write(record);
    Map<String, String> pages = new GeneratedPages(repository, record, sources).render();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Repository.write(
          repository.root().resolve(page.getKey()),
          page.getValue().getBytes(StandardCharsets.UTF_8));
    }
    if (byFile.isEmpty()) {
      System.out.println("prove: every proof is fresh, nothing to do");
    }
    System.out.printf(
        Locale.ROOT,
        "prove: %d proved now, %d proofs in all, %d methods not proved, %d controls, %d failures%n",
        proved.size(),
        record.proofs().size(),
        record.unproved().size(),
        record.controls().size(),
        failures.size());
    for (String failure : failures) {
      System.out.println("prove: FAILED " + failure);
    }
    return failures.isEmpty() ? 0 : 1;
  }

  /** Methods that no longer exist, and proofs of contracts that are gone. */
  private void forgetTheGone() {
    List<String> known = new ArrayList<>();
    record.proofs().forEach(proof -> known.add(proof.method()));
    record.unproved().forEach(entry -> known.add(entry.method()));
    for (String id : known) {
      KernelMethod method = sources.find(id);
      boolean bare = method != null && !method.hasContract();
      if (method == null || bare && (record.proof(id) != null || !Coverage.counts(method))) {
        record.remove(id);
      }
    }
  }

  private List<KernelMethod> chosen(String wanted, boolean all) {
    List<KernelMethod> chosen = new ArrayList<>();
    for (KernelMethod method : sources.methods()) {
      if (method.hasContract()) {
        boolean named = false;
        for (String part : wanted.split(";")) {
          named |= !part.isBlank() && method.id().contains(part.strip());
        }
        Verification.Proof proof = record.proof(method.id());
        boolean fresh = proof != null && isFresh(proof, method);
        boolean set = wanted.isBlank() ? record.unproved(method.id()) == null : named;
        if (set && (all || !fresh)) {
          chosen.add(method);
        }
      }
    }
    return chosen;
  }

  private boolean isFresh(Verification.Proof proof, KernelMethod method) {
    return proof.contractHash().equals(sources.hash(method))
        && Files.exists(repository.spec().resolve(proof.obligation()));
  }

  private void proveFile(String file, List<KernelMethod> methods)
      throws IOException, InterruptedException {
    System.out.println("prove: " + file + ", " + methods.size() + " methods");
    Map<String, OpenJml.Answer> answers = new TreeMap<>();
    try {
      List<String> patterns = methods.stream().map(OpenJml::pattern).toList();
      answers.putAll(OpenJml.prove(repository, repository.java(), file, patterns, seconds));
      // A run that broke off half-way, for one method's sake, is continued one by one; so is one
      // whose obligation had no file, the signature being too long for its name.
      for (KernelMethod method : methods) {
        OpenJml.Answer answer = answers.get(method.id());
        if (answer == null || answer.smt().isEmpty()) {
          List<String> alone = List.of(OpenJml.pattern(method));
          answers.putAll(OpenJml.prove(repository, repository.java(), file, alone, seconds));
        }
      }
      // The few that need the axioms on types, among those that fail for another reason.
      List<String> failed =
          methods.stream()
              .filter(method -> !isProved(answers.get(method.id())))
              .map(OpenJml::pattern)
              .toList();
      if (!failed.isEmpty()) {
        answers.putAll(OpenJml.prove(repository, repository.java(), file, failed, seconds, true));
      }
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    for (KernelMethod method : methods) {
      OpenJml.Answer answer = answers.get(method.id());
      if (answer == null || answer.proved() && answer.smt().isEmpty()) {
        failures.add(method.id() + ": OpenJML said nothing about it");
      } else if (!answer.proved()) {
        failures.add(method.id() + ": not proved");
        System.out.println("  " + method.id() + ": NOT proved\n" + answer.said().indent(4));
      } else {
        keep(method, answer.smt());
      }
    }
  }

  private static boolean isProved(OpenJml.Answer answer) {
    return answer != null && answer.proved();
  }

  private void keep(KernelMethod method, String whole) throws IOException, InterruptedException {
    String smt = TypeAxioms.without(whole);
    if (!Z3.decide(smt, SEEDS.get(0), Duration.ofSeconds(seconds)).equals("unsat")) {
      smt = whole;
    }
    double longest = 0;
    for (int seed : SEEDS) {
      long start = System.nanoTime();
      String answer = Z3.decide(smt, seed, Duration.ofSeconds(seconds));
      longest = Math.max(longest, (System.nanoTime() - start) / 1e9);
      if (!answer.equals("unsat")) {
        failures.add(method.id() + ": not stable, seed " + seed + " gave " + answer);
        System.out.println("  " + method.id() + ": not stable, seed " + seed + ": " + answer);
        return;
      }
    }
    if (smt.contains(repository.root().toString())) {
      throw new IOException(method.id() + ": the obligation names the checkout's folder");
    }
    byte[] packed = Repository.pack(smt);
    String file = Repository.obligation(method);
    Repository.write(repository.spec().resolve(file), packed);
    record.put(
        new Verification.Proof(
            method.id(),
            sources.hash(method),
            file,
            Repository.sha256(packed),
            "OpenJML " + OpenJml.version(),
            solver,
            LocalDate.now(ZoneOffset.UTC).toString(),
            SEEDS,
            Math.round(longest * 10) / 10.0));
    proved.add(method.id());
    System.out.printf(Locale.ROOT, "  %s: proved, %.1f s%n", method.id(), longest);
  }

  /** Deletes the obligations of methods that are gone. */
  private void sweep() throws IOException {
    List<String> wanted = new ArrayList<>();
    record.proofs().forEach(proof -> wanted.add(proof.obligation()));
    record.controls().forEach(control -> wanted.add(control.file()));
    for (String file : repository.obligationFiles()) {
      if (!wanted.contains(file)) {
        Files.delete(repository.spec().resolve(file));
      }
    }
  }
}
