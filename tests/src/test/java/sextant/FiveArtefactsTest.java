package sextant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.audit.Check;
import sextant.audit.Claim;
import sextant.audit.ClaimRegistry;
import sextant.audit.checks.Checks;

/**
 * One name across five artefacts: the claim's file, the kernel method whose Javadoc begins with the
 * id, its contract, the page of notes, and a tagged test. None may be missing, none orphaned.
 */
class FiveArtefactsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path SOURCES = ROOT.resolve("reference/src/main/java");

  /** Pages of proofs-notes that belong to no single claim. */
  private static final Set<String> OTHER_PAGES =
      Set.of(
          "README.md",
          "arithmetic.md",
          "best-modulus.md",
          "how-to-prove.md",
          "infimum.md",
          "revkl-study.md",
          "tolerance.md",
          "trusted-base.md",
          "universal-constant.csv",
          "universal-constant.md",
          "universal-constant.png");

  /** Kinds that may lack a contract (and then say why). */
  private static final Set<String> CONTRACT_OPTIONAL = Set.of("assumption", "example", "remark");

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"((?:ORA|SAIL|RKL)-[^\"]+)\"\\)");

  private static final Set<String> TAGS = tags();

  static Stream<Claim> claims() {
    return ClaimRegistry.load().all().stream();
  }

  private static Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    claims().forEach(claim -> ids.add(claim.id()));
    return ids;
  }

  private static Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    try (Stream<Path> files = Files.walk(ROOT.resolve("tests/src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        Matcher matcher = TAG.matcher(Files.readString(file));
        while (matcher.find()) {
          tags.add(matcher.group(1));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return tags;
  }

  /** Every claim of the project's list of definitions and claims, by its id. */
  @Test
  void noClaimIsMissing() {
    Set<String> wanted =
        new TreeSet<>(
            Set.of(
                "ORA-A1",
                "ORA-A1.1",
                "ORA-A3",
                "ORA-A6",
                "ORA-Alg1",
                "ORA-C5.3",
                "ORA-E4.4",
                "ORA-Eq1",
                "ORA-Eq14",
                "ORA-Eq2",
                "ORA-Eq33",
                "ORA-Eq44",
                "ORA-L4.11",
                "ORA-LA.1",
                "ORA-LA.1-SEL",
                "ORA-LB.1",
                "ORA-LB.2",
                "ORA-LB.4",
                "ORA-LC.1",
                "ORA-LC.2",
                "ORA-LD.1",
                "ORA-LD.3",
                "ORA-R3.1",
                "ORA-R4.2",
                "ORA-R4.9",
                "ORA-T4.1",
                "ORA-T4.1-NEC",
                "ORA-T4.7",
                "ORA-T4.8",
                "ORA-T5.2",
                "RKL-BIAS",
                "RKL-CONC",
                "RKL-H1",
                "RKL-KL-PR",
                "RKL-KL-RP",
                "RKL-LAM",
                "RKL-LIN",
                "RKL-PL",
                "RKL-PL-MAP",
                "RKL-PL-PROX",
                "RKL-SING",
                "RKL-STO",
                "SAIL-BIAS",
                "SAIL-RED",
                "SAIL-RPE"));
    assertEquals(wanted, ids());
  }

  @ParameterizedTest
  @MethodSource("claims")
  void theMethodIsThereAndNamesItsClaim(Claim claim) throws IOException {
    if (claim.method().equals("none")) {
      return;
    }
    Path file = SOURCES.resolve(claim.methodFile());
    assertTrue(Files.isRegularFile(file), file + " is missing");
    String source = Files.readString(file);
    String method = claim.method().substring(claim.method().indexOf('#') + 1);
    Matcher named = declaration(claim, method).matcher(source);
    assertTrue(
        named.find(),
        claim.method() + " is missing, or no overload's Javadoc begins with " + claim.id());
    String between = named.group("between");
    if (!claim.contract().startsWith("no: ")) {
      assertTrue(
          between.matches("(?s)\\s*/\\*@.*@?\\*/\\s*(@\\w+\\s+)*")
              && Pattern.compile("\\b(ensures|signals)\\b").matcher(between).find(),
          claim.method() + " lacks the contract that its claim promises, right above it");
    }
  }

  /**
   * A Javadoc that begins with the id, then nothing but a contract and annotations, then the
   * method's head. No second Javadoc and no other member may stand in between.
   */
  private static Pattern declaration(Claim claim, String method) {
    return Pattern.compile(
        "/\\*\\*\\s*(?:\\*\\s*)?"
            + Pattern.quote(claim.id())
            + "(?![\\w.-]*\\w)(?:(?!\\*/).)*\\*/"
            + "(?<between>(?:\\s|@\\w+|/\\*@(?:(?!\\*/).)*\\*/)*)"
            + "(?:public|static|final|\\s)*[\\w<>\\[\\]@. ]+\\s"
            + Pattern.quote(method)
            + "\\(",
        Pattern.DOTALL);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void contractsAreLeftOutOnlyWhereAllowed(Claim claim) {
    assertTrue(
        !claim.contract().startsWith("no: ") || CONTRACT_OPTIONAL.contains(claim.kind()),
        claim.id() + ": a " + claim.kind() + " needs a contract");
  }

  @ParameterizedTest
  @MethodSource("claims")
  void thePageIsThere(Claim claim) throws IOException {
    Path page = ROOT.resolve("proofs-notes").resolve(claim.id() + ".md");
    assertTrue(Files.isRegularFile(page), page + " is missing");
    String text = Files.readString(page);
    String title = text.lines().findFirst().orElse("");
    assertTrue(
        title.startsWith("# " + claim.id() + ":"), page + " has the title \"" + title + "\"");
    if (!claim.method().equals("none")) {
      assertTrue(text.contains("`" + claim.method() + "`"), page + " does not point to the method");
    }
  }

  @ParameterizedTest
  @MethodSource("claims")
  void aTestIsTagged(Claim claim) {
    assertTrue(TAGS.contains(claim.id()), "no test is tagged " + claim.id());
  }

  @Test
  void everyClaimIsCheckedAndEveryCheckClaimed() {
    Set<String> checked = new TreeSet<>();
    for (Check check : Checks.all()) {
      assertTrue(checked.add(check.id()), check.id() + " is checked twice");
    }
    assertEquals(ids(), checked);
  }

  @Test
  void noPageIsOrphaned() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("proofs-notes"))) {
      for (String name : pages.map(page -> page.getFileName().toString()).toList()) {
        assertTrue(
            OTHER_PAGES.contains(name)
                || (name.endsWith(".md") && ids().contains(name.substring(0, name.length() - 3))),
            "proofs-notes/" + name + " belongs to no claim");
      }
    }
  }

  @Test
  void noTagIsOrphaned() {
    Set<String> orphans = new TreeSet<>(TAGS);
    orphans.removeAll(ids());
    assertTrue(orphans.isEmpty(), "tags without a claim: " + orphans);
  }

  /** The lint itself: what it must not take for a documented method. */
  @Test
  void thePatternIsStrict() {
    Claim claim = claims().filter(c -> c.id().equals("ORA-T4.1")).findFirst().orElseThrow();
    Pattern pattern = declaration(claim, "f");
    assertTrue(pattern.matcher("/**\n * ORA-T4.1. Says.\n */\n  public static int f(").find());
    assertTrue(pattern.matcher("/** ORA-T4.1: x. */ /*@ ensures x; @*/ static A f(").find());
    assertFalse(pattern.matcher("/** ORA-T4.1-NEC. Other. */ static A f(").find());
    assertFalse(pattern.matcher("/** ORA-T4.10. Other. */ static A f(").find());
    assertFalse(pattern.matcher("/** See ORA-T4.1. */ static A f(").find());
    assertFalse(pattern.matcher("/** ORA-T4.1. x */ int g() {} /** No. */ static A f(").find());
    assertFalse(pattern.matcher("/** ORA-T4.1. x */ int g(int f) { return f(").find());
  }
}
