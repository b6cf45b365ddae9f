package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/** Every proof in {@code spec/verification.json} is of the sources as they are now. */
class FreshnessTest {

  private static final String REMEDY = "\nto prove anew: mvn -Pprove verify";

  private static Repository repository;
  private static KernelSources sources;
  private static Verification record;

  @BeforeAll
  static void read() throws IOException {
    repository = Repository.here();
    sources = repository.sources();
    record = repository.verification();
  }

  /** One line a fault, over several checkouts' worth of causes. */
  static List<String> staleProofs(KernelSources sources, Verification record) {
    List<String> faults = new ArrayList<>();
    for (Verification.Proof proof : record.proofs()) {
      KernelMethod method = sources.find(proof.method());
      if (method == null) {
        faults.add(proof.method() + " is recorded as proved and does not exist");
      } else if (!proof.contractHash().equals(sources.hash(method))) {
        faults.add(
            proof.method()
                + " is stale: it, a contract or a stub it relies on has changed since "
                + proof.date());
      }
    }
    return faults;
  }

  @Test
  void proofsAreOfTheSourcesAsTheyAre() {
    assertNone(staleProofs(sources, record));
  }

  @Test
  void obligationsAreThereAndUnchanged() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Verification.Proof proof : record.proofs()) {
      check(proof.obligation(), proof.obligationSha256(), faults);
    }
    for (Verification.Control control : record.controls()) {
      check(control.file(), control.sha256(), faults);
    }
    assertNone(faults);
  }

  private static void check(String file, String sha256, List<String> faults) throws IOException {
    if (!Files.exists(repository.spec().resolve(file))) {
      faults.add("spec/" + file + " is missing");
    } else if (!Repository.sha256(Files.readAllBytes(repository.spec().resolve(file)))
        .equals(sha256)) {
      faults.add("spec/" + file + " is not the one recorded");
    }
  }

  @Test
  void obligationsBelongToTheirMethods() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Verification.Proof proof : record.proofs()) {
      String text =
          Repository.unpack(Files.readAllBytes(repository.spec().resolve(proof.obligation())));
      String first = text.substring(0, text.indexOf('\n'));
      String id = OpenJml.id(first.replace("; Proof attempt for ", ""));
      if (!id.equals(proof.method())) {
        faults.add("spec/" + proof.obligation() + " is of " + id + ", not of " + proof.method());
      }
      if (!Repository.obligation(sources.find(proof.method())).equals(proof.obligation())) {
        faults.add("spec/" + proof.obligation() + " lies in the wrong place");
      }
    }
    assertNone(faults);
  }

  @Test
  void noObligationIsOrphaned() throws IOException {
    TreeSet<String> orphans = new TreeSet<>(repository.obligationFiles());
    record.proofs().forEach(proof -> orphans.remove(proof.obligation()));
    record.controls().forEach(control -> orphans.remove(control.file()));
    assertTrue(orphans.isEmpty(), () -> "recorded nowhere: " + orphans + REMEDY);
  }

  /** What Dyadic#withinLimit and LogNumber#denotes assume: one method makes all but constants. */
  @Test
  void numbersAreMadeInOnePlace() {
    assertEquals(List.of("sextant.exact.Dyadic#madeOf(BigInteger,long)"), makers("Dyadic"));
    assertEquals(
        List.of("sextant.exact.LogNumber#madeOf(BigFraction,BigInteger[],BigFraction[])"),
        makers("LogNumber"));
  }

  private static List<String> makers(String type) {
    List<String> makers = new ArrayList<>();
    for (KernelMethod method : sources.methods()) {
      if (method.body().contains("new " + type + "(")) {
        makers.add(method.id());
      }
    }
    return makers;
  }

  /** A contract is proved, or listed as not proved with its reason and its substitute. */
  @Test
  void everyContractIsProvedOrListed() {
    List<String> faults = new ArrayList<>();
    for (KernelMethod method : sources.methods()) {
      boolean accounted = record.proof(method.id()) != null || record.unproved(method.id()) != null;
      if (method.hasContract() && !accounted) {
        faults.add(method.id() + " has a contract, no proof, and is not listed in notProved");
      }
    }
    for (Verification.Unproved entry : record.unproved()) {
      KernelMethod method = sources.find(entry.method());
      if (method == null || !method.hasContract() && !Coverage.counts(method)) {
        faults.add(entry.method() + " is listed in notProved and has no contract");
      }
      if (method != null && Coverage.counts(method) && entry.kind() == Verification.Kind.LIBRARY) {
        faults.add(entry.method() + ": a public method is not the library's");
      }
      if (method != null && !method.model() && entry.kind() == Verification.Kind.DEFINITION) {
        faults.add(entry.method() + ": only a model function is a definition");
      }
      if (entry.reason().isBlank() || entry.evidence().isBlank()) {
        faults.add(entry.method() + " is listed in notProved without reason or evidence");
      }
      if (record.proof(entry.method()) != null) {
        faults.add(entry.method() + " is both proved and listed in notProved");
      }
    }
    assertNone(faults);
  }

  /** What stands in the place of a proof exists: every test class named does. */
  @Test
  void substituteEvidenceExists() throws IOException {
    TreeSet<String> tests = new TreeSet<>();
    try (Stream<Path> files = Files.walk(repository.root().resolve("tests/src/test/java"))) {
      files.forEach(file -> tests.add(String.valueOf(file.getFileName()).replace(".java", "")));
    }
    List<String> faults = new ArrayList<>();
    for (Verification.Unproved entry : record.unproved()) {
      Matcher named = Pattern.compile("\\b[A-Z]\\w*Test\\b").matcher(entry.evidence());
      boolean any = false;
      while (named.find()) {
        any = true;
        if (!tests.contains(named.group())) {
          faults.add(entry.method() + " names " + named.group() + ", which does not exist");
        }
      }
      if (!any) {
        faults.add(entry.method() + " names no test as its substitute");
      }
    }
    assertNone(faults);
  }

  /** With or without a contract: nothing that a user can call is left out of the count. */
  @Test
  void everyPublicMethodIsProvedOrListed() {
    assertNone(
        new Coverage(record, sources)
            .unlisted().stream()
                .map(id -> id + " is public, not proved, and not listed in notProved")
                .toList());
  }

  @Test
  void thePagesAreTheRecord() throws IOException {
    Map<String, String> pages = new GeneratedPages(repository, record, sources).render();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(repository.root().resolve(page.getKey())),
          page.getKey() + " is made by mvn -Pprove verify");
    }
  }

  @Test
  void everyProofWasTriedWithFourSeeds() {
    for (Verification.Proof proof : record.proofs()) {
      assertEquals(Prove.SEEDS, proof.seeds(), proof.method());
      assertEquals("z3 " + Z3.VERSION, proof.solver(), proof.method());
    }
  }

  @Test
  void everyProvedClassHasItsControl() {
    TreeSet<String> classes = new TreeSet<>();
    TreeSet<String> lemmas = new TreeSet<>();
    for (Verification.Proof proof : record.proofs()) {
      KernelMethod method = sources.find(proof.method());
      if (method != null && method.contract().contains("ensures")) {
        if (method.model()) {
          lemmas.add(method.id());
        } else {
          classes.add(method.owner());
        }
      }
    }
    for (Verification.Control control : record.controls()) {
      lemmas.remove(control.subject());
      classes.remove(control.subject().replaceAll("#.*", ""));
    }
    assertTrue(classes.isEmpty(), () -> "classes without a control: " + classes + REMEDY);
    assertTrue(lemmas.isEmpty(), () -> "lemmas without a control: " + lemmas + REMEDY);
  }

  @Test
  void controlsAreOfTheSourcesAsTheyAre() throws IOException {
    List<String> stubs = new ArrayList<>();
    try (Stream<Path> files = Files.walk(repository.jml())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        stubs.add(Controls.madeFrom(file));
      }
    }
    List<String> faults = new ArrayList<>();
    for (Verification.Control control : record.controls()) {
      KernelMethod method = sources.find(control.subject());
      boolean fresh =
          method == null
              ? stubs.contains(control.madeFrom())
              : control.madeFrom().equals(sources.hash(method));
      if (!fresh) {
        faults.add("spec/" + control.file() + ", a control, is stale");
      }
    }
    for (String stub : stubs) {
      if (record.controls().stream().noneMatch(control -> control.madeFrom().equals(stub))) {
        faults.add("a stub under spec/jml has changed, or has no control");
      }
    }
    assertNone(faults);
  }

  @Test
  void theFileIsInItsCanonicalForm() throws IOException {
    String text = Files.readString(repository.spec().resolve("verification.json"));
    assertEquals(record.text(), text, "spec/verification.json is sorted, one entry a line");
    assertFalse(record.proofs().isEmpty(), "nothing is proved at all");
  }

  private static void assertNone(List<String> faults) {
    assertTrue(faults.isEmpty(), () -> String.join("\n", faults) + REMEDY);
  }
}
