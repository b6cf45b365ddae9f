package sextant.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import sextant.audit.proof.KernelMethod;
import sextant.audit.proof.KernelSources;
import sextant.audit.proof.Verification;

/** The pieces of the prover's tooling that do not need the prover. */
class ToolingTest {

  private static final String TRANSPORT = "sextant.robust.Transport";
  private static final String DISTANCE = TRANSPORT + "#distance(BigFraction,BigFraction)";

  @Test
  void packedFilesDependOnTheTextAlone() throws IOException, InterruptedException {
    String text = "(assert (= 1 2))\n".repeat(1000);
    byte[] first = Repository.pack(text);
    Thread.sleep(1100); // a time stamp would show
    assertArrayEquals(first, Repository.pack(text));
    assertArrayEquals(new byte[5], java.util.Arrays.copyOfRange(first, 3, 8), "flags and time");
    assertEquals(text, Repository.unpack(first));
    assertTrue(first.length < text.length() / 10);
  }

  @Test
  void axiomsOnAllTypesAreLeftOutAndNothingElse() throws IOException, InterruptedException {
    String first = "; Proof attempt for a.B.m()\n";
    String kept = "(assert (forall ((o REF) ) (>= (select __JMLlength o) 0)))\n";
    String subtype = "(assert (forall ((e REF) ) (or (not (javaSubType (javaTypeOf e) T)))))\n";
    String ground = "(assert (javaSubType (javaTypeOf x) T))\n";
    String goal = "(assert (not |BL_Start|))\n(check-sat)\n";
    String slim = TypeAxioms.without(first + kept + subtype + ground + goal);
    assertTrue(slim.startsWith(first + "; Without"), slim);
    assertTrue(slim.endsWith("\n" + kept + ground + goal), slim);

    Path folder = Files.createTempDirectory("sextant-filter");
    try {
      Path input = Files.writeString(folder.resolve("input"), kept + subtype + ground + goal);
      Process filter =
          new ProcessBuilder(TypeAxioms.filter(folder, "/bin/cat").toString(), "-")
              .redirectInput(input.toFile())
              .start();
      String heard = new String(filter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(kept + "(assert true)\n" + ground + goal, heard);
      assertEquals(0, filter.waitFor());
    } finally {
      OpenJml.delete(folder);
    }
  }

  @Test
  void signaturesAreRead() {
    String library = "org.apache.commons.math3.fraction.BigFraction";
    assertEquals(DISTANCE, OpenJml.id(TRANSPORT + ".distance(" + library + "," + library + ")"));
    assertEquals("a.B#B()", OpenJml.id("a.B.B()"));
    assertEquals("a.B.C#m(\\real,T[][])", OpenJml.id("a.B.C.m(\\real,x.y.T[][])"));
    assertEquals("a.B#m(List)", OpenJml.id("a.B.m(java.util.List<java.lang.String>)"));
    assertEquals("a.B#equals(Object)", OpenJml.id("a.B.equals(@Nullable,@x.y.Nullable Object)"));
    assertEquals("a.B#m(int,T)", OpenJml.id("a.B.m(int,@x.Nullable y.T)"));
  }

  @Test
  void patternsMeetTheQualifiedSignatureAlone() throws IOException {
    KernelSources sources = Repository.here().sources();
    Pattern distance = Pattern.compile(OpenJml.pattern(sources.find(DISTANCE)));
    String library = "org.apache.commons.math3.fraction.BigFraction";
    assertTrue(
        distance.matcher(TRANSPORT + ".distance(" + library + "," + library + ")").matches());
    assertFalse(distance.matcher(TRANSPORT + ".distance(" + library + ")").matches());
    KernelMethod equals = sources.find("sextant.exact.Interval#equals(Object)");
    assertTrue(
        Pattern.matches(
            OpenJml.pattern(equals),
            "sextant.exact.Interval.equals(@x.Nullable,@y.z.Nullable java.lang.Object)"));
    KernelMethod model =
        sources.methods().stream().filter(m -> m.id().contains("(\\real")).findFirst().get();
    String signature = model.id().replace('#', '.');
    assertTrue(Pattern.matches(OpenJml.pattern(model), signature), signature);
    KernelMethod arrays =
        sources.methods().stream().filter(m -> m.id().contains("BigFraction[]")).findFirst().get();
    String arraySignature =
        arrays.id().replace('#', '.').replaceAll("(?<=[(,])(?=[A-Z])", "some.where.");
    assertTrue(Pattern.matches(OpenJml.pattern(arrays), arraySignature), arraySignature);
  }

  @Test
  void contractsAreSpoiled() throws IOException {
    Repository repository = Repository.here();
    KernelSources sources = repository.sources();
    KernelMethod dual = sources.find(TRANSPORT + "#dual(BigFraction,BigFraction)");
    String text = Files.readString(repository.java().resolve(sources.file(dual)));
    String spoiled = Controls.spoil(text, dual);
    assertTrue(
        Pattern.compile("ensures !\\( \\(.forall [^;]*;[^;]*\\)\\);\\s*@ pure \\*/")
            .matcher(spoiled)
            .find(),
        spoiled);
    assertEquals(text.length() + " !()".length(), spoiled.length());
    for (KernelMethod method : sources.methods()) {
      if (method.model() && method.hasContract() && method.contract().contains("ensures")) {
        String source = Files.readString(repository.java().resolve(sources.file(method)));
        assertTrue(Controls.spoil(source, method).contains("ensures false; "), method.id());
      }
    }
  }

  @Test
  void theRecordIsWrittenAsItWasRead() throws IOException {
    Verification record = new Verification();
    record.put(new Verification.Unproved("b#m()", Verification.Kind.OPEN, "too hard", "tests"));
    record.put(new Verification.Unproved("a#m()", Verification.Kind.OPEN, "too \"hard\"", "tests"));
    record.put(new Verification.Control("obligations/controls/x", "00", "b#m()", "33", "false"));
    Verification.Proof proof =
        new Verification.Proof(
            "b#m()", "11", "obligations/b/m", "22", "V 1", "S 2", "2025-01-01", List.of(0, 1), 0.5);
    record.put(proof);
    assertEquals(List.of(proof), record.proofs());
    assertEquals(1, record.unproved().size(), "what is proved is no longer unproved");
    assertEquals(record.text(), Verification.parse(record.text()).text());
  }

  @Test
  void programsEndWithTheirTime() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Programs.exists("sleep"), "no program 'sleep'");
    long start = System.nanoTime();
    Programs.Result result =
        Programs.run(List.of("sleep", "100"), Path.of("."), Duration.ofMillis(200));
    assertTrue(result.timedOut());
    assertTrue(System.nanoTime() - start < 20e9);
    assertFalse(Programs.exists("a-program-that-nobody-has"));
  }
}
